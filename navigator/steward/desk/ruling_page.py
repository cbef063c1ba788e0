"""The page *Court or law*: an interview, and beside it the plan of everything it changes.

Each line of the plan can be left out, and its text be written anew; one save writes all of
it, one undo takes it back. What the lines say comes from `steward.ruling_plan`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.errors import ContentErrors, Problem
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.topics import TOPICS
from navigator.steward.content.records import Content
from navigator.steward.desk.check_rows import CheckRow, CheckRows
from navigator.steward.desk.foreseen_form import ForeseenForm
from navigator.steward.desk.form_parts import Choice, Line, Long, in_columns
from navigator.steward.desk.lean_list import LeanList
from navigator.steward.desk.page_fields import PageFields
from navigator.steward.desk.two_panes import TwoPanes, state_choice
from navigator.steward.desk.workbench import Workbench
from navigator.steward.editing import rulings
from navigator.steward.editing.citing import is_known
from navigator.steward.editing.entry_fields import Wrong, day_of
from navigator.steward.editing.leaning import Lean, leaning, newly_contradicting
from navigator.steward.editing.ruling_plan import plan
from navigator.steward.editing.ruling_words import HAPPENED, Happened, page_says
from navigator.steward.editing.rulings import Key, Ruling
from navigator.steward.editing.rulings import Line as PlanLine
from navigator.steward.editing.targets import find_target
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.wrap_label import WrapLabel

_DAY = "Day of the ruling or signature"


class _Found(NamedTuple):
    """The plan that the answers give, and what is missing."""

    ruling: Ruling
    value: str
    """The proposed value."""
    values: dict[str, str]
    lines: tuple[PlanLine, ...]
    missing: tuple[str, ...]
    is_known: bool


class RulingPage(ForeseenForm):
    """The page, opened with an entry or card that gives state and topic, or with nothing."""

    name = "ruling"
    title = "Court or law"
    unsaved = "This interview is not saved."

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench, "Save all of it")
        self._lines: tuple[PlanLine, ...] = ()
        self._words: dict[str, str] = {}
        self._texts: dict[Key, str] = {}
        """Texts that were rewritten, by line."""
        self._off: dict[Key, bool] = {}
        """Lines whose tick was set by hand: True leaves the line out."""
        self._value_by_hand = False
        self._build()

    def open(self, entry: str) -> None:
        """Begin an interview; state and topic come from the entry."""
        self._clear()
        sitting = self.bench.sitting
        self.bench.work(
            lambda: sitting.content.words,
            lambda words: self._begin(entry, words),
            "Opening",
            owner="ruling-open",
        )

    def save(self) -> None:
        """Save the plan, or show everything that is missing."""
        wrong: list[Wrong] = []
        ruling = self._ruling(wrong)
        sitting = self.bench.sitting

        def job() -> tuple[str, dict[Path, str], Content]:
            content = sitting.content
            path = sitting.resources
            problems = [Problem(path, *one) for one in wrong]
            if ruling is None:
                raise ContentErrors(tuple(problems))
            problems += rulings.lacking(ruling, content.publishers, sitting.today)
            if problems:
                raise ContentErrors(tuple(problems))
            own = self._told(plan(content, self._with_value(content, ruling)))
            ruled = self._with_value(content, ruling)
            texts = rulings.planned(sitting.text, ruled, own, sitting.today)
            return rulings.told(content, ruled), texts, content

        def made(found: tuple[str, dict[Path, str], Content]) -> None:
            told, texts, before = found
            self.is_saving = True
            self.bench.save(
                told, texts, lambda _: self._saved(before, ruling), failed=self.not_saved
            )

        self.bench.work(job, made, "Saving")

    # What it is made of

    def _build(self) -> None:
        self.state = state_choice(first={"": "Choose a state"})
        self.topic = Choice("Topic", {"": "Choose", **{one: one.capitalize() for one in TOPICS}})
        happened: dict[str, str] = {
            "": "Choose",
            **{str(one): told for one, told in HAPPENED.items()},
        }
        self.happened = Choice("What happened", happened)
        self.about = Choice("About", {})
        self.on = Line(_DAY, "2026-11-18")
        self.begins = Line("Day from which it holds", "2026-11-20")
        self.who = Line("Court, bill or law", "the court's name, or the bill's number")
        self.value = Choice("What the rule is from that day on", {})
        self.page = PageFields(says="What the page says, in your own words (empty: as proposed)")
        self.page.page.hide()  # a ruling has a page of its own; a known address is found again
        self.topic.box.currentIndexChanged.connect(self._offer_facts)
        for choice in (self.state, self.topic, self.happened, self.about):
            choice.box.currentIndexChanged.connect(self._answered)
        self.value.box.activated.connect(self._valued)
        for line in (self.on, self.begins, self.who):
            line.line.textEdited.connect(self._answered)
        self.page.edited.connect(self._answered)
        panes = TwoPanes(self._interview(), self._plan(), "The interview", "The plan")
        self.lay_out(panes)

    def _interview(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.s)
        for widget in (
            in_columns([self.state, self.topic]), self.happened, self.about,
            in_columns([self.on, self.begins]), self.value, self.who, self.page,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        return holder

    def _plan(self) -> QWidget:
        holder = QWidget()
        self.count = WrapLabel("", bold=True)
        self.hint = WrapLabel("", role=Role.SMALL, tone="quiet")
        self.rows = CheckRows("The plan")
        self.rows.ticked.connect(self._ticked)
        self.rows.currentRowChanged.connect(lambda _: self._chosen())
        self.text = Long("The text of this line", 4)
        self.text.edit.textChanged.connect(self._rewritten)
        self.rows.opened.connect(self.text.edit.setFocus)
        self.leans = LeanList()
        self.leans.wanted.connect(lambda entry: self.bench.go("change", entry))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        for widget in (self.count, self.hint, self.rows, self.text, self.leans):
            column.addWidget(widget, int(widget in (self.rows, self.leans)))
        column.addStretch(0)
        return holder

    # What happens

    def _begin(self, entry: str, words: dict[str, str]) -> None:
        self._words = words
        parts = entry.removeprefix("card:").replace(":", "/").split("/")
        if parts[0] in JURISDICTIONS:
            self.state.put(parts[0])
        if len(parts) > 1 and parts[1] in TOPICS:
            self.topic.put(parts[1])
            self._offer_facts()
            self.about.put(parts[2] if len(parts) > 2 else "")
        self.is_filled = False
        first = self.happened if len(parts) > 1 else self.state
        first.field.setFocus()
        if first is self.state and (typed := self.state.box.lineEdit()) is not None:
            typed.selectAll()

    def _clear(self) -> None:
        for choice in (self.state, self.topic, self.happened):
            choice.put("")
        for line in (self.on, self.begins, self.who):
            line.put("")
        self.page.offer(())
        self.page.says.edit.setPlaceholderText("")
        self.value.offer({})
        self._texts, self._off = {}, {}
        self._value_by_hand = self.warned = False
        self.leans.show_leans(())
        self.leans.hide()
        self._show_lines(())

    def _offer_facts(self, *_: object) -> None:
        topic = self.topic.cell
        facts = rulings.facts_of(topic) if topic else ()
        self.about.setVisible(bool(facts))
        words = self._words
        self.about.offer({one: words.get(f"fact.{one}", one) for one in facts})

    def _answered(self, *_: object) -> None:
        self.is_filled = True
        self.patience.start()

    def _valued(self, *_: object) -> None:
        self._value_by_hand = True
        self._answered()

    def _ruling(self, wrong: list[Wrong]) -> Ruling | None:
        """Return the answers; None where too few are given to say anything."""
        on = day_of(_DAY, self.on.cell, wrong)
        begins = day_of("Day from which it holds", self.begins.cell, wrong)
        for label, cell in (
            ("State", self.state.cell), ("Topic", self.topic.cell),
            ("What happened", self.happened.cell), (_DAY, self.on.cell),
        ):  # fmt: skip
            if not cell:
                wrong.append((label, "this is empty.", "answer it."))
        happened: Happened | None = next(
            (one for one in HAPPENED if one == self.happened.cell), None
        )
        cited = self.page.cited(wrong)
        if happened is None or on is None or not (self.state.cell and self.topic.cell):
            return None
        return Ruling(
            state=self.state.cell, topic=self.topic.cell, happened=happened, on=on,
            begins=begins or on, who=self.who.cell, cited=cited, fact=self.about.cell,
            value=self.value.cell if self._value_by_hand else "",
        )  # fmt: skip

    @staticmethod
    def _with_value(content: Content, ruling: Ruling) -> Ruling:
        """Return the ruling with the proposed value where none was chosen by hand."""
        if ruling.value:
            return ruling
        return replace(ruling, value=rulings.proposed_value(content, ruling))

    def foresee(self) -> None:
        """Show the plan for the answers so far."""
        wrong: list[Wrong] = []
        ruling = self._ruling(wrong)
        if ruling is None:
            self._show_lines(())
            self.missing.set_text("")
            return
        sitting = self.bench.sitting

        def job() -> _Found:
            content = sitting.content
            ruled = self._with_value(content, ruling)
            lacks = rulings.lacking(ruled, content.publishers, sitting.today)
            missing = (*(one[0] for one in wrong), *(one.key for one in lacks))
            known = not ruling.cited.url or is_known(
                ruling.cited, content.publishers, sitting.today
            )
            values = dict(rulings.values_of(content, ruled.fact, ruled.topic))
            return _Found(ruled, ruled.value, values, plan(content, ruled), missing, known)

        self.bench.work(job, self._foreseen, owner="ruling-foresee")

    def _foreseen(self, found: _Found) -> None:
        self.value.offer(found.values)
        self.value.put(found.value)
        self.page.ask_kind(is_unknown=not found.is_known)
        of = found.ruling
        self.page.says.edit.setPlaceholderText(page_says(of.happened, of.on, of.begins))
        told = f"Still missing: {', '.join(dict.fromkeys(found.missing))}." if found.missing else ""
        self.missing.set_text(told)
        self._show_lines(found.lines)

    def _told(self, lines: tuple[PlanLine, ...]) -> tuple[PlanLine, ...]:
        """Return the ticked lines, with the texts that were rewritten."""
        kept = [one for one in lines if not self._off.get(one.key, not one.is_on)]
        return tuple(
            one.saying(self._texts[one.key]) if one.key in self._texts else one for one in kept
        )

    def _show_lines(self, lines: tuple[PlanLine, ...]) -> None:
        self._lines = lines
        self.rows.show_rows(map(self._row, lines))
        self.rows.setVisible(bool(lines))
        self._counted()
        self._chosen()

    def _row(self, line: PlanLine) -> CheckRow:
        text = self._texts.get(line.key, line.text)
        return CheckRow(line.told, text, "", not self._off.get(line.key, not line.is_on))

    def _counted(self) -> None:
        if not self._lines:
            self.count.set_text("The plan comes here once you said what happened and when.")
            self.hint.set_text("")
            return
        kept = len(self._told(self._lines))
        self.count.set_text(f"What will be written: {kept} of {len(self._lines)} lines")
        self.hint.set_text("Space takes a line out or in, Enter goes to its text.")

    def _chosen(self) -> None:
        row = self.rows.currentRow()
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        self.text.setVisible(line is not None and bool(line.field))
        if line is not None:
            self.text.edit.blockSignals(True)
            self.text.put(self._texts.get(line.key, line.text))
            self.text.edit.blockSignals(False)

    def _ticked(self) -> None:
        for number, line in enumerate(self._lines):
            if self.rows.is_ticked(number) == self._off.get(line.key, not line.is_on):
                self._off[line.key] = not self.rows.is_ticked(number)
        self._counted()

    def _rewritten(self) -> None:
        row = self.rows.currentRow()
        if not 0 <= row < len(self._lines):
            return
        line = self._lines[row]
        self._texts[line.key] = self.text.cell
        self.rows.renew(row, self._row(line))

    def renew(self) -> None:
        """Plan anew after an undo, or a save of another page."""
        if not self.is_saving:
            self.leans.hide()
            self.foresee()
        self.is_saving = False

    def _saved(self, before: Content, ruling: Ruling | None) -> None:
        self.is_filled = self.warned = False
        sitting = self.bench.sitting
        if ruling is None:
            return
        entry = f"{ruling.state}/{ruling.topic}/{ruling.fact}"

        def job() -> tuple[Lean, ...]:
            content, today = sitting.content, sitting.today
            new = newly_contradicting(before, content, today)
            target = find_target(before, entry, today)
            told = leaning(before, target, today, sitting.root) if target else ()
            return (*new, *told)

        def show(leans: tuple[Lean, ...]) -> None:
            self._clear()
            self.is_filled = False
            self.patience.stop()
            self.count.set_text(
                "Saved. Undo takes all of it back. Now go through what leans on it."
            )
            self.leans.show()
            self.leans.show_leans(leans)
            self.leans.rows.setFocus()

        self.bench.work(job, show, "Looking what leans on it", owner="ruling-saved")
