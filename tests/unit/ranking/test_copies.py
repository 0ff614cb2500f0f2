"""Two files of one recording never stand in one list, whatever their tags say."""

from dataclasses import replace

import numpy as np

from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Length, PlaylistPlan
from musicrec_desktop.ranking import sequence
from musicrec_desktop.ranking.pool import make_pool
from tests.factories import make_context, make_matrix, make_track
from tests.unit.ranking.music import ranked_all


def library() -> LibraryView:
    """Twelve tracks; 1, 5 and 9 are one recording under three names, and 2 is called like 9."""
    tracks = [make_track(n, artists=(f"Artist {n}",)) for n in range(1, 13)]
    for n in (1, 5, 9):
        tracks[n - 1] = replace(tracks[n - 1], recording=3)
    tracks[1] = replace(tracks[1], tags=tracks[8].tags)
    return LibraryView.from_tracks(tracks, make_matrix(12))


def test_copies_and_what_is_called_like_them_are_one() -> None:
    context = make_context(PlaylistPlan(""), None, library())
    pool = make_pool(context, np.arange(12), np.zeros(12, np.float32))
    codes = pool.recordings.tolist()
    assert len({codes[n - 1] for n in (1, 2, 5, 9)}) == 1
    assert len(set(codes)) == 9


def test_a_list_holds_one_of_them() -> None:
    context = make_context(PlaylistPlan("", length=Length(tracks=9)), None, library())
    chosen, _ = sequence(context, ranked_all(context))
    assert len(chosen) == 9
    assert len({int(track.track_id) for track in chosen} & {1, 2, 5, 9}) == 1
