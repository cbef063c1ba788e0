"""Composes the plan of a household as an outline: for two languages side by side.

Both languages come from the same rows, so that part stands beside part. Private rows, which say
something about whoever is asked about them, stand in a part of their own that is folded.
"""

from __future__ import annotations

from collections.abc import Iterable

from navigator.language.wording import Wording
from navigator.records.outline_parts import Line, Outline, Part, Purpose
from navigator.records.plans import HouseholdPlan, Planned, Told

_CALLS = 4
"""The most numbers told."""


def plan_outline(plan: HouseholdPlan, say: Wording) -> Outline:
    """Return the plan as an outline in its language."""
    week, month = plan.week, [one for one in plan.month if not one.is_sensitive]
    private = [one for one in plan.month if one.is_sensitive]
    general = say("plan.general")
    parts = (
        Part(Purpose.ANSWER, "", (Line(general),)),
        Part(Purpose.SECTION, say("plan.week"), tuple(_lines(week))),
        Part(Purpose.BRING, say("plan.gather"), tuple(Line(one) for one in plan.gather)),
        Part(Purpose.CALL, say("part.call"), _calls([*week, *month])),
        Part(Purpose.SAY, say("part.say"), tuple(Line(one.said.text) for one in week[:1])),
        Part(Purpose.SECTION, say("plan.month"), tuple(_lines(month))),
        Part(Purpose.SECTION, say("plan.private"), tuple(_lines(private))),
    )
    shown = tuple(part for part in parts if part.lines)
    return Outline(plan.title, shown, (), private=True, answer=general)


def _lines(programs: Iterable[Planned]) -> Iterable[Line]:
    """Yield each program with whom it may fit; its danger stands before all else about it."""
    for one in programs:
        told = " ".join(map(whole, one.says[:1]))
        traps = tuple(Line(stop.text, title=stop.title) for stop in (*one.stops, *one.traps))
        yield Line(f"{one.title}. {told}", " ".join(one.help.how), traps=traps)


def whole(told: Told) -> str:
    """Return a sentence with the people it is about before it."""
    return f"{told.who}: {told.text}" if told.who else told.text


def _calls(programs: Iterable[Planned]) -> tuple[Line, ...]:
    """Return the numbers of some programs, each once."""
    found = {one.help.line.text: one.help.line for one in programs if one.help.line is not None}
    return tuple(found.values())[:_CALLS]
