"""How a fact may be said in Chinese: each as the parts that sentences are made of, in the notation of `patterns`."""

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.domain.recommend import Fact
from musicrec_desktop.llm.phrases import PLAIN_SLOTS, SHARE_SLOTS, Phrases

CHINESE: Final[Mapping[str, Phrases]] = {
    "liked": Phrases(
        openings=("你点过喜欢",),
        predicates=("是你(点过喜欢|喜欢过)的一首", "在你的喜欢之列"),
        afters=("你喜欢过", "你点过喜欢"),
        clauses=("你[已经]给{o}点过喜欢",),
    ),
    "history": Phrases(
        openings=("上次播放是{ago}", "到现在播放过{times}"),
        predicates=("上次播放是[在]{ago}", "[到现在]已播放{times}", "你{ago}还放过"),
        afters=("你播放过{times}", "你{ago}听过"),
        clauses=("你上次播放{o}是在{ago}", "你[已经]播放过{o}{times}"),
    ),
    "novelty": Phrases(
        openings=("还没[有]播放过", "至今没有播放记录"),
        predicates=("(还|至今)没[有]播放过", "(还|至今)没有播放记录", "还等着第一次播放"),
        afters=("(还|至今)没播放过", "你还没[有]放过"),
        clauses=("你还没[有]播放过{o}", "你至今没[有]放过{o}"),
    ),
    "artist": Phrases(
        openings=("来自你播放过{times}的{artist}",),
        predicates=("来自你播放过{times}的{artist}", "出自{artist}，这位艺人你播放过{times}"),
        afters=("来自{artist}（你播放过{times}）",),
    ),
    "asked": Phrases(
        openings=("出自你点名的{artist}",),
        predicates=("出自你点名的{artist}", "是你点名的{artist}的作品"),
        afters=("出自你点名的{artist}",),
    ),
    "by": Phrases(
        openings=("来自{artist}", "{artist}的作品"),
        predicates=("来自{artist}", "由{artist}演绎", "是{artist}的作品"),
        afters=("来自{artist}",),
    ),
    "album": Phrases(
        openings=("出自专辑{album}", "专辑{album}里的一首"),
        predicates=("(出自|收录于)专辑{album}", "是专辑{album}里的一首"),
        afters=("出自专辑{album}", "收录于专辑{album}"),
    ),
    "neighbour liked": Phrases(
        openings=("听感接近你喜欢的{other}", "声音上接近你喜欢的{other}"),
        predicates=("听感接近你喜欢[过]的{other}", "声音上与你喜欢[过]的{other}相近", "和你喜欢的{other}听感相近"),
        afters=("听感接近你喜欢的{other}",),
    ),
    "neighbour finished": Phrases(
        openings=("听感接近你听完的{other}", "声音上接近你听完的{other}"),
        predicates=("听感接近你听完[过]的{other}", "声音上与你听完[过]的{other}相近", "和你听完的{other}听感相近"),
        afters=("听感接近你听完的{other}",),
    ),
    "likeness": Phrases(
        openings=("听感比曲库里大多数曲目更接近{other}",),
        predicates=("属于曲库里听感最接近{other}的{near}", "[在]声音上比曲库里大多数曲目更接近{other}"),
        afters=("听感很靠近{other}",),
    ),
    "taste": Phrases(
        openings=("听感贴近你常听完的曲目",),
        predicates=("属于曲库里最接近你常听完的那{top}", "听感贴近你常听完的曲目", "和你常听完的曲目声音相近"),
        afters=("听感贴近你常听完的曲目",),
    ),
    "fit": Phrases(
        openings=("听起来比曲库里大多数曲目更{more_mood}", "在曲库里听感偏{mood}"),
        predicates=(
            "属于曲库里听感最{most_mood}的{close}",
            "听起来比曲库里大多数曲目更{more_mood}",
            "在曲库里听感偏{mood}",
            "声音比大多数曲目更{more_mood}",
        ),
        afters=("听起来比大多数曲目更{more_mood}", "听感偏{mood}"),
    ),
    "genre": Phrases(
        heads=("{genre}曲目",),
        openings=("标签为{genre}",),
        predicates=("标签为{genre}", "归在{genre}之下", "属于{genre}"),
        afters=("标签为{genre}",),
    ),
    "year": Phrases(
        heads=("{year}年作品",),
        openings=("{year}年发行", "{year}年的作品"),
        predicates=("(发行于|出自){year}年", "是{year}年的作品"),
        afters=("{year}年发行",),
    ),
    "tempo": Phrases(
        openings=("速度{bpm} BPM", "每分钟{bpm}拍"),
        predicates=("速度为每分钟{bpm}拍", "速度为{bpm} BPM", "以{bpm} BPM 的速度行进"),
        afters=("速度{bpm} BPM",),
    ),
    "energy low": Phrases(
        openings=("能量偏低", "力度偏弱"),
        predicates=("能量偏低", "能量始终不高", "力度偏弱"),
        afters=("能量偏低",),
    ),
    "energy medium": Phrases(
        openings=("能量居中", "力度适中"),
        predicates=("能量居中", "力度适中", "能量不高不低"),
        afters=("能量居中",),
    ),
    "energy high": Phrases(
        openings=("能量较高", "力度较强"),
        predicates=("能量较高", "能量一直不低", "力度较强"),
        afters=("能量较高",),
    ),
    "lively low": Phrases(
        openings=("比曲库里{percent}的曲目更平缓", "处在曲库里较平缓的一半"),
        predicates=("比曲库里{percent}的曲目更(平缓|轻柔)", "能量低于曲库里{percent}的曲目", "属于曲库里较平缓的一半"),
        afters=("比曲库里{percent}的曲目更平缓",),
    ),
    "lively high": Phrases(
        openings=("比曲库里{percent}的曲目更有劲", "处在曲库里较有劲的一半"),
        predicates=("比曲库里{percent}的曲目更有劲", "能量高于曲库里{percent}的曲目", "属于曲库里较有劲的一半"),
        afters=("比曲库里{percent}的曲目更有劲",),
    ),
    "extreme low": Phrases(
        openings=("这张歌单里最平缓的一首",),
        predicates=("是[这张]歌单里最(平缓|轻柔)的一首", "处在[这张]歌单能量的最低处"),
    ),
    "extreme high": Phrases(
        openings=("这张歌单里最有劲的一首",),
        predicates=("是[这张]歌单里最有劲的一首", "处在[这张]歌单能量的最高处"),
    ),
    "step up": Phrases(
        openings=("比前一首{before}更有劲", "接在{before}之后再添一分力"),
        predicates=("比前一首{before}更有劲", "能量比前一首{before}更高", "接在{before}之后，力度更强"),
        afters=("比前一首{before}更有劲",),
    ),
    "step down": Phrases(
        openings=("比前一首{before}更平缓",),
        predicates=("比前一首{before}更平缓", "能量比前一首{before}更低", "接在{before}之后，力度放缓"),
        afters=("比前一首{before}更平缓",),
    ),
    "toward": Phrases(
        openings=("比前一首{before}更{more_mood}",),
        predicates=("听起来比前一首{before}更{more_mood}", "接在{before}之后，听感更{more_mood}"),
        afters=("比前一首{before}更{more_mood}",),
    ),
    "key": Phrases(
        openings=("{key}",),
        predicates=("调性为{key}", "是{key}", "用的是{key}"),
        afters=("调性为{key}",),
    ),
    "timbre dark": Phrases(
        openings=("音色偏暗",),
        predicates=("音色偏暗", "音色比较暗"),
        afters=("音色偏暗",),
    ),
    "timbre bright": Phrases(
        openings=("音色明亮",),
        predicates=("音色明亮", "音色偏亮"),
        afters=("音色明亮",),
    ),
    "dynamics": Phrases(
        openings=("强弱相差{db}分贝",),
        predicates=("强弱(之间|)相差{db}分贝", "从弱到强有{db}分贝"),
        afters=("强弱相差{db}分贝",),
    ),
    "acoustic": Phrases(
        openings=("以原声为主",),
        predicates=("听起来以原声为主", "以原声音色为主"),
        afters=("以原声为主",),
    ),
    "instrumental": Phrases(
        openings=("以器乐为主",),
        predicates=("听起来以器乐为主", "以器乐为主"),
        afters=("以器乐为主",),
    ),
    "danceable": Phrases(
        openings=("节拍适合跳舞",),
        predicates=("节拍适合跳舞", "适合跟着跳舞"),
        afters=("节拍适合跳舞",),
    ),
    "transition same": Phrases(
        openings=("速度与前一首{before}持平",),
        predicates=("速度与前一首{before}持平", "沿着{before}的速度往下走", "速度和前一首{before}一样"),
        afters=("速度与{before}持平",),
    ),
    "transition up": Phrases(
        openings=("比前一首{before}快{step} BPM",),
        predicates=("比前一首{before}快{step} BPM", "速度比{before}略快", "接在{before}之后，提速{step} BPM"),
        afters=("比{before}快{step} BPM",),
    ),
    "transition down": Phrases(
        openings=("比前一首{before}慢{step} BPM",),
        predicates=("比前一首{before}慢{step} BPM", "速度比{before}略慢", "接在{before}之后，减速{step} BPM"),
        afters=("比{before}慢{step} BPM",),
    ),
    "place first": Phrases(
        openings=("歌单的第一首",),
        predicates=("是歌单的第一首", "放在歌单开头"),
    ),
    "place last": Phrases(
        openings=("歌单的最后一首",),
        predicates=("是歌单的最后一首", "放在歌单末尾"),
    ),
}

