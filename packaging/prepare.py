#!/usr/bin/env python3
"""Everything between a bare machine and a command that works. Usage: prepare.py [--window] [--tools] [--tests].

    --window  also what a window needs            (make run)
    --tools   also what format, lint and types need (make check)
    --tests   also what the tests need            (make test)

Stays with what git, python3 and make leave: standard library only, and no word of Python that 3.8 cannot read.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

import machine
from environment import PYTHON, ROOT, Environment, cache_folder
from stages import SetupError, Stages, run_quietly, say

if TYPE_CHECKING:
    from collections.abc import Callable

STAGES = ["system", "environment", "packages", "compile"]


def with_new_python() -> None:
    """Go on in a Python that is new enough."""
    command = machine.python_command()
    if command != sys.executable:
        os.execv(command, [command, *sys.argv])  # noqa: S606  (the same script, by a path just found)


def prepare(
    stages: Stages, environment: Environment, *, window: bool, tests: bool, tools: bool, meanwhile: Callable[[], None]
) -> None:
    """Bring the environment up; `meanwhile` runs while the compiler is at work."""
    for part in ("environment", "packages", "tools", "compile"):
        if environment.has(part):
            stages.already_done(part)
    if environment.has("environment"):
        stages.already_done("system", "music", "model")
    with stages.stage("system"):
        machine.provide(machine.needs(window=window, tests=tests), environment.log)
    try:
        with stages.stage("environment"):
            environment.make_base()
            environment.start_compiling()
        with stages.stage("packages"):
            environment.install_packages()
        if tools:
            with stages.stage("tools"):
                environment.install_tools()
        meanwhile()
        with stages.stage("compile"):
            environment.finish_compiling()
    finally:
        environment.stop_compiling()


def pull_model(stages: Stages, environment: Environment) -> None:
    """The default language model, downloaded once."""
    # A profile of no one: the model lies in a folder that all profiles share.
    with stages.stage("model"):
        run_quietly([str(PYTHON.parent / "musicrec"), "--temp-profile", "models", "pull"], environment.log)


def guarded(work: Callable[[], int]) -> int:
    """Run and turn a set-up error into its message and exit code 1."""
    try:
        return work()
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on where it was.", file=sys.stderr)
        return 130


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="Set up this checkout.")
    parser.add_argument("--window", action="store_true")
    parser.add_argument("--tools", action="store_true")
    parser.add_argument("--tests", action="store_true")
    options = parser.parse_args()
    with_new_python()
    tools = options.tools or options.tests
    names = [*STAGES[:3], *(["tools"] if tools else []), *(["music", "model"] if options.tests else []), "compile"]
    stages = Stages(names)
    environment = Environment()

    def fetch_for_tests() -> None:
        if options.tests:
            with stages.stage("music", speaks=True):
                fetch_test_music()
            pull_model(stages, environment)

    prepare(stages, environment, window=options.window, tests=options.tests, tools=tools, meanwhile=fetch_for_tests)
    say(stages.summary())
    return 0


def fetch_test_music() -> None:
    """A few real tracks for the tests; without them those tests say that they did not run."""
    command = [sys.executable, str(ROOT / "packaging" / "demo_library.py"), "--tiny", "--into", str(test_music())]
    if subprocess.run(command, check=False).returncode != 0:
        say("      no demo music: the tests that need it will be skipped")


def test_music() -> Path:
    """Where the tests' few tracks lie."""
    return cache_folder() / "test-music"


if __name__ == "__main__":
    sys.exit(guarded(main))
