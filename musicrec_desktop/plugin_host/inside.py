"""Inside a plugin's process: its module is loaded and enabled, then calls are carried out one after the other."""

import importlib.util
import logging
import signal
import sys
import threading
import traceback
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from types import ModuleType
from typing import Any, Final

from musicrec_desktop.plugin_api import Manifest
from musicrec_desktop.plugin_host.context_parcel import ContextParcel
from musicrec_desktop.plugin_host.facade import Facade
from musicrec_desktop.plugin_host.guards import keep_to, limit_memory
from musicrec_desktop.plugin_host.wire import pack

_MODULE: Final = "musicrec_plugin_{id}"
_QUOTED: Final = 4_000


@dataclass(frozen=True, slots=True)
class Call:
    """Do this: a method of a registered part, or "event" for those who listen."""

    number: int
    kind: str
    name: str
    method: str
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a question of the plugin."""

    number: int
    value: Any
    fault: str = ""


def serve(link: Connection, manifest: Manifest, folder: Path, data: Path, language: str) -> None:
    """Run a plugin until the program goes away. The entry point of its process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the program, which then ends this
    with suppress(EOFError, OSError):  # the program is gone
        _Plugin(link, manifest, folder, data, language).run()


class _Plugin:
    def __init__(self, link: Connection, manifest: Manifest, folder: Path, data: Path, language: str) -> None:
        self._link = link
        self._manifest = manifest
        self._folder = folder
        self._data = data
        self._sending = threading.Lock()
        self._calls: SimpleQueue[Call | None] = SimpleQueue()
        self._waiting: dict[int, SimpleQueue[Reply]] = {}
        self._asked = 0
        self._parcel = ContextParcel()
        permissions = frozenset(manifest.permissions)
        self._facade = Facade(manifest.id, data, language, permissions, self._ask, self._tell)

    def run(self) -> None:
        """Enable, then serve."""
        logging.basicConfig(level=logging.INFO, handlers=[_OverTheWire(self._tell)])
        threading.Thread(target=self._receive, name="receive", daemon=True).start()
        try:
            limit_memory(self._manifest.memory_mb)
            keep_to(self._manifest.permissions, self._folder, self._data)
            module = _load(self._manifest.id, self._folder)
            module.enable(self._facade)
        except BaseException as error:  # noqa: BLE001  (whatever a plugin raises, SystemExit too, is an answer)
            self._tell("failed", why=_in_words(error), trace=_quoted())
            return
        self._tell("ready", parts=[_described(kind, part) for (kind, _), part in self._facade.parts.items()])
        while (call := self._calls.get()) is not None:
            self._carry_out(call)
        disable = getattr(module, "disable", None)
        if callable(disable):
            with suppress(Exception):
                disable()

    def _carry_out(self, call: Call) -> None:
        try:
            if call.kind == "event":
                for kind, hear in self._facade.listeners:
                    if isinstance(call.values[0], kind):
                        hear(call.values[0])
                value = None
            else:
                part = self._facade.parts[call.kind, call.name]
                values = [self._parcel.opened(each) for each in call.values]
                method = getattr(part, call.method)
                value = method(*values) if callable(method) else method
                if call.method == "generate":
                    value = "".join(value)
            data = pack({"say": "return", "number": call.number, "value": value})
        except BaseException as error:  # noqa: BLE001  (as above)
            data = pack({"say": "raised", "number": call.number, "why": _in_words(error), "trace": _quoted()})
        self._send(data)

    def _receive(self) -> None:
        with suppress(EOFError, OSError):
            while (message := self._link.recv()) is not None:
                if isinstance(message, Call):
                    self._calls.put(message)
                elif isinstance(message, Reply) and message.number in self._waiting:
                    self._waiting[message.number].put(message)
        self._calls.put(None)

    def _ask(self, what: str, *values: Any) -> Any:
        answer: SimpleQueue[Reply] = SimpleQueue()
        with self._sending:
            self._asked += 1
            number = self._asked
            self._waiting[number] = answer
            self._link.send_bytes(pack({"say": "ask", "number": number, "what": what, "values": list(values)}))
        reply = answer.get()
        del self._waiting[number]
        if reply.fault:
            raise RuntimeError(reply.fault)
        return reply.value

    def _tell(self, say: str, **values: Any) -> None:
        self._send(pack({"say": say, **values}))

    def _send(self, data: bytes) -> None:
        with self._sending:
            self._link.send_bytes(data)


class _OverTheWire(logging.Handler):
    def __init__(self, tell: Any) -> None:
        super().__init__()
        self._tell_program = tell

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):
            self._tell_program("log", level=record.levelno, text=self.format(record)[:_QUOTED])


def _load(plugin_id: str, folder: Path) -> ModuleType:
    """The plugin as a package of its own name, whatever its folder is called elsewhere."""
    name = _MODULE.format(id=plugin_id)
    spec = importlib.util.spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"{folder} has no __init__.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _described(kind: str, part: Any) -> dict[str, Any]:
    facts = {name: getattr(part, name) for name in ("title", "suffix", "wants_tracks") if hasattr(part, name)}
    return {"kind": kind, "name": getattr(part, "name", kind), **facts}


def _in_words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:_QUOTED]


def _quoted() -> str:
    return traceback.format_exc()[-_QUOTED:]
