"""Fields of the desk's forms; the label above a field is its name for a screen reader too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFrame,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.theme.tokens import FOCUS
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.flow_layout import FlowLayout
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.wrap_label import WrapLabel

_COLUMN_CHARS = 34
_RING = FOCUS.width + FOCUS.gap
"""The pixels that the focus ring of a field takes beside it."""
YES_NO = {"": "Not known", "yes": "Yes", "no": "No"}


class Labelled(QWidget):
    """A field below its label."""

    def __init__(self, label: str, field: QWidget) -> None:
        super().__init__()
        self.field = field
        field.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xxs)
        self.label = WrapLabel(label, role=Role.SMALL, bold=True)
        column.addWidget(self.label)
        column.addWidget(field)

    @property
    def cell(self) -> str:
        """The content of the field: its text, or the code of the choice."""
        raise NotImplementedError

    def put(self, cell: str) -> None:
        """Show a value."""
        raise NotImplementedError


class Line(Labelled):
    """A field of one line; `hint` is an example shown while it is empty."""

    def __init__(self, label: str, hint: str = "", *, is_secret: bool = False) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleDescription(hint)
        if is_secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        super().__init__(label, self.line)

    @property
    def cell(self) -> str:
        """The text."""
        return self.line.text().strip()

    def put(self, cell: str) -> None:
        """Show another text, from its beginning on."""
        self.line.setText(cell)
        self.line.setCursorPosition(0)


class Choice(Labelled):
    """A box to choose from: code to words. `typed`: letters find a row."""

    def __init__(self, label: str, offers: Mapping[str, str], *, typed: bool = False) -> None:
        self.box = ChoiceBox()
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(10)
        if typed:
            let_type(self.box)
        super().__init__(label, self.box)
        self.box.set_name(label)
        self.offer(offers)

    def offer(self, offers: Mapping[str, str]) -> None:
        """Offer other rows; the choice stays where it is still offered."""
        before = self.cell
        self.box.clear()
        for code, words in offers.items():
            self.box.addItem(words, code)
        self.put(before)

    @property
    def cell(self) -> str:
        """The code of the row that is chosen, or typed whole."""
        at = self.box.currentIndex()
        if self.box.isEditable():
            at = self.box.findText(self.box.currentText(), Qt.MatchFlag.MatchFixedString)
        return str(self.box.itemData(at) or "") if at >= 0 else ""

    def put(self, cell: str) -> None:
        """Choose a code; one that is not offered shows as the first row."""
        self.box.setCurrentIndex(max(0, self.box.findData(cell)))


def let_type(box: ChoiceBox) -> None:
    """Let letters find a row ("oh", Enter), and keep them from the page's own keys."""
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    if (completer := box.completer()) is not None:
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchStartsWith)


def tab_through(fields: Iterable[QWidget]) -> None:
    """Set the Tab order, for what was made later comes last by itself."""
    for one, after in pairwise(fields):
        QWidget.setTabOrder(one, after)


def in_columns(widgets: Iterable[QWidget], most: int = 2) -> QWidget:
    """Return widgets side by side where there is room, else one below the other."""
    holder = QWidget()
    grid = ResponsiveGrid(
        holder, least_px=current_look().measure_px(_COLUMN_CHARS), most_columns=most,
        row_gap=SPACE.s, stretch_rows=False,
    )  # fmt: skip
    for widget in widgets:
        grid.addWidget(widget)
    return holder


def in_a_row(*widgets: QWidget, gap: int = SPACE.xs) -> QWidget:
    """Return buttons and words in one row that wraps."""
    holder = QWidget()
    flow = FlowLayout(holder, gap=gap)
    for widget in widgets:
        flow.addWidget(widget)
    return holder


class Scrolled(QScrollArea):
    """A column of widgets that scrolls."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take it, and scroll it along
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(_RING, 0, SPACE.m - _RING, SPACE.m)
        self.column.setSpacing(SPACE.s)
        self.setWidget(inside)
