"""What is learned: a low-rank addition to each matrix of the upper layers (LoRA), or one whose ranks are shared out by
importance (AdaLoRA)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from musicrec_desktop.finetuning.base_model import TARGETS, BaseModel
from musicrec_desktop.finetuning.decoder import Factors

_SENSITIVITY_MEMORY: Final = 0.85
"""Both smoothing factors of importance, as in the AdaLoRA paper."""
_ORTHOGONALITY: Final = 0.1
"""Weight of the penalty that keeps the singular vectors orthogonal."""


@dataclass(frozen=True, slots=True)
class AdapterOptions:
    """The form of an adapter."""

    rank: int = 16
    scale: float = 2.0
    """alpha / rank: what the product of the factors is multiplied by."""
    untouched: float = 1 / 3
    """Share of the layers, from below, that stay as they are: each costs nothing but its forward pass."""
    is_adaptive: bool = False
    """AdaLoRA: begins with half as many ranks again, ends with `rank` a matrix on average."""

    def first_layer(self, base: BaseModel) -> int:
        """The lowest layer that is added to."""
        return round(self.untouched * base.shape.layers)


class Adapter(Protocol):
    """Learnable factors."""

    def parameters(self) -> Mapping[str, Any]:
        """Leaf tensors by name, for the optimiser and for a checkpoint."""

    def factors(self) -> Factors:
        """What is added to the matrices now."""

    def penalty(self) -> Any:
        """Added to the loss."""

    def after_step(self, done: float) -> None:
        """Called after each step of the optimiser with the share of the training that is done, 0..1."""

    def state(self) -> Mapping[str, Any]:
        """Tensors beside the parameters that a checkpoint needs."""

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from a state."""


def new_adapter(base: BaseModel, options: AdapterOptions, seed: int) -> Adapter:
    """An adapter that adds nothing yet."""
    layers = range(options.first_layer(base), base.shape.layers)
    names = [f"blk.{layer}.{name}" for layer in layers for name in TARGETS]
    return AdaptiveLora(base, names, options, seed) if options.is_adaptive else Lora(base, names, options, seed)


