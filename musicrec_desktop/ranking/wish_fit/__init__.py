"""How well tracks meet one wish of a plan, 0..1, and what that stands on in words."""

from musicrec_desktop.ranking.wish_fit.fit import curve_fit, wish_fit
from musicrec_desktop.ranking.wish_fit.words import wish_words

__all__ = ["curve_fit", "wish_fit", "wish_words"]
