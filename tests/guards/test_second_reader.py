"""What second readers found in drawn sentences stays found, in every state that holds the like.

Each test holds one kind of fault against all states of the real content: words of a card beside
its own typed facts, or a rule that a page for all states forgot.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache

import pytest

from navigator.language.sentences import first_sentence
from navigator.library.facade import Library
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.values import Coverage
from navigator.steward.content.records import TopicContent
from tests.helpers.content import RESOURCES, STATES, real
from tests.helpers.following import see
from tests.helpers.locales import BOTH

DEAL = ("FL", "IN", "IA", "OH")
"""States of the court deal of November 28, 2025 on license records."""
NAMED = ("AZ", "DE", "IN", "LA", "NM", "NV", "OH", "RI", "UT", "VT")
"""States where not giving police a name can be a crime, or a reason to hold a person."""
LISTED = (*NAMED, "AL", "AR", "CO", "FL", "GA", "IL", "KS", "MO", "MT", "NE", "NH", "NY", "ND",
          "WI")  # fmt: skip
"""Those, and the others whose law on names the Supreme Court lists in Hiibel (2004)."""
CLOSED = ("none", "banned", "repealed", "ended", "enjoined")
POLICE_OF_THE_LICENSE_OFFICE = {
    "FL": "Division of Highway Patrol", "LA": "Louisiana State Police",
    "MS": "Mississippi Department of Public Safety", "MT": "Montana Department of Justice",
    "NH": "New Hampshire State Police", "SD": "South Dakota Highway Patrol",
    "TN": "Tennessee Department of Safety", "TX": "Texas Highway Patrol",
    "WY": "Wyoming State Highway Patrol",
}  # fmt: skip
"""The state police of the department that gives licenses, as ICE's list writes it."""
GUESS = r"\b(?:may|might) have (?!missed\b)\w+(?:ed|en|t)\b|\bseems? to\b"
OWN_HOURS = ("NC",)
"""States whose own law counts the 48 hours, from the time a person would be let go."""


def told(file: TopicContent) -> Iterator[str]:
    """What a state's file says today in sentences of its own."""
    yield from (one.text for items in file.items.values() for one in items)
    yield from (f"{one.title or ''} {one.text} {one.do or ''}" for one in file.cautions)


@cache
def on_the_street(state: str) -> list[str]:
    """Return who in a state may do ICE's work on the street, by ICE's list."""
    with (RESOURCES / "federal" / "police_agreements.csv").open(encoding="utf-8") as lines:
        return [one["agency"] for one in csv.DictReader(lines)
                if (one["state"], one["kind"]) == (state, "street")]  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_a_program_for_children_says_that_other_insurance_counts(state: str) -> None:
    for program in real().topic(state, "health").programs:
        if program.kind == "chip" and "hildren" in (program.who or ""):
            assert re.search("insurance", program.who or ""), program.name


@pytest.mark.parametrize("state", STATES)
def test_programs_of_aid_end_with_the_aid(real_library: Library, state: str) -> None:
    seen = see(real_library, state, "college", "en")
    if seen.facts["state_aid"] in CLOSED:
        assert seen.facts["aid_programs"] is None


@pytest.mark.parametrize("state", STATES)
def test_no_sentence_denies_coverage_beside_one_in_pregnancy(
    real_library: Library, state: str
) -> None:
    seen = see(real_library, state, "health", "en")
    denied = [one.text for one in seen.card.summary
              if re.search("has no (?:state )?coverage", one.text)
              and not re.search("regnan", one.text)]  # fmt: skip
    assert not (seen.has_pregnancy and denied)


@pytest.mark.parametrize("state", STATES)
def test_nobody_types_how_many_offices_have_a_deal_with_ice(state: str) -> None:
    number = r"\b(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)\b"
    offices = r"(?:sheriffs?|counties|police|offices|agencies)\b"
    for text in told(real().topic(state, "rights")):
        for sentence in re.split(r"(?<=\.) ", text):
            is_counted = re.search(rf"{number} (?:\w+ ){{0,3}}{offices}", sentence)
            is_past = "All had to end" in text
            if "287(g)" in sentence and is_counted and not is_past:
                assert re.search("ICE's list", text), sentence


