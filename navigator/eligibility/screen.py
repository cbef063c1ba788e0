"""Checklist + answers + the day's facts → verdicts with reasons.

Pure: it keeps nothing, reads no clock, and never asks for what is not in the
closed vocabulary. Verdicts are defined in the design, rule 2.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from navigator.eligibility.logic import all_of, holds, judge
from navigator.errors import BadInput
from navigator.facts import ASKABLE
from navigator.model import Caution, Checklist, Condition, Fact, Outcome


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered; a missing key is a missing answer.

    household: values of household and helper facts; people: one mapping of
    person facts each. `day` None means today.
    """

    state: str
    household: dict[str, Any] = field(default_factory=dict)
    people: tuple[dict[str, Any], ...] = ({},)
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition and how it was judged: `met`, `not_met` or `missing`."""

    code: str
    fact: str
    value: Any
    comparator: str
    limit: Any


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules point to for one person and one program."""

    program: str
    kind: str
    person: int
    title: str
    verdict: str
    """`likely`, `unlikely`, `unknown` or `depends`."""
    asked_part: str
    """`met`, `not_met` or `missing`: what the asked conditions alone say."""
    status_rule: str
    depends_on: str | None
    branch: str | None
    reasons: tuple[Reason, ...]
    bring: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """All verdicts, the cautions that stand above them, and what is still to ask."""

    outcomes: tuple[Verdict, ...]
    cautions: tuple[Caution, ...]
    missing: tuple[str, ...]


def screen(
    checklist: Checklist,
    answers: Answers,
    facts: tuple[Fact, ...],
    cautions: tuple[Caution, ...],
    names: dict[str, str],
) -> Result:
    """Judge every outcome the day's facts pick, for every person.

    `names` fills blanks in titles beside the text facts. Raises BadInput naming
    the first answer that is not usable.
    """
    check_answers(checklist, answers)
    values = {fact.name: fact.value for fact in facts}
    blanks = {name: value for name, value in values.items() if isinstance(value, str)} | names
    verdicts = tuple(
        _judge(outcome, answers, person, values, blanks)
        for person in range(len(answers.people))
        for outcome in checklist.outcomes
        if all(holds(values, name, wanted) for name, wanted in outcome.when)
    )
    missing = tuple(
        ask
        for ask in checklist.asks
        if any(
            reason.code == "missing" and reason.fact == ask
            for verdict in verdicts
            for reason in verdict.reasons
        )
    )
    return Result(verdicts, cautions, missing)


def _judge(
    outcome: Outcome,
    answers: Answers,
    person: int,
    values: dict[str, Any],
    blanks: dict[str, str],
) -> Verdict:
    judged = [
        (one, judge(one, _answer(one, answers, person), answers.state))
        for one in outcome.conditions
    ]
    asked = all_of(value for _, value in judged)
    verdict, depends_on = decide(asked, outcome.status_rule, outcome.depends_on)
    return Verdict(
        program=outcome.id,
        kind=outcome.kind,
        person=person,
        title=outcome.title.format_map(blanks),
        verdict=verdict,
        asked_part=_CODES[asked],
        status_rule=outcome.status_rule,
        depends_on=depends_on,
        branch=outcome.branch,
        reasons=tuple(
            Reason(
                code=_CODES[value],
                fact=one.fact,
                value=_answer(one, answers, person),
                comparator=one.comparator,
                limit=one.limit(answers.state),
            )
            for one, value in judged
        ),
        bring=_papers(outcome, values),
    )


_CODES = {True: "met", False: "not_met", None: "missing"}


def decide(
    asked: bool | None,  # noqa: FBT001 - a Kleene value, not a switch
    status_rule: str,
    depends_on: str | None,
) -> tuple[str, str | None]:
    """Verdict and, for `depends`, what it depends on."""
    if asked is False:
        return "unlikely", None
    if asked is None:
        return "unknown", None
    if status_rule == "some":
        return "depends", "status"
    if status_rule == "none_known":
        return "depends", "rule_not_held"
    return ("depends", depends_on) if depends_on else ("likely", None)


def _answer(condition: Condition, answers: Answers, person: int) -> Any:
    if ASKABLE[condition.fact].scope == "person":
        return answers.people[person].get(condition.fact)
    return answers.household.get(condition.fact)


def _papers(outcome: Outcome, values: dict[str, Any]) -> tuple[str, ...]:
    papers: list[str] = []
    for name in outcome.bring:
        value = values.get(name)
        papers += [value] if isinstance(value, str) else list(value or ())
    return tuple(papers)


def check_answers(checklist: Checklist, answers: Answers) -> None:
    """Refuse what is not asked or out of range, naming the field."""
    for scope, given in (
        ("household", answers.household),
        *(("person", p) for p in answers.people),
    ):
        for name, value in given.items():
            askable = ASKABLE.get(name)
            if askable is None or name not in checklist.asks:
                raise BadInput(f"{name[:40]}: this is not asked here.", "Leave it out.")
            if (askable.scope == "person") != (scope == "person"):
                raise BadInput(f"{name}: this belongs to the {askable.scope}.", "Move it there.")
            if value is not None and not _fits(askable.kind, value, askable.low, askable.high):
                raise BadInput(
                    f"{name}: this answer is not usable.", "Check the number, or skip it."
                )
            if askable.kind == "choice" and value is not None and value not in askable.choices:
                raise BadInput(f"{name}: this is no choice.", f"One of {askable.choices}.")


def _fits(kind: str, value: Any, low: int | None, high: int | None) -> bool:
    if kind == "yes_no":
        return isinstance(value, bool)
    if kind == "whole" and (isinstance(value, bool) or not isinstance(value, int)):
        return False
    if kind in ("whole", "money"):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return False
        if not math.isfinite(value):
            return False
        return (low is None or value >= low) and (high is None or value <= high)
    return True
