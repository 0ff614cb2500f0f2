"""What it costs to run the model in a process of its own, against the same in this process and bare llama.cpp.

    python tests/benchmarks/bench_model_process.py [MODEL.gguf] [--rounds N]

Rates are by CPU seconds, those of the asking program and of the model's process together, with everything in between:
other programs on the machine change them little. The three take turns, and the best of the rounds counts. Linux only.
Nothing is asserted.
"""

import argparse
import os
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from musicrec_desktop.llm import load_backend, load_here, model_path, tune
from musicrec_desktop.llm.process_backend import ProcessBackend
from musicrec_desktop.plugin_api import GenerationOptions, LlmBackend
from tests.benchmarks.bench_llm import PROMPT, Bare

TOKENS = 64
CALLS = 300


@dataclass(frozen=True, slots=True)
class Rates:
    """Tokens a CPU second."""

    prompt: float
    answer: float


def cpu_s(pid: int = 0) -> float:
    """CPU seconds of this process, and of another one."""
    other = 0
    if pid:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        other = int(fields[11]) + int(fields[12])
    return time.process_time() + other / os.sysconf("SC_CLK_TCK")


def timed(backend: LlmBackend, seed: int, pid: int = 0) -> Rates:
    """A prompt that was never read before, with an answer of one token and with a long one."""
    spent, tokens = list[float](), list[tuple[int, int]]()
    for number, most in enumerate((1, TOKENS)):
        before, began = backend.usage, cpu_s(pid)
        text = f"{seed} {number}. {PROMPT}"
        for _ in backend.generate(text, GenerationOptions(most, temperature=0.8, seed=seed)):
            pass
        spent.append(cpu_s(pid) - began)
        used = backend.usage - before
        tokens.append((used.prompt_tokens, used.completion_tokens))
    return Rates(tokens[0][0] / spent[0], (tokens[1][1] - tokens[0][1]) / (spent[1] - spent[0]))


def timed_bare(bare: Bare, n_tokens: int) -> Rates:
    """The same work without anything of ours."""
    began = time.process_time()
    bare.prompt(list(range(100, 100 + n_tokens)))
    read = time.process_time()
    bare.answer(TOKENS)
    return Rates(n_tokens / (read - began), TOKENS / (time.process_time() - read))


def best(rates: list[Rates]) -> Rates:
    """Of each kind."""
    return Rates(max(rate.prompt for rate in rates), max(rate.answer for rate in rates))


def round_trip_us(backend: LlmBackend) -> float:
    """Median microseconds of a call whose answer is known already."""
    backend.score("asked before", [" yes", " no"])
    took = list[float]()
    for _ in range(CALLS):
        began = time.perf_counter()
        backend.score("asked before", [" yes", " no"])
        took.append(time.perf_counter() - began)
    return 1e6 * statistics.median(took)


def memory_mb(pid: str) -> tuple[float, float]:
    """(resident, of its own with its share of what is shared) megabytes; Linux only."""
    told = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:])
    return int(told["Rss"].split()[0]) / 1000, int(told["Pss"].split()[0]) / 1000


def main() -> None:
    """Measure all of it on one model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--cache", type=Path, help="keep what is measured; otherwise measured anew")
    options = parser.parse_args()
    path = options.model or model_path(platformdirs.user_data_path("musicrec") / "models")
    if path is None:
        parser.error("no model is here: musicrec models pull")
    with tempfile.TemporaryDirectory() as folder:
        measure(path, options.cache or Path(folder), options.rounds)


def measure(path: Path, cache: Path, rounds: int) -> None:
    """Print the tables."""
    file, tuning = tune(path, cache / "fast")
    apart = load_backend(path, cache)
    assert isinstance(apart, ProcessBackend)
    apart.score("a", [" b"])
    started = cpu_s(apart.pid) - cpu_s()
    before, began = memory_mb("self"), cpu_s()
    here = load_here(path, cache)
    here.score("c", [" d"])
    loaded = cpu_s() - began
    within, beside = memory_mb("self"), memory_mb(str(apart.pid))
    bare = Bare(file, tuning)
    n_tokens = count_tokens(apart)
    rates: dict[str, list[Rates]] = {"bare": [], "here": [], "apart": []}
    for seed in range(rounds):
        rates["bare"].append(timed_bare(bare, n_tokens))
        rates["here"].append(timed(here, seed))
        rates["apart"].append(timed(apart, seed, apart.pid))
    limit = best(rates["bare"])
    print(f"{path.name}, {tuning.threads} and {tuning.prompt_threads} threads, by CPU seconds, best of {rounds} rounds")
    print(f"{'':<10}{'prompt/s':>10}{'ratio':>8}{'answer/s':>10}{'ratio':>8}{'round trip':>14}")
    for name, told in rates.items():
        rate = best(told)
        trip = {"here": here, "apart": apart}.get(name)
        micro = "" if trip is None else f"{round_trip_us(trip):>11.0f} us"
        print(
            f"{name:<10}{rate.prompt:>10.0f}{rate.prompt / limit.prompt:>8.2f}"
            f"{rate.answer:>10.1f}{rate.answer / limit.answer:>8.2f}{micro}"
        )
    print(f"\nstart, load and a first answer: {started:.2f} CPU seconds apart; load and answer: {loaded:.2f} here")
    print(f"memory: this program {before[0]:.0f} MB, and with a model in it {within[0]:.0f} MB resident;")
    print(
        f"        the model's process {beside[0]:.0f} MB resident, {beside[1]:.0f} MB with its share of what is shared"
    )
    bare.close()
    here.close()
    apart.close()


def count_tokens(backend: LlmBackend) -> int:
    """Tokens of the prompt, as the model counts them."""
    before = backend.usage
    for _ in backend.generate(PROMPT, GenerationOptions(1)):
        pass
    return (backend.usage - before).prompt_tokens


if __name__ == "__main__":
    main()
