"""Protocol: which track never heard before is heard next.

At each first listen the pool is what the listener will discover from then on and 5,000 tracks of other listeners. All
plays before are known. Nothing of a track is used but its artist, its album and how it was played briefly before: the
pool was put together knowing the future, so what it holds is no evidence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import UNKNOWN, Catalogue, Listening, moment_before
from musicrec_desktop.evaluation.histories.log import History, RawPlays, make_history, spread
from musicrec_desktop.evaluation.metrics import SEED, interval, rank_of
from musicrec_desktop.ranking.choice import Choice, ChoiceModel
from musicrec_desktop.ranking.listening.new_music import NewMusic, NewMusicSettings

_MOST_EVENTS: Final = 1500
_DISTRACTORS: Final = 5000
_MOST_LESSONS: Final = 3000
"""So many discoveries before the first that is asked for move the weights; what is older is only remembered."""


@dataclass(frozen=True, slots=True, eq=False)
class Discoveries:
    """A history over a catalogue that also holds tracks of others."""

    history: History
    everything: Listening
    """All plays, over the larger catalogue; its first rows are those of the history."""
    others: NDArray[np.intp]
    """(d,) rows of the tracks of other listeners; a few may have been played briefly by this one."""

    @property
    def events(self) -> NDArray[np.intp]:
        """(e,) numbers of the first listens, without the very first."""
        events = np.flatnonzero(~self.history.is_relisten)
        return events[events > 0]

    def pool(self, event: int) -> NDArray[np.intp]:
        """(p,) rows of the tracks to choose among at a first listen."""
        first = self.history.first
        return np.concatenate([np.flatnonzero((first >= event) & (first < len(self.history.listening))), self.others])


def with_others(raw: RawPlays, others: Mapping[str, RawPlays]) -> Discoveries:
    """A listener's history with 5,000 tracks drawn from those that others played and this one never listened to."""
    history = make_history(raw)
    listened = set(history.keys[history.first < len(history.listening)].tolist())
    found: dict[str, tuple[str, str]] = {}
    for other in others.values():
        for key, artist, album in zip(other.keys.tolist(), other.artists.tolist(), other.albums.tolist(), strict=True):
            if key not in listened:
                found.setdefault(key, (artist, album))
    keys = sorted(found)
    if len(keys) > _DISTRACTORS:
        # The generator in which the figures known for this protocol were drawn.
        drawn = np.random.RandomState(SEED).choice(len(keys), _DISTRACTORS, replace=False)
        keys = [keys[place] for place in drawn.tolist()]
    return _extended(history, _album_names(raw, history), {key: found[key] for key in keys})


def _album_names(raw: RawPlays, history: History) -> dict[str, int]:
    order = np.argsort(raw.starts, kind="stable")
    listened = np.flatnonzero(history.first < len(history.listening))
    names = raw.albums[order[history.place[history.first[listened]]]]
    return dict(zip(names.tolist(), history.listening.catalogue.albums[listened].tolist(), strict=True))


def _extended(history: History, albums: dict[str, int], added: Mapping[str, tuple[str, str]]) -> Discoveries:
    own = {key: row for row, key in enumerate(history.keys.tolist())}
    artists = {name: code for code, name in enumerate(history.artist_names.tolist())}
    catalogue, n = history.listening.catalogue, len(history.keys)
    new_artists: list[int] = []
    new_albums: list[int] = []
    rows: list[int] = []
    for key, (artist, album) in added.items():
        if key in own:
            rows.append(own[key])
            continue
        rows.append(n + len(new_artists))
        new_artists.append(artists.setdefault(artist, len(artists)))
        # An album of somebody else is like none: only those this listener knows can be evidence.
        new_albums.append(albums.get(album, UNKNOWN) if album else UNKNOWN)
    larger = Catalogue(
        np.concatenate([catalogue.artists, np.array(new_artists, np.int32)]),
        np.concatenate([catalogue.albums, np.array(new_albums, np.int32)]),
    )
    return Discoveries(history, replace(history.everything, catalogue=larger), np.array(rows, np.intp))


