"""What plays, large: cover, names, the sound as a picture, lyrics, why, and what is next."""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from musicrec_desktop.desktop.item_models.track_line import TrackLine, clock_text
from musicrec_desktop.desktop.panels.playing_why import WhyPanel
from musicrec_desktop.desktop.widgets.buttons import TextButton
from musicrec_desktop.desktop.widgets.cover import Cover
from musicrec_desktop.desktop.widgets.labels import plain_label, plain_tip
from musicrec_desktop.desktop.widgets.link_button import LinkButton
from musicrec_desktop.desktop.widgets.lyrics_view import LyricsView
from musicrec_desktop.desktop.widgets.waveform import WaveformSlider
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.lyrics import Lyrics

NOTHING: Final = marked("Nothing is playing. Play a track from your library, or let a list be made for you.")
NO_LYRICS: Final = marked(
    "No lyrics: none in the file, and no .lrc file with its name beside it. Nothing is looked up on the network."
)
_WIDE_EM: Final = 78
"""From this width on lyrics and reasons stand side by side."""
_SMALLEST_EM, _LARGEST_EM = 9.0, 36.0
_LONGEST_TITLE: Final = 90
_LONG_WORD: Final = re.compile(r"([^\W_]{12}(?=[^\W_]{4})|[_\-/.:](?=\w))")
"""Where a title may be broken beside its spaces."""


