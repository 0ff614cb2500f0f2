"""`musicrec doctor`: is everything there that the player needs?"""

import argparse

from musicrec_desktop.app.checkup import Finding, examine
from musicrec_desktop.app.services import Services
from musicrec_desktop.cli.output import Output

_MARKS = {"ok": "ok  ", "warning": "??  ", "failure": "!!  "}


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Declare the command of this file."""
    doctor = commands.add_parser("doctor", parents=[shared], help="check what the player needs and say what is missing")
    doctor.set_defaults(run=_doctor)


def _doctor(services: Services, _options: argparse.Namespace, output: Output) -> int:
    findings: tuple[Finding, ...] = examine(services)
    output.document(
        {
            "checks": [
                {"name": finding.name, "state": finding.state, "text": finding.text, "hint": finding.hint}
                for finding in findings
            ]
        }
    )
    for finding in findings:
        output.say(f"{_MARKS[finding.state]}{finding.name}: {finding.text}")
        if finding.hint:
            output.say(f"      {finding.hint}")
    return 1 if any(finding.state == "failure" for finding in findings) else 0
