"""What many listeners' sessions say of the track that comes next in a session of somebody unknown."""

from musicrec_desktop.ranking.pooled.nearness import Nearness, nearness
from musicrec_desktop.ranking.pooled.parts import PART_NAMES, SessionPool
from musicrec_desktop.ranking.pooled.sessions import Sessions, sessions_of
from musicrec_desktop.ranking.pooled.succession import Succession, succession

__all__ = [
    "PART_NAMES",
    "Nearness",
    "SessionPool",
    "Sessions",
    "Succession",
    "nearness",
    "sessions_of",
    "succession",
]
