"""The steps of SCAN and ANALYSE: folders to tracks, audio to features, in bounded batches."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from musicrec_desktop.analysis import AnalysisOutcome, AnalysisPool
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.features import FEATURE_VERSION
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScanPlan, ScanProblem, ScanSummary
from musicrec_desktop.library import read_files, walk

_FILES_A_BATCH = 200
"""Files read between two writes: what a kill costs at most."""
_TRACKS_A_CHUNK = 20
_SECONDS_A_CHUNK = 2.0
"""Analysed tracks are stored when either is reached: what a kill costs at most."""


@dataclass(frozen=True, slots=True)
class Scanning:
    """What SCAN carries from step to step."""

    services: Services
    folders: tuple[Path, ...]
    now: UnixTime
    began: float = field(default_factory=time.perf_counter)
    known: dict[Path, FileStamp] = field(default_factory=dict)
    plan: ScanPlan | None = None
    read: int = 0
    """Files of the plan read so far."""
    batch: ScanBatch = field(default_factory=lambda: ScanBatch((), ()))
    summary: ScanSummary = field(default_factory=ScanSummary)


def load_stamps(state: Scanning) -> Scanning:
    """What the library knows of these files."""
    return replace(state, known=state.services.database.tracks.known_stamps())


def walk_folders(state: Scanning) -> Job[Scanning]:
    """Find new, changed, moved and vanished files; open none."""
    plan = yield from walk(state.folders, state.known)
    return replace(state, plan=plan, known={})


def store_moves(state: Scanning) -> Scanning:
    """Moved files keep their history; vanished ones are flagged, never deleted."""
    plan, tracks = state.plan, state.services.database.tracks
    if plan is None:
        return state
    moved = tracks.apply_moves(plan.moved)
    removed = tracks.mark_missing(plan.removed)
    # A tag guessed from the path is worth as much as the path: read those files again.
    again = tuple(tracks.guessed_from_path(new for _, new in plan.moved))
    summary = ScanSummary(moved=moved, removed=removed, unchanged=plan.unchanged, problems=plan.problems)
    return replace(state, plan=replace(plan, to_read=plan.to_read + again), summary=summary)


def has_files(state: Scanning) -> bool:
    """There are files left to read."""
    return state.plan is not None and state.read < len(state.plan.to_read)


def read_batch(state: Scanning) -> Job[Scanning]:
    """Read the tags of the next files."""
    files = state.plan.to_read if state.plan else ()
    yield Progress(state.read, len(files), files[state.read].name)
    batch = read_files(files[state.read : state.read + _FILES_A_BATCH])
    return replace(state, batch=batch, read=state.read + _FILES_A_BATCH)


def store_batch(state: Scanning) -> Scanning:
    """Put the batch into the library in one transaction."""
    added, updated = state.services.database.tracks.apply_batch(state.batch, state.now)
    summary = replace(
        state.summary,
        added=state.summary.added + added,
        updated=state.summary.updated + updated,
        problems=state.summary.problems + state.batch.problems,
    )
    return replace(state, summary=summary, batch=ScanBatch((), ()))


def finish_scan(state: Scanning) -> Scanning:
    """Keep the problems for the listener and refresh what the recommender knows."""
    tracks = state.services.database.tracks
    elsewhere = [
        problem
        for problem in tracks.problems()
        if not any(problem.path.is_relative_to(folder) for folder in state.folders)
    ]
    tracks.set_problems([*elsewhere, *state.summary.problems])
    if state.services.is_loaded:
        state.services.load_known(state.now)
    return replace(state, summary=replace(state.summary, seconds=time.perf_counter() - state.began))


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
    everything = database.features.pending(FEATURE_VERSION)
    pending = everything[: state.limit]
    state = replace(state, total=len(pending), skipped=database.tracks.count() - len(everything))
    if not pending:
        return state
    jobs = state.jobs or state.services.settings.analysis_jobs or max(1, (os.cpu_count() or 2) - 1)
    pool = AnalysisPool(min(jobs, len(pending)))
    outcomes = pool.results((track_id, path) for track_id, path, _ in pending)
    return replace(state, pool=pool, outcomes=outcomes, paths={track_id: path for track_id, path, _ in pending})


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
