"""What a comment says of its track, read by rules: words that praise or reject, what turns them, what strengthens them.

English and Chinese, with some German. Rules say only what they find; where they find nothing, a reader may be handed in
(the language model), and its word counts only above a stated certainty.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from musicrec_desktop.domain.comment import JudgedBy

Reader = Callable[[str], float]
"""Reads a comment: -1 (rejects) .. 1 (praises)."""
SURE: Final = 0.5
"""A reader's word counts from here on."""


def _weights(*groups: tuple[float, str]) -> Mapping[str, float]:
    return MappingProxyType({word: weight for weight, words in groups for word in words.split()})


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORDS: Final = _weights(
    (
        2.0,
        (
            "love loved loves loving lovely masterpiece perfect perfection brilliant amazing awesome stunning gorgeous "
            "phenomenal favourite favorite favourites favorites adore incredible sublime genius goosebumps obsessed "
            "liebe geliebt großartig wunderschön genial lieblingslied hammer ❤ ♥ 😍 🔥"
        ),
    ),
    (
        1.2,
        (
            "great good beautiful nice like liked enjoy enjoyed enjoyable fun catchy excellent fantastic wonderful "
            "cool beauty best better sweet groovy banger bop chill soothing touching moving addictive lush warm yes "
            "more keep schön gut toll klasse super mag gefällt stark 👍 😊 🙂 :) :-)"
        ),
    ),
    (0.6, "okay ok fine decent solid interesting pleasant works"),
    (
        -1.2,
        (
            "bad boring bored dull annoying meh weak bland cheesy noisy loud repetitive skip dislike disliked "
            "overrated tedious lame tiresome flat whiny shrill harsh overplayed tired sick "
            "enough stop worse never mess messy langweilig schlecht nervt nervig laut blöd öde 👎 🙁 :( :-("
        ),
    ),
    (
        -2.0,
        (
            "hate hated hates terrible horrible awful worst garbage trash unbearable unlistenable disgusting crap ugh "
            "hasse furchtbar schrecklich unerträglich mist 🤮 😡"
        ),
    ),
)
_CHINESE: Final = _weights(
    (2.0, "最爱 超爱 太棒 神曲 完美 绝了 太好听 循环播放 单曲循环 百听不厌"),
    (1.2, "喜欢 好听 不错 很棒 美妙 动听 舒服 感动 赞 爱听"),
    (-1.2, "难听 无聊 太吵 吵死 没意思 听腻 腻了 一般般 跳过 不好听 不喜欢 不爱"),
    (-2.0, "讨厌 垃圾 恶心 受不了 难听死了 最烂"),
)
_NEGATIONS: Final = _set(
    "not no never isn't wasn't don't doesn't didn't can't couldn't won't hardly without neither nor cannot nicht kein "
    "keine nie isnt dont doesnt cant"
)
_STRONGER: Final = _set("very so really too absolutely totally extremely such most truly sehr echt total")
_WEAKER: Final = _set("bit slightly somewhat kinda rather little fairly quite etwas")
_TURNS: Final = _set("but however though although except aber doch")
_REACH: Final = 3
"""A negation turns the words up to so many further on."""
_TURNED: Final = -0.6
"""Not good is bad, but less so than bad; not bad is good likewise."""
_HALF: Final = 1.5
"""Summed weight at which the sentiment is half way to its limit."""
_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[:;]-?[()]|[❤♥😍🔥👍😊🙂👎🙁🤮😡]")
_IDEOGRAPH: Final = re.compile(r"[\u4e00-\u9fff]")
_CHINESE_NEGATION: Final = re.compile(r"[不没别]\w?$")


@dataclass(frozen=True, slots=True)
class Reading:
    """A comment understood."""

    sentiment: float
    """-1 .. 1; 0 says nothing either way."""
    judged_by: JudgedBy
    words: tuple[str, ...] = ()
    """What it was read from, as found."""


def read_comment(text: str, reader: Reader | None = None) -> Reading:
    """What a comment says. Rules win where they find a word; else the reader, where there is one and it is sure."""
    found = _chinese(text) + _words(text)
    total = sum(weight for _, weight in found)
    if found:
        sentiment = total / (abs(total) + _HALF)
        return Reading(sentiment, JudgedBy.RULES, tuple(word for word, _ in found))
    if reader is not None and text.strip():
        sentiment = max(-1.0, min(1.0, reader(text)))
        if abs(sentiment) >= SURE:
            return Reading(sentiment, JudgedBy.MODEL)
    return Reading(0.0, JudgedBy.RULES)


def _words(text: str) -> list[tuple[str, float]]:
    tokens = [token.replace("’", "'") for token in _TOKEN.findall(text.casefold())]
    turn = max((place for place, token in enumerate(tokens) if token in _TURNS), default=None)
    found = []
    for place, token in enumerate(tokens):
        weight = _WORDS.get(token)
        if weight is None:
            continue
        before = tokens[max(0, place - _REACH) : place]
        # "never" and "no" reject by themselves only where nothing follows that they could turn.
        if token in _NEGATIONS and any(later in _WORDS for later in tokens[place + 1 : place + 1 + _REACH]):
            continue
        if any(word in _NEGATIONS for word in before):
            weight *= _TURNED
        if before and before[-1] in _STRONGER:
            weight *= 1.4
        elif before and before[-1] in _WEAKER:
            weight *= 0.6
        if turn is not None:
            weight *= 0.5 if place < turn else 1.5  # what comes after "but" is what is meant
        found.append((token, weight))
    return found


def _chinese(text: str) -> list[tuple[str, float]]:
    """The longest words first, each character read once."""
    if not _IDEOGRAPH.search(text):
        return []
    found, rest = [], text
    for word, weight in sorted(_CHINESE.items(), key=lambda item: -len(item[0])):
        while (place := rest.find(word)) >= 0:
            is_turned = bool(_CHINESE_NEGATION.search(rest[:place]))
            found.append((word, weight * _TURNED if is_turned else weight))
            rest = rest[:place] + "\n" * len(word) + rest[place + len(word) :]
    return found
