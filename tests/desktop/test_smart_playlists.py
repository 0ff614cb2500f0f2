"""Playlists by rules: put together, looked at, changed, played."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.panels.rule_fields import FIELD_WORDS, SCALES, choices_of, comparisons_of, rule_words
from musicrec_desktop.desktop.panels.rules_editor import RulesEditor
from musicrec_desktop.desktop.panels.smart_playlist_panel import rules_words
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.domain.smart_playlist import Rule, RuleField, RuleTest, SmartRules, parse_rules
from tests.desktop.hand import click, strike, write
from tests.desktop.opened_desk import N_TRACKS, Opened, fill


@pytest.fixture
def opened(bot: QtBot, profile: Path) -> Iterator[Opened]:
    fill(profile)
    made = Opened(bot, profile).until_loaded()
    made.until(lambda: made.desk.library.browsing.index is not None)
    yield made
    made.close()


def some_rule(field: RuleField) -> st.SearchStrategy[Rule]:
    """A rule as the editor can set it."""
    values: st.SearchStrategy[str]
    scale = SCALES.get(field)
    if choices_of(field):
        values = st.sampled_from(sorted(choices_of(field)))
    elif scale is not None:
        whole = st.integers(round(scale.low), round(scale.high))
        values = whole.map(lambda number: f"{number / scale.factor:g}")
    else:
        values = st.text("abc é月", min_size=1, max_size=9).filter(
            lambda text: text.split() and text == " ".join(text.split())
        )
    return st.builds(Rule, st.just(field), st.sampled_from(sorted(comparisons_of(field))), values)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(sorted(FIELD_WORDS)).flatmap(some_rule), min_size=1, max_size=4),
    st.booleans(),
    st.none() | st.sampled_from(sorted(FIELD_WORDS)),
    st.booleans(),
    st.integers(0, 500),
    st.integers(0, 500),
)
def test_the_editor_gives_back_what_it_was_given(
    bot: QtBot, rules: list[Rule], is_any: bool, order: RuleField | None, down: bool, tracks: int, minutes: int
) -> None:
    given_ = SmartRules(tuple(rules), is_any, order, order is not None and down, tracks, float(minutes))
    editor = RulesEditor()
    editor.edit(given_, "A name")
    assert editor.rules == given_
    assert parse_rules(str(editor.rules).splitlines()) == given_  # and it can be kept
    assert rules_words(given_)
    editor.deleteLater()


def test_every_field_can_be_chosen_and_said() -> None:
    assert set(FIELD_WORDS) == set(RuleField)
    assert rule_words(Rule(RuleField.ADDED, RuleTest.AT_MOST, "30")) == "Added within the last 30 days"
    assert rule_words(Rule(RuleField.SKIP_RATE, RuleTest.AT_MOST, "0.2")) == "Share of skips is at most 20 %"
    assert rule_words(Rule(RuleField.LAST_PLAYED, RuleTest.AT_LEAST, "inf")).endswith("never")


def test_a_smart_playlist_is_made_opened_changed_played_and_deleted(opened: Opened) -> None:
    saved, editor = opened.window.saved, opened.window.saved.editor
    opened.window.show_page(Page.PLAYLISTS)
    click(saved.new)
    assert editor.isVisible()
    assert not editor.save.isEnabled()
    write(editor.name, "Rocks")
    (row,) = editor.rows
    row.show_rule(Rule(RuleField.GENRE, RuleTest.IS, "rock"))
    editor.tracks.setValue(4)
    opened.until(lambda: editor.found.text().startswith("4 tracks fit now"))
    click(editor.add)
    editor.rows[1].show_rule(Rule(RuleField.PLAYS, RuleTest.AT_MOST, "0"))
    click(editor.save)
    table = saved.smart.page.table
    opened.until(lambda: saved.is_smart_open and table.tracks.rowCount() == 4)
    assert "Genre is rock" in saved.smart.rules.text()
    assert "Number of plays is at most 0" in saved.smart.rules.text()
    wanted = table.tracks.track_ids(1)
    table.entered_row.emit(1)
    opened.until(lambda: opened.current() == wanted[0])
    assert [item.track_id for item in opened.desk.listening.controller.queue.items] == wanted

    click(saved.smart.edit)
    editor.rows[0].show_rule(Rule(RuleField.GENRE, RuleTest.IS_NOT, "rock"))
    click(editor.rows[1].remove)
    editor.tracks.setValue(0)
    click(editor.save)
    opened.until(lambda: saved.is_smart_open and 4 < table.tracks.rowCount() < N_TRACKS)

    click(saved.smart.back)
    opened.until(lambda: saved.model.rowCount() == 1)
    saved.list.setCurrentIndex(saved.model.index(0, 0))
    strike(saved.list, Qt.Key.Key_Delete)
    opened.until(lambda: saved.model.rowCount() == 0)
    assert saved.empty.isVisible()


def test_escape_leaves_the_editor_as_it_was(opened: Opened) -> None:
    saved = opened.window.saved
    opened.window.show_page(Page.PLAYLISTS)
    click(saved.new)
    strike(saved.editor, Qt.Key.Key_Escape)
    assert not saved.editor.isVisible()
    opened.bot.wait(200)  # what the editor still had to say
    assert saved.model.rowCount() == 0
