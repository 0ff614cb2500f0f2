"""What tracks are, to be corrected from a menu: music, spoken word, and so on."""

import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu

from musicrec_desktop.app.routes import Lane
from musicrec_desktop.desktop.actions.lane_work import do_in
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.panels.rule_fields import KIND_WORDS
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.kinds import Kind
from musicrec_desktop.domain.library_view import KINDS


class KindMenu:
    """Adds the kinds to a menu of tracks, and keeps what the listener says."""

    def __init__(self, tools: Tools, corrected: Callable[[int], None]) -> None:
        """`corrected` is told how many tracks were, once the library was read anew."""
        self._tools = tools
        self._corrected = corrected

    def add_to(self, menu: QMenu, track_ids: Sequence[TrackId]) -> None:
        """A menu of kinds, the present one ticked, and a way to let the program judge again."""
        view = self._tools.services.known.view
        rows = view.rows(track_ids)
        present = {KINDS[code] for code in view.kinds[rows[rows >= 0]].tolist()}
        menu.addSeparator()
        kinds = menu.addMenu(tr("What it is") if len(track_ids) == 1 else tr("What they are"))
        for kind in Kind:
            action = kinds.addAction(tr(KIND_WORDS[kind]))
            action.setCheckable(True)
            action.setChecked(present == {kind})
            action.triggered.connect(partial(self._correct, tuple(track_ids), kind))
        kinds.addSeparator()
        kinds.addAction(tr("Let the program judge")).triggered.connect(partial(self._correct, tuple(track_ids), None))

    def _correct(self, track_ids: Sequence[TrackId], kind: Kind | None, _is_checked: bool = False) -> None:
        services = self._tools.services

        def correct() -> int:
            kinds = services.database.kinds
            n = kinds.forget(track_ids) if kind is None else kinds.correct(track_ids, kind)
            services.load_known(UnixTime(time.time()))
            return n

        do_in(self._tools.lanes, Lane.DB, correct, self._corrected, self._tools.fail)
