"""A sentence follows from its fact: in every state, topic and language, none beside it.

The rules stand in `tests/helpers/following.py`. What was printed in November 2026 beside the
facts of many states is planted again below, so that each rule is seen to find its fault.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from navigator.library.facade import Library
from navigator.records.jurisdictions import FEDERAL
from navigator.records.topics import TOPICS
from navigator.steward.content.proof.contradictions import find
from navigator.steward.content.shape.schema import CautionEntry
from tests.helpers.content import STATES, real
from tests.helpers.following import RULES, Line, broken, faults, see

OWED: frozenset[str] = frozenset()
"""Texts whose day has passed and which their own change mends; empty this as soon as it is in."""


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_sentence_follows_from_the_facts_of_its_state(
    real_library: Library, lang: str
) -> None:
    found = list(faults(real_library, lang))
    counted = Counter(name for name, _, _ in found)
    assert not found, f"{dict(counted)}; first: {found[0]}"


PLANTED = [
    ("CA", "health", "title", "A state law may make offices report people who apply."),
    ("PR", "health", "title", "A state law may make offices report people who apply."),
    ("TX", "driving", "say", "I want to apply for a license. Which papers do you ask for?"),
    ("FL", "driving", "saying", "Which office does it, and is there an interpreter?"),
    ("PR", "driving", "saying", "I need an appointment. Will there be an interpreter?"),
    ("NY", "driving", "do", "Do not apply yet. See an immigration lawyer first."),
    ("TX", "health", "answer", "Texas has no state coverage that leaves immigration papers out."),
    ("CT", "health", "tile", "Children: no immigration papers asked."),
    ("KS", "health", "tile", "Care in pregnancy: no immigration papers asked."),
    ("LA", "health", "tile", "Pregnancy care: no immigration papers needed."),
    ("TN", "health", "answer", "Tennessee covers care; no immigration papers are needed."),
    ("WA", "health", "tile", "Children, pregnancy: no papers asked. Adults: limited places."),
    ("CA", "health", "coming", "Sign up on HealthCare.gov by this day."),
    ("PR", "health", "know", "Sign up for a 2027 Marketplace plan by December 15, 2026."),
    ("PR", "health", "guide", "Sign up for a 2027 Marketplace plan by December 15, 2026."),
    ("AL", "rights", "tile", "A state law or order calls for help to ICE."),
    ("FL", "legal", "answer", "In Florida public money pays, or has paid, lawyers."),
    ("TX", "legal", "answer", "In Texas public money pays, or has paid, lawyers."),
    ("CO", "driving", "answer", "Colorado gives no license without proof of lawful presence."),
]  # fmt: skip


@pytest.mark.parametrize(("state", "topic", "kind", "text"), PLANTED)
def test_what_was_printed_beside_a_fact_is_found(
    real_library: Library, state: str, topic: str, kind: str, text: str
) -> None:
    seen = see(real_library, state, topic, "en")
    others = tuple(one for one in seen.lines if one.kind != kind)
    planted = replace(seen, lines=(*others, Line(kind, text)))
    rules = [one for one in RULES if one.topic == topic and one.where(seen)]
    assert not any(broken(one, seen) for one in rules)
    assert any(broken(one, planted) for one in rules)


def turned_away(who: str, *, is_expanded: bool) -> bool:
    """Hold the groups of emergency Medicaid against who may have Medicaid at all."""
    return is_expanded and "Medicaid group, such as child, parent or pregnant" in who


@pytest.mark.parametrize("state", STATES)
def test_emergency_medicaid_turns_no_adult_away_where_adults_are_covered(
    real_library: Library, state: str
) -> None:
    seen = see(real_library, state, "health", "en")
    is_expanded = seen.facts["medicaid_expansion"] is True
    emergency = [one.who or "" for one in seen.card.programs if one.kind == "emergency"]
    assert not [one for one in emergency if turned_away(one, is_expanded=is_expanded)]
    printed = "They must fit a Medicaid group, such as child, parent or pregnant."
    assert turned_away(printed, is_expanded=True)


@pytest.mark.parametrize("topic", TOPICS)
def test_of_a_federal_danger_with_forms_by_value_one_is_told_in_each_state(
    real_library: Library, topic: str
) -> None:
    entries: list[CautionEntry] = real().topic(FEDERAL, topic).cautions
    forms = {one.key for one in entries if one.when}
    for state in STATES:
        told = Counter(one.key for one in real_library.card(state, topic).cautions)
        left_out = set(real().topic(state, topic).without)
        assert all(told[key] == 1 for key in forms - left_out), (state, told)


def test_no_text_waits_for_a_day_that_has_passed() -> None:
    found = find(real().content, real().today).found
    told = {one.one for one in found if one.kind == "passed"}
    assert told <= OWED, told - OWED
