"""Beside what plays: why it plays, what comes next and why, and what the listener wrote about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from musicrec_desktop.desktop.item_models.date_words import moment_text
from musicrec_desktop.desktop.item_models.part_words import part_name, share_text, telling_parts
from musicrec_desktop.desktop.item_models.track_line import TrackLine
from musicrec_desktop.desktop.item_models.two_line_roles import SECOND_LINE_ROLE
from musicrec_desktop.desktop.said import said
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.lists import PlainList
from musicrec_desktop.desktop.widgets.share_bar import ShareBar
from musicrec_desktop.desktop.widgets.two_line_delegate import TwoLineDelegate
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.comment import Comment
from musicrec_desktop.domain.recommend import ScorePart

NOTHING_NEXT: Final = marked("Nothing: the queue ends here.")
_PARTS: Final = 6
NEXT: Final = 5
"""Entries shown of what comes."""


@dataclass(frozen=True, slots=True)
class Coming:
    """One entry that plays later."""

    key: int
    line: TrackLine
    why: str


class WhyPanel(QScrollArea):
    """One column, scrolled."""

    play_asked = Signal(int)
    """Key of an entry of the queue."""
    comment_given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.reason = plain_label(wraps=True)
        self.facts = plain_label(rank="second", wraps=True)
        self._parts = QWidget()
        self._grid = QGridLayout(self._parts)
        self.nothing_next = plain_label(tr(NOTHING_NEXT), "second", wraps=True)
        self._model = QStandardItemModel(self)
        self.next = PlainList(tr("What comes next"))
        self.comments = plain_label(wraps=True)
        self.field = QLineEdit()
        self._keys: tuple[int, ...] = ()
        self._arrange()
        self.next.entered_row.connect(lambda row: self.play_asked.emit(self._keys[row]))
        self.field.returnPressed.connect(self._on_comment)

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        self.next.setModel(self._model)
        self.next.setItemDelegate(TwoLineDelegate(self.next))
        self.next.setMouseTracking(True)
        self.next.setStyleSheet("background: transparent")
        self.next.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.next.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.setPlaceholderText(tr("What do you think of this track?"))
        self.field.setAccessibleName(tr("Your remark on this track"))
        self.field.setMaxLength(2_000)
        self._grid.setContentsMargins(0, em // 4, 0, em // 4)
        self._grid.setHorizontalSpacing(em // 2)
        self._grid.setVerticalSpacing(em // 5)
        self._grid.setColumnStretch(0, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(em, em // 4, em // 2, em // 2)
        column.setSpacing(em // 3)
        column.addWidget(plain_label(tr("Why this track"), "heading"))
        column.addWidget(self.reason)
        column.addWidget(self._parts)
        column.addWidget(self.facts)
        column.addSpacing(em // 2)
        column.addWidget(plain_label(tr("Next"), "heading"))
        column.addWidget(self.nothing_next)
        column.addWidget(self.next)
        column.addSpacing(em // 2)
        column.addWidget(plain_label(tr("Your remarks"), "heading"))
        column.addWidget(self.comments)
        column.addWidget(self.field)
        column.addStretch(1)
        self.setWidget(page)

    def show_reason(self, reason: str, parts: Sequence[ScorePart]) -> None:
        """The sentence, and what the score was made of."""
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        telling = telling_parts(parts)[:_PARTS]
        for at, part in enumerate(telling):
            self._grid.addWidget(plain_label(part_name(part.name), wraps=True), 2 * at, 0)
            self._grid.addWidget(ShareBar(part.value), 2 * at, 1)
            self._grid.addWidget(plain_label(share_text(part), "second"), 2 * at, 2, Qt.AlignmentFlag.AlignRight)
            if part.evidence:
                self._grid.addWidget(plain_label(said(part.evidence), "second", wraps=True), 2 * at + 1, 0, 1, 3)
        self._parts.setVisible(bool(telling))

    def show_facts(self, lines: Sequence[str]) -> None:
        """What the history says."""
        self.facts.setText("\n".join(lines))

    def show_coming(self, coming: Sequence[Coming]) -> None:
        """What plays next, the next one first."""
        keys = tuple(one.key for one in coming)
        told = [(f"{one.line.title} · {one.line.artist}", one.why) for one in coming]
        shown = [
            (self._model.item(row).text(), str(self._model.item(row).data(SECOND_LINE_ROLE)))
            for row in range(self._model.rowCount())
        ]
        self._keys = keys
        self.nothing_next.setVisible(not coming)
        self.next.setVisible(bool(coming))
        if told == shown:
            return
        self._model.clear()
        for words, why in told:
            item = QStandardItem(words)
            item.setEditable(False)
            item.setData(why, SECOND_LINE_ROLE)
            item.setData(f"{words}. {why}", Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        height = self.next.sizeHintForRow(0) if told else 0
        self.next.setFixedHeight(height * len(told) + 4)

    def show_comments(self, comments: Sequence[Comment]) -> None:
        """What the listener wrote, the latest first."""
        rows = [f"{moment_text(comment.at)}: {comment.text}" for comment in comments]
        self.comments.setText("\n".join(rows))
        self.comments.setVisible(bool(rows))

    def _on_comment(self) -> None:
        text = self.field.text().strip()
        if text:
            self.field.clear()
            self.comment_given.emit(text)
