"""Values as JSON documents: the names that scripts depend on."""

import math

from musicrec_desktop.domain.plan import FacetWish, Note, PlaylistPlan, Range
from musicrec_desktop.domain.playlist import GeneratedPlaylist
from musicrec_desktop.domain.recommend import ScorePart
from musicrec_desktop.domain.track import Track

Document = dict[str, object]


def _number(value: float) -> float | None:
    """A JSON number; an open end or "cannot say" is null."""
    return round(value, 6) if math.isfinite(value) else None


def _range(of: Range) -> list[float | None]:
    return [_number(of.low), _number(of.high)]


def _facet(wish: FacetWish) -> Document:
    wanted: Document = {"range": _range(wish.range)} if wish.range is not None else {"value": wish.value}
    return {
        "facet": str(wish.facet),
        **wanted,
        "source": str(wish.source),
        "confidence": round(wish.confidence, 4),
        "hard": wish.is_hard,
        "weight": round(wish.weight, 4),
    }


def notes_document(notes: tuple[Note, ...]) -> list[Document]:
    """Notes, as `notes` of a plan or playlist."""
    return [{"code": note.code, "text": note.text} for note in notes]


def plan_document(plan: PlaylistPlan) -> Document:
    """A plan, as `musicrec understand` prints it."""
    length: Document | None = None
    if plan.length is not None:
        length = {"tracks": plan.length.tracks} if plan.length.tracks else {"minutes": plan.length.minutes}
    curve: Document | None = None
    if plan.curve is not None:
        curve = {"shape": str(plan.curve.shape), "from": plan.curve.start or None, "to": plan.curve.end or None}
    return {
        "request": plan.request,
        "language": plan.language,
        "title": plan.title,
        "wants": [_facet(wish) for wish in plan.wants],
        "avoids": [_facet(wish) for wish in plan.avoids],
        "behaviour": [{"field": str(filter_.field), "range": _range(filter_.range)} for filter_ in plan.behaviour],
        "length": length,
        "curve": curve,
        "novelty": plan.novelty,
        "spacing": {
            "max_per_artist": plan.spacing.max_per_artist,
            "alternate": plan.spacing.alternate,
            "order": list(plan.spacing.order),
        },
        "only_artists": plan.only_artists,
        "everything": plan.everything,
        "notes": notes_document(plan.notes),
    }


def _part(part: ScorePart) -> Document:
    return {
        "name": part.name,
        "value": _number(part.value),
        "weight": _number(part.weight),
        "evidence": part.evidence,
    }


def playlist_document(playlist: GeneratedPlaylist, tracks: dict[int, Track]) -> Document:
    """A playlist with its reasons, as `musicrec playlist` prints it."""
    listed: list[Document] = []
    for chosen in playlist.tracks:
        track = tracks[chosen.track_id]
        listed.append(
            {
                "id": int(chosen.track_id),
                "path": str(track.path),
                "title": track.title,
                "artist": track.artist,
                "album": track.album,
                "duration_ms": int(track.duration_ms),
                "score": _number(chosen.score),
                "parts": [_part(part) for part in chosen.parts],
                "place": [_part(part) for part in chosen.place],
                "rationale": chosen.rationale,
                "rationale_source": chosen.rationale_source,
            }
        )
    llm: Document | None = None
    if playlist.llm is not None:
        llm = {
            "model": playlist.llm.model,
            "gpu_layers": playlist.llm.gpu_layers,
            "prompt_tokens": playlist.llm.prompt_tokens,
            "completion_tokens": playlist.llm.completion_tokens,
            "tokens_per_second": round(playlist.llm.tokens_per_second, 2),
        }
    return {
        "title": playlist.title,
        "story": playlist.story,
        "request": playlist.plan.request,
        "plan": plan_document(playlist.plan),
        "notes": notes_document(playlist.notes),
        "tracks": listed,
        "timings_ms": {name: round(value, 2) for name, value in playlist.timings_ms.items()},
        "llm": llm,
    }
