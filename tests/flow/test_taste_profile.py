"""The taste profile by command: shown, explained, leaned, forgotten in part, exported, reset, kept private."""

import io
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from musicrec_desktop.app.flow import LEARN
from musicrec_desktop.app.learn import Learning
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.app.taste_editing import comment_on, forget, lean_taste, listen_in_private, remember, reset_taste
from musicrec_desktop.app.taste_profile import profile_summary, why
from musicrec_desktop.cli.main import main
from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd
from musicrec_desktop.domain.taste_edits import Forgotten, Subject
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags

NOW = UnixTime(float(int(time.time())) - 60)
HOUR = 3600.0
LENGTH = DurationMs(200_000)
FIRST_KEYS = {"plays", "feedback", "novelty", "artists", "genres", "tracks", "hours"}
"""What programs have read from the document since the first version."""


def heard(track: int, hours_ago: float, share: float = 1.0) -> Play:
    ended = PlayEnd.FINISHED if share == 1 else PlayEnd.SKIPPED
    start = UnixTime(NOW - hours_ago * HOUR)
    return Play(TrackId(track), start, DurationMs(int(share * LENGTH)), LENGTH, ended)


PLAYS = (*(heard(1 + i % 4, 100 - i) for i in range(40)), heard(5, 50.5, 0.05), heard(6, 3.5))


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = Services(Paths.of(tmp_path / "profile"))
    made.change_settings(made.settings.model_copy(update={"use_llm": False}))
    files = [
        ScannedFile(
            Path(f"/music/{n}.flac"),
            FileStamp(n, n, n),
            Tags(
                f"Title {n}", (f"Artist {n % 3}",), f"Album {n}", genres=("Jazz" if n < 5 else "Children",), year=1990
            ),
        )
        for n in range(1, 8)
    ]
    made.database.tracks.apply_batch(ScanBatch(tuple(files), ()), NOW)
    made.database.plays.add(PLAYS)
    made.database.plays.add_feedback([Feedback(TrackId(2), UnixTime(NOW - HOUR), FeedbackValue.LIKE)])
    yield made
    made.close()


def run(services: Services, capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["--profile", str(services.paths.database.parent), *arguments, "--json"]) == code
    document = json.loads(capsys.readouterr().out)
    assert isinstance(document, dict)
    return document


def named(entries: object) -> dict[str, float]:
    assert isinstance(entries, list)
    return {entry["name"]: entry["affinity"] for entry in entries}


