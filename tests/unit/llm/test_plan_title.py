import math
from dataclasses import replace

import pytest

from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.plan import Curve, Facet, FacetWish, PlaylistPlan, Range, Shape, Source, Spacing
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm.plan_title import plan_title
from tests.factories import NOW


def wish(facet: Facet, value: str = "", wanted: Range | None = None, source: Source = Source.RULE) -> FacetWish:
    return FacetWish(facet, source, 1.0, value=value, range=wanted)


CALM, JAZZ, SOUL = wish(Facet.MOOD, "calm"), wish(Facet.GENRE, "jazz"), wish(Facet.GENRE, "soul")
ROCK = wish(Facet.GENRE, "rock")
NINETIES = wish(Facet.YEAR, wanted=Range(1990, 1999))
OLD, NEWER = (wish(Facet.YEAR, wanted=Range(*ends)) for ends in ((-math.inf, 1960), (2010, math.inf)))
GUESSED = wish(Facet.MOOD, "calm", source=Source.PROFILE)
FAST = wish(Facet.TEMPO, wanted=Range(120, 220))
HIM, HER, THEM = (wish(Facet.ARTIST, name) for name in ("Ada Field", "Nils Aker", "The Rest"))
JOURNEY = Curve(Shape.JOURNEY, "sad", "happy")


@pytest.mark.parametrize(
    ("plan", "english", "chinese"),
    [
        (PlaylistPlan("", wants=(CALM, JAZZ)), "Calm jazz", "平静 · jazz"),
        (PlaylistPlan("", wants=(CALM, JAZZ, SOUL)), "Calm jazz and soul", "平静 · jazz · soul"),
        (PlaylistPlan("", wants=(JAZZ, SOUL)), "Jazz and soul", "jazz · soul"),
        (PlaylistPlan("", wants=(CALM,)), "Calm mix", "平静"),
        (PlaylistPlan("", wants=(JAZZ, SOUL), spacing=Spacing(order=("soul", "jazz"))), "Soul to jazz", "soul · jazz"),
        (
            PlaylistPlan("", wants=(JAZZ, SOUL, ROCK), spacing=Spacing(order=("rock", "soul", "jazz"))),
            "Rock to jazz",
            "rock · jazz",
        ),
        (
            PlaylistPlan("", wants=(HIM, HER), spacing=Spacing(order=("Nils Aker", "Ada Field"))),
            "Nils Aker to Ada Field",
            "Nils Aker · Ada Field",
        ),
        (PlaylistPlan("", wants=(HIM,), only_artists=True, everything=True), "All of Ada Field", "Ada Field · 全部"),
        (PlaylistPlan("", wants=(NINETIES,)), "Tracks, 1990–1999", "1990–1999"),
        (PlaylistPlan("", wants=(JAZZ, OLD)), "Jazz, up to 1960", "jazz · 1960 年以前"),
        (PlaylistPlan("", wants=(NEWER,)), "Tracks, since 2010", "2010 年起"),
        (PlaylistPlan("", wants=(FAST,)), "Fast mix", "快节奏"),
        (PlaylistPlan("", wants=(wish(Facet.ENERGY, wanted=Range(0, 0.4)),)), "Gentle mix", "轻柔"),
        (PlaylistPlan("", wants=(wish(Facet.VOCALS, "none"),)), "Instrumental mix", "纯器乐"),
        (PlaylistPlan("", novelty=0.9), "Unheard mix", "没听过的"),
        (PlaylistPlan("", curve=JOURNEY), "From sad to happy", "从悲伤到快乐"),
        (PlaylistPlan("", wants=(JAZZ,), curve=Curve(Shape.RISE)), "Jazz, on the rise", "jazz · 渐强"),
        (PlaylistPlan("", curve=Curve(Shape.FLAT)), "Monday night mix", "周一夜里的歌单"),
        (PlaylistPlan("", wants=(HIM,)), "Around Ada Field", "Ada Field"),
        (PlaylistPlan("", wants=(HIM,), only_artists=True), "Ada Field", "Ada Field"),
        (PlaylistPlan("", wants=(HER, HIM)), "Nils Aker and Ada Field", "Nils Aker · Ada Field"),
        (PlaylistPlan("", wants=(HIM, HER, THEM)), "Ada Field and Nils Aker and others", "Ada Field · Nils Aker"),
        (PlaylistPlan("", wants=(GUESSED,)), "Monday night mix", "周一夜里的歌单"),
    ],
)  # fmt: skip
def test_the_title_says_what_was_asked(plan: PlaylistPlan, english: str, chinese: str) -> None:
    request = Request("", NOW)
    assert plan_title(plan, request) == english
    assert plan_title(replace(plan, language="zh"), request) == chinese


@pytest.mark.parametrize("moment", [math.inf, -math.inf, math.nan])
def test_a_moment_that_is_none_has_no_hour(moment: float) -> None:
    assert plan_title(PlaylistPlan(""), Request("", UnixTime(moment))) == "Mix"
