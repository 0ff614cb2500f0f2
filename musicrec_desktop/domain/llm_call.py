"""One call of the language model, as it is logged: any answer can be looked at later."""

from dataclasses import dataclass

from musicrec_desktop.domain.ids import UnixTime


@dataclass(frozen=True, slots=True)
class LlmCall:
    """What was asked, by which model, what it cost, what came back, and what became of it."""

    at: UnixTime
    """The moment the call began."""
    purpose: str
    """A short word: "plan", "title", "rationale", ..."""
    model: str
    """Name of the model file."""
    prompt_hash: str
    """SHA-256 of the prompt text, hexadecimal."""
    seed: int
    prompt_tokens: int
    """Tokens evaluated, without those taken from a cached prefix."""
    completion_tokens: int
    milliseconds: int
    text: str
    """The answer, whole."""
    dropped: tuple[str, ...] = ()
    """Parts of the answer that were not used, each with why."""
    prompt: str = ""
    """What was asked, whole; the log lets the prompts of older calls go, so that it does not grow for ever."""
