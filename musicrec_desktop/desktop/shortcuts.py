"""Every key of the main window, in one table: bound, shown in the help, and listed in docs/shortcuts.md."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.desktop.words import marked


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
    AUTOPILOT = "autopilot"
    SHUFFLE = "shuffle"
    REPEAT = "repeat"
    STOP_AFTER = "stop_after"
    MARK = "mark"
    SOUND = "sound"
    FOR_YOU = "for_you"
    LIBRARY = "library"
    PLAYLISTS = "playlists"
    MAP = "map"
    JOURNEY = "journey"
    YOU = "you"
    PLAYING = "playing"
    PLUGINS = "plugins"
    SETTINGS = "settings"
    UNDO = "undo"
    REDO = "redo"
    SAVE = "save"
    EXPORT = "export"
    PALETTE = "palette"
    PRIVATE = "private"
    ALBUMS = "albums"
    ARTISTS = "artists"
    GENRES = "genres"
    FOLDERS = "folders"
    PROBLEMS = "problems"
    DUPLICATES = "duplicates"
    NEW_RULES = "new_rules"
    HELP = "help"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One key and what it does."""

    command: Command
    keys: str
    """In Qt's notation; "" for a command that has no key and is found in the command palette."""
    text: str


SHORTCUTS: Final = (
    Shortcut(Command.REQUEST, "Ctrl+L", marked("Go to the request box")),
    Shortcut(Command.SEARCH, "Ctrl+F", marked("Search everything")),
    Shortcut(Command.TOGGLE, "Space", marked("Play or pause (in a text field: a space)")),
    Shortcut(Command.NEXT, "Ctrl+Right", marked("Next track")),
    Shortcut(Command.PREVIOUS, "Ctrl+Left", marked("Beginning of the track, or previous track")),
    Shortcut(Command.LOUDER, "Ctrl+Up", marked("Louder")),
    Shortcut(Command.QUIETER, "Ctrl+Down", marked("Quieter")),
    Shortcut(Command.MUTE, "Ctrl+M", marked("Sound off or on")),
    Shortcut(Command.LIKE, "Ctrl+Shift+L", marked("Like the track that plays")),
    Shortcut(Command.DISLIKE, "Ctrl+Shift+D", marked("Dislike the track that plays")),
    Shortcut(Command.QUEUE, "Ctrl+U", marked("Show or hide the queue")),
    Shortcut(Command.AUTOPILOT, "Ctrl+J", marked("Autopilot on or off: the queue fills itself")),
    Shortcut(Command.SHUFFLE, "Ctrl+H", marked("Shuffle the queue, or not")),
    Shortcut(Command.REPEAT, "Ctrl+R", marked("Repeat all, this track, or nothing")),
    Shortcut(Command.STOP_AFTER, "Ctrl+Shift+S", marked("Stop after this track, or go on")),
    Shortcut(Command.MARK, "Ctrl+B", marked("Repeat a part: where it begins, where it ends, no more")),
    Shortcut(Command.SOUND, "Ctrl+Shift+E", marked("Sound: equaliser, timer, speed, device")),
    Shortcut(Command.FOR_YOU, "Ctrl+1", marked("For you")),
    Shortcut(Command.LIBRARY, "Ctrl+2", marked("Library")),
    Shortcut(Command.PLAYLISTS, "Ctrl+3", marked("Playlists")),
    Shortcut(Command.MAP, "Ctrl+4", marked("Map: the library as a picture")),
    Shortcut(Command.JOURNEY, "Ctrl+5", marked("Mood journey")),
    Shortcut(Command.YOU, "Ctrl+6", marked("You: your taste, and how well it is known")),
    Shortcut(Command.PLAYING, "Ctrl+7", marked("Now playing")),
    Shortcut(Command.PLUGINS, "Ctrl+8", marked("Plugins")),
    Shortcut(Command.SETTINGS, "Ctrl+9", marked("Settings")),
    Shortcut(Command.UNDO, "Ctrl+Z", marked("Take the last change of the list back")),
    Shortcut(Command.REDO, "Ctrl+Y", marked("Do it again")),
    Shortcut(Command.SAVE, "Ctrl+S", marked("Save the playlist")),
    Shortcut(Command.EXPORT, "Ctrl+E", marked("Export the playlist as M3U8")),
    Shortcut(Command.PALETTE, "Ctrl+K", marked("Find a command by its name")),
    Shortcut(Command.PRIVATE, "Ctrl+Shift+P", marked("Private listening on or off")),
    Shortcut(Command.ALBUMS, "", marked("Albums")),
    Shortcut(Command.ARTISTS, "", marked("Artists")),
    Shortcut(Command.GENRES, "", marked("Genres")),
    Shortcut(Command.FOLDERS, "", marked("Folders")),
    Shortcut(Command.PROBLEMS, "", marked("Files that could not be read, and drives that are away")),
    Shortcut(Command.DUPLICATES, "", marked("Recordings that are here more than once")),
    Shortcut(Command.NEW_RULES, "", marked("New smart playlist")),
    Shortcut(Command.HELP, "F1", marked("Show these shortcuts")),
    Shortcut(Command.QUIT, "Ctrl+Q", marked("Quit")),
)

ROW_KEYS: Final = (
    ("Enter", marked("Play from this track; among the playlists: open")),
    ("L", marked("Like")),
    ("D", marked("Dislike")),
    ("N", marked("Not this one, another")),
    ("W", marked("Why: show the score parts")),
    ("K", marked("In a playlist just made: keep this track while the rest is made anew")),
    ("Alt+Up, Alt+Down", marked("In a playlist just made and in the queue: move the selected tracks")),
    ("Del", marked("In the queue and in a playlist just made: take out; among the playlists: delete")),
    ("F2", marked("In an opened playlist: rename it")),
    ("Esc", marked("In an opened playlist: back to all of them")),
    ("+, -, 0", marked("In the map: nearer, farther, everything")),
    ("Shift+Arrows", marked("In the map: on to the next track that way; on the plane of moods: farther")),
    ("Ctrl+Enter", marked("In the map: end the line or area that is drawn, corner by corner, with Enter")),
)
"""Keys of a list row, for the help."""
