"""The language model through llama.cpp. The only file that knows llama_cpp, and only inside functions.

Its low-level interface is used directly: one context, sequence 0 for the prompt, further sequences for the
continuations that are scored. A prompt's kept prefix is restored as a whole and the rest is always evaluated in the
same pieces, so an answer does not depend on what was asked before.
"""

import ctypes
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError, ModelError
from musicrec_desktop.llm.gguf import check_gguf
from musicrec_desktop.llm.prefix_states import PrefixStates
from musicrec_desktop.llm.text_stream import TextStream
from musicrec_desktop.llm.token_choice import choose, log_softmax
from musicrec_desktop.llm.tuning import Pace, Trial, Tuning, gpu_steps
from musicrec_desktop.plugin_api import GenerationOptions, ModelInfo, Usage

_CONTEXT_TOKENS: Final = 2048
_BATCH: Final = 512
_SEQUENCES: Final = 64
_Q8_0: Final = 7
_TOKEN_DATA: Final = np.dtype([("id", np.int32), ("logit", np.float32), ("p", np.float32)])
_KEPT_LINES: Final = 8

_said: list[str] = []
"""The last complaints of llama.cpp: they explain a failure to load."""


def _take_line(level: int, text: bytes, _data: object) -> None:
    if level in (2, 3):
        _said.append(text.decode("utf-8", "replace").strip())
        del _said[:-_KEPT_LINES]


_callbacks: list[object] = []


def _llama() -> Any:
    """llama.cpp, quiet: it writes to no terminal, its complaints are kept for error messages."""
    try:
        from llama_cpp import llama_cpp
    except (ImportError, OSError, RuntimeError) as error:
        raise ModelError(
            f"llama.cpp cannot be loaded: {error}.",
            hint="Install it again: pip install --force-reinstall llama-cpp-python",
        ) from error
    if not _callbacks:
        callback = llama_cpp.llama_log_callback(_take_line)
        _callbacks.append(callback)  # llama.cpp keeps a bare pointer: the callback must live as long as the process
        llama_cpp.llama_log_set(callback, None)
        llama_cpp.llama_backend_init()
    return llama_cpp


def runtime_version() -> str:
    """Which llama.cpp this is and what it was built for; part of every cache's key."""
    api = _llama()
    return f"{api.llama_version().decode()} {api.llama_print_system_info().decode()}"


class _Loaded:
    """A model and its context, as handles of llama.cpp."""

    def __init__(self, path: Path, tuning: Tuning) -> None:
        self.api = api = _llama()
        _said.clear()
        self.model, self.gpu_layers = self._load_model(path, tuning)
        self.vocab = api.llama_model_get_vocab(self.model)
        self.n_vocab: int = api.llama_vocab_n_tokens(self.vocab)
        params = api.llama_context_default_params()
        params.n_ctx = _CONTEXT_TOKENS
        params.n_batch = params.n_ubatch = _BATCH
        params.n_seq_max = _SEQUENCES
        params.kv_unified = True  # one store for all sequences: copying a sequence then moves no data
        params.n_threads, params.n_threads_batch = tuning.threads, tuning.prompt_threads
        params.no_perf = True
        self.context = api.llama_init_from_model(self.model, params)
        if not self.context:
            api.llama_model_free(self.model)
            raise ModelError(
                f"{path.name} cannot be run: {'; '.join(_said) or 'no context could be made'}.",
                hint="Free some memory or choose a smaller model.",
            )
        self.memory = api.llama_get_memory(self.context)
        self.batch = api.llama_batch_init(_BATCH, 0, 1)

    def _load_model(self, path: Path, tuning: Tuning) -> tuple[Any, int]:
        api = self.api
        can_offload = bool(api.llama_supports_gpu_offload())
        for layers in gpu_steps(_MOST_LAYERS, can_offload):
            params = api.llama_model_default_params()
            params.n_gpu_layers = layers
            params.load_mode = api.LLAMA_LOAD_MODE_MMAP
            params.use_extra_bufts = tuning.extra_buffers
            model = api.llama_model_load_from_file(str(path).encode(), params)
            if model:
                return model, min(layers, int(api.llama_model_n_layer(model)) + 1)
        raise ModelError(
            f"{path.name} cannot be loaded: {'; '.join(_said) or 'llama.cpp gave no reason'}.",
            hint="Choose another model, or update llama-cpp-python if the model is newer than it.",
        )

    def decode(self, rows: Sequence[tuple[int, int, int, bool]]) -> None:
        """Evaluate (token, position, sequence, wants logits) rows, at most one batch of them."""
        batch = self.batch
        for i, (token, position, sequence, wants) in enumerate(rows):
            batch.token[i] = token
            batch.pos[i] = position
            batch.n_seq_id[i] = 1
            batch.seq_id[i][0] = sequence
            batch.logits[i] = wants
        batch.n_tokens = len(rows)
        status = self.api.llama_decode(self.context, batch)
        if status != 0:
            raise ModelError(f"The language model stopped (llama_decode: {status}).", hint="Try again, or restart.")

    def logits(self, row: int) -> NDArray[np.float32]:
        """(vocabulary,) view of the logits of one row of the last batch; gone at the next decode."""
        return np.ctypeslib.as_array(self.api.llama_get_logits_ith(self.context, row), (self.n_vocab,))

    def free(self) -> None:
        self.api.llama_batch_free(self.batch)
        self.api.llama_free(self.context)
        self.api.llama_model_free(self.model)


