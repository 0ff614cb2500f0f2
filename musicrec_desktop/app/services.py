"""The composition root: everything is built once, here, and handed to the steps that use it."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from musicrec_desktop.app.extensions import Extensions
from musicrec_desktop.app.fusion_log import replayed, rolled_back
from musicrec_desktop.app.live import Live, scorer_names
from musicrec_desktop.app.model_shelf import ModelShelf
from musicrec_desktop.app.paths import Paths, assets_folder
from musicrec_desktop.app.politeness import Politeness
from musicrec_desktop.app.priors import load_fusion_prior, load_method_priors
from musicrec_desktop.app.remembered import Remembered, remembered_history
from musicrec_desktop.app.settings import Settings, changed_setting, load_settings, merge, save_settings
from musicrec_desktop.domain.comment import Comment
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.play import Feedback, Play
from musicrec_desktop.domain.taste import TasteProfile
from musicrec_desktop.llm import Lexicon, check_gguf, load_backend, model_path
from musicrec_desktop.plugin_api import LlmBackend, Scorer
from musicrec_desktop.ranking.live import Fusion, MethodPriors
from musicrec_desktop.retrieval import load_genre_tree
from musicrec_desktop.storage import Database, open_database
from musicrec_desktop.taste import build, update


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What the recommender knows at one moment. Replaced whole, never changed."""

    view: LibraryView
    profile: TasteProfile
    lexicon: Lexicon


def local_offset_s(at: UnixTime) -> int:
    """Seconds from UTC to this machine's local time at that moment."""
    return time.localtime(at).tm_gmtoff


def _profile(history: Remembered, view: LibraryView, now: UnixTime) -> TasteProfile:
    plays, said = history.plays, history.feedback
    offset = local_offset_s(now)
    return build(plays, said, view, now, offset, comments=history.comments, edits=history.edits)


