"""What was saved is seen as visitors get it, at once: else a slip goes out before it is noticed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from navigator.steward.desk import steward_window
from navigator.steward.desk.look_page import LookPage
from navigator.ui.desk import Route
from navigator.ui.pages.visitor.topic import TopicPage
from navigator.ui.theme import current_look
from tests.helpers.steward import AtTheDesk

pytestmark = pytest.mark.slow  # of the steward's wing: see CONTRIBUTING.md

Open = Callable[..., AtTheDesk]
FILE = Path("resources/states/WY/driving.yaml")
SPANISH = ("i18n/es/content/states/WY", "i18n/es/content/federal", "i18n/es/content/vocabulary")


def page(desk: AtTheDesk) -> LookPage:
    found = desk.page
    assert isinstance(found, LookPage)
    return found


def test_an_entry_is_shown_on_the_visitors_own_page(open_desk: Open) -> None:
    desk = open_desk("look", "WY", entry="WY/driving/fee_usd")
    assert isinstance(page(desk).stack.currentWidget(), TopicPage)
    assert desk.says("Driving in Wyoming", "Bring", "Do")
    assert desk.field("State").currentText() == "Wyoming"  # type: ignore[attr-defined]
    desk.fill("Topic", "Records")
    assert desk.acts == 1
    looked = page(desk).looked
    assert looked is not None
    assert looked.id == "card:WY:records"


def test_a_save_is_seen_at_once_and_so_is_its_undo(open_desk: Open) -> None:
    desk = open_desk("look", "WY", entry="WY/driving/fee_usd")
    library = desk.bench.preview.library(desk.sitting.content, "WY", desk.sitting.today)
    step = library.card("WY", "driving").steps[0].text.split(". ")[0]
    assert desk.says(step.rstrip("."))
    text = desk.sitting.text(FILE)
    owner = FILE if step in text else Path("resources/federal/driving.yaml")
    text = desk.sitting.text(owner)
    assert step in text
    desk.bench.save("A step", {owner: text.replace(step, "Ask at the desk for the new form")})
    desk.settle()
    assert desk.says("Ask at the desk for the new form")
    desk.key("Ctrl+Z")
    assert not desk.says("Ask at the desk for the new form")


def test_from_a_form_the_look_is_at_what_the_form_is_about(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = steward_window.PageRow("change", "Change an entry", "", "queue_page.QueuePage")
    monkeypatch.setitem(steward_window._ROWS, "change", row)
    desk = open_desk("change", "WY", entry="WY/driving/fee_usd")
    desk.key("Ctrl+4")
    looked = page(desk).looked
    assert looked is not None
    assert looked.id == "card:WY:driving"
    desk.key("Ctrl+1").key("Ctrl+4")
    assert page(desk).looked is not None
    looked = page(desk).looked
    assert looked is not None
    assert looked.id == "card:WY:driving"  # what was looked at last


def test_paper_and_speech_are_one_key_away(open_desk: Open) -> None:
    desk = open_desk("look", "WY", entry="card:WY:driving")
    desk.key("Alt+2")
    sheets = [
        one
        for one in desk.all(QLabel, page(desk).stack)
        if one.accessibleName().startswith("Sheet")
    ]
    assert sheets
    assert not sheets[0].pixmap().isNull()
    desk.key("Alt+3")
    assert desk.says("Driving in Wyoming", "seconds.", "Read aloud")
    looked = page(desk).looked
    assert looked is not None
    assert 10 < looked.seconds < 120
    desk.press("Card")
    assert isinstance(page(desk).stack.currentWidget(), TopicPage)
    desk.press("Print")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    desk.settle()
    assert page(desk).stack.currentIndex() == 1


def test_each_language_is_looked_at_and_the_desk_stays_english(open_desk: Open) -> None:
    desk = open_desk("look", "WY", entry="card:WY:driving", also=SPANISH)
    desk.fill("Language", "Español")
    assert desk.says("Manejar en Wyoming", "Lleve", "Queue", "Paper")
    assert current_look().language == "es"
    desk.key("Ctrl+1")
    assert current_look().language == "en"
    desk.key("Ctrl+4")
    assert desk.says("Manejar en Wyoming")


def test_a_page_leads_to_its_records_and_nowhere_else(open_desk: Open) -> None:
    desk = open_desk("look", "WY", also=("resources/places/WY.yaml",))
    desk.fill("State", "Wyoming").fill("Topic", "Legal")
    looked = page(desk).looked
    assert looked is not None
    place = looked.data.outline.places[0].place
    page(desk)._go(Route("place", place.id))
    desk.settle()
    assert desk.says(place.name)
    page(desk)._go(Route("map", "driving"))
    assert desk.says("This leads on in the visitor's window")


def test_a_text_of_a_translation_is_shown_on_a_page_that_has_it(open_desk: Open) -> None:
    desk = open_desk("look", "WY", also=SPANISH)
    content = desk.sitting.content
    text = next(
        one.text
        for file in content.topics
        if file.state == "WY" and file.items["summary"]
        for one in file.items["summary"]
        if one.text in content.translations["es"]
    )
    desk.window.go("look", f"text:es:{text}")
    desk.settle()
    looked = page(desk).looked
    assert looked is not None
    assert looked.lang == "es"
    assert looked.id.startswith("card:WY:")


def test_the_temporary_packs_are_swept(open_desk: Open) -> None:
    desk = open_desk("look", "WY", entry="card:WY:driving")
    folder = Path(desk.bench.preview._folder.name)
    assert list(folder.iterdir())
    desk.bench.finish()
    assert not folder.exists()


def test_reading_aloud_says_where_there_is_no_voice(open_desk: Open) -> None:
    desk = open_desk("look", "WY", entry="card:WY:driving")
    page(desk)._reader.find = lambda: None
    desk.key("Alt+3").press("Read aloud")
    for _ in range(50):
        desk.settle()
    assert desk.says("This computer has no voice to read aloud.")
