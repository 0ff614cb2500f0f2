"""The heart of the window: say what you would like to hear, or nothing, and get a playlist."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from musicrec_desktop.app.picks import Picks
from musicrec_desktop.desktop.panels.picks_panel import PicksPanel
from musicrec_desktop.desktop.widgets.buttons import TextButton
from musicrec_desktop.desktop.widgets.flow_layout import FlowLayout
from musicrec_desktop.desktop.widgets.labels import ElidedLabel
from musicrec_desktop.desktop.words import marked, tr

MAKE: Final = marked("Make me a playlist")
CANCEL: Final = marked("Cancel")
FIELD: Final = marked("What would you like to hear?")
PLACEHOLDER: Final = marked("A mood, a genre, an artist … or nothing: your taste and the hour decide")
EXAMPLES: Final = (
    marked("calm piano for reading, 45 minutes"),
    marked("90s rock, nothing I skipped"),
    marked("energetic, rising, for a run"),
    marked("something new that sounds like my favourites"),
    "下雨天的爵士，一小时",
)


class RequestPanel(QWidget):
    """The request box. Says `asked` or `cancelled`; is told what is going on."""

    asked = Signal(str)
    """The listener wants a playlist for these words (maybe none)."""
    cancelled = Signal()
    """The listener wants the running request to end."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setProperty("rank", "request")
        self.field.setPlaceholderText(tr(PLACEHOLDER))
        self.field.setAccessibleName(tr(FIELD))
        self.field.setMaxLength(2_000)
        self.field.setClearButtonEnabled(True)
        self.make = TextButton(tr(MAKE), "main", tip=tr("Enter in the box does the same"))
        self.cancel = TextButton(tr(CANCEL), "main")
        self.cancel.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(tr("Making a playlist"))
        self.progress.setFixedWidth(self.fontMetrics().height() * 8)
        self.doing = ElidedLabel("second")
        for widget in (self.progress, self.doing):
            widget.hide()

        em = self.fontMetrics().height()
        line = QHBoxLayout()
        line.setSpacing(em // 2)
        line.addWidget(self.field, 1)
        line.addWidget(self.make)
        line.addWidget(self.cancel)
        self.picking = PicksPanel()
        self.turn = TextButton("", "chip", tip=tr("Between the mixes and the list that was made"))
        self.turn.hide()
        self.examples = QWidget()
        flow = FlowLayout(self.examples, em // 2)
        for text in EXAMPLES:
            words = tr(text)
            chip = TextButton(words, "chip", tip=tr("Put this into the box"))
            chip.clicked.connect(lambda _=False, words=words: self._fill(words))
            flow.addWidget(chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em // 2)
        layout.addLayout(line)
        layout.addWidget(self.picking)
        layout.addWidget(self.examples)
        work = QHBoxLayout()
        work.setSpacing(em // 2)
        work.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignVCenter)
        work.addWidget(self.doing, 1)
        work.addStretch(0)
        work.addWidget(self.turn)
        layout.addLayout(work)

        self.field.returnPressed.connect(self._on_ask)
        self.make.clicked.connect(self._on_ask)
        self.cancel.clicked.connect(self.cancelled)

    @property
    def picks(self) -> Picks:
        """What is picked beside the words."""
        return self.picking.picks

    def show_running(self, is_running: bool) -> None:
        """A request is under way, or none is."""
        had_focus = self.make.hasFocus() or self.cancel.hasFocus()
        self.make.setVisible(not is_running)
        self.cancel.setVisible(is_running)
        self.progress.setVisible(is_running)
        self.doing.setVisible(is_running)
        self.doing.setText("")
        if had_focus:
            (self.cancel if is_running else self.make).setFocus()

    def show_doing(self, text: str) -> None:
        """Say what is being done."""
        self.doing.setText(f"{text[:1].upper()}{text[1:]} …" if text else "")

    def show_examples(self, is_shown: bool) -> None:
        """Suggestions take room that a playlist needs."""
        self.examples.setVisible(is_shown)

    def hold_room(self, is_held: bool) -> None:
        """What is below does not move when work begins."""
        for widget in (self.progress, self.doing):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(is_held)
            widget.setSizePolicy(policy)

    def focus_field(self) -> None:
        """Put the cursor into the box, its text selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _on_ask(self) -> None:
        if not self.cancel.isVisibleTo(self):
            self.asked.emit(self.field.text().strip())

    def _fill(self, text: str) -> None:
        self.field.setText(text)
        self.field.setFocus()
