"""Where tracks lie, as playlist files write it."""

import os
import re
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes, urlsplit

_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*)://|^(?i:(file):)")
_DRIVE = re.compile(r"^[A-Za-z]:[\\/]")


def plain_location(path: Path, folder: Path | None) -> str:
    """A path on one line, relative to `folder` where one is given; an address where the plain path would be misread."""
    text = relative_path(path, folder)
    is_plain = text.isprintable() and text == text.strip()
    # An undecodable file name has lone surrogates, which are not printable either.
    return text if is_plain else path.absolute().as_uri()


def address(path: Path, folder: Path | None) -> str:
    """A path as an address; relative to `folder` where one is given."""
    text = relative_path(path, folder)
    if os.path.isabs(text):  # noqa: PTH117  (the path as text: another drive stays absolute)
        return path.absolute().as_uri()
    return quote(os.fsencode(text.replace(os.sep, "/")))


def relative_path(path: Path, folder: Path | None) -> str:
    """The path as seen from `folder`; as it is where there is no way from there to it, or no folder."""
    if folder is not None:
        with suppress(ValueError):  # another drive
            return _unmistakable(os.path.relpath(path, folder))
    return os.fspath(path)


def _unmistakable(text: str) -> str:
    """A relative path that cannot be taken for a comment, an address, or the path of another system."""
    is_odd = (
        text.startswith(("#", "file:", " "))
        or not text.strip()
        or "://" in text
        or _DRIVE.match(text)
        or (os.sep == "/" and "\\" in text)
    )
    return f"./{text}" if is_odd else text


def path_of(location: str, folder: Path) -> str:
    """The path that a location names, absolute where that can be known; "" for an address on the network.

    Addresses are decoded; a path of another system ("D:\\Music\\x.mp3") stays what it is, with forward slashes.
    """
    text = location
    if not text.strip() or "\0" in text:
        return ""
    if _DRIVE.match(text):
        return text.replace("\\", "/")
    scheme = _SCHEME.match(text)
    if scheme is not None:
        if (scheme[1] or scheme[2]).casefold() != "file":
            return ""
        parts = urlsplit(text)
        decoded = os.fsdecode(unquote_to_bytes(parts.path))
        return decoded[1:] if _DRIVE.match(decoded[1:]) else decoded
    if "\\" in text and "/" not in text and os.sep == "/" and not (folder / text).exists():
        text = text.replace("\\", "/")
    return os.path.normpath(os.path.join(os.path.abspath(folder), text))  # noqa: PTH100, PTH118  (".." must go)


def decoded_address(location: str) -> str:
    """A relative address of XSPF or JSPF as a path; anything else as it is."""
    if "://" in location or location.startswith("file:") or _DRIVE.match(location):
        return location
    return _unmistakable(os.fsdecode(unquote_to_bytes(location)))
