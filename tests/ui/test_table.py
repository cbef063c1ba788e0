"""The table: heads in sight, cells that wrap, keys, sorting, both directions, 200 % text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.ui.theme import Look, Mode, apply_theme, current_look
from navigator.ui.widgets.table import Cell, Table, TableModel

HEADS = ["State", "Law", "Since"]
LONG = "The rule does not ask for immigration papers, whatever the form may say. " * 3


def rows() -> list[list[Cell]]:
    return [
        [
            Cell("Utah", key="Utah", opens="card:UT:driving"),
            Cell(LONG, key=1, opens="card:UT:driving", meta="Jun 2024, old: call first", old=True),
            Cell("2005", key=2005),
        ],
        [Cell("Alabama", key="Alabama", known=False), Cell("not here yet", known=False), Cell("")],
        [
            Cell("Colorado", key="Colorado", opens="card:CO:driving"),
            Cell("Yes", stops=("Read this first",), key=0, opens="card:CO:driving"),
            Cell("2014", key=2014),
        ],
    ]


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp, Look())
    yield qapp
    apply_theme(qapp, Look())


def shown(qtbot: QtBot, table: Table, width: int = 700, height: int = 300) -> Table:
    qtbot.addWidget(table)
    table.resize(width, height)
    with qtbot.waitActive(table):
        table.show()
    return table


def column(table: Table, number: int) -> list[str]:
    model = table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_a_cell_is_one_sentence_for_a_screen_reader(qtbot: QtBot) -> None:
    table = shown(qtbot, Table("States"))
    table.show_rows(HEADS, rows())
    assert table.model().index(2, 1).data() == "Read this first. Yes"
    assert table.model().index(0, 1).data().endswith("Jun 2024, old: call first")
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "States"
    assert table.model().headerData(1, Qt.Orientation.Horizontal) == "Law"
    assert table.model().headerData(1, Qt.Orientation.Vertical) == ""
    assert table.model().headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.FontRole) is None
    assert table.model().index(0, 0).data(Qt.ItemDataRole.FontRole) is None


def test_a_model_has_no_rows_below_a_cell() -> None:
    model = TableModel(None)
    model.fill(HEADS, rows())
    assert (model.rowCount(), model.columnCount()) == (3, 3)
    inside = model.index(0, 0)
    assert (model.rowCount(inside), model.columnCount(inside)) == (0, 0)


def test_rows_are_as_high_as_their_words_need(qtbot: QtBot) -> None:
    table = shown(qtbot, Table("States", least_chars=16))
    table.show_rows(HEADS, rows())
    assert table.rowHeight(0) > table.rowHeight(1) >= current_look().target_px
    narrow = table.rowHeight(0)
    table.resize(1400, 300)
    assert table.rowHeight(0) < narrow


def test_columns_share_the_width_and_scroll_when_there_is_too_little(qtbot: QtBot) -> None:
    table = shown(qtbot, Table("States", least_chars=24), width=900)
    table.show_rows(HEADS, rows())
    assert table.horizontalScrollBar().maximum() == 0
    assert sum(table.columnWidth(one) for one in range(3)) > 800
    table.resize(400, 300)
    assert table.horizontalScrollBar().maximum() > 0


def test_heads_of_rows_and_columns_stay_in_sight(qtbot: QtBot) -> None:
    table = shown(qtbot, Table("States", least_chars=40), width=500, height=200)
    table.show_rows(HEADS, rows(), ["One", "Two", "Three"])
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    assert table.verticalScrollBar().value() > 0
    assert table.horizontalHeader().isVisible()
    assert table.verticalHeader().isVisible()
    assert table.verticalHeader().width() < 200
    assert table.model().headerData(2, Qt.Orientation.Vertical) == "Three"
    assert not table.grab().isNull()


def test_arrows_move_and_enter_opens_what_a_cell_belongs_to(qtbot: QtBot) -> None:
    table = shown(qtbot, Table("States"))
    table.show_rows(HEADS, rows())
    opened: list[str] = []
    table.opened.connect(opened.append)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [], "not here yet: nothing to open"
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Enter)
    assert opened == ["card:CO:driving"]


def test_tab_leaves_the_table(qtbot: QtBot) -> None:
    table = Table("States")
    assert not table.tabKeyNavigation()


def test_a_click_opens_only_where_the_page_says_so(qtbot: QtBot) -> None:
    for on_click, expected in ((True, ["card:UT:driving"]), (False, [])):
        table = shown(qtbot, Table("States", on_click=on_click))
        table.show_rows(HEADS, rows())
        opened: list[str] = []
        table.opened.connect(opened.append)
        spot = table.visualRect(table.model().index(0, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert opened == expected


def test_a_head_opens_its_column_where_it_has_an_id(qtbot: QtBot) -> None:
    table = shown(qtbot, Table("States"))
    opened: list[str] = []
    table.opened.connect(opened.append)
    head = table.horizontalHeader()
    for ids in ((), ("a", "b", "c")):
        table.show_rows(HEADS, rows(), opens=ids)
        spot = QPoint(head.sectionViewportPosition(1) + 10, head.height() // 2)
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened == ["b"]


def test_rows_are_sorted_by_key_and_those_without_come_last(qtbot: QtBot) -> None:
    table = shown(qtbot, Table("States"))
    table.show_rows(HEADS, rows())
    table.sort_rows(0)
    assert column(table, 0) == ["Alabama", "Colorado", "Utah"]
    assert table.sorted_by == 0
    table.sort_rows(1)
    assert column(table, 0) == ["Colorado", "Utah", "Alabama"]
    table.setCurrentIndex(table.model().index(1, 1))
    table.sort_rows(2, down=True)
    assert table.currentIndex().row() == 1
    table.sort_rows(0, down=True)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 1), "it moves along"
    table.sort_rows(2, down=True)
    assert column(table, 0) == ["Colorado", "Utah", "Alabama"]
    assert not table.grab().isNull()


def test_a_click_on_a_head_sorts_and_heights_follow_their_rows(qtbot: QtBot) -> None:
    table = shown(qtbot, Table("States", least_chars=16))
    table.show_rows(HEADS, rows())
    table.sort_rows(0)
    high = table.rowHeight(2)
    assert high == max(table.rowHeight(row) for row in range(3))
    head = table.horizontalHeader()
    spot = QPoint(head.sectionViewportPosition(0) + 10, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert column(table, 0) == ["Utah", "Colorado", "Alabama"]
    assert table.rowHeight(0) == high


def wheel(table: Table) -> bool:
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    table.wheelEvent(event)
    return event.isAccepted()


def test_a_whole_table_is_as_high_as_its_rows_and_leaves_scrolling_to_the_page(
    qtbot: QtBot,
) -> None:
    table = shown(qtbot, Table("States", whole=True))
    table.show_rows(HEADS, rows())
    assert table.height() >= sum(table.rowHeight(row) for row in range(3))
    assert table.verticalScrollBar().maximum() == 0
    assert not wheel(table)
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.currentIndex().row() == 1
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert table.currentIndex().row() == 0
    rect = table.cell_rect(table.currentIndex())
    assert table.rect().contains(rect.center())


def test_a_table_of_its_own_height_scrolls_itself(qtbot: QtBot) -> None:
    table = shown(qtbot, Table("States", least_chars=16), width=400, height=150)
    table.show_rows(HEADS, rows())
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 0)
    assert wheel(table)
    assert table.verticalScrollBar().value() > 0


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("rtl", [False, True])
def test_cells_are_painted_in_every_mode_and_direction(
    qtbot: QtBot, qapp: QApplication, mode: Mode, rtl: bool
) -> None:
    apply_theme(qapp, Look(mode=mode, rtl=rtl))
    table = shown(qtbot, Table("States"))
    table.show_rows(HEADS, rows(), ["One", "Two", "Three"])
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    picture = table.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colors = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }
    assert current_look().colors.card.lower() in colors
    assert len(colors) > 4


def test_larger_text_makes_higher_rows(qtbot: QtBot, qapp: QApplication) -> None:
    table = shown(qtbot, Table("States", whole=True))
    table.show_rows(HEADS, rows())
    small, whole = table.rowHeight(0), table.height()
    apply_theme(qapp, replace(current_look(), percent=200))
    assert table.rowHeight(0) > 1.5 * small
    assert table.height() > whole


def test_rows_can_be_shown_again(qtbot: QtBot) -> None:
    table = shown(qtbot, Table("States"))
    table.show_rows(HEADS, rows())
    table.show_rows(HEADS[:1], [[Cell("One")]])
    assert (table.model().rowCount(), table.model().columnCount()) == (1, 1)
    table.show_rows([], [])
    assert table.model().columnCount() == 0
