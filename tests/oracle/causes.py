"""Names the cause of each difference from the oracle; `explained.md` says who is right and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

from tests.oracle.asked import Answer, has_status
from tests.oracle.households import yearly_income

DEPRIVATION = ("AL", "FL", "GA", "KS", "MS", "SC", "SD", "TN", "WI", "WY")
COVERS_ALL = ("CA", "DC", "IL", "MA", "NY", "OR")
"""States whose programs for people without a status the oracle counts as Medicaid."""
CHILDREN_OF_THE_STATE = ("CT", "MA", "ME", "MN", "NJ", "NY", "OR", "RI", "VT", "WA")
"""States whose program for children whatever the status the oracle does not hold."""
HEALTH = ("medicaid", "emergency", "chip")
SMI_SHARE, SIZES = 0.6, 6
"""The share of the median up to which states help with energy, and the sizes its table holds."""
_AMOUNTS = Path(__file__).parents[2] / "resources" / "checklists" / "household" / "amounts.yaml"
_MEDIANS = yaml.safe_load(_AMOUNTS.read_text("utf-8"))["amounts"]["median_income"]
"""The median of each state from October 2025 and from October 2026."""
_LINES = ((15_650, 5_500), (15_960, 5_680))
"""The poverty line of 2025 and of 2026 in 48 states, for one person and for each more."""
_SHARES_OF_THE_LINE = (1.1, 1.3, 1.5, 1.75, 1.85, 2.0)
"""Of the poverty line, up to which other states help with energy."""
MONTHS = 12
BY_CASH = ("wic", "csfp", "school-meals-free", "school-meals-reduced")


def _says_yes(answer: Answer) -> bool:
    """Return whether the oracle says yes; ours then says no."""
    return bool(answer.theirs[answer.program.program])


def _is(answer: Answer, *programs: str) -> bool:
    return answer.program.program in programs


def _is_disabled_child(answer: Answer) -> bool:
    return bool(answer.who["has_disability"]) and answer.who["age"] <= 18


def _whole_state(answer: Answer) -> bool:
    barred = answer.reading == "none" or not has_status(answer.person, answer.reading)
    covered = answer.household["state"] in COVERS_ALL
    return _is(answer, "medicaid") and barred and covered and _says_yes(answer)


def _rollover(answer: Answer) -> bool:
    child = answer.household["state"] == "TN" and answer.who["age"] <= 18
    return child and _is(answer, *HEALTH)


def _child_of_18(answer: Answer) -> bool:
    people = answer.household["people"]
    adults = sum(one["age"] >= 19 for one in people)
    with_18 = any(one["age"] == 18 for one in people)
    return _is(answer, "eitc", *HEALTH) and with_18 and adults == 1


def _deprivation(answer: Answer) -> bool:
    adults = sum(one["age"] >= 18 for one in answer.household["people"])
    listed = answer.household["state"] in DEPRIVATION and adults > 1 and answer.who["age"] >= 19
    return _is(answer, "medicaid", "emergency") and listed and not _says_yes(answer)


def _no_income_counted(answer: Answer) -> bool:
    group = answer.theirs["group"] == "SENIOR_OR_DISABLED"
    unqualified = not has_status(answer.person, answer.reading)
    return _is(answer, "emergency", "state-children") and group and unqualified


def _benefits_as_income(answer: Answer) -> bool:
    """Find homes where the oracle adds SSI or TANF of somebody there to the income."""
    people = answer.household["people"]
    some = any(one["has_disability"] or one["age"] >= 65 for one in people) or (
        yearly_income(answer.household) < 60_000
        and any(one["age"] < 18 or one["pregnant"] for one in people)
    )
    if _is(answer, "energy"):
        some = answer.is_older
    if _is(answer, "snap"):
        some = answer.reading == "all"
    return _is(answer, "energy", "snap", *BY_CASH) and not _says_yes(answer) and some


def _others_left_out(answer: Answer) -> bool:
    return _is(answer, "snap") and answer.reading == "mixed"


def _cut_percent(answer: Answer) -> bool:
    """Find incomes less than one percent of the line above 400 %."""
    return _is(answer, "marketplace-help") and _says_yes(answer)


def _parent_with_disability(answer: Answer) -> bool:
    """Find children whose parent has a disability: the oracle then counts nothing of the parent."""
    people = answer.household["people"]
    parents = (one for one in people if answer.person in one["parent_of"])
    child = bool(answer.who["has_disability"]) and answer.who["age"] < 18
    return (
        _is(answer, "ssi", *HEALTH)
        and child
        and _says_yes(answer)
        and any(one["has_disability"] or one["age"] >= 65 for one in parents)
    )


def _spouse_without_status(answer: Answer) -> bool:
    """Find whose husband or wife of 65 or with a disability has all income and no status."""
    first = answer.household["people"][0]
    beside = answer.reading == "mixed" and first["spouse_of"] == 1 and answer.person == 1
    counted = first["age"] >= 65 or first["has_disability"]
    return _is(answer, "medicaid", "ssi") and beside and counted and _says_yes(answer)


def _chip_beside_medicaid(answer: Answer) -> bool:
    """Find children with a disability whose Medicaid rests on how much of the income is pay."""
    child = bool(answer.who["has_disability"]) and answer.who["age"] < 18
    return _is(answer, "chip") and child and answer.works and not _says_yes(answer)


def _january_table(answer: Answer) -> bool:
    """Find incomes between a limit by the tables of October 2025 and by those of October 2026.

    The oracle reckons energy by the year and reads the tables of January.
    """
    if not _is(answer, "energy") or _says_yes(answer):
        return False
    state, size = answer.household["state"], len(answer.household["people"])
    income = yearly_income(answer.household)
    medians = [
        SMI_SHARE * one["by_state"][state] * one["shares"][min(size, SIZES) - 1] for one in _MEDIANS
    ]
    lines = [one + more * (size - 1) for one, more in _LINES]
    by_line = any(share * lines[0] < income <= share * lines[1] for share in _SHARES_OF_THE_LINE)
    return size <= SIZES and (medians[0] < income <= medians[1] + 1 or by_line)


def _last_dollar(answer: Answer) -> bool:
    """Find incomes less than twelve dollars a year above a limit: they round it up by the month."""
    over = [
        one["value"] - one["limit"]
        for outcome in answer.outcomes
        for one in outcome["reasons"]
        if one["fact"] == "income"
        and one["value"]
        and one["limit"]
        and one["comparator"] != "below"
    ]
    return _is(answer, *HEALTH) and any(0 < one < MONTHS for one in over)


def _five_points(answer: Answer) -> bool:
    """Find parents in Tennessee between 100 and 105 % of the line."""
    parent = answer.household["state"] == "TN" and answer.who["age"] >= 19
    return _is(answer, "medicaid", "emergency") and parent and not _says_yes(answer)


def _work_of_tanf(answer: Answer) -> bool:
    """Find homes in the District and Montana whose hours are below those TANF asks for later."""
    asks = answer.household["state"] in ("DC", "MT")
    return _is(answer, "tanf") and asks and not _says_yes(answer)


def _pension_at_tanf(answer: Answer) -> bool:
    """Find pensions in California and Illinois, of which the oracle counts nothing."""
    there = answer.household["state"] in ("CA", "IL") and not answer.works
    return _is(answer, "tanf") and there and _says_yes(answer)


def _new_york(answer: Answer) -> bool:
    older = answer.who["age"] >= 65 or answer.who["has_disability"]
    new = _is(answer, "medicaid", "emergency") and answer.household["state"] == "NY"
    return new and older and not _says_yes(answer)


def _older_income(answer: Answer) -> bool:
    return answer.is_older and _is(answer, "medicaid", "emergency", "medicare-savings", "ssi")


@dataclass(frozen=True, slots=True)
class Cause:
    """Why the two differ, and who is right; `both`: each answers something else."""

    right: Literal["ours", "theirs", "both", "unknown"]
    holds: Callable[[Answer], bool]


CAUSES: dict[str, Cause] = {
    "the state covers all": Cause("both", _whole_state),
    "the state covers children": Cause(
        "ours",
        lambda one: (
            _is(one, "state-children")
            and one.household["state"] in CHILDREN_OF_THE_STATE
            and not _says_yes(one)
        ),
    ),
    "TennCare Standard": Cause("ours", _rollover),
    "a child of 18 is taken for a spouse": Cause("ours", _child_of_18),
    "two adults at home": Cause("both", _deprivation),
    "no income is counted without a status": Cause("ours", _no_income_counted),
    "a parent with a disability": Cause("ours", _parent_with_disability),
    "CHIP beside an open Medicaid": Cause("both", _chip_beside_medicaid),
    "a spouse without a status": Cause("ours", _spouse_without_status),
    "New York's limit of 2018": Cause("ours", _new_york),
    "hours that TANF asks for": Cause("both", _work_of_tanf),
    "a pension at TANF": Cause("ours", _pension_at_tanf),
    "the last dollar of a limit": Cause("theirs", _last_dollar),
    "Tennessee's five points": Cause("ours", _five_points),
    "a child with a disability": Cause(
        "theirs", lambda one: _is(one, *HEALTH) and _is_disabled_child(one)
    ),
    "income from 65 or with a disability": Cause("theirs", _older_income),
    "the table of January": Cause("ours", _january_table),
    "their benefits are added to the income": Cause("ours", _benefits_as_income),
    "some are left out": Cause("both", _others_left_out),
    "savings of a state": Cause(
        "ours", lambda one: _is(one, "snap") and one.household["state"] in ("AR", "IN")
    ),
    "California adds to the income": Cause(
        "unknown", lambda one: _is(one, "snap", "wic") and one.household["state"] == "CA"
    ),
    "the table of the year, or income that counts in part": Cause(
        "unknown", lambda one: _is(one, "energy", "child-care")
    ),
    "a newer limit, or the dividend of Alaska": Cause(
        "ours",
        lambda one: (
            (_is(one, "medicaid", "emergency") and one.household["state"] in ("CT", "IA", "AK"))
            or (_is(one, "lifeline") and one.household["state"] == "AK")
        ),
    ),
    "percents are cut to whole ones": Cause("theirs", _cut_percent),
}
"""By name, the first that holds; from what the first run showed."""


def cause(answer: Answer) -> str | None:
    """Return the name of the cause; None where nothing explains the difference."""
    return next((name for name, one in CAUSES.items() if one.holds(answer)), None)
