"""A ten-band graphic equaliser as a value: what each band is raised or lowered by, and what that does to the sound."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError

BANDS_HZ: Final = (31.5, 63.0, 125.0, 250.0, 500.0, 1_000.0, 2_000.0, 4_000.0, 8_000.0, 16_000.0)
"""Middles of the bands: the octaves of ISO 266."""
MOST_DB: Final = 12.0
"""A band is raised or lowered by no more than this."""
_QUALITY: Final = 1.414
"""Q of a filter one octave wide."""
_ROUNDS: Final = 4
"""Filters reach into their neighbours' bands. So many corrections bring the sum of all ten to what was asked for,
within 0.1 dB in the middle of each band."""
_USABLE: Final = 0.45
"""Of the sampling rate: a band above cannot be made, and is left out."""


@dataclass(frozen=True, slots=True)
class Equaliser:
    """Gains of the ten bands."""

    gains_db: tuple[float, ...] = (0.0,) * len(BANDS_HZ)
    """One for each of BANDS_HZ, within MOST_DB of 0. A flat equaliser leaves every sample as it is."""

    def __post_init__(self) -> None:
        if len(self.gains_db) != len(BANDS_HZ) or not all(-MOST_DB <= gain <= MOST_DB for gain in self.gains_db):
            raise InvariantError(f"an equaliser of gains {self.gains_db}")

    @property
    def is_flat(self) -> bool:
        """Nothing is raised or lowered."""
        return not any(self.gains_db)

    def sections(self, rate: int) -> NDArray[np.float64]:
        """(k, 6) second-order sections for so many frames a second, the preamp in the first; (0, 6) when flat.

        In the middle of each band the sum of all has the gain of that band, less the preamp.
        """
        sections = self._bands(rate)
        if len(sections):
            sections[0, :3] *= 10 ** (self.preamp_db(rate) / 20)
        return sections

    def preamp_db(self, rate: int = 48_000) -> float:
        """By how much everything is lowered, so that no sine gets louder than it was: minus the highest point of the
        response, 0 when nothing is raised."""
        sections = self._bands(rate)
        if not len(sections):
            return 0.0
        around = np.geomspace(10, rate * 0.499, 1_024)
        return -max(0.0, float(_response_db(sections, around, rate).max()))

    def response_db(self, hertz: NDArray[np.float64], rate: int = 48_000) -> NDArray[np.float64]:
        """What becomes of sines of these frequencies, in dB, preamp included; in the shape given."""
        return _response_db(self.sections(rate), hertz, rate)

    def _bands(self, rate: int) -> NDArray[np.float64]:
        """(k, 6) one section for each band that can be made at this rate; (0, 6) when flat."""
        hertz = np.array([hertz for hertz in BANDS_HZ if hertz <= _USABLE * rate])
        asked = np.array(self.gains_db[: len(hertz)])
        if not asked.any():
            return np.zeros((0, 6))
        one_db = [_response_db(_peaking(each[None], np.ones(1), rate), hertz, rate) for each in hertz]
        gains, reach = asked, np.stack(one_db, axis=1)
        for _ in range(_ROUNDS):
            missing = asked - _response_db(_peaking(hertz, gains, rate), hertz, rate)
            gains = gains + np.linalg.solve(reach, missing)
        return _peaking(hertz, gains, rate)


def _peaking(hertz: NDArray[np.float64], gains_db: NDArray[np.float64], rate: int) -> NDArray[np.float64]:
    """(k, 6) a peaking filter for each of k middles and gains, after the Audio EQ Cookbook (R. Bristow-Johnson):
    A = 10^(g/40), w = 2 pi f / rate, alpha = sin w / 2Q; b = 1 + alpha A, -2 cos w, 1 - alpha A;
    a = 1 + alpha / A, -2 cos w, 1 - alpha / A; all divided by the first a."""
    root, turn = 10 ** (gains_db / 40), 2 * np.pi * hertz / rate
    alpha, middle = np.sin(turn) / (2 * _QUALITY), -2 * np.cos(turn)
    b = (1 + alpha * root, middle, 1 - alpha * root)
    a = (1 + alpha / root, middle, 1 - alpha / root)
    sections: NDArray[np.float64] = np.stack([*b, *a], axis=1) / a[0][:, None]
    return sections


def _response_db(sections: NDArray[np.float64], hertz: NDArray[np.float64], rate: int) -> NDArray[np.float64]:
    delay = np.exp(-2j * np.pi * np.asarray(hertz, np.float64) / rate)
    total = np.zeros(delay.shape)
    for b0, b1, b2, a0, a1, a2 in sections:
        passed = np.abs((b0 + b1 * delay + b2 * delay**2) / (a0 + a1 * delay + a2 * delay**2))
        total += 20 * np.log10(np.maximum(passed, 1e-12))
    return total


FLAT: Final = Equaliser()
PRESETS: Final[Mapping[str, Equaliser]] = MappingProxyType(
    {
        "flat": FLAT,
        "bass": Equaliser((6.0, 5.5, 4.0, 1.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)),
        "less_bass": Equaliser((-8.0, -6.0, -4.0, -1.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)),
        "voice": Equaliser((-9.0, -6.0, -3.0, 0.0, 1.5, 3.0, 3.5, 2.5, 0.0, -2.0)),
        "bright": Equaliser((0.0, 0.0, 0.0, 0.0, 0.0, 0.5, 1.5, 3.0, 4.5, 5.0)),
        "warm": Equaliser((1.5, 2.0, 2.5, 2.0, 0.5, 0.0, -0.5, -1.5, -2.5, -3.0)),
        "loudness": Equaliser((6.0, 4.5, 2.5, 0.5, 0.0, 0.0, 0.0, 1.0, 2.5, 3.5)),
        "small_speakers": Equaliser((-12.0, -6.0, 2.0, 4.0, 2.5, 0.5, 1.0, 2.0, 2.0, 1.0)),
    }
)
"""By a name that is never shown as it is: the window has words for each."""


def preset_of(equaliser: Equaliser) -> str:
    """The name of the preset that this is; "" when it is none."""
    return next((name for name, preset in PRESETS.items() if preset == equaliser), "")
