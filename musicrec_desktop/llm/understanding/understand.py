"""From words to a plan, by rules alone: deterministic, and the same for the same library and moment."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from musicrec_desktop.domain.plan import (
    Behaviour,
    BehaviourField,
    Curve,
    Facet,
    FacetWish,
    Length,
    Note,
    PlaylistPlan,
    Range,
    Spacing,
)
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm.plan_title import plan_title
from musicrec_desktop.llm.understanding.absent import absent_names
from musicrec_desktop.llm.understanding.cues import Cue, cue_before, names_songs
from musicrec_desktop.llm.understanding.lexicon import Lexicon
from musicrec_desktop.llm.understanding.likeness import around, relative_to, sound_of
from musicrec_desktop.llm.understanding.meaning import Group, Rank, spoken
from musicrec_desktop.llm.understanding.merging import merged, shared_out, without_contradictions
from musicrec_desktop.llm.understanding.negating import against, behaviour_against
from musicrec_desktop.llm.understanding.notes import note
from musicrec_desktop.llm.understanding.parts import parts_of
from musicrec_desktop.llm.understanding.periods import Clock
from musicrec_desktop.llm.understanding.phrases import Item, Reading
from musicrec_desktop.llm.understanding.read_names import is_likeness
from musicrec_desktop.llm.understanding.reading import read
from musicrec_desktop.llm.understanding.scope import negated
from musicrec_desktop.llm.understanding.shares import LEAST_MOSTLY, shares_of
from musicrec_desktop.llm.understanding.tables import word_set
from musicrec_desktop.llm.understanding.tokens import language_of

_UNSAID_WHEN_AVOIDED = frozenset(
    (
        "absent_genre",
        "cannot_tell_instrument",
        "cannot_tell_language",
        "cannot_tell_voice",
        "disliked_stay_out",
        "impossible_year",
    )
)
"""Not to have what is not there anyway, or what retrieval will speak of itself, needs no note here."""


_NAMED = frozenset((Facet.ARTIST, Facet.TRACK))
_BOUNDS = frozenset((Facet.YEAR, Facet.DURATION, Facet.TEMPO, Facet.VERSION))
_SEQUENCE = frozenset(("then", "afterwards", "dann", "luego", "puis", "然", "再"))
_BUT = frozenset(("but", "yet", "pero", "aber", "mais", "但", "却"))
_SHOW_LANGUAGE = 3
"""Words that a request must have to show its language: fewer are names as often as not."""
_THAT = frozenset(("that", "them", "those", "him", "her", "this", "these"))
_SIMILAR = frozenset(("alike", "reminiscent", "类似")) | word_set("names-similar")


@dataclass(slots=True)
class _Draft:
    """A plan while its pieces come in."""

    language: str
    wants: list[tuple[Rank, FacetWish]] = field(default_factory=list)
    avoids: list[FacetWish] = field(default_factory=list)
    behaviour: list[Behaviour] = field(default_factory=list)
    lengths: list[tuple[Length, str]] = field(default_factory=list)
    curve: Curve | None = None
    novelty: float | None = None
    max_per_artist: int | None = None
    alternate: bool = False
    order: tuple[str, ...] = ()
    everything: bool = False
    notes: list[Note] = field(default_factory=list)

    def tell(self, code: str, words: str, instead: str = "") -> None:
        """Add a note once."""
        new = note(code, self.language, words, instead)
        if new not in self.notes:
            self.notes.append(new)


def answered_in(request: Request) -> str:
    """The language of the words, "en" or "zh"; of fewer than three words that name things, the listener's own."""
    said = language_of(request.text)
    return request.language if said == "en" and len(request.text.split()) < _SHOW_LANGUAGE else said


