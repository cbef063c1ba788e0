"""Judges a checklist: from answers and the day's facts to verdicts with reasons.

Pure: it keeps nothing, reads no clock, and never asks for what is not in the closed vocabulary.
Verdicts are defined in the design, rule 2.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from navigator.eligibility.answers import Answers, check_answers
from navigator.eligibility.household import Household
from navigator.eligibility.judging import Case, Judged, Reason
from navigator.eligibility.logic import CODES
from navigator.eligibility.rules import Rule, make_setting, resolve
from navigator.records.checklists import Checklist, PovertyTable
from navigator.records.model import Caution, Fact

NO_DAY = date.max
"""The day used where none is given: the latest there is."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of the rules for one person and one program."""

    program: str
    kind: str
    person: int
    title: str
    verdict: str
    """`likely`, `unlikely`, `unknown` or `depends`."""
    asked_part: str
    """`met`, `not_met` or `missing`: the result of the asked conditions alone."""
    status_rule: str
    depends_on: str | None
    branch: str | None
    reasons: tuple[Reason, ...]
    notes: tuple[str, ...]
    enrollment: str | None
    """For a state's own program: `open`, `capped`, `frozen` or `ended`."""
    sensitive: bool
    ask_at: tuple[str, ...]
    cautions: tuple[str, ...] | None
    """Keys of the cautions that concern it; None for all."""
    tells: tuple[Fact, ...]
    """Typed facts whose words stand beside it."""
    says: str | None
    """The outcome's own sentence for this verdict, where it has one."""


@dataclass(frozen=True, slots=True)
class Result:
    """All verdicts, the cautions that stand above them, and the facts still to ask."""

    outcomes: tuple[Verdict, ...]
    cautions: tuple[Caution, ...]
    missing: tuple[str, ...]


def screen(
    checklist: Checklist,
    answers: Answers,
    facts: Iterable[Fact],
    cautions: tuple[Caution, ...],
    names: dict[str, str],
    *,
    tables: tuple[PovertyTable, ...] = (),
) -> Result:
    """Judge every outcome the day's facts pick, for every person.

    `names` fills blanks in titles beside the text facts. Raises BadAnswer naming the first answer
    that is not usable.
    """
    check_answers(checklist, answers)
    setting = make_setting(answers.state, answers.day or NO_DAY, facts, tables, names)
    return judge_all(checklist, resolve(checklist, setting), answers, cautions)


def judge_all(
    checklist: Checklist,
    rules: tuple[Rule, ...],
    answers: Answers,
    cautions: tuple[Caution, ...] = (),
) -> Result:
    """Judge every rule for every person, with the rules at hand and the answers checked."""
    people = Household(answers.people, is_complete=answers.people_known)
    case = Case(answers.household, people)
    verdicts = [
        verdict_of(rule, person, judged, case.notes(rule, person))
        for person in range(len(answers.people))
        for rule, judged in judge_person(case, rules, person).values()
    ]
    missing = {
        reason.fact for one in verdicts for reason in one.reasons if reason.code == "missing"
    }
    asked = tuple(ask for ask in checklist.asks if ask in missing)
    return Result(tuple(verdicts), cautions, asked)


def judge_person(case: Case, rules: Iterable[Rule], person: int) -> dict[str, tuple[Rule, Judged]]:
    """Judge rules for one person, by program; of the age bands of one the best counts.

    A rule for the household as a whole is judged once, and is the same for everybody in it.
    """
    found: dict[str, tuple[Rule, Judged]] = {}
    before: dict[str, Judged] = {}
    for rule in rules:
        judged = case.judge(rule, person, before)
        if rule.id in before:  # another age band of the same program
            if not _fits_better(judged, before[rule.id]):
                continue
            del found[rule.id]
        before[rule.id] = judged
        found[rule.id] = (rule, judged)
    return found


def _fits_better(judged: Judged, other: Judged) -> bool:
    """Return whether a judgment is better: met before missing before not met."""
    order = (True, None, False)
    return order.index(judged.value) < order.index(other.value)


def verdict_of(rule: Rule, person: int, judged: Judged, notes: tuple[str, ...]) -> Verdict:
    """Return the verdict of a rule that was judged for a person, with the notes that fit."""
    outcome = rule.outcome
    rests_on = "rule_not_held" if judged.by_old_limit else rule.depends_on
    verdict, depends_on = decide(judged.value, outcome.status_rule, rests_on)
    return Verdict(
        program=rule.id,
        kind=outcome.kind,
        person=person,
        title=rule.title,
        verdict=verdict,
        asked_part=CODES[judged.value],
        status_rule=outcome.status_rule,
        depends_on=depends_on,
        branch=outcome.branch,
        reasons=judged.reasons,
        notes=notes,
        enrollment=rule.enrollment,
        sensitive=outcome.sensitive,
        ask_at=outcome.ask_at,
        cautions=outcome.cautions,
        tells=rule.tells,
        says=dict(outcome.says).get(verdict),
    )


def decide(
    asked: bool | None,  # noqa: FBT001 - a Kleene value, not a switch
    status_rule: str,
    depends_on: str | None,
) -> tuple[str, str | None]:
    """Return the verdict and, for `depends`, what it depends on."""
    if asked is False:
        return "unlikely", None
    if asked is None:
        return "unknown", None
    if status_rule == "none_known" or depends_on == "rule_not_held":
        return "depends", "rule_not_held"
    if status_rule == "some":
        return "depends", "status"
    return ("depends", depends_on) if depends_on else ("likely", None)
