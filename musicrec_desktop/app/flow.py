"""READ FIRST: the way of the data, as routes of (lane, step) pairs.

    X  files and plays  --INGEST-->  library, features          what there is, and what it sounds like
    x = F(X)            --LEARN--->  taste profile              what was done with it
    y = M(x, q)         --RECOMMEND: plan -->                   words to structure
    Y = R(y)            --RECOMMEND: choose, explain -->        structure to tracks with reasons

The command line and the tests drive a route in one thread (`run_inline`), the window across lanes (`Lanes.run`).
A step takes the state and gives the next one; it touches the database only in the db lane and the model only in the llm
lane. Loops come in bounded batches, so that nothing grows with the library and a kill costs one batch.
"""

from musicrec_desktop.app import (
    analysing,
    autopilot,
    by_hand,
    commenting,
    history_import,
    home,
    learn,
    map_lists,
    recommend,
    refining,
    scanning,
    weighing,
)
from musicrec_desktop.app.analysing import Analysing
from musicrec_desktop.app.autopilot import Autopilot
from musicrec_desktop.app.by_hand import Handling
from musicrec_desktop.app.commenting import Commenting
from musicrec_desktop.app.history_import import Importing
from musicrec_desktop.app.home import Homing
from musicrec_desktop.app.learn import Learning
from musicrec_desktop.app.map_lists import Drawing
from musicrec_desktop.app.recommend import Recommending, Replacing
from musicrec_desktop.app.refining import Refining
from musicrec_desktop.app.routes import Lane, Loop, Route, Stop
from musicrec_desktop.app.scanning import Scanning

SCAN: Route[Scanning] = (
    Stop(Lane.DB, scanning.load_stamps),
    Stop(Lane.COMPUTE, scanning.walk_folders),
    Stop(Lane.DB, scanning.store_moves),
    Loop(
        (
            Stop(Lane.COMPUTE, scanning.read_batch),
            Stop(Lane.DB, scanning.store_batch),
        ),
        more=scanning.has_files,
        tidy=scanning.stop_reading,
    ),
    Stop(Lane.DB, scanning.finish_scan),
    Stop(Lane.DB, scanning.load_unmatched),
    Stop(Lane.COMPUTE, scanning.match_unmatched),  # imported plays of music that was not here before
    Stop(Lane.DB, scanning.move_matched),
)
"""Folders to tracks."""

ANALYSE: Route[Analysing] = (
    Stop(Lane.DB, analysing.load_pending),
    Loop(
        (
            Stop(Lane.COMPUTE, analysing.await_features),
            Stop(Lane.DB, analysing.store_features),
        ),
        more=analysing.has_pending,
        tidy=analysing.stop_workers,
    ),
    Stop(Lane.DB, analysing.load_behind),
    Loop(
        (
            Stop(Lane.DB, analysing.load_measured),
            Stop(Lane.COMPUTE, analysing.derive_features),
            Stop(Lane.DB, analysing.store_derived),
        ),
        more=analysing.has_behind,
    ),
    Stop(Lane.DB, analysing.group_recordings),
    Stop(Lane.DB, analysing.finish_analysis),
)
"""Audio to features. With SCAN before it: INGEST."""

RECOMMEND: Route[Recommending] = (
    Stop(Lane.DB, recommend.load_context),
    Stop(Lane.COMPUTE, recommend.expect),
    Stop(Lane.COMPUTE, recommend.plan_by_rules),
    Stop(Lane.COMPUTE, recommend.choose_tracks),  # the first tracks are shown from here on
    Stop(Lane.LLM, recommend.complete_plan),
    Stop(Lane.LLM, weighing.weigh_tracks),
    Stop(Lane.COMPUTE, recommend.choose_again),
    Stop(Lane.LLM, recommend.explain),  # title, story and reasons stream in
    Stop(Lane.DB, recommend.keep_log),
)
"""Request to playlist with reasons."""

UNDERSTAND: Route[Recommending] = (
    Stop(Lane.DB, recommend.load_context),
    Stop(Lane.COMPUTE, recommend.plan_by_rules),
    Stop(Lane.LLM, recommend.complete_plan),
    Stop(Lane.DB, recommend.keep_log),
)
"""Request to plan, and no further."""

REPLACE: Route[Replacing] = (
    Stop(Lane.COMPUTE, recommend.replace_track),
    Stop(Lane.DB, recommend.keep_replaced),
)
""""Not this one, another": one track of a list already made."""

REFINE: Route[Refining] = (
    Stop(Lane.DB, refining.load),
    Stop(Lane.COMPUTE, refining.read_words),
    Stop(Lane.LLM, refining.ask_about_rest),
    Stop(Lane.COMPUTE, refining.change_list),
    Stop(Lane.LLM, refining.explain),
    Stop(Lane.DB, refining.keep),
)
"""Words about a list already made: "shorter", "less of that singer", "now for driving", "undo"."""

BY_HAND: Route[Handling] = (
    Stop(Lane.DB, by_hand.load),
    Stop(Lane.COMPUTE, by_hand.change),
    Stop(Lane.LLM, by_hand.explain),
    Stop(Lane.DB, by_hand.keep),
)
"""A list already made, changed by hand: a wish edited, a curve drawn, rows moved, some kept and the rest made anew."""

AUTOPILOT: Route[Autopilot] = (
    Stop(Lane.DB, autopilot.look_around),
    Stop(Lane.COMPUTE, autopilot.fill_queue),
    Stop(Lane.DB, autopilot.keep_filled),
)
"""After each play: the queue is filled up, and what waits in it by this route is chosen anew."""

MAP_LIST: Route[Drawing] = (
    Stop(Lane.DB, map_lists.load),
    Stop(Lane.COMPUTE, map_lists.choose),
)
"""A line or an area drawn on the map to a playlist with reasons."""

HOME: Route[Homing] = (
    Stop(Lane.COMPUTE, home.look_back),
    Stop(Lane.DB, home.fetch_left),
    Stop(Lane.COMPUTE, home.make_mixes),
)
"""Mixes for this hour, what can be gone on with, what was loved and forgotten."""

LEARN: Route[Learning] = (
    Stop(Lane.DB, learn.record),
    Stop(Lane.COMPUTE, learn.update_profile),  # from here on the next list is another
    Stop(Lane.COMPUTE, learn.refit),
)
"""What happened is stored, and the very next playlist differs because of it."""

COMMENT: Route[Commenting] = (
    Stop(Lane.DB, commenting.check_comment),
    Stop(Lane.LLM, commenting.read_words),
    Stop(Lane.DB, commenting.keep_comment),
    Stop(Lane.COMPUTE, commenting.learn_comment),
)
"""What was written about a track is read, kept and learned."""

IMPORT_HISTORY: Route[Importing] = (
    Stop(Lane.DB, history_import.load_names),
    Stop(Lane.COMPUTE, history_import.read_files),
    Stop(Lane.COMPUTE, history_import.match_names),
    Stop(Lane.DB, history_import.begin_placing),
    Loop((Stop(Lane.DB, history_import.place_batch),), more=history_import.has_plays),
    Stop(Lane.DB, history_import.finish_import),
)
"""Other programs' histories to plays; with `is_preview` nothing is stored."""
