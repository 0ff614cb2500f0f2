"""The parent's side of the process that runs the model: start it, talk with it, notice its end, end it."""

import multiprocessing
import os
import tempfile
import threading
import time
from collections.abc import Callable, Generator
from contextlib import suppress
from multiprocessing import connection
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.cancelling import check_cancelled
from musicrec_desktop.domain.errors import Cancelled, InvariantError, ModelError
from musicrec_desktop.llm.messages import Answer, Call, End, Failed, Hello, Load, Loaded, Order, Piece, Stop
from musicrec_desktop.llm.serving import serve
from musicrec_desktop.plugin_api import ModelInfo, Usage

_LOOK_UP_S: Final = 0.05
"""How soon a cancellation is noticed."""
_LAST_WORD_S: Final = 0.25
"""A stopped call that ends in this time is waited for, so that the counters are right."""
_START_S: Final = 180.0
"""A cold start on a slow disk takes tens of seconds."""
_LOAD_S: Final = 600.0
"""Gigabytes from a slow disk."""
_QUOTED: Final = 2000
Serve = Callable[[connection.Connection, connection.Connection, str], None]
"""(orders, answers, file for its words) -> runs the model, in the process."""


class ProcessEndError(Exception):
    """The process is gone, or was ended because it was silent for too long."""

    def __init__(self, why: str, *, by_system: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.by_system = by_system
        """Nothing went wrong in it: the system ended it."""


class ModelProcess:
    """One process and its pipes. Used from one thread."""

    def __init__(self, serve: Serve = serve) -> None:
        """Raises ModelError when no process can be started."""
        context = multiprocessing.get_context("spawn")
        inbox, self._orders = context.Pipe(duplex=False)
        self._answers, outbox = context.Pipe(duplex=False)
        handle, words = tempfile.mkstemp(prefix="musicrec-model-")
        self._said = os.fdopen(handle, "rb")
        self._words = Path(words)
        self.usage = Usage()
        """As last told."""
        self._ending = threading.Lock()
        self._open = 0
        """The call under way."""
        self._process = context.Process(target=serve, args=(inbox, outbox, words), name="language-model", daemon=True)
        try:
            self._process.start()
        except OSError as error:
            self._forget_words()
            raise ModelError(
                f"The language model's process cannot be started: {error.strerror}.", hint="Close other programs."
            ) from error
        finally:
            inbox.close()
            outbox.close()

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid or 0

    def hello(self) -> Hello:
        """Which llama.cpp the process has. Raises ModelError without one, ProcessEndError."""
        answer = self._hear(_START_S)
        if not isinstance(answer, Hello):
            raise self._failure(answer)
        return answer

    def load(self, order: Load) -> ModelInfo:
        """Load a model, once. Raises ModelError when it cannot be loaded, ProcessEndError."""
        self._say(order)
        answer = self._hear(_LOAD_S)
        if not isinstance(answer, Loaded):
            raise self._failure(answer)
        return answer.info

    def ask(self, call: Call, patience_s: float) -> Generator[Piece | End, None, None]:
        """Pieces, then the End. Closing the iterator stops the call.

        Raises ModelError, Cancelled, and ProcessEndError, also after `patience_s` without a word.
        """
        if self._open:  # another answer was never taken to its end: it holds this one up
            self._say(Stop(self._open))
        self._say(call)
        self._open, is_over = call.call, False
        try:
            while not is_over:
                answer = self._hear(patience_s)
                if not isinstance(answer, (Piece, End, Failed)) or answer.call > call.call:
                    raise InvariantError(f"the language model answered what nobody asked: {answer}")
                if not isinstance(answer, Piece):
                    self.usage = answer.usage
                if answer.call < call.call:
                    continue  # the rest of a call that was stopped
                if not isinstance(answer, Piece):
                    self._open, is_over = 0, True
                if isinstance(answer, Failed):
                    raise answer.error
                yield answer
        except ProcessEndError:
            is_over = True
            raise
        finally:
            if not is_over:
                self._stop(call.call)

    def end(self) -> None:
        """End the process, at once, whatever it does. May be called twice, also by two threads at once."""
        with self._ending:
            self._process.kill()
            self._process.join()
            self._orders.close()
            self._answers.close()
            self._forget_words()

    def _stop(self, call: int) -> None:
        self._open = 0
        with suppress(ProcessEndError):  # the next call will notice
            self._say(Stop(call))
            until = time.monotonic() + _LAST_WORD_S
            while self._answers.poll(max(until - time.monotonic(), 0)):
                answer = self._receive()
                if isinstance(answer, (End, Failed)):
                    self.usage = answer.usage
                    if answer.call == call:
                        return

    def _say(self, order: Order) -> None:
        try:
            self._orders.send(order)
        except OSError as error:
            raise self._ended() from error

    def _hear(self, patience_s: float) -> Answer:
        until = time.monotonic() + patience_s
        check_cancelled()
        while not self._has_news():
            check_cancelled()
            if time.monotonic() > until:
                self.end()
                raise ProcessEndError(f"it did not answer for {patience_s:.0f} seconds")
        return self._receive()

    def _has_news(self) -> bool:
        """Waits a moment for some."""
        try:
            return bool(connection.wait([self._answers], _LOOK_UP_S))
        except OSError as error:  # ended from another thread
            raise ProcessEndError("it was ended") from error

    def _receive(self) -> Answer:
        try:
            answer: Answer = self._answers.recv()
        except (EOFError, OSError) as error:
            raise self._ended() from error
        return answer

    def _ended(self) -> ProcessEndError:
        """Why the process ended, as far as that can be told."""
        self._process.join(5)
        code = self._process.exitcode
        try:
            said = self._said.read()[-_QUOTED:].decode("utf-8", "replace").split("\n")
        except (OSError, ValueError):  # ended from another thread
            said = []
        quoted = next((line.strip() for line in reversed(said) if line.strip()), "")
        how = {None: "it does not answer", -9: "the system ended it, most likely for want of memory"}.get(
            code, f"it crashed ({code})"
        )
        return ProcessEndError(f"{how}: {quoted}" if quoted else how, by_system=code == -9)

    def _forget_words(self) -> None:
        self._said.close()
        with suppress(OSError):  # the process has done it, where an open file can be deleted
            self._words.unlink()

    @staticmethod
    def _failure(answer: Answer) -> Exception:
        if isinstance(answer, Failed) and not isinstance(answer.error, Cancelled):
            return answer.error
        return InvariantError(f"the language model answered out of turn: {answer}")
