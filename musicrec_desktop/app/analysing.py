"""The steps of ANALYSE: audio to features, in bounded batches."""

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from musicrec_desktop.analysis import AnalysisOutcome, AnalysisPool, AskPace, bring_up_to_date, full_pace, merge
from musicrec_desktop.app.identity import find_duplicates, recognise
from musicrec_desktop.app.kinds import judge_by_sound
from musicrec_desktop.app.same_audio import SameAudio
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.analysis_work import ALL_GROUPS
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.features import AudioFeatures
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.domain.track import ScanProblem
from musicrec_desktop.storage import Database

_TRACKS_A_CHUNK = 20
_DERIVED_A_CHUNK = 500
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
    is_whole: bool = False
    """The second pass: whole tracks, of those whose excerpts are measured."""
    ask_pace: AskPace = full_pace
    """Asked before each file."""
    began: float = field(default_factory=time.perf_counter)
    pool: AnalysisPool | None = None
    outcomes: Iterator[AnalysisOutcome] = field(default_factory=lambda: iter(()))
    same_audio: SameAudio = field(default_factory=SameAudio)
    chunk: tuple[AnalysisOutcome, ...] = ()
    behind: tuple[TrackId, ...] = ()
    """Tracks whose derived groups are to be computed anew, without the sound."""
    derived: tuple[tuple[TrackId, AudioFeatures], ...] = ()
    total: int = 0
    analysed: int = 0
    copied: int = 0
    """Of those analysed: tracks whose audio was known from another file, or unchanged under new tags."""
    improved: int = 0
    """Tracks whose derived groups were computed anew without the sound."""
    fresh: frozenset[TrackId] = frozenset()
    """Tracks measured now."""
    failed: tuple[ScanProblem, ...] = ()
    skipped: int = 0
    """Tracks that needed nothing: measured before, or known to be unreadable."""
    audio_seconds: float = 0.0
    """Length of the music analysed."""
    seconds: float = 0.0

    def followed_by(self, second: "Analysing") -> "Analysing":
        """What both passes came to."""
        return replace(
            second,
            total=self.total + second.total,
            analysed=self.analysed + second.analysed,
            copied=self.copied + second.copied,
            improved=self.improved + second.improved,
            failed=self.failed + second.failed,
            skipped=min(self.skipped, second.skipped),
            audio_seconds=self.audio_seconds + second.audio_seconds,
            seconds=self.seconds + second.seconds,
        )


def load_pending(state: Analysing) -> Analysing:
    """Which tracks have to be heard, and what may be known of their audio."""
    database = state.services.database
    everything = database.features.pending(is_whole=state.is_whole)
    pending = everything[: state.limit]
    state = replace(state, total=len(pending), skipped=database.tracks.count() - len(everything))
    if not pending:
        return state
    same_audio = SameAudio(database.features.known_audio(is_whole=state.is_whole))
    jobs = state.jobs or state.services.settings.analysis_jobs or max(1, (os.cpu_count() or 2) - 1)
    pool = AnalysisPool(min(jobs, len(pending)), ask_pace=state.ask_pace)
    outcomes = pool.results(same_audio.give_out(pending))
    return replace(state, pool=pool, outcomes=outcomes, same_audio=same_audio)


def has_pending(state: Analysing) -> bool:
    """There are tracks left to measure."""
    return state.analysed + len(state.failed) < state.total


def await_features(state: Analysing) -> Job[Analysing]:
    """Wait until the workers have measured some more tracks."""
    done, until = state.analysed + len(state.failed), time.monotonic() + _SECONDS_A_CHUNK
    chunk: list[AnalysisOutcome] = []
    for outcome in islice(state.outcomes, _TRACKS_A_CHUNK):
        chunk.append(outcome)
        # Now, not when it is stored: a twin in the queue may wait for it.
        state.same_audio.settle(outcome.item, outcome.track_id, _audio_hash(outcome))
        yield Progress(done + len(chunk), state.total, outcome.item.path.name)
        if time.monotonic() > until:
            break
    if not chunk:
        raise InvariantError(f"the analysis ended after {done} of {state.total} tracks")
    return replace(state, chunk=tuple(chunk))


