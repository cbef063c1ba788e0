"""One specimen of every control, and its portrait in each state, made with real events.

`python -m tests.helpers.specimens DIR` draws the sheet of all of them in every mode, to be
looked at; `tests/ui/test_states.py` compares the portraits.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QLineEdit,
    QRadioButton,
    QScrollBar,
    QSpinBox,
    QStyle,
    QStyleOptionSpinBox,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from navigator.ui.theme import SPACE, Look, Mode, apply_theme
from navigator.ui.widgets.bar_button import BarButton, BigChoice
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.chip import Chip, SpotChip
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.number_field import NumberField
from navigator.ui.widgets.place_row import PlaceRow, PlaceText
from navigator.ui.widgets.row_link import RowLink, StepRow
from navigator.ui.widgets.search_field import SearchField, ZipField
from navigator.ui.widgets.state_grid import StateTile, TileWords
from navigator.ui.widgets.table import Cell, Table
from navigator.ui.widgets.topic_tile import TopicTile


class State(StrEnum):
    """What can be done to a control."""

    REST = "rest"
    HOVER = "hover"
    PRESSED = "pressed"
    FOCUS = "focus"
    FOCUS_HOVER = "focus and hover"
    DISABLED = "disabled"


PRESSABLE = tuple(State)
TYPED = tuple(one for one in State if one is not State.PRESSED)
"""A field to type in is not pressed."""
KEPT = tuple(one for one in State if one is not State.DISABLED)
"""What is never out of use."""
POINTED = (State.REST, State.HOVER, State.PRESSED)
"""A part of a control: the whole of it has the focus and can be disabled."""
Spot = Callable[[QWidget], tuple[QWidget, QPoint]]


def _middle(widget: QWidget) -> tuple[QWidget, QPoint]:
    return widget, widget.rect().center()


@dataclass(frozen=True, slots=True)
class Specimen:
    """A control: how it is made, what states it has, and where it is pointed at."""

    make: Callable[[], QWidget]
    states: tuple[State, ...] = PRESSABLE
    spot: Spot = _middle
    width: int = 0
    """Pixels; 0 leaves it as wide as it likes to be."""


def _checked(made: Chip | Button | QCheckBox | QRadioButton) -> QWidget:
    made.setCheckable(True)
    made.setChecked(True)
    return made


def _bar_button(icon_name: str, variant: str, word: str) -> QWidget:
    made = BarButton(icon_name, variant)  # type: ignore[arg-type]
    made.set_label(word)
    return made


def _compact(made: TopicTile) -> QWidget:
    made.set_compact(True)
    return made


def _pad_key() -> QWidget:
    frame = QFrame()
    frame.setProperty("pad", "true")
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(Button("5"))
    return frame


def _inside(kind: type[QWidget]) -> Spot:
    def find(widget: QWidget) -> tuple[QWidget, QPoint]:
        inner = widget.findChild(kind)
        assert isinstance(inner, QWidget)
        return inner, inner.rect().center()

    return find


def _number() -> QWidget:
    made = NumberField("Number expected", least=0, most=9)
    made.setValue(3)
    return made


def _step(widget: QWidget) -> tuple[QWidget, QPoint]:
    assert isinstance(widget, QSpinBox)
    option = QStyleOptionSpinBox()
    widget.initStyleOption(option)
    part = QStyle.SubControl.SC_SpinBoxUp
    area = QStyle.ComplexControl.CC_SpinBox
    return widget, widget.style().subControlRect(area, option, part, widget).center()


def _search(text: str = "") -> QWidget:
    made = SearchField("Search", "licence, doctor …")
    made.setText(text)
    return made


def _zip() -> QWidget:
    made = ZipField()
    made.set_words("ZIP code", "ZIP")
    return made


def _choices() -> QWidget:
    made = ChoiceBox("State")
    made.addItems(["Colorado", "Texas"])
    return made


def _tile(choice: str = "yes", *, chosen: bool = False) -> QWidget:
    made = StateTile(TileWords("CO", "Colorado", "yes", "driving", choice))
    made.set_chosen(chosen)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setMinimumSize(68, 57)
    return made


def _table() -> QWidget:
    made = Table("States", on_click=True)
    made.show_rows(
        ["State", "What the law says"],
        [
            [
                Cell("Colorado", opens="card:CO:driving"),
                Cell("Does not ask", opens="card:CO:driving"),
            ]
        ],
        opens=["compare:CO", "compare:TX"],
    )
    made.setFixedHeight(110)
    return made


def _cell(widget: QWidget) -> tuple[QWidget, QPoint]:
    assert isinstance(widget, Table)
    return widget.viewport(), widget.visualRect(widget.model().index(0, 1)).center()


def _head(widget: QWidget) -> tuple[QWidget, QPoint]:
    assert isinstance(widget, Table)
    return widget.horizontalHeader().viewport(), QPoint(40, 12)


def _tabs() -> QWidget:
    made = QTabBar()
    made.addTab("General")
    made.addTab("Pages")
    return made


def _tab(widget: QWidget) -> tuple[QWidget, QPoint]:
    assert isinstance(widget, QTabBar)
    return widget, widget.tabRect(1).center()


def _scroll() -> QWidget:
    made = QScrollBar(Qt.Orientation.Vertical)
    made.setRange(0, 100)
    made.setPageStep(60)
    made.setFixedHeight(110)
    return made


def _handle(widget: QWidget) -> tuple[QWidget, QPoint]:
    return widget, QPoint(widget.width() // 2, 30)


def _place(widget: QWidget) -> tuple[QWidget, QPoint]:
    assert isinstance(widget, PlaceRow)
    return widget.link, widget.link.rect().center()


SPECIMENS: dict[str, Specimen] = {
    "plain button": Specimen(lambda: Button("Print", icon_name="printer")),
    "primary button": Specimen(lambda: Button("Start", variant="primary", icon_name="check")),
    "quiet button": Specimen(lambda: Button("Skip", variant="quiet", icon_name="plus")),
    "quiet button, on": Specimen(lambda: _checked(Button("In packet", variant="quiet"))),
    "stop button": Specimen(lambda: Button("Clear", variant="stop", icon_name="eraser")),
    "text link": Specimen(lambda: Button("Why we ask", variant="link")),
    "icon button": Specimen(
        lambda: Button("Help", icon_name="circle-help", icon_only=True, variant="quiet")
    ),
    "button in a field": Specimen(
        lambda: _search("doctor"), (State.REST, State.HOVER, State.PRESSED), _inside(Button), 240
    ),
    "bar button": Specimen(lambda: _bar_button("eye-off", "plain", "Hide")),
    "quiet bar button": Specimen(lambda: _bar_button("house", "quiet", "Home")),
    "stop bar button": Specimen(lambda: _bar_button("rotate-ccw", "stop", "Start over")),
    "key of the number pad": Specimen(_pad_key, spot=_inside(Button)),
    "topic tile": Specimen(
        lambda: TopicTile("driving", "Driving", "The rule does not ask for papers."),
        width=260,
    ),
    "low topic tile": Specimen(
        lambda: _compact(TopicTile("health", "Health", "Children: open to all.")), width=260
    ),
    "row": Specimen(lambda: RowLink("Driving in Colorado", "A card.", topic="driving"), width=300),
    "step": Specimen(lambda: StepRow(2, "Make an appointment.", "Say it"), width=300),
    "place": Specimen(
        lambda: PlaceRow(
            PlaceText("Denver office", phone="303-555-0100", meta="English"), in_packet=False
        ),
        spot=_place,
        width=420,
    ),
    "old place": Specimen(
        lambda: PlaceRow(PlaceText("Denver office", phone="303-555-0100", old=True)),
        spot=_place,
        width=300,
    ),
    "chip": Specimen(lambda: Chip("Legal help", 14)),
    "chip, on": Specimen(lambda: _checked(Chip("Legal help", 14))),
    "place, taken off": Specimen(lambda: SpotChip("Denver, Colorado")),
    "language": Specimen(lambda: BigChoice(("English",)), width=240),
    "check box": Specimen(lambda: QCheckBox("Two columns")),
    "check box, on": Specimen(lambda: _checked(QCheckBox("Two columns"))),
    "radio button": Specimen(lambda: QRadioButton("Letter")),
    "radio button, on": Specimen(lambda: _checked(QRadioButton("Letter"))),
    "field": Specimen(lambda: QLineEdit("Denver"), TYPED, width=200),
    "search field": Specimen(_search, TYPED, width=240),
    "ZIP field": Specimen(_zip, TYPED),
    "number field": Specimen(_number, TYPED),
    "step of a number field": Specimen(_number, POINTED, _step),
    "choice box": Specimen(_choices, TYPED, width=200),
    "tile of the map": Specimen(_tile, KEPT),
    "pale tile of the map": Specimen(lambda: _tile("no"), KEPT),
    "chosen tile of the map": Specimen(lambda: _tile(chosen=True), KEPT),
    "cell of a table": Specimen(_table, (*POINTED, State.FOCUS), _cell, 420),
    "head of a table": Specimen(_table, POINTED, _head, 420),
    "tab": Specimen(_tabs, (State.REST, State.HOVER, State.FOCUS, State.DISABLED), _tab, 260),
    "scroll bar": Specimen(_scroll, POINTED, _handle),
}


@contextmanager
def posed(specimen: Specimen, state: State) -> Iterator[QWidget]:
    """The window that holds the control, in that state."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(SPACE.m, SPACE.m, SPACE.m, SPACE.m)
    away = QWidget()
    away.setFixedSize(1, 1)
    away.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    control = specimen.make()
    if specimen.width:
        control.setFixedWidth(specimen.width)
    control.setEnabled(state is not State.DISABLED)
    column.addWidget(control, 0, Qt.AlignmentFlag.AlignLeading)
    column.addWidget(away)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    away.setFocus()
    QTest.mouseMove(window, QPoint(1, 1))
    target, point = specimen.spot(control)
    if state in (State.FOCUS, State.FOCUS_HOVER):
        holder = control if control.focusPolicy() & Qt.FocusPolicy.TabFocus else target
        holder.setFocus(Qt.FocusReason.TabFocusReason)
    if state in (State.HOVER, State.FOCUS_HOVER, State.PRESSED):
        QTest.mouseMove(target, point)
    if state is State.PRESSED:
        QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=point)
    for _ in range(3):
        app.processEvents()
    try:
        yield window
    finally:
        if state is State.PRESSED:
            control.blockSignals(True)
            QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=QPoint(-50, -50))
        # Or the next window would be told that the pointer came in where this one had it.
        QTest.mouseMove(window, QPoint(1, 1))
        window.close()
        window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def portrait(specimen: Specimen, state: State) -> QImage:
    """A picture of the control in that state, with room for its focus ring."""
    with posed(specimen, state) as window:
        return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def draw_sheet(look: Look, app: QApplication) -> QImage:
    """All specimens below each other, their states side by side."""
    apply_theme(app, look)
    rows = [
        (name, [portrait(one, state) if state in one.states else None for state in State])
        for name, one in SPECIMENS.items()
    ]
    wide = max(one.width() for _, row in rows for one in row if one is not None)
    high = sum(max(one.height() for one in row if one is not None) + 18 for _, row in rows)
    sheet = QImage(wide * len(State), high, QImage.Format.Format_RGB32)
    sheet.fill(QColor(look.colors.paper))
    painter = QPainter(sheet)
    painter.setPen(QColor(look.colors.quiet))
    y = 0
    for name, row in rows:
        for number, (state, picture) in enumerate(zip(State, row, strict=True)):
            if picture is not None:
                text = f"{name}: {state}" if number == 0 else str(state)
                area = QRect(number * wide + SPACE.m, y, wide, 18)
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
                painter.drawImage(number * wide, y + 18, picture)
        y += max(one.height() for one in row if one is not None) + 18
    painter.end()
    return sheet


def main(arguments: list[str]) -> None:
    """Draw the sheet of every mode into a folder."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    for mode in Mode:
        draw_sheet(Look(mode=mode), app).save(str(folder / f"states-{mode.value}.png"))


if __name__ == "__main__":
    main(sys.argv[1:])
