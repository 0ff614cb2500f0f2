"""How fast the model runs here: our generation and prompts against bare llama.cpp calls on the same tokens, same run.

    python tests/benchmarks/bench_llm.py [MODEL.gguf]

Prints a table with ratios, the trials of the first-start measurement, the mood choice on both sets of situations, and
the time of a plan, a first reason and a list. Nothing is asserted.
"""

import argparse
import tempfile
import time
from pathlib import Path

import platformdirs
from llama_cpp import llama_cpp

from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.domain.progress import Partial, run_job
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm import complete_plan, explain, model_path, tune
from musicrec_desktop.llm.llama_cpp_backend import Engine
from musicrec_desktop.llm.loading import load_backend
from musicrec_desktop.llm.mood_choice import MoodChooser
from musicrec_desktop.llm.tuning import Tuning
from musicrec_desktop.plugin_api import GenerationOptions, LlmBackend
from tests.factories import NOW
from tests.llm_real.situations import CHECK, TRAIN
from tests.unit.llm.worlds import a_context, a_playlist

TOKENS = 64
PROMPT = "The quick brown fox jumps over the lazy dog and listens to music in the evening. " * 12


class Bare:
    """Nothing but llama_decode in a loop, on the handles of a loaded engine's own kind."""

    def __init__(self, file: Path, tuning: Tuning) -> None:
        model_params = llama_cpp.llama_model_default_params()
        model_params.use_extra_bufts = tuning.extra_buffers
        model_params.n_gpu_layers = 0
        self.model = llama_cpp.llama_model_load_from_file(str(file).encode(), model_params)
        params = llama_cpp.llama_context_default_params()
        params.n_ctx, params.n_batch, params.n_ubatch = 2048, 512, 512
        params.n_threads, params.n_threads_batch = tuning.threads, tuning.prompt_threads
        self.context = llama_cpp.llama_init_from_model(self.model, params)

    def prompt(self, tokens: list[int]) -> float:
        """Tokens a second of one batch."""
        llama_cpp.llama_memory_clear(llama_cpp.llama_get_memory(self.context), True)
        array = (llama_cpp.llama_token * len(tokens))(*tokens)
        began = time.perf_counter()
        llama_cpp.llama_decode(self.context, llama_cpp.llama_batch_get_one(array, len(tokens)))
        llama_cpp.llama_synchronize(self.context)
        return len(tokens) / (time.perf_counter() - began)

    def answer(self, n: int) -> float:
        """Tokens a second, one after the other."""
        one = (llama_cpp.llama_token * 1)(100)
        began = time.perf_counter()
        for _ in range(n):
            llama_cpp.llama_decode(self.context, llama_cpp.llama_batch_get_one(one, 1))
            llama_cpp.llama_get_logits_ith(self.context, -1)
        return n / (time.perf_counter() - began)

    def close(self) -> None:
        llama_cpp.llama_free(self.context)
        llama_cpp.llama_model_free(self.model)


def ours(backend: LlmBackend, options: GenerationOptions, prompt: str) -> tuple[float, float]:
    """(prompt rate, answer rate) by the backend's own counters."""
    before = backend.usage
    for _ in backend.generate(prompt, options):
        pass
    spent = backend.usage - before
    return spent.prompt_tokens / spent.prompt_seconds, spent.completion_tokens / spent.completion_seconds


