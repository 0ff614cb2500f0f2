"""Names of this library, and words that only look like names."""

import pytest

from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm import Lexicon, understand
from tests.factories import NOW, make_track
from tests.unit.llm.understanding.conftest import TREE, Plan, said

NAMED = {
    "Queen": "Queen",
    "only queen": "Queen",
    "songs by queen": "Queen",
    "like queen": "Queen",
    "Queen and Scorpions": "Queen, Scorpions",
    "best of Queen": "Queen",
    "Queen's greatest hits": "Queen",
    "I want some Future": "Future",
    "songs by future": "Future",
    "no logic": "",
    "Logic, 10 songs": "Logic",
    "tracks from Logic": "Logic",
    "by Party": "Party",
    "songs by party": "Party",
    "something by Air": "Air",
    "like Low": "Low",
    "coldplay": "Coldplay",
    "cold play": "Coldplay",
    "beyonce": "Beyoncé",
    "BEYONCÉ": "Beyoncé",
    "beyonse": "Beyoncé",
    "rihana": "Rihanna",
    "Gunz n roses and led zepelin only": "Guns N' Roses, Led Zeppelin",
    "guns and roses": "Guns N' Roses",
    "kendrik lamar": "Kendrick Lamar",
    "50 cent": "50 Cent",
    "2pac": "2Pac",
    "tiesto": "Tiësto",
    "sigur ros": "Sigur Rós",
    "beatles": "The Beatles",
    "the beatles": "The Beatles",
    "the weeknd": "The Weeknd",
    "songs by the weekend": "The Weeknd",
    "the 1975": "The 1975",
    "The Who": "The Who",
    "destinys child": "Destiny's Child",
    "Destiny's Child": "Destiny's Child",
    "daft punk and daddy yankee": "Daft Punk, Daddy Yankee",
    "DRAKE AND EMINEM": "Drake, Eminem",
    "Drake/Eminem": "Drake, Eminem",
    "五月天": "五月天",
    "五月天的歌": "五月天",
    "来点周杰伦": "周杰伦",
    "类似Coldplay的歌": "Coldplay",
    "Drake和Eminem轮流": "Drake, Eminem",
    'play "Queen"': "Queen",
    "皇后乐队的歌": "Queen",
    "有没有类似酷玩的乐队": "Coldplay",
    "songs by kendrick": "Kendrick Lamar",
    "only Zeppelin": "Led Zeppelin",
    "rihanna feat drake": "Rihanna, Drake",
    "the 1975 and miles davis": "The 1975, Miles Davis",
    "类似酷玩的歌": "Coldplay",
    "ビートルズの曲": "The Beatles",
    "songs by tupac": "2Pac",
    "Queen and gnr": "Queen, Guns N' Roses",
    "zhou jielun": "周杰伦",
    "songs by Zhou Jie Lun": "周杰伦",
    "Jay Chou": "周杰伦",
    "queen": "Queen",
    "logic": "Logic",
    "a list with Party and Low": "Party, Low",
    "more by the who, please": "The Who",
    "Kendrick Lamar's HUMBLE songs": "Kendrick Lamar",
}
WORDS = (
    "music for the future",
    "calm queen of the night",
    "I need some logic in my life",
    "party music",
    "Party!",
    "PARTY MUSIC ONLY",
    "low energy",
    "Low tempo please",
    "fresh air",
    "Live music",
    "songs for the weekend",
    "future bass",
    "no artist twice",
    "who am I",
    "take that away",
    "Chill Vibes For Studying At Home",
    "a hot summer night",
    "something new",
    "like a rainy day",
    "nothing slow",
    "half an hour",
    "for my friend kendrick and me",
    "No Future in the Wild",
    "songs like the one from before",
    "the party of the year",
    "tons of logic in there",
    "a live, low and happy party",
    "girlfriend songs with clever logic",
)


@pytest.mark.parametrize(("text", "names"), NAMED.items())
def test_names(plan: Plan, text: str, names: str) -> None:
    assert ", ".join(wish.value for wish in plan(text).wanted(Facet.ARTIST)) == names


