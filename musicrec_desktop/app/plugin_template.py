"""A new plugin to begin with: a folder that works and passes its own tests."""

import re
from pathlib import Path
from typing import Final

from musicrec_desktop.app.paths import assets_folder
from musicrec_desktop.domain.errors import PluginError

_ID: Final = re.compile(r"[a-z][a-z0-9_]{1,40}")


def new_plugin(place: Path, name: str) -> Path:
    """Write the template into a new folder in `place`; returns the folder. Raises PluginError."""
    plugin = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
    if not _ID.fullmatch(plugin):
        raise PluginError(
            f'No id can be made of "{name}".', hint="Begin with a letter, and use letters, digits and spaces: my_plugin"
        )
    folder = place / plugin
    title = plugin.replace("_", " ").capitalize()
    try:
        folder.mkdir(parents=True)
        for source in sorted((assets_folder() / "plugin-template").iterdir()):
            if source.is_file():
                text = source.read_text("utf-8").replace("PLUGIN_ID", plugin).replace("PLUGIN_NAME", title)
                # Code in the template is called .txt: it is none of this program's.
                (folder / source.name.replace("PLUGIN_ID", plugin).removesuffix(".txt")).write_text(text, "utf-8")
    except FileExistsError as error:
        raise PluginError(f"{folder} is there already.", hint="Choose another name.") from error
    except OSError as error:
        raise PluginError(
            f"{folder} cannot be made: {error.strerror or error}.", hint="Choose a place where files may be written."
        ) from error
    return folder
