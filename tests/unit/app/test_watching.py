"""The thread that watches."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.app import watching
from musicrec_desktop.app.watching import FolderWatch


def test_a_drive_that_does_not_answer_holds_nobody_up_and_is_not_heard_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_asked, answers, has_ended = threading.Event(), threading.Event(), threading.Event()

    def watch_folders(*_: object) -> Iterator[tuple[Path, ...]]:
        is_asked.set()
        answers.wait()
        yield (tmp_path,)
        has_ended.set()

    monkeypatch.setattr(watching, "watch_folders", watch_folders)
    monkeypatch.setattr(watching, "_PATIENCE_S", 0.01, raising=False)
    told: list[tuple[Path, ...]] = []
    watch = FolderWatch(told.append)
    watch.watch([tmp_path])
    assert is_asked.wait(20)
    closing = threading.Thread(target=watch.close, daemon=True)
    closing.start()
    closing.join(20)
    is_closed = not closing.is_alive()
    answers.set()
    assert has_ended.wait(20)
    assert is_closed
    assert told == []
