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
_GROUP: Final = 10
"""Descriptions scored in one go; between two groups the time is looked at."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the model may take over the candidates."""

    seconds: float = 4.0
    """When the first group shows that all of them would take longer, the model has no say."""


def track_gains(
    request: str,
    descriptions: Sequence[str],
    backend: LlmBackend,
    on_call: OnCall = unheard,
    patience: Patience | None = None,
) -> Job[NDArray[np.float32] | None]:
    """(c,) natural log-probability gained per token by each of the first `MOST` descriptions, NaN for the others.

    None when the model is too slow for the patience given. Descriptions are tag text: cut down to one harmless line.
    """
    limit = (patience or Patience()).seconds
    words = [f" {for_prompt(text, 80)}" for text in descriptions[:MOST]]
    gains = np.full(len(descriptions), np.nan, np.float32)
    recorder = Recorder(backend, on_call)
    groups = [slice(start, min(start + _GROUP, len(words))) for start in range(0, len(words), _GROUP)]
    began = time.perf_counter()
    for n, group in enumerate(groups):
        yield Progress(n, len(groups), "asking the language model about tracks")
        asked = _scores(recorder, for_prompt(request), words[group])
        neutral = np.mean([_scores(recorder, text, words[group]) for text in NEUTRAL], axis=0)
        gains[group] = asked - neutral
        spent = time.perf_counter() - began
        if n == 0 and spent * len(groups) > limit:
            return None
    return gains


def _scores(recorder: Recorder, request: str, words: Sequence[str]) -> NDArray[np.float64]:
    fixed = f"{prompt_text(_PROMPT)}\nRequest:"
    return np.array(recorder.score("track", f"{fixed} {request}\nTrack:", words, len(fixed)))


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
