"""Composes the sheets that a desk prints for itself: a lawyer's questions, practice, a tally.

None has room for a person: the first says to write nothing down, the visitors of the second are
made up, the third counts strokes.
"""

from __future__ import annotations

from navigator.handout.notice import Part
from navigator.language.wording import Wording
from navigator.records.topics import TOPICS

_LINE, _STROKES = "_" * 20, "_" * 70
_LAWYER = {"asks": 6, "bring": 4, "ask": 4}
"""The parts of the lawyer's sheet, with the number of their sentences."""
TALLIED = ("en", "es")
"""The languages that a tally names; the others are written in."""
_OTHERS = 3
_CASES = 3
_QUESTIONS = 3


def lawyer_parts(say: Wording) -> list[Part]:
    """Return what to think through at home, what to bring, and what to ask the lawyer."""
    parts: list[Part] = [("", [say("sheet.lawyer.lead")])]
    for name, count in _LAWYER.items():
        rows = [say(f"sheet.lawyer.{name}.{number}") for number in range(1, count + 1)]
        parts.append((say(f"sheet.lawyer.{name}"), rows))
    lines = [(say(f"paper.appointment.{one}"), _LINE) for one in ("day", "time", "who")]
    return [*parts, (say("paper.appointment"), lines)]


def practice_parts(say: Wording) -> list[Part]:
    """Return three made-up visitors for a new volunteer, and at the end what they show."""
    cases = range(1, _CASES + 1)

    def lines(case: int, kind: str) -> list[str]:
        key = f"sheet.practice.{case}.{kind}"
        return [say(f"{key}.{number}") for number in range(1, _QUESTIONS + 1)]

    parts: list[Part] = [("", [say("sheet.practice.lead")])]
    for case in cases:
        story = say(f"sheet.practice.{case}.story")
        parts.append((say(f"sheet.practice.{case}"), [story, *lines(case, "ask")]))
    told = [f"{case}. {' '.join(lines(case, 'told'))}" for case in cases]
    return [*parts, (say("sheet.practice.answers"), told)]


def tally_parts(say: Wording) -> list[Part]:
    """Return a month's two tables for strokes: by topic and by language."""
    topics = [say(f"topic.{one}") for one in TOPICS]
    languages = [*(say(f"language.{one}") for one in TALLIED), *[_LINE] * _OTHERS]
    return [
        ("", [say("sheet.tally.lead"), f"{say('sheet.tally.month')} {_LINE}"]),
        (say("sheet.tally.topics"), [(one, _STROKES) for one in topics]),
        (say("sheet.tally.languages"), [(one, _STROKES) for one in languages]),
    ]
