"""No paper ends on a page that is nearly blank: who gets it thinks that something is missing."""

from __future__ import annotations

import pytest

from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.library.calls import EMERGENCY
from navigator.library.facade import Library
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.topics import TOPICS
from navigator.ui.paper.printing import Sheets
from tests.unit.test_card_paper import A4, LETTER

pytestmark = [pytest.mark.together("cards"), pytest.mark.usefixtures("cheap_codes")]

LEAST = 1 / 3
FEW = ("AL", "WY")
"""States with few dangers and few papers: their second sides are the shortest."""


def used(library: Library, id: str, *langs: str, state: str = "") -> list[float]:
    """How much of the last page is written on, on both sizes of paper."""
    paper = library.paper(Packet((id,)), langs[0], Edition(langs=langs), state=state)
    return [Sheets(paper, *size)._flow.last_used for size in (LETTER, A4)]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("langs", [("en",), ("es",), ("es", "en")], ids="+".join)
@pytest.mark.parametrize(
    "states",
    [FEW, pytest.param(tuple(JURISDICTIONS), marks=pytest.mark.release)],
    ids=["few", "all"],
)
def test_no_last_page_is_below_a_third_full(
    real_library: Library, langs: tuple[str, ...], states: tuple[str, ...]
) -> None:
    for state in states:
        ids = [f"card:{state}:{topic}" for topic in TOPICS]
        for id in (*ids, f"checklist:{state}:family-plan", EMERGENCY):
            assert min(used(real_library, id, *langs, state=state)) >= LEAST, (state, id)
