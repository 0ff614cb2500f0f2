"""The order in which a request is read. Each reader looks only at tokens that no earlier one has used."""

from typing import Final

from musicrec_desktop.llm.understanding.behaviour import read_behaviour
from musicrec_desktop.llm.understanding.curves import read_curve
from musicrec_desktop.llm.understanding.everything import read_everything
from musicrec_desktop.llm.understanding.lexicon import Lexicon
from musicrec_desktop.llm.understanding.manner import read_novelty, read_spacing
from musicrec_desktop.llm.understanding.order import read_order
from musicrec_desktop.llm.understanding.periods import Clock
from musicrec_desktop.llm.understanding.phrases import Reading
from musicrec_desktop.llm.understanding.play_counts import read_play_counts
from musicrec_desktop.llm.understanding.quantities import read_quantities
from musicrec_desktop.llm.understanding.read_genres import read_genres_and_sounds
from musicrec_desktop.llm.understanding.read_names import read_exact_names, read_misspelt_names, read_partial_names
from musicrec_desktop.llm.understanding.read_titles import (
    read_led_albums,
    read_led_titles,
    read_quoted,
    read_titles,
    read_titles_by,
)
from musicrec_desktop.llm.understanding.read_works import read_dashed, read_works_by, read_works_of
from musicrec_desktop.llm.understanding.shares import read_shares
from musicrec_desktop.llm.understanding.spelling import corrected
from musicrec_desktop.llm.understanding.tokens import tokenise
from musicrec_desktop.llm.understanding.years import read_years

LONGEST_REQUEST: Final = 2000
"""Characters read of a request: more is no request, and every reader is at least linear in it."""


def read(text: str, lexicon: Lexicon, clock: Clock) -> Reading:
    """Everything the rules find in a request."""
    text = text[:LONGEST_REQUEST]
    reading = Reading(text, corrected(tokenise(text), lexicon))
    read_quoted(reading, lexicon)
    read_spacing(reading)
    read_play_counts(reading)
    read_titles(reading, lexicon)
    read_works_by(reading, lexicon)
    read_dashed(reading, lexicon)
    read_led_albums(reading, lexicon)
    read_exact_names(reading, lexicon)
    read_partial_names(reading, lexicon)
    read_works_of(reading, lexicon)
    read_titles_by(reading, lexicon)
    read_led_titles(reading, lexicon)
    read_behaviour(reading, clock)
    read_curve(reading)
    read_novelty(reading)
    read_shares(reading)
    read_years(reading, clock.now.year)
    read_quantities(reading)
    read_misspelt_names(reading, lexicon, only_after_by=True)
    read_genres_and_sounds(reading, lexicon)
    read_misspelt_names(reading, lexicon, only_after_by=False)
    read_order(reading)
    read_everything(reading)
    return reading
