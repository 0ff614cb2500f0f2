"""How well names from a listening history are matched to tracks: precision and recall against a known truth.

    python tests/benchmarks/history_matching.py HISTORY.csv[.gz] ... [--seed N] [--errors N]

Takes real histories (any format the program imports) and makes a library for each, out of a part of the tracks in it,
with the names written as real libraries write them: remaster suffixes, guests in other places, accents dropped, other
scripts in Latin letters, articles moved, case, punctuation, editions, other separators between artists, slips of the
hand. Tracks are left out; other versions (live, remix, acoustic), the same titles by other artists and continuations
("Part 2") are put in as traps. Which track a name stands for is then known. Rows that differ only by what every
program writes differently (case, accents, guests, who is named second, "Remastered") are one piece.

A row is matchable when its piece is in the library. Precision: right among the rows matched. Recall: right among the
matchable rows. The peer is what most importers do: equal names, without regard to case.
"""

import argparse
import gzip
import random
import re
import shutil
import tempfile
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from musicrec_desktop.domain.history import ForeignName, ForeignPlay, LibraryName, NameMatch
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.library.histories import MATCHED_FROM, NameIndex, read_history

LEFT_OUT, TRAPPED = 0.3, 0.25
"""Shares of the pieces that are not in the library, and that have a trap in it."""
THRESHOLDS = (0.78, 0.81, 0.84, 0.87, 0.90, 0.95)
"""Other choices of MATCHED_FROM, to choose by: on one listener, to be judged on others."""
_BARE = re.compile(r"[^\w]+")
_GUESTS = re.compile(
    r"[(\[ ](?:feat\.|ft\.|featuring)\s[^)\]]*[)\]]?|[(\[]with [^)\]]*[)\]]| - From \S.*$", re.IGNORECASE
)
_REMASTER = re.compile(
    r"\s*(?:[-–(\[]\s*(?:\d{4}\s*)?(?:digital(?:ly)? )?(?:re-?master(?:ed)?|album version|mono|stereo|bonus track|"
    r"single version|original version|explicit)\b[^-)\]]*[)\]]?)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?<=\w{2}) & |(?<=\w{2}), | and |; | vs\.? ", re.IGNORECASE)
_LIVE = re.compile(r"\blive\b|unplugged|concert", re.IGNORECASE)
_LETTERS = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch . y . e yu ya"
_RUSSIAN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", _LETTERS.split(), strict=True))


