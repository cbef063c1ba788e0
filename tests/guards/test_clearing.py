"""What becomes of a record without a request, told on every card: what ended without a conviction.

Cards once spoke of convictions alone, while the law of the state hid or destroyed dropped cases
by itself, with the court papers that a family needs for immigration.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from navigator.records.jurisdictions import FEDERAL
from navigator.steward.content.proof.card_sentences import in_force
from tests.helpers.content import HELD, real

TODAY = date(2026, 11, 30)
WITHOUT_CONVICTION = re.compile(
    r"\bwithout (?:a )?conviction\b|\bdismiss(?:ed|al)\b|\bnot guilty\b|\bacquittals?\b"
    r"|\barrests?\b|\bdropped\b"
)


@pytest.mark.parametrize("state", [one for one in HELD if one != FEDERAL])
def test_a_card_says_what_happens_to_a_case_without_a_conviction(state: str) -> None:
    (entry,) = (
        one
        for one in real().topic(state, "records").facts["clean_slate"]
        if in_force(one.since, one.until, TODAY)
    )
    assert WITHOUT_CONVICTION.search(str(entry.value)), entry.value
