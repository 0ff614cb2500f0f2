"""A language model runtime. Stability: internal until the plugin host lands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What a loaded model is and where it runs."""

    name: str
    context_tokens: int
    gpu_layers: int
    """Layers on the GPU; 0 when all run on the CPU."""
    threads: int
    device: str = "the processor"
    """What computes, in words for the listener."""
    adapter: str = ""
    """File name of the adapter the model runs with; "" without one."""


@dataclass(frozen=True, slots=True)
class GenerationOptions:
    """How to generate."""

    max_tokens: int
    temperature: float = 0.0
    """0 is greedy."""
    seed: int = 0
    grammar: str = ""
    """GBNF that the text must follow; "" for free text."""
    stop: tuple[str, ...] = ()
    prefix_chars: int = 0
    """The first so many characters of the prompt are the same in every call of this kind: their state is kept."""
    choices: tuple[str, ...] = ()
    """The only texts there may be, as `grammar` says too; () for any. A backend MAY evaluate what they force in one go
    instead of token by token."""
    plain: bool = False
    """Ask the model without its adapter: the prompt is none of those that the adapter was trained for."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Counters of one backend since it was made; subtract two to get the cost of what lies between."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    prompt_seconds: float = 0.0
    completion_seconds: float = 0.0
    restarts: int = 0
    """How often the model had ended by itself and was started again."""

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
            self.prompt_seconds + other.prompt_seconds,
            self.completion_seconds + other.completion_seconds,
            self.restarts + other.restarts,
        )

    def __sub__(self, earlier: "Usage") -> "Usage":
        return Usage(
            self.prompt_tokens - earlier.prompt_tokens,
            self.completion_tokens - earlier.completion_tokens,
            self.prompt_seconds - earlier.prompt_seconds,
            self.completion_seconds - earlier.completion_seconds,
            self.restarts - earlier.restarts,
        )


class LlmBackend(Protocol):
    """One model, used from one thread."""

    @property
    def info(self) -> ModelInfo:
        """What is loaded. *MUST be implemented.* MAY load the model."""

    @property
    def usage(self) -> Usage:
        """Running counters. *MUST be implemented.*"""

    def chat(self, system: str, user: str) -> str:
        """The prompt text, in the model's own chat format, that asks for an answer. *MUST be implemented.*"""

    def generate(self, prompt: str, options: GenerationOptions) -> Iterator[str]:
        """Yield text piece by piece. *MUST be implemented.* Closing the iterator stops within one token."""

    def score(
        self,
        prefix: str,
        continuations: Sequence[str],
        prefix_chars: int = 0,
        *,
        whole: bool = False,
        plain: bool = False,
    ) -> tuple[float, ...]:
        """Natural log-probability of each continuation after `prefix`: the mean over its tokens, or with `whole` their
        sum. *MUST be implemented.*

        The prefix is evaluated once for all. Its first `prefix_chars` characters are the same in every call of this
        kind: their state MAY be kept. `plain` asks the model without its adapter.
        """

    def close(self) -> None:
        """Free the model. *MUST be implemented.* MAY be called twice."""
