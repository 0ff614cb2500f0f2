"""Every answer of the model is put on record."""

import hashlib
import time
from collections.abc import Callable, Sequence

from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.llm_call import LlmCall
from musicrec_desktop.plugin_api import GenerationOptions, LlmBackend, Usage

OnCall = Callable[[LlmCall], None]
"""Takes the record of one call."""


def unheard(_call: LlmCall) -> None:
    """Keeps no record."""


class Recorder:
    """Asks a backend and puts each call on record, with what became of its answer."""

    def __init__(self, backend: LlmBackend, on_call: OnCall = unheard) -> None:
        self._backend = backend
        self._on_call = on_call

    def generate(
        self, purpose: str, prompt: str, options: GenerationOptions, judge: Callable[[str], tuple[str, ...]]
    ) -> tuple[str, tuple[str, ...]]:
        """The whole answer, and what `judge` wants dropped of it, each with why."""
        before, began, at = self._backend.usage, time.perf_counter(), UnixTime(time.time())
        text = "".join(self._backend.generate(prompt, options))
        milliseconds = round((time.perf_counter() - began) * 1000)
        dropped = judge(text)
        self._put(purpose, at, prompt, options.seed, before, milliseconds, text, dropped)
        return text, dropped

    def score(
        self,
        purpose: str,
        prefix: str,
        continuations: Sequence[str],
        prefix_chars: int,
        *,
        whole: bool = False,
        plain: bool = False,
    ) -> tuple[float, ...]:
        """Log-probability of each continuation: the mean over its tokens, or with `whole` their sum."""
        before, began, at = self._backend.usage, time.perf_counter(), UnixTime(time.time())
        scores = self._backend.score(prefix, continuations, prefix_chars, whole=whole, plain=plain)
        milliseconds = round((time.perf_counter() - began) * 1000)
        told = ", ".join(f"{text.strip()} {score:.2f}" for text, score in zip(continuations, scores, strict=True))
        self._put(purpose, at, prefix, 0, before, milliseconds, told, ())
        return scores

    def _put(
        self,
        purpose: str,
        at: UnixTime,
        prompt: str,
        seed: int,
        before: Usage,
        milliseconds: int,
        text: str,
        dropped: tuple[str, ...],
    ) -> None:
        spent = self._backend.usage - before
        self._on_call(
            LlmCall(
                at=at,
                purpose=purpose,
                model=self._backend.info.name,
                prompt_hash=hashlib.sha256(prompt.encode()).hexdigest(),
                seed=seed,
                prompt_tokens=spent.prompt_tokens,
                completion_tokens=spent.completion_tokens,
                milliseconds=milliseconds,
                text=text,
                dropped=dropped,
                prompt=prompt,
            )
        )
