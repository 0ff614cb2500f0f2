"""One normalised token stream: what every reader of a request looks at."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_TRADITIONAL: Final = str.maketrans(
    "搖滾電說樂輕鬆開興聽過歡車煉壓鋼長復爾風點條張專輯個時鐘週懷舊輓選擇類與還們這樣給夠後沒聲歲熱極靜運動學習書寫腦兒癒療"
    "傷憂慮憤戀愛畫圖夢歲韓語粵國進聖誕讓夜趕勁節鄉調慶曬貝單雙兩幾億萬數實驗憶鬱間",
    "摇滚电说乐轻松开兴听过欢车炼压钢长复尔风点条张专辑个时钟周怀旧挽选择类与还们这样给够后没声岁热极静运动学习书写脑儿愈疗"
    "伤忧虑愤恋爱画图梦岁韩语粤国进圣诞让夜赶劲节乡调庆晒贝单双两几亿万数实验忆郁间",
)
"""Traditional to simplified, for the characters our tables use."""

_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "$": "s", "’": "'", "‘": "'", "`": "'", "´": "'"}
)
_DASHES: Final = frozenset("-‐‑‒–—―~〜～")
_BREAKS: Final = {
    ",": ",",
    "，": ",",
    "、": ",",
    ";": ";",
    "；": ";",
    "/": ",",
    "|": ",",
    ".": ".",
    "。": ".",
    "!": ".",
}
_BREAKS.update({"！": ".", "?": ".", "？": ".", "\n": ".", ":": ":", "：": ":", "…": ".", "(": ";", ")": ";", "%": "%"})

_ABBREVIATED: Final = re.compile(r"(?<![^\W\d_])(?:mr|mrs|ms|dr|st|jr|feat|ft|vs|pt|vol)\Z", re.IGNORECASE)
_PLAIN: Final = re.compile(r"(?:[A-Za-z ]|'(?!'))*|[A-Za-z0-9 ]*")
_POSSESSIVE: Final = re.compile(r"'[sS](?![A-Za-z'])")
_PLAIN_WORD: Final = re.compile(r"[a-z]+|[0-9]+")

BREAKS: Final = frozenset(_BREAKS.values()) | {"-"}
"""Tokens that are punctuation."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number, Han or kana character, or punctuation mark; "½" is the number "0.5"."""

    word: str
    """Casefolded, without accents and apostrophes; traditional characters simplified."""
    start: int
    """First character in the text."""
    end: int
    """After the last character in the text."""
    is_capital: bool = False
    """Typed with a capital first letter."""
    is_glued: bool = False
    """Follows the token before it without a space."""

    @property
    def is_break(self) -> bool:
        """Punctuation."""
        return self.word in BREAKS

    @property
    def is_number(self) -> bool:
        """Written in digits."""
        return self.word[:1].isdigit()


@lru_cache(maxsize=8192)
def _fold(char: str) -> str:
    """One character in its plain form; "" for a mark that belongs to the character before."""
    if unicodedata.combining(char):
        return ""
    if is_ideograph(char) or "\uac00" <= char <= "\ud7a3":
        return char.translate(_TRADITIONAL)
    if unicodedata.category(char) == "No" and unicodedata.numeric(char) % 1:
        return f"{unicodedata.numeric(char):.4g}"
    plain = unicodedata.normalize("NFKD", char).casefold().translate(_LETTERS)
    return "".join(c for c in plain if not unicodedata.combining(c))


