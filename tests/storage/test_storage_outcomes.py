"""What was shown, what became of it and what was learned come back as they went in."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.outcomes import FusionVersion, Lesson, Outcome, ShownList, ShownTrack, Trial
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags
from musicrec_desktop.storage import Database, Outcomes
from tests.factories import NOW

NAMES = ("sound", "decay_1d", "hour")
DAY_S = 86_400.0


@pytest.fixture
def outcomes(database: Database) -> Outcomes:
    files = [ScannedFile(Path(f"/m/{n}.ogg"), FileStamp(n, n, n), Tags(f"T{n}")) for n in range(1, 21)]
    database.tracks.apply_batch(ScanBatch(tuple(files), ()), NOW)
    return database.outcomes


def shown(*ids: int, at: float = NOW, trial: Trial | None = None) -> ShownList:
    tracks = tuple(ShownTrack(TrackId(number), np.array([number / 20, np.nan, 0.5], np.float32), 1.0) for number in ids)
    return ShownList(UnixTime(at), 7, 3, NAMES, tracks, trial)


def trial(taken: int) -> Trial:
    parts = np.arange(9, dtype=np.float32).reshape(3, 3) / np.float32(9)
    return Trial(1, np.array([2, 8, 9]), parts, np.array([0.5, 0.2, 0.3]), taken)


def lesson(at: float, value: float) -> Lesson:
    return Lesson(UnixTime(at), "chosen", NAMES, np.array([[value, np.nan, 0.1], [0.2, 0.3, 0.4]], np.float32), 0.25)


def test_the_latest_list_that_held_a_track_answers_for_it(outcomes: Outcomes) -> None:
    first, second = outcomes.show(shown(1, 2, 3)), outcomes.show(shown(3, 4, at=NOW + 60))
    track = TrackId(3)
    assert outcomes.latest_place(track, NOW, UnixTime(NOW + 100)) == (second, 0, 3)
    assert outcomes.latest_place(track, NOW, UnixTime(NOW + 59)) == (first, 2, 3)
    assert outcomes.latest_place(track, UnixTime(NOW + 61), UnixTime(NOW + 100)) is None
    assert outcomes.latest_place(TrackId(9), NOW, UnixTime(NOW + 100)) is None


def test_an_outcome_is_a_lesson_once(outcomes: Outcomes) -> None:
    number = outcomes.show(shown(1, 2, 3))
    learned = outcomes.judge((number, 1, TrackId(2)), Outcome.SKIPPED, UnixTime(NOW + 9), 0.5)
    assert learned is not None
    assert (learned.kind, learned.at, learned.weight, learned.names) == ("skipped", NOW + 9, 0.5, NAMES)
    assert not learned.is_taken
    assert np.array_equal(learned.parts, np.array([[0.1, np.nan, 0.5]], np.float32), equal_nan=True)
    assert outcomes.judge((number, 1, TrackId(2)), Outcome.SKIPPED, UnixTime(NOW + 9)) is None
    assert outcomes.judge((number, 1, TrackId(2)), Outcome.LIKED, UnixTime(NOW + 20)) is not None  # on second thoughts
    assert outcomes.judge((number, 0, TrackId(2)), Outcome.SKIPPED, UnixTime(NOW + 9)) is None  # it did not stand there
    kept = outcomes.lessons()
    assert [(key, one.kind) for key, one in kept] == [(1, "skipped"), (2, "liked")]
    assert outcomes.lessons(after=1)[0][0] == outcomes.last_lesson() == 2
    assert np.array_equal(kept[0][1].parts, learned.parts, equal_nan=True)


def test_another_track_in_the_place_is_judged_by_itself(outcomes: Outcomes) -> None:
    number = outcomes.show(shown(1, 2, 3))
    assert outcomes.judge((number, 1, TrackId(2)), Outcome.REPLACED, NOW) is not None
    outcomes.show_instead(number, 1, ShownTrack(TrackId(9), np.ones(3, np.float32), 1.0))
    assert outcomes.latest_place(TrackId(9), NOW, NOW) == (number, 1, 9)
    assert outcomes.judge((number, 1, TrackId(9)), Outcome.FINISHED, NOW) is not None


@pytest.mark.parametrize("taken", [0, 2])
def test_a_trial_comes_back_with_its_chances_and_fate(outcomes: Outcomes, taken: int) -> None:
    tried = trial(taken)
    stood = int(tried.options[taken])
    number = outcomes.show(shown(1, stood, 3, trial=tried))
    outcomes.show(shown(5, stood, trial=tried))
    assert outcomes.judged_trials() == []
    outcomes.judge((number, 0, TrackId(1)), Outcome.FINISHED, NOW)
    assert outcomes.judged_trials() == []  # another track of the list
    outcomes.judge((number, 1, TrackId(stood)), Outcome.FINISHED, NOW)
    (judged,) = outcomes.judged_trials()
    assert (judged.names, judged.outcome, judged.trial.place, judged.trial.taken) == (
        NAMES,
        Outcome.FINISHED,
        1,
        taken,
    )
    assert np.array_equal(judged.trial.options, tried.options)
    assert judged.trial.parts.tobytes() == tried.parts.tobytes()
    assert judged.trial.propensities.tobytes() == tried.propensities.tobytes()


def test_a_replaced_trial_is_judged_by_the_track_that_was_drawn(outcomes: Outcomes) -> None:
    number = outcomes.show(shown(1, 2, 3, trial=trial(0)))
    outcomes.judge((number, 1, TrackId(2)), Outcome.REPLACED, NOW)
    outcomes.show_instead(number, 1, ShownTrack(TrackId(9), np.ones(3, np.float32), 1.0))
    outcomes.judge((number, 1, TrackId(9)), Outcome.FINISHED, NOW)
    assert [judged.outcome for judged in outcomes.judged_trials()] == [Outcome.REPLACED]


def test_old_lists_make_room_and_their_lessons_and_judged_trials_stay(outcomes: Outcomes) -> None:
    silent, judged = outcomes.show(shown(1, 2)), outcomes.show(shown(3, 2, trial=trial(0)))
    outcomes.judge((judged, 1, TrackId(2)), Outcome.FINISHED, NOW)
    later = NOW + 31 * DAY_S
    outcomes.show(shown(5, at=later))
    assert outcomes.latest_place(TrackId(1), NOW, UnixTime(later)) is None
    assert outcomes.latest_place(TrackId(3), NOW, UnixTime(later)) is None
    assert outcomes.latest_place(TrackId(5), NOW, UnixTime(later)) is not None
    assert outcomes.judge((silent, 1, TrackId(2)), Outcome.FINISHED, UnixTime(later)) is None
    assert len(outcomes.lessons()) == len(outcomes.judged_trials()) == 1


def test_skips_in_a_row_are_counted_up_to_a_pause(outcomes: Outcomes) -> None:
    number = outcomes.show(shown(*range(1, 9)))
    kinds = (Outcome.SKIPPED, Outcome.FINISHED, Outcome.SKIPPED, Outcome.SKIPPED)
    assert outcomes.skips_in_a_row(NOW, 900) == 0
    for place, kind in enumerate(kinds):
        outcomes.judge((number, place, TrackId(place + 1)), kind, UnixTime(NOW + 100 * place))
    assert outcomes.skips_in_a_row(UnixTime(NOW + 400), 900) == 2
    assert outcomes.skips_in_a_row(UnixTime(NOW + 400), 50) == 0
    assert outcomes.skips_in_a_row(UnixTime(NOW + 150), 900) == 0  # a play that comes late: what was before it counts
    assert outcomes.skips_in_a_row(UnixTime(NOW + 50), 900) == 1


def test_versions_come_back_and_a_base_lets_old_lessons_go(database: Database, outcomes: Outcomes) -> None:
    few = Outcomes(database._connection, kept_lessons=2)
    for number in range(5):
        few.add_lesson(lesson(NOW + number, number / 10))
    plain = FusionVersion(0, NOW, few.last_lesson(), "five lessons", False, "{}")
    assert few.keep_version(plain).id == 1
    assert len(few.lessons()) == 5
    assert few.keep_version(replace(plain, is_base=True, after_lesson=4)).id == 2
    assert [number for number, _ in few.lessons()] == [4, 5]  # lesson 4 is in the base; two are kept
    assert [(version.id, version.is_base, version.after_lesson) for version in few.versions()] == [
        (1, False, 5),
        (2, True, 4),
    ]
    assert few.lessons()[1][1].parts.shape == (2, 3)
    assert few.lessons()[1][1].weight == 0.25
    assert few.lessons()[1][1].is_taken


def test_everything_can_be_forgotten(outcomes: Outcomes) -> None:
    number = outcomes.show(shown(1, 2, 3, trial=trial(0)))
    outcomes.judge((number, 1, TrackId(2)), Outcome.FINISHED, NOW)
    outcomes.keep_version(FusionVersion(0, NOW, 1, "", True, "{}"))
    outcomes.forget()
    assert outcomes.lessons() == []
    assert outcomes.versions() == []
    assert outcomes.judged_trials() == []
    assert outcomes.latest_place(TrackId(1), NOW, NOW) is None
