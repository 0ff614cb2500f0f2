from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from musicrec_desktop.llm.choice_tree import ChoiceTree, draw
from musicrec_desktop.llm.kept_scores import KeptScores
from musicrec_desktop.llm.prefix_states import PrefixStates
from musicrec_desktop.llm.text_stream import TextStream
from musicrec_desktop.llm.token_choice import choose


@given(st.text(max_size=60), st.lists(st.integers(1, 4), min_size=1, max_size=20))
def test_text_survives_any_cutting_of_its_bytes(text: str, sizes: list[int]) -> None:
    stream, raw, out, at = TextStream(), text.encode(), "", 0
    while raw:
        n = sizes[at % len(sizes)]
        out, raw, at = out + stream.feed(raw[:n]), raw[n:], at + 1
        assert "\ufffd" not in out or "\ufffd" in text
    assert out + stream.feed(b"", is_last=True) == text


@given(st.text("ab.", max_size=30), st.integers(1, 5))
def test_a_stop_string_is_never_shown(text: str, n: int) -> None:
    stream, raw = TextStream((".b", "aa.")), text.encode()
    out = "".join(stream.feed(raw[i : i + n]) for i in range(0, len(raw), n)) + stream.feed(b"", is_last=True)
    cuts = [at for stop in (".b", "aa.") if (at := text.find(stop)) >= 0]
    if not cuts:
        assert out == text
    else:
        assert text.startswith(out)
        assert ".b" not in out
        assert "aa." not in out
        assert stream.is_stopped


@given(st.integers(0, 10_000), st.sets(st.integers(0, 999), min_size=1, max_size=5), st.floats(0, 2))
def test_a_grammar_always_holds(seed: int, ids: set[int], temperature: float) -> None:
    rng = np.random.default_rng(seed)
    logits = rng.normal(0, 3, 1000).astype(np.float32)

    def allowed(tokens: NDArray[np.intp]) -> NDArray[np.bool_]:
        return np.array([int(token) in ids for token in tokens], np.bool_)

    chosen = choose(logits, allowed, temperature, rng)
    assert chosen in ids
    if temperature == 0:
        assert chosen == max(ids, key=lambda token: logits[token])


def test_no_allowed_token_is_an_end() -> None:
    logits = np.zeros(300, np.float32)
    assert choose(logits, lambda ids: np.zeros(len(ids), np.bool_), 0.5, np.random.default_rng(0)) is None


@given(st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=6), min_size=1, max_size=12), st.integers(0, 99))
def test_a_walk_through_the_tree_says_one_of_the_texts(texts: list[list[int]], seed: int) -> None:
    end, rng = 0, np.random.default_rng(seed)
    place, told = ChoiceTree.of(texts, end), list[int]()
    while place.next:
        run, place = place.forced()
        told += run
        if place.next:
            token = draw(rng.normal(0, 1, 5).astype(np.float32), place.next, 0.8, rng)
            told.append(token)
            place = place.next[token]
    assert told[-1] == end
    assert told[:-1] in texts


def test_prefix_states_are_kept_by_model_and_prefix(tmp_path: Path) -> None:
    PrefixStates(tmp_path, "model").put("prefix", b"state" * 100)
    fresh = PrefixStates(tmp_path, "model")
    assert fresh.get("prefix") == b"state" * 100
    assert fresh.get("other") is None
    assert PrefixStates(tmp_path, "another model").get("prefix") is None
    fresh.drop("prefix")
    assert fresh.get("prefix") is None


def test_a_damaged_state_counts_as_absent(tmp_path: Path) -> None:
    PrefixStates(tmp_path, "model").put("prefix", b"state" * 100)
    (path,) = tmp_path.glob("*.state")
    raw = bytearray(path.read_bytes())
    raw[60] ^= 1
    path.write_bytes(bytes(raw))
    assert PrefixStates(tmp_path, "model").get("prefix") is None
    path.write_bytes(b"MR")
    assert PrefixStates(tmp_path, "model").get("prefix") is None


def test_scores_are_kept_by_model_and_question(tmp_path: Path) -> None:
    first = KeptScores(tmp_path, "model")
    key = first.key("prefix", [" a", " b"], 3)
    first.put(key, (-1.5, -2.0))
    (path,) = tmp_path.iterdir()
    path.write_text(path.read_text() + '["cut')
    again = KeptScores(tmp_path, "model")
    assert again.get(key) == (-1.5, -2.0)
    for other in (("prefix", [" a", " b"], 4), ("prefix", [" a"], 3), ("prefiy", [" a", " b"], 3)):
        assert again.get(again.key(*other)) is None
    assert again.get(again.key("prefix", [" a", " b"], 3, whole=True)) is None
    assert again.get(again.key("prefix", [" a", " b"], 3, adapter="of another file")) is None
    stranger = KeptScores(tmp_path, "another model")
    assert stranger.get(stranger.key("prefix", [" a", " b"], 3)) is None


def test_kept_scores_do_not_grow_for_ever(tmp_path: Path) -> None:
    first = KeptScores(tmp_path, "model")
    for n in range(4100):
        first.put(f"{n}", (0.0,))
    again = KeptScores(tmp_path, "model")
    assert again.get("0") is None
    assert again.get("4099") == (0.0,)
    (path,) = tmp_path.iterdir()
    assert len(path.read_text().splitlines()) == 2000


def test_old_states_make_room_on_disk(tmp_path: Path) -> None:
    states = PrefixStates(tmp_path, "model")
    for n in range(70):
        states.put(f"prefix {n}", b"x")
    assert len(list(tmp_path.glob("*.state"))) == 64
