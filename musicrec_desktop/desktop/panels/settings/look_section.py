"""Settings: colours, language, motion, and what the desktop shows."""

from musicrec_desktop.app.settings import Language, Theme
from musicrec_desktop.desktop.panels.settings.section import Section
from musicrec_desktop.desktop.widgets.form import Card
from musicrec_desktop.desktop.words import tr


class LookSection(Section):
    """How the window looks and speaks."""

    def __init__(self) -> None:
        super().__init__()
        card = Card(tr("Look and language"))
        themes = ((Theme.AUTO, tr("As the system")), (Theme.LIGHT, tr("Light")), (Theme.DARK, tr("Dark")))
        card.add_row(tr("Colours"), self.choice("theme", themes))
        # Each language by its own name: who sets it may not read the present one.
        languages = (
            (Language.AUTO, tr("As the system")),
            (Language.ENGLISH, "English"),
            (Language.CHINESE, "简体中文"),
        )
        card.add_row(
            tr("Language"),
            self.choice("language", languages),
            tr("Spoken from the next start on. Requests may be written in any language at any time."),
        )
        card.add_row(
            tr("Reduced motion"),
            self.switch("reduced_motion"),
            tr("Nothing slides, zooms smoothly or moves by itself."),
        )
        self.cards.addWidget(card)
        card = Card(tr("On your desktop"))
        card.add_row(
            tr("Tell which track begins"),
            self.switch("notify"),
            tr("In a note of your desktop, while no window of the player is in front."),
        )
        card.add_row(
            tr("Go on playing when the window is closed"),
            self.switch("close_to_tray"),
            tr("Where your desktop shows a tray: its sign brings the window back, Ctrl+Q quits."),
        )
        self.cards.addWidget(card)
        self.cards.addStretch(1)
