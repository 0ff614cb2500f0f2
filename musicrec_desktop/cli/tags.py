"""`musicrec tags`: genre, mood, ReplayGain and rating into the files, when asked, and back."""

import argparse
import time
from datetime import datetime

from musicrec_desktop.app.services import Services
from musicrec_desktop.app.tag_writing import TagWish, Written, preview, undo, write
from musicrec_desktop.cli.output import Bar, Output, shown
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.progress import run_job
from musicrec_desktop.domain.tag_writing import Cells, TagEdit
from musicrec_desktop.domain.track import ScanProblem

_SHOWN = 20


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Declare the commands of this file."""
    tags = commands.add_parser("tags", parents=[shared], help="write what is known into the files, or take it back")
    verbs = tags.add_subparsers(required=True, metavar="VERB")
    writing = verbs.add_parser("write", parents=[shared], help="show what would be written; with --yes write it")
    writing.add_argument("tracks", nargs="+", metavar="TRACK", help="path, folder or number")
    writing.add_argument("--genre", action="append", metavar="GENRE", help="may be given several times")
    writing.add_argument("--mood", action="store_true", help="words for how it sounds, as measured")
    writing.add_argument("--replaygain", action="store_true", help="the gain to -18 LUFS, as measured")
    writing.add_argument("--rating", type=int, metavar="N", help="1 to 100; 0 takes it out")
    writing.add_argument("--yes", action="store_true", help="write, after showing it")
    writing.set_defaults(run=_write)
    undoing = verbs.add_parser("undo", parents=[shared], help="take back what was written last")
    undoing.add_argument("batch", nargs="?", type=int, default=0, metavar="BATCH", help="as tags log numbers them")
    undoing.set_defaults(run=_undo)
    log = verbs.add_parser("log", parents=[shared], help="what was written, and when")
    log.set_defaults(run=_log)


def _write(services: Services, options: argparse.Namespace, output: Output) -> int:
    genres = None if options.genre is None else tuple(genre for genre in options.genre if genre.strip())
    wish = TagWish(genres, options.mood, options.replaygain, options.rating)
    with Bar("Reading files") as bar:
        found = run_job(preview(services, options.tracks, wish), bar)
    written = Written(0, (), ())
    if options.yes and found.edits:
        with Bar("Writing tags") as bar:
            written = run_job(write(services, found.edits, UnixTime(time.time())), bar)
    output.document(
        {
            "edits": [_document(edit) for edit in found.edits],
            "unchanged": found.unchanged,
            "written": len(written.files),
            "batch": written.batch,
            "problems": _problems((*found.problems, *written.problems)),
        }
    )
    for edit in found.edits[:_SHOWN]:
        output.say(shown(edit.path))
        for field, before, after in edit.lines:
            output.say(f"  {shown(field)}: {shown(before or 'nothing')} -> {shown(after or 'nothing')}")
    if len(found.edits) > _SHOWN:
        output.say(f"... and {len(found.edits) - _SHOWN} more files (--json shows all)")
    _show((*found.problems, *written.problems), output)
    if not options.yes:
        output.say(f"{len(found.edits)} files would be changed; nothing was written. --yes writes.")
    elif written.batch:
        output.say(f"{len(written.files)} files were changed. musicrec tags undo {written.batch} takes it back.")
    else:
        output.say("Nothing was written.")
    return 0 if not options.yes or written.batch or not found.edits else 1


def _undo(services: Services, options: argparse.Namespace, output: Output) -> int:
    with Bar("Writing tags") as bar:
        undone = run_job(undo(services, options.batch, UnixTime(time.time())), bar)
    output.document({"batch": undone.batch, "restored": len(undone.files), "problems": _problems(undone.problems)})
    output.say(f"{len(undone.files)} files hold again what they held before.")
    _show(undone.problems, output)
    return 1 if undone.problems and not undone.files else 0


def _log(services: Services, _options: argparse.Namespace, output: Output) -> int:
    batches = services.database.tag_writes.batches()
    output.document(
        {
            "batches": [
                {"batch": batch, "at": at, "files": files, "undone": undone} for batch, at, files, undone in batches
            ]
        }
    )
    for batch, at, files, undone in batches:
        back = f", {undone} taken back" if undone else ""
        output.say(f"{batch}: {datetime.fromtimestamp(at):%Y-%m-%d %H:%M}, {files} files{back}")
    if not batches:
        output.say("Nothing was ever written into a file.")
    return 0


def _document(edit: TagEdit) -> dict[str, object]:
    return {"path": str(edit.path), "before": _plain(edit.before), "after": _plain(edit.after)}


def _plain(cells: Cells) -> dict[str, object]:
    return dict(cells)


def _problems(problems: tuple[ScanProblem, ...]) -> list[dict[str, str]]:
    return [{"path": str(problem.path), "reason": problem.reason} for problem in problems]


def _show(problems: tuple[ScanProblem, ...], output: Output) -> None:
    for problem in problems[:_SHOWN]:
        output.say(f"  {shown(problem.path)}: {problem.reason}")
