"""Too fast, not wild enough, too old: what is wrong with a list says what is wanted instead."""

from typing import Final

from musicrec_desktop.domain.plan import Facet, FacetWish, Range, Source
from musicrec_desktop.llm.conversation.cues import Cue, cue_phrases
from musicrec_desktop.llm.conversation.draft import Draft
from musicrec_desktop.llm.conversation.shown import Shown

_NO_SOUND: Final = frozenset(("much", "many", "long", "short", "often", "few", "多", "长", "短", "少"))
"""After "too" these speak of something else than the sound."""
_UNHEARD: Final = "something i never played"


def read_complaints(draft: Draft, shown: Shown) -> None:
    """Put what is wanted in the place of complaints about the sound; wishes against the list's years into the draft."""
    reading = draft.reading
    for cue, sign in ((Cue.NEWER, 1), (Cue.OLDER, -1)):
        if shown.year and draft.use_all(cue):
            ends = Range(shown.year + 1, float("inf")) if sign > 0 else Range(float("-inf"), shown.year - 1)
            draft.wanted.append(FacetWish(Facet.YEAR, Source.RULE, 0.9, range=ends))
    draft.use_all(Cue.UNKNOWN, _UNHEARD)
    for start, end, _ in list(reading.find(cue_phrases(Cue.NOT_ENOUGH))):
        draft.use(start, end, "more")
    for i, token in enumerate(reading.tokens):  # "not wild enough"
        not_at = next((k for k in (i - 2, i - 3) if reading.word(k) in ("not", "isn't", "aren't", "nicht", "pas")), -1)
        if token.word in ("enough", "genug", "assez") and not_at >= 0 and reading.is_free(not_at, i + 1):
            draft.use(not_at, not_at + 1, "more")
            draft.use(i, i + 1)
    if reading.word(len(reading.tokens) - 1) == "了":
        draft.use(len(reading.tokens) - 1, len(reading.tokens))
    for start, end, _ in list(reading.find(cue_phrases(Cue.TOO))):
        # "jazz too" asks for it beside the rest; only what follows directly is too much.
        follows = reading.word(end)
        if follows.isalpha() and follows not in _NO_SOUND and reading.is_free(end, end + 1):
            draft.use(start, end, "不要" if draft.language == "zh" else "less")
