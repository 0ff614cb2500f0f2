"""Rules of smart playlists as masks over the library: array code."""

from functools import reduce

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.kinds import Kind
from musicrec_desktop.domain.library_view import KINDS, LibraryView
from musicrec_desktop.domain.naming import by_artist
from musicrec_desktop.domain.smart_playlist import WORD_FIELDS, Rule, RuleField, RuleTest, SmartRules
from musicrec_desktop.domain.taste import TrackHistory
from musicrec_desktop.domain.versions import VERSIONS, of_version
from musicrec_desktop.retrieval.genre_words import tags_meaning
from musicrec_desktop.retrieval.tag_masks import Mask

_DAY = 86_400.0


def rows_by_rules(
    rules: SmartRules, view: LibraryView, history: TrackHistory, tree: GenreTree, now: UnixTime
) -> NDArray[np.intp]:
    """View rows that the rules choose, in their order. `history` is aligned to the view."""
    masks = [_mask(rule, view, history, tree, now) for rule in rules.rules]
    combine = np.logical_or if rules.is_any else np.logical_and
    mask = reduce(combine, masks) if masks else np.ones(len(view), np.bool_)
    rows = np.flatnonzero(mask)
    rows = rows[_order(rules, rows, view, history, now)]
    if rules.most_tracks:
        rows = rows[: rules.most_tracks]
    if rules.most_minutes:
        rows = rows[np.cumsum(view.durations_ms[rows]) <= rules.most_minutes * 60_000]
    return rows


def _mask(rule: Rule, view: LibraryView, history: TrackHistory, tree: GenreTree, now: UnixTime) -> Mask:
    if rule.field in WORD_FIELDS:
        is_positive = rule.test in (RuleTest.IS, RuleTest.CONTAINS)
        mask = _words(rule, view, tree)
        return mask if is_positive else ~mask
    values = numbers(rule.field, view, history, now)
    with np.errstate(invalid="ignore"):
        match rule.test:
            case RuleTest.AT_LEAST:
                return np.asarray(values >= rule.number)
            case RuleTest.AT_MOST:
                return np.asarray(values <= rule.number)
            case RuleTest.IS:
                return np.asarray(values == rule.number)
    return np.asarray((values != rule.number) & ~np.isnan(values))


def _words(rule: Rule, view: LibraryView, tree: GenreTree) -> Mask:
    """Tracks that a rule on words names, before its "not"."""
    value = rule.value.casefold()
    whole = rule.test in (RuleTest.IS, RuleTest.IS_NOT)
    match rule.field:
        case RuleField.TITLE:
            return np.array([title == value if whole else value in title for title in view.folded_titles], np.bool_)
        case RuleField.ARTIST if whole:
            return by_artist(view, rule.value)
        case RuleField.ARTIST:
            hits = np.array([value in name.casefold() for name in view.artists], np.bool_)
            return hits[view.artist_codes]
        case RuleField.ALBUM:
            names = [album.casefold().partition(" / ")[2] for album in view.albums]
            hits = np.array([name == value if whole else value in name for name in names], np.bool_)
            return hits[view.album_codes]
        case RuleField.GENRE if whole:
            return view.has_genre(tags_meaning(tree, view.genres, value))
        case RuleField.GENRE:
            return view.has_genre(name for name in view.genres if value in name)
        case RuleField.VERSION:
            trait = VERSIONS.get(value.replace(" ", "_"))
            return np.zeros(len(view), np.bool_) if trait is None else of_version(view, trait)
    return view.kinds == KINDS.index(Kind(value)) if value in tuple(Kind) else np.zeros(len(view), np.bool_)


def numbers(field: RuleField, view: LibraryView, history: TrackHistory, now: UnixTime) -> NDArray[np.float64]:
    """(n,) the numbers of a field; NaN where they are not known."""
    match field:
        case RuleField.YEAR:
            return np.where(view.years > 0, view.years, np.nan).astype(np.float64)
        case RuleField.MINUTES:
            return np.where(view.durations_ms > 0, view.durations_ms / 60_000, np.nan)
        case RuleField.ADDED:
            return np.asarray(np.maximum((now - view.added_at) / _DAY, 0))
        case RuleField.PLAYS:
            return history.plays.astype(np.float64)
        case RuleField.LAST_PLAYED:
            return np.nan_to_num(np.maximum((now - history.last_played) / _DAY, 0), nan=np.inf, posinf=np.inf)
        case RuleField.SKIP_RATE:
            return np.where(history.plays > 0, history.skips / np.maximum(history.plays, 1), np.nan)
        case RuleField.COMPLETION:
            return history.completion.astype(np.float64)
        case RuleField.LIKED:
            return history.feedback.astype(np.float64)
        case RuleField.AFFINITY:
            return history.affinity.astype(np.float64)
    return view.features.column(field.value).astype(np.float64)


def _order(
    rules: SmartRules, rows: NDArray[np.intp], view: LibraryView, history: TrackHistory, now: UnixTime
) -> NDArray[np.intp]:
    """The order of `rows`: by the field, unknown ones last; shuffled by the day where there is none."""
    if rules.order is None:
        return np.random.default_rng(int(now // _DAY)).permutation(len(rows))
    if rules.order in WORD_FIELDS:
        keys = np.array(_texts(rules.order, view))[rows]
        order = np.argsort(keys, kind="stable")
        return order[::-1] if rules.is_descending else order
    values = numbers(rules.order, view, history, now)[rows]
    return np.argsort(np.where(np.isnan(values), np.inf, -values if rules.is_descending else values), kind="stable")


def _texts(field: RuleField, view: LibraryView) -> list[str]:
    match field:
        case RuleField.ARTIST:
            return [view.artists[code].casefold() for code in view.artist_codes]
        case RuleField.ALBUM:
            return [view.albums[code].casefold() for code in view.album_codes]
        case RuleField.GENRE:
            return [" ".join(view.genres_of(row)) for row in range(len(view))]
    return list(view.folded_titles)
