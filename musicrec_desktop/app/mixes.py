"""Mixes for this hour: what could be asked for now, drawn from the listener's habits or, without any, from the library.

Ideas only: each is a plan that the usual route carries out. Nothing here looks at the clock.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np

from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.plan import (
    Behaviour,
    BehaviourField,
    Curve,
    Facet,
    FacetWish,
    Length,
    PlaylistPlan,
    Range,
    Shape,
    Source,
)
from musicrec_desktop.domain.taste import TasteProfile, highest

MOST: Final = 6
"""So many mixes are offered at most."""
_TRACKS: Final = 25
_FEWEST: Final = 12
"""What fewer tracks fit is no mix."""
_AROUND: Final = 0.16
"""How far from the usual energy of an hour a track may be and still fit it."""
_HABIT: Final = 30
"""From so many plays on, habits tell more than the hour alone."""
_LOVED: Final = 0.15
"""From this affinity on a genre or mood is one of the favourites."""
_FRESH_DAYS: Final = 30
_SILENT_DAYS: Final = 90
_USUAL_ENERGY: Final = ((6, 0.35), (9, 0.5), (12, 0.55), (17, 0.6), (20, 0.55), (22, 0.35), (24, 0.25))
"""(hour up to which, energy) for who has no habits yet: quiet nights, livelier days."""


class MixKind(StrEnum):
    """What a mix is made of."""

    HOUR = "hour"
    GENRE = "genre"
    MOOD = "mood"
    DISCOVER = "discover"
    FAVOURITES = "favourites"
    REDISCOVER = "rediscover"
    FRESH = "fresh"
    """What came to the library lately."""
    ERA = "era"
    WIND_DOWN = "wind_down"
    WAKE_UP = "wake_up"
    ANYTHING = "anything"
    """Across the whole library."""


@dataclass(frozen=True, slots=True)
class MixIdea:
    """One mix that could be made, and why."""

    kind: MixKind
    plan: PlaylistPlan
    name: str = ""
    """The genre, mood or decade; "" where the kind says all."""
    count: int = 0
    """What speaks for it: plays for habits, else tracks of the library."""
    is_habit: bool = False
    """It comes from what the listener did; else from what the library holds."""


def mix_ideas(
    profile: TasteProfile, view: LibraryView, tree: GenreTree, now: UnixTime, utc_offset_s: int, language: str = "en"
) -> tuple[MixIdea, ...]:
    """At most MOST mixes for this moment, the one for the hour first, no two of one kind and name."""
    if len(view) == 0:
        return ()
    blank = PlaylistPlan("", language, length=Length(tracks=_TRACKS))
    hour = int((now + utc_offset_s) // 3600) % 24
    found: dict[tuple[MixKind, str], MixIdea] = {}
    ideas = (
        *_of_the_hour(profile, view, blank, hour, now, utc_offset_s),
        *_interleaved(
            _of_genres(profile, view, tree, blank),
            _of_moods(profile, view, blank),
            _of_newness(profile, view, blank, now),
            _of_eras(profile, view, blank),
        ),
    )
    for idea in ideas:
        found.setdefault((idea.kind, idea.name), idea)
    return tuple(found.values())[:MOST]


def rediscovered(profile: TasteProfile, view: LibraryView, language: str = "en") -> MixIdea | None:
    """Tracks that were heard again and again and then no more; None where there are too few."""
    history = profile.tracks.aligned(view.ids)
    silent = np.nan_to_num(profile.as_of - history.last_played, nan=-1.0) > _SILENT_DAYS * 86_400
    n = int(np.count_nonzero((history.listens >= 3) & silent & (history.feedback >= 0)))
    if n < _FEWEST:
        return None
    plan = PlaylistPlan(
        "",
        language,
        length=Length(tracks=_TRACKS),
        behaviour=(
            Behaviour(BehaviourField.LAST_PLAYED_DAYS, Range(_SILENT_DAYS, math.inf), Source.PROFILE),
            Behaviour(BehaviourField.PLAYS, Range(3, math.inf), Source.PROFILE),
        ),
        novelty=0.0,
    )
    return MixIdea(MixKind.REDISCOVER, plan, count=n, is_habit=True)


# inside ---------------------------------------------------------------------------------------------------------------


def _interleaved(*groups: Iterator[MixIdea]) -> Iterator[MixIdea]:
    """The first of each group, then the second of each, so that no kind crowds out another."""
    left = list(groups)
    while left:
        for group in tuple(left):
            idea = next(group, None)
            if idea is None:
                left.remove(group)
            else:
                yield idea


def _wish(facet: Facet, value: str = "", range_: Range | None = None, *, is_hard: bool = False) -> FacetWish:
    return FacetWish(facet, Source.PROFILE, 0.8, value=value, range=range_, is_hard=is_hard)


def _of_the_hour(
    profile: TasteProfile, view: LibraryView, blank: PlaylistPlan, hour: int, now: UnixTime, utc_offset_s: int
) -> Iterator[MixIdea]:
    valence, energy = (float(value) for value in profile.mood_by_hour[hour])
    is_habit = profile.n_plays >= _HABIT
    is_known = is_habit and math.isfinite(energy)
    usual = energy if is_known else next(level for until, level in _USUAL_ENERGY if hour < until)
    wishes = [_wish(Facet.ENERGY, range_=Range(max(0.0, usual - _AROUND), min(1.0, usual + _AROUND)))]
    if is_known and math.isfinite(valence):
        wishes.append(_wish(Facet.VALENCE, range_=Range(max(0.0, valence - 0.2), min(1.0, valence + 0.2))))
    if not view.features.is_analysed.any():
        wishes = []
    weekday = int((now + utc_offset_s) // 86_400 + 3) % 7
    share = float(profile.week[weekday, hour])
    plays = round(share * profile.n_plays) if is_habit else 0
    yield MixIdea(MixKind.HOUR, replace(blank, wants=tuple(wishes)), count=plays, is_habit=is_habit)
    if hour >= 21 or hour < 3:
        yield MixIdea(MixKind.WIND_DOWN, replace(blank, curve=Curve(Shape.FALL), length=Length(minutes=45)))
    elif 5 <= hour < 10:
        yield MixIdea(MixKind.WAKE_UP, replace(blank, curve=Curve(Shape.RISE), length=Length(minutes=45)))


def _of_genres(profile: TasteProfile, view: LibraryView, tree: GenreTree, blank: PlaylistPlan) -> Iterator[MixIdea]:
    """The favourite genres; without favourites those with most tracks, each of another family."""
    sizes = np.bincount(view.genre_codes, minlength=len(view.genres))
    size = {name: int(n) for name, n in zip(view.genres, sizes.tolist(), strict=True)}
    loved = [name for name, value in highest(profile.genres, 12) if value >= _LOVED and size.get(name, 0) >= _FEWEST]
    names = loved or [name for name, n in Counter(size).most_common(12) if n >= _FEWEST]
    families: list[frozenset[str]] = []
    for name in names:
        family = tree.spellings(name) | {name}
        if any(name in other for other in families):
            continue
        families.append(family)
        plan = replace(blank, wants=(_wish(Facet.GENRE, name, is_hard=True),))
        plays = profile.genres[name].plays if name in profile.genres else 0
        yield MixIdea(MixKind.GENRE, plan, name, plays if loved else size[name], is_habit=bool(loved))


def _of_moods(profile: TasteProfile, view: LibraryView, blank: PlaylistPlan) -> Iterator[MixIdea]:
    """The favourite moods; without favourites those that most of what is measured is near to."""
    analysed = np.flatnonzero(view.features.is_analysed)
    if len(analysed) < _FEWEST:
        return
    place = np.stack([view.features.column(name)[analysed] for name in ("valence", "energy")], axis=1)
    loved = [name for name, value in highest(profile.moods, 4) if value >= _LOVED and name in MOODS]
    near = {
        name: int(np.count_nonzero(np.hypot(*(place - (mood.valence, mood.energy)).T) < mood.width))
        for name, mood in MOODS.items()
    }
    names = [name for name in loved or [name for name, _ in Counter(near).most_common(4)] if near[name] >= _FEWEST]
    for name in names:
        plan = replace(blank, wants=(_wish(Facet.MOOD, name),))
        plays = profile.moods[name].plays if name in profile.moods else 0
        yield MixIdea(MixKind.MOOD, plan, name, plays if loved else near[name], is_habit=bool(loved))


def _of_newness(profile: TasteProfile, view: LibraryView, blank: PlaylistPlan, now: UnixTime) -> Iterator[MixIdea]:
    """What was never heard, what is heard most, and what came lately."""
    history = profile.tracks.aligned(view.ids)
    n_known = int(np.count_nonzero(history.listens > 0))
    n_new = len(view) - n_known
    if profile.n_plays >= _HABIT and n_new >= _FEWEST:
        yield MixIdea(MixKind.DISCOVER, replace(blank, novelty=0.95), count=n_new, is_habit=True)
    elif n_known == 0:
        yield MixIdea(MixKind.ANYTHING, blank, count=len(view))
    n_loved = int(np.count_nonzero((history.listens >= 2) | (history.feedback > 0)))
    if n_loved >= _FEWEST:
        plan = replace(blank, novelty=0.0)
        yield MixIdea(MixKind.FAVOURITES, plan, count=n_loved, is_habit=True)
    is_fresh = view.added_at >= now - _FRESH_DAYS * 86_400
    n_fresh = int(np.count_nonzero(is_fresh))
    if _FEWEST <= n_fresh <= len(view) // 2:  # else the library itself is new
        filter_ = Behaviour(BehaviourField.ADDED_DAYS, Range(0, _FRESH_DAYS), Source.PROFILE)
        yield MixIdea(MixKind.FRESH, replace(blank, behaviour=(filter_,)), count=n_fresh)


def _of_eras(profile: TasteProfile, view: LibraryView, blank: PlaylistPlan) -> Iterator[MixIdea]:
    """The favourite decades; without favourites the one with most tracks."""
    years = view.years[view.years > 0]
    size = Counter((years // 10 * 10).tolist())
    loved = [
        (int(name[:4]), profile.eras[name].plays)
        for name, value in highest(profile.eras, 3)
        if value >= _LOVED and name[:4].isdecimal()
    ]
    decades = loved or size.most_common(1)
    for decade, count in decades:
        if size[decade] >= _FEWEST:
            plan = replace(blank, wants=(_wish(Facet.YEAR, range_=Range(decade, decade + 9), is_hard=True),))
            yield MixIdea(MixKind.ERA, plan, f"{decade}s", count, is_habit=bool(loved))
