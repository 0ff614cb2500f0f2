"""Names read by the wrong table of letters are put right when it is certain, and right names are left alone."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen import id3
from mutagen.mp3 import MP3

from musicrec_desktop.library import read_tags
from musicrec_desktop.library.garbled import decode, repair_fields, repaired

Sound = Callable[..., Path]

RIGHT = """
Björk; Ágætis byrjun; Sigur Rós; Mötley Crüe; Motörhead; Queensrÿche; Blue Öyster Cult; Ænima; Œuvre; Ñu; Él; À; Þó
Ça ira; Für Elise; Dvořák; Antonín Dvořák – Rusalka; Leoš Janáček; Győr; Łódź; Čechomor; São Paulo
MANHÃ DE CARNAVAL; CORAÇÃO
CAFÉ™; ÄÄÄ ÖÖÖ; ÅÄÖ; Æ Ø Å; Ëöö; öäüß; ÀÉÈ; ÑÑÑÑ; ¿Qué?; ¡Ay, caramba!; «Lueur»; Jóga; Þursaflokkurinn; Ólafur Arnalds
Beyoncé; Céline Dion; Édith Piaf; Françoise Hardy; Zoë; Naïve; Mañana; Señor; Ó Súilleabháin; Røyksopp; Mø; Åse
Hüsker Dü; ÿÿÿÿÿ; ¤¤¤¤¤; øøøøø; ½ × ¾; 25°C; Don’t – “quoted” …; Ünïcödë Wörds; Ängie; Übermensch; Ön; Dać; Žižek
Ærø; Lúnasa
周杰伦 七里香; 방탄소년단 봄날; Кино; 宇多田ヒカル; Μίκης Θεοδωράκης; עברית; فيروز; ราตรี; Đặng Lệ Quân; Trịnh Công Sơn
""".replace("\n", ";").split(";")

TEXTS = {
    "cp1251": (["Кино", "Группа крови", "Звезда по имени Солнце"], ["Алла Пугачёва", "Миллион алых роз"]),
    "koi8-r": (["Аквариум", "Город золотой"], ["Песняры", "Беловежская пуща"]),
    "cp932": (["宇多田ヒカル", "First Love"], ["中島みゆき", "地上の星"]),
    "gbk": (["周杰伦", "七里香", "我的地盘"], ["邓丽君", "月亮代表我的心"]),
    "big5": (["張學友", "吻別", "愛情的盡頭"], ["鄧麗君", "月亮代表我的心"]),
    "cp949": (["소녀시대", "다시 만난 세계"], ["이문세", "사랑이 지나가면", "그대와 영원히"]),
}


@pytest.mark.parametrize("name", [name.strip() for name in RIGHT if name.strip()])
def test_a_right_name_is_left_alone(name: str) -> None:
    fields = {"title": [name], "artist": [name, "Plain"]}
    kept, originals = repair_fields(fields)
    assert kept is fields
    assert originals == ()


@pytest.mark.parametrize(
    "name", ["Jóga", "Björk – Homogenic", "Ñu", "Алла Пугачёва", "周杰伦", "봄날", "Don’t", "MANHÃ"]
)
def test_utf8_taken_for_latin1(name: str) -> None:
    for table in ("latin-1", "cp1252"):
        with contextlib.suppress(UnicodeDecodeError):  # no program could have read these bytes by this table
            assert repaired(name.encode().decode(table)) == name
    assert repaired(name) == name


def test_utf8_garbled_twice_and_through_a_cyrillic_table() -> None:
    assert repaired("Jóga".encode().decode("cp1252").encode().decode("cp1252")) == "Jóga"
    assert repaired("Группа".encode().decode("cp1251", "ignore")) == "Группа"


@pytest.mark.parametrize(("table", "names"), [(table, names) for table, both in TEXTS.items() for names in both])
@pytest.mark.parametrize("taken_for", ["latin-1", "windows"])
def test_tables_of_other_countries_taken_for_latin1(table: str, names: list[str], taken_for: str) -> None:
    read = [name.encode(table).decode("latin-1") for name in names]
    if taken_for == "windows":
        read = ["".join(bytes([ord(char)]).decode("cp1252", "ignore") or char for char in text) for text in read]
    fields, originals = repair_fields({"title": read, "album": ["Plain"]})
    assert fields == {"title": names, "album": ["Plain"]}
    assert originals == tuple(("title", text) for text, name in zip(read, names, strict=True) if text != name)


def test_too_few_letters_to_judge_by_are_left_as_they_are() -> None:
    for name, table in (("伍佰", "gbk"), ("빅뱅", "cp949"), ("李玟", "gbk")):
        fields = {"artist": [name.encode(table).decode("latin-1")]}
        assert repair_fields(fields)[0] is fields


def test_a_file_of_text_is_decoded_by_its_mark_its_form_or_its_letters() -> None:
    text = 'TITLE "Группа крови"\nPERFORMER "Кино"\n'
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r"):
        assert decode(text.encode(encoding)) == text
    assert decode("Jóga – Björk".encode("cp1252")) == "Jóga – Björk"
    assert decode(b"") == ""


@given(st.dictionaries(st.sampled_from(["title", "artist"]), st.lists(st.text(max_size=30), max_size=3)), st.binary())
def test_nothing_can_make_it_fail(fields: dict[str, list[str]], raw: bytes) -> None:
    kept, originals = repair_fields(fields)
    assert (kept is fields) == (not originals)
    decode(raw)
    repair_fields({"title": [raw.decode("latin-1")]})


def test_a_repaired_tag_keeps_what_was_tagged(sound: Sound) -> None:
    path = sound("mp3.mp3")
    file = MP3(path)
    if file.tags is None:
        file.add_tags()
    title, artist = (name.encode("cp1251").decode("latin-1") for name in ("Группа крови", "Кино"))
    file.tags.add(id3.TIT2(0, [title]))
    file.tags.add(id3.TPE1(0, [artist]))
    file.save()
    tags = read_tags(path)
    assert (tags.title, tags.artists) == ("Группа крови", ("Кино",))
    assert set(tags.more.originals) == {("title", title), ("artist", artist)}
