"""Many listeners: the collaborative methods measured on a public set of listeners and artists."""

from musicrec_desktop.evaluation.hetrec.data import ManyListeners, read_listeners
from musicrec_desktop.evaluation.hetrec.protocols import evaluate_hetrec

__all__ = ["ManyListeners", "evaluate_hetrec", "read_listeners"]
