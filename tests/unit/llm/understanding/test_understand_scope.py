"""How far a no reaches, the same way for every facet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musicrec_desktop.domain.plan import Facet
from tests.unit.llm.understanding.conftest import Plan, said

CASES = {
    "anything except rock, pop and rap": "-genre=rock -genre=pop -genre=rap",
    "everything but pop": "-genre=pop",
    "anything but pop": "-genre=pop",
    "anything other than country": "-genre=country",
    "rock, except Queen, Scorpions and Drake": "genre=rock -artist=Queen -artist=Scorpions -artist=Drake",
    "no 50 Cent and no Ice Cube, but rap": "genre=rap -artist=50_Cent -artist=Ice_Cube",
    "no pop and no rap, but rock": "genre=rock -genre=pop -genre=rap",
    "no pop or rap": "-genre=pop -genre=rap",
    "no pop, rock or rap": "-genre=pop -genre=rock -genre=rap",
    "neither pop nor rap, no pop nor rap": "-genre=pop -genre=rap",
    "no pop. rock": "genre=rock -genre=pop",
    "no pop; rock": "genre=rock -genre=pop",
    "rock but no Queen": "genre=rock -artist=Queen",
    "rock but not Queen or Scorpions": "genre=rock -artist=Queen -artist=Scorpions",
    "rock not pop": "genre=rock -genre=pop",
    "rap without Drake and Eminem": "genre=rap -artist=Drake -artist=Eminem",
    "pop, but nothing by Rihanna": "genre=pop -artist=Rihanna",
    "I don't want any Drake": "-artist=Drake",
    "don't play Drake or Rihanna": "-artist=Drake -artist=Rihanna",
    "I don't want rap, I want rock": "genre=rock -genre=rap",
    "I hate country": "-genre=country",
    "avoid latin": "-genre=latin",
    "leave Queen out of it": "-artist=Queen",
    "rap, but leave Drake and Eminem out": "genre=rap -artist=Drake -artist=Eminem",
    "keep rap out of it": "-genre=rap",
    "rap is a no-go": "-genre=rap",
    "neither rap nor pop": "-genre=rap -genre=pop",
    "no Drake/Eminem": "-artist=Drake -artist=Eminem",
    "skip Drake": "-artist=Drake",
    "newer than 2020 but not from 2022": "year=2021..inf -year=2022..2022",
    "zero vocals": "vocals=none",
    "fewer ballads": "-tempo=0..84",
    "rock yes, rap no": "genre=rock -genre=rap",
    "rap? no. rock? yes": "genre=rock -genre=rap",
    "no rap and more rock": "genre=rock -genre=rap",
    "不要说唱、电子、流行": "-genre=rap -genre=electronic -genre=pop",
    "说唱免了": "-genre=rap",
    "多一点摇滚，少一点流行": "genre=rock -genre=pop",
    "非说唱": "-genre=rap",
    "du rock mais pas Queen": "genre=rock -artist=Queen",
    "weniger traurig": "-mood=sad",
    "instead of pop, rock": "-genre=pop genre=rock",
    "less rap, more rock": "-genre=rap genre=rock",
    "tired of pop": "-genre=pop",
    "NO RAP PLEASE": "-genre=rap",
    "no edm": "-genre=electronic",
    "edm, not Tiësto": "genre=electronic -artist=Tiësto",
    "no heavy metal": "-genre=heavy_metal",
    "no piano": "-instrument=piano",
    "without guitars or drums": "-instrument=guitar -instrument=drums",
    "no vocals": "vocals=none",
    "without lyrics": "vocals=none",
    "not instrumental": "vocals=sung",
    "nothing sad": "-mood=sad",
    "romantic but not sad": "mood=romantic -mood=sad",
    "nothing slow": "-tempo=0..84 -energy=0..0.5",
    "not too loud": "-energy=0.78..1",
    "不要说唱": "-genre=rap",
    "不要电子，不要流行": "-genre=electronic -genre=pop",
    "不要说唱和流行": "-genre=rap -genre=pop",
    "不要电子，要摇滚": "-genre=electronic genre=rock",
    "除了摇滚和流行都可以": "-genre=rock -genre=pop",
    "除了说唱、电子和拉丁以外都行": "-genre=rap -genre=electronic -genre=latin",
    "说唱不要": "-genre=rap",
    "摇滚，但不要五月天": "genre=rock -artist=五月天",
    "不要周杰伦": "-artist=周杰伦",
    "不要搖滾": "-genre=rock",
    "不要人声": "vocals=none",
    "别放慢歌": "-tempo=0..84",
    "不要太吵": "-energy=0.78..1",
    "不要悲伤的歌，来点开心的": "-mood=sad mood=happy",
    "sin rap ni pop": "-genre=rap -genre=pop",
    "ohne Pop": "-genre=pop",
    "kein Rap": "-genre=rap",
    "pas de rap": "-genre=rap",
    "sans pop ni rap": "-genre=pop -genre=rap",
    "ロック以外": "-genre=rock",
}
NOT_NEGATED = {
    "not only rock": "genre=rock",
    "nothing but rock": "genre=rock",
    "why not jazz": "genre=jazz",
    "no problem, play jazz": "genre=jazz",
    "no vocals, piano": "instrument=piano",
    "no vocals please, I am writing": "mood=focused",
    "party! nothing slow": "mood=party",
    "no rap, 90s": "year=1990..1999",
    "rap or rock": "genre=rap",
    "不仅摇滚": "genre=rock",
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_reach(plan: Plan, text: str, expected: str) -> None:
    found = said(plan(text))
    wanted = {each.replace("_", " ") for each in expected.split()}
    assert wanted <= found
    # Nothing ruled out is wanted as well, and no other genre or name crept in.
    named = {each for each in found if each.lstrip("-").startswith(("genre", "artist", "instrument"))}
    assert named == {each for each in wanted if each.lstrip("-").startswith(("genre", "artist", "instrument"))}


@pytest.mark.parametrize(("text", "expected"), NOT_NEGATED.items())
def test_not_everything_after_a_no_is_ruled_out(plan: Plan, text: str, expected: str) -> None:
    found = said(plan(text))
    assert expected in found
    assert f"-{expected}" not in found


def test_exclusions_are_hard(plan: Plan) -> None:
    assert all(wish.is_hard for wish in plan("no rap, no Queen, nothing sad, no piano").avoids)


def test_what_is_wanted_and_ruled_out_is_left_out_and_said(plan: Plan) -> None:
    found = plan("rock, but no rock")
    assert said(found) == {"-genre=rock", "note contradiction"}


def test_nothing_slow_leans_to_energy_and_party_stays_stronger(plan: Plan) -> None:
    assert "energy=0.5..1" in said(plan("nothing slow"))
    assert "energy=0.68..1" in said(plan("party! nothing slow"))


def test_an_absent_artist_need_not_be_ruled_out(plan: Plan) -> None:
    assert not plan("rock, not Nirvana").notes


REFUSALS = (
    *("no {}", "not {}", "without {}", "anything but {}", "rock except {}", "please no {}!", "I hate {}", "skip {}"),
    *(
        "don't play {}",
        "no more {}",
        "leave {} out",
        "{} is out",
        "neither {} nor country",
        "avoid {}, and keep it short",
    ),
    *("不要{}", "别放{}", "除了{}都行", "{}不要", "不听{}", "sin {}", "ohne {}", "kein {}", "sans {}", "pas de {}"),
)
NAMES = (
    "Drake",
    "Kendrick Lamar",
    "Coldplay",
    "Led Zeppelin",
    "50 Cent",
    "TWICE",
    "Guns N' Roses",
    "Beyoncé",
    "jazz",
    "rap",
)


@given(
    refusal=st.sampled_from(REFUSALS), name=st.sampled_from(NAMES), tail=st.sampled_from(("", ", 20 songs", ", 90s"))
)
@settings(max_examples=150, deadline=None)
def test_what_is_refused_is_avoided_and_never_wanted(plan: Plan, refusal: str, name: str, tail: str) -> None:
    found = plan(refusal.format(name) + tail)
    assert name in {wish.value for wish in found.avoids}
    assert name not in {wish.value for wish in found.wants}


@given(first=st.sampled_from(NAMES), second=st.sampled_from(NAMES), glue=st.sampled_from((" or ", " and ", "/", "、")))
@settings(max_examples=80, deadline=None)
def test_a_list_is_refused_whole(plan: Plan, first: str, second: str, glue: str) -> None:
    found = plan(f"no {first}{glue}{second}")
    assert {first, second} <= {wish.value for wish in found.avoids}
    assert not {first, second} & {wish.value for wish in found.wants}


def test_a_relative_clause_rules_out(plan: Plan) -> None:
    found = plan("a chill playlist that doesn't put me to sleep")
    assert [wish.value for wish in found.avoided(Facet.MOOD)] == ["sleepy"]
    assert not found.wanted(Facet.MOOD)
    assert [wish.value for wish in plan("jazz that won't make me sad").avoided(Facet.MOOD)] == ["sad"]
    assert not plan("rock that does not stop").avoids
