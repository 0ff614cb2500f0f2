"""What Windows Media files are filed as: classes named by long numbers."""

import uuid
from typing import Final

FIELDS: Final = frozenset(
    ("mediaclassprimaryid", "mediaclasssecondaryid", "mediaprimaryclassid", "mediasecondaryclassid")
)
"""Normalised names of the attributes that hold a class."""

_KINDS: Final = {
    "E0236BEB-C281-4EDE-A36D-7AF76A3D45B5": "audiobook",
    "3A172A13-2BD9-4831-835B-114F6A95943F": "spoken word",
    "6677DB9B-E5A0-4063-A1AD-ACEB52840CF1": "spoken word",
    "1B824A67-3F80-4E3E-9CDE-F7361B0F5F1B": "spoken word",
    "00033368-5009-4AC3-A820-5D2D09A4E7C1": "sound effect",
    "E3E689E2-BA8C-4330-96DF-A0EEEFFA6876": "music video",
    "A9B87FC9-BD47-4BF0-AC4F-655B89F7D868": "movie",
    "BA7F258A-62F7-47A9-B21F-4651C42A000E": "tv show",
    "DB9830BD-3AB3-4FAB-8A37-1A995F7FF74B": "video",
}
"""News and talk shows are speech too; music, and whole songs from games, need no word."""


def kind_of_class(value: object) -> str:
    """The kind for MoreTags.media_kind; "" for music, and for classes not known here. A class is 16 bytes, or text with
    or without braces."""
    if isinstance(value, bytes) and len(value) == 16:
        return _KINDS.get(str(uuid.UUID(bytes_le=value)).upper(), "")
    return _KINDS.get(str(value).strip("{} ").upper(), "")
