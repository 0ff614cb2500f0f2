"""llama.cpp, and nothing of this program: a loaded model with its context. The only file that knows llama_cpp, and only
inside functions.

The low-level interface is used directly, not its `Llama` class: sequences share one key-value store, so continuations
are scored side by side after one prefix, and a kept prefix is restored as bytes.
"""

import ctypes
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.llm.offload import Device, gpu_steps
from musicrec_desktop.llm.tuning import Trial, Tuning

CONTEXT_TOKENS: Final = 2048
BATCH: Final = 512
"""Most tokens of one evaluation."""
SEQUENCES: Final = 64
_Q8_0: Final = 7
_GPU_KINDS: Final = (1, 2)
"""ggml's numbers of graphics cards of their own and of those that share the memory."""
_TOKEN_DATA: Final = np.dtype([("id", np.int32), ("logit", np.float32), ("p", np.float32)])
_KEPT_LINES: Final = 8
_MEASURED_PROMPT: Final = 96
_MEASURED_ANSWER: Final = 12
"""Tokens at most, and no new one after so many seconds:"""
_MEASURED_S: Final = 1.0

_said: list[str] = []
"""The last complaints of llama.cpp: they explain a failure."""
_callbacks: list[object] = []


def _take_line(level: int, text: bytes, _data: object) -> None:
    if level in (3, 4):  # warnings and errors
        _said.append(text.decode("utf-8", "replace").strip())
        del _said[:-_KEPT_LINES]


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
    beside = "".join(f"{name} : | " for name in _backends() if name != "CPU")
    return f"{api.llama_version().decode()} {beside}{api.llama_print_system_info().decode()}"


def _backends() -> list[str]:
    """What this llama.cpp was built for, by ggml's names (CUDA, Vulkan, Metal, ROCm, CPU); a card need not be there."""
    from llama_cpp._ggml import libggml  # the bindings have no names of their own for these

    libggml.ggml_backend_reg_count.restype = ctypes.c_size_t
    libggml.ggml_backend_reg_get.argtypes, libggml.ggml_backend_reg_get.restype = [ctypes.c_size_t], ctypes.c_void_p
    libggml.ggml_backend_reg_name.argtypes, libggml.ggml_backend_reg_name.restype = [ctypes.c_void_p], ctypes.c_char_p
    regs = map(libggml.ggml_backend_reg_get, range(libggml.ggml_backend_reg_count()))
    return [libggml.ggml_backend_reg_name(reg).decode() for reg in regs]


def devices() -> tuple[Device, ...]:
    """What this llama.cpp can compute on here, the processor included."""
    _llama()
    from llama_cpp._ggml import libggml

    libggml.ggml_backend_dev_count.restype = ctypes.c_size_t
    libggml.ggml_backend_dev_get.argtypes = [ctypes.c_size_t]
    libggml.ggml_backend_dev_get.restype = ctypes.c_void_p
    libggml.ggml_backend_dev_type.argtypes = [ctypes.c_void_p]
    for text in (libggml.ggml_backend_dev_name, libggml.ggml_backend_dev_description):
        text.argtypes, text.restype = [ctypes.c_void_p], ctypes.c_char_p
    size = ctypes.POINTER(ctypes.c_size_t)
    libggml.ggml_backend_dev_memory.argtypes = [ctypes.c_void_p, size, size]
    found = list[Device]()
    for at in range(libggml.ggml_backend_dev_count()):
        device = libggml.ggml_backend_dev_get(at)
        free, total = ctypes.c_size_t(), ctypes.c_size_t()
        libggml.ggml_backend_dev_memory(device, ctypes.byref(free), ctypes.byref(total))
        name, description = libggml.ggml_backend_dev_name(device), libggml.ggml_backend_dev_description(device)
        is_gpu = libggml.ggml_backend_dev_type(device) in _GPU_KINDS
        found.append(Device(name.decode(), description.decode().strip(), is_gpu, free.value, total.value))
    return tuple(found)


