"""Every number of the profile names the plays it stands on, and they add up to it."""

import numpy as np
import pytest

from musicrec_desktop.domain.comment import Comment
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.oddities import Oddity
from musicrec_desktop.domain.play import Feedback, FeedbackValue
from musicrec_desktop.domain.taste_edits import Forgotten, Subject
from musicrec_desktop.domain.taste_evidence import WeightTable
from musicrec_desktop.taste import (
    SITUATIONS,
    Heard,
    TasteConfig,
    build,
    reasons_of,
    reasons_of_hour,
    reasons_of_situation,
)
from tests.factories import NOW, make_plays, make_view

VIEW = make_view(40)
PLAYS = make_plays(600, 40, seed=11)
FEEDBACK = (
    Feedback(TrackId(3), UnixTime(NOW - 9e5), FeedbackValue.DISLIKE),
    Feedback(TrackId(3), UnixTime(NOW - 8e5), FeedbackValue.LIKE),
    Feedback(TrackId(4), UnixTime(NOW - 7e5), FeedbackValue.LIKE),
    Feedback(TrackId(4), UnixTime(NOW - 6e5), FeedbackValue.NONE),
)
COMMENTS = (Comment(TrackId(3), UnixTime(NOW - 5e5), "hm", -0.4), Comment(TrackId(3), UnixTime(NOW - 4e5), "ah", 0.8))
OFFSET = 3600
PROFILE = build(PLAYS, FEEDBACK, VIEW, NOW, OFFSET, comments=COMMENTS)
HEARD = Heard(PLAYS, FEEDBACK, COMMENTS, VIEW, NOW, OFFSET)
CONFIG = TasteConfig()


def net(table: WeightTable, name: str) -> tuple[float, float]:
    """Plays less skips; and what was said."""
    w = table.weights[table.rows[name]]
    said = CONFIG.like_weight * w[2] - CONFIG.dislike_weight * w[3] + CONFIG.comment_weight * (w[4] - w[5])
    return float(w[0] - w[1]), float(said)


@pytest.mark.parametrize("subject", [Subject.ARTIST, Subject.ALBUM, Subject.GENRE, Subject.MOOD, Subject.ERA])
def test_the_plays_behind_an_affinity_add_up_to_it(subject: Subject) -> None:
    assert PROFILE.evidence is not None
    table = PROFILE.evidence.tables[subject]
    assert len(table.rows) > 2
    for name in table.rows:
        reasons = reasons_of(subject, name, HEARD)
        plays, said = net(table, name)
        assert sum(reason.weight for reason in reasons.plays) == pytest.approx(plays, abs=1e-9)
        assert sum(reason.weight for reason in reasons.said) == pytest.approx(said, abs=1e-9)
        doubles = sum(Oddity.DUPLICATE in reason.odd for reason in reasons.plays)
        assert len(reasons.plays) - doubles == table.counts[table.rows[name], 0]


def test_the_reasons_of_a_track_are_its_plays_latest_first_and_what_was_said() -> None:
    reasons = reasons_of(Subject.TRACK, "3", HEARD)
    times = [reason.play.started_at for reason in reasons.plays]
    assert times == sorted(times, reverse=True)
    assert {reason.play.track_id for reason in reasons.plays} == {3}
    assert [reason.said for reason in reasons.said] == [COMMENTS[1], COMMENTS[0], FEEDBACK[1]]
    assert [reason.weight > 0 for reason in reasons.said] == [True, False, True]
    assert reasons_of(Subject.TRACK, "4", HEARD).said == (), "taken back"


def test_the_plays_behind_a_situation_are_those_counted_in_it() -> None:
    for name in SITUATIONS:
        reasons = reasons_of_situation(name, HEARD)
        rates = PROFILE.rates.get(name)
        assert len(reasons.plays) == (0 if rates is None else rates.plays), name
        if rates is not None:
            assert sum(reason.weight for reason in reasons.plays) == pytest.approx(rates.weight)


def test_the_plays_behind_an_hour_share_it_out() -> None:
    assert PROFILE.evidence is not None
    for hour in range(24):
        total = sum(reason.weight for reason in reasons_of_hour(hour, HEARD).plays)
        assert total == pytest.approx(float(PROFILE.evidence.week.sum(axis=0)[hour]))
    by_day = [sum(r.weight for r in reasons_of_hour(20, HEARD, day).plays) for day in range(7)]
    assert np.allclose(by_day, PROFILE.evidence.week[:, 20])


def test_what_is_forgotten_is_no_reason() -> None:
    forgetful = Heard(PLAYS, FEEDBACK, COMMENTS, VIEW, NOW, OFFSET, (Forgotten(Subject.TRACK, "3"),))
    assert reasons_of(Subject.TRACK, "3", forgetful).plays == ()
    assert reasons_of(Subject.TRACK, "3", forgetful).said == ()


def test_nothing_stands_behind_what_is_not_there() -> None:
    assert reasons_of(Subject.ARTIST, "Nobody", HEARD).plays == ()
    assert reasons_of_situation("on the moon", HEARD).plays == ()
