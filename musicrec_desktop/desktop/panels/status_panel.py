"""The line at the bottom: what goes on behind, and whether a language model is at hand."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QStatusBar

from musicrec_desktop.desktop.item_models.amount_words import count_text
from musicrec_desktop.desktop.said import said
from musicrec_desktop.desktop.widgets.buttons import IconButton
from musicrec_desktop.desktop.widgets.labels import ElidedLabel, plain_label
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.progress import Progress

STOP: Final = marked("Stop; what is finished is kept")


class StatusPanel(QStatusBar):
    """Shows one background job at a time, with a way to stop it, and the state of the model."""

    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        em = self.fontMetrics().height()
        self.setContentsMargins(em // 2, 0, em // 2, 0)
        self.doing = ElidedLabel("second")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(em * 8)
        self.bar.setAccessibleName(tr("Progress of the work in the background"))
        self.stop = IconButton("close", tr(STOP), em_size=0.8)
        self.model = plain_label(rank="second")
        self.addWidget(self.doing, 1)
        self.addWidget(self.bar)
        self.addWidget(self.stop)
        self.addPermanentWidget(self.model)
        self.stop.clicked.connect(self.stop_asked)
        self.show_idle("")

    def show_progress(self, what: str, progress: Progress) -> None:
        """`what` is "Reading tags", "Analysing" or the like."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        done, total = count_text(progress.done), count_text(progress.total)
        count = tr("{done} of {total}").format(done=done, total=total) if progress.total else done
        self.doing.show_text(f"{what} {count}" + (f" · {said(progress.text)}" if progress.text else ""))
        self.bar.show()
        self.stop.show()

    @property
    def text(self) -> str:
        """What is said on the left."""
        return self.doing.text()

    def show_idle(self, text: str) -> None:
        """Nothing goes on; `text` says what came of the last job."""
        self.doing.show_text(text)
        self.bar.hide()
        self.stop.hide()

    def show_model(self, text: str) -> None:
        """Say which model is at hand and where it runs."""
        self.model.setText(text)
