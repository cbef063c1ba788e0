"""Keeps open folds and scroll position of a page while it is made anew.

A page is made anew for another size of text or language. It then has the same parts, only higher
or lower: a position is kept as the part at the top and the share of it above the top. It is kept
from one page to the next and no longer.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QWidget

from navigator.ui.theme import SPACE
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.page import Page


class Sight(NamedTuple):
    """Open folds and scroll position; parts are numbered in the order in which they were made."""

    open_folds: tuple[int, ...] = ()
    part: int = -1
    """The number of the part at the top; -1 at the very beginning of the page."""
    share: float = 0.0
    """The share of that part's height above the top of the view."""
    to_list: bool = False
    """Scroll to the list of nearest places instead: a ZIP code was typed for it."""

    @classmethod
    def of(cls, page: QWidget | None) -> Sight:
        """Return the open folds and the scroll position of a page; empty for any other widget."""
        if not isinstance(page, Page):
            return cls()
        opened = tuple(n for n, fold in enumerate(_folds(page)) if fold.is_open)
        value = page.scroll_area.verticalScrollBar().value()
        above = [(_top(part, page), n) for n, part in enumerate(_parts(page))]
        top, number = max((one for one in above if one[0] <= value), default=(0, -1))
        if value == 0 or number < 0:
            return cls(opened)
        return cls(opened, number, (value - top) / max(1, _parts(page)[number].height()))

    def restore(self, page: QWidget) -> None:
        """Open the same folds, and scroll there as soon as the page is laid out."""
        if not isinstance(page, Page):
            return
        folds = _folds(page)
        for number in self.open_folds:
            if number < len(folds):
                folds[number].set_open(True)
        if self.part >= 0 or self.to_list:
            QTimer.singleShot(0, page, lambda: self._scroll(page))

    def _scroll(self, page: Page) -> None:
        if self.to_list:
            at = 0 if page.list_top is None else _top(page.list_top, page) - SPACE.s
            page.scroll_area.verticalScrollBar().setValue(at)
            return
        parts = _parts(page)
        if self.part < len(parts):
            part = parts[self.part]
            value = _top(part, page) + round(self.share * part.height())
            page.scroll_area.verticalScrollBar().setValue(value)


def _folds(page: Page) -> list[Fold]:
    """Return the outer folds of the page, not those inside another."""
    found = page.content.findChildren(Fold)
    held = {inner for one in found for inner in one.findChildren(Fold)}
    return [one for one in found if one not in held]


def _parts(page: Page) -> list[QWidget]:
    """Return the widgets in the page's body and its outer folds; not its header.

    The header may scroll along with them.
    """
    items = (page.body.itemAt(number) for number in range(page.body.count()))
    held = [item.widget() for item in items if item is not None]
    return [*(one for one in held if one is not None and one is not page.header), *_folds(page)]


def _top(part: QWidget, page: Page) -> int:
    return part.mapTo(page.ground, QPoint()).y()
