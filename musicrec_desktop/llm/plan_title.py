"""The title that a plan has by itself, in English or Chinese: what was asked for, else the day and the hour."""

import math
from typing import Final

from musicrec_desktop.domain.plan import Facet, FacetWish, PlaylistPlan, Range, Shape, Source
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm.phrases_zh import MOOD_NAMES
from musicrec_desktop.llm.untrusted import one_line

_DAYS: Final = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
}
_PARTS: Final = {"en": ("night", "morning", "afternoon", "evening"), "zh": ("夜里", "早上", "下午", "晚上")}
_SHAPES: Final = {
    Shape.RISE: ("on the rise", "渐强"),
    Shape.FALL: ("winding down", "渐缓"),
    Shape.ARC: ("up and down again", "先起后落"),
}
_LEVELS: Final = {
    # facet -> (below the middle, above it), each in English and Chinese
    Facet.TEMPO: (("slow", "慢节奏"), ("fast", "快节奏")),
    Facet.ENERGY: (("gentle", "轻柔"), ("lively", "有劲")),
    Facet.VALENCE: (("sombre", "低沉"), ("bright", "明快")),
    Facet.DANCEABILITY: (("not for dancing", "非舞曲"), ("danceable", "适合跳舞")),
    Facet.ACOUSTICNESS: (("electric", "电声"), ("acoustic", "原声")),
}
_MIDDLES: Final = {Facet.TEMPO: 110.0}
_ENDS: Final = {Facet.TEMPO: (40.0, 220.0)}
_WITHOUT_VOICES: Final = frozenset({"none", "instrumental", "no vocals"})
_SINCE: Final = ("since {}", "{} 年起")
_UP_TO: Final = ("up to {}", "{} 年以前")
_NEW: Final = 0.6


def plan_title(plan: PlaylistPlan, request: Request) -> str:
    """A title in the language of the plan; never empty."""
    is_zh = plan.language == "zh"
    language = 1 if is_zh else 0
    wishes = [wish for wish in plan.wants if wish.source is not Source.PROFILE]
    names = [
        one_line(wish.value, 40)
        for wish in _in_order(plan, wishes)
        if wish.facet in (Facet.ARTIST, Facet.TRACK) and wish.value
    ]
    genres = [one_line(name, 30) for name in _values(_in_order(plan, wishes), Facet.GENRE)][:2]
    moods = _values(wishes, Facet.MOOD)[:1]
    words = [MOOD_NAMES.get(mood, mood) if is_zh else mood for mood in moods] + genres
    words = words or _quality(plan, wishes, language)
    movement, era = _movement(plan, language), _era(wishes, language)
    if is_zh:
        whole = "全部" if names and plan.everything else ""
        return " · ".join(filter(None, (*words, *names[:2], whole, movement, era))) or _hour_title(request, "zh")
    and_then = " to " if plan.spacing.order else " and "
    if names:
        body = and_then.join(names[:2]) + (" and others" if names[2:] else "")
        body = body if plan.only_artists or len(names) > 1 else f"Around {body}"
        body = f"All of {body}" if plan.everything else body
    elif genres:
        body = " ".join((*moods, and_then.join(genres)))
    else:
        body = f"{words[0]} mix" if words else "tracks" if era and not movement else ""
    title = ", ".join(filter(None, (body, movement, era)))
    return title[:1].upper() + title[1:] or _hour_title(request, "en")


def _in_order(plan: PlaylistPlan, wishes: list[FacetWish]) -> list[FacetWish]:
    """The wishes; of things that follow one another only the first and the last, in that order."""
    order = plan.spacing.order
    if not order:
        return wishes
    ends = (order[0], order[-1])
    there = [wish for wish in wishes if wish.value not in order or wish.value in ends]
    return sorted(there, key=lambda wish: wish.value == ends[1])


def _values(wishes: list[FacetWish], facet: Facet) -> list[str]:
    return [wish.value for wish in wishes if wish.facet is facet and wish.value]


def _quality(plan: PlaylistPlan, wishes: list[FacetWish], language: int) -> list[str]:
    """One word for what was asked of the sound or of the history, where neither mood nor genre was named."""
    voices = {value.casefold() for value in _values(wishes, Facet.VOCALS)}
    if voices & _WITHOUT_VOICES:
        return [("instrumental", "纯器乐")[language]]
    for wish in wishes:
        if wish.facet in _LEVELS and wish.range is not None:
            middle = _middle(wish.range, *_ENDS.get(wish.facet, (0.0, 1.0)))
            return [_LEVELS[wish.facet][middle >= _MIDDLES.get(wish.facet, 0.5)][language]]
    if plan.novelty is not None and plan.novelty >= _NEW:
        return [("unheard", "没听过的")[language]]
    return []


def _middle(wanted: Range, least: float, most: float) -> float:
    return (max(wanted.low, least) + min(wanted.high, most)) / 2


def _movement(plan: PlaylistPlan, language: int) -> str:
    curve = plan.curve
    if curve is None or curve.shape is Shape.FLAT:
        return ""
    if curve.shape is Shape.JOURNEY:
        ends = [MOOD_NAMES.get(mood, mood) if language else mood for mood in (curve.start, curve.end)]
        return f"从{ends[0]}到{ends[1]}" if language else f"from {ends[0]} to {ends[1]}"
    return _SHAPES[curve.shape][language] if curve.shape in _SHAPES else ""


def _era(wishes: list[FacetWish], language: int) -> str:
    for wish in wishes:
        if wish.facet is Facet.YEAR and wish.range is not None:
            low, high = (int(end) if 0 < end < 9999 else 0 for end in (wish.range.low, wish.range.high))
            if low and high:
                return f"{low}" if low == high else f"{low}–{high}"
            if low or high:
                open_end = _SINCE if low else _UP_TO
                return open_end[language].format(low or high)
    return ""


def _hour_title(request: Request, language: str) -> str:
    moment = request.now + request.utc_offset_s
    if not math.isfinite(moment):
        return "歌单" if language == "zh" else "Mix"
    seconds = int(moment)
    day, hour = (seconds // 86_400 + 3) % 7, seconds % 86_400 // 3600  # 1970-01-01 was a Thursday
    part = 0 if hour < 5 or hour >= 22 else 1 if hour < 12 else 2 if hour < 18 else 3
    if language == "zh":
        return f"{_DAYS['zh'][day]}{_PARTS['zh'][part]}的歌单"
    return f"{_DAYS['en'][day]} {_PARTS['en'][part]} mix"
