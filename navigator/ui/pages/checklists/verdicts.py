"""The results of a checklist by program: who, how to ask, whom to call; why when asked.

The words of a verdict never promise, and a sentence that several programs share stands once, above
them. Reasons that rest on status are a list to read in private, behind the same button for every
program, so that opening one says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QWidget

from navigator.eligibility.explain import (
    condition_message,
    enrollment_message,
    reason_key,
    says_open,
    verdict_message,
)
from navigator.eligibility.grouping import ProgramRow, by_program
from navigator.eligibility.judging import Reason
from navigator.eligibility.screen import Result, Verdict
from navigator.eligibility.settling import Missing, Settling
from navigator.language.bidi import is_rtl, isolate
from navigator.library.outline import call_line
from navigator.records.checklists import Checklist, Help
from navigator.records.model import Nearby
from navigator.records.outline_parts import Line
from navigator.ui.desk import Desk
from navigator.ui.pages.blocks import box, rows, section, stack, text_list
from navigator.ui.pages.visitor.parts import link_button
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import Column, bare
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.row_link import NumberRow
from navigator.ui.widgets.veil import unveil
from navigator.ui.widgets.wrap_label import Tone, WrapLabel
from navigator.ui.words import dotted, tr

FEW = 3
"""The most programs that are shown open, with their reasons."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The context of the results' words: desk, state, checklist, number of people, known help."""

    desk: Desk
    state: str
    checklist: Checklist
    people: int
    helps: Mapping[str, Help]

    def who(self, people: Sequence[int]) -> str:
        """Return `Person 2 and Person 3`; empty where there is one person only."""
        return self.desk.say.people(people, self.people)

    def sentence(self, verdict: Verdict) -> str:
        """Return the sentence of a verdict: its own, else the one of its kind."""
        return verdict.says or self.desk.say.put(verdict_message(verdict))


class ProgramEntry(Column):
    """A program: its name, who, how to ask, a phone, and behind a button why."""

    def __init__(self, row: ProgramRow, shown: Shown, *, is_open: bool) -> None:
        super().__init__()
        self._row, self._shown, self._is_open = row, shown, is_open
        self._details: QWidget | None = None
        self._column = bare(self, SPACE.xxs)
        verdict, say = row.best.verdict, shown.desk.say
        self._add(verdict.title, bold=True)
        self._add(verdict.says or "")
        is_open_to_all = say("program.status.any") if says_open(verdict) else ""
        self._add(dotted([shown.who(row.best.people), is_open_to_all], say.lang), quiet=True)
        for other in row.shared[1:]:
            if other.verdict.verdict != "unlikely":
                self._add(f"{shown.who(other.people)}: {shown.sentence(other.verdict)}", quiet=True)
        takes = enrollment_message(verdict)
        if takes is not None and row.stands:
            self._add(say.put(takes), bold=True)
        known = shown.helps.get(row.program, Help()) if row.stands else Help()
        self._first_steps(known)
        if is_open:
            self._show_why()

    def _add(self, text: str, *, bold: bool = False, quiet: bool = False) -> None:
        if text:
            tone: Tone = "quiet" if quiet else "ink"
            self._column.addWidget(WrapLabel(text, bold=bold, tone=tone, selectable=True))

    def _first_steps(self, known: Help) -> None:
        """Add how to ask, then one line with a phone and the Why button."""
        head = self._shown.desk.say("program.how")
        for way in known.how:
            self._add(f"{head}: {way}")
        shown = list(number_parts(self._shown.desk, known.line)) if known.line is not None else []
        if not self._is_open:
            why = Button(tr("Why"), variant="quiet", icon_name="chevron-down")
            why.setAccessibleDescription(self._row.best.verdict.title)
            why.clicked.connect(lambda: self._toggle(why))
            shown.append(why)
        if shown:
            self._column.addWidget(flow(*shown, row_gap=0))

    def _toggle(self, why: Button) -> None:
        opens = self._details is None or self._details.isHidden()
        details = self._details or self._show_why()
        details.setVisible(opens)
        why.set_icon("chevron-up" if opens else "chevron-down")
        if opens:
            unveil(details, on_card=True)

    def _show_why(self) -> QWidget:
        say, shown = self._shown.desk.say, self._shown
        verdict = self._row.best.verdict
        self._details, layout = stack(SPACE.xs)
        for reasons, people in self._reasons().items():
            if shown.people > 1:
                layout.addWidget(WrapLabel(shown.who(people), bold=True, role=Role.SMALL))
            layout.addWidget(text_list(reasons))
        for fact in verdict.tells:
            layout.addWidget(WrapLabel(say(f"fact.{fact.name}"), bold=True, role=Role.SMALL))
            told = say.fact(shown.checklist.topic, fact)
            layout.addWidget(WrapLabel(told, selectable=True))
            if fact.sources:
                layout.addWidget(WrapLabel(say.law_age(fact), tone="quiet", role=Role.SMALL))
        if any(map(_decides_nothing, self._row.reasons)):
            layout.addWidget(WrapLabel(say("screen.apart"), tone="quiet"))
        for text in (verdict.branch, *self._row.notes):
            if text:
                layout.addWidget(WrapLabel(text, tone="quiet"))
        self._column.addWidget(self._details)
        return self._details

    def _reasons(self) -> dict[tuple[str, ...], list[int]]:
        """Return each set of reasons in words, with the people it holds for."""
        say = self._shown.desk.say
        name = say.state(self._shown.state)
        alike: dict[tuple[str, ...], list[int]] = {}
        for verdict in self._row.verdicts:
            told = tuple(
                say(reason_key(one), what=say.put(condition_message(one, name)))
                for one in verdict.reasons
            )
            if told:
                alike.setdefault(told, []).append(verdict.person)
        return alike


