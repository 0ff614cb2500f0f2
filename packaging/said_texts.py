"""Find what the stages say to the listener in English, so that the window can say it in another language.

The stages know no window and no language; they raise errors and give evidence as plain English sentences with values in
them. Here the sentences are read from the source as templates with numbered places, "The file {0} cannot be read: {1}".
"""

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "musicrec_desktop"
WHOLE = (
    "ranking/scorers/*.py",
    "ranking/wish_fit/*.py",
    "ranking/live/expectation.py",
    "ranking/live/heard_out.py",
    "ranking/trying.py",
    "app/warming.py",
)
"""Files whose every sentence is evidence, or a statement for the listener."""
NOT_SHOWN = ("cli", "evaluation", "finetuning", "testing", "desktop")
"""Folders that speak elsewhere, or through the window's own catalogue."""
_SAID_BY = {"Progress": (2,), "Notice": (0, 1)}
"""Calls that say something, and with which arguments."""
_WORDS_AT_LEAST = 2


def templates() -> list[str]:
    """Every sentence, sorted, each once."""
    errors = _error_names()
    found: set[str] = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        within = path.relative_to(PACKAGE)
        if within.parts[0] in NOT_SHOWN:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        if any(within.match(pattern) for pattern in WHOLE):
            docs = {id(doc) for doc in _docstrings(tree)}
            found.update(text for node in _texts(tree) if id(node) not in docs and (text := _template(node)))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call):
                for said in _said(call, errors):
                    found.update(text for node in _texts(said) if (text := _template(node)))
    return sorted(text for text in found if _is_sentence(text))


def _error_names() -> set[str]:
    tree = ast.parse((PACKAGE / "domain" / "errors.py").read_text("utf-8"))
    names = {"ExpectedError"}
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and any(isinstance(b, ast.Name) and b.id in names for b in node.bases):
            names.add(node.name)
    return names


def _said(call: ast.Call, errors: set[str]) -> Iterator[ast.expr]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name in errors:
        yield from call.args[:1]
    for at in _SAID_BY.get(name, ()):
        yield from call.args[at : at + 1]
    if name in errors or name in _SAID_BY:
        yield from (word.value for word in call.keywords if word.arg in ("hint", "text", "message"))


def _docstrings(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def _texts(top: ast.AST) -> Iterator[ast.expr]:
    """Strings and f-strings; not those within the places of an f-string."""
    if isinstance(top, ast.JoinedStr) or (isinstance(top, ast.Constant) and isinstance(top.value, str)):
        yield top
        return
    for child in ast.iter_child_nodes(top):
        yield from _texts(child)


def _template(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "{}" in node.value:
        return _numbered(node.value).strip()  # filled later, by format()
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    text, places = "", 0
    for part in parts:
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            text += part.value.replace("{", "{{").replace("}", "}}")
        else:
            text += f"{{{places}}}"
            places += 1
    return text.strip()


def _numbered(text: str) -> str:
    numbers = itertools.count()
    return re.sub(r"\{\}", lambda _: f"{{{next(numbers)}}}", text)


def _is_sentence(text: str) -> bool:
    words = [word for word in text.split() if any(letter.isalpha() for letter in word)]
    return len(words) >= _WORDS_AT_LEAST and not text.startswith(("SELECT ", "musicrec "))
