"""The library as a picture, with what is drawn on it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.app.map_groups import Colouring, MapGroups
from musicrec_desktop.desktop.item_models.amount_words import count_text
from musicrec_desktop.desktop.panels.made_panel import MadePanel
from musicrec_desktop.desktop.panels.map_words import COLOURINGS, group_words
from musicrec_desktop.desktop.widgets.buttons import IconButton, TextButton
from musicrec_desktop.desktop.widgets.flow_layout import FlowLayout
from musicrec_desktop.desktop.widgets.form import Choice, WholeNumber
from musicrec_desktop.desktop.widgets.labels import ElidedLabel, plain_label, plain_tip
from musicrec_desktop.desktop.widgets.point_map import PointMap, Tool
from musicrec_desktop.desktop.widgets.point_map_overlay import Name
from musicrec_desktop.desktop.widgets.point_signs import N_SHAPES, colours, shape_path
from musicrec_desktop.desktop.words import marked, tr

HOW: Final = {
    Tool.MOVE: marked(
        "What sounds alike lies together. Click a track to play from there, nearest first; drag to move, wheel to zoom."
    ),
    Tool.LINE: marked("Draw a line: a list that follows it. By key: Enter sets a corner, Ctrl+Enter ends the line."),
    Tool.AREA: marked(
        "Draw around tracks: a list of the best of them. By key: Enter sets a corner, Ctrl+Enter closes it."
    ),
}
EMPTY: Final = marked("There is no map yet: it shows how your tracks sound, and none has been measured.")
MINUTES: Final = 45
_LOW: Final = 26
"""Heights of the font; in a page that is lower, room is made for the picture."""


class MapPanel(QWidget):
    """The map, its tools, its legend, and beside it the list that was drawn."""

    colouring_asked = Signal(Colouring)
    today_asked = Signal(bool)
    length_asked = Signal(int)
    """Minutes that a list shall last."""
    anew_asked = Signal()
    """Lay everything out again."""
    stop_asked = Signal()
    library_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.map = PointMap(tr("Map of your music"))
        self.colouring = Choice([(value.value, tr(words)) for value, words in COLOURINGS.items()])
        self.colouring.setAccessibleName(tr("Colours show"))
        self.tools: dict[Tool, IconButton] = {}
        for tool, icon, name in (
            (Tool.MOVE, "move", tr("Move about")),
            (Tool.LINE, "line", tr("Draw a line")),
            (Tool.AREA, "area", tr("Draw around tracks")),
        ):
            key = IconButton(icon, name)
            key.setCheckable(True)
            key.clicked.connect(lambda _=False, tool=tool: self.use(tool))
            self.tools[tool] = key
        self.minutes = WholeNumber(5, 300, tr(" min"))
        self.minutes.setAccessibleName(tr("Minutes the list shall last"))
        self.minutes.show_value(MINUTES)
        self.finish = TextButton(tr("Make the list"))
        self.today = IconButton("today", tr("Today's path"), "quiet")
        self.today.setCheckable(True)
        self.nearer = IconButton("nearer", tr("Nearer"), shortcut="+")
        self.farther = IconButton("farther", tr("Farther"), shortcut="-")
        self.whole = IconButton("whole", tr("Show everything"), shortcut="0")
        self.anew = IconButton("redo", tr("Lay the map out anew"))
        self.told = ElidedLabel("second")
        self.how = plain_label(rank="second", wraps=True)
        self.missing = plain_label(rank="second", wraps=True)
        self.legend = QWidget()
        self.keys: list[TextButton] = []
        self.made = MadePanel()
        self.made.hide()
        self.empty = plain_label(tr(EMPTY), wraps=True)
        self.to_library = TextButton(tr("Go to the library"), "main")
        self.bar = QProgressBar()
        self.doing = plain_label(rank="second")
        self.stop = TextButton(tr("Stop"))
        self._count = ""
        self._explained: tuple[object, ...] = ()
        self._arrange()
        self.setFocusProxy(self.map)
        self._order_stops()
        self._connect()
        self.use(Tool.MOVE)
        self.show_waiting("")

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        controls = QWidget()
        flow = FlowLayout(controls, em // 2)
        self._drawing_keys = _together((self.minutes, self.finish), em // 4)
        colouring = QWidget()
        named = QHBoxLayout(colouring)
        named.setContentsMargins(0, 0, 0, 0)
        named.setSpacing(em // 2)
        named.addWidget(plain_label(tr("Colours show"), "second"))
        named.addWidget(self.colouring)
        for group in (
            (colouring,),
            tuple(self.tools.values()),
            (self._drawing_keys,),
            (self.today,),
            (self.farther, self.nearer, self.whole, self.anew),
        ):
            flow.addWidget(_together(group, em // 8))
        picture = QWidget()
        column = QVBoxLayout(picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em // 2)
        column.addWidget(self.map, 1)
        column.addWidget(self.told)
        self._legend_flow = FlowLayout(self.legend, em // 3)
        column.addWidget(self.legend)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(em)
        row.addWidget(picture, 5)
        row.addWidget(self.made, 3)
        self._states = QStackedWidget()
        self._states.addWidget(beside)
        self._states.addWidget(_middle((self.empty, self.to_library), em))
        self._states.addWidget(_middle((self.doing, self.bar, self.stop), em))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Making the map"))
        self.bar.setFixedWidth(em * 18)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em, em, em, em // 2)
        layout.setSpacing(em // 2)
        self._title = plain_label(tr("Map"), "title")
        layout.addWidget(self._title)
        layout.addWidget(self.how)
        layout.addWidget(controls)
        layout.addWidget(self._states, 1)
        layout.addWidget(self.missing)
        self._controls = controls

    def _connect(self) -> None:
        self.colouring.activated.connect(lambda _: self.colouring_asked.emit(Colouring(self.colouring.value)))
        self.today.toggled.connect(self.today_asked)
        self.minutes.valueChanged.connect(self.length_asked)
        self.nearer.clicked.connect(lambda: self.map.zoom(1.5))
        self.farther.clicked.connect(lambda: self.map.zoom(1 / 1.5))
        self.whole.clicked.connect(self.map.fit)
        self.anew.clicked.connect(self.anew_asked)
        self.finish.clicked.connect(self.map.finish_drawing)
        self.stop.clicked.connect(self.stop_asked)
        self.to_library.clicked.connect(self.library_asked)

    # what is shown

    def use(self, tool: Tool) -> None:
        """Take a tool into the hand."""
        for other, key in self.tools.items():
            key.setChecked(other is tool)
        self.map.use(tool)
        self.how.setText(tr(HOW[tool]))
        self._drawing_keys.setVisible(tool is not Tool.MOVE)

    def show_waiting(self, doing: str, done: int = 0, total: int = 0) -> None:
        """The map is being made; `doing` says what is done."""
        self.doing.setText(doing or tr("One moment …"))
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self._show_state(2)

    def show_empty(self) -> None:
        """There is nothing to show."""
        self._show_state(1)

    def show_map(self, n: int, n_missing: int) -> None:
        """The map is there; so many tracks are on it, and so many are not."""
        self._show_state(0)
        self._count = tr("%n track(s). Point at one to see what it is.", n=n)
        self.show_told("")
        self.missing.setVisible(n_missing > 0)
        words = tr("%n track(s) are not on the map yet: how they sound has not been measured.", n=n_missing)
        self.missing.setText(words)
        self.map.setAccessibleName(tr("Map of your music, %n track(s)", n=n))

    def show_groups(self, groups: MapGroups) -> None:
        """Colour the map, write names on it, and say what the colours mean."""
        rest = sum(group.part is None for group in groups.groups) or _OWN[groups.colouring]
        names = [Name(group_words(name.name, name.part), name.x, name.y, name.group) for name in groups.names]
        self.map.show_groups(groups.codes, len(groups.groups), rest, names)
        self._show_legend(groups, rest)
        self._on_picked()

    def show_told(self, words: str) -> None:
        """What is under the cursor."""
        self.told.show_text(words or self._count)

    def show_nothing_today(self) -> None:
        """Today's path is asked for, and there is none."""
        self.told.show_text(tr("Nothing that is on the map was played today."))

    def show_made(self, is_shown: bool) -> None:
        """The list that was drawn, or none."""
        self.made.setVisible(is_shown)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        self._make_room()

    # inside

    def _make_room(self) -> None:
        """In a small window the picture comes first: what is written on it says what the legend would."""
        is_low = self.height() < _LOW * self.fontMetrics().height()
        is_shown = self._states.currentIndex() == 0
        self._title.setVisible(not is_low)
        self.how.setVisible(is_shown and not is_low)
        self.map.setToolTip(plain_tip(self.how.text()) if is_low else "")
        self.legend.setVisible(not (is_low and self.made.isVisibleTo(self)))

    def _show_state(self, state: int) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._states.setCurrentIndex(state)
        self._controls.setEnabled(state == 0)
        self.missing.setVisible(False)
        self._make_room()
        if had_focus and focused is not None and not (focused.isVisible() and focused.isEnabled()):
            (self.map, self.to_library, self.stop)[state].setFocus()

    def _show_legend(self, groups: MapGroups, rest: int) -> None:
        explained = (groups.colouring, groups.groups)
        if explained == self._explained:  # whoever walks through it is not thrown out
            return
        self._explained = explained
        flow = self._legend_flow
        for key in self.keys:
            flow.removeWidget(key)
            key.setParent(None)
            key.deleteLater()
        self.keys = []
        tones = colours(self.palette(), len(groups.groups), rest)
        for at, group in enumerate(groups.groups):
            if not group.count:
                continue
            words = group_words(group.name, group.part)
            key = TextButton("", "chip", tip=tr("Show these alone: {group}").format(group=words))
            key.setText(f"{words} · {count_text(group.count)}".replace("&", "&&"))
            key.setAccessibleName(f"{words}, {tr('%n track(s)', n=group.count)}")
            key.setCheckable(True)
            key.setIcon(_sign(at if at < rest else N_SHAPES, tones[at], self))
            key.setProperty("group", at)
            key.toggled.connect(self._on_picked)
            self.keys.append(key)
            flow.addWidget(key)
        self.legend.updateGeometry()
        self._order_stops()

    def _order_stops(self) -> None:
        """The map first, since Qt passes over what stands before a page's focus proxy; then on in reading order."""
        keys = (self.today, self.farther, self.nearer, self.whole, self.anew)
        tools = (self.colouring, *self.tools.values(), self.minutes, self.finish)
        for before, after in pairwise((self.map, *tools, *keys, *self.keys, *self.made.stops)):
            self.setTabOrder(before, after)

    def _on_picked(self) -> None:
        self.map.pick_out(frozenset(int(key.property("group")) for key in self.keys if key.isChecked()))


_OWN: Final = {Colouring.GENRE: 0, Colouring.MOOD: 4, Colouring.PLAYED: 3}
"""Groups with a colour of their own; the one after them is none in particular."""


def _together(widgets: Sequence[QWidget], gap: int) -> QWidget:
    """Controls that stay on one line."""
    if len(widgets) == 1:
        return widgets[0]
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap)
    for widget in widgets:
        line.addWidget(widget)
    return box


def _middle(widgets: Sequence[QWidget], gap: int) -> QWidget:
    """In the middle of the room."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setSpacing(gap)
    column.addStretch(2)
    for widget in widgets:
        if isinstance(widget, QLabel):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget)
        else:
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(3)
    return box


def _sign(shape: int, colour: QColor, widget: QWidget) -> QIcon:
    side = widget.fontMetrics().height()
    icon = QIcon()
    for scale in (1, 2, 3):
        pixmap = QPixmap(QSize(side, side) * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPath(shape_path(shape, QPointF(side / 2, side / 2), side * 0.36))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