def _decides_nothing(reason: Reason) -> bool:
    """Return whether the reason is an income that was given and still decides nothing."""
    return reason.fact == "income" and reason.value is not None and reason.code == "missing"


def number_parts(desk: Desk, line: Line) -> tuple[QWidget, QWidget]:
    """Make a number that opens its place, and a label with whose it is."""
    number = isolate(line.text) if is_rtl(desk.say.lang) else line.text
    act = None if line.where is None else desk.to("place", line.where.place.id)
    button = link_button(number, "phone", act)
    button.setAccessibleName(f"{line.text}, {line.more}")
    return button, WrapLabel(line.more, tone="quiet", selectable=True)


def settling_line(can: Settling, shown: Shown, go_to: Callable[[Missing], None]) -> QWidget:
    """Make the line with the few answers that can settle most, each a link to its question."""
    say, count = shown.desk.say, len(can.answers)
    key = "screen.settle.one" if count == 1 else "screen.settle"
    lead = say(key, count=count)
    shown_here: list[QWidget] = [WrapLabel(lead, bold=True)]
    for missing in can.answers:
        word = say(f"short.{missing.fact}")
        if missing.person is not None and shown.people > 1:
            word = say("short.of", what=word, person=shown.who([missing.person]))
        shown_here.append(link_button(word, act=partial(go_to, missing)))
    return flow(*shown_here, gap=SPACE.s, row_gap=0)


def call_section(desk: Desk, calls: Sequence[Nearby]) -> QWidget | None:
    """Make the section of nearest places, each a row that opens it; None without any."""
    if not calls:
        return None
    found = [
        NumberRow(line.text, line.more, desk.to("place", near.place.id), meta=line.address)
        for near, line in ((one, call_line(one, desk.say)) for one in calls)
    ]
    return section(desk.say("part.call"), rows(*found))


@dataclass(frozen=True, slots=True)
class ResultCards:
    """A card for each shared sentence: programs to act on, and those still open."""

    now: tuple[QWidget, ...]
    later: tuple[QWidget, ...]


def result_cards(result: Result, shown: Shown) -> ResultCards:
    """Make the cards, the best program first; unlikely programs are folded away at the end."""
    found = by_program(shown.checklist, result)
    standing = [row for row in found if row.stands] or list(found)
    folded = [row for row in found if row not in standing]
    is_open = len(found) <= FEW
    now: list[QWidget] = []
    later: list[QWidget] = []
    for sentence, same in groupby(standing, key=lambda row: _shared_sentence(row, shown)):
        rows_here = list(same)
        entries = [ProgramEntry(row, shown, is_open=is_open) for row in rows_here]
        head = [WrapLabel(sentence, role=Role.LEAD)] if sentence else []
        waits = bool(sentence) and rows_here[0].best.verdict.verdict == "unknown"
        card = box(*head, *entries, topic=shown.checklist.topic)
        (later if waits else now).append(card)
    if not now:
        now, later = later, []
    if folded:
        title = shown.desk.say("screen.others", count=len(folded))
        later.append(Fold(title, lambda: _unlikely(folded, shown)))
    return ResultCards(tuple(now), tuple(later))


def _shared_sentence(row: ProgramRow, shown: Shown) -> str:
    """Return the sentence above a row; empty where the program says its own."""
    verdict = row.best.verdict
    return "" if verdict.says is not None else shown.sentence(verdict)


def _unlikely(found: Sequence[ProgramRow], shown: Shown) -> QWidget:
    column, layout = stack()
    for sentence, same in groupby(found, key=lambda row: _shared_sentence(row, shown)):
        layout.addWidget(WrapLabel(sentence))
        for row in same:
            layout.addWidget(ProgramEntry(row, shown, is_open=False))
    return column


def to_bring(desk: Desk, listed: Sequence[Line]) -> QWidget | None:
    """Make the list of the topic's papers in full; None without any."""
    if not listed:
        return None
    return section(desk.say("part.bring"), text_list([line.whole for line in listed]))
