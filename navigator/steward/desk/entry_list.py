"""The lists of the desk: rows with a mark at the left, texts below each other, and a line.

A row is an entry to open, something to tick, or a text that may be wrong now (`LeanList`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from navigator.steward.desk.form_parts import keyed, pile
from navigator.steward.editing.changing import Lean
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.sheet import block
from navigator.ui.widgets.text_block import TextBlock
from navigator.ui.widgets.wrap_label import WrapLabel

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole + 1
_TICK = Qt.ItemDataRole.CheckStateRole
_BAR_PX = 4
_HEAD_LINES = 3
_LEAST_LINES = 14


class Row(NamedTuple):
    """One row: its head in bold, its text, a quiet line below."""

    head: str
    text: str = ""
    foot: str = ""
    is_strong: bool = False
    """Set for what matters most: it has a bar."""
    is_ticked: bool | None = None
    """None: it has no box to tick."""


class RowList(QListWidget):
    """The list. Signals: `opened` on Enter and a double click, `ticked` when a tick changed."""

    opened = Signal()
    ticked = Signal()

    def __init__(self, name: str, *, is_long: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumHeight(round(is_long * _LEAST_LINES * current_look().text_px()))
        self.setItemDelegate(_RowPainter(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.itemChanged.connect(lambda _: self.ticked.emit())
        self.itemDoubleClicked.connect(lambda _: self.opened.emit())

    def show_rows(self, rows: Iterable[Row], current: int | None = None) -> None:
        """Show other rows, with one of them chosen; without it the place in the list stays."""
        at = max(0, self.currentRow()) if current is None else current
        self.blockSignals(True)
        self.clear()
        for row in rows:
            said = ". ".join(one.rstrip(".") for one in row[:3] if one)
            item = QListWidgetItem(said, self)
            item.setData(_ROW, row)
            if row.is_ticked is not None:
                item.setCheckState(_state(on=row.is_ticked))
        self.blockSignals(False)
        self.setCurrentRow(min(at, self.count() - 1))

    def move(self, by: int) -> None:  # type: ignore[override]  # a step, not a place in the window
        """Choose the next row or the one before."""
        row = self.currentRow() + by
        if 0 <= row < self.count():
            self.setCurrentRow(row)

    def is_ticked(self, number: int) -> bool:
        """Return whether a row has its tick."""
        return self.item(number).checkState() is Qt.CheckState.Checked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, whatever the desktop uses for activation."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the rows to the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Let the rows grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()


class _RowPainter(QStyledItemDelegate):
    """Paints a row in the program's type."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, mark, texts and line."""
        colors, rect, row = current_look().colors, option.rect, Row(*index.data(_ROW))
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colors.tint))
        if row.is_strong:
            painter.fillRect(rect.x(), rect.y(), _BAR_PX, rect.height(), QColor(colors.stop))
        if row.is_ticked is not None:
            self._box(painter, rect, index)
        left, top = rect.x() + _indent(row), rect.y() + SPACE.xs
        width = rect.width() - _indent(row) - SPACE.s
        for text, color in _texts(row):
            text.paint(painter, left, top, width, QColor(color))
            top += text.height(width)
        painter.setPen(QColor(colors.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of its texts at the width of the list."""
        view, row = option.widget, Row(*index.data(_ROW))
        whole = view.viewport().width() if isinstance(view, QListWidget) else 200
        width = whole - _indent(row) - SPACE.s
        high = sum(text.height(width) for text, _ in _texts(row))
        return QSize(whole, max(high, _box_px()) + 2 * SPACE.xs)

    def _box(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint the box, and in it the tick."""
        box = QStyleOptionButton()
        box.rect = QRect(rect.x() + SPACE.s, rect.y() + SPACE.xs, _box_px(), _box_px())
        on = Qt.CheckState(index.data(_TICK)) is Qt.CheckState.Checked
        box.state = QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        box.state |= QStyle.StateFlag.State_Enabled
        view = self.parent()
        assert isinstance(view, QWidget)  # noqa: S101 - its list
        kind = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        view.style().drawPrimitive(kind, box, painter, view)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick on Space, and where the box is pressed."""
        row = Row(*index.data(_ROW))
        is_space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        is_release = event.type() == QEvent.Type.MouseButtonRelease
        if is_release and isinstance(event, QMouseEvent):
            is_release = event.position().x() - option.rect.x() < _indent(row)
        if row.is_ticked is not None and (is_space or is_release):
            on = Qt.CheckState(index.data(_TICK)) is Qt.CheckState.Checked
            model.setData(index, _state(on=not on), _TICK)
        return is_space or is_release


def _texts(row: Row) -> Sequence[tuple[TextBlock, str]]:
    """Return the texts of a row from above, each with its color."""
    look, lines = current_look(), _HEAD_LINES if row.is_ticked is None else 0
    told = (
        (row.head, block(look, row.head, bold=True, max_lines=lines), look.colors.ink),
        (row.text, block(look, row.text), look.colors.ink),
        (row.foot, block(look, row.foot, Role.SMALL), look.colors.quiet),
    )
    return [(made, color) for text, made, color in told if text]


def _box_px() -> int:
    return round(current_look().text_px() * 1.25)


def _indent(row: Row) -> int:
    """Return the pixels from the left edge to the texts."""
    return SPACE.s + (_BAR_PX if row.is_ticked is None else _box_px() + SPACE.s)


def _state(*, on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked


class LeanList(QWidget):
    """Texts to look at again. Signal: `wanted(entry)` when one is to be opened."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.leans: tuple[Lean, ...] = ()
        """The listed texts."""
        self.count = WrapLabel("", bold=True)
        self.rows = RowList("Also check these", is_long=True)
        self.rows.opened.connect(self._open)
        self.rows.ticked.connect(self._counted)
        self.rows.currentRowChanged.connect(self._chosen)
        self.open_one = keyed("Open it", key="Enter", act=self._open)
        self.right = keyed("Still right", key="Space", act=self._tick)
        acts = flow(self.right, self.open_one)
        self._hint = WrapLabel(
            "Space says that it is still right, Enter opens it.", role=Role.SMALL, tone="quiet"
        )
        pile(self, self.count, self._hint, (self.rows, 1), acts)
        self._parts = (self._hint, self.rows, acts)
        self.show_leans(())

    def show_leans(self, leans: Iterable[Lean]) -> None:
        """List these; a tick stays where it is the same text."""
        ticked = {
            (lean.where, lean.text)
            for number, lean in enumerate(self.leans)
            if self.rows.is_ticked(number)
        }
        self.leans = tuple(leans)
        self.rows.show_rows(
            Row(lean.why, lean.text, lean.where, is_ticked=(lean.where, lean.text) in ticked)
            for lean in self.leans
        )
        for part in self._parts:
            part.setVisible(bool(self.leans))
        self._counted()
        self._chosen(self.rows.currentRow())

    def _counted(self) -> None:
        many = len(self.leans)
        done = sum(map(self.rows.is_ticked, range(many)))
        told = f"Also check these: {many}, {done} gone through" if many else ""
        self.count.set_text(told or "Nothing else to check.")

    def _chosen(self, row: int) -> None:
        has = 0 <= row < len(self.leans)
        self.right.setEnabled(has)
        self.open_one.setEnabled(has and bool(self.leans[row].entry))

    def _tick(self) -> None:
        row = self.rows.currentRow()
        if row >= 0:
            self.rows.item(row).setCheckState(_state(on=True))
            self.rows.setCurrentRow(min(row + 1, self.rows.count() - 1))

    def _open(self) -> None:
        row = self.rows.currentRow()
        if 0 <= row < len(self.leans) and self.leans[row].entry:
            self.wanted.emit(self.leans[row].entry)
