"""Every day on which a core fact changes, begins or ends: right the day before and on it.

Made from the data, so that a change entered tomorrow is checked tomorrow. Beside
`test_content.py`, which holds facts and cards to their switches, this one holds the
map, the comparison and the list of changes to them, and the days nothing follows.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from navigator.library.facade import Library
from navigator.library.overview import YEAR, Survey
from navigator.records.comparison import choice_of
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Change
from navigator.records.topics import TOPICS, fact_spec
from navigator.records.values import read_value
from navigator.steward.content.shape.schema import FactEntry
from tests.helpers.content import real

DAY = timedelta(days=1)


def entries_of(state: str, topic: str, name: str) -> list[FactEntry]:
    return real().topic(state, topic).facts[name]


def core(topic: str, name: str) -> bool:
    spec = fact_spec(topic, name)
    return (spec is not None and spec.is_core) or TOPICS[topic].map_fact == name


def days_of(entries: list[FactEntry]) -> list[date]:
    """The days on which another value, or none, is in force than the day before."""
    days = {entry.since for entry in entries if entry.since is not None}
    days |= {entry.until + DAY for entry in entries if entry.until is not None}
    return sorted(days)


CASES = [
    (file.state, file.topic, name, day)
    for file in real().content.topics
    if file.state != FEDERAL
    for name, entries in file.facts.items()
    if core(file.topic, name)
    for day in days_of(entries)
]
cases = pytest.mark.parametrize(("state", "topic", "name", "day"), CASES, ids=str)


def value_on(state: str, topic: str, name: str, day: date) -> Any:
    """The value as the file has it, None where no entry is in force."""
    for entry in entries_of(state, topic, name):
        if (entry.since is None or entry.since <= day) and (
            entry.until is None or day <= entry.until
        ):
            spec = fact_spec(topic, name)
            assert spec is not None
            return read_value(spec.kind, msgspec.to_builtins(entry.value))
    return None


def survey_on(library: Library, day: date) -> Survey:
    """All states as of a day, also one before the pack was built."""
    say = library._translator("en")
    return Survey(library._cards, say, day, library.states(), reviewed=True, old=False)


def test_there_are_days_to_check() -> None:
    assert len(CASES) >= 20
    assert any(day > real().today for *_, day in CASES) or not coming_core()


def coming_core() -> list[Any]:
    return [
        entry
        for file in real().content.topics
        for name, entries in file.facts.items()
        if core(file.topic, name) and file.state != FEDERAL
        for entry in entries
        if entry.since is not None and entry.since > real().today
    ]


@cases
def test_a_comparison_shows_the_value_of_the_day(
    real_library: Library, state: str, topic: str, name: str, day: date
) -> None:
    for one in (day - DAY, day):
        columns = survey_on(real_library, one).compare(topic).columns
        column = next(column for column in columns if column.state == state)
        fact = next(fact for fact in column.facts if fact.name == name)
        expected = value_on(state, topic, name, one)
        assert fact.value == expected, one
        if expected is None:
            assert fact.null_means in ("not_known", "not_covered")
        assert column.answer == real_library.card(state, topic, on=one).answer


@cases
def test_a_map_shows_the_value_of_the_day_and_what_is_coming(
    real_library: Library, state: str, topic: str, name: str, day: date
) -> None:
    if TOPICS[topic].map_fact != name:
        return
    for one in (day - DAY, day):
        tiles = survey_on(real_library, one).map(topic).tiles
        tile = next(tile for tile in tiles if tile.state == state)
        assert tile.choice == choice_of(value_on(state, topic, name, one)), one
    before = next(
        tile for tile in survey_on(real_library, day - DAY).map(topic).tiles if tile.state == state
    )
    starts = [entry.since for entry in entries_of(state, topic, name)]
    if day in starts:
        assert before.coming is not None
        assert before.coming.since == day
        assert before.coming_choice == choice_of(value_on(state, topic, name, day))


def changed_on(changes: tuple[Change, ...], topic: str, day: date) -> bool:
    return any(one.since == day and one.topic == topic for one in changes)


@cases
def test_the_list_of_changes_tells_a_switch_before_and_after(
    real_library: Library, state: str, topic: str, name: str, day: date
) -> None:
    if value_on(state, topic, name, day - DAY) is None:
        return  # it begins: nothing known before that a reader could rely on
    before = survey_on(real_library, day - DAY).changes(state)
    after = survey_on(real_library, day).changes(state)
    assert changed_on(before.coming, topic, day), "told as coming the day before"
    assert not changed_on(before.past, topic, day)
    assert changed_on(after.past, topic, day), "told as past on its day"
    assert not changed_on(after.coming, topic, day)
    assert after.first == day - YEAR
