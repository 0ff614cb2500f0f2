"""The pages of the window, in the order of the sidebar."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.desktop.words import marked


class Page(StrEnum):
    """What the middle of the window shows."""

    FOR_YOU = "for_you"
    LIBRARY = "library"
    PLAYLISTS = "playlists"
    MAP = "map"
    JOURNEY = "journey"
    YOU = "you"
    PLAYING = "playing"
    PLUGINS = "plugins"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Sign:
    """How a page stands in the sidebar."""

    icon: str
    """A file of assets/icons."""
    name: str
    keys: str
    """In Qt's notation."""


SIGNS: Final = {
    Page.FOR_YOU: Sign("spark", marked("For you"), "Ctrl+1"),
    Page.LIBRARY: Sign("library", marked("Library"), "Ctrl+2"),
    Page.PLAYLISTS: Sign("playlists", marked("Playlists"), "Ctrl+3"),
    Page.MAP: Sign("map", marked("Map"), "Ctrl+4"),
    Page.JOURNEY: Sign("journey", marked("Mood journey"), "Ctrl+5"),
    Page.YOU: Sign("you", marked("You"), "Ctrl+6"),
    Page.PLAYING: Sign("playing", marked("Now playing"), "Ctrl+7"),
    Page.PLUGINS: Sign("plugins", marked("Plugins"), "Ctrl+8"),
    Page.SETTINGS: Sign("settings", marked("Settings"), "Ctrl+9"),
}
