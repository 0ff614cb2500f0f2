"""A listener made of a click model: hears tracks, finishes or skips them, sometimes says so."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Listening
from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.evaluation.simulation.click_model import ClickModel, Situation

_EXTREME: Final = 0.1
"""The share of tracks at either end of the listener's taste that calls for a word."""
_SAYS: Final = 0.25
"""How often the listener does say it."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long plays last, in seconds: the medians of a log."""

    listen_s: float
    skip_s: float

    @staticmethod
    def of(listening: Listening) -> "Pace":
        """As this listener had it. A skip takes a second at least: the reach for the button."""
        lasted = listening.ends - listening.starts
        listens, skips = lasted[listening.is_listen], lasted[listening.is_skip]
        return Pace(
            float(np.median(listens)) if len(listens) else 210.0,
            max(1.0, float(np.median(skips))) if len(skips) else 10.0,
        )


@dataclass(frozen=True, slots=True)
class Heard:
    """How one play went."""

    track: int
    started_at: float
    """UTC seconds."""
    is_finished: bool
    seconds: float
    """Heard."""
    said: FeedbackValue | None
    """A like or dislike given with it."""


class SimulatedListener:
    """Decides by chance, seeded. What it likes is hidden from whoever recommends."""

    def __init__(self, model: ClickModel, known: NDArray[np.bool_], pace: Pace, seed: int) -> None:
        """`known`: (n,) True for the tracks whose taste the history tells; the ends of taste are those of them."""
        self._model = model
        self._pace = pace
        self._random = np.random.default_rng(seed)
        self._situation = Situation(model.artists)
        low, high = np.quantile(model.taste[known], (_EXTREME, 1 - _EXTREME))
        self.is_loved = known & (model.taste >= high)
        """(n,) tracks that may be called liked."""
        self.is_hated = known & (model.taste <= low)
        """(n,) tracks that may be called disliked."""

    def begin_session(self) -> None:
        """The listener comes back after a pause."""
        self._situation.begin_session()

    def hear(self, track: int, now: float) -> Heard:
        """Play one track."""
        chance = self._model.chance(track, self._situation.of(track, now))
        is_finished = bool(self._random.random() < chance)
        says = self._random.random() < _SAYS
        said = None
        if says and is_finished and self.is_loved[track]:
            said = FeedbackValue.LIKE
        elif says and not is_finished and self.is_hated[track]:
            said = FeedbackValue.DISLIKE
        self._situation.happened(track, now, is_finished=is_finished)
        return Heard(track, now, is_finished, self._pace.listen_s if is_finished else self._pace.skip_s, said)
