"""A card that offers something to hear: covers, a title, why, who is in it; pressed to open it, or played."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from musicrec_desktop.desktop.icons import icon_pixmap
from musicrec_desktop.desktop.widgets.buttons import IconButton
from musicrec_desktop.desktop.widgets.cover import tile_tones
from musicrec_desktop.desktop.widgets.elided import height_of, shortened
from musicrec_desktop.desktop.words import tr

COVERS: Final = 4
_HEIGHT_EM: Final = 7.2
_NARROWEST_EM: Final = 17.0


class OfferCard(QAbstractButton):
    """Click or Enter opens it; its key, or P, plays it."""

    play_asked = Signal()

    def __init__(self, title: str, about: str, who: str) -> None:
        super().__init__()
        self.title, self.about, self.who = title, about, who
        self._covers: tuple[QImage | None, ...] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.setAccessibleDescription(". ".join(filter(None, (about, who))))
        self.play = IconButton("play", tr("Play “{title}”").format(title=title), "icon", em_size=1.3, parent=self)
        self.play.clicked.connect(self.play_asked)

    def show_covers(self, covers: Sequence[QImage | None]) -> None:
        """Up to four covers; one alone fills the square."""
        self._covers = tuple(covers[:COVERS])
        self.update()

    @property
    def covers(self) -> tuple[QImage | None, ...]:
        """What is shown."""
        return self._covers

    @property
    def cover_pixels(self) -> int:
        """Side of one cover in pixels of the screen, as large as any may be drawn."""
        return round(self._square().width() * self.devicePixelRatioF())

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(round(em * _NARROWEST_EM), round(em * _HEIGHT_EM))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(em * 12, round(em * _HEIGHT_EM))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        pad, size = self._pad(), self.play.sizeHint()
        self.play.setGeometry(
            self.width() - pad - size.width(), self.height() - pad - size.height(), size.width(), size.height()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_P and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.play_asked.emit()
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()  # play and pause, as in every list
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        palette, em = self.palette(), self.fontMetrics().height()
        border = QPalette.ColorRole.Mid
        if self.hasFocus():
            border = QPalette.ColorRole.Accent
        elif self.underMouse():
            border = QPalette.ColorRole.Dark
        painter.setPen(QPen(palette.color(border), 2 if self.hasFocus() else 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), em / 2, em / 2)
        self._paint_covers(painter, palette)
        self._paint_words(painter, palette)
        painter.end()

    # inside

    def _pad(self) -> int:
        return round(self.fontMetrics().height() * 0.7)

    def _square(self) -> QRect:
        pad = self._pad()
        side = self.height() - 2 * pad
        return QRect(pad, pad, side, side)

    def _paint_covers(self, painter: QPainter, palette: QPalette) -> None:
        square = self._square()
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(square), square.width() / 12, square.width() / 12)
        painter.save()
        painter.setClipPath(outline)
        there = [image for image in self._covers if image is not None]
        ground, sign = tile_tones(palette, self.title)
        painter.fillRect(square, ground)
        if len(there) >= COVERS:
            half = square.width() / 2
            for at, image in enumerate(there[:COVERS]):
                corner = QPointF(square.left() + (at % 2) * half, square.top() + (at // 2) * half)
                painter.drawImage(QRectF(corner, QPointF(corner.x() + half, corner.y() + half)), image)
        elif there:
            painter.drawImage(QRectF(square), there[0])
        else:
            size = square.width() // 2
            scale = painter.device().devicePixelRatioF()
            middle = square.center()
            painter.drawPixmap(middle.x() - size // 2, middle.y() - size // 2, icon_pixmap("note", sign, size, scale))
        painter.restore()

    def _paint_words(self, painter: QPainter, palette: QPalette) -> None:
        pad, em, square = self._pad(), self.fontMetrics().height(), self._square()
        left = square.right() + 1 + pad
        width = self.width() - pad - left
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        y, bottom = pad, self.height() - pad
        text, muted = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Dark)
        last = bottom - round(em * 1.3)
        for words, font, color, lines in ((self.title, bold, text, 2), (self.about, self.font(), muted, 2)):
            metrics = QFontMetrics(font)
            fits = max(1, min(lines, (last - y) // metrics.lineSpacing()))
            height = height_of(words, width, metrics, fits)
            if not words or y + height > last + em // 4:
                continue
            painter.setFont(font)
            painter.setPen(color)
            room = QRect(left, y, width, height)
            painter.drawText(room, Qt.TextFlag.TextWordWrap.value, shortened(words, width, metrics, fits))
            y += height + em // 6
        painter.setFont(self.font())
        painter.setPen(muted)
        room = QRect(left, last, max(0, self.play.x() - em // 2 - left), bottom - last)
        words = self.fontMetrics().elidedText(self.who, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value, words)


class OfferGrid(QWidget):
    """Cards beside each other, as many as fit, all of one width."""

    def __init__(self) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(em // 2)
        self.cards: list[OfferCard] = []
        self._columns = 1
        self._fillers: list[QWidget] = []

    def show_cards(self, cards: Sequence[OfferCard]) -> None:
        """These cards, in order. Those that are there already stay where they are."""
        for card in self.cards:
            if card not in cards:
                card.setParent(None)
                card.deleteLater()
        self.cards = list(cards)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        if self._fitting() != self._columns:
            self._lay_out()

    def _fitting(self) -> int:
        narrowest = self.fontMetrics().height() * _NARROWEST_EM + self._grid.spacing()
        return max(1, min(4, int((self.width() + self._grid.spacing()) // narrowest)))

    def _fill_row(self) -> None:
        """Columns without a card are as wide as the others: cards of two sections stand below each other."""
        for filler in self._fillers:
            filler.setParent(None)
            filler.deleteLater()
        self._fillers = [QWidget(self) for _ in range(len(self.cards), self._columns)]
        for column, filler in enumerate(self._fillers, len(self.cards)):
            self._grid.addWidget(filler, 0, column)

    def _lay_out(self) -> None:
        before, self._columns = self._columns, self._fitting()
        for column in range(max(before, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        self._fill_row()
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // self._columns, at % self._columns)
            card.show()
        for one, other in zip(self.cards, self.cards[1:], strict=False):
            self.setTabOrder(one.play, other)
        for card in self.cards:
            self.setTabOrder(card, card.play)
