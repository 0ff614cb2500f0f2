"""Models over HTTP, from a real server on this machine."""

import errno
import hashlib
import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.domain.progress import Progress, run_job
from musicrec_desktop.llm import pull
from musicrec_desktop.llm.models import HubFile, fetching, part_of, pulling
from tests.unit.llm.models.hub import MODEL, Hub, a_hub, tiny_entry

ENTRY = tiny_entry(MODEL, HubFile("someone/tiny", "main", "tiny.Q8_0.gguf"))


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.setattr(fetching, "_WAIT_S", 0.001)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with a_hub() as running:
        monkeypatch.setattr(pulling, "HUB", running.address)
        yield running


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_model_is_fetched_verified_and_alone(hub: Hub, tmp_path: Path) -> None:
    news: list[object] = []
    path = run_job(pull(ENTRY, tmp_path / "models"), news.append)
    assert path.read_bytes() == MODEL
    assert files_in(tmp_path / "models") == ["tiny.gguf"]
    assert hub.paths == ["/someone/tiny/resolve/main/tiny.Q8_0.gguf"]
    told = [item for item in news if isinstance(item, Progress)]
    assert {item.total for item in told} == {len(MODEL)}
    assert any(0 < item.done < len(MODEL) for item in told)


def test_what_is_here_is_not_fetched_again(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "tiny.gguf").write_bytes(MODEL)
    assert run_job(pull(ENTRY, tmp_path)) == tmp_path / "tiny.gguf"
    assert hub.paths == []


def test_a_cancelled_download_goes_on_where_it_stopped(hub: Hub, tmp_path: Path) -> None:
    job = pull(ENTRY, tmp_path)
    while (news := next(job)) and not (isinstance(news, Progress) and news.done > 500_000):
        pass
    job.close()
    part = part_of(tmp_path, "tiny.gguf")
    have = part.stat().st_size
    assert 0 < have < len(MODEL)
    assert run_job(pull(ENTRY, tmp_path)).read_bytes() == MODEL
    assert hub.ranges[-1] == f"bytes={have}-"
    assert files_in(tmp_path) == ["tiny.gguf"]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.integers(0, len(MODEL) - 1), max_size=4))
def test_cut_connections_are_taken_up_again(hub: Hub, tmp_path: Path, cuts: list[int]) -> None:
    (tmp_path / "tiny.gguf").unlink(missing_ok=True)
    hub.cuts = list(cuts)
    assert run_job(pull(ENTRY, tmp_path)).read_bytes() == MODEL


def test_a_server_that_only_cuts_is_given_up_and_the_part_is_kept(hub: Hub, tmp_path: Path) -> None:
    hub.cuts = [1000, *[0] * 20]
    with pytest.raises(ModelError, match="connection was cut") as caught:
        run_job(pull(ENTRY, tmp_path))
    assert "where it stopped" in caught.value.hint
    assert part_of(tmp_path, "tiny.gguf").read_bytes() == MODEL[:1000]


def test_a_busy_server_is_asked_again(hub: Hub, tmp_path: Path) -> None:
    hub.refusals = [503, 429, 500]
    assert run_job(pull(ENTRY, tmp_path)).read_bytes() == MODEL
    assert len(hub.paths) == 4


def test_a_server_without_ranges_gives_it_whole(hub: Hub, tmp_path: Path) -> None:
    hub.knows_ranges = False
    part_of(tmp_path, "tiny.gguf").write_bytes(MODEL[:5000])
    assert run_job(pull(ENTRY, tmp_path)).read_bytes() == MODEL


def test_a_hub_may_send_on_to_another_server(hub: Hub, tmp_path: Path) -> None:
    part_of(tmp_path, "tiny.gguf").write_bytes(MODEL[:5000])
    with a_hub() as store:
        hub.moves_to = store.address
        assert run_job(pull(ENTRY, tmp_path)).read_bytes() == MODEL
        assert store.ranges == ["bytes=5000-"]


def test_a_part_of_something_else_costs_a_second_download(hub: Hub, tmp_path: Path) -> None:
    part_of(tmp_path, "tiny.gguf").write_bytes(b"x" * 5000)
    assert run_job(pull(ENTRY, tmp_path)).read_bytes() == MODEL
    assert hub.ranges == ["bytes=5000-", "bytes=0-"]


def test_a_part_that_is_too_long_is_thrown_away(hub: Hub, tmp_path: Path) -> None:
    part_of(tmp_path, "tiny.gguf").write_bytes(b"x" * (len(MODEL) + 7))
    assert run_job(pull(ENTRY, tmp_path)).read_bytes() == MODEL
    assert hub.ranges == ["bytes=0-"]


