"""The log of the language model: every call on the left, the one chosen in full on the right."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from musicrec_desktop.desktop.widgets.buttons import TextButton
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.lists import PlainList
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.llm_call import LlmCall


class CallLogWindow(QDialog):
    """Shows calls, the newest first. Does not block the rest."""

    export_asked = Signal()
    clear_asked = Signal()

    def __init__(self, calls: Sequence[LlmCall], parent: QWidget | None = None) -> None:
        """`calls`: the newest last."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("What the language model was asked and answered"))
        em = self.fontMetrics().height()
        self._calls: tuple[LlmCall, ...] = ()
        self._model = QStringListModel(self)
        self.list = PlainList(tr("Calls, the newest first"))
        self.list.setModel(self._model)
        self.list.setEditTriggers(PlainList.EditTrigger.NoEditTriggers)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("The call in full"))
        self.said = plain_label(rank="second")
        self.export = TextButton(tr("Export …"))
        self.clear = TextButton(tr("Clear"))
        self.close_button = TextButton(tr("Close"))
        self.export.clicked.connect(self.export_asked)
        self.clear.clicked.connect(self.clear_asked)
        self.close_button.clicked.connect(self.close)
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(self.list)
        both.addWidget(self.text)
        both.setSizes([em * 16, em * 32])
        keys = QHBoxLayout()
        keys.addWidget(self.said, 1)
        for key in (self.export, self.clear, self.close_button):
            keys.addWidget(key)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em, em, em, em)
        layout.setSpacing(em // 2)
        layout.addWidget(both, 1)
        layout.addLayout(keys)
        self.resize(em * 50, em * 32)
        self.list.selectionModel().currentChanged.connect(lambda index, _: self._show_call(index.row()))
        self.show_calls(calls)

    def show_calls(self, calls: Sequence[LlmCall]) -> None:
        """Show these; the newest last."""
        self._calls = tuple(reversed(calls))
        self._model.setStringList([_line(call) for call in self._calls])
        self.text.clear()
        has_calls = bool(self._calls)
        self.export.setEnabled(has_calls)
        self.clear.setEnabled(has_calls)
        self.said.setText("" if has_calls else tr("No call is kept."))
        if has_calls:
            self.list.setCurrentIndex(self._model.index(0, 0))

    def show_exported(self, count: int) -> None:
        """Say that the log was written."""
        self.said.setText(tr("%n call(s) written.", n=count))

    def _show_call(self, row: int) -> None:
        if not 0 <= row < len(self._calls):
            return
        call = self._calls[row]
        facts = tr("{model} · {read} tokens read, {written} written · {ms} ms · seed {seed}").format(
            model=call.model,
            read=call.prompt_tokens,
            written=call.completion_tokens,
            ms=call.milliseconds,
            seed=call.seed,
        )
        parts = [_line(call), facts]
        if call.prompt:
            parts += ["", tr("Asked:"), call.prompt]
        parts += ["", tr("Answer:"), call.text]
        if call.dropped:
            parts += ["", tr("Not used:"), *call.dropped]
        self.text.setPlainText("\n".join(parts))


def _line(call: LlmCall) -> str:
    when = QDateTime.fromMSecsSinceEpoch(round(call.at * 1000))
    return f"{QLocale().toString(when, QLocale.FormatType.ShortFormat)} · {call.purpose}"
