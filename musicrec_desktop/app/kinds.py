"""What the tracks are: the overview, corrections by the listener, and what the sound says after analysis."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from musicrec_desktop.app.named_tracks import tracks_named
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.kinds import PLAIN, Kind, Trait
from musicrec_desktop.domain.track import Track
from musicrec_desktop.storage import Database

_SPEECH: Final = 0.8
_SURE: Final = 0.5
_LONG_MS: Final = 180_000
"""Rap and poems are short; what speaks for longer than this, without a genre, is no music."""


@dataclass(frozen=True, slots=True)
class KindsReport:
    """Kinds and traits of the present tracks."""

    kinds: dict[Kind, int]
    traits: dict[Trait, int]
    others: tuple[Track, ...]
    """Present tracks that are not music, by path."""


def kinds_report(services: Services) -> KindsReport:
    """What is in the library, and what is not music in it."""
    database = services.database
    others = [track for track in database.tracks.all() if track.kind is not Kind.MUSIC and not track.is_missing]
    others.sort(key=lambda track: track.path)
    return KindsReport(database.kinds.counts(), database.kinds.trait_counts(), tuple(others))


def correct_kinds(
    services: Services, names: Sequence[str], kind: Kind | None, add: Trait = PLAIN, remove: Trait = PLAIN
) -> tuple[Track, ...]:
    """Say what tracks are; from now on nothing is guessed about them. Returns the tracks as they are now.

    Raises LibraryError when a name is not in the library; then nothing is changed.
    """
    database = services.database
    tracks = tracks_named(services, names)
    by_traits: dict[Trait, list[TrackId]] = {}
    for track in tracks:
        by_traits.setdefault((track.traits | add) & ~remove, []).append(track.id)
    for traits, ids in by_traits.items():
        database.kinds.correct(ids, kind, traits)
    return tuple(database.tracks.get([track.id for track in tracks]))


def forget_corrections(services: Services, names: Sequence[str]) -> int:
    """Let the next scan guess again. Returns how many tracks had been corrected."""
    return services.database.kinds.forget(track.id for track in tracks_named(services, names))


def judge_by_sound(database: Database, matrix: FeatureMatrix) -> int:
    """Untagged music that sounds like someone speaking for minutes is spoken word. Returns how many were found."""
    speech, trust = matrix.column("speech"), matrix.confidence("speech")
    rows = np.flatnonzero(np.nan_to_num(speech) >= _SPEECH)
    rows = rows[trust[rows] >= _SURE]
    if not len(rows):
        return 0
    speaking = database.tracks.get([TrackId(track_id) for track_id in matrix.ids[rows].tolist()])
    found = [
        (track.id, Kind.SPOKEN)
        for track in speaking
        if track.kind is Kind.MUSIC and not track.tags.genres and track.duration_ms >= _LONG_MS
    ]
    return database.kinds.guess(found)
