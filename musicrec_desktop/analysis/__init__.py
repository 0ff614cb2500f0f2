"""Stage 2: audio files to feature vectors with confidences. librosa, soundfile, PyAV and soxr only here."""

from musicrec_desktop.analysis.measure_file import analyse_file
from musicrec_desktop.analysis.merging import bring_up_to_date, merge
from musicrec_desktop.analysis.outcome import AnalysisOutcome, Measurement
from musicrec_desktop.analysis.pace import FULL, AskPace, Pace, full_pace
from musicrec_desktop.analysis.pool import AnalysisPool

__all__ = [
    "FULL",
    "AnalysisOutcome",
    "AnalysisPool",
    "AskPace",
    "Measurement",
    "Pace",
    "analyse_file",
    "bring_up_to_date",
    "full_pace",
    "merge",
]
