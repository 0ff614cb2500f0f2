"""From a model file to a backend that runs it the fastest way this machine knows."""

import os
import time
from itertools import product
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.llm.gguf import GgufHeader, check_gguf
from musicrec_desktop.llm.llama_cpp_backend import measure, requantise, runtime_version
from musicrec_desktop.llm.local_backend import LocalBackend
from musicrec_desktop.llm.tuning import Trial, Tuning, choose, measured, recall, remember
from musicrec_desktop.plugin_api import LlmBackend

_SMALL_TYPES: Final = frozenset({2, 3, 8, 9})
"""Q4_0, Q4_1, Q5_0, Q5_1 by llama.cpp's numbers: small models in these are worth a try at Q8_0."""
_LARGEST_TO_CONVERT: Final = 700_000_000
"""Bytes. Above, memory traffic makes Q8_0 the slower one, and the copy is not worth its disk space."""
_LONG_ENOUGH_S: Final = 10.0


def load_backend(path: Path, cache: Path) -> LlmBackend:
    """A backend for a GGUF file. It loads at its first call; only the file's header is looked at here.

    `cache` keeps what was measured, a converted copy where that is faster, and evaluated prompt prefixes.
    Raises ModelError when the file cannot be a language model.
    """
    check_gguf(path)
    return LocalBackend(path, lambda file: tune(file, cache / "fast"), cache / "states")


def tune(path: Path, cache: Path) -> tuple[Path, Tuning]:
    """The file to load for `path` and how to run it, from the last measurement or a new one. Raises ModelError.

    A new one takes a few seconds and happens once for a model, a version of llama.cpp and a number of cores.
    """
    header = check_gguf(path)
    runtime = runtime_version()
    converted = cache / f"{path.stem}-{header.fingerprint[:8]}.Q8_0.gguf"
    kept = recall(cache, header.fingerprint, runtime)
    if kept is not None:
        if kept.file == path.name:
            return path, kept
        if kept.file == converted.name and _is_whole(converted):
            return converted, kept
    trials, has_crashed = _try_out(path, header, converted)
    tuning = choose(trials, path.name)
    if tuning is None and has_crashed:
        raise ModelError(
            f"{path.name} cannot be run here: llama.cpp ended abnormally when it was tried.",
            hint="Choose another model, or build llama-cpp-python again on this machine.",
        )
    if tuning is None:  # no process could be started to measure: run it the plain way, and try again next time
        return path, Tuning(path.name, 1, 1, extra_buffers=False)
    remember(cache, header.fingerprint, runtime, tuning)
    if tuning.file == path.name:
        converted.unlink(missing_ok=True)
        return path, tuning
    return converted, tuning


def _try_out(path: Path, header: GgufHeader, converted: Path) -> tuple[list[Trial], bool]:
    """What was measured, and whether a way to run the model ended its process."""
    files = [path]
    if header.file_type in _SMALL_TYPES and path.stat().st_size <= _LARGEST_TO_CONVERT:
        try:
            converted.parent.mkdir(parents=True, exist_ok=True)
            requantise(path, converted, os.cpu_count() or 1)
            files.append(converted)
        except (ModelError, OSError):
            converted.unlink(missing_ok=True)  # no room or no way: the file is used as it is
    began, trials, has_crashed = time.monotonic(), list[Trial](), False
    for extra, file in product((False, True), files):
        if trials and time.monotonic() - began > _LONG_ENOUGH_S:
            break  # a busy machine: what is known by now has to do
        more, is_crash = measured(measure, file, extra)
        trials += more
        has_crashed |= is_crash
    return trials, has_crashed


def _is_whole(path: Path) -> bool:
    try:
        check_gguf(path)
    except ModelError:
        return False
    return True
