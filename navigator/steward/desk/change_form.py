"""The form of *Changed*, with fields by the kind of value and the outcome beside them.

It shows the timeline as it will be, how sure the new value is, and everything that depends on the
old one, to go through. It makes no text itself: `steward.changing` does.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QFrame, QWidget

from navigator.errors import ContentErrors
from navigator.records.jurisdictions import FEDERAL
from navigator.records.topics import TOPICS
from navigator.steward.content.records import Content
from navigator.steward.desk.entry_list import LeanList
from navigator.steward.desk.form_parts import ForeseenForm, TwoPanes, keyed, pile, state_choice
from navigator.steward.desk.workbench import Workbench
from navigator.steward.editing.changing import (
    Asked,
    Changed,
    Lean,
    asked,
    changed,
    leaning,
    newly_contradicting,
)
from navigator.steward.editing.citing import cited_of, is_known
from navigator.steward.editing.targets import Span, Target, find_target, targets_of, title_of
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.field_form import Choice, FieldForm, in_columns, tab_through
from navigator.ui.widgets.wrap_label import WrapLabel

_SURE = {
    "confirmed": "Confirmed", "single-source": "One source only", "weak": "Weak source",
    "unconfirmed": "Not confirmed",
}  # fmt: skip


class _Opened(NamedTuple):
    """The content as read for the form: the entry, its fields and the texts that depend on it."""

    content: Content
    card: tuple[str, str]
    entries: dict[str, str]
    """The entries of the card: id and title."""
    target: Target | None = None
    asked: Asked | None = None
    leans: tuple[Lean, ...] = ()


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
        """Show the form of an entry; of a card or a longer page that of its first one."""
        if entry.startswith("text:"):
            self.bench.go("words", entry)
            return
        if entry.startswith("place:"):
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
        """Save it, or show everything that is missing; the cursor goes to the first of it."""
        target, content = self._target, self._content
        if target is None or content is None:
            return
        given, sitting = self.form.values(), self.bench.sitting
        missing: list[str] = []

        def job() -> Changed:
            try:
                return changed(content, sitting.text, target, given, sitting.today)
            except ContentErrors as error:
                missing.extend(one.key for one in error.problems)
                raise

        def made(out: Changed) -> None:
            self.is_saving = True
            self.bench.save(
                out.told, out.texts, lambda _: self._saved(content), failed=self.not_saved
            )

        self.bench.work(job, made, "Saving", failed=lambda: self.form.go_to(missing))

    # What it is made of

    def _build(self) -> None:
        self.entry_title = WrapLabel("", role=Role.LEAD, bold=True)
        self.state = state_choice(first={FEDERAL: "Federal"})
        self.topic = Choice("Topic", {one: one.capitalize() for one in TOPICS})
        self.entry = Choice("Entry", {}, typed=True)
        for choice in (self.state, self.topic):
            choice.box.activated.connect(self._card_chosen)
        self.entry.box.activated.connect(lambda _: self._ask(self.entry.cell))
        self.form = FieldForm()
        self.form.edited.connect(self.edited)
        self.look = keyed("Look", variant="quiet", key="Ctrl+L", act=self._look, on=self)
        left, card = QWidget(), in_columns([self.state, self.topic])
        pile(left, card, self.entry, self.entry_title, self.form, 1, gap=SPACE.s)
        self.lay_out(TwoPanes(left, self._right(), "The new value", "What comes of it"), self.look)

    def _right(self) -> QWidget:
        self._tells = QFrame()
        self.now = WrapLabel("")
        self.then = WrapLabel("")
        self.sure = WrapLabel("", tone="primary")
        self.leans = LeanList()
        self.leans.wanted.connect(self._follow)
        heads = (WrapLabel(one, bold=True) for one in ("As it stands", "As it will be"))
        pile(self._tells, next(heads), self.now, next(heads), self.then, self.sure,
             (self.leans, 1))  # fmt: skip
        return self._tells

    # What happens

    def _card_chosen(self) -> None:
        if self.state.cell:
            self._ask(f"card:{self.state.cell}:{self.topic.cell}")

    def _ask(self, entry: str) -> None:
        sitting = self.bench.sitting

        def job() -> _Opened:
            content, today = sitting.content, sitting.today
            target = find_target(content, entry, today)
            card = (target.state, target.topic) if target else _card_of(entry)
            of_card = targets_of(content, *card, today)
            entries = {one.entry: title_of(content, one) for one in of_card}
            if target is None and entry.startswith("card:") and of_card:
                line = f"/guides[{entry.partition('.')[2]}]."
                target = next((one for one in of_card if line in one.entry), of_card[0])
            if target is None:
                return _Opened(content, card, entries)
            leans = leaning(content, target, today, sitting.root)
            return _Opened(content, card, entries, target, asked(content, target, today), leans)

        self.bench.work(job, lambda found: self._show(found, entry), "Opening", owner="change-form")

    def _show(self, found: _Opened, entry: str) -> None:
        self._content, self._target = found.content, found.target
        self.state.put(found.card[0])
        self.topic.put(found.card[1])
        self.entry.offer(found.entries)
        for part in (self.form, self._tells, self.save_it, self.look):
            part.setVisible(found.asked is not None)
        if found.target is None or found.asked is None:
            told = f"No form changes {entry}." if entry else "Choose a state, a topic and an entry."
            self.entry_title.set_text(told)
            self.state.field.setFocus()
            return
        self.entry.put(found.target.entry)
        self.entry_title.set_text(found.asked.title)
        self.form.draw(found.asked.fields)
        self.form.ask("page.kind", is_asked=False)
        self.form["edit.how"].field.setFocus()
        tab_through([self.entry.field, *self.form.fields, self.save_it])
        self.now.set_text(_lines(found.asked.timeline))
        for label in (self.then, self.sure, self.missing):
            label.set_text("")
        self.leans.show_leans(found.leans)
        self.is_filled = self.warned = False
        self.patience.stop()

    def foresee(self) -> None:
        """Show the outcome, and what is still missing."""
        target, content = self._target, self._content
        if target is None or content is None:
            return
        given, sitting = self.form.values(), self.bench.sitting
        cited = cited_of(given, [])
        is_unknown = bool(cited.url) and not is_known(cited, content.publishers, sitting.today)
        self.form.ask("page.kind", is_asked=is_unknown)

        def job() -> Changed | str:
            try:
                return changed(content, sitting.text, target, given, sitting.today)
            except ContentErrors as error:
                told = " ".join(f"{one.key}: {one.wrong}" for one in error.problems)
                return f"Still missing: {told}"

        self.bench.work(job, self._foreseen, owner="change-foresee")

    def _foreseen(self, out: Changed | str) -> None:
        told = ("", "", out)
        if isinstance(out, Changed):
            told = (_lines(out.timeline), f"How sure it will be: {_SURE[out.confidence]}.", "")
            if out.note:
                self.form["edit.note"].edit.setPlaceholderText(out.note)
        for label, words in zip((self.then, self.sure, self.missing), told, strict=True):
            label.set_text(str(words))

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
            self.then.set_text("Saved. Also check the texts below.")
            self.leans.show_leans((*new, *leans))
            first = self.leans.rows if self.leans.leans else self.look
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


def _card_of(entry: str) -> tuple[str, str]:
    """Return state and topic of an id; of one that names none, the card that is offered first."""
    if entry.startswith("card:"):
        _, state, topic = entry.split(":", 2)
        return state, topic.partition(".")[0]
    parts = entry.split("/")
    return (parts[0], parts[1]) if len(parts) > 2 else ("CO", "driving")


def _lines(days: tuple[Span, ...]) -> str:
    return "\n".join(
        f"{one.days or 'no day known'}{' (now)' if one.is_now else ''}: {one.told}" for one in days
    )
