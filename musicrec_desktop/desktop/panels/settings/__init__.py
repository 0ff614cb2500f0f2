"""The page of settings, a section a file."""

from musicrec_desktop.desktop.panels.settings.settings_panel import SettingsPanel

__all__ = ["SettingsPanel"]
