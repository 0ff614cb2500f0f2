"""What can be odd about a recorded play, so that nothing is set right in silence."""

from enum import Flag, auto


class Oddity(Flag):
    """Why a play counts otherwise than it was recorded. Any number of them; the first matter most."""

    DUPLICATE = auto()
    """Recorded twice: the same track again before half of it could have been heard. It does not count."""
    RESTARTED = auto()
    """Begun again right after: the short beginning is no skip."""
    OVERLAP = auto()
    """The next play began before this one was over: only the time until then was heard."""
    NO_LENGTH = auto()
    """The length of the track was missing and was taken from the library or from other plays of it."""
    AHEAD = auto()
    """It lies in the future: a clock was wrong. It tells nothing of hours and weekdays."""
    UNSET_CLOCK = auto()
    """It lies before there were such players: a clock was never set. It tells nothing of hours and weekdays."""
    ASLEEP = auto()
    """Late at night, long after the last sign that somebody was awake. Nothing is learned from it."""
    LEFT_RUNNING = auto()
    """By day, after very many hours without such a sign. Nothing is learned from it."""
    NOT_MUSIC = auto()
    """A podcast, a reading or a sound effect: kept apart from the taste in music."""
    UNUSUAL = auto()
    """One more of many artists new in the same session: it counts less until a second session confirms them."""
