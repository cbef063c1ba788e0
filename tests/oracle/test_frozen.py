"""A frozen sample of random households with the oracle's answers: see `compare.py`.

Where the sample differs, `explained.md` says why; a new difference fails.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from navigator.cli.screen_command import screen_lines
from tests.oracle import households

if TYPE_CHECKING:
    from navigator.library.facade import Library

FROZEN: dict[str, Any] = json.loads(Path(__file__).with_name("frozen.json").read_text("utf-8"))
AT_65 = ("met", "not_met")
"""At 65 and over both ways: they keep old limits, and some income counts otherwise."""
DEPRIVATION = ("AL", "FL", "GA", "KS", "MS", "SC", "SD", "TN", "WI", "WY")

ROLLOVER = "TN"
"""TennCare Standard's higher limit is for children who lose TennCare, not for new ones."""


def is_explained(household: dict[str, Any], person: int, program: str, said: str) -> bool:
    """Whether `explained.md` names this kind of difference."""
    grown_up = household["people"][person]
    if household["state"] == ROLLOVER and grown_up["age"] < 19:
        return (program, said) in {("medicaid", "not_met"), ("chip", "met")}
    if program != "medicaid":
        return False
    if grown_up["age"] >= 65:
        return said in AT_65
    adults = sum(one["age"] >= 18 for one in household["people"])
    return said == "met" and adults > 1 and household["state"] in DEPRIVATION and person < 2


def test_the_sample_agrees_with_the_oracle(real_library: Library) -> None:
    drawn = FROZEN["households"]
    lines = [json.dumps({k: v for k, v in one.items() if k != "oracle"}).encode() for one in drawn]
    total = differing = 0
    for household, line in zip(drawn, screen_lines(real_library, "health", lines), strict=True):
        outcomes = json.loads(line)["outcomes"]
        mine = {(one["person"], one["program"]): one["asked_part"] for one in outcomes}
        for person, oracle in enumerate(household["oracle"]):
            for program, covered in oracle.items():
                total += 1
                said = mine.get((person, program), "not_met")
                if said != ("met" if covered else "not_met"):
                    differing += 1
                    assert is_explained(household, person, program, said), (household, person)
    assert total > 800
    assert differing / total < 0.01


def test_the_oracle_is_named() -> None:
    assert FROZEN["oracle"].startswith("policyengine-us ")


def test_a_draw_is_the_same_for_the_same_seed() -> None:
    first = households.draw(20, 3, ("CO", "TX"), "2026-11-24")
    assert first == households.draw(20, 3, ("CO", "TX"), "2026-11-24")
    assert first != households.draw(20, 4, ("CO", "TX"), "2026-11-24")
