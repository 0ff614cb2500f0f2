"""What happens when a graphics card has less room than it said, with llama.cpp's functions replaced."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.llm.llama_cpp_backend import Engine
from musicrec_desktop.llm.tuning import Tuning


class Card:
    """Loads at most `model_layers`, and has room for a context beside at most `context_layers`."""

    LLAMA_LOAD_MODE_MMAP = 1
    LLAMA_SPLIT_MODE_NONE = 0

    def __init__(self, model_layers: int, context_layers: int) -> None:
        self.model_layers, self.context_layers = model_layers, context_layers
        self.tried: list[int] = []
        self.is_left_out: list[bool] = []
        self.held = 0

    def llama_model_default_params(self) -> SimpleNamespace:
        return SimpleNamespace()

    llama_context_default_params = llama_model_default_params

    def llama_model_load_from_file(self, _path: bytes, params: SimpleNamespace) -> int | None:
        self.tried.append(params.n_gpu_layers)
        self.is_left_out.append((getattr(params, "split_mode", 1), getattr(params, "main_gpu", 0)) == (0, -1))
        if params.n_gpu_layers > self.model_layers:
            return None
        self.held += 1
        return 100 + int(params.n_gpu_layers)

    def llama_init_from_model(self, model: int, _params: SimpleNamespace) -> int | None:
        return None if model - 100 > self.context_layers else model + 100

    def llama_model_free(self, _model: int) -> None:
        self.held -= 1


def load(card: Card, layers: int) -> int:
    engine = Engine.__new__(Engine)
    engine._api = card
    _, _, there = engine._load(Path("m.gguf"), Tuning("m.gguf", 1, 1, False, gpu_layers=layers))
    return there


@pytest.mark.parametrize(
    ("model_layers", "context_layers", "tried", "there"),
    [
        (31, 31, [31], 31),
        (20, 31, [31, 15], 15),
        (31, 5, [31, 15, 7, 3], 3),
        (0, 0, [31, 15, 7, 3, 1, 0], 0),
    ],
)
def test_less_is_tried_and_nothing_is_left_on_the_card(
    model_layers: int, context_layers: int, tried: list[int], there: int
) -> None:
    card = Card(model_layers, context_layers)
    assert load(card, 31) == there
    assert card.tried == tried
    assert card.is_left_out == [layers == 0 for layers in tried], "without layers a card has no part at all"
    assert card.held == 1


@pytest.mark.parametrize(("model_layers", "context_layers", "what"), [(-1, 0, "loaded"), (31, -1, "run")])
def test_what_fits_nowhere_is_told(model_layers: int, context_layers: int, what: str) -> None:
    card = Card(model_layers, context_layers)
    with pytest.raises(ModelError, match=f"cannot be {what}"):
        load(card, 31)
    assert card.held == 0
