"""Runs a function once, in a process of its own: what may crash or hang there costs this program nothing."""

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Final

from musicrec_desktop.domain.cancelling import check_cancelled

_ENDS_BY_ITSELF: Final = (0, 1)
"""Exit codes of a function that came to its end and of one that raised."""
_LOOK_UP_S: Final = 0.05


def run_apart(
    function: Callable[..., None], arguments: tuple[object, ...], patience_s: float
) -> tuple[tuple[object, ...], bool]:
    """What the function sent through the Connection it gets as its first argument, and whether it crashed or hung.

    Silence of `patience_s` counts as hanging and is ended. Raises Cancelled.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_run, args=(function, there, *arguments), daemon=True)
    child.start()
    there.close()
    try:
        said = tuple(_heard(here, patience_s))
        child.join(1)
        return said, child.exitcode not in _ENDS_BY_ITSELF
    finally:
        child.kill()  # a child that has ended takes no notice
        child.join()
        here.close()


def _run(function: Callable[..., None], there: Connection, *arguments: object) -> None:
    threading.Thread(target=_follow_parent, name="follow-parent", daemon=True).start()
    function(there, *arguments)


def _follow_parent() -> None:
    """End with the parent, however that ends and however deep this process is in native code."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _heard(here: Connection, patience_s: float) -> Iterator[object]:
    until = time.monotonic() + patience_s
    with suppress(EOFError):  # it has sent all it could
        while time.monotonic() < until:
            if here.poll(_LOOK_UP_S):
                yield here.recv()
                until = time.monotonic() + patience_s
            check_cancelled()
