"""The calm row above the results for a cry for help: there, first, reachable, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from navigator.ui.pages.visitor.results import ResultsPage, route_of
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.wrap_label import WrapLabel
from tests.helpers.desk import Desktop

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from navigator.library.facade import Library

ROWS = [
    ("i took all the pills", "en", ["Call 911.", "800-222-1222"], "place:US:poison-help"),
    ("quiero morir", "es", ["Llame al 911.", "988", "texto"], "place:US:988"),
    ("mi esposo me pega", "es", ["800-799-7233", "800-656-4673"], "place:US:domestic-violence"),
    ("ice took my dad", "en", ["whom to call first"], "card:US:rights.someone-taken"),
]


@pytest.fixture
def found(qtbot: QtBot, real_library: Library) -> Callable[[str, str], tuple[ResultsPage, Desktop]]:
    def looking(text: str, lang: str) -> tuple[ResultsPage, Desktop]:
        desktop = Desktop(real_library, "TX", lang)
        page = desktop.page("results", "")
        qtbot.addWidget(page)
        page.resize(1024, 600)
        page.show_results(real_library.look_up(text, state="TX", lang=lang, limit=40))
        page.show()
        qtbot.waitUntil(lambda: page.is_whole)
        return page, desktop

    return looking


@pytest.mark.parametrize(("text", "lang", "told", "opened"), ROWS)
def test_the_row_stands_above_all_and_leads_to_help(
    found: Callable[[str, str], tuple[ResultsPage, Desktop]],
    text: str, lang: str, told: list[str], opened: str,
) -> None:  # fmt: skip
    page, desktop = found(text, lang)
    [row] = [one for one in page.findChildren(Banner) if one.isVisible()]
    said = " ".join(one.text() for one in row.findChildren(WrapLabel) if one.isVisible())
    assert all(part in said for part in told), said
    assert "{" not in said
    assert "911" in row.accessibleName()
    top = row.mapTo(page, row.rect().topLeft()).y()
    rows = [one for one in page.findChildren(RowLink) if one.isVisible()]
    assert all(one.mapTo(page, one.rect().topLeft()).y() > top for one in rows)
    [button] = [one for one in row.findChildren(Button) if one.isVisible()]
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    button.click()
    assert desktop.gone[-1] == route_of(desktop.gone[-1].id)
    assert desktop.gone[-1].id.startswith(opened)
    page.open_first()
    assert desktop.gone[-1].id.startswith(opened)


def test_it_is_gone_with_the_next_words(
    found: Callable[[str, str], tuple[ResultsPage, Desktop]], real_library: Library
) -> None:
    page, _ = found("i want to die", "en")
    page.show_results(real_library.look_up("corte de luz", state="TX", limit=40))
    assert not [one for one in page.findChildren(Banner) if one.isVisible()]
