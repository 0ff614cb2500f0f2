"""Covers for whoever shows them: the shells reach the library stage only through here."""

from musicrec_desktop.app.paths import Paths
from musicrec_desktop.library import CoverCache, read_cover
from musicrec_desktop.library.cover_cache import Scale

__all__ = ["CoverCache", "cover_cache", "read_cover"]


def cover_cache(paths: Paths, scale: Scale) -> CoverCache:
    """The thumbnails of this profile, drawn by `scale` when they are asked for the first time."""
    return CoverCache(paths.cache / "covers", scale)
