"""One entry to compare with its pages: words, value, days, pages, doubts, who read it.

It opens no page by itself; a button or the key `O` hands an address to the steward's browser.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from navigator.steward.desk.workbench import Workbench
from navigator.steward.editing.shown import Page, Shown
from navigator.steward.editing.timelines import Span
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.wrap_label import WrapLabel

NOBODY = "Nobody has read this and signed for it yet."


class EntryPane(QScrollArea):
    """Shows one entry, or a sentence where there is none."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The entry")
        self.say("")

    def say(self, told: str, more: str = "") -> None:
        """Show a sentence in place of an entry, as where nothing waits."""
        inside, column = _column()
        if told:
            column.addWidget(WrapLabel(told, role=Role.LEAD, bold=True))
        if more:
            column.addWidget(WrapLabel(more, tone="quiet"))
        self._show(inside, column)

    def show_entry(self, told: Shown, where: str, why: str) -> None:
        """Show an entry; `where` is its state and topic, `why` the reason why it waits."""
        inside, column = _column()
        is_text = told.entry.startswith("text:")
        parts: list[QWidget] = [WrapLabel(where, role=Role.SMALL, tone="quiet", bold=True)]
        if not is_text:
            parts.append(WrapLabel(told.title, role=Role.HEADING))
        parts.append(WrapLabel(why, tone="quiet", max_chars=0))
        if told.conflict:
            parts.append(Banner("note", "The sources disagree", told.conflict))
        parts.append(SectionHeading(told.title if is_text else "As the visitor reads it"))
        for number, text in enumerate(told.reads):
            parts += [SectionHeading("English")] if number and is_text else []
            role = Role.BODY if number else Role.LEAD
            parts.append(WrapLabel(text, role=role, bold=not number, selectable=True))
        parts += [WrapLabel(told.value, tone="quiet", selectable=True)] if told.value else []
        reviews = () if is_text else told.reviews or (NOBODY,)
        for heading, rows in (
            ("When", map(_span, told.timeline)),
            ("Pages", (self._page(one, is_first=one is told.pages[0]) for one in told.pages)),
            ("Who read it", (WrapLabel(text, selectable=True) for text in reviews)),
        ):
            shown = list(rows)
            parts += [SectionHeading(heading), *shown] if shown else []
        for part in parts:
            column.addWidget(part)
        self._show(inside, column)

    def _show(self, inside: QWidget, column: QVBoxLayout) -> None:
        column.addStretch(1)
        self.setWidget(inside)
        self.verticalScrollBar().setValue(0)

    def _page(self, page: Page, *, is_first: bool) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        words, column = _column()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xxs)
        column.addWidget(WrapLabel(page.told, bold=True, selectable=True))
        if page.says:
            column.addWidget(WrapLabel(page.says, selectable=True))
        column.addWidget(WrapLabel(page.days, role=Role.SMALL, tone="quiet"))
        across.addWidget(words, 1)
        url = page.url
        if url:
            button = Button("Open  O" if is_first else "Open", icon_name="external-link")
            button.setAccessibleName(f"Open {page.told}")
            button.setToolTip(url)
            button.clicked.connect(lambda: self._bench.open_url(url))
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _span(span: Span) -> QWidget:
    words, column = _column()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    days = f"{span.days} (today)" if span.is_now and span.told else span.days
    column.addWidget(WrapLabel(days, role=Role.SMALL, tone="quiet", bold=span.is_now))
    if span.told:
        column.addWidget(WrapLabel(span.told, bold=span.is_now, selectable=True))
    return words


def _column() -> tuple[QWidget, QVBoxLayout]:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(SPACE.m, 0, SPACE.m, SPACE.m)
    column.setSpacing(SPACE.xs)
    return inside, column
