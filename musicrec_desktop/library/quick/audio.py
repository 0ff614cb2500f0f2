"""What a quick reader found, in the shape in which mutagen tells it."""

from dataclasses import dataclass
from typing import Any, Final

MOST_CHARACTERS: Final = 20_000
"""Of one text: more is no tag, it is an attack or a mistake."""


class ReadyFields(dict[str, list[str]]):
    """Texts by field, named as `fields_of` names them."""

    def tell(self, name: str, text: str) -> None:
        """Add one text."""
        found = self.get(name)
        if found is None:
            self[name] = [text[:MOST_CHARACTERS]]
        else:
            found.append(text[:MOST_CHARACTERS])


class GiveUp(Exception):  # noqa: N818  (no error: somebody else reads the file)
    """Something is out of the ordinary."""


@dataclass(slots=True)
class SoundInfo:
    """Length and shape of the sound."""

    length: float
    """Seconds."""
    sample_rate: int
    channels: int
    bitrate: int
    """Bits a second."""


@dataclass(slots=True)
class QuickAudio:
    """One file, as far as tags need it. Its kinds are called like the classes of mutagen that read such files."""

    info: Any
    tags: ReadyFields
    pictures: bool
    """A picture is embedded."""
    cuesheet: None = None


class FLAC(QuickAudio):
    """A FLAC file."""


class OggVorbis(QuickAudio):
    """Vorbis in Ogg."""


class OggOpus(QuickAudio):
    """Opus in Ogg."""


class MP3(QuickAudio):
    """MPEG audio behind ID3."""
