"""Text on at most so many lines, ending in "…" where there is no room."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

_TALL = 100_000


def shortened(text: str, width: int, metrics: QFontMetrics, lines: int) -> str:
    """As much of the text as fits into so many lines of this width in pixels, broken between words."""
    if lines == 1:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    limit = lines * metrics.lineSpacing()
    if _height(text, width, metrics) <= limit:
        return text
    gap = " " if " " in text else ""
    words = text.split(" ") if gap else list(text)
    low, high = 1, len(words)  # how many words fit: found by halving, since a title may be very long
    while low < high:
        middle = (low + high + 1) // 2
        if _height(f"{gap.join(words[:middle])} …", width, metrics) <= limit:
            low = middle
        else:
            high = middle - 1
    return f"{gap.join(words[:low])} …"


def height_of(text: str, width: int, metrics: QFontMetrics, lines: int) -> int:
    """Height in pixels of the text, on at most so many lines."""
    return min(lines * metrics.lineSpacing(), _height(text, width, metrics)) if text else 0


def _height(text: str, width: int, metrics: QFontMetrics) -> int:
    return metrics.boundingRect(QRect(0, 0, width, _TALL), Qt.TextFlag.TextWordWrap.value, text).height()
