"""Imported plays without a track are looked at again when the library has changed; and what matching needs for that."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from musicrec_desktop.app.history_placing import Placing
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.history import ForeignName, LibraryName, NameMatch
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.library.histories import MATCHED_FROM, NameIndex

_PLAYS_A_BATCH: Final = 5_000
_NEWS_EVERY: Final = 2_000


@dataclass(frozen=True, slots=True)
class Retrying:
    """The names of the library and those without a track; `found` once they were compared."""

    names: tuple[LibraryName, ...]
    unmatched: tuple[ForeignName, ...]
    found: dict[ForeignName, NameMatch] = field(default_factory=dict)


def load_unmatched(services: Services) -> Retrying | None:
    """What there is to look for; None when every imported play has its track. db lane."""
    unmatched = services.database.unmatched.foreign_names()
    return Retrying(tuple(services.database.unmatched.names()), tuple(unmatched)) if unmatched else None


def match_unmatched(state: Retrying) -> Job[Retrying]:
    """Look for the tracks. compute lane."""
    index = yield from build_index(state.names)
    found: dict[ForeignName, NameMatch] = {}
    for count, name in enumerate(state.unmatched):
        if count % _NEWS_EVERY == 0:
            yield Progress(count, len(state.unmatched), name.title)
        match = sure(index.match(name))
        if match is not None:
            found[name] = match
    return replace(state, found=found)


def move_matched(services: Services, state: Retrying, now: UnixTime) -> int:
    """Plays that have found their tracks become history, batch by batch. Returns how many. db lane."""
    if not state.found:
        return 0
    database = services.database
    placing = Placing(database, {name.id: name.duration_ms for name in state.names}, is_import=False)
    moved, after = 0, None
    while portion := database.unmatched.portion(after, _PLAYS_A_BATCH):
        after = (portion[-1][1].started_at, portion[-1][0])
        matched = [(number, play, state.found[play.name]) for number, play in portion if play.name in state.found]
        if matched:
            placed = placing.place((play, match) for _, play, match in matched)
            database.unmatched.move([number for number, _, _ in matched], placed.plays)
            moved += len(matched)
    if moved and services.is_loaded:
        services.rebuild_profile(now)
    return moved


def build_index(names: Sequence[LibraryName]) -> Job[NameIndex]:
    """Index the names of the library."""
    index = NameIndex()
    for name in names:
        if len(index) % _NEWS_EVERY == 0:
            yield Progress(0, 0, name.title)
        index.add(name)
    return index


def sure(match: NameMatch | None) -> NameMatch | None:
    """The match when it is sure enough to be one."""
    return match if match is not None and match.score >= MATCHED_FROM else None
