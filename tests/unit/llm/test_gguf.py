from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.llm import check_gguf, check_model
from tests.unit.llm.gguf_files import gguf_bytes, write_gguf


def test_a_whole_file_tells_what_it_is(tmp_path: Path) -> None:
    header = check_gguf(write_gguf(tmp_path / "m.gguf"))
    assert (header.architecture, header.file_type, header.n_tensors) == ("llama", 3, 1)


def test_the_fingerprint_follows_the_content(tmp_path: Path) -> None:
    one = check_gguf(write_gguf(tmp_path / "a.gguf"))
    same = check_gguf(write_gguf(tmp_path / "b.gguf"))
    other = check_gguf(write_gguf(tmp_path / "c.gguf", weights=96))
    assert one.fingerprint == same.fingerprint != other.fingerprint


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "not a GGUF file"),
        (b"<html>not found</html>" * 4, "not a GGUF file"),
        (gguf_bytes(version=77), "version 77"),
        (gguf_bytes(missing=100), "missing at its end"),
        (gguf_bytes()[:60], "ends in the middle of its header"),
    ],
)
def test_a_bad_file_gets_a_sentence(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "bad.gguf"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=why) as caught:
        check_gguf(path)
    assert caught.value.hint


def test_a_missing_file_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        check_gguf(tmp_path / "none.gguf")


@given(at=st.integers(0, 200), value=st.integers(0, 255), cut=st.integers(0, 400))
def test_damage_anywhere_is_told_or_harmless(
    tmp_path_factory: pytest.TempPathFactory, at: int, value: int, cut: int
) -> None:
    raw = bytearray(gguf_bytes())
    raw[at] = value
    path = tmp_path_factory.mktemp("gguf") / "m.gguf"
    path.write_bytes(bytes(raw[: len(raw) - cut]))
    with suppress(ModelError):  # and nothing else
        check_gguf(path)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (gguf_bytes(more={"general.type": "adapter"}), "addition to one"),
        (gguf_bytes(more={"split.count": 3}), "one part of several"),
        (gguf_bytes(vocabulary=()), "no vocabulary"),
    ],
)
def test_what_is_no_whole_model_is_told(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "m.gguf"
    path.write_bytes(content)
    check_gguf(path)
    with pytest.raises(ModelError, match=why):
        check_model(path)


def test_a_whole_model_is_taken(tmp_path: Path) -> None:
    assert check_model(write_gguf(tmp_path / "m.gguf")).vocabulary == 2
