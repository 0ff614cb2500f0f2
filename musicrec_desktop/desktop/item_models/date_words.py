"""Days and times in words, as the language writes them."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QDateTime, QLocale

from musicrec_desktop.desktop.words import tr

_DAY_S: Final = 86_400.0


def day_text(day: date) -> str:
    """ "3 May 2024"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), tr("d MMMM yyyy", "format of a day"))


def short_day_text(day: date) -> str:
    """The day in few letters."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def month_text(day: date) -> str:
    """Its month and year: "May 2024"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), tr("MMMM yyyy", "format of a month"))


def month_name(month: int) -> str:
    """1 is January, in short."""
    return QLocale().standaloneMonthName(month, QLocale.FormatType.ShortFormat)


def weekday_name(day: int, *, is_short: bool = False) -> str:
    """0 is Monday."""
    kind = QLocale.FormatType.ShortFormat if is_short else QLocale.FormatType.LongFormat
    return QLocale().standaloneDayName(day + 1, kind)


def hour_text(hour: int) -> str:
    """An hour of the day: "17:00"."""
    return f"{hour % 24}:00"


def moment_text(at: float) -> str:
    """A day and a time on this machine's clock, in short."""
    moment = QDateTime.fromSecsSinceEpoch(int(at))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


def ago_text(at: float, now: float) -> str:
    """How long ago, in the largest unit that is over once."""
    days = int(max(0.0, now - at) // _DAY_S)
    if days == 0:
        return tr("less than a day ago")
    if days < 14:
        return tr("%n day(s) ago", n=days)
    if days < 60:
        return tr("%n week(s) ago", n=days // 7)
    if days < 730:
        return tr("%n month(s) ago", n=days * 12 // 365)
    return tr("%n year(s) ago", n=days // 365)


def minutes_text(minutes: float) -> str:
    """A time in hours and minutes: "3 h 12 min", "5 min"."""
    whole = round(minutes)
    hours, rest = divmod(whole, 60)
    if hours >= 100:
        return tr("{hours} h").format(hours=QLocale().toString(hours))
    return (
        tr("{hours} h {minutes} min").format(hours=hours, minutes=rest)
        if hours
        else tr("{minutes} min").format(minutes=whole)
    )
