"""How claims are made in Chinese: patterns over a sentence without names, most telling first, and their checks."""

from typing import Final

from tests.benchmarks.rationales.checks import (
    MOOD_WORDS,
    Check,
    artist_plays,
    asked,
    between,
    extreme,
    faster,
    fits,
    gentler,
    key,
    last,
    liked,
    livelier,
    moves_toward,
    near,
    nearest_to,
    placed,
    plays,
    steps,
    taste,
    true,
    unplayed,
)

_SHARE: Final = r"(?P<share>\d+)%"
_OTHER: Final = r"⟦O(?P<other>\d+)⟧"
_COUNT_ZH: Final = r" ?(?P<count>\d+) 次"
_WHEN_ZH: Final = r" ?(?P<when>今天|昨天|\d+ (?:天|个月|年)前)"
_MOOD_ZH: Final = r"(?P<mood>" + "|".join(word for word in MOOD_WORDS if not word.isascii()) + ")"

CHINESE: Final[tuple[tuple[str, Check], ...]] = (
    (rf"(?:听感接近|声音上接近)你(?:喜欢过?|(?P<heard>听完过?))的 ?{_OTHER}", near),
    (rf"声音上与你(?:喜欢过?|(?P<heard>听完过?))的 ?{_OTHER}相近", near),
    (rf"和你(?:喜欢|(?P<heard>听完))的 ?{_OTHER}听感相近", near),
    (rf"属于曲库里听感最接近 ?{_OTHER}的 {_SHARE}", nearest_to),
    (rf"(?:在?声音上|听感)比曲库里大多数曲目更接近 ?{_OTHER}|听感很靠近 ?⟦O(?P<other_>\d+)⟧", nearest_to),
    (rf"属于曲库里最接近你常听完的那 {_SHARE}", taste),
    (r"听感贴近你常听完的曲目|和你常听完的曲目声音相近", taste),
    (rf"属于曲库里听感最{_MOOD_ZH}的 {_SHARE}", fits),
    (rf"(?:听起来|声音)比(?:曲库里)?大多数曲目更{_MOOD_ZH}", fits),
    (rf"(?:在曲库里)?听感偏{_MOOD_ZH}", fits),
    (r"(?:处在|属于)曲库里较有劲的一半", livelier),
    (r"(?:处在|属于)曲库里较平缓的一半", gentler),
    (rf"(?:听起来)?比前一首⟦P⟧更(?!有劲|平缓|轻柔){_MOOD_ZH}|接在⟦P⟧之后，听感更(?P<mood_>\w+)", moves_toward),
    (rf"来自你播放过{_COUNT_ZH}的 ?⟦A⟧", artist_plays),
    (rf"(?:来自|出自) ?⟦A⟧(?:，这位艺人|（)你播放过{_COUNT_ZH}）?", artist_plays),
    (r"出自你点名的 ?⟦A⟧|你点名的 ?⟦A⟧ ?的作品", asked),
    (r"(?:来自|出自|由) ?⟦A⟧(?: 演绎)?|⟦A⟧ ?的作品", true),
    (r"(?:出自|收录于)?专辑⟦L⟧(?:里的一首)?", true),
    (rf"(?:你)?上次播放(?:是|它|这首)*(?:在)?{_WHEN_ZH}", last),
    (rf"你?{_WHEN_ZH}(?:还放|听)过", last),
    (rf"(?:到现在)?(?:你)?(?:已经|已)?播放过?(?:它|这首)?{_COUNT_ZH}", plays),
    (r"你?(?:还|至今)没有?(?:播放|放)过(?:它|这首)?|(?:还|至今)没有播放记录|还等着第一次播放", unplayed),
    (r"你点过喜欢|你(?:点过喜欢|喜欢过)的一首|在你的喜欢之列|你喜欢过|你(?:已经)?给(?:它|这首)点过喜欢", liked),
    (r"(?:标签为|归在|属于)? ?⟦G⟧(?: 之下| 曲目一首| 曲目)?", true),
    (r"(?:发行于|出自)? ?⟦Y⟧ 年(?:发行|的作品|作品)?", true),
    (r"比(?:前一首)?⟦P⟧快 (?P<step>\d+) BPM|提速 (?P<step_>\d+) BPM|速度比⟦P⟧略快", faster(1)),
    (r"比(?:前一首)?⟦P⟧慢 (?P<step>\d+) BPM|减速 (?P<step_>\d+) BPM|速度比⟦P⟧略慢", faster(-1)),
    (r"速度[与和](?:前一首)?⟦P⟧(?:持平|一样)|沿着⟦P⟧的速度往下走", faster(0)),
    (r"接在⟦P⟧之后(?=，)", true),
    (
        r"(?:速度为?|以)?(?:每分钟)? ?(?P<bpm>\d+) (?:BPM|拍)(?: 的速度行进)?",
        lambda known, found: int(found["bpm"]) == round(known.number("tempo")),
    ),
    (rf"比曲库里 {_SHARE} 的曲目更有劲|能量高于曲库里 (?P<share_>\d+)% 的曲目|比曲库里大多数曲目有劲", livelier),
    (
        rf"比曲库里 {_SHARE} 的曲目更(?:平缓|轻柔)|能量低于曲库里 (?P<share_>\d+)% 的曲目|比曲库里大多数曲目平缓",
        gentler,
    ),
    (r"比前一首⟦P⟧更有劲|能量比前一首⟦P⟧更高|力度更强|接在⟦P⟧之后再添一分力", steps(up=True)),
    (r"比前一首⟦P⟧更平缓|能量比前一首⟦P⟧更低|力度放缓", steps(up=False)),
    (r"(?:这张)?歌单里最(?:平缓|轻柔)的一首|处在(?:这张)?歌单能量的最低处", extreme(min)),
    (r"(?:这张)?歌单里最有劲的一首|处在(?:这张)?歌单能量的最高处", extreme(max)),
    (r"能量不高不低|能量居中|力度适中", between("energy", 0.35, 0.65)),
    (r"能量偏低|力度偏弱|能量始终不高", between("energy", 0, 0.35)),
    (r"能量较高|力度较强|能量一直不低", between("energy", 0.65, 1)),
    (r"(?:调性为|用的是)? ?(?P<key>(?:[升降] )?[A-G] [大小]调)", key),
    (r"音色(?:偏|比较)暗", between("brightness", 0, 0.2)),
    (r"音色(?:明|偏)亮", between("brightness", 0.8, 1)),
    (
        r"强弱(?:之间)?相差 (?P<db>\d+) 分贝|从弱到强有 (?P<db_>\d+) 分贝",
        lambda known, found: int(found["db"]) == round(known.number("dynamics")),
    ),
    (r"(?:听起来)?以原声(?:音色)?为主", between("acousticness", 0.495, 1)),
    (r"(?:听起来)?以器乐为主", between("instrumentalness", 0.495, 1)),
    (r"节拍适合跳舞|适合跟着跳舞", between("danceability", 0.495, 1)),
    (r"歌单的第一首|放在歌单开头", placed(0)),
    (r"歌单的最后一首|放在歌单末尾", placed(-1)),
)
