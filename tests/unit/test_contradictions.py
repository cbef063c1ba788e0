"""Two texts that can not both be right are found, and those that can are left alone.

Three pages once said two things: Illinois sent students to a form that a court had blocked,
Utah called a law in force that it called ended elsewhere, Nebraska spoke of Texas as Texas
did not. They stand here as they were written then.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from navigator.cli.main import main
from navigator.steward.content.loader import read_content
from navigator.steward.content.proof.card_sentences import Finding
from navigator.steward.content.proof.contradictions import Contradictions, as_lines, find
from tests.helpers.content import write_tree

TODAY = date(2026, 11, 26)

ILLINOIS_FACTS_THEN = """
facts:
  in_state_tuition:
    - {value: statewide, since: 2003-05-20, sources: [{id: pa103-0876, says: Law.}]}
  state_aid:
    - {value: statewide, since: 2020-01-06, sources: [{id: isac, says: Aid.}]}
  litigation:
    - value: "United States v. Illinois, announced on September 2, 2025. Illinois fights it.
        We found no ruling up to mid-2026, so the laws stand."
      since: 2025-09-02
      sources: [{id: doj, says: Suit.}]
"""
ILLINOIS_FACTS_AFTER = """
facts:
  in_state_tuition:
    - {value: statewide, since: 2003-05-20, until: 2026-08-06,
       sources: [{id: pa103-0876, says: Law.}]}
    - {value: enjoined, since: 2026-08-07, sources: [{id: mu-log, says: Struck down.}]}
  state_aid:
    - {value: statewide, since: 2020-01-06, until: 2026-08-06, sources: [{id: isac, says: Aid.}]}
    - {value: enjoined, since: 2026-08-07, sources: [{id: mu-log, says: Blocked.}]}
"""
ILLINOIS_CARD_THEN = """
summary:
  - text: Illinois gives the in-state price and state grants to students who went to school here,
      papers or not.
    sources: [{id: pa103-0876, says: Law.}]
steps:
  - text: Ask the university's registrar for the affidavit for the in-state price.
    sources: [{id: pa103-0876, says: Affidavit.}]
  - text: File the Alternative Application every school year. It is the door to MAP.
    sources: [{id: isac, says: The form.}]
programs:
  - id: in-state
    name: Illinois in-state tuition (Public Acts 93-7 and 103-0876)
    kind: in_state_tuition
    status_rule: any
    what: The in-state price at Illinois public universities.
    how: Give the university transcripts and its affidavit.
    since: 2003-05-20
    sources: [{id: pa103-0876, says: Law.}]
  - id: map
    name: Monetary Award Program (MAP)
    kind: state_aid
    status_rule: any
    what: A state grant for tuition and fees at Illinois colleges. It is not paid back.
    how: File the Alternative Application if you cannot get federal aid, else the FAFSA.
    since: 2020-01-06
    sources: [{id: isac, says: The form.}]
"""
FEDERAL_COLLEGE = """
guides:
  - id: status_rules
    title: What college rules say
    lead: This page is rule text to read by yourself.
    sections:
      - heading: State price
        items:
          - text: In states such as California and New York the school rule counts. A court blocked
              the Illinois rule in August 2026. Read your state's page first.
            sources: []
          - text: Texas and Georgia ask for proof of lawful presence. Their boards say that DACA is
              not lawful presence. See those pages.
            sources: []
"""
UTAH_RIGHTS_THEN = """
cautions:
  - key: rights.state_crime
    level: stop
    text: In Utah an arrest can turn into an ICE case. Since May 7, 2025 a class A misdemeanor can
      bring 365 days. That one day more can lead to deportation.
    since: 2025-05-07
    sources: []
changes:
  - on: 2025-05-07
    text: "HB 226 starts: sheriffs must tell ICE of some releases, and class A misdemeanors can
      bring 365 days."
    sources: []
"""
UTAH_RECORDS_THEN = """
summary:
  - text: Utah caps a misdemeanor at 364 days in jail since May 14, 2019.
    sources: []
facts:
  misdemeanor_364_day_law:
    - {value: 'no', until: 2019-05-13, sources: []}
    - {value: all, since: 2019-05-14, sources: []}
"""
NEBRASKA_THEN = """
know:
  - text: If a court did end the rule, people with DACA may still be in. In Oklahoma and Texas the
      orders left them in.
    conflict: Later Texas rules say that DACA is not lawful presence.
    sources: []
