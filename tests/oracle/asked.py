"""Reads `asked.yaml`: what of the interview is held against the oracle, and what is left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

READINGS = ("all", "none", "mixed")
OLDER, YOUNGER = "from_65_or_disability", "below_65"
STATES = sorted(
    path.name
    for path in (Path(__file__).parents[2] / "resources" / "states").iterdir()
    if path.name != "PR"
)
"""The oracle does not know Puerto Rico."""
_BUY_IN = ("MEDICALLY_NEEDY", "WORKING_DISABLED_BUY_IN", "HEALTHIER_MISSISSIPPI_WAIVER")


@dataclass(frozen=True, slots=True)
class Program:
    """One program and its asked part; the words of `asked.yaml`."""

    program: str
    of: Literal["person", "household"]
    open: Literal["no", "skip"]
    absent: Literal["no", "skip"]
    readings: tuple[str, ...]
    without: tuple[str, ...]
    status: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The seed, the programs and how much has to agree."""

    seed: int
    count: int
    day: str
    least: dict[str, float]
    programs: tuple[Program, ...]
    savings: dict[str, list[str]]
    exclusions: dict[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked of one person in one reading, and what each engine says."""

    household: dict[str, Any]
    person: int
    reading: str
    program: Program
    outcomes: list[dict[str, Any]]
    """Ours: several for the programs of a state."""
    theirs: dict[str, Any]
    """By program."""

    @property
    def who(self) -> dict[str, Any]:
        """The person's answers."""
        who: dict[str, Any] = self.household["people"][self.person]
        return who

    @property
    def is_older(self) -> bool:
        """From 65, or with a disability: of a home, where anybody is."""
        people = self.household["people"] if self.program.of == "household" else [self.who]
        return any(one["age"] >= 65 or one["has_disability"] for one in people)

    @property
    def works(self) -> bool:
        """The first person, who has all income, has it from work."""
        first = self.household["people"][0]
        income = any(value for key, value in self.household.items() if key.endswith("_income"))
        return bool(first["age"] < 65 and first["hours_of_work"] and income)


def _read() -> Asked:
    raw = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    keys = Program.__slots__
    programs = tuple(
        Program(**{key: _fixed(value) for key, value in one.items() if key in keys})
        for one in raw["programs"]
    )
    return Asked(
        raw["seed"], raw["count"], raw["day"].isoformat(), raw["least"], programs,
        raw["savings_of_states"], raw["exclusions"],
    )  # fmt: skip


def _fixed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


ASKED = _read()


def has_status(person: int, reading: str) -> bool:
    """Return whether a person has a status in a reading; the first adult has none in `mixed`."""
    return reading == "all" or (reading == "mixed" and person > 0)


def _owns_more(answer: Answer) -> bool:
    may_own = answer.household["cash_band"] in ("to_100", "to_2000")
    return answer.is_older and not may_own


def _other_parent(answer: Answer) -> bool:
    return answer.person > 0 and answer.who["age"] >= 5 and not answer.who["pregnant"]


def _state_savings(answer: Answer) -> bool:
    home, savings = answer.household, ASKED.savings
    return home["state"] in savings["states"] and home["cash_band"] in savings["bands"]


def _lunch_is_not_free(answer: Answer) -> bool:
    tells = [one["tells"].get("school_meals_free_all") for one in answer.outcomes]
    return any(one and "breakfast" in str(one) for one in tells)


EXCLUDED: dict[str, Callable[[Answer], bool]] = {
    "owns_more": _owns_more,
    "other_door": lambda one: one.theirs["group"] in _BUY_IN,
    "old_limit": lambda one: any(
        each["depends_on"] == "rule_not_held" and each["asked_part"] == "met"
        for each in one.outcomes
    ),
    "grown": lambda one: one.who["age"] >= 19,
    "not_open": lambda one: any(each["enrollment"] not in (None, "open") for each in one.outcomes),
    "other_parent": _other_parent,
    "breakfast_only": _lunch_is_not_free,
    "county_list": lambda one: one.household["state"] in ("KS", "MA", "IL"),
    "savings_of_tanf": lambda one: one.household["cash_band"] not in ("to_100", "to_2000"),
    "state_savings": _state_savings,
    "younger_disability": lambda one: one.who["age"] < 65 and one.who["has_disability"],
    "heat_in_rent": lambda one: not one.household["pays_heating_or_cooling"],
    "no_rule_there": lambda one: one.theirs[one.program.program] is None,
    "no_pay": lambda one: not one.works,
}
"""By its key in `asked.yaml`: what is left out of the comparison."""
