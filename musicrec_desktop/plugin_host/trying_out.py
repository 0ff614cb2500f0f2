"""A plugin tried out as the program would use it: for authors, and for the plugins that come with the program."""

import tempfile
from pathlib import Path
from typing import Any

from musicrec_desktop.domain.errors import PluginError
from musicrec_desktop.domain.events import Notice
from musicrec_desktop.plugin_api import Manifest
from musicrec_desktop.plugin_host.finding import Found, Origin
from musicrec_desktop.plugin_host.host import Host
from musicrec_desktop.plugin_host.keeping import Kept
from musicrec_desktop.plugin_host.manifest_file import read_manifest
from musicrec_desktop.plugin_host.stand_ins import PagePart, Part


def check_plugin(folder: Path) -> tuple[str, ...]:
    """Read its manifest, enable it in a process of its own, show its pages, and disable it.

    Returns the kinds of the parts it adds. Raises PluginError with what is wrong: it must provide what its manifest
    says, no less and no more, and every page must answer.
    """
    manifest = read_manifest(folder)
    with tempfile.TemporaryDirectory(prefix="musicrec-plugin-") as scratch:
        host = _Alone(manifest, folder, Path(scratch))
        try:
            host.enable(manifest.id)
            parts = host.parts(Part)
            kinds = {part.kind for part in parts}
            missing = {each.value for each in manifest.provides} - kinds - {"events"}
            if missing:
                raise PluginError(
                    f"{manifest.name} says that it provides {', '.join(sorted(missing))}, and does not.",
                    hint="Correct the manifest, or register the part in enable(api).",
                )
            for page in host.parts(PagePart):
                page.show()
            return tuple(sorted(kinds))
        finally:
            host.close()


class _Alone(Host):
    """A host of one plugin; of the program it knows settings and secrets, the rest is empty."""

    def __init__(self, manifest: Manifest, folder: Path, scratch: Path) -> None:
        self._one = Found(folder, Origin.LISTENER, manifest)
        kept = Kept(scratch, _NoKeyring())

        def answer(asking: Manifest, what: str, values: list[Any]) -> Any:
            match what:
                case "settings.get":
                    return kept.setting(asking.id, values[0])
                case "settings.set":
                    return kept.set(asking.id, values[0], values[1])
                case "secrets.get":
                    return ""
                case "secrets.is_keyring":
                    return True
                case "library.tracks" | "library.search" | "library.history" | "recommender.like":
                    return ()
                case "recommender.playlist":
                    return "", [], [], []
                case _:
                    return None

        super().__init__((), scratch / "none", kept, answer, _ignore)

    def look(self) -> None:
        self._found = {self._one.id: self._one}


class _NoKeyring:
    def get_password(self, service: str, name: str) -> str | None:
        del service, name
        return None

    def set_password(self, service: str, name: str, value: str) -> None:
        """Forget it at once."""

    def delete_password(self, service: str, name: str) -> None:
        """There is none."""


def _ignore(_notice: Notice) -> None:
    """Nobody reads it."""
