"""Quod Libet: its file `songs`, a pickled list of dictionaries.

A pickle is a program: loading one that somebody has prepared can do anything. This one is read by an unpickler that
knows three harmless things, and refuses the file when it asks for any other:
the track classes of Quod Libet (here: a dictionary that keeps the few fields wanted), and the two helpers by which
Python 3 writes byte strings in pickle protocol 2.
"""

import pickle
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, Final

from musicrec_desktop.domain.history import ForeignName, HistoryEntry, Origin
from musicrec_desktop.library.histories.counted import last_play
from musicrec_desktop.library.histories.values import count_of, file_path, length_ms, text_of, unix_time

_TEXTS: Final = frozenset({"artist", "title", "album", "musicbrainz_trackid", "~filename"})
_NUMBERS: Final = frozenset({"~#playcount", "~#lastplayed", "~#length"})


class _Track(dict[str, object]):
    """A track of Quod Libet, as far as it is wanted. Whatever else the pickle hands over is let go."""

    def __setitem__(self, key: object, value: object) -> None:
        name = key.decode("utf-8", "replace") if isinstance(key, bytes) else key
        if isinstance(name, str) and ((name in _TEXTS) or (name in _NUMBERS and isinstance(value, int | float))):
            super().__setitem__(name, value)

    def __setstate__(self, _state: object) -> None:
        """Attributes of the object are not wanted."""


def _bytes(text: object = "", encoding: object = "latin1") -> bytes:
    return text.encode("latin1") if isinstance(text, str) and encoding == "latin1" else b""


class _Unpickler(pickle.Unpickler):
    """Builds tracks and byte strings, and nothing else."""

    def find_class(self, module: str, name: str, /) -> type[_Track] | Callable[..., bytes]:
        if module.split(".", maxsplit=1)[0] in ("quodlibet", "formats"):
            return _Track
        if (module, name) in (("_codecs", "encode"), ("__builtin__", "bytes"), ("builtins", "bytes")):
            return _bytes
        raise pickle.UnpicklingError(f"it asks for {module}.{name}, which no list of tracks needs")


def quodlibet_tracks(stream: BinaryIO) -> Iterator[Mapping[str, object]]:
    """Each track's wanted fields. Raises UnpicklingError when it is another pickle, or a broken one."""
    try:
        tracks = _Unpickler(stream, encoding="utf-8", errors="replace").load()
    except pickle.UnpicklingError:
        raise
    except (EOFError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, MemoryError) as error:
        raise pickle.UnpicklingError(f"it is damaged: {error or type(error).__name__}") from error
    if not isinstance(tracks, list):
        raise pickle.UnpicklingError("it holds no list of tracks")
    return (track for track in tracks if isinstance(track, _Track))


def read_quodlibet_track(track: Mapping[str, object]) -> Iterator[HistoryEntry]:
    """The last play of one track. Raises Unfit."""

    def text(key: str) -> str:
        value = track.get(key)
        # Several values of one field stand on lines of their own.
        plain = value.decode("utf-8", "replace") if isinstance(value, bytes) else text_of(value)
        return ", ".join(part.strip() for part in plain.split("\n") if part.strip())

    name = ForeignName(
        text("artist"),
        text("title"),
        text("album"),
        text("musicbrainz_trackid"),
        file_path(track.get("~filename")),
        length_ms(track.get("~#length"), 1000),
    )
    last = track.get("~#lastplayed") or None
    plays = count_of(track.get("~#playcount"))
    yield from last_play(Origin.QUOD_LIBET, name, plays, None if last is None else unix_time(last))
