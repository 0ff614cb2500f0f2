"""The tracks of a list after an edit: which stay, which are chosen anew, and how long it is then."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.plan import Facet, FacetWish, Length, Note, PlaylistPlan, Spacing
from musicrec_desktop.domain.playlist import GeneratedPlaylist
from musicrec_desktop.domain.recommend import Candidates, Recommendation
from musicrec_desktop.llm.conversation import Edit, Shown, edit_note, narrows_only
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking import MAY_MISS, Ranked, around, going_longer, notes_on, sequence, with_others
from musicrec_desktop.retrieval import retrieve

_MOST_IN_PLACE: Final = 1 / 3
"""Where more of a list changes than this, what changes is chosen and ordered together."""
_FACTS: Final = (Facet.YEAR, Facet.DURATION, Facet.VERSION, Facet.KIND)
"""What holds of tracks that are added by name, too."""

Tracks = tuple[Recommendation, ...]


def changed_list(
    work: Recommending, shown: Shown, edit: Edit, made: GeneratedPlaylist
) -> tuple[Recommending, Tracks, tuple[Note, ...]]:
    """(the work as it is then, the tracks, notes on them) of the list `made` after an edit that is in its plan already.

    No tracks where the edit would leave none.

    What is only ruled out, replaced or resized leaves the rest of the list as it stands; another sound, genre or artist
    makes another list, in which the kept places stay.
    """
    current = made.tracks
    if len(edit.removed) == len(current):
        return work, (), ()
    dropped = edit.removed | edit.replaced
    gone = {current[place].track_id for place in dropped}
    if edit.is_others:
        gone |= {chosen.track_id for place, chosen in enumerate(current) if place not in edit.kept}
    work = _excluding(work, gone)
    context = work.scoring
    candidates = retrieve(context)
    ranked = _ranked(work, candidates)
    work = replace(work, ranked=ranked)
    notes = list(candidates.notes)
    before_plan = made.plan
    is_same_choice = edit.is_only_less or _choice(before_plan) == _choice(context.plan)
    staying = [place for place in range(len(current)) if place not in edit.removed]
    tracks = tuple(current[place] for place in staying)
    places = {staying.index(place) for place in edit.replaced}
    kept = {staying.index(place) for place in edit.kept if place in staying}
    if edit.added:
        tracks, said = _with_added(work, tracks, places, edit)
        context = replace(context, plan=replace(context.plan, length=_length_of(context, tracks)))
        return replace(work, context=context), tracks, (*notes, *said, *_list_notes(context, tracks))
    if not is_same_choice and not narrows_only(before_plan, context.plan) and not edit.replaced:
        if kept:
            tracks = around(context, ranked, tracks, kept)
            return work, tracks, (*notes, *_list_notes(context, tracks))
        chosen, more = sequence(context, ranked)
        return work, chosen, (*notes, *more)
    if not is_same_choice:
        fits = set(retrieve(context, n=len(context.view), sources=()).ids.tolist())
        places |= {at for at, chosen in enumerate(tracks) if chosen.track_id not in fits and at not in kept}
    places |= {staying.index(place) for place in _fewer(edit, shown) if place in staying} - kept
    missing = [wish.value for wish in edit.less if not shown.places_of(wish)]
    notes += [edit_note("none_of_it", edit.language, name) for name in missing]
    if edit.is_others or (kept and not places and edit.length is None and is_same_choice):
        places |= set(range(len(tracks))) - kept
    if places:
        away = _away(work, tracks, edit, places)
        tracks = _refilled(away, ranked, tracks, places, kept)
    tracks = _resized(work, ranked, tracks, kept)
    return work, tracks, (*notes, *_list_notes(context, tracks))


def _choice(plan: PlaylistPlan) -> object:
    """What of a plan says which tracks are chosen, length aside."""
    return plan.wants, plan.avoids, plan.behaviour, plan.curve, plan.novelty, plan.spacing, plan.only_artists


def _ranked(work: Recommending, candidates: Candidates) -> Ranked:
    if work.insight is None:
        raise InvariantError("tracks were ranked before it was asked what is expected")
    return work.insight.ranked(work.scoring, candidates)


def _excluding(work: Recommending, ids: Iterable[TrackId]) -> Recommending:
    request = replace(work.request, exclude=work.request.exclude | frozenset(ids))
    return replace(work, request=request, context=replace(work.scoring, request=request))


def _fewer(edit: Edit, shown: Shown) -> set[int]:
    """The places to fill anew where less of something is wanted: every other one that has it, the first stays."""
    found: set[int] = set()
    for wish in edit.less:
        places = sorted(shown.places_of(wish))
        found.update(places[1::2] if len(places) > 1 else places)
    return found


def _away(work: Recommending, tracks: Tracks, edit: Edit, places: Iterable[int]) -> ScoringContext:
    """The context in which places are filled: less of something brings no more of it."""
    context = work.scoring
    out: set[TrackId] = {tracks[place].track_id for place in places}
    whole = Shown(context.view, context.genre_tree, np.arange(len(context.view), dtype=np.intp))
    for wish in edit.less:
        out.update(TrackId(int(context.view.ids[row])) for row in whole.places_of(wish))
    return replace(context, request=replace(context.request, exclude=context.request.exclude | out))


def _refilled(context: ScoringContext, ranked: Ranked, tracks: Tracks, places: set[int], kept: set[int]) -> Tracks:
    """The list with these places filled anew: one by one where they are few, else together.

    What no longer fits goes, even where nothing takes its place.
    """
    if len(places) > _MOST_IN_PLACE * len(tracks):
        stay = set(range(len(tracks))) - places | kept
        return around(context, ranked, tracks, stay)
    changed, left = with_others(context, ranked, tracks, places)
    return tuple(chosen for at, chosen in enumerate(changed) if at not in left)


def _with_added(work: Recommending, tracks: Tracks, places: set[int], edit: Edit) -> tuple[Tracks, tuple[Note, ...]]:
    """Tracks that are what was named: in the places given up, or after the list."""
    n = len(places) or edit.places_added or 1
    context = work.scoring
    facts = tuple(wish for wish in context.plan.wants if wish.facet in _FACTS and wish.is_hard)
    wants = (*facts, *(replace(wish, is_hard=True) for wish in edit.added))
    plan = replace(
        context.plan, wants=wants, behaviour=(), curve=None, only_artists=True, length=None, spacing=Spacing()
    )
    there = {chosen.track_id for at, chosen in enumerate(tracks) if at not in places}
    request = replace(context.request, length=Length(tracks=n), exclude=context.request.exclude | there)
    asked = replace(context, request=request, plan=plan, plans=())
    candidates = retrieve(asked)
    fitting = _only_named(asked, candidates, edit.added)
    if not len(fitting.ids):
        words = ", ".join(wish.value for wish in edit.added)
        left = tuple(chosen for at, chosen in enumerate(tracks) if at not in places)
        return left, (edit_note("nothing_added", edit.language, words),)
    other = replace(work, request=request, context=asked)
    new = list(sequence(asked, _ranked(other, fitting))[0])
    out: list[Recommendation] = []
    for at, chosen in enumerate(tracks):
        if at not in places:
            out.append(chosen)
        elif new:
            out.append(new.pop(0))
    out += new
    # Too few of them from the years asked for: others stand in, and that is said.
    notes = [note for note in candidates.notes if note.code.startswith("relaxed")]
    return tuple(out), (*notes, *_note_on_limit(context, tuple(out), edit))


def _note_on_limit(context: ScoringContext, tracks: Tracks, edit: Edit) -> tuple[Note, ...]:
    """What is asked for by name comes although the list was to have less of an artist, and that is said."""
    most = context.plan.spacing.max_per_artist
    shown = Shown(context.view, context.genre_tree, _rows(context, tracks))
    over = [
        wish.value
        for wish in edit.added
        if most is not None and wish.facet is Facet.ARTIST and len(shown.places_of(wish)) > most
    ]
    return tuple(edit_note("more_of_artist", edit.language, name, most or 0) for name in over)


def _length_of(context: ScoringContext, tracks: Tracks) -> Length | None:
    """The length that was asked for, as it is with what came to the list."""
    length = context.plan.length
    if length is None:
        return None
    if length.minutes is None:
        return Length(tracks=max(1, len(tracks)))
    return Length(minutes=max(1.0, round(float(context.view.durations_ms[_rows(context, tracks)].sum()) / 60_000, 1)))


def _only_named(context: ScoringContext, candidates: Candidates, wishes: Iterable[FacetWish]) -> Candidates:
    """The candidates that are what was named; no stand-ins."""
    rows = context.view.rows(candidates.ids)
    whole = Shown(context.view, context.genre_tree, rows)
    named = sorted(set().union(*(whole.places_of(wish) for wish in wishes)))
    at = np.array(named, np.intp)
    return Candidates(candidates.ids[at], {name: mask[at] for name, mask in candidates.sources.items()})


def _resized(work: Recommending, ranked: Ranked, tracks: Tracks, kept: set[int]) -> Tracks:
    """The list at the length that is asked for: shorter by leaving out, longer by going on."""
    context = work.scoring
    asked = context.length
    if asked is None:
        return tracks
    if asked.minutes is not None:
        minutes = float(context.view.durations_ms[_rows(context, tracks)].sum()) / 60_000
        too_long, too_short = (
            minutes > asked.minutes * (1 + MAY_MISS),
            minutes < asked.minutes * (1 - MAY_MISS),
        )
    else:
        n = asked.tracks or len(tracks)
        too_long, too_short = len(tracks) > n, len(tracks) < n
    if too_long:
        own = np.sort(np.array([chosen.track_id for chosen in tracks], np.int64))
        among = _ranked(work, Candidates(own, {}))
        left = around(context, among, tracks, kept)
        if context.plan.spacing.alternate:
            return left
        ids = {chosen.track_id for chosen in left}
        return tuple(chosen for chosen in tracks if chosen.track_id in ids)  # in the order they had
    if not too_short:
        return tracks
    # A way up goes on over the whole list, and not up again.
    if context.plan.curve is not None or context.plan.spacing.order:
        return around(context, ranked, tracks, kept)
    return going_longer(context, ranked, tracks)


def _rows(context: ScoringContext, tracks: Tracks) -> NDArray[np.intp]:
    return context.view.rows([chosen.track_id for chosen in tracks])


def _list_notes(context: ScoringContext, tracks: Tracks) -> tuple[Note, ...]:
    return notes_on(context, tracks) if tracks else ()
