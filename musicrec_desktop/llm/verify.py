"""A second look at every wording of a model: whatever it names, counts or claims must stand in a fact.

It reads the sentence before names and numbers are filled in, and shares nothing with the tables the sentence is made
from: a mistake there shows here.
"""

import re
from collections.abc import Sequence
from typing import Final

from musicrec_desktop.domain.recommend import Fact
from musicrec_desktop.llm.wording import key_of, spoken

_LONGEST: Final = 320
_SLOT: Final = re.compile(r"\{(\w+)\}")
_NAME: Final = re.compile(r"(?<![\w'’])[^\W\d_a-z一-鿿][A-Za-z'’\-]*")
_UNITS: Final = ("bpm", "BPM", "dB")
_OPENERS: Final = re.compile(
    r"(?:A|Acoustic|Already|Among|An|And|As|At|Bright|By|Calmer|Close|Closer|Danceable|Dark|Filed|First|From|Gentler|"
    r"High|In|Instrumental|It|Last|Level|Liked|Livelier|Low|Moderate|More|Mostly|Near|Nearer|Never|Not|Off|On|One|"
    r"Played|Related|Released|Sounding|Still|Tagged|The|This|With|Yet|You)"
)
"""Words a sentence may begin with; any other capital is a name."""
_NUMBER_WORDS: Final = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|million)\b|"
    r"[二三四五六七八九十百千万]|两",
    re.IGNORECASE,
)
_PRAISE: Final = re.compile(
    r"\b(?:amazing|awesome|beautiful\w*|best|brilliant|classic|excellent|fantastic|favou?rite|gorgeous|great|"
    r"incredible|legendary|lovely|masterpiece|perfect\w*|stunning|superb|wonderful|must-?(?:hear|listen))\b|"
    r"好听|动听|经典|完美|精彩|最爱|绝佳|美妙|推荐",
    re.IGNORECASE,
)
_CLAIMS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), re.compile(carriers))
    for pattern, carriers in (
        # (what is claimed, kinds of fact that may carry it)
        (r"\b(?:dis)?lik(?:e[ds]?|es|ing)\b|喜欢", "liked|neighbour liked"),
        (r"\b(?:love[ds]?|adore\w*|enjoy\w*|hate\w*|prefer\w*)\b|爱|讨厌", "$^"),
        (r"\bplay(?:s|ed|ing)?\b|播放|放过|还放|听过", "history|novelty|artist|neighbour finished|taste"),
        (r"\bunplayed\b", "novelty"),
        (r"\bask(?:s|ed)?\b|点名|点了", "asked"),
        (r"\b(?:finish\w*|to the end)\b|听完", "taste|neighbour finished"),
        (r"\b(?:skip\w*|repeat\w*|always|often|usually|every)\b|跳过|总是|经常|循环", "$^"),
        (r"\b(?:once|twice|yesterday|today|ago)\b|昨天|今天|天前|月前|年前", "$^"),  # these stand in slots
        (r"\b(?:never|unplayed|no|not|yet)\b|没|未", "novelty"),
        (r"\bgentl\w+\b|平缓|轻柔", "lively low|extreme low|step down"),
        (r"\b(?:less|least|lowers?|low|little energy|eases off|brings down)\b", "low|down"),
        (r"偏低|偏弱|更低|低于|最低|放缓|(?<!不)不高(?!不)", "low|down"),
        (r"\b(?:livel\w+|picks up(?! \{\}))\b|有劲|更强", "lively high|extreme high|step up"),
        (r"\b(?:most energy|more energy|plenty|high|lifts|raises)\b|较高|较强|更高|高于|最高|(?<!不高)不低", "high|up"),
        (r"\bmoderate\b|居中|适中", "energy medium"),
        (r"\bfaster\b|(?<!一)快 |提速|略快", "transition up"),
        (r"\b(?:slower|drops)\b|慢 |减速|略慢", "transition down"),
        (r"\bdark\b|偏暗|较暗", "timbre dark"),
        (r"\bbright\b|明亮|偏亮", "timbre bright"),
        (r"\bacoustic\b|原声", "acoustic"),
        (r"\binstrumental\b|器乐", "instrumental"),
        (r"\bdanc\w+|跳舞", "danceable"),
        (r"\b(?:(?<!its )first|open\w*|starts)\b|开头|(?<!等着)第一首", "place first"),
        (r"\b(?:closes|closing|closer of|ends|comes last|last in|last track)\b|末尾|最后", "place last"),
        (r"\b(?:liveliest|gentlest)\b|里最(?:有劲|平缓|轻柔)", "extreme"),
    )
)
_PLACES: Final = {
    "artist": r"(?:by|from) \{artist\}|\{artist\}的作品|(?:来自|出自|的|由)\{artist\}",
    "times": r"played [^.;]*\{times\}|(?:播放[^，；。]*|艺人你播放过)\{times\}",
    "ago": r"(?:last|played) [^.;]*\{ago\}|\{ago\}(?:还放|听过)|(?:播放|在)[^，；。]*\{ago\}",
    "year": r"(?:from|in) \{year\}|\{year\} (?:release|track)|\{year\}年",
    "bpm": r"\{bpm\} ?(?:bpm|拍)",
    "step": r"\{step\} bpm",
    "db": r"\{db\} ?(?:dB|分贝)",
    "percent": r"than \{percent\} of your|库里\{percent\}的曲目",
    "near": r"the \{near\} of your [^.;]*to \{other\}|\{other\}的\{near\}",
    "top": r"the \{top\} of your [^.;]*what you (?:finish|play)|听完的那\{top\}",
    "close": r"the \{close\} of your tracks that sound \{most_mood\}|最\{most_mood\}的\{close\}",
    "genre": r"(?:tagged|under) \{genre\}|\{genre\} track|(?:为|在|属于)\{genre\}|\{genre\}曲目",
    "other": r"(?:to|of) \{other\}|(?:[接靠]近|的|过的)\{other\}",
    "before": r"(?:than|from|after|of|with) \{before\}|(?:前一首|接在|沿着|比|与)\{before\}",
    "key": r"(?:in|of|around) \{key\}|(?:为|是|^)\{key\}",
    "album": r"(?:from|off|on) \{album\}|专辑\{album\}",
    "more_mood": r"\{more_mood\} (?:in sound )?than|an? \{more_mood\} sound|更\{more_mood\}",
    "mood": r"(?:on|from) the \{mood\} side of your library|听感偏\{mood\}",
    "most_mood": r"sound \{most_mood\}|听感最\{most_mood\}",
}
"""Slot -> how it must stand in a sentence: a number in the place of another would be a lie made of true parts."""
_TIMES_OF_ARTIST: Final = re.compile(
    r"\{artist\}, (?:whom|an artist) you have played[^.;]*\{times\}|"
    r"你播放过\{times\}(?:的\{artist\}|）)|艺人你播放过\{times\}",
    re.IGNORECASE,
)
"""How plays of the artist are told; any other way tells those of the track."""


