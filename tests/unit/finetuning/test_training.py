"""Training on very small models: the numbers are those of llama.cpp, and what is learned is written down and loaded."""

from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from tests.unit.finetuning.small_models import write_model

pytest.importorskip("torch", reason='training is not installed here: pip install "musicrec-desktop[finetune]"')
pytest.importorskip("gguf", reason='training is not installed here: pip install "musicrec-desktop[finetune]"')
pytest.importorskip("tensorboard", reason='training is not installed here: pip install "musicrec-desktop[finetune]"')

import torch

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.domain.progress import Progress, run_job
from musicrec_desktop.finetuning import AdapterOptions, FinetuneOptions, RecipeOptions, TrainingOptions, finetune
from musicrec_desktop.finetuning.adapter_file import write_adapter
from musicrec_desktop.finetuning.adapters import Adapter, new_adapter
from musicrec_desktop.finetuning.base_model import BaseModel, load_base
from musicrec_desktop.finetuning.decoder import TokenBatch, hidden_states, logits
from musicrec_desktop.finetuning.rows import Row, answer_row, batch_of
from musicrec_desktop.finetuning.training import held_out_loss, train
from musicrec_desktop.llm.llama_cpp_backend import Engine
from musicrec_desktop.llm.tuning import Tuning

TEXT = "Request: the goat ate my hat\nMood: playful"
FORMS = [AdapterOptions(rank=4, untouched=0.3), AdapterOptions(rank=4, untouched=0.0, is_adaptive=True)]


