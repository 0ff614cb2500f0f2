"""`musicrec evaluate prompts`: the lists that requests get from a catalogue, one line of JSON each."""

import argparse
import json
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from musicrec_desktop.app import recommend
from musicrec_desktop.app.flow import LEARN, RECOMMEND, UNDERSTAND
from musicrec_desktop.app.learn import Learning
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.app.routes import Loop, run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.cli.documents import Document, notes_document, plan_document
from musicrec_desktop.cli.output import Output, OutputError
from musicrec_desktop.domain.errors import InvariantError, RequestError
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.plan import Note
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.track import ScanBatch

if TYPE_CHECKING:
    from musicrec_desktop.evaluation.prompts import Catalogue, CatalogueHistory, Prompt

_NO_REASONS: Final = tuple(
    stop for stop in RECOMMEND if isinstance(stop, Loop) or stop.step not in (recommend.explain, recommend.keep_log)
)
"""The route of a playlist, without the words: lists are judged here, not reasons, and nothing shown is remembered."""
_A_YEAR: Final = 365 * 86_400.0
_AN_HOUR: Final = 3600.0
_NO_HISTORY_NOW: Final = 1_780_272_000.0
"""The moment of the request where no history says one: the same at every run."""


def add_options(verb: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    verb.add_argument("--catalogue", type=Path, required=True, metavar="CSV", help="tracks with their measured sound")
    verb.add_argument("--prompts", type=Path, required=True, metavar="JSONL", help='{"id", "request"} a line')
    verb.add_argument("--out", type=Path, required=True, metavar="JSONL", help="where the lists go")
    verb.add_argument("--history", type=Path, metavar="JSONL", help="what the listener did with these tracks")
    verb.add_argument(
        "--now", type=float, metavar="EPOCH", help="the moment of the requests (an hour after the last play)"
    )
    verb.add_argument("--no-llm", action="store_true", help="rules and templates only")
    verb.add_argument("--model", type=Path, metavar="PATH", help="another GGUF file")


def evaluate_prompts(services: Services, options: argparse.Namespace, output: Output) -> int:
    """Put every request to the catalogue; write one line for each. The listener's own library is not touched."""
    from musicrec_desktop.evaluation.prompts import (
        CatalogueHistory,
        read_catalogue,
        read_catalogue_history,
        read_prompts,
    )

    prompts, catalogue = read_prompts(options.prompts), read_catalogue(options.catalogue)
    history = CatalogueHistory() if options.history is None else read_catalogue_history(options.history, catalogue)
    now = UnixTime(options.now) if options.now is not None else _moment(history)
    with tempfile.TemporaryDirectory(prefix="musicrec-") as folder:
        paths = replace(Paths.of(Path(folder)), models=services.paths.models)
        inner = Services(paths, services.settings.model_copy(update={"folders": ()}))
        try:
            if options.model is not None:
                inner.use_model_once(options.model)
            _fill(inner, catalogue, history, now)
            lines = []
            for prompt in prompts:
                lines.append(_answer(inner, catalogue, prompt, now, use_llm=not options.no_llm))
                output.say(f"{prompt.id}: {prompt.request}")
        finally:
            inner.close()
    _write(options.out, lines)
    output.document({"prompts": len(lines), "out": str(options.out)})
    return 0


def _moment(history: "CatalogueHistory") -> UnixTime:
    span = history.span
    return UnixTime(_NO_HISTORY_NOW if span is None else span[1] + _AN_HOUR)


def _fill(services: Services, catalogue: "Catalogue", history: "CatalogueHistory", now: UnixTime) -> None:
    """Make the catalogue the library and the history the listener's."""
    span = history.span
    added_at = UnixTime((now if span is None else min(now, span[0])) - _A_YEAR)
    database = services.database
    database.tracks.apply_batch(ScanBatch(catalogue.files(), ()), added_at)
    numbers = [label.id for label in database.tracks.labels()]
    if numbers != list(range(1, len(catalogue.rows) + 1)):
        raise InvariantError("the library does not number the tracks of the catalogue in their order")
    database.features.put(catalogue.features())
    run_inline(LEARN, Learning(services, now, history.plays, history.feedback))
    services.load_known(now)
    services.live.look(now)  # what is worked out once, and not for the first request


def _answer(services: Services, catalogue: "Catalogue", prompt: "Prompt", now: UnixTime, *, use_llm: bool) -> Document:
    """The line of one request. One that no list can be made for has its plan too, and says why there is none."""
    began = time.perf_counter()
    asked = Recommending(services, Request(prompt.request, now), use_llm=use_llm, is_patient=True)
    try:
        made = run_inline(_NO_REASONS, asked).made
        plan, notes, ids = made.plan, made.notes, [track.track_id for track in made.tracks]
    except RequestError as error:
        plan = run_inline(UNDERSTAND, asked).plan
        notes, ids = (*plan.notes, Note("no_list", f"{error.message} {error.hint}".strip())), []
    rows = [catalogue.row(track_id) for track_id in ids]
    return {
        "id": prompt.id,
        "request": prompt.request,
        "plan": plan_document(plan),
        "tracks": [
            {"catalogue_id": row.catalogue_id, "artist": ", ".join(row.tags.artists), "title": row.tags.title}
            for row in rows
        ],
        "notes": notes_document(notes),
        "seconds": round(time.perf_counter() - began, 3),
    }


def _write(path: Path, lines: list[Document]) -> None:
    text = "".join(f"{json.dumps(line, ensure_ascii=False, allow_nan=False)}\n" for line in lines)
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise OutputError(
            f"The lists cannot be written to {path}: {error.strerror or error}.", hint="Name another file."
        ) from error
