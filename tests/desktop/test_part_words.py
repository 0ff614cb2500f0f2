"""Score parts and the facts of a reason, as the listener reads and hears them."""

import math

from musicrec_desktop.app.reasons import fact_sentences
from musicrec_desktop.desktop.item_models.part_words import LISTENING_NAMES, part_words, silent_words, telling_parts
from musicrec_desktop.desktop.item_models.playlist_model import PlaylistModel
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.recommend import Fact, Recommendation, ScorePart
from musicrec_desktop.ranking.live import method_names
from tests.desktop.scenes import LINES

PARTS = (
    ScorePart("explore", 0.9, 0.02, "chance"),
    ScorePart("sound", math.nan, 0.3),
    ScorePart("plan_fit", 0.8, 0.7, "genre jazz"),
    ScorePart("hour", math.nan, 0.1, "too few plays at this hour"),
    ScorePart("some_plugin", math.nan, 0.1),
)


def test_the_weightiest_first_and_the_silent_in_one_line() -> None:
    assert [part.name for part in telling_parts(PARTS)] == ["plan_fit", "explore", "hour"]
    assert silent_words(PARTS) == "Nothing known yet: Sound you like, Some plugin"
    assert silent_words(PARTS[:1]) == ""


def test_methods_over_the_log_have_names_and_are_one_thing_while_they_are_silent() -> None:
    assert set(method_names()) <= set(LISTENING_NAMES)
    parts = [ScorePart(name, math.nan, 0.0) for name in ("sound", "decay_1d", "next_play")]
    assert silent_words(parts) == "Nothing known yet: Sound you like, Your listening so far"
    assert [part.name for part in telling_parts([ScorePart("next_play", 0.5, 0.1, "1. of 3")])] == ["next_play"]


def test_a_part_is_one_line() -> None:
    assert part_words(PARTS[2]) == "80%, counts 70%, genre jazz"
    assert part_words(PARTS[3]) == "too few plays at this hour"


def test_facts_are_asked_for_when_a_row_is_opened_and_read_out() -> None:
    facts = (Fact("tempo", {"bpm": 93}, 0.1), Fact("by", {"artist": "Nina Simone"}, 0.9))
    chosen = Recommendation(TrackId(1), 0.5, PARTS, "Because.", "template", facts)
    asked: list[Recommendation] = []

    def facts_of(track: Recommendation) -> tuple[str, ...]:
        asked.append(track)
        return fact_sentences(track)

    model = PlaylistModel(facts_of)
    model.show_tracks((chosen,), LINES, {})
    assert asked == []
    model.toggle_expanded(0)
    first, second = model.rows[0].facts
    assert "Nina Simone" in first
    assert "93" in second
    spoken = model.rows[0].spoken
    assert "Fits the request: 80%, counts 70%, genre jazz" in spoken
    assert first in spoken
    model.toggle_expanded(0)
    assert model.rows[0].facts == ()
