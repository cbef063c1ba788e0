"""A page with a list and the chosen entry beside it, or one at a time.

It knows no entry by itself: a page says what is listed, what is read of the chosen row, and
which acts there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from navigator.steward.desk.entry_list import RowList
from navigator.steward.desk.form_parts import Scrolled, beside, bind, keyed, pile
from navigator.steward.desk.workbench import ReadingPage, Workbench
from navigator.steward.editing.shown import Page, Shown, shown
from navigator.steward.editing.targets import Span
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.rows_layout import empty
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.wrap_label import WrapLabel

NOBODY = "Nobody has read this and signed for it yet."


class EntryPane(Scrolled):
    """Shows one entry, or a sentence where there is none."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__("The entry", is_read=True)
        self._bench = bench
        self.column.setContentsMargins(SPACE.m, 0, SPACE.m, SPACE.m)
        self.column.setSpacing(SPACE.xs)

    def say(self, told: str, more: str = "") -> None:
        """Show a sentence in place of an entry, as where nothing waits."""
        quiet = [WrapLabel(more, tone="quiet")] if more else []
        self._show([WrapLabel(told, role=Role.LEAD, bold=True), *quiet])

    def show_entry(self, told: Shown, where: str, why: str) -> None:
        """Show an entry; `where` is its state and topic, `why` the reason why it waits."""
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
        self._show(parts)

    def _show(self, parts: Iterable[QWidget]) -> None:
        empty(self.column)
        for part in parts:
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _page(self, page: Page, *, is_first: bool) -> QWidget:
        row, words = QWidget(), QWidget()
        says = [WrapLabel(page.says, selectable=True)] if page.says else []
        title = WrapLabel(page.told, bold=True, selectable=True)
        days = WrapLabel(page.days, role=Role.SMALL, tone="quiet")
        pile(words, title, *says, days, gap=SPACE.xxs)
        across = beside(row, (words, 1))
        url = page.url
        if url:
            button = Button("Open  O" if is_first else "Open", icon_name="external-link")
            button.setAccessibleName(f"Open {page.told}")
            button.setToolTip(url)
            button.clicked.connect(lambda: self._bench.open_url(url))
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _span(span: Span) -> QWidget:
    words = QWidget()
    days = f"{span.days} (today)" if span.is_now and span.told else span.days
    told = [WrapLabel(span.told, bold=span.is_now, selectable=True)] if span.told else []
    pile(words, WrapLabel(days, role=Role.SMALL, tone="quiet", bold=span.is_now), *told, gap=0)
    return words


_LIST_CHARS = 48
_BOTH_CHARS = 100
"""The width in letters that list and entry side by side need; `_LIST_CHARS` is the list's."""
_NO_LIMIT = (1 << 24) - 1


