"""Paper in the visitor's language by one button, to pocket size, and the end of a visit with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QApplication, QComboBox, QMenu

from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.handout.press import Paper
from navigator.library.calls import EMERGENCY
from navigator.library.facade import Library
from navigator.ui.paper import dialogs
from navigator.ui.paper import printing as output
from navigator.ui.widgets.button import Button
from tests.helpers.window import Screen, said
from tests.unit.test_checklist_paper import GIVEN, WAYS

PRINTED = "Print with answers: {}"
OpenWindow = Callable[..., Screen]
CARD = "card:CO:driving"
PLAN = "checklist:family-plan"
END = "Printed: next visitor"


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[Paper]:
    """What came out of a printer that is there and takes everything."""
    made: list[Paper] = []
    code = QPrintDialog.DialogCode
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["some"])
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: code.Accepted)
    monkeypatch.setattr(output, "paint_all", lambda paper, *_: made.append(paper))
    return made


def words(screen: Screen) -> list[str]:
    return [one for one in screen.texts(screen.window) if one]


@pytest.mark.parametrize(
    ("word", "langs"),
    [("English", ("en",)), ("Spanish", ("es",)), ("Spanish and English", ("es", "en"))],
)
def test_results_are_printed_in_each_language_and_in_both(
    open_window: OpenWindow, printed: list[Paper], word: str, langs: tuple[str, ...]
) -> None:
    screen = open_window(site_name="Riverside Library", site_phone="303-555-0100")
    screen.go("checklist", "checklist:driving")
    screen.press("Yes")
    screen.press("Print with answers …")
    assert printed == []
    screen.click(next(one for one in screen.all(Button) if said(one) == PRINTED.format(word)))
    [paper] = printed
    assert paper.langs == langs
    assert "Riverside Library \u00b7 303-555-0100" in paper.html
    say = screen.window.library.wording(langs[0])
    assert f"{say('short.lives_in_state')}: {say('value.yes')}" in paper.html
    assert screen.window.visit.lang == "en"


@pytest.mark.parametrize("state", ["CO", "WA", "TX", "NJ", "NY", "CA", "ME"])
@pytest.mark.parametrize("langs", WAYS)
def test_the_results_of_a_family_of_five_fit_on_two_sides(
    real_library: Library, qapp: object, state: str, langs: tuple[str, ...]
) -> None:
    edition = Edition(langs=langs, site="Riverside Library \u00b7 303-555-0100")
    given = replace(GIVEN["health"], state=state)
    paper = real_library.answered_paper("checklist:health", given, langs[0], "", edition)
    assert output.make_pdf(paper, "Letter")[1] <= 2


@pytest.mark.parametrize(
    ("kind", "id"),
    [
        ("card", CARD),
        ("guide", EMERGENCY),
        ("guide", "card:US:legal.check-helper"),
        ("place", "place:CO:rmian"),
        ("checklist", PLAN),
    ],
)
def test_the_paper_is_in_the_visitors_language_and_the_screen_stays(
    open_window: OpenWindow, printed: list[Paper], kind: str, id: str
) -> None:
    screen = open_window(site_name="Riverside Library", site_phone="303-555-0100")
    screen.go(kind, id)
    screen.press("Print", "Spanish")
    [paper] = printed
    assert paper.langs == ("es",)
    assert "Riverside Library \u00b7 303-555-0100" in paper.html
    assert screen.window.visit.lang == "en"
    screen.press("Print", "English")
    screen.press("Print", "Spanish and English")
    assert [one.langs for one in printed[1:]] == [("en",), ("es", "en")]


@pytest.mark.parametrize(
    ("kind", "id"), [("card", CARD), ("guide", EMERGENCY), ("checklist", PLAN)]
)
def test_one_press_prints_what_folds_to_pocket_size_in_two_languages(
    open_window: OpenWindow, printed: list[Paper], kind: str, id: str
) -> None:
    screen = open_window()
    screen.go(kind, id)
    screen.press("Print", "Pocket size: Spanish and English")
    [paper] = printed
    assert paper.langs == ("es", "en")
    [panels] = paper.panels
    assert len(panels) >= 6


def test_the_packet_prints_what_it_shows(open_window: OpenWindow, printed: list[Paper]) -> None:
    screen = open_window()
    screen.window.visit.set_packet(Packet((CARD, "place:US:migrawatch")))
    screen.go("packet")
    boxes = {one.accessibleName(): one for one in screen.all(QComboBox)}
    screen.choose(boxes["Language of the paper"], "Spanish")
    screen.press("Print")
    assert printed[0].langs == ("es",)
    assert screen.says("Places and programs by name have no sheet that folds.")
    screen.choose(boxes["Shape of the paper"], "Folds to pocket size")
    screen.press("Print")
    assert printed[1].langs == ("es", "en")
    assert len(printed[1].panels) == 1


def test_places_alone_offer_no_sheet_that_folds(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.window.visit.set_packet(Packet(("place:US:migrawatch",)))
    screen.go("packet")
    names = [one.accessibleName() for one in screen.all(QComboBox)]
    assert "Paper size" in names
    assert "Shape of the paper" not in names


def test_at_a_kiosk_one_button_prints_in_the_language_of_its_screen(
    open_kiosk: OpenWindow,
) -> None:
    screen = open_kiosk(printer="some", language="es")
    screen.go("card", CARD)
    prints = [one for one in words(screen) if one.startswith("Imprimir")]
    assert prints == ["Imprimir"]
    assert not screen.says("De bolsillo")


def test_a_page_that_says_something_about_its_holder_warns_first(
    open_window: OpenWindow, printed: list[Paper], real_library: Library
) -> None:
    program = next(
        one
        for topic in ("health", "legal")
        for one in real_library.card("CO", topic).programs
        if one.sensitive
    )
    screen = open_window()
    screen.go("program", program.id)
    with screen.answering("Leave it out") as told:
        screen.press("Print", "Spanish")
    assert "says something" in " ".join(told) or "say something" in " ".join(told)
    assert not printed
    with screen.answering("Print anyway"):
        screen.press("Print", "Spanish")
    assert [one.langs for one in printed] == [("es",)]


@pytest.mark.parametrize(("size", "percent"), [((1024, 600), 100), ((1280, 800), 200)])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_acts_stand_in_one_row_and_all_are_in_reach(
    open_window: OpenWindow, size: tuple[int, int], percent: int, lang: str
) -> None:
    screen = open_window(language=lang, size=size, text_percent=percent)
    screen.go("card", CARD)
    header = screen.page.header
    assert header.height() < 2 * header.title.heightForWidth(2000) + 40
    shown = [one for one in header._held if one.isVisible()]
    hidden = [one for one in header._held if one not in shown]
    assert [said(one) for one in shown][:1] == [{"en": "Print", "es": "Imprimir"}[lang]]
    assert hidden or percent == 100
    assert all(one.geometry().right() <= header.acts.width() for one in shown)
    if not hidden:
        return
    screen.click(header._more)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [one.text() for one in menu.actions()] == [one.text() for one in hidden]
    held = hidden[0].text()
    screen.press(held)
    assert screen.window.visit.packet.ids == (CARD,) or screen.kind != "TopicPage"


# The end of a visit.


def test_with_the_paper_in_hand_one_button_ends_the_visit(
    open_window: OpenWindow, printed: list[Paper]
) -> None:
    screen = open_window()
    screen.go("card", CARD)
    assert END not in words(screen)
    screen.press("Print", "Spanish")
    assert screen.kind == "TopicPage"
    end = screen.button(END)
    assert end.height() >= 44
    screen.press(END)
    assert screen.kind == "HomePage"
    assert screen.window.visit.is_fresh
    assert END not in words(screen)
    assert len(printed) == 1


def test_it_waits_as_long_as_the_printer_takes(
    open_window: OpenWindow, printed: list[Paper]
) -> None:
    screen = open_window()
    screen.go("card", CARD)
    screen.press("Print", "Spanish")
    assert not screen.window.notice._timer.isActive()
    screen.go("card", "card:CO:health")
    screen.button(END)
    assert printed


def test_without_paper_nobody_is_asked_whether_it_is_there(
    open_window: OpenWindow, printed: list[Paper], monkeypatch: pytest.MonkeyPatch
) -> None:
    code = QPrintDialog.DialogCode
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: code.Rejected)
    screen = open_window()
    screen.go("card", CARD)
    screen.press("Print", "Spanish")
    assert not printed
    assert END not in words(screen)
    screen.press("Add to packet")
    assert END not in words(screen)


def test_a_saved_file_ends_a_visit_as_well(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dialogs, "choose_file", lambda *_: tmp_path / "information.pdf")
    screen = open_window()
    screen.window.visit.set_packet(Packet((CARD,)))
    screen.go("packet")
    screen.press("Save as PDF")
    assert (tmp_path / "information.pdf").exists()
    screen.press("Saved: next visitor")
    assert screen.window.visit.is_fresh


@pytest.mark.parametrize(
    ("kind", "id", "sheet"),
    [
        ("card", "card:CO:legal", "What a lawyer will ask"),
        ("help", "", "What a lawyer will ask"),
        ("help", "", "Tally sheet for a month"),
    ],
)
def test_the_sheets_of_the_desk_print_in_the_language_that_is_chosen(
    open_window: OpenWindow, printed: list[Paper], kind: str, id: str, sheet: str
) -> None:
    screen = open_window()
    screen.go(kind, id)
    screen.press(sheet, "Spanish")
    assert [one.langs for one in printed] == [("es",)]
    screen.press(sheet, "English")
    assert printed[1].title == sheet


@pytest.mark.parametrize(
    ("kind", "id", "card"),
    [
        ("card", "card:CO:rights", "Card: my rights"),
        ("help", "", "Card: my rights"),
        ("help", "", "Card: please call an interpreter"),
    ],
)
def test_cards_to_hold_out_print_folded_in_a_visitors_language_and_english(
    open_window: OpenWindow, printed: list[Paper], kind: str, id: str, card: str
) -> None:
    screen = open_window(site_name="Riverside Library")
    screen.go(kind, id)
    if "interpreter" in card:
        screen.press(card)  # nobody needs one for English, so there is nothing to choose
    else:
        screen.press(card, "Spanish")
    (paper,) = printed
    assert paper.langs == ("es", "en")
    assert len(paper.panels) == 1
    assert any("Riverside Library" in one.html for one in paper.panels[0])