_MOST_LAYERS: Final = 256
"""More than any model has: asks for all of them."""


class LlamaCppBackend:
    """One GGUF model, loaded at first use, used from one thread."""

    def __init__(self, path: Path, tune: Callable[[Path], tuple[Path, Tuning]], states: Path | None = None) -> None:
        """`tune` names the file to load for `path` and how to run it; it is called once, at the first use."""
        self._path = path
        self._tune = tune
        self._states_folder = states
        self._engine: _Loaded | None = None
        self._tuning: Tuning | None = None
        self._states = PrefixStates(None, "")
        self._held = ""
        self._held_tokens = 0
        self._turn = 0
        self._usage = Usage()
        self._pace = Pace(None)
        self._threads = (0, 0)
        self._is_closed = False

    def _loaded(self) -> _Loaded:
        if self._is_closed:
            raise InvariantError("a language model was used after it was closed")
        if self._engine is None:
            header = check_gguf(self._path)
            file, self._tuning = self._tune(self._path)
            self._engine = _Loaded(file, self._tuning)
            self._pace = Pace(self._tuning)
            self._states = PrefixStates(self._states_folder, f"{header.fingerprint} {file.name} {runtime_version()}")
        return self._engine

    @property
    def info(self) -> ModelInfo:
        """What is loaded; loads it."""
        engine = self._loaded()
        threads = self._tuning.threads if self._tuning else 1
        device = "GPU" if engine.gpu_layers else "CPU"
        return ModelInfo(self._path.name, _CONTEXT_TOKENS, engine.gpu_layers, threads, device)

    @property
    def usage(self) -> Usage:
        """Running counters."""
        return self._usage

    def chat(self, system: str, user: str) -> str:
        """The prompt in the model's own chat format; a model without one gets plain paragraphs."""
        engine = self._loaded()
        api = engine.api
        template = api.llama_model_chat_template(engine.model, None)
        if not template:
            return f"{system}\n\n{user}\n\n"
        parts = [(b"system", system.encode()), (b"user", user.encode())]
        messages = (api.llama_chat_message * 2)(*(api.llama_chat_message(role, text) for role, text in parts))
        room = ctypes.create_string_buffer(2 * sum(len(text) for _, text in parts) + 4096)
        n = api.llama_chat_apply_template(template, messages, 2, True, room, len(room))
        if n <= 0 or n > len(room):  # a format llama.cpp does not know
            return f"{system}\n\n{user}\n\n"
        return room.raw[:n].decode("utf-8", "replace")

    def generate(self, prompt: str, options: GenerationOptions) -> Iterator[str]:
        """Yield text piece by piece. Raises ModelError for a prompt that does not fit or a grammar that is none."""
        engine = self._loaded()
        self._turn += 1
        turn = self._turn
        stream = TextStream(options.stop)
        grammar = _Grammar(engine, options.grammar) if options.grammar else None
        rng = np.random.default_rng(options.seed)
        try:
            position = self._read(prompt, options.prefix_chars, options.max_tokens)
            row = self._last_row
            began = time.perf_counter()
            for _ in range(options.max_tokens):
                if turn != self._turn:
                    raise InvariantError("two answers were generated at the same time")
                token = choose(engine.logits(row), grammar.allowed if grammar else None, options.temperature, rng)
                self._pace.saw_token(time.perf_counter() - began, time.monotonic())
                if token is None or engine.api.llama_vocab_is_eog(engine.vocab, token):
                    break
                text = stream.feed(self._piece(token))
                self._count(completion=1, completion_s=time.perf_counter() - began)
                if text:
                    yield text
                if stream.is_stopped:
                    return
                began = time.perf_counter()
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

    def score(self, prefix: str, continuations: Sequence[str], prefix_chars: int = 0) -> tuple[float, ...]:
        """Mean natural log-probability per token of each continuation after `prefix`."""
        engine = self._loaded()
        self._turn += 1
        tails = [self._tokens(text, is_first=False) for text in continuations]
        if not all(tails):
            raise InvariantError("an empty continuation was to be scored")
        position = self._read(prefix, prefix_chars, max(map(len, tails)) * min(len(tails), _SEQUENCES - 1))
        began = time.perf_counter()
        first = log_softmax(engine.logits(self._last_row)[None])[0]
        sums = [float(first[tail[0]]) for tail in tails]
        waiting = [i for i, tail in enumerate(tails) if len(tail) > 1]
        evaluated = 0
        while waiting:
            group, rows = list[int](), list[tuple[int, int, int, bool]]()
            while waiting and len(group) < _SEQUENCES - 1 and len(rows) + len(tails[waiting[0]]) <= _BATCH:
                i = waiting.pop(0)
                group.append(i)
                rows += [(token, position + n, len(group), True) for n, token in enumerate(tails[i][:-1])]
            if not group:
                raise InvariantError("a continuation longer than a batch was to be scored")
            self._score_group(group, rows, tails, sums)
            evaluated += len(rows)
        self._count(prompt=evaluated, prompt_s=time.perf_counter() - began)
        return tuple(total / len(tail) for total, tail in zip(sums, tails, strict=True))

    def _score_group(
        self, group: list[int], rows: list[tuple[int, int, int, bool]], tails: list[list[int]], sums: list[float]
    ) -> None:
        engine = self._loaded()
        for sequence in range(1, len(group) + 1):
            engine.api.llama_memory_seq_cp(engine.memory, 0, sequence, -1, -1)
        try:
            self._set_threads()
            began = time.perf_counter()
            engine.decode(rows)
            engine.api.llama_synchronize(engine.context)
            self._pace.saw_prompt(len(rows), time.perf_counter() - began, time.monotonic())
            row = 0
            for i in group:
                n = len(tails[i]) - 1
                table = log_softmax(np.stack([engine.logits(row + at) for at in range(n)]))
                sums[i] += float(table[np.arange(n), tails[i][1:]].sum())
                row += n
        finally:
            for sequence in range(1, len(group) + 1):
                engine.api.llama_memory_seq_rm(engine.memory, sequence, -1, -1)

    def close(self) -> None:
        """Free the model. May be called twice; the backend cannot be used again."""
        self._is_closed = True
        self._turn += 1
        if self._engine is not None:
            self._engine.free()
            self._engine = None

    def _set_threads(self) -> None:
        wanted = self._pace.threads(time.monotonic())
        if wanted != self._threads:
            engine = self._loaded()
            engine.api.llama_set_n_threads(engine.context, *wanted)
            self._threads = wanted

    # -- evaluating prompts

    _last_row = 0
    """Row of the last evaluated batch that holds the logits of the prompt's last token."""

    def _read(self, prompt: str, prefix_chars: int, room: int) -> int:
        """Evaluate a prompt in sequence 0, its kept prefix from memory or disk; returns the next position."""
        engine = self._loaded()
        self._set_threads()
        began = time.perf_counter()
        prefix = prompt[:prefix_chars]
        rest = self._tokens(prompt[prefix_chars:], is_first=not prefix)
        if not rest:
            raise InvariantError("a prompt without anything after its fixed prefix")
        evaluated = len(rest)
        head = self._tokens(prefix, is_first=True) if prefix else []
        if len(head) + len(rest) + room > _CONTEXT_TOKENS:
            raise ModelError(
                f"The prompt of {len(head) + len(rest)} tokens is too long for this model.",
                hint="Ask for less at once.",
            )
        if prefix and prefix == self._held:
            engine.api.llama_memory_seq_rm(engine.memory, 0, len(head), -1)
        else:
            self._held = ""
            engine.api.llama_memory_clear(engine.memory, False)
            if prefix and not self._restore(prefix):
                evaluated += len(head)
                self._evaluate(head, 0)
                self._keep(prefix)
            self._held = prefix
        self._evaluate(rest, len(head))
        engine.api.llama_synchronize(engine.context)
        seconds = time.perf_counter() - began
        self._pace.saw_prompt(evaluated, seconds, time.monotonic())
        self._count(prompt=evaluated, prompt_s=seconds)
        return len(head) + len(rest)

    def _evaluate(self, tokens: list[int], position: int) -> None:
        engine = self._loaded()
        for start in range(0, len(tokens), _BATCH):
            piece = tokens[start : start + _BATCH]
            last = start + len(piece) == len(tokens)
            engine.decode(
                [(token, position + start + n, 0, last and n == len(piece) - 1) for n, token in enumerate(piece)]
            )
            self._last_row = len(piece) - 1

    def _restore(self, prefix: str) -> bool:
        engine = self._loaded()
        state = self._states.get(prefix)
        if state is None:
            return False
        room = (ctypes.c_uint8 * len(state)).from_buffer_copy(state)
        if engine.api.llama_state_seq_set_data(engine.context, room, len(state), 0) == 0:
            self._states.drop(prefix)
            engine.api.llama_memory_clear(engine.memory, False)
            return False
        return True

    def _keep(self, prefix: str) -> None:
        engine = self._loaded()
        size = engine.api.llama_state_seq_get_size(engine.context, 0)
        room = (ctypes.c_uint8 * size)()
        written = engine.api.llama_state_seq_get_data(engine.context, room, size, 0)
        self._states.put(prefix, bytes(room)[:written])

    # -- text and tokens

    def _tokens(self, text: str, *, is_first: bool) -> list[int]:
        """Token ids. Chat marks become control tokens: what a prompt quotes was cleaned of them before."""
        engine = self._loaded()
        raw = text.encode()
        room = (engine.api.llama_token * (len(raw) + 8))()
        n = engine.api.llama_tokenize(engine.vocab, raw, len(raw), room, len(room), is_first, True)
        return list(room[:n])

    def _piece(self, token: int) -> bytes:
        engine = self._loaded()
        room = ctypes.create_string_buffer(256)
        n = engine.api.llama_token_to_piece(engine.vocab, token, room, len(room), 0, False)
        return room.raw[: max(n, 0)]

    def _count(self, prompt: int = 0, completion: int = 0, prompt_s: float = 0.0, completion_s: float = 0.0) -> None:
        was = self._usage
        self._usage = Usage(
            was.prompt_tokens + prompt,
            was.completion_tokens + completion,
            was.prompt_seconds + prompt_s,
            was.completion_seconds + completion_s,
        )


