"""A ruling from the interview to the screen of a kiosk, with nothing but keys and no YAML.

If one link of this breaks, a library shows an order that a court lifted, or a price that one
took away. The ruling is invented, and stands in a tree of the test alone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from navigator.paths import Paths
from navigator.site.settings import Settings
from navigator.steward.content.loader import load_content
from navigator.steward.content.pack.building import build
from navigator.steward.content.proof.card_sentences import in_force
from navigator.steward.desk.ruling_page import RulingPage
from navigator.steward.editing.rulings import RECIPES
from navigator.update.trial import try_out
from navigator.update.updating import Updating
from tests.helpers.publisher import Stewards
from tests.helpers.steward import TODAY, AtTheDesk
from tests.helpers.window import Screen, windows

pytestmark = pytest.mark.slow  # of the steward's wing: see CONTRIBUTING.md

COLLEGE = Path("resources/states/IL/college.yaml")
MOST_ACTS = 12
KEYS = 230
"""Presses, from the first letter to the save."""
LATER = TODAY + timedelta(days=1)
SENTENCE = "On November 18, 2026 a court of appeals lifted the order."
PAGE = (
    ("Publisher", "Court of Appeals for the Seventh Circuit"),
    ("Title of the page", "Order in United States v. Illinois"),
    ("Address", "https://media.ca7.uscourts.gov/invented-for-a-test"),
    ("Date of the page", "2026-11-18"),
)
ANSWERS = (
    ("State", "Illinois"),
    ("Topic", "College"),
    ("What happened", RECIPES["lifted"].words),
    ("Day of the ruling", "2026-11-18"),
    ("Day from which it holds", "11/20/2026"),
    ("A sentence on it", SENTENCE),
    *PAGE,
)
Open = Callable[..., AtTheDesk]


@pytest.fixture
def desk(open_desk: Open) -> AtTheDesk:
    also = (
        "resources/checklists/college.yaml", "resources/places/IL.yaml",
        "i18n/es/content/states/IL/college.yaml",
    )  # fmt: skip
    return open_desk("ruling", "IL", also=also)


def answered(desk: AtTheDesk, **others: str) -> AtTheDesk:
    """The interview, one act a field."""
    for name, answer in ANSWERS:
        desk.fill(name, others.get(name, answer))
    return foreseen(desk)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def ruling(desk: AtTheDesk) -> RulingPage:
    page = desk.page
    assert isinstance(page, RulingPage)
    return page


def foreseen(desk: AtTheDesk) -> AtTheDesk:
    """What comes by itself a moment after the last key."""
    ruling(desk).foresee()
    return desk.settle()


def at_row(desk: AtTheDesk, words: str) -> AtTheDesk:
    """Go to the line of the plan that begins so."""
    rows = ruling(desk).rows
    number = next(n for n in range(rows.count()) if rows.item(n).text().startswith(words))
    rows.setFocus()
    rows.setCurrentRow(number)
    return desk.settle()


def test_a_ruling_reaches_a_kiosk_from_the_interview_in_one_flow(
    desk: AtTheDesk,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    desk.sitting.today = LATER  # a pack is as old as the newest page that was read for it
    old = build(desk.root / "resources", tmp_path / "old", TODAY)
    answered(desk)
    assert desk.says("What will be written: 23 of 26 rows", "Save all of it")
    assert not desk.says("Still missing")
    desk.key("Ctrl+Return")
    assert desk.acts <= MOST_ACTS
    assert desk.says("Saved:", "lifted 2026-11-18", "Also check these")
    new = build(desk.root / "resources", tmp_path / "new", LATER)
    assert new["built_on"] > old["built_on"]
    stewards = Stewards(tmp_path / "signed")
    stewards.name_keys()
    stewards.repository.stage_pack(tmp_path / "new")
    stewards.sign("ana", "ben")
    home = tmp_path / "kiosk"
    home.mkdir()
    paths = Paths(tmp_path / "old", home / "settings.toml", None, home, content=home / "content")
    settings = Settings(
        updates="folder", updates_from=str(stewards.folder), updates_root=str(stewards.root())
    )
    with caplog.at_level(logging.CRITICAL):
        before = list(shown(paths))
        assert Updating(paths, lambda: LATER, try_out).look(settings).is_new
        after = list(shown(paths))
    assert "A court order stops Illinois's rule" in before[0]
    assert "A court order stops" not in after[0]
    assert (
        "Illinois has an in-state tuition rule that does not ask for immigration papers" in after[0]
    )
    assert "Ask the university's registrar for the affidavit" in after[0]
    assert "Sign no affidavit" in before[0]
    assert "Sign no affidavit" not in after[0]


def shown(paths: Paths) -> Iterator[str]:
    """The card as a kiosk in Illinois has it on its screen."""
    opened = windows(paths, LATER)
    screen: Screen = next(opened)(mode="kiosk", state="IL", at=paths)
    screen.go("card", "card:IL:college")
    yield " ".join(" ".join(screen.texts()).split())
    for _ in opened:
        pass


def test_the_interview_needs_no_mouse(desk: AtTheDesk) -> None:
    answered(desk).key("Ctrl+Return")
    by_field = (desk.root / COLLEGE).read_text("utf-8")
    desk.key("Ctrl+Z")
    desk.window.go("ruling")
    desk.settle()
    # About and the value stay as they are proposed; letters choose in a box.
    answers = [answer for _, answer in ANSWERS]
    shortest = ("Illi", "C", "L", "", *answers[3:6], "", *answers[6:])
    keys = 0
    for answer in shortest:
        for letter in answer:
            QTest.keyClicks(focused(), letter)
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        keys += len(answer) + 1
        desk.settle()
    foreseen(desk).key("Ctrl+Return")
    assert (desk.root / COLLEGE).read_text("utf-8") == by_field
    assert keys + 1 == KEYS


def test_the_plan_ends_what_leaned_on_the_order_and_brings_back_what_it_ended(
    desk: AtTheDesk,
) -> None:
    answered(desk).key("Ctrl+Return")
    content = load_content(desk.root / "resources", TODAY)
    card = next(one for one in content.topics if (one.state, one.topic) == ("IL", "college"))
    day = date(2026, 11, 20)

    def now(claims: list, on: date = day) -> list:  # type: ignore[type-arg]
        return [one for one in claims if in_force(one.since, one.until, on)]

    assert [one.value for one in now(card.facts["in_state_tuition"])] == ["statewide"]
    assert [one.value for one in now(card.facts["in_state_tuition"], date(2026, 11, 19))] == [
        "enjoined"
    ]
    assert [one.value for one in now(card.facts["state_aid"])] == ["statewide"]
    assert now(card.facts["years_attended"])[0].checks.school_years_in_state == 2
    assert now(card.facts["litigation"])[0].value == SENTENCE
    assert not [one for one in now(card.cautions) if one.level == "stop"]
    assert {change.on for change in card.changes} >= {date(2026, 11, 18), day}
    assert [one.text for one in now(card.items["bring"])]


def test_a_row_is_left_out_by_key(desk: AtTheDesk) -> None:
    answered(desk)
    at_row(desk, "Summary: begins").key("Space")
    assert desk.says("22 of 26 rows")
    desk.key("Ctrl+Return")
    text = (desk.root / COLLEGE).read_text("utf-8")
    assert f"value: {SENTENCE}" in text
    assert f"text: {SENTENCE}" in text.partition("changes:")[2]
    assert f"text: {SENTENCE}" not in text.partition("facts:")[0]
    desk.key("Ctrl+Shift+Z")
    assert SENTENCE not in (desk.root / COLLEGE).read_text("utf-8")


def test_everything_that_is_missing_is_said_at_once_and_nothing_is_written(
    desk: AtTheDesk,
) -> None:
    old = (desk.root / COLLEGE).read_text("utf-8")
    desk.key("Ctrl+Return")
    rows = desk.window.trouble.rows
    told = " ".join(rows.item(number).text() for number in range(rows.count()))
    assert all(word in told for word in ("State", "Topic", "What happened"))
    for name, answer in ANSWERS[:5]:
        desk.fill(name, answer)
    foreseen(desk)
    missing = (
        "A sentence on it, for visitors", "What the page says", "Publisher", "Title", "Address",
    )  # fmt: skip
    assert desk.says(f"Still missing: {', '.join(missing)}")
    desk.key("Ctrl+Return")
    told = " ".join(rows.item(number).text() for number in range(rows.count()))
    assert all(word in told for word in missing)
    assert (desk.root / COLLEGE).read_text("utf-8") == old


def test_a_site_that_no_list_knows_is_asked_for_once(desk: AtTheDesk) -> None:
    answered(desk, Address="https://courts.example.org/order")
    assert desk.says("No list knows this site yet.", "Still missing: Who is behind this page")
    desk.fill("Who is behind this page?", "A newsroom")
    desk.key("Ctrl+Return")
    assert desk.says("Saved:")
    listed = (desk.root / "resources/vocabulary/publishers.yaml").read_text("utf-8")
    assert "added at the desk: [courts.example.org]" in listed


def test_what_was_answered_is_not_lost_by_a_slip(desk: AtTheDesk) -> None:
    desk.fill("Publisher", "A court")
    desk.window.go("change", "IL/college/law")
    desk.settle()
    assert desk.says("This interview is not saved.")
    field = desk.field("Publisher")
    assert isinstance(field, QLineEdit)
    assert field.text() == "A court"
    desk.window.go("change", "IL/college/law")
    desk.settle()
    assert desk.window.page is not None
    assert desk.window.page.name == "change"


def test_state_and_topic_come_from_the_entry_it_was_opened_from(open_desk: Open) -> None:
    desk = open_desk("ruling", "IL", entry="IL/college/in_state_tuition")
    for name, answer in ANSWERS[2:]:
        desk.fill(name, answer)
    desk.key("Ctrl+Return")
    assert desk.acts == MOST_ACTS - 3
    assert desk.says("Saved:")


def test_only_what_the_kind_of_event_needs_is_asked(desk: AtTheDesk) -> None:
    desk.fill("State", "Illinois").fill("Topic", "College")
    desk.fill("What happened", RECIPES["appealed"].words)
    assert desk.field("Day of the appeal").isVisible()
    for other in ("Day from which it holds", "About", "Value", "Warning"):
        with pytest.raises(AssertionError, match="no field"):
            desk.field(other)
    desk.fill("Day of the appeal", "2026-11-18")
    desk.fill("What happened", RECIPES["struck"].words)
    assert desk.field("Warning shown in red").isVisible()
    day = desk.field("Day of the ruling")
    assert isinstance(day, QLineEdit)
    assert day.text() == "2026-11-18"  # what is filled in stays


def test_a_rule_that_is_struck_down_says_one_thing_on_its_card(open_desk: Open) -> None:
    also = ("resources/states/IL/college.yaml",)  # where such a warning stands already
    desk = open_desk("ruling", "CO", entry="CO/college/in_state_tuition", also=also)
    struck = "On November 18, 2026 a court struck down the rule on the in-state price."
    answers = (
        ("What happened", RECIPES["struck"].words),
        *ANSWERS[3:5],
        ("A sentence on it", struck),
        ("Warning shown in red", "A court ended the in-state price."),
        ("What to do about it", "Talk with a lawyer before you send a form."),
        *PAGE,
    )
    for name, answer in answers:
        desk.fill(name, answer)
    foreseen(desk).key("Ctrl+Return")
    assert desk.acts <= MOST_ACTS
    desk.key("Ctrl+4")  # and not the page that was looked at before
    assert desk.page.looked is not None  # type: ignore[attr-defined]
    assert desk.page.looked.id == "card:CO:college"  # type: ignore[attr-defined]
    content = load_content(desk.root / "resources", TODAY)
    card = next(one for one in content.topics if (one.state, one.topic) == ("CO", "college"))
    texts = [
        one.text for role in ("summary", "steps", "bring", "know") for one in card.items[role]
        if in_force(one.since, one.until, date(2026, 11, 20))
    ]  # fmt: skip
    assert struck in texts
    assert not [text for text in texts if "ASSET" in text or "no court order" in text]
    assert not [text for text in texts if text.startswith("Colorado gives the in-state price")]
    assert card.programs[0].until == date(2026, 11, 19)
    stop = next(one for one in card.cautions if one.level == "stop")
    assert stop.key == "college.form_use"
    assert stop.title == "A court ended the in-state price."
