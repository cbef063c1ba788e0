"""What a center knows of a place stands on its page and in its row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from navigator.library.facade import Library
from navigator.library.outline import call_line
from navigator.pack.local import may_keep
from navigator.records.model import Call, Nearby
from navigator.site.policy import POLICIES
from navigator.ui.desk import Route
from navigator.ui.pages.staff.called_today import CalledToday, CallMarks
from navigator.ui.pages.visitor.parts import place_row
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.fold import Fold
from tests.helpers.desk import Desktop, button, texts
from tests.helpers.places import TODAY, places_library
from tests.helpers.window import said

LOCAL = """\
name,kind,state,city,zip,phone,what,note,corrects,hours
Pantry,welcome,CO,Denver,80202,303-555-0134,Food and clothes,Ring twice,,
,,,,,303-555-0199,,,place:CO:denver,Mon 9-5
Clinic of Denver,,,,,,,,place:CO:clinic,
"""
CALLS = "id,day,answers,languages,walk_in\nplace:CO:denver,2026-11-20,yes,Spanish,yes\n"
PANTRY = "local:CO:pantry-denver"


@pytest.fixture
def center(tmp_path: Path) -> Iterator[Desktop]:
    """A desk of a center with a list of its own."""
    (tmp_path / "local.csv").write_text(LOCAL, "utf-8")
    (tmp_path / "calls.csv").write_text(CALLS, "utf-8")
    with places_library(tmp_path) as library:
        yield Desktop(library)


@pytest.fixture
def shown(qtbot: QtBot, center: Desktop) -> Callable[..., Any]:
    """The page of a place."""

    def showing(id: str, kind: str = "place") -> Any:
        page = center.page(kind, id)
        qtbot.addWidget(page)
        return page

    return showing


def told(page: Any) -> str:
    """All that stands on a page."""
    spoken = [said(one) for one in page.findChildren(object) if hasattr(one, "accessibleName")]
    return "\n".join([*texts(page), *spoken])


def test_an_own_place_says_whose_it_is_and_its_note(shown: Callable[..., Any]) -> None:
    page = told(shown(PANTRY))
    assert "Welcome center \u00b7 From this center" in page
    assert "Note for volunteers: Ring twice" in page
    assert "303-555-0134" in page
    assert "The list" not in page


def test_a_corrected_place_says_the_new_value_and_below_it_what_the_list_says(
    shown: Callable[..., Any],
) -> None:
    page = told(shown("place:CO:denver"))
    assert page.index("303-555-0199") < page.index("The list says: 303-555-0100")
    assert "Mon 9-5\nThe list does not say." in page
    assert "From this center" in page
    assert "Called on Nov 20, 2026: answers; Spanish; walk-in" in page
    assert "The list says: Salud Clinic Denver" in told(shown("place:CO:clinic"))


def test_a_place_the_center_knows_nothing_of_is_as_before(shown: Callable[..., Any]) -> None:
    page = told(shown("place:CO:aid"))
    for words in ("From this center", "The list", "Called on", "Note for"):
        assert words not in page


def test_a_row_says_it_too(qtbot: QtBot, center: Desktop) -> None:
    for id, words in ((PANTRY, "From this center"), ("place:CO:denver", "Called on Nov 20, 2026")):
        row = place_row(Nearby(center.library.place(id)), center.desk)
        qtbot.addWidget(row)
        assert words in row.link.accessibleName()


def test_the_kiosk_shows_no_note(qtbot: QtBot, center: Desktop) -> None:
    center.policy = POLICIES["kiosk"]
    page = center.page("place", PANTRY)
    qtbot.addWidget(page)
    assert "From this center" in told(page)
    assert "Ring twice" not in told(page)


def pressed(page: Any, *words: str) -> CalledToday:
    """The part of the page for what a call found, opened, with chips pressed."""
    fold = next(one for one in page.findChildren(Fold) if one.title == "Called today")
    fold.set_open(True)
    part: CalledToday = page.findChild(CalledToday)
    for word in words:
        button(part, word).click()
    return part


def kept(center: Desktop) -> list[str]:
    """The lines of `calls.csv`."""
    folder = center.library.folder.parent
    return (folder / "calls.csv").read_text("utf-8-sig").splitlines()


def test_what_a_volunteer_presses_is_one_row_and_stands_beside_the_place(
    center: Desktop, shown: Callable[..., Any]
) -> None:
    part = pressed(shown(PANTRY), "Answers", "Spanish", "Walk-in", "Asks for no ID")
    button(part, "Keep what the call found").click()
    found = "Called on Nov 24, 2026: answers; Spanish; walk-in; asks for no ID"
    assert found in told(part)
    assert kept(center) == [
        "id,day,answers,languages,walk_in,name,id_asked",
        "local:CO:pantry-denver,2026-11-24,yes,es,yes,Pantry,no",
        "place:CO:denver,2026-11-20,yes,Spanish,yes",
    ]
    assert found in told(shown(PANTRY))
    again = Library.at(center.library.folder, lambda: TODAY, center.library.folder.parent)
    with again as library:
        assert library.place(PANTRY).called == center.library.place(PANTRY).called


def test_a_chip_lets_go_of_its_contrary(shown: Callable[..., Any]) -> None:
    part = pressed(shown(PANTRY), "Answers", "No answer")
    assert not button(part, "Answers").isChecked()
    assert button(part, "No answer").isChecked()


def test_another_language_comes_from_the_list(center: Desktop, shown: Callable[..., Any]) -> None:
    part = pressed(shown(PANTRY), "Closed")
    box: Any = part.findChild(ChoiceBox)
    box.setCurrentIndex(box.findData("vi"))
    button(part, "Keep what the call found").click()
    assert "Called on Nov 24, 2026: closed; Vietnamese" in told(part)


def test_nothing_is_written_before_something_is_found_and_kept(
    center: Desktop, shown: Callable[..., Any]
) -> None:
    part = pressed(shown(PANTRY))
    button(part, "Keep what the call found").click()
    button(part, "Answers").click()
    assert len(kept(center)) == 2


def test_a_folder_that_takes_no_file_is_told_in_a_sentence(
    center: Desktop, shown: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "calls.csv").unlink()
    (tmp_path / "calls.csv").mkdir()
    part = pressed(shown(PANTRY), "Answers")
    button(part, "Keep what the call found").click()
    assert "could not be written" in told(part)
    assert center.library.place(PANTRY).called is None


def test_the_kiosk_has_no_such_part_nor_has_a_library_without_a_folder(
    qtbot: QtBot, center: Desktop
) -> None:
    center.policy = POLICIES["kiosk"]
    pages = [center.page("place", PANTRY)]
    with Library.at(center.library.folder, lambda: TODAY) as alone:
        pages.append(Desktop(alone).page("place", "place:CO:denver"))
        for page in pages:
            qtbot.addWidget(page)
            assert "Called today" not in [fold.title for fold in page.findChildren(Fold)]


def test_one_press_beside_the_number_keeps_place_day_and_result_by_id(
    center: Desktop, shown: Callable[..., Any]
) -> None:
    page = shown(PANTRY)
    marks = page.findChild(CallMarks)
    button(marks, "No answer").click()
    assert "Called on Nov 24, 2026: no answer" in told(marks)
    button(marks, "Answered").click()
    assert "Called on Nov 24, 2026: answers" in told(marks)
    lines = kept(center)
    assert lines[1:] == [
        "local:CO:pantry-denver,2026-11-24,yes,,,Pantry",
        "place:CO:denver,2026-11-20,yes,Spanish,yes",
    ]
    assert lines[1:] == sorted(lines[1:]), "the order says nothing of what was called when"


def test_a_pause_is_kept_shown_and_over_on_its_day(
    center: Desktop, shown: Callable[..., Any]
) -> None:
    marks = shown(PANTRY).findChild(CallMarks)
    button(marks, "No new cases until …").click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [one.text() for one in menu.actions()]
    assert words[:2] == ["No new cases until Dec 1, 2026", "No new cases until Jan 1, 2027"]
    menu.actions()[1].trigger()
    menu.close()
    QApplication.processEvents()
    assert "takes no new cases until Jan 1, 2027" in told(marks)
    folder = center.library.folder
    for today, says in ((date(2026, 12, 31), True), (date(2027, 1, 1), False)):
        with Library.at(folder, partial(lambda day: day, today), folder.parent) as later:
            say, place = later.wording("en"), later.place(PANTRY)
            assert bool(say.no_new_cases(place)) is says
            assert ("takes no new cases" in call_line(Nearby(place), say).more) is says


def test_the_calls_of_the_last_week_are_a_page(center: Desktop, shown: Callable[..., Any]) -> None:
    assert "Called on Nov 20, 2026" in told(shown("", "calls"))
    center.library.local.keep(
        center.library.place(PANTRY), Call(TODAY - timedelta(days=8), answers=True)
    )
    assert "Pantry" not in told(shown("", "calls"))


@pytest.mark.parametrize(
    ("changed", "may"),
    [
        ({}, True),
        ({"kind": "ice_office"}, False),
        ({"kind": "immigration_court"}, False),
        ({"kind": "detention"}, False),
        ({"kind": "hotline", "takes_detention": True}, False),
        ({"kind": "hotline", "topics": ("rights",)}, False),
        ({"kind": "hotline", "area_national": True}, False),
        ({"kind": "hotline", "topics": ("health",)}, True),
        ({"kind": "legal", "short_limit": "detained"}, False),
        ({"kind": "legal", "short_limit": "court"}, False),
        ({"name": "Casa Segura Shelter"}, False),
    ],
)
def test_no_mark_is_kept_where_it_would_tell_of_the_caller(
    center: Desktop, changed: dict[str, Any], may: bool
) -> None:
    place = replace(center.library.place(PANTRY), **changed)
    before = kept(center)
    center.library.local.keep(place, Call(TODAY, answers=True))
    assert (kept(center) != before) is may
    assert may_keep(place) is may


def test_a_call_sheet_has_the_first_places_with_a_phone_and_boxes(
    qtbot: QtBot, center: Desktop
) -> None:
    page = center.page("places", "places:CO:legal")
    qtbot.addWidget(page)
    button(page, "Print a call sheet for the first 10").click()
    ((paper, size),) = center.printed
    assert size == "Letter"
    assert paper.title == "Call sheet"
    assert "1. Helper of Denver" in paper.html
    assert "303-555-0199" in paper.html
    assert "Lawyers by video" not in paper.html
    assert "\u2610 answers" in paper.html
    center.policy = POLICIES["kiosk"]
    kiosk = center.page("places", "places:CO:legal")
    qtbot.addWidget(kiosk)
    assert "Print a call sheet for the first 10" not in told(kiosk)


def test_the_admin_is_told_what_is_left_out(qtbot: QtBot, center: Desktop, tmp_path: Path) -> None:
    (tmp_path / "local.csv").write_text(f"{LOCAL},,,,,12,,,place:CO:aid,\n", "utf-8")
    folder = center.library.folder
    with Library.at(folder, lambda: TODAY, tmp_path) as library:
        page = Desktop(library).page("settings")
        qtbot.addWidget(page)
        assert "local.csv, line 5, column phone: '12' is no phone number." in told(page)
    page = center.page("settings")
    qtbot.addWidget(page)
    assert "left out" not in told(page)


def test_the_admin_saves_a_copy_where_they_choose(
    qtbot: QtBot, center: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = center.page("settings")
    qtbot.addWidget(page)
    copy = button(page, "Save a copy to hand on")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    copy.click()
    chosen = tmp_path / "copy.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    copy.click()
    assert "Saved: copy.csv." in told(page)
    assert chosen.read_bytes().decode() == center.library.local.shared()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path), ""))
    copy.click()
    assert "could not be written" in told(page)


def fill(page: Any, **cells: str) -> None:
    for name, cell in cells.items():
        page.form[name].put(cell)


NEW = {
    "name": "Iglesia del Valle",
    "kind": "food_pantry",
    "what": "Comida los viernes",
    "city": "Denver",
    "zip": "80202",
    "phone": "(303) 555-0177",
    "languages": "Spanish",
    "walk_in": "yes",
    "no_id": "no",
}


def test_a_place_of_ours_is_typed_once_and_found_at_once(
    center: Desktop, shown: Callable[..., Any], tmp_path: Path
) -> None:
    assert not center.library.search("iglesia valle", state="CO")
    page = shown("", "own_place")
    fill(page, **NEW)
    button(page, "Save").click()
    id = "local:CO:iglesia-del-valle-denver"
    assert center.gone == [Route("place", id)]
    said_now = told(shown(id))
    assert "From this center" in said_now
    assert "303-555-0177" in said_now
    place = center.library.place(id)
    assert (place.topics, place.walk_in, place.asks_id) == (("food",), True, True)
    assert id in [hit.id for hit in center.library.search("iglesia valle", state="CO")]
    assert id in [one.place.id for one in center.library.near("80202", "food_pantry").found]
    with Library.at(center.library.folder, lambda: TODAY, tmp_path) as again:
        assert again.place(id) == place
        assert again.place(PANTRY).name == "Pantry"
        assert again.local.slips == ()


def test_what_is_wrong_in_the_form_is_told_at_once_and_nothing_is_written(
    center: Desktop, shown: Callable[..., Any], tmp_path: Path
) -> None:
    before = (tmp_path / "local.csv").read_bytes()
    page = shown("", "own_place")
    fill(page, name="Casa", phone="12", zip="Denver", street="9 Elm St")
    button(page, "Save").click()
    for line in (
        "Kind of place: this is needed.",
        "What it does, in one plain sentence: this is needed.",
        "Phone: look at this again. Such as: 330-555-0134",
        "ZIP code: look at this again. Such as: 44502",
        "City: this is needed.",
    ):
        assert line in told(page)
    fill(page, kind="legal", what="Help", phone="", zip="", street="")
    button(page, "Save").click()
    assert "Phone: give a phone, a website or a street." in told(page)
    assert center.gone == []
    assert (tmp_path / "local.csv").read_bytes() == before


def test_a_place_is_on_the_list_once_and_no_hiding_home_has_a_street(
    center: Desktop, shown: Callable[..., Any]
) -> None:
    page = shown("", "own_place")
    fill(page, name="Pantry", kind="welcome", what="Food", city="Denver", phone="211")
    button(page, "Save").click()
    assert "Name: this place is on the list already." in told(page)
    fill(page, name="Women's Shelter", street="9 Elm St")
    button(page, "Save").click()
    assert "Street: by its name people hide here. Leave the street empty." in told(page)
    assert center.gone == []


def test_a_place_that_can_not_be_written_is_told_and_stays_in_the_form(
    center: Desktop, shown: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "local.csv").unlink()
    (tmp_path / "local.csv").mkdir()
    page = shown("", "own_place")
    fill(page, **NEW)
    button(page, "Save").click()
    assert "could not be written" in told(page)
    assert page.form.values()["name"] == "Iglesia del Valle"


def test_a_desk_without_an_own_list_and_the_kiosk_have_no_copy(
    qtbot: QtBot, center: Desktop
) -> None:
    with Library.at(center.library.folder, lambda: TODAY) as alone:
        page = Desktop(alone).page("settings")
        qtbot.addWidget(page)
        assert "own list" not in told(page)
    center.policy = POLICIES["kiosk"]
    kiosk = center.page("settings")
    qtbot.addWidget(kiosk)
    assert "This center's own list" in told(kiosk)
    assert "Save a copy" not in told(kiosk)
