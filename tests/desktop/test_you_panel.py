"""The page about the listener, as panels: taste, evidence, charts, the year, how well it is known."""

import math
from datetime import date
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.charts import Measure, charts_of
from musicrec_desktop.app.periods import Span, midnight, period_at
from musicrec_desktop.app.taste_view import Evidence, EvidencePlay, EvidenceSaid, Liking, TasteView
from musicrec_desktop.app.year_review import review_year
from musicrec_desktop.desktop.panels.plan_words import MOOD_WORDS
from musicrec_desktop.desktop.panels.taste_words import SITUATIONS as SITUATION_WORDS
from musicrec_desktop.desktop.panels.year_words import year_words
from musicrec_desktop.desktop.panels.you_charts import ChartsPanel
from musicrec_desktop.desktop.panels.you_evidence import EvidencePanel
from musicrec_desktop.desktop.panels.you_known import TOO_LITTLE, KnownPanel
from musicrec_desktop.desktop.panels.you_panel import Part, YouPanel
from musicrec_desktop.desktop.panels.you_taste import LESS, MORE, NOTHING, TastePanel
from musicrec_desktop.desktop.panels.you_year import YearPanel
from musicrec_desktop.desktop.tones import DARK, LIGHT, Tones
from musicrec_desktop.desktop.widgets.buttons import TextButton
from musicrec_desktop.desktop.widgets.line_plot import LinePlot
from musicrec_desktop.desktop.widgets.year_picture import WIDTH, draw_year, told
from musicrec_desktop.domain.drift import Drift, DriftPoint
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.play import FeedbackValue, PlayEnd
from musicrec_desktop.domain.taste_contexts import Appetite, Rates
from musicrec_desktop.domain.taste_edits import BEGINNING, Forgotten, Subject, TasteEdit
from musicrec_desktop.ranking.live import PlayColumns
from tests.desktop.hand import click, strike
from tests.desktop.scenes import LINES, LONG, MARKUP, VIEW

NAN = math.nan
TODAY = date(2024, 6, 14)


def point(month: int, ndcg: float) -> DriftPoint:
    begins = 1_704_067_200.0 + month * 30.5 * 86_400
    return DriftPoint(UnixTime(begins), UnixTime(begins + 86_400), 50, ndcg, 0.8, 0.05, 0.6, 9, NAN)


def liking(subject: Subject, name: str, value: float = 0.8, plays: int = 12, lean: float = 0.0) -> Liking:
    return Liking(subject, name, value, plays, 2, 0, 1, value, lean)


def taste(**changes: Any) -> TasteView:
    week = np.zeros((7, 24), np.float32)
    week[4, 21], week[0, 8] = 0.75, 0.25
    values: dict[str, Any] = {
        "likings": {
            Subject.ARTIST: (liking(Subject.ARTIST, MARKUP), liking(Subject.ARTIST, LONG, lean=0.5)),
            Subject.GENRE: (liking(Subject.GENRE, "jazz"),),
            Subject.MOOD: (liking(Subject.MOOD, "calm"),),
            Subject.ERA: (liking(Subject.ERA, "1980s"),),
        },
        "turned_from": (),
        "moods": (liking(Subject.MOOD, "calm", plays=40), liking(Subject.MOOD, "party", plays=3)),
        "week": week,
        "mood_by_hour": np.full((24, 2), np.nan, np.float32),
        "rates": {name: Rates(50, 40.0, 0.7, 0.25, 0.1, 0.1, 0.8) for name in ("picked by hand", "recommended")},
        "appetite": Appetite(0.3, 0.5, 0.2, 0.6, 100),
        "n_plays": 100,
        "n_feedback": 3,
        "n_comments": 1,
        "edits": (TasteEdit(Subject.ARTIST, LONG, 0.5, UnixTime(1e9)),),
        "forgotten": ((7, Forgotten(Subject.GENRE, "metal")),),
        "is_private": False,
        "comments": (),
    }
    return TasteView(**(values | changes))


def shown(bot: QtBot, panel: TastePanel, width: int = 900) -> TastePanel:
    bot.addWidget(panel)
    panel.resize(width, 700)
    panel.show()
    return panel


# taste


