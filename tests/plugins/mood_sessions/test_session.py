"""One session through the page, the paths, and what is learned."""

import importlib.util
import itertools
import math
import sys
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.plugin_api import Action
from musicrec_desktop.testing.fake_plugin_api import FakePluginApi

FILE = Path(__file__).parents[3] / "plugins" / "mood_sessions" / "__init__.py"
SPEC = importlib.util.spec_from_file_location("mood_sessions_tested", FILE)
assert SPEC
assert SPEC.loader
PLUGIN: Any = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = PLUGIN
SPEC.loader.exec_module(PLUGIN)
SIDE = st.floats(0, 1)


@given(
    st.sampled_from(["straight", "calm_first", "bright_first", "slow"]), st.tuples(SIDE, SIDE), st.tuples(SIDE, SIDE)
)
def test_paths_are_bounded(name: str, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Inside the square, small steps, from here to there."""
    way = PLUGIN.steps(name, start, end)
    assert (way[0], way[-1]) == (start, end)
    assert all(0 <= each <= 1 for place in way for each in place)
    assert all(math.dist(a, b) <= 0.101 for a, b in itertools.pairwise(way))


def test_a_session_is_kept_and_deleted(tmp_path: Path) -> None:
    """Report, list, play, report; damaged lines do no harm; deleting asks first."""
    api = FakePluginApi(tmp_path)
    api.recommender.lists.append(("", (TrackId(3),), ("",), ()))
    page, file = PLUGIN.SessionPage(api), tmp_path / "sessions.jsonl"
    file.write_text("{damaged")
    page.act(Action("make", {"v": 0.2, "e": 0.2, "wv": 0.8, "we": 0.8, "minutes": 30.0}))
    page.act(Action("play"))
    page.act(Action("done", {"v": 0.8, "e": 0.8}))
    (kept,) = PLUGIN.read(file)
    assert PLUGIN.progress(kept["before"], kept["wanted"], kept["after"]) == 1
    page.act(Action("sure"))
    assert file.exists()
    page.act(Action("delete"))
    page.act(Action("sure"))
    assert not file.exists()
