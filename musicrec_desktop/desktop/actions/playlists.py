"""Save, export, list, rename and delete playlists."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.playlist_files import export_playlist
from musicrec_desktop.app.routes import Lane
from musicrec_desktop.app.saved_playlists import (
    change_smart_playlist,
    make_smart_playlist,
    saved_playlists,
    tracks_by_rules,
)
from musicrec_desktop.app.services import Services
from musicrec_desktop.desktop.actions.lane_work import Fail, do_in
from musicrec_desktop.domain.ids import PlaylistId, TrackId, UnixTime
from musicrec_desktop.domain.playlist import GeneratedPlaylist, SavedPlaylist
from musicrec_desktop.domain.smart_playlist import SmartRules
from musicrec_desktop.domain.track import Track

ShowAll = Callable[[list[SavedPlaylist]], None]


def list_playlists(lanes: Lanes, services: Services, show: ShowAll, fail: Fail) -> Running:
    """All saved playlists."""

    def load() -> list[SavedPlaylist]:
        # Not the bound method itself: the database is opened at first use, and that must be in its lane.
        return saved_playlists(services, UnixTime(time.time()))

    return do_in(lanes, Lane.DB, load, show, fail)


def save_playlist(
    lanes: Lanes, services: Services, playlist: GeneratedPlaylist, then: Callable[[PlaylistId], None], fail: Fail
) -> Running:
    """Keep a made playlist by its title."""

    def save() -> PlaylistId:
        return services.database.playlists.save(
            playlist.title,
            [chosen.track_id for chosen in playlist.tracks],
            UnixTime(time.time()),
            playlist.story,
            playlist.plan.request,
        )

    return do_in(lanes, Lane.DB, save, then, fail)


def save_tracks(
    lanes: Lanes,
    services: Services,
    title: str,
    track_ids: Sequence[TrackId],
    then: Callable[[PlaylistId], None],
    fail: Fail,
) -> Running:
    """Keep a list of tracks as a playlist."""

    def save() -> PlaylistId:
        return services.database.playlists.save(title, track_ids, UnixTime(time.time()))

    return do_in(lanes, Lane.DB, save, then, fail)


def save_rules(
    lanes: Lanes,
    services: Services,
    playlist_id: PlaylistId | None,
    title: str,
    rules: SmartRules,
    then: Callable[[SavedPlaylist], None],
    fail: Fail,
) -> Running:
    """Keep a new playlist by rules, or give one other rules and another title."""

    def save() -> SavedPlaylist:
        lines, now = str(rules).splitlines(), UnixTime(time.time())
        if playlist_id is None:
            return make_smart_playlist(services, title, lines, now)
        return change_smart_playlist(services, playlist_id, title, lines, now)

    return do_in(lanes, Lane.DB, save, then, fail)


def choose_by_rules(
    lanes: Lanes, services: Services, rules: SmartRules, then: Callable[[tuple[TrackId, ...]], None], fail: Fail
) -> Running:
    """What the rules choose of the library as it is now. The library must have been loaded."""
    return do_in(lanes, Lane.COMPUTE, lambda: tracks_by_rules(services, rules, UnixTime(time.time())), then, fail)


def delete_playlist(
    lanes: Lanes, services: Services, playlist_id: PlaylistId, then: Callable[[], None], fail: Fail
) -> Running:
    """Forget a saved playlist."""
    return do_in(lanes, Lane.DB, lambda: services.database.playlists.delete(playlist_id), lambda _: then(), fail)


def rename_playlist(
    lanes: Lanes, services: Services, playlist_id: PlaylistId, title: str, then: Callable[[], None], fail: Fail
) -> Running:
    """Give a saved playlist another name."""
    return do_in(lanes, Lane.DB, lambda: services.database.playlists.rename(playlist_id, title), lambda _: then(), fail)


def export_tracks(
    lanes: Lanes,
    services: Services,
    playlist: GeneratedPlaylist,
    target: Path,
    then: Callable[[], None],
    fail: Fail,
) -> Running:
    """Write a playlist as M3U8. Tracks that the library has lost are left out."""

    def fetch() -> list[Track]:
        return services.database.tracks.get([chosen.track_id for chosen in playlist.tracks])

    def write(tracks: list[Track]) -> None:
        do_in(lanes, Lane.COMPUTE, lambda: export_playlist(target, playlist.title, tracks), lambda _: then(), fail)

    return do_in(lanes, Lane.DB, fetch, write, fail)
