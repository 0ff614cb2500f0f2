"""History from files, and the taste profile in words and numbers."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from musicrec_desktop.app.flow import LEARN
from musicrec_desktop.app.learn import Learning
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.taste import Affinity
from musicrec_desktop.feedback import parse_history

_TOP = 50
"""Entries of each kind that a summary lists."""


@dataclass(frozen=True, slots=True)
class HistoryReport:
    """What came of recording a history."""

    recorded: int
    """Plays that were new."""
    known_before: int
    """Plays that were already there."""
    feedback: int
    problems: tuple[tuple[int, str], ...]
    """(line number, reason) of every line that was not taken."""


def record_history(services: Services, lines: Sequence[str], now: UnixTime) -> HistoryReport:
    """Record plays and feedback from JSON lines. Lines that make no sense are reported, the others are kept."""
    tracks = services.database.tracks.all()
    # Later entries win: a present track over a missing one that once had the same path.
    by_path = {str(track.path): track.id for track in sorted(tracks, key=lambda track: not track.is_missing)}
    durations = {track.id: track.duration_ms for track in tracks}

    def resolve(name: str) -> TrackId | None:
        found = by_path.get(name) or by_path.get(os.path.normpath(Path.cwd() / name))
        if found is None and name.isdecimal() and TrackId(int(name)) in durations:
            return TrackId(int(name))
        return found

    parsed = parse_history(lines, resolve, durations)
    learned = run_inline(LEARN, Learning(services, now, parsed.plays, parsed.feedback))
    return HistoryReport(
        recorded=learned.recorded,
        known_before=len(parsed.plays) - learned.recorded,
        feedback=len(parsed.feedback),
        problems=tuple((problem.line, problem.reason) for problem in parsed.problems),
    )


def profile_summary(services: Services, now: UnixTime) -> dict[str, object]:
    """The taste profile as a document, strongest first, each entry with what it stands on."""
    known = services.load_known(now)
    profile, view = known.profile, known.view
    rows = view.rows(profile.tracks.ids)
    order = [i for i in np.argsort(-np.abs(profile.tracks.affinity)) if rows[i] >= 0][:_TOP]
    return {
        "plays": profile.n_plays,
        "feedback": profile.n_feedback,
        "novelty": round(profile.novelty, 3),
        "artists": _affinities(profile.artists),
        "genres": _affinities(profile.genres),
        "tracks": [
            {
                "id": int(profile.tracks.ids[i]),
                "name": " - ".join(filter(None, (view.artists[view.artist_codes[rows[i]]], view.titles[rows[i]]))),
                "affinity": round(float(profile.tracks.affinity[i]), 3),
                "evidence": _track_evidence(
                    int(profile.tracks.plays[i]), int(profile.tracks.skips[i]), int(profile.tracks.feedback[i])
                ),
            }
            for i in order
        ],
        "hours": [round(float(share), 4) for share in profile.hours],
    }


def _affinities(entries: Mapping[str, Affinity]) -> list[dict[str, object]]:
    named = sorted(entries.items(), key=lambda entry: -abs(entry[1].value))[:_TOP]
    return [
        {
            "name": name,
            "affinity": round(affinity.value, 3),
            "evidence": f"{affinity.plays} plays, {affinity.likes} likes, {affinity.dislikes} dislikes",
        }
        for name, affinity in named
        if name
    ]


def _track_evidence(plays: int, skips: int, feedback: int) -> str:
    judged = {1: ", liked", -1: ", disliked"}.get(feedback, "")
    return f"{plays} plays, {skips} skipped{judged}"
