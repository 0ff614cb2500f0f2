"""From a model file to an adapter for it: what `musicrec finetune` runs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.finetuning.base_model import best_device, faster_dtype, load_base
from musicrec_desktop.finetuning.examples import Example
from musicrec_desktop.finetuning.recipe import Recipe, RecipeOptions
from musicrec_desktop.finetuning.training import Trained, TrainingOptions, train
from musicrec_desktop.llm import check_gguf
from musicrec_desktop.llm.llama_cpp_backend import Engine
from musicrec_desktop.llm.tuning import Tuning

_NEEDED: Final = ("torch", "gguf", "tensorboard")


@dataclass(frozen=True, slots=True)
class FinetuneOptions:
    """Everything that decides what comes out, beside the model."""

    training: TrainingOptions = field(default_factory=TrainingOptions)
    recipe: RecipeOptions = field(default_factory=RecipeOptions)


def finetune(model: Path, folder: Path, options: FinetuneOptions, own: Sequence[Example] = ()) -> Job[Trained]:
    """Train an adapter for a GGUF model into `folder`, or go on with what is there.

    `own`: the listener's own requests with what they turned out to mean, mixed in as the recipe says. Raises ModelError
    when the model cannot be trained or what training needs is not installed.
    """
    header = check_gguf(model)
    _check_installed()
    device = best_device()
    dtype = faster_dtype(device)
    yield Progress(0, options.training.steps, f"reading the model as {dtype} on {device}")
    tokeniser = Engine(model, Tuning(model.name, 1, 1, extra_buffers=False))
    try:
        base = load_base(model, dtype, device)
        recipe = Recipe(options.recipe, tokeniser, own)
        told = {"base": model.name, "base_fingerprint": header.fingerprint, "recipe": recipe.told()}
        return (yield from train(base, recipe.row, recipe.held_out(), options.training, folder, told))
    finally:
        tokeniser.free()


def _check_installed() -> None:
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise ModelError(
            f"Training needs what is not installed: {', '.join(missing)}.",
            hint='Install it: pip install "musicrec-desktop[finetune]"',
        )
