"""Histories that other programs and services kept: read, and their names matched to tracks."""

from musicrec_desktop.library.histories.files import read_history
from musicrec_desktop.library.histories.matching import MATCHED_FROM, NameIndex

__all__ = ["MATCHED_FROM", "NameIndex", "read_history"]
