"""A form drawn from a table of fields; the label above a field is its name for a screen reader too.

It knows no record: a `Field` says what is asked, and `values` returns what was filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from navigator.records.fields import Field
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.rows_layout import empty
from navigator.ui.widgets.wrap_label import WrapLabel

_COLUMN_CHARS = 34
_LINES = {"note": 2, "text": 4, "lines": 6}
_LINE_EM = 1.5
_ROWS = 5
_MANY = 12
"""The most rows of a choice that eyes find; of more letters find one."""


class Labelled(QWidget):
    """A field below its label. Signal: `edited` when something was filled in."""

    edited = Signal()

    def __init__(self, label: str, field: QWidget) -> None:
        super().__init__()
        self.field = field
        field.setAccessibleName(label)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE.xxs)
        self.label = WrapLabel(label, role=Role.SMALL, bold=True)
        self.column.addWidget(self.label)
        self.column.addWidget(field)

    @property
    def cell(self) -> Any:
        """The content of the field: its text, the code of the choice, or rows."""
        raise NotImplementedError

    def put(self, cell: Any) -> None:
        """Show a value."""
        raise NotImplementedError


class Line(Labelled):
    """A field of one line; `hint` is an example shown while it is empty."""

    def __init__(self, label: str, hint: str = "", *, is_secret: bool = False) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleDescription(hint)
        if is_secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        super().__init__(label, self.line)
        self.line.textEdited.connect(self.edited)

    @property
    def cell(self) -> str:
        """The text."""
        return self.line.text().strip()

    def put(self, cell: str) -> None:
        """Show another text, from its beginning on."""
        self.line.setText(cell)
        self.line.setCursorPosition(0)


class Long(Labelled):
    """A field of several lines; Tab leaves it."""

    def __init__(self, label: str, lines: int = _LINES["text"], hint: str = "") -> None:
        self.edit = QPlainTextEdit()
        self.edit.setPlaceholderText(hint)
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(round(lines * current_look().text_px() * _LINE_EM) + SPACE.m)
        super().__init__(label, self.edit)
        self.edit.textChanged.connect(self.edited)

    @property
    def cell(self) -> str:
        """The text."""
        return self.edit.toPlainText().strip()

    def put(self, cell: str) -> None:
        """Show another text."""
        self.edit.setPlainText(cell)


class Choice(Labelled):
    """A box to choose from: code to words. Where there are many rows, letters find one."""

    def __init__(self, label: str, offers: Mapping[str, str], *, typed: bool = False) -> None:
        self.box = ChoiceBox()
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(10)
        if typed or len(offers) > _MANY:
            self.box.let_type()
        super().__init__(label, self.box)
        self.box.set_name(label)
        self.offer(offers)
        self.box.currentIndexChanged.connect(self.edited)

    def offer(self, offers: Mapping[str, str]) -> None:
        """Offer other rows; the choice stays where it is still offered."""
        before = self.cell
        self.box.clear()
        for code, words in offers.items():
            self.box.addItem(words, code)
        self.put(before)

    @property
    def cell(self) -> str:
        """The code of the row that is chosen, or found by letters."""
        row = self.box.chosen_row
        return str(self.box.itemData(row) or "") if row >= 0 else ""

    def put(self, cell: str) -> None:
        """Choose a code; one that is not offered shows as the first row."""
        self.box.setCurrentIndex(max(0, self.box.findData(cell)))


class Tick(Labelled):
    """A box for yes or no; its words are its label."""

    def __init__(self, label: str) -> None:
        self.box = QCheckBox(label)
        super().__init__(label, self.box)
        self.label.hide()
        self.box.toggled.connect(self.edited)

    @property
    def cell(self) -> str:
        """`yes`, or an empty text."""
        return "yes" if self.box.isChecked() else ""

    def put(self, cell: str) -> None:
        """Set or take the tick."""
        self.box.setChecked(bool(cell))


class Rows(Labelled):
    """A table of records, one a row; `columns` maps a name to its head."""

    def __init__(self, label: str, columns: Mapping[str, str]) -> None:
        self._names = list(columns)
        self.table = QTableWidget(0, len(columns))
        self.table.setHorizontalHeaderLabels(list(columns.values()))
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        super().__init__(label, self.table)
        self.more = Button(self.tr("Another row"), variant="quiet")
        self.more.clicked.connect(lambda: self._add({}))
        self.column.addWidget(self.more)
        self.table.itemChanged.connect(self.edited)

    @property
    def cell(self) -> list[dict[str, str]]:
        """The cells of each row by column; a row without any text is left out."""
        rows = [
            {name: self._text(row, at) for at, name in enumerate(self._names)}
            for row in range(self.table.rowCount())
        ]
        return [row for row in rows if any(row.values())]

    def put(self, cell: Iterable[Mapping[str, str]]) -> None:
        """Show other rows."""
        self.table.setRowCount(0)
        for row in cell or ():
            self._add(row)
        high = self.table.horizontalHeader().sizeHint().height()
        line = round(current_look().text_px() * 2)
        self.table.setFixedHeight(high + min(_ROWS, self.table.rowCount() + 1) * line)

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item is not None else ""

    def _add(self, row: Mapping[str, str]) -> None:
        at = self.table.rowCount()
        self.table.insertRow(at)
        for column, name in enumerate(self._names):
            self.table.setItem(at, column, QTableWidgetItem(row.get(name, "")))


class FieldForm(QWidget):
    """The fields, by name. Signal: `edited` when something was filled in."""

    edited = Signal()

    def __init__(self, fields: Iterable[Field] = ()) -> None:
        super().__init__()
        self._drawn: dict[str, Labelled] = {}
        self._asked: set[str] = set()
        self._fields: tuple[Field, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.s)
        self.draw(fields)

    def draw(self, fields: Iterable[Field]) -> None:
        """Show these fields and no others."""
        empty(self._column)
        self._fields = tuple(fields)
        self._drawn = {field.name: _drawn(field) for field in self._fields}
        self._asked = set(self._drawn)
        rows: list[list[Labelled]] = []
        for field, widget in zip(self._fields, self._drawn.values(), strict=True):
            widget.edited.connect(self._changed)
            rows[-1].append(widget) if field.beside and rows else rows.append([widget])
        for row in rows:
            self._column.addWidget(in_columns(row) if len(row) > 1 else row[0])
        self._arrange()

    def __getitem__(self, name: str) -> Any:
        """Return the widget of a field."""
        return self._drawn[name]

    @property
    def fields(self) -> list[QWidget]:
        """The widgets that take the focus, from top to bottom."""
        found: list[QWidget] = []
        for one in self._drawn.values():
            found += [one.field, one.more] if isinstance(one, Rows) else [one.field]
        return found

    def values(self) -> dict[str, Any]:
        """Return the filled-in values by name; a hidden field has none."""
        return {name: one.cell for name, one in self._drawn.items() if name in self._asked}

    def ask(self, name: str, *, is_asked: bool) -> None:
        """Show or hide a field."""
        self._drawn[name].setVisible(is_asked)
        (self._asked.add if is_asked else self._asked.discard)(name)

    def go_to(self, labels: Iterable[str]) -> None:
        """Put the focus into the first field whose label begins like one of these."""
        begun = tuple(labels)
        for field in self._fields:
            if begun and field.label.startswith(begun) and field.name in self._asked:
                self._drawn[field.name].field.setFocus()
                return

    def _changed(self) -> None:
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        """Hide the fields that another one makes needless."""
        for field in self._fields:
            name, code = field.only
            if name:
                self.ask(field.name, is_asked=self._drawn[name].cell == code)


def in_columns(widgets: Iterable[QWidget], most: int = 2) -> QWidget:
    """Return widgets side by side where there is room, else one below the other."""
    holder = QWidget()
    grid = ResponsiveGrid(
        holder, least_chars=_COLUMN_CHARS, most_columns=most,
        row_gap=SPACE.s, stretch_rows=False,
    )  # fmt: skip
    for widget in widgets:
        grid.addWidget(widget)
    return holder


def tab_through(fields: Iterable[QWidget]) -> None:
    """Set the Tab order, for what was made later comes last by itself."""
    for one, after in pairwise(fields):
        QWidget.setTabOrder(one, after)


def _drawn(field: Field) -> Labelled:
    drawn: Labelled
    match field.draws:
        case "choice":
            drawn = Choice(field.label, dict(field.choices))
        case "note" | "text" | "lines":
            drawn = Long(field.label, _LINES[field.draws], field.hint)
        case "rows":
            drawn = Rows(field.label, dict(field.choices))
        case "tick":
            drawn = Tick(field.label)
        case _:
            drawn = Line(field.label, field.hint)
    if field.help:
        drawn.column.addWidget(WrapLabel(field.help, role=Role.SMALL, tone="quiet"))
    drawn.put(field.now)
    return drawn
