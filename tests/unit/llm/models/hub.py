"""A model hub on this machine: it knows ranges, and can be told to misbehave."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from musicrec_desktop.llm import ModelEntry
from musicrec_desktop.llm.models import Archives, HubFile
from tests.unit.llm.gguf_files import gguf_bytes

MODEL = gguf_bytes(weights=300_000)
"""1.2 MB: several pieces of a download."""


def tiny_entry(content: bytes, source: HubFile | Archives) -> ModelEntry:
    """The catalogue's entry of a small model."""
    return ModelEntry(
        name="tiny.gguf",
        title="Tiny",
        parameters=300_000,
        size=len(content),
        memory=200_000_000,
        licence="Apache-2.0",
        sha256=hashlib.sha256(content).hexdigest(),
        source=source,
        languages=("en", "zh"),
        good_for="Tests.",
    )


class Hub:
    """One file at any address, and what was asked for it."""

    def __init__(self) -> None:
        self.content = MODEL
        self.ranges: list[str] = []
        """The Range header of each request, "" without one."""
        self.paths: list[str] = []
        self.cuts: list[int] = []
        """The next answers end after so many bytes."""
        self.refusals: list[int] = []
        """The next answers are only these status codes."""
        self.knows_ranges = True
        self.moves_to = ""
        """Another hub, to which requests are sent on."""
        self.told_size: int | None = None
        self.address = ""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up are what these tests are about."""


@contextmanager
def a_hub() -> Iterator[Hub]:
    """A running hub."""
    hub = Hub()

    class Handler(BaseHTTPRequestHandler):
        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            del code, size

        def do_GET(self) -> None:
            hub.ranges.append(self.headers.get("Range") or "")
            hub.paths.append(self.path)
            if hub.refusals:
                self.send_error(hub.refusals.pop(0))
            elif hub.moves_to:
                self.send_response(302)
                self.send_header("Location", hub.moves_to + self.path)
                self.end_headers()
            else:
                self._send()

        def _send(self) -> None:
            start = int(hub.ranges[-1].removeprefix("bytes=").partition("-")[0] or 0)
            size = len(hub.content) if hub.told_size is None else hub.told_size
            if not hub.knows_ranges:
                start = 0
                self.send_response(200)
            elif start >= len(hub.content):
                self.send_error(416)
                return
            else:
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {start}-{size - 1}/{size}")
            self.send_header("Content-Length", str(size - start))
            self.end_headers()
            piece = hub.content[start:]
            self.wfile.write(piece[: hub.cuts.pop(0)] if hub.cuts else piece)

    server = _Server(("127.0.0.1", 0), Handler)
    hub.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