def test_the_profile_is_shown_with_its_evidence(services: Services, capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(services, capsys, "profile")
    assert set(shown) > FIRST_KEYS
    assert (shown["plays"], shown["feedback"], shown["comments"], shown["private"]) == (42, 1, 0, False)
    assert set(named(shown["genres"])) == {"jazz", "children"}
    assert set(named(shown["eras"])) == {"1990s"}
    assert shown["genres"][0]["evidence"] == "40 plays, 1 likes, 0 dislikes"
    assert len(shown["week"]) == 7
    assert sum(map(sum, shown["week"])) == pytest.approx(1, abs=0.01)
    assert shown["rates"]["picked by hand"]["plays"] == 42
    assert main(["--profile", str(services.paths.database.parent), "profile"]) == 0
    text = capsys.readouterr().out
    assert "jazz" in text
    assert "picked by hand" in text


def test_each_number_names_its_plays(services: Services, capsys: pytest.CaptureFixture[str]) -> None:
    found = run(services, capsys, "profile", "why", "genre", "children")
    assert [play["id"] for play in found["plays"]] == [6, 5]
    assert found["plays"][0]["weight"] > 0 > found["plays"][1]["weight"]
    assert found["value"] == pytest.approx(named(run(services, capsys, "profile")["genres"])["children"], abs=1e-3)
    liked = run(services, capsys, "profile", "why", "track", "2")
    assert [said["feedback"] for said in liked["said"]] == ["like"]
    assert run(services, capsys, "profile", "why", "situation", "picked by hand")["of_plays"] == 42
    missing = run(services, capsys, "profile", "why", "artist", "Nobody", code=1)
    assert "Nobody" in missing["error"]["message"]


def test_less_of_this_moves_the_profile_and_can_be_taken_back(
    services: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    before = named(run(services, capsys, "profile")["genres"])["jazz"]
    assert run(services, capsys, "profile", "lean", "less", "genre", "JAZZ")["name"] == "jazz"
    less = run(services, capsys, "profile")
    assert named(less["genres"])["jazz"] == pytest.approx(before / 2 - 0.5, abs=1e-3)
    assert less["edits"][0]["lean"] == -0.5
    assert "set by you" in next(entry["evidence"] for entry in less["genres"] if entry["name"] == "jazz")
    run(services, capsys, "profile", "lean", "as-it-was", "genre", "jazz")
    assert named(run(services, capsys, "profile")["genres"])["jazz"] == pytest.approx(before, abs=1e-3)
    assert "error" in run(services, capsys, "profile", "lean", "less", "genre", "polka", code=1)


def test_a_leaning_reaches_what_was_never_played(services: Services) -> None:
    lean_taste(services, Subject.ARTIST, "Artist 0", 1.0, NOW)
    assert services.known.profile.artists["Artist 0"].value == 1


def test_an_artist_is_forgotten_and_remembered(services: Services, capsys: pytest.CaptureFixture[str]) -> None:
    before = run(services, capsys, "profile")
    gone = run(services, capsys, "profile", "forget", "--artist", "artist 1")
    assert gone["plays"] == sum(play.track_id in {1, 4, 7} for play in PLAYS)
    after = run(services, capsys, "profile")
    assert "Artist 1" not in named(after["artists"])
    assert after["forgotten"][0]["name"] == "Artist 1"
    assert len(services.database.plays.all()) == 42, "the history stays"
    run(services, capsys, "profile", "remember", str(gone["number"]))
    assert run(services, capsys, "profile")["artists"] == before["artists"]
    assert "error" in run(services, capsys, "profile", "remember", "99", code=1)
    assert "error" in run(services, capsys, "profile", "forget", "--artist", "Nobody", code=1)
    assert "error" in run(services, capsys, "profile", "forget", code=1)
    assert "error" in run(services, capsys, "profile", "forget", "--since", "yesterday", code=1)


def test_a_time_is_forgotten_and_what_comes_after_counts(services: Services) -> None:
    span = Forgotten(Subject.ALL, "", UnixTime(NOW - 70 * HOUR), UnixTime(NOW - 60 * HOUR))
    gone = forget(services, span, NOW)
    assert gone.plays == sum(span.since <= play.started_at < span.until for play in PLAYS) > 0
    profile = services.known.profile
    assert profile.n_plays == 42 - gone.plays
    everything = forget(services, Forgotten(Subject.ALL), NOW)
    assert everything.plays == 42 - gone.plays
    play = heard(1, -0.01)
    run_inline(LEARN, Learning(services, UnixTime(NOW + 300), (play,)))
    assert services.known.profile.n_plays == 1
    remember(services, everything.number, UnixTime(NOW + 300))
    assert services.known.profile.n_plays == 43 - gone.plays


def test_erasing_deletes(services: Services, capsys: pytest.CaptureFixture[str]) -> None:
    gone = run(services, capsys, "profile", "forget", "--genre", "jazz", "--erase")
    assert gone == {"number": 0, "plays": 40, "erased": True}
    assert {play.track_id for play in services.database.plays.all()} == {5, 6}
    assert services.database.plays.feedback() == []


def test_a_reset_starts_anew_and_must_be_meant(
    services: Services, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert "--yes" in run(services, capsys, "profile", "reset", code=1)["error"]["hint"]
    lean_taste(services, Subject.GENRE, "jazz", 0.5, NOW)
    number = run(services, capsys, "profile", "reset", "--yes")["number"]
    fresh = run(services, capsys, "profile")
    assert (fresh["plays"], fresh["feedback"], fresh["artists"], fresh["genres"], fresh["edits"]) == (0, 0, [], [], [])
    run(services, capsys, "profile", "remember", str(number))
    assert run(services, capsys, "profile")["plays"] == 42
    assert reset_taste(services, NOW, erase=True).number == 0
    assert services.database.plays.all() == []


def test_the_export_holds_everything_and_can_be_recorded_elsewhere(
    services: Services, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    comment_on(services, TrackId(3), "lovely — 好听", NOW)
    target = tmp_path / "me.json"
    assert run(services, capsys, "profile", "export", str(target))["history"] == 43
    document = json.loads(target.read_text("utf-8"))
    assert len(document["profile"]["tracks"]) == 6
    assert document["comments"][0]["text"] == "lovely — 好听"
    lines = tmp_path / "history.jsonl"
    lines.write_text("\n".join(json.dumps(line) for line in document["history"]), "utf-8")
    recorded = run(services, capsys, "history", "record", str(lines))
    assert (recorded["recorded"], recorded["known_before"], recorded["problems"]) == (0, 42, [])
    assert "error" in run(services, capsys, "profile", "export", str(tmp_path), code=1)


def test_in_private_nothing_is_remembered(services: Services, capsys: pytest.CaptureFixture[str]) -> None:
    services.load_known(NOW)
    listen_in_private(services, UnixTime(NOW + 10), on=True)
    assert run(services, capsys, "profile", "private")["private"]
    plays = (heard(1, -0.01), heard(7, 1.25))  # one inside, one that was heard before and reported late
    liked = Feedback(TrackId(7), UnixTime(NOW + 40), FeedbackValue.LIKE)
    learned = run_inline(LEARN, Learning(services, UnixTime(NOW + 100), plays, (liked,)))
    assert learned.recorded == 1
    assert services.known.profile.n_plays == 43
    with pytest.raises(RequestError, match="private"):
        comment_on(services, TrackId(1), "good", UnixTime(NOW + 50))
    listen_in_private(services, UnixTime(NOW + 200), on=False)
    assert not run(services, capsys, "profile", "private")["private"]
    services.database.plays.add([heard(2, -0.02)])  # as an import of what a service has recorded meanwhile
    services.load_known(UnixTime(NOW + 300))
    assert services.known.profile.n_plays == 43
    run_inline(LEARN, Learning(services, UnixTime(NOW + 400), (heard(3, -0.09),)))
    assert services.known.profile.n_plays == 44


def test_a_comment_moves_the_profile_at_once(services: Services, capsys: pytest.CaptureFixture[str]) -> None:
    services.load_known(NOW)
    before = services.known.profile.artists["Artist 1"].value
    assert comment_on(services, TrackId(7), "I hate this", NOW).sentiment < -0.5
    after = services.known.profile
    assert after.artists["Artist 1"].value < before
    assert (after.n_comments, after.artists["Artist 1"].comments) == (1, 1)
    meant = run(services, capsys, "profile", "comment", "5", "so bad it is good", "--sentiment", "0.9")
    assert meant == {"sentiment": 0.9, "judged_by": "listener"}
    assert services.database.comments.all()[-1].text == "so bad it is good"
    found = why(services, "track", "7", UnixTime(NOW + 5))
    assert [said["comment"] for said in found["said"]] == ["I hate this"]  # type: ignore[attr-defined]
    assert "error" in run(services, capsys, "profile", "comment", "999", "x", code=1)
    assert "error" in run(services, capsys, "profile", "comment", "5", "  ", code=1)
    assert profile_summary(services, UnixTime(NOW + 5))["comments"] == 2
