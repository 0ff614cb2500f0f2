"""The host of plugins, put together with what it needs of the program."""

from collections.abc import Callable
from pathlib import Path

from musicrec_desktop.app.plugin_answers import Hands, PluginAnswers, Runner
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.events import Notice
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.play import Feedback, Play
from musicrec_desktop.plugin_api import Manifest, Started
from musicrec_desktop.plugin_host import FeedbackSinkPart, Host, Kept, Keyring


def bundled_folder() -> Path:
    """Where the plugins lie that come with the program: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "plugins"
    return installed if installed.is_dir() else package.parent / "plugins"


def make_host(
    services: Services,
    run: Runner,
    notice: Callable[[Notice], None],
    hands: Hands | None = None,
    language: str = "en",
    keyring: Keyring | None = None,
) -> Host:
    """A host that has looked and runs nothing yet. `notice` is called in threads of the host."""
    kept = Kept(services.paths.plugin_data, keyring)
    answers = PluginAnswers(services, kept, run, hands, language)
    return Host((bundled_folder(),), services.paths.plugins, kept, answers, notice, language)


def tell_started(host: Host, track_id: TrackId, at: UnixTime) -> None:
    """A track began to sound. Not in a lane: the plugins' cards are read in the db lane."""

    def event_for(manifest: Manifest) -> Started:
        (card,) = host.answer(manifest, "library.tracks", [[int(track_id)]])
        return Started(card, at)

    host.tell_each(event_for)


def tell_play(host: Host, play: Play) -> None:
    """A track was played: plugins that hear of it are told. Waits for them: not for the window's thread."""
    for sink in host.parts(FeedbackSinkPart):
        sink.played(play)


def tell_feedback(host: Host, feedback: Feedback) -> None:
    """Something was said of a track: the same."""
    for sink in host.parts(FeedbackSinkPart):
        sink.said(feedback)
