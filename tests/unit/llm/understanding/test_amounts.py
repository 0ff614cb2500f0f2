"""Times, counts, lengths of tracks and tempo in the spellings people use."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musicrec_desktop.domain.plan import Facet, Length
from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.tokens import tokenise
from tests.unit.llm.understanding.conftest import Plan, said

NUMBERS = {
    "half a dozen": 6,
    "1½": 1.5,
    "2 ½": 2.5,
    "two thousand five": 2005,
    "treinta y cinco": 35,
    "sesenta y setenta": 60,
    "quatre-vingts": 80,
    "quatre-vingt-dix": 90,
    "soixante-quinze": 75,
    "vingt et un": 21,
    "fünfundvierzig": 45,
    "eineinhalb": 1.5,
    "廿五": 25,
    "十几": 15,
    "二三十": 25,
    "一百二": 120,
}
MINUTES = {
    "1h 30": 90,
    "1:30 hours of rock": 90,
    "1:30:00 of rock": 90,
    "for the next hour": 60,
    "hour long mix": 60,
    "hour and a half": 90,
    "1½ hours of rock": 90,
    "½ hour": 30,
    "a few hours of rock": 180,
    "5+ hours of rock": 300,
    "first 10 minutes calm, then 20 minutes fast": 30,
    "an hour and a quarter of jazz": 75,
    "an hour and twenty of jazz": 80,
    "one hour fifteen": 75,
    "2 hours 15": 135,
    "1 hour, 20 minutes of pop": 80,
    "one hour, 3 minute songs": 60,
    "半个钟": 30,
    "来12分钟的音乐": 12,
    "四十来分钟": 40,
    "40多分钟的摇滚": 40,
    "一个多小时": 60,
    "二三十分钟": 25,
    "十几分钟": 15,
    "俩小时": 120,
    "fünfundvierzig Minuten": 45,
    "eineinhalb Stunden": 90,
    "un cuarto de hora": 15,
    "2時間のロック": 120,
    "hora y media": 90,
    "trois quarts d'heure": 45,
    "soixante-quinze minutes": 75,
}
TRACKS = {
    "half a dozen songs": 6,
    "give me 5": 5,
    "a short playlist": 10,
    "5 calm tracks, then 5 energetic ones": 10,
    "just 7": 7,
    "playlist of 15": 15,
    "between 10 and 15 songs": 12,
    "30 r&b tracks": 30,
    "20 drum and bass songs": 20,
    "十来首": 10,
    "1曲3分以内で20曲": 20,
    "十几首歌": 15,
    "前十": 10,
    "3 songs by Queen and 3 by Scorpions": 6,
    "3 from Queen, 4 from Drake": 7,
    "5 rock songs and 10 jazz songs": 15,
    "三首五月天，两首周杰伦": 5,
    "two songs each by Queen, Drake and Rihanna": 6,
    "3 each from rap and rock": 6,
    "周杰伦和五月天各五首": 10,
}
STORIES = (
    "we're six hours into the flight",
    "in an hour it is due, something calm",
    "after two hours of meetings, calm",
    "the last three hours were hard",
    "twenty minutes ago",
    "I have been waiting for an hour",
    "my exam starts in ten minutes",
    "等了两个小时了",
    "one hit wonders from the 80s",
    "number one hits",
)
TEMPI = {
    "tempo of 100": "96..104",
    "tempo: 120": "115.2..124.8",
    "140+ bpm": "140..inf",
    "between one hundred and one hundred ten bpm": "100..110",
    "100 bpm +/- 5": "95..105",
    "120 bpm ± 3": "117..123",
    "cadence 180": "172.8..187.2",
    "180 steps per minute": "172.8..187.2",
    "in the 120s bpm": "120..129",
    "a tempo in the 90s": "90..99",
    "bpm在120左右": "115.2..124.8",
    "速度120": "115.2..124.8",
    "140到150的BPM": "140..150",
    "节奏在90到100之间": "90..100",
    "from 100 bpm to 140 bpm": "100..140",
    "start at 100 bpm and end at 140 bpm": "100..140",
    "tempo rising from 90 to 130": "90..130",
}
LENGTHS = {
    "short songs": "0..180",
    "no long songs": "0..300",
    "songs under 3:30": "0..210",
    "max 3:30 per song": "0..210",
    "longer than 5:00": "300..inf",
    "tracks between 2:30 and 3:30": "150..210",
    "songs between two and three and a half minutes": "120..210",
    "songs around four minutes": "216..264",
    "songs with a length of 4 to 5 minutes": "240..300",
    "each track at most four minutes": "0..240",
    "每首歌四分钟左右": "216..264",
    "单曲时长不超过3分钟": "0..180",
    "不要太长的歌": "0..300",
    "Lieder unter drei Minuten": "0..180",
    "chansons de moins de trois minutes": "0..180",
}


@pytest.mark.parametrize(("text", "value"), NUMBERS.items())
def test_numbers_in_words(text: str, value: float) -> None:
    found = number_at(tokenise(text), 0)
    assert found is not None
    assert found[0] == value


@pytest.mark.parametrize(("text", "minutes"), MINUTES.items())
def test_minutes(plan: Plan, text: str, minutes: float) -> None:
    assert plan(text).length == Length(minutes=minutes)


@pytest.mark.parametrize(("text", "tracks"), TRACKS.items())
def test_counts(plan: Plan, text: str, tracks: int) -> None:
    assert plan(text).length == Length(tracks=tracks)


@pytest.mark.parametrize("text", [*STORIES, "三分之一摇滚", "120 to 130", "a quarter of the songs rap"])
def test_what_tells_a_moment_or_a_share_is_no_length(plan: Plan, text: str) -> None:
    assert plan(text).length is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        *((text, f"tempo={value}") for text, value in TEMPI.items()),
        *((text, f"duration={value}") for text, value in LENGTHS.items()),
    ],
)
def test_bounds(plan: Plan, text: str, wanted: str) -> None:
    facet = wanted.partition("=")[0]
    assert [each for each in said(plan(text)) if each.startswith(facet)] == [wanted]


@pytest.mark.parametrize("text", ["from 100 bpm to 140 bpm", "tempo rising from 90 to 130"])
def test_a_tempo_that_moves_is_a_rise(plan: Plan, text: str) -> None:
    assert "curve rise >" in said(plan(text))


def test_a_length_of_each_leaves_the_length_of_the_list(plan: Plan) -> None:
    assert {"60 min", "duration=162..198"} <= said(plan("one hour, 3 minute songs"))
    assert {"20 tracks", "duration=0..180"} <= said(plan("20 songs each under 3 minutes"))


@pytest.mark.parametrize("text", ["0 minutes", "songs that are 0 minutes long"])
def test_no_time_at_all_is_said(plan: Plan, text: str) -> None:
    assert said(plan(text)) == {"note no_length"}


@given(
    minutes=st.integers(16, 600),
    frame=st.sampled_from(
        (
            "{} minutes of rock",
            "rock, {}min",
            "a {}-minute rock playlist",
            "摇滚，{}分钟",
            "{} Minuten Rock",
            "{} minutos de rock",
        )
    ),
)
@settings(max_examples=60, deadline=None)
def test_any_number_of_minutes_in_any_frame(plan: Plan, minutes: int, frame: str) -> None:
    found = plan(frame.format(minutes))
    assert found.length == Length(minutes=minutes)
    assert [wish.value for wish in found.wanted(Facet.GENRE)] == ["rock"]


@given(
    low=st.integers(50, 150),
    width=st.integers(1, 60),
    frame=st.sampled_from(("between {} and {} bpm", "{}-{} bpm", "{} to {} bpm", "{}到{}bpm", "entre {} y {} bpm")),
)
@settings(max_examples=60, deadline=None)
def test_any_two_tempi_in_any_frame(plan: Plan, low: int, width: int, frame: str) -> None:
    (wish,) = plan(frame.format(low, low + width)).wanted(Facet.TEMPO)
    assert wish.range is not None
    assert (wish.range.low, wish.range.high) == (low, low + width)


@given(value=st.floats(0.1, 99).map(lambda x: round(x, 1)), unit=st.sampled_from(("h", "hours", "小时", "Stunden")))
@settings(max_examples=40, deadline=None)
def test_decimal_hours(plan: Plan, value: float, unit: str) -> None:
    length = plan(f"{value} {unit}").length
    assert length is not None
    assert length.minutes is not None
    assert math.isclose(length.minutes, value * 60, abs_tol=0.01)