def find_faults(skeleton: str, facts: Sequence[Fact]) -> tuple[str, ...]:
    """What in a wording, with slots for the values, does not trace to these facts, each with why; () when all does."""
    if not skeleton.strip():
        return ("nothing was written",)
    kinds, slots = [key_of(fact) for fact in facts], _SLOT.findall(skeleton)
    plain = _SLOT.sub("{}", skeleton)
    faults = [*_form(skeleton)]
    faults += [f"{slot}: in no fact" for slot in slots if slot not in spoken(facts)]
    faults += [f"{slot}: said twice" for slot in set(slots) if slots.count(slot) > 1]
    faults += [
        f"{slot}: not where it belongs"
        for slot in slots
        if slot in _PLACES and not re.search(_PLACES[slot], skeleton, re.IGNORECASE)
    ]
    if "times" in slots and (_TIMES_OF_ARTIST.search(skeleton) is not None) != ("artist" in kinds):
        faults.append("times: of the artist where they are the track's, or the other way round")
    faults += [f"{found}: in no fact" for found in re.findall(r"\d+", plain)]
    faults += [f"{found.group()}: in no fact" for found in _NUMBER_WORDS.finditer(plain)]
    faults += [
        f"{name.group()}: in no fact"
        for name in _NAME.finditer(plain)
        if name.group() not in _UNITS and (plain[: name.start()].strip() or not _OPENERS.fullmatch(name.group()))
    ]
    faults += [
        f"{claim.group()}: claimed without a fact"
        for pattern, carriers in _CLAIMS
        if not any(carriers.search(kind) for kind in kinds)
        for claim in pattern.finditer(plain)
    ]
    faults += [f"{praise.group()}: praise" for praise in _PRAISE.finditer(plain)]
    return tuple(dict.fromkeys(faults))


def _form(skeleton: str) -> list[str]:
    faults = []
    if any(mark in skeleton for mark in '\n\r"“”«»《》'):
        faults.append("more than one plain line")
    if len(skeleton) > _LONGEST:
        faults.append("too long")
    if not skeleton.endswith((".", "。")):
        faults.append("an unfinished sentence")
    return faults
