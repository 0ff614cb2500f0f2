"""`musicrec kinds`: what the library takes tracks for, and corrections."""

import argparse

from musicrec_desktop.app.kinds import correct_kinds, forget_corrections, kinds_report
from musicrec_desktop.app.services import Services
from musicrec_desktop.cli.output import Output, shown
from musicrec_desktop.domain.kinds import PLAIN, Kind, Trait
from musicrec_desktop.domain.track import Track
from musicrec_desktop.domain.versions import VERSIONS

_SHOWN = 20


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Declare the commands of this file."""
    kinds = commands.add_parser("kinds", parents=[shared], help="what is music, speech, podcast, video or effect")
    kinds.set_defaults(run=_report)
    verbs = kinds.add_subparsers(metavar="VERB")
    correct = verbs.add_parser("set", parents=[shared], help="say what tracks are")
    correct.add_argument("tracks", nargs="+", metavar="TRACK", help="path, folder or number")
    correct.add_argument("--kind", type=Kind, choices=list(Kind), metavar="KIND", help=", ".join(Kind))
    traits = ", ".join(VERSIONS)
    correct.add_argument(
        "--is", action="append", default=[], choices=VERSIONS, dest="add", metavar="TRAIT", help=traits
    )
    correct.add_argument(
        "--is-not", action="append", default=[], choices=VERSIONS, dest="remove", metavar="TRAIT", help=traits
    )
    correct.set_defaults(run=_correct)
    forget = verbs.add_parser("forget", parents=[shared], help="take corrections back")
    forget.add_argument("tracks", nargs="+", metavar="TRACK", help="path, folder or number")
    forget.set_defaults(run=_forget)


def _report(services: Services, _options: argparse.Namespace, output: Output) -> int:
    report = kinds_report(services)
    output.document(
        {
            "kinds": {kind.value: count for kind, count in report.kinds.items()},
            "traits": {_word(trait): count for trait, count in report.traits.items()},
            "not_music": [_document(track) for track in report.others],
        }
    )
    output.say(", ".join(f"{count} {kind.value}" for kind, count in report.kinds.items()))
    marked = [f"{count} {_word(trait).replace('_', ' ')}" for trait, count in report.traits.items() if count]
    if marked:
        output.say("Versions: " + ", ".join(marked))
    for track in report.others[:_SHOWN]:
        output.say(f"  {track.kind.value}: {shown(track.path)}")
    if len(report.others) > _SHOWN:
        output.say(f"  ... and {len(report.others) - _SHOWN} more (--json shows all)")
    return 0


def _correct(services: Services, options: argparse.Namespace, output: Output) -> int:
    add, remove = _traits(options.add), _traits(options.remove)
    tracks = correct_kinds(services, options.tracks, options.kind, add, remove)
    output.document({"tracks": [_document(track) for track in tracks]})
    for track in tracks[:_SHOWN]:
        words = " ".join([*_words(track.traits), track.kind.value])
        output.say(f"{words}: {shown(track.path)}")
    return 0


def _forget(services: Services, options: argparse.Namespace, output: Output) -> int:
    count = forget_corrections(services, options.tracks)
    output.document({"forgotten": count})
    output.say(f"{count} corrections forgotten; the next scan of a changed file guesses again")
    return 0


def _traits(words: list[str]) -> Trait:
    traits = PLAIN
    for word in words:
        traits |= VERSIONS[word]
    return traits


def _word(trait: Trait) -> str:
    return (trait.name or "").lower()


def _words(traits: Trait) -> list[str]:
    return [_word(trait) for trait in traits]


def _document(track: Track) -> dict[str, object]:
    return {
        "id": int(track.id),
        "path": str(track.path),
        "kind": track.kind.value,
        "traits": _words(track.traits),
    }
