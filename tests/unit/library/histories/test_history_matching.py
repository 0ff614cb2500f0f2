"""Names written by different programs are matched to tracks, and different recordings are kept apart."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.history import ForeignName, LibraryName
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.library.histories import MATCHED_FROM, NameIndex
from musicrec_desktop.library.histories.folding import artist_key, artist_keys, words_of
from musicrec_desktop.library.histories.titles import album_key, title_of


def track(
    number: int,
    artist: str | tuple[str, ...],
    title: str,
    album: str = "",
    *,
    album_artist: str = "",
    seconds: int = 0,
    mbid: str = "",
    path: str = "",
    is_missing: bool = False,
) -> LibraryName:
    artists = (artist,) if isinstance(artist, str) else artist
    return LibraryName(
        TrackId(number),
        title,
        artists,
        album,
        album_artist,
        DurationMs(seconds * 1000),
        mbid,
        Path(path or f"/m/{number}.flac"),
        is_missing,
    )


def found(index: NameIndex, artist: str, title: str, album: str = "", **more: object) -> int | None:
    """Number of the track that is sure enough."""
    match = index.match(ForeignName(artist, title, album, **more))  # type: ignore[arg-type]  # fields by name
    return int(match.track_id) if match is not None and match.score >= MATCHED_FROM else None


SAME = [
    ("Mira Sol", "Harbour", "MIRA SOL", "harbour"),
    ("Björk Rós", "Jóga", "Bjork Ros", "Joga"),
    ("Mira Sol", "Harbour", "Mira Sol", "Harbour - Remastered 2011"),
    ("Mira Sol", "Harbour (2009 Digital Remaster)", "Mira Sol", "Harbour"),
    ("Mira Sol", "Harbour [Mono]", "Mira Sol", "Harbour (Album Version)"),
    ("Mira Sol", "Harbour (feat. Tomás Rey)", "Mira Sol", "Harbour"),
    ("Mira Sol", "Harbour", "Mira Sol ft. Tomas Rey", "Harbour"),
    ("Mira Sol feat. Tomás Rey", "Harbour", "Mira Sol", "Harbour (with Tomás Rey)"),
    (("Mira Sol", "Tomás Rey"), "Harbour", "Mira Sol & Tomás Rey", "Harbour"),
    (("Mira Sol", "Tomás Rey"), "Harbour", "Mira Sol, Tomas Rey", "Harbour"),
    ("The Ninth Hour", "Tide", "Ninth Hour", "Tide"),
    ("Ninth Hour, The", "Tide", "The Ninth Hour", "Tide"),
    ("Salt & Sand", "Rock'n'Roll", "Salt and Sand", "Rock’n’Roll"),
    ("A$AP Lane", "P!nk Sky", "ASAP Lane", "Pink Sky"),
    ("Чайка", "Звезда", "Chaika", "Zvezda"),
    ("Chayka", "Zvezda", "Чайка", "Звезда"),
    ("周杰倫", "晴天", "周杰伦", "晴天"),
    ("周杰倫", "晴天", "Zhou Jielun", "Qing Tian"),
    ("さくら", "ひかり", "Sakura", "Hikari"),
    ("Mira Sol", "Harbour Lights Burning", "Mira Sol", "Harbour Lihgts Burning"),
    ("Mirabel Solane", "Harbour", "Mirabell Solane", "Harbour"),
    ("Mira Sol", "Harbour (Live at the Mill)", "Mira Sol", "Harbour - Live at the Mill"),
    ("Mira Sol", "Harbour (Kolt Remix)", "Mira Sol", "Harbour - Kolt Remix"),
    ("Mira Sol", "Harbour - Acoustic", "Mira Sol", "Harbour (Acoustic Version)"),
    ("!!!", "!!!", "!!!", "!!!"),
    ("Mira Sol", "(I Want) All of It", "Mira Sol", "I Want All Of It"),
    ("Mira Sol", "Song, The", "Mira Sol", "The Song"),
]


@pytest.mark.parametrize(("artist", "title", "other_artist", "other_title"), SAME)
def test_the_same_track_written_otherwise(
    artist: str | tuple[str, ...], title: str, other_artist: str, other_title: str
) -> None:
    index = NameIndex([track(1, artist, title), track(2, "Somebody Else", title), track(3, artist, "Another Thing")])
    assert found(index, other_artist, other_title) == 1


DIFFERENT = [
    ("Mira Sol", "Harbour (Live)", "Mira Sol", "Harbour"),
    ("Mira Sol", "Harbour", "Mira Sol", "Harbour - Live at the Mill"),
    ("Mira Sol", "Harbour (Kolt Remix)", "Mira Sol", "Harbour (Vanta Remix)"),
    ("Mira Sol", "Harbour (Kolt Remix)", "Mira Sol", "Harbour (Remix)"),
    ("Mira Sol", "Harbour (Instrumental)", "Mira Sol", "Harbour"),
    ("Mira Sol", "Harbour - Demo", "Mira Sol", "Harbour"),
    ("Mira Sol", "Harbour (Mira's Version)", "Mira Sol", "Harbour"),
    ("Mira Sol", "Harbour - Radio Edit", "Mira Sol", "Harbour"),
    ("Mira Sol", "Harbour (Part 1)", "Mira Sol", "Harbour (Part 2)"),
    ("Mira Sol", "Harbour", "Mira Sol", "Harbour - Reprise"),
    ("Mira Sol", "Symphony No. 5: II. Andante", "Mira Sol", "Symphony No. 5: III. Andante"),
    ("Mira Sol", "Remember", "Mira Sol", "Remember Me"),
    ("Mira Sol", "Harbour", "Karl Ost", "Harbour"),
    ("周杰倫", "是", "周杰倫", "事"),
    ("Various Artists", "Harbour", "Mira Sol", "Harbour"),
    ("Mira Sol", "Sun", "Mira Sol", "Son"),
]


@pytest.mark.parametrize(("artist", "title", "other_artist", "other_title"), DIFFERENT)
def test_another_recording_however_alike(artist: str, title: str, other_artist: str, other_title: str) -> None:
    assert found(NameIndex([track(1, artist, title)]), other_artist, other_title) is None


def test_a_plain_title_on_a_live_album_is_live() -> None:
    index = NameIndex(
        [track(1, "Mira Sol", "Harbour", "Early Light"), track(2, "Mira Sol", "Harbour", "Live in Utrecht")]
    )
    assert found(index, "Mira Sol", "Harbour", "Live in Utrecht") == 2
    assert found(index, "Mira Sol", "Harbour") == 1
    assert found(index, "Mira Sol", "Harbour - Live") == 2
    alone = NameIndex([track(2, "Mira Sol", "Harbour", "Live in Utrecht")])
    assert found(alone, "Mira Sol", "Harbour", "Early Light") is None


def test_album_then_presence_then_length_break_ties() -> None:
    index = NameIndex(
        [
            track(1, "Mira Sol", "Harbour", "Best Of", seconds=200, is_missing=True),
            track(2, "Mira Sol", "Harbour", "Early Light (Deluxe Edition)", seconds=200),
            track(3, "Mira Sol", "Harbour", "Harbour EP", seconds=240),
        ]
    )
    assert found(index, "Mira Sol", "Harbour", "Early Light [2011 Remaster]") == 2
    assert found(index, "Mira Sol", "Harbour", "Best Of") == 1
    assert found(index, "Mira Sol", "Harbour", "Elsewhere", duration_ms=239_000) == 3
    assert found(index, "Mira Sol", "Harbour") == 2


def test_the_recording_id_goes_before_names() -> None:
    index = NameIndex([track(1, "Mira Sol", "Harbour"), track(2, "M. Sol", "Haven", mbid="ID-1")])
    match = index.match(ForeignName("Mira Sol", "Harbour", recording_mbid="id-1"))
    assert match is not None
    assert (match.track_id, match.score, match.reason) == (2, 1.0, "MusicBrainz recording")


def test_files_are_found_by_where_they_lie() -> None:
    index = NameIndex(
        [
            track(1, "A", "B", path="/home/mira/Music/Sol/Light/01.flac"),
            track(2, "A", "C", path="/home/mira/Music/Ost/Light/01.flac"),
        ]
    )
    assert found(index, "", "x", path="/home/mira/Music/Ost/Light/01.flac") == 2
    assert found(index, "", "x", path="D:\\Music\\Sol\\Light\\01.FLAC") == 1
    assert found(index, "", "x", path="D:\\Light\\01.flac") is None
    assert found(index, "", "x", path="01.flac") is None


def test_a_likeness_that_two_tracks_share_is_none() -> None:
    index = NameIndex([track(1, "Mira Sol", "Harbour Lane"), track(2, "Mira Sol", "Harbour Lady")])
    assert found(index, "Mira Sol", "Harbour Lade") is None
    assert found(index, "Mira Sol", "Harbour Lane") == 1


def test_lengths_far_apart_make_a_likeness_none() -> None:
    index = NameIndex([track(1, "Mira Sol", "Harbour Lights", seconds=200)])
    assert found(index, "Mira Sol", "Harbour Lihgts", duration_ms=201_000) == 1
    assert found(index, "Mira Sol", "Harbour Lihgts", duration_ms=420_000) is None


def test_every_match_says_why() -> None:
    index = NameIndex([track(1, "Mira Sol", "Harbour Lights")])
    match = index.match(ForeignName("Mira Sol", "Harbour Lihgts"))
    assert match is not None
    assert match.score < 1
    assert "titles alike" in match.reason


NAMES = st.text(st.sampled_from("abcXY éß&()[]-.!'12 周ほЯ"), max_size=20)


@given(NAMES, NAMES)
def test_any_name_is_taken_and_a_track_with_the_same_name_found(artist: str, title: str) -> None:
    index = NameIndex([track(1, artist, title)])
    match = index.match(ForeignName(artist, title))
    if artist_key(artist) and title.strip():
        assert match is not None
        assert match.score >= MATCHED_FROM


@given(NAMES)
def test_folding_is_stable(name: str) -> None:
    words = words_of(name)
    assert words == words.strip()
    assert words_of(words) == words or not words.isascii()


def test_an_empty_library_matches_nothing() -> None:
    assert NameIndex([]).match(ForeignName("Mira Sol", "Harbour")) is None


def test_keys() -> None:
    assert artist_keys("Mira Sol & Tomás Rey feat. The Ninth Hour") == ("mirasol", "tomasrey", "ninthhour")
    assert artist_keys("Mira Sol (feat. Tomás Rey)") == ("mirasol", "tomasrey")
    assert artist_key("Various Artists") == ""
    assert (
        album_key("Early Light (Deluxe Edition) [Disc 2]") == album_key("Early Light - 2011 Remaster") == "earlylight"
    )
    assert title_of("Live and Let Go").versions == frozenset()
    assert title_of("Harbour (Live) [feat. X]").versions == {("live", "")}
