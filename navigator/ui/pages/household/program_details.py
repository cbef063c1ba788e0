"""The details of one program of the plan: its danger first, then how to ask, then why.

A stop stands above how to ask. The rule on status stands behind the same button for every program,
so that opening one says nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from navigator.records.outline_parts import Line
from navigator.records.plans import Planned, Told
from navigator.ui.desk import Desk
from navigator.ui.pages.blocks import column, rows, stack, text_list
from navigator.ui.pages.checklists.verdicts import number_parts
from navigator.ui.pages.visitor.parts import link_button
from navigator.ui.pages.visitor.two_languages import lay_said
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.responsive_grid import grid
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

_COLUMN_CHARS = 36


def program_details(desk: Desk, program: Planned) -> QWidget:
    """Make everything about a program."""
    say = desk.say
    stops = [Banner("stop", one.title, one.text) for one in program.stops]
    act = grid(
        column(_verdicts(program), _asking(desk, program)),
        column(*_about(desk, program)),
        least_chars=_COLUMN_CHARS,
        most_columns=2,
        gap=SPACE.l,
        row_gap=SPACE.s,
    )
    folds: list[QWidget] = []
    if told := (*program.traps, *program.mild):
        folds.append(Fold(say("part.dangers"), lambda: text_list(map(_in_full, told))))
    folds.append(Fold(say("plan.why"), lambda: _why(desk, program)))
    if program.branch:
        folds.append(Fold(say("plan.private"), lambda: WrapLabel(program.branch)))
    return column(*stops, act, rows(*folds))


def first_step(program: Planned, act: Callable[[], object]) -> RowLink:
    """Make a program as a next step: how to ask, and a number; a press leads to all of it."""
    known = program.help
    how = next(iter((*known.how, *program.notes)), "")
    line = known.line
    number = "" if line is None else f"{line.text}  {line.more}"
    return RowLink(program.title, how, meta=number, dense=True, act=act)


def _verdicts(program: Planned) -> QWidget:
    return column(*(WrapLabel(_whole(one), selectable=True) for one in program.says), gap=SPACE.xxs)


def _in_full(line: Line) -> str:
    return f"{line.title} {line.text}".strip()


def _whole(told: Told) -> str:
    return f"{told.who}: {told.text}" if told.who else told.text


def _asking(desk: Desk, program: Planned) -> QWidget:
    """Make how to ask, with the dangers at a step, what to say there, and a number."""
    say = desk.say
    made, layout = stack(SPACE.xxs)
    for trap in program.traps:
        text = f"\u25b2\u2002{trap.title or trap.text}"
        layout.addWidget(WrapLabel(text, tone="stop", bold=True))
    for one in program.mild:
        layout.addWidget(WrapLabel(one.title or one.text, tone="note"))
    for way in program.help.how:
        layout.addWidget(WrapLabel(f"{say('program.how')}: {way}", selectable=True))
    if program.help.line is not None:
        layout.addWidget(flow(*number_parts(desk, program.help.line), row_gap=0))
    said = program.said
    layout.addWidget(WrapLabel(f"{say('plan.say')}: \u201c{said.text}\u201d", selectable=True))
    if said.english:
        english = WrapLabel(f"\u201c{said.english}\u201d", tone="quiet", lang="en", selectable=True)
        layout.addWidget(english)

    show = partial(lay_said, desk, program.title, say.lang, said, program)
    layout.addWidget(flow(link_button(tr("Show it large"), "message-square", show)))
    return made


def _about(desk: Desk, program: Planned) -> list[QWidget]:
    """Make whose papers are asked, what to bring, what it pays, and what is good to know."""
    say = desk.say
    made: list[QWidget] = [WrapLabel(program.papers_of, bold=True)]
    if program.bring:
        bring = say.locale.semicolon.join(map(say.locale.bare, program.bring))
        made.append(WrapLabel(say.locale.ended(f"{say('plan.bring')}: {bring}"), selectable=True))
    told = filter(None, (program.opened_by, program.takes, program.most))
    made += [WrapLabel(one, selectable=True) for one in told]
    made += [WrapLabel(one, tone="quiet", selectable=True) for one in program.notes]
    if program.dates:
        made.append(WrapLabel(say("plan.dates"), bold=True, role=Role.SMALL))
        made.append(text_list(program.dates))
    return made


def _why(desk: Desk, program: Planned) -> QWidget:
    """Make the reasons: rule, limit and year, the home's own figure, and what would change it."""
    say = desk.say
    told = [_whole(one) for one in program.why]
    parts: list[QWidget] = [text_list(told)] if told else []
    if program.own_income:
        parts.append(WrapLabel(program.own_income))
    parts.append(WrapLabel(say("plan.change"), tone="quiet"))
    for fact in program.claims:
        parts.append(WrapLabel(say(f"fact.{fact.name}"), bold=True, role=Role.SMALL))
        parts.append(WrapLabel(say.fact(program.topic, fact), selectable=True))
        if fact.sources:
            parts.append(WrapLabel(say.law_age(fact), tone="quiet", role=Role.SMALL))
    return column(*parts, gap=SPACE.xs)