class Engine:
    """A model and its context. Raises ModelError when it cannot be loaded; used from one thread."""

    def __init__(self, path: Path, tuning: Tuning, adapter: Path | None = None) -> None:
        """`adapter`: a LoRA in GGUF that is added to the weights while `use_adapter` is on, as it is at first."""
        self._api = api = _llama()
        _said.clear()
        self._model, self._context, self.gpu_layers = self._load(path, tuning)
        self._vocab = api.llama_model_get_vocab(self._model)
        self._n_vocab: int = api.llama_vocab_n_tokens(self._vocab)
        self.end_token: int = api.llama_vocab_eos(self._vocab)
        self._adapter = self._load_adapter(adapter) if adapter else None
        self.use_adapter(True)
        self._memory = api.llama_get_memory(self._context)
        self._batch = api.llama_batch_init(BATCH, 0, 1)

    def _load(self, path: Path, tuning: Tuning) -> tuple[Any, Any, int]:
        """Model, context and the layers on the graphics card. What does not fit is tried again with half of them."""
        api, what = self._api, "loaded"
        for layers in gpu_steps(tuning.gpu_layers):
            model = self._load_model(path, tuning, layers)
            if not model:
                continue
            context = self._make_context(model, tuning)
            if context:
                return model, context, layers
            api.llama_model_free(model)
            what = "run"
        raise ModelError(
            f"{path.name} cannot be {what}: {'; '.join(_said) or 'llama.cpp gave no reason'}.",
            hint="Free some memory or choose a smaller model."
            if what == "run"
            else "Choose another model, or update llama-cpp-python if the model is newer than it.",
        )

    def _load_model(self, path: Path, tuning: Tuning, gpu_layers: int) -> Any:
        params = self._api.llama_model_default_params()
        params.n_gpu_layers = gpu_layers
        if gpu_layers == 0:
            # Without this a card still takes part: long prompts are worked out there with weights sent over for each,
            # and a context that finds no room for that on the card is none.
            params.split_mode, params.main_gpu = self._api.LLAMA_SPLIT_MODE_NONE, -1
        params.load_mode = self._api.LLAMA_LOAD_MODE_MMAP
        params.use_extra_bufts = tuning.extra_buffers
        return self._api.llama_model_load_from_file(str(path).encode(), params)

    def _make_context(self, model: Any, tuning: Tuning) -> Any:
        params = self._api.llama_context_default_params()
        params.n_ctx = CONTEXT_TOKENS
        params.n_batch = params.n_ubatch = BATCH
        params.n_seq_max = SEQUENCES
        params.kv_unified = True  # one store for all sequences: copying a sequence then moves no data
        params.n_threads, params.n_threads_batch = tuning.threads, tuning.prompt_threads
        params.no_perf = True
        return self._api.llama_init_from_model(model, params)

    def _load_adapter(self, path: Path) -> Any:
        _said.clear()
        adapter = self._api.llama_adapter_lora_init(self._model, str(path).encode())
        if adapter:
            return adapter
        self._api.llama_free(self._context)
        self._api.llama_model_free(self._model)
        raise ModelError(
            f"{path.name} cannot be added to this model: {'; '.join(_said) or 'llama.cpp gave no reason'}.",
            hint="It was trained for another model. Choose that one, or switch the adapter off in the settings.",
        )

    def use_adapter(self, on: bool) -> None:
        """Switch the adapter, if there is one. What a sequence holds belongs to the old weights: forget it first."""
        if self._adapter:
            adapters = (self._api.llama_adapter_lora_p_ctypes * 1)(self._adapter)
            scales = (ctypes.c_float * 1)(1.0)
            self._api.llama_set_adapters_lora(self._context, adapters, 1 if on else 0, scales)

    def decode(self, rows: Sequence[tuple[int, int, int, bool]]) -> None:
        """Evaluate (token, position, sequence, wants logits) rows, at most one batch of them, and wait for the end."""
        batch = self._batch
        for i, (token, position, sequence, wants) in enumerate(rows):
            batch.token[i] = token
            batch.pos[i] = position
            batch.n_seq_id[i] = 1
            batch.seq_id[i][0] = sequence
            batch.logits[i] = wants
        batch.n_tokens = len(rows)
        status = self._api.llama_decode(self._context, batch)
        if status != 0:
            raise ModelError(f"The language model stopped (llama_decode: {status}).", hint="Try again, or restart.")
        self._api.llama_synchronize(self._context)

    def logits(self, row: int) -> NDArray[np.float32]:
        """(vocabulary,) view of the logits of one row of the last batch; gone at the next decode."""
        return np.ctypeslib.as_array(self._api.llama_get_logits_ith(self._context, row), (self._n_vocab,))

    def set_threads(self, generation: int, prompt: int) -> None:
        """From the next evaluation on."""
        self._api.llama_set_n_threads(self._context, generation, prompt)

    def forget(self, sequence: int, start: int = -1) -> None:
        """Drop what was evaluated in a sequence from a position on; -1 for all of it."""
        self._api.llama_memory_seq_rm(self._memory, sequence, start, -1)

    def forget_all(self) -> None:
        """Drop every sequence."""
        self._api.llama_memory_clear(self._memory, False)

    def copy_sequence(self, source: int, target: int) -> None:
        """Let `target` go on from where `source` is."""
        self._api.llama_memory_seq_cp(self._memory, source, target, -1, -1)

    def state(self) -> bytes:
        """What was evaluated in sequence 0."""
        size = self._api.llama_state_seq_get_size(self._context, 0)
        room = (ctypes.c_uint8 * size)()
        written = self._api.llama_state_seq_get_data(self._context, room, size, 0)
        return bytes(room)[:written]

    def restore(self, state: bytes) -> bool:
        """Put a state back into sequence 0, which is empty; False when llama.cpp does not take it."""
        room = (ctypes.c_uint8 * len(state)).from_buffer_copy(state)
        return bool(self._api.llama_state_seq_set_data(self._context, room, len(state), 0))

    def tokens(self, text: str, *, is_first: bool) -> list[int]:
        """Token ids. Chat marks become control tokens: what a prompt quotes was cleaned of them before."""
        raw = text.encode()
        size = len(raw) + 8
        while True:
            room = (self._api.llama_token * size)()
            n = self._api.llama_tokenize(self._vocab, raw, len(raw), room, size, is_first, True)
            if n >= 0:
                return list(room[:n])
            size = -n  # a vocabulary without a token for the space cuts each into three bytes

    def piece(self, token: int) -> bytes:
        """The bytes of a token; none for a control token."""
        room = ctypes.create_string_buffer(256)
        n = self._api.llama_token_to_piece(self._vocab, token, room, len(room), 0, False)
        return room.raw[: max(n, 0)]

    def is_end(self, token: int) -> bool:
        """The token ends an answer."""
        return bool(self._api.llama_vocab_is_eog(self._vocab, token))

    def chat(self, system: str, user: str) -> str | None:
        """The prompt in the model's own chat format; None where llama.cpp knows none."""
        api = self._api
        template = api.llama_model_chat_template(self._model, None)
        if not template:
            return None
        parts = ((b"system", system.encode()), (b"user", user.encode()))
        messages = (api.llama_chat_message * 2)(*(api.llama_chat_message(role, text) for role, text in parts))
        room = ctypes.create_string_buffer(2 * sum(len(text) for _, text in parts) + 4096)
        n = api.llama_chat_apply_template(template, messages, 2, True, room, len(room))
        return room.raw[:n].decode("utf-8", "replace") if 0 < n <= len(room) else None

    def grammar(self, text: str) -> "Grammar":
        """A GBNF grammar at its start. Raises ModelError when it is none."""
        _said.clear()
        sampler = self._api.llama_sampler_init_grammar(self._vocab, text.encode(), b"root")
        if not sampler:
            raise ModelError(f"A grammar is not valid: {'; '.join(_said)}.", hint="This is a fault of the program.")
        return Grammar(self._api, sampler)

    def free(self) -> None:
        """Give the memory back."""
        self._api.llama_batch_free(self._batch)
        self._api.llama_free(self._context)
        self._api.llama_model_free(self._model)


