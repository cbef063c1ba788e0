"""A checklist on paper: what the rules say, papers to tick, lines to write on.

By default nothing that was answered is on it: it is the checklist as it stands before the
first answer. Answers are there only where the caller was asked for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from navigator.eligibility.answers import Answers
from navigator.eligibility.explain import enrollment_message, says_open, verdict_message
from navigator.eligibility.screen import Result, Verdict
from navigator.handout.html import BOX, heading, item_list, paragraph, shaded
from navigator.language.wording import Wording
from navigator.records.askable import ASKABLE
from navigator.records.checklists import Checklist
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

    Of a form what stands above it: the form itself is one for all languages.
    """
    parts = [shaded(paragraph(sheet.answer or sheet.checklist.lead, "answer"))]
    if sheet.answers is not None:
        parts += _answered(sheet.answers, sheet, say)
    people = len(sheet.answers.people) if sheet.answers is not None else 1
    for person in range(people):
        parts += _outcomes(sheet, person, people, say)
    if sheet.papers:
        parts.append(heading(say("part.bring")))
        parts += [paragraph(f"{BOX} {paper}") for paper in sheet.papers]
    if sheet.reads and not sheet.is_form:
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


def _outcomes(sheet: ChecklistSheet, person: int, people: int, say: Wording) -> Iterator[str]:
    mine = [one for one in sheet.result.outcomes if one.person == person]
    if people > 1:
        yield f"<h1>{escape(say('person.number', number=person + 1))}</h1>"
    for verdict in mine:
        yield heading(verdict.title)
        yield from (paragraph(text) for text in _told(verdict, sheet, say))
        if person > 0:
            continue  # the rule itself stands with the first person
        if verdict.branch:
            yield paragraph(verdict.branch)
        yield from (paragraph(note) for note in verdict.notes)
        for fact in verdict.tells:
            words = say.fact(sheet.topic, fact).replace("\n", "; ")
            yield f"<p><b>{escape(say(f'fact.{fact.name}'))}:</b> {escape(words)}</p>"


def _told(verdict: Verdict, sheet: ChecklistSheet, say: Wording) -> Iterator[str]:
    if verdict.says is not None and verdict.verdict != "unknown":
        yield verdict.says
    elif sheet.answers is not None:
        yield say.put(verdict_message(verdict))
    if says_open(verdict):
        yield say("program.status.any")
    enrollment = enrollment_message(verdict)
    if enrollment is not None:
        yield say.put(enrollment)
