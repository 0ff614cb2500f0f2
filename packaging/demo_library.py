#!/usr/bin/env python3
"""A library of real, freely licensed music to try the player on, unpacked from Debian's game packages.

Usage: demo_library.py --into FOLDER [--tiny]. Nothing is installed and no root is needed: `apt-get download` fetches
each package and checks it against the signed lists; only music of 30 seconds and more and the licence texts are kept.
What is there already stays. Standard library only.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

sys.path.insert(0, str(Path(__file__).resolve().parent))

from ogg_length import ogg_seconds
from stages import SetupError, say, span

RECIPE = {
    # Chosen by tracks per megabyte among packages that sound different from one another: tracks / MB of package.
    "amoebax-data": "cheerful pop, tagged",  # 8 / 8.6
    "angrydd": "celtic, tagged",  # 3 / 4.6
    "adonthell-data": "acoustic fantasy, tagged",  # 8 / 14.2
    "ardentryst": "fantasy synthesizers",  # 17 / 24.2
    "davegnukem-data": "electronic, tagged",  # 13 / 20.0
    "wizznic-data": "electronica, tagged",  # 9 / 16.5
    "wordwarvi-sound": "rock",  # 5 / 8.6
    "btanks-data": "rock",  # 10 / 26.4
    "glob2-data": "orchestral",  # 3 / 9.6
    "noiz2sa-data": "hard techno",  # 7 / 8.3
    "parsec47-data": "techno",  # 4 / 4.1
    "torus-trooper-data": "trance",  # 4 / 5.6
    "tumiki-fighters-data": "playful techno",  # 5 / 4.3
    "mu-cade-data": "house",  # 4 / 4.9
    "abe-data": "game tunes",  # 2 / 2.9
}
SPARE = ("gunroar-data", "a7xpg-data", "neverball-common", "hex-a-hop-data", "xmoto-data", "trackballs-data")
"""Taken one after another when a release of Debian or Ubuntu lacks some of the recipe."""
TINY = ("amoebax-data", "angrydd")
ENOUGH = 100
SHORTEST_S = 30.0
AT_ONCE = 3
PLAIN_FOLDERS = {"audio", "bgm", "data", "games", "music", "musics", "share", "snd", "sound", "sounds", "usr"}


@dataclass(frozen=True)
class Package:
    """What the package lists say of one package."""

    name: str
    version: str
    size: int
    sha256: str


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="Fetch a demo library.")
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--tiny", action="store_true", help="a dozen tracks, for tests")
    options = parser.parse_args()
    try:
        tracks = fetch(options.into, tiny=options.tiny)
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    say(f"      {tracks} tracks in {options.into}")
    return 0


def fetch(into: Path, *, tiny: bool = False) -> int:
    """Fill the folder and return how many tracks are in it. Raises SetupError when they are too few."""
    into.mkdir(parents=True, exist_ok=True)
    wanted = list(TINY if tiny else RECIPE)
    enough = 5 if tiny else ENOUGH
    done = {name: count for name in wanted if (count := kept(into / name)) is not None}
    if len(done) < len(wanted):
        _need_debian()
        done.update(_fetch_all(into, [name for name in wanted if name not in done]))
    for name in () if tiny else SPARE:
        if sum(done.values()) >= enough:
            break
        done.update({name: count} if (count := kept(into / name)) is not None else _fetch_all(into, [name]))
    if sum(done.values()) < enough:
        raise SetupError(
            f"Only {sum(done.values())} of {enough} demo tracks could be fetched. On Ubuntu the games are in the part\n"
            "called 'universe'. Or name a folder of your own music: make demo MUSIC=~/Music"
        )
    return sum(done.values())


def kept(folder: Path) -> int | None:
    """Tracks of a package that was unpacked before and is whole; None when it has to be fetched."""
    try:
        files: dict[str, int] = json.loads((folder / "files.json").read_text("utf-8"))
        whole = all((folder / name).stat().st_size == size for name, size in files.items())
    except (OSError, ValueError):
        return None
    return len(files) if whole else None


def _need_debian() -> None:
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        raise SetupError(
            "The demo music comes out of Debian's or Ubuntu's packages, and this is neither.\n"
            "Name a folder of your own music instead: make demo MUSIC=~/Music"
        )


def _fetch_all(into: Path, names: list[str]) -> dict[str, int]:
    """Fetch and unpack packages, a few at once; those this system does not have are left out."""
    packages = _look_up(names)
    total = sum(package.size for package in packages)
    for name in sorted(set(names) - {package.name for package in packages}):
        say(f"      {name} is not in this system's package lists")
    if not packages:
        return {}
    say(f"      {len(packages)} packages, {total / 1e6:.0f} MB, into {into}")
    counts: dict[str, int] = {}
    began = time.monotonic()
    got = 0
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        running = {pool.submit(_fetch_one, package, into): package for package in packages}
        for future in concurrent.futures.as_completed(running):
            package = running[future]
            got += package.size
            left = (time.monotonic() - began) * (total - got) / got
            until = f", {span(left)} left" if got > total / 5 else ""
            try:
                counts[package.name] = future.result()
                what = f"{counts[package.name]:3d} tracks"
            except (SetupError, OSError, tarfile.TarError) as error:
                what = f"failed: {error}"
            say(f"      {package.name:22} {package.size / 1e6:5.1f} MB  {what}{until}")
    return counts


def _look_up(names: list[str], *, again: bool = True) -> list[Package]:
    shown = subprocess.run(
        ["apt-cache", "show", "--no-all-versions", *names],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C"},
    ).stdout
    found = []
    for record in shown.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in record.splitlines() if ": " in line and line[0] != " ")
        if {"Package", "Version", "Size", "SHA256"} <= fields.keys():
            found.append(Package(fields["Package"], fields["Version"], int(fields["Size"]), fields["SHA256"]))
    if not found and again:
        if os.geteuid() != 0:
            raise SetupError(
                "The package lists are empty or lack the games. As root: apt-get update\n"
                "Then run the same command again."
            )
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        return _look_up(names, again=False)
    return found


def _fetch_one(package: Package, into: Path) -> int:
    """Download, verify, unpack; the folder appears whole or not at all."""
    with tempfile.TemporaryDirectory(dir=into, prefix=".") as scratch:
        download = subprocess.run(
            ["apt-get", "download", "-qq", f"{package.name}={package.version}"],
            cwd=scratch,
            capture_output=True,
            text=True,
            check=False,
        )
        archive = next(iter(Path(scratch).glob("*.deb")), None)
        if archive is None:
            raise SetupError(f"apt-get download: {download.stderr.strip().splitlines()[-1:]}")
        with archive.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != package.sha256:
                raise SetupError("the download is damaged")
        fresh = Path(scratch) / "music"
        files = _unpack(archive, fresh)
        (fresh / "files.json").write_text(json.dumps(files, indent=1, sort_keys=True), "utf-8")
        target = into / package.name
        shutil.rmtree(target, ignore_errors=True)
        fresh.rename(target)
    return len(files)


def _unpack(archive: Path, into: Path) -> dict[str, int]:
    """Keep the music and the licence texts; returns the sizes of the tracks by their relative names."""
    into.mkdir()
    files: dict[str, int] = {}
    with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", str(archive)], stdout=subprocess.PIPE) as unpacker:
        with tarfile.open(fileobj=unpacker.stdout, mode="r|") as content:
            for member in content:
                path = PurePosixPath(member.name)
                source = content.extractfile(member) if member.isfile() else None
                if source is None:
                    continue
                if path.name in {"copyright", "CREDITS", "AUTHORS"} and "doc" in path.parts:
                    _write(source, into / path.name)
                elif path.suffix.lower() in {".ogg", ".oga"}:
                    place = into / _short_name(path)
                    _write(source, place)
                    if ogg_seconds(place) >= SHORTEST_S:
                        files[str(place.relative_to(into))] = place.stat().st_size
                    else:
                        place.unlink()
        if unpacker.wait() != 0:
            raise SetupError("dpkg-deb could not unpack it")
    for folder in sorted((f for f in into.rglob("*") if f.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    return files


def _short_name(path: PurePosixPath) -> Path:
    """The part of a path that says something: no usr/share/games, no 'music', never outside the folder."""
    return Path(*(part for part in path.parts if part not in PLAIN_FOLDERS and part not in {".", "..", "/"}))


def _write(source: IO[bytes], place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("wb") as target:
        shutil.copyfileobj(source, target)


if __name__ == "__main__":
    sys.exit(main())
