"""How long neighbours and lists take in a large library: python bench_companions.py

A made log of 200,000 plays over 100,000 tracks. One question to the session neighbours, one lesson of one play, reading
the log for companions, and one list of 5 and of 50 tracks continued, beside a bare matrix-vector product of the size of
the library (100,000 x 64) in the same run. Medians of CPU time.
"""

import time
from collections.abc import Callable

import numpy as np

from musicrec_desktop.domain.listening import Catalogue, Listening, moment_before, session_numbers
from musicrec_desktop.ranking.choice import ignorant
from musicrec_desktop.ranking.companions import companions
from musicrec_desktop.ranking.continuing import BARE_PARTS, BELIEF, HEARD_PARTS, ContinuationPrior, belonging
from musicrec_desktop.ranking.listening.neighbours import SessionNeighbours

TRACKS, PLAYS, SESSION = 100_000, 200_000, 20


def made_log() -> Listening:
    """Sessions that go through a neighbourhood of the library, the first tracks far more often than the last."""
    random = np.random.default_rng(1)
    centres = (random.random(PLAYS // SESSION) ** 3 * TRACKS).astype(np.int64)
    tracks = (np.repeat(centres, SESSION) + random.integers(0, 60, PLAYS)) % TRACKS
    starts = np.asarray(1.2e9 + np.arange(PLAYS) * 200.0 + np.arange(PLAYS) // SESSION * 20_000.0, np.float64)
    ends = np.asarray(starts + 190, np.float64)
    artists = (np.arange(TRACKS) // 12).astype(np.int32)
    return Listening(
        Catalogue(artists, artists),
        tracks.astype(np.int32),
        starts,
        ends,
        session_numbers(starts, ends),
        np.ones(PLAYS, np.bool_),
        np.zeros(PLAYS, np.bool_),
    )


def median_ms(work: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        started = time.process_time()
        work()
        taken.append(1e3 * (time.process_time() - started))
    return float(np.median(taken))


def main() -> None:
    listening = made_log()
    matrix = np.random.default_rng(2).random((TRACKS, 64), np.float32)
    vector = matrix[0].copy()
    scorer = SessionNeighbours(listening.catalogue)
    upto = PLAYS - 90  # ten plays into a session
    scorer.learn(listening, upto)
    moments = iter([moment_before(listening, upto)] * 200)
    lessons = iter(range(upto + 1, PLAYS))
    heard = companions(listening)
    prior = ContinuationPrior(ignorant(HEARD_PARTS, weights=BELIEF), ignorant(BARE_PARTS, weights=BELIEF))
    lists = [np.unique(listening.tracks[at : at + 200]) for at in range(0, PLAYS, PLAYS // 50)]
    few, many = listening.tracks[-5:].tolist(), listening.tracks[-50:].tolist()
    rows = {
        "matrix-vector product": median_ms(lambda: matrix @ vector, 50),
        "a question to the session neighbours": median_ms(lambda: scorer.scores(next(moments)), 100),
        "a lesson of one play": median_ms(lambda: scorer.learn(listening, next(lessons)), 80),
        "reading the log for companions": median_ms(lambda: companions(listening), 5),
        "a list of 5 tracks continued": median_ms(lambda: belonging(few, listening.catalogue, prior, heard, lists), 20),
        "a list of 50 tracks continued": median_ms(
            lambda: belonging(many, listening.catalogue, prior, heard, lists), 10
        ),
    }
    peer = rows["matrix-vector product"]
    print(f"{'':40s}{'ms':>10s}{'ratio':>9s}")
    for name, taken in rows.items():
        print(f"{name:40s}{taken:10.3f}{taken / peer:9.2f}")


if __name__ == "__main__":
    main()
