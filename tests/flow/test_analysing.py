"""What is analysed, in which order, and what is never analysed twice: on real files, in real worker processes."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import mutagen
import numpy as np
import pytest

from musicrec_desktop.analysis import Pace
from musicrec_desktop.app.analysing import Analysing
from musicrec_desktop.app.flow import ANALYSE, SCAN
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.politeness import LOW
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.scanning import Scanning
from musicrec_desktop.app.services import Services
from musicrec_desktop.cli.main import main
from musicrec_desktop.domain.features import FEATURE_NAMES, AudioFeatures, FeatureGroup
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.progress import Partial, Progress
from tests.unit.analysis.sounds import RATE, noise, piece, write

NOW = UnixTime(1_780_272_000.0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pieces."""
    music = tmp_path / "music"
    music.mkdir()
    for seed in (0, 1):
        write(music / f"{seed}.flac", piece(seed, 20 + seed))
    return music


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = Services(Paths.of(tmp_path / "profile"))
    yield services
    services.close()


def scan(services: Services, folder: Path, now: float = NOW) -> None:
    run_inline(SCAN, Scanning(services, (folder,), UnixTime(now)))


def analyse(services: Services, **how: object) -> Analysing:
    return run_inline(ANALYSE, replace(Analysing(services, NOW, jobs=1), **how))  # type: ignore[arg-type]


def stored(services: Services, track_id: int = 1) -> AudioFeatures:
    return services.database.features.load([TrackId(track_id)])[TrackId(track_id)]


def change_row(services: Services, versions: dict[FeatureGroup, int], **sound: float) -> AudioFeatures:
    """Make the first track's row one that an older program has left, with other numbers. Returns what it was."""
    before = stored(services)
    values = before.values.copy()
    for name, value in sound.items():
        values[FEATURE_NAMES.index(name)] = value
    older = replace(before, values=values, versions={**before.versions, **versions})
    services.database.features.put([(TrackId(1), older)])
    return before


def test_everything_about_a_track_is_kept(services: Services, folder: Path) -> None:
    scan(services, folder)
    assert analyse(services).analysed == 2
    features = stored(services)
    assert set(features.versions) == set(FeatureGroup)
    assert np.isfinite(features.measured).mean() > 0.9
    assert len(services.database.fingerprints.get([TrackId(1), TrackId(2)])) == 2
    outline = services.database.outlines.get(TrackId(1))
    assert outline is not None
    assert outline.is_whole, "short enough to be heard whole at once"
    assert len(outline.beats_ms) > 10
    assert all(row[-1].startswith("flac") for row in services.database.features.known_audio())
    again = analyse(services)
    assert (again.total, again.improved, again.skipped) == (0, 0, 2)


def test_a_better_method_for_one_group_measures_that_group_alone(services: Services, folder: Path) -> None:
    scan(services, folder)
    analyse(services)
    before = change_row(services, {FeatureGroup.RHYTHM: 0}, tempo=61.0, loudness=-33.0, energy=0.123)
    again = analyse(services)
    assert (again.analysed, again.copied) == (1, 0)
    after = stored(services)
    assert after["tempo"] == pytest.approx(before["tempo"], rel=1e-3)
    assert after["loudness"] == -33.0, "not of this group: as it was"
    assert after["energy"] == pytest.approx(before["energy"], rel=1e-3), "made of it: made anew"
    assert dict(after.versions) == dict(before.versions)
    np.testing.assert_allclose(after.measured, before.measured, rtol=1e-4, equal_nan=True)


def test_a_better_way_to_derive_opens_no_file(services: Services, folder: Path) -> None:
    scan(services, folder)
    analyse(services)
    before = change_row(services, {FeatureGroup.CHARACTER: 0, FeatureGroup.EMBEDDING: 0}, energy=0.123)
    shutil.rmtree(folder)
    again = analyse(services)
    assert (again.total, again.improved, again.failed) == (0, 1, ())
    np.testing.assert_allclose(stored(services).values, before.values, rtol=1e-5, equal_nan=True)
    assert analyse(services).improved == 0


def test_the_same_audio_in_two_files_is_measured_once(services: Services, folder: Path) -> None:
    scan(services, folder)
    analyse(services)
    shutil.copy(folder / "0.flac", folder / "copy.flac")
    tags = mutagen.File(folder / "copy.flac")
    tags["title"] = "Another name"
    tags.save()
    scan(services, folder)
    state = analyse(services)
    assert (state.analysed, state.copied) == (1, 1)
    (copy,) = (track.id for track in services.database.tracks.all() if track.path.name == "copy.flac")
    np.testing.assert_array_equal(stored(services, copy).values, stored(services).values)
    prints = services.database.fingerprints.get([TrackId(1), copy])
    np.testing.assert_array_equal(prints[copy].codes[0], prints[TrackId(1)].codes[0])


def test_two_new_files_of_the_same_audio_are_measured_once_too(services: Services, folder: Path) -> None:
    shutil.copy(folder / "0.flac", folder / "copy.flac")
    scan(services, folder)
    state = analyse(services, jobs=2)
    assert (state.analysed, state.copied) == (3, 1)
    ids = {track.path.name: track.id for track in services.database.tracks.all()}
    np.testing.assert_array_equal(stored(services, ids["copy.flac"]).values, stored(services, ids["0.flac"]).values)


