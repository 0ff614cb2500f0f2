"""Methods that learn from the log of listening what is expected next."""

from musicrec_desktop.ranking.listening.memory import memory_scorers
from musicrec_desktop.ranking.listening.protocol import ListeningScorer

__all__ = ["ListeningScorer", "memory_scorers"]
