"""What could not be honoured, told in the language of the request."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from musicrec_desktop.domain.plan import Note, PlaylistPlan

_TEXTS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "short_list": {
            "en": "Asked for {asked} tracks; no more than {found} could be found.",
            "zh": "想要 {asked} 首，只找到 {found} 首合适的。",
        },
        "all_but": {
            "en": "More than {asked} tracks fit; these are the {asked} of them that suit you best.",
            "zh": "合适的不止 {asked} 首；这是其中最合你口味的 {asked} 首。",
        },
        "length": {
            "en": "Asked for {asked} minutes; the closest that fits is {found} minutes.",
            "zh": "想要 {asked} 分钟，能凑出的最接近时长是 {found} 分钟。",
        },
        "share": {
            "en": "Asked for {asked} % {name}; it is {found} %, for want of tracks.",
            "zh": "“{name}”想要占 {asked}%，但曲目不够，只占 {found}%。",
        },
        "alternate": {
            "en": "Taking turns breaks off {found} times, for want of tracks.",
            "zh": "曲目不够，有 {found} 处没能轮流播放。",
        },
        "curve": {
            "en": "The {name} could not be followed: too few of these tracks are analysed.",
            "zh": "无法按“{name}”的走向排列：已分析的曲目太少。",
        },
        "drawn": {
            "en": "The curve could be followed only roughly: what fits lies between {low} % and {high} % energy.",
            "zh": "只能大致跟随曲线：合适的曲目能量在 {low}% 到 {high}% 之间。",
        },
        "missed": {
            "en": "“{name}” holds for {found} of these {asked} tracks only: nothing nearer fits the rest of it.",
            "zh": "“{name}”只有 {found}/{asked} 首符合：没有更接近又满足其他要求的曲目了。",
        },
        "not_analysed": {
            "en": "“{name}” could not be judged by sound: {found} of these {asked} tracks are not analysed yet. "
            "Analyse the library and ask again.",
            "zh": "没法按声音判断“{name}”：这 {asked} 首里有 {found} 首还没分析。请先分析曲库再试。",
        },
    }
)
_SHAPES: Final[Mapping[str, str]] = MappingProxyType(
    {"flat": "平稳", "rise": "渐强", "fall": "渐弱", "arc": "先升后降", "journey": "情绪之旅", "drawn": "手绘曲线"}
)


def note(plan: PlaylistPlan, code: str, words: str = "", **values: object) -> Note:
    """A note by code, with its figures; `words` is the part of the request it is about."""
    language = "zh" if plan.language == "zh" else "en"
    if code == "curve" and language == "zh":
        values["name"] = _SHAPES.get(str(values["name"]), values["name"])
    return Note(code, _TEXTS[code][language].format(**values), words)


def minutes(milliseconds: float) -> str:
    """Minutes with one digit where it tells something: "48", "7.5"."""
    return f"{milliseconds / 60_000:.1f}".removesuffix(".0")
