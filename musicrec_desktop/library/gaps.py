"""Fills what a file does not say from where it lies, and remembers what was guessed."""

from dataclasses import replace
from pathlib import Path

from musicrec_desktop.domain.track import Tags
from musicrec_desktop.library.path_names import disc_from_path, names_from_path


def fill_gaps(tags: Tags, path: Path) -> Tags:
    """The tags with gaps filled from the path and named in `from_path`; a tag that is there is never changed.

    A path that contradicts the tags (another title, another artist) is not believed about the rest.
    """
    if all((tags.title, tags.artists, tags.album, tags.track_number, tags.disc_number, tags.year)):
        return tags
    if all((tags.title, tags.artists, tags.album, tags.track_number, tags.year)):
        disc = disc_from_path(path)
        return replace(tags, disc_number=disc, from_path=("disc_number",)) if disc else tags
    guess = names_from_path(path)
    artist_agrees = not tags.artists or guess.artist.casefold() in {name.casefold() for name in tags.artists}
    guessed: dict[str, object] = {}
    if not tags.title:
        guessed["title"] = guess.title if artist_agrees else guess.whole_title
    if not tags.track_number and guess.track_number:
        guessed["track_number"] = guess.track_number
    if not tags.disc_number and guess.disc_number:
        guessed["disc_number"] = guess.disc_number
    if not tags.title or tags.title.casefold() == guess.title.casefold():
        if not tags.artists and not tags.album_artist and guess.artist:
            guessed["artists"] = (guess.artist,)
        if not tags.album and guess.album and (artist_agrees or not guess.artist):
            guessed["album"] = guess.album
            if not tags.album_artist and guess.album_artist:
                guessed["album_artist"] = guess.album_artist
            if not tags.year and guess.year:
                guessed.update(year=guess.year, date=tags.date or str(guess.year))
    return replace(tags, **guessed, from_path=tuple(guessed)) if guessed else tags  # type: ignore[arg-type]  # names above
