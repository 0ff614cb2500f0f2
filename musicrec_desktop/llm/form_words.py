"""English words that carry a request but say nothing of its matter."""

from typing import Final

FORM_WORDS: Final = frozenset(
    (  # noqa: SIM905  (a text of many words is read more easily than a list of them)
        "a about after all am an and any anything are as at be but by can could days do every few for from "
        "get give good had has have hear her hi him his hour hours i i'd i'll i'm if in into is it its just "
        "let like list listen listening made make many me min mine minute minutes mix more most music my need "
        "new no not of off ok old on one only or other our out over pick play playlist playlists please put "
        "random record right second seconds she should so some someone something song songs stuff such "
        "surprise tape than thanks that the their them then there these they thing this those to today track "
        "tracks tune tunes up us very want we what when which while who will with would years you your "
    ).split()
)
"""Words that name no situation."""

LINKING_WORDS: Final = frozenset(
    (  # noqa: SIM905  (as above)
        "a an and at but by for from in into is of off on or over that the this through to under until up when "
        "while with"
    ).split()
)
"""Words that join others and neither begin nor end a title."""
