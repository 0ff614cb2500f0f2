"""A year in review, in words."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QImage

from musicrec_desktop.app.charts import ChartEntry
from musicrec_desktop.app.year_review import YearReview
from musicrec_desktop.desktop.item_models.amount_words import count_text
from musicrec_desktop.desktop.item_models.date_words import day_text, hour_text, minutes_text, month_name
from musicrec_desktop.desktop.item_models.track_line import UNKNOWN_ARTIST
from musicrec_desktop.desktop.panels.taste_words import share_text
from musicrec_desktop.desktop.widgets.year_picture import Ranked, YearWords
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.ids import TrackId

_RUN = 2
"""Days in a row that are worth a sentence."""


def year_words(review: YearReview, covers: Mapping[TrackId, QImage]) -> YearWords:
    """What is written in the picture of a year. Any thread."""
    totals = review.charts.totals

    def ranked(entries: tuple[ChartEntry, ...], by: Callable[[ChartEntry], str]) -> tuple[Ranked, ...]:
        return tuple(
            Ranked(entry.name, by(entry), minutes_text(entry.minutes), covers.get(entry.track_id)) for entry in entries
        )

    figures = (
        (count_text(round(totals.minutes)), tr("minutes of music")),
        (count_text(totals.plays), tr("plays")),
        (count_text(totals.tracks), tr("different tracks")),
        (count_text(totals.artists), tr("artists")),
    )
    return YearWords(
        year=str(review.year),
        heading=tr("Your year in music"),
        figures=() if review.is_empty else figures,
        months=tuple((month_name(at + 1), float(minutes)) for at, minutes in enumerate(review.minutes_a_month)),
        months_heading=tr("Month by month"),
        artists_heading=tr("Most heard artists"),
        artists=ranked(review.charts.artists, lambda _: ""),
        tracks_heading=tr("Most heard tracks"),
        tracks=ranked(review.charts.tracks, lambda entry: entry.by or tr(UNKNOWN_ARTIST)),
        sentences=tuple(_sentences(review)),
        basis=_basis(review),
    )


def _sentences(review: YearReview) -> list[str]:
    if review.is_empty:
        return [tr("Nothing was heard in this year.")]
    rows = []
    if review.hour is not None:
        rows.append(
            tr("You listened most between {begin} and {end}: {share} of your time.").format(
                begin=hour_text(review.hour), end=hour_text(review.hour + 1), share=share_text(review.hour_share)
            )
        )
    if review.discoveries:
        found = tr("You heard %n track(s) for the first time", n=review.discoveries)
        rows.append(
            tr("{found}; {kept} of them you came back to on another day.").format(found=found, kept=review.kept)
        )
    if review.streak >= _RUN and review.streak_from is not None:
        run = tr("Longest run: %n day(s) with music", n=review.streak)
        rows.append(tr("{run}, from {day} on.").format(run=run, day=day_text(review.streak_from)))
    if review.best_day is not None and review.charts.totals.days > 1:
        rows.append(
            tr("Most music in a day: {time} on {day}.").format(
                time=minutes_text(review.best_minutes), day=day_text(review.best_day)
            )
        )
    return rows


def _basis(review: YearReview) -> str:
    days = tr("%n day(s) with music", n=review.charts.totals.days)
    return tr("Counted from what was recorded on this machine: {days}.").format(days=days)
