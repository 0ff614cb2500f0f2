"""Small labels in a row: what was understood, in pieces."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from musicrec_desktop.desktop.widgets.flow_layout import FlowLayout
from musicrec_desktop.desktop.widgets.labels import plain_label, plain_tip


class Chip(QFrame):
    """One piece of text on a rounded ground."""

    def __init__(self, text: str, tip: str = "") -> None:
        super().__init__()
        self.setProperty("rank", "chip")
        self.text = text
        self.setToolTip(plain_tip(tip))
        self.setAccessibleName(text)
        em = self.fontMetrics().height()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(em // 2, em // 6, em // 2, em // 6)
        layout.addWidget(plain_label(text))


class ChipRow(QWidget):
    """Chips, broken into lines where needed."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._shown: tuple[tuple[str, str], ...] = ()

    def show_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Show (text, tool tip) pairs."""
        if tuple(chips) == self._shown:
            return
        self._shown = tuple(chips)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
        for text, tip in chips:
            self._flow.addWidget(Chip(text, tip))
        self.setVisible(bool(chips))
        self.updateGeometry()

    @property
    def texts(self) -> tuple[str, ...]:
        """What is shown."""
        return tuple(text for text, _ in self._shown)
