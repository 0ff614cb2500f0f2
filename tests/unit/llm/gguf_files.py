"""Tiny GGUF files, written by the specification: real enough for the header check."""

import struct
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType


def _text(value: str) -> bytes:
    raw = value.encode()
    return struct.pack("<Q", len(raw)) + raw


def gguf_bytes(
    *,
    version: int = 3,
    architecture: str = "llama",
    weights: int = 64,
    missing: int = 0,
    vocabulary: tuple[str, ...] = ("a", "b"),
    more: Mapping[str, str | int] = MappingProxyType({}),
) -> bytes:
    """A file with one F32 tensor and `more` entries in its header; `missing` bytes are cut off its end."""
    entries = [
        _text("general.architecture") + struct.pack("<I", 8) + _text(architecture),
        _text("general.file_type") + struct.pack("<II", 4, 3),
    ]
    if vocabulary:
        head = _text("tokenizer.ggml.tokens") + struct.pack("<IIQ", 9, 8, len(vocabulary))
        entries.append(head + b"".join(map(_text, vocabulary)))
    for key, value in more.items():
        told = struct.pack("<I", 8) + _text(value) if isinstance(value, str) else struct.pack("<II", 4, value)
        entries.append(_text(key) + told)
    tensor = _text("w") + struct.pack("<IQIQ", 1, weights, 0, 0)
    head = b"GGUF" + struct.pack("<IQQ", version, 1, len(entries)) + b"".join(entries) + tensor
    head += b"\0" * (-len(head) % 32)
    whole = head + b"\1" * (4 * weights)
    return whole[: len(whole) - missing]


def write_gguf(path: Path, **fields: int) -> Path:
    """The same, on disk."""
    path.write_bytes(gguf_bytes(**fields))  # type: ignore[arg-type]
    return path
