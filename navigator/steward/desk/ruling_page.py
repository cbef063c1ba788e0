"""The page *Court or law*: an interview, and beside it everything that follows from it.

A recipe (`editing.rulings`) says what is asked for a kind of event. Each row of the plan can be
left out; one save writes all of it, one undo takes it back.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from navigator.errors import ContentErrors, Problem
from navigator.records.fields import Field
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.topics import TOPICS
from navigator.steward.content.records import Content
from navigator.steward.desk.entry_list import LeanList, RowList
from navigator.steward.desk.entry_list import Row as ListRow
from navigator.steward.desk.form_parts import ForeseenForm, TwoPanes, pile, state_choice
from navigator.steward.desk.workbench import Workbench
from navigator.steward.editing import rulings
from navigator.steward.editing.changing import Lean, leaning, newly_contradicting
from navigator.steward.editing.citing import cited_of, is_known, page_fields
from navigator.steward.editing.entry_fields import Wrong
from navigator.steward.editing.rulings import RECIPES, Event, Key, Row, Ruling
from navigator.steward.editing.targets import find_target
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.field_form import Choice, FieldForm, in_columns, tab_through
from navigator.ui.widgets.wrap_label import WrapLabel

_SAYS = "What the page says (20 words at most; empty: your sentence)"


class RulingPage(ForeseenForm):
    """The page, opened with an entry or card that gives state and topic, or with nothing."""

    name = "ruling"
    title = "Court or law"
    unsaved = "This interview is not saved."

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench, "Save all of it")
        self._content: Content | None = None
        self._rows: tuple[Row, ...] = ()
        self._off: dict[Key, bool] = {}
        """Rows whose tick was set by hand: True leaves the row out."""
        self._build()

    def open(self, entry: str) -> None:
        """Begin an interview; state and topic come from the entry."""
        self._clear()
        sitting = self.bench.sitting
        self.bench.work(
            lambda: sitting.content, lambda content: self._begin(entry, content), "Opening",
            owner="ruling-open",
        )  # fmt: skip

    def save(self) -> None:
        """Save the plan, or show everything that is missing."""
        wrong: list[Wrong] = []
        ruling = self._ruling(wrong)
        sitting = self.bench.sitting

        def job() -> tuple[str, dict[Path, str], Content]:
            content = sitting.content
            problems = [Problem(sitting.resources, *one) for one in wrong]
            if ruling is not None:
                problems += rulings.lacking(content, ruling, sitting.today)
            if ruling is None or problems:
                raise ContentErrors(tuple(problems))
            rows = tuple(filter(self._is_on, rulings.plan(content, ruling)))
            texts = rulings.planned(sitting.text, ruling, rows, sitting.today)
            return rulings.subject_of(ruling, rows), texts, content

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
        kinds = {"": "Choose", **{kind: one.words for kind, one in RECIPES.items()}}
        self.kind = Choice("What happened", kinds)
        self.about = Choice("About", {})
        self.asks = FieldForm()
        self.page = FieldForm(page_fields(says=_SAYS))
        self.page["page.id"].hide()  # a ruling has a page of its own; a known one is found again
        self.topic.box.currentIndexChanged.connect(self._offer_facts)
        for choice in (self.state, self.topic, self.kind, self.about):
            choice.box.currentIndexChanged.connect(self._chosen)
        for form in (self.asks, self.page):
            form.edited.connect(self.edited)
        self.count = WrapLabel("", bold=True)
        self.hint = WrapLabel("Space takes a row out or in.", role=Role.SMALL, tone="quiet")
        self.rows = RowList("The plan", is_long=True)
        self.rows.ticked.connect(self._ticked)
        self.leans = LeanList()
        self.leans.wanted.connect(lambda entry: self.bench.go("change", entry))
        asked = _column(
            in_columns([self.state, self.topic]), self.kind, self.about, self.asks, self.page
        )  # fmt: skip
        told = _column(self.count, self.hint, self.rows, self.leans)
        self.lay_out(TwoPanes(asked, told, "The interview", "The plan"))

    # What happens

    def _begin(self, entry: str, content: Content) -> None:
        self._content = content
        parts = entry.removeprefix("card:").replace(":", "/").split("/")
        if parts[0] in JURISDICTIONS:
            self.state.put(parts[0])
        if len(parts) > 1 and parts[1] in TOPICS:
            self.topic.put(parts[1])
            self.about.put(parts[2] if len(parts) > 2 else "")
        self.is_filled = False
        first = self.kind if self.topic.cell else self.state
        first.field.setFocus()
        if first is self.state and (typed := self.state.box.lineEdit()) is not None:
            typed.selectAll()

    def _clear(self) -> None:
        for choice in (self.state, self.topic, self.kind):
            choice.put("")
        self.asks.draw(())
        for name in self.page.values():
            self.page[name].put("")
        self.page.ask("page.kind", is_asked=False)
        self._off = {}
        self.warned = False
        self.leans.show_leans(())
        self.leans.hide()
        self._show_rows(())

    def _offer_facts(self, *_: object) -> None:
        words = self._content.words if self._content else {}
        facts = rulings.facts_of(self.topic.cell) if self.topic.cell else ()
        self.about.offer({one: words.get(f"fact.{one}", one) for one in facts})

    def _chosen(self, *_: object) -> None:
        """Ask for what the event needs, and for nothing else; what is written stays."""
        event, given = self._event(), self.asks.values()
        content, fields = self._content, tuple[Field, ...]()
        if content is not None and all(event[:3]):
            fields = rulings.questions(content, event, self.bench.sitting.today)
        self.about.setVisible("value" in event.opens and self.about.box.count() > 0)
        self.asks.draw(
            one if one.draws in ("choice", "rows")
            else one._replace(now=given.get(one.name) or one.now) for one in fields
        )  # fmt: skip
        tab_through([self.about.field, *self.asks.fields])
        self.edited()

    def _event(self) -> Event:
        return Event(self.state.cell, self.topic.cell, self.kind.cell, self.about.cell)

    def _ruling(self, wrong: list[Wrong]) -> Ruling | None:
        cited = cited_of(self.page.values(), wrong)
        return rulings.ruling_of(self._event(), self.asks.values(), cited, wrong)

    def foresee(self) -> None:
        """Show the plan for the answers so far."""
        wrong: list[Wrong] = []
        ruling = self._ruling(wrong)
        if ruling is None:
            self._show_rows(())
            self.missing.set_text("")
            return
        sitting = self.bench.sitting

        def job() -> tuple[Content, tuple[Row, ...], list[str]]:
            content = sitting.content
            lacks = rulings.lacking(content, ruling, sitting.today)
            missing = [*(one[0] for one in wrong), *(one.key for one in lacks)]
            return content, rulings.plan(content, ruling), missing

        def show(found: tuple[Content, tuple[Row, ...], list[str]]) -> None:
            self._content, rows, missing = found
            known = is_known(ruling.cited, self._content.publishers, sitting.today)
            self.page.ask("page.kind", is_asked=bool(ruling.cited.url) and not known)
            told = f"Still missing: {', '.join(dict.fromkeys(missing))}." if missing else ""
            self.missing.set_text(told)
            self._show_rows(rows)

        self.bench.work(job, show, owner="ruling-foresee")

    def _is_on(self, row: Row) -> bool:
        return not self._off.get(row.key, not row.is_on)

    def _show_rows(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows
        self.rows.show_rows(ListRow(one.told, one.text, is_ticked=self._is_on(one)) for one in rows)
        self.rows.setVisible(bool(rows))
        self.hint.setVisible(bool(rows))
        self._counted()

    def _counted(self) -> None:
        many, kept = len(self._rows), sum(map(self._is_on, self._rows))
        self.count.set_text(
            f"What will be written: {kept} of {many} rows" if many
            else "The plan comes here once you said what happened and when."
        )  # fmt: skip

    def _ticked(self) -> None:
        for number, row in enumerate(self._rows):
            if self.rows.is_ticked(number) != self._is_on(row):
                self._off[row.key] = not self.rows.is_ticked(number)
        self._counted()

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
        state, topic, _, fact = ruling.event
        self.worked_on = f"card:{state}:{topic}"

        def job() -> tuple[Content, tuple[Lean, ...]]:
            content, today = sitting.content, sitting.today
            new = newly_contradicting(before, content, today)
            target = find_target(before, f"{state}/{topic}/{fact}", today)
            told = leaning(before, target, today, sitting.root) if target else ()
            return content, (*new, *told)

        def show(found: tuple[Content, tuple[Lean, ...]]) -> None:
            self._clear()
            self._content, leans = found
            self.is_filled = False
            self.patience.stop()
            self.count.set_text("Saved. Undo takes all of it back. Now check these too.")
            self.leans.show()
            self.leans.show_leans(leans)
            self.leans.rows.setFocus()

        self.bench.work(job, show, "Looking what to check too", owner="ruling-saved")


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    parts = ((one, int(isinstance(one, RowList | LeanList))) for one in widgets)
    pile(holder, *parts, 0, gap=SPACE.s)
    return holder
