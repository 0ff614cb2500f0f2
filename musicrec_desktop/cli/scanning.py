"""`musicrec scan` and `musicrec analyse`."""

import argparse
import os
import threading
import time
from pathlib import Path

from musicrec_desktop.app.analysing import Analysing
from musicrec_desktop.app.flow import ANALYSE, SCAN
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.scanning import Scanning
from musicrec_desktop.app.services import Services
from musicrec_desktop.app.watching import parted, watch_folders
from musicrec_desktop.cli.output import Bar, Output, shown
from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.track import ScanProblem

_PROBLEMS_SHOWN = 10


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Declare the commands of this file."""
    scan = commands.add_parser("scan", parents=[shared], help="find the music in folders and read its tags")
    scan.add_argument(
        "folders", nargs="*", type=_folder, metavar="PATH", help="music folders; without one, those known"
    )
    scan.add_argument("--watch", action="store_true", help="go on until Ctrl-C: scan again whatever changes")
    scan.set_defaults(run=_scan)
    analyse = commands.add_parser("analyse", parents=[shared], help="measure how the tracks sound")
    analyse.add_argument("--jobs", type=_count, default=0, metavar="N", help="worker processes")
    analyse.add_argument("--limit", type=_count, default=None, metavar="N", help="at most so many tracks now")
    analyse.add_argument(
        "--whole", action="store_true", help="then hear the tracks whole too: exact loudness, peaks and course"
    )
    analyse.set_defaults(run=_analyse)


def _folder(text: str) -> Path:
    if not text.strip():  # an unset variable in a script; a Path of it would be the working folder
        raise argparse.ArgumentTypeError("the name of the folder is empty")
    return Path(text)


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{text} is less than nothing")
    return number


def _scan(services: Services, options: argparse.Namespace, output: Output) -> int:
    # abspath and not absolute(): with a ".." left in it, a folder would be another one to settings and problems.
    named = tuple(Path(os.path.abspath(folder.expanduser())) for folder in options.folders)  # noqa: PTH100
    folders = named or services.settings.folders
    if not folders:
        raise LibraryError("No folder was named and none is known.", hint="musicrec scan ~/Music")
    for folder in folders:
        if not folder.exists():
            raise LibraryError(f"The folder {folder} does not exist.", hint="Check the spelling, or plug the drive in.")
    services.change_settings(services.settings.with_folders(folders))
    _scan_once(Scanning(services, folders, UnixTime(time.time())), output)
    if options.watch:
        output.say("Watching for changes. Ctrl-C ends it.")
        for paths in watch_folders(folders, threading.Event()):
            whole, within = parted(paths, folders)
            for some, is_part in ((whole, False), (within, True)):
                if some:
                    _scan_once(Scanning(services, some, UnixTime(time.time()), is_part=is_part), output)
    return 0


def _scan_once(state: Scanning, output: Output) -> None:
    with Bar("Reading tags") as bar:
        summary = run_inline(SCAN, state, bar).summary
    output.document(
        {
            "added": summary.added,
            "updated": summary.updated,
            "moved": summary.moved,
            "removed": summary.removed,
            "away": summary.away,
            "back": summary.back,
            "unchanged": summary.unchanged,
            "problems": _problems(summary.problems),
            "seconds": round(summary.seconds, 3),
        }
    )
    drives = f"{summary.away} away, " * bool(summary.away) + f"{summary.back} back, " * bool(summary.back)
    output.say(
        f"{summary.added} added, {summary.updated} updated, {summary.moved} moved, {summary.removed} gone, {drives}"
        f"{summary.unchanged} unchanged, {len(summary.problems)} unreadable, in {summary.seconds:.1f} s"
    )
    _show(summary.problems, output)


def _analyse(services: Services, options: argparse.Namespace, output: Output) -> int:
    state = _analyse_once(services, options)
    if options.whole:
        state = state.followed_by(_analyse_once(services, options, is_whole=True))
    worked = state.analysed + len(state.failed)
    output.document(
        {
            "analysed": state.analysed,
            "copied": state.copied,
            "improved": state.improved,
            "skipped": state.skipped,
            "failed": _problems(state.failed),
            "seconds": round(state.seconds, 3),
            "seconds_per_track": round(state.seconds / worked, 4) if worked else 0.0,
            "audio_seconds": round(state.audio_seconds, 1),
        }
    )
    output.say(
        f"{state.analysed} analysed, {state.skipped} needed nothing, {len(state.failed)} could not be measured, "
        f"in {state.seconds:.1f} s"
    )
    _show(state.failed, output)
    return 0


def _analyse_once(services: Services, options: argparse.Namespace, *, is_whole: bool = False) -> Analysing:
    state = Analysing(services, UnixTime(time.time()), jobs=options.jobs, limit=options.limit, is_whole=is_whole)
    with Bar("Listening to whole tracks" if is_whole else "Listening to tracks") as bar:
        return run_inline(ANALYSE, state, bar)


def _problems(problems: tuple[ScanProblem, ...]) -> list[dict[str, str]]:
    return [{"path": str(problem.path), "reason": problem.reason} for problem in problems]


def _show(problems: tuple[ScanProblem, ...], output: Output) -> None:
    for problem in problems[:_PROBLEMS_SHOWN]:
        output.say(f"  {shown(problem.path)}: {problem.reason}")
    if len(problems) > _PROBLEMS_SHOWN:
        output.say(f"  ... and {len(problems) - _PROBLEMS_SHOWN} more (--json shows all)")
