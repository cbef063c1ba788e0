"""The cells of a table as plain records, the model that serves them, and their composition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from navigator.ui.theme import SPACE, Look, Role
from navigator.ui.theme.tokens import LINE_LENGTH_CHARS
from navigator.ui.widgets.sheet import Sheet, block

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the value, a small line of date and doubt below it, and its style.

    key: the value its column is sorted by; empty sorts last. opens: the id emitted when it is
    opened. stops: dangers above the value, each with a warning icon.
    """

    text: str
    meta: str = ""
    stops: tuple[str, ...] = ()
    old: bool = False
    known: bool = True
    bold: bool = False
    key: Any = ""
    opens: str = ""

    @property
    def spoken(self) -> str:
        """The whole cell as a sentence or two."""
        parts = (*self.stops, self.text, self.meta)
        return ". ".join(part.rstrip(".") for part in parts if part)


class TableModel(QAbstractTableModel):
    """Heads and rows of cells; `labels` name the rows, `opens` are the ids of the heads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heads: list[str] = []
        self.opens: list[str] = []
        self.rows: list[list[Cell]] = []
        self.labels: list[str] = []

    def fill(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        labels: Sequence[str] = (),
        opens: Sequence[str] = (),
    ) -> None:
        """Replace heads and rows."""
        self.beginResetModel()
        self.heads = list(heads)
        self.opens = list(opens)
        self.rows = [list(row) for row in rows]
        self.labels = list(labels)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, or the cell itself for `CELL_ROLE`."""
        cell = self.rows[index.row()][index.column()]
        if role == CELL_ROLE:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.spoken
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the words of a head."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.heads[section]
        return self.labels[section] if self.labels else ""

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the rows by the keys of a column; rows without a key come last either way."""
        self.layoutAboutToBeChanged.emit()
        down = order is Qt.SortOrder.DescendingOrder
        keyed = [row for row in self.rows if row[column].key != ""]
        rest = [row for row in self.rows if row[column].key == ""]
        kept = self.persistentIndexList()
        before = [self.rows[index.row()] for index in kept]
        self.rows = [*sorted(keyed, key=lambda row: row[column].key, reverse=down), *rest]
        at = {id(row): number for number, row in enumerate(self.rows)}
        moved = [
            self.index(at[id(row)], index.column()) for row, index in zip(before, kept, strict=True)
        ]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()


def compose_cell(cell: Cell, look: Look, width: int) -> Sheet:
    """Compose the sheet of a cell at a width."""
    colors = look.colors
    sheet = Sheet(look, width)
    pad = SPACE.s
    inner = max(8, min(width - 2 * pad, look.measure_px(LINE_LENGTH_CHARS)))
    y = SPACE.xs + 2
    for stop in cell.stops:
        size = look.icon_px(Role.SMALL)
        text = block(look, stop, Role.SMALL, bold=True)
        sheet.icon("triangle-alert", pad, y + (text.line_px - size) / 2, size, colors.stop)
        y += sheet.text(text, pad + size + 6, y, inner - size - 6, colors.stop) + SPACE.xxs
    ink = colors.ink if cell.known else colors.quiet
    y += sheet.text(block(look, cell.text, bold=cell.bold), pad, y, inner, ink)
    if cell.meta:
        meta = block(look, cell.meta, Role.SMALL, tabular=True, bold=cell.old)
        y += 2 + sheet.text(meta, pad, y + 2, inner, colors.note if cell.old else colors.quiet)
    sheet.height = y + SPACE.xs + 2
    return sheet
