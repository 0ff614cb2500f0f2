"""A year in review: looked at here, kept as a picture."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from musicrec_desktop.desktop.widgets.buttons import IconButton, TextButton
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.words import tr

_WIDEST_EM = 44


class PicturePreview(QWidget):
    """A picture as wide as there is room, sharp on every screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Your year in review, as a picture"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.image: QImage | None = None

    def show_picture(self, image: QImage | None, words: str) -> None:
        """Show this; `words` say all that is in it."""
        self.image = image
        self.setAccessibleDescription(words)
        self.fit(self.width())
        self.update()

    def fit(self, width: int) -> None:
        """Take this width, and the height that goes with it."""
        em = self.fontMetrics().height()
        wide = min(width, em * _WIDEST_EM)
        image = self.image
        high = em * 10 if image is None else round(wide * image.height() / max(1, image.width()))
        self.setFixedSize(max(1, wide), max(1, high))

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect())
        if self.image is not None:
            painter.drawImage(area, self.image)
        painter.setPen(self.palette().color(QPalette.ColorRole.Accent if self.hasFocus() else QPalette.ColorRole.Mid))
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


class YearPanel(QWidget):
    """One year at a time."""

    year_asked = Signal(int)
    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.years: tuple[int, ...] = ()
        """Those there is something of, the latest first."""
        self.year = 0
        self.earlier = IconButton("earlier", tr("The year before"), em_size=1.0)
        self.later = IconButton("later", tr("The year after"), em_size=1.0)
        self.name = plain_label(rank="heading")
        self.save = TextButton(tr("Save as a picture …"), "main")
        self.state = plain_label(rank="second", wraps=True)
        self.preview = PicturePreview()
        self._area = QScrollArea()
        self._arrange()
        self.earlier.clicked.connect(lambda: self._step(1))
        self.later.clicked.connect(lambda: self._step(-1))
        self.save.clicked.connect(self.save_asked)

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        head = QHBoxLayout()
        head.setContentsMargins(em, em // 4, em, 0)
        head.setSpacing(em // 3)
        for widget in (self.earlier, self.name, self.later):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.save)
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(em, 0, em, em)
        inner.addWidget(self.state)
        inner.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em // 2)
        column.addLayout(head)
        column.addWidget(self._area, 1)

    def resizeEvent(self, event: object) -> None:  # noqa: N802  (Qt's name)
        del event
        self._fit()

    def show_years(self, years: Sequence[int], this_year: int) -> None:
        """The years there is something of; the latest is turned to, or the one on show if it is among them."""
        self.years = tuple(years) or (this_year,)
        if self.year not in self.years:
            self.year = self.years[0]
        self._mark()

    def show_waiting(self) -> None:
        """The picture is being drawn."""
        self.state.setText(tr("Counting and drawing …"))
        self.state.show()
        self.save.setEnabled(False)

    def show_year(self, image: QImage, words: str, *, is_empty: bool) -> None:
        """The picture of the year asked for."""
        self.state.hide()
        self.preview.show_picture(image, words)
        self.save.setEnabled(not is_empty)
        self._fit()

    def _fit(self) -> None:
        em = self.fontMetrics().height()
        self.preview.fit(self._area.viewport().width() - 2 * em)

    def _step(self, by: int) -> None:
        at = self.years.index(self.year) + by
        if 0 <= at < len(self.years):
            self.year = self.years[at]
            self._mark()
            self.year_asked.emit(self.year)

    def _mark(self) -> None:
        self.name.setText(str(self.year))
        at = self.years.index(self.year)
        self.earlier.setEnabled(at + 1 < len(self.years))
        self.later.setEnabled(at > 0)
