"""`musicrec charts`, and the taste as the window shows it, on a database."""

import json
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from musicrec_desktop.app.commenting import Commenting
from musicrec_desktop.app.flow import COMMENT
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.periods import midnight
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.app.taste_editing import lean_taste, reset_taste, undo_reset
from musicrec_desktop.app.taste_view import evidence_for, taste_view
from musicrec_desktop.app.track_facts import track_facts
from musicrec_desktop.cli.main import main
from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd
from musicrec_desktop.domain.taste_edits import Subject
from musicrec_desktop.domain.track import ScanBatch, ScannedFile
from musicrec_desktop.storage import open_database
from tests.factories import NOW, make_track

LENGTH = DurationMs(200_000)


def play(track: int, day: date, at: int = 12, *, is_skipped: bool = False) -> Play:
    start = UnixTime(midnight(day) + 3_600 * at)
    if is_skipped:
        return Play(TrackId(track), start, DurationMs(10_000), LENGTH, PlayEnd.SKIPPED)
    return Play(TrackId(track), start, LENGTH, LENGTH, PlayEnd.FINISHED)


PLAYS = [
    play(1, date(2024, 5, 2)),
    play(1, date(2024, 6, 3)),
    play(1, date(2024, 6, 3), 13),
    play(2, date(2024, 6, 4)),
    play(3, date(2024, 6, 5), is_skipped=True),
]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    made = tmp_path / "profile"
    Paths.of(made).make()
    database = open_database(Paths.of(made).database)
    tracks = [make_track(i, title=f"T{i}", artists=(f"A{i % 2}",), genres=("jazz",)) for i in (1, 2, 3)]
    database.tracks.apply_batch(ScanBatch(tuple(ScannedFile(t.path, t.stamp, t.tags) for t in tracks), ()), NOW)
    database.plays.add(PLAYS)
    database.close()
    return made


@pytest.fixture
def services(profile: Path) -> Iterator[Services]:
    made = Services(Paths.of(profile))
    made.change_settings(made.settings.model_copy(update={"use_llm": False}))
    yield made
    made.close()


def charts(profile: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["--profile", str(profile), "charts", *arguments, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_a_month_beside_the_one_before(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = charts(profile, capsys, "month", "--on", "2024-06-20")
    assert (found["first"], found["after"]) == ("2024-06-01", "2024-07-01")
    assert [(entry["name"], entry["plays"], entry["was"]) for entry in found["tracks"]] == [
        ("T1", 2, 1),
        ("T2", 1, None),
    ]
    assert found["totals"]["skips"] == 1
    assert found["before"]["plays"] == 1
    assert len(found["minutes_a_day"]) == 30
    by_time = charts(profile, capsys, "all", "--by", "minutes")
    assert by_time["before"] is None
    assert by_time["artists"][0]["name"] == "A1"


def test_lines_for_people_and_a_day_that_is_none(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--profile", str(profile), "charts", "year", "--on", "2024-01-01"]) == 0
    said = capsys.readouterr().out
    assert " 1 A1 - T1: 3 plays" in said
    assert main(["--profile", str(profile), "charts", "--on", "yesterday"]) == 1
    assert "yesterday" in capsys.readouterr().err


def test_the_view_of_the_taste_holds_what_was_set(services: Services) -> None:
    now = UnixTime(time.time())
    services.load_known(now)
    lean_taste(services, Subject.ARTIST, "A0", -0.5, now)
    view = taste_view(services)
    assert next(liking for liking in view.likings[Subject.ARTIST] if liking.name == "A0").lean == -0.5
    assert view.likings[Subject.GENRE][0].plays == 5
    assert float(view.week.sum()) == pytest.approx(1)
    assert not view.is_private
    assert not view.comments
    run_inline(COMMENT, Commenting(services, TrackId(1), "wonderful", now))
    assert [comment.text for comment in taste_view(services).comments] == ["wonderful"]


def test_evidence_names_plays_and_words(services: Services) -> None:
    services.database.plays.add_feedback(
        [Feedback(TrackId(1), UnixTime(midnight(date(2024, 6, 9))), FeedbackValue.LIKE)]
    )
    now = UnixTime(time.time())
    services.load_known(now)
    before = services.known
    evidence = evidence_for(services, "artist", "A1", now)
    assert [play.track_id for play in evidence.plays] == [3, 1, 1, 1]
    assert evidence.plays[0].weight < 0 < evidence.plays[1].weight
    assert [(said.track_id, said.value) for said in evidence.said] == [(1, FeedbackValue.LIKE)]
    monday = evidence_for(services, "weekday hour", "0 13", now)
    assert [play.started_at for play in monday.plays] == [PLAYS[2].started_at]
    with pytest.raises(RequestError):
        evidence_for(services, "weekday hour", "7 1", now)
    with pytest.raises(RequestError):
        evidence_for(services, "artist", "Nobody", now)
    assert services.known is before  # asking loads nothing anew


def test_a_reset_can_be_taken_back_with_its_leanings(services: Services) -> None:
    now = UnixTime(time.time())
    services.load_known(now)
    lean_taste(services, Subject.GENRE, "jazz", 1.0, now)
    edits, plays = services.known.profile.edits, services.known.profile.n_plays
    gone = reset_taste(services, now)
    assert services.known.profile.n_plays == 0
    assert services.known.profile.edits == ()
    undo_reset(services, gone.number, edits, now)
    assert services.known.profile.n_plays == plays
    assert services.known.profile.genres["jazz"].lean == 1.0


def test_facts_of_a_track(services: Services) -> None:
    known = services.load_known(UnixTime(time.time()))
    facts = track_facts(known, services.live.plays, TrackId(1))
    assert facts is not None
    assert (facts.plays, facts.skips, facts.artist, facts.artist_plays) == (3, 0, "A1", 4)
    assert (facts.first_played, facts.last_played) == (PLAYS[0].started_at, PLAYS[2].started_at)
    unheard = track_facts(known, services.live.plays, TrackId(3))
    assert unheard is not None
    assert unheard.skips == 1
    assert track_facts(known, services.live.plays, TrackId(99)) is None
