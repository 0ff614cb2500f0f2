"""Every key of the main window, in one table: bound, shown in the help, and listed in docs/shortcuts.md."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Command(StrEnum):
    """What a key does."""

    REQUEST = "request"
    SEARCH = "search"
    TOGGLE = "toggle"
    NEXT = "next"
    PREVIOUS = "previous"
    LOUDER = "louder"
    QUIETER = "quieter"
    MUTE = "mute"
    LIKE = "like"
    DISLIKE = "dislike"
    QUEUE = "queue"
    FOR_YOU = "for_you"
    LIBRARY = "library"
    PLAYLISTS = "playlists"
    YOU = "you"
    SAVE = "save"
    EXPORT = "export"
    HELP = "help"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One key and what it does."""

    command: Command
    keys: str
    """In Qt's notation."""
    text: str


SHORTCUTS: Final = (
    Shortcut(Command.REQUEST, "Ctrl+L", "Go to the request box"),
    Shortcut(Command.SEARCH, "Ctrl+F", "Search the library"),
    Shortcut(Command.TOGGLE, "Space", "Play or pause (in a text field: a space)"),
    Shortcut(Command.NEXT, "Ctrl+Right", "Next track"),
    Shortcut(Command.PREVIOUS, "Ctrl+Left", "Beginning of the track, or previous track"),
    Shortcut(Command.LOUDER, "Ctrl+Up", "Louder"),
    Shortcut(Command.QUIETER, "Ctrl+Down", "Quieter"),
    Shortcut(Command.MUTE, "Ctrl+M", "Sound off or on"),
    Shortcut(Command.LIKE, "Ctrl+Shift+L", "Like the track that plays"),
    Shortcut(Command.DISLIKE, "Ctrl+Shift+D", "Dislike the track that plays"),
    Shortcut(Command.QUEUE, "Ctrl+U", "Show or hide the queue"),
    Shortcut(Command.FOR_YOU, "Ctrl+1", "For you"),
    Shortcut(Command.LIBRARY, "Ctrl+2", "Library"),
    Shortcut(Command.PLAYLISTS, "Ctrl+3", "Playlists"),
    Shortcut(Command.YOU, "Ctrl+4", "You: your taste, and how well it is known"),
    Shortcut(Command.SAVE, "Ctrl+S", "Save the playlist"),
    Shortcut(Command.EXPORT, "Ctrl+E", "Export the playlist as M3U8"),
    Shortcut(Command.HELP, "F1", "Show these shortcuts"),
    Shortcut(Command.QUIT, "Ctrl+Q", "Quit"),
)

ROW_KEYS: Final = (
    ("Enter", "Play from this track; among the playlists: open"),
    ("L", "Like"),
    ("D", "Dislike"),
    ("N", "Not this one, another"),
    ("W", "Why: show the score parts"),
    ("Del", "In the queue: remove; among the playlists: delete"),
    ("F2", "In an opened playlist: rename it"),
    ("Esc", "In an opened playlist: back to all of them"),
)
"""Keys of a list row, for the help."""
