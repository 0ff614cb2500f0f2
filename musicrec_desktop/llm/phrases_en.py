"""How a fact may be said in English: each as the parts that sentences are made of, in the notation of `patterns`.

`{name}` stands for a value of the fact, `{o}` for the track itself. Any part of one fact goes with any of another where
a shape of `wording` joins them; what would then say something else is marked on the fact.
"""

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.llm.phrases import Phrases

ENGLISH: Final[Mapping[str, Phrases]] = {
    "liked": Phrases(
        nouns=("one of your likes", "one you[ already] liked", "a track you liked"),
        openings=("[already ]liked by you",),
        predicates=("is one of your likes", "is one you[ already] liked", "[already ]has your like"),
        afters=("you[ already] liked", "with your like"),
        clauses=("you[ already] liked {o}",),
    ),
    "history": Phrases(
        nouns=("one you last played {ago}", "one you have played {times}[ so far]"),
        openings=("last played {ago}", "played {times}[ so far]", "played {times}, last {ago}"),
        predicates=("was last played {ago}", "has been played {times}[ so far]", "last came up {ago}"),
        afters=("you last played {ago}", "you have played {times}[ so far]", "last played {ago}"),
        clauses=("you last played {o} {ago}", "you have played {o} {times}[ so far]", "you played {o} {ago}"),
    ),
    "novelty": Phrases(
        nouns=("one you have (never|not yet) played", "one you have yet to play"),
        openings=("never played[ here]", "not played[ here] (yet|so far)", "still unplayed", "yet to be played"),
        predicates=(
            "has (never|not yet) been played[ here]",
            "has not been played[ here] (yet|so far)",
            "is still unplayed",
            "has no plays yet",
            "waits for its first play",
        ),
        afters=("you have (never|not yet) played", "you have yet to play"),
        clauses=("you have (never|not yet) played {o}", "you have yet to play {o}"),
    ),
    "artist": Phrases(
        nouns=("one by {artist}, whom you have played {times}",),
        openings=("by {artist}, (whom|an artist) you have played {times}[ so far]",),
        predicates=("(is by|comes from) {artist}, (whom|an artist) you have played {times}[ so far]",),
        afters=("by {artist}, (whom|an artist) you have played {times}[ so far]",),
        is_closed=True,
    ),
    "asked": Phrases(
        nouns=("one by {artist}, whom you asked for",),
        openings=("by {artist}, (whom|the artist) you asked for",),
        predicates=("(is by|comes from) {artist}, (whom|the artist) you asked for",),
        afters=("by {artist}, whom you asked for",),
        is_closed=True,
    ),
    "by": Phrases(
        nouns=("one by {artist}", "a track by {artist}"),
        openings=("by {artist}", "from {artist}"),
        predicates=("is by {artist}", "comes from {artist}"),
        afters=("by {artist}", "from {artist}"),
        is_named=True,
    ),
    "album": Phrases(
        nouns=("a track from {album}", "one from {album}"),
        openings=("from {album}", "off {album}"),
        predicates=("is (on|from) {album}", "comes (from|off) {album}", "is taken from {album}"),
        afters=("from {album}", "off {album}"),
        is_named=True,
    ),
    "neighbour liked": Phrases(
        openings=("close[ in sound] to {other}, (which you liked|one of your likes)",),
        predicates=(
            "sounds close to {other}, (which you liked|one of your likes)",
            "is close in sound to {other}, (which you liked|one of your likes)",
            "has a sound close to that of {other}, which you liked",
            "comes close in sound to {other}, which you liked",
        ),
        afters=("that sounds close to {other}, which you liked",),
        is_closed=True,
    ),
    "neighbour finished": Phrases(
        openings=("close[ in sound] to {other}, which you (finished|played to the end)",),
        predicates=(
            "sounds close to {other}, which you (finished|played to the end)",
            "is close in sound to {other}, which you (finished|played to the end)",
            "has a sound close to that of {other}, which you (finished|played to the end)",
            "comes close in sound to {other}, which you (finished|played to the end)",
        ),
        afters=("that sounds close to {other}, which you (finished|played to the end)",),
        is_closed=True,
    ),
    "likeness": Phrases(
        nouns=("one of the {near} of your tracks closest in sound to {other}",),
        openings=(
            "among the {near} of your (tracks|library) closest in sound to {other}",
            "closer in sound to {other} than most of your library",
        ),
        predicates=(
            "is among the {near} of your tracks closest in sound to {other}",
            "sounds closer to {other} than most of your (library|tracks)",
            "is closer in sound to {other} than most of your library",
        ),
        afters=("that sounds closer to {other} than most of your library",),
        is_superlative=True,
    ),
    "taste": Phrases(
        nouns=("one of the {top} of your tracks closest in sound to what you (finish|play to the end)",),
        openings=(
            "among the {top} of your (tracks|library) closest in sound to what you finish",
            "close in sound to (what|the tracks) you (finish|play to the end)",
        ),
        predicates=(
            "is among the {top} of your tracks closest in sound to what you finish",
            "sounds close to (what|the tracks) you (finish|play to the end)",
            "comes close in sound to (what|the tracks) you (finish|play to the end)",
        ),
        afters=("that sounds close to what you (finish|play to the end)",),
        is_closed=True,
        is_superlative=True,
    ),
    "fit": Phrases(
        nouns=("one of the {close} of your tracks that sound {most_mood}", "one from the {mood} side of your library"),
        openings=(
            "among the {close} of your tracks that sound {most_mood}",
            "sounding {more_mood} than most of your (library|tracks)",
            "on the {mood} side of your library",
        ),
        predicates=(
            "is among the {close} of your tracks that sound {most_mood}",
            "sounds {more_mood} than most of your (library|tracks)",
            "has a {more_mood} sound than most of your (library|tracks)",
            "stands on the {mood} side of your library",
        ),
        afters=("that sounds {more_mood} than most of your library", "from the {mood} side of your library"),
        is_superlative=True,
    ),
    "genre": Phrases(
        heads=("{genre} track",),
        openings=("tagged {genre}", "filed under {genre}"),
        predicates=("is (tagged|filed under) {genre}", "is a {genre} track"),
        afters=("tagged {genre}", "filed under {genre}"),
    ),
    "year": Phrases(
        heads=("{year} release", "{year} track"),
        nouns=("a track from {year}", "a release from {year}"),
        openings=("from {year}", "released in {year}"),
        predicates=("came out in {year}", "dates from {year}", "is from {year}", "was released in {year}"),
        afters=("from {year}", "released in {year}"),
    ),
    "tempo": Phrases(
        openings=("at {bpm} bpm", "at a tempo of {bpm} bpm"),
        predicates=("(runs|moves) at {bpm} bpm", "has a tempo of {bpm} bpm"),
        afters=("at {bpm} bpm",),
    ),
    "energy low": Phrases(
        heads=("low-energy track",),
        openings=("low in energy",),
        predicates=("is low in energy", "(keeps|holds) its energy low", "stays low in energy"),
        afters=("that stays low in energy",),
    ),
    "energy medium": Phrases(
        nouns=("a track of moderate energy",),
        openings=("moderate in energy", "with moderate energy"),
        predicates=("is moderate in energy", "keeps its energy moderate", "stays moderate in energy"),
        afters=("of moderate energy", "with moderate energy"),
    ),
    "energy high": Phrases(
        heads=("high-energy track",),
        openings=("high in energy", "with plenty of energy"),
        predicates=("is high in energy", "(keeps|holds) its energy high", "stays high in energy"),
        afters=("with plenty of energy",),
    ),
    "lively low": Phrases(
        openings=("gentler than {percent} of your (library|tracks)", "in the gentler half of your library"),
        predicates=(
            "is gentler than {percent} of your (library|tracks)",
            "belongs to the gentler half of your library",
            "has less energy than {percent} of your tracks",
        ),
        afters=("that is gentler than {percent} of your library", "with less energy than {percent} of your tracks"),
    ),
    "lively high": Phrases(
        openings=("livelier than {percent} of your (library|tracks)", "in the livelier half of your library"),
        predicates=(
            "is livelier than {percent} of your (library|tracks)",
            "belongs to the livelier half of your library",
            "has more energy than {percent} of your tracks",
        ),
        afters=("that is livelier than {percent} of your library", "with more energy than {percent} of your tracks"),
    ),
    "extreme low": Phrases(
        nouns=("the gentlest[ track] (of|in) the list", "the gentlest track here"),
        openings=("with the least energy (of|in) the list",),
        predicates=(
            "is the gentlest (of|in) the list",
            "has the least energy (of|in) the list",
        ),
        is_superlative=True,
    ),
    "extreme high": Phrases(
        nouns=("the liveliest[ track] (of|in) the list", "the liveliest track here"),
        openings=("with the most energy (of|in) the list",),
        predicates=(
            "is the liveliest (of|in) the list",
            "has the most energy (of|in) the list",
        ),
        is_superlative=True,
    ),
    "step up": Phrases(
        openings=(
            "[a step ]livelier than {before}",
            "a step up in energy from {before}",
            "with more energy than {before}",
        ),
        predicates=(
            "picks up[ the energy] after {before}",
            "(lifts|raises) the energy after {before}",
            "(is|sounds) livelier than {before}",
            "has more energy than {before}",
        ),
        afters=("that is livelier than {before}", "with more energy than {before}"),
        is_named=True,
    ),
    "step down": Phrases(
        openings=(
            "[a step ]gentler than {before}",
            "a step down in energy from {before}",
            "with less energy than {before}",
        ),
        predicates=(
            "eases off after {before}",
            "(lowers|brings down) the energy after {before}",
            "(is|sounds) gentler than {before}",
            "has less energy than {before}",
        ),
        afters=("that is gentler than {before}", "with less energy than {before}"),
        is_named=True,
    ),
    "toward": Phrases(
        openings=("sounding {more_mood} than {before}", "a {more_mood} sound after {before}"),
        predicates=(
            "sounds {more_mood} than {before}",
            "moves on from {before} to a {more_mood} sound",
            "has a {more_mood} sound than {before}",
        ),
        afters=("that sounds {more_mood} than {before}", "with a {more_mood} sound than {before}"),
        is_named=True,
    ),
    "key": Phrases(
        openings=("in {key}", "in the key of {key}"),
        predicates=("is in {key}", "is set in {key}", "stays around {key}"),
        afters=("in {key}",),
    ),
    "timbre dark": Phrases(
        heads=("dark-sounding track",),
        openings=("dark in timbre", "with a dark timbre"),
        predicates=("(has|keeps) a dark timbre", "is dark in timbre"),
        afters=("with a dark timbre",),
    ),
    "timbre bright": Phrases(
        heads=("bright-sounding track",),
        openings=("bright in timbre", "with a bright timbre"),
        predicates=("(has|keeps) a bright timbre", "is bright in timbre"),
        afters=("with a bright timbre",),
    ),
    "dynamics": Phrases(
        openings=("with {db} dB between its quiet and its loud parts",),
        predicates=("spans {db} dB from quiet to loud", "has {db} dB between its quiet and its loud parts"),
        afters=("with {db} dB between its quiet and its loud parts",),
    ),
    "acoustic": Phrases(
        heads=("mostly acoustic track",),
        openings=("mostly acoustic[ in sound]", "acoustic for the most part"),
        predicates=("is mostly acoustic[ in sound]", "sounds (mostly|largely) acoustic"),
        afters=("with a mostly acoustic sound", "that sounds mostly acoustic"),
    ),
    "instrumental": Phrases(
        heads=("mostly instrumental track",),
        openings=("mostly instrumental[ in sound]", "instrumental for the most part"),
        predicates=("is mostly instrumental[ in sound]", "sounds (mostly|largely) instrumental"),
        afters=("that sounds mostly instrumental",),
    ),
    "danceable": Phrases(
        heads=("danceable track",),
        openings=("danceable[ in its beat]", "with a danceable beat"),
        predicates=("is danceable", "has a danceable beat", "keeps a danceable beat"),
        afters=("with a danceable beat",),
    ),
    "transition same": Phrases(
        openings=("at the (tempo|pace) of {before}", "level in tempo with {before}"),
        predicates=(
            "(keeps[ to]|holds) the tempo of {before}",
            "(carries|goes) on at the (tempo|pace) of {before}",
            "stays at the tempo of {before}",
        ),
        afters=("at the (tempo|pace) of {before}",),
        is_named=True,
    ),
    "transition up": Phrases(
        openings=("{step} bpm (faster than|up from) {before}", "a little faster than {before}"),
        predicates=(
            "(is|runs) {step} bpm faster than {before}",
            "(lifts|raises) the tempo by {step} bpm after {before}",
            "is a little faster than {before}",
            "picks up {step} bpm after {before}",
        ),
        afters=("that is {step} bpm faster than {before}",),
        is_named=True,
    ),
    "transition down": Phrases(
        openings=("{step} bpm (slower than|down from) {before}", "a little slower than {before}"),
        predicates=(
            "(is|runs) {step} bpm slower than {before}",
            "(eases|lowers) the tempo by {step} bpm after {before}",
            "is a little slower than {before}",
            "drops {step} bpm after {before}",
        ),
        afters=("that is {step} bpm slower than {before}",),
        is_named=True,
    ),
    "place first": Phrases(
        nouns=("the (first|opening) track of the list", "the opener of the list"),
        openings=("first in the list",),
        predicates=("(opens|starts) the list", "comes first in the list"),
        is_superlative=True,
    ),
    "place last": Phrases(
        nouns=("the (last|closing) track of the list", "the closer of the list"),
        openings=("last in the list",),
        predicates=("(closes|ends) the list", "comes last in the list"),
        is_superlative=True,
    ),
}

