"""How far two names agree, part by part: each a factor 0..1 with its reason in words."""

from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from musicrec_desktop.library.histories.folding import artist_key, artist_keys, is_foreign, loose, share_of_han
from musicrec_desktop.library.histories.titles import Title, album_key, version_of_album

Versions = frozenset[tuple[str, str]]

_SHORT_KEY: Final = 5
"""Keys shorter than this must be the same: one letter makes another word of them."""
_SMALL_WORDS: Final = frozenset(
    {"the", "a", "an", "and", "of", "to", "in", "on", "for", "s", "le", "la", "der", "die", "das"}
)
_SLIP: Final = 0.93
"""Whole titles as like as this differ by a slip of the hand, wherever it is."""
_DURATION_SLACK_MS: Final = 10_000
_DURATION_SLACK: Final = 0.04


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far something agrees."""

    score: float
    reason: str = ""
    """What does not agree in full; "" when nothing is worth a word."""


def agree_on_title(text: str, title: Title, own_text: str, own: Title) -> Agreement:
    """Two titles, without regard to versions."""
    if title.piece == own.piece or title.whole == own.whole:
        shared = share_of_han(text, own_text)
        if shared is not None and shared < 0.5 and len(title.piece) < 12:
            return Agreement(0.7, "titles only sound alike")
        if is_foreign(text) != is_foreign(own_text):
            return Agreement(0.95, "title transliterated")
        return Agreement(1.0) if title.whole == own.whole else Agreement(0.98, "title but for additions")
    likeness = _likeness(title.whole, own.whole) if title.whole_marks == own.whole_marks else 0.0
    if title.marks != own.marks and likeness < _SLIP:
        return Agreement(0.5, "numbers in the titles differ")
    if (is_foreign(text) or is_foreign(own_text)) and loose(title.piece) == loose(own.piece):
        return Agreement(0.93, "title transliterated")
    if (title.short and title.short == own.piece) or (own.short and own.short == title.piece):
        return Agreement(0.92, "title but for a subtitle")
    if title.marks == own.marks:
        pieces = _likeness(title.piece, own.piece)
        if title.short and own.short:
            # Long additions must not outweigh what stands before them.
            pieces = min(pieces, _likeness(title.short, own.short))
        if _differ_by_words(title.words, own.words):
            pieces *= 0.9
        likeness = max(likeness if likeness >= _SLIP else 0.0, pieces)
    return Agreement(likeness, f"titles alike ({likeness:.2f})")


def _differ_by_words(one: str, other: str) -> bool:
    """One has words that the other has not, beside those that are easily left out: "Remember" and "Remember Me"."""
    first, second = set(one.split()), set(other.split())
    more, less = (first, second) if len(first) > len(second) else (second, first)
    return less < more and not more - less <= _SMALL_WORDS


def _likeness(one: str, other: str) -> float:
    """0..1; half for keys too short to have a slip in them."""
    if min(len(one), len(other)) < _SHORT_KEY:
        return 1.0 if one == other else 0.5
    return fuzz.ratio(one, other) / 100


def agree_on_artist(credit: str, own_keys: tuple[str, ...], own_names: tuple[str, ...]) -> Agreement:
    """Two credits: the same, artists in common, or names alike."""
    whole, parts = artist_key(credit), artist_keys(credit)
    if not own_keys or not whole:
        return Agreement(0.8, "artist unknown")
    foreign = is_foreign(credit) != is_foreign(", ".join(own_names))
    if whole in own_keys:
        return Agreement(0.97, "artist transliterated") if foreign else Agreement(1.0)
    if parts and parts[0] in own_keys:
        return Agreement(0.98, "artists in part")
    if any(part in own_keys for part in parts):
        return Agreement(0.95, "artists in part")
    if loose(whole) in map(loose, own_keys) and (is_foreign(credit) or any(map(is_foreign, own_names))):
        return Agreement(0.95, "artist transliterated")
    likeness = max(fuzz.ratio(one, other) for one in (whole, *parts[:1]) for other in own_keys) / 100
    return Agreement(likeness, f"artists alike ({likeness:.2f})")


def agree_on_versions(title: Title, album: str, own_title: Title, own_album: str) -> Agreement:
    """Live against studio, remix against remix: another version is another recording.

    What a plain title leaves unsaid, its album may say.
    """
    versions = title.versions
    own = versions if title.whole == own_title.whole else own_title.versions
    if not versions and (by_album := version_of_album(album)) is not None:
        versions = frozenset((by_album,))
    if not own and (by_album := version_of_album(own_album)) is not None:
        own = frozenset((by_album,))
    if versions == own:
        return Agreement(1.0)
    kinds, own_kinds = {kind for kind, _ in versions}, {kind for kind, _ in own}
    if kinds == own_kinds:
        return min((_agree_on_details(versions, own, kind) for kind in kinds), key=lambda found: found.score)
    if kinds ^ own_kinds == {"edit"}:
        return Agreement(0.82, "one is an edit")
    return Agreement(0.7, "another version")


def _agree_on_details(versions: Versions, own: Versions, kind: str) -> Agreement:
    """Whose remix, which concert."""
    one = "".join(sorted(detail for name, detail in versions if name == kind))
    other = "".join(sorted(detail for name, detail in own if name == kind))
    if one == other:
        return Agreement(1.0)
    if not one or not other:
        # "Live" may be any concert, "2005 Demo" the only demo; but "Remix" is not just anybody's remix.
        is_vague = kind in ("live", "edit") or (one or other).isdigit()
        return Agreement(0.95, "version in more words") if is_vague else Agreement(0.8, "another version, perhaps")
    if fuzz.ratio(one, other) >= 80 or (kind == "live" and (one in other or other in one)):
        return Agreement(0.96, "version in other words")
    return Agreement(0.7, "another version")


def agree_on_album(album: str, own: str) -> bool | None:
    """Whether two albums are the same but for the edition; None when one is not told."""
    one, other = album_key(album) if album else "", album_key(own) if own else ""
    if not one or not other:
        return None
    return one == other or (min(len(one), len(other)) >= 8 and fuzz.ratio(one, other) >= 92)


def agree_on_duration(duration_ms: int, own_ms: int) -> Agreement:
    """Lengths, where both are told."""
    if not duration_ms or not own_ms:
        return Agreement(1.0)
    away = abs(duration_ms - own_ms)
    if away <= max(_DURATION_SLACK_MS, _DURATION_SLACK * own_ms):
        return Agreement(1.0)
    if away <= 0.25 * own_ms:
        return Agreement(0.95, "lengths differ")
    return Agreement(0.88, "lengths differ much")
