"""A line on top of the window for what the listener should know."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from musicrec_desktop.desktop.widgets.buttons import IconButton
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.words import tr

_SHOWN_MS = 12_000


class NoticeBar(QFrame):
    """Shows the latest notice until it is closed or has been there long enough to be read."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("rank", "notice")
        self._label = plain_label(wraps=True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = IconButton("close", tr("Close this message"), em_size=0.9)
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        em = self.fontMetrics().height()
        layout.setContentsMargins(em // 2, em // 4, em // 4, em // 4)
        layout.addWidget(self._label, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def label(self) -> QLabel:
        return self._label

    def show_notice(self, text: str, hint: str = "", *, stays: bool = False) -> None:
        """Show this text; `stays` until closed by hand."""
        whole = f"{text} {hint}".strip()
        self._label.setText(whole)
        self.setAccessibleName(whole)
        self.show()
        if stays:
            self._timer.stop()
        else:
            self._timer.start()

    def hideEvent(self, event: object) -> None:  # noqa: N802  (Qt's name)
        del event
        self._timer.stop()
