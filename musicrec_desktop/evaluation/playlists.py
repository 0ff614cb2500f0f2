"""A listener's own playlists continued: the first five tracks given, the rest to be found among all the listener has.

DIR holds NAME.json, a list of {"name", "tracks": [[artist, album, track], ...]}, and where there is one
NAME_library.json with the saved tracks. The listener's plays, NAME/plays.csv.gz in a folder of histories (named, or
one beside DIR), are recognised by the tracks they share with the playlists. Playlists of fewer than ten tracks are left
out; ties are broken by a seeded chance.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.listening import UNKNOWN, Catalogue, Listening, session_numbers
from musicrec_desktop.evaluation.histories.log import RawPlays, make_history, read_plays
from musicrec_desktop.evaluation.metrics import SEED, interval, ndcg, top
from musicrec_desktop.ranking.companions import Companions, companions
from musicrec_desktop.ranking.continuing import ContinuationPrior, belonging
from musicrec_desktop.ranking.list_lessons import GIVEN, taught

_LEAST_HIDDEN: Final = 5
_DEEPEST: Final = 50
_RECOGNISED: Final = 0.5
"""A log is the listener's own when it knows this share of the tracks in the playlists."""
_TIE: Final = 1e-9

Key = tuple[str, str]
"""Artist and title, lower case, trimmed."""
Method = Callable[[list[int], list[NDArray[np.int64]]], NDArray[np.floating]]
"""Given tracks and the other playlists to (n,) scores."""


@dataclass(frozen=True, slots=True, eq=False)
class Collection:
    """Playlists of one listener and everything their tracks are looked for in."""

    catalogue: Catalogue
    lists: tuple[NDArray[np.int64], ...]
    """Rows of the catalogue, each once, in the order of the playlist."""
    candidates: NDArray[np.bool_]
    """(n,) in a playlist, in the library, or listened to; the others were only played briefly."""
    plays: Listening | None
    """All plays, over the same catalogue."""

    @property
    def usable(self) -> list[int]:
        """Playlists long enough to be continued."""
        return [at for at, members in enumerate(self.lists) if len(members) >= GIVEN + _LEAST_HIDDEN]

    def others(self, at: int) -> list[NDArray[np.int64]]:
        """All playlists but one."""
        return [members for other, members in enumerate(self.lists) if other != at]


def read_collection(file: Path, histories: Sequence[Path] = ()) -> Collection:
    """The playlists of a file, its library beside it, and the listener's plays if they are among some logs.

    Raises RequestError when the file cannot be read.
    """
    library = file.with_name(f"{file.stem}_library.json")
    try:
        playlists = [playlist["tracks"] for playlist in json.loads(file.read_text("utf-8"))]
        saved = json.loads(library.read_text("utf-8")) if library.exists() else []
        named = [(tuple(entry), at) for at, playlist in enumerate([*playlists, saved]) for entry in playlist]
        keys = {key(artist, title) for (artist, _, title), at in named if at < len(playlists)}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RequestError(
            f"The playlists {file} cannot be read: {error}.",
            hint="A list of playlists with a name and tracks of artist, album and title is needed.",
        ) from error
    groups = [[entry for entry, at in named if at == one] for one in range(len(playlists) + 1)]
    return collection(groups, _own_plays(keys, histories))


def collection(groups: Sequence[Sequence[tuple[str, str, str]]], raw: RawPlays | None) -> Collection:
    """Playlists of (artist, album, title), the last group being the library, and the plays if there are any."""
    rows: dict[Key, int] = {}
    albums: dict[int, Key] = {}
    lists = []
    for group in groups:
        members = []
        for artist, album, title in group:
            row = rows.setdefault(key(artist, title), len(rows))
            members.append(row)
            if album:
                albums[row] = key(artist, album)
        lists.append(np.array(list(dict.fromkeys(members)), np.int64))
    n_owned = len(rows)
    plays: Listening | None = None
    listened = np.zeros(0, np.int32)
    if raw is not None:
        history = make_history(raw)
        places = np.array([rows.setdefault(_split(text), len(rows)) for text in history.keys.tolist()], np.int32)
        for row, album in zip(places.tolist(), history.listening.catalogue.albums.tolist(), strict=True):
            if album != UNKNOWN:
                albums.setdefault(row, ("", str(album)))
        everything = history.everything
        plays = replace(everything, tracks=places[everything.tracks])
        listened = plays.tracks[plays.is_listen]
    candidates = np.zeros(len(rows), np.bool_)
    candidates[:n_owned] = True
    candidates[listened] = True
    catalogue = Catalogue(_codes([artist for artist, _ in rows]), _codes([albums.get(row) for row in range(len(rows))]))
    return Collection(
        catalogue, tuple(lists[:-1]), candidates, replace(plays, catalogue=catalogue) if plays is not None else None
    )


def evaluate_playlists(folder: Path, prior: ContinuationPrior, histories: Path | None = None) -> dict[str, Any]:
    """For each NAME.json: how well the playlists are continued, and the same of the simple methods beside.

    `prior` ships with the program; `histories` are looked for in the folders beside this one when they are not named.
    """
    files = sorted(file for file in folder.glob("*.json") if not file.stem.endswith("_library"))
    if not files:
        raise RequestError(f"There are no playlists in {folder}.", hint="Files NAME.json are needed.")
    logs = histories.glob("*/plays.csv*") if histories is not None else folder.resolve().parent.glob("*/*/plays.csv*")
    found = sorted(logs)
    return {file.stem: evaluate_collection(read_collection(file, found), prior) for file in files}


