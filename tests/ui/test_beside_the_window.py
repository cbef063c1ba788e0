"""What takes long runs beside the window: somebody who waits for paper can still press Clear."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMenu

from navigator.errors import PackError
from navigator.handout.packet import Packet
from navigator.library.facade import Library
from navigator.ui.pages.checklists import checklist
from navigator.ui.paper import printing, take_home
from navigator.ui.paper.dialogs import Output
from tests.helpers.window import Screen

OpenWindow = Callable[..., Screen]
CARD = "card:CO:driving"


class Watched:
    """A function that runs as before and notes on which thread; `held` lets it wait at its end."""

    def __init__(self, run: Callable[..., Any]) -> None:
        self.run = run
        self.threads: list[int] = []
        self.begun = threading.Event()
        self.held = threading.Event()
        self.held.set()

    def __call__(self, *given: Any, **named: Any) -> Any:
        self.threads.append(threading.get_ident())
        self.begun.set()
        made = self.run(*given, **named)
        assert self.held.wait(30)
        return made

    def __get__(self, owner: object, kind: object = None) -> Callable[..., Any]:
        return lambda *given, **named: self(owner, *given, **named)

    def is_beside(self) -> bool:
        """Whether it ran, and never on the thread of the window."""
        return bool(self.threads) and threading.get_ident() not in self.threads


def begin_print(screen: Screen, word: str) -> None:
    """Press Print and a language, and do not wait for the paper."""
    screen.button("Print").click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.text() == word).trigger()
    menu.close()
    QApplication.processEvents()


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Callable[[object, str], Watched]:
    def put(where: object, name: str) -> Watched:
        watched = Watched(getattr(where, name))
        monkeypatch.setattr(where, name, watched)
        return watched

    return put


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A printer that is a file."""
    path = tmp_path / "out.pdf"

    def choose(*_asked: object) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return printer

    monkeypatch.setattr(Output, "choose_printer", choose)
    return path


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where a PDF is saved."""
    path = tmp_path / "saved.pdf"
    monkeypatch.setattr(Output, "choose_pdf", lambda _self: path)
    return path


def packet_of_a_card(screen: Screen) -> None:
    """Open a packet with a card in it."""
    screen.window.visit.set_packet(Packet((CARD,)))
    screen.go("packet")


def answer_an_age(screen: Screen) -> None:
    """Say how old the first person is, and have it judged."""
    page: Any = screen.page
    page._open.draft = page.draft.with_personal(0, "age", 30)
    page._judge()


@pytest.mark.parametrize(
    ("kind", "id"),
    [
        ("card", CARD),
        ("guide", "card:US:rights.someone-taken"),
        ("checklist", "checklist:health"),
        ("map", "driving"),
        ("changes", ""),
        ("about", ""),
        ("help", ""),
    ],
)
def test_every_page_prints_beside_the_window(
    open_window: OpenWindow,
    watch: Callable[[object, str], Watched],
    printed: Path,
    kind: str,
    id: str,
) -> None:
    screen = open_window()
    screen.go(kind, id)
    paint = watch(printing, "paint_all")
    has_ways = kind in ("card", "guide", "checklist")
    screen.press(*("Print", "English")[: 1 + has_ways])
    assert paint.is_beside()
    assert printed.read_bytes().startswith(b"%PDF")
    assert any("take every page" in one for one in screen.texts(screen.window))


def test_a_paper_is_made_beside_the_window_too(
    open_window: OpenWindow, watch: Callable[[object, str], Watched], printed: Path
) -> None:
    screen = open_window()
    screen.go("card", CARD)
    paper = watch(Library, "paper")
    screen.press("Print", "English")
    assert paper.is_beside()
    assert printed.exists()


def test_a_packet_is_previewed_and_saved_beside_the_window(
    open_window: OpenWindow, watch: Callable[[object, str], Watched], saved: Path
) -> None:
    from navigator.ui.pages.visitor import packet_page

    shown, written = watch(packet_page, "preview"), watch(printing, "write_pdf")
    screen = open_window()
    packet_of_a_card(screen)
    assert shown.is_beside()
    screen.press("Save as PDF")
    assert written.is_beside()
    assert saved.exists()


def test_answers_are_judged_beside_the_window(
    open_window: OpenWindow, watch: Callable[[object, str], Watched]
) -> None:
    screen = open_window()
    screen.go("checklist", "checklist:health")
    screened, settled = watch(Library, "screen"), watch(checklist, "settling")
    page = screen.page
    answer_an_age(screen)
    screen.settle()
    assert screened.is_beside()
    assert settled.is_beside()
    screen.window.visit.set_lang("es")  # the same answers, judged for the page in Spanish
    screen.settle()
    assert screened.is_beside()
    again: Any = screen.page
    assert again is not page
    assert again.draft.people[0]["age"] == 30, "the answers were lost with the language"


def test_clear_takes_back_a_paper_that_is_still_being_made(
    open_window: OpenWindow, watch: Callable[[object, str], Watched], printed: Path
) -> None:
    """Who has left must not be followed by their paper."""
    screen = open_window()
    screen.go("card", CARD)
    paper = watch(Library, "paper")
    paper.held.clear()
    begin_print(screen, "English")
    assert paper.begun.wait(30)
    screen.window.clear()
    paper.held.set()
    screen.settle()
    assert not printed.exists()
    assert not any("Printing" in one for one in screen.texts(screen.window))


def test_clear_takes_back_a_file_that_is_still_being_made(
    open_window: OpenWindow, watch: Callable[[object, str], Watched], saved: Path
) -> None:
    screen = open_window()
    packet_of_a_card(screen)
    made = watch(printing, "make_pdf")
    made.held.clear()
    screen.button("Save as PDF").click()
    assert made.begun.wait(30)
    screen.window.clear()
    made.held.set()
    screen.settle()
    assert not saved.exists()


def test_a_second_paper_does_not_take_the_place_of_the_first(
    open_window: OpenWindow,
    watch: Callable[[object, str], Watched],
    monkeypatch: pytest.MonkeyPatch,
    printed: Path,
) -> None:
    """A paper for the family, and right after it the same in their language."""
    wanted: list[bool] = []

    def paint(_paper: object, _printer: object, is_wanted: Callable[[], bool]) -> int:
        wanted.append(is_wanted())
        return 1

    monkeypatch.setattr(printing, "paint_all", paint)
    screen = open_window()
    screen.go("card", CARD)
    paper = watch(Library, "paper")
    paper.held.clear()
    begin_print(screen, "English")
    begin_print(screen, "Spanish")
    paper.held.set()
    screen.settle()
    assert wanted == [True, True]
    assert not printed.exists()


def test_a_judgement_that_comes_after_clear_shows_nothing(
    open_window: OpenWindow, watch: Callable[[object, str], Watched]
) -> None:
    screen = open_window()
    screen.go("checklist", "checklist:health")
    screened = watch(Library, "screen")
    screened.held.clear()
    answer_an_age(screen)
    assert screened.begun.wait(30)
    screen.window.clear()
    screened.held.set()
    screen.settle()
    assert screen.kind == "HomePage"


def test_who_waits_long_is_told_that_paper_is_on_its_way(
    open_window: OpenWindow,
    watch: Callable[[object, str], Watched],
    monkeypatch: pytest.MonkeyPatch,
    printed: Path,
    qtbot: Any,
) -> None:
    monkeypatch.setattr(take_home, "_SLOW_MS", 1)
    screen = open_window()
    screen.go("card", CARD)
    paper = watch(Library, "paper")
    paper.held.clear()
    begin_print(screen, "English")

    def is_told() -> bool:
        return any("Laying out the pages" in one for one in screen.texts(screen.window))

    qtbot.waitUntil(is_told)
    paper.held.set()
    screen.settle()
    assert printed.exists()
    assert not is_told()


def test_what_goes_wrong_beside_the_window_is_said_in_the_readers_language(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, printed: Path
) -> None:
    def broken(*_given: object, **_named: object) -> None:
        raise PackError("pack.damaged", "do.install")

    screen = open_window(language="es")
    screen.go("card", CARD)
    monkeypatch.setattr(Library, "paper", broken)
    with screen.answering("OK") as told:
        screen.press("Imprimir", "Español")
    assert "dañad" in told[0]
    assert not printed.exists()


def test_the_search_index_is_opened_when_somebody_enters_the_field(
    open_window: OpenWindow, watch: Callable[[object, str], Watched]
) -> None:
    """It takes memory, and a moment: not at the start, and not with the first letter."""
    opened = watch(Library, "warm_up")
    screen = open_window()
    screen.go("card", CARD)
    assert not opened.threads
    screen.click(screen.search)
    assert opened.is_beside()
    screen.page.setFocus()
    screen.click(screen.search)
    assert len(opened.threads) == 1