@pytest.fixture(autouse=True)
def _one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(params=["llama", "gemma3"])
def model(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return write_model(tmp_path / "small.gguf", request.param, layers=7)  # the sixth of Gemma 3 rotates differently


def random_adapter(base: BaseModel, options: AdapterOptions) -> Adapter:
    """An adapter that adds something everywhere; of an adaptive one, some ranks are cut away."""
    adapter = new_adapter(base, options, seed=3)
    dice = torch.Generator().manual_seed(4)
    with torch.no_grad():
        for name, value in adapter.parameters().items():
            if name.endswith((".b", ".l")):
                value.copy_(torch.randn(value.shape, generator=dice) * 0.3)
            if name.endswith(".l"):
                value[1:3] = 0
    return adapter


def plain_batch(tokens: list[int]) -> TokenBatch:
    n = len(tokens)
    return TokenBatch(torch.tensor([tokens]), torch.arange(n)[None], torch.ones(n, n, dtype=torch.bool).tril()[None])


def engine_logits(engine: Engine, tokens: list[int]) -> np.ndarray:
    engine.forget_all()
    engine.decode([(token, at, 0, True) for at, token in enumerate(tokens)])
    return np.stack([engine.logits(at).copy() for at in range(len(tokens))])


@pytest.mark.parametrize("options", FORMS, ids=["lora", "adalora"])
def test_logits_are_those_of_llama_cpp_with_the_adapter_and_without(
    model: Path, options: AdapterOptions, tmp_path: Path
) -> None:
    base = load_base(model)
    adapter = random_adapter(base, options)
    with torch.no_grad():
        factors = adapter.factors()
        write_adapter(tmp_path / "adapter.gguf", base.shape, factors, {"seed": "3"})
        engine = Engine(model, Tuning("", 1, 1, extra_buffers=False), tmp_path / "adapter.gguf")
        tokens = engine.tokens(TEXT, is_first=True)
        mine = {}
        for on in (True, False):
            engine.use_adapter(on)
            theirs = engine_logits(engine, tokens)
            mine[on] = logits(base, hidden_states(base, plain_batch(tokens), factors if on else {})[0]).numpy()
            assert (
                np.abs(mine[on] - theirs).max() < 0.05 * theirs.std()
            )  # llama.cpp keeps keys, values and factors at half precision
        engine.free()
    assert np.abs(mine[True] - mine[False]).max() > 0.3 * mine[False].std()  # it does add something


def test_answers_side_by_side_are_as_if_each_stood_alone(model: Path) -> None:
    base = load_base(model)
    together = Row(
        tokens=(1, 70, 71, 72, 80, 81, 90),
        parts=(0, 0, 0, 0, 1, 1, 2),
        positions=(0, 1, 2, 3, 4, 5, 4),
        targets=(),
    )
    alone = Row((1, 70, 71, 72, 90), (0, 0, 0, 0, 1), (0, 1, 2, 3, 4), ())
    with torch.no_grad():
        states = hidden_states(base, batch_of([together, alone]).batch, {})
    torch.testing.assert_close(states[0, 6], states[1, 4], rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("options", FORMS, ids=["lora", "adalora"])
def test_an_adapter_adds_nothing_before_it_has_learned(model: Path, options: AdapterOptions) -> None:
    base = load_base(model)
    batch = plain_batch([1, 70, 80, 90])
    with torch.no_grad():
        before = hidden_states(base, batch, {})
        adapter = new_adapter(base, options, seed=1)
    torch.testing.assert_close(hidden_states(base, batch, adapter.factors()).detach(), before)


class Bytes:
    """The small models' own cut."""

    end_token = 2

    def tokens(self, text: str, *, is_first: bool) -> list[int]:
        return ([1] if is_first else []) + [3 + byte for byte in text.encode()]


def rule_row(n: int) -> Row:
    """A task that can be learned: the answer repeats the letter of the request."""
    letter = "xyz"[Random(n).randrange(3)]
    return answer_row(f"Say {letter}:", letter, Bytes())


def training(steps: int, adapter: AdapterOptions) -> TrainingOptions:
    return TrainingOptions(steps=steps, batch=8, rate=1e-2, checkpoint_every=16, adapter=adapter)


@pytest.mark.parametrize("options", FORMS, ids=["lora", "adalora"])
def test_the_loss_falls_on_what_was_never_seen_and_is_told(options: AdapterOptions, tmp_path: Path) -> None:
    base = load_base(write_model(tmp_path / "small.gguf", "llama"))
    held_out = [batch_of([rule_row(n) for n in range(10_000, 10_016)])]
    untaught = held_out_loss(base, new_adapter(base, options, 1), held_out, 0)
    news: list[Any] = []
    trained = run_job(train(base, rule_row, held_out, training(64, options), tmp_path / "run", {}), news.append)
    assert trained.held_out_loss < 0.2 * untaught
    assert [each.done for each in news if isinstance(each, Progress)][-1] == 64
    assert any("held out" in each.text for each in news)
    assert list((tmp_path / "run" / "log").glob("events*"))
    assert trained.adapter.is_file()
    assert (tmp_path / "run" / "checkpoint-64.gguf").is_file()


def test_adalora_ends_within_its_budget(tmp_path: Path) -> None:
    base = load_base(write_model(tmp_path / "small.gguf", "llama"))
    options = AdapterOptions(rank=4, untouched=0.0, is_adaptive=True)
    trained = run_job(train(base, rule_row, [], training(48, options), tmp_path / "run", {}))
    from gguf import GGUFReader

    ranks = [int(t.shape[1]) for t in GGUFReader(trained.adapter).tensors if t.name.endswith("lora_a")]
    assert sum(ranks) <= 4 * 7 * 2
    assert len(set(ranks)) > 1  # shared out, not cut alike


def test_a_run_that_was_interrupted_ends_as_one_that_was_not(tmp_path: Path) -> None:
    base = load_base(write_model(tmp_path / "small.gguf", "llama"))
    options = training(32, AdapterOptions(rank=4, untouched=0.3))
    whole = run_job(train(base, rule_row, [], options, tmp_path / "whole", {}))
    job = train(base, rule_row, [], options, tmp_path / "parts", {})
    for news in job:
        if isinstance(news, Progress) and news.done == 20:
            break
    job.close()
    again = run_job(train(base, rule_row, [], options, tmp_path / "parts", {}))
    assert again.adapter.read_bytes() == whole.adapter.read_bytes()
    assert again.tokens == whole.tokens


def test_a_folder_of_another_training_is_not_overwritten(tmp_path: Path) -> None:
    base = load_base(write_model(tmp_path / "small.gguf", "llama"))
    run_job(train(base, rule_row, [], training(16, AdapterOptions(rank=4)), tmp_path / "run", {}))
    with pytest.raises(ModelError, match="other options"):
        run_job(train(base, rule_row, [], training(16, AdapterOptions(rank=8)), tmp_path / "run", {}))


def test_from_a_model_file_to_an_adapter_that_the_engine_loads(tmp_path: Path) -> None:
    model = write_model(tmp_path / "small.gguf", "llama")
    options = FinetuneOptions(
        TrainingOptions(steps=2, batch=2, adapter=AdapterOptions(rank=2)), RecipeOptions(reasons=0.0, held_out=2)
    )
    trained = run_job(finetune(model, tmp_path / "run", options))
    engine = Engine(model, Tuning("", 1, 1, extra_buffers=False), trained.adapter)
    tokens = engine.tokens(TEXT, is_first=True)
    assert np.isfinite(engine_logits(engine, tokens)).all()
    engine.free()


def test_an_adapter_for_another_model_is_told_so(tmp_path: Path) -> None:
    model = write_model(tmp_path / "small.gguf", "llama")
    other = load_base(write_model(tmp_path / "other.gguf", "gemma3"))
    with torch.no_grad():
        factors = random_adapter(other, FORMS[0]).factors()
        write_adapter(tmp_path / "adapter.gguf", other.shape, factors, {})
    with pytest.raises(ModelError, match="cannot be added to this model"):
        Engine(model, Tuning("", 1, 1, extra_buffers=False), tmp_path / "adapter.gguf")
