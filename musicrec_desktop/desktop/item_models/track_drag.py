"""Tracks on their way by drag and drop: as files for other programs, as ids for this one."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QUrl

from musicrec_desktop.domain.ids import TrackId

TRACKS_MIME: Final = "application/x-musicrec-tracks"


def track_mime(track_ids: Iterable[TrackId], paths: Iterable[Path]) -> QMimeData:
    """What is dragged: ids for our own lists, files for everybody."""
    mime = QMimeData()
    mime.setData(TRACKS_MIME, " ".join(map(str, track_ids)).encode())
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def dragged_ids(mime: QMimeData) -> tuple[TrackId, ...]:
    """The tracks of our own that are dragged; none where it is something else."""
    words = bytes(mime.data(TRACKS_MIME).data()).split()
    return tuple(TrackId(int(word)) for word in words if word.isdigit())
