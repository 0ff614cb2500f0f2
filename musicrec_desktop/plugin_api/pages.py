"""Pages of plugins as data: the plugin says what is on them, the window draws it. Text is always plain text.

A page is a column of blocks. What the listener does on it comes back as an `Action`; the answer is the page as it is
then, so a plugin keeps its state and describes it anew, and never touches a widget.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

Value = str | float | bool
"""What a field of a form holds."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that begins a part."""

    text: str
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str
    rank: Literal["", "second", "notice"] = ""
    """"second" is paler, "notice" stands out."""
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press."""

    action: str
    """Comes back as the name of the action."""
    text: str
    is_main: bool = False
    is_enabled: bool = True
    kind: Literal["button"] = "button"


@dataclass(frozen=True, slots=True)
class Buttons:
    """Buttons side by side."""

    buttons: tuple[Button, ...]
    kind: Literal["buttons"] = "buttons"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in."""

    name: str
    label: str
    control: Literal["text", "lines", "secret", "number", "slider", "switch", "choice", "file", "folder"]
    """"secret" is kept in the keyring and never comes back to the page; "file" and "folder" ask for a place."""
    value: Value = ""
    about: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """(value, words) of a choice."""
    least: float = 0.0
    most: float = 1.0
    step: float = 0.0
    """Of a number or a slider; 0 for any."""


@dataclass(frozen=True, slots=True)
class Form:
    """Fields, and one button that hands all of them over."""

    action: str
    fields: tuple[Field, ...]
    button: str
    is_live: bool = False
    """Every change is handed over at once, and there is no button."""
    kind: Literal["form"] = "form"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    action: str = ""
    """Pressed on a row, it comes back with {"row": number}; "" when rows do nothing."""
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Tracks:
    """Tracks of the library, drawn as everywhere, with the same menu."""

    track_ids: tuple[int, ...]
    notes: tuple[str, ...] = ()
    """A line under each; empty for none."""
    kind: Literal["tracks"] = "tracks"


@dataclass(frozen=True, slots=True)
class Series:
    """One line or one row of bars."""

    name: str
    y: tuple[float, ...]
    """NaN leaves a gap."""
    x: tuple[float, ...] = ()
    """As long as `y`; empty for 0, 1, 2, ..."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Lines or bars over one axis."""

    title: str
    series: tuple[Series, ...]
    style: Literal["line", "bar", "points"] = "line"
    x_label: str = ""
    y_label: str = ""
    ticks: tuple[str, ...] = ()
    """Words under the bars."""
    kind: Literal["plot"] = "plot"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture file in the plugin's own folder or data folder."""

    path: str
    about: str
    """What it shows, in words."""
    kind: Literal["image"] = "image"


@dataclass(frozen=True, slots=True)
class Audio:
    """A sound file that can be played from the page."""

    path: str
    title: str
    kind: Literal["audio"] = "audio"


@dataclass(frozen=True, slots=True)
class Bar:
    """How far something has come."""

    done: float
    """0..1; below 0: nobody knows."""
    text: str = ""
    cancel: str = ""
    """The action that ends it; "" when it cannot be ended."""
    kind: Literal["bar"] = "bar"


@dataclass(frozen=True, slots=True)
class Breath:
    """A circle that grows and shrinks at a pace, for breathing along; with reduced motion, words and numbers."""

    in_s: float
    out_s: float
    kind: Literal["breath"] = "breath"


Block = Heading | Text | Button | Buttons | Form | Table | Tracks | Plot | Image | Audio | Bar | Breath


@dataclass(frozen=True, slots=True)
class PageView:
    """A page as it stands."""

    title: str
    blocks: tuple[Block, ...]
    refresh_s: float = 0.0
    """Seconds after which the page is asked for anew while it is on show; 0 for never."""


@dataclass(frozen=True, slots=True)
class Action:
    """What the listener did on a page."""

    name: str
    values: Mapping[str, Value] = field(default_factory=dict)


class Page(Protocol):
    """A page of the window, under the plugins."""

    @property
    def name(self) -> str:
        """A short stable word. *MUST be implemented.*"""

    @property
    def title(self) -> str:
        """As it stands in the list of pages. *MUST be implemented.*"""

    def show(self) -> PageView:
        """The page as it stands now. *MUST be implemented.* MUST answer within a second: longer work goes to a thread
        of the plugin's own, and the page shows a `Bar` meanwhile."""

    def act(self, action: Action) -> PageView:
        """Do what the listener asked, and the page as it stands then. *MUST be implemented.*"""
