"""The real model, once for all tests of this folder; a machine without it says which file is missing and where."""

import os
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest

from musicrec_desktop.llm import load_backend, model_path
from musicrec_desktop.plugin_api import LlmBackend


def find_model() -> Path:
    """The model file, from MUSICREC_MODEL or the models folder; skips, saying why, when there is none."""
    named = os.environ.get("MUSICREC_MODEL")
    if named:
        if not Path(named).is_file():
            pytest.skip(f"MUSICREC_MODEL names {named}, which is no file")
        return Path(named)
    folder = Path(os.environ.get("MUSICREC_MODELS") or platformdirs.user_data_path("musicrec") / "models")
    path = model_path(folder)
    if path is None:
        pytest.skip(f"no model in {folder}: musicrec models pull, or set MUSICREC_MODEL to a .gguf file")
    return path


@pytest.fixture(scope="session")
def model_file() -> Path:
    return find_model()


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("model-cache")


@pytest.fixture(scope="session")
def backend(model_file: Path, cache: Path) -> Iterator[LlmBackend]:
    loaded = load_backend(model_file, cache)
    yield loaded
    loaded.close()
