"""What the program answers when a plugin asks: about its settings, the library, the player, playlists, the model."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from musicrec_desktop.app.flow import RECOMMEND
from musicrec_desktop.app.more_like import more_like, own_lists
from musicrec_desktop.app.present_mood import journey_plan, present_mood
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.app.routes import Lane, Route, Stop
from musicrec_desktop.app.services import Services, local_offset_s
from musicrec_desktop.domain.errors import PluginError
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.plan import Length
from musicrec_desktop.domain.play import Play
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.track import Track
from musicrec_desktop.plugin_api import GenerationOptions, LlmBackend, Manifest, ModelInfo, Permission, TrackCard
from musicrec_desktop.plugin_host import Kept

S = TypeVar("S")
T = TypeVar("T")

_MOST_TRACKS: Final = 500
_MOST_PLAYS: Final = 100_000
_MOST_SETTING: Final = 1_000_000
"""Letters of one setting."""


class Runner(Protocol):
    """Drives a route to its end while the caller waits: across the lanes in the window, in one thread without."""

    def __call__(self, route: Route[S], state: S) -> S:
        """The last state. Raises what a step raises."""


class Hands(Protocol):
    """The player, for plugins. Called from any thread."""

    def play(self, track_ids: Sequence[TrackId]) -> None:
        """Replace the queue and play."""

    def add(self, track_ids: Sequence[TrackId]) -> None:
        """Put at the end of the queue."""

    def play_file(self, path: Path) -> None:
        """Play a file that is not in the library."""

    def now(self) -> TrackId | None:
        """What plays."""


class PluginAnswers:
    """One for all plugins: what each may is looked up in its manifest."""

    def __init__(self, services: Services, kept: Kept, run: Runner, hands: Hands | None, language: str) -> None:
        self._services = services
        self._kept = kept
        self._run = run
        self._hands = hands
        self._language = language

    def __call__(self, manifest: Manifest, what: str, values: list[Any]) -> Any:
        """The answer. Raises PermissionError for what the manifest does not ask for, PluginError, ValueError."""
        part, _, name = what.partition(".")
        method = getattr(self, f"_{part}_{name}", None)
        if method is None:
            raise ValueError(f"nobody answers {what!r}")
        return method(manifest, *values)

    # settings and secrets

    def _settings_get(self, manifest: Manifest, name: str) -> Any:
        return self._kept.setting(manifest.id, name)

    def _settings_set(self, manifest: Manifest, name: str, value: Any) -> None:
        if len(repr(value)) > _MOST_SETTING:
            raise ValueError(f"the setting {name!r} is too long to be kept")
        self._kept.set(manifest.id, name, value)

    def _secrets_get(self, manifest: Manifest, name: str) -> str:
        return self._kept.secret(manifest.id, name)

    def _secrets_set(self, manifest: Manifest, name: str, value: str) -> None:
        self._kept.keep_secret(manifest.id, name, str(value))

    def _secrets_is_keyring(self, _manifest: Manifest) -> bool:
        return self._kept.has_keyring

    # the library

    def _library_tracks(self, manifest: Manifest, ids: list[int] | None) -> tuple[TrackCard, ...]:
        tracks = self._services.database.tracks
        wanted = None if ids is None else [TrackId(each) for each in ids]
        found = self._in(Lane.DB, lambda: tracks.all() if wanted is None else tracks.get(wanted))
        return self._cards(manifest, found)

    def _library_search(self, manifest: Manifest, words: str, limit: int) -> tuple[TrackCard, ...]:
        tracks = self._services.database.tracks
        found = self._in(Lane.DB, lambda: tracks.get(tracks.search(words, min(int(limit), _MOST_TRACKS))))
        return self._cards(manifest, found)

    def _library_history(self, manifest: Manifest, since: float, limit: int) -> tuple[Play, ...]:
        _need(manifest, Permission.HISTORY)
        plays = self._in(Lane.DB, self._services.database.plays.all)
        kept = [play for play in plays if play.started_at >= since]
        return tuple(kept[-min(int(limit), _MOST_PLAYS) :])

    def _library_mood(self, manifest: Manifest) -> tuple[float, float] | None:
        _need(manifest, Permission.HISTORY)
        return self._in(Lane.COMPUTE, lambda: present_mood(self._services, _now()))

    # the player

    def _player_play(self, _manifest: Manifest, ids: list[int]) -> None:
        self._need_hands().play([TrackId(each) for each in ids])

    def _player_add(self, _manifest: Manifest, ids: list[int]) -> None:
        self._need_hands().add([TrackId(each) for each in ids])

    def _player_play_file(self, manifest: Manifest, path: str) -> None:
        file = Path(path)
        if not file.resolve().is_relative_to(self._kept.data(manifest.id).resolve()):
            _need(manifest, Permission.FILES)
        self._need_hands().play_file(file)

    def _player_now(self, manifest: Manifest) -> TrackCard | None:
        track = None if self._hands is None else self._hands.now()
        return None if track is None else next(iter(self._library_tracks(manifest, [track])), None)

    # playlists and the model

    def _recommender_playlist(
        self, _manifest: Manifest, words: str, way: list[list[float]], minutes: float, tracks: int
    ) -> tuple[str, list[int], list[str], list[str]]:
        now = _now()
        length = Length(minutes=minutes or None, tracks=tracks or None) if minutes or tracks else None
        request = Request(words, now, local_offset_s(now), length, language=self._language)
        places = [(float(valence), float(energy)) for valence, energy in way]
        plan = journey_plan(places, minutes or 45.0, self._language) if places else None
        state = Recommending(self._services, request, use_llm=False, given=plan)
        made = self._run(RECOMMEND, state).made
        return (
            made.title,
            [int(track.track_id) for track in made.tracks],
            [track.rationale for track in made.tracks],
            [note.text for note in made.notes],
        )

    def _recommender_like(self, _manifest: Manifest, ids: list[int], n: int) -> tuple[TrackId, ...]:
        own = self._in(Lane.DB, lambda: own_lists(self._services))
        seeds, most = [TrackId(each) for each in ids], min(int(n), _MOST_TRACKS)
        return self._in(Lane.COMPUTE, lambda: more_like(self._services, seeds, own, _now(), most))

    def _model_info(self, _manifest: Manifest) -> ModelInfo | None:
        if self._services.model is None:
            return None
        return self._in(Lane.LLM, lambda: self._backend().info)

    def _model_chat(self, _manifest: Manifest, system: str, user: str) -> str:
        return self._in(Lane.LLM, lambda: self._backend().chat(system, user))

    def _model_generate(self, _manifest: Manifest, prompt: str, options: dict[str, Any]) -> str:
        tuples = {name: tuple(options.get(name, ())) for name in ("stop", "choices")}
        asked = GenerationOptions(**(options | tuples))
        return self._in(Lane.LLM, lambda: "".join(self._backend().generate(prompt, asked)))

    def _model_score(
        self, _manifest: Manifest, prefix: str, continuations: list[str], prefix_chars: int, whole: bool, plain: bool
    ) -> tuple[float, ...]:
        return self._in(
            Lane.LLM,
            lambda: self._backend().score(prefix, continuations, prefix_chars, whole=whole, plain=plain),
        )

    # inside

    def _in(self, lane: Lane, work: Callable[[], T]) -> T:
        found: list[T] = []

        def step(state: None) -> None:
            found.append(work())
            return state

        self._run((Stop(lane, step),), None)
        return found[0]

    def _need_hands(self) -> Hands:
        if self._hands is None:
            raise PluginError("Nothing can be played here.", hint="Open the window: musicrec-desktop")
        return self._hands

    def _backend(self) -> LlmBackend:
        backend = self._services.backend()
        if backend is None:
            raise PluginError("There is no language model.", hint="Fetch one in the settings, or switch it on.")
        return backend

    def _cards(self, manifest: Manifest, tracks: Sequence[Track]) -> tuple[TrackCard, ...]:
        has_files = Permission.FILES in manifest.permissions
        features = self._services.known.view.features
        rows = self._services.known.view.rows([track.id for track in tracks])
        columns = {name: features.column(name) for name in ("energy", "valence", "tempo")}
        return tuple(
            TrackCard(
                id=track.id,
                title=track.tags.title,
                artist=", ".join(track.tags.artists),
                album=track.tags.album,
                album_artist=track.tags.album_artist,
                genres=track.tags.genres,
                year=track.tags.year,
                duration_ms=track.tags.duration_ms,
                number=track.tags.track_number,
                path=str(track.path) if has_files else "",
                recording_mbid=track.tags.musicbrainz_recording,
                **{name: float(column[row]) if row >= 0 else float("nan") for name, column in columns.items()},
            )
            for track, row in zip(tracks, rows.tolist(), strict=True)
        )


def _need(manifest: Manifest, permission: Permission) -> None:
    if permission not in manifest.permissions:
        raise PermissionError(f'that needs the permission "{permission}", which the manifest does not ask for')


def _now() -> UnixTime:
    return UnixTime(time.time())
