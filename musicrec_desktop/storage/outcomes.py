"""What was shown and what became of it; the lessons drawn from that; and the weights as they were kept."""

import json
from typing import Any, Final

import numpy as np
from sqlite_utils import Database as SqliteDatabase

from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.outcomes import (
    FusionVersion,
    JudgedTrial,
    Lesson,
    Outcome,
    ShownList,
    ShownTrack,
    Trial,
)
from musicrec_desktop.storage.connection import Connection

KEPT_LESSONS: Final = 50_000
"""Lessons kept one by one: years of listening. Older ones live on in a version of the weights."""
KEPT_LISTS_S: Final = 30 * 86_400.0
"""So long it is kept what a list held. What became of it is in the lessons; trials that were judged stay."""

_LONGEST_RUN: Final = 16

Place = tuple[int, int, TrackId]
"""(list, place, track) of one track that was shown."""


class Outcomes:
    """The counterfactual log. Lists and lessons are only ever added, until they are old or forgotten."""

    def __init__(self, connection: Connection, kept_lessons: int = KEPT_LESSONS) -> None:
        self._connection = connection
        self._kept_lessons = kept_lessons

    def show(self, shown: ShownList) -> int:
        """Keep a list as it was shown, in one transaction. Returns its number.

        Lists older than a month make room, but for trials that were judged.
        """
        trial = shown.trial
        columns: tuple[Any, ...] = (None,) * 5
        if trial is not None:
            columns = (
                trial.place,
                trial.taken,
                trial.options.astype("<i8").tobytes(),
                trial.parts.astype("<f4").tobytes(),
                trial.propensities.astype("<f8").tobytes(),
            )
        with self._connection.writing() as db:
            scorers = _scorer_set(db, shown.names)
            cursor = db.conn.execute(
                "INSERT INTO shown_lists (at, seed, version, scorers, trial_place, trial_taken, trial_options, "
                "trial_parts, trial_propensities) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (shown.at, shown.seed, shown.version, scorers, *columns),
            )
            number = int(cursor.lastrowid or 0)
            db.conn.executemany(
                _INSERT_TRACK, [_track_values(number, place, track) for place, track in enumerate(shown.tracks)]
            )
            old = (shown.at - KEPT_LISTS_S,)
            db.conn.execute("DELETE FROM shown_tracks WHERE list_id IN (SELECT id FROM shown_lists WHERE at < ?)", old)
            db.conn.execute("DELETE FROM shown_lists WHERE at < ? AND trial_outcome IS NULL", old)
        return number

    def show_instead(self, number: int, place: int, track: ShownTrack) -> None:
        """Another track took this place of a list."""
        with self._connection.writing() as db:
            db.conn.execute(_INSERT_TRACK, _track_values(number, place, track))

    def latest_place(self, track_id: TrackId, since: UnixTime, until: UnixTime) -> Place | None:
        """Where the track was shown last in lists made within that time; None when in none."""
        with self._connection.reading() as db:
            row = db.execute(
                "SELECT list_id, place FROM shown_tracks JOIN shown_lists ON shown_lists.id = list_id "
                "WHERE track_id = coalesce((SELECT track_id FROM track_aliases WHERE alias = ?1), ?1) "
                "AND at BETWEEN ?2 AND ?3 ORDER BY list_id DESC, place LIMIT 1",
                (track_id, since, until),
            ).fetchone()
        return None if row is None else (int(row[0]), int(row[1]), track_id)

    def judge(self, place: Place, outcome: Outcome, at: UnixTime, weight: float = 1.0) -> Lesson | None:
        """Keep what became of a shown track, and the lesson in it, in one transaction.

        None when this was known already, or the track was never shown there.
        """
        number, position, track_id = place
        key = (number, position, track_id)
        where = (
            "list_id = ?1 AND place = ?2 "
            "AND track_id = coalesce((SELECT track_id FROM track_aliases WHERE alias = ?3), ?3)"
        )
        with self._connection.writing() as db:
            row = db.execute(
                "SELECT parts, outcome, names, trial_place, trial_taken, trial_options FROM shown_tracks "  # noqa: S608
                "JOIN shown_lists ON shown_lists.id = list_id JOIN scorer_sets ON scorer_sets.id = scorers "
                f"WHERE {where}",
                key,
            ).fetchone()
            if row is None or row[1] == outcome.value:
                return None
            parts = np.frombuffer(row[0], "<f4").astype(np.float32)[None, :]
            lesson = Lesson(at, outcome.value, tuple(json.loads(row[2])), parts, weight)
            db.conn.execute(f"UPDATE shown_tracks SET outcome = ?4 WHERE {where}", (*key, outcome.value))  # noqa: S608
            if row[3] == position and int(np.frombuffer(row[5], "<i8")[row[4]]) == track_id:
                db.conn.execute("UPDATE shown_lists SET trial_outcome = ? WHERE id = ?", (outcome.value, number))
            db.conn.execute(_INSERT_LESSON, _lesson_values(db, lesson))
        return lesson

    def add_lesson(self, lesson: Lesson) -> None:
        """Keep a lesson that stands by itself."""
        with self._connection.writing() as db:
            db.conn.execute(_INSERT_LESSON, _lesson_values(db, lesson))

    def lessons(self, after: int = 0) -> list[tuple[int, Lesson]]:
        """(id, lesson) of all lessons beyond that id, in the order in which they were learned."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT lessons.id, at, kind, names, parts, weight FROM lessons "
                "JOIN scorer_sets ON scorer_sets.id = scorers WHERE lessons.id > ? ORDER BY lessons.id",
                (after,),
            ).fetchall()
        found = []
        for number, at, kind, names, parts, weight in rows:
            named = tuple(json.loads(names))
            values = np.frombuffer(parts, "<f4").astype(np.float32).reshape(-1, len(named))
            found.append((int(number), Lesson(UnixTime(at), kind, named, values, weight)))
        return found

    def skips_in_a_row(self, at: UnixTime, gap_s: float) -> int:
        """How many of the latest lessons, up to `at`, were skips one after another, none further apart than that."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT at, kind FROM lessons WHERE at <= ? ORDER BY id DESC LIMIT ?", (at, _LONGEST_RUN)
            ).fetchall()
        later, count = at, 0
        for then, kind in rows:
            if kind != Outcome.SKIPPED or later - then > gap_s:
                break
            later, count = UnixTime(then), count + 1
        return count

    def last_lesson(self) -> int:
        """Id of the latest lesson; 0 before the first."""
        with self._connection.reading() as db:
            return int(db.execute("SELECT coalesce(max(id), 0) FROM lessons").fetchone()[0])

    def judged_trials(self) -> list[JudgedTrial]:
        """Every place filled by chance whose track met its fate, in the order of the lists."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT at, names, trial_place, trial_taken, trial_options, trial_parts, trial_propensities, "
                "trial_outcome FROM shown_lists JOIN scorer_sets ON scorer_sets.id = scorers "
                "WHERE trial_outcome IS NOT NULL ORDER BY shown_lists.id"
            ).fetchall()
        found = []
        for at, names, place, taken, options, parts, propensities, outcome in rows:
            named = tuple(json.loads(names))
            trial = Trial(
                place,
                np.frombuffer(options, "<i8").astype(np.int64),
                np.frombuffer(parts, "<f4").astype(np.float32).reshape(-1, len(named)),
                np.frombuffer(propensities, "<f8").astype(np.float64),
                taken,
            )
            found.append(JudgedTrial(UnixTime(at), named, trial, Outcome(outcome)))
        return found

    def keep_version(self, version: FusionVersion) -> FusionVersion:
        """Keep the weights of this moment (the id is given here), in one transaction.

        With a base, the oldest lessons it holds make room when there are more than are kept.
        """
        with self._connection.writing() as db:
            cursor = db.conn.execute(
                "INSERT INTO fusion_versions (at, after_lesson, reason, is_base, data) VALUES (?, ?, ?, ?, ?)",
                (version.at, version.after_lesson, version.reason, version.is_base, version.data),
            )
            if version.is_base:
                db.conn.execute(
                    "DELETE FROM lessons WHERE id <= ? AND id <= (SELECT max(id) FROM lessons) - ?",
                    (version.after_lesson, self._kept_lessons),
                )
        return FusionVersion(
            int(cursor.lastrowid or 0),
            version.at,
            version.after_lesson,
            version.reason,
            version.is_base,
            version.data,
        )

    def versions(self) -> list[FusionVersion]:
        """Every version kept, the oldest first."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT id, at, after_lesson, reason, is_base, data FROM fusion_versions ORDER BY id"
            ).fetchall()
        return [
            FusionVersion(int(number), UnixTime(at), int(after), reason, bool(is_base), data)
            for number, at, after, reason, is_base, data in rows
        ]

    def forget(self) -> None:
        """Forget everything that was shown and learned, in one transaction."""
        with self._connection.writing() as db:
            for table in ("shown_tracks", "shown_lists", "lessons", "scorer_sets", "fusion_versions"):
                db.conn.execute(f"DELETE FROM {table}")  # noqa: S608 (our own table names)


