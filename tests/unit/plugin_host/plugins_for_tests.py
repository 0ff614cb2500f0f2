"""Small plugins, written into a folder when a test needs them."""

from pathlib import Path

from musicrec_desktop.domain.events import Notice
from musicrec_desktop.plugin_api import Manifest
from musicrec_desktop.plugin_host import Host, Kept

MANIFEST = """
id = "{id}"
name = "{name}"
version = "1.0"
api = "1.0"
about = "For tests."
provides = {provides}
permissions = {permissions}
memory_mb = {memory_mb}
"""

SCORER = """
import numpy as np

class Odd:
    name = "odd"
    def score(self, context, candidates):
        {body}
        return (np.asarray(candidates.ids) % 2).astype(np.float32)
    def evidence(self, context, row):
        return f"row {{row}}"

def enable(api):
    api.add_scorer(Odd())
"""


def write_plugin(
    place: Path,
    plugin: str,
    code: str,
    *,
    provides: tuple[str, ...] = ("scorer",),
    permissions: tuple[str, ...] = (),
    memory_mb: int = 512,
) -> Path:
    """A plugin's folder in `place`."""
    folder = place / plugin
    folder.mkdir(parents=True)
    text = MANIFEST.format(
        id=plugin, name=plugin.title(), provides=list(provides), permissions=list(permissions), memory_mb=memory_mb
    )
    (folder / "MANIFEST.toml").write_text(text, "utf-8")
    (folder / "__init__.py").write_text(code, "utf-8")
    return folder


class Stage:
    """A host over a folder of plugins, and what was said and asked."""

    def __init__(self, folder: Path) -> None:
        self.place = folder / "plugins"
        self.place.mkdir()
        self.kept = Kept(folder / "kept", MemoryKeyring())
        self.notices: list[Notice] = []
        self.asked: list[tuple[str, list[object]]] = []
        self.host = Host((), self.place, self.kept, self._answer, self.notices.append)

    def _answer(self, manifest: Manifest, what: str, values: list[object]) -> object:
        self.asked.append((what, values))
        if what.startswith("forbidden"):
            raise PermissionError(f"{manifest.id} may not")
        return self.kept.setting(manifest.id, str(values[0])) if what == "settings.get" else values

    def problem(self, plugin: str) -> str:
        """What is wrong with a plugin."""
        return next(state.problem for state in self.host.plugins() if state.id == plugin)


class MemoryKeyring:
    """A keyring that forgets at the end."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, value: str) -> None:
        self.kept[service, name] = value

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[service, name]
