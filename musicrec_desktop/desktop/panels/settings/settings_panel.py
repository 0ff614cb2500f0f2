"""The page of settings: sections on the left, one of them on the right."""

from PySide6.QtCore import QSize, QStringListModel, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from musicrec_desktop.app.settings import Settings
from musicrec_desktop.desktop.panels.settings.folders_section import FoldersSection
from musicrec_desktop.desktop.panels.settings.keys_section import KeysSection
from musicrec_desktop.desktop.panels.settings.look_section import LookSection
from musicrec_desktop.desktop.panels.settings.model_section import ModelSection
from musicrec_desktop.desktop.panels.settings.playback_section import PlaybackSection
from musicrec_desktop.desktop.panels.settings.privacy_section import PrivacySection
from musicrec_desktop.desktop.panels.settings.section import Section
from musicrec_desktop.desktop.widgets.lists import PlainList
from musicrec_desktop.desktop.words import tr


class SettingsPanel(QWidget):
    """What can be set. Says what the listener wants to be what."""

    changed = Signal(str, object)
    """The name of a setting, and what it is to be."""
    section_shown = Signal(QWidget)

    def __init__(self) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        self.folders = FoldersSection()
        self.playback = PlaybackSection()
        self.look = LookSection()
        self.model = ModelSection()
        self.privacy = PrivacySection()
        self.keys = KeysSection()
        named: tuple[tuple[str, Section], ...] = (
            (tr("Music folders"), self.folders),
            (tr("Playback"), self.playback),
            (tr("Look and language"), self.look),
            (tr("Language model"), self.model),
            (tr("Privacy"), self.privacy),
            (tr("Keys"), self.keys),
        )
        self._sections = tuple(section for _, section in named)
        self.list = PlainList(tr("Sections of the settings"))
        self.list.setModel(QStringListModel([name for name, _ in named], self))
        self.list.setEditTriggers(PlainList.EditTrigger.NoEditTriggers)
        self.list.setGridSize(QSize(em * 9, round(em * 1.8)))
        self.list.setFixedWidth(em * 10)
        self.list.setProperty("rank", "sections")
        self._stack = QStackedWidget()
        for section in self._sections:
            section.changed.connect(self.changed)
            self._stack.addWidget(section)
        row = QHBoxLayout(self)
        row.setContentsMargins(em // 2, em, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        self.list.selectionModel().currentChanged.connect(lambda index, _: self._turn_to(index.row()))
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.setFocusProxy(self.list)

    def show_settings(self, settings: Settings) -> None:
        """Put every control where the settings have it."""
        for section in self._sections:
            section.show_settings(settings)

    def show_section(self, section: Section) -> None:
        """Turn to a section."""
        self.list.setCurrentIndex(self.list.model().index(self._sections.index(section), 0))

    @property
    def section(self) -> Section:
        """The one on show."""
        return self._sections[self._stack.currentIndex()]

    def _turn_to(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self.section_shown.emit(self.section)
