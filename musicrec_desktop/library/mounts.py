"""What kinds of file systems folders are on: some number their files anew, and some tell nobody of changes."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_NETWORK: Final = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "glusterfs", "lustre", "gfs2"),
        *("davfs", "virtiofs", "vboxsf", "prl_fs", "vmhgfs"),
    }
)
"""Others may write there; the last ones are folders of the machine that a virtual machine runs on."""
_LOCAL_FUSE: Final = frozenset({"fuseblk", "fuse.ntfs-3g", "fuse.exfat"})
"""Drives on this machine, by way of a program."""
_NUMBERLESS: Final = frozenset({"vfat", "msdos", "exfat", "fuseblk", "fuse.ntfs-3g", "fuse.exfat", "iso9660", "udf"})
"""These keep no inodes: the system makes numbers up when it first looks at a file."""


@dataclass(frozen=True, slots=True)
class Mounts:
    """The mounted file systems at one moment. Where they cannot be told (not on Linux), none is special."""

    types: Mapping[int, str]
    """File system type by device number."""
    points: Mapping[str, str]
    """File system type by mount point."""

    @staticmethod
    def now(table: Path = Path("/proc/self/mountinfo")) -> "Mounts":
        """As the system says; see proc_pid_mountinfo(5)."""
        try:
            text = os.fsdecode(table.read_bytes())
        except OSError:
            return Mounts({}, {})
        types: dict[int, str] = {}
        points: dict[str, str] = {}
        for line in text.splitlines():
            fields, _, rest = line.partition(" - ")
            words = fields.split(" ")
            kind = rest.partition(" ")[0]
            if len(words) > 4 and re.fullmatch(r"\d+:\d+", words[2]):
                major, _, minor = words[2].partition(":")
                types[os.makedev(int(major), int(minor))] = kind
                points[_unescaped(words[4])] = kind
        return Mounts(types, points)

    def is_unsteady(self, device: int) -> bool:
        """A file on this device may get another inode, so that a changed inode says nothing."""
        kind = self.types.get(device, "")
        return kind in _NUMBERLESS or _is_remote(kind)

    def tells_nobody(self, folder: Path) -> bool:
        """Changes in this folder may be made elsewhere, so that the system does not hear of them."""
        if os.name == "nt" and str(folder).startswith("\\\\"):
            return True
        real = os.path.realpath(folder)
        while real not in self.points and os.path.dirname(real) != real:  # noqa: PTH120 (realpath gives text)
            real = os.path.dirname(real)  # noqa: PTH120
        return _is_remote(self.points.get(real, ""))


def _is_remote(kind: str) -> bool:
    return kind in _NETWORK or (kind.startswith("fuse.") and kind not in _LOCAL_FUSE)


def _unescaped(text: str) -> str:
    """Blanks and the like are written as a backslash and three octal digits."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)
