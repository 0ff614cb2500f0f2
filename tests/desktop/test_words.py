"""The window's words: gathered, complete in each language, and what the stages say matched to its template."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtWidgets import QApplication

from musicrec_desktop.desktop import said as said_module
from musicrec_desktop.desktop.said import said
from musicrec_desktop.desktop.words import install_language, language_of, prose_language, tr

ROOT = Path(__file__).parents[2]
CATALOGUES = ROOT / "assets" / "translations"


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    install_language(qapp, "zh_CN")
    yield
    install_language(qapp, "en")


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _messages(file: Path) -> dict[str, tuple[str, bool]]:
    """By source text: the translation, its plural forms joined, and whether it is finished."""
    found = {}
    for message in ET.parse(file).iter("message"):  # noqa: S314  (our own file)
        source, translation = message.findtext("source") or "", message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
        found[source + (message.findtext("comment") or "")] = (
            "|".join(forms),
            translation.get("type") is None and all(forms),
        )
    return found


def test_the_catalogues_hold_what_the_source_says(tmp_path: Path) -> None:
    for file in CATALOGUES.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    for name in ("said_texts", "window_texts"):
        _script(name)
    translations = _script("translations")
    translations.gather(tmp_path)
    for language in translations.LANGUAGES:
        name = f"musicrec_{language}.ts"
        assert set(_messages(tmp_path / name)) == set(_messages(CATALOGUES / name)), "run make translations"
    assert json.loads((tmp_path / "said.json").read_text()) == json.loads((CATALOGUES / "said.json").read_text())


def test_every_text_is_translated() -> None:
    for language in ("en", "zh_CN"):
        messages = _messages(CATALOGUES / f"musicrec_{language}.ts")
        assert [source for source, (_, is_done) in messages.items() if not is_done] == []


def test_a_translation_keeps_every_place_of_its_source() -> None:
    """A place may be left out where the language has no use for it (a plural's s), never invented."""
    for source, (text, _) in _messages(CATALOGUES / "musicrec_zh_CN.ts").items():
        for form in text.split("|"):
            assert _places(form) <= _places(source), source
            named = {place for place in _places(source) if not place[1:-1].isdigit()}
            assert named <= _places(form), source


def _places(text: str) -> set[str]:
    import re

    return set(re.findall(r"\{\w*\}", text)) | ({"%n"} if "%n" in text else set())


def test_the_compiled_catalogues_are_those_of_the_texts(tmp_path: Path) -> None:
    for file in CATALOGUES.glob("*.ts"):
        target = tmp_path / file.with_suffix(".qm").name
        tool = Path(sys.executable).parent / "pyside6-lrelease"
        subprocess.run([tool, "-silent", file, "-qm", target], check=True)
        assert target.read_bytes() == file.with_suffix(".qm").read_bytes(), "run make translations"


def test_counts_take_the_form_the_language_wants(qapp: QApplication, chinese: None) -> None:
    assert tr("%n track(s) left the library.", n=3).find("3") >= 0
    install_language(qapp, "en")
    assert tr("%n track(s) left the library.", n=1) == "1 track left the library."
    assert tr("%n track(s) left the library.", n=2) == "2 tracks left the library."


def test_the_language_follows_the_setting() -> None:
    assert language_of("zh_CN") == "zh_CN"
    assert language_of("en") == "en"
    assert language_of("auto") in ("en", "zh_CN")


def test_english_is_said_as_it_is() -> None:
    assert said("The log cannot be written to /a: full.") == "The log cannot be written to /a: full."
    assert prose_language() == "en"


def test_what_a_stage_says_is_matched_with_its_values(chinese: None) -> None:
    text = said("The log cannot be written to /music/{a}.txt: No space left on device.")
    assert "The log" not in text
    assert "/music/{a}.txt" in text
    assert prose_language() == "zh"


def test_pieces_are_said_one_by_one_and_the_unknown_stays(chinese: None) -> None:
    assert said("nothing that anybody gathered") == "nothing that anybody gathered"
    first = "It is not a file."
    assert said(f"{first}; xyzzy") == f"{said(first)}; xyzzy"
    assert said(first) != first


def test_every_template_fits_itself() -> None:
    for pattern, template in said_module._patterns():
        values = [f"<{number}>" for number in range(pattern.groups)]
        found = pattern.fullmatch(template.format(*values))
        assert found is not None, template
