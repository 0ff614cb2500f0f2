"""Reasons for the tracks of made-up lists: how many are true, the model's own, alike, and what they cost.

    python tests/benchmarks/rationales/bench_rationales.py [--model GGUF] [--adapter GGUF] [--reasons N]
        [--language en|zh] [--seed N] [--show N] [--cache FOLDER]

Without --model the templates are measured alone. Every reason is read back by `read_back`, which asks nothing of the
stage that wrote it. Costs are seconds of CPU time; "free" is the share of kinds of facts for which the model, held by
nothing, writes a sentence of the language of reasons by itself. Ends with 1 when a reason is not true.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.domain.recommend import Recommendation
from musicrec_desktop.llm import explain_by_template, load_here
from musicrec_desktop.llm.calls import Recorder
from musicrec_desktop.llm.reason_prompt import reason_prompt
from musicrec_desktop.llm.reason_writer import MODEL, ReasonWriter
from musicrec_desktop.llm.templates import pick_facts
from musicrec_desktop.llm.wording import fill, spoken, ways_to_say
from musicrec_desktop.plugin_api import GenerationOptions, LlmBackend, ScoringContext
from tests.benchmarks.rationales.checks import Known
from tests.benchmarks.rationales.made_up import World
from tests.benchmarks.rationales.read_back import untruths


@dataclass
class Tally:
    """What a run came to."""

    reasons: list[str] = field(default_factory=list)
    skeletons: Counter[str] = field(default_factory=Counter)
    most_alike: int = 0
    worded: int = 0
    faults: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    choices: list[int] = field(default_factory=list)
    asked: dict[tuple[str, ...], bool] = field(default_factory=dict)


def main() -> int:
    """Run everything once and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--adapter", type=Path)
    parser.add_argument("--reasons", type=int, default=500)
    parser.add_argument("--language", choices=("en", "zh"), default="en")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        backend = load_here(options.model, options.cache or Path(folder), options.adapter) if options.model else None
        tally = _run(World.of(options.seed), backend, options.reasons, options.seed, options.language)
        free = _free(tally, backend, options.language) if backend is not None else None
    _show(tally, free, options.show)
    return 1 if tally.faults else 0


def _run(world: World, backend: LlmBackend | None, reasons: int, seed: int, language: str) -> Tally:
    tally, number = Tally(), 0
    while len(tally.reasons) < reasons:
        context, chosen = world.ask(number, seed, language)
        told = explain_by_template(chosen, context).tracks
        if backend is not None:
            told = _word(told, context, backend, tally)
        _check(told, context, tally, language)
        number += 1
    return tally


def _word(
    tracks: Sequence[Recommendation], context: ScoringContext, backend: LlmBackend, tally: Tally
) -> tuple[Recommendation, ...]:
    writer, told = ReasonWriter(backend, Recorder(backend), context.plan.language), []
    for at, track in enumerate(tracks):
        began = time.process_time()
        text, source = writer.write(track.facts, context.request.seed + at)
        tally.seconds.append(time.process_time() - began)
        tally.worded += source == MODEL
        told.append(Recommendation(track.track_id, 0.0, (), text, source, track.facts))
    return tuple(told)


def _check(tracks: Sequence[Recommendation], context: ScoringContext, tally: Tally, language: str) -> None:
    rows = tuple(int(row) for row in context.view.rows([track.track_id for track in tracks]))
    artists = frozenset(wish.value.casefold() for wish in context.plan.wanted(Facet.ARTIST))
    spoken_of, alike = Counter[str](), Counter[str]()
    for track, row in zip(tracks, rows, strict=True):
        now, centre = float(context.request.now), context.profile.liked_sound
        known = Known(context.view, context.history, now, row, rows, artists, centre)
        tally.faults += untruths(track.rationale, known, language)
        tally.reasons.append(track.rationale)
        facts = pick_facts(track.facts, spoken_of)
        ways = ways_to_say(facts, language)
        skeleton = next(way.skeleton for way in ways if fill(way.skeleton, spoken(facts, language)) == track.rationale)
        alike[skeleton] += 1
        tally.skeletons[skeleton] += 1
        tally.choices.append(len(ways))
        prompt = reason_prompt(facts, language)
        tally.asked.setdefault((prompt, *sorted(way.skeleton for way in ways)), True)
    tally.most_alike = max(tally.most_alike, *alike.values())


def _free(tally: Tally, backend: LlmBackend, language: str) -> float:
    """Share of the prompts to which the model, greedy and held by nothing, answers with a true wording."""
    hits, asked = 0, list(tally.asked)[:60]
    for prompt, *wordings in asked:
        answer = "".join(backend.generate(prompt, GenerationOptions(60, stop=("\n",)))).strip()
        hits += answer in wordings
    return hits / len(asked)


def _show(tally: Tally, free: float | None, shown: int) -> None:
    n = len(tally.reasons)
    wrong = {fault.rpartition(" in ")[2] for fault in tally.faults}
    print(f"reasons                       {n}")
    print(f"true, read back               {100 * (1 - len(wrong) / n):.1f} %   (bar 100 %)")
    print(f"the model's wording           {100 * tally.worded / n:.1f} %   (bar 70 %)")
    print(f"wordings open, median         {sorted(tally.choices)[n // 2]}")
    print(f"different skeletons           {len(tally.skeletons)} of {n}")
    print(f"most alike in one list        {tally.most_alike}   (bar 2)")
    first = Counter(reason.split()[0] for reason in tally.reasons).most_common(1)[0]
    print(f"commonest first word          {first[0]!r}, {100 * first[1] / n:.0f} %")
    if tally.seconds:
        ordered = sorted(tally.seconds)
        print(f"first reason, CPU             {tally.seconds[0]:.2f} s   (bar 4 s)")
        print(f"a reason, CPU, median         {ordered[n // 2]:.2f} s, slowest {ordered[-1]:.2f} s")
    if free is not None:
        print(f"written when held by nothing  {100 * free:.0f} %")
    step = max(1, n // shown) if shown else n + 1
    for reason in tally.reasons[::step][:shown]:
        print("   ", reason)
    for fault in tally.faults[:20]:
        print(fault)


if __name__ == "__main__":
    sys.exit(main())
