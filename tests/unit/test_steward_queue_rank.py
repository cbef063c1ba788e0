"""What to read next: whoever has one hour must not spend it on what harms nobody."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from navigator.errors import ToolError
from navigator.steward.content.lists.city_file import City
from navigator.steward.content.lists.zips import Zip
from navigator.steward.content.loader import read_content
from navigator.steward.content.records import Content
from navigator.steward.content.shape.schema import AreaEntry
from navigator.steward.content.words.texts import translatable
from navigator.steward.editing.calendar import MONTHS, as_text, to_read_again
from navigator.steward.editing.edit_session import Sitting, lacking, people, review
from navigator.steward.editing.queue import (
    HOUR,
    Due,
    Harm,
    People,
    Wanted,
    age,
    an_hour,
    below,
    queue,
    why,
)
from navigator.steward.editing.shown import Preview, Shown, named, record_of, shown, state_word
from navigator.steward.exchange.review_writing import Person
from tests.helpers.content import RECORDS, RESOURCES, SOURCE, write_tree

TODAY = date(2026, 11, 27)
ANA = Person("ana-lopez", "lawyer", "Clinic of the Plains")
MIXED = (
    SOURCE
    + """
  guide:
    publisher: A guide
    title: Guide
    url: https://guide.example.org/x
    as_of: 2026-11-20
    seen: 2026-11-21
  helper:
    publisher: Helper
    title: A page
    url: https://helper.example.org/x
    as_of: 2026-11-20
    seen: 2026-11-22
facts:
  marked:
    - {value: true, sources: [{id: guide, says: Marked.}]}
  fee_usd:
    - {value: 25.5, sources: [{id: law, says: The fee.}], conflict: One page has 30 dollars.}
  agency:
    - {value: Office, sources: [{id: helper, says: The office.}]}
  out_of_state_recognition:
    - {value: null, null_means: not_known, sources: []}
  validity_years:
    - {value: 4, until: 2026-01-01, sources: [{id: law, says: Four years.}]}
cautions:
  - {key: driving.voter_registration, level: step, stage: form, text: Say no., do: Tick no.,
     sources: []}
  - {key: driving.marked_card_federal_use, level: info, text: Not at airports.,
     sources: [{id: law, says: Not there.}]}
programs:
  - {id: card, name: Driving card, kind: license, status_rule: any, what: A card to drive.,
     sources: [{id: law, says: A card.}]}
  - {id: old, name: Old card, kind: license, status_rule: any, what: A card to drive once.,
     until: 2026-01-01, sources: [{id: law, says: A card.}]}
