"""A checklist on paper: what the rules say, papers to tick, lines to write on.

By default nothing that was answered is on it: it is the checklist as it stands before the
first answer. Answers are there only where the caller was asked for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from typing import Any

from navigator.eligibility.answers import Answers
from navigator.eligibility.explain import enrollment_message, says_open, verdict_message
from navigator.eligibility.grouping import ProgramRow, by_program
from navigator.eligibility.screen import Result
from navigator.handout.html import BOX, heading, item_list, number_line, paragraph, shaded
from navigator.language.wording import Wording
from navigator.records.askable import ASKABLE
from navigator.records.checklists import Checklist, Help
from navigator.records.model import Caution, Place


@dataclass(frozen=True, slots=True)
class ChecklistSheet:
    """A checklist in one state: what it points to, its papers and a few places.

    `answers` is None on the usual hand-out; else what the person asked to have printed.
    """

    checklist: Checklist
    state: str
    result: Result
    papers: tuple[str, ...]
    answer: str = ""
    """What the card of the topic answers; where nothing is asked, the lead says more."""
    reads: tuple[str, ...] = ()
    """Titles of the longer cards to read."""
    places: tuple[Place, ...] = ()
    answers: Answers | None = None
    helps: Mapping[str, Help] = field(default_factory=dict)
    """By program, how to ask and whom to call."""
    say: str = ""
    """Of a form the sentence to say that its topic has."""

    @property
    def is_form(self) -> bool:
        """Whether it is a form to fill in by hand."""
        return bool(self.checklist.fill)

    @property
    def title(self) -> str:
        """The title of the checklist."""
        return self.checklist.title

    @property
    def topic(self) -> str:
        """Its topic."""
        return self.checklist.topic

    @property
    def stops(self) -> tuple[Caution, ...]:
        """What to read first."""
        return tuple(one for one in self.result.cautions if one.level != "info")


def checklist_parts(sheet: ChecklistSheet, say: Wording) -> list[str]:
    """The body of a checklist's page, below its title and what to read first.

    A form has a sheet of its own (`form`), one for all languages.
    """
    parts = [shaded(paragraph(sheet.answer or sheet.checklist.lead, "answer"))]
    if sheet.answers is not None:
        parts += _answered(sheet.answers, sheet, say)
    if sheet.papers:
        parts.append(heading(say("part.bring")))
        parts += [paragraph(f"{BOX} {paper}") for paper in sheet.papers]
    parts += _programs(sheet, say)
    if sheet.reads:
        parts.append(heading(say("part.guides")))
        parts.append(item_list(sheet.reads))
    return parts


def answer_lines(answers: Answers, asks: tuple[str, ...], say: Wording) -> Iterator[str]:
    """What was answered, question by question; what was skipped is left out."""
    for number, person in enumerate(answers.people):
        head = f"{say('person.number', number=number + 1)}: " if len(answers.people) > 1 else ""
        yield from (f"{head}{line}" for line in _lines(person, asks, answers.state, say))
    yield from _lines(answers.household, asks, answers.state, say)


def _lines(
    given: Mapping[str, Any], asks: tuple[str, ...], state: str, say: Wording
) -> Iterator[str]:
    for fact in asks:
        if given.get(fact) is not None:
            question = say(f"ask.{fact}", state=say.state(state))
            yield f"{question} {_answer(fact, given[fact], say)}"


def _answer(fact: str, value: Any, say: Wording) -> str:
    match ASKABLE[fact].kind:
        case "yes_no":
            return say("value.yes" if value else "value.no")
        case "choice":
            return say(f"choice.{fact}.{value}")
        case "people":
            names = [say("person.number", number=other + 1) for other in value]
            return ", ".join(names) or say("choice.nobody")
        case "money":
            return f"${value:,}"
        case _:
            return str(value)


def _answered(answers: Answers, sheet: ChecklistSheet, say: Wording) -> list[str]:
    lines = list(answer_lines(answers, sheet.checklist.asks, say))
    if not lines:
        return []
    return [heading(say("paper.answers")), item_list(lines)]


def _programs(sheet: ChecklistSheet, say: Wording) -> Iterator[str]:
    """Program by program, the best first; what does not seem to fit is named at the end."""
    rows = by_program(sheet.checklist, sheet.result)
    standing = [row for row in rows if row.stands] or rows
    for sentence, same in groupby(standing, key=lambda row: _shared_sentence(row, sheet, say)):
        if sentence:
            yield shaded(paragraph(sentence))
        for row in same:
            yield from _program(row, sheet, say)
    folded = [row for row in rows if row not in standing]
    if folded:
        yield heading(say("screen.others", count=len(folded)))
        yield item_list(row.best.verdict.title for row in folded)


def _program(row: ProgramRow, sheet: ChecklistSheet, say: Wording) -> Iterator[str]:
    verdict = row.best.verdict
    yield heading(verdict.title)
    yield from _told(row, sheet, say)
    known = sheet.helps.get(row.program, Help())
    yield from (_labelled(say("program.how"), way) for way in known.how)
    if known.line is not None:
        yield number_line(known.line, "")
    for text in (verdict.branch, *row.notes):
        if text:
            yield paragraph(text, "small")
    for fact in verdict.tells:
        words = say.fact(sheet.topic, fact).replace("\n", "; ")
        yield _labelled(say(f"fact.{fact.name}"), words)


def _labelled(label: str, text: str) -> str:
    return f"<p><b>{escape(label)}:</b> {escape(text)}</p>"


def _shared_sentence(row: ProgramRow, sheet: ChecklistSheet, say: Wording) -> str:
    """The sentence above a program; empty where it says its own, and where nobody answered."""
    verdict = row.best.verdict
    return "" if verdict.says or sheet.answers is None else say.put(verdict_message(verdict))


def _told(row: ProgramRow, sheet: ChecklistSheet, say: Wording) -> Iterator[str]:
    """Whom it is about, and what is not in the sentence above."""
    best = row.best.verdict
    if best.says is not None and (sheet.answers is not None or best.verdict != "unknown"):
        yield paragraph(best.says)
    if sheet.answers is not None:
        people = len(sheet.answers.people)
        who = say.people(row.best.people, people)
        if who:
            yield paragraph(who)
        for same in row.shared[1:]:
            if same.verdict.verdict != "unlikely":
                sentence = same.verdict.says or say.put(verdict_message(same.verdict))
                yield _labelled(say.people(same.people, people), sentence)
    enrollment = enrollment_message(best)
    told = [say("program.status.any")] if says_open(best) else []
    told += [say.put(enrollment)] if enrollment is not None else []
    if told:
        yield paragraph(" ".join(told))
