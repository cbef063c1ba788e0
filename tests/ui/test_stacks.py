"""Ready stacks at the desk: kept from the form, told in sheets, printed in one press."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from navigator.handout.packet import Packet
from navigator.library.facade import Library
from navigator.paths import Paths
from navigator.site.stacks import FILE, Stack, read_stacks, write_stacks
from navigator.ui.desk import Route
from navigator.ui.visit.open_checklist import OpenChecklist
from navigator.ui.visit.visit import Visit
from tests.helpers.desk import Desktop, button, texts

PAGES = ("rights", "card:US:rights.someone-taken")
HALL = Stack("Church hall", PAGES, "78501", ("en",), "pocket", 30)


@pytest.fixture
def center(real_paths: Paths, tmp_path: Path) -> Iterator[Desktop]:
    """A desk with a folder for its settings."""
    with Library.open(replace(real_paths, settings=tmp_path / "settings.toml")) as library:
        yield Desktop(library)


@pytest.fixture
def shown(qtbot: QtBot, center: Desktop) -> Callable[[str], Any]:
    """A page of a kind."""

    def showing(kind: str) -> Any:
        page = center.page(kind)
        qtbot.addWidget(page)
        return page

    return showing


def told(page: Any) -> str:
    return "\n".join(texts(page))


def fill(page: Any, **cells: str) -> None:
    for name, cell in cells.items():
        page.form[name].put(cell)


def test_six_sheets_are_chosen_once_and_then_printed_in_one_press(
    center: Desktop, shown: Callable[[str], Any], tmp_path: Path
) -> None:
    page = shown("new_stack")
    fill(page, name=" Church  hall ", zip="78501", copies="30", languages="en", shape="pocket")
    for id in HALL.pages:
        page.form[id].put("yes")
    button(page, "Keep this stack").click()
    assert center.gone == [Route("stacks")]
    assert read_stacks(tmp_path) == (HALL,)
    page = shown("stacks")
    assert "30 × 2 = 60 sheets of paper, printed on one side." in told(page)
    assert "ZIP code 78501 · English" in told(page)
    assert center.printed == []
    button(page, "Print 30").click()
    [(paper, size)] = center.printed
    assert (center.copies, size, len(paper.panels)) == ([30], "Letter", 2)


def test_a_stack_of_the_same_name_is_replaced_and_one_can_be_taken_away(
    center: Desktop, shown: Callable[[str], Any], tmp_path: Path
) -> None:
    fair = HALL._replace(name="Fair")
    write_stacks(tmp_path, [HALL, fair])
    page = shown("new_stack")
    fill(page, name="Fair", zip="80202", copies="2", food="yes", languages="en")
    button(page, "Keep this stack").click()
    assert read_stacks(tmp_path) == (HALL, Stack("Fair", ("food",), "80202", ("en",), "sheets", 2))
    assert "2 × 2 sides = 4 sheets of paper, 2 if printed on both." in told(shown("stacks"))
    button(shown("new_stack"), "Take away: Church hall").click()
    assert [one.name for one in read_stacks(tmp_path)] == ["Fair"]


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"zip": "7850"}, {"copies": "many"}, {"copies": "501"}, {"food": ""}]
)
def test_what_is_no_stack_is_told_and_not_kept(
    shown: Callable[[str], Any], tmp_path: Path, wrong: dict[str, str]
) -> None:
    page = shown("new_stack")
    fill(page, **{"name": "Fair", "zip": "80202", "copies": "2", "food": "yes"} | wrong)
    button(page, "Keep this stack").click()
    assert "Give a name, a ZIP code, 1 to 500 copies, and choose a page." in told(page)
    assert not (tmp_path / FILE).exists()


def test_a_zip_code_nobody_knows_is_told_before_the_doors_open(
    shown: Callable[[str], Any], tmp_path: Path
) -> None:
    page = shown("new_stack")
    fill(page, name="Fair", zip="00000", copies="2", food="yes")
    button(page, "Keep this stack").click()
    assert "00000" in told(page)
    assert not (tmp_path / FILE).exists()


def test_a_private_page_written_into_the_file_by_hand_is_not_printed(
    shown: Callable[[str], Any], tmp_path: Path
) -> None:
    write_stacks(tmp_path, [HALL._replace(pages=("card:US:legal.relief",))])
    page = shown("stacks")
    assert "can say something about the person who carries it." in told(page)
    assert not [one for one in page.findChildren(QAbstractButton) if "Print" in one.text()]
    assert "kinds of" not in told(shown("new_stack"))


@pytest.mark.parametrize("kind", ["stacks", "new_stack"])
@pytest.mark.parametrize("left", ["zip", "packet", "checklist", "language"])
def test_no_stack_is_chosen_or_printed_beside_somebody_s_visit(
    center: Desktop, shown: Callable[[str], Any], tmp_path: Path, kind: str, left: str
) -> None:
    write_stacks(tmp_path, [HALL])
    visit = center.visit = Visit("CO", "en")
    if left == "zip":
        visit.set_zip("80202")
    elif left == "packet":
        visit.set_packet(Packet(("card:CO:food",)))
    elif left == "checklist":
        visit.checklist = OpenChecklist("checklist:health")
    else:
        visit.set_lang("es")
    page = shown(kind)
    assert "Press Clear, then come back here." in told(page)
    assert "Church hall" not in told(page)
    assert "80202" not in told(page)
