"""The plan as it is after an edit: what is new takes the place of what it is about, all else stays."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.plan import Behaviour, Curve, Facet, FacetWish, Note, PlaylistPlan, Shape, Source, Spacing
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm.conversation.edit import Edit
from musicrec_desktop.llm.conversation.notes import TURN_NOTES
from musicrec_desktop.llm.conversation.shown import Shown
from musicrec_desktop.llm.plan_title import plan_title
from musicrec_desktop.llm.understanding.likeness import relative_to
from musicrec_desktop.llm.understanding.meaning import Rank
from musicrec_desktop.llm.understanding.merging import without_contradictions

_SOUND: Final = (Facet.MOOD, Facet.ENERGY, Facet.VALENCE, Facet.TEMPO, Facet.DANCEABILITY, Facet.ACOUSTICNESS)
_NAMES: Final = (Facet.ARTIST, Facet.ALBUM, Facet.TRACK)
_ALL_OF: Final = (*_NAMES, Facet.GENRE)
"""Whoever wants all of one thing does not want all of another."""
_STALE: Final = TURN_NOTES | {"not_understood", "unsure", "contradiction"}
"""Notes that speak of one turn only."""


def amended(plan: PlaylistPlan, edit: Edit, shown: Shown, request: Request) -> PlaylistPlan:
    """`plan` with everything that the edit changes of it, and its title; `request` is the turn's.

    A sound asked for by comparison ("happier") begins where the list is; another mood or use ("now for driving") takes
    the place of every wish for sound. Exclusions stay until they are allowed again.
    """
    rest = edit.rest if edit.rest is not None else PlaylistPlan("", edit.language)
    new = _against_list(rest.wants, edit, shown)
    wants = [wish for wish in plan.wants if not _gives_way(wish, new, rest, edit)]
    wants = _weighed(wants, edit)
    wants += [wish for wish in new if not _is_there(wish, wants)]
    wants += _liked(edit, shown)
    back = {(wish.facet, wish.value) for wish in (*new, *edit.allowed, *edit.also, *edit.more) if wish.value}
    firm = {(wish.facet, wish.value, wish.range) for wish in rest.avoids if wish.is_hard}
    avoids = [
        wish
        for wish in plan.avoids
        if (wish.facet, wish.value) not in back and (wish.facet, wish.value, wish.range) not in firm
    ]
    avoids += [wish for wish in rest.avoids if not _is_there(wish, avoids)]
    asked = {(wish.facet, wish.value) for wish in plan.wants}
    avoids += [
        replace(wish, is_hard=False)
        for wish in edit.less
        if (wish.facet, wish.value) not in asked and not _is_there(wish, avoids)
    ]
    kept, _ = without_contradictions(wants, [wish for wish in avoids if wish.is_hard])
    changed = replace(
        plan,
        request="; ".join(filter(None, (plan.request, edit.words))),
        language=edit.language if any(map(str.isalpha, edit.words)) else plan.language,
        wants=tuple(kept),
        avoids=tuple(avoids),
        behaviour=_behaviour(plan, rest),
        length=edit.length or rest.length or (None if rest.everything else plan.length),
        curve=_curve(plan, rest, edit, new),
        novelty=plan.novelty if rest.novelty is None else rest.novelty,
        spacing=_spacing(plan.spacing, rest.spacing),
        notes=_notes(plan, edit, rest),
        only_artists=_only_artists(plan, rest, new, kept),
        everything=rest.everything or (plan.everything and not any(wish.facet in _ALL_OF for wish in new)),
        facet_probabilities={**plan.facet_probabilities, **rest.facet_probabilities},
    )
    return replace(changed, title=plan_title(changed, request))


def _against_list(wants: Iterable[FacetWish], edit: Edit, shown: Shown) -> list[FacetWish]:
    """The new wishes; those for sound begin where the list is when they are meant against it."""
    ranked = [(Rank.WORD, wish) for wish in wants]
    if edit.is_comparing and shown.sound:
        ranked = relative_to([shown.sound], ranked)
    return [wish for _, wish in ranked]


def _gives_way(wish: FacetWish, new: list[FacetWish], rest: PlaylistPlan, edit: Edit) -> bool:
    """Whether a wish of the plan is replaced by what is newly asked for."""
    facets = {each.facet for each in new}
    if wish.facet in _SOUND:
        asked = facets.intersection(_SOUND)
        if not asked:
            return False
        if wish.facet in asked or (wish.facet is Facet.MOOD and not _agrees(wish, new)):
            return True
        return not edit.is_comparing and not _is_exact(wish)
    if wish.facet in _NAMES:
        # Whoever names somebody else, or another genre, has done with those named before; likeness to them may stay.
        return bool(facets.intersection(_NAMES)) or (wish.is_hard and Facet.GENRE in facets)
    if wish.facet is Facet.GENRE:
        return Facet.GENRE in facets or (bool(facets.intersection(_NAMES)) and rest.only_artists)
    return wish.facet in facets


def _agrees(mood: FacetWish, new: list[FacetWish]) -> bool:
    """A mood of the plan lies within the ranges newly asked for."""
    place = MOODS.get(mood.value)
    if place is None:
        return False
    for wish in new:
        value = {Facet.ENERGY: place.energy, Facet.VALENCE: place.valence}.get(wish.facet)
        if value is not None and wish.range is not None and not wish.range.low <= value <= wish.range.high:
            return False
    return True


def _is_exact(wish: FacetWish) -> bool:
    """Told in numbers, as "at 128 bpm" is: a new mood does not touch it."""
    return wish.facet is Facet.TEMPO and wish.is_hard


def _weighed(wants: list[FacetWish], edit: Edit) -> list[FacetWish]:
    """More or less of what is wanted already changes its share; what is newly wanted too stands beside it."""
    less = {(wish.facet, wish.value) for wish in edit.less}
    more = {(wish.facet, wish.value) for wish in edit.more}
    factor = dict.fromkeys(less, 0.5) | dict.fromkeys(more, 2.0)
    # Less of the one genre or artist that was asked for: it is no longer what every track has to be.
    wants = [each for each in wants if (each.facet, each.value) not in less or _has_others(each, wants)]
    out = [replace(wish, weight=wish.weight * factor.get((wish.facet, wish.value), 1.0)) for wish in wants]
    for wish in (*edit.also, *edit.more):
        if not _is_there(wish, out):
            # Where nothing of the kind was asked for, more of it leans the list and does not narrow it down.
            out.append(replace(wish, is_hard=wish.is_hard and _has_others(wish, out), weight=1.0))
    return out


def _has_others(wish: FacetWish, among: Iterable[FacetWish]) -> bool:
    return any(each.facet is wish.facet and each.value != wish.value for each in among)


def _is_there(wish: FacetWish, among: Iterable[FacetWish]) -> bool:
    return any((each.facet, each.value, each.range) == (wish.facet, wish.value, wish.range) for each in among)


def _liked(edit: Edit, shown: Shown) -> list[FacetWish]:
    """ "more like the third": near that very track."""
    return [
        FacetWish(
            Facet.TRACK,
            Source.RULE,
            0.95,
            value=" - ".join(filter(None, (shown.artists[place], shown.view.titles[int(shown.rows[place])]))),
            is_hard=False,
            words=edit.words,
        )
        for place in sorted(edit.liked)
    ]


def _notes(plan: PlaylistPlan, edit: Edit, rest: PlaylistPlan) -> tuple[Note, ...]:
    """What still holds of the notes so far, and the new ones."""
    before = [note for note in plan.notes if note.code not in _STALE]
    new = [note for note in rest.notes if note.code != "not_understood"]
    return tuple(dict.fromkeys((*before, *edit.notes, *new)))


def _behaviour(plan: PlaylistPlan, rest: PlaylistPlan) -> tuple[Behaviour, ...]:
    fields = {each.field for each in rest.behaviour}
    return (*(each for each in plan.behaviour if each.field not in fields), *rest.behaviour)


def _curve(plan: PlaylistPlan, rest: PlaylistPlan, edit: Edit, new: list[FacetWish]) -> Curve | None:
    if rest.curve is not None:
        return rest.curve
    is_other_mood = not edit.is_comparing and any(wish.facet is Facet.MOOD for wish in new)
    is_journey = plan.curve is not None and plan.curve.shape is Shape.JOURNEY
    return None if is_journey and is_other_mood else plan.curve


def _spacing(before: Spacing, new: Spacing) -> Spacing:
    return Spacing(
        new.max_per_artist or before.max_per_artist, before.alternate or new.alternate, new.order or before.order
    )


def _only_artists(plan: PlaylistPlan, rest: PlaylistPlan, new: list[FacetWish], wants: list[FacetWish]) -> bool:
    if not any(wish.facet is Facet.ARTIST for wish in wants):
        return False
    return rest.only_artists if any(wish.facet in _NAMES for wish in new) else plan.only_artists


def narrows_only(before: PlaylistPlan, after: PlaylistPlan) -> bool:
    """The edit rules things out and asks for nothing new: tracks of the list that still fit may stay.

    Years, lengths of tracks, versions and exclusions are facts; what a sound is near to is a matter of degree, and
    another sound makes another list.
    """
    facts = (Facet.YEAR, Facet.DURATION, Facet.VERSION, Facet.KIND, Facet.VOCALS, Facet.LANGUAGE)

    def rest_of(plan: PlaylistPlan) -> object:
        wants = [wish for wish in plan.wants if not (wish.facet in facts and wish.is_hard)]
        return wants, plan.behaviour, plan.curve, plan.novelty, plan.spacing, plan.only_artists, plan.everything

    gone = [wish for wish in before.wants if wish not in after.wants]
    ruled_out = {(wish.facet, wish.value) for wish in after.avoids}
    was_ruled_out = all((wish.facet, wish.value) in ruled_out or wish.facet in facts for wish in gone)
    left = replace(before, wants=tuple(wish for wish in before.wants if wish not in gone or wish.facet in facts))
    is_wider = any(wish not in after.avoids for wish in before.avoids)
    return was_ruled_out and not is_wider and rest_of(left) == rest_of(after)
