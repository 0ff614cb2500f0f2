"""You: taste with its evidence and its changes, charts, the year as a picture, how well it is known, and in private."""

import time
from functools import partial

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from musicrec_desktop.app.charts import Measure
from musicrec_desktop.app.periods import Span
from musicrec_desktop.desktop.actions.listening import record_plays
from musicrec_desktop.desktop.panels.you_panel import Part, YouPanel
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Play, PlayEnd
from musicrec_desktop.domain.taste_edits import Subject
from tests.tour.guide import Guide

PAGE = "you"


_PLAYS, _DAYS = 400, 120


def look(guide: Guide) -> None:
    """Statements and plots are there."""
    panel = _panel(guide)
    _have_history(guide)
    guide.until(lambda: guide.desk.you.changes.view is not None, "what is believed of the listener")
    guide.rest(0.3)
    for part, name in ((Part.CHARTS, "charts"), (Part.YEAR, "year")):
        guide.click(panel.tabs[part].text(), panel)
        if part is Part.YEAR:
            guide.until(panel.year.save.isEnabled, "the year as a picture")
        else:
            guide.rest(0.5)
        guide.shot(f"you_{name}")
    guide.click(panel.tabs[Part.TASTE].text(), panel)


def visit(guide: Guide) -> None:
    """Everything on the page."""
    look(guide)
    panel = _panel(guide)
    _evidence(guide, panel)
    _changes(guide, panel)
    _charts(guide, panel)
    _year(guide, panel)
    guide.click(tr("How well you are known"), panel)
    guide.until(lambda: not guide.desk.you.is_measuring, "how well the listener is known, or that it is too early")
    guide.shot("you_known")
    guide.click(tr("Your taste"), panel)


def _panel(guide: Guide) -> YouPanel:
    panel = guide.desk.you.panel
    assert panel is not None
    return panel


def _have_history(guide: Guide) -> None:
    """Months of listening, made up, where the profile has none."""
    services = guide.desk.services
    if services.known.profile.n_plays >= _PLAYS:
        return
    rng = np.random.default_rng(8)
    view, now = services.known.view, time.time()
    days = np.sort(rng.integers(1, _DAYS, _PLAYS))
    rows = (len(view) * rng.beta(1, 3, _PLAYS)).astype(int) % len(view)
    hours = rng.choice([8, 9, 18, 19, 20, 21, 22], _PLAYS)
    plays = []
    for day, row, hour in zip(days.tolist(), rows.tolist(), hours.tolist(), strict=True):
        length, is_skip = int(view.durations_ms[row]), rng.random() < 0.2
        start = UnixTime(now - day * 86_400 - (22 - hour) * 3_600 - float(rng.uniform(0, 3_000)))
        heard, ended = (length // 10, PlayEnd.SKIPPED) if is_skip else (length, PlayEnd.FINISHED)
        plays.append(Play(TrackId(int(view.ids[row])), start, DurationMs(heard), DurationMs(length), ended))
    record_plays(guide.desk.lanes, services, plays, guide.desk.show_failure)
    guide.until(lambda: services.known.profile.n_plays >= _PLAYS, f"{_PLAYS} plays are learned")
    guide.desk.you.show()


def _evidence(guide: Guide, panel: YouPanel) -> None:
    panel.taste.week.setFocus()
    guide.press(Qt.Key.Key_Right)
    guide.saw(panel.taste.week.accessibleDescription())
    guide.press(Qt.Key.Key_Return)
    plays = panel.evidence.list.model()
    guide.until(lambda: plays.rowCount() > 0, "the plays of the fullest hour of the week")
    guide.shot("you_evidence")
    guide.press(Qt.Key.Key_Escape)
    guide.until(panel.taste.isVisible, "the statements again")
    panel.taste.moods.setFocus()
    if panel.taste.moods.count():
        guide.press(Qt.Key.Key_Right)
        guide.saw(panel.taste.moods.accessibleDescription())


def _is_other(panel: YouPanel, before: str) -> bool:
    return panel.done != before


def _changes(guide: Guide, panel: YouPanel) -> None:
    view = guide.desk.you.changes.view
    assert view is not None
    first = view.likings[Subject.ARTIST][0]
    for words, done in ((tr("More of this"), "more"), (tr("Less of this"), "less"), (tr("Forget this"), "forgotten")):
        menu = panel.taste.menu_of(first)
        is_done = partial(_is_other, panel, panel.done)
        next(action for action in menu.actions() if action.text() == words).trigger()
        guide.did(f"chose {words!r} for {first.name!r}")
        guide.until(is_done, f"{first.name} is {done}")
        guide.rest(0.5)
    guide.shot("you_changed")
    for _ in range(3):
        guide.click(tr("Undo"), panel)
        guide.rest(0.8)
    guide.until(lambda: not panel.done, "nothing is left to be undone")
    sign = guide.desk.window.player.private
    panel.private.click()
    guide.until(sign.isVisible, "the sign of private listening in the bar")
    guide.shot("you_private")
    panel.private.click()
    guide.until(lambda: not sign.isVisible(), "no sign any more")


def _charts(guide: Guide, panel: YouPanel) -> None:
    guide.click(tr("Charts"), panel)
    charts = panel.charts
    for span in Span:
        guide.click(charts.spans[span].text(), charts)
        guide.rest(0.5)
        guide.saw(f"{charts.name.text()}: {charts.state.text()}")
        guide.shot(f"you_charts_{span}")
    guide.click(charts.spans[Span.YEAR].text(), charts)
    guide.click(charts.measures[Measure.MINUTES].text(), charts)
    guide.click(tr("Earlier"), charts)
    guide.rest(0.5)
    guide.click(tr("Later"), charts)
    rows = charts.lists[Subject.TRACK]
    guide.until(lambda: rows.model().rowCount() > 0, "tracks in the chart of the year")
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(0, 0))
    guide.press(Qt.Key.Key_Return)
    queue = guide.desk.listening.controller
    guide.until(lambda: len(queue.queue) == 1, "the first of the chart plays")


def _year(guide: Guide, panel: YouPanel) -> None:
    guide.click(tr("Year in review"), panel)
    guide.until(panel.year.save.isEnabled, "the year as a picture")
    guide.saw(panel.year.preview.accessibleDescription())
    target = guide.out / "year-in-review.png"
    guide.desk.you.save_picture_to(target)  # the button asks for a file in a dialog of the system
    guide.until(lambda: target.exists() and not QImage(str(target)).isNull(), "the picture in a file")
