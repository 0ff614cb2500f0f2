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
    "plays": ("number of plays", "播放次数"),
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
        "Too few tracks fit: {name} ({wanted}) was given up. {before} tracks fitted before, {after} after.",
        "符合条件的曲目太少：放宽了{name}（{wanted}）。放宽前 {before} 首，放宽后 {after} 首。",
    ),
    "genre_by_sound": (
        "Only {tagged} tracks are tagged {wanted}; {joined} tracks without a genre that sound nearest to them joined.",
        "只有 {tagged} 首标记为{wanted}；加入了 {joined} 首没有流派标签、声音最接近的曲目。",
    ),
    "genre_wider": (
        "No track is tagged {wanted}; the wider genre {wider} was taken: {after} tracks.",
        "没有标记为{wanted}的曲目；改用更宽的流派 {wider}：{after} 首。",
    ),
    "taste_mix": (
        "Nothing fits what was asked for, so this is a mix to your taste from {after} tracks.",
        "没有符合要求的曲目，因此按你的口味从 {after} 首中混合。",
    ),
    "cannot_tell": (
        "This library's tags do not tell {name} ({wanted}), so it was not used to choose.",
        "曲库标签无法判断{name}（{wanted}），因此没有用来筛选。",
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


def wish_text(wish: FacetWish) -> str:
    """The wish itself, short: "jazz", "1980-1989", "120+"."""
    return wish.value if wish.range is None else range_text(wish.range)


def range_text(wanted: Range) -> str:
    """A range, open ends as a plus sign or "at most"."""
    low, high = f"{wanted.low:g}", f"{wanted.high:g}"
    if wanted.high == float("inf"):
        return f"{low}+"
    if wanted.low == float("-inf"):
        return f"≤{high}"
    return low if low == high else f"{low}-{high}"
