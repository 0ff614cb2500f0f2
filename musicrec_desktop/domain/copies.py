"""Which of several copies of one recording is the better one, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from musicrec_desktop.domain.track import Track

LOSSLESS: Final = frozenset(("flac", "alac", "wav", "aiff", "wavpack", "ape", "tta", "tak", "dsd"))
_WORTH: Final = MappingProxyType({"opus": 1.6, "vorbis": 1.25, "aac": 1.25, "musepack": 1.25, "wma": 1.0, "mp3": 1.0})
"""What a kilobit is worth beside MP3: roughly where listening tests find codecs alike (opus at 96, aac at 128, mp3 at
160 kbit/s)."""
_TRANSPARENT_KBPS: Final = 256.0
"""Above this, in MP3's kilobits, more is no difference anyone hears."""
_FULL_RATE: Final = 44_100
_MUCH_LONGER_MS: Final = 3_000


@dataclass(frozen=True, slots=True)
class Copies:
    """Tracks of one recording."""

    best: Track
    others: tuple[Track, ...]
    why: tuple[str, ...]
    """For each of the others: what the better copy has over it."""


def compare_copies(tracks: Sequence[Track]) -> Copies:
    """The better copy first: whole before cut, lossless before lossy, then what survives of the sound, then tags.

    Copies that are alike in all of that: the one that has been here longest.
    """
    ordered = sorted(tracks, key=lambda track: (_quality(track, tracks), -track.added_at, -track.id), reverse=True)
    best, *others = ordered
    return Copies(best, tuple(others), tuple(_why(best, other, tracks) for other in others))


def _quality(track: Track, among: Sequence[Track]) -> tuple[float, ...]:
    longest = max(each.duration_ms for each in among)
    tags = track.tags
    return (
        float(track.duration_ms >= longest - _MUCH_LONGER_MS),
        float(tags.format in LOSSLESS),
        float(min(tags.sample_rate or _FULL_RATE, _FULL_RATE)),
        float(min(tags.channels or 2, 2)),
        _kilobits(track),
        float(_tags_filled(track)),
    )


def _kilobits(track: Track) -> float:
    """Of an MP3 that would sound as good; the same for all that is beyond telling apart."""
    if track.tags.format in LOSSLESS:
        return _TRANSPARENT_KBPS
    return min(track.tags.bitrate_kbps * _WORTH.get(track.tags.format, 1.0), _TRANSPARENT_KBPS)


def _tags_filled(track: Track) -> int:
    tags = track.tags
    said = (tags.artists, tags.album, tags.genres, tags.year, tags.track_number, tags.has_art)
    return sum(map(bool, said)) - len(tags.from_path)


def _why(best: Track, other: Track, among: Sequence[Track]) -> str:
    names = ("longer", "lossless", "higher sample rate", "more channels", "higher quality", "better tagged")
    pairs = zip(names, _quality(best, among), _quality(other, among), strict=True)
    for name, mine, theirs in pairs:
        if mine > theirs:
            return f"{name} ({_shown(best)} against {_shown(other)})"
    return "here for longer" if best.added_at < other.added_at else "alike in everything"


def _shown(track: Track) -> str:
    tags = track.tags
    rate = f"{tags.bitrate_kbps} kbit/s" if tags.bitrate_kbps and tags.format not in LOSSLESS else ""
    seconds = round(track.duration_ms / 1000)
    return ", ".join(filter(None, (tags.format, rate, f"{seconds // 60}:{seconds % 60:02}")))
