"""From a model file to a backend that runs it the fastest way this machine knows."""

import hashlib
import os
import time
from contextlib import suppress
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.llm.apart import run_apart
from musicrec_desktop.llm.card import try_card
from musicrec_desktop.llm.gguf import GgufHeader, check_gguf
from musicrec_desktop.llm.llama_cpp_backend import BATCH, devices, measure, requantise, runtime_version
from musicrec_desktop.llm.local_backend import LocalBackend
from musicrec_desktop.llm.messages import Hello, Load
from musicrec_desktop.llm.offload import LEFT_ALONE, NO_ROOM, CardUse, layers_that_fit
from musicrec_desktop.llm.process_backend import ProcessBackend
from musicrec_desktop.llm.serving import introduce_if_possible
from musicrec_desktop.llm.tuning import Trial, Tuning, choose, measured, piece_tokens, recall, remember
from musicrec_desktop.plugin_api import LlmBackend

_SMALL_TYPES: Final = frozenset({2, 3, 8, 9, 14, 15, 16, 17})
"""Q4_0, Q4_1, Q5_0, Q5_1, Q4_K and Q5_K by llama.cpp's numbers: small models in these are worth a try at Q8_0."""
_LARGEST_TO_CONVERT: Final = 700_000_000
"""Bytes. Above, memory traffic makes Q8_0 the slower one, and the copy is not worth its disk space."""
_LONG_ENOUGH_S: Final = 10.0
_LONGEST_CONVERSION_S: Final = 300.0
_START_S: Final = 60.0


def load_backend(path: Path, cache: Path, adapter: Path | None = None, card: CardUse = CardUse.AUTO) -> LlmBackend:
    """A backend for a GGUF file, in a process of its own that starts at the first call.

    `cache` keeps what was measured, a converted copy where that is faster, and evaluated prompt prefixes; `adapter` is
    a LoRA for this model. Only headers are looked at here: raises ModelError when a file cannot be what it should be.
    """
    check_gguf(path)
    if adapter is not None:
        check_gguf(adapter)
    return ProcessBackend(lambda hello: how_to_load(path, cache, adapter, hello, card))


def load_here(path: Path, cache: Path, adapter: Path | None = None, card: CardUse = CardUse.AUTO) -> LlmBackend:
    """The same in this process, loaded at once: for measurements and for training. Raises ModelError."""
    return LocalBackend(how_to_load(path, cache, adapter, Hello(runtime_version(), devices()), card))


def how_to_load(path: Path, cache: Path, adapter: Path | None, hello: Hello, card: CardUse = CardUse.AUTO) -> Load:
    """Which file to run for `path` and how; measured when it is not known yet. Raises ModelError."""
    header = check_gguf(path)
    file, tuning = tune(path, cache / "fast", hello.runtime)
    tuning, no_card = _with_card(file, header.fingerprint, tuning, hello, card, cache / "fast")
    piece = piece_tokens(tuning, BATCH)
    way = f"{header.fingerprint} {file.name} {tuning.extra_buffers} {tuning.gpu_layers} {piece} {hello.runtime}"
    digest = "" if adapter is None else _digest(adapter)
    return Load(path.name, file, tuning, cache / "states", way, adapter, digest, no_card)


def _with_card(
    file: Path, fingerprint: str, tuning: Tuning, hello: Hello, card: CardUse, cache: Path
) -> tuple[Tuning, str]:
    """The tuning with the layers that go to the graphics card, and why there are none though a card is there."""
    if not hello.cards:
        return tuning, ""
    if card is CardUse.NEVER:
        return tuning, LEFT_ALONE
    layers = layers_that_fit(check_gguf(file), hello.devices)
    if layers == 0:
        return tuning, NO_ROOM
    if card is CardUse.AUTO:
        trial, why_not = try_card(file, fingerprint, tuning, layers, hello.cards, hello.runtime, cache)
        if why_not:
            return tuning, why_not
        if trial is not None:
            return replace(tuning, trials=(trial,), gpu_layers=layers), ""
    return replace(tuning, gpu_layers=layers), ""


def look_at_runtime() -> Hello | None:
    """Which llama.cpp there is and what it can use, from a process of its own; None when it cannot be loaded."""
    said, _ = run_apart(introduce_if_possible, (), _START_S)
    return next((word for word in said if isinstance(word, Hello)), None)


def tune(path: Path, cache: Path, runtime: str = "") -> tuple[Path, Tuning]:
    """The file to load for `path` and how to run it, from the last measurement or a new one. Raises ModelError.

    A new one takes a few seconds and happens once for a model, a version of llama.cpp and a number of cores.
    """
    header = check_gguf(path)
    runtime = runtime or runtime_version()
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
        with suppress(OSError):  # no room or no way: the file is used as it is
            converted.parent.mkdir(parents=True, exist_ok=True)
            if convert(path, converted, os.cpu_count() or 1):
                files.append(converted)
    began, trials, has_crashed = time.monotonic(), list[Trial](), False
    for extra, file in product((False, True), files):
        if trials and time.monotonic() - began > _LONG_ENOUGH_S:
            break  # a busy machine: what is known by now has to do
        more, is_crash = measured(measure, file, extra)
        trials += more
        has_crashed |= is_crash
    return trials, has_crashed


def convert(source: Path, target: Path, threads: int) -> bool:
    """Write a copy with Q8_0 weights, in a process of its own; True when it is there and whole."""
    run_apart(requantise, (source, target, threads), _LONGEST_CONVERSION_S)
    return target.is_file() and _is_whole(target)


def _digest(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _is_whole(path: Path) -> bool:
    try:
        check_gguf(path)
    except ModelError:
        return False
    return True
