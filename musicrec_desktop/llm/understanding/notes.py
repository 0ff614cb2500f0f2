"""What the listener is told of words that could not be honoured, in the language of the request."""

from types import MappingProxyType
from typing import Final

from musicrec_desktop.domain.plan import Note

_TEXTS: Final = MappingProxyType(
    {
        "absent_artist": ("“{words}” is not in this library.", "曲库里没有“{words}”。"),
        "absent_genre": ("No track in this library is tagged {words}.", "曲库里没有标为“{words}”的曲目。"),
        "absent_title": ("“{words}” is not in this library.", "曲库里没有“{words}”。"),
        "not_understood": (
            "I found nothing about music in “{words}”, so this is a mix by your taste.",
            "没能从“{words}”里读出音乐方面的要求，先按你的口味来。",
        ),
        "impossible_year": ("No music of “{words}” can exist yet.", "“{words}”的音乐还不存在。"),
        "unknown_year": ("I cannot tell which year “{words}” is.", "无法得知“{words}”是哪一年。"),
        "impossible_tempo": ("No music has the tempo “{words}”.", "没有音乐是“{words}”这个速度。"),
        "no_length": ("A list of “{words}” would be empty; I chose the length.", "“{words}”会是空列表，长度由我来定。"),
        "length_capped": (
            "“{words}” is more than a list holds; it is cut there.",
            "“{words}”超出一个列表的上限，已取最长。",
        ),
        "disliked_stay_out": (
            "Tracks you disliked stay out of every list, so “{words}” brings none.",
            "你不喜欢的曲目不会进入任何列表，“{words}”没有采用。",
        ),
        "two_ends": (
            "“{words}” does not go together with the rest of the request; it is left out.",
            "“{words}”与其余要求不能同时满足，没有采用。",
        ),
        "moods_apart": (
            "No track is “{words}” and the other mood you named at once: the list has some of each.",
            "没有曲目能同时符合“{words}”和另一种情绪：列表里两种各有一些。",
        ),
        "cannot_count_artists": (
            "I cannot keep a list to a number of artists: “{words}” is left out.",
            "无法限定歌手的人数：“{words}”没有采用。",
        ),
        "two_lengths": ("Two lengths were asked for; “{words}” is left out.", "要求了两个长度，没有采用“{words}”。"),
        "contradiction": (
            "“{words}” is both wanted and ruled out; it is left out.",
            "“{words}”既要又不要，按不要处理。",
        ),
        "cannot_tell_instrument": (
            "Sound alone tells no instrument: for “{words}” I go by titles, tags and how acoustic a track is.",
            "光凭声音听不出乐器：“{words}”只能参考标题、标签和原声程度。",
        ),
        "cannot_tell_language": (
            "This library does not say which language or country a track is from: “{words}” is only a hint.",
            "曲库没有语言或地区的信息：“{words}”只能作参考。",
        ),
        "cannot_tell_voice": (
            "This library does not say who sings: “{words}” is only a hint.",
            "曲库没有歌手性别的信息：“{words}”只能作参考。",
        ),
    }
)


_INSTEAD: Final = (" The nearest it has is {instead}.", "最接近的是“{instead}”。")


def note(code: str, language: str, words: str, instead: str = "") -> Note:
    """The note of that code about those words, and what stands in their place."""
    which = int(language == "zh")
    shown = words if len(words) <= 60 else words[:57] + "..."
    text = _TEXTS[code][which].replace("{words}", shown)
    return Note(code, text + _INSTEAD[which].replace("{instead}", instead) if instead else text, words)
