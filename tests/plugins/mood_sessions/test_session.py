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


def _session(path: str, after: list[float] | None) -> dict[str, Any]:
    return {"before": [0.2, 0.2], "wanted": [0.8, 0.8], "after": after, "path": path, "tracks": [1]}


def test_what_worked_is_chosen_more_often_and_said() -> None:
    """And the others are still tried."""
    sessions = [_session("slow", [0.8, 0.8]), _session("straight", [0.2, 0.2])] * 6
    chosen = [PLUGIN.choose(sessions + [_session("slow", None)] * n) for n in range(60)]
    assert chosen.count("slow") > chosen.count("straight")
    assert len(set(chosen)) > 1
    assert PLUGIN.best(sessions) == ("slow", 1.0, 6)
    assert PLUGIN.best(sessions[:1]) is None


@given(st.lists(st.floats(1, 300) | st.just(float("nan")), max_size=5))
def test_the_pace_is_that_of_slow_breathing(tempos: list[float]) -> None:
    """Five to seven breaths a minute, longer out than in."""
    inn, out = PLUGIN.pace(tempos)
    assert 5 <= 60 / (inn + out) <= 7
    assert out > inn


def test_the_sliders_begin_where_the_listener_is(tmp_path: Path) -> None:
    """As the program has heard it; and the breath can be switched off."""
    api = FakePluginApi(tmp_path)
    api.library.present = (0.3, 0.9)
    api.recommender.lists.append(("", (TrackId(3),), ("",), ()))
    page = PLUGIN.SessionPage(api)
    form = next(block for block in page.show().blocks if block.kind == "form")
    assert [field.value for field in form.fields][:2] == [0.3, 0.9]
    made = page.act(Action("make", {"v": 0.2, "e": 0.2, "wv": 0.8, "we": 0.8, "minutes": 30.0}))
    assert any(block.kind == "breath" for block in made.blocks)
    off = page.act(Action("breathe", {"on": False}))
    assert not any(block.kind == "breath" for block in off.blocks)


def test_every_text_is_there_in_both_languages() -> None:
    """Different ones."""
    assert all(len(both) == 2 and both[0] != both[1] and all(both) for both in PLUGIN.TEXTS.values())
