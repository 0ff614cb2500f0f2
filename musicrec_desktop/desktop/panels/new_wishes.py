"""What can be asked for beside what a plan asks for already."""

import math
from collections.abc import Callable
from dataclasses import replace

from musicrec_desktop.app.plan_editing import Piece, Slot, with_curve, with_length, with_novelty, with_spacing
from musicrec_desktop.desktop.words import tr
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

Begin = Callable[[PlaylistPlan], tuple[PlaylistPlan, Piece]]
"""The plan with a piece that is to be filled in, and which one that is."""


def new_wishes() -> tuple[tuple[str, Begin], ...]:
    """In the order of a menu: words, and what begins such a wish."""

    def wish(
        facet: Facet, value: str, *, is_wanted: bool = True
    ) -> Callable[[PlaylistPlan], tuple[PlaylistPlan, Piece]]:
        def add(plan: PlaylistPlan) -> tuple[PlaylistPlan, Piece]:
            new = FacetWish(facet, Source.LISTENER, 1.0, value=value, is_hard=facet is not Facet.MOOD)
            if is_wanted:
                return replace(plan, wants=(*plan.wants, new)), Piece(Slot.WANT, len(plan.wants))
            return replace(plan, avoids=(*plan.avoids, new)), Piece(Slot.AVOID, len(plan.avoids))

        return add

    def energy(plan: PlaylistPlan) -> tuple[PlaylistPlan, Piece]:
        new = FacetWish(Facet.ENERGY, Source.LISTENER, 1.0, range=Range(0.3, 0.7), is_hard=False)
        return replace(plan, wants=(*plan.wants, new)), Piece(Slot.WANT, len(plan.wants))

    def years(plan: PlaylistPlan) -> tuple[PlaylistPlan, Piece]:
        new = FacetWish(Facet.YEAR, Source.LISTENER, 1.0, range=Range(1990, 1999))
        return replace(plan, wants=(*plan.wants, new)), Piece(Slot.WANT, len(plan.wants))

    def unheard(plan: PlaylistPlan) -> tuple[PlaylistPlan, Piece]:
        new = Behaviour(BehaviourField.LAST_PLAYED_DAYS, Range(30, math.inf), Source.LISTENER)
        return replace(plan, behaviour=(*plan.behaviour, new)), Piece(Slot.BEHAVIOUR, len(plan.behaviour))

    def length(plan: PlaylistPlan) -> tuple[PlaylistPlan, Piece]:
        return with_length(plan, plan.length or Length(minutes=45)), Piece(Slot.LENGTH)

    def curve(plan: PlaylistPlan) -> tuple[PlaylistPlan, Piece]:
        return with_curve(plan, plan.curve or Curve(Shape.RISE)), Piece(Slot.CURVE)

    def novelty(plan: PlaylistPlan) -> tuple[PlaylistPlan, Piece]:
        return with_novelty(plan, 0.5 if plan.novelty is None else plan.novelty), Piece(Slot.NOVELTY)

    def spacing(plan: PlaylistPlan) -> tuple[PlaylistPlan, Piece]:
        most = plan.spacing.max_per_artist or 2
        return with_spacing(plan, replace(plan.spacing, max_per_artist=most)), Piece(Slot.MAX_PER_ARTIST)

    return (
        (tr("Mood …"), wish(Facet.MOOD, "calm")),
        (tr("Genre …"), wish(Facet.GENRE, "")),
        (tr("Artist …"), wish(Facet.ARTIST, "")),
        (tr("Energy …"), energy),
        (tr("Years …"), years),
        (tr("Vocals …"), wish(Facet.VOCALS, "none")),
        (tr("Genre to leave out …"), wish(Facet.GENRE, "", is_wanted=False)),
        (tr("Artist to leave out …"), wish(Facet.ARTIST, "", is_wanted=False)),
        (tr("Length …"), length),
        (tr("How energy moves …"), curve),
        (tr("Familiar or new …"), novelty),
        (tr("Not heard lately …"), unheard),
        (tr("How many of one artist …"), spacing),
    )
