"""What the listener can set: a TOML file at the edge, one frozen value inside."""

import os
import tomllib
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

import tomli_w
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from musicrec_desktop.domain.errors import SettingsError
from musicrec_desktop.llm import CardUse
from musicrec_desktop.playback import (
    BANDS_HZ,
    FASTEST,
    FLAT,
    MOST_DB,
    SLOWEST,
    Crossfade,
    Equaliser,
    Levelling,
    Modes,
    Repeat,
)


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
    graphics_card: CardUse = CardUse.AUTO
    """Whether a graphics card runs the model: "auto" (where it was measured to be faster), "always" or "never"."""
    model_mirrors: tuple[str, ...] = ()
    """Addresses of model hubs to fetch from, tried in order before the one that ships: https://mirror.example."""
    theme: Theme = Theme.AUTO
    """Colours of the window."""
    language: Language = Language.AUTO
    """Language of the window."""
    reduced_motion: bool = False
    """Nothing in the window moves by itself: no sliding, no smooth zoom, no blinking."""
    close_to_tray: bool = False
    """Closing the window leaves the music playing, with a sign in the system's tray."""
    notify: bool = True
    """A track that begins is told by the system while the window is not in front."""
    volume: float = Field(default=0.8, ge=0, le=1)
    """Playback volume on the slider's scale."""
    levelling: Levelling = Levelling.ALBUM
    """What is brought to one loudness while playing: "off", "track" or "album"."""
    crossfade: Crossfade = Crossfade.OFF
    """How a track goes over into the next: "off", "fixed" or "adaptive" (by tempo and energy); two tracks of one album
    in a row are always joined."""
    crossfade_s: float = Field(default=0.0, ge=0, le=20)
    """Seconds of a fixed fade."""
    equaliser: bool = False
    """The bands below are heard."""
    equaliser_db: tuple[float, ...] = (0.0,) * len(BANDS_HZ)
    """Gains of the ten bands from 31.5 Hz to 16 kHz, -12 to 12 dB each."""
    speed: float = Field(default=1.0, ge=SLOWEST, le=FASTEST)
    """How many times as fast spoken word plays, at its own pitch."""
    speed_for_all: bool = False
    """Music plays at that speed, too."""
    repeat: Repeat = Repeat.OFF
    """"off", "all" or "one"."""
    shuffle: bool = False
    """The queue plays in any order."""
    autopilot: bool = False
    """The queue fills itself, so that the music goes on."""
    output_device: str = ""
    """Id of the device to sound through, as the system names it; empty, or one that is not there: its default."""

    @field_validator("model_mirrors")
    @classmethod
    def _are_addresses(cls, mirrors: tuple[str, ...]) -> tuple[str, ...]:
        for mirror in mirrors:
            if not mirror.startswith(("http://", "https://")):
                raise ValueError(f"{mirror!r} is no address of a mirror: it begins with https://")
        return mirrors

    @field_validator("equaliser_db")
    @classmethod
    def _are_gains(cls, gains: tuple[float, ...]) -> tuple[float, ...]:
        if len(gains) != len(BANDS_HZ) or not all(-MOST_DB <= gain <= MOST_DB for gain in gains):
            raise ValueError(f"an equaliser has {len(BANDS_HZ)} gains from {-MOST_DB:g} to {MOST_DB:g} dB")
        return gains

    @model_validator(mode="before")
    @classmethod
    def _a_length_means_a_fade(cls, data: object) -> object:
        """A file from before there was a choice: seconds above 0 were a fixed fade."""
        if isinstance(data, dict) and data.get("crossfade_s") and "crossfade" not in data:
            return {**data, "crossfade": Crossfade.FIXED}
        return data

    @property
    def modes(self) -> Modes:
        """What playing begins with."""
        return Modes(
            repeat=self.repeat,
            is_shuffled=self.shuffle,
            speed=self.speed,
            speed_for_all=self.speed_for_all,
            equaliser=Equaliser(self.equaliser_db) if self.equaliser else FLAT,
            volume=self.volume,
            device=self.output_device,
        )

    def with_modes(self, modes: Modes) -> "Settings":
        """The same settings with what of these modes outlives a run. A flat equaliser leaves the gains as they are:
        switched off, it is switched on again with them."""
        changes: dict[str, object] = {
            "repeat": modes.repeat,
            "shuffle": modes.is_shuffled,
            "speed": modes.speed,
            "speed_for_all": modes.speed_for_all,
            "equaliser": not modes.equaliser.is_flat,
            "volume": modes.volume,
            "output_device": modes.device,
        }
        if not modes.equaliser.is_flat:
            changes["equaliser_db"] = modes.equaliser.gains_db
        return self.model_copy(update=changes)

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


def changed_setting(settings: Settings, name: str, value: object) -> Settings:
    """The settings with one of them changed. Raises SettingsError for a value it cannot have."""
    try:
        return Settings.model_validate(settings.model_dump() | {name: value})
    except ValidationError as error:
        why = "; ".join(fault["msg"] for fault in error.errors())
        raise SettingsError(f"{name} cannot be {value!r}: {why}", hint="It stays as it was.") from error


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


# What a setting can be is for whoever shows it, too.
__all__ = ["CardUse", "Language", "Settings", "Theme", "changed_setting", "load_settings", "merge", "save_settings"]
