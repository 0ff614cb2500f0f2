"""What ships with the program as belief, as the protocols need it: each read when it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from musicrec_desktop.domain.shipped import read_shipped
from musicrec_desktop.ranking.choice import ChoiceModel
from musicrec_desktop.ranking.collaborative import CollaborativePrior
from musicrec_desktop.ranking.continuing import ContinuationPrior
from musicrec_desktop.ranking.skips.models import SkipModels

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Priors:
    """A folder of them. None where no such belief ships; InvariantError for a file that is not what it should be."""

    folder: Path

    def choice(self, name: str) -> ChoiceModel | None:
        """Weights of a choice among methods: "next_play", "next_session" or "new_music"."""
        return self._read(name, ChoiceModel.from_dict)

    @property
    def skips(self) -> SkipModels | None:
        """The chance of a skip."""
        return self._read("skips", SkipModels.from_dict)

    @property
    def continuing(self) -> ContinuationPrior | None:
        """What belongs to a list."""
        return self._read("continuing", ContinuationPrior.from_dict)

    @property
    def collaborative(self) -> CollaborativePrior | None:
        """What many listeners together teach."""
        return self._read("collaborative", CollaborativePrior.from_dict)

    def _read(self, name: str, make: Callable[[Mapping[str, Any]], T]) -> T | None:
        file = self.folder / f"{name}.json"
        return read_shipped(file, make) if file.exists() else None