@pytest.mark.parametrize("text", WORDS)
def test_words_are_no_names(plan: Plan, text: str) -> None:
    assert not [each for each in said(plan(text)) if "artist" in each]


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Kendrick Lamar, but only him, 8 songs", True),
        ("Queen and Scorpions taking turns", True),
        ("Queen", True),
        ("songs by Queen", True),
        ("sad songs by Rihanna", True),
        ("just Drake", True),
        ("只听Drake", True),
        ("周杰伦的歌", True),
        ("like Queen", False),
        ("more like Queen, but happier", False),
        ("artists like Drake, Eminem and Rihanna", False),
        ("I like Coldplay and Rihanna, something similar", False),
        ("Coldplay for dinner", False),
        ("no Queen", False),
        ("类似Coldplay的歌", False),
        ("Coldplay style", False),
    ],
)
def test_only_the_artist_or_what_is_like_them(plan: Plan, text: str, only: bool) -> None:
    found = plan(text)
    assert found.only_artists is only
    if "like" in text or "similar" in text or "类似" in text or "style" in text:
        assert not any(wish.is_hard for wish in found.wants if wish.value)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Fela Kuti", "Fela Kuti"),
        ("songs by Fela Kuti", "Fela Kuti"),
        ("songs by fela kuti", "fela kuti"),
        ("something like Manu Dibango", "Manu Dibango"),
        ("jazz, maybe Thelonious Monk", "Thelonious Monk"),
        ("我想听陈粒的歌", "陈粒"),
        ("songs by Mr. Zimberlund", "Mr. Zimberlund"),
        ("bands similar to kwelgrom", "kwelgrom"),
        ("songs like Orvel and the Zimbers", "Orvel and the Zimbers"),
        ("some Kwelgrom for dinner", "Kwelgrom"),
    ],
)
def test_an_absent_artist_is_said(plan: Plan, text: str, absent: str) -> None:
    notes = [note for note in plan(text).notes if note.code == "absent_artist"]
    assert [note.words for note in notes] == [absent]
    assert absent in notes[0].text


def test_titles_and_albums(plan: Plan) -> None:
    assert "track=Bohemian Rhapsody" in said(plan("bohemian rhapsody"))
    assert "track=Bohemian Rhapsody" in said(plan("like the song Bohemian Rapsody"))
    assert "track=Wind of Change" in said(plan("play “Wind of Change”"))
    assert "track=Yellow" in said(plan("Yellow by Coldplay"))
    assert "album=Queen / Queen Live" in said(plan("the album Queen Live"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("songs like Halo by Beyoncé", "track=Halo"),
        ("Halo - Beyoncé", "track=Halo"),
        ("Rihanna - Umbrella", "track=Umbrella"),
        ("Coldplay's Yellow", "track=Yellow"),
        ("Yellow, by Coldplay", "track=Yellow"),
        ("Coldplay的Yellow", "track=Yellow"),
        ("play me Wind of Change", "track=Wind of Change"),
        ("songs like Kashmir", "track=Kashmir"),
        ("Wind of Change and similar", "track=Wind of Change"),
        ("anything off Queen Live", "album=Queen / Queen Live"),
        ("Coldplay, but not Yellow or Home", "-track=Yellow"),
    ],
)
def test_works_with_their_makers_and_without(plan: Plan, text: str, expected: str) -> None:
    assert expected in said(plan(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("songs like Slow Dark Party by Queen", "Slow Dark Party"),
        ("similar to Happy Rain by Drake", "Happy Rain"),
        ("something like Sad Piano Ballad by Nobody Known", "Sad Piano Ballad"),
        ("songs like Queen - Jazzy Christmas", "Jazzy Christmas"),
        ("songs like “Party Till Dawn”", "Party Till Dawn"),
    ],
)
def test_a_work_that_is_not_here_says_nothing_of_mood_or_genre(plan: Plan, text: str, words: str) -> None:
    found = plan(text)
    assert [note.words for note in found.notes if note.code == "absent_title"] == [words]
    assert not [each for each in said(found) if each.startswith(("mood", "genre", "instrument", "energy", "valence"))]


