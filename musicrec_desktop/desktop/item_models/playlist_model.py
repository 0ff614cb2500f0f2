"""A made playlist as a list of rows with reasons."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from musicrec_desktop.desktop.item_models.part_words import part_name, part_words, silent_words, telling_parts
from musicrec_desktop.desktop.item_models.track_drag import track_mime
from musicrec_desktop.desktop.item_models.track_line import TrackLine, clock_text
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.domain.recommend import Recommendation

Index = QModelIndex | QPersistentModelIndex
FactsOf = Callable[[Recommendation], Sequence[str]]
ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""Gives the PlaylistRow."""
_ROOT: Final = QModelIndex()
_ROWS_MIME: Final = "application/x-musicrec-playlist-rows"


@dataclass(frozen=True, slots=True)
class PlaylistRow:
    """All that is drawn of one track."""

    line: TrackLine
    recommendation: Recommendation
    feedback: FeedbackValue = FeedbackValue.NONE
    is_playing: bool = False
    is_expanded: bool = False
    """Its score parts are shown."""
    facts: tuple[str, ...] = ()
    """What its reason stands on; there once it was expanded."""
    is_kept: bool = False
    """It stays when the rest is made anew."""

    @property
    def is_chosen(self) -> bool:
        """It was chosen by scores; tracks of a saved list are just there."""
        return bool(self.recommendation.parts)

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        said = [self.line.title, self.line.artist, clock_text(self.line.duration_ms)]
        if self.is_playing:
            said.insert(0, tr("Playing"))
        if self.is_kept:
            said.append(tr("kept"))
        if self.feedback is not FeedbackValue.NONE:
            said.append(tr("liked") if self.feedback is FeedbackValue.LIKE else tr("disliked"))
        if self.recommendation.rationale:
            said.append(self.recommendation.rationale)
        if self.is_expanded:
            parts = self.recommendation.parts
            said.extend(f"{part_name(part.name)}: {part_words(part)}" for part in telling_parts(parts))
            said.append(silent_words(parts))
            said.extend(self.facts)
        return ". ".join(filter(None, said))


class PlaylistModel(QAbstractListModel):
    """The rows of the playlist on show. Changes in place where only words changed, so that the eye keeps its place."""

    moved = Signal(list, int)
    """Rows that were dragged, and the place to bring them to."""

    def __init__(self, facts_of: FactsOf = lambda _: ()) -> None:
        """`facts_of` says what a reason stands on. Asked when a row is expanded, not before."""
        super().__init__()
        self._facts_of = facts_of
        self._rows: list[PlaylistRow] = []
        self._kept: set[TrackId] = set()
        self.locate: Callable[[TrackId], Path | None] = lambda _: None
        """The file of a track, for dragging it out."""
        self.is_open = False
        """Rows may be moved, taken out and kept."""

    @property
    def rows(self) -> Sequence[PlaylistRow]:
        return tuple(self._rows)

    def show_tracks(
        self,
        tracks: Sequence[Recommendation],
        lines: Mapping[TrackId, TrackLine],
        feedback: Mapping[TrackId, FeedbackValue],
    ) -> None:
        """Show these tracks. Rows whose track stays in its place keep their state."""
        old = self._rows
        self._kept &= {chosen.track_id for chosen in tracks}
        is_same_length = len(old) == len(tracks)
        fresh = []
        for at, chosen in enumerate(tracks):
            was = old[at] if at < len(old) and old[at].line.track_id == chosen.track_id else None
            is_expanded = was is not None and was.is_expanded
            fresh.append(
                PlaylistRow(
                    lines[chosen.track_id],
                    chosen,
                    feedback.get(chosen.track_id, FeedbackValue.NONE),
                    is_playing=was is not None and was.is_playing,
                    is_expanded=is_expanded,
                    facts=tuple(self._facts_of(chosen)) if is_expanded else (),
                    is_kept=chosen.track_id in self._kept,
                )
            )
        if not is_same_length:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
            return
        for at, row in enumerate(fresh):
            self._put(at, row)

    def set_playing(self, track_id: TrackId | None) -> None:
        """Mark where this track stands."""
        for at, row in enumerate(self._rows):
            self._put(at, replace(row, is_playing=row.line.track_id == track_id))

    def set_feedback(self, track_id: TrackId, value: FeedbackValue) -> None:
        """Show what was said of a track."""
        for at, row in enumerate(self._rows):
            if row.line.track_id == track_id:
                self._put(at, replace(row, feedback=value))

    def toggle_expanded(self, at: int) -> None:
        """Show or hide the score parts of a row."""
        row = self._rows[at]
        facts = () if row.is_expanded else tuple(self._facts_of(row.recommendation))
        self._put(at, replace(row, is_expanded=not row.is_expanded, facts=facts))

    @property
    def kept(self) -> frozenset[TrackId]:
        """Tracks that stay when the rest is made anew."""
        return frozenset(self._kept)

    def keep(self, rows: Sequence[int], *, is_kept: bool) -> None:
        """Mark these rows to stay, or to stay no more."""
        for at in rows:
            row = self._rows[at]
            (self._kept.add if is_kept else self._kept.discard)(row.line.track_id)
            self._put(at, replace(row, is_kept=is_kept))

    def keep_none(self) -> None:
        """No row has to stay."""
        self.keep(range(len(self._rows)), is_kept=False)
        self._kept.clear()

    def track_ids(self, rows: Sequence[int]) -> list[TrackId]:
        """Tracks of these rows."""
        return [self._rows[row].line.track_id for row in rows]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.is_open else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802  (Qt's name)
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802  (Qt's name)
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:  # noqa: N802  (Qt's name)
        return [_ROWS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802  (Qt's name)
        rows = sorted(index.row() for index in indexes)
        ids = self.track_ids(rows)
        mime = track_mime(ids, [path for path in map(self.locate, ids) if path is not None])
        mime.setData(_ROWS_MIME, " ".join(map(str, rows)).encode())
        return mime

    def dropMimeData(  # noqa: N802  (Qt's name)
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        del action, column
        if not self.is_open or not data.hasFormat(_ROWS_MIME):
            return False
        place = row if row >= 0 else parent.row() if parent.isValid() else len(self._rows)
        self.moved.emit([int(word) for word in data.data(_ROWS_MIME).toStdString().split()], place)
        # False: the view must not take the dragged rows out itself; the list comes back changed.
        return False

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  (Qt's name)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.line.title} – {row.line.artist}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None

    def _put(self, at: int, row: PlaylistRow) -> None:
        if row != self._rows[at]:
            self._rows[at] = row
            place = self.index(at)
            self.dataChanged.emit(place, place)
