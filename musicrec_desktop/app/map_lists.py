"""Lists drawn on the map: the tracks along a line in its order, or the best of those inside an area."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.app import recommend
from musicrec_desktop.app.live import Insight
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.app.services import Services
from musicrec_desktop.app.sound_map import SoundMap
from musicrec_desktop.domain.errors import InvariantError, RequestError
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.plan import Length, Note, PlaylistPlan
from musicrec_desktop.domain.playlist import GeneratedPlaylist
from musicrec_desktop.domain.progress import Job, Partial
from musicrec_desktop.domain.recommend import Candidates, Recommendation
from musicrec_desktop.llm import explain_by_template
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking import Ranked, sequence, with_places
from musicrec_desktop.ranking.sequencing import recommendation
from musicrec_desktop.retrieval.filters import allowed_by_exclusions

_AROUND: Final = 6
"""Tracks nearest to a station of the line, of which the one that suits best is taken."""
_APART: Final = 3
"""Tracks between two of one artist, where another one is near."""
_FAR_COSTS: Final = 1.0
"""Of the difference between the best and the worst score around a station: what the farthest of them loses."""
_ALONG: Final = 400
"""Places on the line, by which tracks are put in order."""
_SCORED: Final = 1_500
"""Of a larger area so many are scored, drawn by a fixed seed; the best of these are put in order."""
_SEQUENCED: Final = 400
_TRIES: Final = 4
_SLACK: Final = 0.05
_CORNERS: Final = 200


class Shape(StrEnum):
    """What was drawn."""

    LINE = "line"
    AREA = "area"


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A drawing on the map."""

    shape: Shape
    corners: NDArray[np.float32]
    """(p, 2) in the map's own measure: 2 and more of a line, 3 and more of an area."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What MAP_LIST carries from step to step. Its Partial is the list, as that of RECOMMEND."""

    mapped: SoundMap
    drawn: Drawn
    minutes: float
    work: Recommending
    """Becomes a finished list, which can be changed as any other."""


def load(state: Drawing) -> Drawing:
    """Library and listener as they are now. db lane."""
    return replace(state, work=recommend.load_context(state.work))


def choose(state: Drawing) -> Job[Drawing]:
    """The list, each track with its reason. compute lane. Raises RequestError where nothing lies there."""
    began = time.perf_counter()
    work = recommend.expect(state.work)
    plan = PlaylistPlan("", work.request.language, length=Length(minutes=state.minutes))
    context = replace(work.scoring, plan=plan)
    allowed, _, _ = allowed_by_exclusions(context)
    rows = context.view.rows(state.mapped.ids)
    may = (rows >= 0) & allowed[rows] & (context.view.durations_ms[rows] > 0)
    at = np.flatnonzero(may)
    places = state.mapped.places[at]
    if work.insight is None:
        raise InvariantError("a list was drawn before it was asked what is expected")
    if state.drawn.shape is Shape.LINE:
        ranked, tracks, notes = _along(context, work.insight, rows[at], places, state)
    else:
        inside = rows[at][is_inside(places, state.drawn.corners)]
        ranked, tracks, notes = _within(context, work.insight, inside)
    if not tracks:
        raise RequestError(
            "No track that may be played lies where you drew.",
            hint="Draw where there are points; tracks you disliked are left out.",
        )
    told = explain_by_template(with_places(context, tracks), context)
    playlist = GeneratedPlaylist(
        plan=plan,
        tracks=told.tracks,
        title=told.title,
        story=told.story,
        notes=notes,
        timings_ms={"total": (time.perf_counter() - began) * 1000},
        seed=work.request.seed,
    )
    yield Partial(playlist)
    return replace(state, work=replace(work, context=context, ranked=ranked, playlist=playlist))


def todays_plays(services: Services, now: float, utc_offset_s: int) -> tuple[TrackId, ...]:
    """The tracks played since midnight on the listener's clock, in order, one after another only once. Any lane."""
    midnight = now - (now + utc_offset_s) % 86_400
    plays = services.live.plays
    rows = plays.tracks[plays.starts >= midnight]
    if len(rows) > 1:
        rows = rows[np.concatenate(([True], rows[1:] != rows[:-1]))]
    return tuple(TrackId(track) for track in services.known.view.ids[rows].tolist())


# inside ---------------------------------------------------------------------------------------------------------------

Chosen = tuple[Ranked, tuple[Recommendation, ...], tuple[Note, ...]]


def is_inside(places: NDArray[np.float32], corners: NDArray[np.float32]) -> NDArray[np.bool_]:
    """(n,) True where one of (n, 2) places lies within the closed area with these corners (even-odd rule)."""
    if len(corners) > _CORNERS:
        corners = corners[np.linspace(0, len(corners) - 1, _CORNERS).astype(np.intp)]
    inside = np.zeros(len(places), np.bool_)
    may = np.flatnonzero(np.all((places >= corners.min(axis=0)) & (places <= corners.max(axis=0)), axis=1))
    x, y = places[may].astype(np.float64).T
    hit = np.zeros(len(may), np.bool_)
    ends = corners.astype(np.float64)
    for (x1, y1), (x2, y2) in zip(ends, np.roll(ends, -1, axis=0), strict=True):
        if y1 != y2:
            hit ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    inside[may] = hit
    return inside


