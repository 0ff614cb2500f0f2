"""What is said between the program and the process that runs the model. Calls are numbered, upwards from 1."""

from dataclasses import dataclass, replace
from pathlib import Path

from musicrec_desktop.domain.errors import MusicRecError
from musicrec_desktop.llm.offload import Device
from musicrec_desktop.llm.tuning import Tuning
from musicrec_desktop.plugin_api import GenerationOptions, ModelInfo, Usage


@dataclass(frozen=True, slots=True)
class Load:
    """The first order: which file to run, how, and where evaluated prefixes and scores are kept."""

    name: str
    """Of the model as the listener knows it."""
    file: Path
    tuning: Tuning
    states: Path | None
    way: str
    """Everything that a kept state or score of the plain model depends on."""
    adapter: Path | None = None
    adapter_digest: str = ""
    """SHA-256 of the adapter's file; "" without one."""
    no_card: str = ""
    """Why a graphics card that is there is not used; "" when it is, or none is there."""


@dataclass(frozen=True, slots=True)
class Generate:
    """Answered by Pieces and an End."""

    call: int
    prompt: str
    options: GenerationOptions


@dataclass(frozen=True, slots=True)
class Score:
    """Answered by an End with the scores."""

    call: int
    prefix: str
    continuations: tuple[str, ...]
    prefix_chars: int
    whole: bool
    plain: bool


@dataclass(frozen=True, slots=True)
class Chat:
    """Answered by an End with the prompt."""

    call: int
    system: str
    user: str


@dataclass(frozen=True, slots=True)
class Stop:
    """Nobody waits for this call any more. Obeyed within one token; answered by nothing but the call's End."""

    call: int


Call = Generate | Score | Chat
Order = Load | Call | Stop


@dataclass(frozen=True, slots=True)
class Hello:
    """The process runs and has llama.cpp; which one, and what it can use."""

    runtime: str
    devices: tuple[Device, ...]

    @property
    def cards(self) -> tuple[Device, ...]:
        """The graphics cards."""
        return tuple(device for device in self.devices if device.is_gpu)

    def without_cards(self) -> "Hello":
        """The same machine as if there were none."""
        return replace(self, devices=tuple(device for device in self.devices if not device.is_gpu))


@dataclass(frozen=True, slots=True)
class Loaded:
    """The model can be asked."""

    info: ModelInfo


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of an answer."""

    call: int
    text: str


@dataclass(frozen=True, slots=True)
class End:
    """A call is over."""

    call: int
    value: str | tuple[float, ...]
    """The prompt of a Chat, the scores of a Score, "" after Pieces."""
    usage: Usage
    """Of this process since it began."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A call, or with 0 the start, came to nothing; the process lives."""

    call: int
    error: MusicRecError
    usage: Usage


Answer = Hello | Loaded | Piece | End | Failed
