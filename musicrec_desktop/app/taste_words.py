"""The taste profile in sentences, each with what it stands on."""

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np

from musicrec_desktop.domain.taste import Affinity, TasteProfile

_NAMED: Final = 5
_LIKED: Final = 0.3
_TURNED_AWAY: Final = -0.3
_DAYS: Final = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


def taste_statements(profile: TasteProfile) -> tuple[str, ...]:
    """What is believed of the listener, one statement each; empty before anything is known."""
    return tuple(_statements(profile))


def _statements(profile: TasteProfile) -> Iterator[str]:
    if profile.is_empty:
        return
    for what, affinities in (
        ("artists", profile.artists),
        ("genres", profile.genres),
        ("moods", profile.moods),
        ("decades", profile.eras),
    ):
        liked = _named(affinities, 1)
        if liked:
            yield f"Your {what}: {liked}."
    turned = _named(profile.artists, -1)
    if turned:
        yield f"You turn away from {turned}."
    yield from _times(profile)
    yield from _novelty(profile)
    yield f"All of this stands on {_counted(profile.n_plays, 'play')} and {_counted(profile.n_feedback, 'judgement')}."


def _named(affinities: Mapping[str, Affinity], sign: int) -> str:
    """The strongest on one side, each with its plays; "" without any."""
    limit = _LIKED if sign > 0 else -_TURNED_AWAY
    found = [(name, one) for name, one in affinities.items() if name and sign * one.value >= limit]
    # The value alone would put an artist heard twice before one heard a hundred times.
    found.sort(key=lambda entry: (-sign * entry[1].value * np.log1p(entry[1].weight), entry[0]))
    return ", ".join(f"{name} ({_counted(one.plays, 'play')})" for name, one in found[:_NAMED])


def _times(profile: TasteProfile) -> Iterator[str]:
    if float(profile.hours.sum()) <= 0:
        return
    # The three hours in a row with most listening, over midnight too.
    runs = [float(sum(profile.hours[(hour + step) % 24] for step in range(3))) for hour in range(24)]
    hour = int(np.argmax(runs))
    words = f"You listen most between {hour}:00 and {(hour + 3) % 24}:00 ({runs[hour]:.0%} of your listening)"
    days = np.asarray(profile.week).sum(axis=1)
    if float(days.sum()) > 0:
        words += f", and most on {_DAYS[int(days.argmax())]}"
    yield f"{words}."


def _novelty(profile: TasteProfile) -> Iterator[str]:
    if profile.n_plays:
        yield f"Of what you finish, {profile.novelty:.0%} is new to you."


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"
