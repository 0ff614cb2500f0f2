"""Tracks that a listener names in a terminal: by path, or by the number the library gave them."""

import os
from collections.abc import Sequence
from pathlib import Path

from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.track import Track


def tracks_named(services: Services, names: Sequence[str]) -> list[Track]:
    """The tracks behind these names, in their order; a folder stands for everything in it.

    Raises LibraryError for the first name that is no path of the library, no folder of it and no id.
    """
    tracks = services.database.tracks.all()
    by_id = {track.id: track for track in tracks}
    # Later entries win: a present track over a missing one that once had the same path.
    by_path = {track.path: track for track in sorted(tracks, key=lambda track: not track.is_missing)}
    found: dict[int, Track] = {}
    for name in names:
        path = Path(os.path.abspath(Path(name).expanduser()))  # noqa: PTH100  (absolute() would leave ".." in it)
        if path in by_path:
            named = [by_path[path]]
        elif name.isdecimal() and int(name) in by_id:
            named = [by_id[int(name)]]  # type: ignore[index]  # an int is as good as a TrackId
        else:
            named = [track for track in tracks if not track.is_missing and track.path.is_relative_to(path)]
        if not named:
            raise LibraryError(f"{name} is not in the library.", hint="Scan its folder first: musicrec scan FOLDER")
        found.update((track.id, track) for track in named)
    return list(found.values())
