"""What characterise says of measured rows, without any file."""

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.analysis.character import characterise
from musicrec_desktop.analysis.measured import gather
from musicrec_desktop.analysis.rhythm import measure_rhythm
from musicrec_desktop.analysis.spectrum import measure_spectrum
from musicrec_desktop.analysis.timbre import describe_timbre
from musicrec_desktop.domain.features import SCALARS
from tests.unit.analysis.sounds import RATE, chords, drums, noise, sine

Sound = NDArray[np.float32]


def _row(sound: Sound, loudness: float = -14.0) -> NDArray[np.float32]:
    sound = sound.astype(np.float32)
    spectrum = measure_spectrum((sound,))
    rhythm = measure_rhythm(spectrum.mel_db, spectrum.lengths)
    named = ("tempo", "tempo_confidence", "pulse_clarity", "bass_pulse", "onset_rate", "strength_mean", "strength_std")
    blocks = {name: getattr(rhythm, name) for name in named}
    return gather({"loudness": loudness, **blocks, **describe_timbre(spectrum, (sound,))})


def _value(sound: Sound, name: str) -> float:
    return characterise(_row(sound))[name][0]


def _syllables(seconds: int) -> Sound:
    """Bursts of a buzzing voice and of hiss in turns, five a second, with gaps."""
    at = np.arange(seconds * RATE) / RATE
    which = (at * 10).astype(int) % 4
    voice = np.sign(np.sin(2 * np.pi * 180 * at)) * 0.2
    return np.where(which == 0, voice, np.where(which == 1, np.diff(noise(seconds, 0.05), prepend=0), 0))


def test_each_number_has_a_value_within_its_range_and_a_confidence() -> None:
    found = characterise(_row(drums(120, 31) + chords(0, True, 31)))
    assert set(found) <= set(SCALARS)
    for value, confidence in found.values():
        assert 0 <= value <= 1
        assert 0 < confidence <= 1
    assert found["instrumentalness"][1] <= 0.15, "nothing here recognises a voice"
    assert found["valence"][1] <= 0.25


def test_without_timbre_nothing_is_said() -> None:
    for value, confidence in characterise(gather({"loudness": -70.0})).values():
        assert np.isnan(value)
        assert confidence == 0


def test_half_the_sound_is_half_the_confidence() -> None:
    short, long = characterise(_row(drums(120, 15))), characterise(_row(drums(120, 30)))
    assert short["energy"][1] == pytest.approx(long["energy"][1] / 2, rel=0.01)


def test_broken_words_sound_of_speech_and_a_beat_or_a_chord_does_not() -> None:
    spoken = _value(_syllables(10), "speech")
    assert spoken > 0.5
    # Bare drums with silence between them come nearest to words; music in the corpus is below 0.06 in nine of ten.
    assert _value(chords(0, True, 10) + 0.5 * drums(120, 10), "speech") < 0.5
    assert _value(sine(220, 10) + sine(330, 10), "speech") < 0.2


def test_beating_partials_are_rough() -> None:
    assert _value(sine(440, 6) + sine(466, 6), "roughness") > 0.9
    assert _value(sine(440, 6) + sine(880, 6), "roughness") < 0.3


def test_a_dense_fast_beat_stirs_more_than_a_slow_chord_whatever_the_level() -> None:
    wild, calm = drums(170, 12) + noise(12, 0.2), chords(0, True, 12, beat=4)
    assert _value(wild, "arousal") > _value(calm, "arousal") + 0.4
    middling = drums(120, 12) + chords(0, True, 12)
    loud, soft = (characterise(_row(middling, level)) for level in (-6.0, -26.0))
    assert loud["arousal"] == soft["arousal"]
    assert loud["energy"][0] > soft["energy"][0] + 0.1
