"""Asks policyengine-us about households. Installs nothing; needs it in the running Python.

    /tmp/peenv/bin/python -m tests.oracle.policyengine --to /tmp/oracle.json

Writes the drawn households of the interview with the oracle's answers, by reading of status, for
`interview.py` to compare. `--count 4` is a try.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Collection
from importlib import metadata
from itertools import chain
from pathlib import Path
from typing import Any

from tests.oracle import households as homes
from tests.oracle.asked import ASKED, READINGS, STATES, has_status

YEAR = 2026
MONTH = f"{YEAR}-12"
_CHIP = ("CHILD", "PREGNANT_STANDARD")
"""CHIP from before birth is another program here: `chip-unborn`, whatever the status."""
_CASH = {"to_100": 50, "to_2000": 1000, "to_3000": 2500, "to_4500": 3800, "above_4500": 8000}
"""The dollars that stand for a band."""
_OWN_LIMIT = {
    "energy": r"([a-z]{2})_liheap_eligible",
    "child-care": r"([a-z]{2})_(?:ccap|ccdf|ccs|ccsp|ccfap|ccfa|erdc|child_care(?:_subsidy)?|"
    r"ccap_entry)_income_eligible",
}
"""By program: how the oracle names each state's own rule."""


def version() -> str:
    """The version that answers."""
    return metadata.version("policyengine-us")


class Oracle:
    """One simulation of many households; every answer comes as a list by person."""

    def __init__(self, households: list[dict[str, Any]], reading: str) -> None:
        from policyengine_us import Simulation

        self._sizes = [len(one["people"]) for one in households]
        self.people = list(chain.from_iterable(one["people"] for one in households))
        self.households = [
            one for one, size in zip(households, self._sizes, strict=True) for _ in range(size)
        ]
        """The household of each person."""
        self._simulation = Simulation(situation=_situation(households, reading))
        self._known = self._simulation.tax_benefit_system.variables
        self._parameters = self._simulation.tax_benefit_system.parameters(f"{YEAR}-12-01")

    def __call__(self, name: str) -> list[Any]:
        """Return a variable of the month or the year, by person."""
        variable = self._known[name]
        period = MONTH if variable.definition_period == "month" else YEAR
        values = self._simulation.calculate(name, period)
        found = list(values.decode_to_str() if hasattr(values, "decode_to_str") else values)
        if variable.entity.key == "person":
            return found
        return [one for one, size in zip(found, self._sizes, strict=True) for _ in range(size)]

    def own_rule(self, program: str) -> list[Any]:
        """Return what the rule of each person's state says; None where the oracle has no rule."""
        named = {
            found[1].upper(): name
            for name in self._known
            if (found := re.fullmatch(_OWN_LIMIT[program], name))
        }
        answers = {state: self(name) for state, name in named.items() if state in STATES}
        nothing = [None] * len(self.people)
        return [answers.get(home["state"], nothing)[at] for at, home in enumerate(self.households)]

    def free_meals_share(self) -> list[float]:
        """Return the share of the poverty line up to which meals are free, by person."""
        meals = self._parameters.gov.usda.school_meals
        federal = meals.income.limit.FREE
        return [
            max(federal, float(meals.state_free_income_limit[one["state"]]))
            for one in self.households
        ]


def _each(*columns: list[Any]) -> list[bool]:
    """Return if all columns hold, by person."""
    return [all(row) for row in zip(*columns, strict=True)]


def _any(*columns: list[Any]) -> list[bool]:
    return [any(row) for row in zip(*columns, strict=True)]


def _up_to(values: list[float], shares: list[float]) -> list[bool]:
    """Compare as the oracle does, with the few digits of its numbers."""
    return [value <= share + 1e-6 for value, share in zip(values, shares, strict=True)]


def _meals(ask: Oracle, share: float) -> list[bool]:
    ratio = ask("school_meal_fpg_ratio")
    return _each(_up_to(ratio, [share] * len(ratio)), _at_school(ask))


