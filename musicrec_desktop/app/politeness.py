"""How much of the machine the analysis in the background may take: little while music plays or the battery is used."""

import time
from collections.abc import Callable
from typing import Final

from musicrec_desktop.analysis import FULL, Pace, full_pace
from musicrec_desktop.app.power import is_on_battery

__all__ = ["LOW", "Politeness", "full_pace"]

LOW: Final = Pace(workers=1, rest=1.0)
"""One worker, idle for half of the time."""
_ASK_EVERY_S: Final = 5.0
"""Between two looks at the battery: a process is started for it on some systems."""


class Politeness:
    """Asked by the analysis before each file, in its thread; told by the window what plays, in the window's."""

    def __init__(
        self, ask_battery: Callable[[], bool] = is_on_battery, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.is_playing = False
        """Music plays."""
        self._ask_battery = ask_battery
        self._clock = clock
        self._is_on_battery = False
        self._asked_at = float("-inf")

    def pace(self) -> Pace:
        """The pace for the next file."""
        return LOW if self.is_playing or self._battery() else FULL

    def _battery(self) -> bool:
        now = self._clock()
        if now - self._asked_at >= _ASK_EVERY_S:
            self._is_on_battery, self._asked_at = self._ask_battery(), now
        return self._is_on_battery
