"""Settings: loudness, fades."""

from musicrec_desktop.desktop.panels.settings.section import Section
from musicrec_desktop.desktop.widgets.form import Card
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.playback import Crossfade, Levelling


class PlaybackSection(Section):
    """How tracks are played."""

    def __init__(self) -> None:
        super().__init__()
        card = Card(tr("Playback"))
        levels = (
            (Levelling.OFF, tr("As recorded")),
            (Levelling.TRACK, tr("Every track alike")),
            (Levelling.ALBUM, tr("Every album alike")),
        )
        fades = (
            (Crossfade.OFF, tr("None")),
            (Crossfade.FIXED, tr("Always the same")),
            (Crossfade.ADAPTIVE, tr("By tempo and energy")),
        )
        card.add_row(
            tr("Loudness"),
            self.choice("levelling", levels),
            tr("From the files' ReplayGain, or as measured here. Nothing is raised past full scale."),
        )
        card.add_row(
            tr("Cross-fade"),
            self.choice("crossfade", fades),
            tr("Tracks of one album in a row are always joined without a gap."),
        )
        card.add_row(
            tr("Length of a cross-fade"),
            self.decimal("crossfade_s", 0.0, 20.0, 0.5, tr(" s")),
            tr("Where it is always the same."),
        )
        self.cards.addWidget(card)
        self.cards.addStretch(1)
