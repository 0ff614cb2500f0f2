"""Our own icons, drawn in the colours of the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from musicrec_desktop.app.paths import assets_folder


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return (assets_folder() / "icons" / f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=512)
def _rendered(name: str, rgba: int, size: int, scale: float) -> QPixmap:
    color = QColor.fromRgba(rgba).name(QColor.NameFormat.HexRgb)
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", color).encode()))
    pixmap = QPixmap(QSize(round(size * scale), round(size * scale)))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def icon_pixmap(name: str, color: QColor, size: int, scale: float = 1.0) -> QPixmap:
    """The icon `name` (a file of assets/icons) in one colour, `size` logical pixels square."""
    return _rendered(name, color.rgba(), size, scale)


def themed_icon(name: str, palette: QPalette, size: int = 24, color: QColor | None = None) -> QIcon:
    """The icon for buttons: in `color` or the text colour, paler when disabled. Sharp on screens scaled up to 3."""
    icon = QIcon()
    normal = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText) if color is None else color
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    for scale in (1.0, 2.0, 3.0):
        icon.addPixmap(icon_pixmap(name, normal, size, scale), QIcon.Mode.Normal)
        icon.addPixmap(icon_pixmap(name, disabled, size, scale), QIcon.Mode.Disabled)
    return icon
