"""How much of a model goes to the graphics card: what fits by its free memory, then less in steps, then nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.llm.gguf import GgufHeader
from musicrec_desktop.llm.models.memory import batch_bytes, kept_bytes

_MARGIN: Final = 256_000_000
"""Bytes left to the driver and to whatever else is on the screen."""

# Why a card that is there is not used, for the listener:
NO_ROOM: Final = "the graphics card has no room"
SLOWER: Final = "the graphics card is slower"
FAILED: Final = "the graphics card's driver failed"
LEFT_ALONE: Final = "the graphics card is left alone"


class CardUse(StrEnum):
    """When a graphics card runs the model."""

    AUTO = "auto"
    """Where it was measured to be faster than the processor."""
    ALWAYS = "always"
    """Wherever layers fit there, unmeasured."""
    NEVER = "never"
    """Its memory is for other things."""


@dataclass(frozen=True, slots=True)
class Device:
    """One device that this llama.cpp was built for and that is there."""

    name: str
    """As llama.cpp names it: CUDA0, Vulkan0, MTL0, CPU."""
    description: str
    is_gpu: bool
    free: int
    """Bytes; 0 when it does not say."""
    total: int


def layers_that_fit(header: GgufHeader, devices: Sequence[Device]) -> int:
    """Layers, with one more for the output, that fit into the free memory of all graphics cards together.

    All of them when a card does not say how much it has, 0 when there is none.
    """
    cards = [device for device in devices if device.is_gpu]
    layers = header.numbers.get(f"{header.architecture}.block_count", 0) + 1
    if not cards:
        return 0
    if not all(card.free for card in cards):
        return layers
    room = sum(card.free - _MARGIN for card in cards) - batch_bytes(header)
    each = (header.size + kept_bytes(header)) / layers
    return min(max(int(room / each), 0), layers)


def gpu_steps(layers: int) -> Iterator[int]:
    """Numbers of layers to try on the card, most first, ending with none."""
    while layers > 0:
        yield layers
        layers //= 2
    yield 0
