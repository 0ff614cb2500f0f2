"""Colours that can be read, icons that are there, shapes that follow the font."""

import re

import pytest
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from musicrec_desktop.app.paths import assets_folder
from musicrec_desktop.desktop.icons import icon_pixmap
from musicrec_desktop.desktop.style_sheet import style_sheet
from musicrec_desktop.desktop.theme import apply_theme
from musicrec_desktop.desktop.tones import DARK, LIGHT, Tones

ICONS = sorted(path.stem for path in (assets_folder() / "icons").glob("*.svg"))


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [channel / 255 for channel in (QColor(color).red(), QColor(color).green(), QColor(color).blue())]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2 defines it."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_contrast_of_black_on_white_is_known() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("tones", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *((text, ground) for text in ("text", "muted") for ground in ("window", "surface", "raised")),
        ("text", "selection"),
        ("text", "warn"),
        ("accent", "surface"),
        ("accent", "selection"),
        ("accent_text", "accent"),
        ("like", "surface"),
    ],
)
def test_text_can_be_read(tones: Tones, text: str, ground: str) -> None:
    # An icon or heading in the accent on a selected row is large or bold: 3 to 1 is asked for there.
    least = 3.0 if (text, ground) == ("accent", "selection") else 4.5
    assert contrast(getattr(tones, text), getattr(tones, ground)) >= least


@pytest.mark.parametrize(("name", "tones"), [("light", LIGHT), ("dark", DARK)])
def test_a_theme_sets_the_palette(qapp: QApplication, name: str, tones: Tones) -> None:
    assert apply_theme(qapp, name) is tones
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(tones.window)
    assert tones.accent in qapp.styleSheet()
    qapp.setStyleSheet("")


def test_lengths_follow_the_font() -> None:
    small, large = style_sheet(LIGHT, 14), style_sheet(LIGHT, 28)
    size = re.compile(r'rank="title"\] { font-size: (\d+)px')
    found = [size.search(sheet) for sheet in (small, large)]
    assert all(found)
    assert 2 * int(found[0].group(1)) == pytest.approx(int(found[1].group(1)), abs=2)  # type: ignore[union-attr]
    assert "$" not in small


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_draws_something_in_its_colour(qapp: QApplication, name: str) -> None:
    image = icon_pixmap(name, QColor("#ff0000"), 32, 2.0).toImage()
    assert image.width() == 64
    inked = [image.pixelColor(x, y) for x in range(64) for y in range(64) if image.pixelColor(x, y).alpha() > 200]
    assert 30 < len(inked) < 64 * 64 * 0.85
    assert any(color.red() > 200 and color.green() < 60 for color in inked)


def test_chinese_and_latin_have_glyphs(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont())
    assert metrics.horizontalAdvance("月亮代表我的心") > metrics.horizontalAdvance("ii")
