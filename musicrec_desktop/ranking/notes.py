"""What could not be honoured, told in the language of the request."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from musicrec_desktop.domain.plan import Note, PlaylistPlan

_TEXTS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "short_list": {
            "en": "Asked for {asked} tracks; only {found} fit.",
            "zh": "想要 {asked} 首，只有 {found} 首合适。",
        },
        "length": {
            "en": "Asked for {asked} minutes; the closest that fits is {found} minutes.",
            "zh": "想要 {asked} 分钟，最接近的只有 {found} 分钟。",
        },
        "share": {
            "en": "Asked for {asked} % {name}; it is {found} %, for want of tracks.",
            "zh": "{name} 想要占 {asked}%，因曲目不足只占 {found}%。",
        },
        "alternate": {
            "en": "Taking turns breaks off {found} times, for want of tracks.",
            "zh": "因曲目不足，轮流播放有 {found} 处未能做到。",
        },
        "curve": {
            "en": "The {name} could not be followed: too few of these tracks are analysed.",
            "zh": "无法按“{name}”的走向排列：已分析的曲目太少。",
        },
    }
)
_SHAPES: Final[Mapping[str, str]] = MappingProxyType(
    {"flat": "平稳", "rise": "渐强", "fall": "渐弱", "arc": "先升后降", "journey": "情绪之旅"}
)


def note(plan: PlaylistPlan, code: str, **values: object) -> Note:
    """A note by code, with its figures."""
    language = "zh" if plan.language == "zh" else "en"
    if code == "curve" and language == "zh":
        values["name"] = _SHAPES.get(str(values["name"]), values["name"])
    return Note(code, _TEXTS[code][language].format(**values))


def minutes(milliseconds: float) -> str:
    """Minutes with one digit where it tells something: "48", "7.5"."""
    return f"{milliseconds / 60_000:.1f}".removesuffix(".0")
