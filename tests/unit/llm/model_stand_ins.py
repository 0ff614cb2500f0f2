"""Stand-ins for what runs in the model's process: they speak as `serve` does, and end, hang and count."""

import os
import signal
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.llm.messages import Chat, End, Failed, Generate, Hello, Load, Loaded, Piece, Score
from musicrec_desktop.llm.model_process import Serve
from musicrec_desktop.llm.offload import Device
from musicrec_desktop.llm.process_backend import ProcessBackend
from musicrec_desktop.llm.serving import _Inbox
from musicrec_desktop.llm.tuning import Tuning
from musicrec_desktop.plugin_api import ModelInfo, Usage

TUNING = Tuning("m.gguf", 1, 1, False)


def start(orders: Connection, answers: Connection) -> Load:
    answers.send(Hello("llama.cpp of a test", ()))
    load: Load = orders.recv()
    answers.send(Loaded(ModelInfo(load.name, 2048, 0, 1)))
    return load


def count(orders: Connection, answers: Connection, words: str) -> None:
    """Counts aloud and slowly; a prompt may also name a way to end or to hang. Scores are lengths."""
    Path(words).write_text("some noise\nGGML_ASSERT(n > 0) failed\n\n")
    answer_all(orders, answers, start(orders, answers).file)


def answer_all(orders: Connection, answers: Connection, mark: Path) -> None:
    """Until the other end is gone."""
    told = 0
    with suppress(EOFError):
        while True:
            order = orders.recv()
            match order:
                case Chat():
                    answers.send(End(order.call, f"<{order.system}|{order.user}>", Usage(completion_tokens=told)))
                case Score():
                    scores = tuple(float(len(text)) for text in order.continuations)
                    answers.send(End(order.call, scores, Usage(completion_tokens=told)))
                case Generate(prompt="error"):
                    answers.send(Failed(order.call, ModelError("too long", hint="less"), Usage()))
                case Generate():
                    for n in range(order.options.max_tokens):
                        misbehave(order.prompt, n, mark)
                        if orders.poll(0.01):
                            break  # stopped
                        told += 1
                        answers.send(Piece(order.call, f"{n} "))
                    answers.send(End(order.call, "", Usage(completion_tokens=told)))


def misbehave(how: str, n: int, mark: Path) -> None:
    """Do what the prompt asks for, before the n-th word."""
    if how == "once" and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGSEGV)
    elif how == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif how == "hang" or (how == "hang later" and n == 2):
        time.sleep(600)
    elif how == "die later" and n == 2:
        os._exit(7)


def on_a_card(orders: Connection, answers: Connection, _words: str) -> None:
    """Runs on a graphics card if it may; the model's name says what goes wrong there while it is loaded."""
    answers.send(Hello("llama.cpp of a test", (Device("Vulkan0", "a card", True, 1 << 30, 1 << 30),)))
    load: Load = orders.recv()
    layers = load.tuning.gpu_layers
    if layers and load.name == "crash":
        os.abort()
    if load.name == "nothing fits" or (layers and load.name == "no room"):
        answers.send(Failed(0, ModelError("cannot be run"), Usage()))
        return
    answers.send(Loaded(ModelInfo(load.name, 2048, layers, 1, load.no_card or "a card")))
    answer_all(orders, answers, load.file)


def never_starts(_orders: Connection, _answers: Connection, _words: str) -> None:
    os.abort()


def has_no_runtime(_orders: Connection, answers: Connection, _words: str) -> None:
    answers.send(Failed(0, ModelError("llama.cpp cannot be loaded", hint="again"), Usage()))


def cannot_load(orders: Connection, answers: Connection, _words: str) -> None:
    answers.send(Hello("x", ()))
    orders.recv()
    os._exit(3)


def dies_when_asked(orders: Connection, answers: Connection, _words: str) -> None:
    """Loads, and crashes at whatever it is asked."""
    start(orders, answers)
    orders.recv()
    os.kill(os.getpid(), signal.SIGSEGV)


def dies_once(orders: Connection, answers: Connection, words: str) -> None:
    """Crashes at the first thing it is asked, and counts from then on."""
    mark = start(orders, answers).file
    if not mark.exists():
        mark.touch()
        orders.recv()
        os.kill(os.getpid(), signal.SIGSEGV)
    answer_all(orders, answers, mark)


def hangs(orders: Connection, answers: Connection, _words: str) -> None:
    """Loads, and never says anything again."""
    start(orders, answers)
    time.sleep(600)


def deaf(orders: Connection, answers: Connection, _words: str) -> None:
    """Says one word and hangs, as native code may."""
    inbox = _Inbox(orders)
    answers.send(Hello("x", ()))
    inbox.take()
    answers.send(Loaded(ModelInfo("m", 2048, 0, 1)))
    order = inbox.take()
    assert not isinstance(order, Load)
    answers.send(Piece(order.call, "word"))
    time.sleep(600)


def a_model(folder: Path, serve: Serve = count) -> ProcessBackend:
    """A backend that is served by a stand-in."""
    return ProcessBackend(lambda _: Load("m", folder / "marks", TUNING, None, ""), serve)
