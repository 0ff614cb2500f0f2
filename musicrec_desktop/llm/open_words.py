"""Words of a request that no rule took: what a model may still be asked about."""

import re
from typing import Final

from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.llm.form_words import FORM_WORDS

NOT_UNDERSTOOD: Final = "not_understood"
"""Code of the note that the rules leave when they read nothing."""
_IDEOGRAPH: Final = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_VOWELS: Final = frozenset("aeiouy")
_WORD: Final = re.compile(rf"[{_IDEOGRAPH}]|(?:(?![{_IDEOGRAPH}])[\w'])+")
_IS_IDEOGRAPH: Final = re.compile(f"[{_IDEOGRAPH}]")
_CHINESE_FORM: Final = (
    *("随便", "播放", "推荐", "适合", "时候", "想要", "想听", "音乐", "歌曲", "歌单", "列表", "一些", "一点", "一下"),
    *("来点", "来些", "放点", "放些", "有点", "什么", "怎么", "可以", "能不能", "帮我", "给我", "我们", "几首", "好听"),
    *("今天", "现在", "一个", "这个", "那个", "曲子", "都行", "分钟", "小时", "我", "你", "想", "要", "听", "来", "放"),
    *("给", "点", "些", "首", "歌", "曲", "的", "了", "吧", "吗", "呢", "请", "有", "没", "好", "是", "在", "和", "就"),
)
"""Chinese words that name no situation, the long ones before those they begin with."""


def open_words(plan: PlaylistPlan) -> tuple[str, ...]:
    """What no rule took and what is not mere form, in order; ideographs that stand together are one word."""
    text = _padded(plan.request)
    taken = [wish.words for wish in (*plan.wants, *plan.avoids)]
    taken += [past.words for past in plan.behaviour]
    taken += [note.words for note in plan.notes if note.code != NOT_UNDERSTOOD]
    for phrase in (*sorted(filter(None, taken), key=len, reverse=True), *_CHINESE_FORM):
        text = text.replace(_padded(phrase), "  ")
    return tuple(filter(_says_something, _joined(text)))


def _padded(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _joined(text: str) -> list[str]:
    words = list[str]()
    for word in text.split():
        if words and _IS_IDEOGRAPH.match(word) and _IS_IDEOGRAPH.match(words[-1]):
            words[-1] += word
        else:
            words.append(word)
    return words


def _says_something(word: str) -> bool:
    is_noise = word.isascii() and _VOWELS.isdisjoint(word)  # "zzzz": a model finds a mood even in that
    return word not in FORM_WORDS and word.isalpha() and len(word) > 1 and not is_noise
