"""Which files are taken for audio, or for video played for its sound, and what their codecs are called in short."""

from typing import Final

_SUFFIXES: Final = """
    .mp3 .mp2 .flac .ogg .oga .opus .spx .m4a .mp4 .aac .wav .aif .aiff .aifc .wv .ape .mpc .mp+ .wma .tta .dsf .dff
    .tak .m4b .m4r .m4v .mov .3gp .3ga .3g2 .mp1 .mpga .ac3 .eac3 .ofr .ofs .ogv .wmv .asf
"""
AUDIO_SUFFIXES: Final = frozenset(_SUFFIXES.split())
"""File name endings, lower case with the dot, that a scan looks at."""

_BY_READER: Final = {
    "FLAC": "flac",
    "OggFLAC": "flac",
    "OggVorbis": "vorbis",
    "OggOpus": "opus",
    "OggSpeex": "speex",
    "AAC": "aac",
    "WAVE": "wav",
    "AIFF": "aiff",
    "WavPack": "wavpack",
    "MonkeysAudio": "ape",
    "Musepack": "musepack",
    "ASF": "wma",
    "TrueAudio": "tta",
    "DSF": "dsd",
    "DSDIFF": "dsd",
    "TAK": "tak",
    "AC3": "ac3",
    "OptimFROG": "optimfrog",
    "OggTheora": "theora",
}

_BY_MP4_CODEC: Final = {
    "mp4a.40": "aac",
    "mp4a.67": "aac",
    "mp4a.6B": "mp3",
    "mp4a.69": "mp3",
    "alac": "alac",
    "fLaC": "flac",
    "Opus": "opus",
    "ac-3": "ac3",
    "ec-3": "ac3",
}
"""Beginnings of RFC 6381 codec names."""


def codec_name(reader: str, layer: int = 3, mp4_codec: str = "") -> str:
    """The short name of a codec, from the class that read the file; "" for one that is not known here.

    `layer` is that of MPEG audio, `mp4_codec` what an MP4 container says it holds.
    """
    if reader == "MP3":
        return f"mp{layer}"
    if reader == "MP4":
        for beginning, name in _BY_MP4_CODEC.items():
            if mp4_codec.startswith(beginning):
                return name
        return mp4_codec.partition(".")[0].casefold() or "aac"
    return _BY_READER.get(reader, "")
