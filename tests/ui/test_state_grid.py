"""The map of tiles: names for screen readers, arrow keys, Enter, words beside color."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from navigator.records.comparison import TILE_PLACES
from navigator.ui.theme import Look, Mode, apply_theme, current_look
from navigator.ui.theme.map_colors import MAP_COLORS
from navigator.ui.widgets.state_grid import MapKey, StateGrid, TileWords

HELD = {"CO": "yes", "NM": "yes", "TX": "no", "FL": "no", "WA": "yes"}


HOSTS: list[QWidget] = []
"""What the grids of a test stand in; the binding deletes a widget nobody holds."""


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp, Look())
    yield qapp
    HOSTS.clear()
    apply_theme(qapp, Look())


def words() -> list[TileWords]:
    return [
        TileWords(code, f"{code}: the rule", HELD[code], "driving", HELD[code])
        if code in HELD
        else TileWords(code, f"{code}: not here yet", held=False)
        for code in TILE_PLACES
    ]


def grid(qtbot: QtBot, chosen: str = "CO", width: int = 800) -> StateGrid:
    made = StateGrid(words(), chosen, "What the law says")
    host = QWidget()
    column = QVBoxLayout(host)
    column.addWidget(made)
    qtbot.addWidget(host)
    host.resize(width, 1000)
    with qtbot.waitActive(host):
        host.show()
    HOSTS.append(host)
    return made


def focused(made: StateGrid) -> str:
    return next((code for code, tile in made.tiles.items() if tile.hasFocus()), "")


def test_there_is_a_button_for_each_state_and_it_says_its_law(qtbot: QtBot) -> None:
    made = grid(qtbot)
    assert made.tiles.keys() == TILE_PLACES.keys()
    for code, tile in made.tiles.items():
        interface = QAccessible.queryAccessibleInterface(tile)
        assert interface is not None
        assert interface.role() is QAccessible.Role.PushButton
        assert interface.text(QAccessible.Text.Name).startswith(f"{code}: ")
    assert made.accessibleName() == "What the law says"


def test_tiles_lie_in_their_places_and_do_not_touch(qtbot: QtBot) -> None:
    made = grid(qtbot)
    assert made.tiles["WA"].x() < made.tiles["NY"].x()
    assert made.tiles["MN"].y() < made.tiles["TX"].y()
    shapes = [tile.geometry() for tile in made.tiles.values()]
    assert not any(
        one.intersects(other) for at, one in enumerate(shapes) for other in shapes[at + 1 :]
    )
    assert all(made.rect().contains(shape) for shape in shapes)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [480, 800, 1400])
def test_tiles_fit_every_width_and_grow_with_the_text(
    qtbot: QtBot, qapp: QApplication, width: int, percent: int
) -> None:
    apply_theme(qapp, replace(current_look(), percent=percent))
    made = grid(qtbot, width=width)
    right = max(tile.geometry().right() for tile in made.tiles.values())
    assert right <= made.width()
    assert made.heightForWidth(made.width()) <= made.height()
    assert made.tiles["CO"].width() >= 24
    assert not made.grab().isNull()


def test_the_grid_is_one_stop_of_tab(qtbot: QtBot) -> None:
    made = grid(qtbot, chosen="NM")
    assert made.current == "NM"
    stops = [
        code for code, tile in made.tiles.items() if tile.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["NM"]


def test_without_a_chosen_state_the_first_held_one_is_the_stop(qtbot: QtBot) -> None:
    assert grid(qtbot, chosen="").current == "WA"
    none = StateGrid([TileWords("CO", "CO: not here yet", held=False)], "", "Map")
    qtbot.addWidget(none)
    assert none.current == "CO"


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("CO", Qt.Key.Key_Down, "NM"),
        ("CO", Qt.Key.Key_Right, "NE"),
        ("CO", Qt.Key.Key_Left, "UT"),
        ("CO", Qt.Key.Key_Up, "WY"),
        ("HI", Qt.Key.Key_Right, "TX"),
        ("AK", Qt.Key.Key_Right, "ME"),
        ("AK", Qt.Key.Key_Left, "AK"),
        ("ME", Qt.Key.Key_Up, "ME"),
        ("ME", Qt.Key.Key_Down, "NH"),
        ("FL", Qt.Key.Key_Right, "PR"),
    ],
)
def test_arrows_move_to_the_neighbor(qtbot: QtBot, start: str, key: Qt.Key, end: str) -> None:
    made = grid(qtbot, chosen=start)
    reached: list[str] = []
    made.reached.connect(reached.append)
    made.tiles[start].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(made.tiles[start], key)
    assert focused(made) == end
    assert made.current == end
    assert start == end or reached[-1] == end
    assert made.tiles[end].focusPolicy() & Qt.FocusPolicy.TabFocus


def test_every_tile_can_be_reached_by_arrows(qtbot: QtBot) -> None:
    made = grid(qtbot)
    waiting, seen = ["CO"], {"CO"}
    keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
    while waiting:
        start = waiting.pop()
        for key in keys:
            made.tiles[start].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            made.tiles[start].setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(made.tiles[start], key)
            if focused(made) not in seen:
                seen.add(focused(made))
                waiting.append(focused(made))
    assert seen == set(TILE_PLACES)


def test_enter_and_click_open_a_state_that_is_held_and_no_other(qtbot: QtBot) -> None:
    made = grid(qtbot)
    opened: list[str] = []
    made.opened.connect(opened.append)
    made.tiles["CO"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(made.tiles["CO"], Qt.Key.Key_Return)
    QTest.mouseClick(made.tiles["TX"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(made.tiles["AL"], Qt.MouseButton.LeftButton)
    assert opened == ["CO", "TX"]


def test_a_tile_under_the_pointer_is_told(qtbot: QtBot) -> None:
    made = grid(qtbot)
    reached: list[str] = []
    made.reached.connect(reached.append)
    made.tiles["FL"].enterEvent(QEnterEvent(QPointF(2, 2), QPointF(2, 2), QPointF(2, 2)))
    assert reached == ["FL"]
    assert made.current == "CO", "the stop of Tab stays"


def colors_of(made: StateGrid, code: str) -> set[str]:
    picture = made.tiles[code].grab().toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }


@pytest.mark.parametrize("mode", Mode)
def test_a_tile_is_painted_with_its_color_and_a_state_not_held_without(
    qtbot: QtBot, qapp: QApplication, mode: Mode
) -> None:
    apply_theme(qapp, Look(mode=mode))
    made = grid(qtbot)
    colors = MAP_COLORS[mode]
    assert colors.step("driving", "yes").ground.lower() in colors_of(made, "WA")
    assert colors.step("driving", "no").ground.lower() in colors_of(made, "TX")
    if mode is not Mode.HIGH_CONTRAST:
        assert colors.step("driving", "yes").ground.lower() not in colors_of(made, "AL")
    assert made.tiles["CO"].grab().toImage() != made.tiles["WA"].grab().toImage()


def test_color_is_never_the_only_sign(qtbot: QtBot) -> None:
    """Two tiles of one color with other words do not look the same."""
    same = [
        TileWords("CO", "CO", "yes", "driving", "yes"),
        TileWords("NM", "NM", "no", "driving", "yes"),
    ]
    made = StateGrid(same, "", "Map")
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.tiles["NM"].words = replace(made.tiles["NM"].words, code="CO")
    assert made.tiles["CO"].grab().toImage() != made.tiles["NM"].grab().toImage()


@pytest.mark.parametrize("mode", Mode)
def test_a_legend_line_says_word_meaning_and_count(
    qtbot: QtBot, qapp: QApplication, mode: Mode
) -> None:
    apply_theme(qapp, Look(mode=mode))
    key = MapKey(
        TileWords("", "The rule does not ask", mark="yes", topic="driving", choice="yes"),
        "11 states",
    )
    absent = MapKey(TileWords("", "not here yet", held=False), "36 states")
    for label in (key, absent):
        qtbot.addWidget(label)
        label.resize(label.sizeHint())
        assert not label.grab().isNull()
    assert key.text() == "yes: The rule does not ask, 11 states"
    assert absent.text() == "not here yet, 36 states"
    assert key.heightForWidth(120) > key.heightForWidth(500)
