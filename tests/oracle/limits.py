"""Are our income limits those of policyengine-us, on days before, in and after this year?

    /tmp/pe-oracle/bin/python -m tests.oracle.limits

Run by hand from the top folder, in a Python that has policyengine-us and PyYAML. Exit 1
names each difference that is not in `KNOWN`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import util
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
DAYS = ("2024-06-01", "2026-01-01", "2026-11-24", "2027-06-01")
CATEGORY = "medicaid/eligibility/categories"
FILES = {
    "limit_adult": f"{CATEGORY}/adult/income_limit.yaml",
    "limit_parent": f"{CATEGORY}/parent/income_limit.yaml",
    "limit_pregnant": f"{CATEGORY}/pregnant/income_limit.yaml",
    "limit_infant": f"{CATEGORY}/infant/income_limit.yaml",
    "limit_young_child": f"{CATEGORY}/young_child/income_limit.yaml",
    "limit_older_child": f"{CATEGORY}/older_child/income_limit.yaml",
    "limit_chip_child": "chip/child/income_limit.yaml",
    "limit_chip_pregnant": "chip/pregnant/income_limit.yaml",
    "limit_chip_unborn": "chip/fcep/income_limit.yaml",
}
KNOWN = {
    ("CT", "limit_parent"): "138 % since October 2024: budget of the state, NBC Connecticut",
    ("IA", "limit_pregnant"): "215 + 5 % since January 2025: SF 2251, as they hold for infants",
    ("TN", "limit_parent"): "105 %: they leave out the five points",
}
"""Where we follow a newer source; each stands as a conflict in its file."""


def theirs(name: str, day: str) -> dict[str, float | None]:
    """Their share by state on a day; None where the group is not covered."""
    spec = util.find_spec("policyengine_us")
    if spec is None or spec.origin is None:
        sys.exit("policyengine-us is not there: pip install policyengine-us")
    file = Path(spec.origin).parent / "parameters/gov/hhs" / FILES[name]
    found: dict[str, float | None] = {}
    for state, dated in yaml.safe_load(file.read_text("utf-8")).items():
        if len(state) == 2:
            begun = {str(since): share for since, share in dated.items() if str(since) <= day}
            share = begun[max(begun)] if begun else None
            found[state] = None if share is None or share < 0 else share
    return found


def ours(day: str) -> dict[str, dict[str, Any]]:
    """Every typed fact of health by state on a day."""
    command = [str(ROOT / ".venv/bin/navigator"), "facts", "health", "--on", day, "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    facts: dict[str, dict[str, Any]] = json.loads(run.stdout)
    return facts


def main() -> int:
    """Compare and tell; returns 1 when something differs."""
    compared = wrong = 0
    for day in DAYS:
        facts = ours(day)
        for name in FILES:
            for state, share in theirs(name, day).items():
                if state not in facts or (state, name) in KNOWN:
                    continue
                value = facts[state][name]["value"]
                compared += 1
                if (value and value["share"]) != share:
                    wrong += 1
                    print(f"{day} {state} {name}: ours {value}, theirs {share}")
    print(f"{compared} limits compared, {wrong} differ, {len(KNOWN)} known")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
