"""Genre words of other languages that a genre tree may lack; a tree's own spellings come first."""

from typing import Final

FOREIGN_GENRES: Final = (
    ("ロック", "rock"),
    ("ポップ|ポップス", "pop"),
    ("ジャズ", "jazz"),
    ("ヒップホップ|ラップ", "hip hop"),
    ("クラシック|klassik|klassische musik|musica clasica|clasica|musique classique|classique", "classical"),
    ("メタル", "metal"),
    ("テクノ", "techno"),
    ("ハウス", "house"),
    ("レゲエ", "reggae"),
    ("ブルース", "blues"),
    ("フォーク", "folk"),
    ("ソウル", "soul"),
    (
        "電子音楽|エレクトロ|elektronische musik|elektro|musique electronique|musica edm",
        "electronic",
    ),
    ("regueton|reggaeton", "reggaeton"),
    ("rapmusik|deutschrap|rap francais", "rap"),
    ("民歌", "folk"),
    ("嘻哈|饶舌", "hip hop"),
)
"""(spellings, the tree's word)."""
