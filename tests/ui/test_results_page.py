"""Results while somebody types: what opens, what is filtered, what no text can break."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from navigator.errors import PackError
from navigator.library.groups import one_row_each
from navigator.ui.pages.visitor.results import ResultsPage, RowColumn, in_two_parts, route_of
from navigator.ui.theme import Mode, apply_theme, current_look
from navigator.ui.widgets.banner import EmptyState
from navigator.ui.widgets.chip import Chip, SpotChip
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.row_link import RowLink
from tests.helpers.window import CTRL, Screen, said

if TYPE_CHECKING:
    from navigator.library.facade import Library
    from navigator.records.hits import Hit

OpenWindow = Callable[..., Screen]
STRANGE = {
    "long": "a" * 10_000,
    "words": "lawyer " * 1_500,
    "punctuation": "!?.,;:()[]{}<>/\\|@#$%^&*-_=+~`'\"",
    "query syntax": 'title_en:x AND NEAR( * " OR 1=1 --',
    "right to left": "محامي مجاني שלום",
    "direction marks": "\u202elawyer\u202c \u2066doctor\u2069",
    "emoji": "👨‍👩‍👧‍👦🙂🚗",
    "combining": "z̸͎̓a̸͎̓l̸͎̓g̸͎̓o̸͎̓",
    "one letter": "l",
    "blanks": "     ",
    "line breaks": "lawyer\n\r\tdoctor\u2028",
}


def results(screen: Screen) -> ResultsPage:
    assert isinstance(screen.page, ResultsPage), screen.kind
    return screen.page


def rows(screen: Screen) -> list[str]:
    return [said(one) for one in screen.all(RowLink, screen.page)]


def expected(library: Library, text: str, state: str = "CO", lang: str = "en") -> list[Hit]:
    """The first of each row."""
    found = in_two_parts(library.search(text, state=state, lang=lang, limit=40))
    return [row[0] for row in one_row_each(found)]


# Typing.
def test_every_letter_changes_the_results(open_window: OpenWindow, real_library: Library) -> None:
    screen = open_window()
    seen: list[list[str]] = []
    for letter in "lawyer":
        screen.type(letter)
        seen.append(rows(screen))
        hits = expected(real_library, screen.search.text())
        assert len(seen[-1]) == len(hits)
        for row, hit in zip(seen[-1], hits, strict=True):
            assert row.startswith(hit.title.rstrip(".")), (screen.search.text(), row, hit.title)
    assert len({tuple(one) for one in seen}) > 2
    screen.key(Qt.Key.Key_Backspace)
    assert rows(screen) == seen[-2]


def test_a_fast_typist_sees_the_results_of_the_last_letter(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window()
    screen.search.setFocus()
    for letter in "drivers license":
        QTest.keyClicks(screen.search, letter)
    screen.settle()
    assert len(rows(screen)) == len(expected(real_library, "drivers license"))


def test_typing_goes_on_in_the_field_while_the_page_changes(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.type("law")
    assert QApplication.focusWidget() is screen.search
    screen.type("yer")
    assert screen.search.text() == "lawyer"


def test_rules_stand_above_places(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.type("license")
    heads = [text for text in screen.texts() if text in ("Rules and guides", "Who can help")]
    assert heads == ["Rules and guides", "Who can help"]


def test_an_office_of_ice_is_in_no_result(open_window: OpenWindow) -> None:
    """Who looks for it reads first whom to call, and is sent to no door of ICE."""
    screen = open_window()
    screen.type("ice office harlingen")
    found = rows(screen)
    assert found[0].startswith("Someone was taken?")
    assert not any("field office" in one for one in found)


def test_rows_stand_below_each_other_and_hold_their_text(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.type("clinic")
    column = screen.page.findChild(RowColumn)
    assert isinstance(column, RowColumn)
    found = screen.all(RowLink, column)
    assert len(found) > 5
    for one, other in pairwise(found):
        assert one.geometry().bottom() < other.geometry().top()
    for one in found:
        assert one.height() >= one.heightForWidth(one.width())
    assert column.height() >= found[-1].geometry().bottom()


def test_rows_follow_text_size_width_and_look(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.type("doctor")
    before = screen.page.findChild(RowColumn).height()  # type: ignore[union-attr]
    screen.click(screen.window.top.larger)
    assert screen.page.findChild(RowColumn).height() > before  # type: ignore[union-attr]
    screen.window.resize(520, 700)
    screen.settle()
    area = screen.page.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    for row in screen.all(RowLink, screen.page):
        assert row.width() <= area.viewport().width()
        assert row.height() >= row.heightForWidth(row.width())
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, type(current_look())(mode=Mode.DARK, percent=100))
    screen.settle()
    column = screen.page.findChild(RowColumn)
    assert isinstance(column, RowColumn)
    found = screen.all(RowLink, column)
    tops = [one.geometry().top() for one in found]
    assert tops == sorted(tops)
    assert all(one.height() >= one.heightForWidth(one.width()) for one in found)


# Opening.
@pytest.mark.parametrize("text", ["drivers license", "medicaid", "rocky mountain immigrant"])
def test_enter_opens_the_first_result(
    open_window: OpenWindow, real_library: Library, text: str
) -> None:
    screen = open_window()
    screen.type(text)
    first = expected(real_library, text)[0]
    screen.key(Qt.Key.Key_Return)
    assert screen.window.route == route_of(first.id)
    assert screen.page.accessibleName()


def test_a_click_opens_the_row_that_is_clicked(
    open_window: OpenWindow, real_library: Library
) -> None:
    for number in (1, 4):
        screen = open_window()
        screen.type("license")
        hit = expected(real_library, "license")[number]
        screen.click(screen.all(RowLink, screen.page)[number])
        assert screen.window.route == route_of(hit.id)


def test_a_row_that_is_used_again_leads_to_what_it_says_now(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window()
    screen.type("doctor")
    screen.search.selectAll()
    screen.type("college")
    hit = expected(real_library, "college")[1]
    row = screen.all(RowLink, screen.page)[1]
    assert said(row).startswith(hit.title)
    screen.click(row)
    assert screen.window.route == route_of(hit.id)


def test_enter_with_nothing_found_stays(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.type("qqqqzzzz")
    screen.key(Qt.Key.Key_Return)
    assert screen.kind == "ResultsPage"


# Leaving.
def test_escape_empties_the_field_and_leads_back(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("card", "card:CO:health")
    screen.type("lawyer")
    screen.key(Qt.Key.Key_Escape)
    assert screen.search.text() == ""
    assert screen.window.route.id == "card:CO:health"


def test_the_button_in_the_field_empties_it(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.type("lawyer")
    screen.press("Clear search")
    assert screen.search.text() == ""
    assert screen.kind == "HomePage"


def test_deleting_the_last_letter_leads_back(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.type("l")
    screen.key(Qt.Key.Key_Backspace)
    assert screen.kind == "HomePage"


def test_the_key_to_the_field_marks_what_stands_there_so_that_new_words_replace_it(
    open_window: OpenWindow,
) -> None:
    screen = open_window()
    screen.type("lawyer")
    screen.press_enter()
    screen.key(Qt.Key.Key_K, CTRL)
    QTest.keyClicks(screen.search, "college")
    screen.settle()
    assert screen.search.text() == "college"
    assert screen.kind == "ResultsPage"


def test_a_page_does_not_show_what_was_searched_for_and_back_does(
    open_window: OpenWindow,
) -> None:
    """Who looks over a shoulder reads `where to complain about notario` on every page."""
    screen = open_window()
    screen.type("notario")
    found = rows(screen)
    screen.press_enter()
    assert screen.kind == "GuidePage"
    assert screen.search.text() == ""
    screen.press("Back")
    assert (screen.kind, screen.search.text()) == ("ResultsPage", "notario")
    assert rows(screen) == found
    screen.press_enter()
    screen.type("college")
    assert screen.search.text() == "college"
    screen.key(Qt.Key.Key_Escape)
    screen.go("home")
    assert screen.search.text() == ""


def test_what_is_typed_while_another_page_comes_is_kept(open_window: OpenWindow) -> None:
    """Who types while the program starts must not lose the first letters."""
    screen = open_window()
    screen.search.setText("law")
    screen.go("card", "card:CO:health")
    assert screen.search.text() == "law"


# Facets.
def test_facets_filter_by_topic_and_places_and_give_all_back(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window()
    screen.type("lawyer")
    hits = expected(real_library, "lawyer")
    places = [hit.title for hit in hits if hit.kind == "place"]
    chip = next(one for one in screen.all(Chip, screen.page) if said(one).startswith("Places"))
    assert f"{len(places)} results" in said(chip)
    screen.click(chip)
    assert len(rows(screen)) == len(places)
    legal = next(one for one in screen.all(Chip, screen.page) if said(one).startswith("Legal"))
    screen.click(legal)
    assert not chip.isChecked(), "two facets at once"
    assert len(rows(screen)) == len(
        [hit for hit in hits if hit.kind != "place" and hit.topic == "legal"]
    )
    screen.click(legal)
    assert len(rows(screen)) == len(hits)


def test_facets_count_what_is_found(open_window: OpenWindow, real_library: Library) -> None:
    screen = open_window()
    for text in ("lawyer", "doctor", "zzzzqqqq", "license"):
        screen.search.selectAll()
        screen.type(text)
        counted = 0
        for chip in screen.all(Chip, screen.page):
            counted += int(said(chip).split(", ")[1].split()[0])
        assert counted == len(expected(real_library, text)), text


def test_enter_opens_the_first_result_of_the_facet(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window()
    screen.type("lawyer")
    places = [hit for hit in expected(real_library, "lawyer") if hit.kind == "place"]
    chip = next(one for one in screen.all(Chip, screen.page) if said(one).startswith("Places"))
    screen.click(chip)
    screen.search.setFocus()
    screen.key(Qt.Key.Key_Return)
    assert screen.window.route == route_of(places[0].id)


# A place in the words.
def spot(screen: Screen) -> str:
    """The place that the results are of, as a screen reader says it; empty where there is none."""
    found = screen.all(SpotChip, screen.page)
    return said(found[0]) if found else ""


def titles(hits: Iterable[Hit]) -> list[str]:
    return [row[0].title.rstrip(".") for row in one_row_each(in_two_parts(hits))]


def shows(screen: Screen, hits: Iterable[Hit]) -> bool:
    told = titles(hits)
    return len(rows(screen)) == len(told) and all(
        row.startswith(title) for row, title in zip(rows(screen), told, strict=True)
    )


@pytest.mark.parametrize(
    ("typed", "named", "bare"),
    [
        ("dentist 06103", "06103, Connecticut", "dentist"),
        ("lawyer in chicago", "Chicago, Illinois", "lawyer"),
        ("clinic cook county", "Cook County, Illinois", "clinic"),
        ("texas license", "Texas", "license"),
    ],
)
def test_a_place_in_the_words_stands_above_the_results_and_can_be_taken_off(
    open_window: OpenWindow, real_library: Library, typed: str, named: str, bare: str
) -> None:
    screen = open_window()
    screen.type(typed)
    assert spot(screen) == f"Place: {named}. Take it off"
    assert shows(screen, real_library.search(typed, state="CO", limit=40))
    screen.click(screen.all(SpotChip, screen.page)[0])
    assert spot(screen) == ""
    assert screen.search.text() == typed
    assert shows(screen, real_library.search(bare, state="CO", limit=40))
    assert screen.window.visit.state == "CO"


def test_a_place_is_reached_and_taken_off_by_the_keyboard(
    open_window: OpenWindow, real_library: Library
) -> None:
    for press in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        screen = open_window()
        screen.type("dentist 06103")
        for _ in range(40):
            screen.key(Qt.Key.Key_Tab)
            if isinstance(QApplication.focusWidget(), SpotChip):
                break
        screen.key(press)
        assert spot(screen) == ""
        assert shows(screen, real_library.search("dentist", state="CO", limit=40))
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.isVisible()


def test_near_me_is_a_place_once_the_zip_code_is_known(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window()
    screen.type("dentist near me")
    assert spot(screen) == ""
    screen = open_window(zip="81501")
    screen.type("dentist near me")
    assert spot(screen) == "Place: Near 81501. Take it off"
    screen.click(screen.all(SpotChip, screen.page)[0])
    assert shows(screen, real_library.search("dentist", state="CO", limit=40))


def test_a_place_stays_off_while_it_is_named_and_no_longer(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.type("lawyer in chicago")
    screen.click(screen.all(SpotChip, screen.page)[0])
    screen.search.setFocus()
    screen.search.end(False)
    screen.type(" deportation")
    assert spot(screen) == ""
    screen.press_enter()
    screen.press("Back")
    assert screen.kind == "ResultsPage"
    assert spot(screen) == ""
    screen.search.selectAll()
    screen.type("doctor in chicago")
    assert spot(screen) == "Place: Chicago, Illinois. Take it off"
    screen.click(screen.all(SpotChip, screen.page)[0])
    screen.key(Qt.Key.Key_Escape)
    screen.press("Clear search")
    screen.type("doctor in chicago")
    assert spot(screen) == "Place: Chicago, Illinois. Take it off"


def test_of_two_places_of_one_name_one_is_chosen(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window(state="NY", language="es")
    screen.type("abogado en springfield")
    assert screen.says("¿Qué lugar busca?", "Si es otro, escriba el estado después del nombre.")
    assert spot(screen) == ""
    screen.press("Springfield, Illinois")
    assert spot(screen) == "Lugar: Springfield, Illinois. Quitar"
    assert not screen.says("¿Qué lugar busca?")
    first = next(
        hit
        for hit in real_library.search("abogado springfield illinois", lang="es")
        if hit.kind == "place"
    )
    assert rows(screen)[0].startswith(first.title)


def test_where_zip_code_and_state_do_not_agree_it_asks(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.type("dentist 80202 connecticut")
    assert screen.says("Which place do you mean?")
    assert not screen.says("If it is another one")
    screen.press("Connecticut")
    assert spot(screen) == "Place: Connecticut. Take it off"


def test_a_place_can_be_taken_off_where_nothing_is_found(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.type("qqqqzzzz 80202")
    assert screen.says("Nothing found")
    screen.click(screen.all(SpotChip, screen.page)[0])
    assert spot(screen) == ""
    assert screen.says("Nothing found")


# Organizations.
def test_an_organization_is_one_row_and_its_other_sites_open_below_it(
    open_window: OpenWindow,
) -> None:
    screen = open_window(state="CA")
    screen.window.visit.set_zip("93721")
    screen.type("clinica sierra vista")
    (fold,) = [one for one in screen.all(Fold, screen.page) if "Clinica Sierra Vista" in one.title]
    folded = rows(screen)
    assert sum("Clinica Sierra Vista" in one for one in folded) == 1
    screen.click(fold.head)
    inside = [said(one) for one in screen.all(RowLink, fold)]
    assert fold.title.startswith(f"{len(inside)} more of ")
    assert all("miles" in one or "mile" in one for one in inside)
    far = [float(re.findall(r"about ([\d.,]+) mile", one)[0]) for one in inside
           if re.search(r"about [\d.,]+ mile", one)]  # fmt: skip
    assert far == sorted(far)
    assert len(rows(screen)) == len(folded) + len(inside)
    screen.type("x")
    screen.key(Qt.Key.Key_Backspace)
    assert rows(screen) == folded, "what was opened stays behind"


def test_another_site_opens_from_below_its_organization(open_window: OpenWindow) -> None:
    screen = open_window(state="CA")
    screen.window.visit.set_zip("93721")
    screen.type("clinica sierra vista")
    fold = screen.all(Fold, screen.page)[0]
    screen.click(fold.head)
    row = screen.all(RowLink, fold)[0]
    name = said(row).split(".")[0]
    screen.click(row)
    assert screen.kind == "PlacePage"
    assert screen.says(name)


# Nothing found, and what nobody should type.
def test_nothing_found_says_what_to_do_next(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.type("qqqqzzzz")
    assert screen.all(EmptyState, screen.page)
    assert not rows(screen)
    assert screen.says("Nothing found", "Try one plain word", "dial 211")
    screen.search.selectAll()
    screen.type("lawyer")
    assert not screen.all(EmptyState, screen.page)
    assert rows(screen)


def test_what_navigator_does_not_hold_leads_to_somebody_to_call(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.type("qqqqzzzz")
    screen.click(screen.button("Food, rent, bills, work"))
    assert screen.says("National Hunger Hotline: 866-348-6479")


def test_places_stand_first_where_a_place_is_what_was_asked_for(open_window: OpenWindow) -> None:
    screen = open_window(zip="80202")
    screen.type("free clinic")
    screen.key(Qt.Key.Key_Return)
    assert screen.window.route.kind == "place"
    screen.search.selectAll()
    screen.type("driver license")
    screen.key(Qt.Key.Key_Return)
    assert screen.window.route == route_of("card:CO:driving")


def test_no_text_breaks_the_search(open_window: OpenWindow) -> None:
    screen = open_window()
    for name, text in STRANGE.items():
        screen.search.setFocus()
        QApplication.clipboard().setText(text)
        screen.search.paste()
        screen.settle()
        assert screen.kind in ("ResultsPage", "HomePage"), name
        screen.key(Qt.Key.Key_Return)
        assert screen.kind != "TroublePage", (name, screen.texts())
        screen.window.clear()
        screen.settle()
        assert screen.search.text() == "", name


def test_a_broken_index_is_told_once_and_calmly(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = open_window()
    asked: list[str] = []

    def broken(text: str, **_: object) -> object:
        asked.append(text)
        raise PackError("pack.no_index", "do.start_again")

    monkeypatch.setattr(screen.window.library, "look_up", broken)
    screen.type("l")
    assert screen.kind == "TroublePage"
    assert screen.says("The search index could not be read.", "Close Navigator and start it again.")
    assert asked.count("l") == 1
    screen.press("Go home")
    assert screen.kind == "HomePage"


# The number of a form.
@pytest.mark.parametrize(
    ("typed", "lang", "title", "told"),
    [
        ("i-862", "en", "Notice to Appear", "not a deportation order"),
        ("nta", "es", "Aviso de comparecencia", "No es una orden de deportación"),
    ],
)
def test_who_types_the_number_on_a_paper_reads_what_it_is_and_opens_help(
    open_window: OpenWindow, typed: str, lang: str, title: str, told: str
) -> None:
    screen = open_window(language=lang)
    screen.type(typed)
    first = rows(screen)[0]
    assert first.startswith(title)
    assert told in first
    screen.press_enter()
    assert screen.kind == "LetterPage"
    assert screen.says("1-800-898-7180")


def test_without_a_zip_code_it_says_how_the_nearest_come_first(open_window: OpenWindow) -> None:
    """Else three clinics of the state stand there, and the one next door does not."""
    screen, ask = open_window(state="CO"), "With a ZIP code or a city the nearest come first."
    screen.type("health center")
    assert screen.says(ask)
    screen.search.selectAll()
    screen.type("drivers license")
    assert not screen.says(ask)
    screen.window.visit.set_zip("80202")
    screen.search.selectAll()
    screen.type("health center")
    assert not screen.says(ask)
    assert "Denver, Colorado" in rows(screen)[0]
    assert re.search(r"\d{3}-\d{3}-\d{4}", rows(screen)[0]), "a number to call"
