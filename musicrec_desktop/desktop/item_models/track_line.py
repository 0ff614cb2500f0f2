"""What a list shows of a track."""

from dataclasses import dataclass

from musicrec_desktop.desktop.item_models.amount_words import count_text
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.track import Track

UNKNOWN_ARTIST = marked("Unknown artist")


@dataclass(frozen=True, slots=True)
class TrackLine:
    """One track in words."""

    track_id: TrackId
    title: str
    artist: str
    """Never empty."""
    album: str
    duration_ms: int


def track_line(view: LibraryView, track_id: TrackId) -> TrackLine:
    """The line of a track; one that says so when the library has lost it."""
    row = int(view.rows([track_id])[0])
    if row < 0:
        return TrackLine(track_id, tr("A track that is no longer in the library"), tr(UNKNOWN_ARTIST), "", 0)
    artist = view.artists[view.artist_codes[row]]
    return TrackLine(
        track_id,
        view.titles[row],
        artist or tr(UNKNOWN_ARTIST),
        album_name(view.albums[view.album_codes[row]], artist),
        int(view.durations_ms[row]),
    )


def line_of_track(track: Track) -> TrackLine:
    """The line of a track that the library has read and not yet loaded."""
    return TrackLine(track.id, track.title, track.artist or tr(UNKNOWN_ARTIST), track.album, track.duration_ms)


def album_name(owned: str, artist: str) -> str:
    """The album of an "owner / album" entry of a view, for a track by `artist`."""
    if owned.startswith(f"{artist} / "):
        return owned[len(artist) + 3 :]
    return owned.partition(" / ")[2]


def clock_text(ms: int) -> str:
    """A length as "3:07" or "1:02:03"; "–" when unknown."""
    if ms <= 0:
        return "–"
    minutes, seconds = divmod(round(ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def tracks_text(n: int) -> str:
    """How many tracks, with the language's separators: "1 track", "12,345 tracks"."""
    return tr("1 track") if n == 1 else tr("{n} tracks").format(n=count_text(n))


def length_text(ms: int) -> str:
    """A total as "47 min" or "2 h 05 min"."""
    minutes = round(ms / 60_000)
    hours, rest = divmod(minutes, 60)
    if hours:
        return tr("{hours} h {minutes} min").format(hours=hours, minutes=f"{rest:02}")
    return tr("{minutes} min").format(minutes=minutes)
