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
    """What `item` asks for, or which of the known tracks it is the same as.

    Raises AnalysisError with the reason when it cannot be measured.
    """
    from dataclasses import replace

    from musicrec_desktop.analysis.audio_hash import hash_audio
    from musicrec_desktop.analysis.decode import read_sound
    from musicrec_desktop.analysis.measure import measure_sound

    audio_hash = hash_audio(item.path)
    if audio_hash and (item.start_ms or item.end_ms):
        audio_hash = f"{audio_hash} {item.start_ms}-{item.end_ms}"
    same_as = dict(item.known).get(audio_hash) if audio_hash else None
    if same_as is not None:
        return Measurement(None, item.duration_ms / 1000, audio_hash=audio_hash, same_as=same_as)
    sound = read_sound(item.path, start_ms=item.start_ms, end_ms=item.end_ms, is_whole=item.is_whole)
    return replace(measure_sound(sound, item.groups), audio_hash=audio_hash)


def analyse_file(path: Path) -> AudioFeatures:
    """Features of the track in `path`. Raises AnalysisError with the reason when it cannot be measured.

    In the calling process and thread: a decoder that crashes takes the program along. AnalysisPool does not.
    """
    from musicrec_desktop.domain.analysis_work import AnalysisItem

    features = measure_file(AnalysisItem(TrackId(0), path)).features
    if features is None:
        raise AssertionError("nothing else is known here that it could be the same as")
    return features
