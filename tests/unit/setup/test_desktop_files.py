"""What makes the program known to the system is well-formed, complete, and says what the program says of itself."""

import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import desktop_files
import pytest
from PySide6.QtGui import QImage

import musicrec_desktop
from musicrec_desktop.desktop.main import _parser
from musicrec_desktop.desktop.system.app_id import APP_ID
from musicrec_desktop.desktop.system.mime_types import MIME_TYPES
from musicrec_desktop.desktop.tones import LIGHT
from musicrec_desktop.desktop.words import LANGUAGES

Entry = dict[str, dict[str, str]]
"""Group -> key -> value."""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("share")
    desktop_files.install(into)
    return into


@pytest.fixture
def entry(installed: Path) -> Entry:
    return read_entry(installed)


def read_entry(folder: Path) -> Entry:
    sections: Entry = {}
    for line in (folder / "applications" / f"{APP_ID}.desktop").read_text("utf-8").splitlines():
        key, _, value = line.partition("=")
        if line.startswith("["):
            fields = sections.setdefault(line.strip("[]"), {})
        elif value:
            fields[key] = value
    return sections


def test_the_judges_of_such_files_are_content(installed: Path) -> None:
    for command in (
        ["desktop-file-validate", str(installed / "applications" / f"{APP_ID}.desktop")],
        ["appstreamcli", "validate", "--no-net", str(installed / "metainfo" / f"{APP_ID}.metainfo.xml")],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        # They let hints pass that are worth following, too.
        assert not [line for line in (done.stdout + done.stderr).splitlines() if line.lstrip().startswith(("W:", "E:"))]


def test_the_entry_says_what_the_program_says(entry: Entry) -> None:
    main = entry["Desktop Entry"]
    assert main["Icon"] == desktop_files.APP_ID == APP_ID
    assert LIGHT.accent == desktop_files.ACCENT
    assert tuple(main["MimeType"].strip(";").split(";")) == MIME_TYPES
    for action in main["Actions"].strip(";").split(";"):
        command = entry[f"Desktop Action {action}"]["Exec"].split()
        assert command[0] == "musicrec-desktop"
        _parser().parse_args(command[1:])  # ends the test where it is not understood


def test_every_text_is_translated(entry: Entry, installed: Path) -> None:
    others = [language for language in LANGUAGES if language != "en"]
    for section in entry:
        told = {key for key in entry[section] if key in {"GenericName", "Comment", "Keywords"}}
        if section != "Desktop Entry":  # the name of the program is a name
            told.add("Name")
        assert {f"{key}[{language}]" for key in told for language in others} <= set(entry[section])
    tree = ET.parse(installed / "metainfo" / f"{APP_ID}.metainfo.xml")  # noqa: S314  (our own)
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    for tag in ("summary", "p", "li"):
        languages = [each.get(lang, "en") for each in tree.iter(tag)]
        assert {languages.count(language) for language in LANGUAGES} == {languages.count("en")}


def test_the_newest_release_is_this_one(installed: Path) -> None:
    tree = ET.parse(installed / "metainfo" / f"{APP_ID}.metainfo.xml")  # noqa: S314  (our own)
    releases = [release.get("version") for release in tree.iter("release")]
    assert releases[0] == musicrec_desktop.__version__


def test_icons_are_there_in_every_size(installed: Path) -> None:
    icons = installed / "icons" / "hicolor"
    assert (icons / "scalable" / "apps" / f"{APP_ID}.svg").read_text("utf-8").startswith("<svg")
    for size in desktop_files.SIZES:
        image = QImage(str(icons / f"{size}x{size}" / "apps" / f"{APP_ID}.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(0, 0).alpha() == 0
        assert image.pixelColor(size // 2, size // 7).name() == LIGHT.accent


def test_a_program_elsewhere_is_started_by_its_path(tmp_path: Path) -> None:
    desktop_files.install(tmp_path, "/opt/my music/bin/musicrec-desktop")
    main = read_entry(tmp_path)["Desktop Entry"]
    assert main["Exec"] == '"/opt/my music/bin/musicrec-desktop" %F'
    checked = subprocess.run(
        ["desktop-file-validate", str(tmp_path / "applications" / f"{APP_ID}.desktop")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
    with pytest.raises(ValueError, match="cannot start"):
        desktop_files.install(tmp_path, '/opt/"odd"/musicrec-desktop')
