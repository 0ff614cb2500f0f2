"""What the listener can set: a TOML file at the edge, one frozen value inside."""

import tomllib
from pathlib import Path

import tomli_w
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from musicrec_desktop.domain.errors import SettingsError


class Settings(BaseModel):
    """Every setting, with its default. Unknown names are refused, so that a typing error is not silently lost."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    folders: tuple[Path, ...] = ()
    """Music folders, absolute."""
    analysis_jobs: int = Field(default=0, ge=0, le=256)
    """Worker processes for analysis; 0 means one for each core but one, at least one."""
    use_llm: bool = True
    """False hides and never loads the language model."""
    model: str = ""
    """File name of the model in use; empty means the default one."""
    volume: float = Field(default=0.8, ge=0, le=1)
    """Playback volume on the slider's scale."""

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
    """Write the file whole or not at all."""
    fresh = path.with_suffix(".new")
    fresh.write_text(tomli_w.dumps(settings.model_dump(mode="json")), "utf-8")
    fresh.replace(path)
