"""`musicrec playlist` and `musicrec understand`."""

import argparse
import contextlib
import time
from collections.abc import Callable
from pathlib import Path

from musicrec_desktop.app.flow import RECOMMEND, REFINE, UNDERSTAND
from musicrec_desktop.app.playlist_files import export_playlist
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.app.refining import Refining
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.services import Services, local_offset_s
from musicrec_desktop.cli.documents import plan_document, playlist_document
from musicrec_desktop.cli.output import Output, shown
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.plan import Length
from musicrec_desktop.domain.playlist import GeneratedPlaylist
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.track import Track

_MOST_TRACKS = 1_000_000


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Declare the commands of this file."""
    model = argparse.ArgumentParser(add_help=False)
    model.add_argument("--no-llm", action="store_true", help="rules and templates only")
    model.add_argument("--model", type=Path, default=None, metavar="PATH", help="another GGUF file")
    model.add_argument("--now", type=_moment, default=None, metavar="EPOCH", help="pretend it is this moment")
    playlist = commands.add_parser("playlist", parents=[shared, model], help="make a playlist")
    playlist.add_argument(
        "request", nargs="?", default="", type=_words, metavar="REQUEST", help="in your own words; may be empty"
    )
    length = playlist.add_mutually_exclusive_group()
    length.add_argument("--tracks", type=_tracks, metavar="N")
    length.add_argument("--minutes", type=_minutes, metavar="N")
    playlist.add_argument("--seed", type=int, default=0, metavar="N", help="another list for the same request")
    playlist.add_argument(
        "--then",
        action="append",
        default=[],
        type=_words,
        metavar="WORDS",
        help='change the list in words ("shorter", "less of that singer", "undo"); may be repeated',
    )
    playlist.add_argument("--export", type=Path, metavar="FILE", help="write the list as M3U8 too")
    playlist.set_defaults(run=_playlist)
    understand = commands.add_parser("understand", parents=[shared, model], help="show how a request is understood")
    understand.add_argument("request", type=_words, metavar="REQUEST")
    understand.set_defaults(run=_understand, seed=0, tracks=None, minutes=None)


def _words(text: str) -> str:
    """An argument that is not in the terminal's encoding comes with code points that no file and no model takes."""
    return text.encode("utf-8", "replace").decode()


def _number_up_to(limit: float, what: str) -> Callable[[str], float]:
    """An argument type: a number above 0, `limit` at most; anything else is wrong use, said in these words."""

    def read(text: str) -> float:
        with contextlib.suppress(ValueError):
            number = float(text)
            if 0 < number <= limit:
                return number
        raise argparse.ArgumentTypeError(f"{shown(text)} is not {what} (more than 0, {limit:.0f} at most)")

    return read


_minutes = _number_up_to(1_000_000, "a length in minutes")
_moment = _number_up_to(4_102_444_800, "a time in seconds since 1970")


def _tracks(text: str) -> int:
    with contextlib.suppress(ValueError):
        number = int(text)
        if 0 < number <= _MOST_TRACKS:
            return number
    raise argparse.ArgumentTypeError(f"{shown(text)} is not a number of tracks (1 to {_MOST_TRACKS})")


def _start(services: Services, options: argparse.Namespace) -> Recommending:
    if options.model is not None:
        services.use_model_once(options.model)
    now = UnixTime(time.time() if options.now is None else options.now)
    length = Length(options.minutes, options.tracks) if options.minutes or options.tracks else None
    request = Request(options.request, now, local_offset_s(now), length, options.seed)
    return Recommending(services, request, use_llm=not options.no_llm)


def _playlist(services: Services, options: argparse.Namespace, output: Output) -> int:
    playlist = _refined(run_inline(RECOMMEND, _start(services, options)), options.then)
    chosen = services.database.tracks.get([track.track_id for track in playlist.tracks])
    tracks = {int(track.id): track for track in chosen}
    if options.export is not None:
        export_playlist(options.export, playlist.title, chosen)
    output.document(playlist_document(playlist, tracks))
    _show(playlist, tracks, output)
    if options.export is not None:
        output.say(f"\nWritten to {shown(options.export)}")
    return 0


def _refined(state: Recommending, words: list[str]) -> GeneratedPlaylist:
    """The list after all that was said of it."""
    turns: tuple[Recommending, ...] = (state,)
    for each in words:
        turns = run_inline(REFINE, Refining(turns, each)).turns
    return turns[-1].made


def _understand(services: Services, options: argparse.Namespace, output: Output) -> int:
    plan = run_inline(UNDERSTAND, _start(services, options)).plan
    document = plan_document(plan)
    output.document(document)
    for name, value in document.items():
        if value not in (None, [], ""):
            output.say(f"{name}: {value}")
    return 0


def _clock(milliseconds: float) -> str:
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _show(playlist: GeneratedPlaylist, tracks: dict[int, Track], output: Output) -> None:
    total = sum(tracks[chosen.track_id].duration_ms for chosen in playlist.tracks)
    output.say(f"\n{playlist.title}  ({len(playlist.tracks)} tracks, {_clock(total)})")
    if playlist.story:
        output.say(playlist.story)
    for note in playlist.notes:
        output.say(f"! {note.text}")
    for place, chosen in enumerate(playlist.tracks, 1):
        track = tracks[chosen.track_id]
        artist = f"  -  {track.artist}" if track.artist else ""
        output.say(f"\n{place:3}. {track.title}{artist}  [{_clock(track.duration_ms)}]")
        output.say(f"     {chosen.rationale}")
