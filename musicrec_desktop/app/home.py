"""The steps of HOME: mixes for this hour, what can be gone on with, and what was loved and then forgotten."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from musicrec_desktop.app.mixes import MixIdea, mix_ideas, rediscovered
from musicrec_desktop.app.recommend import Recommending, choose_tracks, expect, load_context, plan_by_rules
from musicrec_desktop.app.services import Services
from musicrec_desktop.app.unfinished import Forgotten, Left, album_left, albums_begun, forgotten, list_left, spoken_left
from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.listening import Listening
from musicrec_desktop.domain.progress import Job, Partial, Progress, run_job
from musicrec_desktop.domain.recommend import Request

_MOST_LEFT: Final = 6
_APART: Final = 400
"""From so many tracks in the library for each mix on, no track stands in two of them."""


@dataclass(frozen=True, slots=True)
class Mix:
    """A mix that was made: an idea, and the list it became."""

    idea: MixIdea
    made: Recommending


@dataclass(frozen=True, slots=True)
class Home:
    """What a listener is met with. Each Partial of HOME is one of these, ever more complete."""

    mixes: tuple[Mix, ...] = ()
    rediscover: Mix | None = None
    left: tuple[Left, ...] = ()
    """What can be gone on with, the latest first."""
    forgotten: tuple[Forgotten, ...] = ()
    n_tracks: int = 0
    n_analysed: int = 0
    is_complete: bool = False


@dataclass(frozen=True, slots=True)
class Homing:
    """What HOME carries from step to step."""

    services: Services
    request: Request
    """When it is, on whose clock and in which language; no words."""
    home: Home = Home()
    listening: Listening | None = None


def look_back(state: Homing) -> Homing:
    """What was loved and left, as far as the log tells. compute lane."""
    if not state.services.is_loaded:
        return state
    known, now = state.services.known, state.request.now
    listening = state.services.live.look(now).moment.listening
    history = known.profile.tracks.aligned(known.view.ids)
    home = Home(
        forgotten=forgotten(history, known.view, now),
        n_tracks=len(known.view),
        n_analysed=int(np.count_nonzero(known.view.features.is_analysed)),
    )
    return replace(state, home=home, listening=listening)


def fetch_left(state: Homing) -> Homing:
    """Albums, lists and spoken word to go on with, in their order. db lane."""
    listening = state.listening
    if listening is None:
        return state
    database, view, now = state.services.database, state.services.known.view, state.request.now
    found = list(spoken_left(database.places.all(), listening, view))
    if len(listening):
        for playlist in database.playlists.all():
            left = list_left(playlist, listening, view, now)
            if left is not None:
                found.append(left)
        for code, _ in albums_begun(listening, view, now)[: 2 * _MOST_LEFT]:
            ids = [TrackId(track_id) for track_id in view.ids[view.album_codes == code].tolist()]
            left = album_left(database.tracks.get(ids), listening, view, now)
            # Who hears a list hears parts of albums, too.
            if left is not None and not any(set(left.track_ids) & set(other.track_ids) for other in found):
                found.append(left)
    latest = tuple(sorted(found, key=lambda left: -left.at))[:_MOST_LEFT]
    ordered = tuple(replace(album, track_ids=_in_order(state, album.track_ids)) for album in state.home.forgotten)
    return replace(state, home=replace(state.home, left=latest, forgotten=ordered))


def make_mixes(state: Homing) -> Job[Homing]:
    """The mixes, by the usual route and rules alone; each is shown as soon as it is there. compute lane."""
    home = state.home
    if home.n_tracks == 0:
        return replace(state, home=replace(home, is_complete=True))
    services, request = state.services, state.request
    known = services.known
    ideas = mix_ideas(
        known.profile, known.view, services.genre_tree, request.now, request.utc_offset_s, request.language
    )
    yield Partial(home)
    is_large = home.n_tracks >= _APART * len(ideas)
    used: frozenset[TrackId] = frozenset()
    for at, idea in enumerate(ideas):
        yield Progress(at, len(ideas), "making mixes")
        mix = _made(state, idea, used)
        if mix is not None:
            used |= {chosen.track_id for chosen in mix.made.made.tracks} if is_large else frozenset()
            home = replace(home, mixes=(*home.mixes, mix))
            yield Partial(home)
    again = rediscovered(known.profile, known.view, request.language)
    home = replace(home, rediscover=None if again is None else _made(state, again, frozenset()), is_complete=True)
    yield Partial(home)
    return replace(state, home=home)


# inside ---------------------------------------------------------------------------------------------------------------


def _made(state: Homing, idea: MixIdea, used: frozenset[TrackId]) -> Mix | None:
    """The list of an idea; None when the library has nothing for it."""
    request = replace(state.request, exclude=used)
    work = Recommending(state.services, request, use_llm=False, given=idea.plan)
    try:
        made = run_job(choose_tracks(plan_by_rules(expect(load_context(work)))))
    except RequestError:
        return None
    return Mix(idea, replace(made, use_llm=True))


def _in_order(state: Homing, ids: tuple[TrackId, ...]) -> tuple[TrackId, ...]:
    tracks = state.services.database.tracks.get(list(ids))
    tracks.sort(key=lambda track: (track.tags.disc_number, track.tags.track_number, str(track.path)))
    return tuple(track.id for track in tracks)
