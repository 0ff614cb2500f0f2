"""Prompts are files with a version in their name: a changed prompt is a new file, and logged calls stay readable."""

from functools import cache
from importlib.resources import files


@cache
def prompt_text(name: str) -> str:
    """The text of llm/prompts/<name>.txt, without the newline at its end."""
    return (files("musicrec_desktop.llm") / "prompts" / f"{name}.txt").read_text("utf-8").rstrip("\n")
