"""What was heard and said becomes history; the queue survives a restart."""

import time
from collections.abc import Callable, Sequence

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


def record_plays(lanes: Lanes, services: Services, plays: Sequence[Play], fail: Fail) -> Running:
    """Store plays; the profile moves at once."""
    state = Learning(services, UnixTime(time.time()), plays=tuple(plays))
    return lanes.run(LEARN, state, on_done=lambda _: None, on_error=fail)


def give_feedback(lanes: Lanes, services: Services, track_id: TrackId, value: FeedbackValue, fail: Fail) -> Running:
    """Store a like, a dislike or its withdrawal; the profile moves at once."""
    now = UnixTime(time.time())
    return lanes.run(
        LEARN,
        Learning(services, now, feedback=(Feedback(track_id, now, value),)),
        on_done=lambda _: None,
        on_error=fail,
    )


def save_session(lanes: Lanes, services: Services, controller: PlaybackController, fail: Fail) -> Running:
    """Keep the queue and the place in it."""
    queue, position_ms = controller.queue, controller.position_ms
    items = [(item.track_id, item.queued_by) for item in queue.items]
    index = -1 if queue.index is None else queue.index
    return do_in(
        lanes, Lane.DB, lambda: services.database.session.save(items, index, position_ms), lambda _: None, fail
    )


Restored = tuple[list[tuple[TrackId, QueuedBy]], int | None, DurationMs, list[Track]]
"""Entries, place, position, and the tracks of the entries."""


def restore_session(lanes: Lanes, services: Services, then: Callable[[Restored], None], fail: Fail) -> Running:
    """Read the queue of the last run; entries whose track is gone are left out."""

    def load() -> Restored:
        session = services.database.session.load()
        tracks = services.database.tracks.get([track_id for track_id, _ in session.items])
        known = {track.id for track in tracks}
        kept = [at for at, (track_id, _) in enumerate(session.items) if track_id in known]
        index = kept.index(session.index) if session.index in kept else None
        position_ms = DurationMs(0) if index is None else session.position_ms
        return [session.items[at] for at in kept], index, position_ms, tracks

    return do_in(lanes, Lane.DB, load, then, fail)
