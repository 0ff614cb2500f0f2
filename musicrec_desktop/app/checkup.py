"""A look at everything the player needs: what is there, what is missing, what to do about it."""

import importlib.metadata
import os
import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from musicrec_desktop import __version__
from musicrec_desktop.app.services import Services
from musicrec_desktop.app.warming import in_words
from musicrec_desktop.domain.errors import ExpectedError
from musicrec_desktop.llm import check_model, look_at_runtime, memory_free, memory_needed
from musicrec_desktop.plugin_api import ModelInfo

_LIBRARIES = (
    "PySide6-Essentials",
    "PySide6-Addons",
    "librosa",
    "soundfile",
    "av",
    "mutagen",
    "sqlite-utils",
    "llama-cpp-python",
    "numpy",
    "scipy",
)
_LITTLE_SPACE = 500_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found."""

    name: str
    state: Literal["ok", "warning", "failure"]
    text: str
    hint: str = ""


def examine(services: Services) -> tuple[Finding, ...]:
    """Run every check. db lane; the language model is tried too, so nothing else may be using it."""
    return tuple(
        finding
        for check in (_program, _libraries, _profile, _database, _folders, _runtime, _model, _window)
        for finding in check(services)
    )


def _program(_services: Services) -> Iterator[Finding]:
    yield Finding(
        "program",
        "ok",
        f"musicrec {__version__} on Python {platform.python_version()}, {platform.platform(terse=True)}",
    )


def _libraries(_services: Services) -> Iterator[Finding]:
    for name in _LIBRARIES:
        try:
            yield Finding(name, "ok", importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            yield Finding(name, "failure", "is not installed", f"pip install {name}")


def _profile(services: Services) -> Iterator[Finding]:
    folder = services.paths.profile
    free = shutil.disk_usage(folder).free
    if not os.access(folder, os.W_OK):
        yield Finding("profile", "failure", f"{folder} cannot be written", "Give yourself the right to write there.")
    elif free < _LITTLE_SPACE:
        yield Finding("profile", "warning", f"{folder} has only {free // 1_000_000} MB left", "Make room on this disk.")
    else:
        yield Finding("profile", "ok", f"{folder}, {free // 1_000_000_000} GB free")


def _database(services: Services) -> Iterator[Finding]:
    try:
        faults = services.database.faults()
        count = services.database.tracks.count()
    except ExpectedError as error:
        yield Finding("database", "failure", str(error), error.hint)
        return
    if faults:
        yield Finding("database", "failure", "; ".join(faults), "Put back the newest backup beside the database.")
    else:
        yield Finding("database", "ok", f"sound, {count} tracks")
    problems = len(services.database.tracks.problems())
    if problems:
        yield Finding(
            "unreadable files",
            "warning",
            f"{problems} could not be read at the last scan",
            "musicrec scan --json lists them with why.",
        )


def _folders(services: Services) -> Iterator[Finding]:
    if not services.settings.folders:
        yield Finding("music folders", "warning", "none is known", "musicrec scan ~/Music")
    for folder in services.settings.folders:
        if os.access(folder, os.R_OK | os.X_OK):
            yield Finding("music folder", "ok", str(folder))
        else:
            yield Finding("music folder", "warning", f"{folder} cannot be read now", "Is its drive plugged in?")


def _model(services: Services) -> Iterator[Finding]:
    if not services.settings.use_llm:
        yield Finding("language model", "ok", "switched off")
        return
    path = services.model
    if path is None:
        yield Finding(
            "language model", "warning", "none is here: rules and templates do the work", "musicrec models pull"
        )
        return
    try:
        needed, free = memory_needed(check_model(path)), memory_free()
        if free is not None and needed > free:
            yield Finding(
                "memory",
                "warning",
                f"{path.name} takes {needed / 1e9:.1f} GB, and {free / 1e9:.1f} GB are free",
                "Close other programs, or choose a smaller model: musicrec models list",
            )
        backend = services.backend()
        if backend is not None:
            yield Finding("language model", "ok", _running(path, backend.info))
    except ExpectedError as error:
        yield Finding("language model", "failure", str(error), error.hint)


def _running(path: Path, info: ModelInfo) -> str:
    threads = "1 thread" if info.threads == 1 else f"{info.threads} threads"
    return f"{path.name}, {path.stat().st_size // 1_000_000} MB, runs {in_words(info)}, {threads}"


def _runtime(services: Services) -> Iterator[Finding]:
    """What llama.cpp was built for, looked at in a process of its own: a build for another processor dies there."""
    if not services.settings.use_llm:
        return
    found = look_at_runtime()
    if found is None:
        yield Finding(
            "llama.cpp",
            "failure",
            "cannot be loaded here",
            "pip install --force-reinstall --no-binary llama-cpp-python llama-cpp-python",
        )
        return
    yield Finding(
        "llama.cpp", "ok", found.runtime.replace(" = 1", "").replace(" : |", ",").replace(" |", ",").strip(" ,")
    )
    for device in found.devices:
        if device.is_gpu:
            memory = f", {device.free / 1e9:.1f} of {device.total / 1e9:.1f} GB free" if device.total else ""
            yield Finding("graphics card", "ok", f"{device.name}: {device.description}{memory}")
    if not any(device.is_gpu for device in found.devices):
        yield Finding("graphics card", "ok", "none that this llama.cpp can use; the model runs on the processor")


def _window(_services: Services) -> Iterator[Finding]:
    if any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")) or platform.system() != "Linux":
        yield Finding("display", "ok", os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or "native")
    else:
        yield Finding("display", "warning", "none: the window cannot open here, the command line works")
