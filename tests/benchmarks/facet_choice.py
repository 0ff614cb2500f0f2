"""How well a model with an adapter says what requests call for, facet by facet, and its calibration fitted.

    python -m tests.benchmarks.facet_choice MODEL.gguf ADAPTER.gguf --cache FOLDER [--failures]

The requests of tests/llm_real/facet_requests.toml: [fit] for temperatures, the weight of "any" and the chances that are
enough; [check] for what they are worth. The peer of each row is the answer that is right most often in that part, given
to every request alike.
"""

import argparse
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.llm import QUESTIONS, load_here, question_text, request_line
from musicrec_desktop.llm.facet_choice import CALIBRATIONS, Calibration
from musicrec_desktop.llm.facet_prompt import ANY
from musicrec_desktop.plugin_api import LlmBackend

REQUESTS: Final = Path(__file__).parents[1] / "llm_real" / "facet_requests.toml"
TEMPERATURES: Final = (0.5, 0.6, 0.7, 0.85, 1.0, 1.2, 1.5, 2.0, 2.5)
SILENCES: Final = tuple(np.arange(-2, 3.1, 0.5).tolist())
ENOUGH: Final = tuple(np.arange(0.3, 0.91, 0.05).round(2).tolist())
LEAST_PRECISION: Final = 0.75
"""A facet is applied from the lowest chance at which this share of what is applied is right."""


@dataclass(frozen=True, slots=True)
class Case:
    """One request and one facet."""

    request: str
    scores: NDArray[np.float64]
    """(answers + 1,) log-probabilities, "any" last."""
    is_right: NDArray[np.bool_]
    """Which answers are right."""

    def chances(self, calibration: Calibration) -> NDArray[np.float64]:
        """(answers + 1,)"""
        z = self.scores / calibration.temperature
        z[-1] += calibration.silence
        p = np.exp(z - z.max())
        return np.asarray(p / p.sum(), np.float64)


def right_answers(marked: Mapping[str, set[str]], facet: Facet) -> set[str]:
    """What would be right; of what follows from a mood, either that or silence."""
    question = QUESTIONS[facet]
    if question.word.casefold() in marked:
        return marked[question.word.casefold()]
    moods = [MOODS[name] for name in marked.get("mood", set()) if name in MOODS]
    places = [(mood.valence, mood.energy) for mood in moods]
    found = {ANY}
    for valence, energy in places:
        if facet is Facet.ENERGY:
            found |= {"low"} if energy < 0.4 else {"high"} if energy > 0.6 else {"medium"}
            found |= {"medium"} if 0.3 < energy < 0.7 else set()
        elif facet is Facet.VALENCE:
            found |= {"sad"} if valence < 0.4 else {"happy"} if valence > 0.6 else {"mixed"}
            found |= {"mixed"} if 0.3 < valence < 0.7 else set()
        elif facet is Facet.TEMPO:
            found |= {"slow", "medium"} if energy < 0.45 else {"fast", "medium"} if energy > 0.6 else {"medium"}
        elif facet is Facet.DANCEABILITY:
            found |= {"no"} if energy < 0.6 else {"yes"} if valence > 0.6 else set()
        elif facet is Facet.ACOUSTICNESS:
            found |= {"no"} if energy > 0.6 else set()
    return found


def cases(backend: LlmBackend, part: str) -> Iterator[tuple[Facet, Case]]:
    """All requests of a part, with what the model says."""
    asked = [(facet, answer) for facet in QUESTIONS for answer in (*QUESTIONS[facet].answers, ANY)]
    texts = [question_text(facet, answer) for facet, answer in asked]
    for request, marks in tomllib.loads(REQUESTS.read_text("utf-8"))[part].items():
        marked = {name: set(values.split("/")) for name, _, values in (each.partition(":") for each in marks.split())}
        scores = backend.score(request_line(request), texts, 0, whole=True)
        for facet in QUESTIONS:
            at = [n for n, (each, _) in enumerate(asked) if each is facet]
            right = right_answers(marked, facet)
            yield facet, Case(request, np.array([scores[n] for n in at]), np.array([asked[n][1] in right for n in at]))


