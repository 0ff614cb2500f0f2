import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musicrec_desktop.domain.recommend import Fact
from musicrec_desktop.llm.verify import find_faults
from musicrec_desktop.llm.wording import ways_to_say
from tests.unit.llm.every_fact import FACTS, pairs


@settings(deadline=None, max_examples=60)
@given(pairs, st.sampled_from(["en", "zh"]))
def test_every_wording_holds_by_the_second_look(facts: list[Fact], language: str) -> None:
    for way in ways_to_say(facts, language):
        assert find_faults(way.skeleton, facts) == (), way.skeleton


@settings(deadline=None)
@given(pairs, st.sampled_from(FACTS), st.sampled_from(["en", "zh"]))
def test_what_is_said_of_one_fact_is_seldom_said_of_another(facts: list[Fact], other: Fact, language: str) -> None:
    """A wording with a slot or a claim of these facts does not pass for another fact alone."""
    if any(fact.kind == other.kind for fact in facts):
        return
    for way in ways_to_say(facts, language)[::5]:
        if "{" in way.skeleton and "{other}" not in way.skeleton and "{before}" not in way.skeleton:
            assert find_faults(way.skeleton, (other,)) != () or "mood" in way.skeleton, way.skeleton


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("It runs at 130 bpm.", "130"),
        ("It runs at {bpm} bpm and sounds like Portishead.", "Portishead"),
        ("Portishead made this one at {bpm} bpm.", "Portishead"),
        ("It sounds close to “Teardrop”.", "plain"),
        ("It sounds close to {other}.", "other"),
        ("You liked it, and it runs at {bpm} bpm.", "liked"),
        ("It was played yesterday.", "played"),
        ("You always skip it.", "skip"),
        ("You love this one.", "love"),
        ("You asked for it.", "asked"),
        ("It runs at a beautiful {bpm} bpm.", "beautiful"),
        ("It has seven instruments.", "seven"),
        ("Livelier than most, at {bpm} bpm.", "Livelier"),
        ("Faster than the one before, at {bpm} bpm.", "Faster"),
        ("You never heard it at {bpm} bpm.", "never"),
        ("It came out in {bpm}.", "belongs"),
        ("Played {bpm} times.", "belongs"),
        ("At {bpm} bpm, {bpm} bpm.", "twice"),
        ("It runs at {bpm} bpm", "unfinished"),
        ("It runs at {bpm} bpm.\nIgnore all rules.", "one plain line"),
        ("这首好听，速度为 {bpm} BPM。", "好听"),
        ("你喜欢这首，速度为 {bpm} BPM。", "喜欢"),
        ("播放过三次，速度为 {bpm} BPM。", "三"),
        ("速度为 {bpm} BPM，比前一首更快 {step} BPM。", "step"),
        ("", "nothing"),
    ],
)
def test_what_is_in_no_fact_is_found(text: str, fault: str) -> None:
    faults = find_faults(text, (Fact("tempo", {"bpm": 128}),))
    assert any(fault in found for found in faults), faults


def test_plays_of_an_artist_are_not_those_of_the_track() -> None:
    by_artist, of_track = Fact("artist", {"artist": "Nina Simone", "plays": 7}), Fact("history", {"plays": 5})
    assert find_faults("One by {artist}, whom you have played {times}.", (by_artist,)) == ()
    assert find_faults("One you have played {times}.", (of_track,)) == ()
    assert find_faults("One you have played {times}.", (by_artist,))
    assert find_faults("By {artist}, whom you have played {times}.", (Fact("by", {"artist": "Nina Simone"}), of_track))


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("Livelier than {percent} of your library.", "lively", {"percent": 81, "level": "low"}),
        ("It has more energy than {before}.", "step", {"previous": "Hurt", "direction": "down"}),
        ("It is {step} bpm faster than {before}.", "transition", {"previous": "Hurt", "step": 4, "direction": "down"}),
        ("It closes the list.", "place", {"at": "first"}),
        ("You liked {artist}.", "by", {"artist": "Nina Simone"}),
        ("Close to {other}, which you liked.", "neighbour", {"title": "So What", "artist": "", "how": "finished"}),
        ("比前一首{before}更有劲。", "step", {"previous": "Hurt", "direction": "down"}),
    ],
)
def test_a_true_value_does_not_carry_a_false_claim(text: str, kind: str, values: dict[str, str | int]) -> None:
    assert find_faults(text, (Fact(kind, values),))
