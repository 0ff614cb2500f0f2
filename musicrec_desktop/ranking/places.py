"""Why each track of a list stands where it does: the terms of the objective at its place, in words and numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.recommend import Recommendation, ScorePart
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.curves import curve_way
from musicrec_desktop.ranking.objective import LAGS, Objective, objective
from musicrec_desktop.ranking.pool import Pool, make_pool
from musicrec_desktop.ranking.quotas import wish_quota
from musicrec_desktop.ranking.transitions import SHARES, Transition, transition

_ROUGH: Final = 4.0
"""A miss of the curve that costs so much (twice a step of it) counts as no fit at all."""


def with_places(
    context: ScoringContext, tracks: Sequence[Recommendation], before: Sequence[TrackId] = ()
) -> tuple[Recommendation, ...]:
    """The list with the reasons of its order; `before` is what plays before it. About a millisecond for 25 tracks."""
    if not tracks:
        return ()
    rows = context.view.rows([track.track_id for track in tracks])
    seam = context.view.rows(list(before[-LAGS:]))
    seam = seam[seam >= 0]
    scores = np.array([track.score for track in tracks] + [0.0] * len(seam), np.float32)
    pool = make_pool(context, np.concatenate((rows, seam)), scores, len(seam))
    aim = objective(pool, len(tracks), wish_quota(pool), len(seam))
    way = curve_way(pool, context.plan.curve, len(tracks))
    previous = [int(seam[-1]) if len(seam) else -1, *rows[:-1].tolist()]
    parts = []
    for place, row in enumerate(rows.tolist()):
        steps = () if previous[place] < 0 else _step_parts(context, previous[place], row)
        wanted = None if way is None else (float(way[place, 0]), float(way[place, 1]))
        parts.append((*steps, *_curve_parts(pool, aim, place, wanted), *_spacing_parts(context, rows.tolist(), place)))
    return tuple(replace(track, place=tuple(said)) for track, said in zip(tracks, parts, strict=True))


def _step_parts(context: ScoringContext, row_a: int, row_b: int) -> Iterator[ScorePart]:
    """How it is to hear this track right after the one before."""
    step = transition(context, row_a, row_b)
    if not step.is_known:
        return
    worth = {name: 1 - cost for name, cost in step.costs.items()}
    yield ScorePart("sound", worth["sound"], SHARES["sound"], f"cosine {step.sound_cosine:.2f} to the track before")
    if not np.isnan(step.tempo_change):
        yield ScorePart("tempo", worth["tempo"], SHARES["tempo"], _tempo_words(step))
    if step.key_relation:
        words = f"{step.key_from} to {step.key_to}: {step.key_relation}"
        yield ScorePart("key", worth["key"], SHARES["key"], words)
    yield ScorePart("loudness", worth["loudness"], SHARES["loudness"], f"{step.loudness_change_db:+.1f} dB")
    yield ScorePart("energy", worth["energy"], SHARES["energy"], f"energy {step.energy_change:+.2f}")


def _tempo_words(step: Transition) -> str:
    words = f"{step.tempo_from:.0f} to {step.tempo_to:.0f} beats a minute"
    octaves = abs(np.log2(step.tempo_to / step.tempo_from))
    return f"{words}, felt as {1 + step.tempo_change:.2f} of it" if octaves > 0.5 else words


def _curve_parts(pool: Pool, aim: Objective, place: int, wanted: tuple[float, float] | None) -> Iterator[ScorePart]:
    """How near the track is to what the curve wants here."""
    term = aim.by_name.get("curve")
    energy = float(pool.energy[place])
    if term is None or term.place is None or wanted is None or np.isnan(energy):
        return
    cost = float(term.place[place, place])
    words = f"energy {energy:.2f} where {wanted[1]:.2f} is wanted"
    if not np.isnan(wanted[0]):
        valence = float(pool.context.view.features.column("valence")[pool.rows[place]])
        words = f"{words}, valence {valence:.2f} where {wanted[0]:.2f} is"
    yield ScorePart("curve", max(0.0, 1 - cost / _ROUGH), 1.0, words)


def _spacing_parts(context: ScoringContext, rows: Sequence[int], place: int) -> Iterator[ScorePart]:
    """How far back the artist was last heard in the list, and whether a new track stands among known ones."""
    view = context.view
    artist = view.artist_codes[rows[place]]
    back = [place - at for at in range(place) if artist and view.artist_codes[rows[at]] == artist]
    if back:
        nearest = min(back)
        yield ScorePart("artist", min(1.0, (nearest - 1) / LAGS), 1.0, f"its artist stands {nearest} places before")
    listens = context.history.listens
    if listens[rows[place]] == 0 and place and not context.profile.is_empty:
        is_after_known = listens[rows[place - 1]] > 0
        words = "new, after one you know" if is_after_known else "new, after another new one"
        yield ScorePart("rhythm", float(is_after_known), 1.0, words)
