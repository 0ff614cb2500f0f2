"""Learned weights: which of the named parts of a score make the listener choose."""

from musicrec_desktop.ranking.choice.learning import faded, fit, mean_log_chance, updated
from musicrec_desktop.ranking.choice.model import Choice, ChoiceModel, ignorant, softmax

__all__ = ["Choice", "ChoiceModel", "faded", "fit", "ignorant", "mean_log_chance", "softmax", "updated"]
