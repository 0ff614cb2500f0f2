"""JSON of any size is read object by object, whatever is broken between."""

import io
import json
import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.library.histories import json_stream
from musicrec_desktop.library.histories.json_stream import Broken, json_objects

TEXTS = st.text(st.sampled_from('ab{}[],:"\\\n é'), max_size=8)
OBJECTS = st.lists(
    st.dictionaries(
        TEXTS, st.one_of(TEXTS, st.integers(), st.lists(TEXTS, max_size=3), st.none()), min_size=1, max_size=4
    ),
    max_size=8,
)


class Small(io.StringIO):
    """Hands out few characters at a time."""

    def read(self, _size: int | None = -1, /) -> str:
        return super().read(7)


@given(OBJECTS, st.sampled_from(["list", "lines", "pages", "indented"]))
def test_every_object_comes_out_wherever_the_text_is_cut(objects: list[dict[str, object]], shape: str) -> None:
    text = {
        "list": json.dumps(objects),
        "lines": "\n".join(map(json.dumps, objects)),
        "pages": json.dumps([objects[:3], objects[3:]]),
        "indented": json.dumps(objects, indent=2),
    }[shape]
    assert list(json_objects(Small(text))) == objects
    assert list(json_objects(io.StringIO(text))) == objects


@given(st.lists(st.integers(0, 9), min_size=1, max_size=6), st.integers(0, 5))
def test_a_broken_object_costs_itself_alone(numbers: list[int], at: int) -> None:
    parts = [json.dumps({"n": number}) for number in numbers]
    parts.insert(min(at, len(parts)), '{"n": oops, "m": 1}')
    for text in ("[" + ", ".join(parts) + "]", "\n".join(parts)):
        found = list(json_objects(Small(text)))
        assert [item["n"] for item in found if isinstance(item, dict)] == numbers
        assert len([item for item in found if isinstance(item, Broken)]) == 1


def test_a_file_cut_off_in_the_middle_says_so() -> None:
    found = list(json_objects(Small('[{"n": 1}, {"n": 2')))
    assert found[0] == {"n": 1}
    assert isinstance(found[1], Broken)
    assert "ends in the middle" in found[1].reason


def test_only_the_list_within_a_wrapper_is_read() -> None:
    text = '{"username": "mira", "scrobbles": [{"n": 1}, {"n": 2}], "other": {"n": 3}}'
    assert list(json_objects(Small(text))) == [{"n": 1}, {"n": 2}]


class Endless:
    """A list of many objects, made as it is read."""

    def __init__(self, objects: int) -> None:
        self.left = objects

    def read(self, size: int, /) -> str:
        if self.left <= 0:
            return ""
        count = min(self.left, size // 400)
        self.left -= count
        return (json.dumps({"text": "x" * 380}) + ",") * count


def test_memory_does_not_grow_with_the_file() -> None:
    tracemalloc.start()
    try:
        count = sum(1 for _ in json_objects(Endless(15_000)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 15_000  # 6 MB of text
    assert peak < 8 * json_stream._LONGEST