def evaluate_collection(whole: Collection, prior: ContinuationPrior) -> dict[str, Any]:
    """NDCG@10 and more of the continuation and of its peers; with a history also of what it is worth without."""
    heard = companions(whole.plays) if whole.plays is not None else None
    catalogue, candidates = whole.catalogue, whole.candidates

    def continuation(seeds: list[int], lists: list[NDArray[np.int64]]) -> NDArray[np.float64]:
        weights = taught(prior, catalogue, heard, lists, candidates) if heard is not None else prior
        return belonging(seeds, catalogue, weights, heard, lists)

    result = measured(whole, continuation)
    result["candidates"] = int(whole.candidates.sum())
    peers: dict[str, Method] = {
        "same album, then artist": lambda seeds, _: _album_then_artist(seeds, catalogue),
    }
    if whole.plays is not None:
        sessions = companions(listens_of(whole.plays))
        peers["session item-kNN"] = lambda seeds, _: _item_neighbours(seeds, sessions)
        peers["as shipped, taught by no lists"] = lambda seeds, lists: belonging(seeds, catalogue, prior, heard, lists)
        peers["without a history"] = lambda seeds, lists: belonging(seeds, catalogue, prior, None, lists)
    result["peers"] = {name: measured(whole, method) for name, method in peers.items()}
    return result


def measured(whole: Collection, method: Method, only: Sequence[int] | None = None) -> dict[str, Any]:
    """The figures of one method over the playlists, or over some of them."""
    random = np.random.default_rng(SEED)
    figures = []
    shown: set[int] = set()
    artists = whole.catalogue.artists
    for at in whole.usable if only is None else only:
        members = whole.lists[at]
        seeds, hidden = members[:GIVEN].tolist(), members[GIVEN:]
        scores = np.asarray(method(seeds, whole.others(at)), np.float64).copy()
        scores[~whole.candidates] = -np.inf
        scores[seeds] = -np.inf
        scores += random.random(len(scores)) * _TIE
        best = top(scores, max(_DEEPEST, len(hidden)))
        hits = np.isin(best, hidden)
        shown.update(best[:10].tolist())
        diversity = len(set(artists[best[:10]].tolist())) / len(best[:10])
        figures.append((*_figures(hits, len(hidden)), diversity))
    names = ("ndcg10", "r_precision", "hit10", "recall50", "mrr50", "artist_diversity10")
    table = np.array(figures).reshape(-1, len(names))
    means = table.mean(axis=0) if len(table) else np.full(len(names), np.nan)
    return {
        **dict(zip(names, means.tolist(), strict=True)),
        "coverage10": len(shown) / max(int(whole.candidates.sum()), 1),
        "playlists": len(table),
        "ci95": list(interval(table[:, 0])),
    }


def listens_of(plays: Listening) -> Listening:
    """The plays that counted alone, their sessions numbered anew."""
    kept = plays.is_listen
    starts, ends = plays.starts[kept], plays.ends[kept]
    return replace(
        plays,
        tracks=plays.tracks[kept],
        starts=starts,
        ends=ends,
        sessions=session_numbers(starts, ends),
        is_listen=kept[kept],
        is_skip=plays.is_skip[kept],
    )


def key(artist: str, title: str) -> Key:
    """What makes a track, or an album, the same one."""
    return artist.lower().strip(), title.lower().strip()


def _figures(hits: NDArray[np.bool_], hidden: int) -> tuple[float, ...]:
    first = int(np.argmax(hits[:_DEEPEST])) if hits[:_DEEPEST].any() else -1
    return (
        ndcg(hits, hidden),
        float(hits[:hidden].sum() / hidden),
        float(hits[:10].any()),
        float(hits[:_DEEPEST].sum() / min(hidden, _DEEPEST)),
        1 / (first + 1) if first >= 0 else 0.0,
    )


def _album_then_artist(seeds: list[int], catalogue: Catalogue) -> NDArray[np.float64]:
    artists, albums = catalogue.artists, catalogue.albums
    same_album = np.isin(albums, albums[seeds][albums[seeds] != UNKNOWN])
    shared = np.bincount(artists[seeds], minlength=catalogue.n_artists)[artists]
    return np.asarray(shared + 2.0 * same_album, np.float64)


def _item_neighbours(seeds: list[int], sessions: Companions) -> NDArray[np.float64]:
    return np.asarray(np.sum([sessions.in_session(seed) for seed in seeds], axis=0), np.float64)


def _own_plays(keys: set[Key], histories: Sequence[Path]) -> RawPlays | None:
    best, share = None, _RECOGNISED
    for file in histories:
        raw = read_plays(file)
        known = {_split(text) for text in np.unique(raw.keys).tolist()}
        if keys and len(keys & known) / len(keys) >= share:
            best, share = raw, len(keys & known) / len(keys)
    return best


def _split(text: str) -> Key:
    artist, _, title = text.partition("\t")
    return artist, title


def _codes(names: Sequence[object]) -> NDArray[np.int32]:
    """Numbers in order of first appearance; UNKNOWN for None."""
    numbers: dict[object, int] = {}
    return np.array([UNKNOWN if name is None else numbers.setdefault(name, len(numbers)) for name in names], np.int32)
