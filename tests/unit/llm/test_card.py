"""Whether a graphics card is used: measured once and remembered, with the measuring itself replaced."""

from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from musicrec_desktop.llm import card, loading
from musicrec_desktop.llm.llama_cpp_backend import Engine, measure_on_card
from musicrec_desktop.llm.local_backend import LocalBackend
from musicrec_desktop.llm.messages import Hello, Load
from musicrec_desktop.llm.offload import FAILED, LEFT_ALONE, NO_ROOM, SLOWER, CardUse, Device
from musicrec_desktop.llm.tuning import Trial, Tuning
from tests.unit.llm.gguf_files import write_gguf

CARD = Device("Vulkan0", "a card", is_gpu=True, free=8 << 30, total=8 << 30)
CPU = Device("CPU", "a processor", is_gpu=False, free=8 << 30, total=8 << 30)
OWN = Trial("m.gguf", 2, False, 200.0, 50.0)


class Apart:
    """Stands for the process that measures: what it sends, and whether it crashes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.says: tuple[object, ...] = (Trial("m.gguf", 2, False, 2000.0, 60.0),)
        self.crashes = False
        monkeypatch.setattr(card, "run_apart", self.run)
        monkeypatch.setattr(loading, "measured", lambda _measure, _file, extra: (() if extra else (OWN,), False))
        monkeypatch.setattr(loading, "runtime_version", lambda: "llama.cpp of a test")

    def run(self, function: object, arguments: tuple[object, ...], _patience: float) -> tuple[tuple[object, ...], bool]:
        assert function is measure_on_card
        self.asked.append(arguments)
        return self.says, self.crashes


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> Apart:
    return Apart(monkeypatch)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_gguf(tmp_path / "m.gguf")


def load(path: Path, use: CardUse = CardUse.AUTO, cards: tuple[Device, ...] = (CARD,), runtime: str = "1") -> Load:
    return loading.how_to_load(path, path.parent, None, Hello(runtime, (*cards, CPU)), use)


def test_a_faster_card_is_used_and_its_rates_are_those_of_the_model(path: Path, apart: Apart) -> None:
    made = load(path)
    assert made.tuning.gpu_layers > 0
    assert made.tuning.trials == apart.says
    assert made.no_card == ""
    assert apart.asked == [(str(path), 2, False, made.tuning.gpu_layers)]
    assert load(path) == made
    assert len(apart.asked) == 1, "what was measured is remembered"


def test_a_slower_card_is_not_used_and_that_is_remembered(path: Path, apart: Apart) -> None:
    apart.says = (Trial("m.gguf", 2, False, 6.0, 1.6),)
    first = load(path)
    assert (first.tuning.gpu_layers, first.tuning.trials, first.no_card) == (0, (OWN,), SLOWER)
    assert load(path) == first
    assert len(apart.asked) == 1


def test_a_card_whose_driver_crashes_is_not_tried_again(path: Path, apart: Apart) -> None:
    apart.says, apart.crashes = (), True
    assert load(path).no_card == FAILED
    apart.crashes = False
    assert load(path).no_card == FAILED
    assert len(apart.asked) == 1


@pytest.mark.parametrize("change", ["card", "runtime", "file"])
def test_another_card_or_llama_cpp_is_measured_anew(
    path: Path, apart: Apart, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart.says, apart.crashes = (), True
    load(path)
    apart.says, apart.crashes = (Trial("m.gguf", 2, False, 2000.0, 60.0),), False
    if change == "card":
        new = load(path, cards=(Device("Vulkan0", "a better card", is_gpu=True, free=8 << 30, total=8 << 30),))
    elif change == "runtime":
        new = load(path, runtime="2")
    else:  # the same model, in larger weights
        other = write_gguf(path.parent / "m.Q8_0.gguf")
        monkeypatch.setattr(loading, "tune", lambda *_: (other, Tuning(other.name, 2, 2, False, (OWN,))))
        new = load(path)
    assert new.tuning.gpu_layers > 0


def test_where_nothing_could_be_measured_only_using_it_can_tell(path: Path, apart: Apart) -> None:
    apart.says = ()
    assert load(path).tuning.gpu_layers > 0
    assert load(path).tuning.trials == (OWN,)
    assert len(apart.asked) == 2, "nothing was learned that could be remembered"


@pytest.mark.parametrize(
    "kept", ["", "[]", "{}", '{"runtime": "1", "file": "m.gguf", "cards": ["a card"], "trial": 3}']
)
def test_a_damaged_note_is_no_note(path: Path, apart: Apart, kept: str) -> None:
    load(path)
    (note,) = (path.parent / "fast").glob("card-*.json")
    note.write_text(kept)
    assert load(path).tuning.gpu_layers > 0
    assert len(apart.asked) == 2


def test_always_and_never_measure_nothing(path: Path, apart: Apart) -> None:
    apart.says = (Trial("m.gguf", 2, False, 6.0, 1.6),)
    assert load(path, CardUse.ALWAYS).tuning.gpu_layers > 0
    never = load(path, CardUse.NEVER)
    assert (never.tuning.gpu_layers, never.no_card) == (0, LEFT_ALONE)
    assert apart.asked == []


@pytest.mark.parametrize("use", CardUse)
def test_without_a_card_there_is_nothing_to_explain(path: Path, apart: Apart, use: CardUse) -> None:
    made = load(path, use, cards=())
    assert (made.tuning.gpu_layers, made.no_card) == (0, "")
    assert apart.asked == []


def test_a_full_card_is_not_measured(path: Path, apart: Apart) -> None:
    full = Device("Vulkan0", "a card", is_gpu=True, free=1_000_000, total=8 << 30)
    assert load(path, cards=(full,)).no_card == NO_ROOM
    assert apart.asked == []


def test_what_is_kept_of_a_card_does_not_serve_the_processor(path: Path, apart: Apart) -> None:
    del apart
    assert load(path, CardUse.ALWAYS).way != load(path, CardUse.NEVER).way


@pytest.mark.parametrize(
    ("there", "wanted", "no_card", "words"),
    [
        (0, 0, "", "the processor"),
        (0, 0, SLOWER, "the processor (the graphics card is slower)"),
        (0, 31, "", "the processor (the graphics card has no room)"),
        (7, 31, "", "a card"),
    ],
)
def test_where_the_model_runs_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch, there: int, wanted: int, no_card: str, words: str
) -> None:
    monkeypatch.setattr("musicrec_desktop.llm.local_backend.devices", lambda: (CPU, CARD))
    backend = LocalBackend.__new__(LocalBackend)
    backend._live = Engine.__new__(Engine)
    backend._live.gpu_layers = there
    backend._threads = (1, 1)
    backend._load = Load("m", path, Tuning("m.gguf", 1, 1, False, gpu_layers=wanted), None, "", no_card=no_card)
    assert (backend.info.gpu_layers, backend.info.device) == (there, words)


class OnCard:
    """Stands for an engine: notes what is evaluated."""

    def __init__(self, layers: int) -> None:
        self.gpu_layers, self.batches, self.is_free = layers, list[int](), False

    def decode(self, rows: list[tuple[int, int, int, bool]]) -> None:
        self.batches.append(len(rows))

    def forget_all(self) -> None:
        pass

    def free(self) -> None:
        self.is_free = True


@pytest.mark.parametrize("layers", [31, 0])
def test_the_first_run_on_a_card_does_not_count(monkeypatch: pytest.MonkeyPatch, layers: int) -> None:
    engine, sent = OnCard(layers), list[Trial]()
    monkeypatch.setattr("musicrec_desktop.llm.llama_cpp_backend.Engine", lambda *_: engine)
    measure_on_card(cast(Connection, SimpleNamespace(send=sent.append)), "m.gguf", 2, True, 31)
    prompts = [size for size in engine.batches if size > 1]
    assert len(prompts) == (2 if layers else 0), "a driver compiles at the first use"
    assert [(trial.threads, trial.extra_buffers) for trial in sent] == ([(2, True)] if layers else [])
    assert engine.is_free
