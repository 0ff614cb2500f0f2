"""Models in Python distributions, with a stand-in for pip."""

import shutil
import sys
import time
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.domain.progress import Job, Progress, run_job
from musicrec_desktop.llm import ModelEntry
from musicrec_desktop.llm import pull as pull_from
from musicrec_desktop.llm.models import Archives
from tests.unit.llm.gguf_files import gguf_bytes
from tests.unit.llm.models.hub import tiny_entry

MODEL = gguf_bytes()
ENTRY = tiny_entry(MODEL, Archives(("tiny-model==1.0",), ("tiny.gguf",)))
IN_TWO = replace(ENTRY, source=Archives(("tiny-part1==1.0", "tiny-part2==1.0"), ("tiny.00", "tiny.01")))


def pull(entry: ModelEntry, folder: Path, pip: Sequence[str]) -> Job[Path]:
    return pull_from(entry, folder, pip=pip)


def a_pip(folder: Path, script: str) -> tuple[str, ...]:
    """A program that is called as pip is; `dest` is where the archive shall go."""
    path = folder / "pip_stand_in.py"
    path.write_text(f"import sys, time, zipfile, pathlib\ndest = sys.argv[sys.argv.index('--dest') + 1]\n{script}")
    return sys.executable, str(path)


def an_archive(folder: Path, content: bytes = MODEL, name: str = "pkg/tiny.gguf") -> Path:
    path = folder / "tiny_model-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr(name, content)
    return path


def copying(folder: Path, archive: Path) -> tuple[str, ...]:
    return a_pip(folder, f"import shutil\nshutil.copy({str(archive)!r}, dest)")


def test_pull_fetches_verifies_and_leaves_only_the_model(tmp_path: Path) -> None:
    models = tmp_path / "models"
    news: list[object] = []
    path = run_job(pull(ENTRY, models, copying(tmp_path, an_archive(tmp_path))), news.append)
    assert path.read_bytes() == MODEL
    assert [entry.name for entry in models.iterdir()] == ["tiny.gguf"]
    assert any(isinstance(item, Progress) and item.total == len(MODEL) for item in news)


def test_pull_does_not_fetch_what_is_here(tmp_path: Path) -> None:
    (tmp_path / "tiny.gguf").write_bytes(MODEL)
    assert run_job(pull(ENTRY, tmp_path, a_pip(tmp_path, "sys.exit(9)"))) == tmp_path / "tiny.gguf"


def test_a_wrong_hash_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    models = tmp_path / "models"
    other = gguf_bytes(weights=96)
    with pytest.raises(ModelError, match="not the file it should be") as caught:
        run_job(pull(ENTRY, models, copying(tmp_path, an_archive(tmp_path, other))))
    assert caught.value.hint
    assert list(models.iterdir()) == []


def test_a_wrong_hash_does_not_replace_a_file_that_is_here(tmp_path: Path) -> None:
    models = tmp_path / "models"
    models.mkdir()
    (models / "tiny.gguf").write_bytes(b"older")
    with pytest.raises(ModelError):
        run_job(pull(ENTRY, models, copying(tmp_path, an_archive(tmp_path, b"GGUF rubbish"))))
    assert (models / "tiny.gguf").read_bytes() == b"older"


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("print('No module named pip'); sys.exit(1)", "no pip"),
        ("print('NewConnectionError: Temporary failure in name resolution'); sys.exit(1)", "network"),
        ("print('ERROR: Could not install: [Errno 28] No space left on device'); sys.exit(1)", "disk is full"),
        ("print('ERROR: No matching distribution found'); sys.exit(1)", "No matching distribution"),
        ("", "without an archive"),
    ],
)
def test_each_failure_says_what_to_do(tmp_path: Path, script: str, why: str) -> None:
    with pytest.raises(ModelError, match=why) as caught:
        run_job(pull(ENTRY, tmp_path / "models", a_pip(tmp_path, script)))
    assert caught.value.hint
    assert list((tmp_path / "models").iterdir()) == []


def test_an_archive_without_the_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"came without tiny\.gguf"):
        run_job(pull(ENTRY, tmp_path / "m", copying(tmp_path, an_archive(tmp_path, name="pkg/readme.txt"))))


def test_a_missing_program_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be started"):
        run_job(pull(ENTRY, tmp_path / "m", (str(tmp_path / "no-such-program"),)))


def test_cancelling_stops_the_download_and_tidies_up(tmp_path: Path) -> None:
    models, alive = tmp_path / "models", tmp_path / "alive"
    job = pull(
        ENTRY, models, a_pip(tmp_path, f"\nwhile True:\n    pathlib.Path({str(alive)!r}).touch()\n    time.sleep(0.02)")
    )
    while not alive.exists():
        next(job)
    job.close()
    assert list(models.iterdir()) == []
    alive.unlink()
    time.sleep(0.2)
    assert not alive.exists(), "the download goes on"


class _Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_a_full_disk_is_told_before_anything_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: _Usage(10, 10, 0))
    with pytest.raises(ModelError, match="MB free"):
        run_job(pull(ENTRY, tmp_path, a_pip(tmp_path, "sys.exit(9)")))


def in_two(folder: Path, more: str = "") -> tuple[str, ...]:
    """A pip that brings each half when it is asked for it."""
    for number, half in enumerate((MODEL[:100], MODEL[100:])):
        with zipfile.ZipFile(folder / f"tiny_part{number + 1}-1.0-py3-none-any.whl", "w") as parts:
            parts.writestr(f"pkg{number}/data/tiny.{number:02}", half)
    script = f"import shutil\nname = sys.argv[-1].split('==')[0].replace('-', '_')\n{more}\n"
    return a_pip(folder, script + f"shutil.copy({str(folder)!r} + '/' + name + '-1.0-py3-none-any.whl', dest)")


def test_a_model_in_pieces_is_put_together(tmp_path: Path) -> None:
    models = tmp_path / "models"
    assert run_job(pull(IN_TWO, models, in_two(tmp_path))).read_bytes() == MODEL
    assert [entry.name for entry in models.iterdir()] == ["tiny.gguf"]


def test_pieces_that_came_whole_are_not_fetched_twice(tmp_path: Path) -> None:
    models = tmp_path / "models"
    with pytest.raises(ModelError):
        run_job(pull(IN_TWO, models, in_two(tmp_path, "if 'part2' in name: sys.exit(1)")))
    only_second = in_two(tmp_path, "if 'part1' in name: sys.exit(1)")
    assert run_job(pull(IN_TWO, models, only_second)).read_bytes() == MODEL
    assert [entry.name for entry in models.iterdir()] == ["tiny.gguf"]


def test_pieces_of_another_model_are_thrown_away(tmp_path: Path) -> None:
    models = tmp_path / "models"
    with pytest.raises(ModelError, match="not the file it should be"):
        run_job(pull(replace(IN_TWO, sha256="0" * 64), models, in_two(tmp_path)))
    assert list(models.iterdir()) == []
