"""What a comment says of its track, where rules find no word that tells: by what it makes the model expect.

As in mood_choice.py: what the comment adds to the log-probability of words of praise over words of rejection, over what
neutral comments add, averaged over two wordings.
"""

import math
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.llm.calls import OnCall, Recorder, unheard
from musicrec_desktop.llm.prompt_files import prompt_text
from musicrec_desktop.llm.untrusted import for_prompt
from musicrec_desktop.plugin_api import LlmBackend

NEUTRAL: Final = (
    "a song",
    "heard it today",
    "track two",
    "from the second album",
    "recorded in 1994",
    "on the radio",
)
"""Comments that say nothing either way."""
_GAP: Final = "{comment}"
_SURE_AT: Final = 0.97
"""Gain, in natural logarithms a token, at which a reading is 0.5. With SmolLM2-135M-Instruct, of 44 comments without a
telling word that this and the wordings were chosen on, 22 were above it and 20 of them right."""


@dataclass(frozen=True, slots=True)
class _Wording:
    prompt: str
    """Name of the file with the text around the comment."""
    praise: tuple[str, ...]
    rejection: tuple[str, ...]


_WORDINGS: Final = (
    _Wording("comment-a.v1", (" great", " beautiful", " wonderful"), (" terrible", " ugly", " awful")),
    _Wording("comment-b.v1", (" love", " joy"), (" hate", " disgust")),
)


class CommentReader:
    """Keeps what the neutral comments gave, so that a comment costs one scoring for each wording."""

    def __init__(self) -> None:
        self._neutral: dict[str, float] = {}

    def read(self, comment: str, backend: LlmBackend, on_call: OnCall = unheard) -> float:
        """-1 (rejects) .. 1 (praises); from 0.5 on, either way, it may be believed. llm lane."""
        recorder, model = Recorder(backend, on_call), backend.info.name
        if model not in self._neutral:
            self._neutral[model] = sum(_gain(text, recorder) for text in NEUTRAL) / len(NEUTRAL)
        gain = _gain(for_prompt(comment), recorder) - self._neutral[model]
        return math.tanh(math.atanh(0.5) * gain / _SURE_AT)


def _gain(comment: str, recorder: Recorder) -> float:
    total = 0.0
    for wording in _WORDINGS:
        text = prompt_text(wording.prompt)
        words = (*wording.praise, *wording.rejection)
        scores = recorder.score("comment", text.replace(_GAP, comment), words, text.index(_GAP), plain=True)
        n = len(wording.praise)
        total += sum(scores[:n]) / n - sum(scores[n:]) / (len(words) - n)
    return total / len(_WORDINGS)
