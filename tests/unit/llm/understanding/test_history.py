"""The listener's own history, asked for in many ways; stories about the day are none of it."""

import pytest

from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.plan import BehaviourField
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm import Lexicon, understand
from tests.factories import NOW
from tests.unit.llm.understanding.conftest import Plan, said

HISTORY = {
    "songs I haven't heard in ages": "last_played_days:180..inf plays:1..inf",
    "songs I haven't touched since last summer": "last_played_days:274..inf plays:1..inf",
    "songs I haven't heard since 2024": "last_played_days:516..inf plays:1..inf",
    "haven't heard Queen in six months": "artist=Queen last_played_days:182.64..inf",
    "something I haven't played yet": "plays:0..0",
    "zero plays": "plays:0..0 novelty_1",
    "tracks with fewer than 5 plays": "plays:0..4",
    "play counts under 5": "plays:0..4",
    "songs I only played once": "plays:1..1",
    "played only once or twice": "plays:1..2",
    "songs I used to love": "plays:3..inf last_played_days:60..inf",
    "my favourites of this month": "last_played_days:0..30 novelty_0",
    "top played but not this month": "last_played_days:30..inf novelty_0",
    "least played songs": "plays:0..2",
    "songs I hardly know": "plays:1..2",
    "what I listened to in January": "last_played_days:120..151",
    "skip what I heard this week": "last_played_days:7..inf",
    "without the ones I skip": "skip_rate:0..0.49",
    "not skipped in the last month": "skip_rate:0..0",
    "songs I listen to all the way through": "completion:0.85..1",
    "songs I always finish": "completion:0.95..1",
    "songs I never finish": "completion:0..0.5",
    "added in the last month": "added_days:0..30.44",
    "music added more than a year ago": "added_days:365.25..inf",
    "in my library for years": "added_days:365..inf",
    "not liked yet": "liked:0..0",
    "liked last year and didn't hear for three months": "liked:1..1 last_played_days:91.32..inf",
    "没怎么听过的": "plays:1..2",
    "这周听过的别再放": "last_played_days:7..inf",
    "听得最少的": "plays:0..2",
    "没听完的歌": "completion:0..0.5",
    "听过不到三次的": "plays:0..2",
    "播放次数少于5": "plays:0..4",
    "没点过赞的": "liked:0..0",
    "经常切掉的歌": "skip_rate:0.5..1",
    "以前爱听现在不听的": "last_played_days:60..inf",
    "no he escuchado en seis meses": "last_played_days:182.64..inf",
    "música que no he oído desde hace un año": "last_played_days:365.25..inf",
    "añadidas en el último mes": "added_days:0..30.44",
    "seit einem Monat nicht gehört": "last_played_days:30.44..inf",
    "pas écouté depuis six mois": "last_played_days:182.64..inf",
    "半年聴いていない曲": "last_played_days:182.625..inf",
}
STORIES = (
    "I played football yesterday, something calm",
    "I heard today that my friend is moving",
    "I just got dumped",
    "make her feel loved",
    "第一次约会",
    "我今天听到一个好消息",
    "play TWICE",
)


@pytest.mark.parametrize(("text", "expected"), HISTORY.items())
def test_history(plan: Plan, text: str, expected: str) -> None:
    assert {
        each.replace("_0", " 0").replace("_1", " 1") if "novelty" in each else each for each in expected.split()
    } <= said(plan(text))


@pytest.mark.parametrize("text", STORIES)
def test_a_story_is_no_wish_about_history(plan: Plan, text: str) -> None:
    assert not plan(text).behaviour


def test_the_disliked_stay_out_and_that_is_said(plan: Plan) -> None:
    assert said(plan("songs I dislike")) == {"note disliked_stay_out"}
    assert said(plan("no songs I dislike")) == frozenset()


def test_the_last_month_is_not_last_month(lexicon: Lexicon) -> None:
    def days(text: str) -> tuple[float, float]:
        (found,) = understand(Request(text, UnixTime(NOW + 20 * 86_400.0)), lexicon).behaviour
        assert found.field is BehaviourField.ADDED_DAYS
        return found.range.low, found.range.high

    assert days("added in the last month") == (0, 30.44)
    assert days("added last month") == (20, 51)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("things I loved in 2019 but haven't played since", "last_played_days:2343..2708"),
        ("loved last summer and not heard since", "last_played_days:60..365"),
        ("songs I haven't heard since 2019", "last_played_days:2343..inf"),
        ("songs I haven't played since", "plays:0..0"),
    ],
)
def test_since_then_is_since_what_was_told(plan: Plan, text: str, expected: str) -> None:
    found = said(plan(text))
    assert expected in found
    assert ("plays:0..0" in found) == (expected == "plays:0..0")
