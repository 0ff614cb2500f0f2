"""The steps of ANALYSE: audio to features, in bounded batches."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from musicrec_desktop.analysis import AnalysisOutcome, AnalysisPool
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.domain.track import ScanProblem

_TRACKS_A_CHUNK = 20
_SECONDS_A_CHUNK = 2.0
"""Analysed tracks are stored when either is reached: what a kill costs at most."""


@dataclass(frozen=True, slots=True)
class Analysing:
    """What ANALYSE carries from step to step."""

    services: Services
    now: UnixTime
    jobs: int = 0
    """Worker processes; 0 leaves it to the settings."""
    limit: int | None = None
    """Stop after so many tracks."""
    began: float = field(default_factory=time.perf_counter)
    pool: AnalysisPool | None = None
    outcomes: Iterator[AnalysisOutcome] = field(default_factory=lambda: iter(()))
    paths: dict[TrackId, Path] = field(default_factory=dict)
    chunk: tuple[AnalysisOutcome, ...] = ()
    total: int = 0
    analysed: int = 0
    failed: tuple[ScanProblem, ...] = ()
    skipped: int = 0
    """Tracks that needed nothing: measured before, or known to be unreadable."""
    audio_seconds: float = 0.0
    """Length of the music analysed."""
    seconds: float = 0.0


def load_pending(state: Analysing) -> Analysing:
    """Which tracks have no features for their present file."""
    database = state.services.database
    everything = database.features.pending()
    pending = everything[: state.limit]
    state = replace(state, total=len(pending), skipped=database.tracks.count() - len(everything))
    if not pending:
        return state
    jobs = state.jobs or state.services.settings.analysis_jobs or max(1, (os.cpu_count() or 2) - 1)
    pool = AnalysisPool(min(jobs, len(pending)))
    outcomes = pool.results(pending)
    return replace(state, pool=pool, outcomes=outcomes, paths={item.track_id: item.path for item in pending})


def has_pending(state: Analysing) -> bool:
    """There are tracks left to measure."""
    return state.analysed + len(state.failed) < state.total


def await_features(state: Analysing) -> Job[Analysing]:
    """Wait until the workers have measured some more tracks."""
    done, until = state.analysed + len(state.failed), time.monotonic() + _SECONDS_A_CHUNK
    chunk: list[AnalysisOutcome] = []
    for outcome in islice(state.outcomes, _TRACKS_A_CHUNK):
        chunk.append(outcome)
        yield Progress(done + len(chunk), state.total, state.paths[outcome.track_id].name)
        if time.monotonic() > until:
            break
    if not chunk:
        raise InvariantError(f"the analysis ended after {done} of {state.total} tracks")
    return replace(state, chunk=tuple(chunk))


def store_features(state: Analysing) -> Analysing:
    """Put the chunk into the library in one transaction each for successes and failures.

    A file that cannot be read now, as on a drive that is away, says nothing of its sound: it is tried again next time.
    """
    features = state.services.database.features
    good = [(outcome.track_id, outcome.features) for outcome in state.chunk if outcome.features is not None]
    bad = [(outcome.track_id, outcome.reason) for outcome in state.chunk if outcome.features is None]
    features.put(good)
    features.put_failures([(track_id, reason) for track_id, reason in bad if os.access(state.paths[track_id], os.R_OK)])
    return replace(
        state,
        chunk=(),
        analysed=state.analysed + len(good),
        failed=state.failed + tuple(ScanProblem(state.paths[track_id], reason) for track_id, reason in bad),
        audio_seconds=state.audio_seconds + sum(outcome.audio_seconds for outcome in state.chunk),
    )


def stop_workers(state: Analysing) -> None:
    """End the worker processes, also when the analysis is cancelled."""
    if state.pool is not None:
        state.pool.close()


def finish_analysis(state: Analysing) -> Analysing:
    """Refresh what the recommender knows."""
    if state.services.is_loaded and state.total:
        state.services.load_known(state.now)
    return replace(state, seconds=time.perf_counter() - state.began)
