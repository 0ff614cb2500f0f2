"""A length is met with tracks that were asked for, and not with whatever fills the gap."""

import numpy as np
import pytest

from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.domain.plan import Facet, Length, PlaylistPlan, Range
from musicrec_desktop.ranking import sequence
from tests.factories import make_context, make_track
from tests.unit.ranking.music import column, features, minutes, ranked_all, view_of, wish

_LONG, _SHORT = 60, 40
"""Energetic tracks of four to seven minutes; quiet ones of half a minute to two."""


@pytest.mark.parametrize("asked", [15.0, 18.0, 20.0, 22.0, 24.0, 31.0])
def test_a_length_is_not_met_by_a_short_track_that_nobody_asked_for(asked: float) -> None:
    rng = np.random.default_rng(1)
    seconds = [*rng.integers(240, 420, _LONG), *rng.integers(30, 120, _SHORT)]
    tracks = [
        make_track(i, artists=(f"Artist {i}",), duration_ms=DurationMs(int(length) * 1000))
        for i, length in enumerate(seconds, start=1)
    ]
    sounds = {
        i: features(np.random.default_rng(i), energy=0.9 if i <= _LONG else 0.1) for i in range(1, len(tracks) + 1)
    }
    plan = PlaylistPlan("", wants=(wish(Facet.ENERGY, Range(0.74, 1)),), length=Length(minutes=asked))
    context = make_context(plan=plan, view=view_of(tracks, sounds))
    chosen, _ = sequence(context, ranked_all(context))
    assert minutes(context, chosen) == pytest.approx(asked, rel=0.05)
    assert min(column(context, chosen, "energy")) > 0.5
