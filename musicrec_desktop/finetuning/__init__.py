"""Teaching the language model of this machine its work: requests -> facets, facts -> one sentence.

requests/        what listeners say, by hand: situations with what they call for, and frames to put them in
examples.py      kernel + frame + asides + slips -> a request with soft labels
recipe.py        which rows are made, in which shares        rows.py      examples as tokens and targets
base_model.py    GGUF -> tensors      decoder.py   the forward pass      adapters.py   LoRA, AdaLoRA
training.py      the loop, checkpoints      adapter_file.py   the adapter as GGUF      finetune.py   all of it
"""

from musicrec_desktop.finetuning.adapters import AdapterOptions
from musicrec_desktop.finetuning.examples import Example, Examples
from musicrec_desktop.finetuning.finetune import FinetuneOptions, finetune
from musicrec_desktop.finetuning.own import own_example
from musicrec_desktop.finetuning.recipe import Recipe, RecipeOptions
from musicrec_desktop.finetuning.training import Trained, TrainingOptions

__all__ = [
    "AdapterOptions",
    "Example",
    "Examples",
    "FinetuneOptions",
    "Recipe",
    "RecipeOptions",
    "Trained",
    "TrainingOptions",
    "finetune",
    "own_example",
]
