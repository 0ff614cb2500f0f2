"""A look into a GGUF file before llama.cpp sees it: a bad file gets a sentence, not a crash of the process."""

import hashlib
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from musicrec_desktop.domain.errors import ModelError

_MAGIC: Final = b"GGUF"
_VERSIONS: Final = (2, 3)
_SCALAR_BYTES: Final = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_STRING: Final = 8
_ARRAY: Final = 9
_MOST_ENTRIES: Final = 100_000
_MOST_TEXT: Final = 16_000_000
_BLOCKS: Final = {
    # GGML type -> (weights in a block, bytes of a block)
    0: (1, 4),
    1: (1, 2),
    2: (32, 18),
    3: (32, 20),
    6: (32, 22),
    7: (32, 24),
    8: (32, 34),
    9: (32, 36),
    10: (256, 84),
    11: (256, 110),
    12: (256, 144),
    13: (256, 176),
    14: (256, 210),
    15: (256, 292),
    24: (1, 1),
    25: (1, 2),
    26: (1, 4),
    27: (1, 8),
    28: (1, 8),
    30: (1, 2),
}


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """What a model file says of itself."""

    architecture: str
    name: str
    file_type: int
    """llama.cpp's number of the main weight type (3 is Q4_1, 7 is Q8_0); -1 when not given."""
    n_tensors: int
    fingerprint: str
    """SHA-256 over the header (names, shapes, types of all tensors, vocabulary) and the file's size, hexadecimal."""
    size: int
    """Bytes of the file."""
    vocabulary: int = 0
    """Number of tokens."""
    texts: dict[str, str] = field(default_factory=dict)
    """Short text entries of the header, by key."""
    numbers: dict[str, int] = field(default_factory=dict)
    """Whole numbers of the header, by key."""


class _Reader:
    """Little-endian values from a file, each checked against the file's end."""

    def __init__(self, source: BinaryIO, path: Path) -> None:
        self._source = source
        self._path = path
        self.digest = hashlib.sha256()
        self.position = 0

    def take(self, n: int) -> bytes:
        piece = self._source.read(n)
        if len(piece) != n:
            raise _unusable(self._path, "it ends in the middle of its header", "Fetch it again.")
        self.digest.update(piece)
        self.position += n
        return piece

    def number(self, form: str) -> int:
        value: int = struct.unpack("<" + form, self.take(struct.calcsize("<" + form)))[0]
        return value

    def text(self) -> str:
        length = self.number("Q")
        if length > _MOST_TEXT:
            raise _unusable(self._path, "its header is damaged", "Fetch it again.")
        return self.take(length).decode("utf-8", "replace")

    def value(self, kind: int) -> str | int | None:
        """One entry; of an array its length, and None for numbers other than whole ones."""
        if kind == _STRING:
            return self.text()
        if kind == _ARRAY:
            return self._array()
        if kind not in _SCALAR_BYTES:
            raise _unusable(self._path, f"its header holds an unknown kind of value ({kind})", "Fetch it again.")
        raw = self.take(_SCALAR_BYTES[kind])
        return None if kind in (6, 12) else int.from_bytes(raw, "little")

    def _array(self) -> int:
        kind, count = self.number("I"), self.number("Q")
        if kind in _SCALAR_BYTES and count <= _MOST_TEXT:
            self.take(count * _SCALAR_BYTES[kind])
        elif kind == _STRING and count <= _MOST_TEXT:
            for _ in range(count):
                self.text()
        else:
            raise _unusable(self._path, "its header is damaged", "Fetch it again.")
        return count


def _unusable(path: Path, why: str, hint: str) -> ModelError:
    return ModelError(f"{path.name} cannot be used as a language model: {why}.", hint=hint)


def check_gguf(path: Path) -> GgufHeader:
    """Read a model file's header and see that every tensor lies within the file. Raises ModelError with what is wrong.

    The layout is that of the GGUF specification, versions 2 and 3, little-endian.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as source:
            return _read(_Reader(source, path), path, size)
    except OSError as error:
        raise _unusable(
            path, f"it cannot be read ({error.strerror or error})", "Check the path and its rights."
        ) from error


def check_model(path: Path) -> GgufHeader:
    """The same, for a file that shall be a whole language model: no adapter, no part of one, nothing else in GGUF."""
    header = check_gguf(path)
    kind = header.texts.get("general.type", "model")
    if kind != "model":
        raise _unusable(path, f"it is no model but an addition to one ({kind})", "Choose the model itself.")
    if header.numbers.get("split.count", 1) > 1:
        raise _unusable(path, "it is one part of several", "Choose a model in a single file.")
    if not header.vocabulary:
        raise _unusable(path, f"it has no vocabulary ({header.architecture})", "Choose a language model.")
    return header


def _read(reader: _Reader, path: Path, size: int) -> GgufHeader:
    if size < 24 or reader.take(4) != _MAGIC:
        raise _unusable(path, "it is not a GGUF file", "Choose a file that ends in .gguf and was fetched whole.")
    version = reader.number("I")
    if version not in _VERSIONS:
        raise _unusable(path, f"GGUF version {version} is not known here", "Choose a model in GGUF version 2 or 3.")
    n_tensors, n_entries = reader.number("Q"), reader.number("Q")
    if not 0 < n_tensors <= _MOST_ENTRIES or n_entries > _MOST_ENTRIES:
        raise _unusable(path, "its header is damaged", "Fetch it again.")
    texts, numbers = dict[str, str](), dict[str, int]()
    for _ in range(n_entries):
        key = reader.text()
        value = reader.value(reader.number("I"))
        if isinstance(value, str) and len(value) < 10_000:
            texts[key] = value
        elif isinstance(value, int):
            numbers[key] = value
    end = 0
    for _ in range(n_tensors):
        end = max(end, _tensor_end(reader, path))
    alignment = numbers.get("general.alignment", 32)
    data = -(-reader.position // max(alignment, 1)) * max(alignment, 1)
    if data + end > size:
        raise _unusable(path, f"{(data + end - size) / 1e6:.1f} MB are missing at its end", "Fetch it again.")
    if "general.architecture" not in texts:
        raise _unusable(path, "it names no architecture", "Choose a language model.")
    reader.digest.update(str(size).encode())
    return GgufHeader(
        architecture=texts["general.architecture"],
        name=texts.get("general.name", path.stem),
        file_type=numbers.get("general.file_type", -1),
        n_tensors=n_tensors,
        fingerprint=reader.digest.hexdigest(),
        size=size,
        vocabulary=numbers.get("tokenizer.ggml.tokens", 0),
        texts=texts,
        numbers=numbers,
    )


def _tensor_end(reader: _Reader, path: Path) -> int:
    reader.text()
    n_dimensions = reader.number("I")
    if n_dimensions > 8:
        raise _unusable(path, "its header is damaged", "Fetch it again.")
    weights = 1
    for _ in range(n_dimensions):
        weights *= reader.number("Q")
    kind, offset = reader.number("I"), reader.number("Q")
    per_block, block_bytes = _BLOCKS.get(kind, (1, 0))  # a type of tomorrow: only its start is checked
    return offset + -(-weights // per_block) * block_bytes
