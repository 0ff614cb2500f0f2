"""Whole tracks: what the numbers say of sounds everyone can tell apart, and odd files."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.analysis import analyse_file
from musicrec_desktop.domain.errors import AnalysisError
from musicrec_desktop.domain.features import EMBEDDING, FEATURE_NAMES, SCALARS, AudioFeatures, FeatureMatrix
from musicrec_desktop.domain.ids import TrackId
from tests.unit.analysis.sounds import RATE, Wave, chords, drums, encode, noise, piece, sine, write

GIVEN = (
    "tempo", "key", "mode", "loudness", "energy", "valence", "danceability", "acousticness", "instrumentalness",
    "brightness", "dynamics", "onset_rate", "pulse_clarity",
)  # fmt: skip
"""What every piece of music with a beat and chords has."""
UNIT = ("energy", "valence", "danceability", "acousticness", "instrumentalness", "brightness", "pulse_clarity")


def _measure(folder: Path, sound: NDArray[np.floating], rate: int = RATE, subtype: str = "FLOAT") -> AudioFeatures:
    return analyse_file(write(folder / "track.wav", sound, rate, subtype))


def _confidence(features: AudioFeatures, name: str) -> float:
    return float(features.confidences[SCALARS.index(name)])


def _assert_sound(features: AudioFeatures) -> None:
    """What holds for every file that could be measured."""
    assert np.isfinite(features["loudness"])
    assert not np.isinf(features.values).any()
    assert (features.confidences >= 0).all()
    assert (features.confidences <= 1).all()
    unknown = np.isnan(features.values[: len(SCALARS)])
    assert (features.confidences[unknown] == 0).all()
    for name in UNIT:
        assert np.isnan(features[name]) or 0 <= features[name] <= 1
    assert np.isnan(features["tempo"]) or 70 <= features["tempo"] <= 180


def test_a_piece_of_known_tempo_key_and_loudness(tmp_path: Path) -> None:
    beat = 60 / 96
    sound = 0.7 * chords(9, False, 60, beat=2 * beat) + 0.3 * drums(96, 60)
    features = _measure(tmp_path, sound)
    _assert_sound(features)
    assert features["tempo"] == pytest.approx(96, rel=0.01)
    assert (features["key"], features["mode"]) == (9, 0)
    expected = [*GIVEN, *EMBEDDING]
    assert not [name for name in expected if np.isnan(features[name])]
    louder = _measure(tmp_path, 2 * sound)
    assert louder["loudness"] - features["loudness"] == pytest.approx(6.02, abs=0.05)
    # The file's level moves loudness, what is made of it, and nothing else.
    for name in ("tempo", "key", "mode", "brightness", "dynamics", "onset_rate", "pulse_clarity", *EMBEDDING):
        assert louder[name] == pytest.approx(features[name], rel=1e-3, abs=1e-3)


def test_a_wall_of_sound_has_more_energy_than_a_soft_chord(tmp_path: Path) -> None:
    soft = _measure(tmp_path, 0.1 * chords(0, True, 20, beat=4))
    fast = drums(170, 20) + noise(20, 0.3) + chords(0, True, 20)
    wall = _measure(tmp_path, np.clip(fast, -0.9, 0.9))
    assert wall["energy"] > 0.85
    assert soft["energy"] < 0.15
    assert wall["acousticness"] < soft["acousticness"]
    assert wall["brightness"] > soft["brightness"]


def test_a_steady_beat_is_danceable_and_a_drone_is_not(tmp_path: Path) -> None:
    beat = _measure(tmp_path, drums(120, 20))
    drone = _measure(tmp_path, sine(220, 20, 0.3) + sine(277, 20, 0.2) + noise(20, 0.01))
    assert beat["danceability"] > 0.75
    assert drone["danceability"] < 0.3
    assert beat["pulse_clarity"] > drone["pulse_clarity"]


def test_major_and_fast_is_guessed_brighter_than_minor_and_slow_but_never_with_confidence(tmp_path: Path) -> None:
    glad = _measure(tmp_path, chords(2, True, 40, beat=60 / 150))
    sad = _measure(tmp_path, chords(2, False, 40, beat=60 / 75))
    assert glad["valence"] > sad["valence"] + 0.2
    assert max(_confidence(glad, "valence"), _confidence(sad, "valence")) <= 0.25
    assert max(_confidence(glad, "instrumentalness"), _confidence(sad, "instrumentalness")) <= 0.15


def test_dynamics_are_the_decibels_between_loud_and_quiet(tmp_path: Path) -> None:
    loud, quiet = noise(10, 0.2), noise(10, 0.02)
    assert _measure(tmp_path, np.concatenate([loud, quiet, loud]))["dynamics"] == pytest.approx(20, abs=1)
    assert _measure(tmp_path, loud)["dynamics"] < 2


@pytest.mark.parametrize("sound", [np.zeros(5 * RATE), np.full(5 * RATE, 0.5)], ids=["silence", "constant"])
def test_silence_has_a_loudness_and_nothing_else(tmp_path: Path, sound: Wave) -> None:
    features = _measure(tmp_path, sound)
    _assert_sound(features)
    assert features["loudness"] == -70
    others = np.delete(features.values, FEATURE_NAMES.index("loudness"))
    assert np.isnan(others).all()
    assert FeatureMatrix.from_rows([(TrackId(1), features)]).is_analysed.all()


@pytest.mark.parametrize("n", [1, 2, 500, int(0.3 * RATE), RATE, 3 * RATE])
def test_very_short_sound(tmp_path: Path, n: int) -> None:
    features = _measure(tmp_path, piece(1, 4)[RATE // 2 :][:n] + np.float32(0.1))
    _assert_sound(features)
    assert np.isnan(features["tempo"])
    assert _confidence(features, "energy") < 0.1


@pytest.mark.parametrize(("rate", "channels"), [(8_000, 1), (96_000, 2), (44_100, 6), (192_000, 1), (11_025, 3)])
def test_odd_rates_and_channels_are_the_same_music(tmp_path: Path, rate: int, channels: int) -> None:
    sound = chords(4, True, 12, rate) + 0.3 * drums(120, 12, rate)
    features = _measure(tmp_path, np.repeat(sound[:, None], channels, axis=1), rate)
    _assert_sound(features)
    assert (features["key"], features["mode"]) == (4, 1)
    assert features["tempo"] == pytest.approx(120, rel=0.01)


def test_broken_samples_are_passed_over(tmp_path: Path) -> None:
    clean = piece(2, 12)
    broken = clean.copy()
    broken[1000:1400] = np.nan
    broken[50_000] = np.inf
    broken[60_000] = -np.inf
    broken[70_000] = 1e30
    features, expected = _measure(tmp_path, broken), _measure(tmp_path, clean)
    _assert_sound(features)
    assert features["tempo"] == pytest.approx(expected["tempo"], rel=0.01)
    assert features["key"] == expected["key"]


def test_nothing_but_broken_samples_is_silence(tmp_path: Path) -> None:
    assert _measure(tmp_path, np.full(RATE, np.nan))["loudness"] == -70


def test_no_samples_at_all(tmp_path: Path) -> None:
    with pytest.raises(AnalysisError, match="holds no sound"):
        _measure(tmp_path, np.zeros(0))


def test_copies_in_other_codecs_are_their_originals_nearest(tmp_path: Path) -> None:
    originals, copies = [], []
    for seed in range(6):
        source = write(tmp_path / f"{seed}.flac", piece(seed, 24, 44_100), 44_100)
        originals.append((TrackId(seed + 1), analyse_file(source)))
        for i, (suffix, rate) in enumerate((("mp3", "128k"), ("opus", "64k")), 1):
            copy = encode(source, tmp_path / f"{seed}.{suffix}", "-b:a", rate)
            copies.append((TrackId(100 * i + seed + 1), analyse_file(copy)))
    matrix = FeatureMatrix.from_rows(originals + copies)
    nearness = matrix.sound @ matrix.sound.T
    of_piece = matrix.ids % 100
    for row in range(6, len(matrix.ids)):
        assert int(of_piece[nearness[row, :6].argmax()]) == of_piece[row]
        original = of_piece[row] - 1
        assert nearness[row, original] > 0.8
        for name in ("tempo", "key", "mode", "loudness", "energy"):
            assert matrix.column(name)[row] == pytest.approx(matrix.column(name)[original], rel=0.05, abs=0.3)
