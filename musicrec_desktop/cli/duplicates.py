"""`musicrec duplicates`: recordings that are in the library more than once."""

import argparse

from musicrec_desktop.app.identity import duplicates
from musicrec_desktop.app.services import Services
from musicrec_desktop.cli.output import Output, shown
from musicrec_desktop.domain.track import Track


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Declare the command of this file."""
    parser = commands.add_parser("duplicates", parents=[shared], help="the same recording in several files")
    parser.set_defaults(run=_show)


def _show(services: Services, _options: argparse.Namespace, output: Output) -> int:
    found = duplicates(services.database)
    output.document(
        {
            "groups": [
                {
                    "best": _document(copies.best),
                    "others": [
                        {**_document(track), "why": why} for track, why in zip(copies.others, copies.why, strict=True)
                    ],
                }
                for copies in found
            ]
        }
    )
    for copies in found:
        output.say(f"\n{copies.best.title}{f'  -  {copies.best.artist}' if copies.best.artist else ''}")
        output.say(f"  keep: {shown(copies.best.path)}")
        for track, why in zip(copies.others, copies.why, strict=True):
            output.say(f"        {shown(track.path)}\n        the first is {why}")
    if not found:
        output.say("No recording is here twice, as far as the tracks were analysed.")
    return 0


def _document(track: Track) -> dict[str, object]:
    return {
        "id": int(track.id),
        "path": str(track.path),
        "format": track.tags.format,
        "bitrate_kbps": track.tags.bitrate_kbps,
        "duration_ms": int(track.duration_ms),
    }
