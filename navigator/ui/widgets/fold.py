"""A heading that opens the content below it, which is made when it is first opened.

A closed fold costs nothing, and a screen reader says whether it is open.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.ui.theme import SPACE, current_look
from navigator.ui.widgets.column import bare
from navigator.ui.widgets.painted import PaintedButton
from navigator.ui.widgets.sheet import Sheet, block

ROW_PAD_PX = 3
"""Above and below the words of a table's row."""
_ROW = 1.9
"""Least height of a table's row for a pointer, as a multiple of the type: many fit a screen."""


def row_px() -> int:
    """Return the least height of a table's row; at a touch screen that of a finger."""
    look = current_look()
    return look.target_px if look.touch else round(look.text_px() * _ROW)


class _Head(PaintedButton):
    """The heading: an arrow and words; checked while the fold is open."""

    def __init__(self, title: str, *, is_row: bool) -> None:
        super().__init__()
        self._title, self._is_row = title, is_row
        self.setCheckable(True)
        self.renew()

    def least_height(self) -> int:
        """Return the least height of a target, of a table's row where it is one."""
        return row_px() if self._is_row else super().least_height()

    def set_title(self, title: str) -> None:
        """Show other words."""
        if title != self._title:
            self._title = title
            self.renew()

    def spoken(self) -> str:
        """Return the words, and whether the fold is open."""
        state = self.tr("open") if self.isChecked() else self.tr("closed")
        return f"{self._title}, {state}"

    def compose(self, sheet: Sheet) -> None:
        """Place the arrow, which points down while the fold is open, and the words."""
        colors, size = sheet.look.colors, sheet.look.icon_px()
        title = block(sheet.look, self._title, bold=True)
        room = sheet.width - size - 3 * SPACE.s
        high = title.height(int(room))
        self.lay_ground(sheet, high + 2 * (ROW_PAD_PX if self._is_row else SPACE.xs))
        top = (sheet.height - high) / 2
        arrow = "chevron-down" if self.isChecked() else "chevron-right"
        sheet.icon(arrow, SPACE.s, top + (title.line_px - size) / 2, size, colors.primary)
        sheet.text(title, size + 2 * SPACE.s, top, room, colors.ink)


class Fold(QWidget):
    """A part of a page that opens. Signal: `opened(bool)`.

    Args:
        title: the words of its heading.
        make: makes the content, once, when it is first opened.
        is_row: True in a table, for a heading as low as the table's rows.
    """

    opened = Signal(bool)

    def __init__(self, title: str, make: Callable[[], QWidget], *, is_row: bool = False) -> None:
        super().__init__()
        self.title = title
        self._make = make
        self._inside: QWidget | None = None
        self.head = _Head(title, is_row=is_row)
        self.head.toggled.connect(self._turn)
        self._column = bare(self, SPACE.xs)
        self._column.addWidget(self.head)

    @property
    def is_open(self) -> bool:
        """Return whether the fold is open."""
        return self.head.isChecked()

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001  Qt setter style
        """Open or close the fold."""
        self.head.setChecked(is_open)

    def hold(self, title: str, make: Callable[[], QWidget]) -> None:
        """Close the fold and give it another title and content: cheaper than a new fold."""
        self.set_open(False)
        if self._inside is not None:
            self._inside.deleteLater()
            self._inside = None
        self.title, self._make = title, make
        self.head.set_title(title)

    def _turn(self, is_open: bool) -> None:  # noqa: FBT001  slot
        if self._inside is None and is_open:
            self._inside = self._make()
            inset = current_look().icon_px() + 2 * SPACE.s
            holder = QWidget()
            inner = QVBoxLayout(holder)
            start, end = (SPACE.s, inset) if current_look().rtl else (inset, SPACE.s)
            inner.setContentsMargins(start, 0, end, SPACE.m)
            inner.addWidget(self._inside)
            self._inside = holder
            self._column.addWidget(holder)
            put_after(self.head, holder)
        if self._inside is not None:
            self._inside.setVisible(is_open)
            if is_open:
                from navigator.ui.widgets.veil import unveil  # noqa: PLC0415 - start time

                unveil(self._inside)
        self.opened.emit(is_open)


def put_after(before: QWidget, part: QWidget) -> None:
    """Let Tab go from `before` into `part`, which was just put on the page, and on.

    Inside it Tab follows the order in which its widgets were made. Qt's own chain is not read:
    Python would take what `nextInFocusChain` returns for a child of the widget before it.
    """
    window = before.window()
    for one in part.findChildren(QWidget):
        takes_tab = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
        if takes_tab and one.window() is window:
            QWidget.setTabOrder(before, one)
            before = one
