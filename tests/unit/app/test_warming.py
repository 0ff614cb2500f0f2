"""The model made ready at the start, with stand-ins for the model and the machine."""

from pathlib import Path

import pytest

from musicrec_desktop.app import warming
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.services import Services
from musicrec_desktop.app.warming import in_words, warm_model
from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.llm.offload import FAILED, LEFT_ALONE, NO_ROOM, SLOWER
from musicrec_desktop.plugin_api import LlmBackend, ModelInfo
from musicrec_desktop.testing.scripted_llm import ScriptedLlm
from tests.unit.llm.gguf_files import gguf_bytes, write_gguf


@pytest.fixture
def model() -> ScriptedLlm:
    return ScriptedLlm()


@pytest.fixture
def services(tmp_path: Path, model: ScriptedLlm, monkeypatch: pytest.MonkeyPatch) -> Services:
    (tmp_path / "models").mkdir()
    write_gguf(tmp_path / "models" / "m.gguf")

    def backend(_services: Services) -> LlmBackend:
        return model

    monkeypatch.setattr(Services, "backend", backend)
    return Services(Paths(tmp_path / "profile", tmp_path / "models"))


def test_the_model_is_loaded_and_asked_once(services: Services, model: ScriptedLlm) -> None:
    assert warm_model(services) == model.info
    assert model.asked


def test_without_a_model_nothing_is_done(services: Services, model: ScriptedLlm) -> None:
    services.settings = services.settings.model_copy(update={"use_llm": False})
    assert warm_model(services) is None
    assert model.asked == []


def test_a_model_too_large_for_what_is_free_waits_until_it_is_needed(
    services: Services, model: ScriptedLlm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warming, "memory_free", lambda: 1_000_000)
    assert warm_model(services) is None
    assert model.asked == []


def test_a_damaged_model_is_told(services: Services, tmp_path: Path) -> None:
    (tmp_path / "models" / "m.gguf").write_bytes(gguf_bytes(missing=9))
    with pytest.raises(ModelError, match="missing at its end"):
        warm_model(services)


def test_where_it_runs_in_words() -> None:
    assert in_words(ModelInfo("m", 2048, 0, 1)) == "on the processor"
    for why in (NO_ROOM, SLOWER, FAILED, LEFT_ALONE):
        device = f"the processor ({why})"
        words = in_words(ModelInfo("m", 2048, 0, 1, device))
        assert words.startswith("on the processor, ")
        assert why is LEFT_ALONE or words.endswith(why)
        assert in_words(ModelInfo("m", 2048, 0, 1, device, "m.gguf")) == f"{words}, with an adapter"
    assert in_words(ModelInfo("m", 2048, 31, 1, "a card", "m.gguf")) == "31 layers on a card, with an adapter"
