"""The plugins in the documentation work: each is enabled as the program does it, and used."""

import re
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import Action
from musicrec_desktop.plugin_host import PagePart, ScorerPart, check_plugin
from musicrec_desktop.testing.fake_plugin_api import FakePluginApi
from musicrec_desktop.testing.sample_context import sample_context
from tests.unit.plugin_host.plugins_for_tests import Stage, write_plugin

PAGE = (Path(__file__).parents[3] / "docs" / "plugins.md").read_text("utf-8")
CODE = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def test_there_is_code_in_the_tutorial() -> None:
    assert len(CODE) == 2
    assert all("def enable(api):" in code for code in CODE)


def test_the_scorer_scores(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    folder = write_plugin(stage.place, "tutorial", CODE[0])
    assert check_plugin(folder) == ("scorer",)
    stage.host.look()
    stage.host.enable("tutorial")
    try:
        (scorer,) = stage.host.parts(ScorerPart)
        context = sample_context()
        said = scorer.score(context, Candidates(context.view.ids, {}))
        lengths = np.array([len(title) for title in context.view.titles])
        assert np.allclose(said, np.clip(1 - lengths / 40, 0, 1))
        assert scorer.evidence(context, 0) == f"{lengths[0]} letters"
    finally:
        stage.host.close()


def test_the_page_counts(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    write_plugin(stage.place, "counter", CODE[1], provides=("page",))
    stage.host.look()
    stage.host.enable("counter")
    try:
        (page,) = stage.host.parts(PagePart)
        assert page.show().title == "Counter"
    finally:
        stage.host.close()


def test_the_page_keeps_its_count(tmp_path: Path) -> None:
    namespace: dict[str, object] = {}
    exec(compile(CODE[1], "tutorial", "exec"), namespace)  # noqa: S102  (our own documentation)
    api = FakePluginApi()
    enable = namespace["enable"]
    assert callable(enable)
    enable(api)
    page = api.part("page")
    page.act(Action("press"))
    assert page.act(Action("press")).blocks[1].text == "Pressed 2 times."


@pytest.mark.parametrize("word", ["network", "files", "history", "programs"])
def test_every_permission_is_explained(word: str) -> None:
    assert f"| `{word}` |" in PAGE
