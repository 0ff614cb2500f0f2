"""Playlists: a smart one put together, opened, changed, exported to the list, and deleted again."""

from PySide6.QtCore import Qt

from musicrec_desktop.desktop.panels.saved_panel import SavedPanel
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.smart_playlist import Rule, RuleField, RuleTest
from tests.tour.guide import Guide

PAGE = "playlists"
NAME = "Short ones"


def look(guide: Guide) -> None:
    """The rules of a smart playlist in the making."""
    panel = _panel(guide)
    guide.click(tr("New smart playlist"), panel)
    guide.until(panel.editor.isVisible, "the editor of rules")
    guide.write(NAME)
    panel.editor.rows[0].show_rule(Rule(RuleField.MINUTES, RuleTest.AT_MOST, "9"))
    panel.editor.add.click()
    panel.editor.rows[1].show_rule(Rule(RuleField.ADDED, RuleTest.AT_MOST, "365"))
    panel.editor.tracks.setValue(20)
    guide.until(panel.editor.found.text, "what fits now, in words")


def visit(guide: Guide) -> None:
    """Everything on the page."""
    panel = _panel(guide)
    panel.show_all()
    guide.shot("playlists")
    look(guide)
    guide.saw(panel.editor.found.text())
    guide.shot("playlists_rules")
    guide.click(tr("Save"), panel.editor)
    table = panel.smart.page.table
    guide.until(lambda: panel.is_smart_open and table.tracks.rowCount() > 0, "the smart playlist with its tracks")
    guide.saw(panel.smart.rules.text())
    guide.shot("playlists_smart")
    guide.click(tr("Play"), panel.smart.page)
    guide.until(lambda: guide.desk.window.player.slider.value() > 200, "its first track is heard")
    guide.click(tr("Change the rules"), panel.smart)
    guide.until(panel.editor.isVisible, "its rules again")
    panel.editor.tracks.setValue(5)
    guide.click(tr("Save"), panel.editor)
    guide.until(lambda: panel.is_smart_open and table.tracks.rowCount() == 5, "five tracks")
    table.setFocus()
    guide.press(Qt.Key.Key_Escape)
    guide.until(panel.list.isVisible, "all playlists")
    before = panel.model.rowCount()
    guide.saw(f"{before} playlists, the newest {panel.model.index(0, 0).data()!r}")
    panel.list.setCurrentIndex(panel.model.index(0, 0))
    guide.press(Qt.Key.Key_Return)
    guide.until(lambda: panel.is_one_open, "the newest opened by key")
    panel.show_all()
    guide.press(Qt.Key.Key_Delete)
    guide.until(lambda: panel.model.rowCount() == before - 1, "one playlist less")


def _panel(guide: Guide) -> SavedPanel:
    return guide.desk.window.saved
