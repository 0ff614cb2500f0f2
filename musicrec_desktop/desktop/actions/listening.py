"""What was heard and said becomes history; the queue survives a restart."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from musicrec_desktop.app.flow import LEARN
from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.learn import Learning
from musicrec_desktop.app.routes import Lane
from musicrec_desktop.app.services import Services
from musicrec_desktop.desktop.actions.lane_work import Fail, do_in
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, QueuedBy
from musicrec_desktop.domain.track import Track
from musicrec_desktop.playback import PlaybackController


def record_plays(
    lanes: Lanes, services: Services, plays: Sequence[Play], fail: Fail, then: Callable[[], None] = lambda: None
) -> Running:
    """Store plays; the profile moves at once, and `then` is called."""
    state = Learning(services, UnixTime(time.time()), plays=tuple(plays))
    return lanes.run(LEARN, state, on_done=lambda _: then(), on_error=fail)


def give_feedback(
    lanes: Lanes,
    services: Services,
    track_id: TrackId,
    value: FeedbackValue,
    fail: Fail,
    then: Callable[[], None] = lambda: None,
) -> Running:
    """Store a like, a dislike or its withdrawal; the profile moves at once, and `then` is called."""
    now = UnixTime(time.time())
    return lanes.run(
        LEARN,
        Learning(services, now, feedback=(Feedback(track_id, now, value),)),
        on_done=lambda _: then(),
        on_error=fail,
    )


def save_session(lanes: Lanes, services: Services, controller: PlaybackController, fail: Fail) -> Running:
    """Keep the queue and the place in it."""
    queue, position_ms = controller.queue, controller.position_ms

    def save() -> None:
        items = [(item.track_id, item.queued_by) for item in queue.items]
        index = -1 if queue.index is None else queue.index
        services.database.session.save(items, index, position_ms, queue.places if queue.order else ())

    return do_in(lanes, Lane.DB, save, lambda _: None, fail)


@dataclass(frozen=True, slots=True)
class Restored:
    """The queue of the last run, as it can be played now."""

    items: list[tuple[TrackId, QueuedBy]]
    index: int | None
    """Which of them was current."""
    position_ms: DurationMs
    places: list[int]
    """Of each, its place before the queue was shuffled; empty when it was not."""
    tracks: list[Track]
    """Those of the entries."""
    left: dict[TrackId, DurationMs]
    """Where spoken word was left, of all tracks."""


def restore_session(lanes: Lanes, services: Services, then: Callable[[Restored], None], fail: Fail) -> Running:
    """Read the queue of the last run; entries whose track is gone are left out."""

    def load() -> Restored:
        session = services.database.session.load()
        tracks = services.database.tracks.get([track_id for track_id, _ in session.items])
        known = {track.id for track in tracks}
        kept = [at for at, (track_id, _) in enumerate(session.items) if track_id in known]
        index = kept.index(session.index) if session.index in kept else None
        position_ms = DurationMs(0) if index is None else session.position_ms
        places = [session.places[at] for at in kept] if session.places else []
        items = [session.items[at] for at in kept]
        return Restored(items, index, position_ms, places, tracks, services.database.places.all())

    return do_in(lanes, Lane.DB, load, then, fail)
