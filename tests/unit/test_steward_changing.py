"""A change at the desk gives a tree that loads and says what was meant, whatever the kind of value.

Else a steward who writes no YAML can not save, or saves what nobody meant.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from navigator.errors import ContentErrors
from navigator.records.topics import TOPICS, Kind
from navigator.steward.content.proof.card_sentences import in_force
from navigator.steward.content.shape.schema import (
    CautionEntry,
    ChangeEntry,
    ItemEntry,
    ProgramEntry,
    Strict,
)
from navigator.steward.content.shape.yaml_text import value_at
from navigator.steward.editing.changing import asked, changed
from navigator.steward.editing.edit_session import Sitting
from navigator.steward.editing.entry_fields import day_of, fields_of, number_of
from navigator.steward.editing.targets import (
    Edit,
    Target,
    claims_of,
    edited,
    find_target,
    targets_of,
    title_of,
)
from tests.helpers.steward import TODAY, small_tree

LATER = date(2027, 3, 1)
NEW = {
    "publisher": "State of Illinois", "title": "A page of the state",
    "url": "https://www.ilga.gov/page", "as_of": "2026-11-20", "says": "It says so.",
}  # fmt: skip
IS_GIVEN = {"null_means": ""}
CARDS = [
    *(("IL", topic) for topic in TOPICS),
    *(pytest.param("CO", topic, marks=pytest.mark.slow) for topic in TOPICS),
]
Save = Callable[..., Any]


@pytest.fixture(scope="module")
def sitting(tmp_path_factory: pytest.TempPathFactory) -> Sitting:
    root = tmp_path_factory.mktemp("tree")
    also = ("resources/places/CO.yaml", "resources/checklists/college.yaml")
    return Sitting(small_tree(root, "IL", "CO", also=also), TODAY)


def target_of(sitting: Sitting, entry: str) -> Target:
    found = find_target(sitting.content, entry, TODAY)
    assert found is not None, entry
    return found


def sent(
    since: date | None, page: Mapping[str, Any], conflict: str = "", /, **answers: Any
) -> dict[str, Any]:
    """What a form holds: when, the page, and the answers."""
    held: dict[str, Any] = {f"page.{name}": one for name, one in page.items()}
    if since:
        held |= {"edit.how": "from", "edit.since": since.isoformat()}
    return {**held, "edit.conflict": conflict, **answers}


def filled(sitting: Sitting, target: Target, **answers: Any) -> dict[str, Any]:
    """The answers of the form as it stands, with some others."""
    fields = asked(sitting.content, target, TODAY).fields
    assert answers.keys() <= {field.name for field in fields}
    own = {field.name: field.now for field in fields if "." not in field.name}
    return own | answers


@pytest.fixture
def saved(sitting: Sitting) -> Any:
    """`saved(entry, since, **answers)`: saves, gives the loaded entry; taken back after."""

    def saving(entry: str, since: date | None = LATER, **answers: Any) -> Any:
        target = target_of(sitting, entry)
        change = sent(since, NEW, **filled(sitting, target, **answers))
        out = changed(sitting.content, sitting.text, target, change, TODAY)
        sitting.save(out.told, out.texts)
        again = find_target(sitting.content, entry, since or TODAY)
        found = claims_of(sitting.content, again or target)
        return found if target.sort == "fact" else found[0]

    yield saving
    while sitting.acts:
        sitting.undo()


@pytest.mark.parametrize(("state", "topic"), CARDS)
def test_every_fact_of_a_card_can_be_another_from_a_day_on(
    state: str, topic: str, sitting: Sitting
) -> None:
    """The form as it stands, sent as it is: the value is the same, from another page."""
    held: dict[Path, str] = {}
    now: dict[str, Any] = {}

    def read(path: Path) -> str:
        return held.get(path) or sitting.text(path)

    for fact in TOPICS[topic].facts:
        if fact.kind is Kind.AGREEMENTS:  # they come from ICE's list, which is taken in whole
            continue
        target = target_of(sitting, f"{state}/{topic}/{fact.name}")
        old = claims_of(sitting.content, target)
        now[fact.name] = next(one for one in reversed(old) if not one.since or one.since < LATER)
        change = sent(LATER, NEW, **filled(sitting, target))
        out = changed(sitting.content, read, target, change, TODAY)
        held |= out.texts
    sitting.save("all of a card", held)
    card = next(one for one in sitting.content.topics if (one.state, one.topic) == (state, topic))
    for name, before in now.items():
        new = next(one for one in card.facts[name] if one.since == LATER)
        ended = card.facts[name][card.facts[name].index(new) - 1]
        if in_force(before.since, before.until, TODAY):  # the form holds what holds today
            assert new.value == before.value, name
        assert ended.until is not None, name
        assert ended.until < LATER, name
        assert [cite.says for cite in new.sources] == ["It says so."], name
    sitting.undo()


@pytest.mark.parametrize(
    ("entry", "answers", "value"),
    [
        ("CO/driving/marked", {"value": "no"}, False),
        ("CO/driving/fee_usd", {**IS_GIVEN, "value": "$1,030.50"}, 1030.5),
        (
            "CO/driving/identity_documents",
            {"value": "Passport\n\n Consular ID ", "groups": [{"need": "one", "of": "1, 2"}]},
            ["Passport", "Consular ID"],
        ),
        (
            "CO/driving/residency_rule",
            {"value": "One paper.", "has_examples": "yes", "examples": ""},
            "One paper.",
        ),
        ("CO/driving/residency_rule", {"value": "No paper.", "has_examples": "no"}, "No paper."),
        (
            "IL/health/limit_adult",
            {"share": "150", "comparator": "below"},
            {"share": 1.5, "comparator": "below"},
        ),
        (
            "IL/health/adults_regardless_of_status",
            {"exists": "no"},
            {"exists": False, "enrollment": None, "programs": []},
        ),
        ("IL/college/in_state_tuition", {"value": "not_covered"}, None),
        ("IL/college/agency", {"value": "A new office"}, "A new office"),
        ("IL/college/enrollment_bar", {"null_means": "", "value": "It is so."}, "It is so."),
    ],
)
def test_each_kind_of_value_is_what_was_typed(
    entry: str, answers: dict[str, Any], value: Any, sitting: Sitting
) -> None:
    target = target_of(sitting, entry)
    change = sent(LATER, NEW, **filled(sitting, target, **answers))
    out = changed(sitting.content, sitting.text, target, change, TODAY)
    held = value_at(out.texts[target.path], target.way)
    new = next(one for one in held if one.get("since") == LATER)
    assert new["value"] == value
    assert (new.get("null_means") == "not_covered") is (value is None)
    groups = [{"need": "one", "of": [1, 2]}]
    assert new.get("groups") == (groups if "groups" in answers else None)
    assert new.get("examples") == ([] if answers.get("has_examples") == "yes" else None)


def test_a_coverage_is_filled_in_row_by_row(saved: Save) -> None:
    rows = [
        {"name": "Plan A", "min_age": "0", "max_age": "18", "share": "265", "since": "7/1/2026"},
        {"name": "", "min_age": ""},
    ]
    entry = "CO/health/children_regardless_of_status"
    new = next(
        one for one in saved(entry, programs=rows, enrollment="frozen") if one.since == LATER
    )
    assert new.value["programs"] == [
        {"name": "Plan A", "min_age": 0, "max_age": 18, "share": 2.65, "enrollment": "frozen",
         "since": date(2026, 7, 1)},
    ]  # fmt: skip


def test_years_of_school_are_held_against_answers(saved: Save) -> None:
    answers = {"school_years_in_state": "1", "diploma_in_state": "", "other_ways": "yes"}
    new = saved("IL/college/years_attended", **answers)[-1].checks
    assert (new.school_years_in_state, new.diploma_in_state, new.other_ways) == (1, None, True)


def test_the_switch_of_a_rule_is_told_under_changes_in_words_that_can_be_another(
    sitting: Sitting,
) -> None:
    target = target_of(sitting, "IL/college/in_state_tuition")
    names = [one.name for one in asked(sitting.content, target, TODAY).fields]
    agency = asked(sitting.content, target_of(sitting, "IL/college/agency"), TODAY).fields
    assert "edit.note" in names
    assert "edit.note" not in [one.name for one in agency]
    change = sent(LATER, NEW, value="repealed")
    out = changed(sitting.content, sitting.text, target, change, TODAY)
    assert out.note == "In-state tuition from March 1, 2027: ended by a later law."
    assert out.told == "Illinois, college: In-state tuition: Ended by a later law, from 2027-03-01"
    assert out.confidence == "confirmed"
    assert [days.told for days in out.timeline][-1] == "Ended by a later law"
    own = {**change, "edit.note": "The law ends."}
    text = changed(sitting.content, sitting.text, target, own, TODAY).texts[target.path]
    last = value_at(text, ("changes",))[-1]
    assert (last["on"], last["text"]) == (LATER, "The law ends.")


def test_a_value_between_two_others_ends_before_the_next(sitting: Sitting) -> None:
    target = target_of(sitting, "IL/college/in_state_tuition")
    change = sent(date(2010, 1, 1), NEW, value="none")
    out = changed(sitting.content, sitting.text, target, change, TODAY)
    assert [days.days for days in out.timeline] == [
        "2003-05-20 to 2009-12-31", "2010-01-01 to 2026-08-06", "since 2026-08-07",
    ]  # fmt: skip


def test_what_was_wrong_is_put_right_where_it_stands(sitting: Sitting, saved: Save) -> None:
    old = claims_of(sitting.content, target_of(sitting, "IL/college/in_state_tuition"))
    new = saved("IL/college/in_state_tuition", None, value="banned")
    assert (len(new), new[1].value, new[1].since) == (len(old), "banned", old[1].since)
    assert [cite.says for cite in new[1].sources] == ["It says so."]


def test_old_pages_may_stand_by_a_value_that_is_put_right(sitting: Sitting) -> None:
    target = target_of(sitting, "IL/college/in_state_tuition")
    change = sent(None, NEW, "They differ.", **{"value": "banned", "edit.keeps": "yes"})
    text = changed(sitting.content, sitting.text, target, change, TODAY).texts[target.path]
    now = value_at(text, ("facts", "in_state_tuition", 1))
    assert [one["id"] for one in now["sources"]][1:] == ["mu-log", "research-2026"]
    assert now["conflict"] == "They differ."


def test_a_danger_a_step_and_a_paper_end_and_begin(saved: Save, sitting: Sitting) -> None:
    caution = saved("IL/college/college.form_use", text="Another order.")
    assert (caution.text, caution.since, caution.level) == ("Another order.", LATER, "stop")
    target = target_of(sitting, "IL/college/steps[0]")
    change = sent(LATER, NEW, **filled(sitting, target, text="Go there."))
    text = changed(sitting.content, sitting.text, target, change, TODAY).texts[target.path]
    old, new = value_at(text, ("steps", 0)), value_at(text, ("steps", 1))
    assert old["until"] == date(2027, 2, 28)
    assert (new["text"], new["stage"], new["since"]) == ("Go there.", old["stage"], LATER)


def test_a_line_on_a_change_and_one_of_a_longer_page_are_put_right(
    saved: Save, sitting: Sitting
) -> None:
    entry = "IL/college/changes[2026-08-07]"
    fields = asked(sitting.content, target_of(sitting, entry), TODAY).fields
    names = [one.name for one in fields if "." not in one.name]
    assert names == ["on", "text"]
    assert dict(fields[0].choices) == {"wrong": "Put it right"}
    line = saved(entry, None, text="A court paused it.", on="August 7, 2026")
    assert (line.text, line.on) == ("A court paused it.", date(2026, 8, 7))
    at_home = "US/rights/guides[questioned].At home"
    saved(f"{at_home}[0]", text="Keep it closed.")
    old, new = (
        claims_of(sitting.content, target_of(sitting, f"{at_home}[{number}]"))[0]
        for number in range(2)
    )
    assert (old.text, old.until) == (
        "Keep the door closed. Talk through it. Ask who is there and what they want.",
        date(2027, 2, 28),
    )
    assert (new.text, new.since) == ("Keep it closed.", LATER)


def test_a_program_has_no_timeline_but_a_last_day(saved: Save) -> None:
    program = saved("program:IL:map", None, what="A grant.", until="2027-06-30", status_note="")
    assert (program.what, program.until, program.status_note) == (
        "A grant.",
        date(2027, 6, 30),
        None,
    )
    assert len(program.sources) > 1


def test_everything_that_is_missing_is_said_at_once(sitting: Sitting) -> None:
    target = target_of(sitting, "CO/driving/fee_usd")
    empty = sent(date(2027, 1, 1), {}, null_means="", value="about ten")
    with pytest.raises(ContentErrors) as told:
        changed(sitting.content, sitting.text, target, empty, TODAY)
    keys = [one.key for one in told.value.problems]
    assert keys == ["Dollars", "What the page says", "Publisher", "Title", "Address"]
    wordy = sent(None, {"id": "no", "says": "word " * 21}, value="1")
    with pytest.raises(ContentErrors, match="21 words"):
        changed(sitting.content, sitting.text, target, wordy, TODAY)
    page = {**NEW, "url": "https://nobody.example/x", "as_of": LATER}
    with pytest.raises(ContentErrors) as told:
        changed(sitting.content, sitting.text, target, sent(None, page, value="1"), TODAY)
    keys = [one.key for one in told.value.problems]
    assert keys == ["Who is behind this page", "Date of the page"]
    price = target_of(sitting, "IL/college/in_state_tuition")
    begun = sent(date(2026, 8, 7), NEW, value="none")
    with pytest.raises(ContentErrors, match="begins on 2026-08-07 already"):
        changed(sitting.content, sitting.text, price, begun, TODAY)
    for since in ("", "soon"):
        late = sent(None, NEW, **{"edit.how": "from", "edit.since": since, "value": "none"})
        with pytest.raises(ContentErrors) as told:
            changed(sitting.content, sitting.text, price, late, TODAY)
        assert [one.key for one in told.value.problems] == ["From which day"]


@pytest.mark.parametrize(
    ("entry", "answers", "label", "told"),
    [
        ("CO/driving/fee_usd", {**IS_GIVEN, "value": "inf"}, "Dollars", "'inf' is no number."),
        ("CO/driving/fee_usd", {**IS_GIVEN, "value": "nan"}, "Dollars", "'nan' is no number."),
        ("CO/driving/fee_usd", {**IS_GIVEN, "value": "1e999"}, "Dollars", "'1e999' is no number."),
        ("CO/driving/fee_usd", {**IS_GIVEN, "value": ""}, "Dollars", "this is empty."),
        ("IL/health/limit_adult", {"comparator": "over"}, "Income", "'over' is no word for it."),
        ("IL/college/in_state_tuition", {"value": ""}, "Value", "nothing is chosen."),
        ("IL/college/agency", {"value": " "}, "Name", "this is empty."),
        ("CO/driving/identity_documents", {"value": ""}, "One a line", "the list is empty."),
        ("program:IL:map", {"name": ""}, "Name", "this is empty."),
        ("IL/college/college.form_use", {"stage": "moon"}, "Step", "'moon' is no word for it."),
        (
            "CO/health/adults_regardless_of_status",
            {"exists": "yes", "enrollment": "", "programs": []},
            "How open is it?", "nothing is chosen.",
        ),
        (
            "CO/health/adults_regardless_of_status",
            {"programs": [{"name": "A", "min_age": "1.5"}]},
            "From age", "'1.5' is no whole number.",
        ),
        (
            "IL/college/years_attended", {"school_years_in_state": "two"},
            "Years of school here", "'two' is no number.",
        ),
    ],
)  # fmt: skip
def test_what_no_value_can_be_is_told_in_a_calm_sentence(
    entry: str, answers: dict[str, Any], label: str, told: str, sitting: Sitting
) -> None:
    target = target_of(sitting, entry)
    change = sent(None, NEW, **filled(sitting, target, **answers))
    with pytest.raises(ContentErrors) as error:
        changed(sitting.content, sitting.text, target, change, TODAY)
    assert (label, told) in [(one.key, one.wrong) for one in error.value.problems]


@pytest.mark.parametrize(
    "group", [{"need": "some", "of": "1 2"}, {"need": "one", "of": "1 b"}, {"need": "one"}]
)
def test_a_group_of_papers_that_is_none_is_told(group: dict[str, str], sitting: Sitting) -> None:
    target = target_of(sitting, "CO/driving/identity_documents")
    change = sent(LATER, NEW, null_means="", value="A\nB", groups=[group])
    with pytest.raises(ContentErrors, match=r"is no word|is no number|list is empty"):
        changed(sitting.content, sitting.text, target, change, TODAY)


def test_what_no_form_asks_stays_when_an_entry_is_corrected(sitting: Sitting) -> None:
    """A program keeps where to ask, a step when it is said: the form shows neither."""
    kept = {"ask_at": "health_center", "pregnancy": True, "words": ["a"], "kind": "other"}
    held = {"id": "a", "name": "A", **kept, "what": "Old.", "sources": [{"id": "p", "says": "x"}]}
    text = yaml.safe_dump({"programs": [held]}, sort_keys=False)
    edit = Edit(("programs", 0), {"what": "New.", "name": None}, {"id": "q", "says": "y"})
    new = value_at(edited(text, edit), ("programs", 0))
    assert {name: new[name] for name in kept} == kept
    assert (new["what"], "name" in new, [one["id"] for one in new["sources"]]) == (
        "New.", False, ["q"],
    )  # fmt: skip
    step = {"text": "Old.", "stage": "form", "since": LATER, "when": {"marked": True},
            "conflict": "They differ.", "unseen": True, "sources": held["sources"]}  # fmt: skip
    text = yaml.safe_dump({"steps": [step]}, sort_keys=False)
    cite = {"id": "q", "says": "y"}
    same = edited(text, Edit(("steps", 0), {"text": "New.", "conflict": "They differ."}, cite))
    assert value_at(same, ("steps", 0, "unseen")) is True
    for since in (date(2028, 1, 1), date(2026, 1, 1)):
        both = value_at(edited(text, Edit(("steps", 0), {"text": "New."}, cite, since)), ("steps",))
        new, old = sorted(both, key=lambda one: one["text"])
        assert (new["when"], new["since"], "unseen" in new) == ({"marked": True}, since, False)
        assert old["until"] < since if since > LATER else new["until"] < LATER


def test_a_form_begins_with_the_groups_and_examples_that_a_fact_has(sitting: Sitting) -> None:
    fields = filled(sitting, target_of(sitting, "CO/driving/identity_documents"))
    assert fields["groups"] == [{"need": "one", "of": "1 2 3"}]
    fields = filled(sitting, target_of(sitting, "CO/driving/residency_rule"))
    assert (fields["has_examples"], fields["examples"].count("\n")) == ("yes", 2)


UNASKED = {
    "id", "key", "kind", "words", "sensitive", "pregnancy", "ask_at", "when", "federal",
    "speaks_of", "outcome", "since", "until", "sources", "conflict", "unseen", "also", "cautions",
}  # fmt: skip
"""What a form leaves as it is, or asks for whatever the entry is."""


@pytest.mark.parametrize("shape", [CautionEntry, ItemEntry, ProgramEntry, ChangeEntry])
def test_every_field_of_an_entry_is_asked_or_left_on_purpose(shape: type[Strict]) -> None:
    """A field that the schema gains and no form asks would be edited in YAML alone."""
    asks = {one.name for one in fields_of(shape, {})}
    assert asks | (UNASKED & {*shape.__struct_fields__}) == {*shape.__struct_fields__}


def test_a_page_that_the_file_has_is_found_by_its_address(sitting: Sitting) -> None:
    target = target_of(sitting, "IL/college/agency")
    old = value_at(sitting.text(target.path), ("sources", "isac"))
    change = sent(None, {**NEW, "url": old["url"], "as_of": TODAY}, value="ISAC")
    out = changed(sitting.content, sitting.text, target, change, TODAY)
    text = out.texts[target.path]
    new = value_at(text, ("sources", "isac"))
    assert new == {**old, "seen": TODAY, "as_of": TODAY}
    assert len(value_at(text, ("sources",))) == len(
        value_at(sitting.text(target.path), ("sources",))
    )


def test_a_site_that_nobody_knew_goes_into_the_list_of_its_kind(sitting: Sitting) -> None:
    target = target_of(sitting, "IL/college/agency")
    page = {**NEW, "url": "https://www.nobody.example/x", "kind": "press"}
    out = changed(sitting.content, sitting.text, target, sent(None, page, value="ISAC"), TODAY)
    listed = out.texts[Path("resources/vocabulary/publishers.yaml")]
    assert value_at(listed, ("sites", "press", "added at the desk")) == ["nobody.example"]
    assert out.confidence == "single-source"
    sitting.save(out.told, out.texts)
    sitting.undo()


def test_days_and_numbers_are_taken_as_people_write_them() -> None:
    wrong: list[tuple[str, str, str]] = []
    day = date(2026, 11, 20)
    for told in ("2026-11-20", "11/20/2026", "November 20, 2026", "Nov 20, 2026", day):
        assert day_of("Day", told, wrong) == day
    assert day_of("Day", "", wrong) is None
    assert number_of("Fee", "30", wrong) == 30
    assert number_of("Fee", "12.5", wrong) == 12.5
    assert wrong == []
    assert day_of("Day", "soon", wrong) is None
    assert [one[0] for one in wrong] == ["Day"]


def test_entries_are_found_and_named(sitting: Sitting) -> None:
    content = sitting.content
    card = targets_of(content, "IL", "college", TODAY)
    assert len({one.entry for one in card}) == len(card) > 25
    assert all(title_of(content, one) for one in card)
    assert all(find_target(content, one.entry, TODAY) == one for one in card)
    for unknown in ("IL/college/nothing", "place:CO:rmian#hours", "place:CO:rmian", "ZZ/x/y"):
        assert find_target(content, unknown, TODAY) is None
