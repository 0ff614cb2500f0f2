"""The stamp that tells an unchanged file from a changed one."""

import os
from typing import Final

from musicrec_desktop.domain.track import FileStamp

_SECOND_NS: Final = 1_000_000_000
_INODE_BITS: Final = 2**63 - 1
"""Some network file systems number files above what a database integer holds; the lower bits do as well."""


def stamp_of(status: os.stat_result) -> FileStamp:
    """The stamp of a file, from its status."""
    return FileStamp(status.st_size, status.st_mtime_ns, status.st_ino & _INODE_BITS)


def is_as_before(known: FileStamp, found: FileStamp) -> bool:
    """Same size and time, whatever the inode: for file systems that number files anew whenever they are mounted.

    A time in whole seconds may differ by less than two from one that is finer, or from another such: FAT keeps every
    second second, and some servers round.
    """
    if known.size != found.size:
        return False
    apart = abs(known.mtime_ns - found.mtime_ns)
    is_coarse = known.mtime_ns % _SECOND_NS == 0 or found.mtime_ns % _SECOND_NS == 0
    return apart == 0 or (is_coarse and apart < 2 * _SECOND_NS)


def is_unchanged(known: FileStamp, found: FileStamp) -> bool:
    """Same size and time, and the same inode where the system has inodes."""
    if not known.inode or not found.inode:
        return (known.size, known.mtime_ns) == (found.size, found.mtime_ns)
    return known == found