class Grammar:
    """A GBNF grammar at work on one answer."""

    def __init__(self, api: Any, sampler: Any) -> None:
        self._api = api
        self._sampler = sampler

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
        """Go on by one token."""
        self._api.llama_sampler_accept(self._sampler, token)

    def free(self) -> None:
        """Give the memory back."""
        self._api.llama_sampler_free(self._sampler)


def requantise(_trouble: Connection, source: Path, target: Path, threads: int) -> None:
    """Write the model with Q8_0 weights: larger, and faster to evaluate on many processors.

    Runs in a process of its own and says nothing: the missing target does.
    """
    api = _llama()
    params = api.llama_model_quantize_default_params()
    params.ftype = _Q8_0
    params.allow_requantize = True
    params.nthread = threads
    part = target.with_suffix(".part")
    try:
        if api.llama_model_quantize(str(source).encode(), str(part).encode(), ctypes.byref(params)) == 0:
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def measure(trials: Connection, path: str, thread_counts: tuple[int, ...], extra_buffers: bool) -> None:
    """Send a Trial for each number of threads, fewest first, until more are slower. Runs in a process of its own.

    Ends without a word when the model cannot be loaded or nobody listens any more: the missing trials say it.
    """
    before = (0.0, 0.0)
    for threads in thread_counts:
        try:
            engine = Engine(Path(path), Tuning("", threads, threads, extra_buffers))
        except ModelError:
            return
        engine.decode(_prompt(2))  # the first evaluation also reads the file
        engine.forget_all()
        began = time.perf_counter()
        engine.decode([(100, 0, 0, True)])
        if 1 / (time.perf_counter() - began) < before[1] / 2:
            return  # a busy machine: threads that wait for each other would take a minute to say so
        rates = _rates(engine)
        engine.free()
        try:
            trials.send(Trial(Path(path).name, threads, extra_buffers, *rates))
        except BrokenPipeError:
            return
        if rates[0] < before[0] and rates[1] < before[1]:
            return
        before = rates