"""
)


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    return write_tree(tmp_path, states__CO__driving=MIXED, states__NM__records=RECORDS)


def read(resources: Path) -> Content:
    content, problems = read_content(resources, TODAY)
    assert {one.wrong for one in problems} <= {"this fact is missing."}  # of a topic in short
    return content


def due(content: Content, *wanted: object, lang: str = "en") -> dict[str, Due]:
    return {one.entry: one for one in queue(content, TODAY, Wanted(*wanted, lang=lang))}  # type: ignore[arg-type, misc]


def test_harm_age_doubt_and_people_make_the_rank(resources: Path) -> None:
    found = due(read(resources), "CO")
    harms = {id: one.harm for id, one in found.items()}
    assert harms["CO/records/records.lawyer_before_plea"] is Harm.STOP
    assert harms["CO/records/misdemeanor_364_day_law"] is Harm.ELIGIBILITY
    assert harms["CO/driving/driving.voter_registration"] is Harm.ELIGIBILITY
    assert harms["program:CO:card"] is Harm.ELIGIBILITY
    assert harms["CO/driving/fee_usd"] is Harm.BRING
    assert harms["place:CO:helper"] is Harm.PHONE
    assert harms["CO/records/clean_slate"] is Harm.BACKGROUND
    ranked = list(found)
    assert ranked.index("CO/records/records.lawyer_before_plea") < ranked.index(
        "CO/records/records.background_check"
    )
    assert found["CO/driving/fee_usd"].doubts == ("conflict",)
    assert found["CO/driving/marked"].doubts == ("weak",)
    assert found["CO/driving/driving.voter_registration"].doubts == ("unconfirmed",)
    assert (
        found["CO/driving/marked"].rank > found["CO/driving/driving.marked_card_federal_use"].rank
    )


def test_what_is_fresh_ended_or_was_looked_for_in_vain_does_not_wait(resources: Path) -> None:
    found = due(read(resources))
    for id in (
        "CO/driving/agency",  # one source, but of last week
        "CO/driving/out_of_state_recognition",
        "CO/driving/validity_years",
        "program:CO:old",
    ):
        assert id not in found
    assert "CO/driving/marked" in found  # of last week too, but weak


def test_more_people_come_first_and_an_unknown_state_counts_as_any(resources: Path) -> None:
    content = read(resources)
    of = People(content)
    assert of.of("CO") == of.of("NM")
    assert of.of("US") == pytest.approx(of.of("CO") * 52)
    place = content.places[0].places[0]
    assert of.in_area(place.area) == of.of("CO")


def test_filters_leave_out_what_is_not_asked_for(resources: Path) -> None:
    content = read(resources)
    assert {one.state for one in due(content, "NM").values()} == {"NM"}
    assert {one.topics for one in due(content, "CO", "driving").values()} == {("driving",)}
    read_by = due(content, "CO", None, "lawyer").values()
    assert {one.harm for one in read_by} == {Harm.STOP, Harm.ELIGIBILITY}


def test_an_hour_holds_what_can_be_read_in_it(resources: Path) -> None:
    rows = queue(read(resources), TODAY, Wanted())
    hour = an_hour(rows)
    assert sum(one.minutes for one in hour) <= HOUR
    assert len(hour) < len(rows) or sum(one.minutes for one in rows) <= HOUR
    assert len(an_hour(rows, spent=50)) == 2
    assert an_hour(rows, spent=HOUR) == ()


def test_a_review_takes_an_entry_out_and_others_move_it(resources: Path) -> None:
    sitting = Sitting(resources, TODAY)
    id, other = "CO/records/records.lawyer_before_plea", "CO/driving/fee_usd"
    first = due(sitting.content)[id].rank
    sitting.save(
        "one",
        review(sitting, ANA, id, "cannot tell", note="The page  is\ngone."),
    )
    assert due(sitting.content)[id].rank == first / 4
    assert due(sitting.content)[id].doubts == ("cannot tell",)
    page = "https://leg.colorado.gov/bills/x"
    sitting.save("two", review(sitting, ANA, other, "right", page=f" {page} "))
    assert other not in due(sitting.content)  # though its sources disagree: a person looked
    sitting.save("three", review(sitting, ANA, id, "right", page=page))
    assert id not in due(sitting.content)
    assert people(resources) == (ANA,)
    with pytest.raises(ToolError, match="what has changed"):
        review(sitting, ANA, other, "changed")
    sitting.save("four", review(sitting, ANA, other, "changed", note="It is 30 dollars."))
    found = due(sitting.content)[other]
    assert found.doubts[0] == "changed"
    assert "somebody found it changed" in why(found)


def test_the_month_and_what_each_reader_reads_again(resources: Path) -> None:
    """A reader comes back to what changed after them and to what they read long ago."""
    sitting = Sitting(resources, TODAY)
    page = "https://leg.colorado.gov/bills/x"
    sitting.save("read", review(sitting, ANA, "CO/driving/fee_usd", "right", page=page))
    content, _ = read_content(resources, TODAY)
    assert to_read_again(resources, content, TODAY) == {}
    later = date(2027, 4, 2)
    assert to_read_again(resources, content, later) == {
        "ana-lopez": ["CO/driving/fee_usd: read 126 days ago"]
    }
    topic = resources / "states/CO/driving.yaml"
    topic.write_text(topic.read_text("utf-8").replace("25.5", "26.5"), "utf-8")
    content, _ = read_content(resources, TODAY)
    assert to_read_again(resources, content, TODAY) == {
        "ana-lopez": ["CO/driving/fee_usd: it changed after 2026-11-27"]
    }
    told = as_text(resources, content, TODAY).splitlines()
    assert told[0].startswith("This month: open enrollment of the marketplaces; votes of November;")
    assert told[0].endswith("state sessions begin.")
    assert told[1:] == ["ana-lopez: 1 to read again"]


def test_the_months_are_those_of_the_first_day(resources: Path) -> None:
    page = (RESOURCES.parent / "docs/publish.md").read_text("utf-8")
    assert all(f"| {told} |" in page for told in MONTHS.values())


def test_texts_nobody_has_checked_wait_by_where_they_stand(resources: Path) -> None:
    content = read(resources)
    text = "text:es:Some old cases may be sealed."
    found = due(content, lang="es")
    assert list(found) == [text]
    assert found[text].harm is Harm.BACKGROUND
    assert found[text].state == "US"  # it stands in two states
    assert due(content, "CO", lang="es")[text].state == "CO"
    assert due(content, "TX", lang="es") == {}
    assert age(found[text]) == "no person has checked it"
    sitting = Sitting(resources, TODAY)
    rosa = Person("rosa", "speaker", "Casa")
    sitting.save("one", review(sitting, rosa, text, "right", lang="es"))
    assert due(sitting.content, lang="es") == {}


def test_ages_are_said_in_words(resources: Path) -> None:
    found = due(read(resources))
    assert age(found["CO/driving/fee_usd"]) == "2 years old"
    assert age(found["place:CO:helper"]) == "no date known"
    assert below(found["CO/driving/marked"]) == ["Driving", "Decides an answer", "7 days old"]
    assert state_word("US") == "Federal"


def shows(content: Content, id: str, state: str = "CO", lang: str = "en") -> Shown:
    preview = Preview()
    told = shown(content, preview.library(content, state, TODAY), id, TODAY, lang)
    preview.close()
    assert told is not None
    return told


def test_an_entry_is_shown_as_the_visitor_reads_it_with_its_days(resources: Path) -> None:
    content = read(resources)
    told = shows(content, "CO/records/misdemeanor_364_day_law")
    assert told.reads[0].startswith("Colorado")
    assert [one.is_now for one in told.timeline] == [False, True, False]
    assert told.timeline[1].days == "Jan 1, 2025 to Dec 31, 2026"
    assert told.value == "In the file: most."
    assert told.url == "https://leg.colorado.gov/bills/x"
    assert told.pages[0].days == "dated Jun 5, 2024, checked Nov 1, 2026"
    assert shows(content, "CO/driving/fee_usd").conflict == "One page has 30 dollars."
    assert shows(content, "CO/driving/fee_usd").value == "In the file: 25.5."
    nothing = shows(content, "CO/records/post_conviction_relief")
    assert nothing.value == "In the file: none (not_known)."
    assert nothing.url == ""


def test_cautions_programs_places_and_texts_are_shown_too(resources: Path) -> None:
    content = read(resources)
    caution = shows(content, "CO/driving/driving.voter_registration")
    assert caution.reads == ("Say no.", "Tick no.")
    assert caution.value == "Shown in red at its step."
    assert shows(content, "program:CO:card").value == "Status: open to all."
    assert shows(content, "place:CO:helper").reads[0] == "303-555-0100"
    text = shows(content, "text:es:Some old cases may be sealed.")
    assert text.reads == ("Algunos casos viejos pueden sellarse.", "Some old cases may be sealed.")
    preview = Preview()
    library = preview.library(content, "CO", TODAY)
    for id in ("CO/legal/x", "CO/driving/x", "program:CO:x", "place:CO:x", "text:es:x"):
        assert shown(content, library, id, TODAY) is None
    preview.close()


def test_names_in_a_list(resources: Path) -> None:
    content = read(resources)
    assert named(content, "CO/driving/fee_usd") == "Fee"
    assert named(content, "program:CO:card") == "Driving card"
    assert named(content, "place:CO:helper") == "Helper of Denver"
    assert named(content, "text:es:Some words") == "Some words"


def test_a_review_of_a_card_or_in_spanish_is_told_with_its_entry(resources: Path) -> None:
    sitting = Sitting(resources, TODAY)
    page = "https://leg.colorado.gov/bills/x"
    sitting.save("one", review(sitting, ANA, "card:CO:records", "right", page=page))
    rosa = Person("rosa", "speaker", "Casa")
    sitting.save("two", review(sitting, rosa, "CO/records/clean_slate", "right", lang="es"))
    told = shows(sitting.content, "CO/records/clean_slate").reviews
    assert "right: lawyer of Clinic of the Plains, Nov 27, 2026." in told
    assert "right: grew up with the language of Casa, Nov 27, 2026, in Spanish." in told
    assert "CO/records/clean_slate" not in due(sitting.content)


def test_the_preview_is_made_anew_for_other_content_alone(resources: Path) -> None:
    content, other = read(resources), read(resources)
    preview = Preview()
    first = preview.library(content, "CO", TODAY)
    assert preview.library(content, "CO", TODAY) is first
    second = preview.library(other, "CO", TODAY)
    assert second is not first
    assert first.card("CO", "records").state == "CO"  # a page may still show it
    third = preview.library(content, "CO", TODAY)
    assert third is not second
    folder = first.folder.parent
    preview.close()
    assert not folder.exists()


def test_an_entry_is_found_on_the_page_that_has_it(resources: Path) -> None:
    content = read(resources)
    for entry, page in (
        ("CO/driving/fee_usd", "card:CO:driving"),
        ("card:US:rights.questioned", "card:US:rights.questioned"),
        ("text:es:Some old cases may be sealed.", "card:CO:records"),
        ("text:es:A card to drive.", "program:CO:card"),
        ("text:es:Lawyers for families.", "place:CO:helper"),
        ("text:es:Nowhere", ""),
    ):
        assert record_of(content, entry) == page


def test_who_reads_is_held_to_form() -> None:
    assert lacking("ana-lopez", "lawyer", "Clinic") == ()
    assert len(lacking("Ana López", "boss", " ")) == 3


def test_people_of_towns_are_counted_by_state_and_county() -> None:
    content = Content(
        cities=[City("Denver", "CO", "80202", 700_000), City("Golden", "CO", "80401", 20_000)],
        zips=[Zip("80202", 39.7, -105.0, "CO", "Denver County")],
    )
    of = People(content)
    assert of.of("CO") == pytest.approx(0.72)
    assert of.in_area(AreaEntry(states=["CO"], counties=["Denver County"])) == pytest.approx(0.7)
    assert of.in_area(AreaEntry(national=True)) == of.of("US") == pytest.approx(0.72)
    assert of.in_area(AreaEntry(states=["CO"], counties=["Nowhere"])) == of.of("CO")
    assert of.in_area(AreaEntry()) == of.of("WY")


GUIDE = """
guides:
  - id: asked
    title: When somebody asks
    lead: Say little.
    sections: [{heading: First, items: [{text: Stay calm., sources: []}]}]