class Lora:
    """W + scale * B A, with A random and B zero at first (Hu et al. 2021)."""

    def __init__(self, base: BaseModel, names: list[str], options: AdapterOptions, seed: int) -> None:
        import torch

        dice = torch.Generator().manual_seed(seed)
        self._names, self._scale = names, options.scale
        self._parameters: dict[str, Any] = {}
        for name in names:
            out, into = base.weights[f"{name}.weight"].shape
            a = torch.randn(options.rank, into, generator=dice) / into**0.5
            self._parameters[f"{name}.a"] = a.to(base.device).requires_grad_()
            self._parameters[f"{name}.b"] = torch.zeros(out, options.rank, device=base.device, requires_grad=True)

    def parameters(self) -> Mapping[str, Any]:
        """See Adapter."""
        return self._parameters

    def factors(self) -> Factors:
        """See Adapter."""
        learned = self._parameters
        return {name: (learned[f"{name}.a"], learned[f"{name}.b"] * self._scale) for name in self._names}

    def penalty(self) -> Any:
        """Nothing."""
        return 0.0

    def after_step(self, done: float) -> None:
        """Nothing."""

    def state(self) -> Mapping[str, Any]:
        """Nothing."""
        return {}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Nothing."""


class AdaptiveLora:
    """W + scale * P diag(l) Q; the least important of l become zero until the budget holds (Zhang et al. 2023).

    The importance of a triplet is the smoothed |weight * gradient| of its l plus the means over its vectors, weighed
    with how much that varies; the budget falls along a cubic between the first tenth and the first two thirds.
    """

    _BEGIN: Final = 0.1
    _END: Final = 0.67
    _EVERY: Final = 10
    """Steps between two cuts."""

    def __init__(self, base: BaseModel, names: list[str], options: AdapterOptions, seed: int) -> None:
        import torch

        dice = torch.Generator().manual_seed(seed)
        self._names, self._scale = names, options.scale
        rank = options.rank + options.rank // 2
        self._most, self._least = rank * len(names), options.rank * len(names)
        self._parameters: dict[str, Any] = {}
        for name in names:
            out, into = base.weights[f"{name}.weight"].shape
            q = torch.randn(rank, into, generator=dice) / into**0.5
            p = torch.randn(out, rank, generator=dice) / out**0.5
            self._parameters[f"{name}.q"] = q.to(base.device).requires_grad_()
            self._parameters[f"{name}.p"] = p.to(base.device).requires_grad_()
            self._parameters[f"{name}.l"] = torch.zeros(rank, device=base.device, requires_grad=True)
        self._mean = {name: torch.zeros_like(value) for name, value in self._parameters.items()}
        self._spread = {name: torch.zeros_like(value) for name, value in self._parameters.items()}
        self._steps = 0

    def parameters(self) -> Mapping[str, Any]:
        """See Adapter."""
        return self._parameters

    def factors(self) -> Factors:
        """See Adapter; ranks that were cut away are left out where no gradient is wanted."""
        import torch

        learned, found = self._parameters, {}
        for name in self._names:
            q, p, weights = learned[f"{name}.q"], learned[f"{name}.p"], learned[f"{name}.l"]
            if not torch.is_grad_enabled():
                kept = weights != 0
                if not kept.any():
                    continue
                q, p, weights = q[kept], p[:, kept], weights[kept]
            found[name] = (q, p * weights * self._scale)
        return found

    def penalty(self) -> Any:
        """How far the vectors are from orthogonal, in mean over the matrices."""
        import torch

        total: Any = 0.0
        for name in self._names:
            for vectors in (self._parameters[f"{name}.q"], self._parameters[f"{name}.p"].T):
                gram = vectors @ vectors.T
                total = total + ((gram - torch.eye(len(gram), device=gram.device)) ** 2).sum()
        return _ORTHOGONALITY * total / len(self._names)

    def after_step(self, done: float) -> None:
        """Smooth the importances; cut when it is time."""
        import torch

        with torch.no_grad():
            for name, value in self._parameters.items():
                if value.grad is None:
                    continue
                now = (value * value.grad).abs()
                self._mean[name].lerp_(now, 1 - _SENSITIVITY_MEMORY)
                self._spread[name].lerp_((now - self._mean[name]).abs(), 1 - _SENSITIVITY_MEMORY)
            self._steps += 1
            if done > self._BEGIN and (self._steps % self._EVERY == 0 or done >= self._END):
                self._cut(self._budget(done))

    def _budget(self, done: float) -> int:
        left = max(0.0, 1 - (done - self._BEGIN) / (self._END - self._BEGIN))
        return self._least + round((self._most - self._least) * left**3)

    def _cut(self, budget: int) -> None:
        import torch

        importance = {name: mean * self._spread[name] for name, mean in self._mean.items()}
        rows = [
            importance[f"{name}.l"] + importance[f"{name}.q"].mean(1) + importance[f"{name}.p"].mean(0)
            for name in self._names
        ]
        worth = torch.cat(rows)
        bar = worth.kthvalue(len(worth) - budget).values if budget < len(worth) else worth.min() - 1
        for name, row in zip(self._names, rows, strict=True):
            self._parameters[f"{name}.l"].masked_fill_(row <= bar, 0.0)

    def state(self) -> Mapping[str, Any]:
        """See Adapter."""
        import torch

        kept = {f"mean {name}": value for name, value in self._mean.items()}
        kept |= {f"spread {name}": value for name, value in self._spread.items()}
        return {**kept, "steps": torch.tensor(self._steps)}

    def restore(self, state: Mapping[str, Any]) -> None:
        """See Adapter."""
        for name in self._parameters:
            self._mean[name].copy_(state[f"mean {name}"])
            self._spread[name].copy_(state[f"spread {name}"])
        self._steps = int(state["steps"])
