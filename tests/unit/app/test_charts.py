"""Charts, periods and the review of a year, on histories made by hand."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.app.charts import Charts, Measure, charts_of
from musicrec_desktop.app.periods import Period, Span, all_time, local_day, midnight, period_at
from musicrec_desktop.app.year_review import review_year, years_of
from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.ranking.live import PlayColumns
from tests.factories import make_track

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


def view() -> LibraryView:
    tracks = [
        make_track(1, title="One", artists=("Ann",), album="A", genres=("rock", "pop")),
        make_track(2, title="Two", artists=("Ann",), album="A", genres=("rock",)),
        make_track(3, title="Three", artists=("Bob",), album="B", genres=("jazz",)),
        make_track(4, title="Nameless", artists=(), album="", genres=()),
    ]
    return LibraryView.from_tracks(tracks, FeatureMatrix.empty())


def plays(*rows: tuple[int, date, float, bool]) -> PlayColumns:
    """(track, day, minutes, listen or skip), each at noon and a little later."""
    ordered = sorted(rows, key=lambda row: row[1])
    starts = np.array([midnight(day) + 43_200 + 60 * at for at, (_, day, _, _) in enumerate(ordered)])
    minutes = np.array([row[2] for row in ordered])
    is_listen = np.array([row[3] for row in ordered], np.bool_)
    tracks = np.array([row[0] - 1 for row in ordered], np.int32)
    return PlayColumns(tracks, starts, starts + 60 * minutes, is_listen, ~is_listen)


JUNE = date(2024, 6, 10)
HEARD = plays(
    (3, date(2024, 5, 1), 5, True),
    (3, date(2024, 5, 2), 5, True),
    (1, date(2024, 5, 3), 5, True),
    (1, JUNE, 4, True),
    (1, JUNE, 4, True),
    (2, JUNE, 3, True),
    (3, date(2024, 6, 11), 20, True),
    (3, date(2024, 6, 12), 0.2, False),
    (4, date(2024, 6, 12), 2, True),
)


def june(measure: Measure) -> Charts:
    return charts_of(HEARD, view(), period_at(Span.MONTH, JUNE), measure)


def test_places_and_where_they_were_before() -> None:
    by_plays = june(Measure.PLAYS)
    assert [(entry.name, entry.by, entry.plays, entry.was) for entry in by_plays.tracks] == [
        ("One", "Ann", 2, 2),
        ("Three", "Bob", 1, 1),
        ("Two", "Ann", 1, 0),
        ("Nameless", "", 1, 0),
    ]
    assert [(entry.name, entry.plays, entry.was, entry.track_id) for entry in by_plays.artists] == [
        ("Ann", 3, 2, 1),
        ("Bob", 1, 1, 3),
    ]
    assert [(entry.name, entry.plays) for entry in by_plays.genres] == [("rock", 3), ("pop", 2), ("jazz", 1)]
    assert [entry.name for entry in by_plays.albums] == ["Ann / A", "Bob / B"]
    by_minutes = june(Measure.MINUTES)
    assert [entry.name for entry in by_minutes.artists] == ["Bob", "Ann"]
    assert by_minutes.artists[0].minutes == pytest.approx(20.2)


def test_totals_of_a_period_and_of_the_one_before() -> None:
    charts = june(Measure.PLAYS)
    now, before = charts.totals, charts.before
    assert (now.plays, now.skips, now.tracks, now.artists, now.new_tracks, now.days) == (5, 1, 4, 2, 2, 3)
    assert now.minutes == pytest.approx(33.2)
    assert before is not None
    assert (before.plays, before.new_tracks) == (3, 2)
    assert charts.minutes_a_day.sum() == pytest.approx(now.minutes)
    assert charts.minutes_a_day[9:12].tolist() == pytest.approx([11, 20, 2.2])


def test_all_time_has_nothing_before_it() -> None:
    charts = charts_of(HEARD, view(), period_at(Span.ALL, JUNE), Measure.PLAYS)
    assert charts.before is None
    assert (charts.period.first, charts.period.after) == (date(2024, 5, 1), date(2024, 6, 13))
    assert charts.totals.plays == 8
    assert {entry.was for entry in charts.tracks} == {0}


def test_where_nothing_was_heard_before_there_is_nothing_to_compare_with() -> None:
    assert charts_of(HEARD, view(), period_at(Span.MONTH, date(2024, 5, 1)), Measure.PLAYS).before is None
    assert charts_of(HEARD, view(), period_at(Span.YEAR, JUNE), Measure.PLAYS).before is None


def test_without_plays_everything_is_empty() -> None:
    charts = charts_of(plays(), view(), period_at(Span.WEEK, JUNE), Measure.PLAYS)
    assert charts.tracks == charts.artists == charts.albums == charts.genres == ()
    assert charts.totals.minutes == 0
    assert charts.minutes_a_day.tolist() == [0] * 7
    review = review_year(plays(), view(), 2024)
    assert review.is_empty
    assert (review.hour, review.streak_from, review.best_day) == (None, None, None)


@given(DAYS, st.sampled_from([Span.WEEK, Span.MONTH, Span.YEAR]), st.integers(-30, 30))
def test_periods_follow_each_other_without_gap(day: date, span: Span, steps: int) -> None:
    period = period_at(span, day)
    assert period.first <= day < period.after
    assert period.moved(1).first == period.after
    assert period.moved(-1).after == period.first
    assert period.moved(steps).moved(-steps) == period
    assert len(period.midnights()) == period.days + 1


@given(DAYS)
def test_a_day_begins_at_its_midnight(day: date) -> None:
    begins = midnight(day)
    assert local_day(begins) == day
    assert local_day(begins - 1) == day - timedelta(days=1)
    assert all_time(begins, begins) == Period(Span.ALL, day, day + timedelta(days=1))


def test_a_year_in_figures() -> None:
    review = review_year(HEARD, view(), 2024)
    assert review.hour == 12
    assert review.hour_share == pytest.approx(1)
    assert (review.discoveries, review.kept) == (4, 2)
    assert (review.streak, review.streak_from) == (3, date(2024, 5, 1))
    assert (review.best_day, review.best_minutes) == (date(2024, 6, 11), 20)
    assert review.minutes_a_month[4] == pytest.approx(15)
    assert review.minutes_a_month.sum() == pytest.approx(review.charts.totals.minutes)
    assert years_of(HEARD) == (2024,)
    assert years_of(plays()) == ()
    both = plays((1, date(2021, 12, 31), 3, True), (1, date(2024, 1, 1), 3, True))
    assert years_of(both) == (2024, 2021)
    assert review_year(both, view(), 2024).discoveries == 0


def test_a_large_history_gives_the_sums_of_a_plain_count() -> None:
    rng = np.random.default_rng(5)
    n, rows = 5_000, view()
    starts = np.sort(rng.uniform(midnight(date(2024, 1, 1)), midnight(date(2024, 12, 31)), n))
    tracks = rng.integers(0, 4, n).astype(np.int32)
    is_listen = rng.random(n) < 0.7
    log = PlayColumns(tracks, starts, starts + rng.uniform(10, 300, n), is_listen, ~is_listen)
    charts = charts_of(log, rows, period_at(Span.YEAR, JUNE), Measure.PLAYS)
    counted = {rows.titles[row]: int(((tracks == row) & is_listen).sum()) for row in range(4)}
    assert {entry.name: entry.plays for entry in charts.tracks} == counted
    assert charts.totals.plays == int(is_listen.sum())
