"""The program's side of a plugin's process: calls with a time limit, answers, and an end that nothing can prevent."""

import logging
import multiprocessing
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from musicrec_desktop.domain.errors import PluginError
from musicrec_desktop.plugin_api import Manifest
from musicrec_desktop.plugin_host.context_parcel import ContextParcel
from musicrec_desktop.plugin_host.inside import Call, Reply, serve
from musicrec_desktop.plugin_host.wire import LARGEST, unpack

START_S: Final = 20.0
"""To load the plugin and let it register its parts."""
_LOOK_UP_S: Final = 0.05
_MOST_A_SECOND: Final = 200
"""Messages; a burst of so many is let through, more of them end the process."""
_END_S: Final = 1.0

Answer = Callable[[str, list[Any]], Any]
"""(what, values) -> what the plugin asked the program for. Raises PermissionError, PluginError."""
Hear = Callable[[str, dict[str, Any]], None]
"""(what, values): "log", "notify", "refresh"."""

_log = logging.getLogger(__name__)


class PluginProcess:
    """One run of one plugin. Calls may come from any thread; they are carried out one after the other."""

    def __init__(self, manifest: Manifest, folder: Path, data: Path, language: str, answer: Answer, hear: Hear) -> None:
        self._manifest = manifest
        self._answer = answer
        self._hear = hear
        self._parcel = ContextParcel()
        self._lock = threading.Lock()
        self._number = 0
        self._calls: dict[int, tuple[Future[Any], float, str]] = {}
        """By number: who waits, until when, and for what."""
        self._ready: Future[list[dict[str, Any]]] = Future()
        self._heard: list[float] = []
        self._is_ending = False
        data.mkdir(parents=True, exist_ok=True)
        context = multiprocessing.get_context("spawn")
        self._link, theirs = context.Pipe()
        self._process = context.Process(
            target=serve, args=(theirs, manifest, folder, data, language), name=f"plugin-{manifest.id}", daemon=True
        )
        self._process.start()
        theirs.close()
        self._reader = threading.Thread(target=self._read, name=f"plugin-{manifest.id}", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid or 0

    @property
    def is_alive(self) -> bool:
        """It can be called."""
        return self._process.is_alive() and not self._is_ending

    def parts(self) -> list[dict[str, Any]]:
        """What it has registered. Waits for it. Raises PluginError when it cannot be enabled."""
        try:
            return self._ready.result(START_S)
        except TimeoutError:
            self.kill()
            raise self._fault(f"was not ready after {START_S:g} seconds") from None

    def call(self, kind: str, name: str, method: str, *values: Any, patience_s: float) -> Any:
        """Have a part do something and wait. Raises PluginError when it fails or takes too long."""
        future = self.begin(kind, name, method, *values, patience_s=patience_s)
        return future.result()

    def begin(self, kind: str, name: str, method: str, *values: Any, patience_s: float) -> Future[Any]:
        """The same without waiting: the future raises PluginError."""
        future: Future[Any] = Future()
        with self._lock:
            if not self.is_alive:
                future.set_exception(self._fault("has ended"))
                return future
            self._number += 1
            packed = tuple(self._parcel.packed(value) for value in values)
            what = f"{name or kind}.{method}" if method else kind
            self._calls[self._number] = (future, time.monotonic() + patience_s, what)
            try:
                self._link.send(Call(self._number, kind, name, method, packed))
            except OSError:
                del self._calls[self._number]
                future.set_exception(self._fault("has ended"))
        return future

    def end(self) -> None:
        """Let it finish what it does, for a moment, then end it."""
        self._is_ending = True
        with suppress(OSError):
            self._link.send(None)
        self._process.join(_END_S)
        self.kill()

    def kill(self) -> None:
        """End it now."""
        self._is_ending = True
        self._process.kill()
        self._process.join()
        if threading.current_thread() is not self._reader:
            self._reader.join()

    # inside

    def _read(self) -> None:
        why = "ended by itself"
        try:
            while True:
                if self._link.poll(_LOOK_UP_S):
                    self._take(unpack(self._link.recv_bytes(LARGEST)))
                self._check_time()
        except EOFError:
            pass
        except OSError as error:
            why = f"said what could not be read ({error})" if self._process.is_alive() else why
        except PluginError as error:
            why = error.message
        finally:
            self._process.kill()
            self._is_ending = True
            self._give_up(why)
            self._link.close()

    def _take(self, message: Any) -> None:
        self._count()
        match message:
            case {"say": "return", "number": int(number), "value": value}:
                self._settle(number, value, "")
            case {"say": "raised", "number": int(number), "why": str(why)}:
                _log.warning("plugin %s: %s", self._manifest.id, message.get("trace", why))
                self._settle(number, None, f"failed: {why}")
            case {"say": "ask", "number": int(number), "what": str(what), "values": list(values)}:
                # In a thread of its own: an answer may take long, and may need another call meanwhile.
                threading.Thread(target=self._reply, args=(number, what, values), daemon=True).start()
            case {"say": "ready", "parts": list(parts)}:
                self._ready.set_result(parts)
            case {"say": "failed", "why": str(why)}:
                _log.warning("plugin %s: %s", self._manifest.id, message.get("trace", why))
                self._ready.set_exception(self._fault(f"could not be enabled: {why}"))
            case {"say": "log" | "notify" | "refresh" as say}:
                self._hear(say, message)
            case _:
                raise self._fault("said what nobody understands")

    def _reply(self, number: int, what: str, values: list[Any]) -> None:
        try:
            reply = Reply(number, self._answer(what, values))
        except (PermissionError, PluginError, ValueError, TypeError, KeyError, IndexError) as error:
            reply = Reply(number, None, str(error) or type(error).__name__)
        with suppress(OSError), self._lock:
            self._link.send(reply)

    def _settle(self, number: int, value: Any, fault: str) -> None:
        with self._lock:
            waiting = self._calls.pop(number, None)
        if waiting is not None:
            future, _, what = waiting
            if fault:
                future.set_exception(self._fault(f"{fault} (in {what})"))
            else:
                future.set_result(value)

    def _check_time(self) -> None:
        now = time.monotonic()
        with self._lock:
            late = [what for _, until, what in self._calls.values() if until < now]
        if late:
            raise self._fault(f"took too long ({late[0]})")

    def _count(self) -> None:
        now = time.monotonic()
        self._heard = [at for at in self._heard if at > now - 1.0]
        self._heard.append(now)
        if len(self._heard) > _MOST_A_SECOND:
            raise self._fault("said too much at once")

    def _give_up(self, why: str) -> None:
        with self._lock:
            waiting = list(self._calls.values())
            self._calls.clear()
        fault = self._fault(why)
        if not self._ready.done():
            self._ready.set_exception(fault)
        for future, _, _ in waiting:
            future.set_exception(fault)

    def _fault(self, why: str) -> PluginError:
        prefix = f"The plugin {self._manifest.name} "
        words = why if why.startswith(prefix) else f"{prefix}{why.removesuffix('.')}."
        return PluginError(words, hint="Switch it off, or tell its author.")
