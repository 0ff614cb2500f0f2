"""`musicrec charts`: what was heard most in a week, a month, a year, or ever."""

import argparse
import time
from datetime import date
from typing import Final

from musicrec_desktop.app.charts import ChartEntry, Charts, Measure, Totals, charts_of
from musicrec_desktop.app.periods import Span, local_day, period_at
from musicrec_desktop.app.services import Services
from musicrec_desktop.cli.output import Output
from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.ids import UnixTime

_SHOWN: Final = 10


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Declare the command of this file."""
    charts = commands.add_parser("charts", parents=[shared], help="what you heard most, and how that has changed")
    charts.add_argument("span", nargs="?", choices=tuple(Span), default=Span.MONTH.value)
    charts.add_argument("--on", metavar="DATE", help="the period around that day (2024-12-24); today without it")
    charts.add_argument("--by", choices=tuple(Measure), default=Measure.PLAYS.value)
    charts.set_defaults(run=_charts)


def _charts(services: Services, options: argparse.Namespace, output: Output) -> int:
    now = UnixTime(time.time())
    try:
        day = date.fromisoformat(options.on) if options.on else local_day(now)
    except ValueError as error:
        raise RequestError(f'"{options.on}" is no day.', hint="A day looks like this: 2024-12-24") from error
    known = services.load_known(now)
    period = period_at(Span(options.span), day)
    charts = charts_of(services.live.plays, known.view, period, Measure(options.by), _SHOWN)
    output.document(_document(charts))
    totals = charts.totals
    output.say(f"{charts.period.first} to {charts.period.after} (not included), by {charts.measure.value}")
    output.say(f"{totals.minutes:.0f} minutes, {totals.plays} plays, {totals.new_tracks} tracks for the first time")
    for name, entries in _kinds(charts).items():
        for place, entry in enumerate(entries, 1):
            if place == 1:
                output.say(f"{name}:")
            was = f" (was {entry.was})" if entry.was else " (new)" if charts.before is not None else ""
            by = f"{entry.by} - " if entry.by else ""
            output.say(f"  {place:2} {by}{entry.name}: {entry.plays} plays, {entry.minutes:.0f} minutes{was}")
    return 0


def _kinds(charts: Charts) -> dict[str, tuple[ChartEntry, ...]]:
    return {"tracks": charts.tracks, "artists": charts.artists, "albums": charts.albums, "genres": charts.genres}


def _document(charts: Charts) -> dict[str, object]:
    return {
        "span": charts.period.span.value,
        "first": str(charts.period.first),
        "after": str(charts.period.after),
        "by": charts.measure.value,
        "totals": _totals(charts.totals),
        "before": None if charts.before is None else _totals(charts.before),
        "minutes_a_day": [round(float(minutes), 2) for minutes in charts.minutes_a_day],
        **{
            name: [
                {
                    "name": entry.name,
                    "by": entry.by,
                    "id": entry.track_id,
                    "plays": entry.plays,
                    "minutes": round(entry.minutes, 2),
                    "was": entry.was or None,
                }
                for entry in entries
            ]
            for name, entries in _kinds(charts).items()
        },
    }


def _totals(totals: Totals) -> dict[str, object]:
    return {
        "plays": totals.plays,
        "minutes": round(totals.minutes, 2),
        "skips": totals.skips,
        "tracks": totals.tracks,
        "artists": totals.artists,
        "new_tracks": totals.new_tracks,
        "days": totals.days,
    }
