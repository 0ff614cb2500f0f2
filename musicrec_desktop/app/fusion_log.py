"""The weights of scorers and their log: read again after a start, kept as versions, taken back. db lane."""

import json

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.outcomes import FusionVersion
from musicrec_desktop.ranking.live import Fusion
from musicrec_desktop.storage import Outcomes

VERSION_EVERY = 100
"""Lessons between two versions that are kept by themselves."""
BASE_EVERY = 10_000
"""Lessons after which a version is kept to go on from, so that a start replays no more than so many: a second."""


def replayed(outcomes: Outcomes, prior: Fusion) -> Fusion:
    """The weights as they stood when the program ended: the latest base, or the prior, and every lesson since.

    Each lesson is one step of float64 arithmetic in the order in which they were learned, so this gives the very bits
    that learning gave.
    """
    base = next((version for version in reversed(outcomes.versions()) if version.is_base), None)
    fusion = prior if base is None else prior.restored(json.loads(base.data))
    for _, lesson in outcomes.lessons(0 if base is None else base.after_lesson):
        fusion = fusion.learned(lesson)
    return fusion


def keep_version(outcomes: Outcomes, fusion: Fusion, at: UnixTime, reason: str, *, is_base: bool) -> FusionVersion:
    """Keep the weights as they are now."""
    data = json.dumps(fusion.as_dict())
    return outcomes.keep_version(FusionVersion(0, at, outcomes.last_lesson(), reason, is_base, data))


def keep_when_due(outcomes: Outcomes, before: int, fusion: Fusion, at: UnixTime) -> None:
    """Keep a version whenever another hundred lessons are full. `before`: lessons known before the latest ones."""
    if fusion.version // VERSION_EVERY > before // VERSION_EVERY:
        is_base = fusion.version // BASE_EVERY > before // BASE_EVERY
        keep_version(outcomes, fusion, at, f"{fusion.version} lessons", is_base=is_base)


def rolled_back(outcomes: Outcomes, version_id: int, prior: Fusion, at: UnixTime) -> Fusion:
    """The weights of that version, to go on from; 0 is the shipped prior. What was learned since no longer counts.

    Raises RequestError when no such version is kept.
    """
    if version_id == 0:
        fusion = prior
    else:
        found = [version for version in outcomes.versions() if version.id == version_id]
        if not found:
            raise RequestError(
                f"There is no version {version_id} of what was learned.", hint="musicrec learned shows those there are."
            )
        fusion = prior.restored(json.loads(found[0].data))
    keep_version(outcomes, fusion, at, f"rolled back to {version_id}", is_base=True)
    return fusion
