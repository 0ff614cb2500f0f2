"""What is believed of the listener, in sentences."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from musicrec_desktop.app.taste_view import Evidence, EvidencePlay, EvidenceSaid, Liking, TasteView
from musicrec_desktop.desktop.item_models.date_words import hour_text, moment_text, weekday_name
from musicrec_desktop.desktop.panels.plan_words import mood_words
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.play import FeedbackValue, PlayEnd
from musicrec_desktop.domain.taste_edits import Forgotten, Subject

SITUATIONS: Final = {
    "picked by hand": marked("Picked by you"),
    "recommended": marked("Recommended"),
    "from a playlist": marked("From a saved playlist"),
    "night": marked("At night"),
    "morning": marked("In the morning"),
    "afternoon": marked("In the afternoon"),
    "evening": marked("In the evening"),
    "workday": marked("On workdays"),
    "weekend": marked("At weekends"),
    "session opening": marked("First in a session"),
    "later in a session": marked("Later in a session"),
    "after a skip": marked("Right after a skip"),
    "after no skip": marked("After a track that was heard"),
}
"""Situations that are shown, in this order."""
SUBJECTS: Final = {
    Subject.ARTIST: marked("Artists"),
    Subject.GENRE: marked("Genres"),
    Subject.MOOD: marked("Moods"),
    Subject.ERA: marked("Eras"),
    Subject.ALBUM: marked("Albums"),
    Subject.TRACK: marked("Tracks"),
    Subject.ALL: marked("Everything"),
}
_FEWEST = 5
"""Plays from which on a share is told."""


def name_text(subject: Subject, name: str) -> str:
    """What a liking is of; names of artists, albums and genres stay as they are tagged."""
    if subject is Subject.MOOD:
        return mood_words(name)
    if subject is Subject.ERA and name.removesuffix("s").isdecimal():
        return tr("{decade}s", "a decade: 1980s").format(decade=name.removesuffix("s"))
    if subject is Subject.ALBUM:
        return name.partition(" / ")[2] or name
    return name


def counts_text(liking: Liking) -> str:
    """What a liking stands on."""
    parts = [tr("%n play(s)", n=liking.plays)]
    if liking.likes:
        parts.append(tr("%n like(s)", n=liking.likes))
    if liking.dislikes:
        parts.append(tr("%n dislike(s)", n=liking.dislikes))
    if liking.comments:
        parts.append(tr("%n remark(s)", n=liking.comments))
    return " · ".join(parts)


def lean_text(lean: float) -> str:
    """What the listener has set by hand; "" for nothing."""
    if lean <= -1:
        return tr("never, set by you")
    if lean < 0:
        return tr("less, set by you")
    if lean >= 1:
        return tr("always, set by you")
    return tr("more, set by you") if lean > 0 else ""


def basis_text(view: TasteView) -> str:
    """What all of it stands on."""
    return tr("All of this stands on {plays}, {said} and {remarks}. Choose a line to see the plays behind it.").format(
        plays=tr("%n play(s)", n=view.n_plays),
        said=tr("%n like(s) and dislike(s)", n=view.n_feedback),
        remarks=tr("%n remark(s)", n=view.n_comments),
    )


def likings_text(subject: Subject, likings: Sequence[Liking]) -> str:
    """The strongest ones in a sentence."""
    names = [name_text(subject, liking.name) for liking in likings if liking.value > 0][:3]
    if not names:
        return tr("Nothing can be told yet.")
    listed = tr(", ", "between names").join(names)
    match subject:
        case Subject.ARTIST:
            return tr("You come back to {names}.").format(names=listed)
        case Subject.GENRE:
            return tr("You finish {names} most.").format(names=listed)
        case Subject.MOOD:
            return tr("What you finish is mostly {names}.").format(names=listed)
    return tr("Most of what you finish is from the {names}.").format(names=listed)


def times_text(view: TasteView) -> str:
    """The hours and the day with most listening."""
    hours = np.asarray(view.week, np.float64).sum(axis=0)
    if hours.sum() <= 0:
        return tr("Nothing can be told yet.")
    # The three hours in a row with most listening, over midnight too.
    runs = hours + np.roll(hours, -1) + np.roll(hours, -2)
    begin = int(runs.argmax())
    day = int(np.asarray(view.week).sum(axis=1).argmax())
    return tr("You listen most between {begin} and {end} ({share} of your listening), and most on {day}.").format(
        begin=hour_text(begin),
        end=hour_text(begin + 3),
        share=share_text(float(runs[begin] / hours.sum())),
        day=weekday_name(day),
    )


def cell_text(view: TasteView, at: int) -> str:
    """One hour of the week."""
    day, hour = divmod(at, 24)
    share = float(view.week[day][hour])
    told = tr("nothing yet") if share <= 0 else tr("{share} of your listening").format(share=f"{share:.1%}")
    words = f"{weekday_name(day)}, {hour_text(hour)}–{hour_text(hour + 1)}: {told}"
    valence, energy = (float(value) for value in view.mood_by_hour[hour])
    if share > 0 and not math.isnan(valence):
        words += ". " + mood_place_text(valence, energy)
    return words


def mood_place_text(valence: float, energy: float) -> str:
    """A place on the plane of moods, in words."""
    bright = tr("bright") if valence >= 0.55 else tr("dark") if valence <= 0.45 else tr("neither dark nor bright")
    strong = tr("lively") if energy >= 0.55 else tr("quiet") if energy <= 0.4 else tr("of middle energy")
    return tr("At that hour it is {bright} and {strong}.").format(bright=bright, strong=strong)


def mood_text(liking: Liking) -> str:
    """One mood of the plane."""
    return f"{name_text(Subject.MOOD, liking.name)}: {counts_text(liking)}"


def novelty_lines(view: TasteView) -> list[tuple[str, float]]:
    """(sentence, share) of what is new in what the listener hears; nothing without evidence."""
    appetite = view.appetite
    if appetite is None or appetite.listens < _FEWEST:
        return []
    rows = [
        (tr("New tracks in what you finish, over months"), appetite.new_tracks),
        (tr("The same in the last two weeks or so"), appetite.new_tracks_lately),
        (tr("New artists in what you finish"), appetite.new_artists),
        (tr("Tracks that you heard a second time"), appetite.kept),
    ]
    return [(words, share) for words, share in rows if not math.isnan(share)]


def novelty_text(view: TasteView) -> str:
    """Whether the listener discovers or keeps to what is known."""
    appetite = view.appetite
    if appetite is None or appetite.listens < _FEWEST:
        return tr("Nothing can be told yet.")
    share = share_text(appetite.new_tracks)
    if appetite.new_tracks_lately > appetite.new_tracks + 0.1:
        return tr("{share} of what you finish is new to you, and lately more.").format(share=share)
    if appetite.new_tracks_lately < appetite.new_tracks - 0.1:
        return tr("{share} of what you finish is new to you, and lately less.").format(share=share)
    return tr("{share} of what you finish is new to you.").format(share=share)


def skip_rows(view: TasteView) -> list[tuple[str, str, float, str]]:
    """(situation, its words, share skipped, evidence) where there is enough to tell."""
    rows = []
    for name, words in SITUATIONS.items():
        rates = view.rates.get(name)
        if rates is not None and rates.plays >= _FEWEST and not math.isnan(rates.skipped):
            evidence = tr("{share} of %n play(s)", n=rates.plays).replace("{share}", share_text(rates.skipped))
            rows.append((name, tr(words), rates.skipped, evidence))
    return rows


def skips_text(view: TasteView) -> str:
    """How skips differ between what was chosen by hand and what was recommended."""
    own, made = view.rates.get("picked by hand"), view.rates.get("recommended")
    if own is None or made is None or min(own.plays, made.plays) < _FEWEST:
        return tr("A skip is a track that you left before half.")
    return tr("You skip {made} of what is recommended and {own} of what you pick yourself.").format(
        made=share_text(made.skipped), own=share_text(own.skipped)
    )


def share_text(share: float) -> str:
    """A share as a percentage."""
    return "–" if math.isnan(share) else f"{share:.0%}"


def forgotten_text(part: Forgotten) -> str:
    """A part of the history that does not count."""
    if part.subject is Subject.ALL:
        until = "" if math.isinf(part.until) else moment_text(part.until)
        if math.isinf(part.since):
            return tr("Everything until {time}").format(time=until)
        return tr("Everything from {begin} to {end}").format(begin=moment_text(part.since), end=until)
    if part.subject is Subject.TRACK:
        return tr("One track")
    return name_text(part.subject, part.name)


def evidence_text(evidence: Evidence) -> str:
    """How much stands behind a statement."""
    words = tr("It stands on %n play(s).", n=evidence.of_plays)
    if evidence.of_plays > len(evidence.plays):
        words += " " + tr("The latest %n are shown.", n=len(evidence.plays))
    return words


def play_text(play: EvidencePlay) -> str:
    """One play of the evidence."""
    match play.ended:
        case PlayEnd.FINISHED:
            ended = tr("heard to the end")
        case PlayEnd.SKIPPED:
            ended = tr("left after {share}").format(share=share_text(play.heard))
        case PlayEnd.STOPPED:
            ended = tr("stopped after {share}").format(share=share_text(play.heard))
    return f"{moment_text(play.started_at)} · {ended} · {weight_text(play.weight)}"


def weight_text(weight: float) -> str:
    """What a play adds."""
    if abs(weight) < 0.005:
        return tr("counts nothing by now")
    side = tr("counts {weight}") if weight > 0 else tr("counts {weight} against")
    return side.format(weight=f"{abs(weight):.2f}")


def said_text(said: EvidenceSaid) -> str:
    """One thing said."""
    match said.value:
        case FeedbackValue.LIKE:
            words = tr("you liked it")
        case FeedbackValue.DISLIKE:
            words = tr("you disliked it")
        case FeedbackValue.NONE:
            words = tr("you wrote: {text}").format(text=said.text)
    return f"{moment_text(said.at)} · {words}"
