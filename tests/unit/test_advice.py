"""Advice bears no mark of doubt; whatever states a rule keeps it."""

from __future__ import annotations

import pytest

from navigator.records.advice import is_advice


@pytest.mark.parametrize(
    "text",
    [
        "Keep the hours, pay stubs, messages and the boss's name and address.",
        "Passport or birth certificate, also expired ones, and any papers of the family.",
        "A real scholarship does not ask you to pay first.",
    ],
)
def test_a_sentence_of_ours_without_a_page_is_advice(text: str) -> None:
    assert is_advice(text, sourced=False)


@pytest.mark.parametrize(
    "text",
    [
        "Calls from a jail may be recorded. Keep them short and careful.",
        "Ask admissions, in general words, which proof it now asks for.",
        "If you ever had a court case, ask a lawyer before you buy a ticket.",
    ],
)
def test_a_sentence_with_a_page_is_advice_where_it_only_asks_or_warns(text: str) -> None:
    assert is_advice(text, sourced=True)


@pytest.mark.parametrize(
    "text",
    [
        "Ask the boss for your paid sick days. A law of Texas gives them.",
        "Ask technical colleges how they price Wisconsin graduates.",
        "Keep the receipt for 30 days.",
        "You must bring the card.",
        "Ask at a service center. The DTOP runs it.",
        "Ask the {agency} first.",
    ],
)
def test_a_rule_is_no_advice_with_a_page_or_without(text: str) -> None:
    assert not is_advice(text, sourced=False)
    assert not is_advice(text, sourced=True)


@pytest.mark.parametrize(
    "text",
    [
        "Make a DMV appointment.",
        "To renew, bring proof that your federal permission was extended.",
        "Hospitals have public waiting rooms. Ask staff who can come in.",
        "Use a translator the DMV lists.",
    ],
)
def test_what_an_office_wants_is_a_claim_where_a_page_says_it(text: str) -> None:
    assert not is_advice(text, sourced=True)
