"""A made playlist as a list of rows with reasons."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from musicrec_desktop.desktop.item_models.part_words import part_name, part_words, silent_words, telling_parts
from musicrec_desktop.desktop.item_models.track_line import TrackLine, clock_text
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.domain.recommend import Recommendation

Index = QModelIndex | QPersistentModelIndex
FactsOf = Callable[[Recommendation], Sequence[str]]
ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""Gives the PlaylistRow."""
_ROOT: Final = QModelIndex()


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

    @property
    def is_chosen(self) -> bool:
        """It was chosen by scores; tracks of a saved list are just there."""
        return bool(self.recommendation.parts)

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        said = [self.line.title, self.line.artist, clock_text(self.line.duration_ms)]
        if self.is_playing:
            said.insert(0, "Playing")
        if self.feedback is not FeedbackValue.NONE:
            said.append(f"{self.feedback}d")
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

    def __init__(self, facts_of: FactsOf = lambda _: ()) -> None:
        """`facts_of` says what a reason stands on. Asked when a row is expanded, not before."""
        super().__init__()
        self._facts_of = facts_of
        self._rows: list[PlaylistRow] = []

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
