"""The command line as scripts use it: documents, exit codes, clear errors."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from musicrec_desktop.cli.main import main

Answer = dict[str, Any]


class Shell:
    """Runs commands on one profile and reads their documents."""

    def __init__(self, profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._profile = profile
        self._capsys = capsys
        self.errors = ""

    def run(self, *arguments: str, code: int = 0) -> Answer:
        self._capsys.readouterr()
        assert main(["--profile", str(self._profile), *arguments, "--json"]) == code
        captured = self._capsys.readouterr()
        self.errors = captured.err
        document = json.loads(captured.out)
        assert isinstance(document, dict)
        return document


@pytest.fixture
def shell(profile: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(profile, capsys)


def test_the_whole_way_in_documents(shell: Shell, demo_music: Path, tmp_path: Path) -> None:
    scanned = shell.run("scan", str(demo_music))
    assert set(scanned) == {
        "added", "updated", "moved", "removed", "away", "back", "unchanged", "problems", "seconds",
    }  # fmt: skip
    assert scanned["added"] > 0
    assert shell.run("scan", str(demo_music))["unchanged"] == scanned["added"]

    analysed = shell.run("analyse", "--jobs", "2", "--limit", "4")
    assert set(analysed) == {
        "analysed", "copied", "improved", "skipped", "failed", "seconds", "seconds_per_track", "audio_seconds",
    }  # fmt: skip
    assert analysed["analysed"] == 4
    assert analysed["audio_seconds"] > 60
    assert shell.run("analyse")["analysed"] == scanned["added"] - 4

    target = tmp_path / "list.m3u8"
    made = shell.run("playlist", "calm music", "--tracks", "3", "--no-llm", "--seed", "7", "--export", str(target))
    assert set(made) == {"title", "story", "request", "plan", "notes", "tracks", "timings_ms", "llm"}
    assert len(made["tracks"]) == 3
    assert made["llm"] is None
    for track in made["tracks"]:
        assert set(track) >= {
            "id", "path", "title", "artist", "album", "duration_ms", "score", "parts", "rationale", "rationale_source",
        }  # fmt: skip
        assert Path(track["path"]).is_file()
        assert {"name", "value", "weight", "evidence"} == set(track["parts"][0])
    listed = [line for line in target.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert listed == [track["path"] for track in made["tracks"]]

    first, second = made["tracks"][0], made["tracks"][1]
    history = tmp_path / "history.jsonl"
    history.write_text(
        "\n".join(
            json.dumps(line)
            for line in (
                {"path": first["path"], "started_at": 1.78e9, "played_ms": first["duration_ms"], "ended": "finished"},
                {"id": second["id"], "started_at": 1.7801e9, "played_ms": 900, "ended": "skipped"},
                {"id": second["id"], "at": 1.7802e9, "feedback": "dislike"},
                {"path": "/nowhere.mp3", "started_at": 1.78e9, "played_ms": 1, "ended": "finished"},
            )
        )
    )
    recorded = shell.run("history", "record", str(history))
    assert (recorded["recorded"], recorded["feedback"]) == (2, 1)
    assert [problem["line"] for problem in recorded["problems"]] == [4]
    again = shell.run("history", "record", str(history))
    assert (again["recorded"], again["known_before"]) == (0, 2)

    taste = shell.run("profile")
    assert taste["plays"] == 2
    by_id = {track["id"]: track["affinity"] for track in taste["tracks"]}
    assert by_id[first["id"]] > 0 > by_id[second["id"]]
    everything = shell.run("playlist", "", "--no-llm", "--tracks", str(scanned["added"]))
    assert second["id"] not in {track["id"] for track in everything["tracks"]}


def test_understand_prints_the_plan(shell: Shell) -> None:
    plan = shell.run("understand", "30 minutes of 90s rock, but no metal", "--no-llm")
    assert plan["length"] == {"minutes": 30}
    assert any(wish["facet"] == "year" and wish["range"] == [1990, 1999] for wish in plan["wants"])
    assert any(wish["facet"] == "genre" and wish["value"] == "rock" for wish in plan["wants"])
    assert any(wish["facet"] == "genre" and wish["value"] == "metal" for wish in plan["avoids"])
    assert set(plan) >= {"request", "language", "title", "behaviour", "curve", "novelty", "spacing", "notes"}


def test_nothing_to_make_a_list_from_says_why(shell: Shell) -> None:
    answer = shell.run("playlist", "anything", "--no-llm", code=1)
    assert answer["error"]["code"] == "MR-REQ"
    assert "no tracks" in answer["error"]["message"]
    assert answer["error"]["hint"] in shell.errors


def test_a_folder_that_is_not_there_is_named(shell: Shell, tmp_path: Path) -> None:
    answer = shell.run("scan", str(tmp_path / "nowhere"), code=1)
    assert str(tmp_path / "nowhere") in answer["error"]["message"]


def test_problems_of_one_folder_outlive_the_scan_of_another_and_end_with_their_file(
    shell: Shell, profile: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        (folder / "empty.mp3").touch()

    def unreadable() -> str:
        found = [check["text"] for check in shell.run("doctor")["checks"] if check["name"] == "unreadable files"]
        return found[0] if found else ""

    shell.run("scan", str(first))
    shell.run("scan", str(second))
    assert unreadable().startswith("2 ")
    (first / "empty.mp3").unlink()
    shell.run("scan", str(second / ".." / "first"))
    assert unreadable().startswith("1 ")
    assert (profile / "settings.toml").read_text("utf-8").count("first") == 1, "one folder, however it was named"


def test_doctor_and_models_answer(shell: Shell) -> None:
    checks = {check["name"]: check["state"] for check in shell.run("doctor")["checks"]}
    assert checks["database"] == "ok"
    assert checks["music folders"] == "warning"
    models = shell.run("models", "list")["models"]
    assert any(model["licence"] for model in models)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["playlist", "x", "--tracks", "0"],
        ["playlist", "x", "--tracks", "2.5"],
        ["playlist", "x", "--minutes", "-3"],
        ["playlist", "x", "--minutes", "soon"],
        ["playlist", "x", "--minutes", "1e300"],
        ["playlist", "x", "--now", "nan"],
        ["history"],
        ["analyse", "--limit", "-1"],
    ],
)
def test_wrong_use_is_code_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--temp-profile", *arguments])
    assert end.value.code == 2
    said = capsys.readouterr().err
    assert "usage" in said
    assert "invalid _" not in said, "the reason names a function of the program instead of the mistake"


def test_a_settings_file_with_a_typing_error_is_refused_by_name(shell: Shell, profile: Path) -> None:
    (profile / "settings.toml").write_text("volumme = 3\n")
    answer = shell.run("doctor", code=1)
    assert answer["error"]["code"] == "MR-SET"
    assert "volumme" in answer["error"]["message"]


def test_the_installed_command_starts() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "musicrec_desktop", "--version"], capture_output=True, text=True, timeout=60, check=True
    )
    assert run.stdout.startswith("musicrec ")


def test_kinds_and_saved_playlists_in_documents(shell: Shell, demo_music: Path, tmp_path: Path) -> None:
    scanned = shell.run("scan", str(demo_music))
    kinds = shell.run("kinds")
    assert set(kinds) == {"kinds", "traits", "not_music"}
    assert kinds["kinds"]["music"] + len(kinds["not_music"]) == scanned["added"]
    first = shell.run("kinds", "set", "1", "--kind", "podcast", "--is", "live")["tracks"][0]
    assert (first["id"], first["kind"], first["traits"]) == (1, "podcast", ["live"])
    assert shell.run("kinds")["kinds"]["podcast"] == 1
    assert shell.run("kinds", "forget", str(demo_music))["forgotten"] == 1
    shell.run("kinds", "set", str(tmp_path / "nowhere"), "--kind", "music", code=1)
    assert "not in the library" in shell.errors

    made = shell.run("playlists", "smart", "All", "order title", "limit 3")
    assert len(made["track_ids"]) == 3
    for name in ("all.m3u8", "all.pls", "all.xspf", "all.jspf", "all.csv"):
        assert shell.run("playlists", "export", "All", str(tmp_path / name), "--relative")["tracks"] == 3
        imported = shell.run("playlists", "import", str(tmp_path / name))["playlists"][0]
        assert (imported["track_ids"], imported["unmatched"]) == (made["track_ids"], [])
    saved = shell.run("playlists")["playlists"]
    assert {each["title"] for each in saved} == {"All", "all"}
    assert len(shell.run("playlists", "show", "All")["tracks"]) == 3
    assert shell.run("playlists", "delete", "All")["deleted"] == "All"
    shell.run("playlists", "show", "None of them", code=1)
    assert "no playlist None of them" in shell.errors
