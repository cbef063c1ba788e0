"""Cases written by hand from the law, beside each rule: `tests/rules/XX/<checklist>.yaml`.

A case gives a day (today where it gives none), answers, and what the law says
for them: the verdict, what the asked conditions alone say, what is still to
ask, which papers belong to it and which dangers are told. Each file covers
every way to fit, to fail and to leave out, another state, and both sides of
every day on which something the checklist reads has changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from navigator.eligibility.answers import Answers
from navigator.eligibility.screen import Verdict
from navigator.library.facade import Library
from navigator.records.checklists import Outcome
from navigator.records.model import PAPER_FACTS
from tests.helpers.brought import paper_texts
from tests.helpers.cases import RULES, read_cases
from tests.helpers.content import STATES, real


class Expected(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What must hold of one outcome."""

    verdict: str
    asked_part: str
    depends_on: str | None = None
    status_rule: str | None = None


class Case(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One visit."""

    name: str
    answers: dict[str, Any]
    expect: dict[str, Expected]
    """Outcome to what must hold of it; no other outcome may be there."""
    day: date | None = None
    state: str | None = None
    missing: list[str] | None = None
    title_has: str | None = None
    bring_has: list[str] = []
    bring_lacks: list[str] = []
    dangers: list[str] = []
    """Cautions that are told, at whatever level."""
    no_stops: list[str] = []
    says: dict[str, str] = {}
    """Typed fact to words that stand in it that day."""


FILES = read_cases("driving", Case)
CASES = [(path, case) for path, file in FILES.items() for case in file.cases]


def run(library: Library, path: Path, case: Case) -> tuple[Verdict, ...]:
    return library.screen(f"checklist:{path.stem}", answers(path, case)).outcomes


def answers(path: Path, case: Case) -> Answers:
    return Answers(case.state or path.parent.name, case.answers, ({},), case.day)


@pytest.mark.parametrize(
    ("path", "case"),
    CASES,
    ids=[f"{path.parent.name}-{path.stem}-{case.name}" for path, case in CASES],
)
def test_the_rule_of_the_day(real_library: Library, path: Path, case: Case) -> None:
    result = real_library.screen(f"checklist:{path.stem}", answers(path, case))
    found = {verdict.program: verdict for verdict in result.outcomes}
    assert found.keys() == case.expect.keys()
    for program, expected in case.expect.items():
        verdict = found[program]
        assert (verdict.verdict, verdict.asked_part) == (expected.verdict, expected.asked_part)
        assert verdict.depends_on == expected.depends_on
        assert expected.status_rule in (None, verdict.status_rule)
        if verdict.status_rule == "some":
            assert verdict.branch, "what the rule names is there to be read in private"
    if case.missing is not None:
        assert list(result.missing) == case.missing
    if case.title_has is not None:
        assert all(case.title_has in verdict.title for verdict in result.outcomes)
    given = answers(path, case)
    topic = real_library.checklist(f"checklist:{path.stem}").topic
    papers = "\n".join(paper_texts(real_library, given.state, topic, given.day))
    assert [text for text in case.bring_has if text not in papers] == []
    assert [text for text in case.bring_lacks if text in papers] == []
    warned = {caution.key: caution.level for caution in result.cautions}
    assert set(case.dangers) <= warned.keys()
    assert not {key for key in case.no_stops if warned.get(key) == "stop"}
    if case.says:
        asked = answers(path, case)
        facts = real_library.facts(asked.state, path.stem, asked.day)
        values = {fact.name: str(fact.value) for fact in facts}
        assert [name for name, words in case.says.items() if words not in values[name]] == []


# The cases themselves are complete.


@pytest.mark.parametrize("state", STATES)
def test_every_jurisdiction_has_its_cases(state: str) -> None:
    file = FILES.get(RULES / state / "driving.yaml")
    assert file is not None
    assert file.law
    assert {law.source for law in file.law} <= real().topic(state, "driving").sources.keys()
    assert any(case.state not in (None, state) for case in file.cases), "another state"


def applying(library: Library, path: Path) -> Iterator[Outcome]:
    """The outcomes that apply today in the jurisdiction of a file."""
    today = Case("today", {}, {})
    now = {verdict.program for verdict in run(library, path, today)}
    checklist = library.checklist(f"checklist:{path.stem}")
    yield from (outcome for outcome in checklist.outcomes if outcome.id in now)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_way_to_fit_to_fail_and_to_leave_out_has_a_case(
    real_library: Library, path: Path
) -> None:
    seen: set[tuple[str, str, str]] = set()
    for case in FILES[path].cases:
        if case.day is None and case.state is None:
            for verdict in run(real_library, path, case):
                codes = {reason.fact: reason.code for reason in verdict.reasons}
                for fact, code in codes.items():
                    if all(one == "met" for other, one in codes.items() if other != fact):
                        seen.add((verdict.program, fact, code))
    asked = {
        (verdict.program, reason.fact)
        for verdict in run(real_library, path, Case("nothing answered", {}, {}))
        for reason in verdict.reasons
    }
    wanted = {
        (outcome.id, condition.fact, code)
        for outcome in applying(real_library, path)
        for condition in outcome.conditions
        if (outcome.id, condition.fact) in asked
        for code in ("met", "not_met", "missing")
    }
    assert wanted
    assert wanted <= seen


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_both_sides_of_every_change_have_a_case(real_library: Library, path: Path) -> None:
    checklist = real_library.checklist(f"checklist:{path.stem}")
    used = {name.split(".")[0] for outcome in checklist.outcomes for name, _ in outcome.when}
    used |= set(PAPER_FACTS)
    used |= {name for case in FILES[path].cases for name in case.says}
    facts = real().topic(path.parent.name, checklist.topic).facts
    switches = {
        entry.since for name in used for entry in facts.get(name, [])[1:] if entry.since is not None
    }
    days = {case.day for case in FILES[path].cases if case.state is None}
    assert {day for switch in switches for day in (switch - timedelta(days=1), switch)} <= days
