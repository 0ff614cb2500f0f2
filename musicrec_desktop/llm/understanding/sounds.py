"""Words about sound, mood, activity, voice, instrument, language and version, read from the tables beside this file."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Final

from musicrec_desktop.domain.plan import Facet, FacetWish
from musicrec_desktop.llm.understanding.meaning import Group, Meaning, Rank, wish
from musicrec_desktop.llm.understanding.phrases import Phrases
from musicrec_desktop.llm.understanding.tables import read_tables

_RANGES: Final = ("energy", "valence", "danceability", "acousticness", "tempo")
_VALUES: Final = ("mood", "vocals", "instrument", "language", "region", "version", "kind")
_CONFIDENCE: Final = {Rank.WORD: 0.85, Rank.MOOD: 0.85, Rank.ACTIVITY: 0.7}
_CANNOT_TELL: Final = {"instrument": "cannot_tell_instrument", "language": "cannot_tell_language"}


@cache
def sound_phrases() -> Phrases[Meaning]:
    """Every phrase of the tables with its meaning."""
    tables: dict[str, Any] = {}
    for name in ("sounds.toml", "voices.toml", "versions.toml"):
        tables.update(read_tables(name))
    return Phrases((table["say"], _meaning(table)) for table in tables.values())


@cache
def sounds_of_genre() -> Mapping[str, tuple[FacetWish, ...]]:
    """The tree's name of a genre -> how it sounds, as wishes that only lean."""
    return {name: _wishes(entry, 0.6, is_hard=False) for name, entry in read_tables("genre_sounds.toml").items()}


def _meaning(table: Mapping[str, Any]) -> Meaning:
    rank = Rank[str(table["rank"]).upper()]
    confidence = float(table.get("confidence", _CONFIDENCE[rank]))
    wishes = _wishes(table, confidence, is_hard=bool(table.get("hard", False)))
    against = _wishes(table.get("avoid", {}), confidence, is_hard=True)
    kind = next((key for key in ("instrument", "language", "region") if key in table), "")
    note = _CANNOT_TELL.get("language" if kind == "region" else kind, "")
    if table.get("vocals") in ("female", "male"):
        note = "cannot_tell_voice"
    if "version" in table or "kind" in table:
        return Meaning(Group.VERSION, rank, wishes=tuple(replace(each, is_hard=True) for each in wishes))
    group = {"instrument": Group.INSTRUMENT, "language": Group.LANGUAGE, "region": Group.LANGUAGE}.get(
        kind, Group.SOUND
    )
    return Meaning(group, rank, wishes, against, note=note)


def _wishes(table: Mapping[str, Any], confidence: float, *, is_hard: bool) -> tuple[FacetWish, ...]:
    """Wishes in the table's own order: the first is what a negation turns round."""
    found = []
    for key, value in table.items():
        if key in _RANGES:
            low, high = value
            found.append(wish(Facet(key), (float(low), float(high)), confidence=confidence, is_hard=is_hard))
        elif key in _VALUES:
            found.append(wish(Facet(key), str(value), confidence=confidence, is_hard=is_hard))
    return tuple(found)
