"""Sets the plan of a household on one sheet: this week, this month, what to gather once for all.

In one language, or in the visitor's with the other small beside it; a number stands once. It names
no age and no income unless the answers are asked for, and no private row unless they are: a line
then says that something is left out. Each stop stands above how to ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from navigator.handout.edition import Edition
from navigator.handout.html import BOX, STOP_MARK, inked, number_line, paragraph, shaded
from navigator.handout.press import Paper, Press, document, footer_of, page_of
from navigator.handout.results_paper import answer_lines, in_columns
from navigator.handout.two_tongues import DOT, along, headed, second, twice
from navigator.language.wording import Wording
from navigator.records.outline_parts import Line
from navigator.records.plans import MARKS, SHAPES, HouseholdPlan, Planned

_SIDES = 2
_TOGETHER = 4
"""Programs of the month in a table of their own: only between tables can a page end."""


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A plan in one language, ready to print.

    answers: household and people as given, where the person asked to have them printed.
    with_sensitive: private rows too, after the plain warning.
    """

    plan: HouseholdPlan
    press: Press
    asks: tuple[str, ...] = ()
    answers: tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]] | None = None
    with_sensitive: bool = False

    def of(self, programs: Sequence[Planned]) -> list[Planned]:
        """Return those of some programs that are printed."""
        return [one for one in programs if self.with_sensitive or not one.is_sensitive]


def plan_paper(sheets: Sequence[PlanSheet], edition: Edition) -> Paper:
    """Return the plan in one language, or in two at once."""
    presses = [one.press for one in sheets]
    first = presses[0].say
    body = [*_head(sheets), *_answers(sheets), *_week(sheets), *_gather(sheets), *_month(sheets)]
    return Paper(
        title=first("paper.title"),
        html=document(body, edition.points, first.lang),
        pictures={},
        footer=footer_of(presses),
        page_of=page_of(presses),
        langs=tuple(press.say.lang for press in presses),
        points=edition.points,
        sides=_SIDES,
    )


def _both(sheets: Sequence[PlanSheet], key: str) -> tuple[str, str]:
    """Return a text in the first language and in the last, which may be the same."""
    texts = [one.press.say(key) for one in sheets]
    return texts[0], texts[-1]


def _head(sheets: Sequence[PlanSheet]) -> Iterator[str]:
    title, other = _both(sheets, "plan.paper")
    state = sheets[0].press.say.state(sheets[0].plan.state)
    small = f"<br><span class='bar'>{escape(other)}</span>" if other != title else ""
    site = paragraph(sheets[0].press.site, "bar") if sheets[0].press.site else ""
    yield inked(f"<p class='title'>{escape(title)}{DOT}{escape(state)}{small}</p>{site}")
    yield from dict.fromkeys(note for one in sheets for note in one.press.warnings())
    yield shaded(twice(*_both(sheets, "plan.general"), "small"))


def _answers(sheets: Sequence[PlanSheet]) -> Iterator[str]:
    """Yield the answers of everybody, where somebody asked to have them printed."""
    if sheets[0].answers is None:
        return
    yield headed(*_both(sheets, "paper.answers"))
    told = [list(_told_answers(one)) for one in sheets]
    for first, other in zip(told[0], told[-1], strict=True):
        yield along(first, other, "dense", DOT)


def _told_answers(sheet: PlanSheet) -> Iterator[str]:
    household, people = sheet.answers or ({}, ())
    say = sheet.press.say
    if told := answer_lines(household, sheet.asks, say):
        yield told
    for number, person in enumerate(people):
        if told := answer_lines(person, sheet.asks, say):
            yield f"{say('person.number', number=number + 1)}: {told}"


def _week(sheets: Sequence[PlanSheet]) -> Iterator[str]:
    pairs = list(zip(*(one.of(one.plan.week) for one in sheets), strict=True))
    if pairs:
        yield headed(*_both(sheets, "plan.week"))
        yield in_columns([_program(pair, sheets) for pair in pairs])


def _month(sheets: Sequence[PlanSheet]) -> Iterator[str]:
    """Yield the programs of the month, and whether private ones are left out."""
    pairs = list(zip(*(one.of(one.plan.month) for one in sheets), strict=True))
    if pairs:
        yield headed(*_both(sheets, "plan.month"))
    for first in range(0, len(pairs), _TOGETHER):
        together = pairs[first : first + _TOGETHER]
        yield in_columns([_program(pair, sheets, is_small=True) for pair in together])
    if len(sheets[0].of(sheets[0].plan.month)) < len(sheets[0].plan.month):
        yield along(*_both(sheets, "plan.left_out"), "quiet")


def _gather(sheets: Sequence[PlanSheet]) -> Iterator[str]:
    yield headed(*_both(sheets, "plan.gather"))
    lines = zip(sheets[0].plan.gather, sheets[-1].plan.gather, strict=True)
    yield in_columns([along(f"{BOX} {one}", other, "small") for one, other in lines])


def _program(
    pair: Sequence[Planned], sheets: Sequence[PlanSheet], *, is_small: bool = False
) -> str:
    """Return a program: name, danger, whom it may fit, how to ask, a number."""
    one, other = pair[0], pair[-1]
    tag = "p class='dense'" if is_small else "h4"
    end = tag.partition(" ")[0]
    name = f"<b>{escape(one.title)}</b>{second(one.title, other.title, DOT)}"
    made = [f"<{tag}>{name}</{end}>"]
    made += [
        f"<p class='dense'><b>{STOP_MARK} {escape(line.title)}</b>"
        f"{second(line.title, beside.title)}</p>"
        for line, beside in zip(one.stops, other.stops, strict=True)
    ]
    made.append(paragraph(_who(one, len(sheets[0].plan.people), sheets[0].press.say), "dense"))
    for way, beside in zip(one.help.how[:1], other.help.how[:1], strict=False):
        made.append(along(way, beside, "dense"))
    if one.takes and not is_small:
        made.append(along(one.takes, other.takes, "dense"))
    if one.help.line is not None:
        made.append(_number(one.help.line) if is_small else number_line(one.help.line, "dense"))
    return "".join(made)


def _number(line: Line) -> str:
    """Return a number in bold, and whose it is."""
    return f"<p class='dense'><b>{escape(line.text)}</b> {escape(line.more)}</p>"


def _who(one: Planned, count: int, say: Wording) -> str:
    """Return each mark that may help in words, with its people; and whose papers are asked."""
    told: list[str] = []
    for mark in MARKS[:2]:
        people = [at for at, own in enumerate(one.marks) if own == mark]
        if people:
            who = "" if one.is_of_home else say.people(people, count)
            word = f"{SHAPES[mark]} {say(f'plan.short.{mark}')}"
            told.append(": ".join(filter(None, (word, who))))
    return ". ".join([DOT.join(told), one.papers_of])