def understand(request: Request, lexicon: Lexicon) -> PlaylistPlan:
    """The plan that the words themselves state. Never raises; unknown words leave the plan open.

    Works the same without a language model; what it finds carries `Source.RULE` and the words it was read from.
    """
    text = request.text
    language = answered_in(request)
    reading = read(text, lexicon, Clock.at(request.now, request.utc_offset_s))
    draft = _Draft(language)
    turned, _ = negated(reading)
    likes: list[FacetWish] = []
    is_similar = any(token.word in _SIMILAR for token in reading.tokens) or _and_the_like(reading)
    parts = parts_of(reading, turned)
    shares = parts.shares or shares_of(reading, turned)
    for item in sorted(reading.items, key=lambda each: each.start):
        words = reading.words_of(item.start, item.end)
        if item.start in turned:
            _turn(draft, item, words)
            continue
        is_like = item.meaning.group is Group.NAME and (is_similar or is_likeness(reading, item.start, item.end))
        wishes = spoken(item.meaning.wishes, words)
        if item.start in shares:
            # "half of it rock" leaves the other half open: a filter would make all of it rock.
            is_open = len(shares) == 1 and shares[item.start] < LEAST_MOSTLY
            # What comes along with a name (the sound of an absent genre) has no share of its own.
            wishes = tuple(
                replace(each, weight=shares[item.start], is_hard=each.is_hard and not is_open) if each.value else each
                for each in wishes
            )
        if is_like:
            wishes = tuple(replace(each, is_hard=False) for each in wishes)
            likes += wishes
        draft.wants += [(item.meaning.rank, each) for each in wishes]
        if item.start not in parts.counted:
            _take(draft, item, words)
    if parts.tracks is not None:
        draft.lengths.append((Length(tracks=parts.tracks), text.strip()))
    draft.alternate = draft.alternate or parts.take_turns
    draft.max_per_artist = draft.max_per_artist or parts.max_per_artist
    _note_absent(draft, reading, lexicon)
    ruled_out = {(each.facet, each.value) for each in draft.avoids}
    for each in likes:
        if (each.facet, each.value) in ruled_out:
            draft.wants = [(rank, other) for rank, other in draft.wants if other is not each]
            draft.wants += [(Rank.ACTIVITY, other) for other in around(each, lexicon)]
    wants = relative_to([sound_of(each, lexicon) for each in likes], draft.wants)
    return _finish(request, draft, reading, wants, turned)


def _and_the_like(reading: Reading) -> bool:
    """ "Coldplay and bands like that"."""
    return any(
        reading.word(at) == "like"
        and reading.word(at + 1) in _THAT
        and not {"and", "or"}.isdisjoint(reading.word(before) for before in range(at - 3, at))
        for at in range(len(reading.tokens))
    )


def _turn(draft: _Draft, item: Item, words: str) -> None:
    """Take the opposite of an item into the draft."""
    wants, avoids = against(item.meaning)
    # Leaning away from something is less than asking for something.
    leaning = item.meaning.rank if item.meaning.rank is Rank.NUMBER else Rank.ACTIVITY
    draft.wants += [(leaning, each) for each in spoken(wants, words)]
    draft.avoids += spoken(avoids, words)
    draft.behaviour += [replace(each, words=words) for each in behaviour_against(item.meaning.behaviour)]
    if item.meaning.note and item.meaning.note not in _UNSAID_WHEN_AVOIDED:
        draft.tell(item.meaning.note, words)


def _take(draft: _Draft, item: Item, words: str) -> None:
    """Take everything but the wishes of an item into the draft."""
    meaning = item.meaning
    draft.behaviour += [replace(each, words=words) for each in meaning.behaviour]
    if meaning.length is not None:
        draft.lengths.append((meaning.length, words))
    if meaning.curve is not None and (draft.curve is None or _says_more(meaning.curve, draft.curve)):
        draft.curve = meaning.curve
    draft.novelty = meaning.novelty if draft.novelty is None else draft.novelty
    draft.max_per_artist = meaning.max_per_artist or draft.max_per_artist
    draft.alternate = draft.alternate or meaning.alternate
    draft.order = draft.order or meaning.order
    draft.everything = draft.everything or meaning.everything
    if meaning.note:
        draft.tell(meaning.note, words, meaning.instead)


def _says_more(new: Curve, old: Curve) -> bool:
    """ "wake me up gently: start calm, end energetic": the second names the ends of the first."""
    return new.shape is old.shape and bool(new.start or new.end) and not (old.start or old.end)


def _note_absent(draft: _Draft, reading: Reading, lexicon: Lexicon) -> None:
    absent = absent_names(reading, lexicon)
    for start, end in absent:
        if cue_before(reading, start) is not Cue.NOT:
            draft.tell("absent_artist", reading.words_of(start, end))
    if not reading.items and not absent and reading.text.strip() and not draft.notes:
        draft.tell("not_understood", reading.text.strip())


