"""The steps of SCAN: folders to tracks, in bounded batches."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from musicrec_desktop.app import history_retry
from musicrec_desktop.app.history_retry import Retrying
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScanPlan, ScanProblem, ScanSummary
from musicrec_desktop.library import ReadingPool, jobs_for, walk


@dataclass(frozen=True, slots=True)
class Scanning:
    """What SCAN carries from step to step."""

    services: Services
    folders: tuple[Path, ...]
    now: UnixTime
    is_part: bool = False
    """The folders lie within the listener's music folders, and something in them has changed."""
    jobs: int | None = None
    """Processes that read tags, 0 for none; None: as many as are worth it."""
    began: float = field(default_factory=time.perf_counter)
    known: dict[Path, FileStamp] = field(default_factory=dict)
    missing: dict[Path, FileStamp] = field(default_factory=dict)
    broken: dict[Path, ScanProblem] = field(default_factory=dict)
    plan: ScanPlan | None = None
    pool: ReadingPool | None = None
    batches: Iterator[tuple[int, ScanBatch]] = field(default_factory=lambda: iter(()))
    read: int = 0
    """Files of the plan read so far."""
    batch: ScanBatch = field(default_factory=lambda: ScanBatch((), ()))
    summary: ScanSummary = field(default_factory=ScanSummary)
    unmatched: Retrying | None = None
    """Imported plays that had no track, when there are any and the library has changed."""


def load_stamps(state: Scanning) -> Scanning:
    """What the library knows of these files."""
    tracks = state.services.database.tracks
    broken = {problem.path: problem for problem in tracks.problems() if problem.stamp is not None}
    return replace(state, known=tracks.known_stamps(), missing=tracks.missing_stamps(), broken=broken)


def walk_folders(state: Scanning) -> Job[Scanning]:
    """Find new, changed, moved and vanished files; open none."""
    plan = yield from walk(
        state.folders, state.known, missing=state.missing, broken=state.broken, is_part=state.is_part
    )
    return replace(state, plan=plan, known={}, missing={}, broken={})


def store_moves(state: Scanning) -> Scanning:
    """Moved files keep their history; vanished ones are flagged, never deleted, and come back as they were."""
    plan, tracks = state.plan, state.services.database.tracks
    if plan is None:
        return state
    moved = tracks.apply_moves(plan.moved)
    removed = tracks.mark_missing(plan.removed)
    away = tracks.mark_missing(plan.away)
    back = tracks.mark_back(plan.back)
    # A tag guessed from the path is worth as much as the path: read those files again.
    again = tuple(tracks.guessed_from_path(new for _, new in plan.moved))
    plan = replace(plan, to_read=plan.to_read + again)
    pool = ReadingPool(jobs_for(len(plan.to_read)) if state.jobs is None else state.jobs)
    return replace(
        state,
        plan=plan,
        pool=pool,
        batches=pool.batches(plan.to_read),
        summary=ScanSummary(
            moved=moved, removed=removed, away=away, back=back, unchanged=plan.unchanged, problems=plan.problems
        ),
    )


def has_files(state: Scanning) -> bool:
    """There are files left to read."""
    return state.plan is not None and state.read < len(state.plan.to_read)


def read_batch(state: Scanning) -> Job[Scanning]:
    """Await the tags of some more files. While these are stored, the next are read."""
    files = state.plan.to_read if state.plan else ()
    yield Progress(state.read, len(files), files[state.read].name)
    read, batch = next(state.batches, (0, state.batch))
    if not read:
        raise InvariantError(f"the reading ended after {state.read} of {len(files)} files")
    return replace(state, batch=batch, read=state.read + read)


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


def stop_reading(state: Scanning) -> None:
    """End the processes that read, also when the scan is cancelled."""
    if state.pool is not None:
        state.pool.close()


def finish_scan(state: Scanning) -> Scanning:
    """Keep the problems for the listener and refresh what the recommender knows."""
    tracks, summary = state.services.database.tracks, state.summary
    elsewhere = [
        problem
        for problem in tracks.problems()
        if not any(problem.path.is_relative_to(folder) for folder in state.folders)
    ]
    tracks.set_problems([*elsewhere, *summary.problems])
    has_changed = summary.added or summary.updated or summary.moved or summary.removed or summary.away or summary.back
    if state.services.is_loaded and has_changed:
        state.services.load_known(state.now)
    return replace(state, summary=replace(summary, seconds=time.perf_counter() - state.began))


def load_unmatched(state: Scanning) -> Scanning:
    """Imported plays without a track, when there may be one now."""
    has_new = state.summary.added or state.summary.updated or state.summary.back
    return replace(state, unmatched=history_retry.load_unmatched(state.services)) if has_new else state


def match_unmatched(state: Scanning) -> Job[Scanning]:
    """Look for their tracks."""
    if state.unmatched is None:
        return state
    found = yield from history_retry.match_unmatched(state.unmatched)
    return replace(state, unmatched=found)


def move_matched(state: Scanning) -> Scanning:
    """Those that were found become history."""
    if state.unmatched is not None:
        history_retry.move_matched(state.services, state.unmatched, state.now)
    return state
