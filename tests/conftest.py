"""What tests of every part share: a profile of their own, real music, the real model, and who may run where."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from demo_library import TINY, kept

from musicrec_desktop.app.paths import Paths
from musicrec_desktop.llm import model_path as chosen_model

# Widgets are drawn without a screen; tests of the real window start a program of their own with QT_QPA_PLATFORM=xcb.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_OWN_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "musicrec"
_OWN_MODELS = Paths.of().models
# Chosen before any test moves the home folders away: programs that tests start find the same models.
os.environ["MUSICREC_MODELS"] = str(_OWN_MODELS)

# How long an example takes says more of what else the machine does than of the program.
hypothesis.settings.register_profile("musicrec", deadline=None)
hypothesis.settings.load_profile("musicrec")

NEEDED = {
    "real_sound": ("PULSE_SERVER", "no sound server of its own; run it with: make test"),
    "real_window": ("DISPLAY", "no screen; run it with: make test"),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say which tests cannot run here and why."""
    for item in items:
        for marker, (variable, why) in NEEDED.items():
            if item.get_closest_marker(marker) is not None and not os.environ.get(variable):
                item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(autouse=True)
def _one_at_a_time(request: pytest.FixtureRequest) -> Iterator[None]:
    """One test hears and sees the null sink and the screen at a time, however many processes run tests.

    A lock and not pytest-xdist's groups: version 3.8 writes a name that pytest 9.2 does not read, and keeps nothing
    together.
    """
    if not any(request.node.get_closest_marker(marker) for marker in NEEDED):
        yield
        return
    with (Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()) / "musicrec-tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go when the file is closed
        yield


@pytest.fixture(autouse=True, scope="session")
def _nothing_of_the_listener(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or writes the profile, settings or cache of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        folder = home / name.lower()
        folder.mkdir()
        os.environ[name] = str(folder)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile folder with nothing in it."""
    folder = tmp_path / "profile"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def demo_music() -> Path:
    """Eleven real tracks, tagged, Ogg Vorbis; `make test` fetches them."""
    folder = _OWN_CACHE / "test-music"
    if any(kept(folder / name) is None for name in TINY):
        pytest.skip("the test music is not here; python3 packaging/prepare.py --tests fetches it")
    return folder


@pytest.fixture(scope="session")
def model_path() -> Path:
    """The default language model as a GGUF file; `make test` fetches it."""
    path = chosen_model(_OWN_MODELS, "")
    if path is None:
        pytest.skip(f"no language model in {_OWN_MODELS}; musicrec models pull fetches it")
    return path
