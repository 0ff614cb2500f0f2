"""The profile the tour walks in: real music, scanned and analysed, and half a year of listening to it."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

_DAYS = 180
_SEED = 7


def make_profile(profile: Path, music: Path) -> None:
    """Scan, analyse, and invent a history: evenings and mornings, a few favourites, some skips."""
    musicrec = [sys.executable, "-m", "musicrec_desktop", "--profile", str(profile)]
    subprocess.run([*musicrec, "scan", str(music)], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*musicrec, "analyse"], check=True, stdout=subprocess.DEVNULL)
    files = sorted(path for path in music.rglob("*") if path.suffix in {".ogg", ".mp3", ".flac", ".opus"})
    lines = "".join(json.dumps(line) + "\n" for line in history(files, int(time.time())))
    subprocess.run([*musicrec, "history", "record", "-"], input=lines, text=True, check=True, stdout=subprocess.DEVNULL)


def history(files: list[Path], now: int) -> list[dict[str, object]]:
    """Plays over half a year; each a line of `musicrec history record`."""
    chance = random.Random(_SEED)
    favourites = chance.sample(files, len(files) // 5)
    lines: list[dict[str, object]] = []
    for day in range(_DAYS):
        for hour in chance.sample([8, 9, 19, 20, 21, 22], chance.randint(0, 3)):
            at = now - (_DAYS - day) * 86_400 + hour * 3_600
            for _ in range(chance.randint(3, 9)):
                path = chance.choice(favourites if chance.random() < 0.6 else files)
                is_skip = path not in favourites and chance.random() < 0.25
                played = 12_000 if is_skip else 180_000
                lines.append(
                    {
                        "path": str(path),
                        "started_at": at,
                        "played_ms": played,
                        "ended": "skipped" if is_skip else "finished",
                    }
                )
                at += played // 1000 + 2
    lines += [{"path": str(path), "at": now - 86_400, "feedback": "like"} for path in favourites[:5]]
    return lines
