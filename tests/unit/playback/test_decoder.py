"""Files to samples: every frame, once, whatever the format; jumps to the frame."""

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.playback import FilePart
from musicrec_desktop.playback.sound import Decoder, Mixer, UnplayableError

RATE = 44_100


def noise(seconds: float, channels: int = 2) -> NDArray[np.float32]:
    """Quiet, so that no format clips it."""
    made = np.random.default_rng(1).standard_normal((int(RATE * seconds), channels)) * 0.1
    return np.asarray(made, np.float32)


def encoded(path: Path, samples: NDArray[np.float32], codec: str, rate: int) -> Path:
    """A file made by FFmpeg's encoder."""
    import av

    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, layout="mono")
        stream.open()
        fifo = av.AudioFifo()
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="fltp", layout="mono")
        frame.rate, frame.pts = rate, 0
        resampler = av.AudioResampler(format=stream.format, layout="mono", rate=rate)
        for piece in resampler.resample(frame):
            fifo.write(piece)
        while (piece := fifo.read(stream.frame_size, partial=True)) is not None:
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return path


def all_of(decoder: Decoder, piece: int = 1_000) -> NDArray[np.float32]:
    """(n, 2) all there is; then it is closed."""
    with closing(decoder):
        pieces = []
        while len(block := decoder.read(piece)):
            pieces.append(block)
        return np.concatenate(pieces)


@pytest.mark.parametrize("suffix", ["flac", "wav", "ogg"])
def test_a_file_comes_whole_and_jumps_reach_the_frame(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"noise.{suffix}"
    soundfile.write(path, noise(3), RATE, subtype="FLOAT" if suffix == "wav" else None)
    decoder = Decoder(FilePart(path))
    assert (decoder.own_rate, decoder.rate, decoder.length) == (RATE, RATE, 3 * RATE)
    whole = all_of(Decoder(FilePart(path)))
    assert whole.shape == (3 * RATE, 2)
    if suffix != "ogg":
        assert np.abs(whole - noise(3)).max() < 1e-4
    for frame in (100_001, 7, 3 * RATE - 10, 0):
        decoder.seek(frame)
        assert decoder.position == frame
        assert np.abs(decoder.read(5_000) - whole[frame : frame + 5_000]).max() < 1e-3
    decoder.close()
    decoder.close()


@pytest.mark.parametrize(("suffix", "codec", "rate"), [("mp3", "libmp3lame", RATE), ("opus", "libopus", 48_000)])
def test_what_an_encoder_adds_at_both_ends_is_left_out(tmp_path: Path, suffix: str, codec: str, rate: int) -> None:
    tone = (0.5 * np.sin(2 * np.pi * 440 * np.arange(int(rate * 2.5)) / rate)).astype(np.float32)
    heard = all_of(Decoder(FilePart(encoded(tmp_path / f"tone.{suffix}", tone, codec, rate))))[:, 0]
    assert len(heard) == len(tone)
    inner = slice(4_000, len(tone) - 4_000)
    assert np.abs(heard[inner] - tone[inner]).max() < 0.05, "in step with what was encoded"


def test_parts_of_a_file_are_cut_at_the_frame_and_join_again(tmp_path: Path) -> None:
    path = tmp_path / "album.flac"
    soundfile.write(path, noise(3), RATE)
    cut = DurationMs(1_234)
    mixer = Mixer()
    mixer.begin(1, Decoder(FilePart(path, DurationMs(0), cut)))
    mixer.follow(1, 2, Decoder(FilePart(path, cut)))
    heard = mixer.render(10 * RATE)
    assert np.abs(heard - noise(3)).max() < 1e-4
    mixer.clear()
    with closing(Decoder(FilePart(path, cut))) as rest:
        assert rest.length == 3 * RATE - cut * RATE // 1000


def test_another_rate_and_another_number_of_channels_become_what_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "mono.wav"
    soundfile.write(path, noise(2, channels=1), RATE)
    decoder = Decoder(FilePart(path), 48_000)
    assert decoder.length == 96_000
    heard = all_of(decoder)
    assert heard.shape == (96_000, 2)
    assert np.array_equal(heard[:, 0], heard[:, 1])
    assert np.std(heard) == pytest.approx(0.1, rel=0.02), "as loud as it was"


def test_what_cannot_be_played_says_why(tmp_path: Path) -> None:
    broken, cut_short = tmp_path / "broken.flac", tmp_path / "short.flac"
    broken.write_bytes(b"no music" * 100)
    with pytest.raises(UnplayableError, match="no sound"):
        Decoder(FilePart(broken))
    with pytest.raises(UnplayableError, match="no such file"):
        Decoder(FilePart(tmp_path / "nowhere.flac"))
    soundfile.write(cut_short, noise(2), RATE)
    cut_short.write_bytes(cut_short.read_bytes()[:-40_000])
    assert 0.5 * RATE < len(all_of(Decoder(FilePart(cut_short)))) < 2 * RATE, "what is there is played"
