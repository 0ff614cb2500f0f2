"""Stage 6, retrieve: a plan and a profile become a few hundred tracks worth scoring; rules become smart playlists."""

from musicrec_desktop.retrieval.filters import RELAXATION_ORDER
from musicrec_desktop.retrieval.genre_data import load_genre_tree
from musicrec_desktop.retrieval.retrieve import retrieve
from musicrec_desktop.retrieval.smart import rows_by_rules
from musicrec_desktop.retrieval.sound_layout import lay_out, place_among
from musicrec_desktop.retrieval.sources import BUILT_IN_SOURCES

__all__ = [
    "BUILT_IN_SOURCES",
    "RELAXATION_ORDER",
    "lay_out",
    "load_genre_tree",
    "place_among",
    "retrieve",
    "rows_by_rules",
]