def measure_on_card(trials: Connection, path: str, threads: int, extra_buffers: bool, layers: int) -> None:
    """Send one Trial with so many layers on the graphics card, or as many as find room. Runs in a process of its own.

    Ends without a word when no layer finds room, and when the model cannot be loaded.
    """
    try:
        engine = Engine(Path(path), Tuning("", threads, threads, extra_buffers, gpu_layers=layers))
    except ModelError:
        return
    if engine.gpu_layers:
        # At the first use a card's driver compiles what is computed there, in another way for one token than for many.
        _rates(engine)
        trials.send(Trial(Path(path).name, threads, extra_buffers, *_rates(engine)))
    engine.free()


def _prompt(tokens: int) -> list[tuple[int, int, int, bool]]:
    return [(100 + n % 50, n, 0, n == tokens - 1) for n in range(tokens)]


def _rates(engine: Engine) -> tuple[float, float]:
    """Tokens a second of a prompt and of an answer."""
    engine.forget_all()
    began = time.perf_counter()
    engine.decode(_prompt(_MEASURED_PROMPT))
    read = done = time.perf_counter()
    n = 0
    while n < _MEASURED_ANSWER and done - read < _MEASURED_S:
        engine.decode([(100, _MEASURED_PROMPT + n, 0, True)])
        n, done = n + 1, time.perf_counter()
    return _MEASURED_PROMPT / (read - began), n / (done - read)
