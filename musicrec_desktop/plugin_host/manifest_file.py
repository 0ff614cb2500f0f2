"""MANIFEST.toml, read and checked before any code of the plugin runs."""

import importlib.metadata
import re
import shutil
import tomllib
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from musicrec_desktop.domain.errors import PluginError
from musicrec_desktop.plugin_api import API, Manifest, Permission, Provides, is_supported

FILE: Final = "MANIFEST.toml"
_PACKAGE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_ID: Final = re.compile(r"[a-z][a-z0-9_]{1,40}")


class _Written(BaseModel):
    """The file as it must be written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: str = Field(min_length=1, max_length=60)
    version: str = Field(min_length=1, max_length=20)
    api: str
    about: str = Field(min_length=1, max_length=300)
    author: str = Field(default="", max_length=200)
    licence: str = Field(default="", max_length=60)
    provides: tuple[Provides, ...] = ()
    permissions: tuple[Permission, ...] = ()
    requires: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    memory_mb: int = Field(default=1024, ge=128, le=16_384)
    names: dict[str, str] = {}
    abouts: dict[str, str] = {}
    is_on: bool = False

    @field_validator("id")
    @classmethod
    def _is_id(cls, value: str) -> str:
        if not _ID.fullmatch(value):
            raise ValueError("an id is lower case letters, digits and underscores, and begins with a letter")
        return value


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the plugin in this folder. Raises PluginError when it cannot be used, with why."""
    file = folder / FILE
    try:
        written = _Written.model_validate(tomllib.loads(file.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PluginError(f"{file} cannot be read: {error}", hint="Install the plugin again.") from error
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise PluginError(f"{file} is no manifest: {faults}", hint="Tell the author of the plugin.") from error
    if not is_supported(written.api):
        raise PluginError(
            f"{written.name} was written for version {written.api} of the plugin contract; this program has {API}.",
            hint="Look for another version of the plugin, or update the program.",
        )
    values = written.model_dump()
    values |= {"names": tuple(written.names.items()), "abouts": tuple(written.abouts.items())}
    return Manifest(**values)


def missing(manifest: Manifest) -> tuple[str, ...]:
    """Python packages and programs that the plugin needs and this machine has not."""
    return (
        *(need for need in manifest.requires if not _is_installed(need)),
        *(program for program in manifest.programs if shutil.which(program) is None),
    )


def _is_installed(need: str) -> bool:
    """By its name alone: which versions go together is for pip to say."""
    named = _PACKAGE.match(need)
    try:
        return named is not None and bool(importlib.metadata.version(named.group()))
    except importlib.metadata.PackageNotFoundError:
        return False
