"""What holds for every list, whatever the library and the request."""

from dataclasses import replace

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.plan import USUAL_TRACKS, Curve, Facet, FacetWish, Length, PlaylistPlan, Shape, Spacing
from musicrec_desktop.domain.recommend import Candidates, Request
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking import rank, sequence
from tests.factories import GENRES, NOW, make_context, make_track
from tests.unit.ranking.music import artists, minutes, rows_of_list, view_of, wish

calm = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def lengths(draw: st.DrawFn) -> Length | None:
    tracks = st.integers(1, 60).map(lambda n: Length(tracks=n))
    time = st.floats(5, 240).map(lambda m: Length(minutes=m))
    return draw(st.one_of(st.none(), tracks, time))


@st.composite
def plans(draw: st.DrawFn) -> PlaylistPlan:
    genre = st.sampled_from(GENRES).map(lambda name: wish(Facet.GENRE, name))
    wants: tuple[FacetWish, ...] = tuple(draw(st.lists(genre, max_size=3, unique_by=lambda each: each.value)))
    shape = draw(st.one_of(st.none(), st.sampled_from(Shape)))
    curve = None if shape is None else Curve(shape, *(("calm", "party") if shape is Shape.JOURNEY else ("", "")))
    spacing = Spacing(draw(st.one_of(st.none(), st.integers(0, 4))), draw(st.booleans()))
    return PlaylistPlan("", wants=wants, curve=curve, spacing=spacing, length=draw(lengths()))


@st.composite
def contexts(draw: st.DrawFn) -> ScoringContext:
    """Libraries with few or many artists, doubles, unknown artists, unknown lengths and tracks without analysis."""
    n = draw(st.integers(0, 70))
    n_artists = draw(st.integers(1, 20))
    rng = np.random.default_rng(draw(st.integers(0, 10**6)))
    tracks = []
    for i in range(1, n + 1):
        artist = int(rng.integers(-1, n_artists))
        tracks.append(
            make_track(
                i,
                title=f"Title {int(rng.integers(0, 2 * n))}" + (" (Live)" if rng.random() < 0.2 else ""),
                artists=() if artist < 0 else (f"Artist {artist}",),
                duration_ms=0 if rng.random() < 0.05 else int(rng.uniform(40_000, 500_000)),
            )
        )
    view = view_of(tracks, seed=1)
    exclude = frozenset(TrackId(int(i)) for i in rng.integers(1, n + 2, 4))
    request = Request("", NOW, seed=draw(st.integers(0, 5)), exclude=exclude, length=draw(lengths()))
    return make_context(plan=draw(plans()), view=view, request=request)


def half(context: ScoringContext) -> Candidates:
    return Candidates(context.view.ids[::2] if len(context.view) > 40 else context.view.ids, {})


@calm
@given(contexts())
def test_every_list_keeps_the_rules(context: ScoringContext) -> None:
    candidates = half(context)
    ranked = rank(context, candidates)
    tracks, notes = sequence(context, ranked)
    ids = [track.track_id for track in tracks]
    assert set(ids) <= set(candidates.ids.tolist()) - context.request.exclude
    assert len(set(ids)) == len(ids)
    # A title of one artist appears once, live or not.
    names = [
        (artist, context.view.titles[row].removesuffix(" (Live)"))
        for artist, row in zip(artists(context, tracks), rows_of_list(context, tracks), strict=True)
    ]
    assert len(set(names)) == len(names)
    limit = context.plan.spacing.max_per_artist
    if limit is not None:
        known = [name for name in artists(context, tracks) if name]
        assert all(known.count(name) <= limit for name in known)
    length = context.request.length or context.plan.length or Length(tracks=USUAL_TRACKS)
    codes = {note.code for note in notes}
    if length.tracks is not None:
        assert len(tracks) <= length.tracks
        is_asked = bool(context.request.length or context.plan.length)
        assert ("short_list" in codes) == (len(tracks) < length.tracks and is_asked)
    elif length.minutes is not None:
        missed = abs(minutes(context, tracks) - length.minutes) / length.minutes
        assert ("length" in codes) == (missed > 0.05)
    for track in tracks:
        at = int(np.flatnonzero(candidates.ids == track.track_id)[0])
        assert track.score == float(ranked.scores[at])
        assert [part.name for part in track.parts] == list(ranked.names)


@calm
@given(contexts(), st.lists(st.integers(1, 75), max_size=6))
def test_a_list_that_goes_on_repeats_nothing_of_what_plays(context: ScoringContext, playing: list[int]) -> None:
    candidates = half(context)
    tracks, _ = sequence(context, rank(context, candidates), [TrackId(i) for i in playing])
    view = context.view

    def recording(row: int) -> tuple[str, str]:
        return view.artists[view.artist_codes[row]], view.titles[row].removesuffix(" (Live)")

    before = {recording(int(row)) for row in view.rows(playing) if row >= 0}
    listed = [recording(row) for row in rows_of_list(context, tracks)]
    assert not before & set(listed)
    assert len(set(listed)) == len(listed)
    assert {track.track_id for track in tracks} <= set(candidates.ids.tolist()) - context.request.exclude


@calm
@given(contexts())
def test_the_same_seed_gives_the_same_list_and_inputs_stay_as_they_are(context: ScoringContext) -> None:
    candidates = half(context)
    ids = candidates.ids.copy()
    first = sequence(context, rank(context, candidates))
    again = replace(context)
    second = sequence(again, rank(again, candidates))
    assert [track.track_id for track in first[0]] == [track.track_id for track in second[0]]
    assert first[1] == second[1]
    assert np.array_equal(candidates.ids, ids)
    assert not context.view.features.values.flags.writeable


@calm
@given(
    st.lists(st.integers(60, 480), min_size=3, max_size=40),
    st.lists(st.integers(20, 900), max_size=30),
    st.floats(-0.03, 0.03),
    st.integers(0, 99),
    st.booleans(),
)
def test_minutes_are_met_whenever_some_subset_meets_them(
    planted: list[int], others: list[int], off: float, seed: int, is_limited: bool
) -> None:
    """The planted tracks alone last as long as asked, give or take 3 %; the rest are in the way."""
    target = sum(planted) * (1 + off)
    assume(target <= 240 * 60)
    seconds = np.random.default_rng(seed).permutation(planted + others)
    tracks = [
        make_track(i, duration_ms=int(s) * 1000, artists=(f"Artist {i if is_limited else i % 9}",))
        for i, s in enumerate(seconds, start=1)
    ]
    spacing = Spacing(max_per_artist=1) if is_limited else Spacing()
    plan = PlaylistPlan("", length=Length(minutes=target / 60), spacing=spacing)
    context = make_context(plan=plan, view=view_of(tracks), request=Request("", NOW, seed=seed))
    chosen, notes = sequence(context, rank(context, Candidates(context.view.ids, {})))
    assert abs(minutes(context, chosen) * 60 - target) <= 0.05 * target
    assert notes == ()


@calm
@given(st.integers(10, 240), st.integers(0, 5))
def test_minutes_are_met_closely_in_a_usual_library(asked: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    tracks = [
        make_track(i, artists=(f"Artist {i % 40}",), duration_ms=int(1000 * rng.lognormal(5.4, 0.35)))
        for i in range(1, 201)
    ]
    plan = PlaylistPlan("", length=Length(minutes=asked))
    context = make_context(plan=plan, view=view_of(tracks), request=Request("", NOW, seed=seed))
    chosen, _ = sequence(context, rank(context, Candidates(context.view.ids, {})))
    assert abs(minutes(context, chosen) - asked) <= 0.02 * asked
