"""Requests put to a catalogue: a table of tracks and their sound becomes a library, and each request a list from it."""

from musicrec_desktop.evaluation.prompts.catalogue import Catalogue, read_catalogue
from musicrec_desktop.evaluation.prompts.history import CatalogueHistory, read_catalogue_history
from musicrec_desktop.evaluation.prompts.requests import Prompt, read_prompts

__all__ = ["Catalogue", "CatalogueHistory", "Prompt", "read_catalogue", "read_catalogue_history", "read_prompts"]
