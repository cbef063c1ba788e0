"""Draws the fields that `steward.entry_fields` describes, and returns what was filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHeaderView,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from navigator.steward.desk.form_parts import Choice, Labelled, Line
from navigator.steward.editing.entry_fields import COLUMNS, Field
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.rows_layout import empty
from navigator.ui.widgets.wrap_label import WrapLabel

_LINES = {"text": 4, "lines": 6}
_LINE_EM = 1.5
_ROWS = 5


class Long(Labelled):
    """A field of several lines; Tab leaves it."""

    def __init__(self, label: str, lines: int = _LINES["text"]) -> None:
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(round(lines * current_look().text_px() * _LINE_EM) + SPACE.m)
        super().__init__(label, self.edit)

    @property
    def cell(self) -> str:
        """The text."""
        return self.edit.toPlainText().strip()

    def put(self, cell: str) -> None:
        """Show another text."""
        self.edit.setPlainText(cell)


class Table(Labelled):
    """A table of the programs of a coverage, one a row."""

    def __init__(self, label: str) -> None:
        self.table = QTableWidget(0, len(COLUMNS))
        self.table.setHorizontalHeaderLabels([words for _, words in COLUMNS])
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        super().__init__(label, self.table)
        self.more = Button("Another program", variant="quiet")
        self.more.clicked.connect(lambda: self._add({}))
        layout = self.layout()
        assert layout is not None  # noqa: S101 - made by `Labelled`
        layout.addWidget(self.more)

    @property
    def rows(self) -> list[dict[str, str]]:
        """The cells of each row by column; a row without any text is left out."""
        found = []
        for row in range(self.table.rowCount()):
            cells = {name: self._cell(row, at) for at, (name, _) in enumerate(COLUMNS)}
            if any(cells.values()):
                found.append(cells)
        return found

    def fill(self, rows: Iterable[Mapping[str, str]]) -> None:
        """Show other rows."""
        self.table.setRowCount(0)
        for row in rows:
            self._add(row)
        high = self.table.horizontalHeader().sizeHint().height()
        line = round(current_look().text_px() * 2)
        self.table.setFixedHeight(high + min(_ROWS, self.table.rowCount() + 1) * line)

    def _cell(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item is not None else ""

    def _add(self, row: Mapping[str, str]) -> None:
        at = self.table.rowCount()
        self.table.insertRow(at)
        for column, (name, _) in enumerate(COLUMNS):
            self.table.setItem(at, column, QTableWidgetItem(row.get(name, "")))


class Tick(QCheckBox):
    """A box for yes or no."""

    @property
    def cell(self) -> str:
        """`yes`, or an empty text."""
        return "yes" if self.isChecked() else ""


class EntryForm(QWidget):
    """The fields. Signal: `edited` when something was filled in."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._drawn: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.s)

    def draw(self, fields: Iterable[Field]) -> None:
        """Show these fields and no others."""
        empty(self._column)
        self._drawn = {}
        for field in fields:
            widget = _drawn(field, self.edited.emit)
            self._drawn[field.name] = widget
            self._column.addWidget(widget)
            if field.help:
                self._column.addWidget(WrapLabel(field.help, role=Role.SMALL, tone="quiet"))
        self._arrange()
        first = self._drawn.get("null_means")
        if isinstance(first, Choice):
            first.box.currentIndexChanged.connect(self._arrange)

    @property
    def fields(self) -> list[QWidget]:
        """The widgets that take the focus, from top to bottom."""
        found: list[QWidget] = []
        for one in self._drawn.values():
            if isinstance(one, Labelled):
                found.append(one.field)
            if isinstance(one, Table):
                found.append(one.more)
        return found

    def values(self) -> dict[str, Any]:
        """Return the filled-in values by name."""
        return {name: _value(widget) for name, widget in self._drawn.items()}

    def _arrange(self) -> None:
        """Hide all other fields where the value is not known."""
        first = self._drawn.get("null_means")
        is_given = not (isinstance(first, Choice) and first.cell)
        for name, widget in self._drawn.items():
            if name != "null_means":
                widget.setVisible(is_given)


def _drawn(field: Field, edited: Callable[[], None]) -> QWidget:
    match field.draws:
        case "choice":
            choice = Choice(field.label, dict(field.choices))
            choice.put(str(field.now))
            choice.box.currentIndexChanged.connect(lambda _: edited())
            return choice
        case "text" | "lines":
            long = Long(field.label, _LINES[field.draws])
            long.put(str(field.now))
            long.edit.textChanged.connect(edited)
            return long
        case "rows":
            table = Table(field.label)
            table.fill(field.now)
            table.table.itemChanged.connect(lambda _: edited())
            return table
        case _:
            line = Line(field.label, "2026-12-31" if field.draws == "day" else "")
            line.put(field.now.isoformat() if isinstance(field.now, date) else str(field.now or ""))
            line.line.textEdited.connect(lambda _: edited())
            return line


def _value(widget: QWidget) -> Any:
    if isinstance(widget, Table):
        return widget.rows
    return widget.cell if isinstance(widget, Labelled) else ""
