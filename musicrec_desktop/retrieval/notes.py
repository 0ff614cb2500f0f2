"""What retrieval tells the listener, in the language of the request."""

from typing import Final

from musicrec_desktop.domain.plan import FacetWish, Note, PlaylistPlan, Range

_NAMES: Final = {
    "genre": ("genre", "流派"),
    "mood": ("mood", "情绪"),
    "energy": ("energy", "能量"),
    "valence": ("brightness of mood", "明暗"),
    "tempo": ("tempo", "速度"),
    "year": ("year", "年代"),
    "duration": ("track length", "曲长"),
    "artist": ("artist", "艺人"),
    "album": ("album", "专辑"),
    "track": ("seed track", "参考曲目"),
    "instrument": ("instrument", "乐器"),
    "vocals": ("vocals", "人声"),
    "language": ("language", "语言"),
    "region": ("region", "地区"),
    "danceability": ("danceability", "舞动感"),
    "acousticness": ("acoustic sound", "原声感"),
    "version": ("version", "版本"),
    "kind": ("kind of recording", "录音类型"),
    "plays": ("number of plays", "播放次数"),
    "plays_rank": ("most played", "播放最多"),
    "last_played_days": ("time since the last play", "上次播放时间"),
    "skip_rate": ("skip rate", "跳过率"),
    "completion": ("share heard", "完播率"),
    "liked": ("liked tracks", "喜欢的曲目"),
    "added_days": ("time since added", "入库时间"),
    "length": ("tracks short enough for the list", "单曲不超过总时长"),
    "fragments": ("whole tracks (not sounds of a few seconds)", "完整曲目（非几秒的音效）"),
}
"""Filter -> what it is called in English and in Chinese."""

_TEXTS: Final = {
    "relaxed": (
        "Too few tracks fit, so {name} ({wanted}) was given up: {before} fit with it, {after} without.",
        "符合条件的曲目太少，已放宽{name}（{wanted}）：放宽前 {before} 首，放宽后 {after} 首。",
    ),
    "genre_by_sound": (
        "Too few tracks are tagged {wanted} ({tagged}), so those without a genre that sound nearest joined ({joined}).",
        "标为“{wanted}”的只有 {tagged} 首，因此加入了 {joined} 首没有流派标签但听感最接近的曲目。",
    ),
    "genre_wider": (
        "No track is tagged {wanted}, so the wider genre {wider} was taken ({after}).",
        "没有标为“{wanted}”的曲目，改用范围更大的流派“{wider}”（{after} 首）。",
    ),
    "taste_mix": (
        "Nothing fits what was asked for, so this is a mix to your taste (out of {after}).",
        "没有符合要求的曲目，于是按你的口味从 {after} 首里挑选。",
    ),
    "few_by_artist": (
        "Tracks by {wanted} in this library: only {found}.",
        "曲库里{wanted}的曲目只有 {found} 首。",
    ),
    "cannot_tell": (
        "This library's tags do not tell {name} ({wanted}), so it was not used to choose.",
        "曲库的标签看不出{name}（{wanted}），所以没有按它筛选。",
    ),
    "library_empty": (
        "No track is left to choose from: the library is empty or everything in it is excluded.",
        "没有可选的曲目：曲库为空，或全部已被排除。",
    ),
}


def filter_name(plan: PlaylistPlan, filter_code: str) -> str:
    """What a filter is called in the language of the plan."""
    names = _NAMES.get(filter_code, (filter_code, filter_code))
    return names[plan.language == "zh"]


def note(plan: PlaylistPlan, kind: str, code: str = "", words: str = "", **values: str | int) -> Note:
    """A note of one of the kinds above; `code` where it differs from the kind."""
    text = _TEXTS[kind][plan.language == "zh"]
    return Note(code or kind, text.format(**values), words)


def wish_text(plan: PlaylistPlan, wish: FacetWish) -> str:
    """The wish itself, short: "jazz", "1980-1989", "120+"; in Chinese, values in the listener's own words."""
    if wish.range is not None:
        return range_text(wish.range)
    return wish.words if plan.language == "zh" and wish.words else wish.value


def range_text(wanted: Range) -> str:
    """A range, open ends as a plus sign or "at most"."""
    low, high = f"{wanted.low:g}", f"{wanted.high:g}"
    if wanted.high == float("inf"):
        return f"{low}+"
    if wanted.low == float("-inf"):
        return f"≤{high}"
    return low if low == high else f"{low}-{high}"
