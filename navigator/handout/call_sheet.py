"""Composes the sheet for calling places: their numbers, and boxes for the results of a call.

It has exactly the columns of `calls.csv`, so nothing else is written down; no room for a person.
"""

from __future__ import annotations

from collections.abc import Iterable

from navigator.handout.html import BOX
from navigator.handout.notice import Part
from navigator.language.wording import Wording
from navigator.records.model import Place

MOST = 10
"""The most places on a sheet: as many calls as one volunteer makes."""
_LINE = "_" * 24
_ROWS = (
    ("answers.yes", "answers.no", "closed.yes"),
    ("walk_in.yes", "walk_in.no", "interpreter.yes", "interpreter.no"),
    ("id_asked.yes", "id_asked.no", "fee.yes", "fee.no"),
)


def to_call(places: Iterable[Place]) -> list[Place]:
    """Return the first places with a phone of their own or of their organization's office."""
    return [place for place in places if place.reached_at][:MOST]


def call_sheet_parts(places: Iterable[Place], say: Wording) -> list[Part]:
    """Return the parts of the sheet, in the order of the places."""
    parts: list[Part] = [("", [say("place.call_sheet.lead")])]
    for number, place in enumerate(places, start=1):
        lines = [
            "\u2003".join(f"{BOX} {say(f'place.called.{one}')}" for one in row) for row in _ROWS
        ]
        first = f"{lines[0]}\u2003{say('place.call_sheet.languages')} {_LINE}"
        rows = [(place.reached_at[0].number, first), *(("", line) for line in lines[1:])]
        whose = say.whose_phone(place)
        parts.append((f"{number}. {place.name}", [*([whose] if whose else []), *rows]))
    return parts
