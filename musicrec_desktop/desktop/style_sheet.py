"""The shapes that a palette cannot say, in lengths of the system font."""

from string import Template
from typing import Final

from PySide6.QtGui import QColor

from musicrec_desktop.app.paths import assets_folder
from musicrec_desktop.desktop.tones import Tones

_SHEET: Final = Template("""
QWidget#sidebar, QWidget#player_panel { background: $surface; }
QWidget#player_panel { border-top: 1px solid $line; }
QWidget#sidebar { border-right: 1px solid $line; }
QWidget#queue_panel { background: $surface; border-left: 1px solid $line; }
QStatusBar { background: $window; color: $muted; padding: 0 ${half}px; }
QStatusBar::item { border: none; }
QLabel[rank="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[rank="heading"] { font-size: ${heading}px; font-weight: 600; }
QLabel[rank="strong"] { font-weight: 600; }
QLabel[rank="second"], QLabel[rank="story"] { color: $muted; }
QLabel[rank="story"] { font-style: italic; }
QLineEdit { background: $surface; color: $text; border: 1px solid $line; border-radius: ${round}px;
    padding: ${quarter}px ${half}px; selection-background-color: $selection; selection-color: $text;
    placeholder-text-color: $muted; }
QLineEdit:focus { border: 2px solid $accent; padding: ${quarter_less}px ${half_less}px; }
QLineEdit[rank="request"] { font-size: ${heading}px; border-radius: ${biground}px; padding: ${half}px ${em}px; }
QPushButton, QToolButton[rank="quiet"] { background: $raised; color: $text; border: 1px solid $line;
    border-radius: ${round}px; padding: ${quarter}px ${threequarter}px; }
QPushButton:hover, QToolButton[rank="quiet"]:hover { border-color: $muted; }
QToolButton[rank="quiet"]:checked { background: $selection; border: 2px solid $accent; }
QPushButton:pressed { background: $line; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; }
QPushButton:disabled { color: $muted; }
QPushButton[rank="main"] { background: $accent; color: $accent_text; border: 2px solid $accent; font-weight: 600;
    border-radius: ${biground}px; padding: ${half}px ${em}px; }
QPushButton[rank="main"]:hover { border-color: $text; }
QPushButton[rank="main"]:focus { border-color: $text; }
QPushButton[rank="main"]:disabled { background: $raised; color: $muted; border-color: $raised; }
QPushButton[rank="chip"] { border-radius: ${chipround}px; padding: ${eighth}px ${threequarter}px; }
QPushButton[rank="chip_body"] { background: transparent; border: 2px solid transparent; border-radius: ${chipround}px;
    padding: ${eighth}px ${quarter}px ${eighth}px ${half}px; }
QPushButton[rank="chip_body"]:hover { text-decoration: underline; }
QPushButton[rank="chip_body"]:focus, QToolButton[rank="chip_cross"]:focus { border: 2px solid $accent; }
QToolButton[rank="chip_cross"] { background: transparent; border: 2px solid transparent; border-radius: ${chipround}px;
    padding: ${eighth}px; }
QToolButton[rank="chip_cross"]:hover { background: $line; }
QFrame[rank="popup"] { background: $surface; border: 1px solid $muted; }
QPushButton[rank="chip"]:checked { background: $selection; border-color: $accent; }
QPushButton[rank="link"] { background: transparent; color: $accent; border: 2px solid transparent; padding: 0;
    border-radius: ${eighth}px; text-align: left; }
QPushButton[rank="link"]:hover { text-decoration: underline; }
QPushButton[rank="link"]:focus { border-color: $accent; }
QToolButton[rank="icon"] { background: transparent; border: 2px solid transparent; border-radius: ${round}px;
    padding: ${eighth}px; }
QToolButton[rank="icon"]:hover, QToolButton[rank="icon"]:checked { background: $raised; }
QToolButton[rank="icon"]:focus { border: 2px solid $accent; }
QToolButton[rank="play"] { background: $accent; border: 2px solid $accent; border-radius: ${playround}px;
    padding: ${playpad}px; }
QToolButton[rank="play"]:hover, QToolButton[rank="play"]:focus { border-color: $text; }
QToolButton[rank="page"] { background: transparent; color: $text; border: 2px solid transparent; text-align: left;
    border-radius: ${round}px; padding: ${quarter}px ${half}px; }
QToolButton[rank="page"]:hover { background: $raised; }
QToolButton[rank="page"]:checked { background: $selection; font-weight: 600; }
QToolButton[rank="page"]:focus { border: 2px solid $accent; }
QListView, QTableView, QTreeView, QTextEdit, QPlainTextEdit { background: $surface; color: $text;
    border: 1px solid $line; border-radius: ${round}px; outline: none;
    selection-background-color: $selection; selection-color: $text; }
QListView:focus, QTableView:focus, QTreeView:focus { border: 1px solid $accent; }
QListView[rank="plain"] { border: none; border-radius: 0; }
QListView[rank="cards"] { border: none; background: transparent; }
QTreeView::item { padding: ${quarter}px; border: none; }
QTreeView::item:selected { background: $selection; color: $text; }
QTableView::item { padding: 0 ${quarter}px; border: none; }
QTableView::item:selected { background: $selection; color: $text; }
QListView::item { padding: ${eighth}px ${quarter}px; }
QListView[rank="sections"] { border: none; background: transparent; }
QListView[rank="sections"]::item { padding: ${quarter}px ${half}px; border-radius: ${round}px; }
QListView::item:selected { background: $selection; color: $text; }
QTableView { gridline-color: transparent; alternate-background-color: $window; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: ${quarter}px ${half}px; }
QTableCornerButton::section { background: $surface; border: none; }
QFrame[rank="chip"] { background: $raised; border-radius: ${chipround}px; }
QFrame[rank="told"] { background: $raised; border: none; border-radius: ${round}px; }
QFrame[rank="notice"] { background: $warn; border: 1px solid $line; border-radius: ${round}px; }
QFrame[rank="card"] { background: $surface; border: 1px solid $line; border-radius: ${round}px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QCheckBox { spacing: ${half}px; padding: ${eighth}px; }
QCheckBox:focus { border: 2px solid $accent; border-radius: ${eighth}px; padding: 0; }
QCheckBox::indicator { width: ${tickbox}px; height: ${tickbox}px; border: 1px solid $muted; background: $window;
    border-radius: ${eighth}px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("${tick}"); }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $line;
    selection-background-color: $selection; selection-color: $text; }
QFrame[rank="over"] { background: $surface; border: 1px solid $muted; border-radius: ${round}px; }
QSlider::groove:vertical { background: $line; width: ${groove}px; border-radius: ${groovehalf}px; }
QSlider::handle:vertical { background: $accent; height: ${knob}px; width: ${knob}px; margin: 0 -${knobmargin}px;
    border-radius: ${knobhalf}px; border: 2px solid $surface; }
QSlider::handle:vertical:focus { border-color: $text; }
QScrollBar:vertical { background: transparent; width: ${threequarter}px; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: ${third}px; min-height: ${double}px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: $muted; }
QScrollBar:horizontal { background: transparent; height: ${threequarter}px; margin: 0; }
QScrollBar::handle:horizontal { background: $line; border-radius: ${third}px; min-width: ${double}px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSlider::groove:horizontal { background: $line; height: ${groove}px; border-radius: ${groovehalf}px; }
QSlider::sub-page:horizontal { background: $accent; height: ${groove}px; border-radius: ${groovehalf}px; }
QSlider::handle:horizontal { background: $accent; width: ${knob}px; height: ${knob}px; margin: -${knobmargin}px 0;
    border-radius: ${knobhalf}px; border: 2px solid $surface; }
QSlider::handle:horizontal:focus { border-color: $text; }
QSlider[rank="unset"]::sub-page:horizontal { background: $line; }
QSlider[rank="unset"]::handle:horizontal { background: $muted; }
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled { background: $line; }
QProgressBar { background: $line; border: none; border-radius: ${groovehalf}px; max-height: ${groove}px; }
QProgressBar::chunk { background: $accent; border-radius: ${groovehalf}px; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: ${eighth}px; }
QMenu { background: $surface; color: $text; border: 1px solid $line; padding: ${eighth}px; }
QMenu::item { padding: ${quarter}px ${em}px; border-radius: ${eighth}px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: ${eighth}px; }
QSplitter::handle { background: transparent; }
""")


