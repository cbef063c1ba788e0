"""Paper in the visitor's language by one button, to pocket size, and the end of a visit with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QComboBox

from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.handout.press import Paper
from navigator.library.calls import EMERGENCY
from navigator.library.facade import Library
from navigator.ui.paper import dialogs
from navigator.ui.paper import printing as output
from navigator.ui.visit.covers import GraceCover
from tests.helpers.window import Screen, said
from tests.unit.test_checklist_paper import GIVEN, WAYS

OpenWindow = Callable[..., Screen]
CARD = "card:CO:driving"
PLAN = "checklist:family-plan"
END = "Paper in hand, clear"


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
    ("word", "langs"), [("English", ("en",)), ("Spanish", ("es",)), ("Both", ("es", "en"))]
)
def test_results_are_printed_in_each_language_and_in_both(
    open_window: OpenWindow, printed: list[Paper], word: str, langs: tuple[str, ...]
) -> None:
    screen = open_window(site_name="Riverside Library", site_phone="303-555-0100")
    screen.go("checklist", "checklist:driving")
    screen.press("Yes")
    screen.press("Print with answers …")
    assert printed == []
    screen.press(f"Print with answers: {word}")
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
    ("kind", "id"), [("card", CARD), ("guide", EMERGENCY), ("checklist", PLAN)]
)
def test_the_paper_is_in_the_visitors_language_and_the_screen_stays(
    open_window: OpenWindow, printed: list[Paper], kind: str, id: str
) -> None:
    screen = open_window(site_name="Riverside Library", site_phone="303-555-0100")
    screen.go(kind, id)
    screen.press("Print in Spanish")
    [paper] = printed
    assert paper.langs == ("es",)
    assert "Riverside Library \u00b7 303-555-0100" in paper.html
    assert screen.window.visit.lang == "en"
    assert screen.says("Print in Spanish")
    screen.press("Print")
    assert printed[1].langs == ("en",)


@pytest.mark.parametrize(
    ("kind", "id"), [("card", CARD), ("guide", EMERGENCY), ("checklist", PLAN)]
)
def test_one_press_prints_what_folds_to_pocket_size_in_two_languages(
    open_window: OpenWindow, printed: list[Paper], kind: str, id: str
) -> None:
    screen = open_window()
    screen.go(kind, id)
    screen.press("Pocket size: what to say and two numbers, in Spanish and English")
    [paper] = printed
    assert paper.langs == ("es", "en")
    [panels] = paper.panels
    assert len(panels) >= 6


def test_the_packet_prints_in_another_language_and_keeps_its_own(
    open_window: OpenWindow, printed: list[Paper]
) -> None:
    screen = open_window()
    screen.window.visit.set_packet(Packet((CARD, "place:US:migrawatch")))
    screen.go("packet")
    screen.press("Print in Spanish")
    assert printed[0].langs == ("es",)
    boxes = {one.accessibleName(): one for one in screen.all(QComboBox)}
    assert boxes["Language of the paper"].currentText() == "English"
    screen.choose(boxes["Language of the paper"], "Spanish")
    assert not [one for one in words(screen) if one == "Print in Spanish"]
    screen.button("Print in English")
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


# The end of a visit.


def test_with_the_paper_in_hand_one_button_ends_the_visit(
    open_window: OpenWindow, printed: list[Paper]
) -> None:
    screen = open_window()
    screen.go("card", CARD)
    assert END not in words(screen)
    screen.press("Print in Spanish")
    assert screen.kind == "TopicPage"
    end = screen.button(END)
    assert end.height() >= 44
    screen.press(END)
    cover = screen.window.turns.covers.cover
    assert isinstance(cover, GraceCover), "as Clear does, with its five seconds"
    screen.click(cover.bring_back)
    assert screen.kind == "TopicPage"
    assert END not in words(screen), "whoever goes on is not asked again"
    screen.press("Print", END)
    screen.press("Clear now")
    assert screen.kind == "HomePage"
    assert screen.window.visit.is_fresh
    assert END not in words(screen)
    assert len(printed) == 2


def test_it_waits_as_long_as_the_printer_takes(
    open_window: OpenWindow, printed: list[Paper]
) -> None:
    screen = open_window()
    screen.go("card", CARD)
    screen.press("Print")
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
    screen.press("Print")
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
    screen.press(END)
    assert said(screen.window.turns.covers.cover.clear_now).startswith("Clear now")  # type: ignore[union-attr]
