"""A history recorded elsewhere becomes plays: shown first, once, one listen from two sources as one, resumable."""

import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from musicrec_desktop.app import history_import
from musicrec_desktop.app.flow import IMPORT_HISTORY, SCAN
from musicrec_desktop.app.history_import import Importing, unmatched_names, view_of
from musicrec_desktop.app.history_placing import Placing
from musicrec_desktop.app.history_retry import load_unmatched, match_unmatched, move_matched
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.routes import run_inline, walk
from musicrec_desktop.app.scanning import Scanning
from musicrec_desktop.app.services import Services
from musicrec_desktop.cli.main import main
from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.history import ForeignName, ForeignPlay, LeftOutWhy, NameMatch, Origin
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.progress import Progress, run_job
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags

NOW = UnixTime(1_780_272_000.0)
THEN = 1_575_468_600
TITLES = ("Harbour", "Tide", "Lantern", "Quay")
LENGTH_MS = 200_000


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = Services(Paths.of(tmp_path / "profile"))
    files = tuple(
        ScannedFile(
            tmp_path / f"{title}.ogg",
            FileStamp(number, 1, number),
            Tags(title, ("Mira Sol",), "Early Light", duration_ms=DurationMs(LENGTH_MS)),
        )
        for number, title in enumerate(TITLES, start=1)
    )
    services.database.tracks.apply_batch(ScanBatch(files, ()), NOW)
    yield services
    services.close()


def scrobbles(folder: Path, plays: list[tuple[int, str]], name: str = "lastfm.csv") -> Path:
    """Last.fm's table: (seconds after THEN, title)."""
    path = folder / name
    rows = [f"{THEN + second},x,Mira Sol,,Early Light,,{title}," for second, title in plays]
    path.write_text("\n".join(["uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid", *rows]) + "\n")
    return path


def listens(folder: Path, plays: list[tuple[int, str]]) -> Path:
    """ListenBrainz's lines: (seconds after THEN, title)."""
    path = folder / "listens.jsonl"
    rows = [
        {"listened_at": THEN + second, "track_metadata": {"artist_name": "Mira Sol", "track_name": title}}
        for second, title in plays
    ]
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