_COMPARED: Final[Mapping[str, tuple[str, str]]] = {
    "calm": ("calmer", "calmest"),
    "dreamy": ("dreamier", "dreamiest"),
    "sleepy": ("sleepier", "sleepiest"),
    "sad": ("sadder", "saddest"),
    "dark": ("darker", "darkest"),
    "tense": ("tenser", "tensest"),
    "angry": ("angrier", "angriest"),
    "party": ("more party-like", "most party-like"),
    "happy": ("happier", "happiest"),
}


def adjective(mood: str) -> str:
    """A mood as it may stand before a noun."""
    return "party-like" if mood == "party" else mood


def compared(mood: str) -> tuple[str, str]:
    """A mood as a comparative and a superlative: "calmer", "calmest"; "more hopeful", "most hopeful"."""
    return _COMPARED.get(mood, (f"more {mood}", f"most {mood}"))


def times(n: int) -> str:
    """ "once", "twice", "5 times"."""
    return {1: "once", 2: "twice"}.get(n, f"{n} times")


def ago(days: int) -> str:
    """ "today", "yesterday", "12 days ago"; from two months on in months, from two years on in years, rounded down."""
    if days >= 730:
        return f"{days // 365} years ago"
    if days >= 61:
        return f"{days // 30} months ago"
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
