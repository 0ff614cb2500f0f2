"""Pictures that the listener keeps."""

from pathlib import Path

from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.library import write_whole


def write_picture(target: Path, content: bytes) -> None:
    """Write an image file, whole or not at all. Raises LibraryError when it cannot be written there."""
    try:
        write_whole(target, content)
    except OSError as error:
        raise LibraryError(
            f"The picture cannot be written to {target}: {error.strerror or error}.",
            hint="Choose a folder in which you may write, on a disk with room.",
        ) from error
