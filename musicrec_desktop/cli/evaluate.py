"""`musicrec evaluate`: how well the recommender does, on recorded histories or on the listener's own."""

import argparse
import math
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from musicrec_desktop.app.paths import assets_folder
from musicrec_desktop.app.services import Services
from musicrec_desktop.cli import evaluate_prompts
from musicrec_desktop.cli.output import Output
from musicrec_desktop.domain.errors import InvariantError, RequestError
from musicrec_desktop.domain.ids import UnixTime

if TYPE_CHECKING:
    from musicrec_desktop.evaluation.priors import Priors


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Declare the commands of this file."""
    evaluate = commands.add_parser("evaluate", parents=[shared], help="measure the recommender on real histories")
    verbs = evaluate.add_subparsers(metavar="WHAT", required=True)
    for word, run, told in (
        ("histories", _histories, "what comes next, what is new and what is skipped: DIR/NAME/plays.csv.gz"),
        ("listeners", _listeners, "thirty sessions of simulated listeners: DIR/NAME/plays.csv.gz"),
        ("hetrec", _hetrec, "the HetRec 2011 Last.fm data: many listeners, artists they do not know yet"),
        ("sessions", _sessions, "the #nowplaying sessions: what follows in strangers' sessions"),
        ("playlists", _playlists, "playlists continued: DIR/NAME.json"),
    ):
        verb = verbs.add_parser(word, parents=[shared], help=told)
        verb.add_argument("folder", type=Path, metavar="DIR")
        verb.set_defaults(run=run)
        if word in ("histories", "listeners"):
            verb.add_argument("--only", action="append", metavar="NAME", help="measure these only; may be repeated")
        if word == "histories":
            verb.add_argument(
                "--part", action="append", choices=("next_play", "next_session", "discovery", "skip"), dest="parts"
            )
        if word == "hetrec":
            verb.add_argument(
                "--protocols",
                default="ad",
                metavar="LETTERS",
                help="a: 8:1:1 split, b: five folds, c: one left out, d: new artists (default: ad)",
            )
        if word == "playlists":
            verb.add_argument("--histories", type=Path, metavar="DIR", help="logs of the same listeners")
    prompts = verbs.add_parser(
        "prompts", parents=[shared], help="requests put to a catalogue of tracks without sound files"
    )
    evaluate_prompts.add_options(prompts)
    prompts.set_defaults(run=evaluate_prompts.evaluate_prompts)
    own = verbs.add_parser("self", parents=[shared], help="how well the program has known you, month by month")
    own.set_defaults(run=_self)


def _histories(_services: Services, options: argparse.Namespace, output: Output) -> int:
    from musicrec_desktop.evaluation.histories.every import evaluate_histories

    result: dict[str, Any] = {}
    for name, protocol, figures in evaluate_histories(_folder(options), _priors(), options.only, options.parts):
        result.setdefault(name, {})[protocol] = figures
        output.say(f"{name}, {protocol.replace('_', ' ')}: {_figures(figures)}")
        for peer, numbers in figures.get("peers", {}).items():
            if isinstance(numbers, Mapping):
                output.say(f"    {peer}: {_figures(numbers)}")
    output.document(result)
    return 0


def _listeners(services: Services, options: argparse.Namespace, output: Output) -> int:
    from musicrec_desktop.evaluation.simulation.every import evaluate_listeners

    result: dict[str, Any] = {}
    starts = services.prior_fusion, services.method_priors
    for name, figures in evaluate_listeners(_folder(options), *starts, options.only):
        result[name] = figures
        output.say(name)
        _say(figures, output, "  ")
    output.document(result)
    return 0


def _hetrec(_services: Services, options: argparse.Namespace, output: Output) -> int:
    from musicrec_desktop.evaluation.hetrec import evaluate_hetrec

    prior = _priors().collaborative
    if prior is None:
        raise InvariantError("the weights of the collaborative methods do not ship")
    return _one(lambda folder: evaluate_hetrec(folder, prior, options.protocols), options, output)


def _sessions(_services: Services, options: argparse.Namespace, output: Output) -> int:
    from musicrec_desktop.evaluation.sessions import evaluate_sessions

    return _one(evaluate_sessions, options, output)


def _playlists(_services: Services, options: argparse.Namespace, output: Output) -> int:
    from musicrec_desktop.evaluation.playlists import evaluate_playlists

    prior = _priors().continuing
    if prior is None:
        raise InvariantError("the weights with which playlists are continued do not ship")
    return _one(lambda folder: evaluate_playlists(folder, prior, options.histories), options, output)


def _self(services: Services, _options: argparse.Namespace, output: Output) -> int:
    from musicrec_desktop.app.self_measure import drift_document, measure_drift

    services.load_known(UnixTime(time.time()))
    drift = measure_drift(services)
    output.document(drift_document(drift))
    if not drift.points:
        output.say("There is too little history to tell yet: a month with twenty plays is needed.")
        return 0
    output.say("month    plays  next play  skips  off by  variety  new  kept")
    for point in drift.points:
        month = time.strftime("%Y-%m", time.localtime(point.begins))
        columns = (point.next_play_ndcg, point.skip_auc, point.skip_error, point.artist_diversity)
        told = "  ".join(f"{'-' if math.isnan(value) else f'{value:.3f}':>6}" for value in columns)
        kept = "-" if math.isnan(point.discoveries_kept) else f"{point.discoveries_kept:.0%}"
        output.say(f"{month} {point.plays:6d}   {told}  {point.discoveries:4d}  {kept:>4}")
    output.say(
        "next play: NDCG@10 of what you played next; skips: AUC; off by: calibration error; kept: of what was new."
    )
    return 0


def _one(measure: Callable[[Path], Mapping[str, Any]], options: argparse.Namespace, output: Output) -> int:
    result = dict(measure(_folder(options)))
    output.document(result)
    _say(result, output)
    return 0


def _priors() -> "Priors":
    from musicrec_desktop.evaluation.priors import Priors

    return Priors(assets_folder() / "priors")


def _folder(options: argparse.Namespace) -> Path:
    folder: Path = options.folder
    if not folder.is_dir():
        raise RequestError(f"There is no folder {folder}.", hint="Name the folder that holds the data.")
    return folder


def _say(result: Mapping[str, Any], output: Output, indent: str = "") -> None:
    plain = {name: value for name, value in result.items() if not isinstance(value, Mapping)}
    if plain:
        output.say(indent + _figures(plain))
    for name, value in result.items():
        if isinstance(value, Mapping):
            output.say(f"{indent}{name}")
            _say(value, output, indent + "  ")


def _figures(numbers: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {_number(value)}" for name, value in numbers.items() if not isinstance(value, Mapping))


def _number(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4f}"
    if isinstance(value, list | tuple):
        return " to ".join(map(_number, value)) if len(value) <= 2 else f"({len(value)} values)"
    return str(value)
