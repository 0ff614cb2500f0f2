"""Which version of a piece a title speaks of: live, remix, cover, skit, mix of a DJ, seasonal and the like."""

import re
from functools import lru_cache
from typing import Final

from musicrec_desktop.domain.kinds import PLAIN, Trait
from musicrec_desktop.domain.track import Tags

_SUFFIX: Final = re.compile(r"[(\[（【〔]([^)\]）】〕]*)[)\]）】〕]|\s[-–—~]\s+([^-–—~()\[\]]+)$")
"""Where titles name a version: in brackets, or behind a dash at the end. A word in the title itself says nothing:
"Live and Let Die" was not recorded on a stage."""


def _words(text: str) -> re.Pattern[str]:
    """Any of the space-separated words or, joined by underscores, phrases; ideographs anywhere."""
    parts = [re.escape(word.replace("_", " ")) for word in text.split()]
    latin = "|".join(part for part in parts if part.isascii() or not _is_ideographic(part))
    other = "|".join(part for part in parts if not part.isascii() and _is_ideographic(part))
    return re.compile("|".join(filter(None, (rf"(?<!\w)(?:{latin})(?!\w)", other))))


def _is_ideographic(text: str) -> bool:
    return any("\u2e80" <= char <= "\ufaff" for char in text)


_LIVE: Final = _words(
    "live unplugged en_vivo en_directo ao_vivo en_concert im_konzert konzert_mitschnitt 现场 現場 ライブ ライヴ"
)
_REMIX: Final = _words("remix remixed rmx rework reworked bootleg vip_mix dub_mix mashup mash-up flip 混音 リミックス")
_MIX: Final = _words("mix club_mix extended_mix")
_NO_REMIX: Final = re.compile(r"(?<!\w)(?:original|mono|stereo|album|single|radio|rough|acoustic|\d{4}) (?:\w+ )?mix")
"""The recording itself, mixed down anew or otherwise."""
_COVER: Final = re.compile(
    r"(?<!\w)covers?(?: version)?$|(?<!\w)covers album|(?<!\w)tribute to|in the style of|(?:originally performed|as"
    r" made famous) by|翻唱|カバー|カヴァー"
)
_DEMO: Final = _words("demo demos rough_mix early_take home_recording 小样 デモ")
_INSTRUMENTAL: Final = _words(
    "instrumental instrumental_version backing_track off_vocal 伴奏 纯音乐版 インスト インストゥルメンタル"
)
_ACOUSTIC: Final = _words("acoustic acoustic_version unplugged akustik acoustique acústico 不插电 アコースティック")
_KARAOKE: Final = _words("karaoke カラオケ 卡拉ok 伴唱")
_SKIT: Final = _words("skit interlude 过场 幕间")
_FRAME: Final = re.compile(
    r"(?:the\s+)?(?:intro|outro|interlude|skit|prelude to .*|opening credits|end credits)(?:\s*#?\d+)?"
)
_ALBUM_LIVE: Final = re.compile(
    r"(?<!\w)live (?:at|from|in|on)(?!\w)|\blive$|^live(?:!|:|$)|\bin concert\b|演唱会|演唱會|现场版"
)
_DJ_MIX: Final = _words(
    "dj_mix dj_set dj-set djset mixtape continuous_mix mixed_by essential_mix live_set liveset megamix radio_show "
    "podmix 串烧"
)
_SEASONAL: Final = _words(
    "christmas xmas x-mas noel noël weihnacht weihnachten weihnachtslied weihnachtslieder navidad navidades "
    "feliz_natal buon_natale god_jul kerst kerstmis carol_of_the_bells jingle_bells jingle_bell_rock silent_night "
    "stille_nacht holy_night winter_wonderland santa_claus rudolph_the_red-nosed_reindeer frosty_the_snowman "
    "deck_the_halls let_it_snow little_drummer_boy o_tannenbaum hanukkah chanukah 圣诞 聖誕 クリスマス 平安夜"
)
_SEASONAL_GENRE: Final = _words("christmas holiday xmas weihnachten navidad noël 圣诞")
_SHORT_SKIT_MS: Final = 180_000
_SHORT_FRAME_MS: Final = 75_000
"""An "Intro" longer than this is a piece of music that bears the name."""
_LONG_MIX_MS: Final = 20 * 60_000
_VERY_LONG_MIX_MS: Final = 40 * 60_000
_SUFFIX_TRAITS: Final = (
    (_LIVE, Trait.LIVE),
    (_REMIX, Trait.REMIX),
    (_COVER, Trait.COVER),
    (_DEMO, Trait.DEMO),
    (_INSTRUMENTAL, Trait.INSTRUMENTAL),
    (_ACOUSTIC, Trait.ACOUSTIC),
    (_KARAOKE, Trait.KARAOKE | Trait.INSTRUMENTAL),
)


def traits_of(tags: Tags) -> Trait:
    """The traits that title, album, genres and length give away; those without a word about them are plain."""
    title, album = tags.title.casefold(), tags.album.casefold()
    genres = " / ".join(tags.genres).casefold()
    found = _of_album(album, genres)
    for match in _SUFFIX.finditer(title):
        found |= _of_suffix(match[1] or match[2] or "")
    if _SEASONAL.search(title):
        found |= Trait.SEASONAL
    more = _of_length(title, album, tags.duration_ms)
    return found | more if more else found


@lru_cache(256)
def _of_album(album: str, genres: str) -> Trait:
    """What the whole album is, by its name and genres."""
    found = PLAIN
    for match in _SUFFIX.finditer(album):
        found |= _of_suffix(match[1] or match[2] or "") & (Trait.LIVE | Trait.KARAOKE | Trait.ACOUSTIC | Trait.COVER)
    if _ALBUM_LIVE.search(album):
        found |= Trait.LIVE
    if _KARAOKE.search(genres):
        found |= Trait.KARAOKE
    if _SEASONAL.search(album) or _SEASONAL_GENRE.search(genres):
        found |= Trait.SEASONAL
    return found


def _of_suffix(words: str) -> Trait:
    found = PLAIN
    for pattern, trait in _SUFFIX_TRAITS:
        if pattern.search(words):
            found |= trait
    if _MIX.search(words) and not _NO_REMIX.search(words) and not _DJ_MIX.search(words):
        found |= Trait.REMIX
    return found


def _of_length(title: str, album: str, duration_ms: int) -> Trait:
    """What words mean only in a track of a certain length."""
    if (
        0 < duration_ms <= _SHORT_SKIT_MS
        and _SKIT.search(title)
        and (duration_ms <= _SHORT_FRAME_MS or "skit" in title)
    ):
        return Trait.SKIT
    if 0 < duration_ms <= _SHORT_FRAME_MS and _FRAME.fullmatch(title):
        return Trait.SKIT
    if duration_ms >= _LONG_MIX_MS and (_DJ_MIX.search(title) or _DJ_MIX.search(album)):
        return Trait.DJ_MIX
    if duration_ms >= _VERY_LONG_MIX_MS and (_MIX.search(title) or re.search(r"\bset\b", title)):
        return Trait.DJ_MIX
    return PLAIN
