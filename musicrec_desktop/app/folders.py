"""A music folder taken out of the library."""

from pathlib import Path

from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.ids import UnixTime


def take_folder_out(services: Services, folder: Path, now: UnixTime) -> int:
    """Forget a music folder; returns how many tracks left the library with it. db lane.

    The files stay as they are. Their history is kept: put back, they are as they were.
    Raises SettingsError when the setting cannot be kept; then nothing has changed.
    """
    left = tuple(other for other in services.settings.folders if other != folder)
    services.set("folders", left)
    tracks = services.database.tracks

    def is_out(path: Path) -> bool:
        return path.is_relative_to(folder) and not any(path.is_relative_to(other) for other in left)

    gone = tracks.mark_missing([path for path in tracks.known_stamps() if is_out(path)])
    tracks.set_problems([problem for problem in tracks.problems() if not is_out(problem.path)])
    services.load_known(now)
    return gone
