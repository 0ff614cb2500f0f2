"""The colours of the two themes, as values."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of one theme. Each text tone has a contrast of at least 4.5 to 1 on each ground it stands on."""

    window: str
    """Ground of the window."""
    surface: str
    """Ground of lists, fields and cards."""
    raised: str
    """Hovered rows, chips, quiet buttons."""
    line: str
    """Thin borders."""
    text: str
    muted: str
    """Text of second rank."""
    accent: str
    """The one colour of our own: the main button, what plays, links."""
    accent_text: str
    """Text on the accent."""
    selection: str
    """Ground of selected rows; `text` is written on it."""
    like: str
    warn: str
    """Ground of notices; `text` is written on it."""


LIGHT: Final = Tones(
    window="#f3f5f5",
    surface="#ffffff",
    raised="#e6ecec",
    line="#d3dbdb",
    text="#17211f",
    muted="#55625f",
    accent="#0b6e66",
    accent_text="#ffffff",
    selection="#cfe8e4",
    like="#b3264a",
    warn="#fdf0d0",
)
DARK: Final = Tones(
    window="#131817",
    surface="#1b2221",
    raised="#273130",
    line="#34403e",
    text="#e8efed",
    muted="#9fb0ac",
    accent="#56d3bd",
    accent_text="#05231e",
    selection="#24504a",
    like="#ff7d9c",
    warn="#4a3b14",
)
