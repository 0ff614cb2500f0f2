"""How well names are found in real requests: artists and works, by exact span, precision before recall.

    python tests/benchmarks/names_in_requests.py FOLDER --artists FILE ... [--tracks FILE] [--only N] [-v]

FOLDER holds data sets, a folder each, with `test.bio`: a word and its label a line (B-Artist, I-Artist, B-WoA, I-WoA
or O; a work is an album or a track), a blank line after each request; and, where it is there, `queries.csv` with the
columns `preprocessed` (the words of test.bio) and `original` (the same as it was typed).

The library is made of the artists in each --artists file (.csv or .csv.gz with a column `artist`, or a tab-separated
file with a column `name`), the tracks of --tracks (.csv with `artist` and `title`) and the names that are marked in the
other data sets: names of this set that are in none of them are absent, and only a reader that knows how people speak of
music can find them. The peer is a longest match against the same names with cue words before them: "similar to X",
"songs like X", "by X". Printed for lower-case words without punctuation and for the words as typed.
"""

import argparse
import csv
import gzip
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from musicrec_desktop.app.paths import assets_folder
from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.domain.track import TrackLabel
from musicrec_desktop.llm.understanding.absent import absent_names
from musicrec_desktop.llm.understanding.lexicon import Lexicon
from musicrec_desktop.llm.understanding.meaning import Group
from musicrec_desktop.llm.understanding.periods import Clock
from musicrec_desktop.llm.understanding.reading import read
from musicrec_desktop.llm.understanding.tokens import words
from musicrec_desktop.retrieval import load_genre_tree

ARTIST, WORK = "Artist", "WoA"
Span = tuple[int, int, str]
_STOPS = frozenset(
    ("but", "and", "or", "with", "that", "by", "in", "please", "from", "for", "on", "|", "any", "who", "is")
)
_HEADS = frozenset(("songs", "song", "music", "something", "anything", "bands", "artists", "stuff", "albums"))


@dataclass(frozen=True)
class Request:
    """Words, and which of them are names."""

    words: tuple[str, ...]
    spans: frozenset[Span]
    typed: str = ""
    """As it was typed; "" when that is not known."""


def requests_of(folder: Path) -> list[Request]:
    """The requests of one data set."""
    typed = {}
    if (folder / "queries.csv").exists():
        with (folder / "queries.csv").open(encoding="utf-8", newline="") as file:
            typed = {row["preprocessed"].strip(): row["original"] for row in csv.DictReader(file)}
    found = []
    for block in (folder / "test.bio").read_text(encoding="utf-8").split("\n\n"):
        rows = [line.rsplit(None, 1) for line in block.splitlines() if line.strip()]
        if rows:
            named, labels = (tuple(row[i] for row in rows) for i in (0, 1))
            found.append(Request(named, frozenset(spans_of(labels)), typed.get(" ".join(named), "")))
    return found


def spans_of(labels: Sequence[str]) -> Iterator[Span]:
    """(first word, word after the last, kind) of each name."""
    start = None
    for i, label in enumerate((*labels, "O")):
        if start is not None and not label.startswith("I-"):
            yield start, i, labels[start][2:]
            start = None
        if label.startswith("B-"):
            start = i


