"""What the taste profile makes of recorded listening: what is odd, what it costs, how little a strange night does.

Run: OMP_NUM_THREADS=1 python -m tests.benchmarks.recorded_taste FOLDER   (FOLDER/NAME/plays.csv.gz)
"""

import math
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.features import FEATURE_NAMES, SCALARS, FeatureMatrix
from musicrec_desktop.domain.history import Origin
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.oddities import Oddity
from musicrec_desktop.domain.play import Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.taste import TasteProfile
from musicrec_desktop.domain.track import TrackLabel
from musicrec_desktop.evaluation.histories.log import RawPlays, read_plays
from musicrec_desktop.taste import TasteConfig, build

DAY = 86_400.0
SCROBBLE_S = 200
"""Length of a track where a log has none."""
CHILDREN = tuple(f"Children's Songs {n}" for n in range(8))
NIGHT_S = 8 * 3600.0
MOMENTS = 12
"""Nights at which a history is poisoned, spread over its later half."""
PLAIN = TasteConfig(newcomers=math.inf)
"""The same profile without doubt about crowds of new artists."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A log as the program would know it."""

    plays: tuple[Play, ...]
    view: LibraryView


def recorded(raw: RawPlays) -> Recorded:
    """Plays and library of a log. Lengths are the longest play of a track but for outliers; the sound is made up: each
    artist has a place, and the tracks lie around it; the children's songs lie in a place of their own."""
    keys, tracks = np.unique(raw.keys, return_inverse=True)
    n = len(keys)
    length = _lengths(raw, tracks, n)
    # Ends on full minutes: the log was written to the minute, and starts are what was heard before that.
    is_rough = raw.has_lengths and float(np.mean(np.round(raw.ends) % 60 == 0)) > 0.5
    origin = Origin.SPOTIFY_ACCOUNT.value if is_rough else ""
    artists = [key.split("\t")[0] for key in keys.tolist()]
    names = [*(key.split("\t")[1] for key in keys.tolist()), *(f"Song {i}" for i in range(200))]
    artists += [CHILDREN[i % len(CHILDREN)] for i in range(200)]
    lengths = [*length.astype(int).tolist(), *[180_000] * 200]
    labels = [
        TrackLabel(
            TrackId(i + 1),
            name,
            (artist,),
            "",
            "",
            ("children",) if i >= n else (),
            0,
            DurationMs(ms),
            UnixTime(0.0),
        )
        for i, (name, artist, ms) in enumerate(zip(names, artists, lengths, strict=True))
    ]
    view = LibraryView.from_labels(labels, _features(artists, n))
    plays = []
    for track, start, ms, end in zip(
        tracks.tolist(), raw.starts.tolist(), raw.played_ms.tolist(), raw.reason_end.tolist(), strict=True
    ):
        whole = int(length[track])
        heard = whole if math.isnan(ms) else int(ms)
        is_over = end == "trackdone" if end else heard >= 0.95 * whole
        stopped = end in {"logout", "endplay", "unexpected-exit", "unexpected-exit-while-paused", "unknown"}
        ended = PlayEnd.FINISHED if is_over else PlayEnd.STOPPED if stopped else PlayEnd.SKIPPED
        plays.append(
            Play(
                TrackId(track + 1),
                UnixTime(start),
                DurationMs(heard),
                DurationMs(whole),
                ended,
                QueuedBy.IMPORT,
                origin=origin,
            )
        )
    plays.sort(key=lambda play: play.started_at)
    return Recorded(tuple(plays), view)


