"""What is true of a track's artist and album: how much of them was heard lately."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Catalogue, Listening, Moment
from musicrec_desktop.ranking.listening.forms import OfCircle
from musicrec_desktop.ranking.listening.protocol import ListeningScorer
from musicrec_desktop.ranking.listening.traces import Traces

_DAY_S: Final = 86_400.0
CIRCLE_DAYS: Final = (0.25, 2.0, 20.0)
"""Days in which listens of an artist or album fade to 1/e."""


class CircleTraces:
    """Listens by artist or by album, fading at several speeds."""

    def __init__(self, codes: NDArray[np.int32]) -> None:
        """`codes`: (n,) code of each track, below 0 for none."""
        self._n_codes = int(codes.max(initial=-1)) + 1
        self.codes = codes
        # In the machine's own size, and with a last place for nobody: read three times as fast as codes in 32 bits.
        self.places = np.where(codes >= 0, codes, self._n_codes).astype(np.intp)
        self._traces = Traces(self._n_codes, [days * _DAY_S for days in CIRCLE_DAYS])
        self._known = 0

    def learn(self, listening: Listening, upto: int) -> None:
        """Take in the plays [known, upto); what is known already stays as it is."""
        if upto <= self._known:
            return
        new = slice(self._known, upto)
        self._known = upto
        codes = self.codes[listening.tracks[new]]
        counts = listening.is_listen[new] & (codes >= 0)
        self._traces.add(codes[counts], listening.starts[new][counts])

    def shares(self, k: int) -> NDArray[np.float32]:
        """Share of the listens at speed k by each artist or album; 0 for the last place, which is nobody's."""
        by_code = self._traces.relative(k)
        total = by_code.sum()
        shares = np.zeros(self._n_codes + 1, np.float32)
        if total > 0:
            shares[:-1] = by_code / total
        return shares


class Circle(OfCircle):
    """Listens of the whole artist or album that fade exponentially."""

    def __init__(self, kind: str, traces: CircleTraces, k: int) -> None:
        """`kind`: "artist" or "album"; `k`: which of CIRCLE_DAYS."""
        self.circle = kind
        self.name = f"{kind}_{CIRCLE_DAYS[k]:g}d"
        self._traces = traces
        self._k = k

    def learn(self, listening: Listening, upto: int) -> None:
        """See ListeningScorer."""
        self._traces.learn(listening, upto)

    @property
    def codes(self) -> NDArray[np.intp]:
        """See OfCircle."""
        return self._traces.places

    def by_code(self, moment: Moment) -> NDArray[np.float32]:  # noqa: ARG002 - proportions do not change with time
        """See OfCircle."""
        return self._traces.shares(self._k)


def circle_scorers(catalogue: Catalogue) -> tuple[ListeningScorer, ...]:
    """All scorers of this file."""
    artists, albums = CircleTraces(catalogue.artists), CircleTraces(catalogue.albums)
    return (
        *(Circle("artist", artists, k) for k in range(len(CIRCLE_DAYS))),
        Circle("album", albums, 0),
        Circle("album", albums, 2),
    )
