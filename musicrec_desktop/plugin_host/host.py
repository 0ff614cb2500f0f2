"""All plugins: which there are, which are on, what they add, and what becomes of those that fail."""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from musicrec_desktop.domain.errors import PluginError
from musicrec_desktop.domain.events import Notice
from musicrec_desktop.plugin_api import Event, Manifest, Permission, Provides, ScoringContext
from musicrec_desktop.plugin_host.context_parcel import without_history
from musicrec_desktop.plugin_host.finding import Found, Origin, find_plugins
from musicrec_desktop.plugin_host.keeping import Kept
from musicrec_desktop.plugin_host.manifest_file import missing
from musicrec_desktop.plugin_host.process import PluginProcess
from musicrec_desktop.plugin_host.stand_ins import PARTS, WORK_S, Part

STRIKES: Final = 3
"""Failures in a row that switch a plugin off."""
_NOTICES_A_MINUTE: Final = 4

P = TypeVar("P", bound=Part)
AnswerFor = Callable[[Manifest, str, list[Any]], Any]
"""(who asks, what, values) -> the program's answer."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PluginState:
    """One plugin, as it is shown."""

    id: str
    manifest: Manifest | None
    folder: Path
    origin: Origin
    is_on: bool
    problem: str
    """Why it cannot be used or was switched off; "" when nothing is wrong."""


class Host:
    """Finds, enables, guards. Its methods may be called from any thread."""

    def __init__(
        self,
        bundled: Sequence[Path],
        listeners: Path,
        kept: Kept,
        answer: AnswerFor,
        notice: Callable[[Notice], None],
        language: str = "en",
    ) -> None:
        """Runs nothing yet: `start` does."""
        self._places = (bundled, listeners)
        self.kept = kept
        self.answer = answer
        self._notice = notice
        self._language = language
        self._lock = threading.RLock()
        self._found: dict[str, Found] = {}
        self._running: dict[str, PluginProcess] = {}
        self._parts: dict[str, tuple[Part, ...]] = {}
        self._strikes: Counter[str] = Counter()
        self._problems: dict[str, str] = {}
        self._said: dict[str, list[float]] = {}
        self.refreshed: Callable[[str, str], None] = lambda _plugin, _page: None
        """Called with (plugin, page) when a page has changed; in a thread of the host."""
        self.look()

    def look(self) -> None:
        """Look again which plugins there are."""
        with self._lock:
            self._found = {found.id: found for found in find_plugins(*self._places)}

    def start(self) -> None:
        """Enable those that the listener, or their manifest, wants on. What fails becomes a problem of that plugin."""
        said = self.kept.switched()
        for found in tuple(self._found.values()):
            if found.manifest is not None and said.get(
                found.id, found.manifest.is_on and found.origin is Origin.BUNDLED
            ):
                try:
                    self._run(found)
                except PluginError as error:
                    self._problems[found.id] = error.message

    def plugins(self) -> tuple[PluginState, ...]:
        """Every plugin that was found."""
        with self._lock:
            return tuple(
                PluginState(
                    name,
                    found.manifest,
                    found.folder,
                    found.origin,
                    name in self._running,
                    found.problem or self._problems.get(name, ""),
                )
                for name, found in self._found.items()
            )

    def enable(self, plugin: str) -> None:
        """Switch it on, from now on. Raises PluginError when it cannot be, with why."""
        found = self._find(plugin)
        if plugin in self._running:
            return
        self._problems.pop(plugin, None)
        self._strikes[plugin] = 0
        try:
            self._run(found)
        except PluginError as error:
            self._problems[plugin] = error.message
            raise
        self.kept.switch(plugin, is_on=True)

    def disable(self, plugin: str) -> None:
        """Switch it off, from now on: everything it has added is gone. Raises PluginError for one that is not there."""
        self._find(plugin)
        self._problems.pop(plugin, None)
        self.kept.switch(plugin, is_on=False)
        self._stop(plugin)

    def parts(self, kind: type[P]) -> tuple[P, ...]:
        """What plugins have added of one kind, in a fixed order."""
        with self._lock:
            return tuple(part for name in sorted(self._parts) for part in self._parts[name] if isinstance(part, kind))

    def tell(self, event: Event) -> None:
        """Let the plugins that provide "events" hear; returns at once."""
        self.tell_each(lambda _: event)

    def tell_each(self, event_for: Callable[[Manifest], Event]) -> None:
        """The same with an event made for each plugin: some may know more than others."""
        for name, running in tuple(self._running.items()):
            manifest = self._found[name].manifest
            if manifest is not None and Provides.EVENTS in manifest.provides:
                future = running.begin("event", "", "", event_for(manifest), patience_s=WORK_S)
                future.add_done_callback(partial(self._on_event, name))

    def close(self) -> None:
        """End all of them."""
        for name in tuple(self._running):
            self._stop(name)

    # inside

    def _find(self, plugin: str) -> Found:
        found = self._found.get(plugin)
        if found is None:
            raise PluginError(f"There is no plugin {plugin}.", hint="musicrec plugins list shows those that are there.")
        if found.manifest is None:
            raise PluginError(found.problem, hint="Install the plugin again, or tell its author.")
        return found

    def _run(self, found: Found) -> None:
        manifest = found.manifest
        assert manifest is not None  # noqa: S101  (_find has looked)
        needs = missing(manifest)
        if needs:
            raise PluginError(
                f"{manifest.name} needs {', '.join(needs)}, which this machine has not.",
                hint="Install what is missing.",
            )
        process = PluginProcess(
            manifest,
            found.folder,
            self.kept.data(manifest.id),
            self._language,
            partial(self.answer, manifest),
            partial(self._hear, manifest),
        )
        try:
            parts = self._made(manifest, process.parts())
        except PluginError:
            process.end()
            raise
        with self._lock:
            self._running[manifest.id], self._parts[manifest.id] = process, parts

    def _made(self, manifest: Manifest, described: list[dict[str, Any]]) -> tuple[Part, ...]:
        parts = []
        for each in described:
            kind = each.get("kind")
            if kind not in PARTS or kind not in manifest.provides:
                raise PluginError(
                    f"{manifest.name} adds a {kind}, which its manifest does not say that it provides.",
                    hint="Tell its author.",
                )
            if kind == Provides.FEEDBACK and Permission.HISTORY not in manifest.permissions:
                raise PluginError(
                    f'{manifest.name} hears what is played without the permission "history".', hint="Tell its author."
                )
            parts.append(PARTS[kind](manifest.id, each, partial(self._do, manifest, kind, str(each.get("name")))))
        return tuple(parts)

    def _do(
        self,
        manifest: Manifest,
        kind: str,
        name: str,
        method: str,
        *values: Any,
        patience_s: float,
        check: Callable[[Any], Any],
    ) -> Any:
        if Permission.HISTORY not in manifest.permissions:
            values = tuple(without_history(value) if isinstance(value, ScoringContext) else value for value in values)
        running = self._running.get(manifest.id)
        if running is None:
            raise PluginError(f"{manifest.name} is switched off.", hint="Switch it on.")
        try:
            answer = check(running.call(kind, name, method, *values, patience_s=patience_s))
        except PluginError as error:
            self._strike(manifest.id, error)
            raise
        self._strikes[manifest.id] = 0
        return answer

    def _on_event(self, plugin: str, future: Future[Any]) -> None:
        error = future.exception()
        if isinstance(error, PluginError):
            # Not in the thread that reads from the plugin: to strike it may end that thread.
            threading.Thread(target=self._strike, args=(plugin, error), daemon=True).start()
        else:
            self._strikes[plugin] = 0

    def _strike(self, plugin: str, error: PluginError) -> None:
        """Count a failure. A plugin that has ended is started again, until it has failed three times in a row."""
        with self._lock:
            running = self._running.get(plugin)
            if running is None:
                return
            self._strikes[plugin] += 1
            is_out = self._strikes[plugin] >= STRIKES
            _log.warning("strike %d: %s", self._strikes[plugin], error.message)
            found = self._found[plugin]
            if is_out:
                self._stop(plugin)
                self._problems[plugin] = f"Switched off after {STRIKES} failures in a row. {error.message}"
                name = found.manifest.name if found.manifest is not None else plugin
                self._notice(
                    Notice(f"{name} was switched off after {STRIKES} failures in a row.", error.message, error.code)
                )
            elif not running.is_alive:
                self._stop(plugin)
                try:
                    self._run(found)
                except PluginError as again:
                    self._problems[plugin] = again.message

    def _stop(self, plugin: str) -> None:
        with self._lock:
            running = self._running.pop(plugin, None)
            self._parts.pop(plugin, None)
        if running is not None:
            running.end()

    def _hear(self, manifest: Manifest, say: str, message: dict[str, Any]) -> None:
        if say == "log":
            level = message.get("level")
            _log.log(level if isinstance(level, int) else logging.INFO, "%s: %s", manifest.id, message.get("text"))
        elif say == "refresh":
            self.refreshed(manifest.id, str(message.get("page")))
        elif say == "notify":
            now = time.monotonic()
            said = self._said[manifest.id] = [at for at in self._said.get(manifest.id, []) if at > now - 60.0] + [now]
            if len(said) <= _NOTICES_A_MINUTE:
                text, hint = str(message.get("text"))[:300], str(message.get("hint", ""))[:300]
                self._notice(Notice(f"{manifest.name}: {text}", hint))
