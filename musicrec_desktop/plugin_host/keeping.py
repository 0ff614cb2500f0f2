"""What is kept of each plugin from run to run: whether it is on, its settings, its secrets."""

import json
import os
import threading
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Protocol

from musicrec_desktop.domain.errors import PluginError

_SERVICE: Final = "musicrec.{plugin}"


class Keyring(Protocol):
    """The system's keeper of secrets, as the library `keyring` has it."""

    def get_password(self, service: str, name: str) -> str | None:
        """A secret, None when there is none."""

    def set_password(self, service: str, name: str, value: str) -> None:
        """Keep it."""

    def delete_password(self, service: str, name: str) -> None:
        """Forget it."""


class Kept:
    """Files in a folder of the profile: `plugins.json`, and a folder a plugin."""

    def __init__(self, folder: Path, keyring: Keyring | None = None) -> None:
        """`keyring`: None looks for the system's; without one, secrets go into a file for the listener alone."""
        self._folder = folder
        self._given = keyring
        self._lock = threading.Lock()

    @cached_property
    def _keyring(self) -> Keyring | None:
        # Looked for when a secret is first wanted: that takes a third of a second.
        return _system_keyring() if self._given is None else self._given

    def data(self, plugin: str) -> Path:
        """Where a plugin keeps its own files."""
        return self._folder / plugin / "data"

    def switched(self) -> dict[str, bool]:
        """By id, what the listener has said: on or off."""
        return {name: value for name, value in self._read("plugins.json").items() if isinstance(value, bool)}

    def switch(self, plugin: str, *, is_on: bool) -> None:
        """Keep what the listener said. Raises PluginError when it cannot be kept."""
        self._write("plugins.json", plugin, is_on)

    def setting(self, plugin: str, name: str) -> Any:
        """A setting, None when it was never set."""
        return self._read(f"{plugin}/settings.json").get(name)

    def set(self, plugin: str, name: str, value: Any) -> None:
        """Keep a setting. Raises PluginError when it cannot be kept."""
        self._write(f"{plugin}/settings.json", name, value)

    @property
    def has_keyring(self) -> bool:
        """Secrets lie in the system's keyring."""
        return self._keyring is not None

    def secret(self, plugin: str, name: str) -> str:
        """A secret, "" when there is none."""
        if self._keyring is not None:
            return self._keyring.get_password(_SERVICE.format(plugin=plugin), name) or ""
        return str(self._read(f"{plugin}/secrets.json").get(name, ""))

    def keep_secret(self, plugin: str, name: str, value: str) -> None:
        """Keep it; "" forgets it. Raises PluginError when it cannot be kept."""
        if self._keyring is None:
            self._write(f"{plugin}/secrets.json", name, value)
        elif value:
            self._keyring.set_password(_SERVICE.format(plugin=plugin), name, value)
        elif self.secret(plugin, name):
            self._keyring.delete_password(_SERVICE.format(plugin=plugin), name)

    def _read(self, name: str) -> dict[str, Any]:
        try:
            found = json.loads((self._folder / name).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, name: str, key: str, value: Any) -> None:
        file = self._folder / name
        fresh = file.with_suffix(f".{os.getpid()}.new")
        with self._lock:
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                text = json.dumps(self._read(name) | {key: value}, ensure_ascii=False, indent=1)
                fresh.touch(0o600)
                fresh.write_text(text, "utf-8")
                fresh.replace(file)
            except OSError as error:
                raise PluginError(
                    f"{file} cannot be written: {error.strerror or error}.",
                    hint="Make room on its disk, or give yourself the right to write there.",
                ) from error


def _system_keyring() -> Keyring | None:
    try:
        import keyring
        from keyring.backends import fail
    except ImportError:
        return None
    found: Keyring = keyring.get_keyring()
    return None if isinstance(found, fail.Keyring) else found
