"""What a sender needs of a service."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from .listens import Key, Listen


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a batch: all were accepted but those refused."""

    refused: Mapping[int, str] = field(default_factory=dict)
    """Place in the batch, and why."""
    pause_s: float = 0.0
    """The service wants nothing more for so long."""


class Service(Protocol):
    """One account at one service. Every call may raise ServiceError."""

    @property
    def batch(self) -> int:
        """The most listens at once."""

    def check(self) -> str:
        """Whether the token counts: the user's name."""

    def submit(self, listens: Sequence[Listen]) -> Sent:
        """Send these, the oldest first."""

    def known(self, listens: Sequence[Listen]) -> set[Key]:
        """Which of these the service has; empty where it cannot be asked."""

    def playing(self, listen: Listen) -> None:
        """Say what plays now."""
