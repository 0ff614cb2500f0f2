"""What learns while the music plays: the log, the methods over it, and the weights of their parts."""

from musicrec_desktop.ranking.live.expectation import Expectation, ExpectedScorer, as_values
from musicrec_desktop.ranking.live.fusion import Fusion, PriorWeight, prior_fusion
from musicrec_desktop.ranking.live.heard_out import HEARD_OUT
from musicrec_desktop.ranking.live.log import ListeningLog, PlayColumns, catalogue_of, columns_of
from musicrec_desktop.ranking.live.methods import MethodPriors, leaning, method_names
from musicrec_desktop.ranking.live.state import LiveListening

__all__ = [
    "HEARD_OUT",
    "Expectation",
    "ExpectedScorer",
    "Fusion",
    "ListeningLog",
    "LiveListening",
    "MethodPriors",
    "PlayColumns",
    "PriorWeight",
    "as_values",
    "catalogue_of",
    "columns_of",
    "leaning",
    "method_names",
    "prior_fusion",
]
