"""Two kinds of failure: the world is not as we need it, or our own rule is broken. docs/errors.md lists every code."""


class MusicRecError(Exception):
    """Base of every error this program raises on purpose."""


class ExpectedError(MusicRecError):
    """The world is not as we need it, and the listener can act.

    The message says what failed, on which thing and why; the hint says what to do.
    """

    code = "MR-000"
    """Stable code with a section in docs/errors.md."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.code})"


class LibraryError(ExpectedError):
    """A music folder or playlist file cannot be read or written as asked."""

    code = "MR-LIB"


class AnalysisError(ExpectedError):
    """A file's sound cannot be measured."""

    code = "MR-ANA"


class StorageError(ExpectedError):
    """The library database cannot be used: locked, full, damaged, or newer than this program."""

    code = "MR-STO"


class ModelError(ExpectedError):
    """The language model cannot be found, verified, loaded or run."""

    code = "MR-LLM"


class RequestError(ExpectedError):
    """No playlist can be made from this request and this library."""

    code = "MR-REQ"


class PluginError(ExpectedError):
    """A plugin cannot be found, read, enabled or trusted with what it was asked."""

    code = "MR-PLG"


class SettingsError(ExpectedError):
    """The settings file cannot be understood."""

    code = "MR-SET"


class InvariantError(MusicRecError):
    """Our own rule is broken: a bug. It ends in a crash report and is never swallowed."""


class Cancelled(MusicRecError):  # noqa: N818  (neither an error nor a result)
    """The listener stopped a job."""
