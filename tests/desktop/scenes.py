"""A library, a playlist and tags that try to be difficult."""

import math

from musicrec_desktop.desktop.item_models.track_line import TrackLine, track_line
from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Facet, FacetWish, Length, Note, PlaylistPlan, Range, Source
from musicrec_desktop.domain.playlist import GeneratedPlaylist
from musicrec_desktop.domain.recommend import Recommendation, ScorePart
from tests.factories import make_track, make_tracks

MARKUP = "<b>Bold</b> & <img src=x>"
LONG = "A title that goes on and on, as those of classical music do, " * 6


def difficult_view() -> LibraryView:
    """Forty tracks: Chinese, markup, very long, without artist or album."""
    tracks = make_tracks(40)
    tracks[0] = make_track(1, title="月亮代表我的心", artists=("邓丽君",), album="岛国之情歌第四集")
    tracks[1] = make_track(2, title=MARKUP, artists=(), album="")
    tracks[2] = make_track(3, title=LONG, artists=(LONG,), album=LONG)
    return LibraryView.from_tracks(tracks, FeatureMatrix.empty())


VIEW = difficult_view()
LINES: dict[TrackId, TrackLine] = {TrackId(i): track_line(VIEW, TrackId(i)) for i in range(1, 41)}


def recommendation(track_id: int, rationale: str = "Because of its sound.") -> Recommendation:
    """A track with four score parts, one of which cannot say."""
    parts = (
        ScorePart("plan_fit", 0.9, 0.4, "genre rock as tagged"),
        ScorePart("sound", 0.6, 0.3, "near to what you finish"),
        ScorePart("artist_affinity", math.nan, 0.2),
        ScorePart("some_plugin", 0.1, 0.1, MARKUP),
    )
    return Recommendation(TrackId(track_id), 0.7, parts, rationale, "template")


def playlist(*track_ids: int, title: str = "Quiet pages", story: str = "Slow enough to read by.") -> GeneratedPlaylist:
    """A playlist of these tracks with a plan and a note."""
    plan = PlaylistPlan(
        "calm jazz, 30 minutes",
        wants=(
            FacetWish(Facet.GENRE, Source.RULE, 1.0, "jazz", words="jazz"),
            FacetWish(Facet.ENERGY, Source.MODEL, 0.8, range=Range(0, 0.4)),
        ),
        avoids=(FacetWish(Facet.GENRE, Source.RULE, 1.0, "metal"),),
        length=Length(minutes=30),
    )
    notes = (Note("short_list", "Only three tracks fit."),)
    return GeneratedPlaylist(plan, tuple(recommendation(i) for i in track_ids), title, story, notes)
