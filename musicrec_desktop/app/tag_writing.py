"""Writing tags into the listener's files, on request: previewed, logged, and to be taken back."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from musicrec_desktop.app.named_tracks import tracks_named
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.features import FeatureMatrix, rows_of
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.domain.tag_writing import NewTags, TagEdit, TagWrite, WrittenFile
from musicrec_desktop.domain.track import ScanProblem, Track
from musicrec_desktop.library import holds, plan_edit, read_files, undo_edit, write_edit
from musicrec_desktop.playback import REFERENCE_LUFS

_MOST_MOODS: Final = 2
_TRUSTED: Final = 0.3
"""Confidence of valence and energy below which no mood is written into a file for good."""
_LONGEST_GENRE: Final = 100


@dataclass(frozen=True, slots=True)
class TagWish:
    """What the listener asks to be written into every file."""

    genres: tuple[str, ...] | None = None
    mood: bool = False
    """The words for how the track sounds, as measured."""
    replaygain: bool = False
    """The gain to -18 LUFS, as measured."""
    rating: int | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be written, and where nothing can be."""

    edits: tuple[TagEdit, ...]
    unchanged: int
    """Files that hold it already."""
    problems: tuple[ScanProblem, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written."""

    batch: int
    """To be taken back by this number; 0: nothing was written."""
    files: tuple[WrittenFile, ...]
    problems: tuple[ScanProblem, ...]


def preview(services: Services, names: Sequence[str], wish: TagWish) -> Job[Preview]:
    """What writing would change in the files of these tracks. Writes nothing.

    Raises LibraryError for a name that is not in the library, a genre that nobody knows, and a rating out of range.
    """
    _check(services, wish)
    tracks = tracks_named(services, names)
    matrix = services.database.features.matrix() if wish.mood or wish.replaygain else FeatureMatrix.empty()
    edits: list[TagEdit] = []
    problems: list[ScanProblem] = []
    unchanged = 0
    for done, track in enumerate(tracks):
        yield Progress(done, len(tracks), track.path.name)
        try:
            edit = plan_edit(track.path, _new_tags(track, wish, matrix))
        except LibraryError as error:
            problems.append(ScanProblem(track.path, error.message))
            continue
        unchanged += not edit.after
        if edit.after:
            edits.append(edit)
    return Preview(tuple(edits), unchanged, tuple(problems))


def write(services: Services, edits: Sequence[TagEdit], now: UnixTime) -> Job[Written]:
    """Make edits that were previewed, each logged before it is made. A file that refuses is a problem, no more."""
    log = services.database.tag_writes
    batch = log.begin()
    written: list[WrittenFile] = []
    problems: list[ScanProblem] = []
    for done, edit in enumerate(edits):
        yield Progress(done, len(edits), edit.path.name)
        (number,) = log.put(batch, [edit], now)
        try:
            written.append(_write_one(services, edit, now))
        except LibraryError as error:
            log.drop([number])
            problems.append(ScanProblem(edit.path, error.message))
    return Written(batch if written else 0, tuple(written), tuple(problems))


def undo(services: Services, batch: int, now: UnixTime) -> Job[Written]:
    """Take the edits of a batch back, all that were not yet; 0 is the latest. Fields that were absent are again.

    Raises LibraryError when there is no such batch. A file that was changed since is a problem, and stays as it is.
    """
    log = services.database.tag_writes
    batch = batch or log.last_batch()
    waiting = [write for write in log.of_batch(batch) if not write.is_undone]
    if not waiting:
        raise LibraryError("There is nothing to take back.", hint="musicrec tags log shows what was written.")
    written: list[WrittenFile] = []
    problems: list[ScanProblem] = []
    for done, logged in enumerate(waiting):
        yield Progress(done, len(waiting), logged.edit.path.name)
        try:
            written += _undo_one(services, logged, now)
            log.mark_undone([logged.id])
        except LibraryError as error:
            problems.append(ScanProblem(logged.edit.path, error.message))
    return Written(batch, tuple(written), tuple(problems))


def _undo_one(services: Services, logged: TagWrite, now: UnixTime) -> Iterable[WrittenFile]:
    """Nothing when it was never made: the program was ended between logging it and making it."""
    if holds(logged.edit.path, logged.edit.before):
        return []
    return [_write_one(services, undo_edit(logged.edit), now)]


def _write_one(services: Services, edit: TagEdit, now: UnixTime) -> WrittenFile:
    """Write, and let the library know the file as it is now, with what was measured of its sound."""
    database = services.database
    track_id = database.tracks.by_path([edit.path]).get(edit.path)
    (track,) = database.tracks.get([track_id]) if track_id is not None else (None,)
    file = write_edit(edit, None if track is None else track.stamp)
    if track is not None:
        database.tracks.apply_batch(read_files([edit.path]), now)
        database.tag_writes.carry_over([file])
    return file


def _check(services: Services, wish: TagWish) -> None:
    for genre in wish.genres or ():
        if len(genre) > _LONGEST_GENRE or not services.genre_tree.is_known(genre):
            raise LibraryError(
                f"{genre} is not among the genres that this program knows.",
                hint="Check the spelling: death metal, jazz",
            )
    if wish.rating is not None and not 0 <= wish.rating <= 100:
        raise LibraryError(f"A rating is 0 to 100, not {wish.rating}.", hint="100 is five stars, 0 takes it out.")
    if wish == TagWish():
        raise LibraryError(
            "Nothing was named to be written.", hint="One or more of --genre, --mood, --replaygain, --rating"
        )


def _new_tags(track: Track, wish: TagWish, matrix: FeatureMatrix) -> NewTags:
    """Raises LibraryError when something is asked for that was not measured."""
    moods: tuple[str, ...] | None = None
    gain: float | None = None
    peak: float | None = None
    if wish.mood or wish.replaygain:
        if track.start_ms or track.end_ms:
            raise LibraryError("It is a part of a file, which has one set of tags for all its tracks.")
        row = int(rows_of(matrix.ids, np.array([track.id], np.int64))[0])
        if row < 0:
            raise LibraryError("It has not been measured yet.", hint="musicrec analyse")
        if wish.mood:
            moods = moods_of(matrix, row) or None
        if wish.replaygain:
            loudness, highest = (float(matrix.column(name)[row]) for name in ("loudness", "true_peak"))
            gain = REFERENCE_LUFS - loudness if math.isfinite(loudness) else None
            peak = 10 ** (highest / 20) if gain is not None and math.isfinite(highest) else None
        if moods is None and gain is None and wish.genres is None and wish.rating is None:
            raise LibraryError("Its sound gives no clear answer.")
    return NewTags(wish.genres, moods, gain, peak, wish.rating)


def moods_of(matrix: FeatureMatrix, row: int) -> tuple[str, ...]:
    """The nearest moods within whose width the track lies, at most two; () where valence or energy are guesswork."""
    if min(matrix.confidence(name)[row] for name in ("valence", "energy")) < _TRUSTED:
        return ()
    valence, energy = (float(matrix.column(name)[row]) for name in ("valence", "energy"))
    apart = {
        mood.name: math.hypot(valence - mood.valence, energy - mood.energy) / mood.width for mood in MOODS.values()
    }
    return tuple(sorted((name for name in apart if apart[name] <= 1), key=apart.__getitem__)[:_MOST_MOODS])