@pytest.mark.parametrize("state", STATES)
def test_only_a_lawyer_leaves_the_accredited_in(state: str) -> None:
    only = r"\bonly (?:a )?lawyers?\b|who is not a lawyer may not give"
    for text in told(real().topic(state, "legal")):
        assert not re.search(only, text, re.IGNORECASE) or re.search("accredited", text), text


@pytest.mark.parametrize("state", STATES)
def test_who_must_register_is_looked_for_in_that_list(real_library: Library, state: str) -> None:
    seen = see(real_library, state, "legal", "en")
    step = next(one for one in seen.card.cautions if one.key == "legal.notario_fraud")
    if re.search(r"must register|must be registered|licensed by the state",
                 str(seen.facts["fraud_law"])):  # fmt: skip
        assert re.search(r"regist|licens|\blist of the S", step.do or ""), step.do


@pytest.mark.parametrize("state", STATES)
def test_nobody_is_sent_to_the_city_for_a_card_the_state_bars(
    real_library: Library, state: str
) -> None:
    facts = real_library.facts(state, "rights")
    held = [one.note or "" for one in facts if one.name == "municipal_ids"]
    held += [*told(real().topic(state, "rights"))]
    is_barred = any(re.search(
        r"a city may not give its card|may not (?:take|accept) .*(?:city-made card|as ID)"
        r"|cities may not pay for them", one) for one in held)  # fmt: skip
    steps = " ".join(one.text for one in real_library.card(state, "driving").steps)
    assert not (is_barred and "your city about an ID" in steps)


@pytest.mark.parametrize("state", STATES)
def test_a_frozen_plan_that_may_open_says_ask(real_library: Library, state: str) -> None:
    tile = real_library.card(state, "health").tile
    for fact in real_library.facts(state, "health"):
        is_frozen = isinstance(fact.value, Coverage) and fact.value.enrollment == "frozen"
        if is_frozen and re.search("may (?:open|join)", fact.conflict or ""):
            assert re.search(r"\bask\b", tile, re.IGNORECASE), tile


@pytest.mark.parametrize("state", DEAL)
def test_the_deal_on_license_records_is_a_stop_where_it_was_made(
    real_library: Library, state: str
) -> None:
    facts = {one.name: one.value for one in real_library.facts(state, "driving")}
    stop = next(one for one in real_library.card(state, "driving").cautions
                if one.key == "driving.record_sharing")  # fmt: skip
    assert stop.level == "stop"
    assert "November 28, 2025" in stop.text
    assert "November 28, 2025" in str(facts["data_sharing_note"])
    federal = {one.name: one.value for one in real_library.facts("US", "driving")}
    assert JURISDICTIONS[state] in str(federal["data_sharing_note"])


@pytest.mark.parametrize("state", STATES)
def test_where_a_name_must_be_given_the_words_to_say_give_it(
    real_library: Library, state: str
) -> None:
    seen = see(real_library, state, "rights", "en")
    law = any(one.text.startswith("Your name in ") for one in seen.card.know)
    said = [seen.card.say, seen.card.sayings["stopped"].text]
    assert law is (state in (*NAMED, "TX"))  # in Texas after an arrest alone
    assert ["my name" in one for one in said] == [state in NAMED] * 2


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("state", STATES)
def test_a_free_lawyer_is_told_with_whom_to_ask_and_if_there_is_room(
    real_library: Library, state: str, lang: str
) -> None:
    seen = see(real_library, state, "legal", lang)
    if not seen.lawyers():
        return
    program = next(one for one in seen.card.programs if one.name == seen.lawyers()[0])
    how, who = (first_sentence(text or "", BOTH)[0] for text in (program.how, program.who))
    assert how[1:] in seen.card.answer
    assert who in seen.card.answer
    assert not re.search(r"(?i)do not (?:apply|ask)|no se (?:solicita|pide)", how), how
    told = f"{program.how} {program.who}"
    if re.search(
        r"limited|not enough|waitlist|could not learn|no news|more cases|every case", told
    ):
        assert re.search(r"\bif (?:it|they|the program|its)\b|\bwhich offices\b", how), how