def test_a_wrong_hash_is_refused_and_replaces_nothing(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "tiny.gguf").write_bytes(b"older")
    hub.content = MODEL[:-1] + b"\0"
    with pytest.raises(ModelError, match="not the file it should be"):
        run_job(pull(ENTRY, tmp_path))
    assert len(hub.paths) == 1
    assert files_in(tmp_path) == ["tiny.gguf"]
    assert (tmp_path / "tiny.gguf").read_bytes() == b"older"


@pytest.mark.parametrize("size", [len(MODEL) - 5, len(MODEL) + 5])
@pytest.mark.parametrize("knows_ranges", [True, False])
def test_another_size_is_noticed_before_anything_is_written(
    hub: Hub, tmp_path: Path, size: int, knows_ranges: bool
) -> None:
    hub.content, hub.knows_ranges = MODEL[:size].ljust(size), knows_ranges
    with pytest.raises(ModelError, match="not what the catalogue knows"):
        run_job(pull(ENTRY, tmp_path))
    assert not part_of(tmp_path, "tiny.gguf").exists()


def test_a_server_that_sends_more_than_it_says_fills_no_disk(hub: Hub, tmp_path: Path) -> None:
    hub.content, hub.told_size = MODEL * 3, len(MODEL)
    assert run_job(pull(ENTRY, tmp_path)).read_bytes() == MODEL


@pytest.mark.parametrize(
    ("code", "why"), [(401, "account"), (403, "not given out"), (404, "no such file"), (410, "410")]
)
def test_a_refusal_is_told_at_once(hub: Hub, tmp_path: Path, code: int, why: str) -> None:
    hub.refusals = [code]
    with pytest.raises(ModelError, match=why) as caught:
        run_job(pull(ENTRY, tmp_path))
    assert "mirror" in caught.value.hint
    assert len(hub.paths) == 1


def test_mirrors_are_tried_first_and_the_next_goes_on(hub: Hub, tmp_path: Path) -> None:
    with a_hub() as mirror:
        mirror.cuts = [3000, *[0] * 20]
        assert run_job(pull(ENTRY, tmp_path, [mirror.address + "/"])).read_bytes() == MODEL
        assert mirror.paths[0] == "/someone/tiny/resolve/main/tiny.Q8_0.gguf"
    assert hub.ranges == ["bytes=3000-"]


def test_when_no_mirror_has_it_each_is_told(hub: Hub, tmp_path: Path) -> None:
    hub.refusals = [404]
    with pytest.raises(ModelError, match=r"network does not answer.*no such file"):
        run_job(pull(ENTRY, tmp_path, ["http://127.0.0.1:9"]))


def test_a_mirror_that_gives_rubbish_does_not_spoil_the_next(hub: Hub, tmp_path: Path) -> None:
    with a_hub() as mirror:
        mirror.content = b"\0" * len(MODEL)
        assert run_job(pull(ENTRY, tmp_path, [mirror.address])).read_bytes() == MODEL
    assert hub.ranges == ["bytes=0-"]


class _Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_a_full_disk_is_told_before_anything_is_fetched(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: _Usage(10, 10, 0))
    with pytest.raises(ModelError, match="MB free"):
        run_job(pull(ENTRY, tmp_path))
    assert hub.paths == []


def test_a_disk_that_fills_up_on_the_way_keeps_what_came(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = [600_000]

    class Small(io.FileIO):
        def write(self, piece: Any) -> int:
            if not room[0]:
                raise OSError(errno.ENOSPC, "No space left on device")
            n = super().write(piece[: room[0]])
            room[0] -= n
            return n

    monkeypatch.setattr(io, "FileIO", Small)
    with pytest.raises(ModelError, match="is full") as caught:
        run_job(pull(ENTRY, tmp_path))
    assert "where it stopped" in caught.value.hint
    assert part_of(tmp_path, "tiny.gguf").read_bytes() == MODEL[:600_000]
    monkeypatch.undo()
    monkeypatch.setattr(pulling, "HUB", hub.address)
    assert run_job(pull(ENTRY, tmp_path)).read_bytes() == MODEL


def test_the_right_bytes_that_are_no_model_are_refused(hub: Hub, tmp_path: Path) -> None:
    hub.content = b"<html>" * 1000
    entry = replace(ENTRY, size=len(hub.content), sha256=hashlib.sha256(hub.content).hexdigest())
    with pytest.raises(ModelError, match="not a GGUF"):
        run_job(pull(entry, tmp_path))
    assert not (tmp_path / "tiny.gguf").exists()


def test_an_address_of_nonsense_is_told(hub: Hub, tmp_path: Path) -> None:
    hub.refusals = [404]
    with pytest.raises(ModelError, match="no address"):
        run_job(pull(ENTRY, tmp_path, ["nonsense"]))
