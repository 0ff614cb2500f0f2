"""What the listener is told of an edit that could not be done, in the language of the words."""

from types import MappingProxyType
from typing import Final

from musicrec_desktop.domain.plan import Note

_TEXTS: Final = MappingProxyType(
    {
        "nothing_to_undo": ("There is no earlier list to go back to.", "没有更早的列表可以恢复。"),
        "no_such_place": (
            "The list has {n} tracks: “{words}” is not among them.",
            "列表只有 {n} 首，没有“{words}”。",
        ),
        "no_artist_meant": (
            "No artist stands out in this list, so I cannot tell who “{words}” is.",
            "列表里没有哪位歌手特别突出，不清楚“{words}”指谁。",
        ),
        "no_track_meant": (
            "Nothing of this list plays, so I cannot tell which track is meant: name its number.",
            "列表里没有正在播放的曲目，不清楚指哪一首：请说第几首。",
        ),
        "edit_not_understood": (
            "I found no change in “{words}”: the list stays as it is.",
            "没看出“{words}”要改什么，列表保持不变。",
        ),
        "nothing_added": ("The library has no more of “{words}” to add.", "曲库里没有更多的“{words}”可以加入。"),
        "none_of_it": ("The list has no “{words}” to have less of.", "列表里本来就没有“{words}”。"),
        "more_of_artist": (
            "The list was to have no more than {n} of an artist; “{words}” was asked for by name and has more.",
            "列表原定每位歌手最多 {n} 首；“{words}”是点名要的，所以更多。",
        ),
        "nothing_left": ("Nothing would be left of the list, so it stays as it is.", "这样列表就空了，因此保持不变。"),
    }
)


TURN_NOTES: Final = frozenset(_TEXTS)
"""Codes that speak of one turn and are gone at the next."""


def edit_note(code: str, language: str, words: str = "", n: int = 0) -> Note:
    """The note of that code about those words or so many tracks."""
    shown = words if len(words) <= 60 else words[:57] + "..."
    text = _TEXTS[code][int(language == "zh")]
    return Note(code, text.replace("{n}", str(n)).replace("{words}", shown), words)