_INSERT_TRACK: Final = (
    "INSERT OR REPLACE INTO shown_tracks (list_id, place, track_id, propensity, parts) "
    "VALUES (?1, ?2, coalesce((SELECT track_id FROM track_aliases WHERE alias = ?3), ?3), ?4, ?5)"
)
_INSERT_LESSON: Final = "INSERT INTO lessons (at, kind, scorers, parts, weight) VALUES (?, ?, ?, ?, ?)"


def _track_values(number: int, place: int, track: ShownTrack) -> tuple[Any, ...]:
    return (number, place, track.track_id, track.propensity, track.parts.astype("<f4").tobytes())


def _lesson_values(db: SqliteDatabase, lesson: Lesson) -> tuple[Any, ...]:
    parts = lesson.parts.astype("<f4").tobytes()
    return (lesson.at, lesson.kind, _scorer_set(db, lesson.names), parts, lesson.weight)


def _scorer_set(db: SqliteDatabase, names: tuple[str, ...]) -> int:
    """The number of a set of scorers, given here when it is new. Inside a transaction."""
    text = json.dumps(names)
    db.conn.execute("INSERT INTO scorer_sets (names) VALUES (?) ON CONFLICT (names) DO NOTHING", (text,))
    return int(db.conn.execute("SELECT id FROM scorer_sets WHERE names = ?", (text,)).fetchone()[0])
