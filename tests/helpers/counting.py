"""Words and seconds of a next step, counted from its outline: no window is opened.

Sentences are read and count; names, addresses, hours and distances of the people to call are looked
at, and counted beside them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from navigator.records.outline_parts import Line, Outline, Part, Purpose

if TYPE_CHECKING:
    from navigator.aloud.script import Spoken

WORDS_A_SECOND = 160 / 60
"""A calm reader."""
_WORD = re.compile(r"(?![0-9]+\.\s)[^\W_][^\s]*")
"""Not a bullet, nor the number of a step."""
_COLUMNS = (Purpose.BRING, Purpose.DO)
_MORE_BELOW = 3
"""“2 more below”."""


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def words_by_part(told: Outline) -> dict[str, int]:
    """Of stop, answer, bring and do the words at first sight, and the notes on whom to call."""
    found = {}
    for part in told.parts:
        if part.purpose is Purpose.STOP:
            found["stop"] = 1 + sum(count_words(line.title) for line in part.lines)  # “Caution”
        elif part.purpose is Purpose.ANSWER:
            found["answer"] = count_words(told.answer)
        elif part.purpose in _COLUMNS:
            found[part.purpose.name.lower()] = _column(part)
        elif part.purpose is Purpose.CALL:
            found["call"] = sum(map(count_words, (part.heading, *part.notes)))
    return found


def words_to_call(told: Outline) -> int:
    """Of the people to call the words: number, name, distance, limits, address and hours."""
    part = told.part(Purpose.CALL)
    lines = part.lines if part else ()
    return sum(count_words(f"{one.text} {one.more} {one.address}") for one in lines)


def seconds_aloud(spoken: Spoken) -> float:
    """How long a voice needs, a phone number digit by digit."""
    return round(len(" ".join(spoken.pieces).split()) / WORDS_A_SECOND, 1)


def _column(part: Part) -> int:
    told = [word for _, line in part.at_sight for word in _line(line)]
    below = len(part.lines) - len(part.at_sight)
    words = sum(map(count_words, (part.heading, *told, *part.notes)))
    return words + (_MORE_BELOW if below else 0)


def _line(line: Line) -> list[str]:
    """A paper or a step, its dangers, and “Say” where there is something to say."""
    return [line.text, *(trap.title for trap in line.traps), *(["Say"] if line.said else [])]
