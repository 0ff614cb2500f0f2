"""A language model that says what a test wrote down for it."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from musicrec_desktop.plugin_api import GenerationOptions, ModelInfo, Usage


@dataclass(frozen=True, slots=True)
class Asked:
    """One call that was made."""

    kind: str
    """"generate" or "score"."""
    prompt: str
    options: GenerationOptions | None = None
    continuations: tuple[str, ...] = ()


class ScriptedLlm:
    """An LlmBackend without a model: answers and scores are taken from queues, in order.

    Without a queued answer it says nothing; without queued scores it finds every continuation equally likely.
    """

    def __init__(
        self, answers: Sequence[str] = (), scores: Sequence[Mapping[str, float]] = (), adapter: str = ""
    ) -> None:
        """`adapter`: what the model says it runs with."""
        self.asked: list[Asked] = []
        """Every call so far."""
        self.is_closed = False
        self._adapter = adapter
        self.closed_early = 0
        """Generations whose iterator was closed before its end."""
        self._answers = deque(answers)
        self._scores = deque(scores)
        self._usage = Usage()

    def enqueue(self, answer: str) -> None:
        """The next free generation gives this."""
        self._answers.append(answer)

    def enqueue_scores(self, scores: Mapping[str, float]) -> None:
        """The next free scoring gives these log-probabilities, by continuation without spaces; -5 for others."""
        self._scores.append(dict(scores))

    @property
    def info(self) -> ModelInfo:
        return ModelInfo("scripted", 2048, 0, 1, adapter=self._adapter)

    @property
    def usage(self) -> Usage:
        return self._usage

    def chat(self, system: str, user: str) -> str:
        """System and user text with a mark between and after, so that tests can see both."""
        return f"{system}\n--user--\n{user}\n--answer--\n"

    def generate(self, prompt: str, options: GenerationOptions) -> Iterator[str]:
        """The next answer, word by word, up to max_tokens words and the first stop string."""
        self.asked.append(Asked("generate", prompt, options))
        answer = self._answers.popleft() if self._answers else ""
        for stop in options.stop:
            answer = answer.split(stop)[0]
        words = [word + " " for word in answer.split(" ")]
        words[-1] = words[-1][:-1]
        told = 0
        try:
            for word in words[: options.max_tokens]:
                told += 1
                if word:
                    yield word
        except GeneratorExit:
            self.closed_early += 1
            raise
        finally:
            self._add(Usage(len(prompt.split()), told, 0.001, 0.001))

    def score(
        self,
        prefix: str,
        continuations: Sequence[str],
        prefix_chars: int = 0,
        *,
        whole: bool = False,
        plain: bool = False,
    ) -> tuple[float, ...]:
        """The next scores, or equal ones."""
        del prefix_chars, whole, plain  # nothing is evaluated
        self.asked.append(Asked("score", prefix, continuations=tuple(continuations)))
        scores = self._scores.popleft() if self._scores else {}
        self._add(Usage(len(prefix.split()), 0, 0.001, 0.0))
        return tuple(scores.get(text.strip(), -5.0) for text in continuations)

    def close(self) -> None:
        self.is_closed = True

    def _add(self, more: Usage) -> None:
        self._usage += more