def store_features(state: Analysing) -> Analysing:
    """Put the chunk into the library, in one transaction for each kind of thing.

    A file that cannot be read now, as on a drive that is away, says nothing of its sound: it is tried again next time.
    """
    database = state.services.database
    chunk = [_followed(outcome, state.same_audio) for outcome in state.chunk]
    placed = recognise(database, chunk, state.now)
    bad = [outcome for outcome in placed if outcome.measurement is None]
    for outcome, stored in zip(chunk, placed, strict=True):
        if stored.track_id != outcome.track_id:
            state.same_audio.settle(outcome.item, stored.track_id, _audio_hash(outcome))
    # Once more: some may have moved just now.
    same = [
        (outcome.track_id, outcome.measurement.same_as)
        for outcome in (_followed(outcome, state.same_audio) for outcome in placed)
        if outcome.measurement is not None and outcome.measurement.same_as is not None
    ]
    _store_measured(database, placed)
    database.features.copy(same)
    database.features.put_failures(
        [(outcome.track_id, outcome.reason) for outcome in bad if os.access(outcome.item.path, os.R_OK)],
        is_whole=state.is_whole,
    )
    return replace(
        state,
        chunk=(),
        analysed=state.analysed + len(placed) - len(bad),
        copied=state.copied + len(same),
        fresh=state.fresh | {outcome.track_id for outcome in placed if outcome.measurement is not None},
        failed=state.failed + tuple(ScanProblem(outcome.item.path, outcome.reason) for outcome in bad),
        audio_seconds=state.audio_seconds + sum(outcome.audio_seconds for outcome in placed),
    )


def _followed(outcome: AnalysisOutcome, same_audio: SameAudio) -> AnalysisOutcome:
    """The outcome, with the track that it is the same as where that is stored by now."""
    found = outcome.measurement
    if found is None or found.same_as is None:
        return outcome
    holder = same_audio.holder(found.same_as, found.audio_hash)
    return replace(outcome, measurement=replace(found, same_as=holder))


def _audio_hash(outcome: AnalysisOutcome) -> str:
    return outcome.measurement.audio_hash if outcome.measurement else ""


def _store_measured(database: Database, outcomes: Sequence[AnalysisOutcome]) -> None:
    measured = [(outcome.item, outcome.measurement) for outcome in outcomes if outcome.measurement is not None]
    kept = database.features.load([item.track_id for item, _ in measured if item.groups != ALL_GROUPS])
    rows: list[tuple[TrackId, AudioFeatures]] = []
    for item, measurement in measured:
        if measurement.features is not None:
            before = None if item.groups == ALL_GROUPS else kept.get(item.track_id)
            rows.append((item.track_id, merge(before, measurement.features)))
    hashes = {item.track_id: measurement.audio_hash for item, measurement in measured if measurement.audio_hash}
    database.outlines.put([(item.track_id, found.outline) for item, found in measured if found.outline is not None])
    prints = [(item.track_id, found.fingerprint) for item, found in measured if found.fingerprint is not None]
    database.fingerprints.put(prints)
    # Last: with these a track counts as measured, so that a kill before them costs another hearing, and nothing else.
    database.features.put(rows, hashes)


def stop_workers(state: Analysing) -> None:
    """End the worker processes, also when the analysis is cancelled."""
    if state.pool is not None:
        state.pool.close()


def load_behind(state: Analysing) -> Analysing:
    """Which tracks have numbers that a better method would make of what is measured."""
    return replace(state, behind=tuple(state.services.database.features.behind()))


def has_behind(state: Analysing) -> bool:
    """There are tracks left to bring up to date."""
    return bool(state.behind)


def load_measured(state: Analysing) -> Analysing:
    """What is measured of the next of them."""
    some, rest = state.behind[:_DERIVED_A_CHUNK], state.behind[_DERIVED_A_CHUNK:]
    return replace(state, behind=rest, derived=tuple(state.services.database.features.load(some).items()))


def derive_features(state: Analysing) -> Job[Analysing]:
    """Compute their derived groups anew."""
    done = []
    for n, (track_id, features) in enumerate(state.derived):
        yield Progress(n, len(state.derived) + len(state.behind), "")
        done.append((track_id, bring_up_to_date(features)))
    return replace(state, derived=tuple(done))


def store_derived(state: Analysing) -> Analysing:
    """Put them into the library in one transaction."""
    state.services.database.features.improve(state.derived)
    return replace(state, derived=(), improved=state.improved + len(state.derived))


def group_recordings(state: Analysing) -> Job[Analysing]:
    """Tell which tracks hold the same recording, and which are speech, when there is something new to tell. db lane."""
    if state.fresh and not state.is_whole:
        database = state.services.database
        matrix = database.features.matrix()
        yield from find_duplicates(database, matrix, state.fresh)
        judge_by_sound(database, matrix)
    return state


def finish_analysis(state: Analysing) -> Analysing:
    """Refresh what the recommender knows."""
    if state.services.is_loaded and (state.total or state.improved):
        state.services.load_known(state.now)
    return replace(state, seconds=time.perf_counter() - state.began)
