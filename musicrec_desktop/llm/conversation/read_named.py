"""Who and what an edit names: that singer, artists and titles of the list, more of this and less of that."""

from typing import Final

from musicrec_desktop.domain.plan import Facet, FacetWish, PlaylistPlan, Source
from musicrec_desktop.llm.conversation.cues import Cue, cue_phrases
from musicrec_desktop.llm.conversation.draft import Draft
from musicrec_desktop.llm.conversation.notes import edit_note
from musicrec_desktop.llm.conversation.shown import Shown
from musicrec_desktop.llm.understanding.phrases import Reading
from musicrec_desktop.llm.understanding.tokens import tokenise, words

NAMED: Final = (Facet.ARTIST, Facet.ALBUM, Facet.TRACK, Facet.GENRE)
_ABOUT: Final = (Cue.LESS, Cue.NO_MORE, Cue.MORE)
_VERBS: Final = (Cue.KEEP, Cue.REPLACE, Cue.REMOVE)
_ARTICLES: Final = frozenset(
    ("the", "that", "those", "these", "all", "any", "die", "das", "les", "la", "le", "el", "las", "los", "《", "把")
)
_SONGS: Final = frozenset(
    (
        "song",
        "songs",
        "track",
        "tracks",
        "one",
        "ones",
        "stuff",
        "lieder",
        "chansons",
        "canciones",
        "的",
        "歌",
        "曲",
        "首",
    )
)
_BETWEEN: Final = _ARTICLES | {"songs", "tracks", "stuff", "music", "by", "from", "of"}
_NOBODY: Final = frozenset(("her", "him", "them", "他", "她"))
"""These stand for an artist only beside "less of" and the like."""


def read_artist_meant(draft: Draft, plan: PlaylistPlan, shown: Shown) -> None:
    """Less, more or no more of "that singer"; elsewhere the name takes the place of the words."""
    asked = [wish.value for wish in plan.wants if wish.facet is Facet.ARTIST]
    reading = draft.reading
    for start, end, _ in list(reading.find(cue_phrases(Cue.THAT_ARTIST))):
        cue, first, last = _around(reading, start, end)
        said = reading.words_of(start, end)
        if (cue is None and reading.word(start) in _NOBODY and end == start + 1) or reading.word(start - 1) == "其":
            continue
        name = shown.artist_meant(asked)
        if not name:
            draft.notes.append(edit_note("no_artist_meant", draft.language, said))
            draft.use(first, last)
        elif cue is None:
            has_by = reading.word(start - 1) in ("by", "from", "of")
            draft.use(start, end, name if draft.language == "zh" or has_by else f"by {name}")
        else:
            _take(draft, cue, FacetWish(Facet.ARTIST, Source.RULE, 0.9, value=name, words=said))
            draft.use(first, last)


def read_listed(draft: Draft, shown: Shown) -> None:
    """Artists and titles of the list itself, right after what is done with them: "remove the Queen songs"."""
    reading = draft.reading
    for cue in (*_VERBS, *_ABOUT):
        for start, end, _ in list(reading.find(cue_phrases(cue))):
            at = end
            while reading.word(at) in _ARTICLES:
                at += 1
            found = _listed_at(reading, at, shown, with_titles=cue in _VERBS)
            if found is None:
                continue
            after, wish = found
            while reading.word(after) in _SONGS:
                after += 1
            places = shown.places_of(wish)
            if cue in (Cue.KEEP, Cue.REPLACE) or (cue is Cue.REMOVE and wish.facet is Facet.TRACK):
                draft.places[cue] |= places
            else:
                _take(draft, Cue.NO_MORE if cue is Cue.REMOVE else cue, wish)
            draft.use(start, after)


