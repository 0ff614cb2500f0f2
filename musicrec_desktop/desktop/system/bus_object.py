"""An object on the bus, declared as tables: what it can do, what it has, and what it tells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from musicrec_desktop.desktop.system.bus import BUS, Bus, Incoming
from musicrec_desktop.domain.errors import ExpectedError

PROPERTIES: Final = f"{BUS}.Properties"
INTROSPECTABLE: Final = f"{BUS}.Introspectable"
PEER: Final = f"{BUS}.Peer"

_HEAD: Final = (
    '<!DOCTYPE node PUBLIC "-//freedesktop//DTD D-BUS Object Introspection 1.0//EN"\n'
    ' "http://www.freedesktop.org/standards/dbus/1.0/introspect.dtd">\n'
)

Arguments = tuple[tuple[str, str], ...]
"""(name, type) of each, types as the bus spells them."""


class Refusal(Exception):  # noqa: N818  (an answer on the bus, not a failure here)
    """The caller asked for what cannot be: goes back to it as an error."""

    def __init__(self, error: str, text: str) -> None:
        super().__init__(text)
        self.error = f"{BUS}.Error.{error}"


@dataclass(frozen=True, slots=True)
class Later:
    """An answer that comes when it is known: `begin` gets the function to give it to."""

    begin: Callable[[Callable[[tuple[Any, ...]], None]], object]


@dataclass(frozen=True, slots=True)
class Method:
    """Something to do. `do` gets the arguments, and gives a tuple of what it gives, Later, or None for nothing."""

    name: str
    do: Callable[..., object]
    takes: Arguments = ()
    gives: Arguments = ()


@dataclass(frozen=True, slots=True)
class Property:
    """Something to know, and with `put` to change."""

    name: str
    type: str
    get: Callable[[], Any]
    put: Callable[[Any], object] | None = None
    tells: str = "true"
    """When it changes: "true" with its value, "invalidates" without, "false" not at all."""


@dataclass(frozen=True, slots=True)
class Told:
    """A signal."""

    name: str
    carries: Arguments = ()


@dataclass(frozen=True, slots=True)
class Interface:
    """A named set of these."""

    name: str
    methods: Sequence[Method] = ()
    properties: Sequence[Property] = ()
    signals: Sequence[Told] = ()

    def xml(self) -> str:
        """As introspection says it."""
        lines = [f' <interface name="{self.name}">']
        for method in self.methods:
            lines.append(f'  <method name="{method.name}">')
            lines += [_arg(argument, ' direction="in"') for argument in method.takes]
            lines += [_arg(argument, ' direction="out"') for argument in method.gives]
            lines.append("  </method>")
        for signal in self.signals:
            lines.append(f'  <signal name="{signal.name}">')
            lines += [_arg(argument, "") for argument in signal.carries]
            lines.append("  </signal>")
        for one in self.properties:
            access = "read" if one.put is None else "readwrite"
            lines.append(f'  <property name="{one.name}" type="{one.type}" access="{access}">')
            lines.append(f'   <annotation name="{BUS}.Property.EmitsChangedSignal" value="{one.tells}"/>')
            lines.append("  </property>")
        lines.append(" </interface>")
        return "\n".join(lines)


def _arg(argument: tuple[str, str], direction: str) -> str:
    name, kind = argument
    return f'   <arg name="{name}" type="{kind}"{direction}/>'


class BusObject:
    """Answers calls by the tables, and tells what has changed since it was told last."""

    def __init__(self, bus: Bus, path: str, interfaces: Sequence[Interface]) -> None:
        self._bus = bus
        self._path = path
        self._known: dict[tuple[str, str], Any] = {}
        """Values as last told."""
        own = (
            Interface(INTROSPECTABLE, (Method("Introspect", lambda: (self.xml(),), gives=(("xml", "s"),)),)),
            Interface(
                PEER,
                (
                    Method("Ping", lambda: None),
                    Method("GetMachineId", lambda: (_machine_id(),), gives=(("machine_uuid", "s"),)),
                ),
            ),
            Interface(
                PROPERTIES,
                (
                    Method("Get", self._get, (("interface", "s"), ("name", "s")), (("value", "v"),)),
                    Method("Set", self._set, (("interface", "s"), ("name", "s"), ("value", "v"))),
                    Method("GetAll", self._get_all, (("interface", "s"),), (("values", "a{sv}"),)),
                ),
                signals=(Told("PropertiesChanged", (("interface", "s"), ("changed", "a{sv}"), ("invalidated", "as"))),),
            ),
        )
        self._interfaces = {interface.name: interface for interface in (*own, *interfaces)}
        bus.export(path, self.take)

    def xml(self) -> str:
        """What it is, for whoever asks the bus."""
        parts = "\n".join(interface.xml() for interface in self._interfaces.values())
        return f"{_HEAD}<node>\n{parts}\n</node>\n"

    def take(self, call: Incoming) -> None:
        """Answer a call."""
        try:
            if call.path != self._path:
                self._bus.answer(call, "s", (self._way_down(call),))
                return
            method = self._method(call)
            given = method.do(*call.body)
        except Refusal as refusal:
            self._bus.refuse(call, refusal.error, str(refusal))
            return
        except ExpectedError as error:
            self._bus.refuse(call, f"{BUS}.Error.Failed", str(error))
            return
        signature = "".join(kind for _, kind in method.gives)
        if isinstance(given, Later):
            given.begin(lambda body: self._bus.answer(call, signature, body))
        else:
            self._bus.answer(call, signature, given if isinstance(given, tuple) else ())

    def tell(self, interface: str, name: str, *body: Any) -> None:
        """Send one of its signals."""
        signal = next(one for one in self._interfaces[interface].signals if one.name == name)
        self._bus.tell(self._path, interface, name, "".join(kind for _, kind in signal.carries), body)

    def tell_changes(self) -> None:
        """Tell every property that is another one than when it was told last."""
        for interface in self._interfaces.values():
            changed: dict[str, Any] = {}
            invalidated: list[str] = []
            for one in interface.properties:
                if one.tells == "false":
                    continue
                value, key = one.get(), (interface.name, one.name)
                if key in self._known and self._known[key] == value:
                    continue
                self._known[key] = value
                if one.tells == "true":
                    changed[one.name] = (one.type, value)
                else:
                    invalidated.append(one.name)
            if changed or invalidated:
                self.tell(PROPERTIES, "PropertiesChanged", interface.name, changed, invalidated)

    # inside

    def _method(self, call: Incoming) -> Method:
        interfaces = [self._interfaces.get(call.interface)] if call.interface else list(self._interfaces.values())
        for interface in filter(None, interfaces):
            for method in interface.methods:
                if method.name == call.member:
                    wanted = "".join(kind for _, kind in method.takes)
                    if call.signature != wanted:
                        raise Refusal("InvalidArgs", f"{call.member} takes ({wanted}), not ({call.signature}).")
                    return method
        raise Refusal("UnknownMethod", f"There is no {call.interface}.{call.member} here.")

    def _way_down(self, call: Incoming) -> str:
        """A path above the object has only the way to it."""
        if call.member != "Introspect":
            raise Refusal("UnknownObject", f"There is nothing at {call.path}.")
        below = self._path[len(call.path.rstrip("/")) + 1 :].partition("/")[0]
        return f'{_HEAD}<node>\n <node name="{below}"/>\n</node>\n'

    def _properties(self, interface: str) -> Sequence[Property]:
        found = self._interfaces.get(interface)
        if found is None:
            raise Refusal("UnknownInterface", f"There is no {interface} here.")
        return found.properties

    def _property(self, interface: str, name: str) -> Property:
        for one in self._properties(interface):
            if one.name == name:
                return one
        raise Refusal("UnknownProperty", f"{interface} has no {name}.")

    def _get(self, interface: str, name: str) -> tuple[Any, ...]:
        one = self._property(interface, name)
        return ((one.type, one.get()),)

    def _get_all(self, interface: str) -> tuple[Any, ...]:
        return ({one.name: (one.type, one.get()) for one in self._properties(interface)},)

    def _set(self, interface: str, name: str, variant: tuple[str, Any]) -> None:
        one = self._property(interface, name)
        if one.put is None:
            raise Refusal("PropertyReadOnly", f"{name} cannot be set.")
        kind, value = variant
        if kind != one.type:
            raise Refusal("InvalidArgs", f"{name} is of type {one.type}, not {kind}.")
        one.put(value)


def _machine_id() -> str:
    for place in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        try:
            return Path(place).read_text("ascii").strip()
        except (OSError, ValueError):
            continue
    raise Refusal("FileNotFound", "This machine has no id.")
