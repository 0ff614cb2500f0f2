"""Load, scan, analyse."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from musicrec_desktop.app.analysing import Analysing
from musicrec_desktop.app.flow import ANALYSE, SCAN
from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.politeness import full_pace
from musicrec_desktop.app.routes import Lane
from musicrec_desktop.app.scanning import Scanning
from musicrec_desktop.app.services import Known, Services
from musicrec_desktop.desktop.actions.lane_work import Fail, do_in
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.progress import Progress


def load_library(lanes: Lanes, services: Services, then: Callable[[Known], None], fail: Fail) -> Running:
    """Read the library and the history from the database, again when they have changed."""
    return do_in(lanes, Lane.DB, lambda: services.load_known(UnixTime(time.time())), then, fail)


def scan_folders(
    lanes: Lanes,
    services: Services,
    folders: Sequence[Path],
    progress: Callable[[Progress], None],
    done: Callable[[Scanning], None],
    fail: Fail,
    cancelled: Callable[[], None],
    *,
    is_part: bool = False,
) -> Running:
    """Look for new, changed, moved and vanished files; `is_part`: in places within the music folders."""
    return lanes.run(
        SCAN,
        Scanning(services, tuple(folders), UnixTime(time.time()), is_part=is_part),
        on_done=done,
        on_error=fail,
        on_progress=progress,
        on_cancelled=cancelled,
    )


def analyse_tracks(
    lanes: Lanes,
    services: Services,
    progress: Callable[[Progress], None],
    done: Callable[[Analysing], None],
    fail: Fail,
    cancelled: Callable[[], None],
    *,
    is_whole: bool = False,
) -> Running:
    """Measure how the tracks sound that were not measured yet, giving way to playing and to the battery.

    With `is_whole`: hear those whole of which only excerpts are measured.
    """
    ask_pace = services.politeness.pace if services.settings.analyse_politely else full_pace
    return lanes.run(
        ANALYSE,
        Analysing(services, UnixTime(time.time()), is_whole=is_whole, ask_pace=ask_pace),
        on_done=done,
        on_error=fail,
        on_progress=progress,
        on_cancelled=cancelled,
    )


def keep_folders(
    lanes: Lanes, services: Services, folders: Sequence[Path], then: Callable[[], None], fail: Fail
) -> Running:
    """Add music folders to the settings."""
    fresh = services.settings.with_folders(tuple(folder.absolute() for folder in folders))
    return do_in(lanes, Lane.DB, lambda: services.change_settings(fresh), lambda _: then(), fail)
