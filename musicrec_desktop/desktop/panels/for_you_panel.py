"""For you: the request box, and below it either what is offered for this hour or the list that was made."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from musicrec_desktop.desktop.panels.home_panel import HomePanel
from musicrec_desktop.desktop.panels.playlist_panel import PlaylistPanel
from musicrec_desktop.desktop.panels.request_panel import RequestPanel
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.words import marked, tr

QUESTION: Final = marked("What would you like to hear?")
TO_MIXES: Final = marked("‹ Mixes for you")
TO_LIST: Final = marked("To your list ›")
_LOW_EM: Final = 30
"""In a lower page what can be picked gives its room to the list, unless something is picked, and examples to mixes."""


class ForYouPanel(QWidget):
    """Turns between the two; each is one click away from the other."""

    turned = Signal(bool)
    """The mixes are on show (True), or the list."""

    def __init__(self, request: RequestPanel, playlist: PlaylistPanel) -> None:
        super().__init__()
        self.request, self.playlist, self.home = request, playlist, HomePanel()
        self._question = plain_label(tr(QUESTION), "title")
        self._has_list = False
        self._below = QStackedWidget()
        self._below.addWidget(self.home)
        self._below.addWidget(playlist)
        em = self.fontMetrics().height()
        column = QVBoxLayout(self)
        column.setContentsMargins(em, em, em, em // 2)
        column.setSpacing(em // 2)
        column.addWidget(self._question)
        column.addWidget(request)
        column.addWidget(self._below, 1)
        request.turn.clicked.connect(lambda: self.show_home() if self.is_list_shown else self.show_list())
        request.picking.changed.connect(self._make_room)
        self.show_home()

    @property
    def is_list_shown(self) -> bool:
        """The list is on show, and not the mixes."""
        return self._below.currentWidget() is self.playlist

    def show_home(self) -> None:
        """Turn to the mixes."""
        self._turn(self.home)

    def show_list(self) -> None:
        """Turn to the list: there is one from now on."""
        self._has_list = True
        self._turn(self.playlist)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        self._make_room()

    def _turn(self, to: QWidget) -> None:
        turn = self.request.turn
        was, had_focus = self._below.currentWidget(), turn.hasFocus()
        self._below.setCurrentWidget(to)
        is_home = to is self.home
        self._question.setVisible(is_home)
        self.request.hold_room(not is_home)
        turn.setText(tr(TO_LIST) if is_home else tr(TO_MIXES))
        turn.setAccessibleName(turn.text())
        turn.setVisible(self._has_list)
        if had_focus:
            turn.setFocus(Qt.FocusReason.OtherFocusReason)
        self._make_room()
        if was is not to:
            self.turned.emit(is_home)

    def _make_room(self) -> None:
        is_low = self.height() < _LOW_EM * self.fontMetrics().height()
        picking = self.request.picking
        picking.setVisible(not (is_low and self.is_list_shown and picking.picks.is_empty))
        self.request.show_examples(not is_low and not self.is_list_shown)
        self.home.hint.setVisible(not is_low)
