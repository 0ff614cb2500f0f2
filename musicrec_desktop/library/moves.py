"""Tells which files were only moved or renamed."""

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping

from musicrec_desktop.domain.track import FileStamp


def find_moves(
    known: Mapping[str, FileStamp],
    gone: Iterable[str],
    replaced: Iterable[str],
    elsewhere: Iterable[str],
    arrived: Mapping[str, FileStamp],
) -> list[tuple[str, str]]:
    """(old, new) paths of the same file, in the order of `arrived`.

    A move is one file that left and one that arrived with the same inode, size and time; where several fit, nobody can
    tell, and none is a move. Files leave their path by being gone, by another file taking their place (`replaced`: two
    files that swapped names), or, `elsewhere` outside the folders walked, by being found gone when looked for.
    """
    leavers: defaultdict[FileStamp, list[str]] = defaultdict(list)
    comers: defaultdict[FileStamp, list[str]] = defaultdict(list)
    for path, stamp in arrived.items():
        if stamp.inode:
            comers[stamp].append(path)
    for path in (*gone, *replaced):
        leavers[known[path]].append(path)
    for path in elsewhere:
        if known[path] in comers and not os.path.lexists(path):
            leavers[known[path]].append(path)
    return [
        (leavers[stamp][0], paths[0])
        for stamp, paths in comers.items()
        if len(paths) == 1 and len(leavers.get(stamp, ())) == 1
    ]
