"""Repeat, shuffle, and the panel of sound: equaliser, timer, speed, device."""

from typing import Final

from PySide6.QtCore import QEvent, QObject

from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.panels.sound_panel import SoundPanel
from musicrec_desktop.desktop.shortcuts import Command
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.playback import (
    FLAT,
    DevicesChanged,
    Equaliser,
    Modes,
    ModesChanged,
    PlaybackNews,
    PositionMoved,
    Repeat,
)

_AFTER: Final = {Repeat.OFF: Repeat.ALL, Repeat.ALL: Repeat.ONE, Repeat.ONE: Repeat.OFF}


class SoundConnection(QObject):
    """The controller holds the modes; the bar and the panel show them."""

    def __init__(self, tools: Tools, window: MainWindow, listening: ListeningConnection) -> None:
        super().__init__(window)
        self._window = window
        self._controller = listening.controller
        self._equaliser = Equaliser(tools.services.settings.equaliser_db)
        """As set, also while it is switched off."""
        self._panel: SoundPanel | None = None
        bar = window.player
        bar.repeat_asked.connect(self.next_repeat)
        bar.shuffle_asked.connect(self.toggle_shuffle)
        bar.sound_toggled.connect(self._show_panel)
        window.bind(
            {
                Command.REPEAT: self.next_repeat,
                Command.SHUFFLE: self.toggle_shuffle,
                Command.STOP_AFTER: self.toggle_stop_after,
                Command.MARK: self._controller.mark_loop,
                Command.SOUND: bar.sound.toggle,
            }
        )
        listening.watch(self._on_news)
        window.installEventFilter(self)
        self._show_modes(self._controller.modes)

    def next_repeat(self) -> None:
        """Off, all, one, and off again."""
        self._controller.set_repeat(_AFTER[self._controller.modes.repeat])

    def toggle_shuffle(self) -> None:
        """In any order, or in their own."""
        self._controller.set_shuffle(not self._controller.modes.is_shuffled)

    def toggle_stop_after(self) -> None:
        """End with this track, or go on."""
        self._controller.stop_after_current(not self._controller.modes.stop_after_current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        if event.type() is QEvent.Type.Resize and self._panel is not None and self._panel.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    # inside

    def _show_panel(self, is_shown: bool) -> None:
        if not is_shown:
            if self._panel is not None:
                self._panel.hide()
            return
        if self._panel is None:
            self._panel = self._build()
        self._panel.show_devices(self._controller.devices, self._controller.modes.device)
        self._show_modes(self._controller.modes)
        self._place()
        self._panel.show()
        self._panel.raise_()
        self._panel.equaliser.preset.setFocus()

    def _build(self) -> SoundPanel:
        panel, controller = SoundPanel(self._window), self._controller
        panel.equaliser.changed.connect(self._on_equaliser)
        panel.equaliser.switched.connect(self._on_switched)
        panel.equaliser.show_equaliser(self._equaliser, is_on=not controller.modes.equaliser.is_flat)
        panel.sleep_asked.connect(self._on_sleep)
        panel.stop_after_asked.connect(controller.stop_after_current)
        panel.mark_asked.connect(controller.mark_loop)
        panel.speed_changed.connect(controller.set_speed)
        panel.device_chosen.connect(controller.set_device)
        panel.hidden.connect(lambda: self._window.player.sound.setChecked(False))
        return panel

    def _place(self) -> None:
        """At the right, above the bar."""
        panel, window = self._panel, self._window
        if panel is not None:
            panel.adjustSize()
            em = window.fontMetrics().height()
            bar = window.player.mapTo(window, window.player.rect().topLeft())
            panel.move(window.width() - panel.width() - em // 2, max(0, bar.y() - panel.height() - em // 4))

    def _on_equaliser(self, equaliser: Equaliser) -> None:
        self._equaliser = equaliser
        if self._panel is not None and not self._panel.equaliser.switch.isChecked():
            self._panel.equaliser.switch.setChecked(True)
        self._controller.set_equaliser(equaliser)

    def _on_switched(self, is_on: bool) -> None:
        self._controller.set_equaliser(self._equaliser if is_on else FLAT)

    def _on_sleep(self, minutes: int | None) -> None:
        if minutes == 0:
            self._controller.sleep_at_track_end()
        else:
            self._controller.sleep_after(minutes)

    def _on_news(self, news: PlaybackNews) -> None:
        match news:
            case ModesChanged():
                self._show_modes(news.modes)
            case DevicesChanged() if self._panel is not None:
                self._panel.show_devices(news.devices, self._controller.modes.device)
            case PositionMoved() if self._panel is not None and self._panel.isVisible():
                self._panel.show_sleep_left(self._controller.sleep_left_s)

    def _show_modes(self, modes: Modes) -> None:
        self._window.player.show_modes(modes)
        if self._panel is not None:
            self._panel.show_modes(modes)
            self._panel.show_sleep_left(self._controller.sleep_left_s)