steps:
  - {text: Go to the office., stage: book, sources: []}
  - {text: Go home., sources: []}
"""


def test_every_text_of_the_content_has_its_harm(resources: Path) -> None:
    """A text that no role knows would be read last, whatever it says."""
    (resources / "states/CO/driving.yaml").write_text(MIXED + GUIDE, "utf-8")
    for name in ("consulates.yaml", "consulates.csv"):
        shutil.copy(RESOURCES / "places" / name, resources / "places" / name)
    content, _ = read_content(resources, TODAY)
    texts = translatable(content)
    content.translations["es"] = {text: f"{text} (es)" for text in texts}
    content.checked["es"] = set()
    found = due(content, lang="es")
    harms = {id.removeprefix("text:es:"): one.harm for id, one in found.items()}
    assert harms["See a lawyer before any plea."] is Harm.STOP
    assert harms["Say no."] is Harm.ELIGIBILITY
    assert harms["A card to drive."] is Harm.ELIGIBILITY
    assert harms["Go to the office."] is Harm.BRING
    assert harms["Stay calm."] is Harm.BRING
    assert harms["Lawyers for families."] is Harm.PHONE
    assert harms["A cap begins."] is Harm.BACKGROUND
    assert harms[content.words["caution.legal.notario_fraud"]] is Harm.STOP
    assert harms[content.answers["driving"][0].answer] is Harm.ELIGIBILITY
    listed = next(iter(content.listed.lists.values()))
    assert harms[listed.what] is Harm.PHONE
    assert record_of(content, "text:es:Stay calm.") == "card:CO:driving.asked"


DATED = (
    SOURCE
    + """
facts:
  fee_usd:
    - {value: 20, until: 2026-11-30, sources: [{id: law, says: Twenty.}]}
    - {value: 30, since: 2026-12-01, sources: [{id: law, says: Thirty.}]}
  identity_documents:
    - value: [A passport., A card.]
      since: 2020-01-01
      groups: [{need: one, of: [1, 2]}]
      sources: [{id: law, says: Two.}]
"""
)


def test_days_to_come_and_gone_are_told(resources: Path) -> None:
    (resources / "states/CO/driving.yaml").write_text(DATED, "utf-8")
    content = read(resources)
    told = shows(content, "CO/driving/fee_usd").timeline
    assert [one.days for one in told] == ["until Nov 30, 2026", "from Dec 1, 2026"]
    papers = shows(content, "CO/driving/identity_documents")
    assert [one.days for one in papers.timeline] == ["since Jan 1, 2020"]
    assert papers.timeline[0].told == ""
    assert papers.value == ""


def test_a_file_of_reviews_without_any_is_nobodys(resources: Path) -> None:
    (resources / "reviews").mkdir()
    (resources / "reviews/ana-lopez.yaml").write_text("reviews: []\n", "utf-8")
    assert people(resources) == ()