def loss(found: Sequence[Case], calibration: Calibration) -> float:
    """Mean negative log-probability of a right answer."""
    chances = [case.chances(calibration)[case.is_right].sum() for case in found]
    return float(-np.log(np.maximum(chances, 1e-4)).mean())


def applied(found: Sequence[Case], calibration: Calibration) -> tuple[int, int, int, int]:
    """(applied, of these right, wanted, of these met): an answer is applied when it is likeliest and likely enough."""
    n = right = met = 0
    for case in found:
        chances = case.chances(calibration)
        best = int(chances.argmax())
        if best < len(chances) - 1 and chances[best] >= calibration.enough:
            n += 1
            right += bool(case.is_right[best])
            met += bool(case.is_right[best] and not case.is_right[-1])
    return n, right, sum(not case.is_right[-1] for case in found), met


def fitted(found: Sequence[Case]) -> Calibration:
    """The likeliest temperature and weight of "any"; then the least chance that is right often enough."""
    ways = [Calibration(t, s, 1.0) for t, s in product(TEMPERATURES, SILENCES)]
    best = min(ways, key=lambda way: loss(found, way))
    for enough in ENOUGH:
        way = Calibration(best.temperature, best.silence, enough)
        n, right, *_ = applied(found, way)
        if n and right / n >= LEAST_PRECISION:
            return way
    return Calibration(best.temperature, best.silence, ENOUGH[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("adapter", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--failures", action="store_true")
    args = parser.parse_args()
    backend = load_here(args.model, args.cache, args.adapter)
    began = time.process_time()
    parts: dict[str, dict[Facet, list[Case]]] = {}
    for part in ("fit", "check"):
        for facet, case in cases(backend, part):
            parts.setdefault(part, {}).setdefault(facet, []).append(case)
    asked = sum(len(of[Facet.MOOD]) for of in parts.values())
    print(f"{asked} requests, {(time.process_time() - began) / asked:.3f} s of CPU each (none where they were kept)\n")
    print(f"{'':<13}{'':<6}{'constant':>9}{'first':>7}{'loss':>7}{'applied':>9}{'right':>7}{'met':>9}   fitted")
    for facet in QUESTIONS:
        fit = fitted(parts["fit"][facet])
        for part, of in parts.items():
            found = of[facet]
            wanted = [case for case in found if not case.is_right[-1]]
            table = np.array([case.is_right for case in wanted])
            constant = table[:, :-1].mean(axis=0).max() if wanted else np.nan
            first = np.mean([case.is_right[case.scores[:-1].argmax()] for case in wanted]) if wanted else np.nan
            now = CALIBRATIONS[facet]
            n, right, n_wanted, met = applied(found, now)
            told = f"   {fit.temperature} {fit.silence:+} {fit.enough}" if part == "fit" else ""
            print(
                f"{facet.value:<13}{part:<6}{constant:>9.2f}{first:>7.2f}{loss(found, now):>7.2f}{n:>9}"
                f"{right / max(n, 1):>7.2f}{met:>5}/{n_wanted:<3}{told}"
            )
            if args.failures:
                show_failures(facet, found)
    backend.close()


def show_failures(facet: Facet, found: Sequence[Case]) -> None:
    """What was applied and wrong, and what was wanted and not met."""
    answers = (*QUESTIONS[facet].answers, ANY)
    for case in found:
        chances = case.chances(CALIBRATIONS[facet])
        best = int(chances.argmax())
        if not case.is_right[best]:
            likely = ", ".join(f"{answers[n]} {chances[n]:.2f}" for n in np.argsort(-chances)[:3])
            print(f"    {case.request}: {likely}")


if __name__ == "__main__":
    main()