def is_han(char: str) -> bool:
    """A Chinese character (also used in Japanese)."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char == "〇"


def is_kana(char: str) -> bool:
    """A Japanese syllable sign, the middle dot left out (Chinese writes foreign names with it)."""
    return "\u3041" <= char <= "\u30fa" or char == "ー"


def is_ideograph(char: str) -> bool:
    """Written without spaces: a token of its own."""
    return is_han(char) or is_kana(char)


def language_of(text: str) -> str:
    """ "zh" for Han characters without kana, else "en"."""
    return "zh" if any(map(is_han, text)) and not any(map(is_kana, text)) else "en"


def fold(text: str) -> str:
    """A name as one string without spaces, for fuzzy comparison."""
    return "".join(words(text))


def words(text: str) -> tuple[str, ...]:
    """The words of a phrase or name, punctuation left out, as the token stream would hold them."""
    if text.isascii() and _PLAIN.fullmatch(text):
        # Most names of most libraries: three times faster than the general way, and the same by test.
        return tuple(_PLAIN_WORD.findall(_POSSESSIVE.sub(" s", text).replace("'", "").lower()))
    return tuple(token.word for token in tokenise(text) if not token.is_break)


def _class_of(folded: str) -> str:
    if not folded:
        return "mark"
    first = folded[0]
    if is_ideograph(first):
        return "ideograph"
    if first.isdecimal():
        return "fraction" if folded[1:2] == "." else "digit"
    if first.isalpha():
        return "letter"
    return "other"


def tokenise(text: str) -> tuple[Token, ...]:
    """Split text into tokens. Never fails; every token covers at least one character and none overlap."""
    folded = [_fold(char) for char in text]
    classes = [_class_of(piece) for piece in folded]
    tokens: list[Token] = []
    i = 0
    while i < len(text):
        kind = classes[i]
        if kind in ("letter", "digit"):
            end = _run_end(folded, classes, i, kind)
            word = "".join(p for p, c in zip(folded[i:end], classes[i:end], strict=True) if c != "other")
            if kind == "digit":
                word = _number_word(text[i:end], folded[i:end])
            tokens.append(Token(word, i, end, text[i].isupper(), _is_glued(text, tokens, i)))
            i = end
            continue
        mark = _mark(text, i) if kind == "other" else None
        if kind in ("ideograph", "fraction"):
            tokens.append(Token(folded[i], i, i + 1, False, _is_glued(text, tokens, i)))
        elif mark is not None:
            tokens.append(mark)
        i = mark.end if mark is not None else i + 1
    return tuple(tokens)


def _is_glued(text: str, tokens: list[Token], i: int) -> bool:
    return bool(tokens) and not any(char.isspace() for char in text[tokens[-1].end : i])


def _run_end(folded: list[str], classes: list[str], start: int, kind: str) -> int:
    """End of a word or number: apostrophes and inner full stops ("T.I.", "2.5") belong to it."""
    i = start + 1
    while i < len(folded):
        if classes[i] in (kind, "mark"):
            i += 1
            continue
        if folded[i] == "'" and _is_possessive(folded, i):
            break
        follows = classes[i + 1] if i + 1 < len(folded) else ""
        inner = "'.!" if kind == "letter" else ".,"
        short = kind == "digit" or folded[i] == "'" or classes[max(0, i - 2)] != "letter" or i - start == 1
        if folded[i] in inner and follows == kind and short:
            i += 2
            continue
        break
    return i


def _is_possessive(folded: list[str], i: int) -> bool:
    """The apostrophe before a closing "s": "Queen's" is Queen and an s."""
    after = folded[i + 2] if i + 2 < len(folded) else ""
    return i + 1 < len(folded) and folded[i + 1] == "s" and not after.isalpha() and after != "'"


def _number_word(text: str, folded: list[str]) -> str:
    """Digits as Python reads them: "1,000" is a thousand, "1,5" one and a half."""
    word = "".join(str(unicodedata.decimal(p[0])) if p and p[0].isdecimal() else p for p in folded)
    if "," in text:
        head, _, tail = word.rpartition(",")
        word = head.replace(",", "") + ("" if len(tail) == 3 else ".") + tail
    return word if word.count(".") <= 1 else word.replace(".", "")


def _mark(text: str, i: int) -> Token | None:
    """Punctuation that means something here, or None."""
    char = text[i]
    if char == "&":
        return Token("and", i, i + 1)
    if char == "±" or text.startswith("+/-", i):
        return Token("plusminus", i, i + (1 if char == "±" else 3))
    if char == "+" and text[i - 1 : i].isdecimal() and not text[i + 1 : i + 2].isdecimal():
        # "2010+", "140+ bpm"; a sum ("1+1") is somebody's title.
        return Token("plus", i, i + 1)
    if char == "." and _ABBREVIATED.search(text, 0, i) and text[i + 1 : i + 2].isspace():
        # "Mr. Brightside", "ft. Drake": nothing ends there.
        return None
    if char in _DASHES:
        before = text[:i].rstrip()[-1:]
        after = text[i + 1 :].lstrip()[:1]
        if before.isalnum() and after.isdecimal() and any(c.isdecimal() for c in text[max(0, i - 6) : i]):
            return Token("-", i, i + 1)
        spaced = i > 0 and text[i - 1].isspace() and i + 1 < len(text) and text[i + 1].isspace()
        return Token(",", i, i + 1) if spaced or char in "—―" else None
    word = _BREAKS.get(char)
    return None if word is None else Token(word, i, i + 1)
