"""How each track goes on over time, packed into a few kilobytes."""

import json
import struct
import zlib
from collections.abc import Sequence
from typing import Final

import numpy as np

from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.outline import Chord, Outline
from musicrec_desktop.storage.connection import Connection

_PACKING: Final = 1
"""Of the bytes below; raised with each change. What another one packed is as good as not there."""
_HEAD: Final = struct.Struct("<Biiiiiiiii")
"""is_whole, the six times of the outline, then how many peaks, boundaries and beats there are."""
_BEAT: Final = np.dtype("<i4")


class Outlines:
    """One outline a track."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, rows: Sequence[tuple[TrackId, Outline]]) -> None:
        """Store outlines, replacing older ones, in one transaction. Those of tracks that are no more are dropped."""
        values = [(pack(outline), track_id) for track_id, outline in rows]
        with self._connection.writing() as db:
            db.conn.executemany(
                "INSERT OR REPLACE INTO outlines (track_id, data) SELECT id, ? FROM tracks WHERE id = ?",
                [(data, track_id) for data, track_id in values],
            )

    def get(self, track_id: TrackId) -> Outline | None:
        """The outline of a track; None when there is none."""
        with self._connection.reading() as db:
            row = db.execute("SELECT data FROM outlines WHERE track_id = ?", [track_id]).fetchone()
        return None if row is None else unpack(row[0])


def pack(outline: Outline) -> bytes:
    """An outline as bytes: the packing; then, compressed, a head, the peaks as they are, boundaries and steps from
    beat to beat as 32-bit numbers, chords as JSON."""
    head = _HEAD.pack(
        outline.is_whole,
        outline.duration_ms,
        outline.lead_in_ms,
        outline.lead_out_ms,
        outline.intro_end_ms,
        outline.outro_start_ms,
        outline.loudest_ms,
        len(outline.peaks),
        len(outline.boundaries_ms),
        len(outline.beats_ms),
    )
    chords = [[chord.start_ms, chord.end_ms, chord.name] for chord in outline.chords]
    plain = b"".join(
        (
            head,
            outline.peaks.astype(np.uint8).tobytes(),
            np.array(outline.boundaries_ms, _BEAT).tobytes(),
            np.diff(outline.beats_ms, prepend=np.int32(0)).astype(_BEAT).tobytes(),
            json.dumps(chords, separators=(",", ":")).encode() if chords else b"",
        )
    )
    return bytes([_PACKING]) + zlib.compress(plain)


def unpack(data: bytes) -> Outline | None:
    """The outline that pack() made bytes of; None for what another version of the program packed."""
    if data[0] != _PACKING:
        return None
    plain = zlib.decompress(data[1:])
    is_whole, duration, lead_in, lead_out, intro, outro, loudest, *sizes = _HEAD.unpack_from(plain)
    n_peaks, n_boundaries, n_beats = sizes
    at = _HEAD.size
    peaks = np.frombuffer(plain, np.uint8, n_peaks, at)
    at += n_peaks
    boundaries = np.frombuffer(plain, _BEAT, n_boundaries, at)
    at += boundaries.nbytes
    beats = np.frombuffer(plain, _BEAT, n_beats, at)
    chords = json.loads(plain[at + beats.nbytes :] or "[]")
    return Outline(
        duration_ms=DurationMs(duration),
        is_whole=bool(is_whole),
        peaks=peaks,
        lead_in_ms=DurationMs(lead_in),
        lead_out_ms=DurationMs(lead_out),
        intro_end_ms=DurationMs(intro),
        outro_start_ms=DurationMs(outro),
        loudest_ms=DurationMs(loudest),
        boundaries_ms=tuple(DurationMs(int(ms)) for ms in boundaries),
        beats_ms=np.cumsum(beats, dtype=np.int32),
        chords=tuple(Chord(DurationMs(start), DurationMs(end), name) for start, end, name in chords),
    )