def evaluate_discovery(
    discoveries: Discoveries,
    prior: ChoiceModel | None,
    settings: NewMusicSettings | None = None,
    part: tuple[float, float] = (0.8, 1.0),
) -> dict[str, Any]:
    """Figures over at most 1,500 first listens in `part` of the listens; the test slice unless said otherwise.

    {"hr20", "hr20_known_artist", "hr10", "mrr20", "events", "new_artist_share", "ci95", "peers": {name: hr20 and the
    like}}. The peers: same album, then same artist, then base-level activation of the artist; the artist's decay over
    a week.
    """
    history, log = discoveries.history, discoveries.everything
    m = len(history.listening)
    events = discoveries.events
    asked = events[(events >= int(m * part[0])) & (events < int(m * part[1]))]
    wanted = set(spread(asked, _MOST_EVENTS).tolist())
    method = NewMusic(log.catalogue, prior, settings)
    ranks: dict[str, list[float]] = {
        name: [] for name in ("new_music", "same_album_artist_activation", "artist_decay_7d")
    }
    is_new_artist: list[bool] = []
    lessons = np.concatenate([events[events < int(m * part[0])][-_MOST_LESSONS:], asked])
    for event in lessons.tolist():
        place, track = int(history.place[event]), int(history.listening.tracks[event])
        method.learn(log, place)
        moment = moment_before(log, place)
        if event in wanted:
            pool = discoveries.pool(event)
            target = int(np.flatnonzero(pool == track)[0])
            ranks["new_music"].append(rank_of(method.scores(moment)[pool], target))
            for name, scores in _peers(history, log.catalogue, event, pool).items():
                ranks[name].append(rank_of(scores, target))
            artists = log.catalogue.artists
            is_new_artist.append(not (artists[history.listening.tracks[:event]] == artists[track]).any())
        method.lesson(moment, track)
    new_artist = np.array(is_new_artist, np.bool_)
    results = {name: _result(np.array(found), new_artist) for name, found in ranks.items()}
    return {
        **results.pop("new_music"),
        "new_artist_share": float(new_artist.mean()) if len(new_artist) else float("nan"),
        "peers": results,
    }


def discovery_choices(discoveries: Discoveries, upto: float, most: int) -> list[Choice]:
    """What at most so many first listens, spread over the share `upto` of the listens, would teach."""
    history, log = discoveries.history, discoveries.everything
    events = discoveries.events
    events = spread(events[events < int(len(history.listening) * upto)], most)
    method = NewMusic(log.catalogue, None)
    choices: list[Choice] = []
    for event in events.tolist():
        place = int(history.place[event])
        method.learn(log, place)
        rows, parts = method.gather(moment_before(log, place))
        choices += [Choice(parts, int(at)) for at in np.flatnonzero(rows == history.listening.tracks[event])]
    return choices


def _peers(
    history: History, catalogue: Catalogue, event: int, pool: NDArray[np.intp]
) -> dict[str, NDArray[np.float64]]:
    listening, artists, albums = history.listening, catalogue.artists, catalogue.albums
    heard = artists[listening.tracks[:event]]
    ages = listening.starts[event] - listening.starts[:event] + 1
    activation, decay = np.zeros(catalogue.n_artists), np.zeros(catalogue.n_artists)
    np.add.at(activation, heard, ages**-0.5)
    np.add.at(decay, heard, np.exp(-ages / (7 * 86_400)))
    activation, decay = activation[artists[pool]], decay[artists[pool]]
    if listening.sessions[event] == listening.sessions[event - 1]:
        latest = listening.tracks[event - 1]
        activation = activation + 1e9 * (artists[pool] == artists[latest])
        activation += 1e12 * ((albums[pool] == albums[latest]) & (albums[latest] != UNKNOWN))
    return {"same_album_artist_activation": activation, "artist_decay_7d": decay}


def _result(ranks: NDArray[np.float64], new_artist: NDArray[np.bool_]) -> dict[str, Any]:
    if len(ranks) == 0:
        return {"events": 0}
    found = ranks <= 20
    known = found[~new_artist]
    return {
        "hr20": float(found.mean()),
        "hr20_known_artist": float(known.mean()) if len(known) else float("nan"),
        "hr10": float((ranks <= 10).mean()),
        "mrr20": float((found / ranks).mean()),
        "events": len(ranks),
        "ci95": list(interval(found.astype(np.float64))),
    }
