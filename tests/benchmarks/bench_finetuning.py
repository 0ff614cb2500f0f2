"""How fast an adapter is trained here, against the bare matrix products of the same steps; and whether what is trained
is what runs: logits in torch against llama.cpp, on the model as it is, at Q8_0, and at full precision.

    python tests/benchmarks/bench_finetuning.py MODEL.gguf FOLDER [ADAPTER.gguf]

FOLDER takes converted copies of the model (some hundred megabytes). One thread.
"""

import argparse
import ctypes
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final

import numpy as np

from musicrec_desktop.finetuning import AdapterOptions, Recipe, RecipeOptions
from musicrec_desktop.finetuning.adapter_file import write_adapter
from musicrec_desktop.finetuning.adapters import Adapter, new_adapter
from musicrec_desktop.finetuning.base_model import TARGETS, BaseModel, faster_dtype, load_base
from musicrec_desktop.finetuning.decoder import TokenBatch, hidden_states, logits
from musicrec_desktop.finetuning.rows import batch_of, sorted_batches
from musicrec_desktop.finetuning.training import loss_of
from musicrec_desktop.llm.llama_cpp_backend import Engine
from musicrec_desktop.llm.tuning import Tuning

TEXTS: Final = (
    "Request: our canary flew away\nMood: sad",
    "Request: 今天练腿\nEnergy: high",
    "Facts: year {year}\nReason:",
)
F32, Q8_0 = 0, 7


def main() -> None:
    """Print both tables."""
    import torch

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("adapter", type=Path, nargs="?")
    options = parser.parse_args()
    torch.set_num_threads(1)
    speed(options.model)
    equality(options.model, options.folder, options.adapter)


def speed(model: Path) -> None:
    """Tokens a CPU second, in training and in its matrix products alone."""
    engine = Engine(model, Tuning(model.name, 1, 1, extra_buffers=False))
    recipe = Recipe(RecipeOptions(reasons=0.0, held_out=0), engine)
    rows = [recipe.row(n) for n in range(256)]
    engine.free()
    batch = batch_of(sorted_batches(rows, 32, Random(1))[0])
    tokens = sum(len(row.tokens) for row in sorted_batches(rows, 32, Random(1))[0])
    print(f"one step of 32 rows, {tokens} tokens; tokens a CPU second, and share of what the products alone would give")
    print(f"{'precision':12}{'training':>12}{'products':>12}{'share':>8}")
    for dtype in ("float32", "bfloat16"):
        base = load_base(model, dtype)
        adapter, lowest = new_adapter(base, AdapterOptions(), 1), AdapterOptions().first_layer(base)
        trained = tokens / cpu_seconds(partial(step, base, adapter, batch, lowest))
        bare = tokens / cpu_seconds(partial(products, base, batch.batch.tokens.numel(), lowest))
        print(f"{dtype:12}{trained:12.0f}{bare:12.0f}{trained / bare:8.0%}")
    print(f"chosen here: {faster_dtype('cpu')}\n")


def step(base: BaseModel, adapter: Adapter, batch: Any, first_layer: int) -> None:
    """Loss and gradients."""
    loss_of(base, adapter, batch, first_layer).backward()
    for value in adapter.parameters().values():
        value.grad = None


def products(base: BaseModel, n: int, first_layer: int) -> None:
    """The products of one step with the frozen matrices: forward everywhere, backward from the lowest learned layer."""
    import torch

    with torch.no_grad():
        for layer in range(base.shape.layers):
            for name in TARGETS:
                weight = base.weights[f"blk.{layer}.{name}.weight"]
                out = torch.ones(n, weight.shape[1], dtype=weight.dtype) @ weight.T
                if layer >= first_layer:
                    out @ weight


def cpu_seconds(work: Callable[[], None], times: int = 3) -> float:
    """The least of some tries, after one that prepares."""
    work()
    seconds = []
    for _ in range(times):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return min(seconds)


def equality(model: Path, folder: Path, shipped: Path | None) -> None:
    """Largest and mean difference of log-probabilities, torch (float32) against llama.cpp."""
    import torch

    folder.mkdir(parents=True, exist_ok=True)
    base = load_base(model)
    with torch.no_grad():
        adapter = new_adapter(base, AdapterOptions(rank=8), 1)
        dice = torch.Generator().manual_seed(2)
        for name, value in adapter.parameters().items():
            if name.endswith(".b"):
                value.copy_(torch.randn(value.shape, generator=dice) * 0.03)
        factors = adapter.factors()
        if shipped is not None:
            factors = read_factors(shipped)
        path = folder / "adapter.gguf"
        write_adapter(path, base.shape, factors, {})
        print("log-probabilities, torch against llama.cpp: root of the mean square, largest; likeliest token the same")
        print(f"{'weights':10}{'adapter':>10}{'rms':>10}{'largest':>10}{'same':>8}")
        for label, kind in (("as it is", None), ("Q8_0", Q8_0), ("F32", F32)):
            file = model if kind is None else converted(model, folder / f"{model.stem}.{label}.gguf", kind)
            engine = Engine(file, Tuning(file.name, 1, 1, extra_buffers=False), path)
            for on in (False, True):
                engine.use_adapter(on)
                theirs, mine = [], []
                for text in TEXTS:
                    tokens = engine.tokens(text, is_first=True)
                    theirs.append(by_engine(engine, tokens))
                    states = hidden_states(base, plain_batch(tokens), factors if on else {})[0]
                    mine.append(logits(base, states).log_softmax(-1).numpy())
                a, b = np.concatenate(theirs), np.concatenate(mine)
                same = float((a.argmax(-1) == b.argmax(-1)).mean())
                off = np.abs(a - b)
                print(
                    f"{label:10}{'on' if on else 'off':>10}{np.sqrt((off**2).mean()):10.4f}{off.max():10.3f}{same:8.0%}"
                )
            engine.free()


def read_factors(path: Path) -> dict[str, tuple[Any, Any]]:
    """What an adapter's file adds."""
    import torch
    from gguf import GGUFReader

    arrays = {tensor.name: torch.from_numpy(np.array(tensor.data, np.float32)) for tensor in GGUFReader(path).tensors}
    names = sorted(name.removesuffix(".weight.lora_a") for name in arrays if name.endswith("lora_a"))
    return {name: (arrays[f"{name}.weight.lora_a"], arrays[f"{name}.weight.lora_b"]) for name in names}


def plain_batch(tokens: list[int]) -> TokenBatch:
    """One row that sees all before it."""
    import torch

    n = len(tokens)
    return TokenBatch(torch.tensor([tokens]), torch.arange(n)[None], torch.ones(n, n, dtype=torch.bool).tril()[None])


def by_engine(engine: Engine, tokens: list[int]) -> Any:
    """(n, vocabulary) log-probabilities."""
    engine.forget_all()
    engine.decode([(token, at, 0, True) for at, token in enumerate(tokens)])
    found = np.stack([engine.logits(at).astype(np.float64) for at in range(len(tokens))])
    found -= found.max(-1, keepdims=True)
    return found - np.log(np.exp(found).sum(-1, keepdims=True))


def converted(model: Path, target: Path, kind: int) -> Path:
    """The model with other weights."""
    from llama_cpp import llama_cpp as api

    if not target.exists():
        params = api.llama_model_quantize_default_params()
        params.ftype, params.allow_requantize, params.nthread = kind, True, 1
        api.llama_model_quantize(str(model).encode(), str(target).encode(), ctypes.byref(params))
    return target


if __name__ == "__main__":
    main()
