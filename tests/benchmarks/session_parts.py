"""What each part adds to the guess of the next track in strangers' sessions: python session_parts.py DIR [QUESTIONS]

DIR as for `musicrec evaluate sessions`. The last tenth of the training sessions is asked; even questions teach the
weights, odd ones measure them, and a pool of the first nine tenths answers. The test file is not opened. Each group of
parts is left out in turn and the weights learned anew. Peers in the same run: the best published neighbours and plain
rules; the last column is P@20 beside the neighbours'.
"""

import gzip
import sys
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.evaluation.metrics import rank_of
from musicrec_desktop.evaluation.sessions import Question, held_out, measured, peers
from musicrec_desktop.ranking.choice import Choice, fit, ignorant
from musicrec_desktop.ranking.pooled import PART_NAMES, SessionPool, sessions_of

GROUPS = {
    "near neighbours": ("near", "near_root"),
    "wide neighbours": ("wide",),
    "rules of the last track": ("after_last", "after_last_root", "next_to_last", "before_last"),
    "rules of earlier tracks": ("after_earlier", "before_earlier"),
    "nearness": ("alike_last", "alike_session"),
    "repeats": tuple(name for name in PART_NAMES if name.startswith(("played", "last"))),
    "popularity and age": ("popular", "recent", "age"),
}
K = 20


def main() -> None:
    folder = Path(sys.argv[1])
    most = int(sys.argv[2]) if len(sys.argv) > 2 else 12_000
    with gzip.open(folder / "train_sessions.txt.gz", "rt") as lines:
        lists = [np.array(line.split(), np.int32) for line in lines]
    n = 1 + max(int(tracks.max(initial=0)) for tracks in lists)
    older, questions = held_out(lists, n, most)
    sessions = sessions_of(older, n)
    pool = SessionPool(sessions)
    started = time.process_time()
    asked = [pool.parts(question.prefix) for question in questions]
    each_ms = 1e3 * (time.process_time() - started) / len(questions)
    answers = [
        np.flatnonzero(tracks == question.answer) for (tracks, _), question in zip(asked, questions, strict=True)
    ]
    lessons = [
        Choice(parts, int(answer[0]))
        for (_, parts), answer in zip(asked[::2], answers[::2], strict=True)
        if len(answer)
    ]
    checks = [(parts, answer) for (_, parts), answer in zip(asked[1::2], answers[1::2], strict=True)]
    table = {}
    for name, group in {"everything": (), **{f"without {name}": group for name, group in GROUPS.items()}}.items():
        kept = [at for at, part in enumerate(PART_NAMES) if part not in group]
        names = tuple(PART_NAMES[at] for at in kept)
        model = fit([Choice(lesson.parts[:, kept], lesson.chosen) for lesson in lessons], ignorant(names))
        table[name] = figures([(parts[:, kept] @ model.weights, answer) for parts, answer in checks])
    odd: list[Question] = questions[1::2]
    for name, peer in peers(sessions):
        result = measured(peer, odd, sessions)
        table[name] = (result["p20"], result["mrr20"])
    least = table["neighbours (STAN)"][0]
    print(f"{len(checks)} questions, {each_ms:.2f} ms of CPU each")
    print(f"{'method':36s}{'P@20 %':>9s}{'MRR@20 %':>10s}{'ratio':>8s}")
    for name, (p20, mrr20) in table.items():
        print(f"{name:36s}{p20:9.2f}{mrr20:10.2f}{p20 / least:8.3f}")


def figures(answered: list[tuple[NDArray[np.float64], NDArray[np.intp]]]) -> tuple[float, float]:
    ranks = np.array([rank_of(scores, int(answer[0])) if len(answer) else np.inf for scores, answer in answered])
    return 100 * float((ranks <= K).mean()), 100 * float(np.where(ranks <= K, 1 / ranks, 0).mean())


if __name__ == "__main__":
    main()
