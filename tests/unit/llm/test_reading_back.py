"""The reader that the benchmark of reasons trusts: it finds every lie that is put into a true reason."""

import re
from collections.abc import Iterator

import pytest

from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.llm import explain_by_template
from tests.benchmarks.rationales.checks import Known
from tests.benchmarks.rationales.made_up import ROUNDS, World
from tests.benchmarks.rationales.read_back import untruths

LIES = {
    "en": (
        ("livelier", "gentler"),
        ("more energy", "less energy"),
        ("faster", "slower"),
        ("which you liked", "which you disliked"),
        ("You liked", "You skipped"),
        ("have never played", "have often played"),
        ("major", "minor"),
        ("dark in timbre", "bright in timbre"),
        ("first in", "last in"),
        ("the gentlest", "the liveliest"),
    ),
    "zh": (
        ("更有劲", "更平缓"),
        ("高于", "低于"),
        ("大调", "小调"),
        ("喜欢", "讨厌"),
        ("没有播放", "一直播放"),
        ("暗", "亮"),
    ),
}


@pytest.fixture(scope="module")
def world() -> World:
    return World.of(5)


def reasons(world: World, language: str) -> Iterator[tuple[str, Known]]:
    """Reasons of lists of every kind, each with what it is judged by."""
    for number in range(0, ROUNDS, 3):
        context, chosen = world.ask(number, 1, language)
        told = explain_by_template(chosen, context).tracks
        rows = tuple(int(row) for row in context.view.rows([track.track_id for track in told]))
        artists = frozenset(wish.value.casefold() for wish in context.plan.wanted(Facet.ARTIST))
        for track, row in zip(told, rows, strict=True):
            now, centre = float(context.request.now), context.profile.liked_sound
            yield track.rationale, Known(context.view, context.history, now, row, rows, artists, centre)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_true_reasons_are_read_as_true(world: World, language: str) -> None:
    for text, known in reasons(world, language):
        assert untruths(text, known, language) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_changed_number_is_found(world: World, language: str) -> None:
    tried = 0
    for text, known in reasons(world, language):
        outside = re.sub(r"“[^”]*” by .*?(?=[,.;]|$)|“[^”]*”|\S* ?的《[^》]*》|《[^》]*》", "", text)
        for number in set(re.findall(r"(?<![\w])\d+(?= bpm| BPM|%|次| 次| dB| 分贝| days| times)", outside)):
            lie = re.sub(rf"(?<!\d){number}(?= bpm| BPM|%|次| 次| dB| 分贝| days| times)", str(int(number) + 4), text)
            assert untruths(lie, known, language), lie
            tried += 1
    assert tried >= 40


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_turned_claim_is_found(world: World, language: str) -> None:
    told = set()
    for text, known in reasons(world, language):
        for true, false in LIES[language]:
            if true in text:
                lie = text.replace(true, false)
                assert untruths(lie, known, language), lie
                told.add(true)
    assert len(told) >= 4


def test_what_it_does_not_understand_is_untrue(world: World) -> None:
    text, known = next(reasons(world, "en"))
    for more in (" A masterpiece.", " You will love it.", " It is by Portishead."):
        assert untruths(text + more, known, "en")
    assert untruths("", known, "en") == []
