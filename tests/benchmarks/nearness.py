"""Whether tracks that sound near belong together: python nearness.py MANIFEST.csv MUSIC [--fit OUT.npz] ...

MANIFEST has a row for each track with path (below MUSIC), package, artist, album and style. Each track asks for the ten
nearest others; precision is the share of them with its own label (of as many as there are). The projection is fitted
five times, each time without a fifth of the packages, and only tracks of that fifth ask, so none is judged by numbers
fitted on its package. Peers in the same run: the cosine of mean MFCCs, and of the robustly standardised statistics used
before.

--variants FOLDER has copies named ROW.KIND (ROW: line of MANIFEST from 0; KIND as in mp3_128k.mp3): how often is the
nearest the track? --learn KIND ... shows the fit what an encoder changes: it learns from copies of those kinds to pass
over it, here too never from a package whose tracks or copies ask. Kinds not named stay unknown to it.
--seed divides the packages otherwise. --cache FOLDER keeps what was measured. --fit OUT fits on everything and writes
the projection.
"""

import argparse
import csv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis import analyse_file
from musicrec_desktop.analysis.embedding import ingredients
from musicrec_desktop.analysis.measured import block
from musicrec_desktop.domain.errors import AnalysisError
from musicrec_desktop.domain.features import EMBEDDING

LABELS = ("package", "artist", "album", "style")
FOLDS = 5
SHRINKAGE = 0.35
"""Share of a round scatter mixed into the one within classes: too few tracks know all directions."""
ENCODERS = 0.03
"""How large what encoders change counts beside the scatter within classes. It is little, but in few directions: the
highest bands are cut. Much more costs precision, since bands that are missing also tell one package from another."""

Array = NDArray[np.floating]


class Copies(NamedTuple):
    """What one encoder made of some tracks."""

    at: NDArray[np.intp]
    """(m,) rows of the tracks."""
    rows: NDArray[np.float32]
    """(m, N_MEASURED) the copies."""


def measured(path: Path, cache: Path | None) -> NDArray[np.float32] | None:
    """The row of a file, None where it holds no sound."""
    kept = None if cache is None else cache / (str(path.resolve()).strip("/").replace("/", "_") + ".npy")
    if kept is not None and kept.exists():
        known: NDArray[np.float32] = np.load(kept)
        return known
    try:
        row = analyse_file(path).measured
    except AnalysisError as error:
        print(error)
        return None
    if np.isnan(block(row, "seconds_heard")[0]):
        return None
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        np.save(kept, row)
    return row


def fit(
    rows: NDArray[np.float32],
    classes: NDArray[np.str_],
    copies: Sequence[tuple[NDArray[np.float32], NDArray[np.float32]]] = (),
) -> tuple[Array, Array, Array]:
    """Centre, spread and weights: round within classes, then the directions in which tracks differ most.

    `copies` are tracks and what an encoder made of them, row beside row. Their differences count as scatter within a
    class, those of each encoder in sum the same: otherwise the harshest would decide alone.
    """
    found = ingredients(rows).astype(np.float64)
    centre, spread = np.nanmean(found, axis=0), np.nanstd(found, axis=0) + 1e-9
    standard = standardised(rows, centre, spread)
    inside = []
    for name in np.unique(classes):
        own = standard[classes == name]
        if len(own) > 1:
            inside.append((own - own.mean(axis=0)) * np.sqrt(len(own) / (len(own) - 1)))
    within = np.cov(np.concatenate(inside).T, bias=True)
    size = np.trace(within)
    for originals, encoded in copies:
        changes = standardised(encoded, centre, spread) - standardised(originals, centre, spread)
        scatter = changes.T @ changes
        within += ENCODERS * size / len(copies) * scatter / np.trace(scatter)
    within = (1 - SHRINKAGE) * within + SHRINKAGE * np.trace(within) / len(within) * np.eye(len(within))
    values, vectors = np.linalg.eigh(within)
    rounding = vectors / np.sqrt(values)
    _, directions = np.linalg.eigh(rounding.T @ np.cov(standard.T) @ rounding)
    return centre, spread, rounding @ directions[:, ::-1][:, : len(EMBEDDING)]


def standardised(rows: NDArray[np.float32], centre: Array, spread: Array) -> Array:
    """(n, k) within -4..4; what is missing is typical."""
    scores: Array = np.nan_to_num(np.clip((ingredients(rows) - centre) / spread, -4, 4))
    return scores


def project(rows: NDArray[np.float32], fitted: tuple[Array, Array, Array]) -> Array:
    """(n, 64) of unit length."""
    centre, spread, weights = fitted
    return unit(standardised(rows, centre, spread) @ weights)


def unit(vectors: Array) -> Array:
    whole: Array = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return whole


def statistics(rows: NDArray[np.float32]) -> Array:
    """What nearness was before."""
    names = ("mfcc_mean", "mfcc_std", "contrast_mean", "chroma", "centroid_mean", "centroid_std", "flatness_mean",
             "rolloff_mean", "zero_crossings", "strength_std")  # fmt: skip
    return np.concatenate([block(rows, name) for name in names], axis=1)


def robust(found: Array, like: Array) -> Array:
    low, middle, high = np.nanpercentile(like, (25, 50, 75), axis=0)
    return unit(np.nan_to_num(np.clip((found - middle) / ((high - low) / 1.349 + 1e-9), -3, 3)))


