"""Mixes and what was left in the listener's words."""

from musicrec_desktop.app.mixes import MixIdea, MixKind
from musicrec_desktop.app.unfinished import Forgotten, Left
from musicrec_desktop.desktop.item_models.track_line import TrackLine, clock_text
from musicrec_desktop.desktop.panels.plan_words import mood_words
from musicrec_desktop.desktop.words import marked, tr

_DAYS = (
    marked("Monday"),
    marked("Tuesday"),
    marked("Wednesday"),
    marked("Thursday"),
    marked("Friday"),
    marked("Saturday"),
    marked("Sunday"),
)
_PARTS = (marked("night"), marked("morning"), marked("afternoon"), marked("evening"))


def moment_words(now: float, utc_offset_s: int) -> str:
    """ "Tuesday evening"."""
    seconds = int(now + utc_offset_s)
    day, hour = (seconds // 86_400 + 3) % 7, seconds % 86_400 // 3600  # 1970-01-01 was a Thursday
    part = 0 if hour < 5 or hour >= 23 else 1 if hour < 12 else 2 if hour < 17 else 3
    return tr("{day} {part}").format(day=tr(_DAYS[day]), part=tr(_PARTS[part]))


def mix_title(idea: MixIdea, moment: str) -> str:
    """What a mix is called; `moment` as of `moment_words`."""
    match idea.kind:
        case MixKind.HOUR:
            return tr("For this {moment}").format(moment=moment)
        case MixKind.GENRE:
            return idea.name[:1].upper() + idea.name[1:]
        case MixKind.MOOD:
            words = mood_words(idea.name)
            return words[:1].upper() + words[1:]
        case MixKind.DISCOVER:
            return tr("Never heard before")
        case MixKind.FAVOURITES:
            return tr("Your favourites")
        case MixKind.REDISCOVER:
            return tr("Loved, then silent")
        case MixKind.FRESH:
            return tr("New in your library")
        case MixKind.ERA:
            return tr("The {decade}").format(decade=idea.name)
        case MixKind.WIND_DOWN:
            return tr("Winding down")
        case MixKind.WAKE_UP:
            return tr("Waking up")
    return tr("Across your library")


def mix_about(idea: MixIdea) -> str:
    """Why this mix is offered."""
    n = f"{idea.count:,}"
    match idea.kind:
        case MixKind.HOUR:
            if not idea.is_habit:
                return tr("For this time of day, until your habits are known.")
            return tr("What you like at this hour.")
        case MixKind.GENRE | MixKind.MOOD | MixKind.ERA:
            if idea.is_habit:
                return tr("One of your favourites: {n} plays.").format(n=n)
            return tr("{n} tracks of your library.").format(n=n)
        case MixKind.DISCOVER:
            return tr("{n} tracks wait to be heard; these are near to what you like.").format(n=n)
        case MixKind.FAVOURITES:
            return tr("What you come back to.")
        case MixKind.REDISCOVER:
            return tr("Heard again and again, and not for three months: {n} tracks.").format(n=n)
        case MixKind.FRESH:
            return tr("Came in the last 30 days: {n} tracks.").format(n=n)
        case MixKind.WIND_DOWN:
            return tr("45 minutes that grow quieter.")
        case MixKind.WAKE_UP:
            return tr("45 minutes that slowly rise.")
    return tr("A bit of everything, to begin with.")


def left_title(left: Left, line: TrackLine) -> str:
    """What is gone on with; `line` is its next track."""
    if left.title:
        return left.title
    return line.title if left.position_ms is not None else line.album or line.title


def left_about(left: Left, line: TrackLine) -> str:
    """Where it goes on."""
    if left.position_ms is not None:
        return tr("Left at {place} of {length}.").format(
            place=clock_text(left.position_ms), length=clock_text(line.duration_ms)
        )
    return tr("Goes on with “{title}”, {at} of {n}.").format(title=line.title, at=left.start + 1, n=len(left.track_ids))


def forgotten_about(one: Forgotten, now: float) -> str:
    """How loved and how long silent."""
    months = max(1, round((now - one.last_played) / (30.4 * 86_400)))
    return tr("{n} plays, and none for {months} months.").format(n=one.listens, months=months)


def artists_words(artists: list[str]) -> str:
    """The first few of them."""
    names = list(dict.fromkeys(artists))
    return tr(", ").join(names[:3]) + (" …" if len(names) > 3 else "")
