"""Texts in (English, Chinese)."""

TEXTS = {
    "title": ("Mood sessions", "心情练习"),
    "care": (
        "This is no medical treatment. If you are unwell, ask a doctor; in a crisis, call your local crisis line.",
        "这不是医疗手段。身体或心理不适请咨询医生；紧急时请拨打当地的危机热线。",
    ),
    "v": ("Now: sad to happy", "现在：悲伤到快乐"),
    "e": ("Now: low energy to high", "现在：低能量到高能量"),
    "wv": ("Wanted: sad to happy", "目标：悲伤到快乐"),
    "we": ("Wanted: low energy to high", "目标：低能量到高能量"),
    "minutes": ("Minutes", "分钟"),
    "make": ("Make the list", "生成歌单"),
    "none": ("No tracks were found for this way.", "没有找到适合这条路的曲目。"),
    "play": ("Play", "播放"),
    "stop": ("End without a report", "不填写就结束"),
    "done": ("Keep how I feel now", "记录现在的感受"),
    "straight": ("straight", "直线"),
    "calm_first": ("energy first", "先调能量"),
    "bright_first": ("brightness first", "先变明亮"),
    "slow": ("slow start", "慢慢开始"),
    "path": ("Path", "路径"),
    "near": ("How near it came", "接近程度"),
    "open": ("interrupted", "中断"),
    "breathe": ("Breathe along", "跟着呼吸"),
    "learned": (
        "{path} brought you nearest: {near} of the way on average, {n} sessions.",
        "{path}让您最接近：平均走完 {near}，共 {n} 次。",
    ),
    "delete": ("Delete all sessions", "删除所有记录"),
    "sure": ("Yes, delete them", "确定删除"),
}
