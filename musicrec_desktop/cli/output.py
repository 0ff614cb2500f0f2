"""What a command prints: a document for programs or lines for people; progress and errors on standard error."""

import json
import os
import sys
from types import TracebackType
from typing import TYPE_CHECKING, Any

from musicrec_desktop.domain.errors import ExpectedError
from musicrec_desktop.domain.progress import Partial, Progress

if TYPE_CHECKING:
    from tqdm import tqdm


def shown(name: object) -> str:
    """A file name on one line of a terminal: line ends, colours and undecodable bytes are escaped."""
    text = str(name)
    return text if text.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


class OutputError(ExpectedError):
    """Standard output takes nothing."""

    code = "MR-OUT"


class Output:
    """Where a command's results go."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def document(self, document: dict[str, object]) -> None:
        """Print the one JSON document; nothing for people.

        Readable as it stands; in ASCII when it holds what the output's encoding cannot say, as a file name that is not
        UTF-8: JSON's own escapes then carry it, and os.fsencode() gives its bytes back.
        """
        if self.as_json:
            text = json.dumps(document, ensure_ascii=False, allow_nan=False)
            try:
                text.encode(sys.stdout.encoding or "utf-8")
            except UnicodeEncodeError:
                text = json.dumps(document, allow_nan=False)
            self._write(text)

    def say(self, text: str = "") -> None:
        """Print a line for people; nothing for programs."""
        if not self.as_json:
            encoding = sys.stdout.encoding or "utf-8"
            self._write(text.encode(encoding, "backslashreplace").decode(encoding))

    def _write(self, text: str) -> None:
        """Raises OutputError, and BrokenPipeError when nobody reads any more."""
        try:
            sys.stdout.write(text + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            # What could not be written would be tried again when the program ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise OutputError(
                f"The result cannot be written: {error.strerror or error}.", hint="Is the disk it goes to full?"
            ) from error

    def failure(self, error: ExpectedError) -> None:
        """Say what failed and what to do."""
        self.document({"error": {"code": error.code, "message": error.message, "hint": error.hint}})
        sys.stderr.write(f"{error}\n" + (f"{error.hint}\n" if error.hint else ""))


class Bar:
    """A progress bar with the time left, on standard error. On a terminal it moves; in a log it writes now and then."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._bar: tqdm[Any] | None = None

    def __call__(self, news: Progress | Partial) -> None:
        if isinstance(news, Partial):
            return
        if self._bar is None:
            from tqdm import tqdm

            on_terminal = sys.stderr.isatty()
            bar: tqdm[Any] = tqdm(
                desc=self._what,
                total=news.total or None,
                file=sys.stderr,
                mininterval=0.1 if on_terminal else 5,
                leave=True,
                bar_format="{desc}: {n_fmt} of {total_fmt}, {remaining} left {postfix}",
            )
            self._bar = bar
        self._bar.total = news.total
        self._bar.set_postfix_str(shown(news.text[:40]), refresh=False)
        self._bar.update(news.done - self._bar.n)

    def __enter__(self) -> "Bar":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()