def _lengths(raw: RawPlays, tracks: NDArray[np.intp], n: int) -> NDArray[np.float64]:
    """(n,) milliseconds: the longest play but for outliers; in a log without lengths, the median time to the next."""
    heard = raw.played_ms
    if not raw.has_lengths:
        gaps = np.append(np.diff(raw.starts), np.nan)
        heard = np.where((gaps > 60) & (gaps < 600), gaps * 1000, np.nan)
    order = np.lexsort((heard, tracks))  # what is not known comes last
    known = np.bincount(tracks, np.isfinite(heard), n).astype(int)
    first = np.searchsorted(tracks[order], np.arange(n), "left")
    pick = first + (np.maximum(known - 1 - known // 10, 0) if raw.has_lengths else known // 2)
    length = np.where(known > 0, heard[order][np.minimum(pick, len(order) - 1)], SCROBBLE_S * 1000.0)
    return np.maximum(length, 1000.0)


def _features(artists: Sequence[str], n: int) -> FeatureMatrix:
    rng = np.random.default_rng(0)
    codes = np.unique(artists, return_inverse=True)[1]
    values = rng.normal(0, 1, (codes.max() + 1, len(FEATURE_NAMES)))[codes].astype(np.float32)
    values += rng.normal(0, 0.5, values.shape).astype(np.float32)
    values[n:, len(SCALARS) :] = 3 + rng.normal(0, 0.5, (len(artists) - n, len(FEATURE_NAMES) - len(SCALARS)))
    values[:, 4:10] = rng.uniform(0, 1, (len(artists), 6))
    confidences = np.ones((len(artists), len(SCALARS)), np.float32)
    return FeatureMatrix(np.arange(1, len(artists) + 1), values, confidences)


def night(view: LibraryView, before: float, n: int) -> list[Play]:
    """n children's songs, one after another, in the hours that end at `before`."""
    first = len(view) - 200
    return [
        Play(
            TrackId(int(view.ids[first + (i * 7) % 200])),
            UnixTime(before - 180.0 * (n - i)),
            DurationMs(180_000),
            DurationMs(180_000),
            PlayEnd.FINISHED,
            QueuedBy.LISTENER,
        )
        for i in range(n)
    ]


def strongest(profile: TasteProfile, n: int = 20) -> list[str]:
    """Names of the artists with the highest affinity."""
    found = sorted(profile.artists.items(), key=lambda item: (-item[1].value, item[0]))
    return [name for name, _ in found[:n]]


def auc(profile: TasteProfile, wanted: set[str]) -> float:
    """Chance that an artist heard in the days to come has a higher affinity than one that is not; among those known."""
    names = [name for name in profile.artists if name not in CHILDREN]
    values = np.array([profile.artists[name].value for name in names])
    is_wanted = np.array([name in wanted for name in names])
    if not is_wanted.any() or is_wanted.all():
        return math.nan
    ranks = _mean_ranks(values)
    m = int(is_wanted.sum())
    return float((ranks[is_wanted].sum() - m * (m + 1) / 2) / (m * (len(names) - m)))


def _mean_ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    _, at, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks: NDArray[np.float64] = (ends - (counts - 1) / 2)[at]
    return ranks


def scattered(view: LibraryView, past: Sequence[Play]) -> list[Play]:
    """The same plays, every twentieth of them a children's song."""
    first = len(view) - 200
    return [
        replace(play, track_id=TrackId(int(view.ids[first + (i // 20 * 7) % 200])), ended=PlayEnd.FINISHED)
        if i % 20 == 0
        else play
        for i, play in enumerate(past)
    ]


def poisoned(log: Recorded, config: TasteConfig, *, is_one_night: bool) -> dict[str, float]:
    """Means over several moments of what changes when one night of children's songs (5 % of the plays so far, at most
    what a night holds) comes last, or when every twentieth play so far was one."""
    starts = np.array([play.started_at for play in log.plays])
    artist_of = {int(i): log.view.artists[code] for i, code in zip(log.view.ids, log.view.artist_codes, strict=True)}
    found: list[dict[str, float]] = []
    for place in np.linspace(len(starts) // 2, len(starts) - len(starts) // 20 - 1, MOMENTS).astype(int).tolist():
        now = UnixTime(float(starts[place]))
        past = list(log.plays[:place])
        if is_one_night:
            bad = night(log.view, now - 600, min(int(0.05 * place), int(NIGHT_S // 180)))
            past = [play for play in past if play.started_at < bad[0].started_at - 600]
            spoilt = past + bad
        else:
            spoilt = scattered(log.view, past)
        before, after = (build(plays, (), log.view, now, config=config) for plays in (past, spoilt))
        until = np.searchsorted(starts, now + 14 * DAY)
        wanted = {artist_of[play.track_id] for play in log.plays[place:until]}
        assert before.liked_sound is not None
        assert after.liked_sound is not None
        intruders = [name for name in strongest(after) if name in CHILDREN]
        found.append(
            {
                "top 20 kept": len(set(strongest(before)) & set(strongest(after))) / 20,
                "intruders in it": len(intruders),
                "best intruder": max(after.artists[name].value for name in CHILDREN if name in after.artists),
                "sound cosine": float(before.liked_sound @ after.liked_sound),
                "novelty moved": after.novelty - before.novelty,
                "hours moved": float(np.abs(before.hours - after.hours).sum() / 2),
                "AUC before": auc(before, wanted),
                "AUC after": auc(after, wanted),
            }
        )
    return {name: float(np.nanmean([one[name] for one in found])) for name in found[0]}


def main() -> None:
    """Print the tables."""
    for file in sorted(Path(sys.argv[1]).glob("*/plays.csv*")):
        log = recorded(read_plays(file))
        now = UnixTime(log.plays[-1].started_at + 300)
        _ = log.view.features.sound
        start = time.process_time()
        profile = build(log.plays, (), log.view, now)
        took = time.process_time() - start
        start = time.process_time()
        for _ in range(10):
            for play in log.plays:
                _ = play.is_skip
        loop = (time.process_time() - start) / 10
        print(f"\n{file.parent.name}: {len(log.plays)} plays, {len(profile.tracks.ids)} tracks")
        print(f"  built in {took * 1000:.0f} ms, {took / loop:.1f} x one look at each play in a loop")
        for oddity in Oddity:
            n = profile.oddities.get(oddity, 0)
            print(f"  {oddity.name or '':14s} {n:6d}  {n / len(log.plays):7.2%}")
        ways = [(night, config) for night in (True, False) for config in (TasteConfig(), PLAIN)]
        columns = [poisoned(log, config, is_one_night=is_one_night) for is_one_night, config in ways]
        print(f"  {'':16s} {'one night':>10s} {'undoubted':>10s} {'scattered':>10s} {'undoubted':>10s}")
        for name in columns[0]:
            print(f"  {name:16s} " + " ".join(f"{column[name]:10.3f}" for column in columns))


if __name__ == "__main__":
    main()