class _Grammar:
    """A GBNF grammar at work on one answer."""

    def __init__(self, engine: _Loaded, text: str) -> None:
        self._api = engine.api
        _said.clear()
        self._sampler = self._api.llama_sampler_init_grammar(engine.vocab, text.encode(), b"root")
        if not self._sampler:
            raise ModelError(f"A grammar is not valid: {'; '.join(_said)}.", hint="This is a fault of the program.")

    def allowed(self, ids: NDArray[np.intp]) -> NDArray[np.bool_]:
        """True where the grammar lets a token stand next."""
        data = np.zeros(len(ids), _TOKEN_DATA)
        data["id"] = ids
        pointer = data.ctypes.data_as(ctypes.POINTER(self._api.llama_token_data))
        candidates = self._api.llama_token_data_array(pointer, len(ids), -1, False)
        self._api.llama_sampler_apply(self._sampler, ctypes.byref(candidates))
        kept: NDArray[np.bool_] = ~np.isneginf(data["logit"])
        return kept

    def accept(self, token: int) -> None:
        self._api.llama_sampler_accept(self._sampler, token)

    def free(self) -> None:
        self._api.llama_sampler_free(self._sampler)


def requantise(source: Path, target: Path, threads: int) -> None:
    """Write the model with Q8_0 weights: larger, and faster to evaluate on many processors. Raises ModelError."""
    api = _llama()
    params = api.llama_model_quantize_default_params()
    params.ftype = _Q8_0
    params.allow_requantize = True
    params.nthread = threads
    part = target.with_suffix(".part")
    try:
        if api.llama_model_quantize(str(source).encode(), str(part).encode(), ctypes.byref(params)) != 0:
            raise ModelError(f"{source.name} cannot be converted: {'; '.join(_said)}.", hint="It is used as it is.")
        check_gguf(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def measure(trials: Connection, path: str, thread_counts: tuple[int, ...], extra_buffers: bool) -> None:
    """Send a Trial for each number of threads, fewest first, until more are slower. Runs in a process of its own."""
    prompt, answer, patience = 96, 12, 1.0
    before = (0.0, 0.0)
    for threads in thread_counts:
        engine = _Loaded(Path(path), Tuning("", threads, threads, extra_buffers))
        rows = [(100 + n % 50, n, 0, n == prompt - 1) for n in range(prompt)]
        engine.decode(rows[:2])  # the first evaluation also reads the file
        engine.api.llama_synchronize(engine.context)
        engine.api.llama_memory_clear(engine.memory, False)
        began = time.perf_counter()
        engine.decode(rows)
        engine.api.llama_synchronize(engine.context)
        read = done = time.perf_counter()
        n = 0
        while n < answer and done - read < patience:
            engine.decode([(100, prompt + n, 0, True)])
            engine.api.llama_synchronize(engine.context)
            n, done = n + 1, time.perf_counter()
        engine.free()
        rates = prompt / (read - began), n / (done - read)
        with suppress(BrokenPipeError):
            trials.send(Trial(Path(path).name, threads, extra_buffers, *rates))
        if rates[0] < before[0] and rates[1] < before[1]:
            return
        before = rates
