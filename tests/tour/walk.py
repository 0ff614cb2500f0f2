"""One walk through the window: `python -m tests.tour.walk --profile DIR --out DIR`. A process for each theme, language
and scale, since Qt takes them at its start."""

import argparse
import importlib
import pkgutil
import sys
from pathlib import Path
from types import ModuleType

from PySide6.QtWidgets import QApplication

from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.services import Services
from musicrec_desktop.desktop.bridge import Bridge
from musicrec_desktop.desktop.desk import Desk
from musicrec_desktop.desktop.sound import SoundPlayer
from musicrec_desktop.desktop.system.bus import session_bus
from musicrec_desktop.desktop.theme import apply_theme
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.desktop.words import install_language
from tests.tour import pages
from tests.tour.guide import Guide, LostError


def main() -> int:
    """0 when everything was there."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--profile", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--theme", default="light")
    parser.add_argument("--language", default="en")
    parser.add_argument("--scale", type=int, default=100)
    parser.add_argument("--only-look", action="store_true", help="screenshots of every page, nothing else")
    parser.add_argument("--page", help="only this page")
    options = parser.parse_args()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("musicrec")
    apply_theme(app, options.theme)
    install_language(app, options.language)
    bridge = Bridge()
    desk = Desk(Services(Paths.of(options.profile)), SoundPlayer(bridge), bridge, bus_address=session_bus())
    guide = Guide(desk, options.out, f"{options.theme} {options.language} {options.scale}")
    desk.window.resize(1280, 820)
    desk.window.show()
    desk.window.activateWindow()
    desk.start()
    try:
        guide.until(desk.window.isActiveWindow, "the window has the keyboard")
        guide.until(lambda: desk.services.is_loaded and desk.window.library.isEnabled(), "the library is there")
        for chapter in chapters():
            page = Page(chapter.PAGE)
            if options.page in (None, page.value):
                guide.chapter(page.value)
                desk.window.sidebar.keys[page].click()
                guide.rest(1.0)
                if options.only_look:
                    chapter.look(guide)
                else:
                    chapter.visit(guide)
                guide.shot(page.value)
    except LostError as error:
        sys.stderr.write(f"{guide.variant}: {error}\n")
        guide.saw(f"LOST: {error}")
        return 1
    finally:
        guide.write_down()
        desk.window.close()
        app.processEvents()
    return 0


def chapters() -> list[ModuleType]:
    """The modules of tests/tour/pages in the order of the sidebar: PAGE, look(guide), visit(guide)."""
    found = [importlib.import_module(f"{pages.__name__}.{each.name}") for each in pkgutil.iter_modules(pages.__path__)]
    order = [page.value for page in Page]
    return sorted(found, key=lambda chapter: order.index(chapter.PAGE))


if __name__ == "__main__":
    sys.exit(main())
