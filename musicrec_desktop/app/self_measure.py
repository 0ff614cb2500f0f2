"""How well the program has known its listener: the history it keeps, foreseen play by play as if it were then."""

import math
import time
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.app.paths import assets_folder
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.drift import Drift
from musicrec_desktop.domain.listening import Catalogue, Listening, Moment
from musicrec_desktop.evaluation.own import measure
from musicrec_desktop.evaluation.priors import Priors
from musicrec_desktop.ranking.listening.next_play import NextPlay
from musicrec_desktop.ranking.skips.models import skip_table

_JUDGED: Final = 3000
"""Latest plays whose skips are foreseen, from what is remembered of them alone: 0.3 ms each."""
_WORK: Final = 800_000
"""Tracks scored in all for one month's plays: 8 plays in a library of 100,000, 40 in one of 20,000 and less."""
_FEWEST, _MOST = 8, 40


def measure_drift(services: Services) -> Drift:
    """Month by month. Any lane, once the library was loaded; seconds, whatever the size of the library."""
    return drift_of(services.live.look(time.time()).moment.listening)


def drift_of(listening: Listening) -> Drift:
    """The same of a log."""
    began = time.perf_counter()
    priors = Priors(assets_folder() / "priors")
    events = min(_MOST, max(_FEWEST, _WORK // max(1, len(listening.catalogue))))
    foresight = _Foresight(listening.catalogue, priors)
    points = measure(listening, foresight, _skip_chances(listening, priors), events=events)
    return Drift(points, time.perf_counter() - began)


class _Foresight:
    """The choice of the next play, as it goes through the log once."""

    def __init__(self, catalogue: Catalogue, priors: Priors) -> None:
        self._method = NextPlay(catalogue, priors.choice("next_play"))

    def __call__(self, moment: Moment) -> NDArray[np.float32]:
        self._method.learn(moment.listening, moment.upto)
        return self._method.scores(moment)


def _skip_chances(listening: Listening, priors: Priors) -> NDArray[np.float64]:
    """(m,) by the weights that ship, for the latest plays; NaN for the others."""
    chances = np.full(len(listening), np.nan)
    models = priors.skips
    if models is not None and len(listening):
        latest = slice(max(0, len(listening) - _JUDGED), len(listening))
        table = skip_table(listening.part(latest))
        chances[latest] = models.next.chances(table.both)
    return chances


def drift_document(drift: Drift) -> dict[str, object]:
    """The months as a document; null where there was too little to tell."""
    return {
        "months": [
            {
                "begins": point.begins,
                "ends": point.ends,
                "plays": point.plays,
                "next_play_ndcg10": _told(point.next_play_ndcg),
                "skip_auc": _told(point.skip_auc),
                "skip_calibration_error": _told(point.skip_error),
                "artist_diversity": _told(point.artist_diversity),
                "discoveries": point.discoveries,
                "discoveries_kept": _told(point.discoveries_kept),
            }
            for point in drift.points
        ],
        "seconds": round(drift.seconds, 3),
    }


def _told(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)
