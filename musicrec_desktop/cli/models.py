"""`musicrec models ...`: which language models there are, which one plans and writes, and what it was asked."""

import argparse
from datetime import datetime
from pathlib import Path

from musicrec_desktop.app.call_log import clear_calls, export_calls, read_calls
from musicrec_desktop.app.model_shelf import ShelfEntry
from musicrec_desktop.app.services import Services
from musicrec_desktop.cli.output import Bar, Output, shown
from musicrec_desktop.domain.llm_call import LlmCall
from musicrec_desktop.domain.progress import run_job

_SHOWN_CALLS = 20


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Declare the commands of this file."""
    models = commands.add_parser("models", parents=[shared], help="the language models on this machine")
    verbs = models.add_subparsers(required=True, metavar="VERB")
    listing = verbs.add_parser("list", parents=[shared], help="what is here and what can be had")
    listing.set_defaults(run=_list)
    pull = verbs.add_parser("pull", parents=[shared], help="fetch a model and verify it; goes on where it was stopped")
    pull.add_argument("name", nargs="?", default="", metavar="NAME", help="as listed; the default one without a name")
    pull.set_defaults(run=_pull)
    take_in = verbs.add_parser("import", parents=[shared], help="copy a GGUF file of your own to the others")
    take_in.add_argument("file", type=Path, metavar="FILE")
    take_in.set_defaults(run=_import)
    use = verbs.add_parser("use", parents=[shared], help="choose the model")
    use.add_argument("name", metavar="NAME", help='as listed, a GGUF file of your own, or "none"')
    use.set_defaults(run=_use)
    remove = verbs.add_parser("remove", parents=[shared], help="delete a model, or what was fetched of one")
    remove.add_argument("name", metavar="NAME", help="as listed")
    remove.set_defaults(run=_remove)
    log = verbs.add_parser("log", parents=[shared], help="what the model was asked and answered")
    log.add_argument(
        "--last", type=int, default=_SHOWN_CALLS, metavar="N", help=f"so many calls (default {_SHOWN_CALLS})"
    )
    log.add_argument("--prompts", action="store_true", help="show what was asked, word for word, too")
    what = log.add_mutually_exclusive_group()
    what.add_argument("--export", type=Path, metavar="FILE", help="write all of it to a file, a JSON object a line")
    what.add_argument("--clear", action="store_true", help="forget all of it")
    log.set_defaults(run=_log)


def _list(services: Services, _options: argparse.Namespace, output: Output) -> int:
    in_use = services.model
    rows: list[dict[str, object]] = []
    for entry in services.shelf.entries():
        is_used = in_use is not None and in_use.name == entry.name
        rows.append(
            {
                "name": entry.name,
                "title": entry.title,
                "parameters": entry.parameters,
                "size": entry.size,
                "memory": entry.memory,
                "licence": entry.licence,
                "languages": list(entry.languages),
                "good_for": entry.good_for,
                "fetched": entry.fetched,
                "is_here": entry.is_here,
                "in_use": is_used,
                "fits": entry.fits,
                "fault": entry.fault,
            }
        )
        output.say(f"{'*' if is_used else ' '} {_line(entry)}")
        for told in filter(None, (entry.good_for, entry.fault)):
            output.say(f"      {told}")
    output.document({"models": rows, "use_llm": services.settings.use_llm})
    return 0


def _line(entry: ShelfEntry) -> str:
    where = "here" if entry.is_here else "not here"
    if 0 < entry.fetched < entry.size:
        where = f"{100 * entry.fetched // entry.size} % here"
    parts = [
        shown(entry.name),
        f"{entry.size // 1_000_000} MB",
        f"{entry.memory / 1e9:.1f} GB of memory" + ("" if entry.fits else " (more than is free)"),
        ", ".join(entry.languages),
        entry.licence,
        where,
    ]
    return "  ".join(filter(None, parts))


def _pull(services: Services, options: argparse.Namespace, output: Output) -> int:
    with Bar("Fetching the language model (bytes)") as bar:
        path: Path = run_job(services.shelf.pull(options.name), bar)
    output.document({"path": str(path)})
    output.say(f"The model is at {path}")
    return 0


def _import(services: Services, options: argparse.Namespace, output: Output) -> int:
    name = _taken_in(services, options.file)
    output.document({"name": name})
    output.say(f"The model is here: musicrec models use {shown(name)}")
    return 0


def _taken_in(services: Services, file: Path) -> str:
    with Bar("Copying the language model (bytes)") as bar:
        name: str = run_job(services.shelf.take_in(file), bar)
    return name


def _use(services: Services, options: argparse.Namespace, output: Output) -> int:
    if options.name == "none":
        settings = services.settings.model_copy(update={"use_llm": False})
    else:
        file = Path(options.name).expanduser()
        name = _taken_in(services, file) if file.is_file() else services.shelf.choose(options.name)
        settings = services.settings.model_copy(update={"use_llm": True, "model": name})
    services.change_settings(settings)
    output.document({"model": settings.model, "use_llm": settings.use_llm})
    output.say(f"In use: {settings.model or 'the default model'}" if settings.use_llm else "No language model is used.")
    return 0


def _remove(services: Services, options: argparse.Namespace, output: Output) -> int:
    services.drop_backend()
    name, freed = services.shelf.remove(options.name)
    if services.settings.model == name:
        services.change_settings(services.settings.model_copy(update={"model": ""}))
    output.document({"name": name, "freed": freed})
    output.say(f"{shown(name)} is gone; {freed // 1_000_000} MB are free again.")
    return 0


def _log(services: Services, options: argparse.Namespace, output: Output) -> int:
    if options.clear:
        n = clear_calls(services)
        output.document({"cleared": n})
        output.say(f"{n} calls are forgotten.")
    elif options.export is not None:
        n = export_calls(services, options.export)
        output.document({"path": str(options.export), "calls": n})
        output.say(f"{n} calls are in {options.export}")
    else:
        calls = read_calls(services, options.last)
        output.document({"calls": [_row(call) for call in calls]})
        for call in calls:
            _say(call, output, has_prompt=options.prompts)
        if not calls:
            output.say("The language model was not asked anything yet.")
    return 0


def _row(call: LlmCall) -> dict[str, object]:
    return {
        "at": call.at,
        "purpose": call.purpose,
        "model": call.model,
        "prompt_hash": call.prompt_hash,
        "seed": call.seed,
        "prompt_tokens": call.prompt_tokens,
        "completion_tokens": call.completion_tokens,
        "milliseconds": call.milliseconds,
        "prompt": call.prompt,
        "text": call.text,
        "dropped": list(call.dropped),
    }


def _say(call: LlmCall, output: Output, *, has_prompt: bool) -> None:
    when = datetime.fromtimestamp(call.at).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    tokens = f"{call.prompt_tokens} + {call.completion_tokens} tokens"
    output.say(f"{when}  {call.purpose}  {call.model}  {call.milliseconds} ms, {tokens}")
    if has_prompt:
        for line in call.prompt.splitlines() or ("(the prompt is not kept any more)",):
            output.say(f"    > {shown(line)}")
    output.say(f"      {shown(call.text)}")
    for reason in call.dropped:
        output.say(f"      not used: {shown(reason)}")
