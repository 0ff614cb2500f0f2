"""The language model as a scorer: how much likelier the request makes the description of a track.

The gain is the mean log-probability per token of the description after the request, less the same after neutral
requests (the calibration of mood_choice.py, applied to tracks). What a model simply likes to say cancels out.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.llm.calls import OnCall, Recorder, unheard
from musicrec_desktop.llm.prompt_files import prompt_text
from musicrec_desktop.llm.untrusted import for_prompt
from musicrec_desktop.plugin_api import LlmBackend

MOST: Final = 30
"""Only the first candidates are judged: what ranks below them is not lifted into a list by a small model's word."""
NEUTRAL: Final = ("some music", "play something")
"""Requests that call for nothing; two, since every one costs as much as the request itself."""
_PROMPT: Final = "track.v1"
_LONGEST: Final = 80
"""Characters of a description."""
_MOST_KEPT: Final = 20_000
_GROUP: Final = 10
"""Descriptions scored in one go; between two groups the time is looked at."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the model may take over the candidates."""

    seconds: float = 4.0
    """When the first group shows that all of them would take longer, the model has no say."""


class TrackWeigher:
    """Keeps what the neutral requests gave, so that a description met again costs one scoring instead of three."""

    def __init__(self, patience: Patience | None = None) -> None:
        self._patience = patience or Patience()
        self._neutral: dict[tuple[str, str], float] = {}

    def gains(
        self, request: str, descriptions: Sequence[str], backend: LlmBackend, on_call: OnCall = unheard
    ) -> Job[NDArray[np.float32] | None]:
        """(c,) natural log-probability gained per token by each of the first `MOST` descriptions, NaN for the others
        and for empty ones.

        None when the model is too slow for the patience given. Descriptions are tag text: cut down to one harmless
        line. Tracks described alike are judged once.
        """
        told = [for_prompt(text, _LONGEST) for text in descriptions[:MOST]]
        words = list(dict.fromkeys(filter(None, told)))
        recorder, model = Recorder(backend, on_call), backend.info.name
        gained: dict[str, float] = {}
        began = time.perf_counter()
        for start in range(0, len(words), _GROUP):
            yield Progress(start, len(words), "asking the language model about tracks")
            group = words[start : start + _GROUP]
            asked = _scores(recorder, for_prompt(request), group)
            neutral = self._neutral_scores(recorder, model, group)
            gained |= dict(zip(group, (asked - neutral).tolist(), strict=True))
            spent = time.perf_counter() - began
            if start == 0 and spent * len(words) / len(group) > self._patience.seconds:
                return None
        judged = [gained.get(text, np.nan) for text in told]
        return np.array(judged + [np.nan] * (len(descriptions) - len(told)), np.float32)

    def _neutral_scores(self, recorder: Recorder, model: str, group: Sequence[str]) -> NDArray[np.float64]:
        missing = [text for text in group if (model, text) not in self._neutral]
        if missing:
            mean = np.mean([_scores(recorder, neutral, missing) for neutral in NEUTRAL], axis=0)
            if len(self._neutral) > _MOST_KEPT:
                self._neutral.clear()
            self._neutral |= {(model, text): score for text, score in zip(missing, mean.tolist(), strict=True)}
        return np.array([self._neutral[model, text] for text in group])


def _scores(recorder: Recorder, request: str, words: Sequence[str]) -> NDArray[np.float64]:
    fixed = f"{prompt_text(_PROMPT)}\nRequest:"
    continuations = [f" {text}" for text in words]
    return np.array(recorder.score("track", f"{fixed} {request}\nTrack:", continuations, len(fixed), plain=True))


def opinions(gains: NDArray[np.float32]) -> NDArray[np.float32]:
    """(c,) 0..1 from gains: the share of judged candidates that gained less, ties half; NaN where not judged.

    Ranks, since the size of a gain depends on the model and on how long the descriptions are.
    """
    known = np.flatnonzero(np.isfinite(gains))
    out = np.full(len(gains), np.nan, np.float32)
    if len(known) < 2:
        return out
    values = gains[known]
    below = (values[:, None] > values[None, :]).sum(axis=1) + 0.5 * (
        (values[:, None] == values[None, :]).sum(axis=1) - 1
    )
    out[known] = below / (len(known) - 1)
    return out
