"""What the program is called in the system: packaging/desktop/ uses the same names."""

from typing import Final

NAME: Final = "musicrec"
APP_ID: Final = "org.musicrec.Player"
"""Name of the desktop entry, without its ending; windows and notifications belong to it."""
