"""Where things are kept on this machine."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from musicrec_desktop.domain.errors import StorageError

_APP = "musicrec"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one listener's profile, and the models folder that all profiles share."""

    profile: Path
    """Library database, settings, log and crash reports."""
    models: Path
    """Language models: large, the same for every profile."""

    @property
    def database(self) -> Path:
        return self.profile / "library.db"

    @property
    def settings(self) -> Path:
        return self.profile / "settings.toml"

    @property
    def window(self) -> Path:
        """Where the window was and how it was divided."""
        return self.profile / "window.json"

    @property
    def plugins(self) -> Path:
        """Plugins that the listener has added, a folder each."""
        return self.profile / "plugins"

    @property
    def plugin_data(self) -> Path:
        """What plugins keep."""
        return self.profile / "plugin-data"

    @property
    def log(self) -> Path:
        return self.profile / "log"

    @property
    def cache(self) -> Path:
        """Things that can be made again."""
        return self.profile / "cache"

    def make(self) -> None:
        """Create the profile's folders where they are missing. Raises StorageError when that cannot be done."""
        for folder in (self.profile, self.log, self.cache):
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StorageError(
                    f"The profile folder {folder} cannot be made: {error.strerror or error}.",
                    hint="Make room on its disk, get the right to write there, or name another: --profile DIR",
                ) from error

    @staticmethod
    def of(profile: Path | None = None) -> "Paths":
        """Paths of a profile folder; without one, the listener's own. MUSICREC_MODELS moves the models folder."""
        own = platformdirs.user_data_path(_APP)
        models = os.environ.get("MUSICREC_MODELS")
        return Paths(
            profile=(profile or own / "profile").expanduser().absolute(),
            models=Path(models).absolute() if models else own / "models",
        )


def assets_folder() -> Path:
    """Data files that ship with the program: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "assets"
    return installed if installed.is_dir() else package.parent / "assets"
