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
from navigator.steward.content.proof.contradictions import Contradictions, as_lines, find
from navigator.steward.content.proof.said import Finding
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


NEVADA_BOND = """
know:
  - text: "If ICE holds someone: people who came in without inspection may ask a judge for bond.
      The Supreme Court has been asked to decide."
    sources: []
"""
FEDERAL_BOND = """
know:
  - text: "Who gets a bond hearing: the Supreme Court took the question on October 1, 2026."
    sources: []
  - text: "A judge may hold a bond hearing: Maryland, Nevada."
    sources: []
"""


def test_one_case_of_the_supreme_court_told_in_two_states_of_affairs(found: Found) -> None:
    findings = found(federal__rights=FEDERAL_BOND, states__NV__rights=NEVADA_BOND)
    assert places(findings, "stance") == [
        ("federal/rights.yaml: know[0]", "states/NV/rights.yaml: know[0]")
    ]
    took = NEVADA_BOND.replace("has been asked to decide", "took the question")
    assert not found(federal__rights=FEDERAL_BOND, states__NV__rights=took)


def test_a_ruling_that_one_page_holds_and_the_other_did_not_find(found: Found) -> None:
    maryland = """
    know:
      - text: "If ICE holds someone: courts disagree on who may ask a judge for bond. We did not
          find what the federal appeals court for Maryland has said."
        sources: []
    """
    findings = found(federal__rights=FEDERAL_BOND, states__MD__rights=maryland)
    assert [one.why for one in findings] == [
        "a ruling on bond hearings in MD: one says yes and one no"
    ]


NEW_MEXICO_THEN = """
summary:
  - text: Records are cleared only when a person asks the court.
    sources: []
facts:
  clean_slate:
    - value: New Mexico does not clear convictions by itself. A person may ask the district court.
      sources: []
"""
NEW_MEXICO_PROGRAM = """
programs:
  - id: cannabis-expungement
    name: Automatic expungement (NMSA 29-3A-8)
    kind: record_relief
    status_rule: none_known
    what: Cannabis records are destroyed without a request.
    who: People with only cannabis charges.
    how: Nothing is filed.
    sources: []
"""


def test_a_record_that_is_cleared_by_itself_and_only_on_request_on_one_card(found: Found) -> None:
    findings = found(states__NM__records=NEW_MEXICO_THEN + NEW_MEXICO_PROGRAM)
    program = "states/NM/records.yaml: programs[cannabis-expungement]"
    assert set(places(findings, "stance")) == {
        (f"{program}.what", "states/NM/records.yaml: facts.clean_slate[0]"),
        (f"{program}.name", "states/NM/records.yaml: summary[0]"),
        (f"{program}.what", "states/NM/records.yaml: summary[0]"),
    }
    now = NEW_MEXICO_THEN.replace("Records are", "Other convictions are").replace(
        "New Mexico does not clear convictions by itself.",
        "Other convictions are not cleared by themselves.",
    )
    assert not found(states__NM__records=now + NEW_MEXICO_PROGRAM)


