"""A desk without a window: what a page did is kept, so that a test can look at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from navigator.handout.press import Paper
from navigator.library.facade import Library
from navigator.site.policy import DESK, Policy
from navigator.ui.desk import Ask, Desk, MakePaper, Route
from navigator.ui.pages import page_class
from navigator.ui.visit.visit import Visit
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.table import CELL_ROLE, Cell


@dataclass
class Desktop:
    """Makes pages as the window does and records where they lead."""

    library: Library
    state: str = "CO"
    lang: str = "en"
    policy: Policy = DESK
    gone: list[Route] = field(default_factory=list)
    stayed: list[Route] = field(default_factory=list)
    printed: list[tuple[Paper, str]] = field(default_factory=list)
    copies: list[int] = field(default_factory=list)
    visit: Visit | None = None

    def _print(self, make: MakePaper, size: str, copies: int = 1, /) -> None:
        self.printed.append((make(), size))
        self.copies.append(copies)

    @property
    def desk(self) -> Desk:
        """What a page is given."""
        return Desk(
            go=self.gone.append,
            back=lambda: self.gone.append(Route("back")),
            library=self.library,
            visit=self.visit or Visit(self.state, self.lang),
            toggle_packet=lambda _id, _sensitive: True,
            copy=lambda _text: None,
            print_paper=self._print,
            save_pdf=lambda _paper, _size: None,
            say=self.library.wording(self.lang),
            stay=self.stayed.append,
            policy=self.policy,
        )

    def page(self, kind: str, id: str = "") -> Any:
        """A page, loaded and made."""
        desk, ask = self.desk, Ask(Route(kind, id), self.state, self.lang)
        made = page_class(kind)
        return made(desk, ask, made.load(desk, ask))


def button(page: QWidget, word: str) -> QAbstractButton:
    """The button with a word."""
    return next(
        one
        for one in page.findChildren(QAbstractButton)
        if word in (one.text(), one.accessibleName())
    )


def texts(page: QWidget) -> list[str]:
    """Every text on a page."""
    return [one.text() for one in page.findChildren(QWidget) if hasattr(one, "text")]


def rows(page: QWidget) -> list[str]:
    """What the rows that lead on say."""
    return [row.accessibleName() for row in page.findChildren(RowLink) if row.isVisibleTo(page)]


def states_of(page: Any) -> QComboBox:
    """The box with a list on a page."""
    found: QComboBox = page.findChild(QComboBox)
    return found


def cell(page: Any, row: int, column: int) -> Cell:
    """A cell of the page's table."""
    found: Cell = page.table.model().index(row, column).data(CELL_ROLE)
    return found


def labels(page: Any) -> list[str]:
    """The heads of the rows of the page's table."""
    model = page.table.model()
    return [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]


def heads(page: Any) -> list[str]:
    """The heads of the columns of the page's table."""
    model = page.table.model()
    return [model.headerData(one, Qt.Orientation.Horizontal) for one in range(model.columnCount())]
