"""Which file is loaded and how, with the measuring itself replaced."""

from pathlib import Path

import pytest

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.llm import loading, tune
from musicrec_desktop.llm.messages import Hello
from musicrec_desktop.llm.tuning import Trial
from tests.unit.llm.gguf_files import write_gguf


class Machine:
    """Stands for llama.cpp and this machine: rates by file ending."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, converted: float = 0.0, crashes: bool = False) -> None:
        self.measured: list[str] = []
        self.converted, self.crashes = converted, crashes
        monkeypatch.setattr(loading, "runtime_version", lambda: "llama.cpp of a test")
        monkeypatch.setattr(loading, "convert", self.convert)
        monkeypatch.setattr(loading, "measured", self.measure)

    def convert(self, source: Path, target: Path, threads: int) -> bool:
        assert threads >= 1
        if self.converted:
            target.write_bytes(source.read_bytes())
        return bool(self.converted)

    def measure(self, _measure: object, file: Path, extra: bool) -> tuple[tuple[Trial, ...], bool]:
        self.measured.append(file.name)
        if self.crashes and extra:
            return (), True
        rate = self.converted if "Q8_0" in file.name else 100.0
        return (Trial(file.name, 1, extra, rate, rate / 4),), False


def test_a_faster_copy_is_kept_and_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, converted=200.0)
    path = write_gguf(tmp_path / "m.gguf")
    file, tuning = tune(path, tmp_path / "fast")
    assert "Q8_0" in file.name
    assert file.is_file()
    n = len(machine.measured)
    assert tune(path, tmp_path / "fast") == (file, tuning)
    assert len(machine.measured) == n
    file.write_bytes(b"damaged")
    assert tune(path, tmp_path / "fast")[0].read_bytes() == path.read_bytes()


def test_a_copy_that_does_not_pay_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch, converted=102.0)
    path = write_gguf(tmp_path / "m.gguf")
    assert tune(path, tmp_path / "fast")[0] == path
    assert not list((tmp_path / "fast").glob("*.gguf"))


def test_without_a_copy_the_file_is_used_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch)
    path = write_gguf(tmp_path / "m.gguf")
    assert tune(path, tmp_path / "fast")[0] == path


def test_a_way_that_crashes_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch, crashes=True)
    assert not tune(write_gguf(tmp_path / "m.gguf"), tmp_path / "fast")[1].extra_buffers


def test_a_model_that_only_crashes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch)
    monkeypatch.setattr(loading, "measured", lambda *_: ((), True))
    with pytest.raises(ModelError, match="ended abnormally"):
        tune(write_gguf(tmp_path / "m.gguf"), tmp_path / "fast")


def test_where_nothing_can_be_measured_the_plain_way_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch)
    monkeypatch.setattr(loading, "measured", lambda *_: ((), False))
    path = write_gguf(tmp_path / "m.gguf")
    file, tuning = tune(path, tmp_path / "fast")
    assert (file, tuning.threads, tuning.extra_buffers) == (path, 1, False)
    assert not list((tmp_path / "fast").glob("tuning*"))


def test_a_conversion_that_fails_or_lies_is_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_gguf(tmp_path / "m.gguf")

    def writes(content: bytes) -> None:
        monkeypatch.setattr(loading, "run_apart", lambda *_: (tmp_path / "copy.gguf").write_bytes(content))

    writes(path.read_bytes())
    assert loading.convert(path, tmp_path / "copy.gguf", 1)
    writes(path.read_bytes()[:-9])
    assert not loading.convert(path, tmp_path / "copy.gguf", 1)


def test_all_that_scores_depend_on_is_in_their_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch)
    path = write_gguf(tmp_path / "m.gguf")
    one, other = write_gguf(tmp_path / "one.gguf"), write_gguf(tmp_path / "other.gguf", weights=96)
    plain, *added = (
        loading.how_to_load(path, tmp_path, adapter, Hello("runtime", ())) for adapter in (None, one, other)
    )
    assert plain.way == added[0].way, "what the plain model was asked is known with an adapter too"
    assert len({load.adapter_digest for load in (plain, *added)}) == 3
    assert loading.how_to_load(path, tmp_path, None, Hello("another runtime", ())).way != plain.way
