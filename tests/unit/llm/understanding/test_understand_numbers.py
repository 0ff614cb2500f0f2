"""Lengths, counts, years, tempo and track lengths, in any spelling."""

import pytest

from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.plan import Facet, Length
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm import Lexicon, understand
from tests.factories import NOW
from tests.unit.llm.understanding.conftest import Plan, said

MINUTES = {
    "an hour and a half of jazz": 90,
    "a half hour of pop": 30,
    "half an hour, rock": 30,
    "one and a half hours of rock": 90,
    "two and a half hours of house": 150,
    "2 and a half hours of house": 150,
    "2.5 hours of rock": 150,
    "1h15 of calm music": 75,
    "1h 15m of calm music": 75,
    "1 hour and 20 minutes of pop": 80,
    "1 hour 20 minutes of pop": 80,
    "90 min techno": 90,
    "90min": 90,
    "ninety minutes of rap": 90,
    "three quarters of an hour": 45,
    "a quarter of an hour of bach": 15,
    "2h": 120,
    "2 h": 120,
    "2 hrs please": 120,
    "twenty-five minutes": 25,
    "a hundred minutes of rock": 100,
    "one hundred and twenty minutes": 120,
    "calm me down over half an hour": 30,
    "music for a 3 hour drive": 180,
    "a playlist under an hour": 57,
    "三十分钟": 30,
    "半小时": 30,
    "半个小时的摇滚": 30,
    "一个半小时": 90,
    "两个小时": 120,
    "一小时二十分钟": 80,
    "一小时半": 90,
    "两个半小时的爵士": 150,
    "四十五分钟": 45,
    "一刻钟": 15,
    "90分鐘": 90,
    "media hora de rock": 30,
    "una hora y media": 90,
    "eine halbe Stunde": 30,
    "anderthalb Stunden Rock": 90,
    "45 Minuten": 45,
    "une heure et demie": 90,
    "30分のロック": 30,
}
TRACKS = {
    "12 tracks": 12,
    "tracks under two minutes, 10 of them": 10,
    "8 songs by Queen": 8,
    "twelve songs": 12,
    "a dozen songs": 12,
    "two dozen tracks": 24,
    "my top 15": 15,
    "10 great rock songs": 10,
    "fifty tunes": 50,
    "3": 3,
    "二十首": 20,
    "二十首歌": 20,
    "十二首摇滚": 12,
    "来100首歌": 100,
    "两首": 2,
    "一百二十首": 120,
}
YEARS = {
    "90s rock": "1990..1999",
    "the '90s": "1990..1999",
    "90's": "1990..1999",
    "1990s pop": "1990..1999",
    "the seventies": "1970..1979",
    "sad songs from the seventies": "1970..1979",
    "60s and 70s": "1960..1979",
    "the eighties and nineties": "1980..1999",
    "early 2000s": "2000..2003",
    "mid 90s": "1993..1996",
    "late 80s": "1986..1989",
    "late 90s and early 2000s": "1996..2003",
    "1990s to 2000s": "1990..2009",
    "between the 70s and the 90s": "1970..1999",
    "pre-1975": "-inf..1974",
    "before 1990": "-inf..1989",
    "older than 1980": "-inf..1979",
    "until 1990": "-inf..1990",
    "before the 2000s": "-inf..1999",
    "after 2010": "2011..inf",
    "newer than 2015": "2016..inf",
    "since 2010": "2010..inf",
    "from 2010 onwards": "2010..inf",
    "post-2000": "2001..inf",
    "after 1990 but before 2000": "1991..1999",
    "from 1984": "1984..1984",
    "between 1980 and 1985": "1980..1985",
    "1975-1979": "1975..1979",
    "1975 to 1979": "1975..1979",
    "1985 songs": "1985..1985",
    "no songs after 2000": "-inf..2000",
    "nothing before 1990": "1990..inf",
    "this year": "2026..2026",
    "the last ten years": "2016..inf",
    "20th century music": "1900..1999",
    "九十年代": "1990..1999",
    "九十年代初的摇滚": "1990..1993",
    "八十年代的经典": "1980..1989",
    "八九十年代的歌": "1980..1999",
    "上世纪八十年代": "1980..1989",
    "80年代": "1980..1989",
    "2010年以后的流行": "2011..inf",
    "2010年之前": "-inf..2009",
    "2000年到2010年": "2000..2010",
    "一九八五年的歌": "1985..1985",
    "canciones de los 80": "1980..1989",
    "años 90": "1990..1999",
    "années 80": "1980..1989",
    "80er": "1980..1989",
    "90年代のロック": "1990..1999",
}
TEMPI = {
    "170 bpm": "163.2..176.8",
    "around 120 bpm": "115.2..124.8",
    "something around 120": "115.2..124.8",
    "between 95 and 105 bpm": "95..105",
    "95-105 bpm": "95..105",
    "95 to 105 bpm": "95..105",
    "bpm between 120 and 130": "120..130",
    "over 140 bpm": "140..inf",
    "140 bpm or more": "140..inf",
    "under 100 bpm": "0..100",
    "nothing faster than 120 bpm": "0..120",
    "tempo 90-100": "90..100",
    "100 beats per minute": "96..104",
    "120拍": "115.2..124.8",
    "每分钟120拍": "115.2..124.8",
}
DURATIONS = {
    "everything under 2 and a half minutes": "0..150",
    "under two minutes": "0..120",
    "songs longer than 6 minutes": "360..inf",
    "long songs only, over five minutes": "300..inf",
    "tracks between 3 and 4 minutes": "180..240",
    "5 to 7 minute songs": "300..420",
    "3-minute pop songs": "162..198",
    "nothing over 5 minutes": "0..300",
    "no songs longer than four minutes": "0..240",
    "at most 4 minutes each": "0..240",
    "tracks longer than 20 minutes": "1200..inf",
    "less than 90 seconds": "0..90",
    "超过五分钟的歌": "300..inf",
    "三分钟以内的歌": "0..180",
}


