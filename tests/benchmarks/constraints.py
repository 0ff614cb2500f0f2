"""How many of the constraints of a few hundred requests hold on the lists that they get from a catalogue.

    python -m tests.benchmarks.constraints CATALOGUE.csv [--history JSONL] [--now EPOCH] [--llm] [--seed N] [-v]

The lists come from `musicrec evaluate prompts`, run here; they are judged on the table itself. "noted": it does not
hold, and a note with the list says that something could not be done. "by chance" is how many would hold on as many
tracks drawn from the catalogue at random, the peer that any list must beat.
"""

import argparse
import csv
import json
import random
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from musicrec_desktop.cli.main import main as run
from tests.benchmarks.constraint_judge import Judge
from tests.benchmarks.constraint_requests import Constrained, constrained

_USUAL = 25


def lists_for(asked: Sequence[Constrained], options: argparse.Namespace) -> list[Mapping[str, Any]]:
    """What the command writes for these requests."""
    with tempfile.TemporaryDirectory() as folder:
        prompts, out = Path(folder, "prompts.jsonl"), Path(folder, "out.jsonl")
        lines = (json.dumps({"id": str(at), "request": one.request}) for at, one in enumerate(asked))
        prompts.write_text("\n".join(lines), "utf-8")
        command = ["evaluate", "prompts", "--temp-profile", "--json", "--catalogue", str(options.catalogue)]
        command += ["--prompts", str(prompts), "--out", str(out)]
        if options.history is not None:
            command += ["--history", str(options.history)]
        if options.now is not None:
            command += ["--now", str(options.now)]
        if not options.llm:
            command += ["--no-llm"]
        if run(command):
            raise SystemExit("the lists could not be made")
        return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("catalogue", type=Path)
    parser.add_argument("--history", type=Path)
    parser.add_argument("--now", type=float)
    parser.add_argument("--llm", action="store_true", help="with the language model")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("-v", dest="verbose", action="store_true", help="name what fails")
    options = parser.parse_args()
    with options.catalogue.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by_id = {row["catalogue_id"]: row for row in rows}
    events = []
    if options.history is not None:
        events = [json.loads(line) for line in options.history.read_text("utf-8").splitlines() if line.strip()]
    last = max((event["started_at"] for event in events if "started_at" in event), default=0.0)
    judge = Judge(events, last + 3600 if options.now is None else options.now)
    asked = [one for one in constrained(rows, options.seed) if events or not one.needs_history]
    rng = random.Random(options.seed)
    total, held, noted, chance = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    seconds = []
    for one, line in zip(asked, lists_for(asked, options), strict=True):
        chosen = [by_id[track["catalogue_id"]] for track in line["tracks"]]
        drawn = rng.sample(rows, min(len(chosen) or _USUAL, len(rows)))
        seconds.append(line["seconds"])
        results = {check: judge.holds(check, chosen) for check in one.checks}
        for check, holds in results.items():
            total[check[0]] += 1
            held[check[0]] += holds
            noted[check[0]] += bool(not holds and line["notes"])
            chance[check[0]] += judge.holds(check, drawn)
        if one.must_note:
            total["a note"] += 1
            held["a note"] += bool(line["notes"])
        if options.verbose and (not all(results.values()) or (one.must_note and not line["notes"])):
            failed = [check for check, holds in results.items() if not holds]
            print(f"{one.request} | {failed} | {len(chosen)} tracks | {[note['text'] for note in line['notes']]}")
    print(f"\n{len(asked)} requests, {sorted(seconds)[len(seconds) // 2]:.3f} s each (median)")
    print(f"{'constraint':16} {'asked':>6} {'held':>6} {'noted':>6} {'neither':>8} {'by chance':>10}")
    for kind in (*sorted(total), ""):
        numbers = [each.total() if not kind else each[kind] for each in (total, held, noted, chance)]
        n, kept, told, by_chance = numbers
        print(f"{kind or 'all':16} {n:6} {kept:6} {told:6} {n - kept - told:8} {by_chance:10}")


if __name__ == "__main__":
    main()
