"""Plain words that are also somebody's name: a name made of these needs the listener's capitals or a "by"."""

from typing import Final

from musicrec_desktop.llm.understanding.tables import word_set

FUNCTION_WORDS: Final = word_set("function")
"""Never a name at the start of a sentence, never part of a misspelt name on their own."""

COMMON_WORDS: Final = FUNCTION_WORDS | word_set("common")
"""Those and some thousand more that are names of artists somewhere."""
