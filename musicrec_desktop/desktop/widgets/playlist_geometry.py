"""Where everything of a playlist row stands. Painting, measuring and clicking all ask here."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from musicrec_desktop.desktop.item_models.part_words import silent_words, telling_parts
from musicrec_desktop.desktop.item_models.playlist_model import PlaylistRow
from musicrec_desktop.desktop.said import said
from musicrec_desktop.desktop.words import tr

WRAP: Final = Qt.TextFlag.TextWordWrap
_TALL: Final = 100_000


class RowButton(StrEnum):
    """What can be clicked in a row, from left to right."""

    LIKE = "like"
    DISLIKE = "dislike"
    ANOTHER = "another"
    KEEP = "keep"
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
    """One score part: a line of name, bar, share, evidence and weight; narrow, the evidence below."""

    name: QRect
    bar: QRect
    share: QRect
    evidence: QRect
    weight: QRect


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
    silent: QRect
    """The names of the parts that have nothing to say."""
    heading: QRect
    """Over the facts; empty when none are shown."""
    facts: tuple[QRect, ...]
    height: int


def buttons_of(row: PlaylistRow) -> tuple[RowButton, ...]:
    """The buttons of this row: a track of a saved list has no scores to show and no other in its place."""
    return tuple(RowButton) if row.is_chosen else (RowButton.LIKE, RowButton.DISLIKE)


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
    names = buttons_of(row)
    x = right - button * len(names)
    for name in names:
        buttons[name] = QRect(x, top, button, button)
        x += button
    length_width = body.horizontalAdvance("00:00:00")
    length = QRect(right - button * len(names) - length_width - pad, top, length_width, button)
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
    facts: list[QRect] = []
    heading, silent = QRect(), QRect()
    if row.is_expanded:
        y += em // 2
        for part in telling_parts(row.recommendation.parts):
            parts.append(_lay_out_part(said(part.evidence), left, y, right - left, small))
            y = max(parts[-1].evidence.bottom(), parts[-1].name.bottom()) + 1 + em // 5
        if words := silent_words(row.recommendation.parts):
            text = small.boundingRect(QRect(left, y, wide, _TALL), WRAP.value, words)
            silent = QRect(left, y + em // 5, wide, text.height())
            y = silent.bottom() + 1
        if row.facts:
            heading = QRect(left, y + em // 2, wide, round(em * 1.3))
            y = heading.bottom() + 1
        for fact in row.facts:
            text = small.boundingRect(QRect(left + em, y, wide - em, _TALL), WRAP.value, fact)
            facts.append(QRect(left + em, y, wide - em, text.height()))
            y = facts[-1].bottom() + 1
    bottom = max(y, top + button) + pad
    number = QRect(area.left(), top, round(em * 2.4) - pad, title.height())
    return RowGeometry(
        number,
        title_rect,
        second,
        reason,
        length,
        buttons,
        tuple(parts),
        silent,
        heading,
        tuple(facts),
        height=bottom - area.top(),
    )


def _lay_out_part(evidence: str, left: int, top: int, width: int, metrics: QFontMetrics) -> PartGeometry:
    em = metrics.height()
    gap = em // 2
    line = round(em * 1.3)
    name = QRect(left, top, min(em * 9, width // 3), line)
    bar = QRect(name.right() + gap, top + line // 2 - em // 5, min(em * 6, max(em, width // 5)), 2 * (em // 5))
    share = QRect(bar.right() + gap, top, metrics.horizontalAdvance("100 %") + gap, line)
    weight_width = metrics.horizontalAdvance(tr("counts {share}").format(share="100%")) + gap
    weight = QRect(left + width - weight_width, top, weight_width, line)
    x = share.right() + gap
    rest = weight.left() - gap - x
    if not evidence:
        return PartGeometry(name, bar, share, QRect(x, top, max(0, rest), line), weight)
    if rest >= em * 14:
        y, room = top, rest
    else:
        x, y, room = left + em, top + line, width - em
    text = metrics.boundingRect(QRect(x, y, room, _TALL), WRAP.value, evidence)
    return PartGeometry(name, bar, share, QRect(x, y, room, max(line, text.height())), weight)
