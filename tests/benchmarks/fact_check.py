"""Checks what reasons say against the library database, on its own: nothing of the explaining stage is asked."""

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.plan import Facet, PlaylistPlan
from musicrec_desktop.domain.recommend import Fact, Recommendation
from musicrec_desktop.storage import open_database

_QUOTED = re.compile(r"[“《]([^”》]*)[”》]")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Stored:
    """What the database says, by track id."""

    tags: dict[int, dict[str, Any]]
    plays: dict[int, list[tuple[float, int, str]]]
    """(start, played ms, how it ended)"""
    feedback: dict[int, str]
    matrix: FeatureMatrix

    @staticmethod
    def read(path: Path) -> "Stored":
        """Read a library database that nobody is writing."""
        database = open_database(path)
        tags = {
            int(track.id): {
                "title": track.title,
                "artist": track.artist,
                "genres": {name.casefold() for name in track.tags.genres},
                "album": track.tags.album,
                "year": track.tags.year,
                "duration_ms": int(track.duration_ms),
                "path": str(track.path),
            }
            for track in database.tracks.all()
        }
        matrix = database.features.matrix()
        database.close()
        plain = sqlite3.connect(path)
        plays: dict[int, list[tuple[float, int, str]]] = {}
        for track_id, start, played, ended in plain.execute(
            "SELECT track_id, started_at, played_ms, ended FROM plays ORDER BY started_at"
        ):
            plays.setdefault(track_id, []).append((start, played, ended))
        feedback = dict(plain.execute("SELECT track_id, value FROM feedback ORDER BY at, id").fetchall())
        plain.close()
        return Stored(tags, plays, feedback, matrix)

    def number(self, track_id: int, name: str) -> float:
        """One measured number of one track."""
        row = int(np.searchsorted(self.matrix.ids, track_id))
        return float(self.matrix.column(name)[row])

    def nearness(self, one: int, other: int) -> float:
        """Cosine of two tracks in the space of sound."""
        rows = np.searchsorted(self.matrix.ids, (one, other))
        return float(self.matrix.sound[rows[0]] @ self.matrix.sound[rows[1]])

    def _heard_to_the_end(self, track_id: int) -> bool:
        length = self.tags[track_id]["duration_ms"]
        shares = [
            1.0 if ended == "finished" and length <= 0 else min(1.0, played / max(1, length))
            for _, played, ended in self.plays.get(track_id, [])
        ]
        return bool(shares) and float(np.mean(shares)) >= 0.89

    def faults(self, tracks: Sequence[Recommendation], now: float, plan: PlaylistPlan) -> list[str]:
        """Everything stated in the reasons of a list that the database does not bear out."""
        listed = [int(track.track_id) for track in tracks]
        found: list[str] = []
        before: int | None = None
        for track in tracks:
            track_id = int(track.track_id)
            found.extend(
                f"track {track_id}: {fact.kind} {dict(fact.values)}"
                for fact in track.facts
                if not self._holds(fact, track_id, before, now, plan, listed)
            )
            found.extend(f"track {track_id}: {fault}" for fault in _unfounded(track))
            before = track_id
        return found

    def _holds(
        self, fact: Fact, track_id: int, before: int | None, now: float, plan: PlaylistPlan, listed: Sequence[int]
    ) -> bool:
        said, tags = fact.values, self.tags[track_id]
        plays = self.plays.get(track_id, [])
        match fact.kind:
            case "liked":
                return self.feedback.get(track_id) == "like"
            case "history":
                days = int(now // 86_400) - int(plays[-1][0] // 86_400) if plays else -1  # asked at UTC
                return said["plays"] == len(plays) > 0 and said["days"] == days
            case "novelty":
                return not plays
            case "by" | "album":
                name = {"by": "artist", "album": "album"}[fact.kind]
                return _names(said[name], tags[name])
            case "artist":
                of_artist = [one for one, own in self.tags.items() if own["artist"] == tags["artist"]]
                return _names(said["artist"], tags["artist"]) and bool(
                    said["plays"] == sum(len(self.plays.get(one, [])) for one in of_artist)
                )
            case "genre":
                return str(said["genre"]).casefold() in tags["genres"]
            case "year":
                return bool(said["year"] == tags["year"])
            case "neighbour":
                return self._is_near_one_like(said, track_id)
            case "transition":
                return before is not None and self._follows(said, track_id, before)
            case "taste":
                return 0 < float(said["percent"]) <= 25
            case "fit" | "asked" | "likeness" | "step" | "toward" | "extreme" | "place":
                return self._answers(fact, track_id, before, plan, listed)
            case _:
                return self._measures(fact, track_id)

    def _answers(
        self, fact: Fact, track_id: int, before: int | None, plan: PlaylistPlan, listed: Sequence[int]
    ) -> bool:
        """Facts that stand on what was asked for, or on the place in the list."""
        said, tags = fact.values, self.tags[track_id]
        energy = self.number(track_id, "energy")
        match fact.kind:
            case "fit":
                return self._is_among_nearest(said, track_id)
            case "asked":
                whole = str(said["artist"])
                return _names(whole, tags["artist"]) and any(
                    name.casefold() in whole.casefold() for name in plan_names(plan, Facet.ARTIST)
                )
            case "likeness":
                return self._is_near_one_asked_for(said, track_id, plan)
            case "step":
                rise = energy - self.number(before or track_id, "energy")
                is_there = abs(rise) >= 0.0199 and said["direction"] == ("up" if rise > 0 else "down")
                return before is not None and is_there and _names(said["previous"], self.tags[before]["title"])
            case "toward":
                if before is None or not _names(said["previous"], self.tags[before]["title"]):
                    return False
                return self._away(str(said["mood"]), before) - self._away(str(said["mood"]), track_id) >= 0.0199
            case "place":
                ends = {"first": listed[0], "last": listed[-1]}
                return len(listed) >= 4 and ends[str(said["at"])] == track_id
            case "extreme":
                energies = [self.number(one, "energy") for one in listed]
                end = min(energies) if said["level"] == "low" else max(energies)
                return energy == end
        return False

    def _is_near_one_like(self, said: Any, track_id: int) -> bool:
        for other, tags in self.tags.items():
            if other == track_id or not (
                _names(said["title"], tags["title"]) and _names(said["artist"], tags["artist"])
            ):
                continue
            claimed = self.feedback.get(other) == "like" if said["how"] == "liked" else self._heard_to_the_end(other)
            if claimed and self.nearness(track_id, other) >= 0.44:
                return True
        return False

    def _away(self, mood: str, track_id: int) -> float:
        place = MOODS[mood]
        return float(
            np.hypot(self.number(track_id, "valence") - place.valence, self.number(track_id, "energy") - place.energy)
        )

    def _is_near_one_asked_for(self, said: Any, track_id: int, plan: PlaylistPlan) -> bool:
        artists, titles = plan_names(plan, Facet.ARTIST), plan_names(plan, Facet.TRACK)
        known = np.flatnonzero(self.matrix.is_analysed)
        mine = int(np.searchsorted(self.matrix.ids, track_id))
        for other, tags in self.tags.items():
            is_meant = _names(said["title"], tags["title"]) and _names(said["artist"], tags["artist"])
            is_asked = tags["title"].casefold() in titles or any(name in tags["artist"].casefold() for name in artists)
            if is_meant and is_asked and other != track_id:
                cosines = self.matrix.sound @ self.matrix.sound[int(np.searchsorted(self.matrix.ids, other))]
                share = 100 * float((cosines[known] >= cosines[mine]).mean())
                if share - 1 <= said["percent"] <= share + 2:  # sums of float32 in another order
                    return True
        return False

    def _is_among_nearest(self, said: Any, track_id: int) -> bool:
        mood = MOODS[str(said["mood"])]
        known = self.matrix.is_analysed
        away = np.hypot(self.matrix.column("valence") - mood.valence, self.matrix.column("energy") - mood.energy)
        mine = away[int(np.searchsorted(self.matrix.ids, track_id))]
        return bool(said["percent"] == int(np.ceil(100 * (away[known] <= mine).mean())))

    def _follows(self, said: Any, track_id: int, before: int) -> bool:
        step = round(self.number(track_id, "tempo")) - round(self.number(before, "tempo"))
        direction = "same" if abs(step) <= 1 else "up" if step > 0 else "down"
        title = self.tags[before]["title"]
        return _names(said["previous"], title) and said["step"] == abs(step) and bool(said["direction"] == direction)

    def _measures(self, fact: Fact, track_id: int) -> bool:
        said = fact.values
        energy = self.number(track_id, "energy")
        match fact.kind:
            case "tempo":
                return bool(said["bpm"] == round(self.number(track_id, "tempo")))
            case "energy":
                level = "low" if energy < 0.35 else "high" if energy > 0.65 else "medium"
                return bool(said["energy"] == round(100 * energy) and said["level"] == level)
            case "lively":
                others = self.matrix.column("energy")[self.matrix.is_analysed]
                beyond = others > energy if said["level"] == "low" else others < energy
                return bool(said["percent"] == int(100 * beyond.mean()))
            case "key":
                tonics = ["C", "C sharp", "D", "E flat", "E", "F", "F sharp", "G", "A flat", "A", "B flat", "B"]
                mode = "major" if self.number(track_id, "mode") >= 0.5 else "minor"
                return bool(said["key"] == f"{tonics[int(self.number(track_id, 'key'))]} {mode}")
            case "timbre":
                brightness = self.number(track_id, "brightness")
                return said["timbre"] == ("dark" if brightness < 0.5 else "bright") and bool(
                    said["brightness"] == round(100 * brightness)
                )
            case "dynamics":
                return bool(said["db"] == round(self.number(track_id, "dynamics")))
            case "acoustic" | "instrumental" | "danceable":
                name = {"acoustic": "acousticness", "instrumental": "instrumentalness", "danceable": "danceability"}
                return bool(said["percent"] == round(100 * self.number(track_id, name[fact.kind])))
        return False  # a kind nobody taught this check counts as unfounded


def plan_names(plan: PlaylistPlan, facet: Facet) -> list[str]:
    """What is wanted by name, casefolded."""
    return [wish.value.casefold() for wish in plan.wanted(facet)]


def _names(said: object, stored: str) -> bool:
    """A reason may shorten a long name, with an ellipsis, and nothing else."""
    text = str(said)
    return text == stored or (text.endswith("…") and stored.startswith(text[:-1]))


def _unfounded(track: Recommendation) -> list[str]:
    """Numbers and quoted names of a reason that stand in none of its facts."""
    values = [str(value) for fact in track.facts for value in fact.values.values()]
    rest = track.rationale
    for value in sorted(values, key=len, reverse=True):
        if value and not value.isdigit():
            rest = rest.replace(value, " ")
    numbers = set(_NUMBER.findall(" ".join(values)))
    days = [int(fact.values["days"]) for fact in track.facts if "days" in fact.values]
    numbers |= {str(n) for gone in days for n in (gone // 30, gone // 365)}
    strange = [number for number in _NUMBER.findall(rest) if number not in numbers]
    names = [name for name in _QUOTED.findall(track.rationale) if name not in values]
    return [f"{what!r} in {track.rationale!r}" for what in (*strange, *names)]
