"""Inside the process that runs the model: takes orders one after the other, answers, and ends with its parent."""

import os
import signal
import threading
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from musicrec_desktop.domain.cancelling import cancelled_by
from musicrec_desktop.domain.errors import Cancelled, InvariantError, ModelError
from musicrec_desktop.llm.llama_cpp_backend import devices, runtime_version
from musicrec_desktop.llm.local_backend import LocalBackend
from musicrec_desktop.llm.messages import (
    Call,
    Chat,
    End,
    Failed,
    Generate,
    Hello,
    Load,
    Loaded,
    Order,
    Piece,
    Score,
    Stop,
)
from musicrec_desktop.plugin_api import Usage

_FIRST_TO_GO: Final = "600"
"""Out of 1000: when memory runs out, the system ends the model before the player."""


def serve(orders: Connection, answers: Connection, words: str) -> None:
    """Run the model that the first order names until the parent is gone.

    What llama.cpp and Python write to standard output and error goes to the file `words`: the parent quotes it when
    this process ends by itself. An error that is not of this program is a bug and ends the process.
    """
    _behave(words)
    inbox = _Inbox(orders)
    with suppress(BrokenPipeError):  # nobody listens any more
        try:
            introduce(answers)
            backend = _load(inbox.take())
            answers.send(Loaded(backend.info))
        except ModelError as error:
            answers.send(Failed(0, error, Usage()))
            return
        while True:
            order = inbox.take()
            if isinstance(order, Load):
                raise InvariantError("a model was loaded twice")
            with cancelled_by(partial(inbox.is_stopped, order.call)):
                answers.send(_answer(backend, order, answers))


def introduce(answers: Connection) -> None:
    """Say which llama.cpp this is. Raises ModelError when there is none."""
    answers.send(Hello(runtime_version(), devices()))


def introduce_if_possible(answers: Connection) -> None:
    """The same, and silence where there is none."""
    with suppress(ModelError):
        introduce(answers)


def _load(order: Load | Call) -> LocalBackend:
    if not isinstance(order, Load):
        raise InvariantError("a model was asked before it was loaded")
    return LocalBackend(order)


def _answer(backend: LocalBackend, order: Call, answers: Connection) -> End | Failed:
    """The last answer to a call; the pieces before it are sent on the way."""
    value: str | tuple[float, ...] = ""
    try:
        match order:
            case Generate():
                for text in backend.generate(order.prompt, order.options):
                    answers.send(Piece(order.call, text))
            case Score():
                value = backend.score(
                    order.prefix, order.continuations, order.prefix_chars, whole=order.whole, plain=order.plain
                )
            case Chat():
                value = backend.chat(order.system, order.user)
    except (Cancelled, ModelError, InvariantError) as error:
        return Failed(order.call, error, backend.usage)
    return End(order.call, value, backend.usage)


class _Inbox:
    """Orders as they come; a Stop overtakes what waits."""

    def __init__(self, orders: Connection) -> None:
        self._orders = orders
        self._waiting: SimpleQueue[Load | Call] = SimpleQueue()
        self._stopped = 0
        threading.Thread(target=self._read, name="orders", daemon=True).start()

    def _read(self) -> None:
        try:
            while True:
                order: Order = self._orders.recv()
                if isinstance(order, Stop):
                    self._stopped = order.call
                else:
                    self._waiting.put(order)
        except (EOFError, OSError):
            os._exit(0)  # the parent is gone or done with us, and the main thread may be deep in llama.cpp

    def take(self) -> Load | Call:
        """The next order; waits for it."""
        return self._waiting.get()

    def is_stopped(self, call: int) -> bool:
        """Nobody waits for this call, nor for those before it."""
        return call <= self._stopped


def _behave(words: str) -> None:
    """Deaf to Ctrl-C (the parent decides), silent, and the first to go when memory runs out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    said = os.open(words, os.O_WRONLY | os.O_APPEND)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.close(said)
    with suppress(OSError):  # the parent holds it open; nothing is left behind, however the two end
        Path(words).unlink()
    with suppress(OSError):  # other systems have no such file
        Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO)
