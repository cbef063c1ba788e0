"""The fields for the page that a steward read: one that the file has, or a new one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.steward.desk.entry_form import Long
from navigator.steward.desk.form_parts import Choice, Line, in_columns
from navigator.steward.editing.citing import Cited
from navigator.steward.editing.entry_fields import Wrong, day_of
from navigator.steward.editing.page_worth import WORTH
from navigator.ui.theme import SPACE
from navigator.ui.widgets.wrap_label import WrapLabel

_SAYS_LINES = 2
NEW = "A new page"


class PageFields(QWidget):
    """The fields. Signal: `edited`."""

    edited = Signal()

    def __init__(self, *, says: str = "What the page says, in your own words (20 at most)") -> None:
        super().__init__()
        self.page = Choice("Page that you read", {"": NEW})
        self.publisher = Line("Publisher", "whose page it is")
        self.title = Line("Title of the page")
        self.url = Line("Address", "https://")
        self.as_of = Line("Date of the page itself, if it has one", "2026-11-24")
        self.kind = Choice("Who is behind this page?", {"": "Choose", **WORTH})
        self.says = Long(says, _SAYS_LINES)
        self._new = in_columns([self.publisher, self.title, self.url, self.as_of])
        self._unknown = WrapLabel("No list knows this site yet.", tone="note")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.s)
        for widget in (self.page, self._new, self._unknown, self.kind, self.says):
            column.addWidget(widget)
        self.page.box.currentIndexChanged.connect(self._chosen)
        for line in (self.publisher, self.title, self.url, self.as_of):
            line.line.textEdited.connect(lambda _: self.edited.emit())
        self.kind.box.currentIndexChanged.connect(lambda _: self.edited.emit())
        self.says.edit.textChanged.connect(self.edited)
        self.ask_kind(is_unknown=False)

    def offer(self, pages: Iterable[tuple[str, str]]) -> None:
        """Offer the pages that the file has already, and empty the other fields."""
        self.page.offer({"": NEW, **dict(pages)})
        self.page.box.setCurrentIndex(0)
        for line in (self.publisher, self.title, self.url, self.as_of):
            line.put("")
        self.says.put("")
        self.kind.put("")
        self.ask_kind(is_unknown=False)

    def ask_kind(self, *, is_unknown: bool) -> None:
        """Ask for the kind of the site, where no list has it."""
        self._unknown.setVisible(is_unknown)
        self.kind.setVisible(is_unknown)

    def cited(self, wrong: list[Wrong]) -> Cited:
        """Return the page that is filled in."""
        return Cited(
            id=self.page.cell,
            publisher=self.publisher.cell,
            title=self.title.cell,
            url=self.url.cell,
            as_of=day_of("Date of the page", self.as_of.cell, wrong),
            says=" ".join(self.says.cell.split()),
            kind="" if self.kind.isHidden() else self.kind.cell,
        )

    def _chosen(self) -> None:
        self._new.setVisible(not self.page.cell)
        self.edited.emit()
