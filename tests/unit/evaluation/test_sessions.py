import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.evaluation.sessions import (
    Question,
    evaluate_sessions,
    held_out,
    lessons_of,
    measured,
    read_sessions,
)
from musicrec_desktop.ranking.pooled import SessionPool, sessions_of


def write(folder: Path, sessions: list[list[int]], questions: list[tuple[list[int], int]]) -> None:
    with gzip.open(folder / "train_sessions.txt.gz", "wt") as lines:
        lines.writelines(" ".join(map(str, session)) + "\n" for session in sessions)
    with gzip.open(folder / "test_prefixes.txt.gz", "wt") as lines:
        lines.writelines(" ".join(map(str, prefix)) + f"\t{answer}\n" for prefix, answer in questions)


def circles(n: int, seed: int) -> list[list[int]]:
    """Sessions that go round one of five circles of eight tracks, now and then with a track from anywhere."""
    random = np.random.default_rng(seed)
    sessions = []
    for _ in range(n):
        circle, at = random.integers(5), random.integers(8)
        length = int(random.integers(3, 7))
        session = [int(circle * 8 + (at + step) % 8) for step in range(length)]
        if random.random() < 0.3:
            session[int(random.integers(length))] = int(random.integers(40))
        sessions.append(session)
    return sessions


def test_what_always_follows_is_found(tmp_path: Path) -> None:
    test = [session for session in circles(200, 2) if len(session) > 2]
    write(tmp_path, circles(600, 1), [(session[:-1], session[-1]) for session in test])
    result = evaluate_sessions(tmp_path)
    assert result["events"] == len(test)
    assert result["mrr20"] > 60
    assert result["mrr20"] >= result["peers"]["transitions"]["mrr20"]
    assert result["ci95"]["p20"][0] <= result["p20"] <= result["ci95"]["p20"][1]
    assert result == evaluate_sessions(tmp_path)
    json.dumps(result)


def test_a_hit_is_counted_by_its_place_and_a_miss_not_at_all() -> None:
    sessions = sessions_of([np.arange(30, dtype=np.int32)], 30)
    tracks = np.arange(25, dtype=np.int32)
    descending = -np.arange(25.0)
    questions = [Question(np.array([29], np.int32), answer) for answer in (0, 3, 21, 28)]
    result = measured(lambda _: (tracks, descending), questions, sessions)
    assert result["p20"] == pytest.approx(50)
    assert result["mrr20"] == pytest.approx(100 * (1 + 1 / 4) / 4)
    assert result["coverage20"] == pytest.approx(20 / 30)
    assert result["novelty20"] == pytest.approx(np.log2(30))


def test_constants_win_nothing() -> None:
    sessions = sessions_of([np.arange(100, dtype=np.int32)], 100)
    tracks = np.arange(100, dtype=np.int32)
    questions = [Question(np.array([99], np.int32), 0)]
    assert measured(lambda _: (tracks, np.ones(100)), questions, sessions)["p20"] == 0


def test_repeats_and_new_tracks_are_told_apart() -> None:
    sessions = sessions_of([np.arange(10, dtype=np.int32)], 10)
    questions = [Question(np.array([1, 2], np.int32), 1), Question(np.array([1, 2], np.int32), 5)]
    result = measured(lambda prefix: (prefix, np.ones(len(prefix))), questions, sessions)
    assert result["p20_repeats"] == 100
    assert result["p20_new"] == 0


def test_lessons_come_from_the_last_tenth_and_only_ask_for_known_tracks() -> None:
    lists = [np.array([at % 7, (at + 1) % 7, 20 + at], np.int32) for at in range(50)]
    older, questions = held_out(lists, 80, 1000)
    assert len(older) == 45
    assert [question.answer for question in questions] == [(at + 1) % 7 for at in range(45, 50)]
    assert len(held_out(lists, 80, 3)[1]) == 3


def test_an_answer_that_was_not_found_is_no_lesson() -> None:
    pool = SessionPool(sessions_of([np.array([0, 1], np.int32), np.array([2, 3], np.int32)], 4))
    found, missed = Question(np.array([0], np.int32), 1), Question(np.array([0], np.int32), 3)
    lessons = lessons_of(pool, [found, missed])
    assert len(lessons) == 1
    tracks, _ = pool.parts(found.prefix)
    assert tracks[lessons[0].chosen] == 1


def test_too_little_to_measure_is_said(tmp_path: Path) -> None:
    write(tmp_path, circles(20, 1), [])
    with pytest.raises(RequestError, match="0 questions"):
        evaluate_sessions(tmp_path)


def test_a_folder_without_sessions_says_what_is_needed(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="cannot be read"):
        read_sessions(tmp_path)
