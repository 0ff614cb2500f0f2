"""Sends what waits for one service: in order, in a thread of its own, with growing pauses after failures."""

import threading
import time
from collections.abc import Callable
from typing import Final

from .listens import EARLIEST, Listen
from .queue_file import Entry, Queue, State
from .service import Service
from .web import LaterError, RefusedError, ServiceError, TokenError, UnsureError

FIRST_PAUSE_S: Final = 5.0
LONGEST_PAUSE_S: Final = 1800.0
_IDLE_S: Final = 3600.0
_CLOCK_S: Final = 60.0
_CORRECTED: Final = "time corrected"

Connect = Callable[[], Service | None]
"""The account as it is set now; None while it is off."""


class Sender:
    """The way of one service."""

    def __init__(
        self,
        name: str,
        queue: Queue,
        connect: Connect,
        *,
        changed: Callable[[], None] = lambda: None,
        notify: Callable[[str, str], None] = lambda _text, _hint: None,
        clock: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = name
        self.problem = ""
        """The last one, until something goes well."""
        self._queue = queue
        self._connect = connect
        self._changed = changed
        self._notify = notify
        self._clock = clock
        self._steady = steady
        self._wake = threading.Event()
        self._is_ending = False
        self._service: Service | None = None
        self._is_connected = False
        self._is_barred = False
        self._failures = 0
        self._not_before = 0.0
        self._most = 1_000
        self._playing: Listen | None = None
        self._thread = threading.Thread(target=self._run, name=f"scrobble-{name}", daemon=True)

    def start(self) -> None:
        """Begin to send."""
        self._thread.start()

    def stop(self) -> None:
        """End after the request under way; at most for half a second: what is under way is asked about next time."""
        self._is_ending = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(0.5)

    def wake(self) -> None:
        """There is something new. Pauses after failures are kept."""
        self._wake.set()

    def send_now(self) -> None:
        """The listener asks: no pause holds any longer, and the account is read anew."""
        self._is_connected = False
        self._is_barred = False
        self._failures = 0
        self._not_before = 0.0
        self._wake.set()

    def is_on(self) -> bool:
        """There is an account."""
        return self._account() is not None

    def say_playing(self, listen: Listen) -> None:
        """This plays now. Only the latest is said, and failures do not matter."""
        self._playing = listen
        self._wake.set()

    def step(self) -> float:
        """One request at most; seconds until the next step makes sense."""
        service = self._account()
        if service is None or self._is_barred:
            self._playing = None
            return _IDLE_S
        now = self._clock()
        if now < EARLIEST:
            self.problem = "The clock of this computer is wrong: nothing is sent."
            return _CLOCK_S
        rest = self._not_before - self._steady()
        if rest > 0:
            return rest
        if (playing := self._playing) is not None:
            self._playing = None
            return self._guarded(lambda: service.playing(playing))
        self._queue.correct(self.name, now, _CORRECTED)
        entries = self._queue.first(self.name, min(service.batch, self._most))
        if not entries:
            return _IDLE_S
        unsure = [entry for entry in entries if entry.state is State.UNSURE]
        if unsure:
            return self._guarded(lambda: self._ask_about(service, unsure))
        return self._guarded(lambda: self._submit(service, entries))

    # inside

    def _run(self) -> None:
        while not self._is_ending:
            self._wake.clear()
            wait = self.step()
            if wait > 0 and not self._is_ending:
                self._wake.wait(wait)

    def _account(self) -> Service | None:
        if not self._is_connected:
            self._service = self._connect()
            self._is_connected = True
        return self._service

    def _guarded(self, do: Callable[[], None]) -> float:
        try:
            do()
        except TokenError as error:
            self._is_barred = True
            self.problem = str(error)
            self._notify(f"{self.name}: {error}", "Give a new token on the page of the scrobbler.")
        except ServiceError as error:
            self.problem = str(error)
            pause = min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2.0 ** min(self._failures, 20))
            self._failures += 1
            self._not_before = self._steady() + max(pause, error.after_s)
        self._changed()
        return max(0.0, self._not_before - self._steady())

    def _ask_about(self, service: Service, unsure: list[Entry]) -> None:
        known = service.known([entry.listen for entry in unsure])
        now = self._clock()
        self._queue.mark([entry for entry in unsure if entry.listen.key in known], State.SENT, now)
        self._queue.mark([entry for entry in unsure if entry.listen.key not in known], State.PENDING, now)

    def _submit(self, service: Service, entries: tuple[Entry, ...]) -> None:
        # Marked before it goes out: whatever ends this process, the next one asks before it sends again.
        self._queue.mark(entries, State.UNSURE, self._clock())
        try:
            sent = service.submit([entry.listen for entry in entries])
        except UnsureError:
            raise
        except RefusedError as error:
            if len(entries) == 1:
                self._queue.mark(entries, State.REFUSED, self._clock(), str(error))
                self.problem = str(error)
            else:  # one of them is bad: halves find it
                self._queue.mark(entries, State.PENDING, self._clock())
                self._most = max(1, len(entries) // 2)
            return
        except (LaterError, TokenError):
            self._queue.mark(entries, State.PENDING, self._clock())
            raise
        now = self._clock()
        for i, why in sent.refused.items():
            self._queue.mark([entries[i]], State.REFUSED, now, why)
        self._queue.mark([entry for i, entry in enumerate(entries) if i not in sent.refused], State.SENT, now)
        self._queue.forget_old(self.name)
        self.problem = ""
        self._failures = 0
        self._most = min(1_000, self._most * 2)
        self._not_before = self._steady() + sent.pause_s
