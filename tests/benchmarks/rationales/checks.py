"""Claims about one track of a list, each worked out anew from the library and the history."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.taste import TrackHistory

MOOD_WORDS: Final = {
    "calmer": "calm", "dreamier": "dreamy", "sleepier": "sleepy", "sadder": "sad", "darker": "dark",
    "tenser": "tense", "angrier": "angry", "happier": "happy", "calmest": "calm", "dreamiest": "dreamy",
    "sleepiest": "sleepy", "saddest": "sad", "darkest": "dark", "tensest": "tense", "angriest": "angry",
    "happiest": "happy", "party-like": "party",
    "平静": "calm", "梦幻": "dreamy", "催眠": "sleepy", "专注": "focused", "浪漫": "romantic", "忧郁": "melancholic",
    "悲伤": "sad", "阴暗": "dark", "紧张": "tense", "愤怒": "angry", "恢宏": "epic", "充满活力": "energetic",
    "热闹": "party", "快乐": "happy", "俏皮": "playful", "充满希望": "hopeful",
}  # fmt: skip
"""Adjectives of moods as they are compared."""


@dataclass(frozen=True, eq=False)
class Known:
    """The truth to check against, and the place of one track in its list."""

    view: LibraryView
    history: TrackHistory
    """Aligned to the view."""
    now: float
    row: int
    listed: tuple[int, ...]
    """Rows of the list, in order."""
    asked_artists: frozenset[str]
    centre: np.ndarray[Any, Any] | None
    """The sound the listener finishes, as the profile has it."""

    @property
    def before(self) -> int | None:
        """The row of the track before."""
        at = self.listed.index(self.row)
        return self.listed[at - 1] if at else None

    def number(self, name: str, row: int | None = None) -> float:
        """A measured number."""
        return float(self.view.features.column(name)[self.row if row is None else row])

    def artist(self, row: int) -> str:
        """The artist of a row."""
        return str(self.view.artists[self.view.artist_codes[row]])

    def of_name(self, row: int) -> list[int]:
        """Rows of all tracks with the title and artist of this one: a sentence may mean any of them."""
        titles, codes = self.view.titles, self.view.artist_codes
        return [at for at in range(len(titles)) if titles[at] == titles[row] and codes[at] == codes[row]]

    def share_beyond(self, *, is_more: bool) -> int:
        """Percent of the measured library that this track has more, or less, energy than."""
        known = self.view.features.is_analysed
        energies = self.view.features.column("energy")[known]
        mine = self.number("energy")
        return int(100 * float((energies < mine).mean() if is_more else (energies > mine).mean()))

    def share_nearer(self, distance: np.ndarray[Any, Any]) -> float:
        """Percent of the measured library that is as near as this track or nearer."""
        known = self.view.features.is_analysed
        return 100 * float((distance[known] <= distance[self.row] + 1e-6).mean())

    def away_from(self, mood: str) -> np.ndarray[Any, Any]:
        """(n,) distance to a mood."""
        features, place = self.view.features, MOODS[mood]
        away: np.ndarray[Any, Any] = np.hypot(
            features.column("valence") - place.valence, features.column("energy") - place.energy
        )
        return away

    def cosine(self, other: int) -> float:
        """Nearness in sound to another row."""
        sound = self.view.features.sound
        return float(sound[other] @ sound[self.row])


Check = Callable[[Known, dict[str, str]], bool]


def plays(known: Known, found: dict[str, str]) -> bool:
    return _counted(found["count"]) == int(known.history.plays[known.row])


def _counted(text: str) -> int:
    words = {"once": 1, "twice": 2}
    return words[text] if text in words else int(re.findall(r"\d+", text)[0])


def last(known: Known, found: dict[str, str]) -> bool:
    if not known.history.plays[known.row]:
        return False
    days = int(known.now // 86_400) - int(float(known.history.last_played[known.row]) // 86_400)
    when = found["when"].strip()
    if when in ("today", "yesterday", "今天", "昨天"):
        return days == ("today", "yesterday", "今天", "昨天").index(when) % 2
    n = int(re.findall(r"\d+", when)[0])
    if "month" in when or "月" in when:
        return 61 <= days < 730 and n == days // 30
    if "year" in when or "年" in when:
        return days >= 730 and n == days // 365
    return 2 <= days < 61 and n == days


def artist_plays(known: Known, found: dict[str, str]) -> bool:
    own = known.view.artist_codes == known.view.artist_codes[known.row]
    return _counted(found["count"]) == int(known.history.plays[own].sum())


def near(known: Known, found: dict[str, str]) -> bool:
    def is_so(other: int) -> bool:
        is_liked = bool(known.history.feedback[other] > 0)
        is_finished = bool(known.history.listens[other] > 0 and known.history.completion[other] >= 0.89)
        claimed = is_finished if found.get("heard") else is_liked
        return other != known.row and claimed and known.cosine(other) >= 0.44

    return any(map(is_so, known.of_name(int(found["other"]))))


def nearest_to(known: Known, found: dict[str, str]) -> bool:
    def is_so(other: int) -> bool:
        share = known.share_nearer(-(known.view.features.sound @ known.view.features.sound[other]))
        is_asked = known.artist(other).casefold() in known.asked_artists
        return is_asked and other != known.row and _about(found.get("share"), share, most=26)

    return any(map(is_so, known.of_name(int(found["other"]))))


def _about(claimed: str | None, share: float, *, most: int) -> bool:
    """Sums of float32 in another order may move the last percent."""
    return share <= most and (claimed is None or share - 1 <= int(claimed) <= share + 2)


def _mood(found: dict[str, str]) -> str:
    word = found["mood"].removeprefix("more ").removeprefix("most ")
    return MOOD_WORDS.get(word, word)


def fits(known: Known, found: dict[str, str]) -> bool:
    return _about(found.get("share"), known.share_nearer(known.away_from(_mood(found))), most=26)


def moves_toward(known: Known, found: dict[str, str]) -> bool:
    away = known.away_from(_mood(found))
    return known.before is not None and bool(away[known.before] - away[known.row] >= 0.0199)


def livelier(known: Known, found: dict[str, str]) -> bool:
    share = known.share_beyond(is_more=True)
    return share >= 60 and (found.get("share") is None or int(found["share"]) == share)


def gentler(known: Known, found: dict[str, str]) -> bool:
    share = known.share_beyond(is_more=False)
    return share >= 60 and (found.get("share") is None or int(found["share"]) == share)


def steps(up: bool) -> Check:
    def check(known: Known, _found: dict[str, str]) -> bool:
        if known.before is None:
            return False
        rise = known.number("energy") - known.number("energy", known.before)
        return rise >= 0.0199 if up else rise <= -0.0199

    return check


def extreme(pick: Callable[[list[float]], float]) -> Check:
    def check(known: Known, _found: dict[str, str]) -> bool:
        return known.number("energy") == pick([known.number("energy", row) for row in known.listed])

    return check


def faster(sign: int) -> Check:
    def check(known: Known, found: dict[str, str]) -> bool:
        if known.before is None:
            return False
        step = round(known.number("tempo")) - round(known.number("tempo", known.before))
        if sign == 0:
            return abs(step) <= 1
        return 2 <= step * sign <= 12 and (found.get("step") is None or int(found["step"]) == step * sign)

    return check


def between(name: str, low: float, high: float) -> Check:
    return lambda known, _found: low <= known.number(name) <= high


def key(known: Known, found: dict[str, str]) -> bool:
    tonics = ["C", "C sharp", "D", "E flat", "E", "F", "F sharp", "G", "A flat", "A", "B flat", "B"]
    tonic = tonics[int(known.number("key"))]
    is_major = known.number("mode") >= 0.5
    letter, _, sign = tonic.partition(" ")
    chinese = f"{ {'sharp': '升 ', 'flat': '降 '}.get(sign, '') }{letter} {'大调' if is_major else '小调'}"
    return found["key"].strip() in (f"{tonic} {'major' if is_major else 'minor'}", chinese)


def liked(known: Known, _found: dict[str, str]) -> bool:
    return bool(known.history.feedback[known.row] > 0)


def unplayed(known: Known, _found: dict[str, str]) -> bool:
    return bool(known.history.plays[known.row] == 0)


def taste(known: Known, found: dict[str, str]) -> bool:
    """Nearness to the middle of what is finished, which is the profile's own."""
    if known.centre is None:
        return False
    return _about(found.get("share"), known.share_nearer(-(known.view.features.sound @ known.centre)), most=26)


def true(_known: Known, _found: dict[str, str]) -> bool:
    """The token in it was looked up when names were taken out."""
    return True


def asked(known: Known, _found: dict[str, str]) -> bool:
    return known.artist(known.row).casefold() in known.asked_artists


def placed(at: int) -> Check:
    return lambda known, _found: len(known.listed) >= 4 and known.listed[at] == known.row
