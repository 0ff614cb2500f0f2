"""The log of what the model was asked: kept, read, taken away, cleared; not added to in private."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.app.call_log import clear_calls, export_calls, keep_calls, read_calls
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.llm_call import LlmCall
from musicrec_desktop.llm.calls import Recorder
from musicrec_desktop.plugin_api import GenerationOptions
from musicrec_desktop.testing.scripted_llm import ScriptedLlm

NOW = UnixTime(1_700_000_000.0)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = Services(Paths(tmp_path / "profile", tmp_path / "models"))
    yield made
    made.close()


def asked(*prompts: str) -> list[LlmCall]:
    calls = list[LlmCall]()
    recorder = Recorder(ScriptedLlm(), calls.append)
    for prompt in prompts:
        recorder.generate("title", prompt, GenerationOptions(4), lambda _: ())
        recorder.score("mood", f"{prompt} again", (" calm", " sad"), 0)
    return calls


def test_what_was_asked_is_kept_word_for_word(services: Services, tmp_path: Path) -> None:
    keep_calls(services, asked("A title for rain, 雨", "A title for snow"), NOW)
    prompts = ["A title for rain, 雨", "A title for rain, 雨 again", "A title for snow", "A title for snow again"]
    assert [call.prompt for call in read_calls(services, 10)] == prompts
    assert [call.prompt for call in read_calls(services, 1)] == prompts[-1:]
    assert export_calls(services, tmp_path / "log.jsonl") == 4
    lines = (tmp_path / "log.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["prompt"] for line in lines] == prompts
    assert clear_calls(services) == 4
    assert read_calls(services, 10) == ()


def test_in_private_nothing_is_added(services: Services) -> None:
    keep_calls(services, asked("before"), NOW)
    services.database.taste_notes.start_private(UnixTime(NOW + 10))
    keep_calls(services, asked("a secret"), UnixTime(NOW + 20))
    services.database.taste_notes.end_private(UnixTime(NOW + 30))
    keep_calls(services, asked("after"), UnixTime(NOW + 40))
    assert [call.prompt for call in read_calls(services, 10)][::2] == ["before", "after"]
