"""The form of *Changed*, with fields by the kind of value and the outcome beside them.

It shows the timeline as it will be, how sure the new value is, and everything that depends on the
old one, to go through. It makes no text itself: `steward.changing` does.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from navigator.errors import ContentErrors, Problem
from navigator.records.jurisdictions import FEDERAL
from navigator.records.topics import TOPICS
from navigator.steward.content.records import Content
from navigator.steward.desk.entry_form import EntryForm, Long, Tick
from navigator.steward.desk.foreseen_form import ForeseenForm
from navigator.steward.desk.form_parts import Choice, Line, in_columns, tab_through
from navigator.steward.desk.lean_list import LeanList
from navigator.steward.desk.page_fields import PageFields
from navigator.steward.desk.two_panes import TwoPanes, state_choice
from navigator.steward.desk.workbench import Workbench
from navigator.steward.editing.changing import (
    Asked,
    Change,
    Changed,
    Days,
    asked,
    changed,
    needs_note,
)
from navigator.steward.editing.citing import is_known
from navigator.steward.editing.entry_fields import Wrong, day_of
from navigator.steward.editing.leaning import Lean, leaning, newly_contradicting
from navigator.steward.editing.targets import Target, find_target, targets_of, title_of
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.wrap_label import WrapLabel

_FROM, _WRONG = "from", "wrong"
_SURE = {
    "confirmed": "Confirmed", "single-source": "One source only", "weak": "Weak source",
    "unconfirmed": "Not confirmed",
}  # fmt: skip


class _Opened(NamedTuple):
    """The content as read for the form: the entry, its fields and the texts that depend on it."""

    content: Content
    target: Target | None
    asked: Asked | None
    leans: tuple[Lean, ...]
    entries: dict[str, str]
    """The entries of the card: id and title."""


class ChangeForm(ForeseenForm):
    """The form of an entry, opened with its id, such as `IL/college/in_state_tuition`."""

    name = "change"
    title = "Change an entry"

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench, "Save")
        self._target: Target | None = None
        self._content: Content | None = None
        self._before: list[str] = []
        self._build()

    def open(self, entry: str) -> None:
        """Show the form of an entry; for a whole card the choice of one."""
        if entry.startswith("text:"):
            self.bench.go("words", entry)
            return
        if entry.startswith("place:") and "#" not in entry:
            self.bench.go("place", f"correct:{entry}")
            return
        self._before = []
        self._ask(entry)

    def escape(self) -> bool:
        """Go back to the entry from which this one was opened."""
        if not self._before or not self.leave():
            return False
        self._ask(self._before.pop())
        return True

    def save(self) -> None:
        """Save it, or show everything that is missing."""
        target, content = self._target, self._content
        if target is None or content is None:
            return
        wrong: list[Wrong] = []
        change = self._change(wrong)
        read, today = self.bench.sitting.text, self.bench.sitting.today

        def job() -> Changed:
            mine = tuple(Problem(target.path, *one) for one in wrong)
            try:
                out = changed(content, read, target, change, today)
            except ContentErrors as error:
                raise ContentErrors((*mine, *error.problems)) from error
            if mine:
                raise ContentErrors(mine)
            return out

        def made(out: Changed) -> None:
            self.is_saving = True
            self.bench.save(
                out.told, out.texts, lambda _: self._saved(content), failed=self.not_saved
            )

        self.bench.work(job, made, "Saving")

    # What it is made of

    def _build(self) -> None:
        self.entry_title = WrapLabel("", role=Role.LEAD, bold=True)
        self.state = state_choice(first={FEDERAL: "Federal"})
        self.topic = Choice("Topic", {one: one.capitalize() for one in TOPICS})
        self.entry = Choice("Entry", {})
        for choice in (self.state, self.topic):
            choice.box.activated.connect(lambda _: self._ask(f"card:{self._card()}"))
        self.entry.box.activated.connect(lambda _: self._ask(self.entry.cell))
        self.how = Choice(
            "What happened",
            {_FROM: "It is another from a day on", _WRONG: "It was wrong: put it right"},
        )
        self.since = Line("From which day", "2026-12-01")
        self.form = EntryForm()
        self.page = PageFields()
        self.keeps = Tick("The pages cited so far stand by the new value too")
        self.conflict = Long("Where pages disagree, how (or leave it empty)", 2)
        self.note = Long("Line under “What changed”", 2)
        self.look = Button("Look", variant="quiet")
        self.look.setToolTip("Ctrl+L")
        self.look.clicked.connect(self._look)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self._look)
        self.how.box.currentIndexChanged.connect(self._arrange)
        self.form.edited.connect(self._edited)
        self.page.edited.connect(self._edited)
        self.since.line.textEdited.connect(self._edited)
        self.conflict.edit.textChanged.connect(self._edited)
        self.keeps.toggled.connect(self._edited)
        panes = TwoPanes(self._left(), self._right(), "The new value", "What comes of it")
        self.lay_out(panes, self.look)

    def _left(self) -> QWidget:
        """Return the left pane: the choice of the entry, and its fields."""
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE.s)
        self._asks = QWidget()
        for part in (
            in_columns([self.state, self.topic]),
            self.entry,
            self.entry_title,
            self._asks,
        ):
            outer.addWidget(part)
        outer.addStretch(1)
        column = QVBoxLayout(self._asks)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.s)
        for widget in (
            in_columns([self.how, self.since]), self.form, self.page, self.keeps, self.conflict,
            self.note,
        ):  # fmt: skip
            column.addWidget(widget)
        return holder

    def _right(self) -> QWidget:
        self._tells = QFrame()
        self.now = WrapLabel("")
        self.then = WrapLabel("")
        self.sure = WrapLabel("", tone="primary")
        self.leans = LeanList()
        self.leans.wanted.connect(self._follow)
        column = QVBoxLayout(self._tells)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        for widget in (
            WrapLabel("As it stands", bold=True), self.now,
            WrapLabel("As it will be", bold=True), self.then, self.sure, self.leans,
        ):  # fmt: skip
            column.addWidget(widget, int(widget is self.leans))
        return self._tells

    # What happens

    def _card(self) -> str:
        return f"{self.state.cell}:{self.topic.cell}"

    def _ask(self, entry: str) -> None:
        sitting = self.bench.sitting

        def job() -> _Opened:
            content, today = sitting.content, sitting.today
            target = find_target(content, entry, today)
            card = _card_of(entry) or ("CO", "driving")
            if target is not None and target.topic:
                card = (target.state, target.topic)
            of_card = targets_of(content, *card, today)
            entries = {one.entry: title_of(content, one) for one in of_card}
            if target is None and entry.startswith("card:") and of_card:
                target = of_card[0]
            if target is None:
                return _Opened(content, None, None, (), entries)
            leans = leaning(content, target, today, sitting.root)
            return _Opened(content, target, asked(content, target, today), leans, entries)

        self.bench.work(job, lambda found: self._show(found, entry), "Opening", owner="change-form")

    def _show(self, found: _Opened, entry: str) -> None:
        self._content, self._target = found.content, found.target
        card = _card_of(entry) or ("CO", "driving")
        if found.target is not None:
            card = (found.target.state, found.target.topic)
        self.state.put(card[0])
        self.topic.put(card[1])
        self.entry.offer(found.entries)
        has = found.target is not None and found.asked is not None
        for part in (self._asks, self._tells, self.save_it, self.look):
            part.setVisible(has)
        (self.how if has else self.state).field.setFocus()
        if found.target is None or found.asked is None:
            told = f"No form changes {entry}." if entry else "Choose a state, a topic and an entry."
            self.entry_title.set_text(told)
            return
        self.entry.put(found.target.entry)
        self.entry_title.set_text(found.asked.title)
        self.form.draw(found.asked.fields)
        tab_through([self.since.field, *self.form.fields])
        self.page.offer(found.asked.sources)
        self.how.offer({_FROM: "It is another from a day on", _WRONG: "It was wrong: put it right"}
                       if found.asked.has_days else {_WRONG: "Put it right"})  # fmt: skip
        self.how.box.setCurrentIndex(0)
        self.since.put("")
        self.keeps.setChecked(False)
        self.note.put("")
        self._old_conflict = found.asked.conflict
        self._arrange()
        self.now.set_text(_lines(found.asked.timeline))
        self.then.set_text("")
        self.sure.set_text("")
        self.missing.set_text("")
        self.leans.show_leans(found.leans)
        self.is_filled = self.warned = False
        self.patience.stop()

    def _arrange(self) -> None:
        """Show the fields for a correction, or for a value that begins on a day."""
        is_from = self.how.cell == _FROM
        target = self._target
        self.since.setVisible(is_from)
        self.keeps.setVisible(not is_from and target is not None and target.sort != "place")
        core = target is not None and target.spec is not None and target.spec.is_core
        self.note.setVisible(is_from and core)
        if not self.conflict.cell or self.conflict.cell == self._old_conflict:
            self.conflict.put("" if is_from else self._old_conflict)
        self._edited()

    _old_conflict = ""

    def _edited(self, *_: object) -> None:
        self.is_filled = self._target is not None
        self.patience.start()

    def _change(self, wrong: list[Wrong]) -> Change:
        is_from = self.how.cell == _FROM
        since = day_of("From which day", self.since.cell, wrong) if is_from else None
        if is_from and since is None and not wrong:
            wrong.append(("From which day", "this is empty.", "write 2026-12-01."))
        return Change(
            values=self.form.values(),
            cited=self.page.cited(wrong),
            since=since,
            conflict=self.conflict.cell,
            note=self.note.cell,
            keeps_sources=bool(self.keeps.cell),
        )

    def foresee(self) -> None:
        """Show the outcome, and what is still missing."""
        target, content = self._target, self._content
        if target is None or content is None:
            return
        wrong: list[Wrong] = []
        change = self._change(wrong)
        read, today = self.bench.sitting.text, self.bench.sitting.today
        self.page.ask_kind(
            is_unknown=bool(change.cited.url)
            and not is_known(change.cited, content.publishers, today)
        )

        def job() -> tuple[Changed | None, list[str]]:
            told = [f"{label}: {what}" for label, what, _ in wrong]
            try:
                out = changed(content, read, target, change, today)
            except ContentErrors as error:
                return None, [*told, *(f"{one.key}: {one.wrong}" for one in error.problems)]
            return (None if told else out), told

        self.bench.work(job, lambda found: self._foreseen(*found), owner="change-foresee")

    def _foreseen(self, out: Changed | None, missing: list[str]) -> None:
        self.missing.set_text(f"Still missing: {' '.join(missing)}" if missing else "")
        self.then.set_text(_lines(out.timeline) if out else "")
        self.sure.set_text(f"How sure it will be: {_SURE[out.confidence]}." if out else "")
        target = self._target
        if out and target and not self.note.cell and needs_note(target, self._change([]).since):
            self.note.edit.setPlaceholderText(out.note)

    def _saved(self, before: Content) -> None:
        self.is_filled = self.warned = False
        sitting, leans, target = self.bench.sitting, self.leans.leans, self._target
        if target is None:
            return

        def job() -> tuple[Content, tuple[Lean, ...], Asked]:
            content = sitting.content
            again = find_target(content, target.entry, sitting.today) or target
            new = newly_contradicting(before, content, sitting.today)
            return content, new, asked(content, again, sitting.today)

        def told(found: tuple[Content, tuple[Lean, ...], Asked]) -> None:
            self._content, new, now = found
            self.now.set_text(_lines(now.timeline))
            self.then.set_text("Saved. Go through what leans on it.")
            self.leans.show_leans((*new, *leans))
            first = self.leans.rows if self.leans.leans else self.entry.box
            first.setFocus()  # and not in a text, whose own Ctrl+Z would take back letters

        self.bench.work(job, told, "Looking what contradicts it now", owner="change-saved")

    def renew(self) -> None:
        """Show the entry as it is now, unless something is typed."""
        if self.is_saving or self.is_filled or self._target is None:
            self.is_saving = False
            return
        self._ask(self._target.entry)

    def _look(self) -> None:
        if self._target is not None:
            self.bench.go("look", self._target.entry)

    def _follow(self, entry: str) -> None:
        if not self.leave():
            return
        if entry.startswith("text:"):
            self.bench.go("words", entry)
            return
        if self._target is not None:
            self._before.append(self._target.entry)
        self._ask(entry)


def _card_of(entry: str) -> tuple[str, str] | None:
    """Return state and topic of an id; None for one that names none."""
    if entry.startswith("card:"):
        _, state, topic = entry.split(":", 2)
        return state, topic.partition(".")[0]
    parts = entry.split("/")
    return (parts[0], parts[1]) if len(parts) > 2 else None


def _lines(days: tuple[Days, ...]) -> str:
    return "\n".join(f"{one.days}{' (now)' if one.is_now else ''}: {one.told}" for one in days)
