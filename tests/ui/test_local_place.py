"""What a center knows of a place stands on its page and in its row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from navigator.records.model import Nearby
from navigator.site.policy import POLICIES
from navigator.ui.pages.parts import place_row
from tests.helpers.desk import Desktop, texts
from tests.helpers.places import places_library
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

    def showing(id: str) -> Any:
        page = center.page("place", id)
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
