"""Lists of tracks: made, saved, and waiting to be played."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from musicrec_desktop.domain.ids import PlaylistId, TrackId, UnixTime
from musicrec_desktop.domain.plan import Note, PlaylistPlan
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.domain.recommend import Recommendation


@dataclass(frozen=True, slots=True)
class LlmUsage:
    """What the language model did for one playlist."""

    model: str
    gpu_layers: int
    prompt_tokens: int
    """Tokens evaluated, without those taken from a cached prefix."""
    completion_tokens: int
    tokens_per_second: float
    """Generated tokens by the seconds spent generating them."""


@dataclass(frozen=True, slots=True)
class GeneratedPlaylist:
    """Y of Y = R(y): an ordered list with its reasons."""

    plan: PlaylistPlan
    tracks: tuple[Recommendation, ...]
    title: str
    story: str = ""
    """One line on the list as a whole."""
    notes: tuple[Note, ...] = ()
    """The plan's notes and those of retrieval and sequencing."""
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    llm: LlmUsage | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True)
class SavedPlaylist:
    """A playlist kept by name."""

    id: PlaylistId
    title: str
    created_at: UnixTime
    track_ids: tuple[TrackId, ...]
    story: str = ""
    request: str = ""
    rules: str = ""
    """Of a smart playlist, as lines (domain/smart_playlist.py): its tracks are those that fit now."""


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One entry of the queue. The same track may stand in it twice, so entries have keys of their own."""

    key: int
    track_id: TrackId
    queued_by: QueuedBy
    playlist_id: PlaylistId | None = None
