"""An LlmBackend on this machine: prompts with kept prefixes, answers, scores.

A prompt's kept prefix is restored as a whole and the rest is always evaluated in the same pieces, so an answer does not
depend on what was asked before.
"""

import time
from collections.abc import Iterator, Sequence

import numpy as np

from musicrec_desktop.domain.cancelling import check_cancelled
from musicrec_desktop.domain.errors import InvariantError, ModelError
from musicrec_desktop.llm.choice_tree import ChoiceTree, draw
from musicrec_desktop.llm.kept_scores import KeptScores
from musicrec_desktop.llm.llama_cpp_backend import BATCH, CONTEXT_TOKENS, SEQUENCES, Engine, devices
from musicrec_desktop.llm.messages import Load
from musicrec_desktop.llm.offload import NO_ROOM
from musicrec_desktop.llm.prefix_states import PrefixStates
from musicrec_desktop.llm.side_by_side import beginnings, log_likelihoods
from musicrec_desktop.llm.text_stream import TextStream
from musicrec_desktop.llm.token_choice import choose
from musicrec_desktop.llm.tuning import Pace, piece_tokens
from musicrec_desktop.plugin_api import GenerationOptions, ModelInfo, Usage


class LocalBackend:
    """One GGUF model, loaded at once, used from one thread."""

    def __init__(self, load: Load) -> None:
        """Raises ModelError when llama.cpp cannot load the file."""
        self._live: Engine | None = Engine(load.file, load.tuning, load.adapter)
        self._states = PrefixStates(load.states, load.way)
        self._scores = KeptScores(load.states, load.way)
        self._pace = Pace(load.tuning)
        self._piece = piece_tokens(load.tuning, BATCH)
        self._threads = (load.tuning.threads, load.tuning.prompt_threads)
        self._held = ""
        """The kept prefix that sequence 0 begins with."""
        self._adapter = load.adapter_digest
        """Of the adapter that is on; "" while the plain model is asked."""
        self._load = load
        self._last_row = 0
        """Row of the last evaluated batch that holds the logits of the prompt's last token."""
        self._turn = 0
        self._usage = Usage()

    @property
    def _engine(self) -> Engine:
        if self._live is None:
            raise InvariantError("a language model was used after it was closed")
        return self._live

    @property
    def info(self) -> ModelInfo:
        """What is loaded."""
        layers = self._engine.gpu_layers
        adapter = self._load.adapter.name if self._load.adapter else ""
        device = next(one.description for one in devices() if one.is_gpu) if layers else self._processor
        return ModelInfo(self._load.name, CONTEXT_TOKENS, layers, self._threads[0], device, adapter)

    @property
    def _processor(self) -> str:
        """What computes when no card does, with why."""
        why = self._load.no_card or (NO_ROOM if self._load.tuning.gpu_layers else "")
        return f"the processor ({why})" if why else "the processor"

    @property
    def usage(self) -> Usage:
        """Running counters."""
        return self._usage

    def chat(self, system: str, user: str) -> str:
        """The prompt in the model's own chat format; a model without one gets plain paragraphs."""
        return self._engine.chat(system, user) or f"{system}\n\n{user}\n\n"

    def generate(self, prompt: str, options: GenerationOptions) -> Iterator[str]:
        """Yield text piece by piece. Raises ModelError for a prompt that does not fit or a grammar that is none."""
        self._turn += 1
        self._switch(options.plain)
        if options.choices:
            yield from self._generate_choice(prompt, options)
        else:
            yield from self._generate_freely(prompt, options)

    def _generate_freely(self, prompt: str, options: GenerationOptions) -> Iterator[str]:
        engine, turn = self._engine, self._turn
        stream = TextStream(options.stop)
        grammar = engine.grammar(options.grammar) if options.grammar else None
        rng = np.random.default_rng(options.seed)
        try:
            position = self._read(prompt, options.prefix_chars, options.max_tokens)
            row = self._last_row
            began = time.perf_counter()
            for n in range(options.max_tokens):
                self._check_turn(turn)
                token = choose(engine.logits(row), grammar.allowed if grammar else None, options.temperature, rng)
                if token is None or engine.is_end(token):
                    break
                text = stream.feed(engine.piece(token))
                self._pace.saw_token(time.perf_counter() - began, time.monotonic())
                self._count(completion=1, completion_s=time.perf_counter() - began)
                if text:
                    yield text
                if stream.is_stopped:
                    return
                if n + 1 == options.max_tokens:
                    break
                began = time.perf_counter()
                self._check_turn(turn)
                if grammar:
                    grammar.accept(token)
                self._set_threads()
                engine.decode([(token, position, 0, True)])
                row, position = 0, position + 1
            rest = stream.feed(b"", is_last=True)
            if rest:
                yield rest
        finally:
            if grammar:
                grammar.free()

    def _generate_choice(self, prompt: str, options: GenerationOptions) -> Iterator[str]:
        """One of the texts of `options.choices`: the model is asked only where they part."""
        engine, turn = self._engine, self._turn
        texts = [engine.tokens(text, is_first=False) for text in options.choices]
        place = ChoiceTree.of(texts, engine.end_token)
        stream, rng = TextStream(options.stop), np.random.default_rng(options.seed)
        position = self._read(prompt, options.prefix_chars, max(map(len, texts)) + 1)
        row = self._last_row
        while place.next and not stream.is_stopped:
            self._check_turn(turn)
            began = time.perf_counter()
            run, place = place.forced()
            if not run:
                token = draw(engine.logits(row), place.next, options.temperature, rng)
                rest, place = place.next[token].forced()
                run = [token, *rest]
            told = [token for token in run if token != engine.end_token]
            if place.next:  # more to choose: the model has to know what was said
                self._set_threads()
                self._evaluate(told, position)
                row, position = self._last_row, position + len(told)
            self._count(completion=len(told), completion_s=time.perf_counter() - began)
            text = stream.feed(b"".join(map(engine.piece, told)), is_last=not place.next)
            if text:
                yield text

    def _check_turn(self, turn: int) -> None:
        if turn != self._turn:
            raise InvariantError("an answer was still being generated when another call began")
        check_cancelled()

    def score(
        self,
        prefix: str,
        continuations: Sequence[str],
        prefix_chars: int = 0,
        *,
        whole: bool = False,
        plain: bool = False,
    ) -> tuple[float, ...]:
        """Natural log-probability of each continuation after `prefix`; kept, for the next time."""
        self._turn += 1
        self._switch(plain)
        key = self._scores.key(prefix, continuations, prefix_chars, whole=whole, adapter=self._adapter)
        scores = self._scores.get(key)
        if scores is None:
            sums = self._work_out(prefix, continuations, prefix_chars)
            scores = tuple(total if whole else total / n for total, n in sums)
            self._scores.put(key, scores)
        return scores

    def _switch(self, plain: bool) -> None:
        """The adapter on or off. What was evaluated with other weights is forgotten."""
        engine, wanted = self._engine, "" if plain else self._load.adapter_digest
        if wanted != self._adapter:
            self._held = ""
            engine.forget_all()
            engine.use_adapter(not plain)
            self._adapter = wanted

    def _work_out(self, prefix: str, continuations: Sequence[str], prefix_chars: int) -> list[tuple[float, int]]:
        """Sum over the tokens and their number; the continuations are evaluated side by side after one prefix."""
        engine = self._engine
        tails = [tuple(engine.tokens(text, is_first=False)) for text in continuations]
        position = self._read(prefix, prefix_chars, max(map(len, tails), default=0))
        logits = engine.logits(self._last_row).copy()  # the next evaluation overwrites them
        self._set_threads()
        began = time.perf_counter()
        sums = log_likelihoods(engine, logits, position, tails, BATCH, SEQUENCES - 1)
        self._saw_prompt(sum(map(len, beginnings(tails))), time.perf_counter() - began)
        return [(total, len(tail)) for total, tail in zip(sums, tails, strict=True)]

    def close(self) -> None:
        """Free the model. May be called twice; the backend cannot be used again."""
        self._turn += 1
        if self._live is not None:
            self._live.free()
            self._live = None

    def _read(self, prompt: str, prefix_chars: int, room: int) -> int:
        """Evaluate a prompt in sequence 0, its kept prefix from memory or disk; returns the next position."""
        engine = self._engine
        self._set_threads()
        began = time.perf_counter()
        prefix = prompt[:prefix_chars]
        head = engine.tokens(prefix, is_first=True) if prefix else []
        rest = engine.tokens(prompt[prefix_chars:], is_first=not prefix)
        if not rest:
            raise InvariantError("a prompt without anything after its fixed prefix")
        if len(head) + len(rest) + room > CONTEXT_TOKENS:
            raise ModelError(
                f"A prompt of {len(head) + len(rest)} tokens is too long for this model.", hint="Ask for less at once."
            )
        evaluated = len(rest)
        if prefix and prefix == self._held:
            engine.forget(0, len(head))
        else:
            evaluated += self._begin(prefix, head)
        self._evaluate(rest, len(head))
        self._saw_prompt(evaluated, time.perf_counter() - began)
        return len(head) + len(rest)

    def _begin(self, prefix: str, head: list[int]) -> int:
        """Put a prefix into the empty sequence 0; returns how many tokens had to be evaluated for it."""
        engine = self._engine
        self._held = ""  # until it is there: an error in between must not leave a lie
        engine.forget_all()
        evaluated = 0
        if prefix:
            key = f"{self._adapter}\n{prefix}"
            state = self._states.get(key)
            if state is None or not engine.restore(state):
                if state is not None:
                    self._states.drop(key)
                    engine.forget_all()
                self._evaluate(head, 0)
                self._states.put(key, engine.state())
                evaluated = len(head)
        self._held = prefix
        return evaluated

    def _evaluate(self, tokens: list[int], position: int) -> None:
        engine = self._engine
        for start in range(0, len(tokens), self._piece):
            check_cancelled()
            piece = tokens[start : start + self._piece]
            last = start + len(piece) == len(tokens)
            engine.decode(
                [(token, position + start + n, 0, last and n == len(piece) - 1) for n, token in enumerate(piece)]
            )
            self._last_row = len(piece) - 1

    def _set_threads(self) -> None:
        wanted = self._pace.threads(time.monotonic())
        if wanted != self._threads:
            self._engine.set_threads(*wanted)
            self._threads = wanted

    def _saw_prompt(self, tokens: int, seconds: float) -> None:
        self._pace.saw_prompt(tokens, seconds, time.monotonic())
        self._count(prompt=tokens, prompt_s=seconds)

    def _count(self, prompt: int = 0, completion: int = 0, prompt_s: float = 0.0, completion_s: float = 0.0) -> None:
        self._usage += Usage(prompt, completion, prompt_s, completion_s)
