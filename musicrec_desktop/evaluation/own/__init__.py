"""How well the program has known its own listener, from the history it keeps itself."""

from musicrec_desktop.evaluation.own.drift import measure

__all__ = ["measure"]
