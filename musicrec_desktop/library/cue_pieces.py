"""One file and its cue sheet to the tracks in it."""

from dataclasses import replace
from itertools import pairwise

from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.domain.track import NO_TIME, MoreTags, ScannedFile, Tags
from musicrec_desktop.library.cue_sheet import CueFile, CueSheet, CueTrack, parse_cue
from musicrec_desktop.library.kinds import kind_of
from musicrec_desktop.library.replaygain import gain_of
from musicrec_desktop.library.tag_text import clean_name, number_of, split_artists, split_genres, year_of
from musicrec_desktop.library.traits import traits_of


def embedded_sheet(text: str) -> tuple[CueSheet, CueFile] | None:
    """The sheet that a file carries in its own tags, when it cuts that file; its FILE line may say anything."""
    sheet = parse_cue(text if "\n" in text or "\r" in text else "")
    return (sheet, sheet.files[0]) if len(sheet.files) == 1 and len(sheet.files[0].tracks) > 1 else None


def cut(whole: ScannedFile, sheet: CueSheet, file: CueFile) -> tuple[ScannedFile, ...]:
    """The tracks of a file; () when the sheet does not fit: a track would begin behind its end, or before another."""
    starts = [track.start_ms for track in file.tracks]
    length = whole.tags.duration_ms
    if any(late <= early for early, late in pairwise(starts)) or (length and starts[-1] >= length):
        return ()
    pieces: list[ScannedFile] = []
    for track, end in zip(file.tracks, (*starts[1:], NO_TIME), strict=True):
        until = end or length
        duration = DurationMs(until - track.start_ms) if until else NO_TIME
        tags = _tags(whole.tags, sheet, track, duration)
        kind, traits = kind_of(whole.path, tags), traits_of(tags)
        pieces.append(ScannedFile(whole.path, whole.stamp, tags, track.start_ms, DurationMs(end), kind, traits))
    return tuple(pieces)


def _tags(whole: Tags, sheet: CueSheet, track: CueTrack, duration: DurationMs) -> Tags:
    """What the sheet says of a track, and of the album; what it does not say, the file may."""
    album, own = sheet.says, track.says
    title = clean_name(own.get("title", ""))
    performer = clean_name(album.get("performer", ""))
    date = clean_name(own.get("date", "") or album.get("date", "")) or whole.date
    composer = own.get("songwriter") or own.get("composer") or album.get("songwriter") or album.get("composer") or ""
    gains = {name.replace("_", ""): [text] for name, text in (*album.items(), *own.items()) if "gain" in name}
    genres = split_genres(text for text in (own.get("genre") or album.get("genre"),) if text)
    is_named = "title" not in whole.from_path
    album_gain = gain_of(gains, None, "album")
    return replace(
        whole,
        title=title or f"Track {track.number:02}",
        artists=split_artists((own.get("performer", "") or performer,)) or whole.artists,
        album=clean_name(album.get("title", "")) or whole.album or (whole.title if is_named else ""),
        album_artist=performer or whole.album_artist or ", ".join(whole.artists),
        date=date,
        year=year_of(date) or whole.year,
        genres=genres or whole.genres,
        track_number=track.number,
        disc_number=number_of(album.get("discnumber", "")) or whole.disc_number,
        duration_ms=duration,
        replaygain_track_db=gain_of(gains, None, "track"),
        # Of a file that holds an album, its own gain is the album's.
        replaygain_album_db=next(
            (gain for gain in (album_gain, whole.replaygain_album_db, whole.replaygain_track_db) if gain is not None),
            None,
        ),
        musicbrainz_recording="",
        composer=", ".join(split_artists((composer,))) or whole.composer,
        from_path=("title",) if not title else (),
        more=_more(whole.more, sheet, own),
    )


def _more(whole: MoreTags, sheet: CueSheet, own: dict[str, str]) -> MoreTags:
    """What holds for the album holds for its tracks; what was said of the file as one piece does not."""
    return replace(
        whole,
        title_sort="",
        work="",
        movement="",
        movement_number=0,
        bpm=0.0,
        initial_key="",
        rating=0,
        isrc=clean_name(own.get("isrc", "")),
        track_total=sheet.n_tracks,
        disc_total=number_of(sheet.says.get("totaldiscs", "")) or whole.disc_total,
        has_lyrics=False,
    )
