"""History lines: every good line is taken, every bad one is named, none raises."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd, QueuedBy
from musicrec_desktop.feedback import parse_history

NAMES = {"/m/a.ogg": TrackId(1), "rel/b.ogg": TrackId(2), "3": TrackId(3), "c0042": TrackId(4)}
LENGTHS = {TrackId(1): DurationMs(180_000), TrackId(2): DurationMs(90_000)}


def problems(*lines: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.reason) for problem in parse_history(lines, NAMES.get, LENGTHS).problems]


def test_plays_and_feedback_in_one_file() -> None:
    lines = [
        '{"path": "/m/a.ogg", "started_at": 1717200388, "played_ms": 180000, "ended": "finished"}\n',
        "\n",
        '{"id": "c0042", "at": 1717200688.5, "feedback": "like"}',
        '{"id": 3, "started_at": 1717200700.25, "played_ms": 1499.6, "ended": "skipped", "mood": "ignored"}',
        '  {"path": "rel/b.ogg", "started_at": 1, "played_ms": 0, "ended": "stopped"}  ',
        '{"path": "/m/a.ogg", "at": 5, "feedback": "none"}',
        '{"path": "elsewhere.ogg", "id": "c0042", "at": 6, "feedback": "dislike"}',
    ]
    parsed = parse_history(lines, NAMES.get, LENGTHS)
    imported = QueuedBy.IMPORT
    assert parsed.plays == (
        Play(TrackId(1), UnixTime(1717200388), DurationMs(180_000), DurationMs(180_000), PlayEnd.FINISHED, imported),
        Play(TrackId(3), UnixTime(1717200700.25), DurationMs(1500), DurationMs(0), PlayEnd.SKIPPED, imported),
        Play(TrackId(2), UnixTime(1), DurationMs(0), DurationMs(90_000), PlayEnd.STOPPED, imported),
    )
    assert parsed.feedback == (
        Feedback(TrackId(4), UnixTime(1717200688.5), FeedbackValue.LIKE),
        Feedback(TrackId(1), UnixTime(5), FeedbackValue.NONE),
        Feedback(TrackId(4), UnixTime(6), FeedbackValue.DISLIKE),
    )
    assert parsed.problems == ()


def test_a_byte_order_mark_is_no_problem() -> None:
    assert problems('\ufeff{"id": 3, "at": 5, "feedback": "like"}') == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("9" * 5_000, "not JSON"),
        ("[1]", "not a JSON object but [1]"),
        ("null", "not a JSON object"),
        ('{"started_at": 1, "played_ms": 1, "ended": "finished"}', "names no track"),
        ('{"path": "", "id": true, "at": 1, "feedback": "like"}', "names no track"),
        ('{"path": ["/m/a.ogg"], "at": 1, "feedback": "like"}', "names no track"),
        ('{"path": "/m/gone.ogg", "at": 1, "feedback": "like"}', "no track '/m/gone.ogg'"),
        ('{"id": 3, "played_ms": 1, "ended": "finished"}', '"started_at" is missing'),
        ('{"id": 3, "started_at": "now", "played_ms": 1, "ended": "finished"}', "'now': not a number"),
        ('{"id": 3, "started_at": true, "played_ms": 1, "ended": "finished"}', "True: not a number"),
        ('{"id": 3, "started_at": NaN, "played_ms": 1, "ended": "finished"}', "nan: not a number"),
        ('{"id": 3, "started_at": 1e999, "played_ms": 1, "ended": "finished"}', "inf: not a number"),
        ('{"id": 3, "started_at": 1717200388000, "played_ms": 1, "ended": "finished"}', "not a time in seconds"),
        ('{"id": 3, "started_at": -5, "played_ms": 1, "ended": "finished"}', "not a time in seconds"),
        ('{"id": 3, "started_at": 1%s, "played_ms": 1, "ended": "finished"}' % ("0" * 400), "not a number"),
        ('{"id": 3, "started_at": 1, "ended": "finished"}', '"played_ms" is missing'),
        ('{"id": 3, "started_at": 1, "played_ms": -1, "ended": "finished"}', "not a length"),
        ('{"id": 3, "started_at": 1, "played_ms": 1e12, "ended": "finished"}', "not a length"),
        ('{"id": 3, "started_at": 1, "played_ms": 1}', '"ended" is missing'),
        ('{"id": 3, "started_at": 1, "played_ms": 1, "ended": "exploded"}', "not one of finished, skipped, stopped"),
        ('{"id": 3, "started_at": 1, "played_ms": 1, "ended": ["finished"]}', "not one of"),
        ('{"id": 3, "at": 1, "feedback": "love"}', "not one of like, dislike, none"),
        ('{"id": 3, "at": 1, "feedback": null}', '"feedback" is missing'),
        ('{"id": 3, "feedback": "like"}', '"at" is missing'),
    ],
)
def test_a_line_that_cannot_be_taken_is_named_and_the_others_are_taken(line: str, reason: str) -> None:
    good = '{"id": 3, "at": 5, "feedback": "like"}'
    parsed = parse_history([good, line, good], NAMES.get, LENGTHS)
    assert len(parsed.feedback) == 2
    (problem,) = parsed.problems
    assert problem.line == 2
    assert reason in problem.reason
    assert len(problem.reason) < 250


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
RECORDS = st.fixed_dictionaries(
    {},
    optional={
        "path": st.sampled_from(sorted(NAMES)) | JSON,
        "id": JSON,
        "started_at": st.floats(1, 2e9) | JSON,
        "at": st.floats(1, 2e9) | JSON,
        "played_ms": st.integers(0, 10**6) | JSON,
        "ended": st.sampled_from([*PlayEnd]) | JSON,
        "feedback": st.sampled_from([*FeedbackValue]) | JSON,
    },
)


@given(lines=st.lists(RECORDS.map(json.dumps) | st.text(), max_size=8))
def test_every_line_is_a_play_a_feedback_a_problem_or_blank(lines: list[str]) -> None:
    parsed = parse_history(lines, NAMES.get, LENGTHS)
    blank = sum(not line.strip().removeprefix("\ufeff") for line in lines)
    assert len(parsed.plays) + len(parsed.feedback) + len(parsed.problems) + blank == len(lines)
    assert all(0 < play.started_at < 5e9 and play.played_ms >= 0 for play in parsed.plays)
    numbers = [problem.line for problem in parsed.problems]
    assert numbers == sorted(set(numbers))
