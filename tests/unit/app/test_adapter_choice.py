"""Which adapter is loaded with a model, and when the model is let go."""

from pathlib import Path

import pytest

from musicrec_desktop.app import services as services_module
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.services import Services
from musicrec_desktop.llm import CardUse
from musicrec_desktop.testing.scripted_llm import ScriptedLlm
from tests.unit.llm.gguf_files import write_gguf


@pytest.fixture
def assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "assets" / "adapters"
    folder.mkdir(parents=True)
    monkeypatch.setattr(services_module, "assets_folder", lambda: tmp_path / "assets")
    return folder


@pytest.fixture
def services(tmp_path: Path, assets: Path) -> Services:
    del assets
    (tmp_path / "models").mkdir()
    write_gguf(tmp_path / "models" / "m.gguf")
    return Services(Paths(tmp_path / "profile", tmp_path / "models"))


def set_to(services: Services, **changes: object) -> None:
    services.change_settings(services.settings.model_copy(update=changes))


def test_the_adapter_goes_by_the_name_of_its_model(services: Services, assets: Path) -> None:
    assert services.adapter is None
    write_gguf(assets / "other.gguf")
    assert services.adapter is None
    mine = write_gguf(assets / "m.gguf")
    assert services.adapter == mine


def test_it_can_be_switched_off_alone_or_with_the_model(services: Services, assets: Path) -> None:
    write_gguf(assets / "m.gguf")
    set_to(services, use_adapter=False)
    assert services.adapter is None
    set_to(services, use_adapter=True, use_llm=False)
    assert services.adapter is None


@pytest.mark.parametrize(
    "changes",
    [{"use_adapter": False}, {"use_llm": False}, {"model": "other.gguf"}, {"graphics_card": CardUse.NEVER}],
)
def test_a_change_of_what_is_loaded_lets_the_loaded_model_go(services: Services, changes: dict[str, object]) -> None:
    model = ScriptedLlm()
    services._backend = model
    set_to(services, volume=0.3)
    assert not model.is_closed
    set_to(services, **changes)
    assert model.is_closed