@pytest.mark.parametrize("state", STATES)
def test_where_police_work_for_ice_on_the_street_a_stop_is_told(state: str) -> None:
    stop = r"\bstops?\b|\bstopped\b|\bon the street\b|\bon patrol\b|\bon the road\b"
    told_here = [f"{one.title or ''} {one.text}" for one in real().topic(state, "rights").cautions]
    told_of = [one for one in told_here if re.search(r"\bICE\b", one) and re.search(stop, one)]
    assert told_of or len(on_the_street(state)) < 7, on_the_street(state)  # few: the list tells


@pytest.mark.parametrize("state", POLICE_OF_THE_LICENSE_OFFICE)
def test_a_license_office_beside_police_of_ice_says_so(state: str) -> None:
    assert any(POLICE_OF_THE_LICENSE_OFFICE[state] in one for one in on_the_street(state))
    told_here = " ".join(one.text for one in real().topic(state, "driving").cautions
                         if one.key == "driving.record_sharing")  # fmt: skip
    assert re.search(r"287\(g\)|deal with ICE|works? with ICE|acts? for ICE", told_here)


@pytest.mark.parametrize("state", STATES)
def test_no_license_office_beside_police_of_ice_is_missed(state: str) -> None:
    offices = [str(one.value) for one in real().topic(state, "driving").facts["agency"]]
    names = ((one, re.split(r",| ?- ?", one)[0].strip()) for one in on_the_street(state))
    beside = [one for one, name in names if any(name in office for office in offices)]
    assert not beside or state in POLICE_OF_THE_LICENSE_OFFICE, beside


@pytest.mark.parametrize("state", STATES)
def test_48_hours_of_a_hold_leave_out_weekends(state: str) -> None:
    for text in told(real().topic(state, "rights")):
        is_hold = re.search(r"48 (?:more )?hours", text) and re.search(r"\bh(?:o|e)ld", text)
        assert not is_hold or state in OWN_HOURS or "weekends" in text, text


@pytest.mark.parametrize("state", STATES)
def test_a_parent_above_the_limit_of_parents_is_sent_to_that_of_adults(state: str) -> None:
    facts = real().topic(state, "health").facts
    parent, adult = (facts[one][-1] for one in ("limit_parent", "limit_adult"))
    share, other = (getattr(one.value, "share", None) or (one.value or {}).get("share")
                    if one.value else None for one in (parent, adult))  # fmt: skip
    assert not (share and other and share < other) or "adult" in (parent.note or "")


@pytest.mark.parametrize("state", STATES)
def test_money_not_seen_for_the_year_is_not_told_as_paid_today(state: str) -> None:
    file = real().topic(state, "legal")
    funds = [one for one in file.facts["representation_programs"] if one.until is None]
    doubts = [sentence for one in funds
              for text in (one.conflict, one.note, *(one.value or ()))
              for sentence in re.split(r"(?<=\.) ", text or "")
              if re.search("could not learn|did not (?:see|find)|found no amount", sentence)
              and re.search("money|amount|figure|the year", sentence)]  # fmt: skip
    for one in file.items["summary"] if doubts else ():
        for sentence in re.split(r"(?<=\.) ", one.text):
            is_flat = re.search(r"\bpays\b|\bis paid\b", sentence)
            assert not is_flat or re.search(r"\b20\d\d\b|did not see", sentence), sentence


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("topic", ["driving", "health", "college", "rights", "legal", "records"])
def test_no_guess_stands_without_a_page(state: str, topic: str) -> None:
    for items in real().topic(state, topic).items.values():
        for one in items:
            assert one.sources or not re.search(GUESS, one.text), one.text


@pytest.mark.parametrize("state", STATES)
def test_emergency_medicaid_names_birth(state: str) -> None:
    for program in real().topic(state, "health").programs:
        if program.kind == "emergency" and re.match("Pays for an emergency", program.what or ""):
            assert re.search("birth", program.what or ""), program.name


LETTER = {"wyden", "voz", "reuters-nlets", "nextgov", "findarticles", "hoodline", "jalopnik"}
"""Pages that tell one letter of November 2025 on who can search license records, or its sequel."""


