"""Composes the news for whoever helps today, at most three lines, from data.

A law or a court that changed something in this state, a program that filled or closed to new
people, an office that a call of the center found closed or whose contact the center corrected: each
within 90 days. It says nothing that no data holds, and is never written down.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from navigator.errors import BadInput
from navigator.language.sentences import first_sentence, sentences
from navigator.language.wording import Wording
from navigator.records.model import Change, Fact, Place
from navigator.records.values import Coverage

if TYPE_CHECKING:
    from navigator.library.facade import Library

DAYS = 90
MOST = 3
_FULL = ("capped", "frozen", "ended")
_HEALTH = "health"
"""The topic whose programs fill up."""

Corrected = tuple[Place, date | None]
"""A place as the center knows it, and the day it was corrected; None where only called."""


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """One line, the day since when it is so, and the id of the card or place that says more."""

    text: str
    day: date
    id: str


def shift_lines(library: Library, state: str, lang: str) -> tuple[ShiftLine, ...]:
    """Return the lines of a state today: the newest of each kind, then the other news."""
    say = library.wording(lang)
    changes = library.changes(state, say.today - timedelta(days=DAYS), say.today, lang)
    own = [one for one in changes if one.state == state]
    federal = [one for one in changes if one.state != state]
    told = {one.since for one in own if one.topic == _HEALTH}  # it says so in more words
    full = of_programs(library.facts(state, _HEALTH), state, say)
    kinds = (
        of_laws(own, state, say),
        (one for one in full if one.day not in told),
        of_places(_corrected(library, lang), state, say),
    )
    return pick(kinds, of_laws(federal, state, say))


def is_new(day: date | None, today: date) -> bool:
    """Return whether a day lies within the last 90 days, today among them."""
    return day is not None and timedelta(0) <= today - day <= timedelta(days=DAYS)


def of_laws(changes: Iterable[Change], state: str, say: Wording) -> Iterator[ShiftLine]:
    """Yield each new change in its first sentence; where nobody saw its end, also the last one.

    That last sentence says that nobody saw it.
    """
    for one in changes:
        if one.since is not None and is_new(one.since, say.today):
            text, rest = first_sentence(one.text, say.locales)
            if one.outcome == "not_seen":
                text = " ".join((text, *[*sentences(rest, say.locales)][-1:]))
            yield ShiftLine(text, one.since, f"card:{state}:{one.topic}")


def of_programs(facts: Iterable[Fact], state: str, say: Wording) -> Iterator[ShiftLine]:
    """Yield programs that have few places left or take nobody new, each once."""
    told: set[str] = set()
    for fact in facts:
        for program in fact.value.programs if isinstance(fact.value, Coverage) else ():
            day = program.since or fact.since
            if program.enrollment in _FULL and program.name not in told and is_new(day, say.today):
                told.add(program.name)
                text = f"{program.name}: {say(f'value.enrollment.{program.enrollment}')}"
                yield ShiftLine(text, day or say.today, f"card:{state}:{_HEALTH}")


def of_places(places: Iterable[Corrected], state: str, say: Wording) -> Iterator[ShiftLine]:
    """Yield places that a call found closed, and those whose phone or address was corrected."""
    for place, day in places:
        if not (place.area_national or state in (place.state, *place.area_states)):
            continue
        call = place.called
        if call is not None and call.closed and is_new(call.day, say.today):
            yield ShiftLine(f"{place.name}: {say.called(place)}", call.day, place.id)
        elif day is not None and place.before is not None and is_new(day, say.today):
            told = [_contact(place, say), _contact(place.before, say)]
            if told[0] != told[1]:
                yield ShiftLine(f"{place.name}: {told[0]}", day, place.id)


def _contact(place: Place, say: Wording) -> str:
    numbers = [place.phones[0].number] if place.phones else []
    return " \u00b7 ".join(one for one in (*numbers, say.address(place)) if one)


def pick(
    kinds: Iterable[Iterable[ShiftLine]], federal: Iterable[ShiftLine] = ()
) -> tuple[ShiftLine, ...]:
    """Return the newest of each kind, then others, federal ones last; three at most."""
    held = list(map(_newest, kinds))
    first = [kind.pop(0) for kind in held if kind]
    rest = [one for kind in held for one in kind]
    return tuple([*first, *rest, *_newest(federal)][:MOST])


def _newest(lines: Iterable[ShiftLine]) -> list[ShiftLine]:
    return sorted(lines, key=lambda one: one.day, reverse=True)


def _corrected(library: Library, lang: str) -> Iterator[Corrected]:
    """Yield each place in the center's own list once, with the day of its correction."""
    days: dict[str, date | None] = {}
    for _, row, id in library.local.about():
        days.setdefault(id, None)
        if "corrects" in row.cells and "day" in row.cells:
            days[id] = date.fromisoformat(row.cells["day"])
    for id, day in days.items():
        with contextlib.suppress(BadInput):  # it is in no list any more
            yield library.place(id, lang), day
