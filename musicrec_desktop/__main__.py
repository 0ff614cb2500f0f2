"""Entry points. Nothing is imported before it is called: analysis workers import this module again when they start."""

import multiprocessing
import sys


def command_line() -> int:
    """`musicrec`."""
    multiprocessing.freeze_support()
    from musicrec_desktop.cli.main import main

    return main()


def window() -> int:
    """`musicrec-desktop`."""
    multiprocessing.freeze_support()
    from musicrec_desktop.desktop.main import main

    return main()


if __name__ == "__main__":
    # `python -m musicrec_desktop`: the window without arguments, the command line with them.
    sys.exit(command_line() if len(sys.argv) > 1 else window())
