"""The weights of a GGUF model as torch tensors, and the numbers that say how they are put together."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from musicrec_desktop.domain.errors import ModelError

TARGETS: Final = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")
"""The matrices of a layer that an adapter may change, by llama.cpp's names."""
_FAMILIES: Final = ("llama", "gemma3")
_LOCAL_THETA: Final = 10_000.0
"""Rotation base of Gemma 3's layers with a sliding window."""
_GLOBAL_EVERY: Final = 6
"""Each sixth layer of Gemma 3 sees the whole text."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the layers of a model are put together."""

    family: str
    """"llama" or "gemma3"."""
    layers: int
    width: int
    heads: int
    kv_heads: int
    head_width: int
    epsilon: float
    """Of the RMS norms."""
    theta: float
    """Base of the rotary positions."""
    vocabulary: int

    @property
    def is_gemma(self) -> bool:
        """Gemma 3: norms on both sides of each block and on q and k, GELU, scaled embeddings, halves rotated."""
        return self.family == "gemma3"

    def theta_of(self, layer: int) -> float:
        """Rotation base of one layer."""
        return _LOCAL_THETA if self.is_gemma and (layer + 1) % _GLOBAL_EVERY else self.theta


@dataclass(frozen=True, slots=True)
class BaseModel:
    """A frozen model."""

    shape: Shape
    weights: Mapping[str, Any]
    """Tensor by llama.cpp's name; matrices (out, in). Queries and keys stay in the file's order of rows, so an adapter
    needs no permutation: llama.cpp rotates neighbouring pairs of a llama file's rows, and so does the decoder here."""
    device: str = "cpu"


def load_base(path: Path, dtype: str = "float32", device: str = "cpu") -> BaseModel:
    """Read and dequantise a GGUF file; matrices become `dtype`. Raises ModelError for a family not known here."""
    import torch
    from gguf import GGUFReader
    from gguf.quants import dequantize

    reader = GGUFReader(path)

    def entry(key: str) -> Any:
        return reader.fields[key].contents()

    family = str(entry("general.architecture"))
    if family not in _FAMILIES:
        raise ModelError(
            f"{path.name} is of the family {family}, which cannot be trained here.",
            hint=f"Choose a model of one of these families: {', '.join(_FAMILIES)}.",
        )
    weights: dict[str, Any] = {}
    for tensor in reader.tensors:
        values = torch.from_numpy(dequantize(tensor.data, tensor.tensor_type).copy())
        is_matrix = values.ndim == 2
        weights[tensor.name] = values.to(device, getattr(torch, dtype) if is_matrix else None)
    heads = int(entry(f"{family}.attention.head_count"))
    width = int(entry(f"{family}.embedding_length"))
    key_length = f"{family}.attention.key_length"
    shape = Shape(
        family=family,
        layers=int(entry(f"{family}.block_count")),
        width=width,
        heads=heads,
        kv_heads=int(entry(f"{family}.attention.head_count_kv")),
        head_width=int(entry(key_length)) if key_length in reader.fields else width // heads,
        epsilon=float(entry(f"{family}.attention.layer_norm_rms_epsilon")),
        theta=float(entry(f"{family}.rope.freq_base")),
        vocabulary=int(weights["token_embd.weight"].shape[0]),
    )
    return BaseModel(shape, weights, device)


def best_device() -> str:
    """ "cuda" where there is such a device, else "cpu"."""
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


def faster_dtype(device: str) -> str:
    """ "bfloat16" where matrices of it are multiplied clearly faster here, else "float32".

    Measured, not looked up: a processor with bfloat16 instructions was eight times faster with it, one without them
    emulates it and is slower.
    """
    import torch

    if device != "cpu":
        return "bfloat16"
    seconds = {}
    for name in ("float32", "bfloat16"):
        a, b = (torch.ones(512, 512, dtype=getattr(torch, name)) for _ in range(2))
        a @ b  # the first one also prepares
        began = time.perf_counter()
        for _ in range(4):
            a @ b
        seconds[name] = time.perf_counter() - began
    return "bfloat16" if 1.5 * seconds["bfloat16"] < seconds["float32"] else "float32"
