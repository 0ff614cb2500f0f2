"""Kinds and traits from what a file says, where it lies and how long it is."""

from pathlib import PurePosixPath

import pytest

from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.domain.kinds import PLAIN, Kind, Trait
from musicrec_desktop.domain.track import MoreTags, Tags
from musicrec_desktop.library.kinds import kind_of
from musicrec_desktop.library.traits import traits_of

MINUTE = 60_000


@pytest.mark.parametrize(
    ("path", "tags", "kind"),
    [
        (
            "/music/Queen/Innuendo/01 Innuendo.flac",
            Tags("Innuendo", ("Queen",), duration_ms=DurationMs(390_000)),
            "music",
        ),
        ("/m/a.mp3", Tags("Episode 12", more=MoreTags(is_podcast=True)), "podcast"),
        ("/m/a.mp3", Tags("News", genres=("Podcast",)), "podcast"),
        ("/home/me/Podcasts/Show/12.mp3", Tags("Twelve"), "podcast"),
        ("/m/a.m4a", Tags("Chapter 1", more=MoreTags(media_kind="audiobook")), "spoken"),
        ("/m/Book.m4b", Tags("Book"), "spoken"),
        ("/m/a.mp3", Tags("Der Prozess", genres=("Hörbuch",)), "spoken"),
        ("/m/x/03.mp3", Tags("Kapitel 3", ("F. Kafka",), duration_ms=DurationMs(12 * MINUTE)), "spoken"),
        ("/m/三国/第十二回.mp3", Tags("第十二回 关云长", duration_ms=DurationMs(25 * MINUTE)), "spoken"),
        # A chapter with a genre, or of the length of a song, is music that is called so.
        (
            "/m/x/03.mp3",
            Tags("Chapter 24", ("Pink Floyd",), genres=("Rock",), duration_ms=DurationMs(6 * MINUTE)),
            "music",
        ),
        ("/m/x/03.mp3", Tags("Chapter 24", ("Pink Floyd",), duration_ms=DurationMs(220_000)), "music"),
        ("/m/clip.mp4", Tags("Thriller", ("Michael Jackson",), more=MoreTags(media_kind="video")), "video"),
        ("/m/sound.mp4", Tags("Thriller", ("Michael Jackson",)), "music"),
        ("/m/a.m4a", Tags("Thriller", more=MoreTags(media_kind="music video")), "video"),
        ("/game/sounds/jump.ogg", Tags("jump", duration_ms=DurationMs(900)), "effect"),
        ("/game/sounds/wind.ogg", Tags("wind", duration_ms=DurationMs(9_000)), "effect"),
        ("/game/sounds/theme.ogg", Tags("theme", duration_ms=DurationMs(120_000)), "music"),
        ("/m/fx/Riff.wav", Tags("Riff", duration_ms=DurationMs(12_000)), "effect"),
        ("/m/You Suffer.mp3", Tags("You Suffer", ("Napalm Death",), duration_ms=DurationMs(1_316)), "music"),
    ],
)
def test_kinds(path: str, tags: Tags, kind: str) -> None:
    assert kind_of(PurePosixPath(path), tags) is Kind(kind)


@pytest.mark.parametrize(
    ("title", "album", "traits"),
    [
        ("Creep", "Pablo Honey", PLAIN),
        ("Live and Let Die", "Live and Let Die", PLAIN),
        ("Live Forever", "Definitely Maybe", PLAIN),
        ("Alive", "Ten", PLAIN),
        ("Creep (Live at Glastonbury)", "", Trait.LIVE),
        ("Heroes - Live", "", Trait.LIVE),
        ("Love Will Tear Us Apart", "Live at the Roundhouse", Trait.LIVE),
        ("海阔天空（现场版）", "", Trait.LIVE),
        ("Where Did You Sleep Last Night (Unplugged)", "", Trait.LIVE | Trait.ACOUSTIC),
        ("Psychic City (Classixx Remix)", "", Trait.REMIX),
        ("Blue Monday - 12 Inch Mix", "", Trait.REMIX),
        ("Yesterday - Mono Mix", "", PLAIN),
        ("Come Together - 2019 Mix", "Abbey Road", PLAIN),
        ("Song (Original Mix)", "", PLAIN),
        ("Mixed Emotions", "Steel Wheels", PLAIN),
        ("Losing My Religion (cover)", "", Trait.COVER),
        ("Twinz (Deep Cover 98)", "", PLAIN),
        ("Cover Me", "Born in the U.S.A.", PLAIN),
        ("Dark Horse (Originally Performed by Katy Perry) [Karaoke Version]", "", "KARAOKE"),
        ("Sappy - Early Demo", "", Trait.DEMO),
        ("London Bridge - Instrumental", "", Trait.INSTRUMENTAL),
        ("Creep - Acoustic", "", Trait.ACOUSTIC),
        ("Last Night (Remastered 2011)", "", PLAIN),
        ("Silent Night", "", Trait.SEASONAL),
        ("This Christmas", "", Trait.SEASONAL),
        ("White as Snow", "No Line on the Horizon", PLAIN),
    ],
)
def test_traits_of_titles(title: str, album: str, traits: Trait | str) -> None:
    found = traits_of(Tags(title, album=album, duration_ms=DurationMs(200_000)))
    expected = Trait.COVER | Trait.KARAOKE | Trait.INSTRUMENTAL if isinstance(traits, str) else traits
    assert found == expected


@pytest.mark.parametrize(
    ("title", "seconds", "traits"),
    [
        ("Intro", 40, Trait.SKIT),
        ("Intro", 127, PLAIN),  # The xx
        ("Skit #3", 95, Trait.SKIT),
        ("Prada Me Interlude", 60, Trait.SKIT),
        ("Skit", 0, PLAIN),  # of unknown length: who knows
        ("Essential Mix 2004-05-01", 7200, Trait.DJ_MIX),
        ("Boiler Room DJ Set", 3600, Trait.DJ_MIX),
        ("Symphony No. 9: IV. Presto", 1500, PLAIN),
        ("Continuous Mix", 180, PLAIN),
    ],
)
def test_traits_that_need_a_length(title: str, seconds: int, traits: Trait) -> None:
    assert traits_of(Tags(title, duration_ms=DurationMs(seconds * 1000))) == traits
