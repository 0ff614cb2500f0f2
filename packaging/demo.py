#!/usr/bin/env python3
"""From a bare machine to a playlist with reasons: demo.py [--music FOLDER] [--request WORDS].

Uses a profile of its own (build/demo), so that the listener's is untouched. Standard library only.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import demo_library
import machine
from environment import BUILD, PYTHON, Environment, cache_folder
from prepare import guarded, prepare, pull_model, with_new_python
from stages import SetupError, Stages, say

PROFILE = BUILD / "demo" / "profile"
REQUEST = "20 minutes of energetic music to run to, fast and bright"


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="Set up, fetch music, and make one playlist.")
    parser.add_argument("--music", default="", help="a folder of your own music instead of the demo library")
    parser.add_argument("--request", default=REQUEST, help="what to ask for")
    options = parser.parse_args()
    with_new_python()
    music = Path(options.music).expanduser().resolve() if options.music else cache_folder() / "demo-music"
    if options.music and not music.is_dir():
        raise SetupError(f"MUSIC={options.music} is not a folder.")
    own = bool(options.music)
    names = ["system", "environment", "packages", *([] if own else ["music"]), "model", "compile"]
    stages = Stages([*names, "scan", "analyse", "playlist"])
    environment = Environment()

    def meanwhile() -> None:
        if not own:
            with stages.stage("music", speaks=True):
                say(f"      {demo_library.fetch(music)} tracks in {music}")
        pull_model(stages, environment)

    if PROFILE.is_dir():
        stages.already_done("scan", "analyse")
    prepare(stages, environment, window=machine.has_display(), tests=False, tools=False, meanwhile=meanwhile)
    with stages.stage("scan", speaks=True):
        _musicrec("scan", str(music))
    with stages.stage("analyse", speaks=True):
        # Every core: nobody is using the player yet.
        _musicrec("analyse", "--jobs", str(machine.cores()))
    with stages.stage("playlist"):
        say(f'      asking for: "{options.request}"\n')
        _musicrec("playlist", options.request)
    say("\n" + stages.summary())
    return _show_window(options.request)


def _musicrec(*arguments: str) -> None:
    code = subprocess.run(
        [str(PYTHON.parent / "musicrec"), "--profile", str(PROFILE), *arguments], check=False
    ).returncode
    if code != 0:
        raise SetupError(f"musicrec {arguments[0]} ended with {code}; what it said stands above.")


def _show_window(request: str) -> int:
    """Open the window on the same profile where there is a display."""
    again = f"{os.path.relpath(PYTHON.parent / 'musicrec')} --profile {os.path.relpath(PROFILE)} playlist 'your words'"
    say(f"Ask for something else: {again}")
    if not machine.has_display():
        say("There is no display here, so no window. On a desktop, `make run` opens it on your own music.")
        return 0
    say("Opening the window; close it to come back here.")
    window = shutil.which("musicrec-desktop", path=str(PYTHON.parent))
    if window is None:
        raise SetupError("musicrec-desktop is not installed; see build/setup.log.")
    return subprocess.run([window, "--profile", str(PROFILE), "--request", request], check=False).returncode


if __name__ == "__main__":
    sys.exit(guarded(main))
