"""The protocol of skips: figures of a log it makes itself."""

import numpy as np
import pytest

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.evaluation.histories.log import RawPlays
from musicrec_desktop.evaluation.histories.skips import evaluate_skips
from musicrec_desktop.evaluation.histories.skips_prior import fit_skip_prior


def raw_plays(m: int = 1200, *, telling: bool = True, lengths: bool = True, reasons: bool = False) -> RawPlays:
    """Thirty tracks, a third of which are mostly skipped; or skips by chance alone when not `telling`."""
    random = np.random.default_rng(3)
    tracks = random.integers(0, 30, m)
    skipped = random.random(m) < (np.where(tracks < 10, 0.9, 0.1) if telling else 0.4)
    lasted = np.where(skipped, random.integers(1, 29, m), random.integers(120, 300, m)).astype(np.float64)
    pauses = np.where(random.random(m) < 0.1, 7200.0, 1.0)
    starts = np.floor(1.6e9 + np.cumsum(np.concatenate(([0.0], (lasted + pauses)[:-1]))))
    artists = np.array([f"artist {track // 5}" for track in tracks])
    return RawPlays(
        name="someone",
        keys=np.array([f"{artist}\ttrack {track}" for artist, track in zip(artists, tracks, strict=True)]),
        artists=artists,
        albums=np.full(m, "", np.str_),
        starts=starts,
        played_ms=lasted * 1000 if lengths else np.full(m, np.nan),
        reason_start=np.full(m, "", np.str_),
        reason_end=np.where(skipped, "fwdbtn" if reasons else "", "trackdone" if reasons else ""),
    )


def test_habits_that_are_there_are_found() -> None:
    figures = evaluate_skips(raw_plays())
    assert figures is not None
    assert figures["plays"] == 240
    for what in ("recommend", "in_session"):
        assert figures[f"auc_{what}"] > 0.75
        low, high = figures[f"ci95_{what}"]
        assert low <= figures[f"auc_{what}"] <= high
        assert figures[f"ap_{what}"] > figures["skip_rate"]
        assert figures[f"calibration_{what}"] < 0.15
    assert "button" not in figures


def test_chance_is_not_foretold() -> None:
    figures = evaluate_skips(raw_plays(telling=False))
    assert figures is not None
    assert abs(figures["auc_recommend"] - 0.5) < 0.12
    assert abs(figures["auc_in_session"] - 0.5) < 0.12


def test_reasons_give_a_second_label_and_a_log_without_lengths_none() -> None:
    figures = evaluate_skips(raw_plays(600, reasons=True))
    assert figures is not None
    assert figures["button"]["skip_rate"] == pytest.approx(figures["skip_rate"])
    assert evaluate_skips(raw_plays(300, lengths=False)) is None


def test_a_prior_of_others_helps_who_has_hardly_played() -> None:
    prior = fit_skip_prior([raw_plays()])
    short = raw_plays(60)
    figures = evaluate_skips(short, prior)
    assert figures is not None
    assert np.isfinite(figures["log_loss_in_session"])
    with pytest.raises(RequestError):
        fit_skip_prior([raw_plays(300, lengths=False)])
