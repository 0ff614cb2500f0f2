"""What the stages say in English, in the language of the window.

The stages know no language: an error or a piece of evidence is a plain English sentence with values in it. The list of
their sentences ships beside the translations, as templates with numbered places, and is gathered from the source. Here
a sentence is matched against them, and the translation of its template is filled with its values.
"""

import json
import re
from functools import cache, lru_cache

from musicrec_desktop.app.paths import assets_folder
from musicrec_desktop.desktop.words import is_translated, prose_language, tr

_PLACE = re.compile(r"(\{\d+\})")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each template as a pattern, those with most words of their own first: they fit least by chance."""
    listed = json.loads((assets_folder() / "translations" / "said.json").read_text("utf-8"))
    listed.sort(key=lambda template: -len(_PLACE.sub("", template)))
    return tuple((_pattern(template), template) for template in listed)


def _pattern(template: str) -> re.Pattern[str]:
    pieces = _PLACE.split(template)
    plain = (piece.replace("{{", "{").replace("}}", "}") for piece in pieces)
    return re.compile("".join("(.*?)" if _PLACE.fullmatch(piece) else re.escape(piece) for piece in plain), re.DOTALL)


def said(text: str) -> str:
    """`text` in the language of the window; as it is where no template fits or none was translated."""
    return _said(text, prose_language()) if text and is_translated() else text


@lru_cache(maxsize=2_000)
def _said(text: str, language: str) -> str:
    del language  # one run of the program may speak two
    for pattern, template in _patterns():
        found = pattern.fullmatch(text)
        if found is not None and (words := tr(template)) != template:
            return words.format(*(said(value) for value in found.groups()))
    for between in ("; ", "\n", " · "):
        if between in text:
            return between.join(said(piece) for piece in text.split(between))
    return text