class PlayingPanel(QWidget):
    """Shows one track; says what the listener wants of it."""

    sought = Signal(int)
    """Milliseconds."""
    artist_asked = Signal()
    album_asked = Signal()
    list_asked = Signal()
    """Something to play, please."""
    cover_sized = Signal()
    """The cover has another size: a sharper picture may be wanted."""

    def __init__(self) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        self.cover = Cover(em * 16)
        self.title = plain_label(rank="title", wraps=True)
        self.artist = LinkButton()
        self.album = LinkButton(is_quiet=True)
        self.about = plain_label(rank="second", wraps=True)
        self.wave = WaveformSlider(tr("Position in the track"))
        self.elapsed = plain_label("–", "second")
        self.total = plain_label("–", "second")
        self.lyrics = LyricsView(tr("Lyrics"))
        self.no_lyrics = plain_label(tr(NO_LYRICS), "second", wraps=True)
        self.why = WhyPanel()
        self.show_lyrics_page = TextButton(tr("Lyrics"), "chip")
        self.show_why_page = TextButton(tr("Why and next"), "chip")
        self._is_wide: bool | None = None
        self._wants_why = False
        self._arrange()
        self._connect()
        self.setFocusProxy(self.wave)
        self.show_track(None)

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        names = QVBoxLayout()
        names.setSpacing(em // 8)
        names.addWidget(self.title)
        names.addWidget(self.artist)
        names.addWidget(self.album)
        names.addWidget(self.about)
        left = QVBoxLayout()
        left.setSpacing(em // 2)
        left.addWidget(self.cover, 0, Qt.AlignmentFlag.AlignLeft)
        left.addLayout(names)
        left.addStretch(1)
        self._left = QWidget()
        self._left.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lyrics, 1)
        self.no_lyrics.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.no_lyrics.setContentsMargins(em, em // 2, em, 0)
        column.addWidget(self.no_lyrics)
        column.addStretch(0)
        self._words = words
        self._tabs = QWidget()
        tabs = QHBoxLayout(self._tabs)
        tabs.setContentsMargins(em, 0, 0, 0)
        tabs.setSpacing(em // 2)
        for button in (self.show_lyrics_page, self.show_why_page):
            button.setCheckable(True)
            tabs.addWidget(button)
        tabs.addStretch(1)
        self._right = QVBoxLayout()
        self._right.setSpacing(em // 2)
        self._right.addWidget(self._tabs)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(em)
        self._sides.addWidget(self._words, 1)
        self._sides.addWidget(self.why, 1)
        self._right.addLayout(self._sides, 1)
        top = QHBoxLayout()
        top.setSpacing(em)
        top.addWidget(self._left)
        top.addLayout(self._right, 1)
        times = QHBoxLayout()
        times.addWidget(self.elapsed)
        times.addStretch(1)
        times.addWidget(self.total)
        self._shown = QWidget()
        page = QVBoxLayout(self._shown)
        page.setContentsMargins(em, em, em, em // 2)
        page.setSpacing(em // 4)
        page.addLayout(top, 1)
        page.addSpacing(em // 4)
        page.addWidget(self.wave)
        page.addLayout(times)
        self._empty = QWidget()
        empty = QVBoxLayout(self._empty)
        empty.setContentsMargins(em * 2, em, em * 2, em)
        self.make = TextButton(tr("Make a playlist"), "main")
        nothing = plain_label(tr(NOTHING), "second", wraps=True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.addStretch(2)
        empty.addWidget(nothing)
        empty.addSpacing(em // 2)
        empty.addWidget(self.make, 0, Qt.AlignmentFlag.AlignHCenter)
        empty.addStretch(3)
        self._states = QStackedWidget()
        self._states.addWidget(self._empty)
        self._states.addWidget(self._shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._states)

    def _connect(self) -> None:
        self.wave.sought.connect(self.sought)
        self.wave.valueChanged.connect(lambda ms: self.elapsed.setText(_place_text(ms)))
        self.lyrics.sought.connect(self.sought)
        self.artist.clicked.connect(self.artist_asked)
        self.album.clicked.connect(self.album_asked)
        self.make.clicked.connect(self.list_asked)
        self.show_lyrics_page.clicked.connect(lambda: self._turn_to(wants_why=False))
        self.show_why_page.clicked.connect(lambda: self._turn_to(wants_why=True))

    # what is shown

    def show_track(self, line: TrackLine | None, about: str = "", *, has_artist: bool = True) -> None:
        """Show this track; `about`: more of it in one line. None: nothing plays. Without an artist there is no page
        to go to."""
        self._states.setCurrentWidget(self._empty if line is None else self._shown)
        self.setFocusProxy(self.make if line is None else self.wave)
        if line is None:
            return
        self.title.setText(_breakable(line.title))
        self.title.setAccessibleName(line.title)
        self.title.setToolTip(plain_tip(line.title))
        self.artist.show_text(line.artist, tr("Go to the artist {name}").format(name=line.artist))
        self.artist.setEnabled(has_artist)
        self.album.show_text(line.album, tr("Go to the album {name}").format(name=line.album))
        self.album.setVisible(bool(line.album))
        self.about.setText(about)
        self.about.setVisible(bool(about))

    def show_cover(self, image: QImage | None, name: str) -> None:
        """The cover, or a tile for that name."""
        if image is None:
            self.cover.show_tile(name)
        else:
            self.cover.show_image(image)

    def show_position(self, position_ms: int, duration_ms: int) -> None:
        """Where the track is."""
        self.wave.show_position(position_ms, duration_ms)
        if not self.wave.isSliderDown():
            self.elapsed.setText(_place_text(position_ms))
        self.total.setText(clock_text(duration_ms))
        self.lyrics.show_position(position_ms)

    def show_lyrics(self, lyrics: Lyrics | None) -> None:
        """The words, or that there are none; then the reasons are turned to."""
        self.lyrics.show_lyrics(lyrics)
        self.lyrics.setVisible(lyrics is not None)
        self.no_lyrics.setVisible(lyrics is None)
        if not self._is_wide:
            self._turn_to(wants_why=lyrics is None or self._wants_why, is_chosen=False)

    def show_marks(self, sections_ms: Sequence[int], loop: tuple[int, int | None] | None) -> None:
        """Sections of the track and what is repeated of it."""
        self.wave.show_marks(sections_ms, loop)

    # the room there is

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        # Not that of the cover as it is: it gives way when the window becomes smaller.
        em = self.fontMetrics().height()
        return QSize(em * 32, em * 24)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        em = self.fontMetrics().height()
        is_wide = self.width() >= em * _WIDE_EM
        if is_wide is not self._is_wide:
            self._is_wide = is_wide
            self._tabs.setVisible(not is_wide)
            self._turn_to(wants_why=self._wants_why, is_chosen=False)
        room = min(self.width() * (0.3 if is_wide else 0.4), self.height() - em * 13.5)
        side = round(min(_LARGEST_EM, max(_SMALLEST_EM, room / em)) * em)
        self._left.setFixedWidth(max(side, em * 12))
        if side != self.cover.width():
            self.cover.setFixedSize(side, side)
            self.cover_sized.emit()

    def _turn_to(self, *, wants_why: bool, is_chosen: bool = True) -> None:
        if is_chosen:
            self._wants_why = wants_why
        self.show_lyrics_page.setChecked(not wants_why)
        self.show_why_page.setChecked(wants_why)
        self._words.setVisible(bool(self._is_wide) or not wants_why)
        self.why.setVisible(bool(self._is_wide) or wants_why)


def _breakable(title: str) -> str:
    """A title that fits a narrow column: not endless, and with places to break within long words."""
    if len(title) > _LONGEST_TITLE:
        title = title[:_LONGEST_TITLE].rstrip() + "…"
    return _LONG_WORD.sub("\\1\u200b", title)


def _place_text(ms: int) -> str:
    return "0:00" if ms < 500 else clock_text(ms)
