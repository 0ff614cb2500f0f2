"""Rules about files that no linter knows: sizes, names, silenced checks, links, error codes, lock files."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from musicrec_desktop.domain import errors

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "musicrec_desktop"
LONGEST = 600
ROOT_FILES = {
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "NOTICE",
    "README.md",
    "pyproject.toml",
}
VAGUE = {"common", "core", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
SILENCED_TYPES = 40
"""Type checks switched off, all with code, in program and tests together. Raise it only when there is no other way."""


def project_files() -> list[Path]:
    """Every file that git keeps or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())


FILES = project_files()
CODE = [path for path in FILES if path.suffix == ".py"]
PAGES = [path for path in FILES if path.suffix == ".md"]


def test_there_are_files_to_look_at() -> None:
    assert len(CODE) > 50
    assert len(PAGES) > 5


def test_no_file_is_too_long() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in CODE}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_name_is_vague() -> None:
    named = {str(path.relative_to(ROOT)): {*path.relative_to(ROOT).parts[:-1], path.stem} for path in FILES}
    assert [name for name, parts in named.items() if {part.lower() for part in parts} & VAGUE] == []


def test_the_root_holds_only_what_it_should() -> None:
    assert {path.name for path in FILES if path.parent == ROOT} == ROOT_FILES


def test_silenced_type_checks_name_their_code_and_are_few() -> None:
    pattern = re.compile(r"#\s*type:\s*ignore(\[[a-z-, ]+\])?")
    found = [(path, match.group(1)) for path in CODE for match in pattern.finditer(path.read_text("utf-8"))]
    found = [(path, code) for path, code in found if path != Path(__file__)]
    assert [str(path.relative_to(ROOT)) for path, code in found if code is None] == []
    assert len(found) <= SILENCED_TYPES


def swallows_everything(handler: ast.ExceptHandler) -> bool:
    """Does it catch all there is, and not hand it on? Tidying up and raising again is no swallowing."""
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    broad = any(kind is None or getattr(kind, "id", "") in {"Exception", "BaseException"} for kind in kinds)
    last = handler.body[-1]
    return broad and not (isinstance(last, ast.Raise) and last.exc is None)


def test_broad_except_stands_in_three_places_only() -> None:
    places = {
        str(path.relative_to(PACKAGE))
        for path in CODE
        if path.is_relative_to(PACKAGE)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler) and swallows_everything(node)
    }
    assert "app/lanes.py" in places
    assert [
        place for place in places if not re.match(r"app/lanes\.py|(cli|desktop)/main\.py|plugin_host/", place)
    ] == []


def code_of(kind: type) -> list[str]:
    """Codes of an error class and all that derive from it."""
    own = str(vars(kind).get("code", ""))
    kinds: list[type] = kind.__subclasses__()
    return [own, *(code for sub in kinds for code in code_of(sub))]


def test_every_error_code_has_a_section() -> None:
    page = (ROOT / "docs" / "errors.md").read_text("utf-8")
    sections = set(re.findall(r"^##+ .*?\b(MR-[A-Z0-9]+)", page, re.MULTILINE))
    declaration = re.compile(r'^    code = "(MR-[A-Z0-9]+)"', re.MULTILINE)
    declared = {code for path in CODE for code in declaration.findall(path.read_text("utf-8"))}
    codes = (declared | set(filter(None, code_of(errors.ExpectedError)))) - {errors.ExpectedError.code}
    assert codes - sections == set()
    assert sections - codes == set(), "sections about codes that no error has"


def anchor(heading: str) -> str:
    """The anchor of a heading, as web views of Markdown make it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, fragment = target.partition("#")
        place = (page.parent / name).resolve() if name else page
        assert place.exists(), f"{page.name} links to {target}"
        if fragment and place.suffix == ".md":
            headings = re.findall(r"^#+ (.*)$", place.read_text("utf-8"), re.MULTILINE)
            assert fragment in {anchor(heading) for heading in headings}, f"{page.name} links to {target}"


@pytest.mark.parametrize("lock", sorted((ROOT / "packaging" / "locks").glob("*.txt")), ids=lambda path: path.name)
def test_locks_hold_versions_and_hashes_only(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    entries = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert entries
    assert all(re.match(r"[a-z0-9.-]+(\[[a-z,]+\])?==\S+", line) for line in entries)
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=[a-z0-9])", text) if "==" in entry)


def test_locks_hold_what_the_project_names() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    locked = {
        match.group(1)
        for lock in (ROOT / "packaging" / "locks").glob("*.txt")
        for match in re.finditer(r"^([a-z0-9.-]+)==", lock.read_text("utf-8"), re.MULTILINE)
    }
    names = {re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower().replace("_", "-") for requirement in wanted}
    assert names - locked == set(), "run: make lock"
