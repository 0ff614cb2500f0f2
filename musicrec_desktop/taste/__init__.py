"""Stage 4, profile: plays, feedback and sound become a taste profile, and each new event the next one."""

from musicrec_desktop.taste.build import build
from musicrec_desktop.taste.config import TasteConfig
from musicrec_desktop.taste.forgetting import remembered, tracks_of
from musicrec_desktop.taste.sentiment import Reading, read_comment
from musicrec_desktop.taste.update import lean, update

__all__ = ["Reading", "TasteConfig", "build", "lean", "read_comment", "remembered", "tracks_of", "update"]