@pytest.mark.parametrize("state", STATES)
def test_records_that_ice_can_search_are_not_told_as_handed_over(state: str) -> None:
    for one in real().topic(state, "driving").facts["data_sharing"]:
        own = {cite.id for cite in one.sources} - LETTER
        assert own or one.value != "known_handover", "the letter tells of no hand-over"
        assert "November 2025" in f"{one.note} {one.conflict}", "what the letter says stands by"


@pytest.mark.parametrize("state", STATES)
def test_a_license_says_who_may_ask_and_what_it_asks_of_all(
    real_library: Library, state: str
) -> None:
    file, answer = real().topic(state, "driving"), real_library.card(state, "driving").answer
    assert not [one.name for one in file.programs if (one.who or "").startswith("The rule asks")]
    rule = str(file.facts["tax_or_ssn_rule"][-1].value)
    is_taxed = re.search(r"tax return|\btaxes\b|^A tax number", rule) and "No tax" not in rule
    if file.facts["open_regardless_of_status"][-1].value and is_taxed and "No Social" not in rule:
        assert "tax" in answer, rule
    assert state not in ("DE", "UT") or "fingerprints" in answer


@pytest.mark.parametrize("state", STATES)
def test_a_plea_said_to_fall_says_when(state: str) -> None:
    file = real().topic(state, "records")
    relief = " ".join(str(one.value) for one in file.facts["post_conviction_relief"])
    if re.search(r"\b(?:when|and) (?:the|it|case|a)\b[^.]*deportation|\bharm", relief):
        for one in file.items["summary"]:
            for sentence in re.split(r"(?<=\.) ", one.text):
                if re.search(r"\bplea\b.*\b(?:can|may) be undone|must undo", sentence):
                    assert re.search(r"\bwhen\b|\bthat can lead\b|\bonly\b", sentence), sentence


@pytest.mark.parametrize("state", ["AZ", "FL", "MI", "MT", "OR", "UT", "VA", "WI"])
def test_clearing_that_asks_for_fingerprints_sends_to_a_lawyer_first(state: str) -> None:
    texts = [one for one in told(real().topic(state, "records")) if "ingerprint" in one]
    assert any("lawyer" in one for one in texts), texts


@pytest.mark.parametrize("state", STATES)
def test_record_relief_that_leaves_crimes_out_says_so(state: str) -> None:
    file = real().topic(state, "records")
    if "left out" in " ".join(str(one.value) for one in file.facts["clean_slate"]):
        for program in file.programs:
            told_of = r"le(?:ft|aves?) out|never clears|can be sealed|nonviolent|cannabis"
            assert re.search(told_of, program.who or ""), program.name


@pytest.mark.parametrize("state", STATES)
def test_a_limit_in_years_says_from_when_where_it_is_known(state: str) -> None:
    file = real().topic(state, "records")
    relief = " ".join(str(one.value) for one in file.facts["post_conviction_relief"])
    if re.search(r"case is final|conviction is final", relief):
        for sentence in re.split(r"(?<=\.) ", " ".join(one.text for one in file.items["summary"])):
            is_limit = re.search(r"\bplea\b|habeas|post-conviction", sentence)
            if is_limit and re.search(r"\b(?:one|two|three) years?\b", sentence):
                assert re.search(r"\b(?:[Aa]fter|from|since)\b", sentence), sentence


@pytest.mark.parametrize("state", STATES)
def test_whom_papers_keep_out_of_a_health_program_is_told_with_who_fits(state: str) -> None:
    file = real().topic(state, "health")
    is_narrow = file.facts["medicaid_expansion"][-1].value is False
    for one in file.programs:
        who = one.who or ""
        assert one.status_rule != "some" or re.search("status|lawful|citizen", who), one.name
        assert not (one.kind == "emergency" and is_narrow) or "group" in who, one.name
    assert not [one.text for one in file.items["know"] if "mother in Medicaid" in one.text]


