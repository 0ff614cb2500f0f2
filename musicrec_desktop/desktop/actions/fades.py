"""Over how long each track fades into the next: what the settings, the tracks and their sound say."""

import math
from collections.abc import Callable, Sequence
from typing import Final

from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.routes import Lane
from musicrec_desktop.app.services import Services
from musicrec_desktop.desktop.actions.lane_work import Fail, do_in
from musicrec_desktop.desktop.actions.shelf import Shelf
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.kinds import SPEECH
from musicrec_desktop.domain.outline import Outline
from musicrec_desktop.playback import Crossfade, FadeTraits, adaptive_fade_ms

_JOINED: Final = DurationMs(0)


class Fades:
    """Answers from memory. Used from the window's thread."""

    def __init__(self, services: Services, shelf: Shelf) -> None:
        self._services = services
        self._shelf = shelf
        self._outlines: dict[TrackId, Outline | None] = {}

    def fade_ms(self, before: TrackId, after: TrackId) -> DurationMs:
        """Over how long one fades into the other: not at all where both are of one album, one follows itself, or
        somebody speaks in either."""
        settings = self._services.settings
        if settings.crossfade is Crossfade.OFF or self._belong_together(before, after):
            return _JOINED
        if settings.crossfade is Crossfade.FIXED:
            return DurationMs(round(settings.crossfade_s * 1000))
        return adaptive_fade_ms(self._traits(before), self._traits(after))

    def fetch(self, lanes: Lanes, track_ids: Sequence[TrackId], then: Callable[[], None], fail: Fail) -> Running | None:
        """Learn how these begin and end, where that decides about fades; `then` only when something new is known."""
        wanted = [track_id for track_id in track_ids if track_id not in self._outlines]
        if self._services.settings.crossfade is not Crossfade.ADAPTIVE or not wanted:
            return None
        outlines = self._services.database.outlines

        def keep(found: dict[TrackId, Outline | None]) -> None:
            self._outlines = {**{each: self._outlines.get(each) for each in track_ids}, **found}
            then()

        return do_in(lanes, Lane.DB, lambda: {each: outlines.get(each) for each in wanted}, keep, fail)

    def _belong_together(self, before: TrackId, after: TrackId) -> bool:
        tracks = [self._shelf.track(each) for each in (before, after)]
        if before == after or any(track is not None and track.kind in SPEECH for track in tracks):
            return True
        albums = {(track.album, track.tags.album_artist) for track in tracks if track is not None and track.album}
        return len(albums) == 1 and all(track is not None and track.album for track in tracks)

    def _traits(self, track_id: TrackId) -> FadeTraits:
        view, energy, tempo = self._shelf.view, math.nan, math.nan
        row = -1 if view is None else int(view.rows([track_id])[0])
        if view is not None and row >= 0:
            energy, tempo = (float(view.features.column(name)[row]) for name in ("energy", "tempo"))
        outline = self._outlines.get(track_id)
        if outline is None:
            return FadeTraits(energy, tempo)
        return FadeTraits(energy, tempo, outline.intro_end_ms, outline.duration_ms - outline.outro_start_ms)
