"""Each event moves the log, the weights and the very next list; the logs alone bring all of it back, bit for bit."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.app import outcome_log
from musicrec_desktop.app.flow import LEARN, RECOMMEND, REPLACE
from musicrec_desktop.app.fusion_log import VERSION_EVERY, replayed
from musicrec_desktop.app.history import record_history
from musicrec_desktop.app.learn import Learning
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.recommend import Recommending, Replacing
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.outcomes import Lesson
from musicrec_desktop.domain.plan import Length
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags
from musicrec_desktop.ranking.live import Fusion, method_names

NOW = UnixTime(1_780_272_000.0)
TRACKS = 60
LENGTH = DurationMs(200_000)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = Services(Paths.of(tmp_path / "own"))
    files = [
        ScannedFile(
            Path(f"/m/{n}.ogg"),
            FileStamp(n, n, n),
            Tags(f"T{n}", artists=(f"A{n % 9}",), album=f"B{n % 14}", genres=("rock",), duration_ms=LENGTH),
        )
        for n in range(1, TRACKS + 1)
    ]
    services.database.tracks.apply_batch(ScanBatch(tuple(files), ()), NOW)
    yield services
    services.close()


def again(services: Services) -> Services:
    """The program after a restart."""
    services.close()
    return Services(services.paths)


def play(track_id: int, at: float, end: PlayEnd = PlayEnd.FINISHED, by: QueuedBy = QueuedBy.RECOMMENDATION) -> Play:
    heard = LENGTH if end is PlayEnd.FINISHED else DurationMs(4_000)
    return Play(TrackId(track_id), UnixTime(at), heard, LENGTH, end, by)


def learn(services: Services, *events: Play | Feedback) -> None:
    plays = tuple(event for event in events if isinstance(event, Play))
    said = tuple(event for event in events if isinstance(event, Feedback))
    run_inline(LEARN, Learning(services, UnixTime(NOW + 3600), plays, said))


def make_list(services: Services, at: float = NOW, tracks: int = 12, seed: int = 0) -> Recommending:
    request = Request("", UnixTime(at), length=Length(tracks=tracks), seed=seed)
    return run_inline(RECOMMEND, Recommending(services, request, use_llm=False))


def ids(made: Recommending) -> list[int]:
    return [int(track.track_id) for track in made.made.tracks]


def bits(fusion: Fusion) -> tuple[bytes, bytes, int]:
    return fusion.model.weights.tobytes(), fusion.model.precision.tobytes(), fusion.version


def some_history(services: Services) -> None:
    learn(services, *(play(1 + n * n % 17, NOW - 86_400 * 3 + n * 210, by=QueuedBy.LISTENER) for n in range(40)))


def test_a_new_listener_gets_a_list_and_no_method_claims_to_know(services: Services) -> None:
    made = make_list(services)
    assert len(made.made.tracks) == 12
    for track in made.made.tracks:
        parts = {part.name: part for part in track.parts}
        assert set(method_names()) <= set(parts)
        assert all(np.isnan(parts[name].value) and parts[name].weight == 0 for name in method_names())


def test_what_was_heard_is_named_as_a_part_with_its_evidence(services: Services) -> None:
    some_history(services)
    latest = 1 + 39 * 39 % 17  # what was heard last is not expected next
    heard = [track for track in make_list(services).made.tracks if track.track_id <= 17 and track.track_id != latest]
    assert heard
    for track in heard:
        parts = {part.name: part for part in track.parts}
        said = [parts[name] for name in method_names() if parts[name].value > 0]
        assert any("within days: 7" in part.evidence for part in said)
        assert sum(part.weight for part in said) > 0
        assert track.score == pytest.approx(
            sum(part.value * part.weight for part in track.parts if not np.isnan(part.value)), abs=1e-5
        )


def test_each_outcome_moves_the_weights_at_once(services: Services) -> None:
    some_history(services)
    first = make_list(services)
    one, two, three = first.made.tracks[:3]
    moves: tuple[Callable[[], object], ...] = (
        lambda: learn(services, play(one.track_id, NOW + 10)),
        lambda: learn(services, play(two.track_id, NOW + 300, PlayEnd.SKIPPED)),
        lambda: learn(services, Feedback(one.track_id, UnixTime(NOW + 320), FeedbackValue.LIKE)),
        lambda: learn(services, Feedback(three.track_id, UnixTime(NOW + 330), FeedbackValue.DISLIKE)),
        lambda: run_inline(REPLACE, Replacing(first, 3, UnixTime(NOW + 340))),
    )
    for count, move in enumerate(moves, start=1):
        before = dict(services.live.fusion.weights)
        move()
        assert services.live.fusion.version == count
        assert services.live.fusion.weights != before
    kinds = [lesson.kind for _, lesson in services.database.outcomes.lessons()]
    assert kinds == ["finished", "skipped", "liked", "disliked", "replaced"]
    assert ids(make_list(services, NOW + 350)) != ids(first)


def test_what_says_nothing_of_the_list_teaches_nothing(services: Services) -> None:
    some_history(services)
    shown = ids(make_list(services))
    unseen = next(number for number in range(1, TRACKS + 1) if number not in shown)
    learn(
        services,
        play(shown[0], NOW + 10, by=QueuedBy.LISTENER),  # picked by hand
        play(shown[1], NOW + 20, PlayEnd.STOPPED),
        play(unseen, NOW + 30),
        play(shown[2], NOW + 2 * 86_400),  # days later
        Feedback(TrackId(unseen), UnixTime(NOW + 40), FeedbackValue.LIKE),
        Feedback(TrackId(shown[3]), UnixTime(NOW + 41), FeedbackValue.NONE),
    )
    assert services.database.outcomes.lessons() == []
    assert services.live.fusion.version == 0


def test_a_run_of_skips_is_a_mood_and_counts_less_and_less(services: Services) -> None:
    some_history(services)
    shown = ids(make_list(services))
    for place in range(4):
        learn(services, play(shown[place], NOW + 10 + place * 30, PlayEnd.SKIPPED))
    learn(services, play(shown[4], NOW + 5_000, PlayEnd.SKIPPED))
    weights = [lesson.weight for _, lesson in services.database.outcomes.lessons()]
    assert weights == pytest.approx([1, 0.6, 0.36, 0.216, 1])


def test_in_private_nothing_is_kept_of_lists(services: Services) -> None:
    some_history(services)
    services.database.taste_notes.start_private(UnixTime(NOW - 10))
    made = make_list(services)
    assert made.shown is None
    run_inline(REPLACE, Replacing(made, 3, UnixTime(NOW + 5)))
    learn(services, play(ids(made)[0], NOW + 20))
    assert services.database.outcomes.lessons() == []
    assert services.database.outcomes.latest_place(made.made.tracks[0].track_id, UnixTime(0), NOW) is None


def test_the_same_play_twice_is_one_lesson(services: Services) -> None:
    shown = ids(make_list(services))
    for _ in range(2):
        learn(services, play(shown[0], NOW + 10))
    assert services.live.fusion.version == 1


def test_skips_of_what_memory_praised_lower_its_weight(services: Services) -> None:
    some_history(services)
    before = services.prior_fusion.weights
    known = frozenset(range(1, 18))
    for place, number in enumerate(ids(make_list(services, tracks=20))):
        end = PlayEnd.SKIPPED if number in known else PlayEnd.FINISHED
        learn(services, play(number, NOW + 10 + place * 250, end))
    after = services.live.fusion.weights
    assert sum(after[name] for name in method_names()) < 0.95 * sum(before[name] for name in method_names())


def test_a_recorded_history_moves_the_next_list(services: Services) -> None:
    some_history(services)
    shown = ids(make_list(services))
    services = again(services)
    lines = [f'{{"id": {shown[0]}, "started_at": {NOW + 60}, "played_ms": 3000, "ended": "skipped"}}']
    assert record_history(services, lines, UnixTime(NOW + 100)).recorded == 1
    made = make_list(services, NOW + 120)
    assert made.insight is not None
    assert made.insight.fusion.version == 1
    assert made.insight.expectation.plays == 41
    services.close()


def test_the_logs_alone_bring_the_state_back_bit_for_bit(services: Services) -> None:
    some_history(services)
    random = np.random.default_rng(4)
    for turn in range(4):
        at = NOW + turn * 90_000
        made = make_list(services, at, seed=turn)
        for place, number in enumerate(ids(made)):
            end = PlayEnd.SKIPPED if random.random() < 0.4 else PlayEnd.FINISHED
            learn(services, play(number, at + 10 + place * 250, end))
        run_inline(REPLACE, Replacing(made, 2, UnixTime(at + 4_000)))
    then = UnixTime(NOW + 400_000)
    live = services.live.look(then)
    assert live.fusion.version == services.live.fusion.version > 40
    services = again(services)
    services.load_known(then)
    back = services.live.look(then)
    assert bits(back.fusion) == bits(live.fusion)
    assert back.expectation.values.tobytes() == live.expectation.values.tobytes()
    assert back.moment.session_from == live.moment.session_from
    for name in ("tracks", "starts", "ends", "sessions", "is_listen", "is_skip"):
        assert getattr(back.moment.listening, name).tobytes() == getattr(live.moment.listening, name).tobytes()
    services.close()


def test_a_play_that_came_late_leaves_the_state_of_the_log_in_order(services: Services) -> None:
    some_history(services)
    make_list(services)
    learn(services, play(30, NOW - 100, by=QueuedBy.LISTENER))
    learn(services, play(31, NOW - 86_400 * 5, by=QueuedBy.LISTENER))
    live = services.live.look(NOW)
    assert live.moment.upto == 42
    services = again(services)
    services.load_known(NOW)
    assert services.live.look(NOW).expectation.values.tobytes() == live.expectation.values.tobytes()
    services.close()


def test_a_bad_update_can_be_taken_back(services: Services) -> None:
    make_list(services)
    outcomes, names = services.database.outcomes, services.prior_fusion.model.names[1:]
    random = np.random.default_rng(1)

    def lessons(n: int) -> None:
        for _ in range(n):
            parts = random.random((1, len(names))).astype(np.float32)
            lesson = Lesson(NOW, "skipped" if random.random() < 0.5 else "finished", names, parts)
            outcomes.add_lesson(lesson)
            outcome_log.learn(services, [lesson])

    lessons(VERSION_EVERY)
    good = bits(services.live.fusion)
    (kept,) = outcomes.versions()
    lessons(30)
    assert bits(services.live.fusion) != good
    services.roll_back_fusion(kept.id, NOW)
    assert bits(services.live.fusion) == good
    lessons(5)
    learned = bits(services.live.fusion)
    services = again(services)
    services.load_known(NOW)
    assert bits(services.live.fusion) == learned  # what was taken back stays so after a restart
    assert bits(services.roll_back_fusion(0, NOW)) == bits(services.prior_fusion)
    with pytest.raises(RequestError, match="no version 99"):
        services.roll_back_fusion(99, NOW)
    assert bits(replayed(services.database.outcomes, services.prior_fusion)) == bits(services.prior_fusion)
    services.close()


def test_trials_are_logged_with_their_chances(services: Services) -> None:
    some_history(services)
    for seed in range(6):
        at = NOW + seed * 90_000
        made = make_list(services, at, seed=seed)
        assert made.trial is not None
        stood = made.made.tracks[made.trial.place]
        assert stood.track_id == made.trial.options[made.trial.taken]
        learn(services, play(stood.track_id, at + 100))
        trials = services.database.outcomes.judged_trials()
        assert len(trials) == seed + 1
        assert trials[-1].trial.propensities.tobytes() == made.trial.propensities.tobytes()
