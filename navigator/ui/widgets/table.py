"""A table of sentences: heads that stay in sight, cells that wrap, arrow keys, sorting.

Cells are plain records made beforehand; nothing is looked up while it paints. An old value has a
dotted edge and its words say so. Enter or a click opens the record that a cell names, if it names
one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QHoverEvent,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from navigator.ui.theme import RADIUS, SPACE, Look, Role, current_look
from navigator.ui.theme.tokens import FOCUS, LINE_LENGTH_CHARS
from navigator.ui.widgets.painted import joined
from navigator.ui.widgets.sheet import BoxPart, Line, Sheet, block, paint_box

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
        return joined(*self.stops, self.text, self.meta)


class TableModel(QAbstractTableModel):
    """Heads and rows of cells; `labels` name the rows, `opens` are the ids of the heads."""

    def __init__(self, parent: QWidget | None) -> None:
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
    sheet = Sheet(look, width)
    pad = SPACE.s
    inner = max(8, min(width - 2 * pad, look.measure_px(LINE_LENGTH_CHARS)))
    y = SPACE.xs + 2
    for stop in cell.stops:
        line = Line(stop, "stop", Role.SMALL, bold=True, icon="triangle-alert")
        y += sheet.line(line, pad, y, inner) + SPACE.xxs
    y += sheet.line(
        Line(cell.text, "ink" if cell.known else "quiet", bold=cell.bold), pad, y, inner
    )
    if cell.meta:
        tone = "note" if cell.old else "quiet"
        meta = Line(cell.meta, tone, Role.SMALL, tabular=True, bold=cell.old)
        y += 2 + sheet.line(meta, pad, y + 2, inner)
    sheet.height = y + SPACE.xs + 2
    return sheet


class _Cells(QStyledItemDelegate):
    """Paints cells from sheets, which are kept until the look changes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheets: dict[tuple[Cell, int], Sheet] = {}

    def sheet(self, cell: Cell, width: int) -> Sheet:
        """Return the sheet of a cell at a width."""
        found = self._sheets.get((cell, width))
        if found is None:
            found = compose_cell(cell, current_look(), width)
            self._sheets[cell, width] = found
        return found

    def forget(self) -> None:
        """Drop all sheets, as the look has changed."""
        self._sheets.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the cell at the width of its column."""
        width = option.rect.width()
        cell: Cell = index.data(CELL_ROLE)
        return QSize(width, self.sheet(cell, width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, edge of an old value, words, edge of the current cell."""
        look = current_look()
        rect: QRect = option.rect
        cell: Cell = index.data(CELL_ROLE)
        view = self.parent()
        is_current = isinstance(view, Table) and view.hasFocus() and view.currentIndex() == index
        painter.save()
        painter.translate(rect.topLeft())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(0, 0, rect.width(), rect.height())
        ground = look.colors.tint if is_current else look.colors.card
        if cell.opens and option.state & QStyle.StateFlag.State_MouseOver:
            ground = lit(look, pressed=bool(QGuiApplication.mouseButtons()))
        painter.fillRect(whole, QColor(ground))
        if cell.old:
            inner = whole.adjusted(3, 3, -3, -3)
            paint_box(
                painter, BoxPart(inner, "", look.colors.note, RADIUS.control, dotted=True, line=2)
            )
        self.sheet(cell, rect.width()).paint(painter)
        if is_current:
            paint_box(painter, BoxPart(whole, "", look.colors.focus, 4, line=FOCUS.width))
        painter.restore()


def lit(look: Look, *, pressed: bool) -> str:
    """Return the ground of a clickable cell or head under the pointer."""
    return look.colors.tint_pressed if pressed else look.colors.tint


class _Heads(QHeaderView):
    """Heads that wrap, on the card's ground, with an arrow where the table is sorted."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setHighlightSections(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._pointed = -1

    def height_at(self, section: int, width: int) -> int:
        """Return the height of a head at a width."""
        return self._sheet(section, width).height

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt override
        """Paint ground, words and line."""
        if not rect.isValid():
            return
        colors = current_look().colors
        painter.save()
        painter.fillRect(rect, QColor(self._ground(logicalIndex)))
        painter.setPen(QColor(colors.edge))
        flat = self.orientation() is Qt.Orientation.Horizontal
        if flat:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        else:
            x = rect.left() + 1 if current_look().rtl else rect.right()
            painter.drawLine(x, rect.top(), x, rect.bottom())
            painter.setPen(QColor(colors.line))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.translate(rect.topLeft())
        self._sheet(logicalIndex, rect.width()).paint(painter)
        painter.restore()

    def _ground(self, section: int) -> str:
        """Return the card's ground, or that of a clickable head under the pointer."""
        if self.sectionsClickable() and section == self._pointed:
            return lit(current_look(), pressed=bool(QGuiApplication.mouseButtons()))
        return current_look().colors.card

    def viewportEvent(self, event: QEvent) -> bool:
        """Note which head is under the pointer."""
        if isinstance(event, QHoverEvent):
            at = event.position().toPoint()
            inside = event.type() != QEvent.Type.HoverLeave
            self._pointed = self.logicalIndexAt(at) if inside else -1
            self.viewport().update()
        return super().viewportEvent(event)

    def _sheet(self, section: int, width: int) -> Sheet:
        look = current_look()
        sheet = Sheet(look, width)
        flat = self.orientation() is Qt.Orientation.Horizontal
        sorted_here = (
            flat and self.isSortIndicatorShown() and section == self.sortIndicatorSection()
        )
        size = look.icon_px(Role.SMALL) if sorted_here else 0
        words = self.model().headerData(section, self.orientation())
        text = block(look, str(words or ""), bold=True)
        opens = flat and getattr(self.model(), "opens", [])
        inner = max(8, width - 2 * SPACE.s - size)
        ink = look.colors.ink if flat else look.colors.quiet
        ink = look.colors.primary if opens else ink
        high = sheet.text(text, SPACE.s, SPACE.xs + 2, inner, ink)
        if sorted_here:
            down = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
            name = "chevron-down" if down else "chevron-up"
            x = SPACE.s + min(text.natural_width, inner) + SPACE.xxs
            sheet.icon(name, x, SPACE.xs + 2 + (text.line_px - size) / 2, size, look.colors.ink)
        sheet.height = high + 2 * (SPACE.xs + 2)
        return sheet


