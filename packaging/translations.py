"""Gather the window's texts into assets/translations/*.ts and compile them. Run with the project's own Python."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import said_texts
import window_texts

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "assets" / "translations"
LANGUAGES = ("en", "zh_CN")
"""English too: its plurals are translations."""


def _tool(name: str) -> Path:
    return Path(sys.executable).parent / f"pyside6-{name}"


def gather(folder: Path) -> None:
    """Bring the catalogues in `folder` up to date with the source."""
    templates = said_texts.templates()
    (folder / "said.json").write_text(json.dumps(templates, ensure_ascii=False, indent=0) + "\n", "utf-8")
    calls = [*window_texts.calls(), *(f"tr({json.dumps(text, ensure_ascii=False)})" for text in templates)]
    with tempfile.TemporaryDirectory() as scratch:
        texts = Path(scratch) / "texts.py"
        texts.write_text("\n".join(calls) + "\n", "utf-8")
        for language in LANGUAGES:
            target = folder / f"musicrec_{language}.ts"
            names = ["-source-language", "en", "-target-language", language, "-ts", str(target)]
            only_plurals = ["-pluralonly"] if language == "en" else []
            options = ["-silent", "-locations", "none", "-no-obsolete", "-sort-messages", *only_plurals]
            subprocess.run([_tool("lupdate"), *options, str(texts), *names], check=True)


def compile_all(folder: Path) -> None:
    """Compile the catalogues in `folder`."""
    for language in LANGUAGES:
        source = folder / f"musicrec_{language}.ts"
        subprocess.run([_tool("lrelease"), "-silent", str(source), "-qm", str(source.with_suffix(".qm"))], check=True)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    gather(FOLDER)
    compile_all(FOLDER)
