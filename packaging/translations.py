"""Gather the window's texts into assets/translations/*.ts and compile them. Run with the project's own Python."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "assets" / "translations"
LANGUAGES = ("en", "zh_CN")
"""English too: its plurals are translations."""


def _tool(name: str) -> Path:
    return Path(sys.executable).parent / f"pyside6-{name}"


def gather(folder: Path) -> None:
    """Bring the catalogues in `folder` up to date with the source."""
    sources = sorted(str(path) for path in (ROOT / "musicrec_desktop" / "desktop").rglob("*.py"))
    for language in LANGUAGES:
        only_plurals = ["-pluralonly"] if language == "en" else []
        command = [_tool("lupdate"), "-silent", "-locations", "none", "-no-obsolete", "-tr-function-alias"]
        target = folder / f"musicrec_{language}.ts"
        names = ["-source-language", "en", "-target-language", language, "-ts", str(target)]
        subprocess.run([*command, "QT_TR_NOOP+=marked", "-sort-messages", *only_plurals, *sources, *names], check=True)


def compile_all(folder: Path) -> None:
    """Compile the catalogues in `folder`."""
    for language in LANGUAGES:
        source = folder / f"musicrec_{language}.ts"
        subprocess.run([_tool("lrelease"), "-silent", str(source), "-qm", str(source.with_suffix(".qm"))], check=True)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    gather(FOLDER)
    compile_all(FOLDER)