def compare_with_bare(path: Path, cache: Path) -> None:
    """Interleaved, three times each; the best of three, because other programs only ever slow a run down."""
    file, tuning = tune(path, cache / "fast")
    print(f"\nfirst-start measurement (chosen: {tuning.file}, {tuning.threads} and {tuning.prompt_threads} threads)")
    print(f"{'file':<48}{'threads':>8}{'repacked':>9}{'prompt/s':>10}{'answer/s':>10}")
    for trial in tuning.trials:
        print(
            f"{trial.file:<48}{trial.threads:>8}{trial.extra_buffers!s:>9}{trial.prompt_rate:>10.0f}"
            f"{trial.completion_rate:>10.1f}"
        )
    backend, engine = load_backend(path, cache), Engine(file, tuning)
    tokens = engine.tokens(PROMPT, is_first=True)
    engine.free()
    bare = Bare(file, tuning)
    freely = GenerationOptions(TOKENS, temperature=0.8, seed=1)
    rows = [(bare.prompt(tokens), bare.answer(TOKENS), *ours(backend, freely, PROMPT)) for _ in range(4)]
    rows = rows[1:]  # the first one also reads the file
    best = [max(column) for column in zip(*rows, strict=True)]
    print(f"\n{'':<12}{'bare':>10}{'ours':>10}{'ratio':>8}   ({len(tokens)} prompt tokens, {TOKENS} generated)")
    print(f"{'prompt/s':<12}{best[0]:>10.0f}{best[2]:>10.0f}{best[2] / best[0]:>8.2f}")
    print(f"{'answer/s':<12}{best[1]:>10.1f}{best[3]:>10.1f}{best[3] / best[1]:>8.2f}")
    bare.close()
    backend.close()


def time_moods(backend: LlmBackend) -> None:
    """Right answers on both sets, and how many of the applied ones were right."""
    chooser = MoodChooser()
    run_job(complete_plan(PlaylistPlan("warming up"), None, backend, Request("warming up", NOW), chooser=chooser))
    print(f"\n{'situations':<12}{'right':>8}{'applied':>9}{'of these right':>15}{'chance':>8}{'seconds each':>14}")
    for name, situations in (("TRAIN", TRAIN), ("CHECK", CHECK)):
        right = applied = sure = 0
        began = time.perf_counter()
        for words, good in situations:
            plan = run_job(complete_plan(PlaylistPlan(words), None, backend, Request(words, NOW), chooser=chooser))
            chances = {key.removeprefix("mood "): p for key, p in plan.facet_probabilities.items()}
            if not chances:
                continue
            right += max(chances, key=lambda mood: chances[mood]) in good
            applied += bool(plan.wants)
            sure += bool(plan.wants) and plan.wants[0].value in good
        seconds = (time.perf_counter() - began) / len(situations)
        chance = sum(len(good) / 16 for _, good in situations)
        print(f"{name:<12}{right:>5}/{len(situations)}{applied:>9}{sure:>15}{chance:>8.1f}{seconds:>14.2f}")


def time_list(backend: LlmBackend) -> None:
    """Plan, first reason, whole list of 15, from a warm start."""
    words = "my train is late again"
    context = a_context(text=words)
    playlist, first = a_playlist(context, *range(1, 16)), list[float]()

    def hear(news: object) -> None:
        if isinstance(news, Partial) and not first:
            first.append(time.perf_counter() - began)

    run_job(complete_plan(PlaylistPlan("warming up"), None, backend, Request("warming up", NOW)))
    before, began = backend.usage, time.perf_counter()
    run_job(complete_plan(PlaylistPlan(words), None, backend, Request(words, NOW)))
    planned = time.perf_counter() - began
    done = run_job(explain(playlist, context, backend), hear)
    whole = time.perf_counter() - began
    spent = backend.usage - before
    by_model = sum(track.rationale_source == "model" for track in done.tracks)
    print(f"\nplan {planned:.2f} s, first reason {first[0]:.2f} s, title, story and 15 reasons {whole:.2f} s")
    print(f"{spent.prompt_tokens} prompt tokens, {spent.completion_tokens} generated; {by_model} of 15 by the model")
    for track in done.tracks:
        print(f"  {track.rationale}")


def main() -> None:
    """Run everything on one model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", nargs="?", type=Path)
    parser.add_argument("--cache", type=Path, help="keep what is measured; otherwise measured anew")
    options = parser.parse_args()
    path = options.model or model_path(platformdirs.user_data_path("musicrec") / "models")
    if path is None:
        parser.error("no model is here: musicrec models pull")
    with tempfile.TemporaryDirectory() as folder:
        cache = options.cache or Path(folder)
        compare_with_bare(path, cache)
        backend = load_backend(path, cache)
        time_moods(backend)
        time_list(backend)
        backend.close()


if __name__ == "__main__":
    main()
