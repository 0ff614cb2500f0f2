"""How a model runs fastest on this machine: measured once, in a process of its own, and remembered beside the model.

In a process of its own, because some fast paths of llama.cpp die on some machines: on a virtual machine whose
processor announces AMX tiles, repacked weights end every prompt of more than one token in a general protection fault.
What dies is not taken.
"""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from musicrec_desktop.llm.apart import run_apart

PROMPT_TOKENS: Final = 160
"""Prompt tokens of one typical call, beyond its cached prefix."""
COMPLETION_TOKENS: Final = 30
"""Tokens of one typical answer."""
_WORTH_IT: Final = 0.9
"""A second file or another kind of buffer is used only when it saves a tenth of the time."""
_BUSY: Final = 1.0
_QUIET: Final = 0.5
"""Load by core from which, and up to which, a machine counts as busy and as quiet."""
_PATIENCE_S: Final = 120.0
_PIECE_S: Final = 0.5
_SHORTEST_PIECE: Final = 64
_MOST_THREADS: Final = 8


@dataclass(frozen=True, slots=True)
class Trial:
    """Rates of one way to run the model."""

    file: str
    """Name of the model file measured."""
    threads: int
    extra_buffers: bool
    """Weights repacked for this processor (AMX and the like)."""
    prompt_rate: float
    """Prompt tokens a second."""
    completion_rate: float
    """Generated tokens a second."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """How to run the model here."""

    file: str
    threads: int
    """For generation."""
    prompt_threads: int
    extra_buffers: bool
    trials: tuple[Trial, ...] = ()
    gpu_layers: int = 0
    """To begin with on the graphics card, the output counted as one; not measured but reckoned at each start."""


def piece_tokens(tuning: Tuning, most: int) -> int:
    """Tokens of a prompt to evaluate in one go: half a second's worth, for between two pieces it can be stopped.

    A power of two up to `most`, so that another measurement seldom changes it: what was evaluated is kept by it.
    """
    rate = max((trial.prompt_rate for trial in tuning.trials), default=float("inf"))
    tokens = _SHORTEST_PIECE
    while tokens < most and 2 * tokens <= rate * _PIECE_S:
        tokens *= 2
    return min(tokens, most)


def choose(trials: Sequence[Trial], given: str) -> Tuning | None:
    """The fastest way for a typical call; the given file without extra buffers unless another is clearly faster."""
    ways: dict[tuple[str, bool], list[Trial]] = {}
    for trial in trials:
        ways.setdefault((trial.file, trial.extra_buffers), []).append(trial)
    chosen: Tuning | None = None
    least = float("inf")
    for (file, extra), group in sorted(ways.items(), key=lambda way: (way[0][0] != given, way[0][1])):
        prompt = max(group, key=lambda trial: trial.prompt_rate)
        completion = max(group, key=lambda trial: trial.completion_rate)
        seconds = typical_s(prompt.prompt_rate, completion.completion_rate)
        if seconds < least * (_WORTH_IT if chosen else 1):
            least = seconds
            chosen = Tuning(file, completion.threads, prompt.threads, extra, tuple(trials))
    return chosen


def typical_s(prompt_rate: float, completion_rate: float) -> float:
    """Seconds of one typical call, from tokens a second."""
    return PROMPT_TOKENS / prompt_rate + COMPLETION_TOKENS / completion_rate


def best_rates(tuning: Tuning) -> tuple[float, float] | None:
    """Prompt and generated tokens a second of the chosen way, as measured; None when nothing was."""
    chosen = [
        trial for trial in tuning.trials if (trial.file, trial.extra_buffers) == (tuning.file, tuning.extra_buffers)
    ]
    if not chosen:
        return None
    return max(trial.prompt_rate for trial in chosen), max(trial.completion_rate for trial in chosen)


class Pace:
    """Falls back to one thread while the machine is busy: two threads that wait for each other on two busy cores were
    measured up to forty times slower than one."""

    _SLOW: Final = 2.5
    """Taking so many times what one thread takes on a quiet machine says that this one is busy."""
    _ALONE_S: Final = 30.0
    """Seconds before more threads are tried again; doubled each time that fails."""
    _LONGEST_S: Final = 960.0
    _ENOUGH: Final = 16

    def __init__(self, tuning: Tuning | None) -> None:
        self._many = (tuning.threads, tuning.prompt_threads) if tuning else (1, 1)
        alone = [
            trial
            for trial in (tuning.trials if tuning else ())
            if tuning
            and trial.threads == 1
            and (trial.file, trial.extra_buffers) == (tuning.file, tuning.extra_buffers)
        ]
        self._token_s = self._SLOW / alone[0].completion_rate if alone else float("inf")
        self._prompt_token_s = self._SLOW / alone[0].prompt_rate if alone else float("inf")
        self._wait_s = self._ALONE_S
        self._alone_until = float("-inf")

    def threads(self, now: float) -> tuple[int, int]:
        """Threads for generation and for prompts, at a moment of a monotonic clock in seconds."""
        return (1, 1) if now < self._alone_until else self._many

    def saw_token(self, seconds: float, now: float) -> None:
        """One token was generated in so long."""
        self._saw(seconds > self._token_s, now)

    def saw_prompt(self, tokens: int, seconds: float, now: float) -> None:
        """So many tokens were read in so long. Short prompts say little and do not count."""
        if tokens >= self._ENOUGH:
            self._saw(seconds > tokens * self._prompt_token_s, now)

    def _saw(self, is_slow: bool, now: float) -> None:
        if max(self._many) == 1 or now < self._alone_until:
            return
        if is_slow:
            self._alone_until = now + self._wait_s
            self._wait_s = min(2 * self._wait_s, self._LONGEST_S)
        else:
            self._wait_s = max(self._wait_s * 0.9, self._ALONE_S)


def thread_counts(cores: int) -> tuple[int, ...]:
    """Numbers of threads worth trying."""
    counts = {1, 2, cores // 2, cores - 1, cores}
    return tuple(sorted(count for count in counts if 1 <= count <= min(cores, _MOST_THREADS)))


Measure = Callable[[Connection, str, tuple[int, ...], bool], None]
"""(where trials are sent, file, thread counts, extra buffers) -> sends one Trial for each thread count."""


def measured(
    measure: Measure, file: Path, extra_buffers: bool, cores: int | None = None
) -> tuple[tuple[Trial, ...], bool]:
    """Trials of one file, from a fresh process, and whether that process crashed or hung: then some are missing."""
    counts = thread_counts(cores or os.cpu_count() or 1)
    said, has_crashed = run_apart(measure, (str(file), counts, extra_buffers), _PATIENCE_S)
    return tuple(trial for trial in said if isinstance(trial, Trial)), has_crashed


def recall(cache: Path, fingerprint: str, runtime: str) -> Tuning | None:
    """What was measured before for this model, this llama.cpp and this number of cores; None when nothing fits."""
    try:
        kept = json.loads(_note(cache, fingerprint).read_text("utf-8"))
        if kept["runtime"] != runtime or kept["cores"] != os.cpu_count():
            return None
        if kept["load"] > _BUSY and _load() < _QUIET:
            return None  # it was measured on a busy machine that is quiet now
        way = kept["way"]
        trials = tuple(Trial(**trial) for trial in way.pop("trials"))
        return Tuning(**way, trials=trials)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # nothing was kept, or it is not ours: measure again


def remember(cache: Path, fingerprint: str, runtime: str, tuning: Tuning) -> None:
    """Keep what was measured. A folder that cannot be written only costs a measurement at the next start."""
    note = _note(cache, fingerprint)
    part = note.with_suffix(f".{os.getpid()}.part")
    try:
        cache.mkdir(parents=True, exist_ok=True)
        kept = {"runtime": runtime, "cores": os.cpu_count(), "load": _load(), "way": asdict(tuning)}
        part.write_text(json.dumps(kept, indent=1), "utf-8")
        part.replace(note)
    except OSError:
        part.unlink(missing_ok=True)


def _load() -> float:
    """Programs that want to run, by core, over the last minute; 0 where the system does not say."""
    return os.getloadavg()[0] / (os.cpu_count() or 1) if hasattr(os, "getloadavg") else 0.0


def _note(cache: Path, fingerprint: str) -> Path:
    return cache / f"tuning-{fingerprint[:16]}.json"