def _at_school(ask: Oracle) -> list[bool]:
    return [4 <= person["age"] <= 18 for person in ask.people]


def _snap(ask: Oracle) -> list[bool]:
    broad = _each(ask("meets_tanf_non_cash_gross_income_test"),
                  ask("meets_tanf_non_cash_asset_test"))  # fmt: skip
    usual = _each(ask("meets_snap_gross_income_test"), ask("meets_snap_asset_test"))
    return _each(_any(broad, usual), [size > 0 for size in ask("snap_unit_size")])


def _head_start(ask: Oracle, *, early: bool) -> list[bool]:
    low_income = _any(ask("is_head_start_income_eligible"), ask("is_homeless"))
    ages = [
        (one["age"] < 3 or one["pregnant"]) if early else 3 <= one["age"] <= 5 for one in ask.people
    ]
    return _each(ages, low_income)


def _child_care(ask: Oracle) -> list[Any]:
    return [
        None if by_income is None else bool(by_income) and of_age
        for by_income, of_age in zip(
            ask.own_rule("child-care"), ask("is_ccdf_age_eligible"), strict=True
        )
    ]


def _energy(ask: Oracle) -> list[Any]:
    return [None if one is None else bool(one) for one in ask.own_rule("energy")]


def _eitc(ask: Oracle) -> list[bool]:
    return _each([amount > 0 for amount in ask("eitc")], ask("is_tax_unit_head_or_spouse"))


def _whole_state(ask: Oracle) -> list[bool]:
    """Return who has coverage of any kind for children; read where nobody has a status."""
    chip = [one != "NONE" for one in ask("chip_category")]
    by_chip = _each(chip, ask("is_chip_eligible"))
    return _any(ask("is_medicaid_eligible"), by_chip, ask("co_omnisalud_eligible"))


PROGRAMS: dict[str, Callable[[Oracle], list[Any]]] = {
    "medicaid": lambda ask: ask("is_medicaid_eligible"),
    "group": lambda ask: ask("medicaid_category"),
    "chip": lambda ask: [one in _CHIP for one in ask("chip_category")],
    "emergency": lambda ask: [one != "NONE" for one in ask("medicaid_category")],
    "state-children": _whole_state,
    "marketplace-help": lambda ask: [1 <= one <= 4 for one in ask("aca_magi_fraction")],
    "wic": lambda ask: _each(ask("meets_wic_income_test"),
                             [one != "NONE" for one in ask("wic_category")]),
    "school-meals-for-all": lambda ask: _each(ask("state_has_universal_free_school_meals"),
                                              _at_school(ask)),
    "school-meals-free": lambda ask: _each(
        _up_to(ask("school_meal_fpg_ratio"), ask.free_meals_share()), _at_school(ask)
    ),
    "school-meals-reduced": lambda ask: _meals(ask, 1.85),
    "csfp": lambda ask: ask("commodity_supplemental_food_program_eligible"),
    "snap": _snap,
    "ssi": lambda ask: [one > 0 for one in ask("uncapped_ssi")],
    "tanf": lambda ask: [one > 0 for one in ask("tanf_if_takes_up")],
    "medicare": lambda ask: ask("is_medicare_eligible"),
    "medicare-savings": lambda ask: _each(ask("msp_income_eligible"), ask("is_medicare_eligible")),
    "head-start": lambda ask: _head_start(ask, early=False),
    "early-head-start": lambda ask: _head_start(ask, early=True),
    "lifeline": lambda ask: ask("is_lifeline_income_eligible"),
    "energy": _energy,
    "child-care": _child_care,
    "eitc": _eitc,
    "child-tax-credit": lambda ask: ask("ctc_qualifying_child"),
}  # fmt: skip
"""By program of the interview: what the oracle says of the part that is asked (`asked.yaml`)."""


