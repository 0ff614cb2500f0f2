"""Length, rate and channels, where mutagen takes them from the wrong place."""

import re
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from musicrec_desktop.library.audio_bytes import id3_size
from musicrec_desktop.library.chunk_texts import riff_chunks

_PLAIN: Final = frozenset((1, 3, 6, 7, 0xFFFE))
"""WAV formats whose samples are all of one size: PCM, float, A-law, mu-law, and "see the extension"."""
_ASF_AUDIO: Final = bytes.fromhex("409e69f84d5bcf11a8fd00805f5c442b")
_MOST_BLOCKS: Final = 64
_LARGEST: Final = 1 << 16
_MOST_SILENCE_S: Final = 0.3
_UNKNOWN: Final = 0xFFFF_FFFF
_RATES: Final = (6, 8, 9.6, 11.025, 12, 16, 22.05, 24, 32, 44.1, 48, 64, 88.2, 96, 192)
"""Kilohertz, by the number in the flags of a WavPack block."""


def set_right(audio: Any, file: BinaryIO) -> None:
    """Put the facts of a mutagen file right, where its format is one of those that need it."""
    right = _RIGHT.get(type(audio).__name__)
    if right is not None:
        right(audio, file)


def _wav(audio: Any, file: BinaryIO) -> None:
    """Compressed sound in a WAV has blocks of frames: its length is the number of samples that the file names apart,
    or, when that is not near, its size by the bytes a second of the header."""
    info = audio.info
    if getattr(info, "audio_format", 1) in _PLAIN:
        return
    rate = samples = 0
    for name, size in riff_chunks(file):
        if name == b"fmt ":
            rate = int.from_bytes(file.read(12)[8:], "little")
        elif name == b"fact":
            samples = int.from_bytes(file.read(4), "little")
        elif name == b"data" and rate:
            told = samples / info.sample_rate if info.sample_rate else 0.0
            info.length, info.bitrate = size / rate, rate * 8
            if info.length / 2 < told < info.length * 2:
                info.length = told


def _asf(audio: Any, _: BinaryIO) -> None:
    """Of the streams, the first with sound: mutagen takes the numbers of the last, which may be the picture's.

    A stream's properties (ASF specification, section 3.3): type of stream, 38 bytes about other things, then for sound
    the format, channels, hertz and bytes a second.
    """
    objects = audio._header.objects  # noqa: SLF001 (mutagen keeps them nowhere else)
    streams = [one.data for one in objects if type(one).__name__ == "StreamPropertiesObject"]
    sound = next((data for data in streams if data[:16] == _ASF_AUDIO and len(data) >= 66), None)
    if sound is not None:
        audio.info.channels, audio.info.sample_rate, bytes_a_second = struct.unpack("<HII", sound[56:66])
        audio.info.bitrate = bytes_a_second * 8
    elif streams:
        audio.info.channels = audio.info.sample_rate = audio.info.bitrate = 0
        audio.info.length = 0.0


def _wavpack(audio: Any, file: BinaryIO) -> None:
    """From the first block that has samples: 32 bytes of header, then pieces, among them odd rates and channels."""
    info, at = audio.info, id3_size(file)
    for _ in range(_MOST_BLOCKS):
        file.seek(at)
        head = file.read(32)
        if len(head) < 32 or head[:4] != b"wvpk":
            return
        size, total, samples, flags = struct.unpack("<I4xI4xII4x", head[4:])
        if samples:
            break
        at += size + 8
    else:
        return
    pieces = dict(_pieces(file.read(min(max(size - 24, 0), _LARGEST))))
    index = flags >> 23 & 15
    rate = round(_RATES[index] * 1000) if index < 15 else int.from_bytes(pieces.get(0x27, b"")[:4], "little")
    if flags >> 31:  # DSD: bytes of eight samples
        rate <<= min((pieces.get(0x0E) or b"\0")[0], 8)
    if not rate:
        return
    channels = pieces.get(0x0D, b"")
    info.channels = (2 - (flags >> 2 & 1)) if not channels else _channels(channels)
    if total != _UNKNOWN:
        info.length = total / rate
    elif info.sample_rate:
        info.length *= info.sample_rate / rate
    info.sample_rate = rate * 8 if flags >> 31 else rate


def _channels(piece: bytes) -> int:
    return piece[0] if len(piece) < 6 else (piece[0] | (piece[2] & 15) << 8) + 1


def _pieces(body: bytes) -> Iterator[tuple[int, bytes]]:
    """(kind, contents) of a WavPack block's pieces: a byte of kind, whose highest bits say that the size, in words, has
    three bytes and that the last byte does not count."""
    at = 0
    while at + 2 <= len(body):
        kind, width = body[at], 3 if body[at] & 0x80 else 1
        size = int.from_bytes(body[at + 1 : at + 1 + width], "little") * 2
        at += 1 + width
        yield kind & 0x3F, body[at : at + size - bool(kind & 0x40)]
        at += size


def _mp4(audio: Any, _: BinaryIO) -> None:
    """iTunes writes how many samples there are without the silence that encoders add: the fourth number."""
    said = (audio.tags or {}).get("----:com.apple.iTunes:iTunSMPB")
    numbers = bytes(said[0]).split() if said else []
    if len(numbers) > 3 and re.fullmatch(rb"[0-9A-Fa-f]{16}", numbers[3]) and audio.info.sample_rate:
        length = int(numbers[3], 16) / audio.info.sample_rate
        if abs(length - audio.info.length) < _MOST_SILENCE_S:
            audio.info.length = length


_RIGHT: Final = {"WAVE": _wav, "ASF": _asf, "WavPack": _wavpack, "MP4": _mp4}
