"""`musicrec learned`: what outcomes have taught, and the way back."""

import argparse
import math
import time
from typing import Any

from musicrec_desktop.app.learned import learned_summary, roll_back
from musicrec_desktop.app.services import Services
from musicrec_desktop.cli.output import Output
from musicrec_desktop.domain.ids import UnixTime


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Declare the command of this file."""
    learned = commands.add_parser("learned", parents=[shared], help="how much each scorer counts for you, and why")
    learned.add_argument(
        "--back-to", type=int, default=None, metavar="VERSION", help="take back what was learned since; 0: everything"
    )
    learned.set_defaults(run=_learned)


def _learned(services: Services, options: argparse.Namespace, output: Output) -> int:
    now = UnixTime(time.time())
    summary: dict[str, Any] = (
        learned_summary(services, now) if options.back_to is None else roll_back(services, options.back_to, now)
    )
    output.document(_plain(summary))
    output.say(f"{summary['lessons']} lessons from what became of lists")
    for entry in summary["weights"]:
        output.say(f"  {entry['weight']:6.2f}  {entry['name']}  (shipped {entry['shipped']:.2f})")
    for version in summary["versions"]:
        moment = time.strftime("%Y-%m-%d %H:%M", time.localtime(version["at"]))
        output.say(f"version {version['id']}, {moment}: {version['reason']}")
    for name, policy in summary["trials"].items():
        if policy["events"]:
            estimate = policy["self_normalised"]
            low, high = estimate["ci95"]
            output.say(
                f"places left to chance, {name}: {estimate['value']:.0%} taken "
                f"({low:.0%} to {high:.0%}, {policy['events']} places)"
            )
    return 0


def _plain(value: Any) -> Any:
    """The same with None for what is not a number: JSON has no word for it."""
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(entry) for entry in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
