"""The MPRIS 2.2 interfaces as published, by name and type. Written down apart from the program."""

ROOT = "org.mpris.MediaPlayer2"

METHODS = {
    ROOT: {"Raise": ("", ""), "Quit": ("", "")},
    f"{ROOT}.Player": {
        "Next": ("", ""),
        "Previous": ("", ""),
        "Pause": ("", ""),
        "PlayPause": ("", ""),
        "Stop": ("", ""),
        "Play": ("", ""),
        "Seek": ("x", ""),
        "SetPosition": ("ox", ""),
        "OpenUri": ("s", ""),
    },
    f"{ROOT}.TrackList": {
        "GetTracksMetadata": ("ao", "aa{sv}"),
        "AddTrack": ("sob", ""),
        "RemoveTrack": ("o", ""),
        "GoTo": ("o", ""),
    },
    f"{ROOT}.Playlists": {"ActivatePlaylist": ("o", ""), "GetPlaylists": ("uusb", "a(oss)")},
}
"""Interface -> method -> (types of what it takes, of what it gives)."""

SIGNALS = {
    ROOT: {},
    f"{ROOT}.Player": {"Seeked": "x"},
    f"{ROOT}.TrackList": {
        "TrackListReplaced": "aoo",
        "TrackAdded": "a{sv}o",
        "TrackRemoved": "o",
        "TrackMetadataChanged": "oa{sv}",
    },
    f"{ROOT}.Playlists": {"PlaylistChanged": "(oss)"},
}
"""Interface -> signal -> types of what it carries."""

PROPERTIES = {
    ROOT: {
        "CanQuit": ("b", "read", "true"),
        "Fullscreen": ("b", "readwrite", "true"),
        "CanSetFullscreen": ("b", "read", "true"),
        "CanRaise": ("b", "read", "true"),
        "HasTrackList": ("b", "read", "true"),
        "Identity": ("s", "read", "true"),
        "DesktopEntry": ("s", "read", "true"),
        "SupportedUriSchemes": ("as", "read", "true"),
        "SupportedMimeTypes": ("as", "read", "true"),
    },
    f"{ROOT}.Player": {
        "PlaybackStatus": ("s", "read", "true"),
        "LoopStatus": ("s", "readwrite", "true"),
        "Rate": ("d", "readwrite", "true"),
        "Shuffle": ("b", "readwrite", "true"),
        "Metadata": ("a{sv}", "read", "true"),
        "Volume": ("d", "readwrite", "true"),
        "Position": ("x", "read", "false"),
        "MinimumRate": ("d", "read", "true"),
        "MaximumRate": ("d", "read", "true"),
        "CanGoNext": ("b", "read", "true"),
        "CanGoPrevious": ("b", "read", "true"),
        "CanPlay": ("b", "read", "true"),
        "CanPause": ("b", "read", "true"),
        "CanSeek": ("b", "read", "true"),
        "CanControl": ("b", "read", "false"),
    },
    f"{ROOT}.TrackList": {
        "Tracks": ("ao", "read", "invalidates"),
        "CanEditTracks": ("b", "read", "true"),
    },
    f"{ROOT}.Playlists": {
        "PlaylistCount": ("u", "read", "true"),
        "Orderings": ("as", "read", "true"),
        "ActivePlaylist": ("(b(oss))", "read", "true"),
    },
}
"""Interface -> property -> (type, access, how a change is told)."""

METADATA = {
    "mpris:trackid": "o",
    "mpris:length": "x",
    "mpris:artUrl": "s",
    "xesam:album": "s",
    "xesam:albumArtist": "as",
    "xesam:artist": "as",
    "xesam:audioBPM": "i",
    "xesam:comment": "as",
    "xesam:composer": "as",
    "xesam:contentCreated": "s",
    "xesam:discNumber": "i",
    "xesam:genre": "as",
    "xesam:lastUsed": "s",
    "xesam:title": "s",
    "xesam:trackNumber": "i",
    "xesam:url": "s",
    "xesam:useCount": "i",
    "xesam:userRating": "d",
}
"""Field -> type."""
