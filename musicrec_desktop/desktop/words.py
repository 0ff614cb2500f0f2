"""The window's words in the listener's language. The catalogues are assets/translations/*.ts, made by Qt Linguist."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from musicrec_desktop.app.paths import assets_folder

LANGUAGES: Final = ("en", "zh_CN")
"""Complete translations."""
_speaking = ["en"]


def tr(text: str, comment: str = "", n: int = -1) -> str:
    """`text` in the language of the window. With `n`, "%n" is that number, and "(s)" becomes what the language wants.

    Placeholders are filled afterwards: `tr("{count} tracks of {name}").format(...)`. `text` must be a literal here or
    in `marked`: the tool that gathers texts reads the source. `comment` tells two uses of one text apart.
    """
    return QCoreApplication.translate("", text, comment or None, n)


def marked(text: str) -> str:
    """`text` itself, gathered for translation: for a text that stands in a table and goes through `tr` when shown."""
    return text


def is_translated() -> bool:
    """The window speaks another language than English."""
    return _speaking[0] != "en"


def prose_language() -> str:
    """What lists are titled and explained in, "en" or "zh": the language of the window."""
    return "zh" if _speaking[0].startswith("zh") else "en"


def language_of(setting: str) -> str:
    """The language for a setting: "auto" is the system's where there is a translation, English where not."""
    if setting in LANGUAGES:
        return setting
    return "zh_CN" if QLocale.system().language() is QLocale.Language.Chinese else "en"


def install_language(app: QCoreApplication, spoken: str) -> None:
    """Speak this language from now on; texts already on show stay as they are. Qt's own buttons follow."""
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    _speaking[0] = spoken
    QLocale.setDefault(QLocale(spoken))
    ours = QTranslator(app)
    if ours.load(str(assets_folder() / "translations" / f"musicrec_{spoken}.qm")):
        app.installTranslator(ours)
    if spoken != "en":
        qts = QTranslator(app)
        if qts.load(f"qtbase_{spoken}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(qts)