"""

Found = Callable[..., tuple[Finding, ...]]


@pytest.fixture
def look(tmp_path: Path) -> Callable[..., Contradictions]:
    def look(**files: str) -> Contradictions:
        # Files cut to the entries that matter lack much else, which is not asked here.
        content, _ = read_content(write_tree(tmp_path, **files), TODAY)
        return find(content, TODAY)

    return look


@pytest.fixture
def found(look: Callable[..., Contradictions]) -> Found:
    """What clashes; a text that waits for a day that has passed is tested by itself."""
    return lambda **files: tuple(one for one in look(**files).found if one.kind != "passed")


def places(findings: tuple[Finding, ...], kind: str) -> list[tuple[str, str]]:
    return [(one.one, one.other) for one in findings if one.kind == kind]


def test_nothing_is_found_where_nothing_clashes(found: Found) -> None:
    assert found() == ()


def test_illinois_sent_students_on_while_the_federal_page_told_of_the_ruling(found: Found) -> None:
    findings = found(
        states__IL__college=ILLINOIS_FACTS_THEN + ILLINOIS_CARD_THEN,
        federal__college=FEDERAL_COLLEGE,
    )
    assert places(findings, "fact") == [
        (
            "federal/college.yaml: guides[status_rules].State price[0]",
            "states/IL/college.yaml: facts.in_state_tuition[0]",
        )
    ]


def test_illinois_steps_and_programs_of_the_rule_before_the_ruling_are_found(found: Found) -> None:
    findings = found(states__IL__college=ILLINOIS_FACTS_AFTER + ILLINOIS_CARD_THEN)
    left = {one for one, _ in places(findings, "left")}
    assert {
        "states/IL/college.yaml: summary[0]",
        "states/IL/college.yaml: steps[0]",
        "states/IL/college.yaml: steps[1]",
        "states/IL/college.yaml: programs[in-state].name",
        "states/IL/college.yaml: programs[map].name",
    } == left
    assert {one for one, _ in places(findings, "program")} == {
        "states/IL/college.yaml: programs[in-state].status_rule",
        "states/IL/college.yaml: programs[map].status_rule",
    }
    assert {one for one, _ in places(findings, "fact")} == {"states/IL/college.yaml: summary[0]"}


def test_the_federal_page_knew_of_no_ruling_when_illinois_did(found: Found) -> None:
    federal = """
    facts:
      litigation:
        - value: Suits against Illinois, California and New Jersey had no ruling we could find.
          sources: []
    """
    (one,) = found(federal__college=federal, states__IL__college=ILLINOIS_FACTS_AFTER)
    assert one.other == "states/IL/college.yaml: facts.in_state_tuition[1]"
    assert one.against == "in_state_tuition = enjoined since 2026-08-07"


def test_utah_said_365_days_on_one_page_and_364_on_another(found: Found) -> None:
    findings = found(states__UT__rights=UTAH_RIGHTS_THEN, states__UT__records=UTAH_RECORDS_THEN)
    fact = "states/UT/records.yaml: facts.misdemeanor_364_day_law[1]"
    assert places(findings, "fact") == [
        ("states/UT/rights.yaml: cautions[rights.state_crime].text", fact),
        ("states/UT/rights.yaml: changes[2025-05-07]", fact),
    ]


def test_nebraska_spoke_of_texas_as_the_federal_page_does_not(found: Found) -> None:
    findings = found(states__NE__college=NEBRASKA_THEN, federal__college=FEDERAL_COLLEGE)
    assert places(findings, "stance") == [
        (
            "states/NE/college.yaml: know[0]",
            "federal/college.yaml: guides[status_rules].State price[1]",
        )
    ]
    assert "TX" in findings[0].why


FEDERAL_BOND = """
know:
  - text: "A judge may hold a bond hearing: Maryland, Nevada."
    sources: []
