"""What a row of two lines says beside its first line."""

from typing import Final

from PySide6.QtCore import Qt

SECOND_LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""str: the paler line below."""
MARKED_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""bool: the row that plays."""
REASON_ROLE: Final = Qt.ItemDataRole.UserRole + 3
"""str: a third line that says why the row stands here; "" for none."""
