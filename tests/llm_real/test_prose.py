from collections import Counter

import pytest

from musicrec_desktop.domain.llm_call import LlmCall
from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.domain.progress import run_job
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm import complete_plan, explain
from musicrec_desktop.llm.mood_choice import MoodChooser
from musicrec_desktop.plugin_api import LlmBackend
from tests.factories import NOW
from tests.llm_real.situations import CHECK
from tests.unit.llm.test_explaining import holds
from tests.unit.llm.worlds import a_context, a_playlist

pytestmark = pytest.mark.real_model


def test_the_mood_of_a_situation_is_mostly_right(backend: LlmBackend) -> None:
    """Every third situation, of those nothing was fitted on: far above the fifth that chance gets."""
    chooser, right, asked = MoodChooser(), 0, CHECK[::3]
    for words, good in asked:
        plan = PlaylistPlan(words)
        done = run_job(complete_plan(plan, None, backend, Request(words, NOW), chooser=chooser))
        chances = {name.removeprefix("mood "): p for name, p in done.facet_probabilities.items()}
        right += max(chances, key=lambda mood: chances[mood]) in good
    assert right >= len(asked) / 2


def test_reasons_are_the_models_and_hold(backend: LlmBackend) -> None:
    context = a_context(PlaylistPlan("music for a long train journey"))
    playlist = a_playlist(context, *range(1, 13))
    calls = list[LlmCall]()
    done = run_job(explain(playlist, context, backend, calls.append))
    sources = Counter(track.rationale_source for track in done.tracks)
    assert sources["model"] >= 0.7 * len(done.tracks)
    for track in done.tracks:
        assert holds(track)
    assert len({track.rationale for track in done.tracks}) == len(done.tracks)
    assert done.title
    assert done.story.endswith(".")
    assert max(call.prompt_tokens for call in calls) < 400


def test_the_same_seed_gives_the_same_words(backend: LlmBackend) -> None:
    context = a_context(PlaylistPlan("music for a long train journey"))
    playlist = a_playlist(context, 1, 2, 3)
    assert run_job(explain(playlist, context, backend)) == run_job(explain(playlist, context, backend))
