"""The program's own recommender as the study meets it: profile, methods over the log, weights, autopilot."""

from collections import deque
from dataclasses import replace
from typing import Final

import numpy as np

from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.outcomes import Lesson, Outcome
from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.recommend import Recommendation, Request
from musicrec_desktop.domain.track import TrackLabel
from musicrec_desktop.evaluation.histories.log import History
from musicrec_desktop.evaluation.simulation.listener import Heard
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking import DEFAULT_SCORERS, going_on, rank, refill
from musicrec_desktop.ranking.live import Fusion, LiveListening, MethodPriors, catalogue_of, columns_of, leaning
from musicrec_desktop.retrieval import retrieve
from musicrec_desktop.taste import build, update

_AHEAD: Final = 5
"""Tracks that wait."""
_NOT_AGAIN: Final = 100
"""So many tracks offered last are not offered again, with learning or without."""
_DURATION_MS: Final = DurationMs(210_000)


def view_of_history(history: History) -> LibraryView:
    """The tracks of a log as a library without sound or genres; row i is row i of its catalogue."""
    codes = history.listening.catalogue.albums
    labels = [
        TrackLabel(
            id=TrackId(row + 1),
            title=key.partition("\t")[2],
            artists=(key.partition("\t")[0],),
            album=str(codes[row]) if codes[row] >= 0 else "",
            album_artist="",
            genres=(),
            year=0,
            duration_ms=_DURATION_MS,
            added_at=UnixTime(0.0),
        )
        for row, key in enumerate(history.keys.tolist())
    ]
    return LibraryView.from_labels(labels, FeatureMatrix.from_rows([]))


class ProgramRecommender:
    """Begins with an empty history. When it does not learn, it only remembers what not to offer again."""

    def __init__(
        self, view: LibraryView, fusion: Fusion, priors: MethodPriors, seed: int, *, is_learning: bool
    ) -> None:
        self._view = view
        self._seed = seed
        self._is_learning = is_learning
        self._fusion = fusion
        self._profile = build([], [], view, UnixTime(0.0))
        self._live = LiveListening(catalogue_of(view), priors)
        self._offered: deque[TrackId] = deque(maxlen=_NOT_AGAIN)
        self._waiting: deque[Recommendation] = deque()
        self._playing: Recommendation | None = None
        self._turn = 0

    def next_track(self, now: float) -> int:
        """The next of those that wait; new ones are chosen when none does."""
        if not self._waiting:
            self._waiting.extend(self._chosen(now))
        self._playing = self._waiting.popleft()
        self._offered.append(self._playing.track_id)
        return int(self._view.rows([self._playing.track_id])[0])

    def learn(self, heard: Heard) -> None:
        """Take in what became of the track; after a skip or a word the next ones are chosen anew."""
        if not self._is_learning or self._playing is None:
            return
        track_id, at = self._playing.track_id, UnixTime(heard.started_at)
        ended = PlayEnd.FINISHED if heard.is_finished else PlayEnd.SKIPPED
        play = Play(track_id, at, DurationMs(round(heard.seconds * 1000)), _DURATION_MS, ended, QueuedBy.RECOMMENDATION)
        now = UnixTime(heard.started_at + heard.seconds)
        self._profile = update(self._profile, play, self._view, now=now)
        self._live.take(columns_of((play,), self._view))
        outcomes = [Outcome.FINISHED if heard.is_finished else Outcome.SKIPPED]
        if heard.said is not None:
            self._profile = update(self._profile, Feedback(track_id, now, heard.said), self._view, now=now)
            outcomes.append(Outcome.LIKED if heard.said is FeedbackValue.LIKE else Outcome.DISLIKED)
        names = tuple(part.name for part in self._playing.parts)
        parts = np.array([[part.value for part in self._playing.parts]], np.float32)
        for outcome in outcomes:
            self._fusion = self._fusion.learned(Lesson(now, outcome, names, parts, outcome.weight))
        if not heard.is_finished or heard.said is not None:
            self._waiting.clear()

    def _chosen(self, now: float) -> tuple[Recommendation, ...]:
        self._turn += 1
        request = Request("", UnixTime(now), seed=self._seed * 100_003 + self._turn, exclude=frozenset(self._offered))
        expectation = self._live.expectation(now)
        context = ScoringContext(
            request=request,
            plan=PlaylistPlan(""),
            profile=self._profile,
            view=self._view,
            genre_tree=GenreTree(parents={}, aliases={}),
            history=self._profile.tracks.aligned(self._view.ids),
            moment=self._live.moment(now),
        )
        context = going_on(context, _AHEAD)
        exclude = context.request.exclude | frozenset(self._offered)
        context = replace(context, request=replace(context.request, exclude=exclude))
        weights = leaning(self._fusion.weights, frozenset(expectation.names), context.novelty)
        ranked = rank(context, retrieve(context), (*DEFAULT_SCORERS, *expectation.scorers), weights)
        return refill(context, ranked, list(self._offered))
