"""`musicrec history`."""

import argparse
import sys
import time
from pathlib import Path

from musicrec_desktop.app.history import record_history
from musicrec_desktop.app.services import Services
from musicrec_desktop.cli import history_import, profile
from musicrec_desktop.cli.output import Output
from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.ids import UnixTime


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Declare the commands of this file."""
    history = commands.add_parser("history", parents=[shared], help="what was played")
    verbs = history.add_subparsers(required=True, metavar="VERB")
    record = verbs.add_parser("record", parents=[shared], help="add plays and feedback from a file of JSON lines")
    record.add_argument("file", type=Path, metavar="FILE.jsonl", help="- reads standard input")
    record.set_defaults(run=_record)
    history_import.add_verbs(verbs, shared)
    profile.add_commands(commands, shared)


def _record(services: Services, options: argparse.Namespace, output: Output) -> int:
    if str(options.file) == "-":
        lines = sys.stdin.read().splitlines()
    else:
        try:
            lines = options.file.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise LibraryError(
                f"The history file {options.file} cannot be read: {error}", hint="It must be a text file in UTF-8."
            ) from error
    report = record_history(services, lines, UnixTime(time.time()))
    output.document(
        {
            "recorded": report.recorded,
            "known_before": report.known_before,
            "feedback": report.feedback,
            "problems": [{"line": line, "reason": reason} for line, reason in report.problems],
        }
    )
    output.say(
        f"{report.recorded} plays recorded, {report.known_before} known before, {report.feedback} likes and dislikes, "
        f"{len(report.problems)} lines not understood"
    )
    for line, reason in report.problems[:10]:
        output.say(f"  line {line}: {reason}")
    return 0 if report.recorded or report.known_before or report.feedback or not report.problems else 1
