"""A PluginApi for the tests of plugins: remembers what was registered and asked, and answers as the test says."""

import logging
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.play import Play
from musicrec_desktop.plugin_api import Event, LlmBackend, TrackCard


@dataclass
class FakeSettings:
    """Kept in memory."""

    values: dict[str, Any] = field(default_factory=dict)

    def get(self, name: str, default: Any) -> Any:
        """A value, or the default."""
        return self.values.get(name, default)

    def set(self, name: str, value: Any) -> None:
        """Keep a value."""
        self.values[name] = value


@dataclass
class FakeSecrets:
    """Kept in memory."""

    values: dict[str, str] = field(default_factory=dict)
    is_keyring: bool = True

    def get(self, name: str) -> str:
        """A secret, or ""."""
        return self.values.get(name, "")

    def set(self, name: str, value: str) -> None:
        """Keep it; "" forgets it."""
        self.values[name] = value


@dataclass
class FakeLibrary:
    """What the test put in."""

    cards: list[TrackCard] = field(default_factory=list)
    plays: list[Play] = field(default_factory=list)
    present: tuple[float, float] | None = None

    def tracks(self, ids: Sequence[TrackId] | None = None) -> tuple[TrackCard, ...]:
        """In the order asked."""
        if ids is None:
            return tuple(self.cards)
        by_id = {card.id: card for card in self.cards}
        return tuple(by_id[each] for each in ids if each in by_id)

    def search(self, words: str, limit: int = 50) -> tuple[TrackCard, ...]:
        """Titles and artists that hold all words."""
        wanted = words.casefold().split()
        found = [
            card for card in self.cards if all(word in f"{card.title} {card.artist}".casefold() for word in wanted)
        ]
        return tuple(found[:limit])

    def history(self, since: UnixTime, limit: int = 10_000) -> tuple[Play, ...]:
        """Plays since a moment."""
        return tuple(play for play in self.plays if play.started_at >= since)[-limit:]

    def mood(self) -> tuple[float, float] | None:
        """As the test wrote it down."""
        return self.present


@dataclass
class FakeHands:
    """Remembers what was to be played."""

    played: list[tuple[TrackId, ...]] = field(default_factory=list)
    added: list[tuple[TrackId, ...]] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    playing: TrackCard | None = None

    def play(self, track_ids: Sequence[TrackId]) -> None:
        """Remembered."""
        self.played.append(tuple(track_ids))

    def add(self, track_ids: Sequence[TrackId]) -> None:
        """Remembered."""
        self.added.append(tuple(track_ids))

    def play_file(self, path: Path) -> None:
        """Remembered."""
        self.files.append(path)

    def now(self) -> TrackCard | None:
        """As the test wrote it down."""
        return self.playing


@dataclass
class FakeRecommender:
    """Answers with what the test wrote down, and remembers what was asked."""

    lists: list[tuple[str, tuple[TrackId, ...], tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    near: tuple[TrackId, ...] = ()
    llm: LlmBackend | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)

    def playlist(
        self, words: str = "", *, way: Sequence[tuple[float, float]] = (), minutes: float = 0.0, tracks: int = 0
    ) -> tuple[str, tuple[TrackId, ...], tuple[str, ...], tuple[str, ...]]:
        """The next list that was written down; an empty one when there is none."""
        self.asked.append({"words": words, "way": tuple(way), "minutes": minutes, "tracks": tracks})
        return self.lists.pop(0) if self.lists else ("", (), (), ())

    def like(self, track_ids: Sequence[TrackId], n: int = 25) -> tuple[TrackId, ...]:
        """As the test wrote it down."""
        self.asked.append({"like": tuple(track_ids)})
        return self.near[:n]

    def model(self) -> LlmBackend | None:
        """As the test wrote it down."""
        return self.llm


class FakePluginApi:
    """All of PluginApi, in memory. `data_dir` is a new folder unless one is given."""

    def __init__(self, data_dir: Path | None = None, language: str = "en") -> None:
        self.settings = FakeSettings()
        self.secrets = FakeSecrets()
        self.library = FakeLibrary()
        self.player = FakeHands()
        self.recommender = FakeRecommender()
        self.log = logging.getLogger("plugin")
        self.language = language
        self.added: dict[str, list[Any]] = {}
        """Parts, by kind: "scorer", "page", ..."""
        self.listeners: list[tuple[type[Event], Callable[[Any], None]]] = []
        self.notices: list[tuple[str, str]] = []
        self.refreshed: list[str] = []
        self._data_dir = data_dir

    @property
    def data_dir(self) -> Path:
        """Made at first use."""
        if self._data_dir is None:
            self._data_dir = Path(tempfile.mkdtemp(prefix="plugin-"))
        return self._data_dir

    def part(self, kind: str) -> Any:
        """The only part of a kind that was added."""
        (part,) = self.added[kind]
        return part

    def tell(self, event: Event) -> None:
        """Let those hear who listen."""
        for kind, hear in self.listeners:
            if isinstance(event, kind):
                hear(event)

    def on(self, kind: type[Event], hear: Callable[[Any], None]) -> None:
        """Remembered."""
        self.listeners.append((kind, hear))

    def notify(self, text: str, hint: str = "") -> None:
        """Remembered."""
        self.notices.append((text, hint))

    def refresh(self, page: str) -> None:
        """Remembered."""
        self.refreshed.append(page)

    def add_candidates(self, source: Any) -> None:
        """Remembered."""
        self._add("candidates", source)

    def add_scorer(self, scorer: Any) -> None:
        """Remembered."""
        self._add("scorer", scorer)

    def add_reranker(self, reranker: Any) -> None:
        """Remembered."""
        self._add("reranker", reranker)

    def add_features(self, extractor: Any) -> None:
        """Remembered."""
        self._add("features", extractor)

    def add_backend(self, backend: Any) -> None:
        """Remembered."""
        self._add("backend", backend)

    def add_feedback(self, sink: Any) -> None:
        """Remembered."""
        self._add("feedback", sink)

    def add_exporter(self, exporter: Any) -> None:
        """Remembered."""
        self._add("exporter", exporter)

    def add_command(self, command: Any) -> None:
        """Remembered."""
        self._add("command", command)

    def add_page(self, page: Any) -> None:
        """Remembered."""
        self._add("page", page)

    def _add(self, kind: str, part: Any) -> None:
        self.added.setdefault(kind, []).append(part)
