"""For you: mixes for the hour, a request in words and picks, what was understood edited, the energy drawn, rows kept,
moved and taken out, undo and redo, saving; then the queue, filled by itself."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from musicrec_desktop.desktop.panels.wish_editor import WishEditor
from musicrec_desktop.desktop.widgets.playlist_geometry import RowButton
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.play import FeedbackValue
from tests.tour.guide import Guide, LostError

PAGE = "for_you"
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def look(guide: Guide) -> None:
    """The mixes, then a list with reasons."""
    window = guide.desk.window
    window.sidebar.keys[Page.FOR_YOU].click()
    window.for_you.show_home()
    guide.until(lambda: guide.desk.home._home.is_complete, "mixes for this hour")
    guide.shot("for_you_mixes")
    ask(guide, "calm, 8 tracks")
    guide.until(lambda: window.playlist.model.rowCount() == 8, "a list of 8 tracks")


def visit(guide: Guide) -> None:
    """Everything on the page."""
    window = guide.desk.window
    page, model = window.playlist, window.playlist.model
    window.sidebar.keys[Page.FOR_YOU].click()  # the page of the last run may have come back meanwhile
    window.for_you.show_home()
    guide.until(lambda: guide.desk.home._home.is_complete, "mixes for this hour")
    cards = window.for_you.home.mixes.grid.cards
    for card in cards:
        guide.saw(f"{card.title}: {card.about} {card.who}")
    guide.shot("for_you_mixes")
    guide.click_at(cards[0].play, cards[0].play.rect().center(), f"the play key of {card.title!r}")
    guide.until(lambda: window.player.slider.value() > 300, "the mix is heard")
    guide.click_at(cards[-1], QPoint(cards[-1].width() // 2, 20), f"the card {cards[-1].title!r}")
    guide.until(lambda: window.for_you.is_list_shown and model.rowCount() > 0, "the mix opened as a list")
    settled(guide)
    guide.click(window.request.turn.text(), window.request)
    guide.until(lambda: not window.for_you.is_list_shown, "the mixes again, one click away")

    picking = window.request.picking
    choose(guide, picking.mood, 0)
    choose(guide, picking.how_long, 2)
    picking.novelty.slider.setFocus()
    guide.press(Qt.Key.Key_PageDown)
    guide.saw(f"picked: {picking.picks}")
    ask(guide, "")
    guide.until(lambda: page.playlist is not None and page.playlist.plan.novelty is not None, "a list as picked")
    guide.saw(", ".join(page.chips.texts))
    guide.click(tr("Pick nothing"), picking)

    look(guide)
    guide.until(lambda: all(row.recommendation.rationale for row in model.rows), "a reason for every track")
    guide.saw(page.length.text())
    edit(guide)
    draw(guide)
    rows(guide)
    guide.click(tr("Save"), page)
    guide.until(lambda: not page.save.isEnabled(), "the list is saved")
    first = model.rows[0].line
    guide.click(tr("Play"), page)
    guide.until(lambda: window.player.title.text() == first.title, "the first track of the list plays")
    guide.until(lambda: 500 < window.player.slider.value() < 30_000, "it has been heard for half a second")
    queue(guide)


def ask(guide: Guide, words: str) -> None:
    """Type a request and wait for the list."""
    window = guide.desk.window
    window.request.focus_field()
    guide.press(Qt.Key.Key_Backspace)
    if words:
        guide.write(words)
    guide.press(Qt.Key.Key_Return)
    guide.until(lambda: window.for_you.is_list_shown, "a list")
    settled(guide)


def settled(guide: Guide) -> None:
    """Wait until nothing is under way."""
    guide.until(guide.desk.window.request.make.isVisible, "the list is complete")


def choose(guide: Guide, key: object, at: int) -> None:
    """Press a chip that opens a menu, and take an entry."""
    from musicrec_desktop.desktop.widgets.buttons import TextButton

    if not isinstance(key, TextButton):
        raise LostError(f"{key} is no chip")
    guide.click_at(key, key.rect().center(), f"the chip {key.text()!r}")
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        raise LostError(f"the chip {key.text()!r} opened no menu")
    action = menu.actions()[at]
    guide.shot("for_you_menu")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    guide.did(f"chose {action.text()!r}")
    guide.until(key.isChecked, f"the chip says {key.text()!r}")


def edit(guide: Guide) -> None:
    """A chip edited, taken out, and a wish added; each taken back."""
    page = guide.desk.window.playlist
    before = page.chips.texts
    chip = page.chips.chips[0]
    guide.click_at(chip.body, chip.body.rect().center(), f"the chip {chip.text!r}")
    (editor,) = guide.desk.window.findChildren(WishEditor)
    guide.shot("for_you_chip")
    guide.click(tr("Less of it"), editor)
    guide.until(lambda: page.chips.texts != before, "other chips")
    settled(guide)
    guide.saw(", ".join(page.chips.texts))
    cross = page.chips.chips[0].cross
    guide.click_at(cross, cross.rect().center(), "the cross of the first chip")
    guide.until(lambda: len(page.chips.texts) < len(before), "one chip less")
    settled(guide)
    choose_wish(guide, 1, "jazz")
    guide.until(lambda: "jazz" in page.chips.texts, "the wish that was added")
    settled(guide)
    for note in page.playlist.notes if page.playlist is not None else ():
        guide.saw(note.text)
    for _ in range(3):
        guide.press(Qt.Key.Key_Z, CONTROL)
    guide.until(lambda: page.chips.texts == before, "three changes taken back")
    guide.press(Qt.Key.Key_Y, CONTROL)
    guide.until(lambda: page.chips.texts != before, "one of them done again")
    guide.press(Qt.Key.Key_Z, CONTROL)


def choose_wish(guide: Guide, at: int, name: str) -> None:
    """Add a wish by its menu and give it a name."""
    page = guide.desk.window.playlist
    guide.click(page.chips.add.text(), page)
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        raise LostError("no menu of wishes")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[at]).center())
    guide.rest()
    (editor,) = guide.desk.window.findChildren(WishEditor)
    field = editor.findChildren(QLineEdit)[0]
    field.setFocus()
    guide.write(name)
    guide.click(tr("Use"), editor)


def draw(guide: Guide) -> None:
    """The energy of the list drawn with the mouse and with keys."""
    page = guide.desk.window.playlist
    if not page.curve.isVisible():
        guide.click(tr("Energy over the list"), page)
    guide.until(page.curve.isVisible, "the energy over the list")
    curve = page.curve
    first = curve.point(0).toPoint()
    guide.drag(curve, [first, QPoint(first.x(), first.y() - 10), QPoint(first.x(), 12)], "the first point up")
    guide.until(lambda: tr("energy as drawn") in page.chips.texts, "a list that follows what was drawn")
    settled(guide)
    curve.setFocus()
    guide.press(Qt.Key.Key_End)
    guide.press(Qt.Key.Key_PageDown)
    settled(guide)
    guide.saw(curve.accessibleDescription())
    guide.shot("for_you_drawn")


def rows(guide: Guide) -> None:
    """Why, keep, another, move, take out; a change in words."""
    page = guide.desk.window.playlist
    view, model = page.view, page.model
    view.setFocus()
    view.setCurrentIndex(model.index(1))
    guide.press(Qt.Key.Key_W)
    guide.until(lambda: model.rows[1].is_expanded, "score parts of the second track")
    guide.shot("for_you_why")
    guide.press(Qt.Key.Key_W)
    guide.press(Qt.Key.Key_K)
    guide.rest()
    view.scrollTo(model.index(0))
    guide.click_at(view.viewport(), view.button_place(0, RowButton.KEEP), "the pin of the first track")
    guide.until(page.kept.isVisible, page.kept_text.text())
    kept = [row.line.track_id for row in model.rows[:2]]
    guide.shot("for_you_kept")
    guide.click(tr("Remake the rest"), page)
    settled(guide)
    guide.until(lambda: [row.line.track_id for row in model.rows[:2]] == kept, "the kept ones stand where they stood")
    guide.click(tr("Keep none"), page)
    view.setCurrentIndex(model.index(2))
    third = model.rows[2].line.track_id
    guide.press(Qt.Key.Key_Up, ALT)
    guide.until(lambda: model.rows[1].line.track_id == third, "the third track moved up")
    settled(guide)
    guide.press(Qt.Key.Key_N)
    guide.until(lambda: model.rows[1].line.track_id != third, "another in its place")
    n = model.rowCount()
    guide.press(Qt.Key.Key_Delete)
    guide.until(lambda: model.rowCount() == n - 1, "one track taken out")
    settled(guide)
    page.refine.field.setFocus()
    guide.write("shorter")
    guide.press(Qt.Key.Key_Return)
    guide.until(lambda: model.rowCount() < n - 1, "a shorter list")
    settled(guide)
    view.selectAll()
    guide.saw(page.selected.text())


def queue(guide: Guide) -> None:
    """The queue opened, filled by itself, turned by a skip and a like, and left alone again."""
    window, controller = guide.desk.window, guide.desk.listening.controller
    panel = window.queue
    if not panel.isVisible():
        guide.press(Qt.Key.Key_U, CONTROL)
    guide.until(panel.isVisible, "the queue")
    guide.rest()
    if not panel.autopilot.isChecked():
        guide.click(tr("Autopilot"), panel)
    guide.until(lambda: len(controller.queue.upcoming) >= 10, "ten tracks and more to come")
    guide.until(lambda: any(panel.model.reason(row) for row in range(panel.model.rowCount())), "reasons in the queue")
    guide.until(lambda: window.player.slider.value() > 2_000, "two seconds of it")
    guide.press(Qt.Key.Key_Right, CONTROL)
    guide.until(panel.because.isVisible, "why what follows was chosen anew")
    guide.saw(panel.because_text.text())
    before = panel.because_text.text()
    item = controller.queue.current
    if item is not None and guide.desk.listening._tools.shelf.feedback(item.track_id) is FeedbackValue.LIKE:
        guide.press(Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)  # taken back, to be said anew
        guide.rest(1.0)
    guide.press(Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    guide.until(lambda: panel.because_text.text() != before, "another reason after the like")
    guide.saw(panel.because_text.text())
    guide.shot("for_you_queue")
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(panel.model.rowCount() - 1))
    guide.press(Qt.Key.Key_Up, ALT)
    guide.press(Qt.Key.Key_Delete)
    guide.press(Qt.Key.Key_J, CONTROL)
    guide.until(lambda: not panel.autopilot.isChecked(), "the autopilot off by one key")
    guide.press(Qt.Key.Key_U, CONTROL)
