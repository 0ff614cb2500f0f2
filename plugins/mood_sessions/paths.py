"""Ways from one mood to another."""

import numpy as np

Place = tuple[float, float]
PATHS = {"straight": (1.0, 1.0), "calm_first": (2.0, 0.5), "bright_first": (0.5, 2.0), "slow": (2.0, 2.0)}
"""Powers of time for (valence, energy): above 1 an axis moves late, below 1 early."""
LONGEST_STEP = 0.1


def steps(name: str, start: Place, end: Place) -> tuple[Place, ...]:
    """Places (valence, energy), 0..1, at most LONGEST_STEP apart, from start to end, evenly along the path."""
    time = np.linspace(0, 1, 2001)
    line = np.stack([a + (b - a) * time**p for a, b, p in zip(start, end, PATHS[name], strict=True)], axis=1)
    gone = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    if name == "slow":
        n = max(4, int(np.ceil(2 * gone[-1] / LONGEST_STEP)) + 1)
        at = np.linspace(0, 1, n) ** 2 * gone[-1]
    else:
        n = max(2, int(np.ceil(gone[-1] / LONGEST_STEP)) + 1)
        at = np.linspace(0, gone[-1], n)
    v, e = (np.interp(at, gone, line[:, axis]).clip(0, 1).tolist() for axis in (0, 1))
    return (start, *list(zip(v, e, strict=True))[1:-1], end)
