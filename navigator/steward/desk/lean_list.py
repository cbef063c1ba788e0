"""The list of texts that may be wrong once an entry changes: open each, or tick it as right."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.steward.desk.check_rows import CheckRow, CheckRows
from navigator.steward.editing.dependents import Lean
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.wrap_label import WrapLabel


class LeanList(QWidget):
    """The list. Signal: `wanted(entry)` when one is to be opened."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._leans: tuple[Lean, ...] = ()
        self.count = WrapLabel("", bold=True)
        self.rows = CheckRows("Also check these")
        self.rows.opened.connect(self._open)
        self.rows.ticked.connect(self._counted)
        self.rows.currentRowChanged.connect(lambda _: self._chosen())
        self.open_one = Button("Open it")
        self.open_one.setToolTip("Enter")
        self.open_one.clicked.connect(self._open)
        self.right = Button("Still right")
        self.right.setToolTip("Space")
        self.right.clicked.connect(self._tick)
        acts = flow(self.right, self.open_one)
        self._hint = WrapLabel(
            "Space says that it is still right, Enter opens it.", role=Role.SMALL, tone="quiet"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        for widget in (self.count, self._hint, self.rows, acts):
            column.addWidget(widget, int(widget is self.rows))
        self._parts = (self._hint, self.rows, acts)
        self.show_leans(())

    @property
    def leans(self) -> tuple[Lean, ...]:
        """The listed texts."""
        return self._leans

    def show_leans(self, leans: Iterable[Lean]) -> None:
        """List these; a tick stays where it is the same text."""
        ticked = {
            (lean.where, lean.text)
            for number, lean in enumerate(self._leans)
            if self.rows.is_ticked(number)
        }
        self._leans = tuple(leans)
        self.rows.show_rows(
            CheckRow(lean.why, lean.text, lean.where, (lean.where, lean.text) in ticked)
            for lean in self._leans
        )
        for part in self._parts:
            part.setVisible(bool(self._leans))
        self._counted()
        self._chosen()

    def _counted(self) -> None:
        many = len(self._leans)
        done = sum(map(self.rows.is_ticked, range(many)))
        told = (
            f"Also check these: {many}, {done} gone through" if many else "Nothing else to check."
        )
        self.count.set_text(told)

    def _chosen(self) -> None:
        number = self.rows.currentRow()
        has = 0 <= number < len(self._leans)
        self.right.setEnabled(has)
        self.open_one.setEnabled(has and bool(self._leans[number].entry))

    def _tick(self) -> None:
        row = self.rows.currentRow()
        if row >= 0:
            self.rows.tick(row)
            self.rows.setCurrentRow(min(row + 1, self.rows.count() - 1))

    def _open(self) -> None:
        number = self.rows.currentRow()
        if 0 <= number < len(self._leans) and self._leans[number].entry:
            self.wanted.emit(self._leans[number].entry)
