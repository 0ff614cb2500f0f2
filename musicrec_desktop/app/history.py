"""History from files."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from musicrec_desktop.app.flow import LEARN
from musicrec_desktop.app.learn import Learning
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.feedback import parse_history


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
