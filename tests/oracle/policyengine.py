"""Asks policyengine-us about households. Installs nothing; needs it in the running Python."""

from __future__ import annotations

from importlib import metadata
from typing import Any

YEAR = 2026
_CHIP = ("CHILD", "PREGNANT_STANDARD")
"""CHIP from before birth is another program here: `chip-unborn`, whatever the status."""


def version() -> str:
    """The version that answers."""
    return metadata.version("policyengine-us")


def ask(households: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """For each household and person: `medicaid`, `chip` (booleans) and `group` (a name)."""
    from policyengine_us import Simulation

    simulation = Simulation(situation=_situation(households))

    def column(name: str) -> list[Any]:
        values = simulation.calculate(name, YEAR)
        return list(values.decode_to_str() if hasattr(values, "decode_to_str") else values)

    medicaid = column("is_medicaid_eligible")
    chip = column("chip_category")
    group = column("medicaid_category")
    found: list[list[dict[str, Any]]] = []
    at = 0
    for household in households:
        size = len(household["people"])
        found.append(
            [
                {
                    "medicaid": bool(medicaid[at + one]),
                    "chip": str(chip[at + one]) in _CHIP,
                    "group": str(group[at + one]),
                }
                for one in range(size)
            ]
        )
        at += size
    return found


def _situation(households: list[dict[str, Any]]) -> dict[str, Any]:
    """One tax unit a household; the first person earns all, a pension from 65 on."""
    units: dict[str, dict[str, Any]] = {
        name: {}
        for name in ("people", "tax_units", "families", "spm_units", "households", "marital_units")
    }
    for household in households:
        base = f"h{household['id']}"
        names = [f"{base}p{one}" for one in range(len(household["people"]))]
        for one, person in enumerate(household["people"]):
            source = "employment_income" if person["age"] < 65 else "taxable_pension_income"
            row = {
                "age": {YEAR: person["age"]},
                source: {YEAR: household["annual_income"] if one == 0 else 0},
                "is_pregnant": {YEAR: person["pregnant"]},
                "current_pregnancies": {YEAR: person.get("expecting", 0)},
            }
            units["people"][names[one]] = row
        for kind in ("tax_units", "families", "spm_units"):
            units[kind][base] = {"members": names}
        units["households"][base] = {"members": names, "state_code": {YEAR: household["state"]}}
        couple = names[:2] if household["people"][0]["spouse_of"] == 1 else names[:1]
        units["marital_units"][base] = {"members": couple}
        for name in names[len(couple) :]:
            units["marital_units"][f"{name}m"] = {"members": [name]}
    return units
