"""One fact of every kind, and pairs of them as a reason may speak of."""

from hypothesis import strategies as st

from musicrec_desktop.domain.recommend import Fact
from musicrec_desktop.llm.phrases import MATTERS

FACTS = (
    Fact("liked", {}),
    Fact("history", {"plays": 5, "days": 12}),
    Fact("novelty", {}),
    Fact("artist", {"artist": "Radiohead", "plays": 7}),
    Fact("by", {"artist": "Nina Simone"}),
    Fact("album", {"album": "Pastel Blues"}),
    Fact("neighbour", {"title": "One More Time", "artist": "Daft Punk", "how": "liked"}),
    Fact("neighbour", {"title": "So What", "artist": "", "how": "finished"}),
    Fact("taste", {"percent": 7}),
    Fact("genre", {"genre": "deep house"}),
    Fact("year", {"year": 1994}),
    Fact("tempo", {"bpm": 128}),
    Fact("energy", {"energy": 20, "level": "low"}),
    Fact("energy", {"energy": 50, "level": "medium"}),
    Fact("energy", {"energy": 88, "level": "high"}),
    Fact("asked", {"artist": "Eric Matyas"}),
    Fact("likeness", {"title": "Monkey Drama", "artist": "Eric Matyas", "percent": 4}),
    Fact("lively", {"percent": 81, "level": "low"}),
    Fact("lively", {"percent": 93, "level": "high"}),
    Fact("extreme", {"level": "low"}),
    Fact("extreme", {"level": "high"}),
    Fact("step", {"previous": "Hurt", "direction": "up"}),
    Fact("step", {"previous": "Hurt", "direction": "down"}),
    Fact("toward", {"previous": "Hurt", "mood": "party"}),
    Fact("fit", {"mood": "dark", "percent": 9}),
    Fact("key", {"key": "F sharp minor"}),
    Fact("timbre", {"timbre": "dark", "brightness": 11}),
    Fact("timbre", {"timbre": "bright", "brightness": 91}),
    Fact("dynamics", {"db": 17}),
    Fact("acoustic", {"percent": 71}),
    Fact("instrumental", {"percent": 72}),
    Fact("danceable", {"percent": 73}),
    Fact("transition", {"previous": "Hurt", "step": 0, "direction": "same"}),
    Fact("transition", {"previous": "Hurt", "step": 4, "direction": "up"}),
    Fact("transition", {"previous": "Hurt", "step": 4, "direction": "down"}),
    Fact("place", {"at": "first"}),
    Fact("place", {"at": "last"}),
)


def go_together(facts: list[Fact]) -> bool:
    """A reason may speak of both."""
    kinds = {fact.kind for fact in facts}
    return len(kinds) == len(facts) and (len(facts) == 1 or not any(kinds <= matter for matter in MATTERS))


pairs = st.lists(st.sampled_from(FACTS), min_size=1, max_size=2).filter(go_together)
