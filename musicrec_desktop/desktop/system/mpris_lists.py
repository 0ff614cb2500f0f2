"""org.mpris.MediaPlayer2.TrackList and .Playlists: the queue, and what was saved."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from musicrec_desktop.desktop.actions.playlists import list_playlists
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.system.bus_object import Interface, Later, Method, Property, Refusal, Told
from musicrec_desktop.desktop.system.mpris_player import PlayerSide
from musicrec_desktop.desktop.system.track_metadata import NO_TRACK, Metadata, entry_key, entry_path
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.domain.playlist import QueueItem, SavedPlaylist

TRACKS: Final = "org.mpris.MediaPlayer2.TrackList"
PLAYLISTS: Final = "org.mpris.MediaPlayer2.Playlists"
_BEFORE: Final = 50
_AFTER: Final = 150
"""Entries around the current one that others see: a queue may be long, and all of it would be sent again and again."""
_ONE_BY_ONE: Final = 20
"""More changes at once than these are told as a new list."""
_PLAYLIST: Final = "/org/musicrec/playlist/"
_CREATED: Final = "Created"
_ALPHABETICAL: Final = "Alphabetical"

FindTracks = Callable[[str, Callable[[Sequence[TrackId]], None]], object]
"""(address, then): finds the tracks at an address and goes on with them."""


class QueueSide:
    """Answers for the queue, and says what has come and gone in it. Window's thread."""

    def __init__(self, listening: ListeningConnection, player: PlayerSide, find: FindTracks) -> None:
        self._listening = listening
        self._player = player
        self._find = find
        self._told: tuple[int, ...] = ()
        """Keys of the entries that others know of."""

    def interface(self) -> Interface:
        """Its tables."""
        return Interface(
            TRACKS,
            (
                Method("GetTracksMetadata", self._metadata, (("TrackIds", "ao"),), (("Metadata", "aa{sv}"),)),
                Method("AddTrack", self._add, (("Uri", "s"), ("AfterTrack", "o"), ("SetAsCurrent", "b"))),
                Method("RemoveTrack", self._remove, (("TrackId", "o"),)),
                Method("GoTo", self._go_to, (("TrackId", "o"),)),
            ),
            (
                Property("Tracks", "ao", lambda: [entry_path(item.key) for item in self._shown()], tells="invalidates"),
                Property("CanEditTracks", "b", lambda: True),
            ),
            (
                Told("TrackListReplaced", (("Tracks", "ao"), ("CurrentTrack", "o"))),
                Told("TrackAdded", (("Metadata", "a{sv}"), ("AfterTrack", "o"))),
                Told("TrackRemoved", (("TrackId", "o"),)),
                Told("TrackMetadataChanged", (("TrackId", "o"), ("Metadata", "a{sv}"))),
            ),
        )

    def tell_changes(self, tell: Callable[..., None]) -> None:
        """Tell what has come and gone since it was told last, by `tell(interface, signal, *arguments)`."""
        items = self._shown()
        keys, before = tuple(item.key for item in items), self._told
        if keys == before:
            return
        self._told = keys
        there, were = set(keys), set(before)
        gone = [key for key in before if key not in there]
        come = [item for item in items if item.key not in were]
        is_in_order = [key for key in before if key in there] == [key for key in keys if key in were]
        if not is_in_order or len(gone) + len(come) > _ONE_BY_ONE:
            current = self._listening.controller.queue.current
            paths = [entry_path(key) for key in keys]
            tell(TRACKS, "TrackListReplaced", paths, NO_TRACK if current is None else entry_path(current.key))
            return
        for key in gone:
            tell(TRACKS, "TrackRemoved", entry_path(key))
        for item in come:
            at = keys.index(item.key)
            after = entry_path(keys[at - 1]) if at else NO_TRACK
            tell(TRACKS, "TrackAdded", self._player.metadata(item), after)

    # inside

    def _shown(self) -> Sequence[QueueItem]:
        queue = self._listening.controller.queue
        at = queue.index or 0
        return queue.items[max(0, at - _BEFORE) : at + _AFTER]

    def _metadata(self, entries: list[str]) -> tuple[list[Metadata]]:
        queue = self._listening.controller.queue
        by_key = {item.key: item for item in queue.items}
        wanted = [by_key[key] for entry in entries if (key := entry_key(entry)) in by_key]
        return ([self._metadata_of(item) for item in wanted],)

    def _metadata_of(self, item: QueueItem) -> Metadata:
        current = self._listening.controller.queue.current
        is_current = current is not None and current.key == item.key
        return self._player.current_metadata() if is_current else self._player.metadata(item)

    def _add(self, uri: str, after: str, is_to_play: bool) -> None:
        control = self._listening.controller

        def put(track_ids: Sequence[TrackId]) -> None:
            first = control.queue.next_key
            self._listening.add(track_ids)
            place = control.queue.place_of(entry_key(after) or 0)
            if after == NO_TRACK or place is not None:
                control.move(range(first, first + len(track_ids)), 0 if place is None else place + 1)
            if is_to_play:
                control.play_item(first)

        self._find(uri, put)

    def _remove(self, entry: str) -> None:
        if (key := entry_key(entry)) is not None:
            self._listening.controller.remove((key,))

    def _go_to(self, entry: str) -> None:
        if (key := entry_key(entry)) is not None:
            self._listening.controller.play_item(key)