def test_a_work_that_is_not_here_leaves_what_is_like_its_maker(plan: Plan) -> None:
    found = plan("songs like Slow Dark Party by Queen")
    assert not found.only_artists
    (maker,) = found.wanted(Facet.ARTIST)
    assert maker.value == "Queen"
    assert not maker.is_hard


@pytest.mark.parametrize(
    "text",
    [
        "a “calm and happy” kind of music",
        "songs about my college years",
        "music for my friend Wendeline",
        "rap by night",
    ],
)
def test_no_name_is_missed_where_none_is_said(plan: Plan, text: str) -> None:
    assert not [note for note in plan(text).notes if note.code in ("absent_artist", "absent_title")]


def test_likeness_moves_past_the_artist(plan: Plan) -> None:
    assert "valence=0..0.32" in said(plan("like Coldplay but sadder"))
    assert "valence=0.6..1" in said(plan("like Coldplay but happier"))
    assert "energy=0.78..1" in said(plan("like Coldplay but heavier"))
    assert "energy=0.63..1" in said(plan("like Coldplay but more upbeat"))


@pytest.mark.parametrize("name", ["Coldplay", "Queen", "The Beatles", "五月天", "Guns N' Roses", "Sigur Rós"])
def test_every_spelling_of_a_name_is_the_librarys(lexicon: Lexicon, plan: Plan, name: str) -> None:
    assert name in lexicon.view.artists
    for text in (f"only {name}", f"only {name.upper()}", f"not {name}", f"{name}, 20 minutes"):
        assert name in {wish.value for wish in (*plan(text).wants, *plan(text).avoids)}


def test_a_genre_nobody_has_widens_and_is_said(plan: Plan) -> None:
    sound = {"danceability=0.64..1", "energy=0.45..0.85", "tempo=115..128"}
    assert said(plan("deep house")) == {"genre=electronic", "note absent_genre", *sound}
    assert said(plan("blues")) == {"genre=blues", "note absent_genre", "energy=0.25..0.75"}
    assert not plan("blues").wants[0].is_hard


def test_genres_are_spelt_as_the_library_does(plan: Plan) -> None:
    assert "genre=rap" in said(plan("hip-hop"))
    assert "genre=r&b" in said(plan("R & B"))
    assert "genre=hard rock" in said(plan("hard rock"))
    assert "genre=rock" not in said(plan("hard rock"))


def test_a_tag_that_names_no_genre_is_not_asked_for() -> None:
    view = LibraryView.from_tracks(
        [make_track(1, genres=("Music",)), make_track(2, genres=("Other", "rock"))], FeatureMatrix.empty()
    )
    plan = understand(Request("calm music, other than rock", NOW), Lexicon.from_view(view, TREE))
    assert not plan.wanted(Facet.GENRE)
    assert [wish.value for wish in plan.avoided(Facet.GENRE)] == ["rock"]


def test_a_genre_is_here_when_a_longer_tag_means_it() -> None:
    view = LibraryView.from_tracks([make_track(1, genres=("Melodic Deep House",))], FeatureMatrix.empty())
    lexicon = Lexicon.from_view(view, TREE)
    for words in ("deep house", "some house"):
        plan = understand(Request(words, NOW), lexicon)
        assert [wish.value for wish in plan.wanted(Facet.GENRE)] == [words.removeprefix("some ")]
        assert not [note for note in plan.notes if note.code == "absent_genre"], words
    assert [note.code for note in understand(Request("jazz", NOW), lexicon).notes] == ["absent_genre"]


def test_names_are_found_across_alphabets() -> None:
    tracks = [make_track(1, artists=("Кино",)), make_track(2, artists=("Zemfira",)), make_track(3, artists=("μ-Ziq",))]
    lexicon = Lexicon.from_view(LibraryView.from_tracks(tracks, FeatureMatrix.empty()), TREE)
    for text, name in (("songs by Kino", "Кино"), ("песни Земфира", "Zemfira"), ("кино", "Кино")):
        assert [wish.value for wish in understand(Request(text, NOW), lexicon).wanted(Facet.ARTIST)] == [name], text