def style_sheet(tones: Tones, em: int) -> str:
    """The style sheet for these tones; `em` is the height of the system font in pixels, and every length follows it."""
    knob = round(em * 0.8)
    groove = max(4, round(em * 0.25))
    lengths = {
        "em": em,
        "double": em * 2,
        "threequarter": round(em * 0.75),
        "half": em // 2,
        "half_less": em // 2 - 1,
        "third": max(2, round(em * 0.375) - 3),
        "quarter": em // 4,
        "quarter_less": em // 4 - 1,
        "eighth": max(2, em // 8),
        "round": max(4, em // 3),
        "biground": round(em * 0.9),
        "chipround": round(em * 0.6),
        "playround": round(em * 1.05),
        "playpad": round(em * 0.3),
        "title": round(em * 1.4),
        "heading": round(em * 1.0),
        "tickbox": round(em * 0.9),
        "groove": groove,
        "groovehalf": groove // 2,
        "knob": knob,
        "knobhalf": knob // 2 + 1,
        "knobmargin": (knob - groove) // 2 + 2,
    }
    # Qt's style sheets take pictures from files alone.
    tick = "tick_light" if QColor(tones.accent_text).lightness() > 128 else "tick_dark"
    colors = {"tick": (assets_folder() / "marks" / f"{tick}.svg").as_posix()} | {
        name: getattr(tones, name) for name in tones.__slots__
    }
    return _SHEET.substitute({name: str(length) for name, length in lengths.items()} | colors)
