"""How well requests are understood: what each asks for against what the plan says, facet by facet.

    python -m tests.benchmarks.understanding.measure [--requests FILE] [--library FILE] [--cache FOLDER]
        [--model FILE [--adapter FILE]]... [--facets] [--failures]

The requests were written by hand before the rules were looked at, and nothing is trained on them; requests.txt says
how they are marked. The library is a table of tracks (artist, album, title, genre, year, seconds). The first row of the
result is the rules alone, the peer of all others; then each --model, each with the --adapter that follows it. Precision
is the share of what the plans say that was asked, recall the share of what was asked that the plans say; what follows
from the words without being asked (a calm list has low energy) counts as neither. Situations tell of a moment and name
no mood; "no keyword" are those of them in which the rules read no wish at all. Then as many of 40 plans as differ when
they are made again by a model loaded anew, in another order.
"""

import argparse
import csv
import math
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from musicrec_desktop.app.paths import assets_folder
from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.domain.progress import run_job
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.track import TrackLabel
from musicrec_desktop.llm import Lexicon, complete_plan, load_here, understand
from musicrec_desktop.retrieval import load_genre_tree
from tests.benchmarks.understanding.asked import Asked, Item, Statement, goes_along, is_said, read_asked, said

HERE = Path(__file__).parent
NOW = UnixTime(1_780_000_000)
"""A moment in May 2026."""
RERUN = 40
Planner = Callable[[str], PlaylistPlan]


@dataclass(slots=True)
class Count:
    """Hits and misses of one facet or one kind of request."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, other: "Count") -> None:
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else math.nan

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else math.nan

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else math.nan


@dataclass(slots=True)
class Judged:
    """All requests, read in one way."""

    kinds: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    facets: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    failures: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    exact: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """One way to understand requests; `load` gives a planner, anew at each call."""

    name: str
    load: Callable[[], Planner]


def lexicon_of(path: Path, tree: GenreTree) -> Lexicon:
    """A library from a table."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    labels = (
        TrackLabel(
            TrackId(i),
            row["title"],
            (row["artist"],),
            row["album"],
            row["artist"],
            (row["genre"],),
            int(row["year"]),
            DurationMs(1000 * int(row["seconds"])),
            UnixTime(0),
        )
        for i, row in enumerate(rows, 1)
    )
    return Lexicon.from_view(LibraryView.from_labels(labels, FeatureMatrix.empty()), tree)


def rules(lexicon: Lexicon) -> Planner:
    """The rules alone."""
    return lambda text: understand(Request(text, NOW), lexicon)


def with_model(lexicon: Lexicon, model: Path, cache: Path, adapter: Path | None) -> Planner:
    """The rules, and a model for what they left open."""
    backend = load_here(model, cache, adapter)

    def plan(text: str) -> PlaylistPlan:
        request = Request(text, NOW)
        return run_job(complete_plan(understand(request, lexicon), lexicon, backend, request))

    return plan


def judge(requests: Iterable[Asked], planner: Planner, by_rules: Planner, tree: GenreTree) -> Judged:
    """Read each request and compare; `by_rules` tells which situations have no word that the rules know."""
    judged = Judged()
    for asked in requests:
        began = time.process_time()
        plan = planner(asked.text)
        judged.seconds.append(time.process_time() - began)
        found, missed, wrong = compare(asked.items, said(plan), tree)
        for facet in found:
            judged.facets[facet].right += 1
        for item in missed:
            judged.facets[item.facet].missed += 1
        for statement in wrong:
            judged.facets[f"{'no ' if statement.is_against else ''}{statement.facet}"].wrong += 1
        count = Count(len(found), len(wrong), len(missed))
        for kind in ("all", asked.kind, asked.language if asked.language in ("en", "zh") else "other"):
            judged.kinds[kind].add(count)
        judged.kinds[f"{asked.kind} {asked.language}"].add(count)
        if asked.kind == "situation" and not by_rules(asked.text).wants:
            judged.kinds["no keyword"].add(count)
        judged.exact += not missed and not wrong
        if missed or wrong:
            judged.failures.append(
                f"{asked.text}\n    missed: {[item.ways for item in missed]}\n    wrong:  {wrong}".replace(
                    "Statement", ""
                )
            )
    return judged


