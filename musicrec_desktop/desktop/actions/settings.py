"""What is done from the page of settings."""

import time
from collections.abc import Callable
from pathlib import Path

from musicrec_desktop.app.call_log import clear_calls, export_calls, read_calls
from musicrec_desktop.app.folders import take_folder_out
from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.model_shelf import ShelfEntry
from musicrec_desktop.app.privacy import Privacy, export_all, look_at_stored
from musicrec_desktop.app.routes import Lane, Stop
from musicrec_desktop.app.services import Services
from musicrec_desktop.app.taste_editing import listen_in_private, reset_taste
from musicrec_desktop.desktop.actions.lane_work import Fail, do_in
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.llm_call import LlmCall
from musicrec_desktop.domain.progress import Job, Progress

_OF_THE_MODEL = frozenset({"use_llm", "model", "use_adapter", "graphics_card"})
"""Settings with which the model is let go: that is done where it is used."""


def change_setting(
    lanes: Lanes, services: Services, name: str, value: object, then: Callable[[], None], fail: Fail
) -> Running:
    """Keep one setting. `fail` hears a SettingsError when it cannot be."""
    lane = Lane.LLM if name in _OF_THE_MODEL else Lane.DB
    return do_in(lanes, lane, lambda: services.set(name, value), lambda _: then(), fail)


def remove_folder(lanes: Lanes, services: Services, folder: Path, then: Callable[[int], None], fail: Fail) -> Running:
    """Take a music folder out of the library; `then` hears how many tracks that were."""
    return do_in(lanes, Lane.DB, lambda: take_folder_out(services, folder, UnixTime(time.time())), then, fail)


def look_at_models(
    lanes: Lanes, services: Services, then: Callable[[tuple[ShelfEntry, ...], str], None], fail: Fail
) -> Running:
    """The shelf, and the file name of the model in use, "" when there is none."""

    def look() -> tuple[tuple[ShelfEntry, ...], str]:
        path = services.model
        return services.shelf.entries(), "" if path is None else path.name

    return do_in(lanes, Lane.COMPUTE, look, lambda found: then(*found), fail)


def pull_model(
    lanes: Lanes,
    services: Services,
    name: str,
    progress: Callable[[Progress], None],
    then: Callable[[], None],
    fail: Fail,
    cancelled: Callable[[], None],
) -> Running:
    """Fetch a model; what came before a stop is kept."""
    return _bring(lanes, lambda: services.shelf.pull(name), progress, then, fail, cancelled)


def take_in_model(
    lanes: Lanes,
    services: Services,
    file: Path,
    progress: Callable[[Progress], None],
    then: Callable[[], None],
    fail: Fail,
    cancelled: Callable[[], None],
) -> Running:
    """Copy a GGUF file to the others."""
    return _bring(lanes, lambda: services.shelf.take_in(file), progress, then, fail, cancelled)


def _bring(
    lanes: Lanes,
    job: Callable[[], Job[object]],
    progress: Callable[[Progress], None],
    then: Callable[[], None],
    fail: Fail,
    cancelled: Callable[[], None],
) -> Running:
    def step(state: None) -> Job[None]:
        yield from job()
        return state

    return lanes.run(
        (Stop(Lane.COMPUTE, step),),
        None,
        on_done=lambda _: then(),
        on_error=fail,
        on_progress=progress,
        on_cancelled=cancelled,
    )


def remove_model(lanes: Lanes, services: Services, name: str, then: Callable[[int], None], fail: Fail) -> Running:
    """Delete a model or a part of one; `then` hears the bytes freed."""
    return do_in(lanes, Lane.COMPUTE, lambda: services.shelf.remove(name)[1], then, fail)


def read_log(
    lanes: Lanes, services: Services, n: int, then: Callable[[tuple[LlmCall, ...]], None], fail: Fail
) -> Running:
    """The last `n` calls of the model, the newest last."""
    return do_in(lanes, Lane.DB, lambda: read_calls(services, n), then, fail)


def export_log(lanes: Lanes, services: Services, file: Path, then: Callable[[int], None], fail: Fail) -> Running:
    """Write every call of the model to a file."""
    return do_in(lanes, Lane.DB, lambda: export_calls(services, file), then, fail)


def clear_log(lanes: Lanes, services: Services, then: Callable[[int], None], fail: Fail) -> Running:
    """Forget every call of the model."""
    return do_in(lanes, Lane.DB, lambda: clear_calls(services), then, fail)


def look_at_privacy(lanes: Lanes, services: Services, then: Callable[[Privacy], None], fail: Fail) -> Running:
    """What is stored."""
    return do_in(lanes, Lane.DB, lambda: look_at_stored(services), then, fail)


def be_private(lanes: Lanes, services: Services, is_on: bool, then: Callable[[], None], fail: Fail) -> Running:
    """Remember nothing from now on, or remember again."""
    now = UnixTime(time.time())
    return do_in(lanes, Lane.DB, lambda: listen_in_private(services, now, on=is_on), lambda _: then(), fail)


def export_everything(lanes: Lanes, services: Services, file: Path, then: Callable[[int], None], fail: Fail) -> Running:
    """Write all that is known of the listener to a file."""
    return do_in(lanes, Lane.DB, lambda: export_all(services, file, UnixTime(time.time())), then, fail)


def start_anew(lanes: Lanes, services: Services, *, erase: bool, then: Callable[[int], None], fail: Fail) -> Running:
    """Let nothing count any more; with `erase`, delete it. `then` hears how many plays that concerns."""
    now = UnixTime(time.time())
    return do_in(lanes, Lane.DB, lambda: reset_taste(services, now, erase=erase).plays, then, fail)
