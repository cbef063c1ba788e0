"""Who tells of a paper in their own words finds its page, in any search and behind its door."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from navigator.library.facade import Library
from navigator.records.letters import letter_id

DESCRIBED = yaml.safe_load((Path(__file__).parent / "described.yaml").read_text("utf-8"))[
    "described"
]


@pytest.mark.parametrize(
    ("letters", "first", "among_three"), [(False, 0.64, 0.82), (True, 0.97, 1.0)]
)
def test_a_described_paper_opens(
    real_library: Library, letters: bool, first: float, among_three: float
) -> None:
    """A paper that is not found has a last day that is not seen."""

    def rank(row: dict[str, str | list[str]]) -> int:
        found = real_library.look_up(str(row["q"]), state="TX", letters=letters).hits[:3]
        right = {letter_id("US", one) for one in row["want"]}
        return next((at for at, hit in enumerate(found, 1) if hit.id in right), 0)

    ranks = [*map(rank, DESCRIBED)]
    assert _share(one == 1 for one in ranks) >= first
    assert _share(one > 0 for one in ranks) >= among_three


def _share(held: Iterable[bool]) -> float:
    all_held = [*held]
    return sum(all_held) / len(all_held)
