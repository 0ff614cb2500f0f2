"""How a fact may be said in Chinese. `{name}` stands for a value of the fact."""

from collections.abc import Mapping
from typing import Final

CHINESE: Final[Mapping[str, tuple[str, ...]]] = {
    "liked": ("你点过喜欢", "是你喜欢过的一首"),
    "history": ("在这里播放过 {plays} 次", "上次播放是{ago}"),
    "novelty": ("在这里还没有播放过", "至今没有播放记录"),
    "artist": ("来自 {artist}，其作品你播放过 {plays} 次", "由 {artist} 演绎，播放记录里有 {plays} 次"),
    "by": ("来自 {artist}", "由 {artist} 演绎"),
    "neighbour": ("听感接近{how}的{other}", "声音上与{how}的{other}相近"),
    "taste": ("属于曲库里最接近你常听完的那 {percent}%", "位列曲库中最贴近你听感的 {percent}%"),
    "genre": ("标签为 {genre}", "归在 {genre} 之下"),
    "year": ("发行于 {year} 年", "出自 {year} 年"),
    "tempo": ("速度为每分钟 {bpm} 拍", "节拍 {bpm} BPM"),
    "energy low": ("能量偏低，为 {energy}/100", "能量只有 {energy}/100"),
    "energy medium": ("能量居中，为 {energy}/100", "能量 {energy}/100"),
    "energy high": ("能量较高，为 {energy}/100", "能量达到 {energy}/100"),
    "fit": ("属于曲库中声音最接近{mood}的 {percent}%", "论声音，位列曲库里最贴近{mood}的 {percent}%"),
    "asked": ("出自你点名的 {artist}", "正是 {artist} 的作品"),
    "likeness": ("属于曲库中听感最接近{other}的 {percent}%", "声音上比曲库里大多数曲目更接近{other}"),
    "lively low": ("比曲库里 {percent}% 的曲目更平缓", "能量低于曲库里 {percent}% 的曲目"),
    "lively high": ("比曲库里 {percent}% 的曲目更有劲", "能量高于曲库里 {percent}% 的曲目"),
    "extreme low": ("是这张歌单里最平缓的一首", "处在这张歌单的最安静处"),
    "extreme high": ("是这张歌单里最有劲的一首", "处在这张歌单的最高点"),
    "step up": ("能量比前一首{before}更进一步", "接在{before}之后，力度更强"),
    "step down": ("能量比前一首{before}回落一步", "接在{before}之后，力度放缓"),
    "toward": ("比前一首{before}更靠近{mood}", "接在{before}之后，朝{mood}再进一步"),
    "key": ("调性为{key}",),
    "timbre dark": ("音色偏暗，明亮度 {brightness}/100",),
    "timbre bright": ("音色明亮，明亮度 {brightness}/100",),
    "dynamics": ("强弱之间相差 {db} 分贝",),
    "acoustic": ("原声程度为 {percent}/100",),
    "instrumental": ("器乐程度为 {percent}/100",),
    "danceable": ("适合跳舞的程度为 {percent}/100",),
    "transition same": ("速度与前一首{before}持平",),
    "transition up": ("比前一首{before}快 {step} BPM",),
    "transition down": ("比前一首{before}慢 {step} BPM",),
}

FRAMES: Final = ("{a}，{b}。", "这首{a}，{b}。", "{a}，同时{b}。", "{a}；{b}。")

HOW: Final = {"liked": "你喜欢", "finished": "你听完"}

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
    "epic": "史诗",
    "energetic": "有劲",
    "party": "派对",
    "happy": "快乐",
    "playful": "俏皮",
    "hopeful": "充满希望",
}


def ago(days: int) -> str:
    """今天, 昨天, 12 天前."""
    return {0: "今天", 1: "昨天"}.get(days, f" {days} 天前")


def key_name(name: str) -> str:
    """ "C sharp minor" -> 升 C 小调."""
    tonic, *accidental, mode = name.split()
    sign = {"sharp": "升 ", "flat": "降 "}.get(accidental[0] if accidental else "", " ")
    return f"{sign}{tonic} {'大调' if mode == 'major' else '小调'}"
