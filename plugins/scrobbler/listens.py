"""What is sent: one listen, and when a play is one."""

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.play import Play
from musicrec_desktop.plugin_api import TrackCard

SHORTEST_MS: Final = 30_000
"""Both services take only tracks longer than this."""
EARLIEST: Final = 1_009_843_200
"""2002-01-01: nothing was scrobbled before; a clock that says so is wrong."""
AHEAD_S: Final = 60
"""So much ahead of the clock is no error."""

Key = tuple[int, str, str]
"""(start, artist, title): what makes a listen the same one at a service."""


@dataclass(frozen=True, slots=True)
class Listen:
    """One track heard."""

    track_id: int
    started_at: int
    """Seconds since 1970."""
    artist: str
    title: str
    album: str = ""
    album_artist: str = ""
    mbid: str = ""
    """Of the recording."""
    number: int = 0
    duration_ms: int = 0
    played_ms: int = 0

    @property
    def key(self) -> Key:
        """The same for the same listen, however a service writes capitals."""
        return self.started_at, self.artist.casefold(), self.title.casefold()


def is_due(play: Play) -> bool:
    """Heard for half of it or four minutes, and longer than 30 s. Of unknown length: what was heard counts as it."""
    return play.is_listen and (play.duration_ms or play.played_ms) > SHORTEST_MS


def from_card(card: TrackCard, started_at: UnixTime, played_ms: int) -> Listen:
    """The listen of a track."""
    return Listen(
        track_id=int(card.id),
        started_at=int(started_at),
        artist=card.artist.strip(),
        title=card.title.strip(),
        album=card.album.strip(),
        album_artist=card.album_artist.strip(),
        mbid=card.recording_mbid,
        number=card.number,
        duration_ms=int(card.duration_ms),
        played_ms=int(played_ms),
    )


def is_plausible(started_at: float, now: float) -> bool:
    """Neither before there was scrobbling nor ahead of the clock."""
    return EARLIEST <= started_at <= now + AHEAD_S