MOOD_NAMES: Final = {
    "calm": "平静",
    "dreamy": "梦幻",
    "sleepy": "催眠",
    "focused": "专注",
    "romantic": "浪漫",
    "melancholic": "忧郁",
    "sad": "悲伤",
    "dark": "阴暗",
    "tense": "紧张",
    "angry": "愤怒",
    "epic": "恢宏",
    "energetic": "充满活力",
    "party": "热闹",
    "happy": "快乐",
    "playful": "俏皮",
    "hopeful": "充满希望",
}
"""Each mood as an adjective."""


def spoken(fact: Fact) -> Mapping[str, str]:
    """The values of a fact as they stand in a Chinese sentence, by the slot they fill."""
    values = fact.values
    said = {name: str(values[name]) for name in PLAIN_SLOTS if name in values and "title" not in values}
    if "plays" in values:
        said["times"] = f"{values['plays']} 次"
    if "days" in values:
        said["ago"] = _ago(int(values["days"]))
    if fact.kind in SHARE_SLOTS:
        said[SHARE_SLOTS[fact.kind]] = f"{values['percent']}%"
    if "title" in values:
        artist, title = str(values["artist"]), f"《{values['title']}》"
        gap = "" if "\u3040" <= artist[-1:] <= "\u9fff" else " "
        said["other"] = f"{artist}{gap}的{title}" if artist else title
    if "album" in values:
        said["album"] = f"《{values['album']}》"
    if "previous" in values:
        said["before"] = f"《{values['previous']}》"
    if "key" in values:
        said["key"] = key_name(str(values["key"]))
    if "mood" in values:
        said["mood"] = said["more_mood"] = said["most_mood"] = MOOD_NAMES.get(str(values["mood"]), str(values["mood"]))
    return said


def _ago(days: int) -> str:
    """今天, 昨天, 12 天前; from two months on in months, from two years on in years, rounded down."""
    if days >= 730:
        return f"{days // 365} 年前"
    if days >= 61:
        return f"{days // 30} 个月前"
    return {0: "今天", 1: "昨天"}.get(days, f"{days} 天前")


def key_name(name: str) -> str:
    """ "C sharp minor" -> 升 C 小调."""
    tonic, *accidental, mode = name.split()
    sign = {"sharp": "升 ", "flat": "降 "}.get(accidental[0] if accidental else "", "")
    return f"{sign}{tonic} {'大调' if mode == 'major' else '小调'}"
