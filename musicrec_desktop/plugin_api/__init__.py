"""What parts of the recommender look like from outside. Built-in parts use the same protocols."""

from musicrec_desktop.plugin_api.llm_backend import GenerationOptions, LlmBackend, ModelInfo, Usage
from musicrec_desktop.plugin_api.recommending import CandidateSource, Scorer, ScoringContext

__all__ = [
    "CandidateSource",
    "GenerationOptions",
    "LlmBackend",
    "ModelInfo",
    "Scorer",
    "ScoringContext",
    "Usage",
]
