"""Places at the desk, act by act: a phone, a new organization, a sheet, without a line of YAML."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from navigator.steward.desk.incoming_pages import CentersPage, SheetPage
from navigator.steward.desk.place_form import PlaceForm
from navigator.steward.desk.places_desk import PlacesDesk
from tests.helpers.steward import TODAY, AtTheDesk

pytestmark = pytest.mark.slow  # of the steward's wing: see CONTRIBUTING.md

Open = Callable[..., AtTheDesk]
ALSO = (
    "resources/places/OH.yaml", "resources/places/removed.yaml",
    "resources/places/license_offices.yaml", "resources/places/license_offices.csv",
    "i18n/es/content/places/OH.yaml",
)  # fmt: skip
OHIO = Path("resources/places/OH.yaml")
CLEVELAND = "place:OH:catholic-charities-cleveland"


@pytest.fixture
def desk(open_desk: Open) -> AtTheDesk:
    return open_desk("places", "OH", also=ALSO)


def in_sight(field: QWidget) -> bool:
    """Whether all of a field is in sight, and not scrolled away."""
    return field.visibleRegion().boundingRect() == field.rect()


def text(desk: AtTheDesk) -> str:
    return (desk.root / OHIO).read_text("utf-8")


def test_a_phone_is_corrected_in_four_acts(desk: AtTheDesk) -> None:
    desk.fill("Find a place", "charities cleveland").press("Correct")
    desk.fill("Phone", "(330) 939-3111; 216-281-7005").press("Save")
    assert desk.acts == 4
    assert "number: 330-939-3111" in text(desk)
    assert desk.says("Saved: Ohio, Catholic Charities, Diocese of Cleveland: phone corrected")
    desk.press("Undo")
    assert "330-939-3111" not in text(desk)


def test_all_of_it_goes_by_keys_and_the_next_place_is_at_hand(desk: AtTheDesk) -> None:
    assert isinstance(desk.page, PlacesDesk)
    desk.fill("Find a place", "charities cleveland").key("Return").key("R")
    assert desk.acts == 3
    assert desk.says("Saved: Ohio, Catholic Charities, Diocese of Cleveland: called, still right")
    assert f"called-{TODAY}" in text(desk)
    desk.key("C").key("Esc")
    assert isinstance(desk.page, PlacesDesk)


def test_what_is_wrong_is_said_at_once_and_nothing_typed_is_lost(desk: AtTheDesk) -> None:
    before = text(desk)
    desk.window.go("place", f"correct:{CLEVELAND}")
    desk.settle()
    desk.fill("Phone", "12").fill("ZIP code", "x").press("Save")
    assert desk.says("no exchange has the number '12'", "'x' has not five digits")
    assert text(desk) == before
    desk.key("Esc")
    assert desk.says("What you typed is not saved")
    assert desk.page.name == "place"
    desk.key("Ctrl+Q")
    assert desk.window.isVisible() is False


def test_a_page_nobody_judged_asks_whose_it_is(desk: AtTheDesk) -> None:
    desk.window.go("place", f"correct:{CLEVELAND}")
    desk.settle()
    desk.fill("Hours", "Mondays, 9 to 5").fill("The page you read", "news.of-toledo.example.org/a")
    desk.press("Save")
    assert desk.says("Nobody has said yet whose page this is")
    assert in_sight(desk.field("Whose page is it"))
    desk.fill("Whose page is it", "A newsroom").press("Save")
    assert desk.says("Saved: Ohio")
    assert "Mondays, 9 to 5" in text(desk)


def test_a_place_that_closed_and_one_that_moved(desk: AtTheDesk) -> None:
    desk.fill("Find a place", "akron law clinic").key("Return").key("X")
    desk.press("Take it off the lists")
    assert desk.acts == 4
    assert "id: akron-immigration-clinic" not in text(desk)
    assert "has closed" in (desk.root / "resources/places/removed.yaml").read_text("utf-8")
    desk.fill("Find a place", "charities cleveland").key("Return").key("M")
    desk.fill("Street", "1 New Street").fill("ZIP code", "44103-1234").press("Save the new address")
    assert "street: 1 New Street" in text(desk)
    assert "44103" in text(desk)


def test_a_new_organization_in_ten_acts(desk: AtTheDesk) -> None:
    desk.key("Ctrl+N")
    desk.fill("Name", "Toledo Welcome House").fill("Kind", "Welcome center").fill("State", "Ohio")
    desk.fill("City", "Toledo").fill("Phone", "(419) 555-0134").fill("ZIP code", "43604")
    desk.fill("Languages", "Spanish, Arabic").press("Save the new place")
    assert desk.acts == 9
    assert "id: toledo-welcome-house" in text(desk)
    assert desk.says("Saved: Ohio, Toledo Welcome House: a new place")


def test_one_that_is_here_is_named_before_a_second_is_made(desk: AtTheDesk) -> None:
    before = text(desk)
    desk.window.go("place", "new:OH:legal")
    desk.settle()
    assert isinstance(desk.page, PlaceForm)
    assert not desk.page.form["takes_detention"].isHidden()
    desk.fill("Name", "Catholic Charities").fill("Phone", "330-939-3769")
    desk.fill("What vouches", "Nonprofit with lawyers").press("Save the new place")
    assert desk.says("This may be here already", "Open Catholic Charities, Diocese of Cleveland")
    assert text(desk) == before
    desk.press("It is another one").press("Save the new place")
    assert "id: catholic-charities\n" in text(desk)
    desk.window.go("place", "new:OH:legal")
    desk.settle()
    desk.fill("Phone", "216-281-7005").fill("Name", "Charities of Cleveland")
    desk.press("Save the new place").press("Open Catholic Charities, Diocese of Cleveland")
    assert desk.page.name == "place"
    assert desk.says("Catholic Charities, Diocese of Cleveland")


def test_a_home_for_people_who_hide_has_no_street(desk: AtTheDesk) -> None:
    desk.window.go("place", "new:OH:welcome")
    desk.settle()
    assert isinstance(desk.page, PlaceForm)
    assert desk.page.form["takes_detention"].isHidden()  # it is asked of legal help alone
    desk.fill("Name", "Safe House of Toledo").fill("City", "Toledo").fill("Street", "1 Hidden Way")
    desk.fill("Phone", "419-555-0134").press("Save the new place")
    assert desk.says("by its name people hide here")
    assert "Hidden Way" not in text(desk)


def test_who_reads_is_asked_once(open_desk: Open) -> None:
    desk = open_desk("places", "OH", also=ALSO, person=None)
    desk.fill("Find a place", "charities cleveland").key("Return").key("R")
    desk.press("Save")
    assert desk.says("Still missing", "A short name in small letters")
    assert in_sight(desk.field("Your organization"))
    desk.fill("A short name", "ana-lopez").fill("Your organization", "Clinic").press("Save")
    assert desk.says("Saved: Ohio")
    assert (desk.root / "resources/reviews/ana-lopez.yaml").is_file()
    desk.key("Ctrl+F").fill("Find a place", "able").key("Return").key("R")
    assert desk.says("Advocates for Basic Legal Equality (ABLE): called, still right")


# Sheets, lists, paper.
def sheet(folder: Path, rows: int) -> Path:
    lines = [f"Pantry {n},{n} Oak St,Toledo,Ohio,(419) 555-01{n:02}" for n in range(rows)]
    path = folder / "food pantries.csv"
    path.write_text("name,street,city,state,phone\n" + "\n".join(lines) + "\n", "utf-8")
    return path


def choose(desk: AtTheDesk, file: Path | None) -> None:
    """The file that the system's own dialog gives; choosing it is an act too."""
    page = desk.window._made("sheet")
    assert isinstance(page, SheetPage)

    def chosen() -> Path | None:
        desk.acts += 1
        return file

    page.choose_file = chosen


