"""Writing into files of every format, and taking it back; the sound stays what it was."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mutagen
import pytest
from mutagen import id3

from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.tag_writing import NewTags
from musicrec_desktop.library import holds, plan_edit, read_tags, undo_edit, write_edit
from musicrec_desktop.library.stamps import stamp_of

FORMATS = {
    "mp3": "mp3.mp3",
    "flac": "flac.flac",
    "ogg": "vorbis.ogg",
    "opus": "opus.opus",
    "m4a": "aac.m4a",
    "wma": "wma.wma",
    "wv": "wavpack.wv",
    "aiff": "aiff.aiff",
    "wav": "wav.wav",
    "tta": "tta.tta",
}
Make = Callable[..., Path]
NEW = NewTags(genres=("Death Metal", "Jazz"), moods=("calm", "dreamy"), replaygain_db=-6.52, peak=0.988553, rating=80)


@pytest.fixture
def made(sound: Callable[..., Path]) -> Callable[..., Path]:
    """A second of real sound in a format, with everyday tags or none."""

    def make(suffix: str, under: str = "", *, is_tagged: bool = True) -> Path:
        path = sound(FORMATS[suffix], under or f"music/a.{suffix}")
        if is_tagged:
            tag(path, suffix)
        return path

    return make


def tag(path: Path, suffix: str) -> None:
    audio: Any = mutagen.File(path, easy=suffix in ("mp3", "m4a", "tta"))
    if audio.tags is None:
        audio.add_tags()
    if suffix in ("wav", "aiff"):
        audio.tags.add(id3.TIT2(encoding=3, text=["Title"]))
        audio.tags.add(id3.TPE1(encoding=3, text=["Artist"]))
        audio.tags.add(id3.TCON(encoding=3, text=["Pop"]))
    else:
        audio["title"], audio["artist"] = "Title", "Artist"
        audio["WM/Genre" if suffix == "wma" else "genre"] = "Pop"
    audio.save()


def decoded(path: Path) -> bytes:
    import av

    with av.open(str(path)) as file:
        return b"".join(frame.to_ndarray().tobytes() for frame in file.decode(audio=0))


def everything(path: Path) -> dict[str, str]:
    """All tags as mutagen sees them, in order."""
    audio: Any = mutagen.File(path)
    if audio.tags is None:
        return {}
    items = list(audio.tags) if isinstance(audio.tags, list) else list(audio.tags.items())
    return {f"{number} {item[0]}": repr(item[1]) for number, item in enumerate(items)}


def written(path: Path, new: NewTags = NEW) -> Any:
    edit = plan_edit(path, new)
    write_edit(edit, stamp_of(path.stat()))
    return edit


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_is_written_is_read_and_taken_back_exactly(suffix: str, made: Make) -> None:
    path = made(suffix)
    sound, before = decoded(path), everything(path)
    edit = written(path)
    tags = read_tags(path)
    assert (tags.title, tags.artists) == ("Title", ("Artist",)), "the rest stays"
    assert (tags.genres, tags.more.moods, tags.more.rating) == (NEW.genres, NEW.moods, 80)
    assert tags.replaygain_track_db == pytest.approx(-6.52, abs=0.005)
    assert decoded(path) == sound
    assert plan_edit(path, NEW).after == {}, "it holds it already"
    assert holds(path, edit.after)
    write_edit(undo_edit(edit), stamp_of(path.stat()))
    assert holds(path, edit.before)
    after = everything(path)
    if suffix in ("mp3", "wav", "aiff", "tta"):  # frames have no order
        assert sorted(after.values()) == sorted(before.values())
    else:
        assert after == before
    assert decoded(path) == sound


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_without_tags_gets_some_and_is_without_them_again(suffix: str, made: Make) -> None:
    path = made(suffix, is_tagged=False)
    before = everything(path)
    edit = written(path, NewTags(genres=("Jazz",), rating=40))
    assert (read_tags(path).genres, read_tags(path).more.rating) == (("Jazz",), 40)
    write_edit(undo_edit(edit), None)
    assert everything(path) == before


def test_an_empty_value_takes_a_field_out(made: Make) -> None:
    path = made("flac")
    edit = written(path, NewTags(genres=(), rating=0))
    assert edit.after == {"GENRE": None}
    assert read_tags(path).genres == ()


def test_opus_gets_the_gain_of_its_own_standard_and_no_other(made: Make) -> None:
    path = made("opus")
    audio: Any = mutagen.File(path)
    audio["REPLAYGAIN_TRACK_GAIN"] = "+9.00 dB"
    audio.save()
    written(path, NewTags(replaygain_db=-6.0))
    audio = mutagen.File(path)
    assert audio["R128_TRACK_GAIN"] == [str(-11 * 256)], "relative to -23 LUFS, in 1/256 dB"
    assert "REPLAYGAIN_TRACK_GAIN" not in audio
    assert read_tags(path).replaygain_track_db == -6.0


def test_id3_keeps_its_version_and_what_it_holds_beside(made: Make) -> None:
    from mutagen.id3 import ID3, POPM, TXXX, TYER

    path = made("mp3")
    tags = ID3(path)
    tags.add(TYER(encoding=0, text=["1994"]))
    tags.add(TXXX(encoding=0, desc="replaygain_track_gain", text=["+1.00 dB"]))
    tags.add(POPM(email="me@home", rating=255, count=12))
    tags.save(path, v2_version=3)
    edit = written(path)
    raw = ID3(path, translate=False)
    assert raw.version[:2] == (2, 3)
    assert [frame.text for frame in raw.getall("TYER")] == [["1994"]]
    assert [(frame.email, frame.rating, frame.count) for frame in raw.getall("POPM")] == [("me@home", 196, 12)]
    assert [frame.text for frame in raw.getall("TXXX") if frame.desc.casefold().endswith("gain")] == [["-6.52 dB"]]
    assert read_tags(path).more.moods == NEW.moods, "2.3 has no frame for moods, so they are in one of its own"
    write_edit(undo_edit(edit), None)
    assert [(f.email, f.rating, f.count) for f in ID3(path).getall("POPM")] == [("me@home", 255, 12)]
    assert [f.desc for f in ID3(path, translate=False).getall("TXXX")] == ["replaygain_track_gain"]


def test_permissions_stay_links_stay_and_nothing_is_left_beside(made: Make, tmp_path: Path) -> None:
    path = made("flac")
    path.chmod(0o640)
    link = tmp_path / "link.flac"
    link.symlink_to(path)
    written(link)
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert read_tags(path).genres == NEW.genres
    assert [beside.name for beside in path.parent.iterdir()] == ["a.flac"]


def test_a_file_that_has_changed_is_left_alone(made: Make) -> None:
    path = made("flac")
    stamp, edit = stamp_of(path.stat()), plan_edit(path, NEW)
    audio: Any = mutagen.File(path)
    audio["genre"] = "Folk"
    audio.save()
    os.utime(path, ns=(1, 1))
    content = path.read_bytes()
    with pytest.raises(LibraryError, match="has changed since it was scanned"):
        write_edit(edit, stamp)
    with pytest.raises(LibraryError, match="GENRE was changed"):
        write_edit(edit, stamp_of(path.stat()))
    assert path.read_bytes() == content
    assert [beside.name for beside in path.parent.iterdir()] == ["a.flac"]


def test_a_file_that_may_not_be_written_is_left_alone(made: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made("flac")
    content, edit = path.read_bytes(), plan_edit(path, NEW)
    may = os.access
    monkeypatch.setattr(os, "access", lambda where, mode: mode != os.W_OK and may(where, mode))  # root may everything
    with pytest.raises(LibraryError, match="may not be written to"):
        write_edit(edit, None)
    assert path.read_bytes() == content


def test_a_full_disk_leaves_the_file_as_it_was(made: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made("flac")
    content, edit = path.read_bytes(), plan_edit(path, NEW)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LibraryError, match="No space left on device; the file is as it was"):
        write_edit(edit, None)
    assert path.read_bytes() == content
    assert [beside.name for beside in path.parent.iterdir()] == ["a.flac"]


def test_what_is_no_music_or_not_there_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "a.mp3"
    text.write_text("nothing like music " * 100)
    with pytest.raises(LibraryError):
        plan_edit(text, NEW)
    with pytest.raises(LibraryError, match="cannot be opened"):
        plan_edit(tmp_path / "gone.mp3", NEW)