class PlaylistsSide:
    """Answers for the saved playlists. What is known of them is renewed whenever someone asks. Window's thread."""

    def __init__(self, tools: Tools, listening: ListeningConnection, changed: Callable[[], object]) -> None:
        self._tools = tools
        self._listening = listening
        self._changed = changed
        self._saved: list[SavedPlaylist] = []
        self._renamed: list[SavedPlaylist] = []
        """Under a title that others do not know yet."""

    def interface(self) -> Interface:
        """Its tables."""
        return Interface(
            PLAYLISTS,
            (
                Method("ActivatePlaylist", self._activate, (("PlaylistId", "o"),)),
                Method(
                    "GetPlaylists",
                    self._get,
                    (("Index", "u"), ("MaxCount", "u"), ("Order", "s"), ("ReverseOrder", "b")),
                    (("Playlists", "a(oss)"),),
                ),
            ),
            (
                Property("PlaylistCount", "u", lambda: len(self._saved)),
                Property("Orderings", "as", lambda: [_ALPHABETICAL, _CREATED]),
                Property("ActivePlaylist", "(b(oss))", self._active),
            ),
            (Told("PlaylistChanged", (("Playlist", "(oss)"),)),),
        )

    def renew(self, then: Callable[[], object] = lambda: None) -> None:
        """Read them again, then go on."""

        def take(saved: list[SavedPlaylist]) -> None:
            titles = {playlist.id: playlist.title for playlist in self._saved}
            self._renamed += [each for each in saved if titles.get(each.id, each.title) != each.title]
            has_changed = [each.id for each in saved] != [each.id for each in self._saved] or bool(self._renamed)
            self._saved = saved
            then()
            if has_changed:
                self._changed()

        list_playlists(self._tools.lanes, self._tools.services, take, self._tools.fail)

    def tell_changes(self, tell: Callable[..., None]) -> None:
        """Tell which have another title, by `tell(interface, signal, *arguments)`."""
        renamed, self._renamed = self._renamed, []
        for playlist in renamed:
            tell(PLAYLISTS, "PlaylistChanged", _as_told(playlist))

    # inside

    def _get(self, index: int, most: int, order: str, is_reversed: bool) -> Later:
        def begin(reply: Callable[[tuple[Any, ...]], None]) -> None:
            def answer() -> None:
                reply((self._page(index, most, order, is_reversed),))

            self.renew(answer)

        return Later(begin)

    def _page(self, index: int, most: int, order: str, is_reversed: bool) -> list[tuple[str, str, str]]:
        if order == _ALPHABETICAL:
            ordered = sorted(self._saved, key=lambda playlist: playlist.title.casefold())
        else:
            ordered = sorted(self._saved, key=lambda playlist: (playlist.created_at, playlist.id))
        if is_reversed:
            ordered.reverse()
        return [_as_told(playlist) for playlist in ordered[index : index + most]]

    def _activate(self, path: str) -> Later:
        def begin(reply: Callable[[tuple[Any, ...]], None]) -> None:
            def play() -> None:
                for playlist in self._saved:
                    if _path(playlist) == path:
                        self._listening.play(playlist.track_ids, 0, QueuedBy.PLAYLIST, playlist.id)
                reply(())

            self.renew(play)

        if not path.startswith(_PLAYLIST):
            raise Refusal("InvalidArgs", f"{path} is no playlist.")
        return Later(begin)

    def _active(self) -> tuple[bool, tuple[str, str, str]]:
        current = self._listening.controller.queue.current
        playlist_id = None if current is None else current.playlist_id
        for playlist in self._saved:
            if playlist.id == playlist_id:
                return True, _as_told(playlist)
        return False, ("/", "", "")


def _path(playlist: SavedPlaylist) -> str:
    return f"{_PLAYLIST}{playlist.id}"


def _as_told(playlist: SavedPlaylist) -> tuple[str, str, str]:
    """(path, title, icon)"""
    return _path(playlist), playlist.title.replace("\0", " ").encode("utf-8", "replace").decode(), ""
