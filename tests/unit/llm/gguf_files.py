"""Tiny GGUF files, written by the specification: real enough for the header check."""

import struct
from pathlib import Path


def _text(value: str) -> bytes:
    raw = value.encode()
    return struct.pack("<Q", len(raw)) + raw


def gguf_bytes(*, version: int = 3, architecture: str = "llama", weights: int = 64, missing: int = 0) -> bytes:
    """A file with one F32 tensor; `missing` bytes are cut off its end."""
    entries = _text("general.architecture") + struct.pack("<I", 8) + _text(architecture)
    entries += _text("general.file_type") + struct.pack("<II", 4, 3)
    entries += _text("tokenizer.ggml.tokens") + struct.pack("<IIQ", 9, 8, 2) + _text("a") + _text("b")
    tensor = _text("w") + struct.pack("<IQIQ", 1, weights, 0, 0)
    head = b"GGUF" + struct.pack("<IQQ", version, 1, 3) + entries + tensor
    head += b"\0" * (-len(head) % 32)
    whole = head + b"\1" * (4 * weights)
    return whole[: len(whole) - missing]


def write_gguf(path: Path, **fields: int) -> Path:
    """The same, on disk."""
    path.write_bytes(gguf_bytes(**fields))  # type: ignore[arg-type]
    return path