def _finish(
    request: Request,
    draft: _Draft,
    reading: Reading,
    wants: list[tuple[Rank, FacetWish]],
    turned: frozenset[int],
) -> PlaylistPlan:
    together, apart, mixed = merged(wants)
    kept, dropped = without_contradictions(shared_out(together), draft.avoids)
    for each in dropped:
        draft.tell("contradiction", each.words)
    for each in apart:
        draft.tell("two_ends", each.words)
    if not _BUT.isdisjoint(token.word for token in reading.tokens):
        # "calm but energetic" wants both at once; "happy and sad songs" are alternatives.
        for each in mixed:
            draft.tell("moods_apart", each.words)
    length = _length(request, draft, reading)
    order = _order(draft, kept)
    # What stands in for an absent genre has its stretch, too.
    kept = [replace(each, is_hard=each.is_hard or each.value in order) for each in kept]
    max_per_artist = draft.max_per_artist
    plan = PlaylistPlan(
        request=request.text,
        language=draft.language,
        wants=tuple(kept),
        avoids=tuple({(each.facet, each.value, each.range): each for each in draft.avoids}.values()),
        behaviour=_narrowed(draft.behaviour),
        length=length,
        curve=draft.curve,
        novelty=draft.novelty,
        spacing=Spacing(max_per_artist, draft.alternate, order),
        notes=tuple(draft.notes),
        only_artists=_only_artists(reading, kept, turned, is_alternating=draft.alternate),
        everything=draft.everything and length is None,
    )
    return replace(plan, title=plan_title(plan, request))


def _length(request: Request, draft: _Draft, reading: Reading) -> Length | None:
    """By hand first; of two lengths in words the minutes stand, since they are harder to meet by chance."""
    if request.length is not None:
        return request.length
    if not draft.lengths:
        return None
    if _SEQUENCE.isdisjoint(token.word for token in reading.tokens):
        chosen, _ = next(((length, w) for length, w in draft.lengths if length.minutes is not None), draft.lengths[0])
    else:
        # "first 10 minutes calm, then 20 minutes fast"
        return _summed([length for length, _ in draft.lengths])
    for length, words in draft.lengths:
        if length != chosen:
            draft.tell("two_lengths", words)
    return chosen


def _order(draft: _Draft, wants: Iterable[FacetWish]) -> tuple[str, ...]:
    """What follows what, of things that are wanted still; one thing alone follows nothing."""
    there = {each.value for each in wants if each.facet in (Facet.GENRE, Facet.ARTIST)}
    order = tuple(value for value in dict.fromkeys(draft.order) if value in there)
    return order if len(order) > 1 else ()


def _summed(lengths: list[Length]) -> Length:
    """The length of parts that follow each other; the minutes where some are in minutes."""
    minutes = [length.minutes for length in lengths if length.minutes is not None]
    if minutes:
        return Length(minutes=sum(minutes))
    return Length(tracks=sum(length.tracks or 0 for length in lengths))


def _narrowed(behaviour: Iterable[Behaviour]) -> tuple[Behaviour, ...]:
    """One filter a field: the overlap where two speak of one, the later where they do not overlap."""
    found: dict[BehaviourField, Behaviour] = {}
    for each in behaviour:
        before = found.get(each.field)
        if before is not None:
            low, high = max(before.range.low, each.range.low), min(before.range.high, each.range.high)
            # "loved last year but not in three months": the second speaks of the end of the same stretch.
            if low <= high:
                found[each.field] = replace(each, range=Range(low, high), words=f"{before.words} … {each.words}")
                continue
        found[each.field] = each
    return tuple(found.values())


def _only_artists(reading: Reading, wants: list[FacetWish], turned: frozenset[int], *, is_alternating: bool) -> bool:
    """Whether nothing but the wanted artists is meant: said so, taking turns, or nothing else wanted than them."""
    names = [each for each in wants if each.facet is Facet.ARTIST]
    if (
        not names
        or (len(names) == 1 and names[0].weight < 1.0)
        or any(not each.is_hard or each.facet is Facet.TRACK for each in wants if each.facet in _NAMED)
    ):
        return False
    spans = [item for item in reading.items if item.meaning.group is Group.NAME and item.start not in turned]
    around = {reading.word(item.end) for item in spans} | {reading.word(item.start - 1) for item in spans}
    only = any(
        token.word in ("only", "solely", "exclusively", "nur", "seulement", "solamente") for token in reading.tokens
    )
    said = (
        only or not around.isdisjoint(("by", "just", "from", "的")) or any(names_songs(reading, i.end) for i in spans)
    )
    said = said or any(cue_before(reading, item.start) is Cue.ONLY for item in spans)
    # "Future, but nothing after 2015" bounds what of theirs; "Coldplay for dinner" sets them as a mark.
    others = [each for each in wants if each.facet is not Facet.ARTIST and each.facet not in _BOUNDS]
    return said or is_alternating or not others
