"""The other side of AnalysisPool: a process of its own that measures one file after another."""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
from dataclasses import dataclass
from multiprocessing import connection, parent_process
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from musicrec_desktop.analysis.outcome import Analyse, Measurement
from musicrec_desktop.domain.errors import AnalysisError

if TYPE_CHECKING:  # it brings numpy, before the number of its threads is set
    from musicrec_desktop.domain.analysis_work import AnalysisItem

_THREAD_LIMITS: Final = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMBA_NUM_THREADS",
)
_NICENESS: Final = 10
_LIMIT_PER_MS: Final = 600_000
_GRACE: Final = 2.0
"""The worker ends itself at this many time limits: the parent may be gone while a decoder never returns."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Sent once: the process runs."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Sent for each file, in the order asked."""

    measurement: Measurement | None
    reason: str


def run_worker(
    pipe: connection.Connection[Answer | Ready, AnalysisItem | None], analyse: Analyse, time_limit_s: float
) -> None:
    """Measure every item that comes through `pipe` until None comes or the parent is gone. Runs in its own process.

    An exception that is not AnalysisError is a bug: it ends the process with a traceback and costs this one file.
    """
    _behave()
    with Path(os.devnull).open("w") as nowhere:
        try:
            pipe.send(Ready())
            while (item := pipe.recv()) is not None:
                pipe.send(_answer(item, analyse, time_limit_s, nowhere))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return  # the parent is gone or wants no more answers


def limit_for(item: AnalysisItem, time_limit_s: float) -> float:
    """Seconds that a track may take: the limit; for whole tracks over ten minutes, the limit for each ten of them."""
    return time_limit_s * max(1.0, item.duration_ms / _LIMIT_PER_MS) if item.is_whole else time_limit_s


def _answer(item: AnalysisItem, analyse: Analyse, time_limit_s: float, nowhere: IO[str]) -> Answer:
    # Runs in a thread of C that needs no interpreter lock, so it ends even a decoder that holds it for ever.
    faulthandler.dump_traceback_later(_GRACE * limit_for(item, time_limit_s), exit=True, file=nowhere)
    try:
        return Answer(analyse(item), "")
    except AnalysisError as error:
        return Answer(None, error.message)
    except MemoryError:
        return Answer(None, f"{item.path.name} needs more memory than there is")
    finally:
        faulthandler.cancel_dump_traceback_later()


def _behave() -> None:
    """Be a quiet guest: one thread, low priority, deaf to Ctrl-C (the parent decides), gone when the parent is."""
    os.environ.update(dict.fromkeys(_THREAD_LIMITS, "1"))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    threading.Thread(target=_follow_parent, name="follow-parent", daemon=True).start()


def _follow_parent() -> None:
    """End this process with its parent, however that ends.

    Not prctl(PR_SET_PDEATHSIG): that fires when the parent's *thread* that started the process ends, and lanes come and
    go.
    """
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