def bare(text: str) -> str:
    """Letters and digits without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return _BARE.sub("", letters.replace("&", "and")) or text


def piece_of(name: ForeignName) -> tuple[str, str, bool]:
    """What makes two rows the same piece."""
    artist = bare(_FIRST.split(_GUESTS.sub("", name.artist))[0]).removeprefix("the")
    title = bare(_REMASTER.sub("", _GUESTS.sub("", name.title)))
    return artist, title, bool(_LIVE.search(name.album) and not _LIVE.search(name.title))


@dataclass(frozen=True)
class Case:
    """One piece of the history and what became of it in the library."""

    names: tuple[ForeignName, ...]
    track: TrackId | None
    kind: str


Corrupt = Callable[[LibraryName, random.Random], LibraryName | None]


def _slip(text: str, rng: random.Random) -> str | None:
    """One letter doubled, dropped, changed or swapped with the next."""
    letters = [i for i, c in enumerate(text) if c.isalpha() and c.isascii()]
    if len(letters) < 8:
        return None
    i = rng.choice(letters[1:-1])
    kind = rng.randrange(4)
    if kind == 0:
        return text[:i] + text[i] + text[i:]
    if kind == 1:
        return text[:i] + text[i + 1 :]
    if kind == 2:
        return text[:i] + rng.choice("aeiourstnl") + text[i + 1 :]
    return text[:i] + text[i + 1 : i + 2] + text[i] + text[i + 2 :]


def remaster(name: LibraryName, rng: random.Random) -> LibraryName:
    year = rng.randrange(1998, 2024)
    forms = (
        " - Remastered",
        f" - Remastered {year}",
        f" ({year} Remaster)",
        " [Remastered]",
        " - Mono",
        " (Album Version)",
    )
    return replace(name, title=name.title + rng.choice(forms))


def guests(name: LibraryName, rng: random.Random) -> LibraryName:
    guest = rng.choice(("Nora Veld", "The Ninth Hour", "Tomás Rey", "DJ Quell"))
    if rng.random() < 0.5:
        form = rng.choice((" (feat. {})", " [ft. {}]", " feat. {}", " (with {})", " (featuring {})"))
        return replace(name, title=name.title + form.format(guest))
    return replace(name, artists=(*name.artists, guest))


def without_guests(name: LibraryName, rng: random.Random) -> LibraryName | None:
    found = re.search(r"[(\[](?:feat\.|ft\.|with) ([^)\]]+)[)\]]", name.title, re.IGNORECASE)
    if found is None:
        return None
    title = " ".join((name.title[: found.start()] + name.title[found.end() :]).split())
    return replace(name, title=title, artists=(*name.artists, found[1])) if title else None


def accents(name: LibraryName, rng: random.Random) -> LibraryName | None:
    def drop(text: str) -> str:
        return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))

    changed = replace(name, title=drop(name.title), artists=tuple(map(drop, name.artists)))
    return None if changed == name else changed


def latin(name: LibraryName, rng: random.Random) -> LibraryName | None:
    def spell(text: str) -> str:
        return "".join(
            c
            if c.lower() not in _RUSSIAN
            else _RUSSIAN[c.lower()].strip(".").title()
            if c.isupper()
            else _RUSSIAN[c].strip(".")
            for c in text
        )

    changed = replace(name, title=spell(name.title), artists=tuple(map(spell, name.artists)))
    return None if changed == name else changed


def article(name: LibraryName, rng: random.Random) -> LibraryName | None:
    first = name.artists[0]
    if not first.startswith("The ") or len(first) < 7:
        return None
    moved = first[4:] + ", The" if rng.random() < 0.5 else first[4:]
    return replace(name, artists=(moved, *name.artists[1:]))


def case(name: LibraryName, rng: random.Random) -> LibraryName:
    change = rng.choice((str.upper, str.lower, str.title))
    return replace(name, title=change(name.title), artists=tuple(map(change, name.artists)))


def points(name: LibraryName, rng: random.Random) -> LibraryName | None:
    table = {"'": "’", "’": "'", "-": " ", ",": "", ".": "", "!": "", "?": "", "&": "and", ":": " -", "…": "..."}

    def write(text: str) -> str:
        return re.sub(r"[’',.!?&:…]|\b-\b", lambda found: table[found[0]], text)

    changed = replace(name, title=write(name.title), artists=tuple(map(write, name.artists)))
    return None if changed == name or not bare(changed.title).isalnum() else changed


def edition(name: LibraryName, rng: random.Random) -> LibraryName | None:
    if not name.album:
        return None
    return replace(
        name, album=name.album + rng.choice((" (Deluxe Edition)", " [Remastered]", " (Expanded)", " (CD 1)"))
    )


def compilation(name: LibraryName, rng: random.Random) -> LibraryName:
    return replace(name, album=f"Best of {rng.randrange(1980, 2020)}", album_artist="Various Artists")


def separators(name: LibraryName, rng: random.Random) -> LibraryName | None:
    parts = re.split(r" & |, | and | x |; ", name.artists[0])
    if len(parts) < 2:
        return None
    if rng.random() < 0.5:
        return replace(name, artists=tuple(parts))
    return replace(name, artists=(rng.choice((" & ", "; ", ", ", " / ", " feat. ")).join(parts),))


def slip_in_title(name: LibraryName, rng: random.Random) -> LibraryName | None:
    title = _slip(name.title, rng)
    return None if title is None else replace(name, title=title)


def slip_in_artist(name: LibraryName, rng: random.Random) -> LibraryName | None:
    artist = _slip(name.artists[0], rng)
    return None if artist is None else replace(name, artists=(artist, *name.artists[1:]))


def two_changes(name: LibraryName, rng: random.Random) -> LibraryName | None:
    first = rng.choice((remaster, guests, case))(name, rng)
    return rng.choice((accents, points, article, separators, slip_in_title))(first, rng)


CORRUPTIONS: dict[str, Corrupt] = {
    "as it is": lambda name, _rng: name,
    "remaster suffix": remaster,
    "guests added": guests,
    "guests moved": without_guests,
    "accents dropped": accents,
    "Latin letters": latin,
    "article moved": article,
    "case": case,
    "punctuation": points,
    "album edition": edition,
    "on a compilation": compilation,
    "artist separators": separators,
    "slip in title": slip_in_title,
    "slip in artist": slip_in_artist,
    "two of these": two_changes,
}
_RARE = ("Latin letters", "guests moved", "accents dropped", "article moved", "artist separators")
"""Possible for few names: tried first where they are."""


def make_library(
    pieces: list[tuple[ForeignName, ...]], rng: random.Random
) -> tuple[list[LibraryName], list[Case], dict[TrackId, str]]:
    """A library, what each piece of the history should be matched to, and which tracks are traps."""
    library: list[LibraryName] = []
    cases: list[Case] = []
    traps: dict[TrackId, str] = {}
    artists = [names[0].artist for names in pieces]
    present = {piece_of(name) for names in pieces for name in names}

    def add(name: LibraryName) -> TrackId:
        track_id = TrackId(len(library) + 1)
        library.append(replace(name, id=track_id))
        return track_id

    for names in pieces:
        said = rng.choice(names)
        plain = LibraryName(
            TrackId(0), said.title, (said.artist,), said.album, said.artist, DurationMs(0), "", Path("/m/x.flac"), False
        )
        kind, track = "left out", None
        if rng.random() >= LEFT_OUT:
            usable = {
                key: changed for key, change in CORRUPTIONS.items() if (changed := change(plain, rng)) is not None
            }
            rare = [key for key in _RARE if key in usable]
            kind = rng.choice(rare) if rare and rng.random() < 0.5 else rng.choice(list(usable))
            changed = usable[kind]
            track = add(replace(changed, album_artist=changed.album_artist if kind == "on a compilation" else ""))
        cases.append(Case(names, track, kind))
        if rng.random() < TRAPPED:
            trap, made = make_trap(plain, artists, rng)
            if piece_of(ForeignName(made.artists[0], made.title, made.album)) not in present:
                traps[add(made)] = trap
    return library, cases, traps


def make_trap(plain: LibraryName, artists: list[str], rng: random.Random) -> tuple[str, LibraryName]:
    """A track that is not the piece, however like it looks."""
    kind = rng.choice(("live", "remix", "acoustic", "other artist", "continued", "live album"))
    title, by = plain.title, plain.artists
    if kind == "live":
        made = replace(
            plain, title=title + rng.choice((" (Live)", " - Live at the Old Mill", " [Live 1997]")), album=""
        )
    elif kind == "remix":
        made = replace(plain, title=title + rng.choice((" (Kolt Remix)", " - Vanta Dub", " [Kolt Extended Mix]")))
    elif kind == "acoustic":
        made = replace(
            plain, title=title + rng.choice((" (Acoustic)", " - Demo", " (Instrumental)", " (Karaoke Version)"))
        )
    elif kind == "continued":
        made = replace(plain, title=title + rng.choice((" 2", " (Part 2)", " Pt. II", " - Reprise")))
    elif kind == "live album":
        made = replace(plain, album="Live in Utrecht")
    else:
        made = replace(plain, artists=(rng.choice([*artists, "The Lindens", "Marrow & Pine"]),))
        if bare(made.artists[0]) == bare(by[0]):
            made = replace(made, artists=("The Lindens",))
    return kind, replace(made, album_artist="")


def equal_names(library: list[LibraryName]) -> Callable[[ForeignName], TrackId | None]:
    """The peer: artist and title are the same but for case."""
    table = {(name.artists[0].casefold(), name.title.casefold()): name.id for name in library}
    return lambda name: table.get((name.artist.casefold(), name.title.casefold()))


@dataclass
class Tally:
    """Rows."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    def line(self, name: str, rows: int) -> str:
        return f"{name:22} {rows:8} {100 * self.precision:9.2f} {100 * self.right / max(1, rows):8.2f}"


