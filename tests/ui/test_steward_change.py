"""The form of a change: a steward says what is new and from when, and sees what comes of it.

No YAML is typed. What leans on the old value is a list to go through by key.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from navigator.steward.content.shape.yaml_text import value_at
from navigator.steward.desk.change_form import ChangeForm
from navigator.ui.widgets.field_form import FieldForm, Rows
from tests.helpers.steward import AtTheDesk

pytestmark = pytest.mark.slow  # of the steward's wing: see CONTRIBUTING.md

DRIVING = Path("resources/states/CO/driving.yaml")
COLLEGE = Path("resources/states/IL/college.yaml")
FEE = "CO/driving/fee_usd"
PAGE = (
    ("Publisher", "Colorado Division of Motor Vehicles"),
    ("Title of the page", "Fees"),
    ("Address", "https://dmv.colorado.gov/fees-2027"),
    ("What the page says", "A standard license costs 35 dollars."),
)
Open = Callable[..., AtTheDesk]


def form(desk: AtTheDesk) -> ChangeForm:
    page = desk.page
    assert isinstance(page, ChangeForm)
    return page


def foreseen(desk: AtTheDesk) -> AtTheDesk:
    """What comes by itself a moment after the last key."""
    form(desk).foresee()
    return desk.settle()


def filled(desk: AtTheDesk, *more: tuple[str, str]) -> AtTheDesk:
    for name, answer in (*more, *PAGE):
        desk.fill(name, answer)
    return foreseen(desk)


def test_a_fee_is_another_from_a_day_on_in_eight_acts(open_desk: Open) -> None:
    desk = open_desk("change", "CO", entry=FEE)
    assert desk.says("Colorado, driving: Fee", "As it stands", "no day known (now):")
    desk.fill("Value", "Given below")
    filled(desk, ("Dollars", "$35"), ("From which day", "2027-01-01"))
    told = "How sure it will be: One source only."  # no day stands on the page
    assert desk.says("from 2027-01-01: $35", told)
    desk.key("Ctrl+Return")
    assert desk.acts == 8
    new = value_at((desk.root / DRIVING).read_text("utf-8"), ("facts", "fee_usd"))[-1]
    assert (new["value"], str(new["since"])) == (35, "2027-01-01")
    assert desk.says("Saved: Colorado, driving: Fee, from 2027-01-01", "Undo")
    desk.key("Ctrl+Z")
    assert len(value_at((desk.root / DRIVING).read_text("utf-8"), ("facts", "fee_usd"))) == 1
    assert not desk.says("from 2027-01-01: $35")


def test_what_was_wrong_is_put_right_and_shows_no_day(open_desk: Open) -> None:
    desk = open_desk("change", "IL", entry="IL/college/agency")
    desk.fill("What happened", "It was wrong")
    assert not form(desk).form["edit.since"].isVisible()
    filled(desk, ("Name", "Illinois Student Aid"))
    desk.key("Ctrl+Return")
    entries = value_at((desk.root / COLLEGE).read_text("utf-8"), ("facts", "agency"))
    assert [one["value"] for one in entries] == ["Illinois Student Aid"]


def test_everything_that_is_missing_is_said_while_one_types_and_at_the_save(
    open_desk: Open,
) -> None:
    desk = open_desk("change", "IL", entry="IL/college/in_state_tuition")
    old = (desk.root / COLLEGE).read_text("utf-8")
    foreseen(desk)
    assert desk.says("Still missing: From which day", "Publisher: this is empty.")
    desk.key("Ctrl+Return")
    assert desk.window.trouble.rows.count() == 5
    desk.fill("From which day", "2026-12-01")
    foreseen(desk)
    assert desk.says("Still missing: What the page says", "Publisher", "Title", "Address")
    desk.key("Ctrl+Return")
    assert desk.window.trouble.rows.count() == 4
    assert (desk.root / COLLEGE).read_text("utf-8") == old


def test_the_line_under_changes_is_proposed_and_can_be_another(open_desk: Open) -> None:
    desk = open_desk("change", "IL", entry="IL/college/in_state_tuition")
    filled(desk, ("Value", "Ended by a later law"), ("From which day", "2026-12-01"))
    note = form(desk).form["edit.note"]
    assert (
        note.edit.placeholderText()
        == "In-state tuition from December 1, 2026: ended by a later law."
    )
    desk.fill("Line under", "A law ends the in-state price.")
    desk.key("Ctrl+Return")
    changes = value_at((desk.root / COLLEGE).read_text("utf-8"), ("changes",))
    assert changes[-1]["text"] == "A law ends the in-state price."
    assert desk.says("Saved. Also check the texts below.")
    assert form(desk).leans.leans


def test_the_card_is_looked_at_by_key_after_a_save(open_desk: Open) -> None:
    desk = open_desk("change", "IL", entry="IL/college/agency")
    filled(desk, ("Name", "Illinois Student Aid"), ("From which day", "2026-11-01"))
    desk.key("Ctrl+Return")
    desk.key("Ctrl+L")
    assert desk.page.name == "look"
    desk.key("Esc")
    assert desk.page.name == "change"


def test_what_leans_on_it_is_ticked_by_space_and_opened_by_enter(open_desk: Open) -> None:
    desk = open_desk("change", "IL", entry="IL/college/in_state_tuition")
    leans = form(desk).leans
    many = len(leans.leans)
    assert desk.says(f"Also check these: {many}, 0 gone through")
    leans.rows.setFocus()
    desk.key("Space")
    assert desk.says(f"Also check these: {many}, 1 gone through")
    assert leans.leans[0].entry == "IL/college/college.fafsa_parent_without_ssn"
    desk.key("Return")
    assert desk.says("Illinois, college: Danger: The FAFSA sends")
    desk.page.escape()
    desk.settle()
    assert desk.says("Illinois, college: In-state tuition")


def test_an_entry_is_chosen_by_state_topic_and_name(open_desk: Open) -> None:
    desk = open_desk("change", "CO")
    assert desk.says("Choose a state, a topic and an entry.")
    desk.fill("Topic", "Health")
    desk.fill("Entry", "Adults, no immigration papers asked")
    assert desk.says("Colorado, health: Adults, no immigration papers asked")
    table = desk.all(Rows)[0]
    assert table.cell[0]["name"].startswith("OmniSalud")
    table.more.click()
    name = table.table.item(1, 0)
    assert name is not None
    name.setText("Another plan")
    values = desk.all(FieldForm)[0].values()
    assert [row["name"] for row in values["programs"]][1:] == ["Another plan"]
    desk.fill("Value", "Not known")
    assert not table.isVisible()


def test_what_was_typed_is_not_lost_by_a_slip(open_desk: Open) -> None:
    desk = open_desk("change", "IL", entry="IL/college/agency")
    desk.fill("Name", "Somebody")
    desk.window.go("ruling")
    desk.settle()
    assert desk.says("What you typed is not saved.")
    assert desk.page.name == "change"
    desk.window.go("ruling")
    desk.settle()
    assert desk.page.name == "ruling"


@pytest.mark.parametrize("entry", ["IL/college/nothing", "card:US:rights.questioned"])
def test_what_no_form_changes_says_so_or_offers_the_card(entry: str, open_desk: Open) -> None:
    desk = open_desk("change", "IL", entry=entry)
    assert desk.says("No form changes IL/college/nothing.") is entry.startswith("IL")
    assert desk.says("Federal, rights: At home: Keep the door closed.") is entry.startswith("card")
