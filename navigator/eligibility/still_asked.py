"""Finds which questions a program that is still open asks; all others need not be put.

It judges nothing: a program is open where its verdict is `unknown`. Who lives together, a pregnancy
and the income are asked of every home, for nearly every rule counts heads or dollars.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from navigator.eligibility.interview import Row
from navigator.eligibility.rules import Need, Rule
from navigator.records.askable import EXPECTING, PREGNANT, RELATIONS

ALWAYS = frozenset({"age", PREGNANT, EXPECTING, *RELATIONS, "income", "income_period"})
"""Facts that are asked whatever was answered."""

Wanted = frozenset[tuple[str, int | None]]
"""Facts with the person whose answer an open program waits for; None: of the household."""


def still_asked(rows: Iterable[Row]) -> Wanted:
    """Return what programs still open ask for, beside what is asked always."""
    found: set[tuple[str, int | None]] = set()
    for row in rows:
        if row.verdict.verdict == "unknown":
            for need in _needs(row.prepared.rule):
                found.add((need.fact, row.verdict.person if need.is_personal else None))
                if need.whose != "own":
                    found.add((need.fact, ANYBODY))
    return frozenset(one for one in found if one[0] not in ALWAYS)


ANYBODY = -1
"""Stands for whoever lives there, where anybody's answer counts."""


def is_still_asked(wanted: Wanted, fact: str, person: int | None) -> bool:
    """Return whether a fact is asked of a person, or of the household where `person` is None."""
    return fact in ALWAYS or (fact, person) in wanted or (fact, ANYBODY) in wanted


def _needs(rule: Rule) -> Iterator[Need]:
    yield from rule.needs
    for way in rule.ways:
        yield from way.needs
