"""Stage 10, learn: what happened to tracks becomes history."""

from musicrec_desktop.feedback.history_lines import LineProblem, ParsedHistory, parse_history
from musicrec_desktop.feedback.recorder import PlayRecorder, end_of

__all__ = ["LineProblem", "ParsedHistory", "PlayRecorder", "end_of", "parse_history"]