class Services:
    """What the routes work with. The database is used from the db lane, the model from the llm lane."""

    def __init__(self, paths: Paths, settings: Settings | None = None) -> None:
        """Raises StorageError when the profile's folders cannot be made, SettingsError for a file of nonsense."""
        paths.make()
        self.paths = paths
        self.settings = load_settings(paths.settings) if settings is None else settings
        self._database: Database | None = None
        self._known: Known | None = None
        self._live: Live | None = None
        self._backend: LlmBackend | None = None
        self._model_for_now: Path | None = None
        self._learning = threading.Lock()
        self.politeness = Politeness()
        self.extensions = Extensions()
        """What plugins add."""
        self.on_recorded: Callable[[Sequence[Play], Sequence[Feedback]], None] = lambda _plays, _feedback: None
        """Told of every play and judgement stored, none of a private time. In the db lane: it must not wait."""

    @cached_property
    def genre_tree(self) -> GenreTree:
        """The genre words that ship with the program."""
        return load_genre_tree(assets_folder() / "genres.toml")

    @property
    def database(self) -> Database:
        """The library database, opened at first use. db lane only."""
        if self._database is None:
            self._database = open_database(self.paths.database)
        return self._database

    @property
    def known(self) -> Known:
        """The present state of knowledge. Any lane."""
        if self._known is None:
            raise InvariantError("the library was used before it was loaded")
        return self._known

    @property
    def live(self) -> Live:
        """What learns while the music plays. Any lane."""
        if self._live is None:
            raise InvariantError("the live state was used before the library was loaded")
        return self._live

    @cached_property
    def prior_fusion(self) -> Fusion:
        """The weights of all scorers as they ship."""
        return load_fusion_prior(assets_folder()).fusion(scorer_names())

    @cached_property
    def method_priors(self) -> MethodPriors:
        """What the choices among methods over the log start from."""
        return load_method_priors(assets_folder())

    @property
    def is_loaded(self) -> bool:
        """The library was read from the database."""
        return self._known is not None

    def load_known(self, now: UnixTime) -> Known:
        """Read the library and the history, build the profile. db lane; call again when the library has changed."""
        database = self.database
        with self._learning:
            view = LibraryView.from_labels(database.tracks.labels(), database.features.matrix())
            history = remembered_history(database, view)
            profile = _profile(history, view, now)
            self._known = Known(view, profile, Lexicon.from_view(view, self.genre_tree))
            fusion = replayed(database.outcomes, self.prior_fusion)
            self._live = Live.of(history.plays, view, fusion, self.method_priors, local_offset_s(now))
            self._live.more = self._scorers_of_plugins
            return self._known

    def rebuild_profile(self, now: UnixTime) -> TasteProfile:
        """Build the profile anew from the whole history; the library stays as it is known. db lane."""
        with self._learning:
            known = self.known
            history = remembered_history(self.database, known.view)
            self._known = replace(known, profile=_profile(history, known.view, now))
            fusion, offset_s = self.live.fusion, local_offset_s(now)
            self._live = Live.of(history.plays, known.view, fusion, self.method_priors, offset_s)
            self._live.more = self._scorers_of_plugins
            return self._known.profile

    def _scorers_of_plugins(self) -> tuple[Scorer, ...]:
        return self.extensions.scorers()  # as they are by then

    def learn(self, event: Play | Feedback | Comment, now: UnixTime) -> TasteProfile:
        """Take one event into the profile, at once. Any lane; one at a time."""
        with self._learning:
            known = self.known
            profile = update(known.profile, event, known.view, local_offset_s(now), now=now)
            self._known = replace(known, profile=profile)
            if isinstance(event, Play):
                self.live.take(event)
            return profile

    def roll_back_fusion(self, version_id: int, now: UnixTime) -> Fusion:
        """Go back to the weights of a kept version, or to those that ship (0). db lane.

        Raises RequestError when no such version is kept.
        """
        fusion = rolled_back(self.database.outcomes, version_id, self.prior_fusion, now)
        if self._live is not None:
            self._live.go_back(fusion)
        return fusion

    @property
    def shelf(self) -> ModelShelf:
        """The language models that are here or can be had."""
        return ModelShelf(self.paths.models, self.settings.model_mirrors)

    @property
    def model(self) -> Path | None:
        """The model file that would be loaded, or None: switched off or not there."""
        if self._model_for_now is not None:
            return self._model_for_now
        if not self.settings.use_llm:
            return None
        return model_path(self.paths.models, self.settings.model)

    @property
    def adapter(self) -> Path | None:
        """What was trained for the model in use; None when switched off or when there is none."""
        if self.model is None or not self.settings.use_adapter:
            return None
        path = assets_folder() / "adapters" / self.model.name
        return path if path.is_file() else None

    def backend(self) -> LlmBackend | None:
        """The language model, loaded at first use; None when switched off or not there. llm lane only.

        Raises ModelError when the file is there and cannot be used.
        """
        path = self.model
        if path is None:
            return None
        if self._backend is None:
            self._backend = load_backend(path, self.paths.models, self.adapter, self.settings.graphics_card)
        return self._backend

    def use_model_once(self, path: Path) -> None:
        """Use this GGUF file as long as the program runs, whatever the settings say. Raises ModelError if unusable."""
        check_gguf(path)
        self.drop_backend()
        self._model_for_now = path

    def change_settings(self, settings: Settings) -> None:
        """Use and keep new settings, beside what another program has changed in the file meanwhile.

        Raises SettingsError when they cannot be kept; then nothing is changed.
        """
        if self.paths.settings.exists():
            settings = merge(self.settings, settings, load_settings(self.paths.settings))
        save_settings(settings, self.paths.settings)
        how, was = ((one.model, one.use_adapter, one.graphics_card) for one in (settings, self.settings))
        if not settings.use_llm or how != was:
            self.drop_backend()
        self.settings = settings

    def set(self, name: str, value: object) -> None:
        """Change one setting. Raises SettingsError for a value it cannot have, and when it cannot be kept."""
        self.change_settings(changed_setting(self.settings, name, value))

    def drop_backend(self) -> None:
        """Free the model's memory. llm lane, or when no lane runs."""
        if self._backend is not None:
            self._backend.close()
            self._backend = None

    def close(self) -> None:
        """Let go of the model and the database. After the lanes have ended."""
        self.drop_backend()
        if self._database is not None:
            self._database.close()
            self._database = None
