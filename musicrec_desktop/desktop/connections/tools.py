"""What every connection works with."""

from dataclasses import dataclass

from musicrec_desktop.app.lanes import Lanes
from musicrec_desktop.app.services import Services
from musicrec_desktop.desktop.actions.lane_work import Fail
from musicrec_desktop.desktop.actions.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Tools:
    """Where work is done, with what, and who hears of failures."""

    lanes: Lanes
    services: Services
    shelf: Shelf
    fail: Fail
