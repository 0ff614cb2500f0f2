"""`musicrec finetune`: train an adapter for a language model on this machine."""

import argparse
import time
from pathlib import Path

from musicrec_desktop.app.own_requests import own_requests
from musicrec_desktop.app.services import Services
from musicrec_desktop.cli.output import Bar, Output
from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.progress import run_job


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Declare the commands of this file."""
    train = commands.add_parser("finetune", parents=[shared], help="train an adapter for the language model")
    train.add_argument("folder", type=Path, metavar="DIR", help="gets the adapter, checkpoints and a TensorBoard log")
    train.add_argument("--model", type=Path, metavar="FILE", help="a GGUF model (default: the one in use)")
    train.add_argument("--steps", type=int, default=1200, metavar="N", help="steps of the optimiser (default 1200)")
    train.add_argument("--batch", type=int, default=32, metavar="N", help="examples of a step (default 32)")
    train.add_argument("--rate", type=float, default=1e-3, metavar="X", help="highest learning rate (default 0.001)")
    train.add_argument("--rank", type=int, default=16, metavar="N", help="rank of each matrix's addition (default 16)")
    train.add_argument(
        "--untouched",
        type=float,
        default=1 / 3,
        metavar="X",
        help="share of the layers that stay as they are (default 1/3)",
    )
    train.add_argument("--adaptive", action="store_true", help="share the ranks out by importance (AdaLoRA)")
    train.add_argument(
        "--reasons",
        type=float,
        default=0.12,
        metavar="X",
        help="share of rows that teach to word reasons (default 0.12)",
    )
    train.add_argument("--own", action="store_true", help="learn from your saved playlists and their requests too")
    train.add_argument("--checkpoint-every", type=int, default=150, metavar="N", help="steps (default 150)")
    train.add_argument("--seed", type=int, default=1, metavar="N", help="the same seed gives the same rows (default 1)")
    train.set_defaults(run=_finetune)


def _finetune(services: Services, options: argparse.Namespace, output: Output) -> int:
    from musicrec_desktop.finetuning import (
        AdapterOptions,
        FinetuneOptions,
        RecipeOptions,
        TrainingOptions,
        finetune,
        own_example,
    )

    model = options.model or services.model
    if model is None:
        raise ModelError("There is no language model to train.", hint="Fetch one: musicrec models pull")
    wanted = FinetuneOptions(
        TrainingOptions(
            steps=options.steps,
            batch=options.batch,
            rate=options.rate,
            seed=options.seed,
            checkpoint_every=options.checkpoint_every,
            adapter=AdapterOptions(rank=options.rank, untouched=options.untouched, is_adaptive=options.adaptive),
        ),
        RecipeOptions(seed=options.seed, reasons=options.reasons),
    )
    own = [own_example(*kept) for kept in own_requests(services, UnixTime(time.time()))] if options.own else []
    with Bar("Training") as bar:
        trained = run_job(finetune(model, options.folder, wanted, own), bar)
    output.document(
        {
            "adapter": str(trained.adapter),
            "loss": trained.loss,
            "held_out_loss": trained.held_out_loss,
            "tokens": trained.tokens,
            "own_requests": len(own),
        }
    )
    output.say(f"The adapter is at {trained.adapter}")
    output.say(f"Loss {trained.loss:.3f}, on requests it was not trained on {trained.held_out_loss:.3f}")
    return 0