def streams(folder: Path, plays: list[tuple[int, str, int]]) -> Path:
    """Spotify's extended history: (seconds after THEN at which it ended, title, milliseconds)."""
    path = folder / "Streaming_History_Audio_2019.json"
    rows = [
        {
            "ts": datetime.fromtimestamp(THEN + second, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "ms_played": played,
            "master_metadata_track_name": title,
            "master_metadata_album_artist_name": "Mira Sol",
            "reason_end": "trackdone" if played >= LENGTH_MS else "fwdbtn",
        }
        for second, title, played in plays
    ]
    path.write_text(json.dumps(rows))
    return path


def import_all(services: Services, *files: Path, preview: bool = False) -> Importing:
    return run_inline(IMPORT_HISTORY, Importing(services, files, NOW, is_preview=preview))


def test_plays_come_in_with_their_source_and_what_is_known_of_them(services: Services, tmp_path: Path) -> None:
    done = import_all(
        services, scrobbles(tmp_path, [(0, "Harbour")]), streams(tmp_path, [(1_030, "Tide - Remastered", 30_000)])
    )
    assert (done.added, done.unmatched, done.known) == (2, 0, 0)
    first, second = services.database.plays.all()
    assert first == Play(
        TrackId(1),
        UnixTime(THEN),
        DurationMs(LENGTH_MS),
        DurationMs(LENGTH_MS),
        PlayEnd.FINISHED,
        QueuedBy.IMPORT,
        None,
        "lastfm",
    )
    assert first.is_listen
    assert (second.track_id, second.started_at - THEN, second.played_ms, second.origin) == (2, 1_000, 30_000, "spotify")
    assert second.is_skip


def test_importing_twice_adds_nothing(services: Services, tmp_path: Path) -> None:
    files = (
        scrobbles(tmp_path, [(n * 250, TITLES[n % 4]) for n in range(50)] + [(9, "Nowhere"), (9, "Nowhere")]),
        streams(tmp_path, [(n * 250 + 203, TITLES[n % 4], LENGTH_MS) for n in range(60)]),
    )
    first = import_all(services, *files)
    kept = services.database.plays.all()
    assert (first.added, first.unmatched, first.known) == (60, 1, 51)
    for again in (files, files[:1], files[1:], files[::-1]):
        repeated = import_all(services, *again)
        assert (repeated.added, repeated.unmatched) == (0, 0)
    assert services.database.plays.all() == kept
    assert services.database.unmatched.count() == 1


def test_a_better_track_that_came_later_does_not_double_the_play(services: Services, tmp_path: Path) -> None:
    file = scrobbles(tmp_path, [(0, "Lanterm"), (0, "Quay"), (500, "Lanterm")])
    assert import_all(services, file).added == 3
    better = ScannedFile(tmp_path / "5.ogg", FileStamp(5, 1, 5), Tags("Lanterm", ("Mira Sol",), "Early Light"))
    services.database.tracks.apply_batch(ScanBatch((better,), ()), NOW)
    again = import_all(services, file, scrobbles(tmp_path, [(900, "Lanterm")], "later.csv"))
    assert (again.added, again.known) == (1, 3)
    assert [(play.track_id, play.started_at - THEN) for play in services.database.plays.all()] == [
        (3, 0),
        (4, 0),
        (3, 500),
        (5, 900),
    ]


def test_plays_of_one_moment_all_find_their_tracks_later(services: Services, tmp_path: Path) -> None:
    """Players that were not connected have handed in many plays at once, all at one time."""
    import_all(services, scrobbles(tmp_path, [(0, "Quay"), (0, "Mole"), (0, "Jetty")]))
    added = tuple(
        ScannedFile(tmp_path / f"{title}.ogg", FileStamp(n, 1, n), Tags(title, ("Mira Sol",), "Early Light"))
        for n, title in ((8, "Mole"), (9, "Jetty"))
    )
    services.database.tracks.apply_batch(ScanBatch(added, ()), NOW)
    waiting = load_unmatched(services)
    assert waiting is not None
    assert move_matched(services, run_job(match_unmatched(waiting)), NOW) == 2
    assert len(services.database.plays.all()) == 3
    assert load_unmatched(services) is None


def test_a_preview_counts_the_same_and_changes_nothing(services: Services, tmp_path: Path) -> None:
    files = (
        scrobbles(tmp_path, [(0, "Harbour"), (300, "Nowhere")]),
        listens(tmp_path, [(4, "Harbour"), (600, "Tide")]),
    )
    shown = import_all(services, *files, preview=True)
    assert services.database.plays.all() == []
    assert services.database.unmatched.count() == 0
    done = import_all(services, *files)
    assert (shown.added, shown.unmatched, shown.known) == (done.added, done.unmatched, done.known) == (2, 1, 1)
    view = view_of(shown)
    assert (view.certain, view.likely, view.unlike, view.nothing) == (3, 0, 0, 1)
    assert [item.name.title for item in view.unmatched_names] == ["Nowhere"]


def test_one_listen_that_three_programs_recorded_is_one_play(services: Services, tmp_path: Path) -> None:
    own = Play(TrackId(1), UnixTime(THEN + 3), DurationMs(190_000), DurationMs(LENGTH_MS), PlayEnd.FINISHED)
    services.database.plays.add([own])
    files = (
        scrobbles(tmp_path, [(0, "Harbour")]),
        listens(tmp_path, [(2, "Harbour")]),
        streams(tmp_path, [(250, "Harbour", LENGTH_MS)]),  # fifty seconds of pause
    )
    assert import_all(services, *files).known == 3
    assert services.database.plays.all() == [own]


def test_a_track_on_repeat_stays_played_so_often(services: Services, tmp_path: Path) -> None:
    starts = [0, 200, 400]
    files = (
        scrobbles(tmp_path, [(start, "Harbour") for start in starts]),
        streams(tmp_path, [(start + 207, "Harbour", LENGTH_MS) for start in starts]),
    )
    import_all(services, *files)
    assert len(services.database.plays.all()) == 3


def test_other_tracks_and_later_plays_are_no_doubles(services: Services, tmp_path: Path) -> None:
    files = (
        scrobbles(tmp_path, [(0, "Harbour"), (5_000, "Harbour")]),
        listens(tmp_path, [(0, "Tide"), (6_000, "Harbour")]),
    )
    assert import_all(services, *files).added == 4


def test_batches_do_not_tear_listens_apart(services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history_import, "_PLAYS_A_BATCH", 1)
    files = (
        scrobbles(tmp_path, [(n * 250, TITLES[n % 4]) for n in range(12)]),
        listens(tmp_path, [(n * 250 + 7, TITLES[n % 4]) for n in range(12)]),
    )
    preview = import_all(services, *files, preview=True)
    assert (preview.added, preview.known) == (12, 12)
    assert (import_all(services, *files).added, len(services.database.plays.all())) == (12, 12)


def test_a_stopped_import_keeps_whole_batches_and_goes_on(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_import, "_PLAYS_A_BATCH", 10)
    file = scrobbles(tmp_path, [(n * 250, TITLES[n % 4]) for n in range(35)])
    state = Importing(services, (file,), NOW)
    walker = walk(IMPORT_HISTORY, state)
    stop = next(walker)
    while state.at < 20:
        outcome = stop.step(state)
        state = outcome if isinstance(outcome, Importing) else run_job(outcome)
        stop = walker.send(state)
    walker.close()
    assert len(services.database.plays.all()) == 20
    done = import_all(services, file)
    assert (done.added, done.known) == (15, 20)


def test_progress_is_told(services: Services, tmp_path: Path) -> None:
    news: list[object] = []
    run_inline(IMPORT_HISTORY, Importing(services, (scrobbles(tmp_path, [(0, "Harbour")]),), NOW), news.append)
    assert any(isinstance(item, Progress) and item.total == 1 for item in news)


def test_the_profile_takes_imported_plays_in(services: Services, tmp_path: Path) -> None:
    services.load_known(NOW)
    import_all(services, scrobbles(tmp_path, [(n * 300, "Harbour") for n in range(20)]), preview=True)
    assert services.known.profile.n_plays == 0
    import_all(services, scrobbles(tmp_path, [(n * 300, "Harbour") for n in range(20)]))
    assert services.known.profile.n_plays == 20


def test_a_scan_that_brings_the_music_gives_the_plays_their_tracks(demo_music: Path, tmp_path: Path) -> None:
    services = Services(Paths.of(tmp_path / "profile"))
    music = tmp_path / "music"
    shutil.copytree(demo_music, tmp_path / "all")
    run_inline(SCAN, Scanning(services, (tmp_path / "all",), NOW))
    track = next(track for track in services.database.tracks.all() if track.artist)
    services.close()

    services = Services(Paths.of(tmp_path / "other"))
    file = tmp_path / "history.csv"
    file.write_text(f'artist,track,uts\n"{track.artist}","{track.title}",{THEN}\nNobody,Nowhere,{THEN}\n')
    assert import_all(services, file).unmatched == 2
    assert unmatched_names(services, 5)[0] == 2
    music.mkdir()
    run_inline(SCAN, Scanning(services, (music,), NOW))
    assert services.database.plays.all() == []
    shutil.copy(track.path, music)
    run_inline(SCAN, Scanning(services, (music,), NOW))
    (play,) = services.database.plays.all()
    assert (int(play.started_at), play.origin) == (THEN, "lastfm")
    assert [name.title for name in unmatched_names(services, 5)[1]] == ["Nowhere"]
    assert import_all(services, file).known == 2
    services.close()


def test_another_players_library_is_imported_by_file_and_by_name(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "strawberry.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE songs (title, artist, album, url, length, playcount, skipcount, lastplayed)")
        rows = [
            ("x", "y", "", (tmp_path / "Harbour.ogg").as_uri(), 200_000_000_000, 3, 1, THEN + 100),
            ("tide", "MIRA SOL", "", "file:///elsewhere/1.ogg", 0, 1, 0, THEN + 5_000),
            ("Never", "Mira Sol", "", "file:///elsewhere/2.ogg", 0, 0, 0, -1),
        ]
        db.executemany("INSERT INTO songs VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        db.commit()
    done = import_all(services, path)
    assert [(play.track_id, play.started_at - THEN, play.origin) for play in services.database.plays.all()] == [
        (1, 0, "strawberry"),  # counted at half of the track
        (2, 5_000, "strawberry"),
    ]
    assert done.rows.left_out[LeftOutWhy.UNDATED] == 3


def test_nothing_is_stored_when_one_file_is_no_history(services: Services, tmp_path: Path) -> None:
    bad = tmp_path / "diary.txt"
    bad.write_text("dear diary")
    with pytest.raises(LibraryError, match=r"diary\.txt"):
        import_all(services, scrobbles(tmp_path, [(0, "Harbour")]), bad)
    assert services.database.plays.all() == []


def test_a_play_stopped_near_the_end_was_heard_to_its_end(services: Services) -> None:
    name = ForeignName("Mira Sol", "Harbour")
    base = ForeignPlay(Origin.SPOTIFY_ACCOUNT, name, UnixTime(THEN), DurationMs(199_000), PlayEnd.STOPPED)
    placing = Placing(services.database, {TrackId(1): DurationMs(LENGTH_MS)})
    match = NameMatch(TrackId(1), 1.0, "")
    half = replace(base, started_at=UnixTime(THEN + 5_000), played_ms=DurationMs(90_000))
    placed = placing.place([(base, match), (half, match)])
    assert Counter(play.ended for play in placed.plays) == {PlayEnd.FINISHED: 1, PlayEnd.STOPPED: 1}


def test_the_command_shows_then_imports(services: Services, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    services.close()
    profile = ["--profile", str(tmp_path / "profile"), "--json"]
    file = str(scrobbles(tmp_path, [(0, "Harbour"), (300, "Nowhere"), (600, "Lanterm")]))

    def run(*words: str) -> dict[str, object]:
        assert main([*profile, "history", *words]) == 0
        document: dict[str, object] = json.loads(capsys.readouterr().out)
        return document

    shown = run("import", file, "--preview")
    assert (shown["preview"], shown["plays"], shown["added"], shown["unmatched"]) == (True, 3, 2, 1)
    assert shown["sources"] == {"lastfm": 3}
    assert (shown["from"], shown["until"]) == (THEN, THEN + 600)
    assert shown["matched"] == {"certain": 1, "likely": 1, "unlike": 0, "nothing": 1}
    done = run("import", file)
    assert (done["preview"], done["added"], done["known_before"]) == (False, 2, 0)
    assert run("import", file)["known_before"] == 3
    left = run("unmatched")
    assert left["plays"] == 1
    assert [name["title"] for name in left["names"]] == ["Nowhere"]  # type: ignore[attr-defined]  # a list of names
    assert main([*profile[:2], "history", "import", file, "--preview"]) == 0
    text = capsys.readouterr().out
    assert "would be added" in text
    assert "Nowhere" in text
    assert "Lantern" in text
