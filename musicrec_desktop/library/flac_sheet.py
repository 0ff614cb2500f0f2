"""The cue sheet that FLAC keeps in a block of its own."""

from typing import Any, Final

_FRAMES_A_SECOND: Final = 75
_LEAD_OUT: Final = frozenset((170, 255))
"""The number of the end of a disc, and of one that is no CD (RFC 9639, section 8.7)."""


def native_sheet(audio: Any) -> str:
    """The sheet of mutagen's FLAC file as text; "" when there is none. It names nothing, it only says where tracks are.

    Its places are counted in samples; those of a CD fall on the 75 frames of a second that texts count in.
    """
    sheet, rate = getattr(audio, "cuesheet", None), audio.info.sample_rate  # one that was salvaged has none
    if sheet is None or not rate:
        return ""
    lines = ['FILE "" WAVE']
    for track in sheet.tracks:
        if track.track_number in _LEAD_OUT:
            continue
        lines.append(f"TRACK {track.track_number:02} {'DATA' if track.type else 'AUDIO'}")
        if track.isrc:
            lines.append(f"ISRC {track.isrc.decode('ascii', 'replace')}")
        for index in track.indexes:
            frames = round((track.start_offset + index.index_offset) * _FRAMES_A_SECOND / rate)
            minutes, frames = divmod(frames, 60 * _FRAMES_A_SECOND)
            seconds, frames = divmod(frames, _FRAMES_A_SECOND)
            lines.append(f"INDEX {index.index_number:02} {minutes:02}:{seconds:02}:{frames:02}")
    return "\n".join(lines)