def sort_named(rest: PlaylistPlan, draft: Draft, shown: Shown, *, is_adding: bool) -> PlaylistPlan:
    """Take the named wishes out of the rest that are not simply wanted: less of them, them too, keep them."""
    reading = Reading(rest.request, tokenise(rest.request))
    wants: list[FacetWish] = []
    for wish in rest.wants:
        around = _cues_around(reading, wish.words) if wish.facet in NAMED else frozenset()
        act = next((cue for cue in (Cue.KEEP, Cue.REPLACE) if cue in around), None)
        if wish.facet not in NAMED:
            wants.append(wish)
        elif around & {Cue.LESS, Cue.TOO_MUCH}:
            draft.less.append(wish)
        elif Cue.MORE in around:
            draft.more.append(wish)
        elif is_adding or draft.places[Cue.REPLACE]:
            draft.added.append(wish)
        elif act is not None and shown.places_of(wish):
            there = shown.places_of(wish)
            is_only = act is Cue.KEEP and Cue.ONLY in around
            draft.places[Cue.REMOVE if is_only else act] |= set(range(len(shown))) - there if is_only else there
        elif Cue.AGAIN in around:
            draft.allowed.append(wish)
        elif Cue.ALSO in around:
            draft.also.append(wish)
        else:
            wants.append(wish)
    avoids: list[FacetWish] = []
    for wish in rest.avoids:
        is_less = wish.facet in NAMED and Cue.LESS in _cues_around(reading, wish.words)
        (draft.less if is_less else avoids).append(wish)
    return PlaylistPlan(
        rest.request,
        rest.language,
        wants=tuple(wants),
        avoids=tuple(avoids),
        behaviour=rest.behaviour,
        length=rest.length,
        curve=rest.curve,
        novelty=rest.novelty,
        spacing=rest.spacing,
        notes=rest.notes,
        only_artists=rest.only_artists and any(wish.facet is Facet.ARTIST for wish in wants),
        everything=rest.everything,
    )


def _take(draft: Draft, cue: Cue, wish: FacetWish) -> None:
    {Cue.LESS: draft.less, Cue.MORE: draft.more, Cue.NO_MORE: draft.avoided}[cue].append(wish)


def _around(reading: Reading, start: int, end: int) -> tuple[Cue | None, int, int]:
    """(what is said of who stands there, first token, token after the last)."""
    for cue, first in _cues_before(reading, start):
        if cue in _ABOUT and reading.is_free(first, start):
            return cue, first, end
    for at in range(end, min(end + 3, len(reading.tokens))):  # 他的歌太多了
        after = cue_phrases(Cue.TOO_MUCH).at(reading.tokens, at)
        if after is not None:
            return Cue.LESS, start, after[0]
    return None, start, end


def _cues_before(reading: Reading, start: int) -> list[tuple[Cue, int]]:
    """(cue, its first token) of what ends before a token, with no more than "songs by the" between."""
    found: list[tuple[Cue, int]] = []
    while True:
        for cue in Cue:
            before = cue_phrases(cue).ending_at(reading.tokens, start)
            if before is not None:
                found.append((cue, before[0]))
        if reading.word(start - 1) not in _BETWEEN:
            return sorted(found, key=lambda each: _ABOUT.index(each[0]) if each[0] in _ABOUT else len(_ABOUT))
        start -= 1


def _listed_at(reading: Reading, at: int, shown: Shown, *, with_titles: bool) -> tuple[int, FacetWish] | None:
    """(token after the name, wish) of the longest artist or title of the list that stands here."""
    names = [(Facet.ARTIST, name) for name in dict.fromkeys(shown.artists) if name]
    if with_titles:
        names += [(Facet.TRACK, shown.view.titles[row]) for row in shown.rows.tolist()]
    best: tuple[int, FacetWish] | None = None
    for facet, name in names:
        key = words(name)
        end = at + len(key)
        is_there = bool(key) and tuple(reading.word(i) for i in range(at, end)) == key and reading.is_free(at, end)
        # A word in small letters may be just a word; a list of few names makes several of them a name.
        is_name = is_there and (len(key) > 1 or reading.tokens[at].is_capital or not name.isascii())
        if is_name and (best is None or end > best[0]):
            best = end, FacetWish(facet, Source.RULE, 0.95, value=name, words=reading.words_of(at, end))
    return best


def _cues_around(reading: Reading, said: str) -> frozenset[Cue]:
    """The cues that end right before these words or begin within three tokens after them."""
    at = reading.text.find(said) if said else -1
    inside = [i for i, token in enumerate(reading.tokens) if 0 <= at <= token.start < at + len(said)]
    if not inside:
        return frozenset()
    start, end = inside[0], inside[-1] + 1
    following = range(end, min(end + 3, len(reading.tokens)))
    after = (Cue.TOO_MUCH, Cue.AGAIN, Cue.ALSO)
    return frozenset(
        (
            *(cue for cue, _ in _cues_before(reading, start)),
            *(cue for cue in after for i in following if cue_phrases(cue).at(reading.tokens, i) is not None),
        )
    )
