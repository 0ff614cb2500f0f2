"""`python -m tests.tour --music FOLDER --out build/tour [--profile DIR]`: the whole tour once, then every page in both
themes, both languages and three scales. Leaves screenshots and report.md; ends with 1 when something was not there."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from tests.tour.library import make_profile

THEMES, LANGUAGES, SCALES = ("light", "dark"), ("en", "zh_CN"), (100, 150, 200)
WHOLE = ("light", "en", 100)
"""The walk that uses every feature."""


def main() -> int:
    """Run every walk, one after the other, and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--music", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("build/tour"))
    parser.add_argument("--profile", type=Path, help="walk in this profile instead of a made one; it is changed")
    parser.add_argument("--quick", action="store_true", help="the whole tour once, and no other variant")
    parser.add_argument("--page", help="only this page")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    profile = options.profile or options.out / "profile"
    if not (profile / "library.db").exists():
        make_profile(profile, options.music)
    failed = [walk(options, profile, *WHOLE, only_look=False)]
    if not options.quick:
        variants = [(theme, language, scale) for theme in THEMES for language in LANGUAGES for scale in SCALES]
        failed += [walk(options, profile, *variant, only_look=True) for variant in variants if variant != WHOLE]
    report(options.out)
    return 1 if any(failed) else 0


def walk(options: argparse.Namespace, profile: Path, theme: str, language: str, scale: int, *, only_look: bool) -> bool:
    """One walk in a process of its own; True when it failed."""
    words = [sys.executable, "-m", "tests.tour.walk", "--profile", str(profile), "--out", str(options.out)]
    words += ["--theme", theme, "--language", language, "--scale", str(scale)]
    words += ["--only-look"] if only_look else []
    words += ["--page", options.page] if options.page else []
    env = {**os.environ, "QT_SCALE_FACTOR": str(scale / 100), "QT_QPA_PLATFORM": "xcb"}
    env.setdefault("QT_LOGGING_RULES", "qt.multimedia*=false;*.debug=false")
    return subprocess.run(words, env=env, check=False).returncode != 0


def report(out: Path) -> None:
    """What was clicked and what was seen, with the pictures."""
    lines = ["# Tour of the window", ""]
    for file in sorted(out.glob("told-*.json")):
        lines += [f"## {file.stem.removeprefix('told-')}", ""]
        page = ""
        for entry in json.loads(file.read_text("utf-8")):
            if entry["page"] != page:
                page = entry["page"]
                lines += ["", f"### {page}", ""]
            lines.append(f"- {entry['did']}" if entry["did"] else f"  - seen: {entry['saw']}")
        lines.append("")
    lines += ["## Pictures", ""]
    lines += [f"![{picture.stem}]({picture.name})" for picture in sorted(out.glob("*.png"))]
    (out / "report.md").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
