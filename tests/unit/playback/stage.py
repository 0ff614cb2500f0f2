"""A controller over a silent player, with everything it published."""

from pathlib import Path

import numpy as np

from musicrec_desktop.domain.events import Notice, TrackEnded, TrackStarted
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.playback import FilePart, Modes, PlaybackController, PlaybackNews
from musicrec_desktop.testing.silent_player import SilentPlayer

MINUTE = 60_000


def path(track_id: int) -> Path:
    return Path(f"/music/{track_id}.flac")


class Stage:
    """The parts under test, put together."""

    def __init__(
        self,
        broken: tuple[int, ...] = (),
        gone: tuple[int, ...] = (),
        duration_ms: int = MINUTE,
        modes: Modes | None = None,
    ) -> None:
        self.player = SilentPlayer({path(number): 0 for number in broken}, duration_ms)
        self.news: list[PlaybackNews] = []
        self.parts: dict[int, FilePart] = {}
        """Tracks that are a part of a file; the others are files of their own."""
        self.places: dict[int, int] = {}
        """Where spoken word was left."""
        self.controller = PlaybackController(
            self.player,
            locate=lambda track_id: None if track_id in gone else self.parts.get(track_id, FilePart(path(track_id))),
            publish=self.news.append,
            now=self.player.clock,
            clock=self.player.clock,
            place_of=lambda track_id: DurationMs(self.places.get(track_id, 0)),
            modes=modes,
            random=np.random.default_rng(1),
        )

    def play(self, *numbers: int, start: int = 0) -> None:
        self.controller.play_tracks([TrackId(number) for number in numbers], start)

    def ends(self) -> list[TrackEnded]:
        return [news for news in self.news if isinstance(news, TrackEnded)]

    def starts(self) -> list[TrackStarted]:
        return [news for news in self.news if isinstance(news, TrackStarted)]

    def notices(self) -> list[Notice]:
        return [news for news in self.news if isinstance(news, Notice)]

    def current(self) -> int | None:
        item = self.controller.queue.current
        return None if item is None else item.track_id