def test_every_kind_is_told_with_what_it_stands_on(bot: QtBot) -> None:
    panel = shown(bot, TastePanel(LINES.__getitem__))
    panel.show_taste(taste())
    first, leaned = panel.lists["artist"].rows
    assert first.name == MARKUP
    assert "12 play" in first.detail
    assert leaned.detail.startswith("more, set by you")
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in panel.findChildren(QLabel))
    assert panel.week.accessibleDescription() == panel._texts["times"].text()
    assert "between 19:00 and 22:00 (75%" in panel._texts["times"].text()
    assert [spot.name for spot in panel.moods.spots] == ["calm", "party"]


def test_nothing_known_says_so_and_shows_no_empty_cards(bot: QtBot) -> None:
    panel = shown(bot, TastePanel(LINES.__getitem__))
    empty = taste(
        likings=dict.fromkeys((Subject.ARTIST, Subject.GENRE, Subject.MOOD, Subject.ERA), ()),
        moods=(), week=np.zeros((7, 24), np.float32), rates={}, appetite=None, edits=(), forgotten=(),
        n_plays=0, n_feedback=0, n_comments=0,
    )  # fmt: skip
    panel.show_taste(empty)
    assert panel.basis.text() == NOTHING
    assert not panel.week.isVisible()


def test_a_row_shows_its_plays_and_its_menu_changes_it(bot: QtBot) -> None:
    panel = shown(bot, TastePanel(LINES.__getitem__))
    panel.show_taste(taste())
    rows = panel.lists["genre"]
    with bot.waitSignal(panel.evidence_asked) as asked:
        click(rows.viewport(), rows.visualRect(rows.model().index(0, 0)).center())
    assert asked.args is not None
    assert asked.args[:2] == ["genre", "jazz"]
    asked_menu: list[int] = []
    rows.menu_asked.disconnect()
    rows.menu_asked.connect(lambda _, row: asked_menu.append(row))
    click(rows.viewport(), rows.menu_room(0).center())
    rows.setCurrentIndex(rows.model().index(0, 0))
    QApplication.sendEvent(
        rows.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    )
    assert asked_menu == [0, 0]
    one = panel._likings["genre"][0]
    menu = panel.menu_of(one)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[1:3] == ["More of this", "Less of this"]
    leaned: list[float] = []
    panel.lean_asked.connect(lambda _, lean: leaned.append(lean))
    for action in menu.actions():
        if action.text() in ("More of this", "Less of this"):
            action.trigger()
    assert leaned == [MORE, LESS]
    forgotten: list[Liking] = []
    panel.forget_asked.connect(forgotten.append)
    next(action for action in menu.actions() if action.text() == "Forget this").trigger()
    assert forgotten == [one]
    menu.deleteLater()


def test_what_was_set_can_be_taken_back(bot: QtBot) -> None:
    panel = shown(bot, TastePanel(LINES.__getitem__))
    panel.show_taste(taste())
    back = {button.text(): button for button in panel.findChildren(TextButton) if ": " in button.accessibleName()}
    leaned: list[tuple[str, float]] = []
    panel.lean_asked.connect(lambda one, lean: leaned.append((one.name, lean)))
    remembered: list[int] = []
    panel.remember_asked.connect(remembered.append)
    click(back["Take back"])
    click(back["Count it again"])
    assert leaned == [(LONG, 0.0)]
    assert remembered == [7]


def test_an_hour_and_a_mood_lead_to_their_plays_by_key(bot: QtBot) -> None:
    panel = shown(bot, TastePanel(LINES.__getitem__))
    panel.show_taste(taste())
    asked: list[tuple[str, str]] = []
    panel.evidence_asked.connect(lambda about, name, _: asked.append((about, name)))
    for plot in (panel.week, panel.moods):
        strike(plot, Qt.Key.Key_Right)
        strike(plot, Qt.Key.Key_Return)
    panel.skips.setCurrentIndex(panel.skips.model().index(1, 0))
    strike(panel.skips, Qt.Key.Key_Return)
    assert asked == [("weekday hour", "4 21"), ("mood", "calm"), ("situation", "recommended")]
    assert "75" in panel.week.told(4 * 24 + 21)


def test_cards_stand_side_by_side_where_there_is_room(bot: QtBot) -> None:
    panel = shown(bot, TastePanel(LINES.__getitem__), width=500)
    panel.show_taste(taste())
    em = panel.fontMetrics().height()
    artists = panel.lists["artist"]
    assert artists.mapTo(panel, QPoint()).x() < em * 5
    panel.resize(em * 80, 700)
    QApplication.processEvents()
    assert artists.mapTo(panel, QPoint()).x() > em * 30


