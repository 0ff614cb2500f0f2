"""From a folder of real music to a playlist with reasons, and on to a different one because of what was heard."""

import shutil
import time
from collections.abc import Generator, Iterator
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.app.analysing import Analysing
from musicrec_desktop.app.flow import ANALYSE, LEARN, RECOMMEND, REPLACE, SCAN
from musicrec_desktop.app.learn import Learning
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.recommend import Recommending, Replacing
from musicrec_desktop.app.routes import run_inline, walk
from musicrec_desktop.app.scanning import Scanning
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.plan import Length
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd
from musicrec_desktop.domain.playlist import GeneratedPlaylist
from musicrec_desktop.domain.progress import Partial, Progress, run_job
from musicrec_desktop.domain.recommend import Request

NOW = UnixTime(1_780_272_000.0)


@pytest.fixture(scope="module")
def ingested(demo_music: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile whose library holds the demo music, scanned and analysed; copied for each test."""
    profile = tmp_path_factory.mktemp("ingested")
    services = Services(Paths.of(profile))
    scanned = run_inline(SCAN, Scanning(services, (demo_music,), NOW)).summary
    assert scanned.added >= 5
    assert not scanned.problems
    analysed = run_inline(ANALYSE, Analysing(services, NOW, jobs=2))
    assert analysed.analysed == scanned.added
    services.close()
    return profile


@pytest.fixture
def services(ingested: Path, tmp_path: Path) -> Iterator[Services]:
    shutil.copytree(ingested, tmp_path / "own")
    services = Services(Paths.of(tmp_path / "own"))
    yield services
    services.close()


def make_list(services: Services, text: str = "", tracks: int | None = 4, **request: object) -> GeneratedPlaylist:
    asked = Request(text, NOW, length=Length(tracks=tracks) if tracks else None)
    asked = replace(asked, **request)  # type: ignore[arg-type]  # fields of Request by name
    return run_inline(RECOMMEND, Recommending(services, asked, use_llm=False)).made


def test_a_second_scan_and_analysis_find_nothing_to_do(services: Services, demo_music: Path) -> None:
    again = run_inline(SCAN, Scanning(services, (demo_music,), NOW)).summary
    assert (again.added, again.updated, again.moved, again.removed) == (0, 0, 0, 0)
    assert again.unchanged == services.database.tracks.count()
    analysed = run_inline(ANALYSE, Analysing(services, NOW))
    assert (analysed.analysed, analysed.failed) == (0, ())
    assert analysed.skipped == again.unchanged


def test_a_playlist_has_reasons_parts_and_times(services: Services) -> None:
    playlist = make_list(services)
    known = {int(track.id) for track in services.database.tracks.all()}
    ids = [int(track.track_id) for track in playlist.tracks]
    assert len(ids) == len(set(ids)) == 4
    assert set(ids) <= known
    assert playlist.title
    for track in playlist.tracks:
        assert track.rationale
        assert track.rationale_source == "template"
        assert track.parts
        said = [part for part in track.parts if not np.isnan(part.value)]
        assert all(0 <= part.value <= 1 for part in said)
        assert any(part.evidence for part in said)
    assert set(playlist.timings_ms) >= {"plan", "retrieve", "rank", "sequence", "first_track", "explain", "total"}
    assert playlist.llm is None


def test_the_first_tracks_are_shown_before_the_reasons_are_worded(services: Services) -> None:
    news: list[object] = []
    request = Request("", NOW, length=Length(tracks=3))
    state = run_inline(RECOMMEND, Recommending(services, request, use_llm=False), news.append)
    shown = [item.value for item in news if isinstance(item, Partial)]
    assert isinstance(shown[0], GeneratedPlaylist)
    assert [track.track_id for track in shown[0].tracks] == [track.track_id for track in state.made.tracks]
    assert any(isinstance(item, Progress) for item in news)


def test_the_same_request_gives_the_same_list(services: Services) -> None:
    first, second = (make_list(services, "something calm") for _ in range(2))
    assert [track.track_id for track in first.tracks] == [track.track_id for track in second.tracks]


def test_a_disliked_track_leaves_the_very_next_list(services: Services) -> None:
    count = services.database.tracks.count()
    before = make_list(services, tracks=count - 2)
    worst = before.tracks[0].track_id
    run_inline(LEARN, Learning(services, NOW, feedback=(Feedback(worst, NOW, FeedbackValue.DISLIKE),)))
    after = make_list(services, tracks=count - 2)
    assert worst not in {track.track_id for track in after.tracks}
    assert services.database.plays.feedback()[-1].value is FeedbackValue.DISLIKE


def test_what_was_finished_draws_the_next_list_and_says_so(services: Services) -> None:
    tracks = services.database.tracks.all()
    services.load_known(NOW)

    def place(playlist: GeneratedPlaylist, track_id: TrackId) -> int:
        by_score = sorted(playlist.tracks, key=lambda track: -track.score)
        return [track.track_id for track in by_score].index(track_id)

    everything = len(tracks)
    before = make_list(services, "my favourites", tracks=everything)
    last = min(before.tracks, key=lambda track: track.score).track_id
    (loved,) = services.database.tracks.get([last])
    plays = tuple(
        Play(loved.id, UnixTime(NOW - day * 86_400), loved.duration_ms, loved.duration_ms, PlayEnd.FINISHED)
        for day in range(10, 20)
    )
    learned = run_inline(LEARN, Learning(services, NOW, plays))
    assert learned.recorded == len(plays)
    after = make_list(services, "my favourites", tracks=everything)
    assert place(before, loved.id) == len(before.tracks) - 1
    assert place(after, loved.id) == 0
    mine = next(track for track in after.tracks if track.track_id == loved.id)
    assert any("10 plays" in part.evidence for part in mine.parts), [part.evidence for part in mine.parts]


def test_early_skips_push_a_track_down(services: Services) -> None:
    tracks = services.database.tracks.all()
    before = make_list(services, tracks=len(tracks))
    place = {track.track_id: track.score for track in before.tracks}
    bored = before.tracks[1].track_id
    plays = tuple(
        Play(bored, UnixTime(NOW - hours * 7200), DurationMs(4_000), DurationMs(120_000), PlayEnd.SKIPPED)
        for hours in range(40, 43)
    )
    run_inline(LEARN, Learning(services, NOW, plays))
    after = {track.track_id: track.score for track in make_list(services, tracks=len(tracks)).tracks}
    fall = place[bored] - after.get(bored, 0.0)
    assert fall > 0
    assert fall > max(place[other] - after.get(other, 0.0) for other in place if other != bored)


def test_learning_at_once_equals_learning_from_the_whole_history(services: Services) -> None:
    services.load_known(NOW)
    track = services.database.tracks.all()[2]
    play = Play(track.id, NOW, track.duration_ms, track.duration_ms, PlayEnd.FINISHED)
    run_inline(LEARN, Learning(services, NOW, (play,)))
    at_once = services.known.profile
    rebuilt = services.load_known(NOW).profile
    assert at_once.n_plays == rebuilt.n_plays == 1
    np.testing.assert_allclose(at_once.tracks.affinity, rebuilt.tracks.affinity, atol=1e-4)
    assert at_once.artists.keys() == rebuilt.artists.keys()


def test_not_this_one_another(services: Services) -> None:
    request = Request("", NOW, length=Length(tracks=3))
    made = run_inline(RECOMMEND, Recommending(services, request, use_llm=False))
    old = [track.track_id for track in made.made.tracks]
    fresh = run_inline(REPLACE, Replacing(made, 1)).made
    new = [track.track_id for track in fresh.made.tracks]
    assert (new[0], new[2]) == (old[0], old[2])
    assert new[1] not in old
    assert fresh.made.tracks[1].rationale
    again = run_inline(REPLACE, Replacing(fresh, 1)).made.made.tracks[1].track_id
    assert again not in {*old, new[1]}


def test_no_reason_speaks_of_a_track_that_was_replaced(services: Services) -> None:
    request = Request("start quiet and build up", NOW, length=Length(tracks=6))
    made = run_inline(RECOMMEND, Recommending(services, request, use_llm=False))
    spoke = 0
    for at in range(5):
        fresh = run_inline(REPLACE, Replacing(made, at)).made.made.tracks
        title = services.database.tracks.get([made.made.tracks[at].track_id])[0].title
        spoke += title in made.made.tracks[at + 1].rationale
        assert title not in fresh[at + 1].rationale
        assert title not in {fact.values.get("previous") for fact in fresh[at + 1].facts}
        kept = [
            (new.rationale, new.facts)
            for new, old in zip(fresh, made.made.tracks, strict=True)
            if replace(new, place=old.place) == old
        ]
        assert len(kept) >= 3, "the others keep their words"
    assert spoke, "no reason spoke of the track before it: this test showed nothing"


def test_minutes_are_met(services: Services) -> None:
    durations = {track.id: track.duration_ms for track in services.database.tracks.all()}
    minutes = sum(durations.values()) / 60_000 / 2
    playlist = make_list(services, tracks=None, length=Length(minutes=minutes))
    total = sum(durations[track.track_id] for track in playlist.tracks) / 60_000
    assert abs(total - minutes) <= 0.05 * minutes or playlist.notes


def test_an_empty_library_gives_a_reason_and_not_an_empty_list(tmp_path: Path) -> None:
    services = Services(Paths.of(tmp_path / "empty"))
    with pytest.raises(RequestError, match="no tracks"):
        make_list(services)
    services.close()


def test_a_moved_file_keeps_its_features_and_history(demo_music: Path, tmp_path: Path) -> None:
    music = tmp_path / "music"
    source = min((path for path in demo_music.rglob("*.ogg")), key=lambda path: path.stat().st_size)
    music.mkdir()
    shutil.copy(source, music / "one.ogg")
    services = Services(Paths.of(tmp_path / "profile"))
    run_inline(SCAN, Scanning(services, (music,), NOW))
    run_inline(ANALYSE, Analysing(services, NOW, jobs=1))
    (before,) = services.database.tracks.all()
    (music / "deep").mkdir()
    (music / "one.ogg").rename(music / "deep" / "other name.ogg")
    moved = run_inline(SCAN, Scanning(services, (music,), NOW)).summary
    assert (moved.added, moved.moved, moved.removed) == (0, 1, 0)
    (after,) = services.database.tracks.all()
    assert after.id == before.id
    assert after.path.name == "other name.ogg"
    assert run_inline(ANALYSE, Analysing(services, NOW)).analysed == 0
    services.close()


def test_a_broken_file_is_a_problem_and_nothing_else(demo_music: Path, tmp_path: Path) -> None:
    music = tmp_path / "music"
    music.mkdir()
    source = min((path for path in demo_music.rglob("*.ogg")), key=lambda path: path.stat().st_size)
    shutil.copy(source, music / "good.ogg")
    (music / "broken.mp3").write_bytes(b"not music at all" * 100)
    services = Services(Paths.of(tmp_path / "profile"))
    summary = run_inline(SCAN, Scanning(services, (music,), NOW)).summary
    assert summary.added == 1
    assert [problem.path.name for problem in summary.problems] == ["broken.mp3"]
    assert services.database.tracks.problems()[0].reason
    services.close()


def test_a_cancelled_analysis_keeps_what_was_done_and_ends_its_workers(demo_music: Path, tmp_path: Path) -> None:
    before = active_children()  # the model of another test may still run
    services = Services(Paths.of(tmp_path / "own"))
    run_inline(SCAN, Scanning(services, (demo_music,), NOW))
    walker = walk(ANALYSE, Analysing(services, NOW, jobs=1, limit=6))
    state = Analysing(services, NOW, jobs=1, limit=6)
    stop = next(walker)
    while state.analysed == 0:
        outcome = stop.step(state)
        state = run_job(outcome) if isinstance(outcome, Generator) else outcome
        stop = walker.send(state)
    walker.close()
    assert not [child for child in active_children() if child not in before]
    left = len(services.database.features.pending())
    assert left == services.database.tracks.count() - state.analysed
    resumed = run_inline(ANALYSE, Analysing(services, NOW, jobs=2))
    assert resumed.analysed == left
    services.close()


def test_times_are_those_of_the_machine(services: Services) -> None:
    began = time.perf_counter()
    playlist = make_list(services)
    passed = (time.perf_counter() - began) * 1000
    assert 0 < playlist.timings_ms["first_track"] <= playlist.timings_ms["total"] <= passed


def test_walking_a_route_by_hand_visits_its_lanes(services: Services) -> None:
    request = Request("", NOW, length=Length(tracks=2))
    walker = walk(RECOMMEND, Recommending(services, request, use_llm=False))
    assert next(walker).lane == "db"
    walker.close()