def stations(corners: NDArray[np.float32], n: int) -> NDArray[np.float32]:
    """(n, 2) places at even distances along a line, both ends included."""
    steps = np.hypot(*np.diff(corners, axis=0).T)
    way = np.concatenate(([0.0], np.cumsum(steps)))
    at = np.linspace(0, way[-1], n)
    return np.stack([np.interp(at, way, corners[:, axis]) for axis in (0, 1)], axis=1).astype(np.float32)


def _how_far(places: NDArray[np.float32], corners: NDArray[np.float32]) -> NDArray[np.intp]:
    """(n,) how far along a line the place of it lies that is nearest to each of (n, 2) places."""
    line = stations(corners, _ALONG)
    apart: NDArray[np.float32] = np.hypot(*(places[:, None, :] - line[None, :, :]).transpose(2, 0, 1))
    nearest: NDArray[np.intp] = apart.argmin(axis=1)
    return nearest


def _scored(context: ScoringContext, insight: Insight, rows: NDArray[np.intp]) -> Ranked:
    ids = context.view.ids[np.unique(rows)]
    return insight.ranked(context, Candidates(ids, {"map": np.ones(len(ids), np.bool_)}))


def _within(context: ScoringContext, insight: Insight, rows: NDArray[np.intp]) -> Chosen:
    if len(rows) > _SCORED:
        rows = np.random.default_rng(0).choice(rows, _SCORED, replace=False)
    ranked = _scored(context, insight, rows)
    if len(rows) > _SEQUENCED:
        best = np.argsort(-ranked.scores, kind="stable")[:_SEQUENCED]
        ranked = _scored(context, insight, ranked.rows[best])
    tracks, notes = sequence(context, ranked)
    return ranked, tracks, notes


def _along(
    context: ScoringContext,
    insight: Insight,
    rows: NDArray[np.intp],
    places: NDArray[np.float32],
    state: Drawing,
) -> Chosen:
    """As many stations as make the length, and at each the track that suits best among those nearest to it."""
    asked_ms = state.minutes * 60_000
    durations = context.view.durations_ms[rows]
    n = round(asked_ms / max(float(np.median(durations)), 1.0)) if len(rows) else 0
    found: Chosen = (_scored(context, insight, rows[:0]), (), ())
    closest = np.inf
    for _ in range(_TRIES):
        n = max(1, min(n, len(rows)))
        if len(rows) == 0:
            break
        ranked, taken = _at_stations(context, insight, rows, places, stations(state.drawn.corners, n))
        where = places[np.searchsorted(rows, ranked.rows[list(taken)])]
        taken = [taken[at] for at in np.argsort(_how_far(where, state.drawn.corners), kind="stable").tolist()]
        total = float(context.view.durations_ms[ranked.rows[list(taken)]].sum())
        if abs(total - asked_ms) < closest:
            closest = abs(total - asked_ms)
            found = ranked, tuple(recommendation(context, ranked, at) for at in taken), ()
        if closest <= _SLACK * asked_ms:
            break
        n = round(n * asked_ms / total) if total else n + 1
    return found


def _at_stations(
    context: ScoringContext,
    insight: Insight,
    rows: NDArray[np.intp],
    places: NDArray[np.float32],
    stops: NDArray[np.float32],
) -> tuple[Ranked, Sequence[int]]:
    """The tracks near any station, ranked, and for each station which of them was taken."""
    k = min(_AROUND + len(stops), len(rows))  # of those nearest to all stations alike, each takes one
    near, far = [], []
    for stop in stops:
        apart = np.hypot(*(places - stop).T)
        best = np.argpartition(apart, k - 1)[:k]
        best = best[np.argsort(apart[best], kind="stable")]
        near.append(best)
        far.append(apart[best])
    ranked = _scored(context, insight, rows[np.concatenate(near)])
    candidate_of = {int(row): at for at, row in enumerate(ranked.rows.tolist())}
    view, taken = context.view, list[int]()
    heard: set[tuple[str, int]] = set()
    for best, apart in zip(near, far, strict=True):
        open_to = [
            (candidate_of[int(rows[at])], float(gap))
            for at, gap in zip(best, apart, strict=True)
            if not _voices(view.recordings, int(rows[at])) & heard
        ][:_AROUND]
        lately = {int(view.artist_codes[ranked.rows[at]]) for at in taken[-_APART:]} - {0}
        others = [one for one in open_to if int(view.artist_codes[ranked.rows[one[0]]]) not in lately]
        one = _best_of(others or open_to, ranked)
        if one is not None:
            taken.append(one)
            heard |= _voices(view.recordings, int(ranked.rows[one]))
    return ranked, taken


def _voices(recordings: NDArray[np.int64], row: int) -> set[tuple[str, int]]:
    """What must not come twice: the track, and its recording in another file."""
    return {("row", row)} | ({("recording", int(recordings[row]))} if recordings[row] else set())


def _best_of(near: Sequence[tuple[int, float]], ranked: Ranked) -> int | None:
    """Of (candidate, distance), the one with the best score for its distance."""
    if not near:
        return None
    at = np.array([candidate for candidate, _ in near])
    apart = np.array([gap for _, gap in near])
    scores = ranked.scores[at].astype(np.float64)
    spread = float(np.ptp(scores))
    cost = _FAR_COSTS * spread * apart / max(float(apart.max()), 1e-9)
    return int(at[np.argmax(scores - cost)])
