"""Colours and shapes: light and dark, as the system asks, with an accent of our own."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from musicrec_desktop.desktop.style_sheet import style_sheet
from musicrec_desktop.desktop.tones import DARK, LIGHT, Tones


def system_is_dark(app: QApplication) -> bool:
    """What the system asks for; where it says nothing, what its colours look like."""
    scheme = app.styleHints().colorScheme()
    if scheme is Qt.ColorScheme.Unknown:
        palette = app.style().standardPalette()
        return palette.color(QPalette.ColorRole.Window).lightness() < 128
    return scheme is Qt.ColorScheme.Dark


def palette_of(tones: Tones) -> QPalette:
    """The Qt palette that means these tones."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: tones.window,
        QPalette.ColorRole.WindowText: tones.text,
        QPalette.ColorRole.Base: tones.surface,
        QPalette.ColorRole.AlternateBase: tones.window,
        QPalette.ColorRole.Text: tones.text,
        QPalette.ColorRole.PlaceholderText: tones.muted,
        QPalette.ColorRole.Button: tones.raised,
        QPalette.ColorRole.ButtonText: tones.text,
        QPalette.ColorRole.BrightText: tones.like,
        QPalette.ColorRole.ToolTipBase: tones.raised,
        QPalette.ColorRole.ToolTipText: tones.text,
        QPalette.ColorRole.Highlight: tones.selection,
        QPalette.ColorRole.HighlightedText: tones.text,
        QPalette.ColorRole.Link: tones.accent,
        QPalette.ColorRole.Accent: tones.accent,
        QPalette.ColorRole.Mid: tones.line,
        QPalette.ColorRole.Midlight: tones.raised,
        QPalette.ColorRole.Dark: tones.muted,
        QPalette.ColorRole.Light: tones.surface,
    }
    for role, color in roles.items():
        palette.setColor(role, QColor(color))
    faint = QColor(tones.muted)
    faint.setAlpha(150)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return palette


def apply_theme(app: QApplication, name: str = "auto") -> Tones:
    """Dress the program as `name` says ("light", "dark", "auto": as the system) and return the tones used."""
    is_dark = system_is_dark(app) if name == "auto" else name == "dark"
    tones = DARK if is_dark else LIGHT
    style = QStyleFactory.create("Fusion")
    if style is not None:
        app.setStyle(style)
    app.setPalette(palette_of(tones))
    app.setStyleSheet(style_sheet(tones, QFontMetrics(app.font()).height()))
    return tones