def precision(near: Array, labels: NDArray[np.str_]) -> float:
    """Mean over tracks with a label that another one has."""
    near = near.copy()
    np.fill_diagonal(near, -np.inf)
    best = np.argsort(-near, axis=1)[:, :10]
    shares = []
    for row, label in enumerate(labels):
        others = int((labels == label).sum()) - 1
        if label and others:
            shares.append((labels[best[row]] == label).sum() / min(10, others))
    return float(np.mean(shares))


def read_copies(folder: Path, cache: Path | None, lines: dict[int, int]) -> dict[str, Copies]:
    """The copies in a folder by kind; `lines` tells the row of a line of the manifest."""
    kinds: dict[str, list[tuple[int, NDArray[np.float32]]]] = {}
    for path in sorted(folder.iterdir()):
        line, _, kind = path.name.partition(".")
        if not line.isdigit() or int(line) not in lines or kind.endswith(("npz", "npy", "done")):
            continue
        row = measured(path, cache)
        if row is not None:
            kinds.setdefault(kind, []).append((lines[int(line)], row))
    return {
        kind: Copies(np.array([at for at, _ in own]), np.stack([row for _, row in own])) for kind, own in kinds.items()
    }


def judge_copies(
    kind: str,
    copies: Copies,
    table: NDArray[np.float32],
    folds: NDArray[np.intp],
    fits: list[tuple[Array, Array, Array]],
    entries: list[dict[str, str]],
) -> None:
    """Print how often the nearest of all tracks is the one that a copy was made of."""
    hits = np.zeros(len(copies.at), bool)
    for k, fitted in enumerate(fits):
        mine = folds[copies.at] == k
        if mine.any():
            cosines = project(copies.rows[mine], fitted) @ project(table, fitted).T
            hits[mine] = cosines.argmax(axis=1) == copies.at[mine]
    like = statistics(table)
    past = (robust(statistics(copies.rows), like) @ robust(like, like).T).argmax(axis=1) == copies.at
    print(f"{kind:18} nearest is the track itself: {hits.mean():.3f}, before {past.mean():.3f}, of {len(hits)}")
    for row in copies.at[~hits]:
        print("   not", entries[row]["path"])


def read_tracks(
    manifest: Path, music: Path, cache: Path | None
) -> tuple[list[dict[str, str]], NDArray[np.float32], dict[int, int]]:
    """What the manifest says of each track with sound, (n, N_MEASURED) measured, and the row of each of its lines."""
    entries: list[dict[str, str]] = []
    rows: list[NDArray[np.float32]] = []
    lines: dict[int, int] = {}
    with manifest.open() as file:
        for line, entry in enumerate(csv.DictReader(file)):
            if entry.get("role", "music") == "music" and not entry.get("duplicate_of"):
                row = measured(music / entry["path"], cache)
                if row is not None:
                    lines[line] = len(rows)
                    entries.append(entry)
                    rows.append(row)
    return entries, np.stack(rows), lines


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("manifest", type=Path)
    options.add_argument("music", type=Path)
    for name in ("--variants", "--cache", "--fit"):
        options.add_argument(name, type=Path)
    options.add_argument("--learn", nargs="+", default=[], metavar="KIND")
    options.add_argument("--seed", type=int, default=0)
    given = options.parse_args()
    entries, table, lines = read_tracks(given.manifest, given.music, given.cache)
    labels = {name: np.array([entry[name] for entry in entries]) for name in LABELS}
    classes = np.array(["|".join((entry["package"], entry["artist"], entry["style"])) for entry in entries])
    packages = np.random.default_rng(given.seed).permutation(np.unique(labels["package"]))
    fold = {package: i % FOLDS for i, package in enumerate(packages)}
    folds = np.array([fold[package] for package in labels["package"]])
    kinds = {} if given.variants is None else read_copies(given.variants, given.cache, lines)
    if unknown := set(given.learn) - set(kinds):
        options.error(
            f"no copies of the kinds {', '.join(sorted(unknown))}; --variants has {', '.join(kinds) or 'none'}"
        )
    learnt = [kinds[kind] for kind in given.learn]
    near = np.zeros((len(table), len(table)))
    fits = []
    for k in range(FOLDS):
        known = [(copies, folds[copies.at] != k) for copies in learnt]
        seen = [(table[copies.at[mine]], copies.rows[mine]) for copies, mine in known if mine.any()]
        fits.append(fit(table[folds != k], classes[folds != k], seen))
        vectors = project(table, fits[-1])
        near[folds == k] = vectors[folds == k] @ vectors.T
    mfcc, before = unit(block(table, "mfcc_mean")), robust(statistics(table), statistics(table))
    print(f"{len(table)} tracks; precision at 10 of the same {', '.join(LABELS)}")
    base = [precision(mfcc @ mfcc.T, labels[name]) for name in LABELS]
    for title, cosines in (("mean MFCC", mfcc @ mfcc.T), ("statistics before", before @ before.T), ("fitted", near)):
        found = [precision(cosines, labels[name]) for name in LABELS]
        print(f"{title:18}", *(f"{p:.3f} ({p / b:.2f} x)" for p, b in zip(found, base, strict=True)))
    for kind, copies in kinds.items():
        judge_copies(kind, copies, table, folds, fits, entries)
    if given.fit is not None:
        centre, spread, weights = fit(table, classes, [(table[copies.at], copies.rows) for copies in learnt])
        np.savez(given.fit, centre=centre.astype(np.float32), spread=spread.astype(np.float32),
                 weights=weights.astype(np.float32))  # fmt: skip


if __name__ == "__main__":
    main()