@pytest.mark.parametrize("a_chunk", [2, 20])
def test_two_files_replaced_by_copies_of_one_are_told_of_that_one(
    a_chunk: int, services: Services, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the second is given out before the first is stored, and heard after."""
    monkeypatch.setattr("musicrec_desktop.app.analysing._TRACKS_A_CHUNK", a_chunk)
    write(folder / "2.flac", piece(2, 22))
    scan(services, folder)
    analyse(services)
    write(folder / "0.flac", piece(3, 24))
    shutil.copy(folder / "0.flac", folder / "2.flac")
    write(folder / "1.flac", piece(4, 26))
    scan(services, folder)
    state = analyse(services)
    assert (state.analysed, state.copied) == (3, 1)
    here = {track.path.name: track.id for track in services.database.tracks.all() if not track.is_missing}
    assert min(here.values()) > 3, "all are tracks of their own"
    assert np.array_equal(stored(services, here["0.flac"]).values, stored(services, here["2.flac"]).values)


def test_a_retagged_file_is_not_measured_again(services: Services, folder: Path) -> None:
    scan(services, folder)
    analyse(services)
    before = stored(services)
    (first,) = (track for track in services.database.tracks.all() if track.id == 1)
    tags = mutagen.File(first.path)
    tags["title"] = "A longer title than before" * 400
    tags.save()
    scan(services, folder)
    state = analyse(services)
    assert (state.analysed, state.copied) == (1, 1)
    assert state.audio_seconds == pytest.approx(first.duration_ms / 1000)
    np.testing.assert_array_equal(stored(services).values, before.values)
    assert analyse(services).total == 0


def test_new_tracks_come_before_those_that_wait_longer(services: Services, folder: Path) -> None:
    scan(services, folder)
    later = folder / "later.flac"
    write(later, piece(5, 12))
    scan(services, folder, NOW + 1_000)
    names: list[str] = []

    def note(news: Progress | Partial) -> None:
        if isinstance(news, Progress) and news.text:
            names.append(news.text)

    run_inline(ANALYSE, Analysing(services, NOW, jobs=1), note)
    assert names[0] == "later.flac"
    assert set(names) == {"0.flac", "1.flac", "later.flac"}


def test_the_second_pass_is_exact_where_excerpts_estimate(services: Services, tmp_path: Path) -> None:
    music = tmp_path / "long"
    music.mkdir()
    # Two minutes and a half, loud only between two excerpts.
    sound = noise(150, 0.02)
    sound[14 * RATE : 19 * RATE] *= 20
    write(music / "long.flac", np.clip(sound, -0.99, 0.99))
    scan(services, music)
    assert analyse(services).analysed == 1
    excerpts = stored(services)
    assert not excerpts.is_whole
    outline = services.database.outlines.get(TrackId(1))
    assert outline is not None
    assert (outline.peaks == 0).mean() > 0.3
    second = analyse(services, is_whole=True)
    assert (second.analysed, second.total) == (1, 1)
    whole = stored(services)
    assert whole.is_whole
    outline = services.database.outlines.get(TrackId(1))
    assert outline is not None
    assert outline.is_whole
    assert (outline.peaks > 0).all()
    assert whole["loudness"] > excerpts["loudness"] + 5
    assert whole["onset_rate"] == excerpts["onset_rate"], "of one kind with all other tracks"
    assert set(whole.versions) == set(FeatureGroup)
    assert analyse(services, is_whole=True).total == 0
    assert analyse(services).total == 0


def test_a_broken_file_costs_itself_and_is_not_tried_again(services: Services, folder: Path) -> None:
    data = (folder / "0.flac").read_bytes()
    (folder / "0.flac").write_bytes(data[:2_000] + bytes(len(data) - 2_000))
    scan(services, folder)
    first = analyse(services)
    assert first.analysed + len(first.failed) == first.total
    assert analyse(services).total == 0


def test_a_track_counts_as_measured_once_all_of_it_is_stored(
    services: Services, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(*_: object) -> None:
        raise KeyboardInterrupt

    scan(services, folder)
    with monkeypatch.context() as patch:
        patch.setattr(services.database.fingerprints, "put", end)
        with pytest.raises(KeyboardInterrupt):
            analyse(services, limit=1)
    assert analyse(services).total == 2
    assert set(services.database.fingerprints.get([TrackId(1), TrackId(2)])) == {1, 2}


def test_the_pace_is_asked_for_each_file(services: Services, folder: Path) -> None:
    asked = 0

    def ask() -> Pace:
        nonlocal asked
        asked += 1
        return LOW

    scan(services, folder)
    assert analyse(services, jobs=2, ask_pace=ask).analysed == 2
    assert asked >= 2


def test_the_command_line_does_both_passes(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = ["--profile", str(tmp_path / "cli")]
    assert main(["scan", *profile, str(folder)]) == 0
    capsys.readouterr()
    assert main(["analyse", *profile, "--json", "--whole", "--jobs", "1"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["analysed"], said["copied"], said["failed"]) == (2, 0, [])
