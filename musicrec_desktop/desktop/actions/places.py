"""Where spoken word goes on: at hand while the program runs, stored for the next time."""

import time
from collections.abc import Mapping

from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.routes import Lane
from musicrec_desktop.app.services import Services
from musicrec_desktop.app.taste_profile import is_private
from musicrec_desktop.desktop.actions.lane_work import Fail, do_in
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.playback import PlaceLeft


class KeptPlaces:
    """Answers from memory. Used from the window's thread."""

    def __init__(self) -> None:
        self._places: dict[TrackId, DurationMs] = {}

    def put(self, places: Mapping[TrackId, DurationMs]) -> None:
        """What was stored; what was left in this run is newer."""
        self._places = {**places, **self._places}

    def of(self, track_id: TrackId) -> DurationMs:
        """Where a track was left; 0: it begins at its beginning."""
        return self._places.get(track_id, DurationMs(0))

    def keep(self, lanes: Lanes, services: Services, left: PlaceLeft, fail: Fail) -> Running | None:
        """A track was left: remember it, and store it unless the listener listens in private. None: nothing is new."""
        if left.position_ms == self.of(left.track_id):
            return None
        self._places[left.track_id] = left.position_ms
        now = UnixTime(time.time())

        def store() -> None:
            if not is_private(services):
                services.database.places.keep(left.track_id, left.position_ms, now)

        return do_in(lanes, Lane.DB, store, lambda _: None, fail)
