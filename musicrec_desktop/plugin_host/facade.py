"""Inside a plugin's process: the facade it is given. What it asks of the program goes out as a question and waits."""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.play import Play
from musicrec_desktop.plugin_api import (
    CandidateSource,
    Command,
    Event,
    FeatureExtractor,
    FeedbackSink,
    GenerationOptions,
    LlmBackend,
    ModelInfo,
    Page,
    Permission,
    PlaylistExporter,
    Reranker,
    Scorer,
    TrackCard,
    Usage,
)

Ask = Callable[..., Any]
"""(what, *values) -> the answer; raises PermissionError or RuntimeError."""
Tell = Callable[..., None]
"""(what, **values): no answer."""


class Facade:
    """PluginApi, spoken over the wire."""

    def __init__(
        self, plugin_id: str, data: Path, language: str, may: frozenset[Permission], ask: Ask, tell: Tell
    ) -> None:
        self._tell = tell
        self._data = data
        self._language = language
        self.log = logging.getLogger(plugin_id)
        self.settings = _Settings(ask)
        self.secrets = _Secrets(ask)
        self.library = _Library(ask, may)
        self.player = _Player(ask)
        self.recommender = _Recommender(ask)
        self.parts: dict[tuple[str, str], Any] = {}
        """Everything registered, by kind and name."""
        self.listeners: list[tuple[type[Event], Callable[[Any], None]]] = []

    @property
    def data_dir(self) -> Path:
        return self._data

    @property
    def language(self) -> str:
        return self._language

    def add_candidates(self, source: CandidateSource) -> None:
        self._add("candidates", source)

    def add_scorer(self, scorer: Scorer) -> None:
        self._add("scorer", scorer)

    def add_reranker(self, reranker: Reranker) -> None:
        self._add("reranker", reranker)

    def add_features(self, extractor: FeatureExtractor) -> None:
        self._add("features", extractor)

    def add_backend(self, backend: LlmBackend) -> None:
        self.parts["backend", "backend"] = backend

    def add_feedback(self, sink: FeedbackSink) -> None:
        self._add("feedback", sink)

    def add_exporter(self, exporter: PlaylistExporter) -> None:
        self._add("exporter", exporter)

    def add_command(self, command: Command) -> None:
        self._add("command", command)

    def add_page(self, page: Page) -> None:
        self._add("page", page)

    def on(self, kind: type[Event], hear: Callable[[Any], None]) -> None:
        self.listeners.append((kind, hear))

    def notify(self, text: str, hint: str = "") -> None:
        self._tell("notify", text=text, hint=hint)

    def refresh(self, page: str) -> None:
        self._tell("refresh", page=page)

    def _add(self, kind: str, part: Any) -> None:
        key = (kind, str(part.name))
        if key in self.parts:
            raise ValueError(f"a {kind} named {part.name!r} is there already")
        self.parts[key] = part


class _Settings:
    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def get(self, name: str, default: Any) -> Any:
        found = self._ask("settings.get", name)
        return default if found is None else found

    def set(self, name: str, value: Any) -> None:
        json.dumps(value)  # a TypeError now, where it can be understood
        self._ask("settings.set", name, value)


class _Secrets:
    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def get(self, name: str) -> str:
        return str(self._ask("secrets.get", name))

    def set(self, name: str, value: str) -> None:
        self._ask("secrets.set", name, value)

    @property
    def is_keyring(self) -> bool:
        return bool(self._ask("secrets.is_keyring"))


class _Library:
    def __init__(self, ask: Ask, permissions: frozenset[Permission]) -> None:
        self._ask = ask
        self._permissions = permissions

    def tracks(self, ids: Sequence[TrackId] | None = None) -> tuple[TrackCard, ...]:
        return tuple(self._ask("library.tracks", None if ids is None else [int(each) for each in ids]))

    def search(self, words: str, limit: int = 50) -> tuple[TrackCard, ...]:
        return tuple(self._ask("library.search", words, limit))

    def history(self, since: UnixTime, limit: int = 10_000) -> tuple[Play, ...]:
        self._need_history()
        return tuple(self._ask("library.history", float(since), limit))

    def mood(self) -> tuple[float, float] | None:
        self._need_history()
        found: tuple[float, float] | None = self._ask("library.mood")
        return found

    def _need_history(self) -> None:
        if Permission.HISTORY not in self._permissions:
            raise PermissionError('the history needs the permission "history", which the manifest does not ask for')


class _Player:
    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def play(self, track_ids: Sequence[TrackId]) -> None:
        self._ask("player.play", [int(each) for each in track_ids])

    def add(self, track_ids: Sequence[TrackId]) -> None:
        self._ask("player.add", [int(each) for each in track_ids])

    def play_file(self, path: Path) -> None:
        self._ask("player.play_file", str(path))

    def now(self) -> TrackCard | None:
        found: TrackCard | None = self._ask("player.now")
        return found


class _Recommender:
    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def playlist(
        self, words: str = "", *, way: Sequence[tuple[float, float]] = (), minutes: float = 0.0, tracks: int = 0
    ) -> tuple[str, tuple[TrackId, ...], tuple[str, ...], tuple[str, ...]]:
        title, ids, reasons, notes = self._ask("recommender.playlist", words, [list(at) for at in way], minutes, tracks)
        return title, tuple(TrackId(each) for each in ids), tuple(reasons), tuple(notes)

    def like(self, track_ids: Sequence[TrackId], n: int = 25) -> tuple[TrackId, ...]:
        return tuple(TrackId(each) for each in self._ask("recommender.like", [int(each) for each in track_ids], n))

    def model(self) -> LlmBackend | None:
        info = self._ask("model.info")
        return None if info is None else _Model(self._ask, info)


class _Model:
    """The program's language model. Text comes whole, not word by word."""

    def __init__(self, ask: Ask, info: ModelInfo) -> None:
        self._ask = ask
        self.info = info
        self.usage = Usage()

    def chat(self, system: str, user: str) -> str:
        return str(self._ask("model.chat", system, user))

    def generate(self, prompt: str, options: GenerationOptions) -> Iterator[str]:
        yield str(self._ask("model.generate", prompt, options))

    def score(
        self,
        prefix: str,
        continuations: Sequence[str],
        prefix_chars: int = 0,
        *,
        whole: bool = False,
        plain: bool = False,
    ) -> tuple[float, ...]:
        return tuple(self._ask("model.score", prefix, list(continuations), prefix_chars, whole, plain))

    def close(self) -> None:
        """It is the program's."""
