"""The program starts fast: importing any package of it loads no heavy library."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "musicrec_desktop"
# sqlite_utils and mutagen are light; these take tenths of seconds to seconds each, or start threads.
HEAVY = ("PySide6", "llama_cpp", "librosa", "numba", "soundfile", "soxr", "scipy", "sklearn", "av", "pandas", "tqdm")
PACKAGES = sorted(
    ".".join(init.parent.relative_to(ROOT).parts)
    for init in PACKAGE.rglob("__init__.py")
    if "desktop" not in init.parent.relative_to(PACKAGE).parts
)


def loaded_by(statement: str) -> set[str]:
    """Top-level modules in a fresh process after a statement."""
    script = f"import json, sys\n{statement}\nprint(json.dumps(sorted({{name.split('.')[0] for name in sys.modules}})))"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    return set(json.loads(result.stdout.splitlines()[-1]))


def test_the_guard_sees_a_heavy_library() -> None:
    assert "scipy" in loaded_by("import scipy")


@pytest.mark.parametrize("package", [*PACKAGES, "musicrec_desktop.cli.main"])
def test_importing_loads_nothing_heavy(package: str) -> None:
    assert not loaded_by(f"import {package}") & set(HEAVY)


def test_the_whole_middle_layer_loads_no_qt() -> None:
    modules = sorted(
        ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for file in PACKAGE.rglob("*.py")
        if file.relative_to(PACKAGE).parts[0] != "desktop" and file.stem not in {"__init__", "__main__"}
    )
    assert len(modules) > 30
    assert not loaded_by("\n".join(f"import {module}" for module in modules)) & {"PySide6", "shiboken6", "llama_cpp"}
