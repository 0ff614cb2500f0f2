import csv
import json
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.evaluation.continuation_prior import learned_prior, main, read_prior
from musicrec_desktop.evaluation.histories.log import make_history, read_plays
from musicrec_desktop.evaluation.playlists import (
    Collection,
    evaluate_playlists,
    measured,
    read_collection,
)
from musicrec_desktop.ranking.choice import ignorant
from musicrec_desktop.ranking.continuing import BARE_PARTS, BELIEF, HEARD_PARTS, ContinuationPrior

PRIOR = ContinuationPrior(
    ignorant(HEARD_PARTS, weights={**BELIEF, "near": 4.0, "session": 7.0, "day": 7.0}),
    ignorant(BARE_PARTS, weights=BELIEF),
)
LISTS, LONG = 6, 12


def entry(track: int) -> list[str]:
    """Artists and albums say nothing here: one of each a track."""
    return [f" Artist {track}", f"Album {track}", f"Title {track} "]


def write(folder: Path, plays: bool = True, library: bool = True) -> Path:
    """Six lists of twelve tracks and one too short; each was heard as a session now and then, beside other music."""
    playlists = folder / "playlists"
    playlists.mkdir()
    lists = [list(range(at * LONG, (at + 1) * LONG)) for at in range(LISTS)]
    named = [{"name": str(at), "tracks": [entry(t) for t in members]} for at, members in enumerate(lists)]
    named.append({"name": "short", "tracks": [entry(0), entry(0), entry(70)]})
    (playlists / "P.json").write_text(json.dumps(named))
    if library:
        (playlists / "P_library.json").write_text(json.dumps([entry(100), entry(1)]))
    if plays:
        write_plays(folder / "histories" / "own", lists)
        write_plays(folder / "histories" / "other", [[track + 500 for track in members] for members in lists])
    return playlists


def write_plays(folder: Path, lists: list[list[int]]) -> None:
    folder.mkdir(parents=True)
    random = np.random.default_rng(5)
    now = 1_600_000_000
    with (folder / "plays.csv").open("w", newline="") as lines:
        rows = csv.writer(lines)
        rows.writerow(["ts", "artist", "album", "track", "ms_played"])
        for session in range(120):
            mixed = random.permutation(np.concatenate(lists))[:LONG].tolist()
            members = lists[session // 2 % len(lists)] if session % 2 else mixed
            for track in members:
                artist, album, title = entry(track)
                rows.writerow([now, artist, album, title, 5_000 if track == 3 else 180_000])
                now += 180
            now += 30_000
        rows.writerow([now, "Only", "", "Briefly", 5_000])


def test_lists_heard_together_are_found_together(tmp_path: Path) -> None:
    folder = write(tmp_path)
    result = evaluate_playlists(folder, PRIOR, tmp_path / "histories")["P"]
    assert result["playlists"] == LISTS
    assert result["candidates"] == LISTS * LONG + 1  # and the saved one; not the one only played briefly
    assert result["ndcg10"] > 0.9
    assert result["ndcg10"] >= result["peers"]["session item-kNN"]["ndcg10"] - 0.05
    assert result["peers"]["without a history"]["ndcg10"] < 0.5
    assert result["ci95"][0] <= result["ndcg10"] <= result["ci95"][1]
    assert result == evaluate_playlists(folder, PRIOR, tmp_path / "histories")["P"]
    json.dumps(result)


def test_a_log_of_somebody_else_is_not_taken(tmp_path: Path) -> None:
    folder = write(tmp_path)
    logs = sorted((tmp_path / "histories").glob("*/plays.csv"))
    whole = read_collection(folder / "P.json", logs)
    assert whole.plays is not None
    assert whole.plays.tracks.max() == len(whole.catalogue) - 1
    assert read_collection(folder / "P.json", [log for log in logs if log.parent.name == "other"]).plays is None


def test_logs_beside_the_playlists_are_found_unnamed(tmp_path: Path) -> None:
    folder = write(tmp_path)
    assert "session item-kNN" in evaluate_playlists(folder, PRIOR)["P"]["peers"]


def test_without_plays_and_library_the_lists_are_all_there_is(tmp_path: Path) -> None:
    folder = write(tmp_path, plays=False, library=False)
    whole = read_collection(folder / "P.json")
    assert whole.candidates.all()
    assert len(whole.catalogue) == LISTS * LONG
    result = evaluate_playlists(folder, PRIOR)["P"]
    assert "session item-kNN" not in result["peers"]
    assert 0 <= result["ndcg10"] <= 1


def test_the_same_track_twice_is_in_a_list_once(tmp_path: Path) -> None:
    whole = read_collection(write(tmp_path, plays=False) / "P.json")
    assert whole.lists[-1].tolist() == [0, 70]
    assert whole.usable == list(range(LISTS))


def known(lists: list[list[int]], n: int) -> Collection:
    from musicrec_desktop.domain.listening import Catalogue

    return Collection(
        Catalogue(np.arange(n, dtype=np.int32), np.arange(n, dtype=np.int32)),
        tuple(np.array(members) for members in lists),
        np.ones(n, np.bool_),
        None,
    )


def test_the_figures_of_a_perfect_and_of_a_silent_method() -> None:
    whole = known([list(range(20)), list(range(20, 40))], 2000)

    def perfect(seeds: list[int], others: list[np.ndarray]) -> np.ndarray:
        scores = np.zeros(2000)
        scores[seeds[0] : seeds[0] + 20] = 1
        assert len(others) == 1
        assert seeds[0] not in others[0]
        return scores

    best = measured(whole, perfect)
    assert best["ndcg10"] == best["r_precision"] == best["hit10"] == best["mrr50"] == best["recall50"] == 1
    assert best["coverage10"] == 20 / 2000
    assert best["artist_diversity10"] == 1
    # Constant scores: chance decides, not the order of the file.
    assert measured(whole, lambda *_: np.ones(2000))["ndcg10"] < 0.2


def test_a_method_is_not_asked_for_what_it_was_given() -> None:
    whole = known([list(range(12))], 500)
    scores = np.zeros(500)
    scores[:5], scores[5:12] = 9, 1
    assert measured(whole, lambda *_: scores)["ndcg10"] == pytest.approx(1)


def test_weights_are_learned_from_sessions_before_the_last_fifth(tmp_path: Path) -> None:
    write_plays(tmp_path / "histories" / "own", [list(range(at * LONG, (at + 1) * LONG)) for at in range(LISTS)])
    file = tmp_path / "prior.json"
    main([str(file), str(tmp_path / "histories")])
    prior = ContinuationPrior.from_dict(json.loads(file.read_text()))
    assert prior.heard.lessons > 0
    assert prior.heard.weights[HEARD_PARTS.index("near")] > 0.5
    raw = read_plays(tmp_path / "histories" / "own" / "plays.csv")
    whole = make_history(raw)
    assert learned_prior([whole]).as_dict() == prior.as_dict()
    assert read_prior(file).as_dict() == prior.as_dict()
    file.write_text("{}")
    with pytest.raises(RequestError, match="cannot be read"):
        read_prior(file)


@pytest.mark.parametrize("text", ["{", "[1]", '[{"name": "x"}]'])
def test_an_unreadable_file_says_what_is_needed(tmp_path: Path, text: str) -> None:
    (tmp_path / "P.json").write_text(text)
    with pytest.raises(RequestError, match="cannot be read"):
        evaluate_playlists(tmp_path, PRIOR)


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="no playlists"):
        evaluate_playlists(tmp_path, PRIOR)