def compare(
    items: Sequence[Item], statements: Sequence[Statement], tree: GenreTree
) -> tuple[list[str], list[Item], list[Statement]]:
    """(facets found, items missed, statements nobody asked for)."""
    met = {id(item): [s for s in statements if any(is_said(way, s, tree) for way in item.ways)] for item in items}
    needed = [item for item in items if not item.may_be_missing]
    used = {s for found in met.values() for s in found}
    wrong = [s for s in statements if s not in used and not goes_along(s, items, tree)]
    return [item.facet for item in needed if met[id(item)]], [item for item in needed if not met[id(item)]], wrong


def changed(requests: Sequence[Asked], way: Way) -> int:
    """Plans of 40 requests that differ when they are made again, last first, by what was loaded anew."""
    some = requests[:: max(1, len(requests) // RERUN)][:RERUN]
    first, again = way.load(), way.load()
    before = {asked.text: first(asked.text) for asked in some}
    return sum(again(asked.text) != before[asked.text] for asked in reversed(some))


def show(way: Way, judged: Judged, peer: Judged, different: int) -> None:
    """One way's figures, beside the rules alone."""
    n = len(judged.seconds)
    print(
        f"\n{way.name}: {judged.exact} of {n} requests without a mistake; {different} of {RERUN} plans differ when made"
    )
    print(f"again; CPU a plan: median {sorted(judged.seconds)[n // 2]:.3f} s, most {max(judged.seconds):.3f} s")
    print(f"  {'':<14} {'precision':>9} {'recall':>7} {'F1':>6} {'over rules':>10}   right wrong missed")
    for kind, count in judged.kinds.items():
        gain = 100 * (count.f1 - peer.kinds[kind].f1)
        row = f"  {kind:<14} {count.precision:>9.3f} {count.recall:>7.3f} {count.f1:>6.3f} {gain:>+10.1f}"
        print(f"{row}   {count.right:>5} {count.wrong:>5} {count.missed:>6}")


def show_facets(judged: Judged) -> None:
    """Each facet of one way."""
    print(f"  {'facet':<20} {'precision':>9} {'recall':>7} {'F1':>6}   asked")
    order = Counter({facet: count.right + count.missed for facet, count in judged.facets.items()})
    for facet, asked in order.most_common():
        count = judged.facets[facet]
        print(f"  {facet:<20} {count.precision:>9.3f} {count.recall:>7.3f} {count.f1:>6.3f}   {asked:>5}")


def ways_of(arguments: argparse.Namespace, lexicon: Lexicon) -> list[Way]:
    """The rules, then each model with its adapter."""
    ways = [Way("rules only", lambda: rules(lexicon))]
    for model, adapter in arguments.models or ():

        def load(model: Path = model, adapter: Path | None = adapter) -> Planner:
            return with_model(lexicon, model, arguments.cache, adapter)

        ways.append(Way(f"rules + {model.name}" + (f" + {adapter.name}" if adapter else ""), load))
    return ways


class _Model(argparse.Action):
    """Collects (model, adapter) pairs in the order they were given."""

    def __call__(
        self, _parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: object, option: str | None = None
    ) -> None:
        pairs = list(namespace.models or ())
        if option == "--model":
            pairs.append((values, None))
        elif pairs:
            pairs[-1] = (pairs[-1][0], values)
        namespace.models = pairs


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=Path, default=HERE / "requests.txt")
    parser.add_argument("--library", type=Path, default=HERE / "library.tsv")
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "musicrec-understanding")
    parser.add_argument("--model", type=Path, action=_Model, dest="models")
    parser.add_argument("--adapter", type=Path, action=_Model, dest="models")
    parser.add_argument("--facets", action="store_true", help="show each facet")
    parser.add_argument("--failures", action="store_true", help="show what was misread")
    arguments = parser.parse_args()
    requests = read_asked(arguments.requests)
    tree = load_genre_tree(assets_folder() / "genres.toml")
    lexicon = lexicon_of(arguments.library, tree)
    print(f"{len(requests)} requests, {sum(not i.may_be_missing for a in requests for i in a.items)} things asked for")
    peer: Judged | None = None
    for way in ways_of(arguments, lexicon):
        judged = judge(requests, way.load(), rules(lexicon), tree)
        peer = peer or judged
        show(way, judged, peer, changed(requests, way))
        if arguments.facets:
            show_facets(judged)
        if arguments.failures:
            print("\n".join(judged.failures))


if __name__ == "__main__":
    main()
