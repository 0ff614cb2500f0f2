"""Settings: the shelf of language models and the log of their calls."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog

from musicrec_desktop.app.lanes import Running
from musicrec_desktop.app.model_shelf import ShelfEntry
from musicrec_desktop.desktop.actions.settings import (
    clear_log,
    export_log,
    look_at_models,
    pull_model,
    read_log,
    remove_model,
    take_in_model,
)
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.item_models.amount_words import size_text
from musicrec_desktop.desktop.panels.settings.model_section import ModelSection
from musicrec_desktop.desktop.windows.call_log_window import CallLogWindow
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.llm_call import LlmCall
from musicrec_desktop.domain.progress import Progress

_SHOWN: Final = 500
"""Calls in the window of the log."""


class ModelsConnection:
    """One file comes at a time."""

    def __init__(
        self, tools: Tools, window: MainWindow, section: ModelSection, change: Callable[[str, object], None]
    ) -> None:
        """`change` keeps a setting."""
        self._tools = tools
        self._window = window
        self._section = section
        self._change = change
        self._pulling: Running | None = None
        section.use_asked.connect(lambda name: change("model", name))
        section.pull_asked.connect(self._pull)
        section.cancel_asked.connect(self._cancel)
        section.remove_asked.connect(self._remove)
        section.import_asked.connect(self._take_in)
        section.log_asked.connect(self._show_log)

    def show(self) -> None:
        """Look at the shelf anew."""

        def then(entries: tuple[ShelfEntry, ...], in_use: str) -> None:
            services = self._tools.services
            self._section.show_models(entries, in_use)
            words = self._window.status.model.text() if services.settings.use_llm else ""
            self._section.show_where(words, is_on=services.settings.use_llm)

        look_at_models(self._tools.lanes, self._tools.services, then, self._tools.fail)

    def close(self) -> None:
        """End what is under way; what came is kept."""
        self._cancel()

    # inside

    def _cancel(self) -> None:
        if self._pulling is not None:
            self._pulling.cancel()

    def _pull(self, name: str) -> None:
        if self._pulling is not None:
            return

        def ended() -> None:
            self._pulling = None
            self._section.show_pulling(name, None)
            self.show()

        def failed(error: Exception) -> None:
            ended()
            self._tools.fail(error)

        def show_progress(progress: Progress) -> None:
            self._section.show_pulling(name, progress)

        self._section.show_pulling(name, Progress(0, 0))
        self._pulling = pull_model(self._tools.lanes, self._tools.services, name, show_progress, ended, failed, ended)

    def _take_in(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, tr("Take in a language model"), str(Path.home()), "GGUF (*.gguf)"
        )
        if not chosen:
            return
        status = self._window.status

        def show_progress(progress: Progress) -> None:
            status.show_progress(tr("Copying {file}:").format(file=Path(chosen).name), progress)

        def ended() -> None:
            status.show_idle("")
            self.show()

        def failed(error: Exception) -> None:
            ended()
            self._tools.fail(error)

        take_in_model(self._tools.lanes, self._tools.services, Path(chosen), show_progress, ended, failed, ended)

    def _remove(self, name: str) -> None:
        def then(freed: int) -> None:
            self._window.status.show_idle(tr("{size} freed.").format(size=size_text(freed)))
            self.show()

        remove_model(self._tools.lanes, self._tools.services, name, then, self._tools.fail)

    def _show_log(self) -> None:
        def then(calls: tuple[LlmCall, ...]) -> None:
            log = CallLogWindow(calls, self._window)
            log.export_asked.connect(lambda: self._export(log))
            log.clear_asked.connect(lambda: self._clear(log))
            log.show()

        read_log(self._tools.lanes, self._tools.services, _SHOWN, then, self._tools.fail)

    def _export(self, log: CallLogWindow) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            log, tr("Export the log"), str(Path.home() / "musicrec-calls.jsonl"), "JSON lines (*.jsonl)"
        )
        if chosen:
            export_log(self._tools.lanes, self._tools.services, Path(chosen), log.show_exported, self._tools.fail)

    def _clear(self, log: CallLogWindow) -> None:
        clear_log(self._tools.lanes, self._tools.services, lambda _: log.show_calls(()), self._tools.fail)
