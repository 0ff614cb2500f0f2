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
_CAUTION: Final = 0.6
"""Each skip in a row leaves so much of the wish for novelty: somebody who turns down one thing after another is best
met with what they know."""


def going_on(context: ScoringContext, n: int) -> ScoringContext:
    """The context in which `n` tracks more are retrieved and ranked.

    Wishes and spacing of the plan go on to hold; its length and its curve belonged to the list that was asked for.
    Nothing of the session is played again, and each skip in a row makes the choice more familiar.
    """
    moment = context.moment
    heard = () if moment is None else context.view.ids[np.unique(moment.session)].tolist()
    exclude = context.request.exclude | {TrackId(track_id) for track_id in heard}
    novelty = context.novelty * _CAUTION ** _skips_in_a_row(moment)
    plan = replace(
        context.plan, length=None, curve=None, novelty=novelty if _skips_in_a_row(moment) else context.plan.novelty
    )
    return replace(context, plan=plan, request=replace(context.request, length=Length(tracks=n), exclude=exclude))


def refill(context: ScoringContext, ranked: Ranked, before: Sequence[TrackId]) -> tuple[Recommendation, ...]:
    """The tracks that go on from `before` (what plays and what waits, in order), in the context of `going_on`."""
    tracks, _ = sequence(context, ranked, before[-MINDED:])
    return tracks


def _skips_in_a_row(moment: Moment | None) -> int:
    if moment is None:
        return 0
    skips = moment.listening.is_skip[moment.session_from : moment.upto][::-1]
    return int(np.argmin(np.append(skips, False)))
