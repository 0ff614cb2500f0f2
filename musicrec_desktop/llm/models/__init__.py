"""Which language models there are, how one gets here, and what it needs."""

from musicrec_desktop.llm.models.catalogue import CATALOGUE, DEFAULT, Archives, HubFile, ModelEntry, find_entry
from musicrec_desktop.llm.models.folder import import_model, installed, model_path, part_of, remove_model, shelf_of
from musicrec_desktop.llm.models.memory import memory_free, memory_needed
from musicrec_desktop.llm.models.pulling import pull

__all__ = [
    "CATALOGUE",
    "DEFAULT",
    "Archives",
    "HubFile",
    "ModelEntry",
    "find_entry",
    "import_model",
    "installed",
    "memory_free",
    "memory_needed",
    "model_path",
    "part_of",
    "pull",
    "remove_model",
    "shelf_of",
]
