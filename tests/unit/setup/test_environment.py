"""The stamps that let a second run do nothing, and never let it do too little."""

import os
from pathlib import Path

import environment
import machine
import pytest
from environment import Environment, cache_folder, digest


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """An environment of a checkout that has nothing yet."""
    for name, place in {
        "BUILD": tmp_path / "build",
        "VENV": tmp_path / ".venv",
        "PYTHON": tmp_path / ".venv/bin/python",
    }.items():
        monkeypatch.setattr(environment, name, place)
    return Environment()


def test_nothing_is_there_at_first(checkout: Environment) -> None:
    assert not any(checkout.has(part) for part in checkout.keys)


def test_a_stamp_counts_only_for_what_it_was_made_from(checkout: Environment) -> None:
    environment.PYTHON.parent.mkdir(parents=True)
    environment.PYTHON.touch()
    checkout._stamp("packages")
    assert checkout.has("packages")
    checkout.keys["packages"] = "another lock"
    assert not checkout.has("packages")


def test_another_processor_or_another_build_compiles_anew(
    checkout: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = checkout.keys["compile"]
    monkeypatch.setattr(machine, "processor", lambda: "x86_64 sse2")
    other = Environment().keys
    assert other["compile"] != before
    assert other["packages"] == checkout.keys["packages"]
    monkeypatch.setenv("CMAKE_ARGS", "-DGGML_VULKAN=on")
    assert Environment().keys["compile"] != other["compile"]


def test_another_checkout_uses_what_was_compiled(
    checkout: Environment, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(environment, "VENV", tmp_path / "elsewhere" / ".venv")
    other = Environment()
    assert other.wheel_folder == checkout.wheel_folder
    assert other.keys["packages"] != checkout.keys["packages"]


def test_digest_tells_parts_apart(tmp_path: Path) -> None:
    assert digest("ab", "c") != digest("a", "bc")
    (tmp_path / "lock").write_text("a")
    first = digest(tmp_path / "lock")
    (tmp_path / "lock").write_text("b")
    assert digest(tmp_path / "lock") != first


def test_the_cache_follows_the_desktop_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert cache_folder() == Path("/somewhere/musicrec")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/is/not/allowed")
    assert cache_folder() == Path.home() / ".cache" / "musicrec"


def test_no_more_compilers_than_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 1 <= environment._compilers() <= machine.cores()
    monkeypatch.setattr(environment, "MEMORY_PER_COMPILER", 1e18)
    assert environment._compilers() == 1
    assert machine.cores() == len(os.sched_getaffinity(0))