def test_a_sheet_of_thirty_rows_in_three_acts(desk: AtTheDesk, tmp_path: Path) -> None:
    choose(desk, sheet(tmp_path, 30))
    desk.press("Take in a sheet")
    assert desk.says("30 new, 0 changed, 0 gone")
    assert "Pantry 7, Toledo" in desk.all(QPlainTextEdit)[0].toPlainText()
    desk.press("Take 30 rows")
    assert desk.acts == 3
    assert desk.says("Saved: List food-pantries: 30 new (food pantries.csv)")
    assert (desk.root / "resources/places/food_pantries.csv").is_file()
    # The list again, cut short: its number has to be typed.
    choose(desk, sheet(tmp_path, 2))
    desk.press("Take in a sheet").press("Take it")
    assert desk.says("takes away 28 of 30 places")
    desk.fill("So many places may go", "28").press("Take it")
    assert desk.says("28 gone")


def test_a_hostile_sheet_is_a_sentence(desk: AtTheDesk, tmp_path: Path) -> None:
    file = tmp_path / "sheet.xlsx"
    file.write_bytes(b"PK\x03\x04 no workbook")
    choose(desk, file)
    desk.press("Take in a sheet")
    assert desk.says("can not be opened as a workbook")
    choose(desk, None)
    desk.key("Ctrl+O")
    assert desk.says("Choose a spreadsheet")
    bad = tmp_path / "bad.csv"
    bad.write_text("name,city,state\n,,\n,,ZZ\n", "utf-8")
    choose(desk, bad)
    desk.key("Ctrl+O")
    assert desk.says("Not one line of this file fits")


def test_what_centers_found_opens_filled_in_forms(desk: AtTheDesk, tmp_path: Path) -> None:
    calls = tmp_path / "calls.csv"
    calls.write_text(
        "id,day,answers,walk_in,closed\n"
        f"{CLEVELAND},2026-11-20,yes,yes,\n"
        "place:OH:akron-immigration-clinic,2026-11-21,,,yes\n",
        "utf-8",
    )
    page = desk.window._made("centers")
    assert isinstance(page, CentersPage)
    page.choose_files = lambda: (calls,)
    page.choose_folder = lambda: tmp_path / "merged"
    desk.press("Centers")
    assert desk.says("Findings: 2, from one file")
    desk.press("Save as one list")
    assert (tmp_path / "merged/report.md").is_file()
    desk.press("Open the form").press("Take it off the lists")
    assert "id: akron-immigration-clinic" not in text(desk)
    desk.window.go("centers")
    desk.settle()
    assert desk.says("Findings: 1, from one file")
    desk.press("Open the form").press("Save")
    assert "called-2026-11-20" in text(desk)


def test_a_call_sheet_is_a_paper(desk: AtTheDesk, tmp_path: Path) -> None:
    page, opened = desk.page, list[str]()
    assert isinstance(page, PlacesDesk)
    desk.bench.open_url = opened.append
    page.choose_pdf = lambda: tmp_path / "calls.pdf"
    desk.fill("Kind", "Legal help").press("Print 10")
    assert (tmp_path / "calls.pdf").read_bytes().startswith(b"%PDF")
    assert opened == [(tmp_path / "calls.pdf").as_uri()]
    page.choose_pdf = lambda: None
    desk.press("Print 20")
    assert len(opened) == 1


def test_where_no_place_has_the_words_the_page_says_what_to_do(desk: AtTheDesk) -> None:
    desk.fill("Find a place", "xyzzy")
    assert desk.says("No place has these words", "Ctrl+N")
    assert not desk.button("Correct").isEnabled()
    desk.key("Esc")
    assert desk.button("Correct").isEnabled()
