"""The taste profile as a document: what is believed, and what each number stands on."""

import math
from collections.abc import Mapping
from typing import Final

import numpy as np

from musicrec_desktop.app.remembered import forgotten_parts
from musicrec_desktop.app.services import Known, Services, local_offset_s
from musicrec_desktop.domain.comment import Comment
from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.oddities import Oddity
from musicrec_desktop.domain.play import Feedback, Play
from musicrec_desktop.domain.taste import Affinity, TasteProfile
from musicrec_desktop.domain.taste_edits import Subject
from musicrec_desktop.taste import (
    SITUATIONS,
    Heard,
    Reasons,
    odd_plays,
    reasons_of,
    reasons_of_hour,
    reasons_of_situation,
    sound_tastes,
)

_TOP: Final = 50
"""Entries of each kind that a summary lists."""
_NEAREST: Final = 5
"""Tracks that stand for one sound."""
FORMAT: Final = 1
"""Of an exported profile; raised when a key changes its meaning."""


def profile_summary(services: Services, now: UnixTime, top: int | None = _TOP) -> dict[str, object]:
    """The taste profile as a document, strongest first, each entry with what it stands on; at most `top` entries of a
    kind (None: all)."""
    known = services.load_known(now)
    profile = known.profile
    return {
        "plays": profile.n_plays,
        "feedback": profile.n_feedback,
        "comments": profile.n_comments,
        "novelty": round(profile.novelty, 3),
        "artists": _affinities(profile.artists, top),
        "albums": _affinities(profile.albums, top),
        "genres": _affinities(profile.genres, top),
        "moods": _affinities(profile.moods, top),
        "eras": _affinities(profile.eras, top),
        "tracks": _tracks(known, top),
        "hours": [round(float(share), 4) for share in profile.hours],
        "week": [[round(float(share), 4) for share in day] for day in profile.week],
        "mood_by_hour": [[_number(value) for value in pair] for pair in profile.mood_by_hour.tolist()],
        "rates": {
            name: {
                "plays": rates.plays,
                "listened": _number(rates.listened),
                "skipped": _number(rates.skipped),
                "skipped_early": _number(rates.skipped_early),
                "skipped_in_runs": _number(rates.in_runs),
                "completion": _number(rates.completion),
            }
            for name, rates in profile.rates.items()
        },
        "sounds": {
            name: {"plays": sound.plays, "scatter": _number(sound.scatter)} for name, sound in profile.sounds.items()
        },
        "sound_tastes": [
            {
                "share": round(taste.share, 3),
                "tracks": len(taste.ids),
                "nearest": [_name(known.view, int(track_id)) for track_id in taste.ids[:_NEAREST]],
            }
            for taste in sound_tastes(profile, known.view)
        ],
        "appetite": _appetite(profile),
        "session": _session(profile),
        "oddities": {(oddity.name or "").lower(): n for oddity, n in profile.oddities.items()},
        "edits": [
            {"subject": edit.subject.value, "name": edit.name, "lean": edit.lean, "at": edit.at}
            for edit in profile.edits
        ],
        "forgotten": forgotten_documents(services),
        "private": is_private(services),
    }


def export_profile(services: Services, now: UnixTime) -> dict[str, object]:
    """Everything that is believed and everything it stands on. Each entry under "history" is a line as the command
    `musicrec history record` reads them."""
    summary = profile_summary(services, now, top=None)
    database = services.database
    paths = {track.id: str(track.path) for track in database.tracks.all()}

    def track(track_id: TrackId) -> dict[str, object]:
        return {"id": track_id, **({"path": paths[track_id]} if track_id in paths else {})}

    history: list[dict[str, object]] = [
        {
            **track(play.track_id),
            "started_at": play.started_at,
            "played_ms": play.played_ms,
            "duration_ms": play.duration_ms,
            "ended": play.ended.value,
            "queued_by": play.queued_by.value,
        }
        for play in database.plays.all()
    ]
    history += [
        {**track(said.track_id), "at": said.at, "feedback": said.value.value} for said in database.plays.feedback()
    ]
    comments = [
        {
            **track(comment.track_id),
            "at": comment.at,
            "text": comment.text,
            "sentiment": round(comment.sentiment, 3),
            "judged_by": comment.judged_by.value,
        }
        for comment in database.comments.all()
    ]
    spans = [{"since": span.since, "until": span.until} for span in database.taste_notes.private()]
    return {
        "format": FORMAT,
        "exported_at": now,
        "profile": summary,
        "history": history,
        "comments": comments,
        "places": [
            {**track(track_id), "position_ms": position_ms} for track_id, position_ms in database.places.all().items()
        ],
        "private_times": spans,
    }


