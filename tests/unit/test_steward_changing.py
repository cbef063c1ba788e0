"""A change at the desk gives a tree that loads and says what was meant, whatever the kind of value.

Else a steward who writes no YAML can not save, or saves what nobody meant.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from navigator.errors import ContentErrors
from navigator.records.topics import TOPICS, Kind
from navigator.steward.content.proof.said import in_force
from navigator.steward.editing.changing import Change, asked, changed, needs_note
from navigator.steward.editing.citing import Cited
from navigator.steward.editing.entry_fields import day_of, number_of
from navigator.steward.editing.sitting import Sitting
from navigator.steward.editing.targets import Target, entry_of, find_target, targets_of, title_of
from navigator.steward.editing.yaml_edit import value_at
from tests.helpers.steward import TODAY, small_tree

LATER = date(2027, 3, 1)
NEW = Cited(
    publisher="State of Illinois", title="A page of the state", url="https://www.ilga.gov/page",
    as_of=date(2026, 11, 20), says="It says so.",
)  # fmt: skip
CARDS = [(state, topic) for state in ("IL", "CO") for topic in TOPICS]
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


def filled(sitting: Sitting, target: Target, **answers: Any) -> dict[str, Any]:
    """The form as it stands, with some answers."""
    fields = asked(sitting.content, target, TODAY).fields
    assert answers.keys() <= {field.name for field in fields}
    return {field.name: field.now for field in fields} | answers


@pytest.fixture
def saved(sitting: Sitting) -> Any:
    """`saved(entry, since, cited, **answers)`: saves, gives the loaded entry; taken back after."""

    def saving(entry: str, since: date | None = LATER, cited: Cited = NEW, **answers: Any) -> Any:
        target = target_of(sitting, entry)
        change = Change(filled(sitting, target, **answers), cited, since)
        out = changed(sitting.content, sitting.text, target, change, TODAY)
        sitting.save(out.told, out.texts)
        again = find_target(sitting.content, entry, since or TODAY)
        return entry_of(sitting.content, again or target)

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
        old = entry_of(sitting.content, target)
        now[fact.name] = next(one for one in reversed(old) if not one.since or one.since < LATER)
        change = Change(filled(sitting, target), NEW, LATER)
        out = changed(sitting.content, read, target, change, TODAY)
        held |= out.texts
    sitting.save("all of a card", held)
    card = next(one for one in sitting.content.topics if (one.state, one.topic) == (state, topic))
    for name, before in now.items():
        new = next(one for one in card.facts[name] if one.since == LATER)
        ended = card.facts[name][card.facts[name].index(new) - 1]
        if before.value is None or in_force(before.since, before.until, TODAY):
            assert new.value == before.value, name
        assert ended.until is not None, name
        assert ended.until < LATER, name
        assert [cite.says for cite in new.sources] == ["It says so."], name
    sitting.undo()


@pytest.mark.parametrize(
    ("entry", "answers", "value"),
    [
        ("CO/driving/marked", {"value": "no"}, False),
        ("CO/driving/fee_usd", {"null_means": "", "value": "$1,030.50"}, 1030.5),
        (
            "CO/driving/identity_documents",
            {"value": "Passport\n\n Consular ID ", "groups": "one 1 2;"},
            ["Passport", "Consular ID"],
        ),
        (
            "CO/driving/residency_rule",
            {"value": "One paper.", "asks_paper": "yes", "examples": ""},
            "One paper.",
        ),
        ("CO/driving/residency_rule", {"value": "No paper.", "asks_paper": "no"}, "No paper."),
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
    change = Change(filled(sitting, target, **answers), NEW, LATER)
    out = changed(sitting.content, sitting.text, target, change, TODAY)
    held = value_at(out.texts[target.path], target.way)
    new = next(one for one in held if one.get("since") == LATER)
    assert new["value"] == value
    assert (new.get("null_means") == "not_covered") is (value is None)
    groups = [{"need": "one", "of": [1, 2]}]
    assert new.get("groups") == (groups if "groups" in answers else None)
    assert new.get("examples") == ([] if answers.get("asks_paper") == "yes" else None)


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
    assert needs_note(target, LATER)
    assert not needs_note(target_of(sitting, "IL/college/agency"), LATER)
    change = Change({"value": "repealed"}, NEW, LATER)
    out = changed(sitting.content, sitting.text, target, change, TODAY)
    assert out.note == "In-state tuition from March 1, 2027: ended by a later law."
    assert out.told == "Illinois, college: In-state tuition: Ended by a later law, from 2027-03-01"
    assert out.confidence == "confirmed"
    assert [days.told for days in out.timeline][-1] == "Ended by a later law"
    own = Change({"value": "repealed"}, NEW, LATER, note="The law ends.")
    text = changed(sitting.content, sitting.text, target, own, TODAY).texts[target.path]
    last = value_at(text, ("changes",))[-1]
    assert (last["on"], last["text"]) == (LATER, "The law ends.")


def test_a_value_between_two_others_ends_before_the_next(sitting: Sitting) -> None:
    target = target_of(sitting, "IL/college/in_state_tuition")
    change = Change({"value": "none"}, NEW, date(2010, 1, 1))
    out = changed(sitting.content, sitting.text, target, change, TODAY)
    assert [days.days for days in out.timeline] == [
        "2003-05-20 to 2009-12-31", "2010-01-01 to 2026-08-06", "from 2026-08-07",
    ]  # fmt: skip


def test_what_was_wrong_is_put_right_where_it_stands(sitting: Sitting, saved: Save) -> None:
    old = entry_of(sitting.content, target_of(sitting, "IL/college/in_state_tuition"))
    new = saved("IL/college/in_state_tuition", None, value="banned")
    assert (len(new), new[1].value, new[1].since) == (len(old), "banned", old[1].since)
    assert [cite.says for cite in new[1].sources] == ["It says so."]


def test_old_pages_may_stand_by_a_value_that_is_put_right(sitting: Sitting) -> None:
    target = target_of(sitting, "IL/college/in_state_tuition")
    change = Change({"value": "banned"}, NEW, keeps_sources=True, conflict="They differ.")
    text = changed(sitting.content, sitting.text, target, change, TODAY).texts[target.path]
    now = value_at(text, ("facts", "in_state_tuition", 1))
    assert [one["id"] for one in now["sources"]][1:] == ["mu-log", "research-2026"]
    assert now["conflict"] == "They differ."


def test_a_danger_a_step_and_a_paper_end_and_begin(saved: Save, sitting: Sitting) -> None:
    caution = saved("IL/college/college.form_use", text="Another order.")
    assert (caution.text, caution.since, caution.level) == ("Another order.", LATER, "stop")
    target = target_of(sitting, "IL/college/steps[0]")
    change = Change(filled(sitting, target, text="Go there."), NEW, LATER)
    text = changed(sitting.content, sitting.text, target, change, TODAY).texts[target.path]
    old, new = value_at(text, ("steps", 0)), value_at(text, ("steps", 1))
    assert old["until"] == date(2027, 2, 28)
    assert (new["text"], new["stage"], new["since"]) == ("Go there.", old["stage"], LATER)


def test_a_program_and_a_place_have_no_timeline(saved: Save, sitting: Sitting) -> None:
    program = saved("program:IL:map", None, what="A grant.", until="2027-06-30", status_note="")
    assert (program.what, program.until, program.status_note) == (
        "A grant.",
        date(2027, 6, 30),
        None,
    )
    assert len(program.sources) > 1
    place = sitting.content.places[0].places[0]
    entry = f"place:CO:{place.id}"
    assert saved(f"{entry}#hours", None, value="Mondays").hours == "Mondays"
    assert saved(f"{entry}#walk_in", None, value="yes").walk_in is True
    assert saved(f"{entry}#documents", None, value="ID\nLease").documents == ["ID", "Lease"]


def test_everything_that_is_missing_is_said_at_once(sitting: Sitting) -> None:
    target = target_of(sitting, "CO/driving/fee_usd")
    empty = Change({"null_means": "", "value": "about ten"}, Cited(), date(2027, 1, 1))
    with pytest.raises(ContentErrors) as told:
        changed(sitting.content, sitting.text, target, empty, TODAY)
    keys = [one.key for one in told.value.problems]
    assert keys == ["Value", "What it says", "Publisher", "Title", "Address"]
    wordy = Cited(id="no", says="word " * 21)
    with pytest.raises(ContentErrors, match="21 words"):
        changed(sitting.content, sitting.text, target, Change({"value": "1"}, wordy), TODAY)
    unknown = Cited(publisher="A", title="B", url="https://nobody.example/x", says="C", as_of=LATER)
    with pytest.raises(ContentErrors) as told:
        changed(sitting.content, sitting.text, target, Change({"value": "1"}, unknown), TODAY)
    assert [one.key for one in told.value.problems] == ["Kind of page", "Date of the page"]
    begun = Change({"value": "none"}, NEW, date(2026, 8, 7))
    price = target_of(sitting, "IL/college/in_state_tuition")
    with pytest.raises(ContentErrors, match="begins on 2026-08-07 already"):
        changed(sitting.content, sitting.text, price, begun, TODAY)


@pytest.mark.parametrize("groups", ["some 1 2", "one 1 b", "1 2"])
def test_a_group_of_papers_that_is_none_is_told(sitting: Sitting, groups: str) -> None:
    target = target_of(sitting, "CO/driving/identity_documents")
    change = Change({"null_means": "", "value": "A\nB", "groups": groups}, NEW, LATER)
    with pytest.raises(ContentErrors, match="is no group"):
        changed(sitting.content, sitting.text, target, change, TODAY)


def test_a_form_begins_with_the_groups_and_examples_that_a_fact_has(sitting: Sitting) -> None:
    fields = filled(sitting, target_of(sitting, "CO/driving/identity_documents"))
    assert fields["groups"] == "one 1 2 3"
    fields = filled(sitting, target_of(sitting, "CO/driving/residency_rule"))
    assert (fields["asks_paper"], fields["examples"].count("\n")) == ("yes", 2)


def test_a_page_that_the_file_has_is_found_by_its_address(sitting: Sitting) -> None:
    target = target_of(sitting, "IL/college/agency")
    old = value_at(sitting.text(target.path), ("sources", "isac"))
    cited = Cited(publisher="X", title="Y", url=old["url"], says="Runs it.", as_of=TODAY)
    out = changed(sitting.content, sitting.text, target, Change({"value": "ISAC"}, cited), TODAY)
    text = out.texts[target.path]
    new = value_at(text, ("sources", "isac"))
    assert new == {**old, "seen": TODAY, "as_of": TODAY}
    assert len(value_at(text, ("sources",))) == len(
        value_at(sitting.text(target.path), ("sources",))
    )


def test_a_site_that_nobody_knew_goes_into_the_list_of_its_kind(sitting: Sitting) -> None:
    target = target_of(sitting, "IL/college/agency")
    cited = Cited(
        publisher="A paper", title="B", url="https://www.nobody.example/x", says="C", kind="press"
    )
    out = changed(sitting.content, sitting.text, target, Change({"value": "ISAC"}, cited), TODAY)
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
    for unknown in ("IL/college/nothing", "place:CO:nobody#hours", "place:CO:rmian", "ZZ/x/y"):
        assert find_target(content, unknown, TODAY) is None
