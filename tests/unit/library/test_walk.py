"""What a walk finds new, changed, moved and gone; and what it must not call gone."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musicrec_desktop.domain.progress import Progress, run_job
from musicrec_desktop.domain.track import FileStamp, ScanPlan, ScanProblem
from musicrec_desktop.library import walk
from musicrec_desktop.library.stamps import stamp_of


def make(path: Path, content: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content or str(path))
    return path


def stamps(*paths: Path) -> dict[Path, FileStamp]:
    return {path: stamp_of(path.stat()) for path in paths}


def plan(*folders: Path, known: dict[Path, FileStamp] | None = None) -> ScanPlan:
    return run_job(walk(folders, known or {}))


def test_new_files_in_order_and_nothing_else(tmp_path: Path) -> None:
    wanted = [make(tmp_path / name) for name in ("b.ogg", "x.MP3", "a/1.flac", "a/2.flac", "a/z/3.wma", "c/4.opus")]
    for name in ("cover.jpg", "a/.hidden.ogg", ".trash/5.ogg", "._b.ogg", "$RECYCLE.BIN/6.ogg", "ogg", "a.ogg.part"):
        make(tmp_path / name)
    (tmp_path / "folder.ogg").mkdir()
    os.mkfifo(tmp_path / "pipe.ogg")
    pipe = ScanProblem(tmp_path / "pipe.ogg", "It is named like music, but it is a pipe, a socket or a device.")
    assert plan(tmp_path) == ScanPlan(tuple(wanted), (), (), 0, (pipe,))


def test_only_new_and_changed_files_are_to_be_read(tmp_path: Path) -> None:
    a, b, c, d = (make(tmp_path / f"{name}.ogg", name * 9) for name in "abcd")
    known = stamps(a, b, c, d)
    b.write_text("longer than before")
    os.utime(c, ns=(1, 1))
    make(tmp_path / "new inode", "d" * 9).replace(d)
    os.utime(d, ns=(known[d].mtime_ns, known[d].mtime_ns))
    e = make(tmp_path / "e.ogg")
    assert plan(tmp_path, known=known) == ScanPlan((b, c, d, e), (), (), 1)


def test_a_system_without_inodes_compares_size_and_time(tmp_path: Path) -> None:
    a = make(tmp_path / "a.ogg")
    known = {a: FileStamp(a.stat().st_size, a.stat().st_mtime_ns, 0), tmp_path / "gone.ogg": FileStamp(1, 2, 0)}
    assert plan(tmp_path, known=known) == ScanPlan((), (), (tmp_path / "gone.ogg",), 1)


def test_moves_renames_chains_and_swaps(tmp_path: Path) -> None:
    a, b, c, d = (make(tmp_path / f"{name}.ogg") for name in "abcd")
    known = stamps(a, b, c, d)
    target = tmp_path / "deep" / "a.ogg"
    target.parent.mkdir()
    a.rename(target)
    b.rename(tmp_path / "t")
    c.rename(b)
    (tmp_path / "t").rename(c)
    found = plan(tmp_path, known=known)
    assert set(found.moved) == {(a, target), (b, c), (c, b)}
    assert (found.to_read, found.removed, found.unchanged) == ((), (), 1)
    d.unlink()
    assert plan(tmp_path, known=stamps(target, b, c) | {d: known[d]}).removed == (d,)


def test_a_renamed_folder_is_as_many_moves(tmp_path: Path) -> None:
    files = [make(tmp_path / "old" / f"{n}.ogg") for n in range(20)]
    known = stamps(*files)
    (tmp_path / "old").rename(tmp_path / "new")
    found = plan(tmp_path, known=known)
    assert sorted(found.moved) == sorted((file, tmp_path / "new" / file.name) for file in files)
    assert (found.to_read, found.removed) == ((), ())


def test_what_could_be_two_files_is_not_a_move(tmp_path: Path) -> None:
    a = make(tmp_path / "a.ogg")
    known = stamps(a)
    os.link(a, tmp_path / "b.ogg")
    os.link(a, tmp_path / "c.ogg")
    a.unlink()
    found = plan(tmp_path, known=known)
    assert (found.moved, found.removed) == ((), (a,))
    assert found.to_read == (tmp_path / "b.ogg", tmp_path / "c.ogg")


def test_a_hard_link_beside_its_original_is_a_new_file(tmp_path: Path) -> None:
    a = make(tmp_path / "a.ogg")
    known = stamps(a)
    os.link(a, tmp_path / "b.ogg")
    assert plan(tmp_path, known=known) == ScanPlan((tmp_path / "b.ogg",), (), (), 1)


def test_a_file_that_came_from_a_folder_not_walked_is_a_move_only_if_it_left(tmp_path: Path) -> None:
    a, b = make(tmp_path / "one" / "a.ogg"), make(tmp_path / "one" / "b.ogg")
    known = stamps(a, b)
    two = tmp_path / "two"
    two.mkdir()
    a.rename(two / "a.ogg")
    os.link(b, two / "b.ogg")
    found = plan(two, known=known)
    assert found == ScanPlan((two / "b.ogg",), ((a, two / "a.ogg"),), (), 0)


def test_known_files_elsewhere_are_not_removed(tmp_path: Path) -> None:
    make(tmp_path / "one" / "a.ogg")
    known = {Path("/elsewhere/x.ogg"): FileStamp(1, 2, 3), tmp_path / "one more" / "y.ogg": FileStamp(1, 2, 4)}
    assert plan(tmp_path / "one", known=known).removed == ()


def test_a_folder_that_is_away_is_a_problem_and_its_files_are_not_removed(tmp_path: Path) -> None:
    a, b = make(tmp_path / "here" / "a.ogg"), make(tmp_path / "usb" / "b.ogg")
    known = stamps(a, b)
    shutil.rmtree(tmp_path / "usb")
    found = plan(tmp_path / "here", tmp_path / "usb", known=known)
    assert (found.removed, found.unchanged, found.away) == ((), 1, (b,))
    (problem,) = found.problems
    assert (problem.path, problem.reason) == (tmp_path / "usb", "It is not there. Is its disk connected?")
    assert plan(tmp_path, known=known).removed == (b,), "seen from above, the folder itself is gone"


def test_a_folder_below_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = make(tmp_path / "a.ogg"), make(tmp_path / "locked" / "deep" / "b.ogg")
    known = stamps(a, b)
    gone = tmp_path / "locked"
    listing = os.scandir

    def refuse(path: str) -> object:
        if path == os.fspath(gone):
            raise PermissionError(13, "Permission denied", path)
        return listing(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = plan(tmp_path, known=known)
    assert (found.removed, found.unchanged, len(found.problems)) == ((), 1, 1)
    assert found.problems[0].path == gone
    assert "permission" in found.problems[0].reason


def test_links_in_circles_and_links_to_what_was_seen_anyway(tmp_path: Path) -> None:
    a = make(tmp_path / "m" / "a.ogg")
    (tmp_path / "m" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "m" / "self").symlink_to(tmp_path / "m" / "self")
    (tmp_path / "m" / "again.ogg").symlink_to(a)
    (tmp_path / "0 first").symlink_to(tmp_path / "m", target_is_directory=True)
    found = plan(tmp_path)
    assert (found.to_read, found.problems) == ((a,), ())


def test_links_to_other_places_are_followed_once(tmp_path: Path) -> None:
    outside = make(tmp_path / "outside" / "x" / "a.ogg")
    single = make(tmp_path / "single.ogg")
    music = tmp_path / "music"
    music.mkdir()
    (music / "l1").symlink_to(outside.parent.parent, target_is_directory=True)
    (music / "l2").symlink_to(outside.parent, target_is_directory=True)
    (music / "s.ogg").symlink_to(single)
    assert plan(music).to_read == (music / "l1" / "x" / "a.ogg", music / "s.ogg")


def test_a_walk_over_a_part_follows_only_links_that_are_known(tmp_path: Path) -> None:
    music = tmp_path / "m"
    song = make(music / "album" / "a.ogg")
    single, far = make(tmp_path / "far" / "b.ogg"), make(tmp_path / "outside" / "c.ogg")
    new = make(music / "best" / "new.ogg")
    (new.parent / "a.ogg").symlink_to(song)
    (new.parent / "album").symlink_to(song.parent, target_is_directory=True)
    (new.parent / "b.ogg").symlink_to(single)
    (new.parent / "outside").symlink_to(far.parent, target_is_directory=True)
    known = stamps(song, new.parent / "b.ogg", new.parent / "outside" / "c.ogg")
    assert run_job(walk([new.parent], known, is_part=True)) == ScanPlan((new,), (), (), 2)
    assert plan(music, known=known) == ScanPlan((new,), (), (), 3)


def test_a_link_to_a_disk_that_is_away(tmp_path: Path) -> None:
    (tmp_path / "usb").symlink_to("/nowhere/at/all", target_is_directory=True)
    (tmp_path / "x.ogg").symlink_to("/nowhere/at/all.ogg")
    known = {tmp_path / "usb" / "a.ogg": FileStamp(1, 2, 3), tmp_path / "x.ogg": FileStamp(1, 2, 4)}
    found = plan(tmp_path, known=known)
    assert found.removed == ()
    assert [problem.path for problem in found.problems] == [tmp_path / "x.ogg"]


def test_folders_within_each_other_are_walked_once(tmp_path: Path) -> None:
    a = make(tmp_path / "m" / "a.ogg")
    b = make(tmp_path / "m" / "n" / "b.ogg")
    for folders in (
        (tmp_path / "m", tmp_path / "m" / "n"),
        (tmp_path / "m" / "n", tmp_path / "m"),
        (tmp_path / "m",) * 2,
    ):
        assert set(plan(*folders).to_read) == {a, b}
        assert len(plan(*folders).to_read) == 2
    known = stamps(a, b)
    make(tmp_path / "m" / "n" / "c.ogg")
    b.unlink()
    assert plan(tmp_path / "m" / "n" / ".." / "n", known=known).removed == (b,)


def test_a_single_file_and_a_relative_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a = make(tmp_path / "m" / "a.ogg")
    make(tmp_path / "m" / "b.ogg")
    assert plan(a).to_read == (a,)
    assert plan(a, known=stamps(a)).unchanged == 1
    monkeypatch.chdir(tmp_path)
    assert plan(Path("m")).to_read[0] == a


def test_a_folder_deeper_than_python_calls_may_nest(tmp_path: Path) -> None:
    folders = [tmp_path]
    try:
        while len(folders) < sys.getrecursionlimit() + 100:
            folders.append(folders[-1] / "d")
            folders[-1].mkdir()
        track = make(folders[-1] / "a.ogg")
        assert plan(tmp_path).to_read == (track,)
        track.unlink()
    finally:  # what tidies up behind the tests does not get that deep
        for folder in reversed(folders[1:]):
            folder.rmdir()


def test_the_walk_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    for n in range(5):
        make(tmp_path / str(n) / "a.ogg")
    job = walk([tmp_path], {})
    first = [next(job) for _ in range(4)]
    assert all(isinstance(news, Progress) for news in first)
    assert [news.done for news in first if isinstance(news, Progress)] == sorted(
        news.done for news in first if isinstance(news, Progress)
    )
    job.close()


def test_an_inode_beyond_what_a_database_holds(tmp_path: Path) -> None:
    status = os.stat_result((0o100644, 2**64 - 5, 1, 1, 0, 0, 10, 0, 0, 0))
    assert 0 < stamp_of(status).inode < 2**63


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_every_known_file_is_unchanged_read_moved_or_removed(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever is done to the files: afterwards the plan accounts for each known and each present file once."""
    top = tmp_path_factory.mktemp("walk")
    names = [f"{folder}/{name}.ogg" for folder in "xy" for name in "abc"]
    for name in data.draw(st.lists(st.sampled_from(names), unique=True)):
        make(top / name)
    known = stamps(*top.rglob("*.ogg"))
    for _ in range(data.draw(st.integers(0, 5))):
        present = sorted(top.rglob("*.ogg"))
        action = data.draw(st.sampled_from(("add", "remove", "change", "rename")))
        if action == "add" or not present:
            make(top / data.draw(st.sampled_from(names)), data.draw(st.text("xyz", min_size=1)))
            continue
        path = data.draw(st.sampled_from(present))
        if action == "remove":
            path.unlink()
        elif action == "change":
            path.write_text(path.read_text() + "more")
        else:
            target = top / data.draw(st.sampled_from(names))
            target.parent.mkdir(exist_ok=True)
            path.replace(target)
    found = plan(top, known=known)
    present = sorted(top.rglob("*.ogg"))
    arrived = [new for _, new in found.moved]
    left = [old for old, _ in found.moved]
    assert len(found.to_read) + len(arrived) + found.unchanged == len(present)
    assert not set(found.to_read) & set(arrived)
    assert set(found.to_read) | set(arrived) <= set(present)
    assert set(known) - set(present) == (set(found.removed) | set(left)) - set(present)
    for old, new in found.moved:
        assert known[old] == stamp_of(new.stat())
    # Applying the plan to what was known gives exactly what is there.
    now = {path: stamp for path, stamp in known.items() if path not in found.removed and path not in left}
    now |= {new: known[old] for old, new in found.moved} | stamps(*found.to_read)
    assert now == stamps(*present)
