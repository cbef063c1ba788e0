"""How a page is set: lines that end well, edges that meet, nothing that jumps between pages."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from navigator.records.topics import TOPICS
from navigator.ui.desk import Ways
from navigator.ui.pages.visitor.nearby import freest
from navigator.ui.theme import Look, apply_theme
from navigator.ui.theme.fonts import font_for
from navigator.ui.theme.icons import icon_names
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.sheet import IconPart, TextPart
from navigator.ui.widgets.text_block import TextBlock
from navigator.ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

SENTENCE = "Do not ask about immigration status, and stop people from telling you."


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp, Look())
    yield qapp
    apply_theme(qapp, Look())


def _page(qtbot: QtBot, columns: int, width: int, lines: int, *, rtl: bool = False) -> Page:
    apply_theme(QApplication.instance(), Look(rtl=rtl))  # type: ignore[arg-type]
    page = Page("Driving", Ways(lambda _route: None, lambda: None), columns=columns)
    page.add_act(Button("Print", icon_name="printer"))
    for _ in range(lines):
        page.add(WrapLabel(SENTENCE))
    qtbot.addWidget(page)
    page.resize(width, 600)
    with qtbot.waitExposed(page):
        page.show()
    QApplication.processEvents()
    return page


def _left(widget: QWidget, page: Page) -> int:
    return widget.mapTo(page, QPoint(0, 0)).x()


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("width", range(180, 520, 20))
def test_no_word_is_left_over_where_as_many_lines_can_hold_it(width: int, rtl: bool) -> None:
    block = TextBlock(SENTENCE, font_for(Look()), 1.45)
    layout = block.layout(width, rtl=rtl)
    count = layout.lineCount()
    assert block.height(width) == count * block.line_px
    last = layout.lineAt(count - 1)
    text = SENTENCE[last.textStart() :]
    assert count == 1 or " " in text, f"{text!r} stands alone at {width} px"
    edges = [layout.lineAt(n) for n in range(count)]
    ends = {round(line.naturalTextRect().right() if rtl else line.x()) for line in edges}
    wanted = width if rtl else 0
    assert all(abs(end - wanted) <= 5 for end in ends), "an edge is no longer straight"


def test_a_line_alone_is_better_than_a_word_torn() -> None:
    word = "Donaudampfschifffahrtsgesellschaft"
    block = TextBlock(f"{word} {word} a", font_for(Look()), 1.45)
    layout = block.layout(block.longest_word_width + 2, rtl=False)
    begins = [layout.lineAt(n).textStart() for n in range(layout.lineCount())]
    assert begins == [0, len(word) + 1, 2 * len(word) + 2]


def test_what_can_be_copied_hangs_beside_its_dot_and_is_copied_without_it(qtbot: QtBot) -> None:
    label = WrapLabel(f"\u2022\u2002{SENTENCE}", selectable=True)
    qtbot.addWidget(label)
    dot, text = sorted(
        (one for one in label.sheet(300).parts if isinstance(one, TextPart)),
        key=lambda one: one.rect.left(),
    )
    assert dot.text.text == "\u2022"
    assert text.rect.left() >= dot.rect.right()
    label.resize(300, label.heightForWidth(300))
    QTest.keyClick(label, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert label.selected_text() == SENTENCE
    assert not label.grab().isNull()


@pytest.mark.parametrize("rtl", [False, True])
def test_back_and_the_acts_stand_still_from_page_to_page(qtbot: QtBot, rtl: bool) -> None:
    pages = [_page(qtbot, columns, 1400, lines, rtl=rtl) for columns in (1, 2) for lines in (1, 40)]
    assert len({_left(page.header.back, page) for page in pages}) == 1
    assert len({_left(page.header.acts, page) for page in pages}) == 1


@pytest.mark.parametrize("rtl", [False, True])
def test_the_title_stands_above_the_edge_of_a_narrow_page(qtbot: QtBot, rtl: bool) -> None:
    page = _page(qtbot, 1, 1400, 1, rtl=rtl)
    edges = [
        _left(one, page) + (one.width() if rtl else 0) for one in (page.header.title, page.content)
    ]
    assert abs(edges[0] - edges[1]) <= 1


@pytest.mark.parametrize("rtl", [False, True])
def test_a_scroll_bar_moves_nothing(qtbot: QtBot, rtl: bool) -> None:
    short, long = (_page(qtbot, 2, 1100, lines, rtl=rtl) for lines in (1, 40))
    assert long.scroll_area.verticalScrollBar().isVisible()
    assert not short.scroll_area.verticalScrollBar().isVisible()
    assert _left(short.content, short) == _left(long.content, long)
    assert short.content.width() == long.content.width()


def test_rows_of_one_list_begin_at_one_edge(qtbot: QtBot) -> None:
    rows = [
        RowLink("Driving in Colorado", "A card.", topic="driving"),
        RowLink("Standard license", "A license.", topic="driving", icon_name="file-text"),
        RowLink("Denver Health", "A clinic.", topic="health", icon_name="map-pin"),
    ]
    edges = set()
    for row in rows:
        qtbot.addWidget(row)
        edges |= {one.rect.left() for one in row.sheet(500).parts if isinstance(one, TextPart)}
    assert len(edges) == 1


def test_every_topic_has_its_own_small_sign(qtbot: QtBot) -> None:
    icons = {name: topic.icon for name, topic in TOPICS.items()}
    assert len(set(icons.values())) == len(TOPICS)
    assert set(icons.values()) <= set(icon_names())
    for topic, name in icons.items():
        row = RowLink("A row", topic=topic)
        qtbot.addWidget(row)
        assert name in {one.name for one in row.sheet(400).parts if isinstance(one, IconPart)}


def test_the_distance_stands_on_its_ring_where_no_dot_is() -> None:
    crowd = [QPointF(0, 100), QPointF(10, 90), QPointF(-10, 110)]
    free = freest(100, crowd)
    assert math.hypot(free.x(), free.y()) == pytest.approx(100)
    assert free.y() < 0
    assert freest(100, []).y() == pytest.approx(100)
