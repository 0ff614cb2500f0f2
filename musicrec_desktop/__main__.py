"""Entry points. Nothing is imported before it is called: analysis workers import this module again when they start."""

import multiprocessing
import os
import sys

_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def calm_products() -> None:
    """Let each product of arrays take one thread, unless somebody has set how many: before numpy is imported.

    Products here are small, and the other threads go on spinning for the next one: to fill a queue took 81 ms of
    processor time on two cores instead of 24. The lanes are threads enough.
    """
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")


def command_line() -> int:
    """`musicrec`."""
    multiprocessing.freeze_support()
    calm_products()
    from musicrec_desktop.cli.main import main

    return main()


def window() -> int:
    """`musicrec-desktop`."""
    multiprocessing.freeze_support()
    calm_products()
    from musicrec_desktop.desktop.main import main

    return main()


if __name__ == "__main__":
    # `python -m musicrec_desktop`: the window without arguments, the command line with them.
    sys.exit(command_line() if len(sys.argv) > 1 else window())
