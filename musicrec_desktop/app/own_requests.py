"""What the listener asked for and kept: requests of saved playlists, with where their sound stands in the library."""

from typing import Final

import numpy as np

from musicrec_desktop.app.saved_playlists import saved_playlists
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.features import rows_of
from musicrec_desktop.domain.ids import UnixTime

_QUANTITIES: Final = ("energy", "valence", "tempo", "danceability", "acousticness", "instrumentalness")
_FEWEST: Final = 5
"""Measured tracks of a list from which its mean says something."""


def own_requests(services: Services, now: UnixTime) -> list[tuple[str, dict[str, float]]]:
    """Each saved playlist that was made from words: the words, and for each quantity of sound the share of the measured
    tracks of the library that lie below the list's mean, 0..1. db lane.
    """
    known = services.known if services.is_loaded else services.load_known(now)
    features = known.view.features
    found: list[tuple[str, dict[str, float]]] = []
    for saved in saved_playlists(services, now):
        if not saved.request.strip():
            continue
        rows = rows_of(known.view.ids, np.array(saved.track_ids, np.int64))
        rows = rows[rows >= 0]
        places: dict[str, float] = {}
        for name in _QUANTITIES:
            column = features.column(name)
            values, everything = column[rows], np.sort(column[~np.isnan(column)])
            values = values[~np.isnan(values)]
            if len(values) >= _FEWEST:
                places[name] = float(np.searchsorted(everything, values.mean()) / len(everything))
        if places:
            found.append((saved.request, places))
    return found
