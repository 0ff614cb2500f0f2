"""Why a track plays, in sentences."""

from musicrec_desktop.app.track_facts import TrackFacts
from musicrec_desktop.desktop.item_models.date_words import ago_text
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.play import FeedbackValue, QueuedBy


def chosen_by_text(queued_by: QueuedBy) -> str:
    """Who put the track into the queue."""
    match queued_by:
        case QueuedBy.LISTENER:
            return tr("You chose it.")
        case QueuedBy.PLAYLIST:
            return tr("From a playlist that you saved.")
        case QueuedBy.RECOMMENDATION:
            return tr("From a list that was made for you.")
        case QueuedBy.IMPORT:
            return ""


def fact_lines(facts: TrackFacts, now: float) -> list[str]:
    """What the history says of the track and its artist, one sentence each."""
    lines: list[str] = []
    if facts.feedback is FeedbackValue.LIKE:
        lines.append(tr("You like this track."))
    elif facts.feedback is FeedbackValue.DISLIKE:
        lines.append(tr("You do not like this track."))
    if facts.plays and facts.last_played is not None:
        heard = tr("Played %n time(s)", n=facts.plays)
        if facts.skips:
            heard += tr(", skipped %n time(s)", n=facts.skips)
        lines.append(tr("{played}; the last time {ago}.").format(played=heard, ago=ago_text(facts.last_played, now)))
        if facts.first_played is not None and now - facts.first_played > 60 * 86_400:
            lines.append(tr("You heard it first {ago}.").format(ago=ago_text(facts.first_played, now)))
    else:
        lines.append(tr("You have not heard it here before."))
    if facts.artist and facts.artist_plays:
        lines.append(tr("%n play(s) of {artist} in all.", n=facts.artist_plays).replace("{artist}", facts.artist))
    if facts.added is not None:
        lines.append(tr("It came into your library {ago}.").format(ago=ago_text(facts.added, now)))
    return lines
