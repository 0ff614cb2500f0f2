"""The library as a picture: where each track lies on the map of sounds, kept so that it stays there."""

import logging
import os
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.features import FEATURE_VERSION, GROUP_VERSIONS, FeatureGroup, FeatureMatrix, rows_of
from musicrec_desktop.domain.progress import Job
from musicrec_desktop.retrieval import lay_out, place_among

NEWCOMERS_AT_MOST: Final = 0.25
"""Share of the tracks that may have been placed among others before the map is laid out anew: with
so many, a fifth of the neighbours that lay near do not (docs/decisions/0010-map-of-sounds.md)."""
_LAYOUT: Final = 1
"""Raised when the layout is made in another way."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class SoundMap:
    """Places of the tracks whose sound was measured."""

    ids: NDArray[np.int64]
    """(n,) strictly ascending."""
    places: NDArray[np.float32]
    """(n, 2); the middle is 0, nearly all lie within a distance of 1. Directions mean nothing by themselves."""
    is_settled: NDArray[np.bool_]
    """(n,) False where a track came later and was placed among the others."""

    def __len__(self) -> int:
        return len(self.ids)

    @staticmethod
    def empty() -> "SoundMap":
        """No tracks."""
        return SoundMap(np.zeros(0, np.int64), np.zeros((0, 2), np.float32), np.zeros(0, np.bool_))


def sound_map(services: Services, *, is_anew: bool = False) -> Job[SoundMap]:
    """The map of the library as it is known. Compute lane.

    As kept in the profile's cache where that knows all tracks; tracks that came since are placed among those they sound
    like, and nobody moves. Where too many came, or with `is_anew`, everything is laid out again, turned so that it
    resembles what it was. Half a second for 1,000 tracks, 25 s of processor time for 100,000.
    """
    path = map_file(services)
    known = services.known
    kept = SoundMap.empty() if is_anew and not path.exists() else _load(path)
    made = yield from mapped(known.view.features, kept, is_anew=is_anew)
    if made is not kept:
        _keep(made, path)
    return made


def map_file(services: Services) -> Path:
    """Where the map is kept; it can be made again."""
    return services.paths.cache / "sound_map.npz"


def mapped(features: FeatureMatrix, kept: SoundMap, *, is_anew: bool = False) -> Job[SoundMap]:
    """The map of these tracks, from the one there was."""
    measured = np.flatnonzero(features.is_analysed)
    ids, sound = features.ids[measured], features.sound[measured]
    if np.array_equal(ids, kept.ids) and not is_anew:
        return kept
    old = rows_of(kept.ids, ids)
    is_here = old >= 0
    places = np.zeros((len(ids), 2), np.float32)
    is_settled = np.zeros(len(ids), np.bool_)
    places[is_here], is_settled[is_here] = kept.places[old[is_here]], kept.is_settled[old[is_here]]
    if is_anew or np.count_nonzero(is_settled) < (1 - NEWCOMERS_AT_MOST) * len(ids):
        fresh = yield from lay_out(sound)
        return SoundMap(ids, _turned(fresh, places, is_here), np.ones(len(ids), np.bool_))
    places[~is_here] = place_among(sound[~is_here], sound[is_here], places[is_here])
    return SoundMap(ids, places, is_settled)


def _turned(fresh: NDArray[np.float32], old: NDArray[np.float32], is_here: NDArray[np.bool_]) -> NDArray[np.float32]:
    """The new places turned and mirrored as a whole, so that the tracks that were there lie as near as can be to where
    they were (orthogonal Procrustes)."""
    if np.count_nonzero(is_here) < 3:
        return fresh
    left, _, right = np.linalg.svd(fresh[is_here].T.astype(np.float64) @ old[is_here])
    turned: NDArray[np.float32] = (fresh @ (left @ right)).astype(np.float32)
    return turned


def _versions() -> NDArray[np.int64]:
    return np.array([_LAYOUT, FEATURE_VERSION, GROUP_VERSIONS[FeatureGroup.EMBEDDING]], np.int64)


def _load(path: Path) -> SoundMap:
    """What is kept; nothing where it cannot be read or was made of other numbers."""
    try:
        with path.open("rb") as file, np.load(file) as kept:  # numpy itself leaves a broken file open
            if not np.array_equal(kept["versions"], _versions()):
                return SoundMap.empty()
            found = SoundMap(kept["ids"], kept["places"], kept["is_settled"])
    except FileNotFoundError:
        return SoundMap.empty()
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        _log.warning("the kept map %s cannot be read and is made anew: %s", path, error)
        return SoundMap.empty()
    shapes = (found.ids.shape, found.places.shape, found.is_settled.shape)
    n = len(found.ids)
    return found if shapes == ((n,), (n, 2), (n,)) and np.isfinite(found.places).all() else SoundMap.empty()


def _keep(made: SoundMap, path: Path) -> None:
    """Written beside and moved into place; without room on the disk it is made again next time."""
    fresh = path.with_suffix(f".{os.getpid()}.new.npz")
    try:
        np.savez(fresh, ids=made.ids, places=made.places, is_settled=made.is_settled, versions=_versions())
        fresh.replace(path)
    except OSError as error:
        _log.warning("the map could not be kept in %s: %s", path, error)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
