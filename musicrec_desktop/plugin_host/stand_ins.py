"""In the program: what stands for the parts of a plugin. They keep the protocols of built-in parts, and never raise:
a part that fails says nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import PluginError
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.play import Feedback, Play
from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import Action, GenerationOptions, ModelInfo, PageView, ScoringContext, Usage
from musicrec_desktop.plugin_host import answers

T = TypeVar("T")
Do = Callable[..., Any]
"""(method, *values, patience_s=..., check=...) -> the checked answer. Raises PluginError, and has counted it."""
RANK_S: Final = 2.0
"""While a list is made, so long is waited for one answer."""
PAGE_S: Final = 10.0
WORK_S: Final = 60.0
MODEL_S: Final = 300.0


class Part:
    """What all have: whose it is, its name, and the way to it."""

    def __init__(self, plugin: str, described: Mapping[str, Any], do: Do) -> None:
        self.plugin = plugin
        self.kind = str(described["kind"])
        self.name = str(described["name"])
        self.title = str(described.get("title", self.name))
        self.described = described
        self._do = do

    def _or(self, otherwise: T, method: str, *values: Any, patience_s: float, check: Callable[[Any], T]) -> T:
        try:
            answer: T = self._do(method, *values, patience_s=patience_s, check=check)
        except PluginError:
            return otherwise
        return answer


class CandidateSourcePart(Part):
    """Offers nothing when it fails."""

    def rows(self, context: ScoringContext, allowed: NDArray[np.bool_], n: int) -> NDArray[np.intp]:
        nothing = np.zeros(0, np.intp)
        check = lambda value: answers.rows(value, allowed, n)  # noqa: E731
        return self._or(nothing, "rows", context, allowed, n, patience_s=RANK_S, check=check)


class ScorerPart(Part):
    """Cannot say when it fails."""

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        n = len(candidates.ids)
        silent = np.full(n, np.nan, np.float32)
        check = lambda value: answers.scores(value, n)  # noqa: E731
        return self._or(silent, "score", context, candidates, patience_s=RANK_S, check=check)

    def evidence(self, context: ScoringContext, row: int) -> str:
        return self._or("", "evidence", context, row, patience_s=RANK_S, check=answers.text)


class RerankerPart(Part):
    """Leaves the order as it is when it fails."""

    def order(self, context: ScoringContext, ids: NDArray[np.int64]) -> NDArray[np.intp]:
        n = len(ids)
        check = lambda value: answers.order(value, n)  # noqa: E731
        return self._or(np.arange(n), "order", context, ids, patience_s=RANK_S, check=check)


class FeatureExtractorPart(Part):
    """Measures nothing when it fails."""

    def measure(self, samples: NDArray[np.float32], rate: int) -> Mapping[str, float]:
        return self._or({}, "measure", samples, rate, patience_s=WORK_S, check=answers.numbers)


class FeedbackSinkPart(Part):
    """Misses what it fails to hear."""

    def played(self, play: Play) -> None:
        self._or(None, "played", play, patience_s=WORK_S, check=lambda _: None)

    def said(self, feedback: Feedback) -> None:
        self._or(None, "said", feedback, patience_s=WORK_S, check=lambda _: None)


class ExporterPart(Part):
    """Raises PluginError: a file that cannot be written must be said."""

    @property
    def suffix(self) -> str:
        return str(self.described.get("suffix", ".txt"))

    def text(self, title: str, paths: Sequence[Path], labels: Sequence[str]) -> str:
        written: str = self._do(
            "text", title, tuple(paths), tuple(labels), patience_s=WORK_S, check=lambda v: answers.text(v, 50_000_000)
        )
        return written


class CommandPart(Part):
    """Raises PluginError: who asked for it waits for it."""

    @property
    def wants_tracks(self) -> bool:
        return bool(self.described.get("wants_tracks", False))

    def run(self, track_ids: Sequence[TrackId]) -> str:
        said: str = self._do("run", tuple(track_ids), patience_s=WORK_S, check=answers.text)
        return said


class PagePart(Part):
    """Raises PluginError: the page says what went wrong."""

    def show(self) -> PageView:
        view: PageView = self._do("show", patience_s=PAGE_S, check=answers.page)
        return view

    def act(self, action: Action) -> PageView:
        view: PageView = self._do("act", action, patience_s=PAGE_S, check=answers.page)
        return view


class BackendPart(Part):
    """A language model in a plugin. Raises PluginError."""

    @property
    def info(self) -> ModelInfo:
        return ModelInfo(**self._do("info", patience_s=MODEL_S, check=dict))

    @property
    def usage(self) -> Usage:
        return Usage(**self._do("usage", patience_s=MODEL_S, check=dict))

    def chat(self, system: str, user: str) -> str:
        text: str = self._do("chat", system, user, patience_s=MODEL_S, check=lambda v: answers.text(v, 1_000_000))
        return text

    def generate(self, prompt: str, options: GenerationOptions) -> Iterator[str]:
        yield self._do("generate", prompt, options, patience_s=MODEL_S, check=lambda v: answers.text(v, 1_000_000))

    def score(
        self,
        prefix: str,
        continuations: Sequence[str],
        prefix_chars: int = 0,
        *,
        whole: bool = False,
        plain: bool = False,
    ) -> tuple[float, ...]:
        del whole, plain
        n = len(continuations)
        found: list[float] = self._do(
            "score", prefix, tuple(continuations), prefix_chars, patience_s=MODEL_S, check=list
        )
        if len(found) != n or not all(isinstance(each, int | float) for each in found):
            raise answers.nonsense("a number for each continuation")
        return tuple(float(each) for each in found)

    def close(self) -> None:
        """Its plugin ends it."""


PARTS: Final[Mapping[str, type[Part]]] = {
    "candidates": CandidateSourcePart,
    "scorer": ScorerPart,
    "reranker": RerankerPart,
    "features": FeatureExtractorPart,
    "feedback": FeedbackSinkPart,
    "exporter": ExporterPart,
    "command": CommandPart,
    "page": PagePart,
    "backend": BackendPart,
}
