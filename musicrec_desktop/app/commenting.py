"""The steps of COMMENT: what the listener writes about a track is read, kept, and learned from at once."""

from dataclasses import dataclass, replace

from musicrec_desktop.app.call_log import keep_calls
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.comment import Comment, JudgedBy
from musicrec_desktop.domain.errors import ModelError, RequestError
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.llm_call import LlmCall
from musicrec_desktop.llm import CommentReader
from musicrec_desktop.taste import read_comment


@dataclass(frozen=True, slots=True)
class Commenting:
    """What COMMENT carries from step to step."""

    services: Services
    track_id: TrackId
    text: str
    now: UnixTime
    sentiment: float | None = None
    """-1 .. 1 as the listener means it; None: as it reads."""
    comment: Comment | None = None
    """As it was read."""
    calls: tuple[LlmCall, ...] = ()
    is_new: bool = False


def check_comment(state: Commenting) -> Commenting:
    """Raises RequestError for an empty comment, a track the library does not have, and in private."""
    services = state.services
    view = services.known.view if services.is_loaded else services.load_known(state.now).view
    if view.rows([state.track_id])[0] < 0:
        raise RequestError(
            f"The library has no track {state.track_id}.", hint="musicrec profile --json lists the numbers."
        )
    if not state.text.strip():
        raise RequestError("The comment is empty.", hint="Write what you think of the track.")
    if any(span.covers(state.now) for span in services.database.taste_notes.private()):
        raise RequestError("You listen in private: nothing is kept.", hint="musicrec profile private off")
    return state


def read_words(state: Commenting) -> Commenting:
    """What the comment says: as the listener means it, else by rules, else by the model where it is there and sure."""
    text = state.text.strip()
    if state.sentiment is not None:
        meant = max(-1.0, min(1.0, state.sentiment))
        return replace(state, comment=Comment(state.track_id, state.now, text, meant, JudgedBy.LISTENER))
    calls: list[LlmCall] = []

    def by_model(said: str) -> float:
        try:
            backend = state.services.backend()
        except ModelError:
            return 0.0  # a remark is kept, whether the model can be used or not
        return 0.0 if backend is None else CommentReader().read(said, backend, calls.append)

    reading = read_comment(text, by_model)
    comment = Comment(state.track_id, state.now, text, reading.sentiment, reading.judged_by)
    return replace(state, comment=comment, calls=tuple(calls))


def keep_comment(state: Commenting) -> Commenting:
    """Store it, and what the model was asked."""
    keep_calls(state.services, state.calls, state.now)
    comments = [] if state.comment is None else [state.comment]
    return replace(state, is_new=state.services.database.comments.add(comments) > 0)


def learn_comment(state: Commenting) -> Commenting:
    """The very next list differs because of it."""
    if state.is_new and state.comment is not None:
        state.services.learn(state.comment, state.now)
    return state
