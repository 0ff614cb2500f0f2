"""The entry to measuring one file. Loads the sound libraries only when called: they take a second and much memory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from musicrec_desktop.analysis.outcome import Measurement

if TYPE_CHECKING:
    from musicrec_desktop.domain.features import AudioFeatures


def measure_file(path: Path) -> Measurement:
    """Features and length of the track in `path`. Raises AnalysisError with the reason when it cannot be measured."""
    from musicrec_desktop.analysis.decode import read_sound
    from musicrec_desktop.analysis.measure import measure_sound

    sound = read_sound(path)
    return Measurement(measure_sound(sound), sound.seconds)


def analyse_file(path: Path) -> AudioFeatures:
    """Features of the track in `path`. Raises AnalysisError with the reason when it cannot be measured.

    In the calling process and thread: a decoder that crashes takes the program along. AnalysisPool does not.
    """
    return measure_file(path).features