def test_other_names_lead_only_to_artists_that_are_here(plan: Plan) -> None:
    found = plan("霉霉的歌")
    assert not found.wanted(Facet.ARTIST)
    assert [note.code for note in found.notes] == ["absent_artist"]


def test_names_in_a_chinese_list_are_told_one_by_one(plan: Plan) -> None:
    assert [note.words for note in plan("我想听陈粒和郑钧的歌").notes] == ["陈粒", "郑钧"]


def test_not_to_have_who_is_not_here_is_understood(plan: Plan) -> None:
    found = plan("不要陈粒的歌")
    assert not found.notes
    assert not found.wants


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Queen 80s", {"artist=Queen", "only", "year=1980..1989"}),
        ("Future 2015", {"artist=Future", "only", "year=2015..2015"}),
        ("Queen y parecidas", {"artist=Queen"}),
        ("Queen und Ähnliches", {"artist=Queen"}),
        ("Low et semblables", {"artist=Low"}),
        ("Party 80s", {"danceability=0.64..1", "energy=0.68..1", "mood=party", "year=1980..1989"}),
    ],
)
def test_a_bare_name_with_a_decade_or_with_what_is_like_it(plan: Plan, text: str, expected: set[str]) -> None:
    assert said(plan(text)) == expected


def test_what_is_like_a_name_may_stand_beside_it(plan: Plan) -> None:
    for text in ("Queen y parecidas", "Queen und Ähnliches", "Queen and similar"):
        (name,) = plan(text).wanted(Facet.ARTIST)
        assert not name.is_hard
        assert not plan(text).only_artists


def artists_only(*names: str) -> Lexicon:
    tracks = [make_track(i, artists=(name,)) for i, name in enumerate(names, 1)]
    return Lexicon.from_view(LibraryView.from_tracks(tracks, FeatureMatrix.empty()), TREE)


def test_words_that_go_together_are_no_names() -> None:
    lexicon = artists_only("Heart", "Next", "Night", "Davi")
    for text in ("songs I know by heart", "songs from next year", "what I sing by night"):
        assert not understand(Request(text, NOW), lexicon).wanted(Facet.ARTIST), text
    for text in ("songs by Heart", "songs by heart"):
        assert [wish.value for wish in understand(Request(text, NOW), lexicon).wanted(Facet.ARTIST)] == ["Heart"]


def test_half_of_an_absent_name_is_nobody_else() -> None:
    found = understand(Request("in the style of Miles Davis", NOW), artists_only("Davi", "Queen"))
    assert not found.wants
    assert [(note.code, note.words) for note in found.notes] == [("absent_artist", "Miles Davis")]


@pytest.mark.parametrize(
    ("text", "name"), [("像陈奕迅一样的歌", "陈奕迅"), ("类似陈奕迅的歌", "陈奕迅"), ("王菲那种的歌", "王菲")]
)
def test_words_of_likeness_are_no_part_of_an_absent_name(plan: Plan, text: str, name: str) -> None:
    assert [note.words for note in plan(text).notes] == [name]


def test_words_of_likeness_beside_a_name_that_is_here(plan: Plan) -> None:
    assert said(plan("像周杰伦一样的歌")) == {"artist=周杰伦"}


@pytest.mark.parametrize(
    "text", ["all the Queen songs", "the best Queen songs", "my Queen songs", "play the Low tracks"]
)
def test_an_article_before_a_capital_and_its_songs(plan: Plan, text: str) -> None:
    assert [wish.value for wish in plan(text).wanted(Facet.ARTIST)] == ["Low" if "Low" in text else "Queen"]


@pytest.mark.parametrize("text", ["the Queen is dead", "the low songs", "for the queen songs of birds"])
def test_an_article_before_words(plan: Plan, text: str) -> None:
    assert not plan(text).wanted(Facet.ARTIST)


@pytest.mark.parametrize("text", ["Coldplay and bands like that", "Coldplay or something like them"])
def test_and_the_like(plan: Plan, text: str) -> None:
    found = plan(text)
    assert said(found) == {"artist=Coldplay"}
    assert not found.only_artists
