"""Facts as they are shown when a reason is opened: one line each, with the numbers a sentence leaves out."""

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.domain.recommend import Fact
from musicrec_desktop.llm.wording import fill, key_of, spoken

LINES: Final[Mapping[str, str]] = {
    "liked": "You liked it",
    "history": "Played {times}, last {ago}",
    "novelty": "Never played here",
    "artist": "By {artist}, whom you have played {times}",
    "asked": "By {artist}, whom you asked for",
    "by": "By {artist}",
    "album": "From {album}",
    "neighbour liked": "Close in sound to {other}, which you liked",
    "neighbour finished": "Close in sound to {other}, which you played to the end",
    "likeness": "Among the {near} of your tracks closest in sound to {other}",
    "taste": "Among the {top} of your tracks closest in sound to what you finish",
    "fit": "Among the {close} of your tracks that sound {most_mood}",
    "genre": "Tagged {genre}",
    "year": "From {year}",
    "tempo": "{bpm} bpm",
    "energy low": "Energy {energy} of 100: low",
    "energy medium": "Energy {energy} of 100: moderate",
    "energy high": "Energy {energy} of 100: high",
    "lively low": "Less energy than {percent} of your tracks",
    "lively high": "More energy than {percent} of your tracks",
    "extreme low": "The least energy of the list",
    "extreme high": "The most energy of the list",
    "step up": "More energy than {before}, the track before",
    "step down": "Less energy than {before}, the track before",
    "toward": "Sounds {more_mood} than {before}, the track before",
    "key": "In {key}",
    "timbre dark": "Brightness {brightness} of 100: dark",
    "timbre bright": "Brightness {brightness} of 100: bright",
    "dynamics": "{db} dB between its quiet and its loud parts",
    "acoustic": "Acoustic sound {percent} of 100",
    "instrumental": "Instrumental sound {percent} of 100",
    "danceable": "Danceable beat {percent} of 100",
    "transition same": "The tempo of {before}, the track before",
    "transition up": "{step} bpm faster than {before}, the track before",
    "transition down": "{step} bpm slower than {before}, the track before",
    "place first": "First in the list",
    "place last": "Last in the list",
}
"""The line of each kind of fact, by the key it is worded with; a slot that no sentence has is the value itself."""


def fact_line(fact: Fact) -> str:
    """One fact in plain words, with all its numbers."""
    values = {name: str(value) for name, value in fact.values.items()}
    return fill(LINES[key_of(fact)], {**values, **spoken((fact,))})
