"""How the music goes on by itself: more tracks after those that play and wait, chosen anew at every event."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.listening import Moment
from musicrec_desktop.domain.plan import Length
from musicrec_desktop.domain.recommend import Recommendation
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.fusion import Ranked
from musicrec_desktop.ranking.sequencing import sequence

MINDED: Final = 20
"""So many tracks before the seam count when artists and albums are spread; all of the session is not repeated."""
_NOT_YET_AGAIN: Final = 12
"""Where a library is heard through, so many of the latest tracks are not repeated."""
_CAUTION: Final = 0.6
"""Each skip in a row leaves so much of the wish for novelty: somebody who turns down one thing after another is best
met with what they know."""


def going_on(
    context: ScoringContext, n: int, before: Sequence[TrackId] = (), *, may_repeat: bool = False
) -> ScoringContext:
    """The context in which `n` tracks more are retrieved and ranked, after `before` (what played and what waits).

    Wishes and spacing of the plan go on to hold; its length and its curve belonged to the list that was asked for.
    Nothing of the session comes again, nor anything of `before`; `may_repeat` leaves that to the last few, for
    libraries that are heard through. Each skip in a row makes the choice more familiar.
    """
    moment = context.moment
    heard = [] if moment is None else context.view.ids[moment.session].tolist()
    if may_repeat:
        heard, before = heard[-_NOT_YET_AGAIN:], before[-_NOT_YET_AGAIN:]
    exclude = context.request.exclude | {TrackId(track_id) for track_id in heard} | set(before)
    skips = _skips_in_a_row(moment)
    novelty = context.novelty * _CAUTION**skips if skips else context.plan.novelty
    plan = replace(context.plan, length=None, curve=None, novelty=novelty)
    return replace(context, plan=plan, request=replace(context.request, length=Length(tracks=n), exclude=exclude))


def refill(context: ScoringContext, ranked: Ranked, before: Sequence[TrackId]) -> tuple[Recommendation, ...]:
    """The tracks that go on from `before`, in the context of `going_on`."""
    minded = [track_id for track_id in before[-MINDED:] if track_id in context.request.exclude]
    tracks, _ = sequence(context, ranked, minded)
    return tracks


def _skips_in_a_row(moment: Moment | None) -> int:
    if moment is None:
        return 0
    skips = moment.listening.is_skip[moment.session_from : moment.upto][::-1]
    return int(np.argmin(np.append(skips, False)))
