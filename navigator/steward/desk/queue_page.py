"""The page *Queue*: an hour of entries to check, each beside its pages, one key an act.

It ranks nothing and writes nothing by itself: `editing.queue` ranks, `editing.edit_session` says
what a review writes. What was just read is gone at once; where the save fails it is back.
"""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from navigator.steward.desk.entry_list import Row
from navigator.steward.desk.form_parts import Filters
from navigator.steward.desk.list_page import ListPage
from navigator.steward.desk.read_form import Answer, Fitting, ReadForm
from navigator.steward.desk.workbench import Workbench
from navigator.steward.editing.edit_session import review
from navigator.steward.editing.queue import (
    MOST_NAMED,
    Due,
    Harm,
    Waiting,
    an_hour,
    below,
    dotted,
    waiting,
    why,
)
from navigator.steward.editing.shown import Shown, state_word
from navigator.ui.theme import Role, current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.wrap_label import WrapLabel


class QueuePage(ListPage):
    """The page. `rows` is what waits, `listed` the part of it in the list."""

    name = "queue"
    title = "What to check next"

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench, "What to check next")
        self.rows: tuple[Due, ...] = ()
        self.listed: tuple[Due, ...] = ()
        self._names: dict[str, str] = {}
        self._aside: set[str] = set()
        """Entries read in this sitting; not shown again while the save is under way."""
        self._spent = 0
        self._read = 0
        self._pressed = ""
        """The key that was pressed before the entry was there."""
        self._is_listing = False
        self._is_whole = False
        self._build()

    def open(self, entry: str) -> None:
        """Show what waits; `entry` may be a state to look at."""
        if entry:
            self.filters.choose(state=entry)
        if self.is_old:
            self.ask_anew()
        self.list.setFocus()

    def escape(self) -> bool:
        """Put the form away, or go back from the entry to the list."""
        if not self.form.isHidden():
            self._put_away()
            return True
        return super().escape()

    # What it is made of

    def _build(self) -> None:
        self.filters = Filters()
        self.filters.changed.connect(self._filtered)
        self.count = WrapLabel("", role=Role.SMALL, tone="quiet")
        self.more = Button("", variant="link", act=self._toggle_whole)
        told = QHBoxLayout()
        told.addWidget(self.count, 1)
        told.addWidget(self.more)
        self.month = WrapLabel("", role=Role.SMALL, tone="quiet")
        self.left.addWidget(self.filters)
        self.left.addWidget(self.month)
        self.left.addLayout(told)
        self.left.addWidget(self.list, 1)
        self.pane.say("Reading the content …", "This takes a few seconds, once.")
        self.form = ReadForm(self.bench)
        self.form.sent.connect(self._answered)
        self.form.put_away.connect(self._put_away)
        self._form_area = Fitting(self.form)
        self._form_area.hide()
        self.acts = self.act_row(
            {
                "Still right": ("R", lambda: self._ask_form("right")),
                "Changed": ("C", self._change),
                "Court or law": ("L", self._rule),
                "Cannot tell": ("N", lambda: self._ask_form("cannot tell")),
                "Look": ("V", lambda: self.go("look")),
            }
        )
        self.letters({"?": lambda: self._ask_form("cannot tell"), "H": self._another_hour,
                      "S": self.filters.to_state})  # fmt: skip
        self.right.addWidget(self.pane, 1)
        self.right.addWidget(self._form_area)
        self.right.addWidget(self.acts)

    def is_entry_open(self) -> bool:
        """Return True while a form is open, so that it stays in sight in a narrower window."""
        return not self.form.isHidden()

    # What waits

    def _filtered(self) -> None:
        self._spent = self._read = 0
        self._is_whole = False
        self.ask_anew()
        self.list.setFocus()

    def ask_anew(self) -> None:
        """Rank on the lane, then list; the choice stays."""
        self.is_old = False
        wanted, sitting = self.filters.wanted, self.bench.sitting

        def done(found: Waiting) -> None:
            self.rows, self._names = found.rows, found.names
            self._aside &= {one.entry for one in self.rows}
            self.month.set_text(found.month)
            self.filters.offer(found.langs)
            self.form.who.know(found.people)
            self._list()

        self.bench.work(
            lambda: waiting(sitting, wanted), done, "Reading the content", owner="queue"
        )

    def _list(self) -> None:
        """List what waits; the choice stays, with the form that may be open for it."""
        left = tuple(one for one in self.rows if one.entry not in self._aside)
        hour = an_hour(left, self._spent)
        before = self._due.entry if self._due else ""
        at = max(0, self.list.currentRow())
        self.listed = left[:MOST_NAMED] if self._is_whole else hour
        entries = [one.entry for one in self.listed]
        self._is_listing = True
        self.list.show_rows(
            [self._list_row(one) for one in self.listed],
            entries.index(before) if before in entries else at,
        )
        self._is_listing = False
        self._tell_count(len(left), hour)
        if not self.listed:
            self._show_none(len(left))
        elif before in entries:
            self._read_entry()
        else:
            self.choose()

    def _list_row(self, due: Due) -> Row:
        is_of_all = self.filters.wanted.state is None
        told = dotted([state_word(due.state) if is_of_all else "", *below(due)])
        name = self._names.get(due.entry, due.entry)
        return Row(name, foot=told, is_strong=due.harm is Harm.STOP)

    def _tell_count(self, waiting: int, hour: tuple[Due, ...]) -> None:
        if not waiting:
            self.count.set_text("Nothing waits.")
            self.more.hide()
            return
        minutes = sum(one.minutes for one in hour)
        read = f" {self._read} read." if self._read else ""
        self.count.set_text(
            f"This hour: {len(hour)} of {waiting:,}, about {minutes} minutes.{read}"
        )
        self.more.setVisible(waiting > len(hour))
        self.more.set_label("This hour alone" if self._is_whole else "Show all")

    def _show_none(self, waiting: int) -> None:
        if waiting:
            self.show_none(
                f"An hour's worth is done: {self._read} read.",
                "Press H for another hour, or close the desk: it asks for one commit.",
            )
        else:
            self.show_none(
                "Nothing waits here.",
                "Choose another state or topic. In a language, texts wait until a person has"
                " checked them.",
            )

    def _another_hour(self) -> None:
        self._spent = self._read = 0
        self._list()

    def _toggle_whole(self) -> None:
        self._is_whole = not self._is_whole
        self._list()
        self.list.setFocus()

    # The entry

    @property
    def _due(self) -> Due | None:
        at = self.list.currentRow()
        return self.listed[at] if 0 <= at < len(self.listed) else None

    def choose(self) -> None:
        """Show another entry; the form of the one before closes and keeps what was typed."""
        if self._is_listing or self._due is None:
            return
        self._pressed = ""
        if not self.form.isHidden():
            self._put_away()
        self._read_entry()

    def _read_entry(self) -> None:
        if (due := self._due) is not None:
            self.read(due.entry, due.state, lambda told: self._show(due, told))

    def _show(self, due: Due, told: Shown | None) -> None:
        if self._due is None or due.entry != self._due.entry or told is None:
            return
        where = dotted([state_word(due.state), *map(str.capitalize, due.topics)])
        self.show_told(told, where, why(due))
        if self._pressed:
            self._ask_form(self._pressed)

    def _change(self) -> None:
        if (due := self._due) is not None:
            self.go({"place": "place", "text": "words"}.get(due.kind, "change"))

    def _rule(self) -> None:
        if (due := self._due) is not None and due.kind in ("place", "text"):
            self.bench.say("No court or law changes this by itself: press C.")
        else:
            self.go("ruling")

    def go(self, page: str) -> None:
        """Open another page with the entry."""
        if (due := self._due) is not None:
            self.bench.go(page, due.entry)

    # The review

    def _ask_form(self, outcome: str) -> None:
        due = self._due
        if due is None or self.told is None or self.told.entry != due.entry:
            self._pressed = outcome  # a moment too early: it opens with the entry
            return
        self._pressed = ""
        self.to_entry()
        self.acts.hide()
        self._form_area.show()
        # With few lines who is asked takes all of them: the entry waits above.
        is_short = current_look().is_short(self.window().height())
        self.pane.setVisible(not (is_short and self.bench.person is None))
        if outcome == "right":
            needs_page = due.kind != "text"
            self.form.ask("right", self.told.url, entry=due.entry, needs_page=needs_page)
        else:
            self.form.ask("cannot tell", entry=due.entry)

    def _put_away(self) -> None:
        self.form.hide()
        self._form_area.hide()
        self.pane.show()
        self.acts.show()
        self.focus_entry()

    def _answered(self, answer: Answer) -> None:
        due, person, sitting = self._due, self.bench.person, self.bench.sitting
        if due is None or person is None:
            return
        self._put_away()
        where = f"{state_word(due.state)}, {self._names.get(due.entry, due.entry)[:60]}"
        told = {"right": "read, still right", "cannot tell": "read, cannot tell"}[answer.outcome]
        self._aside.add(due.entry)
        self._spent += due.minutes
        self._read += 1

        def failed() -> None:
            self._aside.discard(due.entry)
            self._spent -= due.minutes
            self._read -= 1
            self._list()

        self.bench.save(
            f"{where}: {told}",
            lambda: review(
                sitting, person, due.entry, answer.outcome, lang=due.lang,
                page=answer.page, note=answer.note,
            ),
            failed=failed,
        )  # fmt: skip
        self._list()
