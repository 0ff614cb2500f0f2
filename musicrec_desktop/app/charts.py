"""What was heard most in a period, beside the period before."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.app.periods import Period, Span, all_time
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.ranking.live import PlayColumns

TOP: Final = 50
"""Entries of a chart."""


class Measure(StrEnum):
    """What a chart is ordered by."""

    PLAYS = "plays"
    """Plays past half or four minutes."""
    MINUTES = "minutes"
    """Time heard, skipped plays with it."""


@dataclass(frozen=True, slots=True)
class ChartEntry:
    """One line of a chart."""

    name: str
    """A title, artist, album ("owner / album", as the library view spells it) or genre."""
    by: str
    """The artist of a track; else ""."""
    track_id: TrackId
    """The track; of anything else the one heard most, to show its cover."""
    plays: int
    minutes: float
    was: int
    """Its place in the period before, from 1; 0: not heard there."""


@dataclass(frozen=True, slots=True)
class Totals:
    """A period in sums."""

    plays: int
    minutes: float
    skips: int
    tracks: int
    """Different ones."""
    artists: int
    new_tracks: int
    """Heard for the first time ever."""
    days: int
    """Days on which anything was heard."""


@dataclass(frozen=True, slots=True, eq=False)
class Charts:
    """Everything of one period."""

    period: Period
    measure: Measure
    totals: Totals
    before: Totals | None
    """Of the period before; None for all time, and where nothing was heard in it."""
    tracks: tuple[ChartEntry, ...]
    artists: tuple[ChartEntry, ...]
    albums: tuple[ChartEntry, ...]
    genres: tuple[ChartEntry, ...]
    minutes_a_day: NDArray[np.float64]
    """(days,)"""


def charts_of(plays: PlayColumns, view: LibraryView, period: Period, measure: Measure, top: int = TOP) -> Charts:
    """The charts of one period. Array code: a few milliseconds for 200,000 plays. Any lane.

    A track in two genres counts for both; what has no artist, album or genre counts for none.
    """
    if period.span is Span.ALL and len(plays):
        period = all_time(float(plays.starts[0]), float(plays.starts[-1]))
    now = _Part(plays, view, period)
    earlier = None if period.span is Span.ALL else _Part(plays, view, period.moved(-1))
    if earlier is not None and len(earlier.rows) == 0:
        earlier = None

    def ranked(
        codes: NDArray[np.integer], rows: NDArray[np.integer] | None, names: Sequence[str], is_track: bool = False
    ) -> tuple[ChartEntry, ...]:
        return _ranked(now, earlier, codes, rows, names, measure, top, is_track=is_track)

    rows = np.arange(len(view))
    return Charts(
        period=period,
        measure=measure,
        totals=now.totals(),
        before=None if earlier is None else earlier.totals(),
        tracks=ranked(rows, None, view.titles, True),
        artists=ranked(view.artist_codes, None, view.artists),
        albums=ranked(view.album_codes, None, view.albums),
        genres=ranked(view.genre_codes, view.genre_rows, view.genres),
        minutes_a_day=now.minutes_a_day(),
    )


class _Part:
    """The plays of one period, summed by track."""

    def __init__(self, plays: PlayColumns, view: LibraryView, period: Period) -> None:
        self.view, self.period = view, period
        low, high = np.searchsorted(plays.starts, (period.begins, period.ends))
        self._all, self._low = plays, int(low)
        self.rows = plays.tracks[low:high]
        self.starts = plays.starts[low:high]
        self.lasted = np.clip(plays.ends[low:high] - self.starts, 0, None) / 60
        self.is_listen, self.is_skip = plays.is_listen[low:high], plays.is_skip[low:high]
        n = len(view)
        self.plays = np.bincount(self.rows[self.is_listen], minlength=n)
        self.minutes = np.bincount(self.rows, self.lasted, minlength=n).astype(np.float64)

    def totals(self) -> Totals:
        heard = np.unique(self.rows[self.is_listen])
        artists = np.unique(self.view.artist_codes[heard])
        before = np.zeros(len(self.view), np.bool_)
        before[self._all.tracks[: self._low][self._all.is_listen[: self._low]]] = True
        return Totals(
            plays=int(self.is_listen.sum()),
            minutes=float(self.lasted.sum()),
            skips=int(self.is_skip.sum()),
            tracks=len(heard),
            artists=int((artists != 0).sum()),
            new_tracks=int((~before[heard]).sum()),
            days=int((self.minutes_a_day() > 0).sum()),
        )

    def minutes_a_day(self) -> NDArray[np.float64]:
        """(days,) by the day on which a play began."""
        days = np.searchsorted(self.period.midnights(), self.starts, "right") - 1
        return np.bincount(days, self.lasted, minlength=self.period.days).astype(np.float64)

    def by_code(
        self, codes: NDArray[np.integer], rows: NDArray[np.integer] | None, n: int
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """(n,) plays and minutes of each code; `rows`: the track of each code, None where it is its place."""
        plays, minutes = (self.plays, self.minutes) if rows is None else (self.plays[rows], self.minutes[rows])
        return (
            np.bincount(codes, plays, minlength=n).astype(np.int64),
            np.bincount(codes, minutes, minlength=n).astype(np.float64),
        )


def _ranked(
    now: _Part,
    earlier: _Part | None,
    codes: NDArray[np.integer],
    rows: NDArray[np.integer] | None,
    names: Sequence[str],
    measure: Measure,
    top: int,
    *,
    is_track: bool,
) -> tuple[ChartEntry, ...]:
    plays, minutes = now.by_code(codes, rows, len(names))
    order = _order(plays, minutes, names, measure, is_track=is_track)[:top]
    places: dict[int, int] = {}
    if earlier is not None:
        was = _order(*earlier.by_code(codes, rows, len(names)), names, measure, is_track=is_track)
        places = {code: place + 1 for place, code in enumerate(was.tolist())}
    view = now.view
    heard = now.minutes + now.plays
    best = order if is_track else _most_heard(heard, codes, rows, order)
    return tuple(
        ChartEntry(
            name=names[code],
            by=view.artists[view.artist_codes[code]] if is_track else "",
            track_id=TrackId(int(view.ids[row])),
            plays=int(plays[code]),
            minutes=float(minutes[code]),
            was=places.get(code, 0),
        )
        for code, row in zip(order.tolist(), best.tolist(), strict=True)
    )


def _order(
    plays: NDArray[np.int64], minutes: NDArray[np.float64], names: Sequence[str], measure: Measure, *, is_track: bool
) -> NDArray[np.intp]:
    """Codes that were heard, the most heard first; of equal ones those with more of the other measure."""
    first, second = (plays, minutes) if measure is Measure.PLAYS else (minutes, plays)
    heard = np.flatnonzero(first > 0)
    if not is_track:
        heard = heard[[bool(names[code]) for code in heard.tolist()]] if len(heard) else heard
    return heard[np.lexsort((heard, -second[heard], -first[heard]))]


def _most_heard(
    heard: NDArray[np.float64],
    codes: NDArray[np.integer],
    rows: NDArray[np.integer] | None,
    wanted: NDArray[np.intp],
) -> NDArray[np.intp]:
    """(w,) for each wanted code its track that was heard most."""
    tracks = np.arange(len(codes)) if rows is None else rows
    is_wanted = np.isin(codes, wanted)
    codes, tracks = codes[is_wanted], tracks[is_wanted]
    order = np.lexsort((-heard[tracks], codes))
    codes, tracks = codes[order], tracks[order]
    return tracks[np.searchsorted(codes, wanted)].astype(np.intp)
