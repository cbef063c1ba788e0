"""Who may do what for money or for free: 8 C.F.R. 1.1 and 292.1, and Puerto Rico's notaries.

Written down by hand from the sources the checklist cites, not from its conditions.
"""

from __future__ import annotations

from datetime import date

import pytest

from navigator.eligibility.answers import Answers
from navigator.eligibility.rules import make_setting, resolve
from navigator.eligibility.screen import judge_all
from navigator.library.facade import Library

LEGAL = "checklist:legal"
TITLES = ("lawyer", "accredited_representative", "notary", "consultant", "none")
MAY, MAY_NOT, ASK = "depends", "unlikely", "unknown"
LAW = {
    "explain": dict.fromkeys(TITLES, MAY),
    "fill_in_forms": dict.fromkeys(TITLES, MAY_NOT) | dict.fromkeys(TITLES[:2], MAY),
    "give_advice": dict.fromkeys(TITLES, MAY_NOT) | dict.fromkeys(TITLES[:2], MAY),
    "promise_result": dict.fromkeys(TITLES, MAY_NOT),
    "sign_blank": dict.fromkeys(TITLES, MAY_NOT),
}
CASES = [(title, request, LAW[request][title]) for request in LAW for title in TITLES]


@pytest.mark.parametrize("state", ["CO", "TX"])
@pytest.mark.parametrize(("title", "request_", "verdict"), CASES)
def test_only_those_whom_the_rules_let_may_advise(
    real_library: Library, state: str, title: str, request_: str, verdict: str
) -> None:
    given = {"helper_title": title, "helper_request": request_}
    found = real_library.screen(LEGAL, Answers(state, given)).outcomes[0]
    assert (found.program, found.verdict) == ("helper-advice", verdict)
    assert found.says, "its own sentence, not the one about programs"


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        ({}, ASK),
        ({"helper_title": "lawyer"}, ASK),
        ({"helper_title": "notary"}, ASK),
        ({"helper_request": "give_advice"}, ASK),
        ({"helper_request": "explain"}, MAY),
        ({"helper_request": "sign_blank"}, MAY_NOT),
    ],
)
def test_one_answer_can_be_enough(
    real_library: Library, given: dict[str, str], verdict: str
) -> None:
    assert real_library.screen(LEGAL, Answers("CO", given)).outcomes[0].verdict == verdict


@pytest.mark.parametrize(("state", "verdict"), [("PR", MAY), ("NY", MAY_NOT)])
def test_a_notary_of_puerto_rico_is_a_lawyer(
    real_library: Library, state: str, verdict: str
) -> None:
    checklist = real_library.checklist(LEGAL)
    setting = make_setting(state, date(2026, 11, 24), (), (), {"state": state})
    given = Answers(state, {"helper_title": "notary", "helper_request": "give_advice"})
    result = judge_all(checklist, resolve(checklist, setting), given)
    assert result.outcomes[0].verdict == verdict


def test_offices_are_there_whatever_is_answered_and_reasons_to_go_are_only_read(
    real_library: Library,
) -> None:
    checklist = real_library.checklist(LEGAL)
    assert set(checklist.asks) == {"helper_title", "helper_request"}
    offices = {
        one.program
        for one in real_library.screen(LEGAL, Answers("CO")).outcomes
        if one.program.startswith("office")
    }
    assert offices >= {"office-nonprofit", "office-legal-aid", "office-private"}
    assert {"card:US:legal.relief", "card:US:legal.first-visit"} <= set(checklist.reads)


@pytest.mark.parametrize("id", ["checklist:records", "checklist:family-plan"])
def test_nothing_is_asked_where_an_answer_could_do_harm(real_library: Library, id: str) -> None:
    assert real_library.checklist(id).asks == ()


def test_no_way_out_of_a_record_stands_without_the_lawyer_before_it(real_library: Library) -> None:
    for state in real_library.states():
        result = real_library.screen("checklist:records", Answers(state))
        stops = {one.key for one in result.cautions if one.level == "stop"}
        assert "records.lawyer_before_plea" in stops, state
        for one in result.outcomes:
            assert one.verdict == "depends", one.program
            assert one.says
            assert "lawyer" in one.says
