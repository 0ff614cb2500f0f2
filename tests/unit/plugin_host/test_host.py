"""Plugins in their own processes: what they add is there and gone again; what they do wrong stays with them."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.domain.errors import PluginError
from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import Action, Paused
from musicrec_desktop.plugin_host import CommandPart, PagePart, ScorerPart
from musicrec_desktop.testing.sample_context import sample_context
from tests.unit.plugin_host.plugins_for_tests import SCORER, Stage, write_plugin


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    yield made
    made.host.close()


def _enabled(stage: Stage, plugin: str, code: str, **more: object) -> None:
    write_plugin(stage.place, plugin, code, **more)  # type: ignore[arg-type]
    stage.host.look()
    stage.host.enable(plugin)


def _candidates() -> Candidates:
    context = sample_context()
    return Candidates(context.view.ids, {})


def test_a_scorer_of_a_plugin_scores_like_any_other(stage: Stage) -> None:
    _enabled(stage, "odd", SCORER.format(body="pass"))
    (scorer,) = stage.host.parts(ScorerPart)
    context, candidates = sample_context(), _candidates()
    for _ in range(2):  # the second time the library is not sent again
        assert np.array_equal(scorer.score(context, candidates), (candidates.ids % 2).astype(np.float32))
    assert scorer.evidence(context, 3) == "row 3"
    stage.host.disable("odd")
    assert stage.host.parts(ScorerPart) == ()
    assert not next(state for state in stage.host.plugins() if state.id == "odd").is_on


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("raise RuntimeError('no idea')", "no idea"),
        ("return np.full(len(candidates.ids), 7, np.float32)", "between 0 and 1"),
        ("return np.zeros(3, np.float32)", "a score for each candidate"),
        ("return 'nonsense'", "a score for each candidate"),
        ("return object()", "failed"),
        ("import os; os._exit(3)", "ended by itself"),
        ("np.zeros(10**9); x = [bytearray(10**8) for _ in range(100)]", "MemoryError"),
        ("raise SystemExit", "SystemExit"),
    ],
)
def test_a_failing_scorer_says_nothing_and_is_out_after_three_times(stage: Stage, body: str, why: str) -> None:
    _enabled(stage, "bad", SCORER.format(body=body))
    context, candidates = sample_context(), _candidates()
    for strike in range(3):
        assert [state.is_on for state in stage.host.plugins()] == [True], strike
        (scorer,) = stage.host.parts(ScorerPart)
        assert np.isnan(scorer.score(context, candidates)).all()
    assert [state.is_on for state in stage.host.plugins()] == [False]
    assert why in stage.problem("bad")
    assert [notice.text for notice in stage.notices] == ["Bad was switched off after 3 failures in a row."]


def test_a_good_answer_forgives_the_bad_ones_before(stage: Stage) -> None:
    code = SCORER.format(body="self.n = getattr(self, 'n', 0) + 1\n        assert self.n % 3 == 0")
    _enabled(stage, "moody", code)
    (scorer,) = stage.host.parts(ScorerPart)
    context, candidates = sample_context(), _candidates()
    said = [not np.isnan(scorer.score(context, candidates)).all() for _ in range(9)]
    assert said == [False, False, True] * 3


def test_a_plugin_that_hangs_is_ended_and_started_anew(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musicrec_desktop.plugin_host.stand_ins.RANK_S", 0.5)
    _enabled(stage, "slow", SCORER.format(body="import time; time.sleep(3600)"))
    (scorer,) = stage.host.parts(ScorerPart)
    pid = stage.host._running["slow"].pid
    assert np.isnan(scorer.score(sample_context(), _candidates())).all()
    assert stage.host._running["slow"].pid != pid
    assert not Path(f"/proc/{pid}").exists()


def test_a_plugin_that_floods_is_ended(stage: Stage) -> None:
    code = SCORER.format(body="[context.api.notify('x') for _ in range(10**6)] if hasattr(context, 'api') else None")
    flood = code.replace(
        "api.add_scorer(Odd())", "[api.notify('spam') for _ in range(100_000)]\n    api.add_scorer(Odd())"
    )
    write_plugin(stage.place, "loud", flood)
    stage.host.look()
    with pytest.raises(PluginError, match="said too much at once"):
        stage.host.enable("loud")
    assert len(stage.notices) <= 4


def test_a_plugin_that_cannot_be_loaded_is_said(stage: Stage) -> None:
    for plugin, code in (("broken", "def enable(api:\n"), ("empty", "x = 1"), ("fails", "def enable(api): 1 / 0")):
        write_plugin(stage.place, plugin, code)
        stage.host.look()
        with pytest.raises(PluginError, match="could not be enabled"):
            stage.host.enable(plugin)
        assert "could not be enabled" in stage.problem(plugin)


def test_what_the_manifest_does_not_say_is_not_provided(stage: Stage) -> None:
    write_plugin(stage.place, "sly", SCORER.format(body="pass"), provides=("page",))
    stage.host.look()
    with pytest.raises(PluginError, match="does not say"):
        stage.host.enable("sly")


_TRIES = """
class Try:
    name, title, wants_tracks = "try", "Try", False
    def run(self, ids):
        try:
            {body}
        except PermissionError as error:
            return f"refused: {{error}}"
        return "done"

