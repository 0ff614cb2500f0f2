"""How long an answer takes while words are typed into the search field.

    python tests/benchmarks/bench_search.py [--tracks N] [--repeats N]

Makes a library of so many invented tracks, and asks it for every beginning of some searches, as typing does. Beside
the index: the same question put by a scan of all titles, artists and albums, and by the full-text index of the
database, in the same run. CPU time of this thread; medians and 95 % over all beginnings, and the limit of 50 ms.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

from musicrec_desktop.app.catalogue import Catalogue
from musicrec_desktop.app.library_index import LibraryIndex
from musicrec_desktop.app.library_trees import folder_branches, genre_branches
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.taste import TrackHistory
from musicrec_desktop.domain.track import ScanBatch, ScannedFile
from musicrec_desktop.storage import open_database
from tests.factories import GENRES, NOW, TREE, make_track

T = TypeVar("T")

_LIMIT_MS = 50.0
_SEARCHES = (
    "love in the rain",
    "beyoncé halo",
    "月亮",
    "a",
    "the night",
    "artist:kora year:1990-1999",
    "genre:metal liked:yes",
)


def invented(n: int) -> list[ScannedFile]:
    """Tracks whose words are spread as those of a language: few that are everywhere, many that are rare."""
    rng = np.random.default_rng(5)
    syllables = ["ka", "lo", "ve", "ra", "in", "mo", "the", "ni", "ght", "sun", "ko", "da", "re", "ts", "el", "ou"]
    words = ["".join(rng.choice(syllables, rng.integers(1, 4))) for _ in range(20_000)]
    words[:8] = ["the", "love", "night", "in", "rain", "you", "halo", "kora"]
    han = [chr(code) for code in range(0x6700, 0x6800)]
    picks = np.minimum(rng.zipf(1.3, (n, 5)) - 1, len(words) - 1)
    artists = [" ".join(words[at] for at in rng.integers(0, 20_000, 2)).title() for _ in range(max(1, n // 12))]
    albums = [" ".join(words[at] for at in rng.integers(0, 20_000, 2)).title() for _ in range(max(1, n // 10))]
    files = []
    for i in range(n):
        title = "".join(rng.choice(han, 5)) if i % 20 == 0 else " ".join(words[at] for at in picks[i]).title()
        track = make_track(
            i + 1,
            title="月亮代表我的心" if i == 7 else title,
            artists=("Beyoncé",) if i % 997 == 0 else (artists[i % len(artists)],),
            album=albums[i // 10 % len(albums)],
            genres=(GENRES[i % len(GENRES)],),
            year=1960 + i % 60,
        )
        path = Path(f"/music/{i // 500}/{i // 10}/{i}.flac")
        files.append(ScannedFile(path, track.stamp, track.tags))
    return files


def main() -> int:
    """Make the library, ask, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tracks", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "library.db")
        database.tracks.apply_batch(ScanBatch(tuple(invented(options.tracks)), ()), NOW)
        view = _timed(
            "columns of the tracks",
            lambda: LibraryView.from_labels(database.tracks.labels(), database.features.matrix()),
        )
        files = _timed("columns of the files", database.track_files.columns)
        catalogue = _timed("artists and albums", lambda: Catalogue.of(view, files))
        index = _timed("index of the words", lambda: LibraryIndex(view, files, catalogue, TREE))
        _timed("tree of genres", lambda: genre_branches(view, TREE))
        _timed("tree of folders", lambda: folder_branches(files))
        history = TrackHistory.empty().aligned(view.ids)
        texts = [
            f"{title} {view.artists[credit]} {view.albums[album]}".casefold()
            for title, credit, album in zip(view.titles, view.artist_codes, view.album_codes, strict=True)
        ]
        print(f"\n{'ms an answer':34}{'median':>9}{'95 %':>9}{'worst':>9}   of {_LIMIT_MS:.0f} ms")
        asked = [search[:end] for search in _SEARCHES for end in range(1, len(search) + 1)]
        _row("index, a few of each kind", asked, options.repeats, lambda text: index.find(text, history))
        _row("index, all tracks in order", asked, options.repeats, lambda text: index.find_rows(text, history))
        words = [text for text in asked if ":" not in text]
        _row("peer: scan of all texts", words, 1, lambda text: [at for at, each in enumerate(texts) if text in each])
        _row("peer: full text of the database", words, 1, lambda text: database.tracks.search(text, 100_000))
        database.close()
    return 0


def _timed(name: str, make: Callable[[], T]) -> T:
    began = time.thread_time()
    made = make()
    print(f"{name:34}{time.thread_time() - began:9.2f} s CPU")
    return made


def _row(name: str, asked: list[str], repeats: int, ask: Callable[[str], object]) -> None:
    taken = []
    for text in asked * repeats:
        began = time.thread_time()
        ask(text)
        taken.append((time.thread_time() - began) * 1000)
    taken.sort()
    middle, high, worst = statistics.median(taken), taken[int(0.95 * (len(taken) - 1))], taken[-1]
    print(f"{name:34}{middle:9.2f}{high:9.2f}{worst:9.2f}   {high / _LIMIT_MS:6.2f}")


if __name__ == "__main__":
    raise SystemExit(main())
