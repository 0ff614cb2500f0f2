"""The measured row and the vector of nearness made of it."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from musicrec_desktop.analysis.embedding import embed, ingredients
from musicrec_desktop.analysis.measured import (
    MEASURED,
    N_MEASURED,
    block,
    gather,
    group_slice,
    single,
    updated,
)
from musicrec_desktop.analysis.spectrum import measure_spectrum
from musicrec_desktop.analysis.timbre import describe_timbre
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.features import FeatureGroup
from tests.unit.analysis.sounds import RATE, chords, drums, encode, noise, piece, write

Row = NDArray[np.float32]
CHROMA = np.array([0.3, 0, 0.1, 0, 0.2, 0.05, 0, 0.25, 0, 0.1, 0, 0])


def _row(sound: Row, chroma: NDArray[np.floating] = CHROMA) -> Row:
    return gather({"chroma": chroma, **describe_timbre(measure_spectrum((sound,)), (sound,))})


def _cosine(one: Row, other: Row) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def test_a_row_holds_what_was_gathered_and_nothing_else() -> None:
    row = gather({"tempo": 120.0, "chroma": CHROMA})
    assert row.shape == (N_MEASURED,)
    assert single(row, "tempo") == 120
    np.testing.assert_allclose(block(row, "chroma"), CHROMA, rtol=1e-6)
    assert np.isfinite(row).sum() == 13
    assert sum(map(len, MEASURED.values())) == N_MEASURED
    assert len({name for names in MEASURED.values() for name in names}) == N_MEASURED


def test_a_name_without_a_place_or_of_another_length_is_refused() -> None:
    for wrong in ({"tempi": 1.0}, {"chroma": 1.0}, {"tempo": [1.0, 2.0]}):
        with pytest.raises(InvariantError, match="nothing measured is called"):
            gather(wrong)
    with pytest.raises(InvariantError, match="more than one"):
        single(gather({}), "chroma")


def test_an_update_of_one_group_keeps_the_others() -> None:
    old, new = np.zeros(N_MEASURED, np.float32), np.ones(N_MEASURED, np.float32)
    row = updated(old, new, (FeatureGroup.RHYTHM, FeatureGroup.EMBEDDING))
    assert row[group_slice(FeatureGroup.RHYTHM)].all()
    assert row.sum() == len(MEASURED[FeatureGroup.RHYTHM])
    assert not old.any()
    assert (updated(np.zeros(3, np.float32), new, ()) == 1).all(), "a row of another layout is replaced"


def test_level_and_key_move_nothing() -> None:
    sound = piece(3, 12)
    plain = embed(_row(sound))
    assert _cosine(plain, embed(_row(sound * np.float32(0.25)))) > 0.9999
    assert _cosine(plain, embed(_row(sound, np.roll(CHROMA, 5)))) > 0.9999
    assert _cosine(plain, embed(_row(sound, np.full(12, 1 / 12)))) < 0.9999


def test_a_shift_of_milliseconds_matters_less_than_another_piece() -> None:
    sound, other = piece(4, 14), piece(9, 14)
    own = embed(_row(sound))
    assert _cosine(own, embed(_row(sound[1105:]))) > 0.98
    assert _cosine(own, embed(_row(sound[1105:]))) > _cosine(own, embed(_row(other))) + 0.1


def test_highest_bands_that_an_encoder_cuts_matter_little(tmp_path: Path) -> None:
    sound, other = (piece(seed, 12) + noise(12, 0.03) for seed in (4, 9))
    own = embed(_row(sound))
    whole = np.fft.rfft(sound)
    whole[np.fft.rfftfreq(len(sound), 1 / RATE) > 10_000] = 0
    encoded = encode(write(tmp_path / "whole.wav", sound), tmp_path / "cut.mp3", "-b:a", "128k")
    copies = [np.fft.irfft(whole, len(sound)).astype(np.float32), soundfile.read(encoded, dtype="float32")[0]]
    for cosine in (_cosine(own, embed(_row(copy))) for copy in copies):
        assert cosine > 0.9
        assert cosine > _cosine(own, embed(_row(other)))


def test_pieces_for_the_same_instruments_are_nearer_than_others() -> None:
    soft = [embed(_row(chords(key, True, 12) + noise(12, 0.001))) for key in (0, 5)]
    hard = [embed(_row(drums(bpm, 12))) for bpm in (110, 124)]
    assert _cosine(*soft) > _cosine(soft[0], hard[0])
    assert _cosine(*hard) > _cosine(soft[1], hard[1])


def test_many_rows_at_once_and_rows_without_timbre() -> None:
    rows = np.stack([_row(piece(1, 6)), gather({"loudness": -70.0}), _row(piece(2, 3))])
    vectors = embed(rows)
    assert vectors.shape == (3, 64)
    np.testing.assert_allclose(vectors[0], embed(rows[0]), rtol=1e-4, atol=1e-4)
    assert np.isnan(vectors[1]).all()
    assert np.isfinite(vectors[2]).all(), "three seconds have no paces; those count as typical"
    assert np.isnan(ingredients(rows)[2]).any()
