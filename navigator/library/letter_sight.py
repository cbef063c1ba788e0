"""The first screen of a letter: acts with their days and warnings, and the ways to ask by name.

How a day is counted, and a way to ask in full with what it costs, wait in folds. Nothing leaves
the outline, which paper and speech have whole: the screen alone is shorter. What may not wait
stays: who and what a rule is for, by when, that aid kept may have to be paid back, and that a rule
is the federal one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from navigator.language.wording import Wording
from navigator.library.outline import act_by, doubt, no_days, too_late
from navigator.records.last_days import LastDay
from navigator.records.letters import Letter
from navigator.records.outline_parts import Line, Outline, Part, Purpose


def days_at_sight(letter: Letter, day: date | None, say: Wording) -> Part:
    """Return the part with the last days, each in short; what holds for all is said once."""
    lines = [_short(one, day, say) for one in letter.last_days]
    lines += [Line(letter.no_day.text)] if letter.no_day else []
    passed = [last for one in letter.last_days if day and (last := one.last(day))]
    is_told = any(last < say.today for last in passed)  # and to ask all the same, today
    notes = () if is_told else too_late(letter, say)
    return Part(Purpose.DAY, say("part.last_day"), tuple(lines), (*_of_all(letter, say), *notes))


def _of_all(letter: Letter, say: Wording) -> list[str]:
    """Return the sentence on whose rules the last days are: once, and the gravest alone."""
    days = letter.last_days
    if one := next((one for one in days if one.lacks and not one.is_federal), None):
        return no_days(one, say)[:1]
    if one := next((one for one in days if one.is_federal), None):
        state = say.state(one.state) if one.state else ""
        return [say("letter.lacks", state=state) if state else say("letter.lacks.any")]
    return [say("letter.printed_too")] if any(one.printed for one in days) else []


def _short(rule: LastDay, day: date | None, say: Wording) -> Line:
    """Return an act with its last day, by whose rule it is, and its warnings."""
    text, is_counted = act_by(rule, day, say)
    days = rule.shorter.days if rule.shorter else rule.days
    if days is None and rule.months is None:
        more = [] if rule.lacks else no_days(rule, say)
    elif is_counted and not rule.is_federal:
        more = []
    elif rule.months is not None:
        more = [say("letter.short.months", count=rule.months)]
    else:
        state = say.state(rule.state) if rule.state else ""
        whose = "federal" if rule.is_federal else "state_" * bool(state) + rule.counts
        more = [say(f"letter.short.{whose}", count=days, state=state)]
        more += [say("letter.days.told")] if rule.told else []
    return Line(text, " ".join(filter(None, (*more, rule.note, doubt(rule, say)))))


def at_first_sight(told: Outline, letter: Letter) -> Outline:
    """Return an outline in which how to ask is named in a word or two; without ways it has none."""
    named = tuple(Line(way.text.partition(":")[0]) for way in letter.ways)
    parts = (
        replace(one, lines=named, lang="") if one.purpose is Purpose.DO else one
        for one in told.parts
    )  # fmt: skip
    return replace(told, parts=tuple(one for one in parts if one.lines))