def test_every_mood_and_shown_situation_has_words() -> None:
    from musicrec_desktop.taste import SITUATIONS

    assert set(MOOD_WORDS) == set(MOODS)
    assert set(SITUATION_WORDS) == set(SITUATIONS) - {"imported"}


def test_evidence_lists_what_was_said_before_what_was_heard(bot: QtBot) -> None:
    panel = EvidencePanel(LINES.__getitem__)
    bot.addWidget(panel)
    panel.show()
    play = EvidencePlay(TrackId(2), UnixTime(1.6e9), 0.2, PlayEnd.SKIPPED, -0.4)
    said = EvidenceSaid(TrackId(1), UnixTime(1.7e9), FeedbackValue.NONE, "<i>slow</i>")
    panel.show_evidence("jazz", Evidence((play,), (said,), 30))
    rows = [panel.list.model().index(row, 0) for row in range(panel.list.model().rowCount())]
    words = [str(row.data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows]
    assert "<i>slow</i>" in words[0]
    assert "20%" in words[1]
    assert "30 play" in panel.basis.text()
    played: list[int] = []
    panel.play_asked.connect(played.append)
    panel.list.setCurrentIndex(rows[1])
    strike(panel.list, Qt.Key.Key_Return)
    assert played == [2]
    with bot.waitSignal(panel.back_asked):
        strike(panel, Qt.Key.Key_Escape)


# charts


def log(*rows: tuple[int, date]) -> PlayColumns:
    """Tracks of VIEW, each heard to its end at noon of a day."""
    tracks = np.array([row - 1 for row, _ in rows], np.int32)
    starts = np.array([midnight(day) + 43_200.0 + at for at, (_, day) in enumerate(rows)])
    return PlayColumns(tracks, starts, starts + 200.0, np.ones(len(rows), np.bool_), np.zeros(len(rows), np.bool_))


HEARD = log((3, date(2024, 5, 5)), (1, date(2024, 6, 3)), (1, date(2024, 6, 4)), (3, date(2024, 6, 5)))


def test_charts_tell_places_changes_and_totals(bot: QtBot) -> None:
    panel = ChartsPanel(TODAY)
    bot.addWidget(panel)
    panel.resize(900, 700)
    panel.show()
    assert (panel.period.span, panel.period.first) == (Span.MONTH, date(2024, 6, 1))
    panel.show_charts(charts_of(HEARD, VIEW, panel.period, Measure.PLAYS))
    rows = panel.lists[Subject.TRACK].model()
    words = [str(rows.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for at in range(rows.rowCount())]
    assert words[0].startswith("1, 月亮代表我的心, 邓丽君, new in the chart")
    assert "down 1 place" in words[1]
    assert panel.minutes.count() == 30
    assert panel.figures[1].number.text() == "3"
    assert "2 more" in panel.figures[1].change.text()
    assert panel.lists[Subject.TRACK].accessibleName() == "Tracks"


def test_without_a_period_before_no_change_is_told(bot: QtBot) -> None:
    panel = ChartsPanel(TODAY)
    bot.addWidget(panel)
    panel.show()
    panel.show_charts(charts_of(HEARD, VIEW, period_at(Span.MONTH, date(2024, 5, 1)), Measure.PLAYS))
    assert "nothing" in panel.state.text().lower()
    assert not any(figure.change.text() for figure in panel.figures)


def test_periods_are_turned_by_arrows_and_never_into_the_future(bot: QtBot) -> None:
    panel = ChartsPanel(TODAY)
    bot.addWidget(panel)
    panel.show()
    asked: list[tuple[Span, date]] = []
    panel.period_asked.connect(lambda period, _: asked.append((period.span, period.first)))
    assert not panel.later.isEnabled()
    click(panel.earlier)
    assert panel.later.isEnabled()
    click(panel.spans[Span.WEEK])
    click(panel.spans[Span.YEAR])
    click(panel.measures[Measure.MINUTES])
    assert panel.measure is Measure.MINUTES
    assert asked == [
        (Span.MONTH, date(2024, 5, 1)),
        (Span.WEEK, date(2024, 4, 29)),
        (Span.YEAR, date(2024, 1, 1)),
        (Span.YEAR, date(2024, 1, 1)),
    ]
    click(panel.spans[Span.ALL])
    assert not panel.earlier.isVisible()


def test_a_click_in_a_chart_says_what_was_meant(bot: QtBot) -> None:
    panel = ChartsPanel(TODAY)
    bot.addWidget(panel)
    panel.resize(900, 900)
    panel.show()
    panel.show_charts(charts_of(HEARD, VIEW, panel.period, Measure.PLAYS))
    asked: list[tuple[Subject, str]] = []
    panel.entry_asked.connect(lambda kind, entry: asked.append((kind, entry.name)))
    rows = panel.lists[Subject.ARTIST]
    click(rows.viewport(), rows.visualRect(rows.model().index(0, 0)).center())
    rows.setCurrentIndex(rows.model().index(1, 0))
    strike(rows, Qt.Key.Key_Return)
    assert asked == [(Subject.ARTIST, "邓丽君"), (Subject.ARTIST, LONG)]


@pytest.mark.parametrize(("span", "bars"), [(Span.WEEK, 7), (Span.MONTH, 30), (Span.YEAR, 12), (Span.ALL, 32)])
def test_bars_are_as_many_as_can_be_read(bot: QtBot, span: Span, bars: int) -> None:
    panel = ChartsPanel(TODAY)
    bot.addWidget(panel)
    panel.resize(600, 600)
    panel.show()
    panel.show_charts(charts_of(HEARD, VIEW, period_at(span, TODAY), Measure.PLAYS))
    if span is Span.WEEK:  # nothing heard in it
        assert not panel.minutes.isVisible()
    else:
        assert panel.minutes.count() == bars
    panel.grab()


def test_a_long_time_is_drawn_in_years(bot: QtBot) -> None:
    panel = ChartsPanel(TODAY)
    bot.addWidget(panel)
    panel.show()
    long = log((1, date(2008, 2, 1)), (2, date(2015, 2, 1)), (1, date(2024, 2, 1)))
    panel.show_charts(charts_of(long, VIEW, period_at(Span.ALL, TODAY), Measure.PLAYS))
    assert panel.minutes.count() == 17
    assert "2008" in panel.minutes.told(0)


# the year


@pytest.mark.parametrize("tones", [LIGHT, DARK])
def test_the_picture_of_a_year_holds_what_is_told(bot: QtBot, tones: Tones) -> None:
    review = review_year(HEARD, VIEW, 2024)
    cover = QImage(96, 96, QImage.Format.Format_RGB32)
    cover.fill(QColor("#ff00ff"))
    words = year_words(review, {TrackId(1): cover})
    image = draw_year(words, tones)
    assert image.width() == WIDTH
    assert image.pixelColor(2, 2) == QColor(tones.window)
    assert any(
        image.pixelColor(x, y) == QColor("#ff00ff") for x in range(0, WIDTH, 20) for y in range(0, image.height(), 20)
    )
    text = told(words)
    assert "邓丽君" in text
    assert "2024" in text
    assert f"{round(review.charts.totals.minutes)} minutes" in text


def test_little_or_nothing_is_told_honestly(bot: QtBot) -> None:
    nothing = year_words(review_year(HEARD, VIEW, 2019), {})
    assert nothing.sentences == ("Nothing was heard in this year.",)
    assert nothing.figures == ()
    assert draw_year(nothing, LIGHT).height() >= 600
    one = year_words(review_year(log((1, date(2024, 1, 2))), VIEW, 2024), {})
    assert not any("Longest run" in sentence or "Most music" in sentence for sentence in one.sentences)


def test_years_are_turned_among_those_there_are(bot: QtBot) -> None:
    panel = YearPanel()
    bot.addWidget(panel)
    panel.resize(500, 400)
    panel.show()
    panel.show_years((2024, 2021), 2024)
    assert (panel.year, panel.later.isEnabled(), panel.earlier.isEnabled()) == (2024, False, True)
    with bot.waitSignal(panel.year_asked) as asked:
        click(panel.earlier)
    assert asked.args == [2021]
    panel.show_waiting()
    assert not panel.save.isEnabled()
    panel.show_year(draw_year(year_words(review_year(HEARD, VIEW, 2024), {}), LIGHT), "words", is_empty=False)
    assert panel.save.isEnabled()
    assert panel.preview.accessibleDescription() == "words"
    assert panel.preview.width() <= 500
    panel.grab()


# the page as a whole


def test_parts_are_turned_to_and_a_change_can_be_undone(bot: QtBot) -> None:
    panel = YouPanel(LINES.__getitem__, TODAY)
    bot.addWidget(panel)
    panel.resize(900, 700)
    panel.show()
    parts: list[Part] = []
    panel.part_shown.connect(parts.append)
    for part in (Part.CHARTS, Part.YEAR, Part.KNOWN, Part.TASTE):
        click(panel.tabs[part])
    assert parts == [Part.CHARTS, Part.YEAR, Part.KNOWN, Part.TASTE]
    assert not panel.undo.isVisible()
    panel.show_done("Less of jazz from now on.")
    with bot.waitSignal(panel.undo_asked):
        click(panel.undo)
    panel.show_done("")
    assert not panel.undo.isVisible()
    with bot.waitSignal(panel.private_switched) as switched:
        panel.private.click()
    assert switched.args == [True]


# how well the listener is known


def test_curves_appear_with_a_history_and_say_what_they_show(bot: QtBot) -> None:
    panel = KnownPanel()
    bot.addWidget(panel)
    panel.resize(800, 700)
    panel.show()
    panel.show_drift(Drift((point(0, 0.1), point(1, 0.2), point(2, 0.3))))
    assert not panel.state.isVisible()
    assert all(plot.isVisible() for plot in panel.plots)
    assert panel.plots[0].accessibleDescription() == "0.30 in March 2024; it was 0.10 in January 2024"
    assert panel.plots[-1].accessibleDescription() == "not enough listening yet"
    assert len({plot.accessibleName() for plot in panel.plots}) == len(panel.plots)


def test_without_a_history_it_says_so(bot: QtBot) -> None:
    panel = KnownPanel()
    bot.addWidget(panel)
    panel.show()
    panel.show_drift(Drift())
    assert panel.state.text() == TOO_LITTLE
    assert not any(plot.isVisible() for plot in panel.plots)


def test_what_is_forgotten_is_told_in_words() -> None:
    from musicrec_desktop.desktop.panels.taste_words import forgotten_text

    assert forgotten_text(Forgotten(Subject.ARTIST, MARKUP)) == MARKUP
    assert "until" in forgotten_text(Forgotten(Subject.ALL, "", BEGINNING, UnixTime(1.7e9)))
    assert "from" in forgotten_text(Forgotten(Subject.ALL, "", UnixTime(1.6e9), UnixTime(1.7e9)))


def _distance(one: QColor, other: QColor) -> int:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue()))


