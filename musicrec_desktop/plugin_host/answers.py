"""Whether what a plugin answered makes sense. What does not raises PluginError and counts as a failure."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError

from musicrec_desktop.domain.errors import PluginError
from musicrec_desktop.plugin_api import PageView

_LONGEST = 2_000
_BLOCKS = 200
_page: TypeAdapter[PageView] = TypeAdapter(PageView)


def scores(value: Any, n: int) -> NDArray[np.float32]:
    """(n,) float32 in 0..1 or NaN."""
    if not isinstance(value, np.ndarray) or value.shape != (n,) or value.dtype.kind != "f":
        raise nonsense("a score for each candidate")
    found = value.astype(np.float32)
    known = found[~np.isnan(found)]
    if len(known) and not (float(known.min()) >= 0 and float(known.max()) <= 1):
        raise nonsense("scores between 0 and 1")
    return found


def rows(value: Any, allowed: NDArray[np.bool_], n: int) -> NDArray[np.intp]:
    """At most `n` distinct view rows that are allowed."""
    if not isinstance(value, np.ndarray) or value.ndim != 1 or value.dtype.kind != "i" or len(value) > n:
        raise nonsense(f"at most {n} rows")
    found = value.astype(np.intp)
    if len(found) and (found.min() < 0 or found.max() >= len(allowed) or not allowed[found].all()):
        raise nonsense("rows that are allowed")
    if len(np.unique(found)) != len(found):
        raise nonsense("each row once")
    return found


def order(value: Any, n: int) -> NDArray[np.intp]:
    """(n,) each of 0..n-1 once."""
    if not isinstance(value, np.ndarray) or value.shape != (n,) or not np.array_equal(np.sort(value), np.arange(n)):
        raise nonsense("each place once")
    return value.astype(np.intp)


def text(value: Any, longest: int = _LONGEST) -> str:
    """Plain text."""
    if not isinstance(value, str) or len(value) > longest:
        raise nonsense(f"a text of at most {longest} letters")
    return value


def numbers(value: Any) -> dict[str, float]:
    """Finite numbers by name."""
    if not isinstance(value, Mapping) or not all(
        isinstance(name, str) and isinstance(each, int | float) and np.isfinite(each) for name, each in value.items()
    ):
        raise nonsense("numbers by name")
    return {name: float(each) for name, each in value.items()}


def page(value: Any) -> PageView:
    """A page of known blocks."""
    try:
        view = _page.validate_python(value)
    except ValidationError as error:
        first = error.errors()[0]
        raise nonsense(f"a page ({'.'.join(map(str, first['loc']))}: {first['msg']})") from error
    if len(view.blocks) > _BLOCKS:
        raise nonsense(f"a page of at most {_BLOCKS} blocks")
    return view


def nonsense(wanted: str) -> PluginError:
    """The answer is not what was asked for."""
    return PluginError(f"The plugin did not answer with {wanted}.", hint="Switch it off, or tell its author.")
