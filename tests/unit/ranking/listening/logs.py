"""Made logs of listening."""

from collections.abc import Sequence

import numpy as np

from musicrec_desktop.domain.listening import UNKNOWN, Catalogue, Listening, session_numbers

DAY_S = 86_400.0
MONDAY = 1_704_067_200.0
"""Monday, 1 January 2024, 00:00 UTC."""


def make_catalogue(artists: Sequence[int], albums: Sequence[int] | None = None) -> Catalogue:
    """Tracks by these artists, on these albums or on none."""
    return Catalogue(
        np.asarray(artists, np.int32),
        np.full(len(artists), UNKNOWN, np.int32) if albums is None else np.asarray(albums, np.int32),
    )


def make_listening(
    catalogue: Catalogue,
    tracks: Sequence[int],
    starts: Sequence[float],
    short: Sequence[int] = (),
    utc_offset_s: int = 0,
) -> Listening:
    """Plays of three minutes each; those in places `short` were skipped after ten seconds."""
    begin = np.asarray(starts, np.float64)
    is_skip = np.zeros(len(tracks), np.bool_)
    is_skip[list(short)] = True
    ends = begin + np.where(is_skip, 10.0, 180.0)
    return Listening(
        catalogue,
        np.asarray(tracks, np.int32),
        begin,
        ends,
        session_numbers(begin, ends),
        ~is_skip,
        is_skip,
        utc_offset_s,
    )


def random_listening(seed: int, n: int = 40, m: int = 400) -> Listening:
    """Sessions of about twenty plays over months, a fifth of the plays skipped, some artists and albums unknown."""
    random = np.random.default_rng(seed)
    catalogue = make_catalogue(random.integers(-1, 8, n).tolist(), random.integers(-1, 12, n).tolist())
    gaps = np.where(random.random(m) < 0.05, random.exponential(3 * DAY_S, m) + 3600, random.uniform(200, 400, m))
    starts = MONDAY + np.cumsum(gaps)
    popular = random.zipf(1.6, m) % n
    return make_listening(catalogue, popular.tolist(), starts.tolist(), np.flatnonzero(random.random(m) < 0.2).tolist())
