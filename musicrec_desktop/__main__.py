"""`python -m musicrec_desktop`: the window without arguments, the command line with them."""

import sys


def main() -> int:
    """Pick the shell; nothing else."""
    if len(sys.argv) > 1:
        from musicrec_desktop.cli.main import main as command_line

        return command_line()
    from musicrec_desktop.desktop.main import main as window

    return window()


if __name__ == "__main__":
    sys.exit(main())