def forgotten_documents(services: Services) -> list[dict[str, object]]:
    """The parts of the history that do not count, by the number with which they can be remembered again."""
    return [
        {
            "number": number,
            "subject": part.subject.value,
            "name": part.name,
            "since": part.since if math.isfinite(part.since) else None,
            "until": part.until if math.isfinite(part.until) else None,
        }
        for number, part in services.database.taste_notes.forgotten()
    ]


def is_private(services: Services) -> bool:
    """Nothing that is heard now is remembered."""
    return any(span.until is None for span in services.database.taste_notes.private())


def why(services: Services, about: str, name: str, now: UnixTime, top: int | None = _TOP) -> dict[str, object]:
    """What one number of the profile stands on: the plays, the latest first, and what was said.

    `about`: a subject ("artist", "album", "genre", "mood", "era", "track"), "situation", "hour" or "oddity"; "weekday
    hour" with a name like "0 17", 0 being Monday.
    Raises RequestError for a name that the profile does not have.
    """
    known = services.known if services.is_loaded else services.load_known(now)
    reasons, value = reasons_for(services, about, name, now)
    return {
        "about": about,
        "name": name,
        "value": value,
        "plays": [_play(known.view, reason.play, reason.weight, reason.odd) for reason in reasons.plays[:top]],
        "said": [_said(known.view, reason.said, reason.weight) for reason in reasons.said[:top]],
        "of_plays": len(reasons.plays),
        "sum": round(sum(play.weight for play in reasons.plays) + sum(said.weight for said in reasons.said), 3),
    }


def reasons_for(services: Services, about: str, name: str, now: UnixTime) -> tuple[Reasons, float | None]:
    """The same as values: everything behind a number, and the number. db lane. Raises RequestError likewise."""
    known = services.known if services.is_loaded else services.load_known(now)
    database = services.database
    heard = Heard(
        plays=database.plays.all(),
        feedback=database.plays.feedback(),
        comments=database.comments.all(),
        view=known.view,
        now=now,
        utc_offset_s=local_offset_s(now),
        forgotten=forgotten_parts(database),
    )
    return _reasons(about, name, heard, known.profile)


def _reasons(about: str, name: str, heard: Heard, profile: TasteProfile) -> tuple[Reasons, float | None]:
    if about == "situation":
        _check(about, name, SITUATIONS)
        rates = profile.rates.get(name)
        return reasons_of_situation(name, heard), None if rates is None else _number(rates.listened)
    if about == "hour":
        _check(about, name, tuple(str(hour) for hour in range(24)))
        return reasons_of_hour(int(name), heard), _number(float(profile.hours[int(name)]))
    if about == "weekday hour":
        day, _, hour = name.partition(" ")
        _check(about, name, tuple(f"{day} {hour}" for day in range(7) for hour in range(24)))
        return reasons_of_hour(int(hour), heard, int(day)), _number(float(profile.week[int(day)][int(hour)]))
    if about == "oddity":
        names = {(oddity.name or "").lower(): oddity for oddity in Oddity}
        _check(about, name, tuple(names))
        return odd_plays(heard, names[name]), float(profile.oddities.get(names[name], 0))
    subject = Subject(about)
    if subject is Subject.TRACK:
        row = np.flatnonzero(profile.tracks.ids == (int(name) if name.isdecimal() else -1))
        if len(row) == 0:
            raise RequestError(
                f"Nothing is known of a track with the number {name}.",
                hint="musicrec profile --json lists the numbers.",
            )
        return reasons_of(subject, name, heard), _number(float(profile.tracks.affinity[row[0]]))
    table = affinities_of(profile, subject)
    if name not in table:
        raise RequestError(f'Nothing is known of the {about} "{name}".', hint="musicrec profile lists the names.")
    return reasons_of(subject, name, heard), _number(table[name].value)


