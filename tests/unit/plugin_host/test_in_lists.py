"""Parts of plugins in the making of a list: tracks are offered, scores count and are shown, an order holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.app.extensions import Extensions
from musicrec_desktop.app.flow import RECOMMEND
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.plugin_host import CandidateSourcePart, RerankerPart, ScorerPart
from tests.desktop.opened_desk import fill
from tests.factories import NOW
from tests.unit.plugin_host.plugins_for_tests import Stage, write_plugin

CODE = """
import numpy as np

class Source:
    name = "mine"
    def rows(self, context, allowed, n):
        return np.flatnonzero(allowed)[:n]

class Scorer:
    name = "mine_first"
    def score(self, context, candidates):
        return (np.asarray(candidates.ids) <= 10).astype(np.float32)
    def evidence(self, context, row):
        return "among the first ten"

class Reranker:
    name = "by_number"
    def order(self, context, ids):
        return np.argsort(ids)

def enable(api):
    api.add_candidates(Source())
    api.add_scorer(Scorer())
    api.add_reranker(Reranker())
"""


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    write_plugin(made.place, "parts", CODE, provides=("candidates", "scorer", "reranker"))
    made.host.look()
    made.host.enable("parts")
    yield made
    made.host.close()


def test_what_a_plugin_adds_is_part_of_every_list(stage: Stage, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    fill(profile)
    services = Services(Paths.of(profile))
    host = stage.host

    def ids() -> list[int]:
        state = Recommending(services, Request("8 tracks", NOW), use_llm=False)
        made = run_inline(RECOMMEND, state).made
        parts = [{part.name for part in track.parts} for track in made.tracks]
        assert all("mine_first" in names for names in parts) is bool(services.extensions.scorers())
        return [int(track.track_id) for track in made.tracks]

    try:
        without = ids()
        services.extensions = Extensions(
            lambda: host.parts(CandidateSourcePart), lambda: host.parts(ScorerPart), lambda: host.parts(RerankerPart)
        )
        with_it = ids()
        assert with_it == sorted(with_it)
        assert sum(each <= 10 for each in with_it) > sum(each <= 10 for each in without)
        host.disable("parts")
        assert ids() == without
    finally:
        services.close()
