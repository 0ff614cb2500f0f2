"""Which mood a situation calls for: the model chooses among the moods there are, by calibrated log-probability.

A small model's free answer mostly shows what it likes to say. What a request adds to the log-probability of each mood
word, over what neutral requests give it, averaged over several wordings of the question, says what it calls for
(contextual calibration, after Zhao et al. 2021, with a mean of log-probabilities per token).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.llm.calls import Recorder
from musicrec_desktop.llm.prompt_files import prompt_text
from musicrec_desktop.llm.untrusted import for_prompt

NEUTRAL: Final = (
    "some music",
    "play something",
    "a playlist",
    "music please",
    "anything",
    "surprise me",
    "songs for today",
    "twenty tracks",
)
"""Requests that call for no mood at all."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to ask: a fixed text with examples, then the request, then a place for the mood."""

    prompt: str
    """Name of the file with the fixed text."""
    before: str
    after: str
    ending: str = ""
    """Follows the mood word."""

    def parts(self, request: str) -> tuple[str, int]:
        """The text up to the mood, and how many of its characters are the same for every request."""
        fixed = f"{prompt_text(self.prompt)}\n{self.before}".rstrip(" ")
        return f"{prompt_text(self.prompt)}\n{self.before}{request}{self.after}", len(fixed)


WORDINGS: Final = (
    Wording("mood-a.v1", "Request: ", "\nMood:"),
    Wording("mood-b.v1", "Request: ", "\nThe music should be"),
    Wording("mood-c.v1", 'Listener: "', '" The host plays', " music"),
)


@dataclass(frozen=True, slots=True)
class Calibration:
    """How scores become probabilities, and which probability is enough."""

    temperature: float = 0.2
    """Fitted on 32 situations by likelihood (tests/llm_real/situations.py, TRAIN) with SmolLM2-135M-Instruct."""
    enough: float = 0.5
    """From here on a mood was right in 15 of 17 such situations, and in 18 of 22 others that nothing was fitted on."""


class MoodChooser:
    """Keeps what the neutral requests gave, so that a request costs one scoring for each wording."""

    def __init__(self, calibration: Calibration | None = None) -> None:
        self._calibration = calibration or Calibration()
        self._neutral: dict[tuple[str, str], NDArray[np.float64]] = {}

    @property
    def enough(self) -> float:
        """The probability from which a mood may be applied."""
        return self._calibration.enough

    def probabilities(self, request: str, model: str, recorder: Recorder) -> Mapping[str, float]:
        """Probability of each mood for the request; they sum to 1."""
        words = for_prompt(request)
        gains = [
            self._scores(wording, words, recorder) - self._neutral_scores(wording, model, recorder)
            for wording in WORDINGS
        ]
        z = np.mean(gains, axis=0) / self._calibration.temperature
        p = np.exp(z - z.max())
        return dict(zip(MOODS, (p / p.sum()).tolist(), strict=True))

    def _neutral_scores(self, wording: Wording, model: str, recorder: Recorder) -> NDArray[np.float64]:
        key = (model, wording.prompt)
        if key not in self._neutral:
            rows = [self._scores(wording, neutral, recorder) for neutral in NEUTRAL]
            self._neutral[key] = np.mean(rows, axis=0)
        return self._neutral[key]

    @staticmethod
    def _scores(wording: Wording, request: str, recorder: Recorder) -> NDArray[np.float64]:
        text, fixed = wording.parts(request)
        return np.array(recorder.score("mood", text, _endings(wording.ending), fixed))


def _endings(ending: str) -> Sequence[str]:
    return [f" {mood}{ending}" for mood in MOODS]
