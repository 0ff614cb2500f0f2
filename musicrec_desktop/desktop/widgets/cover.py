"""A square with the cover of a track, or a plain tile of ours."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from musicrec_desktop.desktop.icons import icon_pixmap
from musicrec_desktop.desktop.words import tr


class Cover(QWidget):
    """Shows an image with round corners. Without one: a note on a tile whose colour goes with the name."""

    clicked = Signal()

    def __init__(self, side: int) -> None:
        super().__init__()
        self.setFixedSize(side, side)
        self._image: QImage | None = None
        self._name = ""
        self.setAccessibleName(tr("Cover"))

    @property
    def pixels(self) -> int:
        """Its side in pixels of the screen: what an image must have to be sharp."""
        return round(self.width() * self.devicePixelRatioF())

    @property
    def image(self) -> QImage | None:
        """The cover on show."""
        return self._image

    def show_tile(self, name: str) -> None:
        """No cover, or none yet. The same name has the same colour; an empty one means that nothing is there."""
        self._image, self._name = None, name
        self.update()

    def show_image(self, image: QImage) -> None:
        """Show this cover."""
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        return self.size()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area, corner = QRectF(self.rect()), min(self.width() / 9, self.fontMetrics().height() * 0.75)
        outline = QPainterPath()
        outline.addRoundedRect(area, corner, corner)
        if self._image is not None:
            painter.setClipPath(outline)
            painter.drawImage(area, self._image)
        else:
            ground, note = tile_tones(self.palette(), self._name)
            painter.fillPath(outline, ground)
            size = self.width() // 2
            corner_at = (self.width() - size) // 2
            painter.drawPixmap(corner_at, corner_at, icon_pixmap("note", note, size, self.devicePixelRatioF()))
        painter.end()


def tile_tones(palette: QPalette, name: str) -> tuple[QColor, QColor]:
    """Ground and note of the tile that stands for a missing cover: the same name has the same colour."""
    if not name:
        return palette.color(QPalette.ColorRole.Button), palette.color(QPalette.ColorRole.Dark)
    # Not Python's hash: that differs from run to run.
    hue = sum(ord(letter) * 31**at for at, letter in enumerate(name[:40])) % 360
    is_dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
    ground = QColor.fromHsl(hue, 70 if is_dark else 110, 70 if is_dark else 205)
    return ground, QColor.fromHsl(hue, 110, 205 if is_dark else 70)
