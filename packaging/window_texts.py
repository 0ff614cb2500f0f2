"""Find the window's texts: what goes through `tr` and `marked` (musicrec_desktop/desktop/words.py).

Qt's own tool reads Python, but not counts given by name: `tr("%n track(s)", n=3)`. So the texts are read here and
handed to it as calls that it knows.
"""

import ast
import json
from pathlib import Path

DESKTOP = Path(__file__).resolve().parents[1] / "musicrec_desktop" / "desktop"


def calls() -> list[str]:
    """A call for each text, sorted, each once."""
    found: set[tuple[str, str, bool]] = set()
    for path in sorted(DESKTOP.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        named = {name: text for name, text in _constants(tree) if text is not None}
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("tr", "marked"):
                found |= _texts(call, named)
    plurals = {(text, comment) for text, comment, is_plural in found if is_plural}
    kept = {each for each in found if each[2] or each[:2] not in plurals}
    return [_written(*each) for each in sorted(kept)]


def _texts(call: ast.Call, named: dict[str, str]) -> set[tuple[str, str, bool]]:
    if not call.args:
        return set()
    first = call.args[0]
    choices = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
    is_plural = any(word.arg == "n" for word in call.keywords)
    comment = _literal(call.args[1]) if len(call.args) > 1 else ""
    texts = [_literal(each) or (named.get(each.id, "") if isinstance(each, ast.Name) else "") for each in choices]
    return {(text, comment or "", is_plural) for text in texts if text}


def _constants(tree: ast.Module) -> list[tuple[str, str | None]]:
    """(name, text) of the module's constants that are marked texts."""
    found = []
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and isinstance(node.value, ast.Call):
            function, args = node.value.func, node.value.args
            if isinstance(function, ast.Name) and function.id == "marked" and args:
                found.append((node.target.id, _literal(args[0])))
    return found


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _written(text: str, comment: str, is_plural: bool) -> str:
    words, note = json.dumps(text, ensure_ascii=False), json.dumps(comment, ensure_ascii=False)
    return f"tr({words}, {note}, 3)" if is_plural else f"tr({words}, {note})"
