"""An LlmBackend whose model runs in a process of its own: what native code does there, the player survives.

docs/decisions/0007 tells what that costs.
"""

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Final

from musicrec_desktop.domain.errors import InvariantError, ModelError
from musicrec_desktop.llm.messages import Call, Chat, End, Generate, Hello, Load, Piece, Score
from musicrec_desktop.llm.model_process import ModelProcess, ProcessEndError, Serve
from musicrec_desktop.llm.offload import FAILED, NO_ROOM
from musicrec_desktop.llm.serving import serve
from musicrec_desktop.llm.tuning import Tuning
from musicrec_desktop.plugin_api import GenerationOptions, ModelInfo, Usage

_SHORTEST_S: Final = 60.0
_LONGEST_S: Final = 600.0
_SLACK: Final = 60.0
"""A machine that works for others too was measured forty times slower than alone."""
_MOST_ENDS: Final = 3
"""Ends in a row, without a call that went well in between, after which the model is left alone."""
_log = logging.getLogger(__name__)


class ProcessBackend:
    """One model, loaded at first use, used from one thread; started again when its process ends by itself.

    One that crashes, hangs or finds no room while a graphics card has a part in it is started again without the card.
    """

    def __init__(self, prepare: Callable[[Hello], Load], serve: Serve = serve) -> None:
        """`prepare` says what to load and how, with the llama.cpp at hand; it is asked again to leave out a card."""
        self._prepare = prepare
        self._serve = serve
        self._load: Load | None = None
        self._process: ModelProcess | None = None
        self._info: ModelInfo | None = None
        self._no_card = ""
        """Why a graphics card is left out from now on; "" while nothing speaks against it."""
        self._before = Usage()
        """Of the processes that ended."""
        self._ends = 0
        self._calls = 0
        self._is_closed = False

    @property
    def info(self) -> ModelInfo:
        """What is loaded; loads it."""
        self._running()
        if self._info is None:
            raise InvariantError("a model was loaded and said nothing of itself")
        return self._info

    @property
    def usage(self) -> Usage:
        """Running counters."""
        return self._before + self._process.usage if self._process is not None else self._before

    @property
    def is_running(self) -> bool:
        """The model's process is there; it may have ended without a word."""
        return self._process is not None

    @property
    def pid(self) -> int:
        """Of the model's process; 0 while there is none."""
        return 0 if self._process is None else self._process.pid

    def chat(self, system: str, user: str) -> str:
        """The prompt in the model's own chat format; a model without one gets plain paragraphs."""
        return str(self._ask_once(lambda call: Chat(call, system, user)).value)

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
        end = self._ask_once(lambda call: Score(call, prefix, tuple(continuations), prefix_chars, whole, plain))
        return tuple(float(score) for score in end.value)

    def generate(self, prompt: str, options: GenerationOptions) -> Generator[str, None, None]:
        """Yield text piece by piece. Raises ModelError for a prompt that does not fit or a grammar that is none."""
        for answer in self._ask(lambda call: Generate(call, prompt, options)):
            if isinstance(answer, Piece):
                yield answer.text

    def close(self) -> None:
        """End the process, also in the middle of a call and from another thread: that call then ends in a ModelError.

        May be called twice; the backend cannot be used again.
        """
        self._is_closed = True
        self._calls += 1
        self._end_process()

    def _ask_once(self, call: Callable[[int], Call]) -> End:
        for answer in self._ask(call):
            if isinstance(answer, End):
                return answer
        raise InvariantError("a call of the language model had no end")

    def _ask(self, call: Callable[[int], Call]) -> Iterator[Piece | End]:
        """A process that ends before it has said anything of the answer is started again and asked once more."""
        self._calls += 1
        number, is_second, has_spoken = self._calls, False, False
        while True:
            process, load = self._running()
            order = call(number)
            try:
                with closing(process.ask(order, patience_s(order, load.tuning))) as answers:
                    for answer in answers:
                        has_spoken = True
                        yield answer
                        if number != self._calls:
                            raise InvariantError("an answer was still being generated when another call began")
            except ProcessEndError as end:
                if self._is_closed:
                    raise ModelError("The language model was switched off meanwhile.") from end
                self._lost(end, load)
                if has_spoken or is_second:
                    raise _told(end) from end
                is_second = True
            else:
                self._ends = 0
                return

    def _running(self) -> tuple[ModelProcess, Load]:
        """The process, with the model loaded."""
        if self._is_closed:
            raise InvariantError("a language model was used after it was closed")
        if self._process is not None and self._load is not None:
            return self._process, self._load
        if self._ends >= _MOST_ENDS:
            raise ModelError(
                f"The language model ended by itself {self._ends} times and is left alone.",
                hint="Choose another model, or start the program again.",
            )
        process, load = ModelProcess(self._serve), self._load
        try:
            hello = process.hello()
            load = load or self._prepared(hello)
            self._info = process.load(load)
            self._process, self._load = process, load
            return process, load
        except ProcessEndError as end:
            if not self._lost(end, load):
                raise _told(end) from end
        except ModelError:
            if load is None or not load.tuning.gpu_layers:
                raise
            # All steps down to none failed. In a fresh process the last may do: what failed on the card was seen to
            # leave so much of the address space taken that nothing fitted behind it.
            self._no_card = NO_ROOM
        finally:
            if self._process is None:  # cancelled, or it cannot be loaded: nothing half started is left behind
                process.end()
        return self._running()

    def _prepared(self, hello: Hello) -> Load:
        if self._no_card:
            return replace(self._prepare(hello.without_cards()), no_card=self._no_card)
        return self._prepare(hello)

    def _lost(self, end: ProcessEndError, load: Load | None) -> bool:
        """Take note of an end; True when from now on something is different, for a card is left out."""
        _log.warning("the language model's process ended: %s", end.why)
        self._ends += 1
        self._end_process()
        self._before += Usage(restarts=1)
        if load is None or not load.tuning.gpu_layers or end.by_system:
            return False
        _log.warning("the graphics card is left out from now on")
        self._no_card, self._load = FAILED, None
        return True

    def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            self._before += process.usage
            process.end()


def _told(end: ProcessEndError) -> ModelError:
    return ModelError(
        f"The language model ended by itself: {end.why}.",
        hint="It is started again at the next request. If that happens again, choose a smaller model.",
    )


def patience_s(call: Call, tuning: Tuning) -> float:
    """Seconds of silence after which a call counts as hanging: long enough for its prompt on a busy machine."""
    match call:
        case Generate():
            characters = len(call.prompt)
        case Score():
            characters = len(call.prefix) + sum(map(len, call.continuations))
        case Chat():
            characters = 0
    rate = max((trial.prompt_rate for trial in tuning.trials), default=1.0)
    return min(max(_SLACK * characters / rate, _SHORTEST_S), _LONGEST_S)
