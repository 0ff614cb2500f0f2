"""More like this list: the tracks of the library that belong with some given ones."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from musicrec_desktop.app.paths import assets_folder
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.listening import Moment
from musicrec_desktop.domain.shipped import read_shipped
from musicrec_desktop.ranking.companions import companions
from musicrec_desktop.ranking.continuing import ContinuationPrior, belonging
from musicrec_desktop.ranking.list_lessons import taught


def load_continuation_prior(assets: Path) -> ContinuationPrior:
    """Raises InvariantError when the file that ships with the program is not what it should be."""
    return read_shipped(assets / "priors" / "continuing.json", ContinuationPrior.from_dict)


def own_lists(services: Services) -> tuple[tuple[TrackId, ...], ...]:
    """The tracks of each playlist the listener made; those by rules are left out. db lane."""
    return tuple(saved.track_ids for saved in services.database.playlists.all() if not saved.rules)


def more_like(
    services: Services,
    seeds: Sequence[TrackId],
    own: Sequence[Sequence[TrackId]],
    now: UnixTime,
    most: int = 25,
) -> tuple[TrackId, ...]:
    """At most so many tracks that belong with the seeds, the best first; none of the seeds, nothing disliked.

    `own` are the listener's lists, which also teach what makes a list. Tracks for which nothing speaks are not named.
    Compute lane: a second at 100,000 tracks and 50 lists.
    """
    known = services.known
    view = known.view
    moment: Moment = services.live.look(now).moment
    catalogue = moment.listening.catalogue
    rows = view.rows(seeds)
    given = rows[rows >= 0].tolist()
    lists = [members[members >= 0] for members in (view.rows(tracks) for tracks in own)]
    # The list that is continued would say of its own tracks that they go together.
    lists = [members for members in lists if not np.array_equal(np.sort(members), np.sort(given))]
    heard = companions(moment.listening, moment.upto)
    candidates = known.profile.tracks.aligned(view.ids).feedback >= 0
    prior = taught(load_continuation_prior(assets_folder()), catalogue, heard, lists, candidates)
    scores = belonging(given, catalogue, prior, heard, lists)
    scores[~candidates] = -np.inf
    best = np.argsort(-scores, kind="stable")[:most]
    return tuple(TrackId(track) for track in view.ids[best[scores[best] > 0]].tolist())
