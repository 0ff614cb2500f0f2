"""The log of listening with other things in the place of tracks: artists, albums; and only what was new of it.

Every method over tracks becomes a method over artists by listening to the log of artists.
"""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import UNKNOWN, Catalogue, Listening, Moment


class Projection:
    """A log in which each play is one of its track's artist or album."""

    def __init__(self, codes: NDArray[np.int32], only_new: bool = False) -> None:
        """`codes`: (n,) artist or album of each track; those below 0 all become one last place, which nobody asks for.

        `only_new`: only the first listen of a track counts as a listen.
        """
        self._nobody = int(codes.max(initial=UNKNOWN)) + 1
        self.codes = np.where(codes >= 0, codes, self._nobody).astype(np.int32)
        """(n,) row of each track in `catalogue`."""
        self.places = self.codes.astype(np.intp)
        """(n,) the same in the machine's own size, which is read three times as fast."""
        nothing = np.full(self._nobody + 1, UNKNOWN, np.int32)
        self.catalogue = Catalogue(nothing, nothing)
        self._only_new = only_new
        self._heard = np.zeros(len(codes), np.bool_)
        self._counts = np.zeros(0, np.bool_)
        self._projected = np.zeros(0, np.int32)
        self._known = 0
        self._latest: tuple[Moment, Moment] | None = None

    def learn(self, listening: Listening, upto: int) -> None:
        """Take in the plays [known, upto); what is known already stays as it is."""
        if upto <= self._known:
            return
        new = slice(self._known, upto)
        tracks, counts = listening.tracks[new], listening.is_listen[new].copy()
        if self._only_new:
            listens = np.flatnonzero(counts)
            _, at = np.unique(tracks[listens], return_index=True)
            firsts = listens[at]
            firsts = firsts[~self._heard[tracks[firsts]]]
            self._heard[tracks[firsts]] = True
            counts[:] = False
            counts[firsts] = True
        if upto > len(self._counts):
            room = max(upto, 1024)
            self._counts = np.concatenate([self._counts, np.zeros(room, np.bool_)])
            self._projected = np.concatenate([self._projected, np.zeros(room, np.int32)])
        # Kept, not looked up when it is asked for: that took most of the time of a look at a long log.
        self._counts[new], self._projected[new] = counts, self.codes[tracks]
        self._known = upto

    def listening(self, listening: Listening) -> Listening:
        """The plays [0, known) of a log as plays of artists or albums."""
        known = slice(0, self._known)
        return Listening(
            self.catalogue,
            self._projected[known],
            listening.starts[known],
            listening.ends[known],
            listening.sessions[known],
            self._counts[known],
            listening.is_skip[known],
            listening.utc_offset_s,
        )

    def moment(self, moment: Moment) -> Moment:
        """The same moment in the log of artists or albums; kept for the next method that asks."""
        if self._latest is None or self._latest[0] is not moment or len(self._latest[1].listening) != self._known:
            projected = Moment(self.listening(moment.listening), moment.upto, moment.now, moment.session_from)
            self._latest = moment, projected
        return self._latest[1]

    def known(self, scores: NDArray[np.float32]) -> NDArray[np.float32]:
        """The scores over `catalogue`, written over, with 0 for the place of those without artist or album."""
        scores[self._nobody] = 0.0
        return scores
