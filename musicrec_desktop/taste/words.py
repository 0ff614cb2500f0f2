"""Likes, dislikes and comments as evidence about tracks."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.comment import Comment
from musicrec_desktop.domain.play import Feedback, FeedbackValue
from musicrec_desktop.domain.taste_evidence import WEIGHTS
from musicrec_desktop.taste.config import TasteConfig

FEEDBACK_SIGN: Final = {FeedbackValue.LIKE: 1, FeedbackValue.DISLIKE: -1, FeedbackValue.NONE: 0}


def in_force(feedback: Sequence[Feedback]) -> tuple[NDArray[np.int64], NDArray[np.int8], NDArray[np.float64]]:
    """Ids (ascending), sign and time of the latest feedback of each track; of equal times the later in the list."""
    latest: dict[int, tuple[float, int]] = {}
    for item in feedback:
        before = latest.get(item.track_id)
        if before is None or item.at >= before[0]:
            latest[item.track_id] = (item.at, FEEDBACK_SIGN[item.value])
    ids = np.array(sorted(latest), np.int64)
    return (
        ids,
        np.array([latest[i][1] for i in ids.tolist()], np.int8),
        np.array([latest[i][0] for i in ids.tolist()], np.float64),
    )


def feedback_weights(
    sign: NDArray[np.int8], at: NDArray[np.float64], now: float, config: TasteConfig
) -> NDArray[np.float64]:
    """(k, len(WEIGHTS)) of feedback in force."""
    weights = np.zeros((len(sign), len(WEIGHTS)))
    fade = config.fade(now - at)
    weights[:, 2] = np.where(sign > 0, fade[:, 2], 0.0)
    weights[:, 3] = np.where(sign < 0, fade[:, 3], 0.0)
    return weights


def comment_weights(
    comments: Sequence[Comment], now: float, config: TasteConfig
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """(c,) track ids and (c, len(WEIGHTS)) of each comment: all count, each as strongly as it sounds."""
    sentiment = np.array([comment.sentiment for comment in comments], np.float64)
    fade = config.fade(now - np.array([comment.at for comment in comments], np.float64))
    weights = np.zeros((len(comments), len(WEIGHTS)))
    weights[:, 4] = np.maximum(sentiment, 0) * fade[:, 4]
    weights[:, 5] = np.maximum(-sentiment, 0) * fade[:, 5]
    return np.array([comment.track_id for comment in comments], np.int64), weights
