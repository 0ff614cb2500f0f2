"""A year in review as one upright picture, to be looked at and to be kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter, QPainterPath, QPen

from musicrec_desktop.desktop.theme import palette_of
from musicrec_desktop.desktop.tones import Tones
from musicrec_desktop.desktop.widgets.cover import tile_tones

WIDTH: Final = 1440
"""Pixels; the height follows from what there is to tell."""
_MARGIN: Final = 72.0
_COVER: Final = 92.0
_GAP: Final = 64.0
_HALF: Final = (WIDTH - 2 * _MARGIN - _GAP) / 2


@dataclass(frozen=True, slots=True)
class Ranked:
    """One line of a list."""

    name: str
    by: str
    value: str
    cover: QImage | None


@dataclass(frozen=True, slots=True)
class YearWords:
    """Everything that is written, in the language of the window; what is empty is left out."""

    year: str
    heading: str
    figures: tuple[tuple[str, str], ...]
    """(number, what it is)"""
    months: tuple[tuple[str, float], ...]
    """(name, minutes)"""
    months_heading: str
    artists_heading: str
    artists: tuple[Ranked, ...]
    tracks_heading: str
    tracks: tuple[Ranked, ...]
    sentences: tuple[str, ...]
    basis: str
    """What all of it stands on, small."""


def draw_year(words: YearWords, tones: Tones) -> QImage:
    """The picture. Any thread: nothing but a QImage is drawn on."""
    height = _Page(None, words, tones).run()
    image = QImage(WIDTH, max(600, round(height)), QImage.Format.Format_RGB32)
    image.fill(QColor(tones.window))
    painter = QPainter(image)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
        | QPainter.RenderHint.TextAntialiasing
    )
    _Page(painter, words, tones).run()
    painter.end()
    return image


class _Page:
    """Goes from top to bottom; without a painter it only measures."""

    def __init__(self, painter: QPainter | None, words: YearWords, tones: Tones) -> None:
        self._painter, self._words, self._tones = painter, words, tones
        self._y = _MARGIN

    def run(self) -> float:
        """The height that was needed."""
        words = self._words
        top = self._y
        self._text(words.heading, 40, self._tones.muted)
        self._text(words.year, 170, self._tones.accent, bold=True)
        if words.figures:
            self._y = max(self._y, self._draw_figures(words.figures, top))
        if any(minutes for _, minutes in words.months):
            self._heading(words.months_heading)
            self._draw_months(words.months)
        top = self._y
        below = [
            self._draw_list(words.artists_heading, words.artists, _MARGIN, top),
            self._draw_list(words.tracks_heading, words.tracks, _MARGIN + _HALF + _GAP, top),
        ]
        self._y = max(below)
        if words.sentences:
            self._y += 40
        for sentence in words.sentences:
            self._text(sentence, 34, self._tones.text)
            self._y += 10
        self._y += 30
        self._text(words.basis, 24, self._tones.muted)
        return self._y + _MARGIN * 0.75

    def _font(self, pixels: int, *, bold: bool = False) -> QFont:
        font = QFont(QGuiApplication.font())
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _text(self, text: str, pixels: int, color: str, *, bold: bool = False) -> None:
        """A paragraph over the whole width."""
        font = self._font(pixels, bold=bold)
        flags = Qt.AlignmentFlag.AlignLeft.value | Qt.TextFlag.TextWordWrap.value
        room = QRectF(_MARGIN, self._y, WIDTH - 2 * _MARGIN, 10_000)
        box = QFontMetricsF(font).boundingRect(room, flags, text)
        if self._painter is not None:
            self._painter.setFont(font)
            self._painter.setPen(QColor(color))
            self._painter.drawText(QRectF(_MARGIN, self._y, room.width(), box.height() + 4), flags, text)
        self._y += box.height()

    def _line(self, text: str, area: QRectF, pixels: int, color: str, *, bold: bool = False) -> None:
        """One line, shortened to fit."""
        if self._painter is None:
            return
        font = self._font(pixels, bold=bold)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        self._painter.setFont(font)
        self._painter.setPen(QColor(color))
        flags = (
            Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
        )
        self._painter.drawText(area, flags, shown)

    def _heading(self, text: str) -> None:
        self._y += 44
        self._text(text, 36, self._tones.text, bold=True)
        self._y += 14

    def _draw_figures(self, figures: Sequence[tuple[str, str]], top: float) -> float:
        """Two a line, on the right of the year; where they end."""
        wide = _HALF / 2
        for at, (number, what) in enumerate(figures):
            left, upper = _MARGIN + _HALF + _GAP + wide * (at % 2), top + (at // 2) * 136
            self._line(number, QRectF(left, upper, wide - 16, 72), 60, self._tones.text, bold=True)
            self._line(what, QRectF(left, upper + 72, wide - 16, 40), 28, self._tones.muted)
        return top + 136 * -(-len(figures) // 2)

    def _draw_months(self, months: Sequence[tuple[str, float]]) -> None:
        wide, high = (WIDTH - 2 * _MARGIN) / len(months), 150.0
        top = max(minutes for _, minutes in months)
        for at, (name, minutes) in enumerate(months):
            left = _MARGIN + wide * at
            if self._painter is not None:
                share = minutes / top if top > 0 else 0.0
                bar = QRectF(left + 8, self._y + high * (1 - share), wide - 16, max(4.0, high * share))
                self._painter.setPen(Qt.PenStyle.NoPen)
                self._painter.setBrush(QColor(self._tones.accent if minutes > 0 else self._tones.line))
                if minutes <= 0:
                    bar = QRectF(left + 8, self._y + high - 4, wide - 16, 4)
                self._painter.drawRoundedRect(bar, 5, 5)
                self._painter.setPen(QColor(self._tones.muted))
                self._painter.setFont(self._font(22))
                flags = Qt.AlignmentFlag.AlignHCenter.value | Qt.AlignmentFlag.AlignTop.value
                self._painter.drawText(QRectF(left - 10, self._y + high + 8, wide + 20, 34), flags, name)
        self._y += high + 46

    def _draw_list(self, heading: str, rows: Sequence[Ranked], left: float, top: float) -> float:
        """One column; where it ends."""
        if not rows:
            return top
        y = top + 44
        self._line(heading, QRectF(left, y, _HALF, 48), 36, self._tones.text, bold=True)
        y += 66
        for place, row in enumerate(rows, 1):
            self._draw_row(place, row, left, y)
            y += _COVER + 14
        return y

    def _draw_row(self, place: int, row: Ranked, left: float, y: float) -> None:
        end = left + _HALF
        self._line(str(place), QRectF(left, y, 44, _COVER), 36, self._tones.accent, bold=True)
        square = QRectF(left + 44, y, _COVER, _COVER)
        self._draw_cover(square, row)
        left = square.right() + 22
        room = end - left
        self._line(row.name, QRectF(left, y + 6, room, 44), 32, self._tones.text, bold=True)
        below = " · ".join(filter(None, (row.by, row.value)))
        self._line(below, QRectF(left, y + 50, room, 36), 26, self._tones.muted)

    def _draw_cover(self, square: QRectF, row: Ranked) -> None:
        painter = self._painter
        if painter is None:
            return
        outline = QPainterPath()
        outline.addRoundedRect(square, 10, 10)
        painter.save()
        painter.setClipPath(outline)
        if row.cover is not None:
            painter.drawImage(square, row.cover)
        else:
            ground, note = tile_tones(palette_of(self._tones), row.name)
            painter.fillRect(square, ground)
            painter.setPen(QPen(note, 5))
            painter.setBrush(note)
            middle = square.center()
            painter.drawEllipse(QPointF(middle.x() - 10, middle.y() + 16), 12, 9)
            painter.drawLine(QPointF(middle.x() + 2, middle.y() + 16), QPointF(middle.x() + 2, middle.y() - 26))
            painter.drawLine(QPointF(middle.x() + 2, middle.y() - 26), QPointF(middle.x() + 20, middle.y() - 18))
        painter.restore()


def told(words: YearWords) -> str:
    """All of the picture, to be read out."""
    rows = [f"{words.heading} {words.year}", *(f"{number} {what}" for number, what in words.figures)]
    for heading, ranked in ((words.artists_heading, words.artists), (words.tracks_heading, words.tracks)):
        if ranked:
            rows.append(f"{heading}: " + "; ".join(filter(None, map(_ranked_text, ranked))))
    return ". ".join([*rows, *words.sentences, words.basis])


def _ranked_text(row: Ranked) -> str:
    return ", ".join(filter(None, (row.name, row.by, row.value)))