class ListPage(ReadingPage):
    """The base of such pages; a page adds `list` and more to `left`, `pane` and more to `right`.

    Tab goes through the fields in the order in which they are added.
    """

    def __init__(self, bench: Workbench, listed: str) -> None:
        super().__init__(bench)
        self.list = RowList(listed)
        self.list.selectionModel().currentChanged.connect(self.choose)
        self.list.opened.connect(self.to_entry)
        self.pane = EntryPane(bench)
        self.told: Shown | None = None
        """The details of the chosen row, once they are read."""
        self.is_wide = True
        self._acts: list[Button] = []
        self._left, self._right, self._beside = QWidget(), QWidget(), QWidget()
        self.left, self.right = pile(self._left), pile(self._right)
        self._row = beside(self._beside, (self._left, 0), (self._right, 1), gap=SPACE.m)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._beside)

    # What a page says

    def choose(self) -> None:
        """Handle the choice of another row."""
        raise NotImplementedError

    def go(self, page: str) -> None:
        """Open another page with the chosen entry."""
        raise NotImplementedError

    # What it is made of

    def act_row(self, acts: Mapping[str, tuple[str, Callable[[], object]]]) -> QWidget:
        """Return a row of buttons, the main one first; `acts` maps a word to its key and act.

        The letters act too, with those that go through the list and open a cited page.
        """
        self._acts = [
            keyed(word, key=key, act=act, variant="plain" if number else "primary")
            for number, (word, (key, act)) in enumerate(acts.items())
        ]
        self.letters({"J": lambda: self.list.move(1), "K": lambda: self.list.move(-1),
                      "O": self._open_cited, **dict(acts.values())})  # fmt: skip
        return flow(*self._acts)

    def letters(self, keys: Mapping[str, Callable[[], object]]) -> None:
        """Bind letters that act in the list and the entry only: in a field they are typed."""
        for holder in (self.list, self.pane):
            for key, act in keys.items():
                bind(holder, key, act=act, inside=True)

    # What happens

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show list and entry side by side, or one at a time where there is no room for both."""
        super().resizeEvent(event)
        self._arrange()

    def escape(self) -> bool:
        """Go back from the entry to the list, where there is no room for both."""
        if self.is_wide or self._stack.currentWidget() is not self._right:
            return False
        self.to_list()
        self.list.setFocus()
        return True

    def to_list(self) -> None:
        """Show the list where there is no room for both."""
        if not self.is_wide:
            self._stack.setCurrentWidget(self._left)

    def to_entry(self) -> None:
        """Go to the chosen entry; beside it the list keeps the focus."""
        if self.list.currentRow() < 0:
            return
        if not self.is_wide:
            self._stack.setCurrentWidget(self._right)
        self.focus_entry()

    def focus_entry(self) -> None:
        """Put the focus where the letters of the chosen entry act."""
        (self.list if self.is_wide else self.pane).setFocus()

    def read(self, entry: str, state: str, done: Callable[[Shown | None], None]) -> None:
        """Read on the lane the details of an entry."""
        sitting, preview = self.bench.sitting, self.bench.preview

        def job() -> Shown | None:
            content = sitting.content
            library = preview.library(content, state, sitting.today)
            return shown(content, library, entry, sitting.today)

        self.bench.work(job, done, "Opening", owner=f"{self.name}-entry")

    def show_told(self, told: Shown, where: str, why: str) -> None:
        """Show the details, and offer the acts; an unchanged entry keeps its scroll position."""
        if told != self.told:
            self.pane.show_entry(told, where, why)
        self.told = told
        self._offer_acts(are_offered=True)

    def show_none(self, told: str, next_step: str) -> None:
        """Show a sentence where nothing is listed."""
        self.told = None
        self._offer_acts(are_offered=False)
        self.pane.say(told, next_step)

    def _offer_acts(self, *, are_offered: bool) -> None:
        for one in self._acts:
            one.setEnabled(are_offered)

    def _open_cited(self) -> None:
        if self.told is not None and self.told.url:
            self.bench.open_url(self.told.url)
        else:
            self.bench.say("No page with an address is cited here.")

    def is_entry_open(self) -> bool:
        """Return whether the entry stays when the window becomes too narrow for both."""
        return False

    def _arrange(self) -> None:
        look = current_look()
        is_wide = self.width() >= look.measure_px(_BOTH_CHARS)
        wide = look.measure_px(_LIST_CHARS)
        self._left.setMaximumWidth(wide if is_wide else _NO_LIMIT)
        self._left.setMinimumWidth(wide if is_wide else 0)
        if is_wide == self.is_wide:
            return
        self.is_wide = is_wide
        has_focus = self.list.hasFocus() or self.pane.hasFocus()
        if is_wide:
            for widget in (self._left, self._right):
                self._stack.removeWidget(widget)
            self._row.addWidget(self._left)
            self._row.addWidget(self._right, 1)
            self._left.show()
            self._right.show()
            self._stack.setCurrentWidget(self._beside)
        else:
            self._stack.addWidget(self._left)
            self._stack.addWidget(self._right)
            self._stack.setCurrentWidget(self._right if self.is_entry_open() else self._left)
        if has_focus:  # a widget that changes its place loses it
            self.list.setFocus()
