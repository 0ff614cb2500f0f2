"""Buttons with our icons, which follow the theme and speak to screen readers."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from musicrec_desktop.desktop.icons import themed_icon
from musicrec_desktop.desktop.widgets.labels import plain_tip


class IconButton(QToolButton):
    """A button that is an icon. Its name is said by screen readers and shown, with its shortcut, as a tool tip."""

    def __init__(
        self,
        icon: str,
        name: str,
        rank: str = "icon",
        *,
        shortcut: str = "",
        em_size: float = 1.2,
        parent: QWidget | None = None,
    ) -> None:
        """`shortcut` is only shown; whoever owns the window binds it. `em_size`: icon size in heights of the font."""
        super().__init__(parent)
        self._icon_name = icon
        self._shortcut = shortcut
        self._color: str = ""
        self._em_size = em_size
        self.setProperty("rank", rank)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rename(name)
        self._draw()

    def rename(self, name: str) -> None:
        """Say something else."""
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(f"{name} ({self._shortcut})" if self._shortcut else name))
        if self.property("rank") in ("page", "quiet"):
            self.setText(f" {name}")  # a space keeps the words off the icon
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def show_words(self, is_shown: bool) -> None:
        """With its name beside the icon, or without where there is no room; its name is said all the same."""
        self.setText(f" {self.accessibleName()}" if is_shown else "")

    def show_icon(self, icon: str, color: str = "") -> None:
        """Show another icon, in a palette role's or an own colour ("#rrggbb")."""
        if (icon, color) != (self._icon_name, self._color):
            self._icon_name, self._color = icon, color
            self._draw()

    @property
    def icon_name(self) -> str:
        return self._icon_name

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        size = super().sizeHint()
        if self.property("rank") == "quiet":
            # Qt leaves room for a menu's arrow that is not there.
            em = self.fontMetrics().height()
            words = self.fontMetrics().horizontalAdvance(self.text())
            size.setWidth(self.iconSize().width() + words + 2 * round(em * 0.75) + em // 2 + 6)
        return size

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def _draw(self) -> None:
        size = round(self.fontMetrics().height() * self._em_size)
        color = QColor(self._color) if self._color else None
        # The program's palette: a style sheet changes that of the button to its own ground.
        palette = QGuiApplication.palette()
        if self.property("rank") == "play":
            color = palette.color(QPalette.ColorRole.Base)
        self.setIcon(themed_icon(self._icon_name, palette, size, color))
        self.setIconSize(QSize(size, size))


class TextButton(QPushButton):
    """A button with words. `rank`: "main" for the one thing to do, "chip" for a suggestion, "" else."""

    def __init__(self, text: str, rank: str = "", *, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if rank:
            self.setProperty("rank", rank)
        if tip:
            self.setToolTip(plain_tip(tip))
