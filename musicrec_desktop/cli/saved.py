"""`musicrec playlists`: saved playlists, and playlist files in and out."""

import argparse
import time
from pathlib import Path

from musicrec_desktop.app.playlist_files import ImportedPlaylist, export_playlist, import_playlist
from musicrec_desktop.app.saved_playlists import delete_playlist, make_smart_playlist, saved_playlists, tracks_of
from musicrec_desktop.app.services import Services
from musicrec_desktop.cli.output import Output, shown
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.playlist import SavedPlaylist

_SHOWN = 10


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Declare the commands of this file."""
    playlists = commands.add_parser("playlists", parents=[shared], help="saved playlists, and playlist files")
    playlists.set_defaults(run=_list)
    verbs = playlists.add_subparsers(metavar="VERB")
    show = verbs.add_parser("show", parents=[shared], help="the tracks of one")
    show.add_argument("name", metavar="NAME", help="title or number")
    show.set_defaults(run=_show)
    read = verbs.add_parser("import", parents=[shared], help="keep playlist files (m3u, m3u8, pls, xspf, jspf, csv)")
    read.add_argument("files", nargs="+", type=Path, metavar="FILE")
    read.add_argument("--preview", action="store_true", help="show what would be kept, and keep nothing")
    read.set_defaults(run=_import)
    write = verbs.add_parser("export", parents=[shared], help="write one as a file; its ending chooses the format")
    write.add_argument("name", metavar="NAME", help="title or number")
    write.add_argument("file", type=Path, metavar="FILE")
    write.add_argument("--relative", action="store_true", help="paths as seen from the file's folder")
    write.set_defaults(run=_export)
    smart = verbs.add_parser(
        "smart",
        parents=[shared],
        help="keep one by rules: 'genre is jazz' 'plays <= 0' 'order added latest' 'limit 50'",
    )
    smart.add_argument("name", metavar="TITLE")
    smart.add_argument("rules", nargs="+", metavar="RULE")
    smart.set_defaults(run=_smart)
    delete = verbs.add_parser("delete", parents=[shared], help="forget one; the music stays")
    delete.add_argument("name", metavar="NAME", help="title or number")
    delete.set_defaults(run=_delete)


def _now() -> UnixTime:
    return UnixTime(time.time())


def _list(services: Services, _options: argparse.Namespace, output: Output) -> int:
    playlists = saved_playlists(services, _now())
    output.document({"playlists": [_document(saved) for saved in playlists]})
    for saved in playlists:
        live = ", kept by its rules" if saved.rules else ""
        output.say(f"{saved.id:4}  {shown(saved.title)}  ({len(saved.track_ids)} tracks{live})")
    if not playlists:
        output.say("No playlist was saved yet.")
    return 0


def _show(services: Services, options: argparse.Namespace, output: Output) -> int:
    saved, tracks = tracks_of(services, options.name, _now())
    listed = [
        {"id": int(track.id), "title": track.title, "artist": track.artist, "path": str(track.path)} for track in tracks
    ]
    output.document({**_document(saved), "tracks": listed})
    output.say(f"{shown(saved.title)}  ({len(tracks)} tracks)")
    for place, track in enumerate(tracks, 1):
        artist = f"  -  {track.artist}" if track.artist else ""
        output.say(f"{place:4}. {track.title}{artist}")
    return 0


def _import(services: Services, options: argparse.Namespace, output: Output) -> int:
    made = [import_playlist(services, path, _now(), preview=options.preview) for path in options.files]
    output.document({"playlists": [_imported(each) for each in made]})
    for each in made:
        what = "would be kept" if options.preview else "kept" if each.playlist_id is not None else "nothing to keep"
        total = len(each.tracks) + len(each.unmatched)
        output.say(f"{shown(each.title)}: {len(each.tracks)} of {total} tracks are in the library, {what}")
        for entry in each.unmatched[:_SHOWN]:
            name = " - ".join(filter(None, (entry.artist, entry.title))) or entry.location
            output.say(f"  not found: {shown(name)}")
        if len(each.unmatched) > _SHOWN:
            output.say(f"  ... and {len(each.unmatched) - _SHOWN} more (--json shows all)")
    return 0 if any(each.tracks for each in made) else 1


def _export(services: Services, options: argparse.Namespace, output: Output) -> int:
    saved, tracks = tracks_of(services, options.name, _now())
    export_playlist(options.file, saved.title, tracks, relative=options.relative, story=saved.story)
    output.document({"path": str(options.file), "tracks": len(tracks)})
    output.say(f"{len(tracks)} tracks written to {shown(options.file)}")
    return 0


def _smart(services: Services, options: argparse.Namespace, output: Output) -> int:
    saved = make_smart_playlist(services, options.name, options.rules, _now())
    output.document(_document(saved))
    output.say(f"{shown(saved.title)}: {len(saved.track_ids)} tracks now")
    return 0


def _delete(services: Services, options: argparse.Namespace, output: Output) -> int:
    saved = delete_playlist(services, options.name)
    output.document({"deleted": saved.title})
    output.say(f"{shown(saved.title)} is forgotten")
    return 0


def _document(saved: SavedPlaylist) -> dict[str, object]:
    return {
        "id": int(saved.id),
        "title": saved.title,
        "story": saved.story,
        "request": saved.request,
        "rules": saved.rules,
        "track_ids": [int(track_id) for track_id in saved.track_ids],
    }


def _imported(made: ImportedPlaylist) -> dict[str, object]:
    return {
        "file": str(made.path),
        "title": made.title,
        "id": None if made.playlist_id is None else int(made.playlist_id),
        "track_ids": [int(track.id) for track in made.tracks],
        "unmatched": [
            {"location": each.location, "artist": each.artist, "title": each.title, "album": each.album}
            for each in made.unmatched
        ],
    }
