"""The window as a part of its system: session bus, tray, one running instance."""
