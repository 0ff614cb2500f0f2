"""What the listener can set: a TOML file at the edge, one frozen value inside."""

import os
import tomllib
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

import tomli_w
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from musicrec_desktop.domain.errors import SettingsError
from musicrec_desktop.playback import Levelling


class Theme(StrEnum):
    """Light or dark."""

    AUTO = "auto"
    """As the system."""
    LIGHT = "light"
    DARK = "dark"


class Language(StrEnum):
    """What the window speaks."""

    AUTO = "auto"
    """The system's language where there is a translation, else English."""
    ENGLISH = "en"
    CHINESE = "zh_CN"


class Settings(BaseModel):
    """Every setting, with its default. Unknown names are refused, so that a typing error is not silently lost."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    folders: tuple[Path, ...] = ()
    """Music folders, absolute."""
    watch: bool = True
    """Changes in the music folders are noticed while the window is open."""
    analysis_jobs: int = Field(default=0, ge=0, le=256)
    """Worker processes for analysis; 0 means one for each core but one, at least one."""
    analyse_politely: bool = True
    """While music plays or the machine runs on its battery, the window's analysis takes half of one core."""
    analyse_whole: bool = False
    """When the excerpts are all measured, the window goes on to hear the tracks whole: exact loudness and peaks, and
    where each begins, changes and ends."""
    use_llm: bool = True
    """False hides and never loads the language model."""
    model: str = ""
    """File name of the model in use; empty means the default one."""
    use_adapter: bool = True
    """What was trained for a model is loaded with it, where something is."""
    model_mirrors: tuple[str, ...] = ()
    """Addresses of model hubs to fetch from, tried in order before the one that ships: https://mirror.example."""
    theme: Theme = Theme.AUTO
    """Colours of the window."""
    language: Language = Language.AUTO
    """Language of the window."""
    reduced_motion: bool = False
    """Nothing in the window moves by itself: no sliding, no smooth zoom, no blinking."""
    volume: float = Field(default=0.8, ge=0, le=1)
    """Playback volume on the slider's scale."""
    levelling: Levelling = Levelling.ALBUM
    """What is brought to one loudness while playing: "off", "track" or "album"."""
    crossfade_s: float = Field(default=0.0, ge=0, le=20)
    """Seconds over which a track fades into the next; two tracks of one album in a row are always joined."""

    @field_validator("model_mirrors")
    @classmethod
    def _are_addresses(cls, mirrors: tuple[str, ...]) -> tuple[str, ...]:
        for mirror in mirrors:
            if not mirror.startswith(("http://", "https://")):
                raise ValueError(f"{mirror!r} is no address of a mirror: it begins with https://")
        return mirrors

    def with_folders(self, folders: tuple[Path, ...]) -> "Settings":
        """The same settings with these folders added, each once, in order."""
        return self.model_copy(update={"folders": tuple(dict.fromkeys((*self.folders, *folders)))})


def load_settings(path: Path) -> Settings:
    """Settings from a file; defaults when there is none. Raises SettingsError when it cannot be understood."""
    try:
        return Settings.model_validate(tomllib.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            f"The settings file {path} cannot be read: {error}",
            hint="Correct the file, or move it away to start with the default settings.",
        ) from error
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise SettingsError(
            f"The settings file {path} holds values that make no sense: {faults}",
            hint="Correct them, or move the file away to start with the default settings.",
        ) from error


def save_settings(settings: Settings, path: Path) -> None:
    """Write the file whole or not at all. Raises SettingsError when it cannot be written."""
    fresh = path.with_suffix(f".{os.getpid()}.new")
    try:
        fresh.write_bytes(tomli_w.dumps(settings.model_dump(mode="json")).encode())
        fresh.replace(path)
    except UnicodeEncodeError as error:
        raise SettingsError(
            f"The settings cannot name {settings.folders[-1]}: a folder's name must be valid UTF-8.".encode(
                "utf-8", "backslashreplace"
            ).decode(),
            hint="Rename that folder, or name the folder above it.",
        ) from error
    except OSError as error:
        raise SettingsError(
            f"The settings file {path} cannot be written: {error.strerror or error}.",
            hint="Make room on its disk, or give yourself the right to write there.",
        ) from error
    finally:
        with suppress(OSError):  # on a disk that cannot be written there is nothing to tidy up
            fresh.unlink(missing_ok=True)


def merge(before: Settings, after: Settings, on_disk: Settings) -> Settings:
    """What is on disk, with what changed from `before` to `after`: the window and a command may run at once."""
    changes = {name: value for name, value in after if value != getattr(before, name)}
    if "folders" in changes:
        left = [folder for folder in on_disk.folders if folder in after.folders or folder not in before.folders]
        changes["folders"] = tuple(dict.fromkeys((*left, *after.folders)))
    return on_disk.model_copy(update=changes)
