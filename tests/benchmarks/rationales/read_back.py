"""Reads reasons back into what they claim, and checks each claim against the library and the history.

Nothing of the explaining stage is asked: names are looked up in the library, numbers are worked out anew, and whatever
words are left over when all claims are taken out of a sentence must be mere joints. A sentence this reader does not
understand whole counts as untrue.
"""

import re
from typing import Final

from tests.benchmarks.rationales.checks import Known
from tests.benchmarks.rationales.chinese import CHINESE
from tests.benchmarks.rationales.english import ENGLISH

_JOINTS: Final = re.compile(
    r"\b(?:and|it|this|one|track|is|a|an|release|that|was|the|you)\b|[，。；、,;.\s]|"
    r"这首|它|也|同时|一首|的|是|在"
)
"""What may stand between claims."""


def untruths(text: str, known: Known, language: str) -> list[str]:
    """Everything in a reason that is not so, or that this reader cannot make out; [] for a true one."""
    rest, found = _without_names(text, known, language), list[str]()
    for pattern, check in ENGLISH if language == "en" else CHINESE:
        for claim in list(re.finditer(pattern, rest, re.IGNORECASE)):
            values = {name.rstrip("_"): value for name, value in claim.groupdict().items() if value is not None}
            if not check(known, values):
                found.append(f"not so: {claim.group()!r} in {text!r}")
        rest = re.sub(pattern, " ", rest, flags=re.IGNORECASE)
    left = _JOINTS.sub("", rest) if language == "zh" else _JOINTS.sub("", rest.casefold())
    if left:
        found.append(f"not understood: {left!r} in {text!r}")
    return found


def _without_names(text: str, known: Known, language: str) -> str:
    """The sentence with every name of the library that may stand in it replaced by a token."""
    return _without_own_names(
        _without_other_tracks(text, known, *(("“", "”") if language == "en" else ("《", "》"))), known
    )


def _without_other_tracks(text: str, known: Known, opened: str, closed: str) -> str:
    view, row, before = known.view, known.row, known.before
    names = [(f"{opened}{_short(title, 60)}{closed}", other) for other, title in enumerate(view.titles)]
    for quoted, other in names:
        if artist := _short(known.artist(other), 60):
            for whole in (f"{quoted} by {artist}", f"{artist} 的{quoted}", f"{artist}的{quoted}"):
                text = text.replace(whole, f"⟦O{other}⟧")
    for quoted, other in names:
        if not known.artist(other):  # the track before may have the same title: only what is near was judged or heard
            text = re.sub(rf"{re.escape(quoted)}(?=, which|, one of|听感相近|相近)", f"⟦O{other}⟧", text)
            text = re.sub(rf"(?<=[过欢完]的){re.escape(quoted)}", f"⟦O{other}⟧", text)
    if before is not None:
        text = text.replace(f"{opened}{_short(view.titles[before], 40)}{closed}", "⟦P⟧")
    album = view.albums[view.album_codes[row]].partition(" / ")[2]
    if album:
        text = text.replace(f"{opened}{_short(album, 60)}{closed}", "⟦L⟧")
    for quoted, other in names:
        if not known.artist(other):
            text = text.replace(quoted, f"⟦O{other}⟧")
    return text


def _without_own_names(text: str, known: Known) -> str:
    view, row = known.view, known.row
    if known.artist(row):
        text = text.replace(_short(known.artist(row), 60), "⟦A⟧")
    for genre in sorted(view.genres_of(row), key=len, reverse=True):
        name = re.escape(genre)
        text = re.sub(rf"(tagged |under |the tag |为 |在 |属于 ){name}", r"\1⟦G⟧", text, flags=re.IGNORECASE)
        text = re.sub(rf"{name}(?= track| 曲目)", "⟦G⟧", text, flags=re.IGNORECASE)
    year = int(view.years[row])
    if year:
        text = re.sub(rf"((?:in|from) ){year}\b", r"\1⟦Y⟧", text, flags=re.IGNORECASE)
        text = re.sub(rf"(?<!\d){year}(?= (?:release|track|年))", "⟦Y⟧", text)
    return text


def _short(name: str, longest: int) -> str:
    """As names are shown: one line, cut with an ellipsis."""
    line = " ".join(name.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
