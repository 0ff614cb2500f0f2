"""The steps of importing a history: read, match names to tracks, show what would come of it, store."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from musicrec_desktop.app.history_placing import Placing
from musicrec_desktop.app.history_retry import build_index, sure
from musicrec_desktop.app.history_rows import HistoryRows
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.history import ForeignName, LibraryName, NameMatch
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.library.histories import read_history
from musicrec_desktop.storage import UnmatchedName, read_player_songs

CERTAIN_FROM: Final = 0.95
"""From here on a match needs no second look."""
_PLAYS_A_BATCH: Final = 5_000
"""Plays in one transaction: what a kill costs at most. Importing again goes on from there."""
_NEWS_EVERY: Final = 2_000


@dataclass(frozen=True, slots=True)
class Importing:
    """What IMPORT_HISTORY carries from step to step."""

    services: Services
    files: tuple[Path, ...]
    now: UnixTime
    is_preview: bool = False
    """Say what would come of it and change nothing."""
    names: tuple[LibraryName, ...] = ()
    rows: HistoryRows = field(default_factory=HistoryRows)
    matches: tuple[NameMatch | None, ...] = ()
    """By number of the name; also those below MATCHED_FROM."""
    placing: Placing | None = None
    at: int = 0
    """Plays placed so far."""
    added: int = 0
    """Plays of tracks that are new to the history."""
    unmatched: int = 0
    """Plays without a track that are new."""
    known: int = 0
    """Plays that were there already, from this source or another."""


def load_names(state: Importing) -> Importing:
    """The names of the library."""
    return replace(state, names=tuple(state.services.database.unmatched.names()))


def read_files(state: Importing) -> Job[Importing]:
    """Read all files; raises LibraryError when one is no history."""
    rows = HistoryRows()
    for path in state.files:
        for count, entry in enumerate(read_history(path, read_player_songs)):
            rows.add(entry)
            if count % _NEWS_EVERY == 0:
                yield Progress(len(rows), 0, path.name)
    rows.sort()
    return replace(state, rows=rows)


def match_names(state: Importing) -> Job[Importing]:
    """Find the track of every name."""
    index = yield from build_index(state.names)
    matches: list[NameMatch | None] = []
    for name in state.rows.names:
        if len(matches) % _NEWS_EVERY == 0:
            yield Progress(len(matches), len(state.rows.names), name.title)
        matches.append(index.match(name))
    return replace(state, matches=tuple(matches))


def begin_placing(state: Importing) -> Importing:
    """Ready to compare with the history."""
    durations = {name.id: name.duration_ms for name in state.names}
    return replace(state, placing=Placing(state.services.database, durations))


def has_plays(state: Importing) -> bool:
    """There are plays left to place."""
    return state.at < len(state.rows)


def place_batch(state: Importing) -> Job[Importing]:
    """Place the next plays and, unless this is a preview, store them in one transaction."""
    yield Progress(state.at, len(state.rows))
    if state.placing is None:
        return state
    stop = state.at + _PLAYS_A_BATCH
    placed = state.placing.place(
        (play, sure(state.matches[number])) for number, play in state.rows.plays(state.at, stop)
    )
    added, unmatched = len(placed.plays), len(placed.unmatched)
    if not state.is_preview:
        state.services.database.unmatched.store(placed.plays, placed.unmatched)
    return replace(
        state,
        at=stop,
        added=state.added + added,
        unmatched=state.unmatched + unmatched,
        known=state.known + placed.known,
    )


def finish_import(state: Importing) -> Importing:
    """The taste profile takes the new plays in."""
    if state.added and not state.is_preview and state.services.is_loaded:
        state.services.rebuild_profile(state.now)
    return state


@dataclass(frozen=True, slots=True)
class GuessedName:
    """A name, how often it was played, and the track that comes nearest."""

    name: ForeignName
    plays: int
    match: NameMatch | None


@dataclass(frozen=True, slots=True)
class ImportView:
    """What an import is about, for a human."""

    certain: int
    """Plays whose track is certain."""
    likely: int
    """Plays whose track is likely enough."""
    unlike: int
    """Plays of which a track is too little like; they stay without one."""
    nothing: int
    """Plays like nothing in the library."""
    likely_names: tuple[GuessedName, ...]
    """The likely ones, least certain first."""
    unmatched_names: tuple[GuessedName, ...]
    """Those without a track, most played first."""


def view_of(state: Importing, limit: int = 20) -> ImportView:
    """Sum up how the names were matched."""
    plays = state.rows.plays_a_name()
    bands: Counter[str] = Counter()
    likely: list[GuessedName] = []
    unmatched: list[GuessedName] = []
    for number, match in enumerate(state.matches):
        guessed = GuessedName(state.rows.names[number], plays[number], match)
        if sure(match) is None:
            bands["nothing" if match is None else "unlike"] += plays[number]
            unmatched.append(guessed)
        elif match is not None and match.score < CERTAIN_FROM:
            bands["likely"] += plays[number]
            likely.append(guessed)
        else:
            bands["certain"] += plays[number]
    likely.sort(key=lambda item: (item.match.score if item.match else 0.0, -item.plays))
    unmatched.sort(key=lambda item: -item.plays)
    return ImportView(
        bands["certain"],
        bands["likely"],
        bands["unlike"],
        bands["nothing"],
        tuple(likely[:limit]),
        tuple(unmatched[:limit]),
    )


def unmatched_names(services: Services, limit: int) -> tuple[int, list[UnmatchedName]]:
    """(plays without a track in all, the names played most)."""
    database = services.database
    return database.unmatched.count(), database.unmatched.top(limit)


def titles_of(services: Services, ids: Sequence[TrackId]) -> dict[TrackId, str]:
    """ "Artist - title" of tracks, for showing what was matched."""
    return {
        track.id: " - ".join(filter(None, (track.artist, track.title))) for track in services.database.tracks.get(ids)
    }
