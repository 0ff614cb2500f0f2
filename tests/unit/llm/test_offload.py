from dataclasses import replace
from pathlib import Path

import pytest

from musicrec_desktop.llm import check_gguf
from musicrec_desktop.llm.gguf import GgufHeader
from musicrec_desktop.llm.offload import Device, gpu_steps, layers_that_fit
from tests.unit.llm.gguf_files import write_gguf

CPU = Device("CPU", "a processor", is_gpu=False, free=8 << 30, total=16 << 30)
GB = 1_000_000_000


def a_card(free: float, name: str = "Vulkan0") -> Device:
    return Device(name, "a card", is_gpu=True, free=int(free * GB), total=8 * GB)


@pytest.fixture
def header(tmp_path: Path) -> GgufHeader:
    """Of a model of 4 GB with 31 layers."""
    small = check_gguf(write_gguf(tmp_path / "m.gguf"))
    return replace(small, size=4 * GB, numbers={"llama.block_count": 31})


def test_without_a_card_nothing_goes_there(header: GgufHeader) -> None:
    assert layers_that_fit(header, [CPU]) == 0


def test_what_fits_goes_there(header: GgufHeader) -> None:
    assert layers_that_fit(header, [CPU, a_card(8)]) == 32
    assert layers_that_fit(header, [CPU, a_card(2.3)]) == 16
    assert layers_that_fit(header, [CPU, a_card(0.1)]) == 0
    assert layers_that_fit(header, [a_card(2.3), a_card(2.3, "Vulkan1"), CPU]) == 32


def test_a_card_that_does_not_say_gets_all(header: GgufHeader) -> None:
    assert layers_that_fit(header, [a_card(0)]) == 32


def test_a_context_takes_its_room(header: GgufHeader) -> None:
    wide = {"llama.embedding_length": 8192, "llama.attention.head_count": 64}
    assert layers_that_fit(replace(header, numbers=header.numbers | wide), [a_card(2.3)]) < 16


def test_steps_down_to_the_processor() -> None:
    assert list(gpu_steps(31)) == [31, 15, 7, 3, 1, 0]
    assert list(gpu_steps(0)) == [0]