def test_a_general_paper_that_the_rule_of_one_state_does_not_take(found: Found) -> None:
    federal = """
    bring:
      - text: A diploma. An equivalency certificate may stand in for the diploma.
        sources: []
    """
    bar = """
    facts:
      enrollment_bar:
        - {value: At community colleges a GED does not count., sources: []}
    """
    findings = found(federal__college=federal, states__NC__college=bar)
    assert places(findings, "stance") == [
        ("federal/college.yaml: bring[0]", "states/NC/college.yaml: facts.enrollment_bar[0]")
    ]
    assert not found(federal__college=federal, states__NC__college=bar + "without: [bring]\n")


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
      - {text: Two states give a license without proof of lawful presence., sources: []}
    """
    open_state = "facts: {open_regardless_of_status: [{value: true, sources: []}]}"
    (one,) = found(federal__driving=federal, states__CO__driving=open_state)
    assert (one.kind, one.one) == ("count", "federal/driving.yaml: know[0]")
    assert one.against == "1 states have open_regardless_of_status = yes"
    assert not found(
        federal__driving=federal, states__CO__driving=open_state, states__UT__driving=open_state
    )


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("HB 7 starts on July 1, 2026.", "HB 7 took effect on August 1, 2026.", "in force on"),
        ("Since July 1, 2026 HB 7 bars it.", "HB 7 is in force since May 1, 2026.", "in force on"),
        ("A bill of 2026 (HB 7) would bar it.", "HB 7 is law.", "open in one, in force"),
        ("HB 7 was vetoed.", "HB 7 is in force.", "failed in one, in force"),
        ("A court blocked HB 7.", "HB 7 takes effect on July 1, 2026.", "blocked in one, in force"),
    ],
)
def test_one_law_with_two_days_or_two_ends(found: Found, first: str, second: str, why: str) -> None:
    (one,) = found(
        states__CO__rights=f"know: [{{text: '{first}', sources: []}}]",
        states__CO__health=f"know: [{{text: '{second}', sources: []}}]",
    )
    assert one.kind == "law"
    assert one.why.startswith("CO HB 7: ")
    assert why in one.why


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("HB 7 is signed on May 1, 2026.", "HB 7 took effect on August 1, 2026."),
        ("HB 7 starts in July 2026.", "HB 7 starts on July 4, 2026."),
        ("A court blocked HB 7 (2024).", "HB 7 (2026) takes effect on July 1, 2026."),
        ("HB 7 is law, but a court blocked it.", "A court blocked HB 7."),
        ("Utah's HB 7 was vetoed.", "HB 7 is in force."),
    ],
)
def test_what_can_both_be_true_of_a_law_is_left_alone(
    found: Found, first: str, second: str
) -> None:
    assert not found(
        states__CO__rights=f'know: [{{text: "{first}", sources: []}}]',
        states__CO__health=f'know: [{{text: "{second}", sources: []}}]',
    )


def test_a_program_that_began_on_another_day_than_its_change_says(found: Found) -> None:
    (one,) = found(
        states__CO__health="""
        changes:
          - {on: 2024-07-01, text: Apple Health Expansion for adults began., sources: []}
        programs:
          - {id: x, name: Apple Health Expansion, kind: state_funded, status_rule: any, what: Care.,
             since: 2024-01-01, sources: []}
        """
    )
    assert one.why == "CO Apple Health Expansion: in force on 2024-07-01 or on 2024-01-01"


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


def test_a_sentence_on_the_whole_country_with_other_figures(found: Found) -> None:
    text = "Since {} 2026 a federal court order limits what ICE may be given."
    (one,) = found(
        states__CO__health=f"know: [{{text: '{text.format('January 6,')}', sources: []}}]",
        states__UT__health=f"know: [{{text: '{text.format('March 9,')}', sources: []}}]",
    )
    assert one.kind == "twin"


def test_words_that_name_another_day_than_the_entry_has(found: Found) -> None:
    (one,) = found(
        states__CO__health="""
        summary:
          - {text: 'Since May 7, 2025 the rule is wider.', since: 2025-05-14, sources: []}
          - {text: 'Since May 2025 the rule is wider.', since: 2025-05-14, sources: []}
        """
    )
    assert (one.kind, one.against) == ("day", "since: 2025-05-14")


def test_spanish_that_still_speaks_of_the_rule_before(tmp_path: Path) -> None:
    english = "A court blocked the rule on August 7, 2026."
    resources = write_tree(
        tmp_path, states__CO__college=f"know: [{{text: '{english}', sources: []}}]"
    )
    spanish = tmp_path / "i18n" / "content_es" / "states" / "CO" / "college.yaml"
    told = []
    for words in ("La regla vale desde 2026.", "Un tribunal bloqueó la regla en agosto de 2026."):
        spanish.write_text(f"reviewed: false\ntexts:\n  '{english}': '{words}'\n", "utf-8")
        content, _ = read_content(resources, TODAY)
        told.append([one.kind for one in find(content, TODAY).found])
    assert told == [["spanish"], []]


def test_what_a_steward_accepted_is_counted_and_lapses_with_its_text(
    look: Callable[..., Contradictions],
) -> None:
    law = "know: [{{text: '{}', sources: []}}]"
    accepted = """
    accepted:
      - {texts: [HB 7 is in force., HB 7 was vetoed.], why: Two bills of one number.}
    """
    files = {"states__CO__rights": law.format("HB 7 was vetoed."), "vocabulary__accepted": accepted}
    told = look(**files, states__CO__health=law.format("HB 7 is in force."))
    assert (told.found, told.accepted, told.lapsed) == ((), 1, ())
    told = look(**files, states__CO__health=law.format("HB 7 is in force now."))
    assert (len(told.found), told.accepted) == (1, 0)
    assert told.lapsed == ("Two bills of one number.",)
    text = "\n".join(as_lines(told))
    assert "1 law" in text
    assert "states/CO/rights.yaml: know[0]" in text
    assert "no longer there: Two bills of one number." in text


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
