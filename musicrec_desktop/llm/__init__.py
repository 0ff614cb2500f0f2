"""Stages 5 and 8: request to plan, facts to checked prose."""

from musicrec_desktop.llm.best_plans import best_plans
from musicrec_desktop.llm.calls import OnCall
from musicrec_desktop.llm.comment_reading import CommentReader
from musicrec_desktop.llm.explaining import Told, explain, explain_by_template
from musicrec_desktop.llm.facet_prompt import QUESTIONS, FacetQuestion, question_text, request_line
from musicrec_desktop.llm.fact_lines import fact_line
from musicrec_desktop.llm.facts import collect_facts
from musicrec_desktop.llm.gguf import GgufHeader, check_gguf, check_model
from musicrec_desktop.llm.list_prose import template_title_and_story
from musicrec_desktop.llm.loading import load_backend, load_here, look_at_runtime, tune
from musicrec_desktop.llm.models import (
    CATALOGUE,
    DEFAULT,
    ModelEntry,
    find_entry,
    import_model,
    installed,
    memory_free,
    memory_needed,
    model_path,
    part_of,
    pull,
    remove_model,
    shelf_of,
)
from musicrec_desktop.llm.offload import CardUse
from musicrec_desktop.llm.open_words import open_words
from musicrec_desktop.llm.plan_title import plan_title
from musicrec_desktop.llm.planning import complete_plan
from musicrec_desktop.llm.reason_prompt import reason_examples
from musicrec_desktop.llm.track_gain import MOST as MOST_WEIGHED
from musicrec_desktop.llm.track_gain import Patience, TrackWeigher, opinions
from musicrec_desktop.llm.track_words import track_words
from musicrec_desktop.llm.understanding import Lexicon, understand

__all__ = [
    "CATALOGUE",
    "DEFAULT",
    "MOST_WEIGHED",
    "QUESTIONS",
    "CardUse",
    "CommentReader",
    "FacetQuestion",
    "GgufHeader",
    "Lexicon",
    "ModelEntry",
    "OnCall",
    "Patience",
    "Told",
    "TrackWeigher",
    "best_plans",
    "check_gguf",
    "check_model",
    "collect_facts",
    "complete_plan",
    "explain",
    "explain_by_template",
    "fact_line",
    "find_entry",
    "import_model",
    "installed",
    "load_backend",
    "load_here",
    "look_at_runtime",
    "memory_free",
    "memory_needed",
    "model_path",
    "open_words",
    "opinions",
    "part_of",
    "plan_title",
    "pull",
    "question_text",
    "reason_examples",
    "remove_model",
    "request_line",
    "shelf_of",
    "template_title_and_story",
    "track_words",
    "tune",
    "understand",
]