@dataclass
class Judged:
    """One history, the library made of it, and what was found."""

    plays: Counter[ForeignName]
    library: list[LibraryName]
    cases: list[Case]
    traps: dict[TrackId, str]
    found: dict[ForeignName, NameMatch | None]

    @property
    def matchable(self) -> int:
        """Rows whose piece is in the library."""
        return sum(self.plays[name] for case_ in self.cases if case_.track is not None for name in case_.names)

    def taken(self, name: ForeignName, threshold: float = MATCHED_FROM) -> TrackId | None:
        """The track of a name, if it is sure enough."""
        match = self.found[name]
        return match.track_id if match is not None and match.score >= threshold else None

    def tally(self, answer: Callable[[ForeignName], TrackId | None], kind: str = "", *, by_row: bool = True) -> Tally:
        """All cases, or those of one kind."""
        tally = Tally()
        for case_ in self.cases:
            if kind in ("", case_.kind):
                for name in case_.names:
                    count(tally, answer(name), case_.track, self.plays[name] if by_row else 1)
        return tally


def judge(path: Path, seed: int, errors: int) -> None:
    """Print the table of one history."""
    began = time.process_time()
    plays: Counter[ForeignName] = Counter()
    for entry in read_history(path, lambda _path: iter(())):
        if isinstance(entry, ForeignPlay) and entry.name.artist.casefold() not in ("unknown artist", "<unknown>"):
            plays[entry.name] += 1
    read_s = time.process_time() - began
    grouped: dict[tuple[str, str, bool], list[ForeignName]] = defaultdict(list)
    for name in plays:
        grouped[piece_of(name)].append(name)
    library, cases, traps = make_library([tuple(names) for names in grouped.values()], random.Random(seed))
    began = time.process_time()
    index = NameIndex(library)
    index_s = time.process_time() - began
    began = time.process_time()
    found = {name: index.match(name) for name in plays}
    match_s = time.process_time() - began

    total = sum(plays.values())
    print(f"\n{path.parent.name}/{path.name}: {total} rows, {len(plays)} names, {len(library)} tracks, seed {seed}")
    print_table(Judged(plays, library, cases, traps, found), errors)
    print(
        f"read {total / read_s:.0f} rows/s; index {1e6 * index_s / len(library):.0f} us a track; "
        f"match {1e6 * match_s / len(plays):.0f} us a name; in all {total / (read_s + index_s + match_s):.0f} rows/s"
    )


