"""Names for plain numbers, so that a signature reads as a sentence."""

from typing import NewType

TrackId = NewType("TrackId", int)
"""A track's key in the library database. Stable across moves, renames and retagging."""

PlaylistId = NewType("PlaylistId", int)
"""A saved playlist's key in the library database."""

UnixTime = NewType("UnixTime", float)
"""Seconds since 1970-01-01 UTC."""

DurationMs = NewType("DurationMs", int)
"""A length of time in milliseconds."""
