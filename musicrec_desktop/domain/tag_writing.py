"""What is to be written into the listener's files, on request, and how it can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from musicrec_desktop.domain.track import FileStamp

Cells = Mapping[str, object]
"""Native field of a file -> what it holds, as plain JSON values; None: the field is not there."""


@dataclass(frozen=True, slots=True)
class NewTags:
    """What to write. None leaves a field as it is; an empty value takes it out."""

    genres: tuple[str, ...] | None = None
    moods: tuple[str, ...] | None = None
    replaygain_db: float | None = None
    """Gain of the track in dB, relative to -18 LUFS."""
    peak: float | None = None
    """Highest true peak as a factor: 1 is full scale. Only beside a gain."""
    rating: int | None = None
    """1..100; 0 takes it out."""

    @property
    def is_empty(self) -> bool:
        """There is nothing to write."""
        return self == NewTags()


@dataclass(frozen=True, slots=True)
class TagEdit:
    """One file's fields, before and after; only those that differ."""

    path: Path
    before: Cells
    after: Cells
    lines: tuple[tuple[str, str, str], ...] = field(default=(), compare=False)
    """(field, before, after) in words, to be shown; "" for a field that is not there."""


@dataclass(frozen=True, slots=True)
class TagWrite:
    """One edit that was made, as kept in the library."""

    id: int
    batch: int
    """Edits of one command have the same number."""
    at: float
    """UTC seconds."""
    edit: TagEdit
    is_undone: bool = False


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that was written to."""

    path: Path
    old: FileStamp
    """As scanned, before it was written to."""
