"""`musicrec plugins`: what there is, on and off, and a new one to begin with."""

import argparse
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from musicrec_desktop.app.plugin_template import new_plugin
from musicrec_desktop.app.plugins import make_host
from musicrec_desktop.app.routes import Route, run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.cli.output import Output, shown
from musicrec_desktop.domain.events import Notice
from musicrec_desktop.plugin_host import Host, PluginState

S = TypeVar("S")


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Declare the commands of this file."""
    plugins = commands.add_parser("plugins", parents=[shared], help="what extends the program, on and off")
    plugins.set_defaults(run=_list)
    verbs = plugins.add_subparsers(metavar="VERB")
    listing = verbs.add_parser("list", parents=[shared], help="every plugin, what it adds and what it may do")
    listing.set_defaults(run=_list)
    for verb, run, words in (("enable", _enable, "switch one on"), ("disable", _disable, "switch one off")):
        command = verbs.add_parser(verb, parents=[shared], help=words)
        command.add_argument("plugin", metavar="ID")
        command.set_defaults(run=run)
    new = verbs.add_parser("new", parents=[shared], help="write a new plugin to begin with")
    new.add_argument("name", metavar="NAME")
    new.add_argument("--into", type=Path, metavar="FOLDER", help="instead of the profile's folder of plugins")
    new.set_defaults(run=_new)


@contextmanager
def _host(services: Services, output: Output) -> Iterator[Host]:
    one_at_a_time = threading.Lock()

    def run(route: Route[S], state: S) -> S:
        with one_at_a_time:
            return run_inline(route, state)

    def say(notice: Notice) -> None:
        output.say(f"{notice.text} {notice.hint}".rstrip())

    host = make_host(services, run, say)
    try:
        yield host
    finally:
        host.close()


def _list(services: Services, _options: argparse.Namespace, output: Output) -> int:
    with _host(services, output) as host:
        states, said = host.plugins(), host.kept.switched()
    output.document({"plugins": [_document(state, said) for state in states]})
    for state in states:
        document = _document(state, said)
        switch = "on " if document["enabled"] else "off"
        output.say(f"{document['id']:<20} {switch} {document['name']} {document['version']}")
        if state.manifest is not None:
            output.say(f"    {state.manifest.about}")
            output.say(f"    adds: {', '.join(state.manifest.provides) or 'nothing'}")
            output.say(f"    may: {', '.join(state.manifest.permissions) or 'nothing beyond its own folder'}")
        if state.problem:
            output.say(f"    {state.problem}")
    if not states:
        output.say(f"There are no plugins. Put them into {shown(services.paths.plugins)}.")
    return 0


def _document(state: PluginState, said: dict[str, bool]) -> dict[str, object]:
    manifest = state.manifest
    return {
        "id": state.id,
        "name": state.id if manifest is None else manifest.name,
        "version": "" if manifest is None else manifest.version,
        "enabled": manifest is not None and said.get(state.id, manifest.is_on),
        "provides": [] if manifest is None else [each.value for each in manifest.provides],
        "permissions": [] if manifest is None else [each.value for each in manifest.permissions],
        "problem": state.problem,
    }


def _enable(services: Services, options: argparse.Namespace, output: Output) -> int:
    with _host(services, output) as host:
        host.enable(options.plugin)
    output.document({"plugin": options.plugin, "enabled": True})
    output.say(f"{options.plugin} is on. An open window takes it up at its next start.")
    return 0


def _disable(services: Services, options: argparse.Namespace, output: Output) -> int:
    with _host(services, output) as host:
        host.disable(options.plugin)
    output.document({"plugin": options.plugin, "enabled": False})
    output.say(f"{options.plugin} is off.")
    return 0


def _new(services: Services, options: argparse.Namespace, output: Output) -> int:
    folder = new_plugin(options.into or services.paths.plugins, options.name)
    output.document({"folder": str(folder)})
    output.say(f"Written to {shown(folder)}. `musicrec plugins enable {folder.name}` switches it on.")
    return 0
