"""`musicrec profile`: what the program believes of the listener's taste, why, and the listener's word on it."""

import argparse
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from musicrec_desktop.app.privacy import export_all
from musicrec_desktop.app.services import Services
from musicrec_desktop.app.taste_editing import (
    LEANS,
    comment_on,
    forget,
    lean_taste,
    listen_in_private,
    remember,
    reset_taste,
)
from musicrec_desktop.app.taste_profile import is_private, profile_summary, why
from musicrec_desktop.cli.output import Output, shown
from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.taste_edits import BEGINNING, END, Forgotten, Subject

_SUBJECTS = tuple(subject.value for subject in Subject if subject not in {Subject.TRACK, Subject.ALL})
_SHOWN = 15
_FEW = 8
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Declare the commands of this file."""
    profile = commands.add_parser("profile", parents=[shared], help="what the program believes you like, and why")
    profile.set_defaults(run=_show)
    verbs = profile.add_subparsers(metavar="VERB")
    reasons = verbs.add_parser("why", parents=[shared], help="the plays that one number stands on")
    reasons.add_argument("about", choices=(*_SUBJECTS, "track", "situation", "hour", "oddity"))
    reasons.add_argument("name", metavar="NAME", help="as the profile writes it; a track by its number")
    reasons.set_defaults(run=_why)
    lean = verbs.add_parser("lean", parents=[shared], help="less of this, more of that")
    lean.add_argument("lean", choices=tuple(word.replace(" ", "-") for word in LEANS))
    lean.add_argument("subject", choices=_SUBJECTS)
    lean.add_argument("name", metavar="NAME")
    lean.set_defaults(run=_lean)
    gone = verbs.add_parser("forget", parents=[shared], help="let a part of what you heard no longer count")
    for subject in (*_SUBJECTS, "track"):
        gone.add_argument(f"--{subject}", metavar="NUMBER" if subject == "track" else "NAME")
    gone.add_argument("--since", metavar="DATE", help="from that day or moment on (2024-12-24, 2024-12-24T18:00)")
    gone.add_argument("--until", metavar="DATE", help="before that day or moment")
    gone.add_argument("--erase", action="store_true", help="delete it from the history for good")
    gone.set_defaults(run=_forget)
    back = verbs.add_parser("remember", parents=[shared], help="let a forgotten part count again")
    back.add_argument("number", type=int, metavar="NUMBER", help="as the profile lists it")
    back.set_defaults(run=_remember)
    comment = verbs.add_parser("comment", parents=[shared], help="say what you think of a track")
    comment.add_argument("track", type=int, metavar="NUMBER")
    comment.add_argument("text", metavar="TEXT")
    comment.add_argument("--sentiment", type=float, metavar="-1..1", help="as you mean it, if words may mislead")
    comment.set_defaults(run=_comment)
    private = verbs.add_parser("private", parents=[shared], help="listen without being remembered")
    private.add_argument("state", choices=("on", "off", "status"), nargs="?", default="status")
    private.set_defaults(run=_private)
    export = verbs.add_parser("export", parents=[shared], help="everything that is known of you, as one JSON file")
    export.add_argument("file", type=Path, metavar="FILE.json")
    export.set_defaults(run=_export)
    reset = verbs.add_parser("reset", parents=[shared], help="start anew: nothing heard so far counts")
    reset.add_argument("--erase", action="store_true", help="delete the history for good, too")
    reset.add_argument("--yes", action="store_true", help="do not ask")
    reset.set_defaults(run=_reset)


def _now() -> UnixTime:
    return UnixTime(time.time())


def _show(services: Services, _options: argparse.Namespace, output: Output) -> int:
    summary: dict[str, Any] = profile_summary(services, _now())
    output.document(summary)
    if summary["private"]:
        output.say("You listen in private: nothing is remembered now.")
    if summary["plays"] == 0 and summary["feedback"] == 0 and summary["comments"] == 0:
        output.say("Nothing is known of your taste yet: play something, or import a history.")
    else:
        output.say(
            f"{summary['plays']} plays, {summary['feedback']} likes and dislikes, {summary['comments']} comments; "
            f"novelty {summary['novelty']}"
        )
        _say_affinities(summary, output)
        _say_habits(summary, output)
    for part in summary["forgotten"]:
        name = f' "{shown(part["name"])}"' if part["name"] else ""
        output.say(f"  forgotten {part['number']}: {part['subject']}{name} {_span(part['since'], part['until'])}")
    return 0


def _say_affinities(summary: dict[str, Any], output: Output) -> None:
    for name in ("artists", "albums", "genres", "moods", "eras", "tracks"):
        if entries := summary[name]:
            output.say(f"\n{name}:            now  lately  ever")
            for entry in entries[: _SHOWN if name in {"artists", "genres", "tracks"} else _FEW]:
                values = f"{entry['affinity']:+.2f}  {entry.get('lately', 0):+.2f}  {entry.get('ever', 0):+.2f}"
                output.say(f"  {values}  {shown(entry['name'])}  ({entry['evidence']})")


def _say_habits(summary: dict[str, Any], output: Output) -> None:
    week = [sum(day) for day in summary["week"]]
    if any(week):
        hours = sorted(range(24), key=lambda hour: -summary["hours"][hour])[:3]
        days = ", ".join(f"{day} {share:.0%}" for day, share in zip(_WEEKDAYS, week, strict=True))
        output.say(f"\nwhen: mostly around {', '.join(f'{hour} h' for hour in hours)}; {days}")
    if summary["rates"]:
        output.say("\nhow plays end:")
    for name, rates in summary["rates"].items():
        if rates["listened"] is not None:
            output.say(
                f"  {name:18s} {rates['plays']:6d} plays, {rates['listened']:.0%} listened to, {rates['skipped']:.0%} "
                f"skipped ({rates['skipped_early']:.0%} at once, {rates['skipped_in_runs']:.0%} in a run of skips)"
            )
    for taste in summary["sound_tastes"]:
        output.say(f"\na sound of {taste['share']:.0%} of it: {'; '.join(map(shown, taste['nearest'][:3]))}")
    appetite = summary["appetite"]
    if appetite and appetite["kept"] is not None:
        output.say(
            f"\nnew: {appetite['new_tracks']:.0%} of listens are first ones ({appetite['new_tracks_lately']:.0%} "
            f"lately), {appetite['new_artists']:.0%} first ones of an artist; {appetite['kept']:.0%} of tracks are "
            "heard again"
        )
    for name, n in summary["oddities"].items():
        output.say(f"  odd plays: {n} {name.replace('_', ' ')}")


def _why(services: Services, options: argparse.Namespace, output: Output) -> int:
    found: dict[str, Any] = why(services, options.about, options.name, _now(), None if output.as_json else _SHOWN)
    output.document(found)
    value = "" if found["value"] is None else f" is {found['value']}"
    output.say(f"{options.about} {shown(options.name)}{value}, from {found['of_plays']} plays:")
    for play in found["plays"]:
        odd = f"  ({', '.join(play['odd']).replace('_', ' ')})" if play["odd"] else ""
        output.say(
            f"  {_moment(play['started_at'])}  {play['weight']:+8.2g}  {shown(play['track'])}, {play['heard']:.0%} "
            f"heard, {play['ended']}{odd}"
        )
    for said in found["said"]:
        words = said.get("feedback") or f'"{shown(said["comment"])}"'
        output.say(f"  {_moment(said['at'])}  {said['weight']:+8.2g}  {shown(said['track'])}: {words}")
    return 0


def _lean(services: Services, options: argparse.Namespace, output: Output) -> int:
    lean = LEANS[options.lean.replace("-", " ")]
    edit = lean_taste(services, Subject(options.subject), options.name, lean, _now())
    output.document({"subject": edit.subject.value, "name": edit.name, "lean": edit.lean})
    output.say(f"{edit.subject.value} {shown(edit.name)}: {options.lean.replace('-', ' ')}")
    return 0


def _forget(services: Services, options: argparse.Namespace, output: Output) -> int:
    named = [(subject, getattr(options, subject)) for subject in (*_SUBJECTS, "track")]
    named = [(subject, name) for subject, name in named if name is not None]
    if len(named) > 1 or not (named or options.since or options.until):
        raise RequestError(
            "It is not clear what to forget.",
            hint="Name one thing (--artist, --genre, ...), a time (--since, --until), or both.",
        )
    subject, name = named[0] if named else (Subject.ALL.value, "")
    since = _parsed(options.since) if options.since else BEGINNING
    until = _parsed(options.until) if options.until else END
    gone = forget(services, Forgotten(Subject(subject), name, since, until), _now(), erase=options.erase)
    _say_gone(gone.number, gone.plays, output, erased=options.erase)
    return 0


def _say_gone(number: int, plays: int, output: Output, *, erased: bool) -> None:
    output.document({"number": number, "plays": plays, "erased": erased})
    if erased:
        output.say(f"{plays} plays deleted for good.")
    else:
        output.say(f"{plays} plays no longer count. musicrec profile remember {number} takes that back.")


def _remember(services: Services, options: argparse.Namespace, output: Output) -> int:
    remember(services, options.number, _now())
    output.document({"remembered": options.number})
    output.say("It counts again.")
    return 0


def _comment(services: Services, options: argparse.Namespace, output: Output) -> int:
    comment = comment_on(services, TrackId(options.track), options.text, _now(), options.sentiment)
    output.document({"sentiment": round(comment.sentiment, 3), "judged_by": comment.judged_by.value})
    read = (
        "praise" if comment.sentiment > 0 else "rejection" if comment.sentiment < 0 else "neither praise nor rejection"
    )
    output.say(f"Kept, and read as {read} ({comment.sentiment:+.2f}, by {comment.judged_by.value}).")
    return 0


def _private(services: Services, options: argparse.Namespace, output: Output) -> int:
    if options.state != "status":
        listen_in_private(services, _now(), on=options.state == "on")
    is_on = is_private(services)
    output.document({"private": is_on})
    output.say("Private: nothing is remembered." if is_on else "What you hear is remembered.")
    return 0


def _export(services: Services, options: argparse.Namespace, output: Output) -> int:
    entries = export_all(services, options.file, _now())
    output.document({"file": str(options.file), "history": entries})
    output.say(f"Written to {shown(options.file)}: the profile, and {entries} plays, likes and dislikes.")
    return 0


def _reset(services: Services, options: argparse.Namespace, output: Output) -> int:
    if not options.yes:
        if not sys.stdin.isatty():
            raise RequestError("Starting anew must be confirmed.", hint="musicrec profile reset --yes")
        sys.stderr.write("Let nothing heard so far count any more? [y/N] ")
        sys.stderr.flush()
        if sys.stdin.readline().strip().casefold() not in {"y", "yes"}:
            return 1
    gone = reset_taste(services, _now(), erase=options.erase)
    _say_gone(gone.number, gone.plays, output, erased=options.erase)
    return 0


def _parsed(text: str) -> UnixTime:
    """Local time, unless an offset is given."""
    try:
        return UnixTime(datetime.fromisoformat(text).timestamp())
    except (ValueError, OverflowError, OSError) as error:
        raise RequestError(f'"{text}" is no date.', hint="Write 2024-12-24 or 2024-12-24T18:00.") from error


def _moment(at: float) -> str:
    try:
        return datetime.fromtimestamp(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return f"{at:.0f}"


def _span(since: float | None, until: float | None) -> str:
    begin = "" if since is None else f"from {_moment(since)} "
    return begin + ("" if until is None else f"until {_moment(until)}")
