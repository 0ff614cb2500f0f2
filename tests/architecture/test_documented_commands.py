"""What the pages tell people to type exists."""

import argparse
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from musicrec_desktop.cli.main import _parser

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```(?:sh|bash|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands() -> list[tuple[str, str]]:
    """(page, line) of everything in a shell block."""
    return [
        (page.name, line.removeprefix("$ ").strip())
        for page in PAGES
        for block in BLOCK.findall(page.read_text("utf-8"))
        for line in block.splitlines()
        if line.strip() and not line.lstrip().startswith("#")
    ]


def targets() -> set[str]:
    """Targets of the Makefile."""
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def test_the_readme_shows_the_two_commands() -> None:
    shown = {line for page, line in commands() if page == "README.md"}
    assert {"make demo", "make test"} <= shown


@pytest.mark.parametrize(("page", "line"), commands(), ids=lambda value: value)
def test_a_documented_command_exists(page: str, line: str) -> None:
    words = shlex.split(line, comments=True)
    while words and re.match(r"[A-Z_]+=", words[0]):
        del words[0]
    program = Path(words[0]).name
    if program == "make":
        for word in words[1:]:
            assert "=" in word or word in targets(), f"{page}: {line}"
    elif program == "musicrec":
        if "--help" in words:
            return
        parsed: argparse.Namespace = _parser().parse_args(words[1:])
        assert callable(parsed.run)
    elif program in {"musicrec-desktop", "python3", "bash", "git", "cd", "apt-get"}:
        for word in words[1:]:
            if "/" in word and word.endswith((".py", ".sh")):
                assert (ROOT / word).is_file(), f"{page}: {line}"
    else:
        pytest.fail(f"{page} tells to run {program!r}, which no test knows: {line}")


def test_every_make_target_says_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    described = set(re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE))
    phony = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split())  # type: ignore[index]
    assert targets() == described == phony


def test_the_scripts_the_project_installs_lead_to_functions() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {**project["scripts"], **project["gui-scripts"]}.keys() == {"musicrec", "musicrec-desktop"}
    for entry in (*project["scripts"].values(), *project["gui-scripts"].values()):
        module, _, function = entry.partition(":")
        source = (ROOT / Path(*module.split("."))).with_suffix(".py").read_text("utf-8")
        assert re.search(rf"^def {function}\(", source, re.MULTILINE)
