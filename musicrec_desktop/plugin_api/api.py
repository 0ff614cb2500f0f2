"""All that a plugin may touch."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Play
from musicrec_desktop.plugin_api.llm_backend import LlmBackend
from musicrec_desktop.plugin_api.pages import Page
from musicrec_desktop.plugin_api.parts import Command, FeatureExtractor, FeedbackSink, PlaylistExporter, Reranker
from musicrec_desktop.plugin_api.recommending import CandidateSource, Scorer


@dataclass(frozen=True, slots=True)
class TrackCard:
    """What a plugin is told of one track."""

    id: TrackId
    title: str
    artist: str
    """All artists as written for the listener; "" when unknown."""
    album: str
    album_artist: str
    genres: tuple[str, ...]
    year: int
    """0 when unknown."""
    duration_ms: DurationMs
    number: int
    """On its disc; 0 when unknown."""
    path: str
    """"" without the permission "files"."""
    recording_mbid: str = ""
    energy: float = float("nan")
    """0 calm .. 1 energetic; NaN when not measured."""
    valence: float = float("nan")
    """0 sad .. 1 happy; NaN when not measured."""
    tempo: float = float("nan")
    """Beats a minute; NaN when not measured."""


@dataclass(frozen=True, slots=True)
class Started:
    """A track began to sound."""

    track: TrackCard
    at: UnixTime


@dataclass(frozen=True, slots=True)
class Paused:
    """It is silent: paused, stopped, or at the end of the queue."""


@dataclass(frozen=True, slots=True)
class LibraryChanged:
    """Tracks have come, gone or changed."""


@dataclass(frozen=True, slots=True)
class PlaylistMade:
    """A list was made."""

    title: str
    track_ids: tuple[TrackId, ...]


Event = Started | Paused | LibraryChanged | PlaylistMade


class Settings(Protocol):
    """What the listener set for this plugin; kept by the program as JSON."""

    def get(self, name: str, default: Any) -> Any:
        """A value, or the default."""

    def set(self, name: str, value: Any) -> None:
        """Keep a value that JSON can hold."""


class Secrets(Protocol):
    """Tokens and passwords, kept in the system's keyring; where there is none, in a file only the listener may read,
    and the page says so."""

    def get(self, name: str) -> str:
        """A secret, or ""."""

    def set(self, name: str, value: str) -> None:
        """Keep it; "" forgets it."""

    @property
    def is_keyring(self) -> bool:
        """They lie in the system's keyring."""


class Library(Protocol):
    """The listener's music, to read."""

    def tracks(self, ids: Sequence[TrackId] | None = None) -> tuple[TrackCard, ...]:
        """These tracks, or all of them, in the order asked; unknown ones are left out."""

    def search(self, words: str, limit: int = 50) -> tuple[TrackCard, ...]:
        """Tracks that words find, the best first."""

    def history(self, since: UnixTime, limit: int = 10_000) -> tuple[Play, ...]:
        """Plays since a moment, the oldest first. Needs the permission "history"."""

    def mood(self) -> tuple[float, float] | None:
        """(valence, energy) of what was heard in the last hours; None where nothing was. Needs "history"."""


class Player(Protocol):
    """What the listener could do by hand, on their behalf: a plugin calls it in answer to an action of theirs."""

    def play(self, track_ids: Sequence[TrackId]) -> None:
        """Replace the queue by these tracks and play."""

    def add(self, track_ids: Sequence[TrackId]) -> None:
        """Put them at the end of the queue."""

    def play_file(self, path: Path) -> None:
        """Play a sound file of the plugin's own, beside the queue."""

    def now(self) -> TrackCard | None:
        """What plays."""


class Recommender(Protocol):
    """Playlists as the program makes them."""

    def playlist(
        self, words: str = "", *, way: Sequence[tuple[float, float]] = (), minutes: float = 0.0, tracks: int = 0
    ) -> tuple[str, tuple[TrackId, ...], tuple[str, ...], tuple[str, ...]]:
        """(title, ids, a reason for each, notes) for a request in words, or along `way`: places of (valence, energy),
        evenly spread over the list. Rules only: the answer comes within a second or two."""

    def like(self, track_ids: Sequence[TrackId], n: int = 25) -> tuple[TrackId, ...]:
        """Tracks near to these in sound, artist and company."""

    def model(self) -> LlmBackend | None:
        """The language model, or None: switched off or not there."""


class PluginApi(Protocol):
    """Given to `enable(api)`. What is registered here is tagged with the plugin and taken away when it is disabled."""

    settings: Settings
    secrets: Secrets
    library: Library
    player: Player
    recommender: Recommender
    log: logging.Logger

    @property
    def data_dir(self) -> Path:
        """A folder of its own that outlives updates."""

    @property
    def language(self) -> str:
        """ "en" or "zh": what the window speaks."""

    def add_candidates(self, source: CandidateSource) -> None:
        """Offer tracks worth scoring."""

    def add_scorer(self, scorer: Scorer) -> None:
        """Say how good tracks are by one measure; it counts as half of one of the program's own."""

    def add_reranker(self, reranker: Reranker) -> None:
        """Change the order of finished lists."""

    def add_features(self, extractor: FeatureExtractor) -> None:
        """Measure something of each track when it is analysed."""

    def add_backend(self, backend: LlmBackend) -> None:
        """Be the language model, when the listener chooses so."""

    def add_feedback(self, sink: FeedbackSink) -> None:
        """Hear what is played and said."""

    def add_exporter(self, exporter: PlaylistExporter) -> None:
        """Write playlists in another format."""

    def add_command(self, command: Command) -> None:
        """Stand in the command palette or in the menu of tracks."""

    def add_page(self, page: Page) -> None:
        """Have a page of the window."""

    def on(self, kind: type[Event], hear: Callable[[Any], None]) -> None:
        """Hear events of this kind, one after the other."""

    def notify(self, text: str, hint: str = "") -> None:
        """Tell the listener something, a line in the window. More than a few a minute are not shown."""

    def refresh(self, page: str) -> None:
        """The page of this name has changed: it is shown anew when it is on show."""


Enable = Callable[[PluginApi], None]
"""What a plugin's module has to have: `enable(api)`. It may have `disable()`."""

__all__ = [
    "Enable",
    "Event",
    "Library",
    "LibraryChanged",
    "Paused",
    "Player",
    "PlaylistMade",
    "PluginApi",
    "Recommender",
    "Secrets",
    "Settings",
    "Started",
    "TrackCard",
]