def test_a_plot_draws_a_line_with_a_gap(bot: QtBot) -> None:
    plot = LinePlot("Something")
    bot.addWidget(plot)
    plot.resize(300, 90)
    plot.show_values([str(at) for at in range(5)], [0.2, 0.4, NAN, 0.8, 1.0])
    image = plot.grab().toImage()
    ratio = image.devicePixelRatio()
    accent = plot.palette().accent().color()

    def is_line(x: float, y: float) -> bool:
        around = [QPoint(round(x * ratio) + dx, round(y * ratio) + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        return any(_distance(image.pixelColor(at), accent) < 60 for at in around)  # thin lines are drawn paler

    for at in (0, 1, 3, 4):
        assert is_line(plot.point(at).x(), plot.point(at).y())
    middle = (plot.point(1) + plot.point(3)) / 2
    assert not is_line(middle.x(), middle.y())


@pytest.mark.parametrize(("x", "expected"), [(0, 0), (1000, 2), (150, 0)])
def test_hovering_finds_the_nearest_known_value(bot: QtBot, x: float, expected: int) -> None:
    plot = LinePlot("Something")
    bot.addWidget(plot)
    plot.resize(300, 90)
    plot.show_values(["a", "b", "c"], [0.2, NAN, 0.8])
    if x == 150:
        x = plot.point(1).x() - 1
    assert plot.value_near(x) == expected
    assert plot.nearest(QPointF(x, 5)) == expected


def test_a_plot_without_values_has_nothing_to_find(bot: QtBot) -> None:
    plot = LinePlot("Something")
    bot.addWidget(plot)
    plot.show_values(["a"], [NAN])
    assert plot.value_near(10) is None
    plot.grab()
