"""Several collaborative methods as one: each scores alone, is standardised per row, and counts by a learned weight."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.ranking.choice import ChoiceModel, ignorant
from musicrec_desktop.ranking.collaborative.als import AlsSettings, fit_als
from musicrec_desktop.ranking.collaborative.content import TagSettings, projected, tag_profiles
from musicrec_desktop.ranking.collaborative.ease import EaseSettings, fit_ease
from musicrec_desktop.ranking.collaborative.matrix import Interactions, Sparse, leading_columns, log_scaled
from musicrec_desktop.ranking.collaborative.neighbours import row_neighbour_scores

KNOWN_PARTS: Final = ("ease", "als", "als_tags", "row_neighbours", "tags", "popularity")
"""What scores items that somebody has heard."""
NEW_PARTS: Final = ("tags", "als_by_tags", "ease_by_tags", "tagged")
"""What scores items that nobody has heard yet."""
Parts = dict[str, NDArray[np.float32]]
"""Name of a method to its (m, n) scores."""
_FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class CollaborativePrior:
    """Settings of the methods and how much each counts; learned on a validation slice and shipped."""

    known: ChoiceModel = field(default_factory=lambda: ignorant(KNOWN_PARTS, weights=dict.fromkeys(KNOWN_PARTS, 0.2)))
    new: ChoiceModel = field(default_factory=lambda: ignorant(NEW_PARTS, weights=dict.fromkeys(NEW_PARTS, 0.2)))
    ease: EaseSettings = field(default_factory=EaseSettings)
    als: AlsSettings = field(default_factory=lambda: AlsSettings(penalty=40.0, frequency_power=0.6))
    als_tags: AlsSettings = field(default_factory=AlsSettings)
    tags: TagSettings = field(default_factory=TagSettings)
    new_tags: TagSettings = field(default_factory=lambda: TagSettings(rarity=0.5, length=0.7))
    starts: int = 2
    """So many random starts of the tagged factors are added."""
    variety: float = 4.0
    """Strength of `varied` over lists of known items: on the validation slice it takes the diversity of tags from 0.71
    to 0.76, which is that of plain EASE and plain ALS, for 0.002 of NDCG@10."""
    side_tags: int = 800
    """So many of the most used tags stand beside the listeners as rows."""

    def as_dict(self) -> dict[str, Any]:
        """Plain values that a JSON file holds."""
        settings = {name: asdict(getattr(self, name)) for name in _SETTINGS}
        return {
            "format": _FORMAT,
            "known": self.known.as_dict(),
            "new": self.new.as_dict(),
            "starts": self.starts,
            "side_tags": self.side_tags,
            "variety": self.variety,
            **settings,
        }

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> "CollaborativePrior":
        """The inverse of `as_dict`; raises ValueError, KeyError or TypeError for anything else."""
        if data["format"] != _FORMAT:
            raise ValueError(f"format {data['format']!r} of a collaborative prior")
        prior = CollaborativePrior(
            known=ChoiceModel.from_dict(data["known"]),
            new=ChoiceModel.from_dict(data["new"]),
            starts=int(data["starts"]),
            side_tags=int(data["side_tags"]),
            variety=float(data["variety"]),
            **{name: kind(**data[name]) for name, kind in _SETTINGS.items()},
        )
        if prior.known.names != KNOWN_PARTS or prior.new.names != NEW_PARTS:
            raise ValueError("a collaborative prior names other methods")
        return prior


_SETTINGS: Final[dict[str, Any]] = {
    "ease": EaseSettings,
    "als": AlsSettings,
    "als_tags": AlsSettings,
    "tags": TagSettings,
    "new_tags": TagSettings,
}
_EASE_SIDE: Final = 4.5
_ALS_SIDE: Final = 8.0
"""How heavy a tag row weighs beside a listener, in the units of each method."""
_RIDGE: Final = 10.0
_NEW_TAGS: Final = 1500


def known_parts(heard: Interactions, tag_counts: Sparse, prior: CollaborativePrior) -> Parts:
    """What each method says of every pair. `tag_counts` is (n, t): how many gave item n tag t."""
    from scipy import sparse

    liked = heard.matrix(log_scaled(heard.counts, 1.0, 0.3, 100.0))
    profiles = tag_profiles(tag_counts, prior.tags)
    side = leading_columns(profiles, prior.side_tags).T.tocsr()
    parts: Parts = {"ease": fit_ease(liked, prior.ease, side * _EASE_SIDE).scores(liked)}
    sharp = fit_als(heard.matrix(log_scaled(heard.counts, 0.0, 4.0, 10.0)), prior.als)
    parts["als"] = sharp.rows @ sharp.items.T
    confidence = sparse.vstack([heard.matrix(log_scaled(heard.counts, 0.0, 2.0, 10.0)), side * _ALS_SIDE]).tocsr()
    total = np.zeros((heard.n_rows, heard.n_items), np.float32)
    for start in range(prior.starts):
        factors = fit_als(confidence, replace(prior.als_tags, seed=prior.als_tags.seed + start))
        total += factors.rows[: heard.n_rows] @ factors.items.T
    parts["als_tags"] = total
    parts["row_neighbours"] = row_neighbour_scores(heard.matrix())
    parts["tags"] = np.asarray(((liked @ profiles) @ profiles.T).toarray(), np.float32)
    popularity = np.log1p(heard.heard_by()).astype(np.float32)
    parts["popularity"] = np.broadcast_to(popularity, total.shape)
    return parts


def new_parts(heard: Interactions, tag_counts: Sparse, new: NDArray[np.integer], prior: CollaborativePrior) -> Parts:
    """What each method says of the items `new`, which nobody has heard: (m, len(new)) each."""
    liked = heard.matrix(log_scaled(heard.counts, 1.0, 0.3, 100.0))
    warm = np.flatnonzero(heard.heard_by())
    weighed = tag_profiles(tag_counts, prior.new_tags)
    parts: Parts = {"tags": np.asarray(((liked @ weighed) @ weighed[new].T).toarray(), np.float32)}
    profiles = leading_columns(tag_profiles(tag_counts, prior.tags), _NEW_TAGS)
    known, unknown = (np.asarray(profiles[some].toarray(), np.float32) for some in (warm, new))
    trust = np.sqrt(heard.heard_by()[warm]).astype(np.float32)
    factors = fit_als(heard.matrix(log_scaled(heard.counts, 0.0, 2.0, 10.0)), prior.als_tags)
    parts["als_by_tags"] = factors.rows @ projected(known, factors.items[warm], trust, _RIDGE, unknown).T
    expected = fit_ease(liked, replace(prior.ease, penalty=prior.ease.penalty * 0.6)).scores(liked)
    columns = np.ascontiguousarray(expected.T[warm])
    parts["ease_by_tags"] = projected(known, columns, trust, _RIDGE, unknown).T
    tagged = np.log1p(np.asarray((tag_counts[new] > 0).sum(axis=1)).ravel()).astype(np.float32)
    parts["tagged"] = np.broadcast_to(tagged, (heard.n_rows, len(new)))
    return parts


def standardised(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """(m, n) with mean 0 and deviation 1 in each row; rows of equal scores become 0."""
    mean = scores.mean(axis=1, keepdims=True)
    deviation = scores.std(axis=1, keepdims=True)
    # Equal numbers have a deviation of rounding errors, not of 0.
    flat = deviation <= 1e-6 * np.maximum(np.abs(mean), 1e-6)
    return np.asarray(np.where(flat, 0, (scores - mean) / np.where(flat, 1, deviation)), np.float32)


def blended(parts: Parts, model: ChoiceModel) -> NDArray[np.float32]:
    """(m, n) sum of the standardised parts by the model's weights."""
    total = np.zeros(next(iter(parts.values())).shape, np.float32)
    for name, weight in zip(model.names, model.weights.tolist(), strict=True):
        total += np.float32(weight) * standardised(parts[name])
    return total
