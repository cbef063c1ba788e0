"""What a claim takes back of what its pages earn."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from navigator.records.topics import fact_spec
from navigator.steward.content.checks.sureness import as_claim, confidence_of, is_fresh, says_unseen
from navigator.steward.content.shape.publishers import Publishers
from navigator.steward.content.shape.schema import ChecksEntry, Cite, Claim, FactEntry, SourceEntry

PUBLISHERS = Publishers(sites={"gov.test": "agency", "guide.test": "secondary"})
SEEN = date(2026, 11, 30)


def page(as_of: date | None = date(2026, 1, 1), site: str = "gov.test") -> SourceEntry:
    return SourceEntry(publisher="P", title="T", url=f"https://{site}/a", as_of=as_of, seen=SEEN)


def sure(
    topic: str, name: str, value: Any, as_of: date | None = date(2026, 1, 1), **more: Any
) -> str:
    entry = FactEntry(value=value, sources=[Cite(id="a", says="It.")], **more)
    return confidence_of(PUBLISHERS, entry, {"a": page(as_of)}, fact_spec(topic, name))


NONE: dict[str, Any] = {"exists": False, "enrollment": None, "programs": []}
LAW = {"exists": False, "who_reports": None, "what": None, "since": None}


@pytest.mark.parametrize(
    ("topic", "name", "value", "more"),
    [
        ("driving", "data_sharing", "not_known", {}),
        ("driving", "fee_usd", None, {"null_means": "not_known"}),
        ("college", "in_state_tuition", "none", {}),
        ("college", "state_aid", "none", {}),
        ("rights", "limits_cooperation", "no", {}),
        ("rights", "detention_contract_ban", False, {}),
        ("health", "ichia_children", False, {}),
        ("work", "overtime_daily", False, {}),
        ("home", "rent_cap_statewide", None, {"null_means": "not_covered"}),
        ("health", "ichia_pregnant", False, {}),
        ("rights", "data_privacy_law", "We found no law on this.", {}),
        ("driving", "data_sharing_note", "We looked and found no rule on this.", {}),
        ("driving", "tax_or_ssn_rule", "A number or a letter. We found no tax number rule.", {}),
        ("legal", "representation_programs", ["A city fund.", "We found no state fund."], {}),
        ("rights", "universal_representation", "No statewide program found.", {}),
        ("rights", "municipal_ids", [], {}),
        ("rights", "caregiver_form", "none_found", {}),
        ("health", "children_regardless_of_status", NONE, {}),
        ("health", "reporting_law", LAW, {}),
    ],
)
def test_an_absence_is_never_confirmed(
    topic: str, name: str, value: Any, more: dict[str, Any]
) -> None:
    assert sure(topic, name, value, **more) == "single-source"


@pytest.mark.parametrize(
    ("topic", "name", "value", "more"),
    [
        ("driving", "open_regardless_of_status", False, {}),
        ("driving", "fee_usd", None, {"null_means": "not_covered"}),
        ("records", "misdemeanor_364_day_law", "no", {}),
        ("rights", "limits_cooperation", "required", {}),
        ("health", "medicaid_expansion", False, {}),
        ("health", "ichia_pregnant", True, {}),
        ("work", "overtime_daily", True, {}),
        ("home", "rent_cap_statewide", "Rent may rise by 7 percent.", {}),
        ("driving", "fee_usd", 40, {}),
    ],
)
def test_what_a_page_says_is_confirmed_by_it(
    topic: str, name: str, value: Any, more: dict[str, Any]
) -> None:
    assert sure(topic, name, value, **more) == "confirmed"


OLD = (date(2021, 11, 29), date(2014, 1, 1), None)


@pytest.mark.parametrize("as_of", OLD)
def test_an_amount_of_an_old_or_undated_page_is_not(as_of: date | None) -> None:
    years = ChecksEntry(school_years_in_state=3, diploma_in_state=True, other_ways=False)
    assert sure("driving", "fee_usd", 40, as_of) == "single-source"
    assert sure("driving", "validity_years", 8, as_of) == "single-source"
    assert sure("college", "years_attended", "Three years.", as_of, checks=years) == "single-source"
    assert sure("driving", "tax_or_ssn_rule", "It costs $20.", as_of) == "single-source"
    assert sure("driving", "tax_or_ssn_rule", "A tax number.", as_of) == "confirmed"


def test_an_amount_that_a_newer_page_gives_is_confirmed_by_that() -> None:
    cites = [Cite(id="old", says="It."), Cite(id="new", says="It.")]
    pages = {"old": page(None), "new": page(date(2021, 11, 30))}
    entry = FactEntry(value=40, sources=cites)
    assert confidence_of(PUBLISHERS, entry, pages, fact_spec("driving", "fee_usd")) == "confirmed"


def test_a_weak_page_stays_weak() -> None:
    entry = FactEntry(value=40, sources=[Cite(id="a", says="It.")])
    weak = {"a": page(None, "guide.test")}
    assert confidence_of(PUBLISHERS, entry, weak, fact_spec("driving", "fee_usd")) == "weak"
    none = FactEntry(value=None, null_means="not_known", sources=[])
    assert confidence_of(PUBLISHERS, none, {}, None) == "unconfirmed"


def test_a_value_of_another_card_is_weak_and_an_unseen_text_blocks() -> None:
    assert sure("driving", "fee_usd", 40, stands_in=True) == "weak"
    assert sure("records", "clean_slate", "It seals.", unseen=True, conflict="C") == "single-source"
    assert sure("records", "clean_slate", "It seals.", untold="It seals.") == "single-source"
    claim = Claim(sources=[Cite(id="a", says="It.")], unseen=True)
    assert confidence_of(PUBLISHERS, claim, {"a": page()}) == "single-source"


@pytest.mark.parametrize(
    ("conflict", "unseen"),
    [
        ("The rules have changed since. We did not see the new text.", True),
        ("The order and its day were not seen.", True),
        ("We did not see whether it became law.", True),
        ("The exact day was not seen.", False),
        ("The first day of Public Chapter 1015 was not seen.", False),
        ("We found no court order, and the day of the suit was not seen.", False),
        ("The text of the law was not read. Two court rulings give the limit.", True),
        ("A bill would raise the fines. We could not learn if it became law.", True),
        ("The law has more sections. We could not read its list of barred acts.", True),
        ("The state page still says two years. We found no sign that it became law.", False),
        ("Two pages name other days.", False),
    ],
)
def test_which_clash_says_that_its_text_was_not_seen(conflict: str, *, unseen: bool) -> None:
    assert says_unseen(conflict) is unseen


def test_a_page_is_as_old_as_on_the_day_it_was_seen() -> None:
    assert is_fresh(page(date(2021, 11, 30)))
    assert not is_fresh(page(date(2021, 11, 29)))
    leap = SourceEntry(
        publisher="P", title="T", url=None, as_of=date(2023, 2, 28), seen=date(2028, 2, 29)
    )
    assert is_fresh(leap)


def test_an_entry_of_a_file_is_read_as_what_it_is() -> None:
    raw = {"value": 40, "sources": [{"id": "a", "says": "It."}], "stands_in": True}
    assert as_claim(raw, is_fact=True) == FactEntry(
        value=40, sources=[Cite(id="a", says="It.")], stands_in=True
    )
    assert as_claim({"text": "T"}, is_fact=False) == Claim(sources=[])


@pytest.mark.parametrize(
    ("name", "value", "says", "found"),
    [
        ("law", "HB 3265 (2021)", "The act of 2021, House Bill 3265.", "confirmed"),
        ("law", "HB 3265 (2021)", "The act of 2021.", "single-source"),
        ("law", "ORS 181A.820", "Limits what police may do.", "single-source"),
        ("law", "A law of 2026", "Limits what police may do.", "confirmed"),  # the page's own day
        ("municipal_ids", ["A city card since 2019"], "A city card.", "single-source"),
    ],
)
def test_a_figure_that_no_page_tells_is_not_confirmed(
    name: str, value: Any, says: str, found: str
) -> None:
    entry = FactEntry(value=value, sources=[Cite(id="a", says=says)])
    spec = fact_spec("rights", name)
    assert confidence_of(PUBLISHERS, entry, {"a": page()}, spec) == found


def test_an_income_limit_that_no_page_tells_is_not_confirmed() -> None:
    program = {"name": "Plan", "share": 1.38, "enrollment": "open"}
    value = {"exists": True, "enrollment": "open", "programs": [program]}
    told = {"Up to 138 % of the poverty line.": "confirmed", "Open to all.": "single-source"}
    for says, found in told.items():
        entry = FactEntry(value=value, sources=[Cite(id="a", says=says)])
        spec = fact_spec("health", "adults_regardless_of_status")
        assert confidence_of(PUBLISHERS, entry, {"a": page()}, spec) == found
