"""One of the texts that may stand, as the model chooses: a title, the story of a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from musicrec_desktop.llm.calls import Recorder
from musicrec_desktop.llm.prompt_files import prompt_text
from musicrec_desktop.llm.untrusted import for_prompt
from musicrec_desktop.llm.wording import grammar_of
from musicrec_desktop.plugin_api import GenerationOptions, LlmBackend


@dataclass(frozen=True, slots=True)
class Question:
    """How a text is asked for."""

    purpose: str
    """As the log calls it."""
    prompt: str
    """Name of the file with the fixed text."""
    before: str
    """Stands before what the text is about."""
    answer: str
    """Leads to the text."""
    max_tokens: int
    temperature: float
    fault: str
    """What is wrong with any other text."""


def one_of(
    ways: Sequence[str], question: Question, words: str, backend: LlmBackend, recorder: Recorder, seed: int
) -> str:
    """One of the texts, chosen for `words`; "" when the model gave none of them."""
    system = prompt_text(question.prompt)
    options = GenerationOptions(
        max_tokens=question.max_tokens,
        temperature=question.temperature,
        seed=seed,
        grammar=grammar_of(ways),
        choices=tuple(ways),
        prefix_chars=fixed_chars(backend, system, question.before),
        plain=True,
    )
    prompt = backend.chat(system, f"{question.before}{for_prompt(words)}") + question.answer
    text, faults = recorder.generate(
        question.purpose, prompt, options, lambda it: () if it.strip() in ways else (question.fault,)
    )
    return "" if faults else text.strip()


def fixed_chars(backend: LlmBackend, system: str, start: str) -> int:
    """How many characters of chat(system, start + anything) are always the same."""
    one, other = backend.chat(system, f"{start}a"), backend.chat(system, f"{start}b")
    n = 0
    while n < min(len(one), len(other)) and one[n] == other[n]:
        n += 1
    while n > 0 and one[n - 1].isspace():  # a token may join the gap and the word after it
        n -= 1
    return n