"""


def test_a_ruling_that_one_page_holds_and_the_other_did_not_find(found: Found) -> None:
    maryland = """
    know:
      - text: "If ICE holds someone: courts disagree on who may ask a judge for bond. We did not
          find what the federal appeals court for Maryland has said."
        sources: []
    """
    findings = found(federal__rights=FEDERAL_BOND, states__MD__rights=maryland)
    assert [one.why for one in findings] == ["a bond hearing in MD: one says yes and one no"]


def test_a_text_that_tells_both_sides_is_left_alone(found: Found) -> None:
    both = """
    know:
      - text: The orders in Oklahoma and Texas left people with DACA in. But the Texas board wrote
          in October 2025 that DACA is not lawful presence.
        sources: []
    """
    assert not found(states__NE__college=both, federal__college=FEDERAL_COLLEGE)


def test_the_old_federal_count_of_suits_is_held_against_the_states(found: Found) -> None:
    federal = """
    facts:
      litigation:
        - value: The Justice Department has sued ten states over in-state tuition laws.
          sources: []
    """
    alaska = """
    facts:
      litigation:
        - value: We found no suit over Alaska's rules. It is not among the nine states we saw named
            in federal suits up to June 2026.
          sources: []
    """
    (one,) = found(federal__college=federal, states__AK__college=alaska)
    assert one.kind == "count"
    assert {one.one, one.other} == {
        "federal/college.yaml: facts.litigation[0]",
        "states/AK/college.yaml: facts.litigation[0]",
    }


def test_a_typed_count_differs_from_what_the_facts_add_up_to(found: Found) -> None:
    federal = """
    know:
      - {text: Two states lost their rule in court., sources: []}
    """
    closed = "facts: {in_state_tuition: [{value: enjoined, sources: []}]}"
    (one,) = found(federal__college=federal, states__IL__college=closed)
    assert (one.kind, one.one) == ("count", "federal/college.yaml: know[0]")
    assert one.against == "1 states have in_state_tuition = enjoined"
    assert not found(
        federal__college=federal, states__IL__college=closed, states__TX__college=closed
    )


def test_a_covered_program_that_ended_in_the_fact_alone(found: Found) -> None:
    (one,) = found(
        states__CO__health="""
        facts:
          adults_regardless_of_status:
            - value: {exists: false, enrollment: ended, programs: [
                {name: Plan Vista, min_age: 18, max_age: null, share: 2.0, enrollment: ended,
                 since: 2026-01-01}]}
              sources: []
        programs:
          - {id: x, name: Plan Vista (adults), kind: state_funded, status_rule: any, what: Care.,
             sources: []}
        """
    )
    assert (one.kind, one.why) == ("program", "it has ended in one and not in the other")


def test_words_that_name_another_day_than_the_entry_has(found: Found) -> None:
    (one,) = found(
        states__CO__health="""
        summary:
          - {text: 'Since May 7, 2025 the rule is wider.', since: 2025-05-14, sources: []}
          - {text: 'Since May 2025 the rule is wider.', since: 2025-05-14, sources: []}
        """
    )
    assert (one.kind, one.against) == ("day", "since: 2025-05-14")


def test_spanish_that_lost_a_year_of_the_english(tmp_path: Path) -> None:
    english = "A court blocked the rule on August 7, 2026."
    resources = write_tree(
        tmp_path, states__CO__college=f"know: [{{text: '{english}', sources: []}}]"
    )
    spanish = tmp_path / "i18n" / "es" / "content" / "states" / "CO" / "college.yaml"
    told = []
    for words in ("La regla vale desde 2025.", "Un tribunal bloqueó la regla en agosto de 2026."):
        spanish.write_text(f"reviewed: false\ntexts:\n  '{english}': '{words}'\n", "utf-8")
        content, _ = read_content(resources, TODAY)
        told.append([one.kind for one in find(content, TODAY).found])
    assert told == [["spanish"], []]


def test_what_a_steward_accepted_is_counted_and_lapses_with_its_text(
    look: Callable[..., Contradictions],
) -> None:
    know = "know: [{{text: '{}', sources: []}}]"
    closed, given = "No bond hearing.", "A judge may hold a bond hearing: Colorado."
    accepted = f"accepted: [{{texts: ['{closed}', '{given}'], why: Two kinds of people.}}]"
    files = {"states__CO__rights": know.format(closed), "vocabulary__accepted": accepted}
    told = look(**files, federal__rights=know.format(given))
    assert (told.found, told.accepted, told.lapsed) == ((), 1, ())
    told = look(**files, federal__rights=know.format(given.replace(".", " now.")))
    assert (len(told.found), told.accepted) == (1, 0)
    assert told.lapsed == ("Two kinds of people.",)
    text = "\n".join(as_lines(told))
    assert "1 stance" in text
    assert "states/CO/rights.yaml: know[0]" in text
    assert "no longer there: Two kinds of people." in text


def test_the_list_of_accepted_pairs_is_read_strictly(tmp_path: Path) -> None:
    wrong = "accepted: [{texts: [only one], why: Because.}]"
    _, problems = read_content(write_tree(tmp_path, vocabulary__accepted=wrong), TODAY)
    assert any(problem.path.name == "accepted.yaml" for problem in problems)


def test_a_contradiction_stops_no_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = (write_tree(tmp_path) / "states/CO/records.yaml").read_text("utf-8")
    clash = "know: [{text: 'Colorado caps every misdemeanor at 364 days.', sources: []}]"
    resources = write_tree(tmp_path, states__CO__records=records + clash)
    assert main(["content", "check", "--resources", str(resources)]) == 0
    assert "1 fact" in capsys.readouterr().out
    assert main(["content", "check", "--json", "--resources", str(resources)]) == 0
    assert '"counts": {' in capsys.readouterr().out