class Table(QTableView):
    """A table. Signal: `opened(id)`, by Enter, a click on a head or, with `on_click`, on a cell.

    Args:
        name: its name for screen readers.
        whole: as high as all of its rows, so that the page scrolls and not the table.
        on_click: a single click opens a cell.
        least_chars: least width of every column, or of each one, in characters.
    """

    opened = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        whole: bool = False,
        on_click: bool = False,
        least_chars: int | Sequence[int] = 24,
    ) -> None:
        super().__init__()
        self._whole = whole
        self._least = least_chars
        self._cells = _Cells(self)
        self._rows = TableModel(self)
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setItemDelegate(self._cells)
        self._top = _Heads(Qt.Orientation.Horizontal, self)
        self._side = _Heads(Qt.Orientation.Vertical, self)
        self.setHorizontalHeader(self._top)
        self.setVerticalHeader(self._side)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        for head in (self._top, self._side):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setMinimumSectionSize(1)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # After the heads are in place: they take part in a new layout before its heights are set.
        self._rows.layoutChanged.connect(self._fit)
        self.activated.connect(self._open)
        self._top.sectionClicked.connect(self._open_head)
        if on_click:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(self._open)

    def show_rows(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        labels: Sequence[str] = (),
        opens: Sequence[str] = (),
    ) -> None:
        """Fill the table; `labels` are row heads, `opens` ids that a click on a head opens."""
        self._rows.fill(heads, rows, labels, opens)
        self._side.setVisible(bool(labels))
        self.setSortingEnabled(False)
        self._top.setSectionsClickable(bool(opens))
        self._top.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        )
        self._fit()

    def sort_rows(self, column: int, *, down: bool = False) -> None:
        """Sort by a column and show it in its head; heads sort by click from now on."""
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self._top.setSectionsClickable(True)
        self.setSortingEnabled(True)
        self.sortByColumn(column, order)

    @property
    def sorted_by(self) -> int:
        """The column the rows are sorted by."""
        return self._top.sortIndicatorSection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns again."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Compose again when text size and colors change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_cells"):
            self._cells.forget()
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page where the table is as high as its rows."""
        if self._whole and not event.angleDelta().x():
            event.ignore()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a cell with Enter; leave page keys to a page that does the scrolling."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        if self._whole and event.key() in (
            *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
            *(Qt.Key.Key_Home, Qt.Key.Key_End),
        ):
            event.ignore()
            return
        super().keyPressEvent(event)

    def cell_rect(self, index: QModelIndex) -> QRect:
        """Return a cell's rectangle in the table's own coordinates, for the page to scroll to."""
        return self.visualRect(index).translated(self.viewport().pos())

    def _open(self, index: Index) -> None:
        cell = index.data(CELL_ROLE) if index.isValid() else None
        if isinstance(cell, Cell) and cell.opens:
            self.opened.emit(cell.opens)

    def _open_head(self, column: int) -> None:
        if self._rows.opens:
            self.opened.emit(self._rows.opens[column])

    def _fit(self) -> None:
        """Set the widths from the room there is, the heights from the words."""
        model = self._rows
        if not model.heads:
            return
        look = current_look()
        room = self.width() - 2 * self.frameWidth()
        side = 0
        if model.labels:
            side = min(look.measure_px(22) + 2 * SPACE.s, max(room * 3 // 10, 96))
            self._side.setFixedWidth(side)
        count = len(model.heads)
        chars = self._least if not isinstance(self._least, int) else [self._least] * count
        least = [look.measure_px(one) + 2 * SPACE.s for one in chars]
        free = room - side - sum(least) - (0 if self._whole else self._bar_px())
        for column, width in enumerate(least):
            self.setColumnWidth(column, width + max(0, free) * width // sum(least))
        top = max(self._top.height_at(column, self.columnWidth(column)) for column in range(count))
        self._top.setFixedHeight(top)
        high = top
        for row, cells in enumerate(model.rows):
            heights = [
                self._cells.sheet(cell, self.columnWidth(column)).height
                for column, cell in enumerate(cells)
            ]
            if model.labels:
                heights.append(self._side.height_at(row, side))
            self.setRowHeight(row, max(*heights, look.target_px))
            high += self.rowHeight(row)
        if self._whole:
            wider = sum(self.columnWidth(column) for column in range(count)) > room
            self.setFixedHeight(high + 2 * self.frameWidth() + (self._bar_px() if wider else 0))

    def _bar_px(self) -> int:
        return self.verticalScrollBar().sizeHint().width()