def print_table(judged: Judged, errors: int) -> None:
    """Precision and recall by what was done to the names, of the peer, and of other thresholds."""
    print(f"{'in the library':22} {'rows':>8} {'precision':>9} {'recall':>8}")
    for kind in (*CORRUPTIONS, "left out"):
        rows = sum(judged.plays[name] for case_ in judged.cases if case_.kind == kind for name in case_.names)
        if rows:
            print(judged.tally(judged.taken, kind).line(kind, rows))
    matchable = judged.matchable
    names = sum(len(case_.names) for case_ in judged.cases if case_.track is not None)
    print(judged.tally(judged.taken).line("all, rows", matchable))
    print(judged.tally(judged.taken, by_row=False).line("all, names", names))
    print(judged.tally(equal_names(judged.library)).line("peer: equal names", matchable))
    for threshold in THRESHOLDS:
        line = judged.tally(lambda name, at=threshold: judged.taken(name, at))  # type: ignore[misc]  # bound at once
        print(line.line(f"  if taken from {threshold:.2f}", matchable))
    print_mistakes(judged, errors)


def print_mistakes(judged: Judged, errors: int) -> None:
    """What was taken wrongly, and some examples."""
    fallen: Counter[str] = Counter()
    shown: list[str] = []
    for case_ in judged.cases:
        for name in case_.names:
            track = judged.taken(name)
            if track is not None and track != case_.track:
                fallen[judged.traps.get(track, "another piece")] += judged.plays[name]
            if track != case_.track and len(shown) < errors:
                truth = judged.library[case_.track - 1] if case_.track is not None else None
                shown.append(f"  {name}\n     found {judged.found[name]}\n     truth {case_.kind}: {truth}")
    print("wrong, by what was taken:", dict(fallen.most_common()))
    print("\n".join(shown))


def count(tally: Tally, answer: TrackId | None, truth: TrackId | None, weight: int) -> None:
    """Right, wrong, missed or rightly left alone."""
    if answer is not None and answer == truth:
        tally.right += weight
    elif answer is not None:
        tally.wrong += weight
    elif truth is not None:
        tally.missed += weight


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("histories", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", type=int, default=0, help="show so many")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(options.histories):
            if path.suffix == ".gz":
                plain = Path(folder) / f"{number}" / path.stem
                plain.parent.mkdir()
                with gzip.open(path) as packed, plain.open("wb") as unpacked:
                    shutil.copyfileobj(packed, unpacked)
                judge(plain, options.seed, options.errors)
            else:
                judge(path, options.seed, options.errors)


if __name__ == "__main__":
    main()
