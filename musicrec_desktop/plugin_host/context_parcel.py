"""What a scorer looks at, sent to another process: of a large value that has not changed, only that it has not."""

from dataclasses import dataclass, fields, replace
from functools import lru_cache
from multiprocessing.reduction import ForkingPickler
from types import MappingProxyType
from typing import Any, Final

from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.taste import TasteProfile
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.taste import build

_LARGE: Final = ("view", "profile", "genre_tree", "history", "moment")


def _read_only(shown: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(shown)


# Read-only mappings travel as what they show.
ForkingPickler.register(MappingProxyType, lambda shown: (_read_only, (dict(shown),)))


@dataclass(frozen=True, slots=True)
class Sent:
    """A context without what the other side has already."""

    values: dict[str, Any]
    same: tuple[str, ...]
    """Fields that are as they were in the context before."""


class ContextParcel:
    """One end of the way. The sender packs every context; the receiver opens every one, in the same order."""

    def __init__(self) -> None:
        self._last: dict[str, Any] = {}

    def packed(self, value: object) -> object:
        """A context as it travels; anything else as it is."""
        if not isinstance(value, ScoringContext):
            return value
        same = tuple(name for name in _LARGE if name in self._last and self._last[name] is getattr(value, name))
        self._last = {name: getattr(value, name) for name in _LARGE}
        names = [each.name for each in fields(ScoringContext) if each.name not in same]
        return Sent({name: getattr(value, name) for name in names}, same)

    def opened(self, value: object) -> object:
        """The context that was packed."""
        if not isinstance(value, Sent):
            return value
        context = ScoringContext(**value.values, **{name: self._last[name] for name in value.same})
        self._last = {name: getattr(context, name) for name in _LARGE}
        return context


def without_history(context: ScoringContext) -> ScoringContext:
    """The same context for a plugin that may not know what was heard: as if nothing was."""
    profile = _nobody(context.view)
    return replace(context, profile=profile, history=profile.tracks.aligned(context.view.ids), moment=None)


@lru_cache(maxsize=1)
def _nobody(view: LibraryView) -> TasteProfile:
    return build((), (), view, UnixTime(0.0), 0)
