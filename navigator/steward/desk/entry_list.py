"""The lists of the desk: entries by name, things to tick, texts that may be wrong now.

Each row has a mark at the left, texts below each other, and a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
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
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QShortcut,
)
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


class RowPainter(QStyledItemDelegate):
    """Paints a row in the program's type. The last text of a row is quiet."""

    def indent(self) -> int:
        """Return the pixels from the left edge to the texts."""
        raise NotImplementedError

    def least(self) -> int:
        """Return the height of the mark in pixels."""
        return 0

    def mark(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint the mark at the left."""
        raise NotImplementedError

    def texts(self, index: Index) -> Sequence[TextBlock]:
        """Return the texts, from above."""
        raise NotImplementedError

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, mark, texts and line."""
        colors, rect = current_look().colors, option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colors.tint))
        self.mark(painter, rect, index)
        left, top = rect.x() + self.indent(), rect.y() + SPACE.xs
        width = rect.width() - self.indent() - SPACE.s
        *loud, quiet = self.texts(index)
        for text in loud:
            text.paint(painter, left, top, width, QColor(colors.ink))
            top += text.height(width)
        quiet.paint(painter, left, top, width, QColor(colors.quiet))
        painter.setPen(QColor(colors.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of its texts at the width of the list."""
        view = option.widget
        whole = view.viewport().width() if isinstance(view, QListWidget) else 200
        width = whole - self.indent() - SPACE.s
        high = sum(text.height(width) for text in self.texts(index))
        return QSize(whole, max(high, self.least()) + 2 * SPACE.xs)


class PaintedRows(QListWidget):
    """A list whose rows a `RowPainter` paints, and that wrap to its width."""

    def __init__(self, name: str, painter: RowPainter) -> None:
        super().__init__()
        painter.setParent(self)
        self.setAccessibleName(name)
        self.setItemDelegate(painter)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the rows to the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Let the rows grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()


_META = Qt.ItemDataRole.UserRole + 1
_STRONG = Qt.ItemDataRole.UserRole + 2
_BAR_PX = 4
_NAME_LINES = 3


class ListRow(NamedTuple):
    """One row; `is_strong` gives it the bar of what matters most."""

    name: str
    meta: str
    is_strong: bool = False


class EntryList(PaintedRows):
    """The list. Enter and a double click are Qt's signal `activated`."""

    def __init__(self, name: str) -> None:
        super().__init__(name, _Painter())

    def set_rows(self, rows: Sequence[ListRow], current: int = 0) -> None:
        """Show other rows, with one of them chosen."""
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.name)
            item.setData(_META, row.meta)
            item.setData(_STRONG, row.is_strong)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.name}. {row.meta}")
            self.addItem(item)
        if rows:
            self.setCurrentRow(min(current, len(rows) - 1))

    def move(self, by: int) -> None:  # type: ignore[override]  # a step, not a place in the window
        """Choose the next row or the one before."""
        row = self.currentRow() + by
        if 0 <= row < self.count():
            self.setCurrentRow(row)


def letter_keys(holder: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
    """Bind letters that act while the focus is in `holder`: in a field a letter is typed."""
    for key, act in keys.items():
        shortcut = QShortcut(QKeySequence(key), holder)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


class _Painter(RowPainter):
    def indent(self) -> int:
        return SPACE.s + _BAR_PX

    def texts(self, index: Index) -> tuple[TextBlock, ...]:
        look = current_look()
        name = block(look, index.data() or "", bold=True, max_lines=_NAME_LINES)
        return name, block(look, index.data(_META) or "", Role.SMALL)

    def mark(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint the bar of the most important rows."""
        if index.data(_STRONG):
            stop = QColor(current_look().colors.stop)
            painter.fillRect(rect.x(), rect.y(), _BAR_PX, rect.height(), stop)


_LEAST_LINES = 14
_TICK_ROW = Qt.ItemDataRole.UserRole + 1
_TICK = Qt.ItemDataRole.CheckStateRole


class CheckRow(NamedTuple):
    """One row: its head in bold, its text, a quiet line below."""

    head: str
    text: str = ""
    foot: str = ""
    is_ticked: bool = False


class CheckRows(PaintedRows):
    """The list. Signals: `ticked` when a tick was set or taken, `opened` on Enter."""

    ticked = Signal()
    opened = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name, _TickPainter())
        self.setMinimumHeight(round(_LEAST_LINES * current_look().text_px()))
        self.itemChanged.connect(lambda _: self.ticked.emit())
        self.itemDoubleClicked.connect(lambda _: self.opened.emit())

    def show_rows(self, rows: Iterable[CheckRow]) -> None:
        """Show other rows; the place in the list stays."""
        at = max(0, self.currentRow())
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem(". ".join(one.rstrip(".") for one in row[:3] if one), self)
            item.setData(_TICK_ROW, row)
            item.setCheckState(_state(on=row.is_ticked))
        self.setCurrentRow(min(at, self.count() - 1))
        self.blockSignals(False)

    def is_ticked(self, number: int) -> bool:
        """Return whether a row has its tick."""
        return self.item(number).checkState() is Qt.CheckState.Checked

    def tick(self, number: int, *, on: bool = True) -> None:
        """Set a tick or take it."""
        self.item(number).setCheckState(_state(on=on))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, whatever the desktop uses for activation."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class _TickPainter(RowPainter):
    def indent(self) -> int:
        return self.least() + 2 * SPACE.s

    def least(self) -> int:
        return round(current_look().text_px() * 1.25)

    def texts(self, index: Index) -> tuple[TextBlock, ...]:
        look, row = current_look(), CheckRow(*index.data(_TICK_ROW))
        head, foot = block(look, row.head, bold=True), block(look, row.foot, Role.SMALL)
        return head, block(look, row.text), foot

    def mark(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint the box, and in it the tick."""
        box = QStyleOptionButton()
        box.rect = QRect(rect.x() + SPACE.s, rect.y() + SPACE.xs, self.least(), self.least())
        on = Qt.CheckState(index.data(_TICK)) is Qt.CheckState.Checked
        box.state = QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        box.state |= QStyle.StateFlag.State_Enabled
        view = self.parent()
        assert isinstance(view, CheckRows)  # noqa: S101 - its list
        kind = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        view.style().drawPrimitive(kind, box, painter, view)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick on Space, and where the box is pressed."""
        is_space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        is_release = event.type() == QEvent.Type.MouseButtonRelease
        if is_release and isinstance(event, QMouseEvent):
            is_release = event.position().x() - option.rect.x() < self.indent()
        if is_space or is_release:
            on = Qt.CheckState(index.data(_TICK)) is Qt.CheckState.Checked
            model.setData(index, _state(on=not on), _TICK)
        return is_space or is_release


def _state(*, on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked


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
        self.open_one = keyed("Open it", key="Enter", act=self._open)
        self.right = keyed("Still right", key="Space", act=self._tick)
        acts = flow(self.right, self.open_one)
        self._hint = WrapLabel(
            "Space says that it is still right, Enter opens it.", role=Role.SMALL, tone="quiet"
        )
        pile(self, self.count, self._hint, (self.rows, 1), acts)
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
