"""Entry point of the window: options, profile, one run."""

import argparse
import contextlib
import logging
import logging.handlers
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from musicrec_desktop import __version__
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.settings import Language, Settings, Theme
from musicrec_desktop.desktop.bridge import Bridge
from musicrec_desktop.desktop.crash import watch_for_crashes
from musicrec_desktop.desktop.icons import icon_pixmap
from musicrec_desktop.desktop.said import said
from musicrec_desktop.desktop.signals import close_on_signals
from musicrec_desktop.desktop.system.app_id import APP_ID
from musicrec_desktop.desktop.system.bus import session_bus
from musicrec_desktop.desktop.system.instance import Instance, Wish, claim, hand_over, wish_of
from musicrec_desktop.desktop.theme import apply_theme
from musicrec_desktop.desktop.tones import LIGHT
from musicrec_desktop.desktop.windows.text_window import TextWindow, crash_window
from musicrec_desktop.desktop.words import install_language, language_of, tr
from musicrec_desktop.domain.errors import ExpectedError, StorageError

DONE, FAILED = 0, 1


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window and return when it is closed: 0, or 1 when it could not be opened, with why."""
    options = _parser().parse_args(argv)
    # Qt looks for a library that most systems need not have, and warns; nothing that a listener could act on.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.symbolsresolver=false")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of Qt application runs already")
    app.setApplicationName("musicrec")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APP_ID)
    app.setWindowIcon(QIcon(icon_pixmap("app", QColor(LIGHT.accent), 128)))
    with _profile(options) as paths:
        try:
            return _start(app, paths, options)
        except ExpectedError as error:
            print(f"{error}\n{error.hint}".rstrip(), file=sys.stderr)  # noqa: T201  (there may be no window to say it in)
            window = TextWindow(
                tr("musicrec cannot start"), "", f"{said(error.message)} ({error.code})\n\n{said(error.hint)}"
            )
            window.exec()
            return FAILED


def _start(app: QApplication, paths: Paths, options: argparse.Namespace) -> int:
    """Run, or let the window that is there do what this start was asked for."""
    paths.make()
    instance = claim(paths.profile)
    wish = wish_of(options.open, options.request, options.do)
    if instance is None:
        if hand_over(paths.profile, wish):
            return DONE
        # Better a second window than none: the first one hangs, or it is on another machine that shares the profile.
        print("The window that is open does not answer.", file=sys.stderr)  # noqa: T201  (said before there is a log)
    try:
        return _run(app, paths, options, instance, wish)
    finally:
        if instance is not None:
            instance.close()


def _run(app: QApplication, paths: Paths, options: argparse.Namespace, instance: Instance | None, wish: Wish) -> int:
    crashes: list[TextWindow] = []

    def show_crash(report: str) -> None:
        window = crash_window(report)
        crashes.append(window)
        window.show()

    try:
        log = _log_to(paths.log, is_verbose=options.verbose)
        stop_watching = watch_for_crashes(paths.log, show_crash)
    except OSError as error:
        raise StorageError(
            f"Nothing can be written to the profile {paths.profile}: {error.strerror or error}.",
            hint="Make room on its disk, get the right to write there, or name another: --profile DIR",
        ) from error
    try:
        # Not before: a start that hands its wish over is over before this is loaded.
        from musicrec_desktop.app.services import Services
        from musicrec_desktop.desktop.desk import Desk

        services = Services(paths)
        _dress(app, services.settings, options)
        # After the theme and before the window: loading the sound system takes a moment.
        from musicrec_desktop.desktop.sound import SoundPlayer

        bridge = Bridge()
        player = SoundPlayer(bridge)
        desk = Desk(
            services,
            player,
            bridge,
            use_llm=not options.no_llm,
            request=options.request,
            bus_address=session_bus(),
            use_plugins=not options.no_plugins,
            wish=replace(wish, request=None),
        )
        if instance is not None:
            instance.asked.connect(desk.system.take)
        close_on_signals(bridge, desk.window.quit)
        desk.window.show()
        desk.start()
        code = app.exec()
        desk.close()
        desk.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        desk.window.quit()
        return code
    finally:
        stop_watching()
        logging.getLogger().removeHandler(log)
        log.close()


def _dress(app: QApplication, settings: Settings, options: argparse.Namespace) -> None:
    """Colours and language, before anything is shown."""
    theme = options.theme or settings.theme.value
    apply_theme(app, theme)
    if theme == "auto":
        app.styleHints().colorSchemeChanged.connect(lambda _: apply_theme(app, "auto"))
    install_language(app, language_of(options.language or settings.language.value))


@contextlib.contextmanager
def _profile(options: argparse.Namespace) -> Iterator[Paths]:
    if options.temp_profile:
        with tempfile.TemporaryDirectory(prefix="musicrec-") as folder:
            yield Paths.of(Path(folder))
    else:
        yield Paths.of(options.profile)


class _Log(logging.handlers.RotatingFileHandler):
    """A disk that takes no more costs the log and nothing else."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  (logging's name)
        """Let it go: to tell it would be to write more."""

    def close(self) -> None:
        """End it, also when its last lines cannot be written."""
        with contextlib.suppress(OSError):
            super().close()


def _log_to(folder: Path, *, is_verbose: bool) -> logging.Handler:
    handler = _Log(folder / "window.txt", maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.DEBUG if is_verbose else logging.INFO)
    return handler


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="musicrec-desktop", description="A music player that makes playlists from your own files, with reasons."
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--profile", type=Path, metavar="DIR", help="folder of library, history and settings")
    where.add_argument("--temp-profile", action="store_true", help="start from nothing and leave nothing behind")
    parser.add_argument("open", nargs="*", metavar="FILE", help="music files, folders and playlists to play")
    parser.add_argument("--do", choices=("play", "pause", "toggle", "next", "previous"), default="", help="press a key")
    parser.add_argument("--request", metavar="WORDS", help="make this playlist at once; may be empty")
    parser.add_argument("--no-llm", action="store_true", help="rules and templates only")
    parser.add_argument("--no-plugins", action="store_true", help="run no plugin, whatever is switched on")
    parser.add_argument("--theme", choices=tuple(Theme), help="instead of the setting; auto: as the system")
    parser.add_argument("--language", choices=tuple(Language), help="instead of the setting; auto: as the system")
    parser.add_argument("-v", "--verbose", action="store_true", help="write more into the log")
    parser.add_argument("--version", action="version", version=f"musicrec {__version__}")
    return parser


if __name__ == "__main__":
    sys.exit(main())
