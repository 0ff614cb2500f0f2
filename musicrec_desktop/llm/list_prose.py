"""Title and story of a whole list: templates, and the sentences a model may choose among for the story."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.domain.recommend import Recommendation, Request
from musicrec_desktop.llm.plan_title import plan_title
from musicrec_desktop.llm.untrusted import one_line
from musicrec_desktop.plugin_api import ScoringContext


@dataclass(frozen=True, slots=True)
class ListFacts:
    """What may be said of a list as a whole."""

    tracks: int
    artists: int
    """Distinct known artists."""
    minutes: int
    genres: tuple[str, ...]
    """At most two, the commonest first, each on a quarter of the tracks or more."""
    years: tuple[int, int] | None
    tempo: tuple[int, int] | None
    """Slowest and fastest, in bpm."""
    unplayed: int
    liked: int


def list_facts(tracks: Sequence[Recommendation], context: ScoringContext) -> ListFacts:
    """Counted over the tracks of the list."""
    view = context.view
    rows = view.rows([track.track_id for track in tracks])
    rows = rows[rows >= 0]
    genres = Counter(name for row in rows for name in view.genres_of(int(row)))
    years = view.years[rows][view.years[rows] > 0]
    tempo = view.features.column("tempo")[rows]
    tempo = tempo[~np.isnan(tempo)]
    artists = {int(code) for code in view.artist_codes[rows] if view.artists[code]}
    return ListFacts(
        tracks=len(rows),
        artists=len(artists),
        minutes=round(float(view.durations_ms[rows].sum()) / 60_000),
        genres=tuple(one_line(name, 30) for name, n in genres.most_common(2) if n * 4 >= len(rows)),
        years=(int(years.min()), int(years.max())) if len(years) * 2 > len(rows) else None,
        tempo=(round(float(tempo.min())), round(float(tempo.max()))) if len(tempo) * 2 > len(rows) else None,
        unplayed=int((context.history.plays[rows] == 0).sum()) if context.profile.n_plays else 0,
        liked=int((context.history.feedback[rows] > 0).sum()),
    )


def _some(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"


def story_choices(facts: ListFacts) -> list[str]:
    """The sentences that may stand over a list, in English; the first is the template."""
    tracks = _some(facts.tracks, "track", "tracks")
    by = f" by {_some(facts.artists, 'artist', 'artists')}" if facts.artists else ""
    minutes = _some(facts.minutes, "minute", "minutes")
    genres = f" of {' and '.join(facts.genres)}" if facts.genres else ""
    heads = [f"{tracks}{by}", f"{minutes}{genres}{by}", f"{tracks}{genres}{by}"]
    tails = []
    if facts.years:
        low, high = facts.years
        tails += [f"all from {low}"] if low == high else [f"from {low} to {high}", f"spanning {low} to {high}"]
    if facts.tempo:
        low, high = facts.tempo
        tails += (
            [f"at {low} bpm"] if low == high else [f"between {low} and {high} bpm", f"running at {low} to {high} bpm"]
        )
    if 0 < facts.unplayed < facts.tracks:
        tails.append(f"{facts.unplayed} of them not played here yet")
    elif facts.unplayed and facts.unplayed == facts.tracks:
        tails.append("none of them played here yet")
    if facts.liked:
        tails.append(f"{facts.liked} of them with your like")
    if not tails:
        return [f"{head}." for head in heads]
    return [f"{head}, {tail}." for head in heads for tail in tails]


def story_notes(facts: ListFacts) -> str:
    """The facts as notes for a prompt."""
    notes = [f"{facts.tracks} tracks", f"{facts.artists} artists", f"{facts.minutes} minutes"]
    notes += [f"genres: {' and '.join(facts.genres)}"] if facts.genres else []
    notes += [f"years: {facts.years[0]} to {facts.years[1]}"] if facts.years else []
    notes += [f"tempo: {facts.tempo[0]} to {facts.tempo[1]} bpm"] if facts.tempo else []
    notes += [f"{facts.unplayed} not played before"] if facts.unplayed else []
    return "; ".join(notes)


def _story_zh(facts: ListFacts) -> str:
    parts = [f"{facts.tracks} 首"]
    parts += [f"{facts.artists} 位艺人"] if facts.artists else []
    parts += [f"约 {facts.minutes} 分钟"]
    parts += [f"{facts.years[0]}–{facts.years[1]} 年"] if facts.years else []
    parts += [f"{facts.tempo[0]}–{facts.tempo[1]} BPM"] if facts.tempo else []
    return "，".join(parts) + "。"


def template_title_and_story(
    plan: PlaylistPlan, request: Request, tracks: Sequence[Recommendation], context: ScoringContext
) -> tuple[str, str]:
    """Title and one line over the list, in the language of the plan."""
    facts = list_facts(tracks, context)
    return plan_title(plan, request), _story_zh(facts) if plan.language == "zh" else story_choices(facts)[0]
