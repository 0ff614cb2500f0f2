"""The language model made ready before it is needed, so that the first request does not wait for it to load."""

from typing import Final

from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.domain.progress import run_job
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm import check_model, complete_plan, memory_free, memory_needed
from musicrec_desktop.llm.offload import FAILED, LEFT_ALONE, NO_ROOM, SLOWER
from musicrec_desktop.plugin_api import ModelInfo

_ANYTHING: Final = "a walk along the river"
"""Words that no rule reads: the model is asked, and what a calibration compares with is worked out and kept."""
_NO_CARD: Final = {
    NO_ROOM: "on the processor, for the graphics card has no room",
    SLOWER: "on the processor, for the graphics card is slower",
    FAILED: "on the processor, for the graphics card's driver failed",
    LEFT_ALONE: "on the processor, as the settings say",
}


def warm_model(services: Services) -> ModelInfo | None:
    """Load the model and ask it once; how it runs, or None where there is none or memory is short. llm lane.

    Raises ModelError when it is there and cannot be used.
    """
    path, free = services.model, memory_free()
    if path is None or (free is not None and memory_needed(check_model(path)) > free):
        return None
    backend = services.backend()
    if backend is None:
        return None
    run_job(complete_plan(PlaylistPlan(_ANYTHING), None, backend, Request(_ANYTHING, UnixTime(0.0))))
    return backend.info


def in_words(info: ModelInfo) -> str:
    """Where a model runs, for the listener, and why not on a graphics card that is there."""
    if info.gpu_layers:
        where = f"{info.gpu_layers} layers on {info.device}"
    else:
        where = next((words for why, words in _NO_CARD.items() if why in info.device), "on the processor")
    return f"{where}, with an adapter" if info.adapter else where
