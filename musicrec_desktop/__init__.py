"""A desktop music player that recommends from the listener's own files, on the listener's own machine."""

__version__ = "0.1.0"
