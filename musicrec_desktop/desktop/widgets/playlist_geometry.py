"""Where everything of a playlist row stands. Painting, measuring and clicking all ask here."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from musicrec_desktop.desktop.item_models.playlist_model import PlaylistRow

WRAP: Final = Qt.TextFlag.TextWordWrap
_TALL: Final = 100_000


class RowButton(StrEnum):
    """What can be clicked in a row, from left to right."""

    LIKE = "like"
    DISLIKE = "dislike"
    ANOTHER = "another"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Fonts:
    """The three fonts of a row."""

    title: QFont
    body: QFont
    small: QFont

    @staticmethod
    def of(font: QFont) -> "Fonts":
        """From the font of the view."""
        title, small = QFont(font), QFont(font)
        title.setWeight(QFont.Weight.DemiBold)
        if font.pointSizeF() > 0:
            small.setPointSizeF(font.pointSizeF() * 0.92)
        else:
            small.setPixelSize(max(1, round(font.pixelSize() * 0.92)))
        return Fonts(title, QFont(font), small)


@dataclass(frozen=True, slots=True)
class PartGeometry:
    """One score part: a line of name, bar and sum, and the evidence."""

    name: QRect
    bar: QRect
    sum: QRect
    evidence: QRect


@dataclass(frozen=True, slots=True)
class RowGeometry:
    """A row, in the coordinates of the rectangle it was laid out in."""

    number: QRect
    title: QRect
    second: QRect
    """Artist and album."""
    reason: QRect
    length: QRect
    buttons: dict[RowButton, QRect]
    parts: tuple[PartGeometry, ...]
    height: int


def lay_out(row: PlaylistRow, area: QRect, fonts: Fonts) -> RowGeometry:
    """Place the parts of a row from the top of `area`, as wide as it."""
    title, body, small = QFontMetrics(fonts.title), QFontMetrics(fonts.body), QFontMetrics(fonts.small)
    em = body.height()
    pad = em // 2
    button = round(em * 1.7)
    left = area.left() + round(em * 2.4)
    right = area.right() - pad
    top = area.top() + pad

    buttons: dict[RowButton, QRect] = {}
    x = right - button * len(RowButton)
    for name in RowButton:
        buttons[name] = QRect(x, top, button, button)
        x += button
    length_width = body.horizontalAdvance("00:00:00")
    length = QRect(right - button * len(RowButton) - length_width - pad, top, length_width, button)
    width = max(em, length.left() - pad - left)

    y = top
    title_rect = QRect(left, y, width, title.height())
    y += title.height()
    second = QRect(left, y, width, body.height())
    y += body.height() + em // 4
    words = row.recommendation.rationale
    wide = max(em, right - left)
    reason = small.boundingRect(QRect(left, y, wide, _TALL), WRAP.value, words) if words else QRect(left, y, wide, 0)
    reason = QRect(left, y, wide, reason.height())
    y += reason.height()
    parts: list[PartGeometry] = []
    if row.is_expanded:
        y += em // 2
        for part in row.recommendation.parts:
            parts.append(_lay_out_part(part.evidence, left, y, right - left, small))
            y = parts[-1].evidence.bottom() + 1 + em // 5
    bottom = max(y, top + button) + pad
    number = QRect(area.left(), top, round(em * 2.4) - pad // 2, title.height())
    return RowGeometry(number, title_rect, second, reason, length, buttons, tuple(parts), height=bottom - area.top())


def _lay_out_part(evidence: str, left: int, top: int, width: int, metrics: QFontMetrics) -> PartGeometry:
    em = metrics.height()
    line = round(em * 1.3)
    name = QRect(left, top, min(em * 11, width // 3), line)
    bar_width = min(em * 8, max(em, width // 4))
    bar = QRect(name.right() + em // 2, top + line // 2 - em // 5, bar_width, 2 * (em // 5))
    sum_ = QRect(bar.right() + em // 2, top, metrics.horizontalAdvance("0.00 × 0.00 = 0.00") + em // 2, line)
    rest = left + width - sum_.right() - em // 2
    if not evidence:
        return PartGeometry(name, bar, sum_, QRect(sum_.right() + em // 2, top, max(0, rest), line))
    if rest >= em * 16:
        x, y, room = sum_.right() + em // 2, top, rest
    else:
        x, y, room = left + em, top + line, width - em
    text = metrics.boundingRect(QRect(x, y, room, _TALL), WRAP.value, evidence)
    return PartGeometry(name, bar, sum_, QRect(x, y, room, max(line, text.height())))