@pytest.mark.parametrize("state", STATES)
def test_no_limit_is_told_of_a_plan_without_one(real_library: Library, state: str) -> None:
    card = real_library.card(state, "health")
    facts = {one.name: one.value for one in card.facts}
    children = facts["children_regardless_of_status"]
    if isinstance(children, Coverage) and children.programs:
        has_limit = any(one.share is not None for one in children.programs)
        assert has_limit or "but not for children" in card.answer
    is_open = any(one.kind == "marketplace" and one.status_rule == "any" for one in card.programs)
    assert not (is_open and any("DACA cannot buy" in one.text for one in card.know))


@pytest.mark.parametrize("state", [*STATES, "US"])
def test_a_college_program_that_asks_for_papers_says_so_in_whom_it_is_for(state: str) -> None:
    papers = r"itizen|lawful|legal|papers|DACA|Nobody now"
    for program in real().topic(state, "college").programs:
        assert program.status_rule != "some" or re.search(papers, program.who or ""), program.id


@pytest.mark.parametrize("state", STATES)
def test_a_price_by_school_years_names_the_diploma_too(state: str) -> None:
    file = real().topic(state, "college")
    value = next(one.value for one in file.facts["in_state_tuition"] if one.until is None)
    for one in file.items["summary"] if value == "statewide" else ():
        by_years = re.search(r"\b(?:one|two|three) years?\b.*school|school.*years?\b", one.text)
        assert not by_years or re.search("diploma|graduat|finished|passed", one.text), one.text


@pytest.mark.parametrize("state", LISTED)
def test_where_police_may_ask_a_name_the_card_says_so(state: str) -> None:
    know = [one.text for one in real().topic(state, "rights").items["know"]]
    assert any(re.match(r"(?:Police may ask your|Your) name in ", one) for one in know)


@pytest.mark.parametrize("state", STATES)
def test_a_card_says_when_the_lease_decides_on_late_rent(real_library: Library, state: str) -> None:
    card = real_library.card(state, "home")
    days = next(one for one in real_library.facts(state, "home")
                if one.name == "notice_nonpayment_days")  # fmt: skip
    if re.search(r"\blease (?:may|counts|can)\b|line in the lease", days.note or ""):
        assert "lease" in card.answer, card.answer


@pytest.mark.parametrize("state", STATES)
def test_food_lines_of_snap_speak_of_this_state_and_not_of_pan(
    real_library: Library, state: str
) -> None:
    card = real_library.card(state, "food")
    held = {one.key: one.text for one in card.cautions}
    if state == "PR":
        assert not held.keys() & {"food.data", "food.reporting", "food.sponsor"}
    else:
        assert JURISDICTIONS[state] in held["food.data"]
    summer = [one.text for one in card.steps if "SUN Bucks" in one.text and " $1" in one.text]
    assert all(re.search("low income|whatever the family earned", one) for one in summer), summer


@pytest.mark.parametrize("state", STATES)
def test_a_marketplace_tells_whom_help_leaves_out_from_2027(state: str) -> None:
    """Help with the cost is told with whom it is for, and with whom it leaves out in 2027."""
    for one in real().topic(state, "health").programs:
        if one.kind == "marketplace" and one.status_rule == "some":
            assert "other coverage" in (one.who or ""), one.name
            assert "From 2027 it is only for" in (one.who or ""), one.name


@pytest.mark.parametrize("state", STATES)
def test_emergency_medicaid_is_for_whom_papers_alone_keep_out(state: str) -> None:
    """Who also misses another rule of Medicaid, such as income, does not get it."""
    for one in real().topic(state, "health").programs:
        if one.kind == "emergency":
            assert "whom the immigration rules keep out" not in (one.who or ""), one.name


@pytest.mark.parametrize("state", [*STATES, "US"])
def test_a_card_that_is_no_airport_id_is_told_with_what_is(state: str) -> None:
    """Nobody stays at home for want of a star who holds a passport."""
    for text in told(real().topic(state, "driving")):
        if "not accepted as ID" in text and "airport" in text:
            assert "passport" in text, text


@pytest.mark.parametrize("state", STATES)
def test_a_mark_that_nobody_saw_is_not_confirmed(state: str) -> None:
    """A rule for all cards does not show the words on the card of this state."""
    for one in real().topic(state, "driving").facts["marked"]:
        if "Federal rules ask" in (one.note or ""):
            assert one.unseen, state