@pytest.mark.parametrize(("text", "minutes"), MINUTES.items())
def test_minutes(plan: Plan, text: str, minutes: float) -> None:
    assert plan(text).length == Length(minutes=minutes)


@pytest.mark.parametrize(("text", "tracks"), TRACKS.items())
def test_counts(plan: Plan, text: str, tracks: int) -> None:
    assert plan(text).length == Length(tracks=tracks)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (text, f"{facet}={value}")
        for facet, table in {"year": YEARS, "tempo": TEMPI, "duration": DURATIONS}.items()
        for text, value in table.items()
    ],
)
def test_bounds_are_hard(plan: Plan, text: str, wanted: str) -> None:
    found = plan(text)
    facet = wanted.partition("=")[0]
    assert [each for each in said(found) if each.startswith(facet)] == [wanted]
    assert all(wish.is_hard for wish in found.wants if wish.facet == facet)


@pytest.mark.parametrize(
    "text", ["50 Cent", "songs by 2Pac", "the 1975", "90s", "under 5 minutes", "170 bpm", "1990", "half rap half rock"]
)
def test_other_numbers_are_no_length(plan: Plan, text: str) -> None:
    assert plan(text).length is None


@pytest.mark.parametrize("text", ["30 minute workout", "12 tracks", "170 bpm", "90 min", "two hours"])
def test_other_numbers_are_no_year_and_no_track_length(plan: Plan, text: str) -> None:
    assert not [each for each in said(plan(text)) if each.startswith(("year", "duration"))]


def test_a_decade_ruled_out_is_avoided(plan: Plan) -> None:
    assert said(plan("no 80s please")) == {"-year=1980..1989"}


def test_two_decades_apart_stay_two(plan: Plan) -> None:
    assert {"year=1960..1969", "year=1990..1999"} <= said(plan("60s and 90s"))


def test_length_by_hand_wins(lexicon: Lexicon) -> None:
    by_hand = Length(tracks=7)
    assert understand(Request("an hour of rock", NOW, length=by_hand), lexicon).length == by_hand


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("songs from 2150", "impossible_year"),
        ("rock at 5000 bpm", "impossible_tempo"),
        ("0 songs", "no_length"),
        ("90000 tracks", "length_capped"),
        ("30 minutes, 12 tracks", "two_lengths"),
    ],
)
def test_the_impossible_is_said(plan: Plan, text: str, code: str) -> None:
    found = plan(text)
    assert code in [note.code for note in found.notes]
    assert not found.wanted(Facet.YEAR)


@pytest.mark.parametrize("now", [0.0, -1e18, 1e18, float("nan"), float("inf")])
def test_any_moment_will_do(lexicon: Lexicon, now: float) -> None:
    found = understand(Request("added this week, 90s", UnixTime(now)), lexicon)
    assert "year=1990..1999" in said(found) or "note impossible_year" in said(found)
