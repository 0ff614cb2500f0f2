"""The training loop: a job that says how the loss goes, keeps checkpoints and goes on from them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from math import cos, pi
from pathlib import Path
from random import Random
from typing import Any, Final

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.finetuning.adapter_file import write_adapter
from musicrec_desktop.finetuning.adapters import Adapter, AdapterOptions, new_adapter
from musicrec_desktop.finetuning.base_model import BaseModel
from musicrec_desktop.finetuning.decoder import hidden_states, logits
from musicrec_desktop.finetuning.rows import MakeRow, RowBatch, batch_of, sorted_batches

_AHEAD: Final = 16
"""Batches made at a time and sorted by length among each other."""
_SMOOTH: Final = 0.98
_WARM_UP: Final = 0.04
"""Share of the steps in which the learning rate rises."""
_LAST_RATE: Final = 0.05
"""Share of the learning rate at the end of its cosine."""


@dataclass(frozen=True, slots=True)
class TrainingOptions:
    """How to train."""

    steps: int = 1200
    batch: int = 32
    rate: float = 1e-3
    seed: int = 1
    checkpoint_every: int = 150
    adapter: AdapterOptions = field(default_factory=AdapterOptions)


@dataclass(frozen=True, slots=True)
class Trained:
    """What came out."""

    adapter: Path
    """The last GGUF adapter."""
    loss: float
    """Smoothed, at the end."""
    held_out_loss: float
    tokens: int
    """Read in training, padding not counted."""


def train(
    base: BaseModel,
    make_row: MakeRow,
    held_out: Sequence[RowBatch],
    options: TrainingOptions,
    folder: Path,
    told: Mapping[str, str],
) -> Job[Trained]:
    """Train an adapter; `folder` gets checkpoint.pt, checkpoint-N.gguf at each checkpoint and a TensorBoard log.

    `told` goes into the adapters' files. A folder with a checkpoint of the same options is gone on from; one of others
    raises ModelError. The n-th example is the same whatever happened before, so a run that was interrupted ends as one
    that was not.
    """
    import torch

    learner = _Learner(base, options, folder)
    writer = _writer(folder)
    try:
        while learner.step < options.steps:
            first = learner.step
            numbers = range(first * options.batch, min(first + _AHEAD, options.steps) * options.batch)
            rows = [make_row(n) for n in numbers]
            for batch in sorted_batches(rows, options.batch, Random(f"{options.seed} {first}")):
                loss = learner.learn(batch_of(batch))
                learner.tokens += sum(len(row.tokens) for row in batch)
                writer.add_scalar("loss/training", loss, learner.step)
                yield Progress(learner.step, options.steps, f"loss {learner.smoothed:.3f}")
            if learner.step % options.checkpoint_every < _AHEAD or learner.step == options.steps:
                learner.held_out_loss = held_out_loss(base, learner.adapter, held_out, learner.first_layer)
                writer.add_scalar("loss/held out", learner.held_out_loss, learner.step)
                learner.save(told)
                yield Progress(learner.step, options.steps, f"held out {learner.held_out_loss:.3f}")
        with torch.no_grad():
            path = folder / "adapter.gguf"
            write_adapter(path, base.shape, learner.adapter.factors(), told)
        return Trained(path, learner.smoothed, learner.held_out_loss, learner.tokens)
    finally:
        writer.close()


def loss_of(base: BaseModel, adapter: Adapter, rows: RowBatch, first_layer: int) -> Any:
    """Cross-entropy between what follows and what should, in nats, weighed by worth."""
    rows = rows.to(base.device)
    states = hidden_states(base, rows.batch, adapter.factors(), first_layer)
    asked = states.flatten(0, 1)[rows.flat]
    log_p = logits(base, asked).log_softmax(-1)
    each = -log_p[rows.target_of, rows.token_ids] * rows.shares * rows.worth[rows.target_of]
    return each.sum()


def held_out_loss(base: BaseModel, adapter: Adapter, held_out: Sequence[RowBatch], first_layer: int) -> float:
    """Mean loss of batches that are never trained on."""
    import torch

    with torch.no_grad():
        losses = [float(loss_of(base, adapter, rows, first_layer)) for rows in held_out]
    return sum(losses) / max(len(losses), 1)


class _Learner:
    """Adapter, optimiser and where they are."""

    def __init__(self, base: BaseModel, options: TrainingOptions, folder: Path) -> None:
        import torch

        self._base, self._options, self._folder = base, options, folder
        self.first_layer = options.adapter.first_layer(base)
        self.adapter: Adapter = new_adapter(base, options.adapter, options.seed)
        self._parameters = dict(self.adapter.parameters())
        self._optimiser = torch.optim.AdamW(self._parameters.values(), lr=options.rate, weight_decay=0.01)
        self.step, self.tokens, self.smoothed, self.held_out_loss = 0, 0, 0.0, float("nan")
        folder.mkdir(parents=True, exist_ok=True)
        if self._path.exists():
            self._resume()

    @property
    def _path(self) -> Path:
        return self._folder / "checkpoint.pt"

    def learn(self, rows: RowBatch) -> float:
        """One step; returns its loss."""
        import torch

        for group in self._optimiser.param_groups:
            group["lr"] = self._options.rate * _rate(self.step / self._options.steps)
        loss = loss_of(self._base, self.adapter, rows, self.first_layer)
        (loss + self.adapter.penalty()).backward()
        torch.nn.utils.clip_grad_norm_(self._parameters.values(), 1.0)
        self._optimiser.step()
        self.step += 1
        self.adapter.after_step(self.step / self._options.steps)
        self._optimiser.zero_grad()
        value = float(loss.detach())
        weight = min(_SMOOTH, 1 - 1 / self.step)
        self.smoothed = weight * self.smoothed + (1 - weight) * value
        return value

    def save(self, told: Mapping[str, str]) -> None:
        """Keep where we are, and the adapter as it is now."""
        import torch

        part = self._path.with_suffix(".part")
        state = {
            "options": json.dumps(asdict(self._options)),
            "parameters": {name: value.detach() for name, value in self._parameters.items()},
            "optimiser": self._optimiser.state_dict(),
            "adapter": self.adapter.state(),
            "numbers": (self.step, self.tokens, self.smoothed, self.held_out_loss),
        }
        torch.save(state, part)
        part.replace(self._path)
        with torch.no_grad():
            target = self._folder / f"checkpoint-{self.step}.gguf"
            write_adapter(target, self._base.shape, self.adapter.factors(), told)

    def _resume(self) -> None:
        import torch

        state = torch.load(self._path, weights_only=True)
        if state["options"] != json.dumps(asdict(self._options)):
            raise ModelError(
                f"{self._folder} holds a training with other options.",
                hint="Choose another folder, or give the same options to go on.",
            )
        with torch.no_grad():
            for name, value in state["parameters"].items():
                self._parameters[name].copy_(value)
        self._optimiser.load_state_dict(state["optimiser"])
        self.adapter.restore(state["adapter"])
        self.step, self.tokens, self.smoothed, self.held_out_loss = state["numbers"]


def _rate(done: float) -> float:
    """Share of the learning rate: a short rise, then a cosine."""
    if done < _WARM_UP:
        return max(done / _WARM_UP, 0.02)
    return _LAST_RATE + (1 - _LAST_RATE) * (1 + cos(pi * (done - _WARM_UP) / (1 - _WARM_UP))) / 2


def _writer(folder: Path) -> Any:
    from torch.utils.tensorboard import SummaryWriter

    return SummaryWriter(str(folder / "log"))
