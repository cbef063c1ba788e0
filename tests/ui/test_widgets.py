"""The widgets: names and roles, keyboard, wrapping, both directions, 200 % text."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QGuiApplication,
    QImage,
    QPainter,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from navigator.records.topics import TOPICS
from navigator.records.vocabulary import Confidence
from navigator.ui.desk import Ways
from navigator.ui.frame.bars import Brand
from navigator.ui.theme import SPACE, Look, Mode, Role, apply_theme, current_look
from navigator.ui.theme.fonts import font_for
from navigator.ui.widgets.banner import Banner, BannerKind, EmptyState, ErrorState
from navigator.ui.widgets.button import Button, Variant
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.fact_row import FactRow
from navigator.ui.widgets.flow_layout import FlowLayout
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.number_field import NumberField
from navigator.ui.widgets.page import Page, content_px
from navigator.ui.widgets.painted import PaintedButton, PaintedLabel
from navigator.ui.widgets.place_row import PlaceRow, PlaceText
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.search_field import SearchField
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.sheet import Sheet, TextPart, block
from navigator.ui.widgets.text_block import Span, TextBlock
from navigator.ui.widgets.topic_tile import TopicTile
from navigator.ui.widgets.wrap_label import WrapLabel
from tests.helpers.boards import BOARDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
SENTENCE = "Colorado gives a license to residents without asking for immigration papers."


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp, Look())
    yield qapp
    apply_theme(qapp, Look())


def _shown(qtbot: QtBot, widget: QWidget, width: int = 400, height: int = 300) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitActive(widget):
        widget.show()
    return widget


def _role(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.role()


def _said(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


# Text


def _block(text: str, **rest: object) -> TextBlock:
    return TextBlock(text, font_for(Look()), 1.45, **rest)  # type: ignore[arg-type]


def test_text_grows_by_whole_lines() -> None:
    block = _block(SENTENCE)
    assert block.height(10_000) == block.line_px == round(16 * 1.45)
    assert block.height(200) % block.line_px == 0
    assert block.height(200) > block.line_px
    assert _block("").height(100) == 0
    assert _block("one\ntwo").height(10_000) == 2 * block.line_px


@pytest.mark.parametrize("width", [40, 90, 200])
def test_no_line_is_wider_than_its_room(width: int) -> None:
    layout = _block(LONG_WORD).layout(width, rtl=False)
    assert layout.lineCount() > 1
    assert all(layout.lineAt(row).naturalTextWidth() <= width for row in range(layout.lineCount()))


def test_a_limit_of_lines_ends_in_an_ellipsis() -> None:
    block = _block(f"{SENTENCE} {SENTENCE}", max_lines=2)
    assert block.height(200) == 2 * block.line_px
    assert block.layout(200, rtl=False).text().endswith("…")
    assert _block("short", max_lines=2).layout(200, rtl=False).text() == "short"


def test_text_hangs_on_the_edge_of_the_page_and_keeps_its_own_direction() -> None:
    english = _block("Hello").layout(300, rtl=True)
    assert english.lineAt(0).naturalTextRect().right() == pytest.approx(300, abs=1)
    assert english.textOption().textDirection() == Qt.LayoutDirection.LeftToRight
    arabic = _block("3 مرحبا").layout(300, rtl=False)
    assert arabic.lineAt(0).naturalTextRect().left() == pytest.approx(0, abs=1)
    assert arabic.textOption().textDirection() == Qt.LayoutDirection.RightToLeft
    assert _block("303–555").layout(300, rtl=True).textOption().textDirection() == (
        Qt.LayoutDirection.LeftToRight
    )


def test_matched_words_get_their_own_ground() -> None:
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    ink, ground = QColor("#000000"), QColor("#FFE7A3")
    block = _block("find me", spans=(Span(5, 2),))
    block.paint(painter, 0, 0, 200, ink, mark=(ink, ground))
    painter.end()
    found = {image.pixelColor(x, 12).name().upper() for x in range(200)}
    assert "#FFE7A3" in found


def test_wrap_label_says_its_text_and_never_reads_markup(qtbot: QtBot) -> None:
    label = WrapLabel("<b>5 < 6</b> & more")
    qtbot.addWidget(label)
    assert _said(label) == "<b>5 < 6</b> & more"
    assert _role(label) == QAccessible.Role.StaticText
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_wrap_label_keeps_lines_readable(qtbot: QtBot) -> None:
    label = WrapLabel(" ".join([SENTENCE] * 6))
    qtbot.addWidget(label)
    assert label.heightForWidth(4000) == label.heightForWidth(600)
    assert label.heightForWidth(300) > label.heightForWidth(600)
    layout = _block(" ".join([SENTENCE] * 6)).layout(label.preferred_width(), rtl=False)
    longest = max(layout.lineAt(row).textLength() for row in range(layout.lineCount()))
    assert 60 <= longest <= 80
    free = WrapLabel(" ".join([SENTENCE] * 6), max_chars=0)
    qtbot.addWidget(free)
    assert free.heightForWidth(4000) < label.heightForWidth(4000)


def test_wrap_label_fits_a_scroll_area(qtbot: QtBot) -> None:
    inner = QWidget()
    column = QVBoxLayout(inner)
    labels = [WrapLabel(" ".join([SENTENCE] * 4)), WrapLabel(LONG_WORD, role=Role.TITLE)]
    for label in labels:
        column.addWidget(label)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inner)
    for width in (240, 500):
        _shown(qtbot, area, width, 120)
        for label in labels:
            assert label.height() >= label.heightForWidth(label.width())
        assert inner.width() <= area.viewport().width()


def test_wrap_label_can_change(qtbot: QtBot) -> None:
    label = WrapLabel("one")
    qtbot.addWidget(label)
    label.set_text("two three", tone="stop")
    sheet = Sheet(current_look(), 200)
    label.compose(sheet)
    part = sheet.parts[0]
    assert isinstance(part, TextPart)
    assert (part.text.text, part.color) == ("two three", current_look().colors.stop)


def test_lines_hang_beside_a_bullet_or_number(qtbot: QtBot) -> None:
    bullet = WrapLabel(f"\u2022\u2002{SENTENCE}")
    bullet.light(SENTENCE[:8])
    step = WrapLabel(f"10.\u2002{SENTENCE}")
    for label in (bullet, step):
        qtbot.addWidget(label)
        sheet = Sheet(current_look(), 200)
        label.compose(sheet)
        text, mark = sheet.parts
        assert isinstance(text, TextPart)
        assert isinstance(mark, TextPart)
        assert text.text.text == SENTENCE
        assert text.rect.left() == mark.rect.right() > 8
        assert text.rect.right() <= 200
    assert bullet.sheet(200).parts[0].text.spans == (Span(0, 8),)  # type: ignore[union-attr]
    assert _said(step) == f"10.\u2002{SENTENCE}"


def test_selectable_text_is_selected_and_copied(qtbot: QtBot) -> None:
    label = WrapLabel("303-555-0100", selectable=True)
    _shown(qtbot, label)
    label.setFocus()
    QTest.keyClick(label, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert label.selected_text() == "303-555-0100"
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "303-555-0100"
    QGuiApplication.clipboard().clear()
    QTest.mousePress(label, Qt.MouseButton.LeftButton, pos=QPoint(0, 8))
    QTest.mouseMove(label, QPoint(30, 8))
    assert "303-555-0100".startswith(label.selected_text())
    label.grab()


def test_text_is_not_selectable_unless_asked(qtbot: QtBot) -> None:
    label = WrapLabel("303-555-0100")
    _shown(qtbot, label)
    QTest.keyClick(label, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.mousePress(label, Qt.MouseButton.LeftButton, pos=QPoint(0, 8))
    assert label.selected_text() == ""
    assert label.focusPolicy() == Qt.FocusPolicy.NoFocus


# Layouts


def _boxes(holder: QWidget, sizes: list[tuple[int, int]]) -> list[QFrame]:
    boxes = []
    for width, height in sizes:
        box = QFrame(holder)
        box.setFixedSize(QSize(width, height))
        boxes.append(box)
    return boxes


def test_flow_wraps_and_tells_its_height(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, gap=10)
    boxes = _boxes(holder, [(100, 20), (100, 30), (100, 20)])
    for box in boxes:
        flow.addWidget(box)
    assert flow.heightForWidth(1000) == 30
    assert flow.heightForWidth(210) == 30 + 10 + 20
    assert flow.heightForWidth(100) == 20 + 10 + 30 + 10 + 20
    flow.setGeometry(QRect(0, 0, 210, 100))
    assert [box.geometry().topLeft() for box in boxes] == [
        QPoint(0, 5),
        QPoint(110, 0),
        QPoint(0, 40),
    ]
    assert flow.sizeHint() == QSize(320, 30)
    assert flow.minimumSize() == QSize(100, 30)


def test_flow_starts_at_the_right_when_reading_does(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow = FlowLayout(holder, gap=10)
    boxes = _boxes(holder, [(100, 20), (50, 20)])
    for box in boxes:
        flow.addWidget(box)
    flow.setGeometry(QRect(0, 0, 300, 20))
    assert [box.x() for box in boxes] == [200, 140]


def test_flow_leaves_out_what_is_hidden_and_gives_items_back(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, gap=10, trailing=True)
    boxes = _boxes(holder, [(100, 20), (100, 20)])
    for box in boxes:
        flow.addWidget(box)
    boxes[0].hide()
    flow.setGeometry(QRect(0, 0, 300, 20))
    assert boxes[1].x() == 200
    assert flow.itemAt(7) is None
    assert flow.takeAt(0) is not None
    assert flow.takeAt(5) is None
    assert flow.count() == 1
    assert flow.expandingDirections() == Qt.Orientation(0)
    assert FlowLayout().heightForWidth(100) == 0


def test_grid_drops_columns_when_it_is_narrow(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    grid = ResponsiveGrid(holder, least_chars=0, least_px=100, most_columns=3, gap=10)
    labels = [WrapLabel("a"), WrapLabel("b"), WrapLabel("c")]
    for label in labels:
        grid.addWidget(label)
    assert [grid.columns_at(width) for width in (90, 209, 210, 320, 2000)] == [1, 1, 2, 3, 3]
    line = labels[0].heightForWidth(100)
    assert grid.heightForWidth(330) == line
    assert grid.heightForWidth(220) == 2 * line + 10
    assert grid.heightForWidth(100) == 3 * line + 20
    assert grid.itemAt(9) is None
    assert grid.takeAt(9) is None
    assert grid.takeAt(0) is not None
    assert grid.expandingDirections() == Qt.Orientation.Horizontal
    assert grid.sizeHint().width() == 210


def test_grid_shares_by_weight_and_mirrors(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    grid = ResponsiveGrid(holder, least_chars=0, least_px=50, most_columns=2, gap=0, weights=(3, 1))
    boxes = [QFrame(), QFrame()]
    for box in boxes:
        grid.addWidget(box)
    grid.setGeometry(QRect(0, 0, 400, 50))
    assert [(box.x(), box.width()) for box in boxes] == [(100, 300), (0, 100)]


# Buttons


@pytest.mark.parametrize("variant", ["plain", "primary", "quiet", "link", "stop"])
def test_buttons_are_named_and_large_enough(qtbot: QtBot, variant: Variant) -> None:
    button = Button("Print", variant=variant, icon_name="printer")
    _shown(qtbot, button)
    assert _said(button) == "Print"
    assert _role(button) == QAccessible.Role.Button
    assert button.sizeHint().height() >= (24 if variant == "link" else 40)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)


def test_touch_makes_targets_of_48_pixels(app: QApplication, qtbot: QtBot) -> None:
    apply_theme(app, Look(touch=True))
    for widget in (Button("Home"), Chip("All", 3), SearchField("Search"), RowLink("Driving")):
        qtbot.addWidget(widget)
        assert widget.sizeHint().height() >= 48, type(widget).__name__


def test_a_button_with_an_icon_alone_is_still_named(qtbot: QtBot) -> None:
    button = Button("Help", icon_name="circle-help", icon_only=True)
    qtbot.addWidget(button)
    assert (_said(button), button.toolTip(), button.text()) == ("Help", "Help", "")
    button.set_label("Ayuda")
    assert (_said(button), button.text()) == ("Ayuda", "")
    plain = Button("Help")
    qtbot.addWidget(plain)
    plain.set_label("Ayuda")
    assert plain.text() == "Ayuda"


def test_a_buttons_icon_follows_the_look(app: QApplication, qtbot: QtBot) -> None:
    button = Button("Print", icon_name="printer")
    qtbot.addWidget(button)
    light = button.icon().pixmap(24).toImage()
    apply_theme(app, Look(mode=Mode.DARK))
    assert button.icon().pixmap(24).toImage() != light
    button.set_icon("x")
    assert not button.icon().isNull()


def test_the_stop_variant_and_the_disabled_state_differ_without_color(qtbot: QtBot) -> None:
    button = Button("Clear", variant="stop", icon_name="eraser")
    _shown(qtbot, button)
    before = button.grab().toImage()
    button.setEnabled(False)
    assert button.grab().toImage() != before


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("compact", [False, True])
def test_tiles_say_name_and_answer(qtbot: QtBot, topic: str, compact: bool) -> None:
    tile = TopicTile(topic, "Driving", "No papers asked.")
    tile.set_compact(compact)
    _shown(qtbot, tile)
    assert _said(tile) == "Driving. No papers asked"
    assert _role(tile) == QAccessible.Role.Button
    with qtbot.waitSignal(tile.clicked):
        QTest.keyClick(tile, Qt.Key.Key_Return)
    with qtbot.waitSignal(tile.clicked):
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    tile.grab()


def test_a_low_tile_is_lower_and_a_tile_of_no_topic_has_room_for_its_name(qtbot: QtBot) -> None:
    tile = TopicTile("driving", "Conducir", "The rule does not ask for papers.")
    qtbot.addWidget(tile)
    tall = tile.heightForWidth(240)
    tile.set_compact(True)
    assert tile.heightForWidth(240) < tall
    other = TopicTile("no-topic", "Other")
    qtbot.addWidget(other)
    assert other.heightForWidth(240) > 0


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("compact", [False, True])
def test_no_name_of_a_topic_is_cut_inside_a_word(
    app: QApplication, qtbot: QtBot, percent: int, compact: bool
) -> None:
    apply_theme(app, Look(percent=percent))
    for name in ("Antecedentes", "Universidad", "Trabajo y dinero"):
        tile = TopicTile("records", name, "Vea antes a un abogado.")
        tile.set_compact(compact)
        qtbot.addWidget(tile)
        wide = current_look().measure_px(17) + 2 * SPACE.s  # as home makes them
        parts = (one for one in tile.sheet(wide).parts if isinstance(one, TextPart))
        title = next(one for one in parts if one.text.text == name)
        assert title.text.longest_word_width <= title.rect.width() + 1, (percent, name)


def test_a_row_that_warns_is_in_the_color_of_a_danger_and_has_its_sign(qtbot: QtBot) -> None:
    calm = RowLink("Driving: ICE may look.", icon_name="triangle-alert")
    warning = RowLink("Driving: ICE may look.", icon_name="triangle-alert", warns=True)
    for one in (calm, warning):
        qtbot.addWidget(one)
    assert _said(warning) == _said(calm)
    inks = [
        [part.color for part in one.sheet(400).parts if isinstance(part, TextPart)]
        for one in (calm, warning)
    ]
    assert inks[0] != inks[1]
    assert set(inks[1]) == {current_look().colors.stop}


def test_two_rows_of_tiles_fit_a_small_screen(qtbot: QtBot) -> None:
    answer = "Children: open to all. Adults: enrollment is full."
    tile = TopicTile("health", "Health", answer)
    tile.set_compact(True)
    qtbot.addWidget(tile)
    column = (1024 - 2 * SPACE.l - 2 * SPACE.m) // 3
    assert 2 * tile.heightForWidth(column) + SPACE.m <= 600 - 64 - 64 - 32


def test_a_tile_with_few_lines_keeps_whole_sentences(qtbot: QtBot) -> None:
    first = "See a lawyer first."
    more = "Most misdemeanors here carry less than a year, some do not."
    tile = TopicTile("records", "Records", f"{first} {more}", shorter=(first,))
    qtbot.addWidget(tile)
    tile.set_answer_lines(2)
    shown = [one.text for one in tile.sheet(200).parts if isinstance(one, TextPart)][-1]
    assert shown.text == first
    assert shown.layout(176, rtl=False).lineCount() <= 2
    tile.set_answer_lines(0)
    shown = [one.text for one in tile.sheet(200).parts if isinstance(one, TextPart)][-1]
    assert shown.text == f"{first} {more}"
    assert more.rstrip(".") in _said(tile), "read aloud it stays whole"


def test_chips_tell_word_number_and_state(qtbot: QtBot) -> None:
    chip = Chip("Guidance", 9)
    _shown(qtbot, chip)
    assert _said(chip) == "Guidance, 9 results"
    assert _role(chip) == QAccessible.Role.CheckBox
    off = chip.sizeHint().width()
    with qtbot.waitSignal(chip.toggled):
        QTest.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert chip.sizeHint().width() > off, "the check mark needs room: color is not the only sign"
    chip.set_label("Free", None)
    assert _said(chip) == "Free"
    assert chip.property("ring_radius") == chip.sizeHint().height() // 2


def test_painted_buttons_show_hover_press_and_disabled(qtbot: QtBot) -> None:
    row = RowLink("Driving", "A line of text", icon_name="list-checks")
    _shown(qtbot, row)
    QTest.mouseMove(row, QPoint(2, 2))
    plain = row.grab().toImage()
    row.setDown(True)
    assert row.grab().toImage() != plain
    assert row.ground("") == current_look().colors.tint_pressed
    row.setDown(False)
    row.setEnabled(False)
    assert not row.is_hovered


def test_rows_say_their_lines_in_order(qtbot: QtBot) -> None:
    row = RowLink("Title.", "Text.", meta="Guidance", topic="driving")
    _shown(qtbot, row)
    assert _said(row) == "Title. Text. Guidance"
    assert RowLink("Only a title").sizeHint().height() >= 40
    row.grab()


# Facts and places


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        ("confirmed", "Confirmed"),
        ("single-source", "One source"),
        ("weak", "Weak source"),
        ("unconfirmed", "Not confirmed"),
        ("", ""),
    ],
)
def test_facts_say_value_date_and_certainty(
    qtbot: QtBot, confidence: Confidence, words: str
) -> None:
    row = FactRow("Fee", "$33.00", date="Mar 2025", confidence=confidence)
    _shown(qtbot, row)
    said = [part for part in ("Fee: $33.00", "Mar 2025", words) if part]
    assert _said(row) == ". ".join(said)
    assert _role(row) == QAccessible.Role.StaticText
    row.grab()


def test_old_facts_look_old_and_say_so(qtbot: QtBot) -> None:
    fresh = FactRow("Fee", "$33.00", date="Nov 2023")
    old = FactRow("Fee", "$33.00", date="Nov 2023", old=True)
    other = FactRow("Fee", "$33.00", old=True, old_text="Vieja: llame antes")
    for row in (fresh, old, other):
        _shown(qtbot, row)
    assert _said(old).endswith("Old: call first")
    assert _said(other).endswith("Vieja: llame antes")
    assert fresh.grab().toImage() != old.grab().toImage()


def test_facts_stand_side_by_side_only_when_there_is_room(qtbot: QtBot) -> None:
    row = FactRow("Fee", "$33.00", date="Mar 2025")
    unknown = FactRow("Fee", "Not known: ask", known=False)
    for one in (row, unknown):
        qtbot.addWidget(one)
    assert row.heightForWidth(700) < row.heightForWidth(250)
    assert unknown.heightForWidth(700) > 0


def test_a_place_opens_and_goes_into_the_packet(qtbot: QtBot) -> None:
    told = PlaceText(
        "Legal Aid",
        distance="1.2 mi",
        detail="Free legal help",
        meta="English, Español",
        phone="303-555-0100",
        old=True,
    )
    row = PlaceRow(told, in_packet=False)
    _shown(qtbot, row, 600, 200)
    said = _said(row.link)
    assert said.startswith("Legal Aid. 1.2 mi. Free legal help. 303-555-0100")
    assert said.endswith("Old: call first")
    with qtbot.waitSignal(row.opened):
        QTest.keyClick(row.link, Qt.Key.Key_Return)
    with qtbot.waitSignal(row.packet_toggled) as held:
        QTest.keyClick(row.packet_button, Qt.Key.Key_Space)
    assert held.args == [True]
    assert _said(row.packet_button) == "Remove from packet: Legal Aid"
    with qtbot.assertNotEmitted(row.packet_toggled):
        row.set_in_packet(False)
    assert _said(row.packet_button) == "Add to packet: Legal Aid"


@pytest.mark.parametrize("width", [240, 420, 700])
def test_places_reflow_and_keep_their_phone(qtbot: QtBot, width: int) -> None:
    row = PlaceRow(PlaceText(LONG_WORD, distance="12.0 mi", phone="303-555-0100"), in_packet=True)
    _shown(qtbot, row, width, 300)
    sheet = row.link.sheet(row.link.width())
    texts = [part for part in sheet.parts if isinstance(part, TextPart)]
    assert any("303-555-0100" in part.text.text for part in texts)
    for part in texts:
        assert part.rect.right() <= sheet.width
        assert part.text.natural_width <= part.rect.width() or part.text.text == LONG_WORD
    bare = PlaceRow(PlaceText("Legal Aid"))
    _shown(qtbot, bare, width)
    assert not bare.packet_button.isVisible()


# Messages


@pytest.mark.parametrize("kind", ["stop", "note", "info"])
def test_banners_are_named_by_kind_and_have_a_way_on(qtbot: QtBot, kind: BannerKind) -> None:
    went: list[str] = []
    banner = Banner(
        kind,
        "Read this before you apply",
        "The card has a mark.",
        action="More",
        act=lambda: went.append("on"),
    )
    _shown(qtbot, banner)
    word = {"stop": "Caution", "note": "Note", "info": "Information"}[kind]
    assert _said(banner) == f"{word}: Read this before you apply"
    button = banner.findChild(Button)
    assert isinstance(button, Button)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert went == ["on"]
    tall = banner.heightForWidth(300)
    banner.set_content("Only a title")
    assert banner.heightForWidth(300) < tall
    assert not button.isVisible()
    banner.grab()


def test_a_banner_sets_paragraphs_in_columns_when_it_is_wide(qtbot: QtBot) -> None:
    banner = Banner("stop", "Read this before you apply", "\n".join([SENTENCE] * 4))
    _shown(qtbot, banner, 1200)
    line = WrapLabel("x").heightForWidth(100)
    assert banner.heightForWidth(1200) <= banner.heightForWidth(500) - 2 * line
    banner.set_content("Read this", SENTENCE)
    assert banner.heightForWidth(1200) < 120
    assert [label.text() for label in banner.findChildren(WrapLabel) if label.isVisible()] == [
        "Read this",
        SENTENCE,
    ]


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize(("width", "is_below"), [(900, False), (260, True)])
def test_the_button_of_a_strip_goes_below_where_there_is_little_room(
    app: QApplication, qtbot: QtBot, width: int, is_below: bool, rtl: bool
) -> None:
    apply_theme(app, Look(rtl=rtl))
    strip = Banner("stop", SENTENCE, action="Find legal help", is_strip=True)
    height = strip.heightForWidth(width)
    _shown(qtbot, strip, width, height)
    words, button = strip.findChildren(WrapLabel)[0], strip.findChildren(Button)[0]
    assert words.height() >= words.heightForWidth(words.width())
    assert not words.geometry().intersects(button.geometry())
    assert strip.rect().contains(words.geometry())
    assert strip.rect().contains(button.geometry())
    assert (button.y() >= words.geometry().bottom()) is is_below
    if is_below:
        middle = button.geometry().center().x() < width / 2
        assert middle is not rtl, "below where the words begin"
    else:
        taken = words.used_width(words.width())
        end = words.geometry().right() + 1 - taken if rtl else words.x() + taken
        apart = end - button.geometry().right() - 1 if rtl else button.x() - end
        assert 0 < apart <= 24, "at the end of the words"
    assert strip.minimumSizeHint().width() <= 260


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize(("text", "is_filled"), [("Call first.", False), (SENTENCE * 4, True)])
def test_the_box_of_a_strip_ends_with_its_words(
    app: QApplication, qtbot: QtBot, text: str, is_filled: bool, rtl: bool
) -> None:
    apply_theme(app, Look(rtl=rtl))
    strip = Banner("stop", text, is_strip=True)
    _shown(qtbot, strip, 900, strip.heightForWidth(900))
    picture = strip.grab().toImage()
    far, near = (30, 870) if rtl else (870, 30)
    low = strip.height() - 4
    assert (picture.pixelColor(far, low) == picture.pixelColor(near, low)) is is_filled


@pytest.mark.parametrize(("touch", "least"), [(False, 24), (True, 48)])
def test_the_button_of_a_banner_is_large_where_fingers_press_it(
    app: QApplication, qtbot: QtBot, touch: bool, least: int
) -> None:
    apply_theme(app, Look(touch=touch))
    strip = Banner("stop", SENTENCE, action="Find legal help", is_strip=True)
    _shown(qtbot, strip, 900, 200)
    assert strip.findChildren(Button)[0].height() >= least


# Folds


def _fold(qtbot: QtBot) -> tuple[QWidget, Fold, Button, list[str]]:
    """A page with a fold that holds a button, and one below it; what was made."""
    made: list[str] = []

    def make() -> QWidget:
        made.append("made")
        return Button("Inside")

    page = QWidget()
    column = QVBoxLayout(page)
    fold, below = Fold("Good to know", make), Button("Below")
    column.addWidget(fold)
    column.addWidget(below)
    _shown(qtbot, page)
    return page, fold, below, made


def test_what_lies_in_a_fold_is_made_once_when_it_is_opened(qtbot: QtBot) -> None:
    _, fold, _, made = _fold(qtbot)
    assert not made
    assert not fold.is_open
    with qtbot.waitSignal(fold.opened):
        QTest.mouseClick(fold.head, Qt.MouseButton.LeftButton)
    inside = fold.findChildren(Button)[0]
    assert inside.isVisible()
    QTest.mouseClick(fold.head, Qt.MouseButton.LeftButton)
    assert not inside.isVisible()
    QTest.mouseClick(fold.head, Qt.MouseButton.LeftButton)
    assert inside.isVisible()
    assert made == ["made"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_fold_opens_by_key_and_tab_goes_on_inside_it(qtbot: QtBot, key: Qt.Key) -> None:
    page, fold, below, _ = _fold(qtbot)
    fold.head.setFocus()
    QTest.keyClick(fold.head, key)
    assert fold.is_open
    assert page.focusWidget() is fold.head, "reading goes on where it was"
    QTest.keyClick(fold.head, Qt.Key.Key_Tab)
    inside = fold.findChildren(Button)[0]
    assert page.focusWidget() is inside
    QTest.keyClick(inside, Qt.Key.Key_Tab)
    assert page.focusWidget() is below
    below.setFocus()
    QTest.keyClick(below, Qt.Key.Key_Backtab)
    assert page.focusWidget() is inside
    QTest.keyClick(inside, Qt.Key.Key_Backtab)
    QTest.keyClick(fold.head, key)
    assert not fold.head.isChecked()
    QTest.keyClick(fold.head, Qt.Key.Key_Tab)
    assert page.focusWidget() is below, "what is closed is passed by"


def test_a_fold_tells_a_screen_reader_whether_it_is_open(qtbot: QtBot) -> None:
    _, fold, _, _ = _fold(qtbot)
    told = []
    for is_open in (False, True, False):
        fold.set_open(is_open)
        interface = QAccessible.queryAccessibleInterface(fold.head)
        assert bool(interface.state().checkable)
        assert bool(interface.state().checked) is is_open
        told.append(_said(fold.head))
    assert told == ["Good to know, closed", "Good to know, open", "Good to know, closed"]


def test_states_give_a_next_step(qtbot: QtBot) -> None:
    went: list[str] = []
    words, act = ("Nothing found", "Try it."), partial(went.append, "on")
    for made in (
        EmptyState(*words, action="On", act=act),
        ErrorState(*words, action="On", act=act),
    ):
        _shown(qtbot, made)
        button = made.findChild(Button)
        assert isinstance(button, Button)
        QTest.keyClick(button, Qt.Key.Key_Space)
        assert went.pop() == "on"
        made.set_content("Other words")
        assert _said(made) == "Other words"
        assert not button.isVisible()
        made.grab()


# Fields


def test_the_search_field_forgets(qtbot: QtBot) -> None:
    field = SearchField("Search", "licence, doctor …")
    _shown(qtbot, field)
    assert _said(field) == "Search"
    assert not field.clear_button.isVisible()
    QTest.keyClicks(field, "canary")
    assert field.clear_button.isVisible()
    with qtbot.waitSignal(field.cleared):
        QTest.mouseClick(field.clear_button, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert not field.isUndoAvailable()
    assert field.hasFocus()
    field.undo()
    assert field.text() == ""
    field.blockSignals(True)
    field.setText("canary")
    assert field.clear_button.isVisible()
    field.setText("")
    assert not field.clear_button.isVisible()
    button = field.clear_button.geometry()
    assert abs(button.center().y() - field.rect().center().y()) <= 1


def test_escape_empties_the_search_field(qtbot: QtBot) -> None:
    field = SearchField("Search")
    _shown(qtbot, field)
    QTest.keyClicks(field, "canary")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.assertNotEmitted(field.cleared):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    field.set_words("Buscar", "licencia")
    assert (_said(field), field.placeholderText()) == ("Buscar", "licencia")


def test_the_search_field_mirrors(app: QApplication, qtbot: QtBot) -> None:
    field = SearchField("Search")
    _shown(qtbot, field)
    field.setText("x")
    left = field.clear_button.x()
    apply_theme(app, Look(rtl=True))
    assert field.clear_button.x() < left
    margins = field.textMargins()
    assert min(margins.left(), margins.right()) >= current_look().icon_px() + SPACE.xs
    field.grab()


def test_the_wheel_does_not_change_a_number(qtbot: QtBot) -> None:
    field = NumberField("Age", least=0, most=120)
    _shown(qtbot, field)
    field.setValue(5)
    point = QPointF(5, 5)
    wheel = QWheelEvent(
        point,
        point,
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, wheel)
    assert field.value() == 5
    assert _said(field) == "Age"
    assert (field.minimum(), field.maximum()) == (0, 120)


# Frames


def test_cards_hold_widgets_and_grow_where_they_are_narrow(qtbot: QtBot) -> None:
    card = Card(topic="driving")
    card.add(WrapLabel(SENTENCE))
    _shown(qtbot, card)
    assert card.heightForWidth(200) > card.heightForWidth(600)


def test_headings_and_brand_carry_their_words(qtbot: QtBot) -> None:
    heading = SectionHeading("What to bring", trailing=Button("More", variant="link"))
    _shown(qtbot, heading)
    assert heading.findChildren(QLabel)[0].text() == "What to bring"
    brand = Brand()
    _shown(qtbot, brand)
    assert _said(brand) == "Navigator: home"
    with qtbot.waitSignal(brand.clicked):
        QTest.keyClick(brand, Qt.Key.Key_Return)
    brand.grab()
    brand.resize(brand.least_width(), 40)
    brand.grab()


def test_a_page_keeps_its_measure_and_its_way_back(qtbot: QtBot) -> None:
    went: list[str] = []
    page = Page("Driving in Colorado", Ways(lambda _route: None, lambda: went.append("back")))
    page.add_act(Button("Print", icon_name="printer"))
    page.add(WrapLabel(" ".join([SENTENCE] * 40)))
    _shown(qtbot, page, 1600, 300)
    assert _said(page) == "Driving in Colorado"
    assert page.content.width() == content_px(1)
    left = page.content.mapTo(page, QPoint(0, 0)).x()
    assert left == pytest.approx((1600 - content_px(1)) / 2, abs=12)
    QTest.keyClick(page.header.back, Qt.Key.Key_Return)
    assert went == ["back"]
    page.scroll_area.verticalScrollBar().setValue(50)
    page.to_top()
    assert page.scroll_area.verticalScrollBar().value() == 0
    first = Page("Home")
    qtbot.addWidget(first)
    assert first.header.back.isHidden()


def test_a_page_scrolls_by_key_and_is_no_stop_for_tab(qtbot: QtBot) -> None:
    page = Page("Driving", Ways(lambda _route: None, lambda: None))
    page.add(WrapLabel(" ".join([SENTENCE] * 40)))
    _shown(qtbot, page, 500, 200)
    page.setFocus()
    bar = page.scroll_area.verticalScrollBar()
    QTest.keyClick(page, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    QTest.keyClick(page.header.back, Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert page.scroll_area.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_acts_go_behind_more_when_there_is_no_room(qtbot: QtBot) -> None:
    page = Page("A rather long title of a page", Ways(lambda _route: None, lambda: None), columns=2)
    acts = [Button("Packet", icon_name="plus"), Button("Read aloud", icon_name="volume-2")]
    for act in acts:
        page.add_act(act)
    _shown(qtbot, page, 1200, 300)
    title = page.header.title
    assert page.header.acts.y() < title.y() + title.height()
    page.resize(420, 300)
    QApplication.processEvents()
    QApplication.processEvents()
    assert page.header.acts.y() < title.y() + title.height()
    assert not [act for act in acts if act.isVisible()]
    pressed: list[str] = []
    acts[1].clicked.connect(lambda: pressed.append(acts[1].text()))
    page.header._more.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [one.text() for one in menu.actions()] == ["Packet", "Read aloud"]
    menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: pressed == ["Read aloud"])
    menu.close()
    page.resize(1200, 300)
    QApplication.processEvents()
    for act in acts:
        assert page.rect().contains(QRect(act.mapTo(page, QPoint(0, 0)), act.size()))


# Everything together


@pytest.mark.parametrize("board", list(BOARDS))
@pytest.mark.parametrize(
    "look",
    [
        Look(),
        Look(percent=200),
        Look(rtl=True, language="ar", percent=150),
        Look(touch=True, mode=Mode.HIGH_CONTRAST),
    ],
    ids=["plain", "large", "rtl", "touch"],
)
@pytest.mark.parametrize("width", [640, 1024, 1366])
def test_nothing_is_cut_off_or_runs_out(
    app: QApplication, qtbot: QtBot, board: str, look: Look, width: int
) -> None:
    if board == "controls" and width < 1366 and look.percent > 100:
        pytest.skip("the board of plain Qt controls is one row and has no way to wrap")
    if board == "controls" and width < 1024:
        pytest.skip("the board of plain Qt controls is one row and has no way to wrap")
    apply_theme(app, look)
    window = BOARDS[board]()
    _shown(qtbot, window, width, 600)
    for _ in range(3):
        app.processEvents()
    assert window.width() == width
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, (PaintedLabel, PaintedButton)):
            assert widget.height() >= widget.heightForWidth(widget.width()), widget
            sheet = widget.sheet(widget.width())
            for part in sheet.parts:
                assert part.rect.left() >= -12, (widget, part)
                assert part.rect.right() <= sheet.width + 0.5, (widget, part)
        if isinstance(widget, (PaintedLabel, PaintedButton, Button)):
            left = widget.mapTo(window, QPoint(0, 0)).x()
            assert left >= 0, widget
            assert left + widget.width() <= width, widget


@pytest.mark.parametrize("board", list(BOARDS))
def test_everything_that_takes_focus_has_a_name(qtbot: QtBot, board: str) -> None:
    window = BOARDS[board]()
    _shown(qtbot, window, 1024, 600)
    for widget in window.findChildren(QWidget):
        takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not widget.isVisible():
            continue
        if takes_focus and isinstance(widget, (Button, PaintedButton, SearchField, NumberField)):
            assert _said(widget), widget


def test_switching_the_look_again_and_again_keeps_no_widgets(
    app: QApplication, qtbot: QtBot
) -> None:
    window = BOARDS["topic"]()
    _shown(qtbot, window, 1024, 600)
    counts = []
    for mode in (Mode.DARK, Mode.HIGH_CONTRAST, Mode.LIGHT, Mode.DARK):
        apply_theme(app, Look(mode=mode))
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        app.processEvents()
        counts.append(len(window.findChildren(QWidget)))
    assert len(set(counts)) == 1


def test_every_widget_can_be_reached_by_tab(qtbot: QtBot) -> None:
    window = BOARDS["results"]()
    _shown(qtbot, window, 1024, 600)
    wanted = {
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, (Button, PaintedButton)) and widget.isVisible()
    }
    seen: set[QWidget] = set()
    for _ in range(60):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is not None:
            seen.add(focused)
    assert wanted <= seen


def test_the_last_letter_of_an_arabic_word_stays_on_its_line(qapp: QApplication) -> None:
    """A layout counts what reaches beyond the advance; a chip as wide as its word cut it off."""
    look = replace(current_look(), language="ar", rtl=True)
    for word in ("\u0633\u0643\u064a\u0628", "\u0646\u0648", "\u064a\u0639\u0633"):
        told = block(look, word, bold=True)
        assert told.layout(told.natural_width, rtl=True).lineCount() == 1, word
