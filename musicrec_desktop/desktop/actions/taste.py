"""What the listener changes of the taste profile, done in the lane of the database."""

import time
from collections.abc import Callable
from typing import TypeVar

from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.routes import Lane
from musicrec_desktop.app.services import Services
from musicrec_desktop.app.taste_editing import (
    Gone,
    forget,
    lean_taste,
    listen_in_private,
    remember,
    reset_taste,
    undo_reset,
)
from musicrec_desktop.app.taste_profile import is_private
from musicrec_desktop.desktop.actions.lane_work import Fail, do_in
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.taste_edits import Forgotten, Subject, TasteEdit

T = TypeVar("T")


class TasteChanges:
    """Each change, and its way back."""

    def __init__(self, lanes: Lanes, services: Services, fail: Fail) -> None:
        self._lanes, self._services, self._fail = lanes, services, fail

    def lean(self, subject: Subject, name: str, lean: float, then: Callable[[TasteEdit], None]) -> Running:
        """Lean to a thing or away from it; 0 takes it back."""
        return self._do(lambda: lean_taste(self._services, subject, name, lean, _now()), then)

    def forget(self, subject: Subject, name: str, then: Callable[[Gone], None]) -> Running:
        """Let all plays of a thing no longer count."""
        return self._do(lambda: forget(self._services, Forgotten(subject, name), _now()), then)

    def remember(self, number: int, then: Callable[[None], None]) -> Running:
        """Let them count again."""
        return self._do(lambda: remember(self._services, number, _now()), then)

    def reset(self, then: Callable[[Gone], None]) -> Running:
        """Start anew."""
        return self._do(lambda: reset_taste(self._services, _now()), then)

    def undo_reset(self, number: int, edits: tuple[TasteEdit, ...], then: Callable[[None], None]) -> Running:
        """As it was before."""
        return self._do(lambda: undo_reset(self._services, number, edits, _now()), then)

    def set_private(self, is_on: bool, then: Callable[[bool], None]) -> Running:
        """Remember nothing from now on, or remember again; tells what is so then."""

        def switch() -> bool:
            listen_in_private(self._services, _now(), on=is_on)
            return is_private(self._services)

        return self._do(switch, then)

    def ask_private(self, then: Callable[[bool], None]) -> Running:
        """Whether nothing is remembered now."""
        return self._do(lambda: is_private(self._services), then)

    def _do(self, work: Callable[[], T], then: Callable[[T], None]) -> Running:
        return do_in(self._lanes, Lane.DB, work, then, self._fail)


def _now() -> UnixTime:
    return UnixTime(time.time())
