"""What words ask to be done with a list: places, length, who comes less or more, and a plan for everything else."""

from dataclasses import dataclass

from musicrec_desktop.domain.plan import FacetWish, Length, Note, PlaylistPlan


@dataclass(frozen=True, slots=True)
class Edit:
    """One turn of a conversation about a list. Places count from 0 and lie within the list."""

    words: str
    language: str = "en"
    rest: PlaylistPlan | None = None
    """What the words ask beside all below, read as any request is; None when nothing is left of them."""
    is_undo: bool = False
    is_others: bool = False
    """Other tracks for the same wishes."""
    is_comparing: bool = False
    """The sound asked for is meant against that of the list: "happier", not "happy"."""
    kept: frozenset[int] = frozenset()
    """Places that stay as they are while the others change."""
    replaced: frozenset[int] = frozenset()
    """Places to fill anew."""
    removed: frozenset[int] = frozenset()
    """Places that go and leave the list shorter."""
    liked: frozenset[int] = frozenset()
    """Places whose tracks the others shall be like."""
    length: Length | None = None
    """The new length, where words changed the present one."""
    less: tuple[FacetWish, ...] = ()
    more: tuple[FacetWish, ...] = ()
    also: tuple[FacetWish, ...] = ()
    """Wanted beside what is wanted already."""
    allowed: tuple[FacetWish, ...] = ()
    """No longer ruled out."""
    added: tuple[FacetWish, ...] = ()
    """What tracks shall be that are put at the end."""
    places_added: int = 0
    notes: tuple[Note, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing in the words asks for a change."""
        nothing = Edit(self.words, self.language, self.rest, is_comparing=self.is_comparing, notes=self.notes)
        return self == nothing and (self.rest is None or not asks(self.rest))

    @property
    def is_only_less(self) -> bool:
        """Nothing but less of something: what there is of other things may stay as it is."""
        return bool(self.less) and not (
            self.more or self.also or self.liked or (self.rest is not None and asks(self.rest))
        )


def asks(plan: PlaylistPlan) -> bool:
    """A plan asks for anything at all."""
    return bool(
        plan.wants
        or plan.avoids
        or plan.behaviour
        or plan.length is not None
        or plan.curve is not None
        or plan.novelty is not None
        or plan.spacing.max_per_artist is not None
        or plan.spacing.alternate
    )
