"""Entry point of the command line: options, dispatch, exit codes."""

import argparse
import contextlib
import logging
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from musicrec_desktop import __version__
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.services import Services
from musicrec_desktop.cli import (
    charts,
    doctor,
    duplicates,
    evaluate,
    finetune,
    history,
    kinds,
    learned,
    models,
    playlists,
    plugins,
    saved,
    scanning,
    tags,
)
from musicrec_desktop.cli.output import Output
from musicrec_desktop.domain.errors import ExpectedError, InvariantError

DONE, NOTHING_MADE, WRONG_USE = 0, 1, 2
"""Exit codes: done; nothing could be made (with why); wrong use."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(argv)
    logging.basicConfig(
        stream=sys.stderr,
        level=logging.DEBUG if options.verbose else logging.ERROR,
        format="%(levelname)s %(name)s: %(message)s",
    )
    output = Output(as_json=options.json)
    try:
        with _profile(options) as paths:
            services = Services(paths)
            try:
                code: int = options.run(services, options, output)
                return code
            finally:
                services.close()
    except ExpectedError as error:
        output.failure(error)
        return NOTHING_MADE
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        output.say("Stopped. What was finished is kept.")
        return NOTHING_MADE
    except InvariantError as error:
        output.failure(
            ExpectedError(f"A bug in the program: {error}", hint="Please report it with the text above (-v).")
        )
        raise


@contextlib.contextmanager
def _profile(options: argparse.Namespace) -> Iterator[Paths]:
    if options.temp_profile:
        with tempfile.TemporaryDirectory(prefix="musicrec-") as folder:
            yield Paths.of(Path(folder))
    else:
        yield Paths.of(options.profile)


def _shared() -> argparse.ArgumentParser:
    """The options that every command takes, before or after its name.

    A new one each time: a parser's defaults live in its actions, and SUPPRESS must stay in those of the commands, so
    that a command does not reset what was read before its name.
    """
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--profile", type=Path, metavar="DIR", help="folder of library, history and settings")
    shared.add_argument("--temp-profile", action="store_true", help="start from nothing and leave nothing behind")
    shared.add_argument("--json", action="store_true", help="one JSON document on standard output")
    shared.add_argument("-v", "--verbose", action="store_true", help="log what happens to standard error")
    return shared


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="musicrec", description="Playlists from your own music, with reasons.", parents=[_shared()]
    )
    parser.set_defaults(profile=None, temp_profile=False, json=False, verbose=False)
    parser.add_argument("--version", action="version", version=f"musicrec {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    listening = (playlists, saved, history, charts, learned)
    for group in (scanning, kinds, duplicates, *listening, evaluate, finetune, models, plugins, doctor, tags):
        group.add_commands(commands, _shared())
    return parser
