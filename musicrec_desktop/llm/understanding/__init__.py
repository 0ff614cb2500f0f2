"""The rules half of understanding a request: tables and small readers over one token stream."""

from musicrec_desktop.llm.understanding.lexicon import Lexicon
from musicrec_desktop.llm.understanding.understand import understand

__all__ = ["Lexicon", "understand"]
