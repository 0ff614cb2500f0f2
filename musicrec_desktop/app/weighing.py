"""The step of RECOMMEND in which the language model weighs the first candidates against the listener's words."""

import math
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.domain.llm_call import LlmCall
from musicrec_desktop.domain.progress import Job
from musicrec_desktop.llm import MOST_WEIGHED, Patience, TrackWeigher, open_words, opinions, track_words

_WEIGHER: Final = TrackWeigher()
_PATIENT: Final = TrackWeigher(Patience(math.inf))


def weigh_tracks(state: Recommending) -> Job[Recommending]:
    """Let the model say which of the best candidates meet words that no rule read; the list is then chosen anew.

    English only: the default model knows no Chinese. A model that cannot be used, or is too slow, has no say; that it
    cannot be used was noted when it was asked about the plan.
    """
    plan, ranked = state.plan, state.ranked
    if ranked is None or not state.use_llm or plan.language != "en" or not open_words(plan):
        return state
    best = np.argsort(-ranked.scores, kind="stable")[:MOST_WEIGHED]
    rows = ranked.rows[best]
    calls: list[LlmCall] = []
    try:
        backend = state.services.backend()
        if backend is None:
            return state
        descriptions = [track_words(state.scoring.view, int(row)) for row in rows]
        weigher = _PATIENT if state.is_patient else _WEIGHER
        gains = yield from weigher.gains(state.request.text, descriptions, backend, calls.append)
    except ModelError:
        return replace(state, use_llm=False, calls=state.calls + tuple(calls))
    state = replace(state, calls=state.calls + tuple(calls))
    if gains is None:
        return state
    says: NDArray[np.float32] = np.full(len(state.scoring.view), np.nan, np.float32)
    says[rows] = opinions(gains)
    return replace(state, context=replace(state.scoring, model_says=says), is_plan_new=True)
