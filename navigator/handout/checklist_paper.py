"""Sets a checklist on paper: the rules, papers to tick, whom to call.

It holds no answers: it is the checklist as it stands before the first answer. Answers stand on a
paper of their own (`results_paper`), for people who asked to have it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from navigator.eligibility.answers import Answers
from navigator.eligibility.explain import enrollment_message, says_open
from navigator.eligibility.grouping import ProgramRow, by_program
from navigator.eligibility.screen import Result
from navigator.handout.html import BOX, heading, item_list, number_line, paragraph, shaded
from navigator.language.wording import Wording
from navigator.records.checklists import Checklist, Help
from navigator.records.model import Caution, Place
from navigator.records.outline_parts import Line


@dataclass(frozen=True, slots=True)
class ChecklistSheet:
    """A checklist in one state: its outcomes, its papers and a few places.

    `answers` is None on the usual hand-out; else the answers the person asked to have printed.
    """

    checklist: Checklist
    state: str
    result: Result
    papers: tuple[Line, ...]
    answer: str = ""
    """The answer of the topic's card; empty where nothing is asked: then the lead says more."""
    reads: tuple[str, ...] = ()
    """Titles of the longer cards to read."""
    places: tuple[Place, ...] = ()
    answers: Answers | None = None
    helps: Mapping[str, Help] = field(default_factory=dict)
    """Maps a program to how to ask for it and whom to call."""
    say: str = ""
    """For a form: the sentence to say that its topic has."""

    @property
    def is_form(self) -> bool:
        """True where it is a form to fill in by hand."""
        return bool(self.checklist.fill)

    @property
    def title(self) -> str:
        """The title of the checklist."""
        return self.checklist.title

    @property
    def topic(self) -> str:
        """The topic of the checklist."""
        return self.checklist.topic

    @property
    def stops(self) -> tuple[Caution, ...]:
        """The cautions to read first."""
        return tuple(one for one in self.result.cautions if one.level != "info")


def checklist_parts(sheet: ChecklistSheet, say: Wording) -> list[str]:
    """Return the body of a checklist's page, below its title and the cautions to read first.

    A form has a sheet of its own (`form`), one for all languages.
    """
    parts = [shaded(paragraph(sheet.answer or sheet.checklist.lead, "answer"))]
    if sheet.papers:
        parts.append(heading(say("part.bring")))
        parts += [paragraph(f"{BOX} {paper.whole}") for paper in sheet.papers]
    parts += _programs(sheet, say)
    if sheet.reads:
        parts.append(heading(say("part.guides")))
        parts.append(item_list(sheet.reads))
    return parts


def _programs(sheet: ChecklistSheet, say: Wording) -> Iterator[str]:
    """Yield each program, the best first; those that do not seem to fit by name at the end."""
    rows = by_program(sheet.checklist, sheet.result)
    standing = [row for row in rows if row.stands] or rows
    for row in standing:
        yield from _program(row, sheet, say)
    folded = [row for row in rows if row not in standing]
    if folded:
        yield heading(say("screen.others", count=len(folded)))
        yield item_list(row.best.verdict.title for row in folded)


def _program(row: ProgramRow, sheet: ChecklistSheet, say: Wording) -> Iterator[str]:
    verdict = row.best.verdict
    yield heading(verdict.title)
    yield from _told(row, say)
    known = sheet.helps.get(row.program, Help())
    yield from (_labelled(say("program.how"), way) for way in known.how)
    if known.line is not None:
        yield number_line(known.line, "")
    for text in (verdict.branch, *row.notes):
        if text:
            yield paragraph(text, "small")
    for fact in verdict.tells:
        words = say.fact(sheet.topic, fact).replace("\n", say.locale.semicolon)
        yield _labelled(say(f"fact.{fact.name}"), words)


def _labelled(label: str, text: str) -> str:
    return f"<p><b>{escape(label)}:</b> {escape(text)}</p>"


def _told(row: ProgramRow, say: Wording) -> Iterator[str]:
    """Yield the outcome's own sentence, and whether it takes people and is open to all."""
    best = row.best.verdict
    if best.says is not None and best.verdict != "unknown":
        yield paragraph(best.says)
    enrollment = enrollment_message(best)
    told = [say("program.status.any")] if says_open(best) else []
    told += [say.put(enrollment)] if enrollment is not None else []
    if told:
        yield paragraph(" ".join(told))
