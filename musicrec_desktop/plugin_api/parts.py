"""Parts of the program besides sources and scorers that a plugin can add. Each is a small protocol."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.play import Feedback, Play
from musicrec_desktop.plugin_api.recommending import ScoringContext


class Reranker(Protocol):
    """Changes the order of a finished list."""

    @property
    def name(self) -> str:
        """A short stable word. *MUST be implemented.*"""

    def order(self, context: ScoringContext, ids: NDArray[np.int64]) -> NDArray[np.intp]:
        """(n,) the places of `ids` in their new order: each of 0..n-1 once. *MUST be implemented.*"""


class FeatureExtractor(Protocol):
    """Measures something of a track's sound."""

    @property
    def name(self) -> str:
        """A short stable word. *MUST be implemented.*"""

    def measure(self, samples: NDArray[np.float32], rate: int) -> Mapping[str, float]:
        """Numbers by name from mono samples in -1..1 at `rate` hertz. *MUST be implemented.*"""


class FeedbackSink(Protocol):
    """Hears what was played and said, to send or keep it elsewhere. Needs the permission "history"."""

    @property
    def name(self) -> str:
        """A short stable word. *MUST be implemented.*"""

    def played(self, play: Play) -> None:
        """A track was played, however short. *MUST be implemented.*"""

    def said(self, feedback: Feedback) -> None:
        """A like, a dislike, or one taken back. *MUST be implemented.*"""


class PlaylistExporter(Protocol):
    """Writes playlists in a format of its own."""

    @property
    def name(self) -> str:
        """A short stable word. *MUST be implemented.*"""

    @property
    def title(self) -> str:
        """What the format is called. *MUST be implemented.*"""

    @property
    def suffix(self) -> str:
        """Of its files, with the dot. *MUST be implemented.*"""

    def text(self, title: str, paths: Sequence[Path], labels: Sequence[str]) -> str:
        """The whole file. `labels` are "artist - title", one a path. *MUST be implemented.*"""


class Command(Protocol):
    """Something to do by name, in the command palette and in the menu of tracks."""

    @property
    def name(self) -> str:
        """A short stable word. *MUST be implemented.*"""

    @property
    def title(self) -> str:
        """What it does, in a few words. *MUST be implemented.*"""

    @property
    def wants_tracks(self) -> bool:
        """It stands in the menu of tracks and is given those that are chosen. *MUST be implemented.*"""

    def run(self, track_ids: Sequence[TrackId]) -> str:
        """Do it; words for the listener, or "". *MUST be implemented.*"""
