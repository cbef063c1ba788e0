"""Pages by themselves: loaded from the real pack, shown, with a desk that remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.library.facade import Library
from navigator.paths import Paths
from navigator.steward.content.pack.building import build
from navigator.ui.theme import Look, apply_theme
from tests.helpers.content import RECORDS, write_tree
from tests.helpers.desk import Desktop
from tests.helpers.steward import AtTheDesk, small_tree


@pytest.fixture
def desktop(real_library: Library) -> Desktop:
    """A desk on the real pack, in Colorado and English."""
    return Desktop(real_library)


@pytest.fixture
def show(qtbot: QtBot, desktop: Desktop) -> Callable[..., Any]:
    """`show("map", "driving")` gives the page, shown at 1280 x 700."""

    def showing(kind: str, id: str = "", width: int = 1280, height: int = 700) -> Any:
        page = desktop.page(kind, id)
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitActive(page):
            page.show()
        return page

    return showing


@pytest.fixture
def few(tmp_path: Path) -> Iterator[Desktop]:
    """A desk on a pack that holds the records topic of two states and nothing else."""
    today = date(2026, 11, 24)
    resources = write_tree(tmp_path, states__NM__records=RECORDS)
    build(resources, tmp_path / "pack", today)
    paths = Paths(tmp_path / "pack", tmp_path / "settings.toml", resources, tmp_path / "i18n")
    with Library.open(paths, lambda: today) as library:
        yield Desktop(library)


@pytest.fixture
def checklist(qtbot: QtBot, real_library: Library) -> Callable[..., Any]:
    """`checklist(id, state, lang)`: a checklist page that is shown, with its desktop."""

    def built(id: str, state: str, lang: str = "en") -> Any:
        desktop = Desktop(real_library, state, lang)
        page = desktop.page("checklist", f"checklist:{id}")
        page.desktop = desktop
        qtbot.addWidget(page)
        page.resize(1280, 800)
        page.show()
        return page

    return built


@pytest.fixture
def open_desk(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., AtTheDesk]]:
    """`open_desk("queue", "WY")`: the steward's desk on a small tree of some states.

    `also` names more to copy, `entry` what the page opens; other words go to `AtTheDesk`.
    """
    made: list[AtTheDesk] = []
    apply_theme(qapp, Look())

    def opening(
        page: str, *states: str, entry: str = "", also: tuple[str, ...] = (), **chosen: Any
    ) -> AtTheDesk:
        desk = AtTheDesk(small_tree(tmp_path, *states, also=also), **chosen)
        made.append(desk)
        return desk.open(page, entry)

    yield opening
    for desk in made:
        desk.close()
