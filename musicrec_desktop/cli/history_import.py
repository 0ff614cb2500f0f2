"""`musicrec history import` and `musicrec history unmatched`."""

import argparse
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from musicrec_desktop.app.flow import IMPORT_HISTORY
from musicrec_desktop.app.history_import import (
    GuessedName,
    Importing,
    ImportView,
    titles_of,
    unmatched_names,
    view_of,
)
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.cli.output import Bar, Output, shown
from musicrec_desktop.domain.history import LeftOutWhy
from musicrec_desktop.domain.ids import TrackId, UnixTime

_SHOWN: Final = 10
_LISTED: Final = 100
"""Names of each kind in the document."""
_LEFT_OUT: Final = {
    LeftOutWhy.SHORT: "heard for less than a second",
    LeftOutWhy.NOT_MUSIC: "no music",
    LeftOutWhy.UNDATED: "only counted, without a date",
    LeftOutWhy.NOT_PLAYED: "not played yet",
}


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser) -> None:
    """Declare the verbs of this file."""
    importing = verbs.add_parser(
        "import", parents=[shared], help="take in what other programs and services recorded", description=_FORMATS
    )
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE", help="files, folders or zips as exported")
    importing.add_argument("--preview", action="store_true", help="only say what would come of it")
    importing.set_defaults(run=_import)
    unmatched = verbs.add_parser("unmatched", parents=[shared], help="imported plays of music that is not here")
    unmatched.add_argument("--limit", type=int, default=30, metavar="N", help="names to list")
    unmatched.set_defaults(run=_unmatched)


_FORMATS: Final = (
    "Reads exports of Last.fm (CSV, JSON), ListenBrainz (zip, JSON lines) and Spotify (both kinds), and the libraries "
    "of iTunes or Music (XML), Rhythmbox, Strawberry, Clementine, Quod Libet and foobar2000 (XML of Playback "
    "Statistics). Importing a file again adds nothing; what was stopped goes on where it was."
)


def _import(services: Services, options: argparse.Namespace, output: Output) -> int:
    files = tuple(path.expanduser() for path in options.files)
    state = Importing(services, files, UnixTime(time.time()), is_preview=options.preview)
    with Bar("Importing plays") as bar:
        state = run_inline(IMPORT_HISTORY, state, bar)
    view = view_of(state, _LISTED)
    ids = [item.match.track_id for item in (*view.likely_names, *view.unmatched_names) if item.match is not None]
    titles = titles_of(services, ids)
    output.document(_document(state, view, titles))
    _say(state, view, titles, output)
    return 0 if len(state.rows) or not state.rows.n_problems else 1


def _document(state: Importing, view: ImportView, titles: dict[TrackId, str]) -> dict[str, object]:
    rows = state.rows
    first, last = rows.span or (None, None)
    return {
        "preview": state.is_preview,
        "files": [str(path) for path in state.files],
        "plays": len(rows),
        "names": len(rows.names),
        "sources": {origin.value: count for origin, count in rows.plays_an_origin().items()},
        "from": first,
        "until": last,
        "added": state.added,
        "unmatched": state.unmatched,
        "known_before": state.known,
        "matched": {"certain": view.certain, "likely": view.likely, "unlike": view.unlike, "nothing": view.nothing},
        "left_out": {why.value: count for why, count in rows.left_out.items() if count},
        "likely": [_guess(item, titles) for item in view.likely_names],
        "unmatched_names": [_guess(item, titles) for item in view.unmatched_names],
        "problems": [
            {"file": problem.file, "entry": problem.entry, "reason": problem.reason} for problem in rows.problems
        ],
        "problem_count": rows.n_problems,
    }


def _guess(item: GuessedName, titles: dict[TrackId, str]) -> dict[str, object]:
    name, match = item.name, item.match
    nearest: dict[str, object] | None = None
    if match is not None:
        track = titles.get(match.track_id, "")
        nearest = {"id": match.track_id, "track": track, "score": match.score, "reason": match.reason}
    return {
        "artist": name.artist,
        "title": name.title,
        "album": name.album,
        "plays": item.plays,
        "nearest": nearest,
    }


def _say(state: Importing, view: ImportView, titles: dict[TrackId, str], output: Output) -> None:
    rows = state.rows
    sources = ", ".join(f"{origin.value} {count}" for origin, count in rows.plays_an_origin().items())
    span = "" if rows.span is None else f", {_day(rows.span[0])} to {_day(rows.span[1])}"
    output.say(f"{len(rows)} plays of {len(rows.names)} names read ({sources or 'nothing'}{span})")
    for why, count in rows.left_out.items():
        if count:
            output.say(f"  left out: {count} {_LEFT_OUT[why]}")
    output.say(
        f"  matched: {view.certain} certain, {view.likely} likely; without a track: {view.unlike + view.nothing}, "
        f"{view.unlike} of them like one"
    )
    verb = "would be added" if state.is_preview else "added"
    kept = "would be kept" if state.is_preview else "kept"
    output.say(
        f"{state.added} plays {verb}, {state.unmatched} without a track {kept} for later, {state.known} known before, "
        f"{rows.n_problems} entries not understood"
    )
    _list("Likely, the least certain first:", view.likely_names, titles, output)
    _list("Not in the library, the most played first:", view.unmatched_names, titles, output)
    for problem in rows.problems[:_SHOWN]:
        place = f"{shown(problem.file)}, entry {problem.entry}" if problem.entry else shown(problem.file)
        output.say(f"  {place}: {shown(problem.reason)}")


def _list(heading: str, names: tuple[GuessedName, ...], titles: dict[TrackId, str], output: Output) -> None:
    if names:
        output.say(f"\n{heading}")
    for item in names[:_SHOWN]:
        near = ""
        if item.match is not None:
            near = f"  ~ {titles.get(item.match.track_id, '')} ({item.match.score:.2f}: {item.match.reason})"
        output.say(f"  {item.plays:5}  {shown(f'{item.name.artist} - {item.name.title}')}{shown(near)}")


def _unmatched(services: Services, options: argparse.Namespace, output: Output) -> int:
    count, names = unmatched_names(services, max(0, options.limit))
    output.document(
        {
            "plays": count,
            "names": [
                {
                    "artist": name.artist,
                    "title": name.title,
                    "album": name.album,
                    "plays": name.plays,
                    "last_played": name.last_played,
                }
                for name in names
            ],
        }
    )
    if not count:
        output.say("Every imported play has its track.")
        return 0
    output.say(f"{count} imported plays are of music that is not in the library; each scan looks for it again:")
    for name in names:
        output.say(f"  {name.plays:5}  {shown(f'{name.artist} - {name.title}')}  (last {_day(name.last_played)})")
    return 0


def _day(at: UnixTime) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone().strftime("%Y-%m-%d")