def artists_of(path: Path) -> set[str]:
    """Names in a file of artists or of plays."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    lines = text.decode("utf-8").splitlines()
    rows = (
        csv.DictReader(lines)
        if ".csv" in path.suffixes
        else csv.DictReader(lines, dialect="excel-tab", quoting=csv.QUOTE_NONE)
    )
    return {name for row in rows if (name := (row.get("artist") or row.get("name") or "").strip())}


def lexicon_of(names: Iterable[tuple[str, str]]) -> Lexicon:
    """A library of these (artist, title) pairs."""
    labels = (
        TrackLabel(TrackId(i), title, (artist,) if artist else (), "", "", (), 0, DurationMs(0), UnixTime(0))
        for i, (artist, title) in enumerate(names, 1)
    )
    view = LibraryView.from_labels(labels, FeatureMatrix.empty())
    return Lexicon.from_view(view, load_genre_tree(assets_folder() / "genres.toml"))


def rules(lexicon: Lexicon, clock: Clock, text: str) -> list[tuple[int, int, str]]:
    """(first character, character after the last, kind) of the names the program reads."""
    reading = read(text, lexicon, clock)
    found = [
        (item.start, item.end, ARTIST if any(each.facet is Facet.ARTIST for each in item.meaning.wishes) else WORK)
        for item in reading.items
        if item.meaning.group is Group.NAME
    ]
    found += [(*span, ARTIST) for span in absent_names(reading, lexicon)]
    return [(reading.tokens[start].start, reading.tokens[end - 1].end, kind) for start, end, kind in found]


def in_words(named: Sequence[str], text: str, spans: Iterable[tuple[int, int, str]]) -> frozenset[Span] | None:
    """Spans of characters as spans of words; None when the text does not hold these words in their order."""
    place, at, folded = [], 0, text.casefold().replace("’", "").replace("'", "")
    kept = (
        [i for i, char in enumerate(text.casefold()) if char not in "’'"] if len(text.casefold()) == len(text) else None
    )
    if kept is None:
        return None
    for word in named:
        found = folded.find(word, at) if word != "|" else at
        if found < 0:
            return None
        place.append((kept[found] if found < len(kept) else len(text), found))
        at = found + (len(word) if word != "|" else 0)
    starts = [start for start, _ in place]
    out = set()
    for low, high, kind in spans:
        inside = [i for i, start in enumerate(starts) if low <= start < high and named[i] != "|"]
        if inside:
            out.add((inside[0], inside[-1] + 1, kind))
    return frozenset(out)


def peer(named: Sequence[str], names: dict[str, str], is_plain: Callable[[str], bool]) -> frozenset[Span]:
    """The longest known name at each word, and what follows a cue word up to the next word that ends a name."""
    out: set[Span] = set()
    used: set[int] = set()
    i = 0
    while i < len(named):
        for end in range(min(len(named), i + 8), i, -1):
            key = " ".join(named[i:end])
            if key in names and len(key) > 2 and not (end == i + 1 and is_plain(key)):
                out.add((i, end, names[key]))
                used.update(range(i, end))
                i = end - 1
                break
        i += 1
    for i in range(len(named) - 1):
        before = named[i - 1] if i else ""
        led = (
            named[i] == "by" or (named[i] == "to" and before == "similar") or (named[i] == "like" and before in _HEADS)
        )
        end = i + 1
        while led and end < min(len(named), i + 6) and end not in used and named[end] not in _STOPS:
            end += 1
        if end > i + 1:
            out.add((i + 1, end, WORK if end < len(named) and named[end] == "by" else ARTIST))
    return frozenset(out)


@dataclass
class Score:
    """Counts of right, wrong and missed spans by kind."""

    right: Counter[str]
    wrong: Counter[str]
    missed: Counter[str]
    seconds: float = 0.0
    requests: int = 0

    @staticmethod
    def empty() -> "Score":
        return Score(Counter(), Counter(), Counter())

    def add(self, found: frozenset[Span], truth: frozenset[Span]) -> None:
        self.requests += 1
        self.right.update(span[2] for span in found & truth)
        self.wrong.update(span[2] for span in found - truth)
        self.missed.update(span[2] for span in truth - found)

    def figures(self) -> tuple[float, ...]:
        """Precision, recall, F1, F1 of artists, F1 of works."""
        right, wrong, missed = (sum(c.values()) for c in (self.right, self.wrong, self.missed))
        of = [2 * self.right[k] / max(1, 2 * self.right[k] + self.wrong[k] + self.missed[k]) for k in (ARTIST, WORK)]
        return (
            right / max(1, right + wrong),
            right / max(1, right + missed),
            2 * right / max(1, 2 * right + wrong + missed),
            *of,
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--artists", type=Path, nargs="*", default=[])
    parser.add_argument("--tracks", type=Path)
    parser.add_argument("--only", type=int, help="this data set alone (from 1)")
    parser.add_argument(
        "--alone", action="store_true", help="leave the names of the other data sets out of the library"
    )
    parser.add_argument("-v", action="store_true", help="print each request that is not read as marked")
    given = parser.parse_args()
    sets = [requests_of(path) for path in sorted(given.folder.iterdir()) if (path / "test.bio").exists()]
    artists = set().union(*map(artists_of, given.artists))
    pairs = [(name, "") for name in sorted(artists)]
    if given.tracks:
        with given.tracks.open(encoding="utf-8", newline="") as file:
            pairs += [(row["artist"], row["title"]) for row in csv.DictReader(file)]
    table: dict[str, list[Score]] = {}
    for k, requests in enumerate(sets, 1):
        if given.only in (None, k):
            others = [each for j, rest in enumerate(sets, 1) if j != k and not given.alone for each in rest]
            for name, score in measure(requests, others, pairs, given.v).items():
                table.setdefault(name, []).append(score)
    title = f"mean of {len(next(iter(table.values())))} data sets"
    print(f"{title:44s} precision recall   F1       artists  works    ms each")
    best = max(mean(scores)[2] for name, scores in table.items() if name.startswith("peer"))
    for name, scores in table.items():
        figures = mean(scores)
        cost = 1000 * sum(s.seconds for s in scores) / sum(s.requests for s in scores)
        print(
            f"{name:44s} "
            + " ".join(f"{x:8.4f}" for x in figures)
            + f" {cost:8.2f}  x{figures[2] / best:.3f} of the peer"
        )


def mean(scores: Sequence[Score]) -> tuple[float, ...]:
    """Figures averaged over data sets."""
    return tuple(sum(column) / len(scores) for column in zip(*(s.figures() for s in scores), strict=True))


def measure(
    requests: Sequence[Request], others: Sequence[Request], pairs: Sequence[tuple[str, str]], say: bool
) -> dict[str, Score]:
    """Scores of each way of reading on one data set."""
    known: dict[str, str] = {" ".join(words(artist)): ARTIST for artist, _ in pairs}
    more = list(pairs)
    for each in others:
        for start, end, kind in sorted(each.spans):
            name = " ".join(each.words[start:end])
            known[name] = kind
            more.append((name, "") if kind == ARTIST else ("", name))
    lexicon, clock = lexicon_of(more), Clock.at(UnixTime(1_780_272_000.0), 0)
    plain = Counter(
        w for each in others for i, w in enumerate(each.words) if not any(s <= i < e for s, e, _ in each.spans)
    )
    table = {name: Score.empty() for name in ("peer: names and cue words", "rules, plain words", "rules, as typed")}
    for each in requests:
        table["peer: names and cue words"].add(peer(each.words, known, lambda w: plain[w] >= 2), each.spans)
        for name, text in (("rules, plain words", " ".join(each.words)), ("rules, as typed", each.typed)):
            if not text:
                continue
            before = time.process_time()
            found = rules(lexicon, clock, text)
            table[name].seconds += time.process_time() - before
            spans = in_words(each.words, text, found)
            if spans is None:
                continue
            table[name].add(spans, each.spans)
            if say and spans != each.spans:
                shown = [f"{kind[0]}:{' '.join(each.words[s:e])}" for s, e, kind in sorted(spans - each.spans)]
                missed = [f"{kind[0]}:{' '.join(each.words[s:e])}" for s, e, kind in sorted(each.spans - spans)]
                print(f"{name[7:9]} {text[:200]}\n     wrong {shown}  missed {missed}")
    return table


if __name__ == "__main__":
    main()
