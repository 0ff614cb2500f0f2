"""A conversation about a list: what each turn changes, what it leaves as it is, and how it is taken back."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.app.flow import LEARN, RECOMMEND, REFINE
from musicrec_desktop.app.learn import Learning
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.app.refining import Refining
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.features import FEATURE_NAMES, SCALARS, AudioFeatures
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Feedback, FeedbackValue
from musicrec_desktop.domain.playlist import GeneratedPlaylist
from musicrec_desktop.domain.progress import Partial
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags

NOW = UnixTime(1_780_272_000.0)
N = 160
GENRES = ("rock", "rap", "jazz", "pop")
Turns = tuple[Recommending, ...]


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """160 tracks of four genres and 40 artists; energy and valence all over their scales."""
    folder = tmp_path_factory.mktemp("refining")
    services = Services(Paths.of(folder / "profile"))
    rng = np.random.default_rng(3)
    services.database.tracks.apply_batch(ScanBatch(tuple(a_file(folder, i, rng) for i in range(N)), ()), NOW)
    services.database.features.put(
        [(TrackId(i + 1), sound(rng, energy=(i * 37 % N) / N, valence=(i * 59 % N) / N)) for i in range(N)]
    )
    yield services
    services.close()


def a_file(folder: Path, i: int, rng: np.random.Generator) -> ScannedFile:
    length = DurationMs(int(rng.integers(150, 270)) * 1000)
    tags = Tags(
        f"Song {i}",
        (f"Artist {i % 40}",),
        f"Album {i % 40}",
        genres=(GENRES[i % 4],),
        year=1970 + i % 50,
        duration_ms=length,
    )
    return ScannedFile(folder / f"{i}.ogg", FileStamp(i + 1, 1, i + 1), tags)


def sound(rng: np.random.Generator, **named: float) -> AudioFeatures:
    values = rng.uniform(0.3, 0.7, len(FEATURE_NAMES)).astype(np.float32)
    values[FEATURE_NAMES.index("tempo")] = rng.uniform(80, 160)
    values[FEATURE_NAMES.index("loudness")] = -10
    for name, value in named.items():
        values[FEATURE_NAMES.index(name)] = value
    return AudioFeatures(values, np.full(len(SCALARS), 0.9, np.float32))


def begin(services: Services, text: str) -> Turns:
    return (run_inline(RECOMMEND, Recommending(services, Request(text, NOW), use_llm=False)),)


def say(turns: Turns, *words: str, playing: TrackId | None = None) -> Turns:
    for each in words:
        turns = run_inline(REFINE, Refining(turns, each, playing=playing)).turns
    return turns


def ids(turns: Turns) -> list[TrackId]:
    return [chosen.track_id for chosen in turns[-1].made.tracks]


def artists(services: Services, turns: Turns) -> list[str]:
    view = services.known.view
    return [view.artists[code] for code in view.artist_codes[view.rows(ids(turns))]]


def genres(services: Services, turns: Turns) -> list[str]:
    view = services.known.view
    return [view.genres_of(int(row))[0] for row in view.rows(ids(turns))]


def mean(services: Services, turns: Turns, name: str) -> float:
    view = services.known.view
    return float(view.features.column(name)[view.rows(ids(turns))].mean())


def minutes(services: Services, turns: Turns) -> float:
    view = services.known.view
    return float(view.durations_ms[view.rows(ids(turns))].sum()) / 60_000


def codes(turns: Turns) -> list[str]:
    return [note.code for note in turns[-1].made.notes]


def is_part_in_order(part: Sequence[TrackId], whole: Sequence[TrackId]) -> bool:
    rest = iter(whole)
    return all(each in rest for each in part)


def test_shorter_leaves_tracks_out_and_the_rest_in_their_order(services: Services) -> None:
    first = begin(services, "rock, 12 songs")
    second = say(first, "shorter")
    assert len(ids(second)) == 8
    assert is_part_in_order(ids(second), ids(first))
    assert len(second) == 2


def test_minutes_are_met_when_they_get_fewer_and_more(services: Services) -> None:
    first = begin(services, "rap, 40 minutes")
    shorter = say(first, "10 minutes shorter")
    assert minutes(services, shorter) == pytest.approx(30, rel=0.05)
    assert set(ids(shorter)) <= set(ids(first))
    longer = say(shorter, "add a quarter of an hour")
    assert minutes(services, longer) == pytest.approx(45, rel=0.05)
    assert ids(longer)[: len(ids(shorter))] == ids(shorter)


def test_more_songs_come_after_those_that_are_there(services: Services) -> None:
    first = begin(services, "jazz, 6 songs")
    longer = say(first, "4 more")
    assert len(ids(longer)) == len(set(ids(longer))) == 10
    assert ids(longer)[:6] == ids(first)
    assert set(genres(services, longer)) == {"jazz"}


def test_kept_places_stay_and_all_others_change(services: Services) -> None:
    first = begin(services, "pop, 10 songs")
    second = say(first, "keep 2, 4 and 5")
    places = (1, 3, 4)
    assert [ids(second)[at] for at in places] == [ids(first)[at] for at in places]
    assert len(ids(second)) == 10
    assert not {ids(first)[at] for at in range(10) if at not in places} & set(ids(second))


def test_one_place_changes_and_never_comes_back(services: Services) -> None:
    first = begin(services, "pop, 8 songs")
    second = say(first, "换掉第三首")
    assert [at for at in range(8) if ids(first)[at] != ids(second)[at]] == [2]
    third = say(second, "replace the third")
    assert ids(first)[2] not in ids(third)


def test_removed_tracks_go_and_nothing_takes_their_place(services: Services) -> None:
    first = begin(services, "pop, 8 songs")
    second = say(first, "drop the last two")
    assert ids(second) == ids(first)[:6]
    longer = say(second, "2 more")
    assert not set(ids(first)[6:]) & set(ids(longer))


def test_an_exclusion_changes_only_what_it_is_about(services: Services) -> None:
    first = begin(services, "rock and rap, 12 songs")
    assert "rap" in genres(services, first)
    second = say(first, "no more rap")
    stayed = [at for at, genre in enumerate(genres(services, first)) if genre == "rock"]
    assert set(genres(services, second)) == {"rock"}
    assert len(ids(second)) == 12
    assert len(set(ids(second)) & {ids(first)[at] for at in stayed}) == len(stayed)
    for words in ("happier", "5 more", "something else"):
        second = say(second, words)
        assert "rap" not in genres(services, second)


def test_less_of_that_singer_halves_their_tracks(services: Services) -> None:
    first = begin(services, "songs by Artist 3 and Artist 7, 8 songs")
    singer = artists(services, first)[0]
    had = artists(services, first).count(singer)
    second = say(first, "less of that singer", playing=ids(first)[0])
    assert 0 < artists(services, second).count(singer) <= (had + 1) // 2
    assert len(ids(second)) == 8
    gone = say(first, "no more of that singer", playing=ids(first)[0])
    assert singer not in artists(services, gone)


def test_happier_lifts_the_mood_and_keeps_the_genre(services: Services) -> None:
    first = begin(services, "sad rock, 8 songs")
    second = say(first, "happier")
    assert mean(services, second, "valence") > mean(services, first, "valence") + 0.1
    assert set(genres(services, second)) == {"rock"}
    third = say(second, "now for a party")
    assert mean(services, third, "energy") > 0.6


def test_added_songs_are_what_was_named(services: Services) -> None:
    first = begin(services, "rock, 6 songs")
    second = say(first, "add two songs by Artist 11")
    assert ids(second)[:6] == ids(first)
    assert artists(services, second)[6:] == ["Artist 11"] * 2
    third = say(second, "replace the first with something by Artist 5")
    assert artists(services, third)[0] == "Artist 5"
    assert ids(third)[1:] == ids(second)[1:]


def test_who_is_added_by_name_may_come_more_often_than_the_list_allows_and_that_is_said(services: Services) -> None:
    first = begin(services, "one song per artist, 6 tracks")
    second = say(first, "add two songs by Artist 11")
    assert artists(services, second).count("Artist 11") >= 2
    assert "more_of_artist" in codes(second)


def test_places_that_too_few_can_fill_are_given_up(services: Services) -> None:
    first = begin(services, "songs by Artist 11")
    assert len(ids(first)) == 4  # all they have
    second = say(first, "replace the first two with something by Artist 11")
    assert ids(second) == ids(first)[2:]
    assert "nothing_added" in codes(second)


def test_undo_goes_back_step_by_step_and_says_when_it_cannot(services: Services) -> None:
    first = begin(services, "rock, 8 songs")
    third = say(first, "shorter", "happier")
    assert ids(say(third, "undo")) == ids(third[:2])
    assert ids(say(third, "undo", "undo")) == ids(first)
    back = say(third, "undo", "undo", "undo")
    assert ids(back) == ids(first)
    assert codes(back) == ["nothing_to_undo"]
    again = say(back, "shorter")
    assert len(ids(again)) == 5
    assert not codes(again)


def test_words_without_a_change_leave_the_list_and_say_so(services: Services) -> None:
    first = begin(services, "rock, 8 songs")
    second = say(first, "qwrt zxcv")
    assert (ids(second), len(second)) == (ids(first), 1)
    assert codes(second) == ["edit_not_understood"]
    third = say(second, "remove number 40")
    assert ids(third) == ids(first)
    assert codes(third) == ["no_such_place"]


def test_nothing_is_left_of_a_list_that_would_be_empty(services: Services) -> None:
    first = begin(services, "rock, 3 songs")
    second = say(first, "remove the first three")
    assert ids(second) == ids(first)
    assert codes(second) == ["nothing_left"]


def test_a_curve_goes_on_over_a_longer_list(services: Services) -> None:
    first = begin(services, "start calm and build up, 8 songs")
    longer = say(first, "twice as long")
    view = services.known.view
    energy = view.features.column("energy")[view.rows(ids(longer))]
    assert len(energy) == 16
    assert energy[-5:].mean() > energy[:5].mean() + 0.2


def test_genres_that_follow_one_another_still_do_in_a_longer_list(services: Services) -> None:
    first = begin(services, "start with rock, end with jazz, 8 songs")
    assert genres(services, first) == ["rock"] * 4 + ["jazz"] * 4
    second = say(first, "4 more")
    assert genres(services, second) == ["rock"] * 6 + ["jazz"] * 6


def test_all_there_is_of_an_artist_and_less_of_it(services: Services) -> None:
    first = begin(services, "every song by Artist 3")
    assert artists(services, first) == ["Artist 3"] * 4
    assert codes(first) == []
    second = say(first, "only the first two")
    assert ids(second) == ids(first)[:2]


def test_the_same_words_give_the_same_list(services: Services) -> None:
    first = begin(services, "pop, 10 songs")
    words = ("shorter", "keep the first two", "happier", "some jazz too")
    assert ids(say(first, *words)) == ids(say(first, *words))


def test_what_was_disliked_meanwhile_does_not_come(services: Services) -> None:
    first = begin(services, "jazz, 5 songs")
    coming = ids(say(first, "5 more"))[5]
    run_inline(LEARN, Learning(services, NOW, feedback=(Feedback(coming, NOW, FeedbackValue.DISLIKE),)))
    try:
        assert coming not in ids(say(first, "5 more"))
    finally:
        run_inline(LEARN, Learning(services, NOW, feedback=(Feedback(coming, NOW, FeedbackValue.NONE),)))


def test_the_list_comes_as_it_is_made_with_a_reason_for_each_track(services: Services) -> None:
    news: list[object] = []
    first = begin(services, "rock, 5 songs")
    state = run_inline(REFINE, Refining(first, "happier"), news.append)
    lists = [each.value for each in news if isinstance(each, Partial)]
    assert isinstance(lists[0], GeneratedPlaylist)
    assert all(chosen.rationale for chosen in state.new.made.tracks)
    assert state.new.made.plan.request == "rock, 5 songs; happier"