def affinities_of(profile: TasteProfile, subject: Subject) -> Mapping[str, Affinity]:
    """The profile's affinities to one kind of thing; {} for tracks and everything."""
    return {
        Subject.ARTIST: profile.artists,
        Subject.ALBUM: profile.albums,
        Subject.GENRE: profile.genres,
        Subject.MOOD: profile.moods,
        Subject.ERA: profile.eras,
    }.get(subject, {})


def _check(about: str, name: str, names: tuple[str, ...]) -> None:
    if name not in names:
        raise RequestError(f'There is no {about} "{name}".', hint=f"One of: {', '.join(names)}.")


def _affinities(entries: Mapping[str, Affinity], top: int | None) -> list[dict[str, object]]:
    named = sorted(entries.items(), key=lambda entry: (-abs(entry[1].value), entry[0]))[:top]
    return [
        {
            "name": name,
            "affinity": round(affinity.value, 3),
            "lately": round(affinity.lately, 3),
            "ever": round(affinity.ever, 3),
            "evidence": _evidence(affinity),
        }
        for name, affinity in named
        if name
    ]


def _evidence(affinity: Affinity) -> str:
    said = f"{affinity.plays} plays, {affinity.likes} likes, {affinity.dislikes} dislikes"
    if affinity.comments:
        said += f", {affinity.comments} comments"
    return said + (f", {affinity.lean:+.1f} set by you" if affinity.lean else "")


def _tracks(known: Known, top: int | None) -> list[dict[str, object]]:
    history, view = known.profile.tracks, known.view
    rows = view.rows(history.ids)
    order = [i for i in np.argsort(-np.abs(history.affinity), kind="stable") if rows[i] >= 0][:top]
    found = []
    for i in order:
        judged = {1: ", liked", -1: ", disliked"}.get(int(history.feedback[i]), "")
        entry: dict[str, object] = {
            "id": int(history.ids[i]),
            "name": _name(view, int(history.ids[i])),
            "affinity": round(float(history.affinity[i]), 3),
            "evidence": f"{int(history.plays[i])} plays, {int(history.skips[i])} skipped{judged}",
        }
        if history.lately is not None and history.ever is not None:
            entry |= {"lately": round(float(history.lately[i]), 3), "ever": round(float(history.ever[i]), 3)}
        found.append(entry)
    return found


def _appetite(profile: TasteProfile) -> dict[str, object] | None:
    appetite = profile.appetite
    if appetite is None:
        return None
    return {
        "new_tracks": _number(appetite.new_tracks),
        "new_tracks_lately": _number(appetite.new_tracks_lately),
        "new_artists": _number(appetite.new_artists),
        "kept": _number(appetite.kept),
        "listens": appetite.listens,
    }


def _session(profile: TasteProfile) -> dict[str, object] | None:
    session = profile.session
    if session is None:
        return None
    return {
        "since": session.since,
        "latest": session.latest,
        "plays": session.plays,
        "skips": session.skips,
        "skip_run": session.skip_run,
        "valence": _number(session.valence),
        "energy": _number(session.energy),
    }


def _number(value: float) -> float | None:
    """Rounded; None for what cannot be said, which JSON has no number for."""
    return round(value, 4) if math.isfinite(value) else None


def _name(view: LibraryView, track_id: int) -> str:
    row = int(view.rows([track_id])[0])
    if row < 0:
        return f"a track no longer there ({track_id})"
    return " - ".join(filter(None, (view.artists[view.artist_codes[row]], view.titles[row])))


def _play(view: LibraryView, play: Play, weight: float, odd: Oddity) -> dict[str, object]:
    return {
        "track": _name(view, play.track_id),
        "id": play.track_id,
        "started_at": play.started_at,
        "heard": round(play.completion, 3),
        "ended": play.ended.value,
        "queued_by": play.queued_by.value,
        "weight": float(f"{weight:.4g}"),
        "odd": [(oddity.name or "").lower() for oddity in odd],
    }


def _said(view: LibraryView, said: Feedback | Comment, weight: float) -> dict[str, object]:
    entry = {"track": _name(view, said.track_id), "id": said.track_id, "at": said.at, "weight": float(f"{weight:.4g}")}
    if isinstance(said, Comment):
        return entry | {"comment": said.text, "sentiment": round(said.sentiment, 3), "judged_by": said.judged_by.value}
    return entry | {"feedback": said.value.value}
