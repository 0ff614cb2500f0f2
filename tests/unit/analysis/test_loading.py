"""What measuring loads: little when imported, and never what is large or compiles."""

import os
import subprocess
import sys
from pathlib import Path

from tests.unit.analysis.sounds import piece, write

ROOT = Path(__file__).parents[3]


def _run(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, **environment},
    )
    return done.stdout


def test_importing_the_stage_loads_no_number_library() -> None:
    # Worker processes limit the threads of the number libraries before these are loaded.
    code = "import musicrec_desktop.analysis, sys; print(*sys.modules)"
    loaded = {name.split(".")[0] for name in _run(code).split()}
    assert "musicrec_desktop" in loaded
    assert not loaded & {"numpy", "scipy", "librosa", "numba", "soundfile", "soxr", "av"}


def test_measuring_compiles_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "piece.wav", piece(1, 5))
    cache = tmp_path / "numba"
    code = (
        "import sys; from pathlib import Path; from musicrec_desktop.analysis import analyse_file;"
        f"print(analyse_file(Path({str(path)!r}))['loudness'] < 0);"
        "print(*sys.modules)"
    )
    said = _run(code, NUMBA_CACHE_DIR=str(cache)).split()
    assert said[0] == "True"
    # librosa brings numba, and either of them a hundred megabytes into each worker.
    assert not {name.split(".")[0] for name in said} & {"librosa", "numba", "sklearn", "matplotlib"}
    assert not list(cache.rglob("*.nb?"))