def enable(api):
    Try.api = api
    api.add_command(Try())
"""


@pytest.mark.parametrize(
    ("body", "permission"),
    [
        ("import socket; socket.create_connection(('127.0.0.1', 9), 0.2)", "network"),
        ("open('{home}/private.txt').read()", "files"),
        ("open('{home}/new.txt', 'w')", "files"),
        ("import os; os.remove('{home}/private.txt')", "files"),
        ("import subprocess; subprocess.run(['true'])", "programs"),
        ("self.api.library.history(0.0)", "history"),
    ],
)
def test_what_was_not_permitted_is_refused(stage: Stage, tmp_path: Path, body: str, permission: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "private.txt").write_text("mine")
    _enabled(stage, "nosy", _TRIES.format(body=body.replace("{home}", str(home))), provides=("command",))
    (command,) = stage.host.parts(CommandPart)
    assert command.run(()).startswith("refused: ")
    assert f'"{permission}"' in command.run(())
    assert [file.name for file in home.iterdir()] == ["private.txt"]


def test_what_was_permitted_is_done(stage: Stage) -> None:
    body = "import subprocess; subprocess.run(['true'], check=True); self.api.library.history(0.0)"
    _enabled(stage, "open", _TRIES.format(body=body), provides=("command",), permissions=("programs", "history"))
    (command,) = stage.host.parts(CommandPart)
    assert command.run(()) == "done"


_PAGE = """
from musicrec_desktop.plugin_api import Action, Button, Heading, PageView

class Counter:
    name, title = "counter", "Counter"
    def __init__(self, api):
        self.api, self.n = api, 0
    def show(self):
        n = self.api.settings.get("n", 0)
        return PageView("Counter", (Heading(f"{n} and {self.n}"), Button("up", "Up")))
    def act(self, action):
        self.api.settings.set("n", self.api.settings.get("n", 0) + action.values["by"])
        return self.show()

def enable(api):
    page = Counter(api)
    api.add_page(page)
    from musicrec_desktop.plugin_api import Paused
    def heard(event):
        page.n += 1
        api.refresh("counter")
    api.on(Paused, heard)
"""


def test_a_page_is_data_and_acts_and_remembers(stage: Stage) -> None:
    seen: list[tuple[str, str]] = []
    stage.host.refreshed = lambda plugin, page: seen.append((plugin, page))
    _enabled(stage, "pages", _PAGE, provides=("page", "events"))
    (page,) = stage.host.parts(PagePart)
    assert page.show().title == "Counter"
    with pytest.raises(PluginError):
        page.act(Action("up"))  # it forgot to look whether there is a value
    stage.host.tell(Paused())
    deadline = time.monotonic() + 10
    while not seen and time.monotonic() < deadline:
        time.sleep(0.01)
    assert seen == [("pages", "counter")]
    assert page.show().blocks[0].text == "0 and 1"  # type: ignore[union-attr]


def test_the_listener_decides_what_is_on_at_the_next_start(tmp_path: Path) -> None:
    first = Stage(tmp_path)
    _enabled(first, "odd", SCORER.format(body="pass"))
    first.host.close()
    second = Stage.__new__(Stage)
    (tmp_path / "other").mkdir()
    Stage.__init__(second, tmp_path / "other")
    second.host._places = ((), first.place)
    second.host.kept = first.kept
    second.host.look()
    second.host.start()
    assert [state.is_on for state in second.host.plugins()] == [True]
    second.host.disable("odd")
    second.host.close()
    assert first.kept.switched() == {"odd": False}
