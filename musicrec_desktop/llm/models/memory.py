"""How much memory a model takes, and how much there is."""

import os
from pathlib import Path
from typing import Final

from musicrec_desktop.llm.gguf import GgufHeader

_CONTEXT: Final = 2048
_BATCH: Final = 512
_HALF: Final = 2
"""Bytes of a kept key or value."""
_FLOAT: Final = 4
_PROGRAM: Final = 100_000_000
"""Bytes of the process without the model; measured."""


def memory_needed(header: GgufHeader) -> int:
    """Bytes: the weights, keys and values of a full context, a batch of logits, and the process.

    Measured on SmolLM2 135M after a full batch: 343 MB, 346 by this. What the header does not tell counts as nothing.
    """
    return header.size + kept_bytes(header) + batch_bytes(header) + _PROGRAM


def kept_bytes(header: GgufHeader) -> int:
    """Bytes of the keys and values of a full context."""
    number, of = header.numbers.get, f"{header.architecture}."
    heads = number(f"{of}attention.head_count", 1)
    kept_heads = number(f"{of}attention.head_count_kv", heads)
    head = number(f"{of}embedding_length", 0) // max(heads, 1)
    per_token = kept_heads * (number(f"{of}attention.key_length", head) + number(f"{of}attention.value_length", head))
    return number(f"{of}block_count", 0) * per_token * _HALF * _CONTEXT


def batch_bytes(header: GgufHeader) -> int:
    """Bytes of the logits of a whole batch."""
    return header.vocabulary * _FLOAT * _BATCH


def memory_free() -> int | None:
    """Bytes that programs may still take; None where the system does not say."""
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
        told = {name: value for name, _, value in (line.partition(":") for line in lines)}
        return int(told["MemAvailable"].removesuffix("kB")) * 1024
    except (OSError, KeyError, ValueError):
        pass
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return None
