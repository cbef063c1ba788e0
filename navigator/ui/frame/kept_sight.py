"""Which folds are open on a page and how far down it is read, while it is made anew.

A page is made anew for another size of text or language. It has the same parts then, only
higher or lower: a place is kept as the part that stands at the top, and how much of it is past.
Held from one page to the next and no longer.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QWidget

from navigator.ui.theme import SPACE
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.page import Page


class Sight(NamedTuple):
    """Numbers of parts, in the order in which they were made."""

    open_folds: tuple[int, ...] = ()
    part: int = -1
    """What stands at the top; -1 at the very beginning."""
    share: float = 0.0
    """How much of it is above the top."""
    to_list: bool = False
    """Whether the list of what is nearest comes into sight instead: a ZIP code was typed for it."""

    @classmethod
    def of(cls, page: QWidget | None) -> Sight:
        """What is seen of a page."""
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
    """Those of the page itself, not those inside another."""
    found = page.content.findChildren(Fold)
    held = {inner for one in found for inner in one.findChildren(Fold)}
    return [one for one in found if one not in held]


def _parts(page: Page) -> list[QWidget]:
    """What the page is made of, down to its folds; not its header, which may scroll along."""
    items = (page.body.itemAt(number) for number in range(page.body.count()))
    held = [item.widget() for item in items if item is not None]
    return [*(one for one in held if one is not None and one is not page.header), *_folds(page)]


def _top(part: QWidget, page: Page) -> int:
    return part.mapTo(page.ground, QPoint()).y()
