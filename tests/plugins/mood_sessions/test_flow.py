"""The plugin as the program loads it, and one session through its page."""

from pathlib import Path

from musicrec_desktop.plugin_host import check_plugin

FOLDER = Path(__file__).parents[3] / "plugins" / "mood_sessions"


def test_the_manifest_holds() -> None:
    """Enabled in a process of its own, and its page answers."""
    assert check_plugin(FOLDER) == ("page",)
