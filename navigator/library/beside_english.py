"""Puts English where a translation lacks, and beside one that may harm and that nobody checked.

A part of which a text lacks is English as a whole: half of a step in one language and half in
another helps nobody. Dangers, rights, days, sums and what to say are *red*: a mistake there costs
a family. Until a person has read the translation its English stands beside it; in a language whose
locale file says `red_in_english` it stands instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from navigator.eligibility.answers import Answers
from navigator.language.translator import LACKS, UNREAD
from navigator.language.wording import Wording
from navigator.records.letters import Letter
from navigator.records.model import Guide, Program, TopicCard
from navigator.records.outline_parts import Line, Outline, Part, Purpose

if TYPE_CHECKING:
    from navigator.handout.checklist_paper import ChecklistSheet
    from navigator.library.outline import Told

_RED = (Purpose.STOP, Purpose.DANGERS, Purpose.DAY, Purpose.SAY)
_APART = (Purpose.CALL, Purpose.WRITE)
"""Names and numbers, which are the same in both; a letter, which has its English already."""
_NUMBERED = re.compile(rf"{UNREAD}(\w{{6}})")
_FIGURE = re.compile(
    r"\$ ?\d|\b\d+(?: \w+)? (?:day|week|month)s?\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d"
)
"""A sum, a count of days or a date in an English text."""


def with_english(
    told: Outline, marked: Outline, english: Outline, say: Wording, *, red: bool, beside: bool
) -> Outline:
    """Return the text of a record with English parts and lines where they are needed.

    Args:
        told: The record in a language.
        marked: The same by a marking translator.
        english: The same in English.
        say: The words of the language.
        red: Whether all of it may harm, as on rights and on the worst day.
        beside: Whether English stands beside what may harm; else it only takes the place of
            what lacks.
    """
    parts = []
    for part, signs, other in zip(told.parts, marked.parts, english.parts, strict=True):
        if part.purpose in _APART:
            parts.append(part)
        elif _has(LACKS, signs):
            parts.append(_whole(part, other, say))
        elif beside:
            parts.append(_beside(part, signs, other, say, red=red or part.purpose in _RED))
        else:
            parts.append(part)
    answer = english.answer if LACKS in marked.answer else told.answer
    said = english.said if LACKS in marked.said else told.said
    return replace(told, parts=tuple(parts), answer=answer, said=said)


class Shows(Protocol):
    """The part of `facade.Library` that gives a record in a language."""

    def card(self, state: str, topic: str, lang: str, on: date | None) -> TopicCard:
        """Return a card as of a day."""

    def show(self, id: str, lang: str) -> Any:
        """Return the record of an id."""

    def sheet(self, id: str, answers: Answers, lang: str, *, tells_answers: bool) -> ChecklistSheet:
        """Return a checklist ready for paper."""


def again(library: Shows, record: Told, lang: str) -> Told:
    """Return a record in another language."""
    told: Told
    if isinstance(record, TopicCard):
        return library.card(record.state, record.topic, lang, record.day)
    if isinstance(record, Guide | Program | Letter):
        told = library.show(record.id, lang)
        return told
    answers = record.answers or Answers(record.state)
    return library.sheet(record.checklist.id, answers, lang, tells_answers=bool(record.answers))


def _whole(part: Part, english: Part, say: Wording, *, note: str = "") -> Part:
    """Return the English part below the heading in the language, which says that it is English."""
    named = " \u00b7 ".join(filter(None, (part.heading, say("language.en"), note)))
    lines = tuple(replace(one, more=_other(one, part.purpose)) for one in english.lines)
    return replace(english, heading=named, lines=lines, lang="en")


def _other(line: Line, purpose: Purpose) -> str:
    """Return what follows a line; what is said in English has no English behind it."""
    return "" if purpose is Purpose.SAY else line.more


def _beside(part: Part, signs: Part, english: Part, say: Wording, *, red: bool) -> Part:
    lines = []
    for line, sign, other in zip(part.lines, signs.lines, english.lines, strict=True):
        is_red = red or _FIGURE.search(f"{other.title} {other.whole}") is not None
        shown = is_red and _has_line(UNREAD, sign)
        traps = tuple(
            replace(trap, english=same, numbers=_numbers(mark)) if _has_line(UNREAD, mark) else trap
            for trap, mark, same in zip(line.traps, sign.traps, other.traps, strict=True)
        )
        beside = other if shown else None
        lines.append(replace(line, traps=traps, english=beside, numbers=_numbers(sign)))
    made = replace(part, lines=tuple(lines))
    if say.locale.red_in_english and any(map(_is_beside, lines)):
        return _whole(part, english, say, note=say("counter.interpreter.mine"))
    return made


def _is_beside(line: Line) -> bool:
    return line.english is not None or any(one.english is not None for one in line.traps)


def _has(sign: str, part: Part) -> bool:
    notes = any(sign in one for one in part.notes)
    return notes or any(_has_line(sign, one) for one in (*part.lines, *_traps(part)))


def _traps(part: Part) -> Iterator[Line]:
    return (trap for line in part.lines for trap in line.traps)


def _numbers(line: Line) -> tuple[str, ...]:
    told = f"{line.title} {line.text} {line.more}"
    return tuple(dict.fromkeys(_NUMBERED.findall(told)))


def _has_line(sign: str, line: Line) -> bool:
    said = line.said.text if line.said is not None else ""
    return any(sign in one for one in (line.text, line.more, line.title, said))
