"""What the page about the listener shows, worked out away from the window; and what is changed there."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageWriter

from musicrec_desktop.app.charts import Charts, Measure, charts_of
from musicrec_desktop.app.covers import cover_cache
from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.periods import Period
from musicrec_desktop.app.pictures import write_picture
from musicrec_desktop.app.routes import Lane, Stop
from musicrec_desktop.app.self_measure import measure_drift
from musicrec_desktop.app.services import Services
from musicrec_desktop.app.taste_view import Evidence, TasteView, evidence_for, taste_view
from musicrec_desktop.app.year_review import YearReview, review_year, years_of
from musicrec_desktop.desktop.actions.covers import draw_square
from musicrec_desktop.desktop.actions.lane_work import Fail, do_in
from musicrec_desktop.desktop.panels.year_words import year_words
from musicrec_desktop.desktop.tones import Tones
from musicrec_desktop.desktop.widgets.year_picture import YearWords, draw_year
from musicrec_desktop.domain.drift import Drift
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import TrackId, UnixTime

_COVER_PX: Final = 96


def describe_taste(lanes: Lanes, services: Services, then: Callable[[TasteView], None], fail: Fail) -> Running:
    """What is believed of the listener now, and what the listener has set."""
    return do_in(lanes, Lane.DB, lambda: taste_view(services), then, fail)


def find_evidence(
    lanes: Lanes, services: Services, about: str, name: str, then: Callable[[Evidence], None], fail: Fail
) -> Running:
    """The plays behind a statement."""
    return do_in(lanes, Lane.DB, lambda: evidence_for(services, about, name, UnixTime(time.time())), then, fail)


def measure(lanes: Lanes, services: Services, then: Callable[[Drift], None], fail: Fail) -> Running:
    """How well the program has known the listener. Seconds for a long history; the log is read once before."""
    return do_in(lanes, Lane.COMPUTE, lambda: measure_drift(services), then, fail)


def chart(
    lanes: Lanes, services: Services, period: Period, by: Measure, then: Callable[[Charts], None], fail: Fail
) -> Running:
    """The charts of a period."""
    return do_in(
        lanes, Lane.COMPUTE, lambda: charts_of(services.live.plays, services.known.view, period, by), then, fail
    )


@dataclass(frozen=True, slots=True, eq=False)
class Reviewed:
    """A year, counted and drawn."""

    services: Services
    year: int
    """0: the latest there is something of."""
    tones: Tones
    years: tuple[int, ...] = ()
    review: YearReview | None = None
    paths: tuple[tuple[TrackId, Path], ...] = ()
    words: YearWords | None = None
    image: QImage | None = None


def review(lanes: Lanes, state: Reviewed, then: Callable[[Reviewed], None], fail: Fail) -> Running:
    """Count a year, find its covers, and draw it."""
    route = (Stop(Lane.COMPUTE, _count), Stop(Lane.DB, _find_files), Stop(Lane.COMPUTE, _draw))
    return lanes.run(route, state, on_done=then, on_error=fail)


def _count(state: Reviewed) -> Reviewed:
    plays, view = state.services.live.plays, state.services.known.view
    years = years_of(plays) or (time.localtime().tm_year,)
    year = state.year if state.year in years else years[0]
    return replace(state, years=years, year=year, review=review_year(plays, view, year))


def _find_files(state: Reviewed) -> Reviewed:
    tracks = state.services.database.tracks.get(_shown(state))
    return replace(state, paths=tuple((track.id, track.path) for track in tracks if not track.is_missing))


def _draw(state: Reviewed) -> Reviewed:
    if state.review is None:
        raise InvariantError("a year was drawn before it was counted")
    cache = cover_cache(state.services.paths, draw_square)
    covers: dict[TrackId, QImage] = {}
    for track_id, path in state.paths:
        small = cache.thumbnail(path, _COVER_PX)
        if small:
            covers[track_id] = QImage.fromData(QByteArray(small))
    words = year_words(state.review, covers)
    return replace(state, words=words, image=draw_year(words, state.tones))


def _shown(state: Reviewed) -> Sequence[TrackId]:
    if state.review is None:
        return ()
    charts = state.review.charts
    return list(dict.fromkeys(entry.track_id for entry in (*charts.artists, *charts.tracks)))


def keep_picture(lanes: Lanes, image: QImage, target: Path, then: Callable[[None], None], fail: Fail) -> Running:
    """Write a picture as PNG, whatever the name ends in."""

    def write() -> None:
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        if not QImageWriter(buffer, QByteArray(b"png")).write(image):
            raise InvariantError("a picture could not be packed as PNG")
        write_picture(target, bytes(buffer.data().data()))

    return do_in(lanes, Lane.COMPUTE, write, then, fail)
