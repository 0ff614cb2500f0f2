"""The entry to measuring one file. Loads the sound libraries only when called: they take a second and much memory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from musicrec_desktop.analysis.outcome import Measurement
from musicrec_desktop.domain.ids import TrackId

if TYPE_CHECKING:
    from musicrec_desktop.domain.analysis_work import AnalysisItem
    from musicrec_desktop.domain.features import AudioFeatures


def measure_file(item: AnalysisItem) -> Measurement:
    """What `item` asks for. Raises AnalysisError with the reason when it cannot be measured."""
    from musicrec_desktop.analysis.decode import read_sound
    from musicrec_desktop.analysis.measure import measure_sound

    sound = read_sound(item.path)
    return measure_sound(sound, item.groups)


def analyse_file(path: Path) -> AudioFeatures:
    """Features of the track in `path`. Raises AnalysisError with the reason when it cannot be measured.

    In the calling process and thread: a decoder that crashes takes the program along. AnalysisPool does not.
    """
    from musicrec_desktop.domain.analysis_work import AnalysisItem

    features = measure_file(AnalysisItem(TrackId(0), path)).features
    if features is None:
        raise AssertionError("nothing else is known here that it could be the same as")
    return features
