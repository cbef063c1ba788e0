"""The differences between two packs by state: counts at the side, lines of the chosen ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from navigator.steward.content.lists.list_changes import Difference
from navigator.steward.desk.entry_list import EntryList, ListRow
from navigator.steward.editing.sending import News, as_told, by_part, by_state
from navigator.ui.theme import SPACE, current_look
from navigator.ui.widgets.wrap_label import WrapLabel

_LINES = 14


class DifferencesPane(QWidget):
    """The list and the text. `told` names the pack it is compared with."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: list[list[Difference]] = []
        self.told = WrapLabel("", bold=True)
        self.list = EntryList("Where something changed")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("What changed, old and new")
        self.list.selectionModel().currentChanged.connect(self._chosen)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(self.list)
        both.addWidget(self.text)
        both.setChildrenCollapsible(False)
        both.setStretchFactor(1, 2)
        self._both = both
        self._arrange()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        column.addWidget(self.told)
        column.addWidget(both)

    def changeEvent(self, event: QEvent) -> None:
        """Keep its lines when the letters grow."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def show_news(self, news: News) -> None:
        """Show all differences, or a sentence where there was no pack to compare with."""
        report = news.report
        self._groups = []
        if report is None:
            self.told.set_text("No pack went out before, and none was built: nothing to compare.")
        elif not report.differences:
            self.told.set_text(f"Nothing changed against {news.against}.")
        else:
            self.told.set_text(f"Against {news.against}: {counted(report.differences)}.")
            self._groups = [list(report.differences)]
        rows = [ListRow("Everything", counted(self._groups[0]))] if self._groups else []
        for state, some in by_state(report.differences if report else ()):
            parts = "\u00a0· ".join(part for part, _ in by_part(some))
            rows.append(ListRow(f"{state}: {counted(some)}", parts))
            self._groups.append(some)
        self._both.setVisible(bool(rows))
        self.list.set_rows(rows)

    def _arrange(self) -> None:
        self._both.setFixedHeight(_LINES * round(current_look().text_px() * 1.5))

    def _chosen(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._groups):
            self.text.setPlainText(as_told(self._groups[at]))


def counted(differences: Sequence[Difference]) -> str:
    """Return how many were added, changed and removed."""
    counts = Counter(one.what for one in differences)
    return ", ".join(f"{count:,} {what}" for what, count in sorted(counts.items()))
