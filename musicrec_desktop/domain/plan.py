"""The contract between words and music: the request as structure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Facet(StrEnum):
    """What can be wanted or avoided."""

    GENRE = "genre"
    MOOD = "mood"
    ENERGY = "energy"
    VALENCE = "valence"
    TEMPO = "tempo"
    YEAR = "year"
    DURATION = "duration"
    ARTIST = "artist"
    ALBUM = "album"
    TRACK = "track"
    INSTRUMENT = "instrument"
    VOCALS = "vocals"
    LANGUAGE = "language"
    REGION = "region"
    DANCEABILITY = "danceability"
    ACOUSTICNESS = "acousticness"
    VERSION = "version"
    """Live, remix, cover, ...: a word of domain/versions.py."""
    KIND = "kind"
    """Podcasts, spoken word, ...: a value of Kind."""


class Source(StrEnum):
    """Who put a facet into the plan."""

    RULE = "rule"
    """Read from the words by a rule: always wins."""
    MODEL = "model"
    """Chosen by the language model above its calibrated confidence."""
    PROFILE = "profile"
    """Filled in from the taste profile and the hour."""
    LISTENER = "listener"
    """Set by hand."""


@dataclass(frozen=True, slots=True)
class Range:
    """Low and high end, both included; an open end is infinite."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class FacetWish:
    """One thing wanted or avoided: a value or a range, never both."""

    facet: Facet
    source: Source
    confidence: float
    """0..1."""
    value: str = ""
    """Genre, mood, artist, ... as this library spells it; "" when `range` is set."""
    range: Range | None = None
    """energy, valence, danceability, acousticness 0..1; tempo in beats a minute; duration in seconds; year."""
    is_hard: bool = True
    """Hard wishes filter (and are relaxed only with a note); soft ones only score."""
    weight: float = 1.0
    """Share among wishes of the same facet ("half rap, half rock"); 1 each otherwise."""
    words: str = ""
    """The part of the request it was read from."""


class BehaviourField(StrEnum):
    """A quantity of the listener's own history that a request can filter on."""

    PLAYS = "plays"
    """Number of plays."""
    PLAYS_RANK = "plays_rank"
    """Share of the tracks played at all that were played less often, 0..1; 0 when never played. A range up to 1 means
    the most played of those that pass everything else: of a list of so many tracks, just as many."""
    LAST_PLAYED_DAYS = "last_played_days"
    """Days since the last play; infinite when never played."""
    SKIP_RATE = "skip_rate"
    """Skips by plays, 0..1."""
    COMPLETION = "completion"
    """Mean share heard, 0..1."""
    LIKED = "liked"
    """1 liked, 0 not."""
    ADDED_DAYS = "added_days"
    """Days since the library first saw the track."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A filter over the listener's own history."""

    field: BehaviourField
    range: Range
    source: Source = Source.RULE
    words: str = ""


@dataclass(frozen=True, slots=True)
class Length:
    """How long the playlist shall be: minutes or tracks, exactly one of them."""

    minutes: float | None = None
    tracks: int | None = None


USUAL_TRACKS: Final = 25
"""Length of a list when nobody says how long."""
MOST_TRACKS: Final = 200
"""Length of a list of all there is of something: more is a library, and no list that is made."""


class Shape(StrEnum):
    """How energy moves over the playlist."""

    FLAT = "flat"
    RISE = "rise"
    FALL = "fall"
    ARC = "arc"
    """Up, then down again."""
    JOURNEY = "journey"
    """From one mood to another."""
    DRAWN = "drawn"
    """Along energies that were drawn by hand."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The movement asked for."""

    shape: Shape
    start: str = ""
    """Mood at the start of a journey."""
    end: str = ""
    """Mood at its end."""
    way: tuple[tuple[float, float], ...] = ()
    """Two or more places (valence, energy), 0..1 each, that a journey goes through, evenly spread over the list: then
    these hold, and the moods are but their names. (): the straight way between the moods."""
    heights: tuple[float, ...] = ()
    """Of a drawn one, two or more energies, 0..1, evenly spread over the list."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """Rules about neighbours in the list."""

    max_per_artist: int | None = None
    """At most so many tracks of one artist; None leaves it to the ranking."""
    alternate: bool = False
    """The wanted artists (or genres) take turns."""
    order: tuple[str, ...] = ()
    """The wanted artists (or genres) follow one another, in this order of their values; (): mixed."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something asked for and not honoured as asked: shown to the listener, never silent."""

    code: str
    """Stable short word: "absent_artist", "relaxed_year", "short_list", ..."""
    text: str
    """For the listener, in the language of the request."""
    words: str = ""
    """The part of the request it is about."""


@dataclass(frozen=True, slots=True)
class PlaylistPlan:
    """y of y = M(x, q)."""

    request: str
    """The listener's words, as typed; may be empty."""
    language: str = "en"
    """"en" or "zh": the language notes and prose are written in."""
    title: str = ""
    wants: tuple[FacetWish, ...] = ()
    avoids: tuple[FacetWish, ...] = ()
    behaviour: tuple[Behaviour, ...] = ()
    length: Length | None = None
    curve: Curve | None = None
    novelty: float | None = None
    """0 familiar .. 1 discover; None leaves it to the profile."""
    spacing: Spacing = Spacing()
    notes: tuple[Note, ...] = ()
    only_artists: bool = False
    """True: nothing but the wanted artists ("only him"); False: they and what is like them."""
    everything: bool = False
    """True: all that fits, however much ("every Queen song"), up to MOST_TRACKS; a length goes before it."""
    facet_probabilities: Mapping[str, float] = field(default_factory=dict)
    """The model's calibrated probability for each facet it was asked about, applied or not."""

    def wanted(self, facet: Facet) -> tuple[FacetWish, ...]:
        """Wishes for one facet."""
        return tuple(wish for wish in self.wants if wish.facet is facet)

    def avoided(self, facet: Facet) -> tuple[FacetWish, ...]:
        """Wishes against one facet."""
        return tuple(wish for wish in self.avoids if wish.facet is facet)


@dataclass(frozen=True, slots=True)
class WeightedPlan:
    """One reading of a request among several."""

    plan: PlaylistPlan
    probability: float
    """0..1; those of all readings sum to 1."""
