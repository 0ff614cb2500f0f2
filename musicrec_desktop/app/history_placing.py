"""Where imported plays belong: to a track, to those without one, or to a play that is there already."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.domain.history import ForeignPlay, NameMatch
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Play, PlayEnd, QueuedBy
from musicrec_desktop.storage import Database

SAME_SOURCE_S: Final = 2.0
"""Two plays of a track that one program recorded within so many seconds are one."""
_SHORTEST_S, _LONGEST_S, _UNKNOWN_S = 60.0, 300.0, 180.0
"""Two programs tell of one listen when its starts lie nearer than the track is long, within these bounds: one took the
start, another the end less what was heard, pauses between them. _UNKNOWN_S: where the length is not known."""
_WHOLE: Final = 0.95
"""So much of a track heard is the track heard to its end, where the program does not tell how it ended."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One batch of plays, sorted."""

    plays: tuple[Play, ...]
    """New, and of a track."""
    unmatched: tuple[ForeignPlay, ...]
    """New, and of no track of the library."""
    known: int
    """There already."""


class Placing:
    """Sorts plays batch by batch, each batch ordered by time and later than the one before; remembers the last ones.

    Where two programs recorded one listen, the first that came stays. A play there takes in at most one from each
    program, so that a track played three times stays played three times.
    """

    def __init__(self, database: Database, durations: Mapping[TrackId, DurationMs], *, is_import: bool = True) -> None:
        """`is_import`: the plays come out of a file that may have been read before, when the library was another one;
        what was taken for another track then is there as well."""
        self._database = database
        self._durations = durations
        self._is_import = is_import
        self._accepted: list[tuple[TrackId, UnixTime, str]] = []
        self._taken_in: set[tuple[TrackId, UnixTime, str]] = set()

    def place(self, batch: Iterable[tuple[ForeignPlay, NameMatch | None]]) -> Placed:
        """Sort one batch; nothing is stored. db lane. A match of None: the library has no such track."""
        listed = list(batch)
        if not listed:
            return Placed((), (), 0)
        since = UnixTime(listed[0][0].started_at - _LONGEST_S)
        until = UnixTime(listed[-1][0].started_at + _LONGEST_S)
        self._accepted = [stamp for stamp in self._accepted if stamp[1] >= since]
        self._taken_in = {stamp for stamp in self._taken_in if stamp[1] >= since}
        stored = set(self._database.plays.stamps(since, until))
        there: dict[TrackId, list[tuple[UnixTime, str]]] = defaultdict(list)
        for track_id, started_at, origin in {*stored, *self._accepted}:
            there[track_id].append((started_at, origin))
        elsewhere = self._elsewhere(listed, stored)
        kept = self._database.unmatched.keys(since, until)
        plays: list[Play] = []
        unmatched: list[ForeignPlay] = []
        for foreign, match in listed:
            moment = (foreign.started_at, foreign.origin.value)
            is_same_track = match is not None and moment in there[match.track_id]
            if not is_same_track and elsewhere[moment] > 0:
                elsewhere[moment] -= 1
                continue
            if match is None:
                key = (foreign.started_at, foreign.name.artist, foreign.name.title)
                if key not in kept:
                    kept.add(key)
                    unmatched.append(foreign)
                continue
            play = self._play(foreign, match.track_id)
            if not self._is_there(play, there[play.track_id]):
                there[play.track_id].append((play.started_at, play.origin))
                self._accepted.append((play.track_id, play.started_at, play.origin))
                plays.append(play)
        return Placed(tuple(plays), tuple(unmatched), len(listed) - len(plays) - len(unmatched))

    def _elsewhere(
        self, listed: Sequence[tuple[ForeignPlay, NameMatch | None]], stored: Set[tuple[TrackId, UnixTime, str]]
    ) -> Counter[tuple[UnixTime, str]]:
        """How many stored plays of each (start, source) belong to no play of the batch by their track: the same play
        was taken for another track before the library or the matching changed."""
        if not self._is_import:
            return Counter()
        same = {(match.track_id, play.started_at, play.origin.value) for play, match in listed if match is not None}
        return Counter((at, origin) for _, at, origin in stored - same - set(self._accepted))

    def _is_there(self, play: Play, there: list[tuple[UnixTime, str]]) -> bool:
        if any(
            started_at == play.started_at
            or (origin == play.origin and abs(started_at - play.started_at) <= SAME_SOURCE_S)
            for started_at, origin in there
        ):
            return True
        length = play.duration_ms / 1000
        reach = min(_LONGEST_S, max(_SHORTEST_S, length)) if length else _UNKNOWN_S
        near = sorted(
            (abs(started_at - play.started_at), started_at)
            for started_at, origin in there
            if origin != play.origin and abs(started_at - play.started_at) < reach
        )
        for _, started_at in near:
            taken = (play.track_id, started_at, play.origin)
            if taken not in self._taken_in:
                self._taken_in.add(taken)
                return True
        return False

    def _play(self, foreign: ForeignPlay, track_id: TrackId) -> Play:
        duration = self._durations.get(track_id) or foreign.name.duration_ms
        played, ended = foreign.played_ms or duration, foreign.ended
        if ended is PlayEnd.STOPPED and duration and played >= _WHOLE * duration:
            ended = PlayEnd.FINISHED
        return Play(track_id, foreign.started_at, played, duration, ended, QueuedBy.IMPORT, None, foreign.origin.value)
