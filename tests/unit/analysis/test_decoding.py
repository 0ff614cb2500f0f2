"""Real files of many codecs: the right moments are heard, and what is not sound is told so."""

import os
import subprocess
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.analysis.decode import RATE, read_sound
from musicrec_desktop.analysis.excerpts import (
    EXCERPT_SECONDS,
    KEPT_BELOW_SECONDS,
    N_EXCERPTS,
    WHOLE_BELOW_SECONDS,
    Span,
    choose_spans,
    pieces,
)
from musicrec_desktop.analysis.ffmpeg_reader import FfmpegReader
from musicrec_desktop.analysis.sndfile_reader import SndfileReader
from musicrec_desktop.domain.errors import AnalysisError
from tests.unit.analysis.sounds import Wave, encode, noise, sine, write

_SECONDS = 104
_SOURCE_RATE = 32_000
_STEP_SECONDS = 4
_LOSSY = ("-b:a", "96k")


@pytest.fixture(scope="module")
def ladder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """104 s of 32 kHz stereo whose pitch rises every 4 s, so that a moment is known by its sound."""
    steps = [
        sine(_pitch(i * _STEP_SECONDS), _STEP_SECONDS, 0.4, _SOURCE_RATE) for i in range(_SECONDS // _STEP_SECONDS)
    ]
    sound = np.concatenate(steps)
    return write(tmp_path_factory.mktemp("ladder") / "ladder.wav", np.stack([sound, 0.5 * sound], axis=1), _SOURCE_RATE)


def _pitch(second: float) -> float:
    return 300.0 + 60.0 * int(second / _STEP_SECONDS)


def _heard(part: Wave, second: float) -> float:
    """Hz of the strongest tone in the half second of `part` around `second`."""
    piece = part[int((second - 0.25) * RATE) : int((second + 0.25) * RATE)]
    return float(np.abs(np.fft.rfft(piece * np.hanning(len(piece)))).argmax() * RATE / len(piece))


@pytest.mark.parametrize(
    ("suffix", "options"),
    [
        ("wav", ()),
        ("flac", ()),
        ("aiff", ()),
        ("ogg", ("-c:a", "libvorbis")),
        ("mp3", ("-c:a", "libmp3lame", *_LOSSY)),
        ("vbr.mp3", ("-c:a", "libmp3lame", "-q:a", "5")),
        ("noheader.mp3", ("-c:a", "libmp3lame", "-q:a", "5", "-write_xing", "0")),
        ("opus", ("-c:a", "libopus", *_LOSSY)),
        ("m4a", ("-c:a", "aac", *_LOSSY)),
        ("alac.m4a", ("-c:a", "alac")),
        ("aac", ("-c:a", "aac", *_LOSSY)),
        ("wma", ("-c:a", "wmav2", *_LOSSY)),
        ("wv", ()),
        ("tta", ()),
        ("ac3", _LOSSY),
        ("mka", ("-c:a", "libvorbis")),
        ("mp2", _LOSSY),
    ],
)
def test_each_codec_is_heard_at_the_right_moments(
    ladder: Path, tmp_path: Path, suffix: str, options: tuple[str, ...]
) -> None:
    sound = read_sound(encode(ladder, tmp_path / f"track.{suffix}", *options))
    assert sound.seconds == pytest.approx(_SECONDS, abs=0.3)
    assert len(sound.parts) == N_EXCERPTS
    assert not sound.is_whole
    for i, part in enumerate(sound.parts):
        assert len(part) == pytest.approx(EXCERPT_SECONDS * RATE, abs=0.1 * RATE)
        begin = _SECONDS * (i + 0.5) / N_EXCERPTS - EXCERPT_SECONDS / 2
        # Look at moments in the middle of a step, so that a codec's delay of some milliseconds is no matter.
        for moment in np.arange(np.ceil(begin / 4) * 4 + 2, begin + EXCERPT_SECONDS - 0.3, 4):
            assert _heard(part, moment - begin) == pytest.approx(_pitch(moment), abs=4)
        # Stereo of 1 and 0.5 times a sine of 0.4 mixes to 0.3.
        assert float(np.sqrt(np.mean(part**2))) == pytest.approx(0.3 / np.sqrt(2), rel=0.1)


def test_a_pipe_without_an_index_is_heard_at_the_right_moments(ladder: Path, tmp_path: Path) -> None:
    # A Matroska stream written to a pipe has neither a length nor an index to seek by.
    path = tmp_path / "stream.mka"
    command = ["ffmpeg", "-v", "error", "-i", str(ladder), "-c:a", "flac", "-f", "matroska", "-live", "1", "-"]
    path.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    sound = read_sound(path)
    assert sound.seconds == pytest.approx(_SECONDS, abs=0.3)
    assert _heard(sound.parts[4], 7.0) == pytest.approx(_pitch(_SECONDS / 2 + 2), abs=4)


def test_a_short_track_is_read_whole_and_at_once_or_in_pieces_it_is_the_same(tmp_path: Path) -> None:
    source = noise(31, rate=44_100)
    sound = read_sound(write(tmp_path / "short.flac", source, 44_100))
    assert sound.is_whole
    assert len(sound.parts) == 1
    assert len(sound.parts[0]) == pytest.approx(31 * RATE, abs=2)
    with FfmpegReader(tmp_path / "short.flac") as other, SndfileReader(tmp_path / "short.flac") as reader:
        whole = reader.read(Span(0, reader.frames))
        cut = [other.read(piece) for piece in pieces(Span(0, other.frames), 10_007)]
    np.testing.assert_allclose(np.concatenate(cut), whole, atol=1e-4)


def test_opposite_phases_do_not_cancel_to_silence(tmp_path: Path) -> None:
    tone = sine(500, 3)
    path = write(tmp_path / "phase.wav", np.stack([tone, -tone], axis=1))
    assert float(np.abs(read_sound(path).parts[0]).max()) > 0.4


def test_the_sound_of_a_video_is_heard(ladder: Path, tmp_path: Path) -> None:
    video = encode(ladder, tmp_path / "clip.mp4", "-f", "lavfi", "-i", "color=s=32x32:r=5", "-t", "9", "-c:a", "aac")
    assert read_sound(video).seconds == pytest.approx(9, abs=0.5)


def test_a_name_that_is_not_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.wav"))
    write(tmp_path / "plain.wav", sine(440, 1)).rename(path)
    assert len(read_sound(path).parts[0]) == RATE


def test_a_name_that_looks_like_an_address(tmp_path: Path) -> None:
    folder = tmp_path / "http:"
    folder.mkdir()
    path = encode(write(tmp_path / "plain.wav", sine(440, 1)), tmp_path / "plain.m4a", "-c:a", "aac").rename(
        folder / "concat:a|b.m4a"
    )
    assert len(read_sound(path).parts[0]) == pytest.approx(RATE, rel=0.1)


def _cut_off(ladder: Path, path: Path, *options: str) -> Path:
    data = encode(ladder, path, *options).read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


@pytest.mark.parametrize("suffix", ["flac", "mp3", "ogg", "wv"])
def test_a_file_cut_off_is_heard_as_far_as_it_goes(ladder: Path, tmp_path: Path, suffix: str) -> None:
    sound = read_sound(_cut_off(ladder, tmp_path / f"track.{suffix}"))
    assert sum(len(part) for part in sound.parts) > 20 * RATE


def test_a_file_cut_off_before_its_table_of_contents_is_refused(ladder: Path, tmp_path: Path) -> None:
    path = _cut_off(ladder, tmp_path / "track.m4a", "-c:a", "alac")
    with pytest.raises(AnalysisError, match=r"track\.m4a"):
        read_sound(path)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.mp3", b"", "empty.mp3 is empty"),
        ("text.mp3", b"This is not music. " * 500, "text.mp3"),
        ("noise.ogg", np.random.default_rng(0).bytes(20_000), "noise.ogg"),
        ("page.m4a", b"<!DOCTYPE html><html><body>Not found</body></html>", "page.m4a"),
        (
            "list.m4a",
            b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n",
            "list",
        ),
        ("parts.wma", b"ffconcat version 1.0\nfile /etc/hostname\n", "parts.wma"),
    ],
)
def test_what_is_not_sound_is_told_so(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(AnalysisError) as error:
        read_sound(path)
    assert reason in error.value.message


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(AnalysisError, match=r"gone\.mp3 cannot be opened"):
        read_sound(tmp_path / "gone.mp3")
    with pytest.raises(AnalysisError):
        read_sound(tmp_path)


def test_pictures_have_no_sound(tmp_path: Path) -> None:
    path = tmp_path / "cover.png"
    subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "color=s=16x16", "-frames:v", "1", path], check=True)
    with pytest.raises(AnalysisError, match="holds no sound"):
        read_sound(path)


@given(st.integers(1, 10**9), st.integers(1_000, 192_000), st.booleans())
def test_what_is_heard_lies_inside_the_track_and_apart(frames: int, rate: int, is_whole: bool) -> None:
    spans = choose_spans(frames, rate, is_whole=is_whole)
    assert spans[0].start == 0
    assert spans[-1].end == frames
    assert all(span.end <= later.start for span, later in pairwise(spans))
    if is_whole:
        assert all(span.end == later.start for span, later in pairwise(spans))
    kept = [span for span in spans if span.is_kept]
    if frames < WHOLE_BELOW_SECONDS * rate or (is_whole and frames < KEPT_BELOW_SECONDS * rate):
        assert spans == (Span(0, frames),)
    else:
        assert len(kept) == N_EXCERPTS
        (length,) = {span.length for span in kept}
        assert abs(length - 10 * rate) <= rate // 10


@given(st.integers(0, 1000), st.integers(0, 1000), st.integers(1, 300))
def test_pieces_make_up_the_span(start: int, length: int, size: int) -> None:
    cut = list(pieces(Span(start, length), size))
    assert [at for piece in cut for at in range(piece.start, piece.start + piece.length)] == list(
        range(start, start + length)
    )
    assert all(piece.length <= size for piece in cut)
