"""A typed value becomes one sentence, everywhere the same; a null says what it means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from navigator.language.wording import STALE_CONTACT_DAYS, Wording, is_moving, is_old
from navigator.library.facade import Library
from navigator.records.model import Address, Fact, Item, Place, Source
from navigator.records.topics import TOPICS, Kind, fact_spec
from navigator.records.values import FactValue, number_text, read_value
from navigator.records.vocabulary import NullMeans
from tests.helpers.content import real, translator

TODAY = date(2026, 11, 24)
WORDS = {
    "value.yes": "Yes",
    "value.no": "No",
    "value.not_known": "Not known",
    "value.not_covered": "There is none",
    "value.years": "{count} years",
    "value.day": "1 day",
    "value.days": "{count} days",
    "value.month": "1 month of rent",
    "value.months": "{count} months of rent",
    "value.year": "1 year",
    "value.usd": "${amount}",
    "value.employees": "{count} employees",
    "value.limit.at_most": "at most {percent} %",
    "value.limit.below": "below {percent} %",
    "value.limit.at_most.smi": "at most {percent} % of the median",
    "value.data_sharing.barred": "Barred",
    "value.enrollment.open": "open",
    "value.enrollment.frozen": "closed",
    "value.coverage.none": "None",
    "value.coverage.program": "{name} ({enrollment})",
    "value.coverage.ages": "ages {min} to {max}",
    "value.coverage.from_age": "age {min} and over",
    "value.coverage.to_age": "up to age {max}",
    "value.coverage.share": "income up to {percent} %",
    "date.unknown": "date unknown",
    "date.call_first": "no date: call first",
    "date.disputed": "sources disagree",
    "date.in_force_since": "In force since {date}",
    "date.in_force_checked": "In force since {year}, checked {read}",
    "date.changed": "Changed {date}",
    "date.newest_source": "newest {date}",
    "date.as_of": "As of {date}",
    "date.newest_read": "newest {date}, checked {read}",
    "date.page_read": "Page of {date}, checked {read}",
    "date.undated_read": "Undated page, checked {read}",
    "date.old": "older than {days} days",
    "place.cost.free": "Free",
    "place.cost.unknown": "Ask",
    "language.en": "English",
    "test.given_in": "Given in: {languages}.",
    "test.english_only": "English only.",
    "test.not_found": "No list.",
    "test.ask": "Ask which.",
    "caregiver.parent_power": "A parent signs one.",
    "caregiver.not_known": "Ask a lawyer.",
    "language.es": "Spanish",
    "state.US": "the United States",
}


def wording(lang: str = "en") -> Wording:
    return Wording(translator(lang, words=WORDS), TODAY)


def program(**changed: Any) -> dict[str, Any]:
    plain = {"name": "Plan", "min_age": None, "max_age": None, "share": None, "since": None}
    return {**plain, "enrollment": "open", **changed}


def coverage(*programs: dict[str, Any]) -> dict[str, Any]:
    return {"exists": True, "enrollment": "open", "programs": list(programs)}


@pytest.mark.parametrize(
    ("topic", "name", "value", "said"),
    [
        ("driving", "marked", True, "Yes"),
        ("driving", "marked", False, "No"),
        ("driving", "data_sharing", "barred", "Barred"),
        ("driving", "residency_rule", "One paper.", "One paper."),
        ("driving", "agency", "DMV", "DMV"),
        ("driving", "identity_documents", ["Passport", "Consular ID"], "Passport\nConsular ID"),
        ("driving", "test_languages", ["en", "es", "kek"], "English, Spanish, kek"),
        ("college", "aid_programs", ["One", "Two"], "One\nTwo"),
        ("rights", "municipal_ids", [], "There is none"),
        ("driving", "fee_usd", 33, "$33"),
        ("driving", "fee_usd", 33.5, "$33.50"),
        ("driving", "fee_usd", 0, "$0"),
        ("driving", "validity_years", 1, "1 year"),
        ("driving", "validity_years", 4, "4 years"),
        ("driving", "validity_years", 0.5, "0.5 years"),
        ("health", "limit_adult", {"share": 1.38, "comparator": "at_most"}, "at most 138 %"),
        ("health", "limit_adult", {"share": 2.135, "comparator": "below"}, "below 213.5 %"),
        ("health", "limit_adult", {"share": 0.291, "comparator": "at_most"}, "at most 29.1 %"),
        (
            "school",
            "child_care_income_limit",
            {"share": 0.85, "comparator": "at_most", "of": "smi"},
            "at most 85 % of the median",
        ),
        ("school", "free_until_age", 21, "21 years"),
        ("food", "snap_income_limit", {"share": 2.0, "comparator": "at_most"}, "at most 200 %"),
        ("work", "minimum_wage_usd", 16.9, "$16.90"),
        ("work", "e_verify_from_employees", 25, "25 employees"),
        ("home", "notice_nonpayment_days", 3, "3 days"),
        ("home", "deposit_return_days", 1, "1 day"),
        ("home", "deposit_max_months", 1, "1 month of rent"),
        ("home", "deposit_max_months", 1.5, "1.5 months of rent"),
        ("health", "children_regardless_of_status",
         {"exists": False, "enrollment": None, "programs": []}, "None"),
        ("health", "children_regardless_of_status", coverage(program()), "Plan (open)"),
        ("health", "children_regardless_of_status", coverage(program(min_age=19, max_age=64)),
         "Plan (open), ages 19 to 64"),
        ("health", "children_regardless_of_status", coverage(program(min_age=0, max_age=0)),
         "Plan (open), ages 0 to 0"),
        ("health", "children_regardless_of_status", coverage(program(min_age=65)),
         "Plan (open), age 65 and over"),
        ("health", "children_regardless_of_status", coverage(program(max_age=18)),
         "Plan (open), up to age 18"),
        ("health", "children_regardless_of_status",
         coverage(program(max_age=18, share=2.65), program(name="Two", enrollment="frozen")),
         "Plan (open), up to age 18, income up to 265 %\nTwo (closed)"),
        ("health", "reporting_law",
         {"exists": False, "who_reports": None, "what": None, "since": None}, "No"),
        ("health", "reporting_law",
         {"exists": True, "who_reports": "Hospitals", "what": "Counts", "since": None},
         "Yes\nHospitals\nCounts"),
        ("health", "reporting_law",
         {"exists": True, "who_reports": None, "what": None, "since": None}, "Yes"),
    ],
)  # fmt: skip
def test_each_kind_of_value_has_its_words(topic: str, name: str, value: Any, said: str) -> None:
    assert wording().fact(topic, Fact(name=name, value=typed(topic, name, value))) == said


def typed(topic: str, name: str, raw: Any) -> FactValue:
    spec = fact_spec(topic, name)
    assert spec is not None
    return read_value(spec.kind, raw)


def test_every_kind_is_tried_above() -> None:
    kinds = {spec.kind for topic in TOPICS.values() for spec in topic.facts}
    assert kinds == set(Kind)


@pytest.mark.parametrize(
    ("null_means", "said"),
    [("not_known", "Not known"), ("not_covered", "There is none"), (None, "Not known")],
)
def test_a_null_says_what_it_means(null_means: NullMeans | None, said: str) -> None:
    fact = Fact(name="fee_usd", value=None, null_means=null_means)
    assert wording().fact("driving", fact) == said


def test_dollars_in_a_sentence_have_their_cents(real_library: Library) -> None:
    told = [number_text("fee_usd", value) for value in (16.9, 7.25, 15.0)]
    assert told == ["16.90", "7.25", "15"]
    assert number_text("e_verify_from_employees", 25.0) == "25"
    pay = {one.name: one.value for one in real_library.facts("CA", "work")}["minimum_wage_usd"]
    assert pay == 16.9
    assert "$16.90 an hour" in real_library.card("CA", "work").answer


def test_a_fact_nobody_planned_for_is_not_known() -> None:
    assert wording().fact("driving", Fact(name="shoe_size", value=44)) == "Not known"


def claim(as_of: date | None) -> Item:
    source = Source("P", "T", None, as_of, TODAY, "It.")
    return Item(text="x", sources=(source,))


@pytest.mark.parametrize(
    ("days", "old"),
    [(0, False), (STALE_CONTACT_DAYS, False), (STALE_CONTACT_DAYS + 1, True), (-30, False)],
)
def test_a_phone_turns_old_after_180_days(days: int, old: bool) -> None:
    as_of = TODAY - timedelta(days=days)
    assert is_old(as_of, TODAY) is old
    said = wording().contact_age(replace(PLACE, sources=claim(as_of).sources))
    assert said.startswith("As of ")
    assert said.endswith(f"older than {STALE_CONTACT_DAYS} days") is old


def test_a_phone_without_a_date_says_call_first() -> None:
    assert is_old(None, TODAY)
    assert wording().contact_age(PLACE) == "no date: call first"


def test_law_is_never_old_it_holds_since_a_day_or_changed_lately() -> None:
    old = replace(claim(date(2014, 8, 1)), since=date(2014, 8, 1))
    assert wording().law_age(old) == "In force since 2014, checked Nov 2026"
    unread = Fact(name="fee_usd", value="1", since=date(2014, 8, 1))
    assert wording().law_age(unread) == "In force since 2014", "nobody says that it was checked"
    split = replace(old, conflict="Two pages differ.")
    assert wording().law_age(split) == (
        "In force since 2014 \u00b7 sources disagree \u00b7 Page of Aug 2014, checked Nov 2026"
    ), "what is disputed shows how old its page is"
    assert not is_moving(old, TODAY)
    new = replace(old, since=TODAY - timedelta(days=365))
    assert wording().law_age(new).startswith("Changed Nov 24, 2025")
    assert is_moving(new, TODAY)
    assert not is_moving(replace(old, since=TODAY - timedelta(days=366)), TODAY)


def test_a_rule_that_is_disputed_or_stopped_by_a_court_is_marked() -> None:
    disputed = replace(claim(None), conflict="Two pages differ.")
    assert wording().law_age(disputed) == "sources disagree \u00b7 Undated page, checked Nov 2026"
    assert is_moving(disputed, TODAY)
    stopped = Fact(name="in_state_tuition", value="enjoined", since=date(2020, 1, 1))
    assert is_moving(stopped, TODAY)
    assert not is_moving(replace(stopped, value="none"), TODAY)


def test_what_begins_later_has_not_changed_yet() -> None:
    later = replace(claim(date(2026, 11, 1)), since=TODAY + timedelta(days=1))
    assert wording().law_age(later) == "As of Nov 2026"
    assert not is_moving(later, TODAY)


def test_the_age_is_that_of_the_newest_page_and_tells_when_it_was_read_later() -> None:
    old, new = claim(date(2020, 1, 1)), claim(date(2026, 11, 1))
    both = replace(old, sources=(*old.sources, *new.sources, *claim(None).sources))
    assert wording().law_age(both) == "As of Nov 2026"
    assert wording().law_age(old) == "Page of Jan 2020, checked Nov 2026"
    assert wording().newest([old, new]) == "newest Nov 2026"
    assert wording().newest([old]) == "newest Jan 2020, checked Nov 2026"
    assert wording().newest([claim(None)]) == "date unknown"


def test_dates_are_written_as_people_of_the_language_write_them() -> None:
    day = date(2025, 3, 31)
    assert wording("en").day(day) == "Mar 31, 2025"
    assert wording("es").day(day) == "31 mar 2025"
    assert wording("en").month(day) == "Mar 2025"
    assert wording("es").month(day) == "mar 2025"
    assert wording("es").day(date(2026, 1, 1)) == "1 ene 2026"
    assert wording("es").day(date(2026, 8, 9)) == "9 ago 2026"


def test_the_state_is_called_by_its_name() -> None:
    assert wording().state("CO") == "Colorado"
    assert wording().state("US") == "the United States"


PLACE = Place(
    id="place:CO:x",
    state="CO",
    name="Helper",
    organization=None,
    kind="legal",
    subkind="named_lawyers",
    topics=("legal",),
    what="Helps.",
    limits=None,
    area_national=False,
    area_states=("CO",),
    area_counties=(),
    address=None,
    phones=(),
    website=None,
    languages=("en", "es", "kek"),
    cost="free",
    cost_note=None,
    hours=None,
    walk_in=None,
    interpreter=None,
    asks_id=None,
    takes_detention=None,
    documents=(),
    remote=None,
)


@pytest.mark.parametrize(
    ("languages", "note", "told"),
    [
        (["en", "es"], None, "Given in: English, Spanish."),
        (["en"], "No interpreter.", "English only. No interpreter."),
        (None, None, "No list. Ask which."),
        (None, "In 2009 in Spanish too. Ask.", "No list. In 2009 in Spanish too. Ask."),
    ],
)
def test_who_must_take_a_test_hears_in_which_languages(
    languages: list[str] | None, note: str | None, told: str
) -> None:
    fact = Fact(name="test_languages", value=languages, note=note)
    assert wording().test_languages(fact) == told


@pytest.mark.parametrize(
    ("value", "note", "told"),
    [
        ("parent_power", "It may last up to one year.",
         "A parent signs one. It may last up to one year."),
        (None, "It ended in July.", "Ask a lawyer. It ended in July."),
        (None, None, "Ask a lawyer."),
    ],
)  # fmt: skip
def test_who_plans_for_a_child_hears_which_paper_to_sign_or_to_ask(
    value: str | None, note: str | None, told: str
) -> None:
    fact = Fact(name="caregiver_form", value=value, note=note)
    assert wording().caregiver_form(fact) == told


def test_languages_are_named_and_a_code_without_a_name_stays_a_code() -> None:
    assert wording().languages(PLACE) == "English, Spanish, kek"
    assert wording().languages(replace(PLACE, languages=())) == ""


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (None, ""),
        (Address("1 Main St", "Denver", "CO", "80202"), "1 Main St, Denver, CO 80202"),
        (Address(None, "Denver", "CO", None), "Denver, CO"),
        (Address("1 Main St", "Denver", "CO", None), "1 Main St, Denver, CO"),
    ],
)
def test_an_address_says_what_is_known_of_it(address: Address | None, said: str) -> None:
    assert wording().address(replace(PLACE, address=address)) == said


def test_a_cost_nobody_knows_says_ask() -> None:
    assert wording().cost(PLACE) == "Free"
    assert wording().cost(replace(PLACE, cost=None)) == "Ask"
    assert wording().cost(replace(PLACE, cost_note="First visit free")) == "First visit free"


def test_every_choice_limit_and_enrollment_has_its_words_in_the_pack() -> None:
    words = real().content.words
    for topic in TOPICS.values():
        for spec in topic.facts:
            assert f"fact.{spec.name}" in words
            for choice in spec.choices:
                assert f"value.{spec.name}.{choice}" in words
