"""Playlists kept by name."""

from collections.abc import Sequence

from sqlite_utils import Database as SqliteDatabase

from musicrec_desktop.domain.errors import StorageError
from musicrec_desktop.domain.ids import PlaylistId, TrackId, UnixTime
from musicrec_desktop.domain.playlist import SavedPlaylist
from musicrec_desktop.storage.connection import Connection


class Playlists:
    """Saved playlists: a name, a story, the request they came from, and tracks in order."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save(
        self,
        title: str,
        track_ids: Sequence[TrackId],
        created_at: UnixTime,
        story: str = "",
        request: str = "",
        rules: str = "",
    ) -> PlaylistId:
        """Keep a new playlist; two may have the same title. One with `rules` needs no tracks."""
        with self._connection.writing() as db:
            record = {"title": title, "created_at": created_at, "story": story, "request": request, "rules": rules}
            playlist_id = PlaylistId(int(str(db.table("playlists").insert(record).last_pk)))
            entries = [(playlist_id, position, track_id) for position, track_id in enumerate(track_ids)]
            db.conn.executemany(
                "INSERT INTO playlist_entries (playlist_id, position, track_id) "
                "VALUES (?1, ?2, coalesce((SELECT track_id FROM track_aliases WHERE alias = ?3), ?3))",
                entries,
            )
        return playlist_id

    def all(self) -> list[SavedPlaylist]:
        """Every playlist, the newest first."""
        with self._connection.reading() as db:
            return _read(db, "ORDER BY created_at DESC, id DESC", [])

    def get(self, playlist_id: PlaylistId) -> SavedPlaylist | None:
        """One playlist; None when there is no such playlist."""
        with self._connection.reading() as db:
            found = _read(db, "WHERE id = ?", [playlist_id])
        return found[0] if found else None

    def rename(self, playlist_id: PlaylistId, title: str) -> None:
        """Give a playlist another title. Raises StorageError when it does not exist any more."""
        with self._connection.writing() as db:
            if not db.execute("UPDATE playlists SET title = ? WHERE id = ?", [title, playlist_id]).rowcount:
                raise StorageError(
                    "The playlist cannot be renamed: it has been deleted.", hint="Save the tracks as a new playlist."
                )

    def change_rules(self, playlist_id: PlaylistId, title: str, rules: str) -> None:
        """Give a smart playlist other rules. Raises StorageError when it does not exist any more."""
        with self._connection.writing() as db:
            sql = "UPDATE playlists SET title = ?, rules = ? WHERE id = ?"
            if not db.execute(sql, [title, rules, playlist_id]).rowcount:
                raise StorageError("The rules cannot be changed: the playlist has been deleted.", hint="Make it anew.")

    def delete(self, playlist_id: PlaylistId) -> None:
        """Forget a playlist; plays from it stay in the history. Deleting what is not there does nothing."""
        with self._connection.writing() as db:
            db.execute("DELETE FROM playlists WHERE id = ?", [playlist_id])


def _read(db: SqliteDatabase, which: str, values: list[PlaylistId]) -> list[SavedPlaylist]:
    entries: dict[int, list[TrackId]] = {}
    part = "WHERE playlist_id = ?" if values else ""
    sql = f"SELECT playlist_id, track_id FROM playlist_entries {part} ORDER BY playlist_id, position"  # noqa: S608 (ours)
    for playlist_id, track_id in db.execute(sql, values):
        entries.setdefault(playlist_id, []).append(TrackId(track_id))
    return [
        SavedPlaylist(
            id=PlaylistId(row["id"]),
            title=row["title"],
            created_at=UnixTime(row["created_at"]),
            track_ids=tuple(entries.get(row["id"], ())),
            story=row["story"],
            request=row["request"],
            rules=row["rules"],
        )
        for row in db.query(f"SELECT id, title, created_at, story, request, rules FROM playlists {which}", values)  # noqa: S608
    ]
