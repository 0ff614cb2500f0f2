"""One reason after the other in a model's words, each checked before names and numbers are filled in."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from musicrec_desktop.domain.recommend import Fact
from musicrec_desktop.llm.calls import Recorder
from musicrec_desktop.llm.prompt_files import prompt_text
from musicrec_desktop.llm.reason_prompt import answer_of, reason_prompt
from musicrec_desktop.llm.templates import pick_facts, template_rationale
from musicrec_desktop.llm.variety import Variety
from musicrec_desktop.llm.verify import find_faults
from musicrec_desktop.llm.wording import fill, grammar_of, spoken, ways_to_say
from musicrec_desktop.plugin_api import GenerationOptions, LlmBackend

MODEL: Final = "model"
TEMPLATE: Final = "template"
_TEMPERATURE: Final = 0.8
_MOST_TOKENS: Final = 80


class ReasonWriter:
    """Words the reasons of one list, in order."""

    def __init__(self, backend: LlmBackend, recorder: Recorder, language: str) -> None:
        self._backend = backend
        self._recorder = recorder
        self._language = language
        self._used = Variety()
        self._spoken_of = Counter[str]()

    def write(self, facts: Sequence[Fact], seed: int) -> tuple[str, str]:
        """The reason for a track with these facts, and who worded it: "model", or "template" where it wrote none that
        holds."""
        chosen = pick_facts(facts, self._spoken_of)
        skeleton = self._ask(chosen, seed)
        if skeleton:
            return fill(skeleton, spoken(chosen, self._language)), MODEL
        return template_rationale(chosen, self._language, self._used), TEMPLATE

    def _ask(self, facts: Sequence[Fact], seed: int) -> str:
        """The model's wording, slots unfilled; "" when there is none that holds."""
        ways = {answer_of(way, self._language): way for way in self._used.open(ways_to_say(facts, self._language))}
        if not ways:
            return ""
        head = "" if self._backend.info.adapter else prompt_text(f"reason-{self._language}.v1") + "\n\n"
        options = GenerationOptions(
            max_tokens=_MOST_TOKENS,
            temperature=_TEMPERATURE,
            seed=seed,
            grammar=grammar_of(tuple(ways)),
            choices=tuple(ways),
            prefix_chars=len(head),
        )
        text, faults = self._recorder.generate(
            "rationale",
            head + reason_prompt(facts, self._language),
            options,
            lambda answer: find_faults(answer.strip(), facts),
        )
        way = ways.get(text)
        if faults or way is None:
            return ""
        self._used.use(way)
        return way.skeleton
