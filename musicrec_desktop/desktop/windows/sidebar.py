"""The column of pages on the left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from musicrec_desktop.desktop.widgets.buttons import IconButton
from musicrec_desktop.desktop.windows.pages import SIGNS, Page
from musicrec_desktop.desktop.words import tr


class Sidebar(QWidget):
    """One key for each page that is there, in the order of `Page`; the settings stand at the bottom."""

    page_asked = Signal(Page)

    def __init__(self) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(em * 8)
        self.setMaximumWidth(em * 16)
        self._group = QButtonGroup(self)
        self.keys: dict[Page, IconButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em // 2, em, em // 2, em)
        layout.setSpacing(em // 4)
        for page, sign in SIGNS.items():
            if page is Page.SETTINGS:
                layout.addStretch(1)
            key = IconButton(sign.icon, tr(sign.name), "page", shortcut=sign.keys)
            key.setCheckable(True)
            key.setSizePolicy(key.sizePolicy().Policy.Expanding, key.sizePolicy().Policy.Fixed)
            key.clicked.connect(lambda _=False, page=page: self.page_asked.emit(page))
            key.hide()
            self._group.addButton(key)
            layout.addWidget(key)
            self.keys[page] = key

    def add(self, page: Page) -> None:
        """This page is there from now on."""
        self.keys[page].show()

    def mark(self, page: Page) -> None:
        """This page is on show."""
        self.keys[page].setChecked(True)
