"""Is a graphics card worth using for this model? Measured once, in a process of its own, and remembered.

Not every card is: some are slower than the processor beside them, and some drivers end the process that uses them.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from musicrec_desktop.llm.apart import run_apart
from musicrec_desktop.llm.llama_cpp_backend import measure_on_card
from musicrec_desktop.llm.offload import FAILED, SLOWER, Device
from musicrec_desktop.llm.tuning import Trial, Tuning, best_rates, typical_s

_PATIENCE_S: Final = 120.0


def try_card(
    file: Path, fingerprint: str, tuning: Tuning, layers: int, cards: Sequence[Device], runtime: str, cache: Path
) -> tuple[Trial | None, str]:
    """How fast the model runs with so many layers on the cards, and why they should not be used; "" when they should.

    None when it is not known: then only using them can tell. What was measured holds for this file, these cards and
    this llama.cpp; a crash too.
    """
    key: dict[str, object] = {"runtime": runtime, "file": file.name, "cards": [card.description for card in cards]}
    note = cache / f"card-{fingerprint[:16]}.json"
    trial, is_known = _recall(note, key)
    if not is_known:
        said, has_crashed = run_apart(
            measure_on_card, (str(file), tuning.prompt_threads, tuning.extra_buffers, layers), _PATIENCE_S
        )
        trial = next((word for word in said if isinstance(word, Trial)), None)
        if trial is None and not has_crashed:
            return None, ""
        _remember(note, {**key, "trial": None if trial is None else asdict(trial)})
    if trial is None:
        return None, FAILED
    own = best_rates(tuning)
    is_slower = own is not None and typical_s(*own) <= typical_s(trial.prompt_rate, trial.completion_rate)
    return trial, SLOWER if is_slower else ""


def _recall(note: Path, key: dict[str, object]) -> tuple[Trial | None, bool]:
    """The trial, None for a crash, and whether anything is known of these cards."""
    try:
        kept = json.loads(note.read_text("utf-8"))
        if {name: kept[name] for name in key} != key:
            return None, False
        return None if kept["trial"] is None else Trial(**kept["trial"]), True
    except (OSError, ValueError, KeyError, TypeError):
        return None, False  # nothing was kept, or it is not ours: measure again


def _remember(note: Path, kept: dict[str, object]) -> None:
    """A folder that cannot be written only costs a measurement at the next start."""
    part = note.with_suffix(f".{os.getpid()}.part")
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(kept, indent=1), "utf-8")
        part.replace(note)
    except OSError:
        part.unlink(missing_ok=True)
