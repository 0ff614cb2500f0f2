"""`musicrec models list|pull|use`: which language model plans and writes."""

import argparse
from pathlib import Path

from musicrec_desktop.app.services import Services
from musicrec_desktop.cli.output import Bar, Output
from musicrec_desktop.domain.progress import run_job


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Declare the commands of this file."""
    models = commands.add_parser("models", parents=[shared], help="the language models on this machine")
    verbs = models.add_subparsers(required=True, metavar="VERB")
    listing = verbs.add_parser("list", parents=[shared], help="what is here and what can be had")
    listing.set_defaults(run=_list)
    pull = verbs.add_parser("pull", parents=[shared], help="fetch a model, once, and verify it")
    pull.add_argument("name", nargs="?", default="", metavar="NAME", help="as listed; the default one without a name")
    pull.set_defaults(run=_pull)
    use = verbs.add_parser("use", parents=[shared], help="choose the model")
    use.add_argument("name", metavar="NAME", help='as listed, a GGUF file of your own, or "none"')
    use.set_defaults(run=_use)


def _list(services: Services, _options: argparse.Namespace, output: Output) -> int:
    shelf = services.shelf
    in_use = services.model
    rows: list[dict[str, object]] = []
    for entry in shelf.entries():
        rows.append(
            {
                "name": entry.name,
                "title": entry.title,
                "size": entry.size,
                "licence": entry.licence,
                "is_here": entry.is_here,
                "in_use": in_use is not None and in_use.name == entry.name,
            }
        )
        mark = "*" if rows[-1]["in_use"] else " "
        where = "here" if entry.is_here else "not here"
        output.say(f"{mark} {entry.name}  {entry.size // 1_000_000} MB  {entry.licence}  {where}")
    output.document({"models": rows, "use_llm": services.settings.use_llm})
    return 0


def _pull(services: Services, options: argparse.Namespace, output: Output) -> int:
    with Bar("Fetching the language model (MB)") as bar:
        path: Path = run_job(services.shelf.pull(options.name), bar)
    output.document({"path": str(path)})
    output.say(f"The model is at {path}")
    return 0


def _use(services: Services, options: argparse.Namespace, output: Output) -> int:
    if options.name == "none":
        settings = services.settings.model_copy(update={"use_llm": False})
    else:
        name = services.shelf.choose(options.name)
        settings = services.settings.model_copy(update={"use_llm": True, "model": name})
    services.change_settings(settings)
    output.document({"model": settings.model, "use_llm": settings.use_llm})
    output.say(f"In use: {settings.model or 'the default model'}" if settings.use_llm else "No language model is used.")
    return 0