def ask(
    households: list[dict[str, Any]],
    reading: str = "all",
    programs: Collection[str] = ("medicaid", "chip", "group"),
) -> list[list[dict[str, Any]]]:
    """For each household and person: the answer on each program; `group` is a name.

    `reading`: who in the household has a status, see `asked.has_status`.
    """
    oracle = Oracle(households, reading)
    columns = {name: PROGRAMS[name](oracle) for name in programs}
    rows = iter(
        {name: _plain(column[at]) for name, column in columns.items()}
        for at in range(len(oracle.people))
    )
    return [[next(rows) for _ in one["people"]] for one in households]


def _plain(value: Any) -> str | bool | None:
    return value if value is None or isinstance(value, str) else bool(value)


def _situation(households: list[dict[str, Any]], reading: str) -> dict[str, Any]:
    """One tax unit a household; the first person has all income and cash, a pension from 65 on.

    What no checklist asks is set so that it decides nothing: see `asked.yaml`.
    """
    units: dict[str, dict[str, Any]] = {
        name: {}
        for name in ("people", "tax_units", "families", "spm_units", "households", "marital_units")
    }
    for household in households:
        base = f"h{household['id']}"
        names = [f"{base}p{one}" for one in range(len(household["people"]))]
        for one, name in enumerate(names):
            units["people"][name] = _person(household, one, reading)
        for kind in ("tax_units", "families", "spm_units"):
            units[kind][base] = {"members": names}
        if household.get("pays_heating_or_cooling"):
            bills = {"gas_expense": 1200, "pre_subsidy_electricity_expense": 900}
            bill = {name: {YEAR: dollars} for name, dollars in bills.items()}
            units["spm_units"][base] |= {"heating_type": {YEAR: "NATURAL_GAS"}, **bill}
        homeless = household.get("shares_housing_from_need", False)
        units["households"][base] = {
            "members": names,
            "state_code": {YEAR - 1: household["state"], YEAR: household["state"]},
            "is_homeless": {YEAR: homeless},
        }
        couple = names[:2] if household["people"][0]["spouse_of"] == 1 else names[:1]
        units["marital_units"][base] = {"members": couple}
        for name in names[len(couple) :]:
            units["marital_units"][f"{name}m"] = {"members": [name]}
    return units


def _person(household: dict[str, Any], one: int, reading: str) -> dict[str, Any]:
    person = household["people"][one]
    paid = person["age"] < 65 and person.get("hours_of_work", 1) > 0
    source = "employment_income" if paid else "taxable_pension_income"
    legal = has_status(one, reading)
    row: dict[str, Any] = {
        "age": person["age"],
        source: homes.yearly_income(household) if one == 0 else 0,
        "is_pregnant": person["pregnant"],
        "current_pregnancies": person.get("expecting", 0),
        "is_female": one == 0,
        "own_children_in_household": len(person["parent_of"]),
        "immigration_status": "CITIZEN" if legal else "UNDOCUMENTED",
        "ssn_card_type": "CITIZEN" if legal else "NONE",
    }
    if "has_disability" in person:
        row["is_disabled"] = row["meets_ssi_disability_criteria"] = person["has_disability"]
        row["bank_account_assets"] = _CASH[household["cash_band"]] if one == 0 else 0
    yearly = {name: {YEAR: value} for name, value in row.items()}
    return yearly | {"meets_snap_work_requirements_person": {MONTH: True}}


def main() -> None:
    """Draw, ask in each reading, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--count", type=int, default=ASKED.count)
    parser.add_argument("--seed", type=int, default=ASKED.seed)
    args = parser.parse_args()
    drawn = homes.draw_interview(args.count, args.seed, STATES, ASKED.day)
    answers = {reading: ask(drawn, reading, PROGRAMS) for reading in READINGS}
    found = {
        "oracle": f"policyengine-us {version()}",
        "seed": args.seed,
        "households": [
            one | {"oracle": {reading: answers[reading][at] for reading in READINGS}}
            for at, one in enumerate(drawn)
        ],
    }
    args.to.write_text(json.dumps(found, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
