"""The page of settings: what is set is kept at once, and used at once where that can be."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from musicrec_desktop.app.privacy import Privacy
from musicrec_desktop.desktop.actions.settings import (
    be_private,
    change_setting,
    export_everything,
    look_at_privacy,
    remove_folder,
    start_anew,
)
from musicrec_desktop.desktop.connections.models import ModelsConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.panels.settings import SettingsPanel
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.desktop.words import tr

Use = Callable[[], None]
"""Uses what was set."""


class SettingsConnection:
    """Builds the page when it is first turned to."""

    def __init__(
        self, tools: Tools, window: MainWindow, uses: Mapping[str, Use], add_folder: Use, scan: Use, relearn: Use
    ) -> None:
        """`uses`: by the name of a setting, what makes it heard or seen at once. `relearn`: the history has changed."""
        self._tools = tools
        self._window = window
        self._uses = uses
        self._add_folder = add_folder
        self._scan = scan
        self._relearn = relearn
        self.panel: SettingsPanel | None = None
        self.models: ModelsConnection | None = None
        window.add_page(Page.SETTINGS, self._build)
        window.page_shown.connect(self._on_page)

    def show(self) -> None:
        """Show the settings as they are."""
        if self.panel is not None:
            self.panel.show_settings(self._tools.services.settings)
            self._fill(self.panel.section)

    def close(self) -> None:
        """End what is under way."""
        if self.models is not None:
            self.models.close()

    # inside

    def _build(self) -> QWidget:
        panel = self.panel = SettingsPanel()
        self.models = ModelsConnection(self._tools, self._window, panel.model, self._set)
        panel.changed.connect(self._set)
        panel.section_shown.connect(self._fill)
        panel.folders.add_asked.connect(self._add_folder)
        panel.folders.scan_asked.connect(self._scan)
        panel.folders.remove_asked.connect(self._remove_folder)
        panel.privacy.private_asked.connect(self._be_private)
        panel.privacy.export_asked.connect(self._export)
        panel.privacy.forget_asked.connect(self._start_anew)
        panel.privacy.erase_asked.connect(self._erase)
        return panel

    def _on_page(self, page: Page) -> None:
        if page is Page.SETTINGS:
            self.show()

    def _fill(self, section: QWidget) -> None:
        panel = self.panel
        if panel is None:
            return
        if section is panel.privacy:
            look_at_privacy(self._tools.lanes, self._tools.services, self._show_privacy, self._tools.fail)
        elif section is panel.model and self.models is not None:
            self.models.show()

    def _show_privacy(self, found: Privacy) -> None:
        if self.panel is not None:
            self.panel.privacy.show_stored(found)

    def _set(self, name: str, value: object) -> None:
        def then() -> None:
            if name in self._uses:
                self._uses[name]()
            self.show()

        def fail(error: Exception) -> None:
            self.show()  # the control goes back to what holds
            self._tools.fail(error)

        change_setting(self._tools.lanes, self._tools.services, name, value, then, fail)

    def _remove_folder(self, folder: Path) -> None:
        question = tr("Take {folder} out of the library?\n\nThe files stay where they are; their plays are kept.")
        if self._is_sure(question.format(folder=folder), tr("Take out")):
            remove_folder(self._tools.lanes, self._tools.services, folder, self._on_removed, self._tools.fail)

    def _on_removed(self, tracks: int) -> None:
        self._window.status.show_idle(tr("%n track(s) left the library.", n=tracks))
        self._relearn()
        self.show()

    def _be_private(self, is_on: bool) -> None:
        be_private(self._tools.lanes, self._tools.services, is_on, self.show, self._tools.fail)

    def _export(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, tr("Export profile and history"), str(Path.home() / "musicrec-profile.json"), "JSON (*.json)"
        )
        if not chosen:
            return

        def then(entries: int) -> None:
            self._window.status.show_idle(
                tr("Written to {file}: the profile and %n play(s), likes and dislikes.", n=entries).format(file=chosen)
            )

        export_everything(self._tools.lanes, self._tools.services, Path(chosen), then, self._tools.fail)

    def _start_anew(self) -> None:
        question = tr("Let nothing heard so far count any more?\n\nThe plays stay and can be made to count again.")
        if self._is_sure(question, tr("Start anew")):
            self._begin_again(erase=False)

    def _erase(self) -> None:
        question = tr("Delete every play, like and comment for good?\n\nThis cannot be undone.")
        if self._is_sure(question, tr("Delete")):
            self._begin_again(erase=True)

    def _begin_again(self, *, erase: bool) -> None:
        def then(plays: int) -> None:
            words = tr("%n play(s) deleted.", n=plays) if erase else tr("%n play(s) no longer count.", n=plays)
            self._window.status.show_idle(words)
            self._relearn()
            self.show()

        start_anew(self._tools.lanes, self._tools.services, erase=erase, then=then, fail=self._tools.fail)

    def _is_sure(self, question: str, yes: str) -> bool:
        return ask(self._window, question, yes)


def ask(parent: QWidget, question: str, yes: str) -> bool:
    """A question that names what happens on its button; Enter does nothing, Esc means no."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(yes)
    head, _, rest = question.partition("\n\n")
    box.setText(head)
    box.setInformativeText(rest)
    do = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leave)
    box.setEscapeButton(leave)
    box.exec()
    return box.clickedButton() is do
