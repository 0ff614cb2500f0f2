"""Saved playlists: lists of tracks, and smart ones whose rules choose the tracks anew each time they are looked at."""

from collections.abc import Iterable
from dataclasses import replace

from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.ids import PlaylistId, TrackId, UnixTime
from musicrec_desktop.domain.playlist import SavedPlaylist
from musicrec_desktop.domain.smart_playlist import SmartRules, parse_rules
from musicrec_desktop.domain.track import Track
from musicrec_desktop.retrieval import rows_by_rules


def saved_playlists(services: Services, now: UnixTime) -> list[SavedPlaylist]:
    """Every saved playlist, the newest first, smart ones with the tracks of this moment. db lane."""
    return [_alive(services, saved, now) for saved in services.database.playlists.all()]


def make_smart_playlist(services: Services, title: str, lines: Iterable[str], now: UnixTime) -> SavedPlaylist:
    """Keep a playlist by rules. db lane. Raises RequestError, with why, for a line that is no rule."""
    rules = parse_rules(lines)
    playlist_id = services.database.playlists.save(title, (), now, rules=str(rules))
    return _alive(services, _by_id(services, playlist_id), now)


def tracks_of(services: Services, name: str, now: UnixTime) -> tuple[SavedPlaylist, list[Track]]:
    """The saved playlist of this title or number, and its tracks. Raises LibraryError when there is none."""
    saved = _alive(services, _named(services, name), now)
    return saved, services.database.tracks.get(saved.track_ids)


def delete_playlist(services: Services, name: str) -> SavedPlaylist:
    """Forget the playlist of this title or number. Raises LibraryError when there is none."""
    saved = _named(services, name)
    services.database.playlists.delete(saved.id)
    return saved


def change_smart_playlist(
    services: Services, playlist_id: PlaylistId, title: str, lines: Iterable[str], now: UnixTime
) -> SavedPlaylist:
    """Give a playlist other rules. db lane.

    Raises RequestError, with why, for a line that is no rule; StorageError when the playlist has been deleted.
    """
    rules = parse_rules(lines)
    services.database.playlists.change_rules(playlist_id, title, str(rules))
    return _alive(services, _by_id(services, playlist_id), now)


def tracks_by_rules(services: Services, rules: SmartRules, now: UnixTime) -> tuple[TrackId, ...]:
    """What the rules choose of the library as it is now."""
    known = services.known if services.is_loaded else services.load_known(now)
    history = known.profile.tracks.aligned(known.view.ids)
    rows = rows_by_rules(rules, known.view, history, services.genre_tree, now)
    return tuple(TrackId(track_id) for track_id in known.view.ids[rows].tolist())


def _alive(services: Services, saved: SavedPlaylist, now: UnixTime) -> SavedPlaylist:
    if not saved.rules:
        return saved
    return replace(saved, track_ids=tracks_by_rules(services, parse_rules(saved.rules.splitlines()), now))


def _by_id(services: Services, playlist_id: PlaylistId) -> SavedPlaylist:
    saved = services.database.playlists.get(playlist_id)
    if saved is None:
        raise LibraryError("The playlist has been deleted.", hint="Make it again.")
    return saved


def _named(services: Services, name: str) -> SavedPlaylist:
    playlists = services.database.playlists.all()
    for saved in playlists:
        if saved.title == name:
            return saved
    for saved in playlists:
        if str(saved.id) == name:
            return saved
    raise LibraryError(f"There is no playlist {name}.", hint="musicrec playlists shows those there are.")
