"""What holds for every request, whatever it says."""

import string

from hypothesis import example, given, settings
from hypothesis import strategies as st

from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm import Lexicon, understand
from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.periods import Clock
from musicrec_desktop.llm.understanding.phrases import Phrases, spell_out
from musicrec_desktop.llm.understanding.reading import read
from musicrec_desktop.llm.understanding.tokens import tokenise, words
from tests.factories import NOW
from tests.unit.llm.understanding.conftest import ARTISTS

PIECES = (
    *(
        "no",
        "not",
        "except",
        "but",
        "and",
        "or",
        ",",
        ".",
        "!",
        "only",
        "like",
        "by",
        "from",
        "to",
        "over",
        "under",
        "half",
    ),
    *(
        "rock",
        "rap",
        "slow",
        "sad",
        "party",
        "piano",
        "vocals",
        "90s",
        "1985",
        "12",
        "tracks",
        "minutes",
        "hour",
        "bpm",
        "120",
    ),
    *(
        "never played",
        "in six months",
        "start calm",
        "build up",
        "per artist",
        "the song",
        "a",
        "%",
        "“",
        "”",
        "(",
        "-",
    ),
    *("不要", "摇滚", "一个半", "小时", "二十首", "没听过", "半年", "九十年代", "的歌", "、", "，", "从", "到"),
    *(artist for artist, _ in ARTISTS),
)
anything = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
)


@given(text=anything)
@example("MID")
@example("the late")
@example("¼S")
@settings(max_examples=400, deadline=None)
def test_any_text_makes_a_plan_and_the_same_one_again(lexicon: Lexicon, text: str) -> None:
    request = Request(text, NOW)
    found = understand(request, lexicon)
    assert found == understand(request, lexicon)
    assert found.request == text
    for wish in (*found.wants, *found.avoids):
        assert bool(wish.value) != (wish.range is not None)
        assert 0 < wish.confidence <= 1
        assert wish.weight > 0
        if wish.range is not None:
            assert wish.range.low <= wish.range.high
        if wish.facet is Facet.ARTIST:
            assert wish.value in lexicon.view.artists
    ruled_out = {(wish.facet, wish.value) for wish in found.avoids if wish.value}
    assert not ruled_out & {(wish.facet, wish.value) for wish in found.wants}
    if found.length is not None:
        assert (found.length.minutes is None) != (found.length.tracks is None)
        assert (found.length.minutes or found.length.tracks or 0) > 0
    for behaviour in found.behaviour:
        assert behaviour.range.low <= behaviour.range.high


@given(text=anything)
@settings(max_examples=200, deadline=None)
def test_no_token_is_used_twice(lexicon: Lexicon, text: str) -> None:
    reading = read(text, lexicon, Clock.at(NOW, 0))
    covered = [i for item in reading.items for i in range(item.start, item.end)]
    assert len(covered) == len(set(covered))
    assert all(reading.used[i] for i in covered)


@given(text=anything)
@settings(max_examples=200, deadline=None)
def test_tokens_cover_the_text_in_order(text: str) -> None:
    end = 0
    for token in tokenise(text):
        assert end <= token.start < token.end <= len(text)
        assert token.word
        end = token.end


@given(text=st.text(string.ascii_letters + string.digits + " '&!.,-", max_size=60))
@example("A''A")
@settings(max_examples=400, deadline=None)
def test_the_fast_way_through_plain_names_changes_nothing(text: str) -> None:
    assert words(text) == tuple(token.word for token in tokenise(text) if not token.is_break)


@given(value=st.integers(0, 9999))
def test_numbers_in_words_and_in_han(value: int) -> None:
    for spelt in (str(value), *((_in_han(value),) if value else ())):
        found = number_at(tokenise(spelt), 0)
        assert found is not None
        assert found[0] == value


def _in_han(value: int) -> str:
    digits, out, zero = "零一二三四五六七八九", "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            out += ("零" if zero and out else "") + digits[digit] + sign
            zero = False
        else:
            zero = bool(out)
    return out


def test_optional_parts_are_spelt_out() -> None:
    assert set(spell_out("work(ing) out(s)")) == {"work out", "working out", "work outs", "working outs"}


def test_the_longest_phrase_wins() -> None:
    table = Phrases((("deep", 1), ("deep house", 2), ("deep house music", 3)))
    assert table.at(tokenise("deep house music now"), 0) == (3, 3)
    assert table.at(tokenise("deep house"), 0) == (2, 2)
    assert table.at(tokenise("deeper"), 0) is None


def test_a_very_long_request_is_cut_not_refused(lexicon: Lexicon) -> None:
    text = "rock and " * 5000
    found = understand(Request(text, NOW), lexicon)
    assert [wish.value for wish in found.wants] == ["rock"]
    assert found.request == text
