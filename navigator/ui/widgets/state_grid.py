"""A map of equal tiles, one for each state: code, one word, color; each is a button. Its legend.

The grid is one stop of Tab; arrow keys move between neighbors, Enter opens. A tile tells a screen
reader its state and its law in words. Color is never the only sign: the word on the tile says the
same. North stays up and west left in every language.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from navigator.records.comparison import MAP_COLUMNS, MAP_ROWS, TILE_PLACES
from navigator.ui.theme import SPACE, Mode, Role, current_look, font_for
from navigator.ui.theme.map_colors import MAP_COLORS
from navigator.ui.widgets.column import Arranged, grow_down
from navigator.ui.widgets.painted import PaintedButton, PaintedLabel
from navigator.ui.widgets.sheet import BoxPart, Sheet, block, paint_box

_GAP = 6
_MOST_PX = 68
_LEAST_PX, _LEAST_TOUCH_PX = 24, 48
"""The least height of a tile in pixels that can still be hit, by mouse and by touch."""
_RADIUS = 6
_SHAPE = 0.84
"""The height of a tile as a share of its width."""
_INSET = 4
_HOVER_LINE, _PRESSED_LINE = 2.0, 4.0
_CHOSEN_GAP = 4.5
"""Pixels between the ring of the chosen state and its tile."""
_SWATCH_CHARS = 8
_ROUNDING = 4
"""Pixels by which a line may be wider once laid out than it was measured."""
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class TileWords:
    """The words and the color step of one tile."""

    code: str
    spoken: str
    mark: str = ""
    topic: str = ""
    choice: str = ""
    held: bool = True


class StateTile(PaintedButton):
    """One state. Signals: `clicked`, `moved(dx, dy)` for an arrow key, `reached`."""

    moved = Signal(int, int)
    reached = Signal()

    def __init__(self, words: TileWords) -> None:
        super().__init__()
        self.words = words
        self._chosen = False
        self.setProperty("ring_radius", _RADIUS)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if not words.held:
            self.unsetCursor()
        self.renew()

    def set_chosen(self, chosen: bool) -> None:  # noqa: FBT001  Qt setter style
        """Draw or remove the ring of the visit's own state."""
        self._chosen = chosen
        self.update()

    def spoken(self) -> str:
        """Return state and law in words."""
        return self.words.spoken

    def compose(self, sheet: Sheet) -> None:
        """Do nothing: a tile fits its words to its size when it is painted."""

    def sizeHint(self) -> QSize:
        """Return the size of a tile where there is room."""
        wide = round(_MOST_PX * current_look().factor)
        return QSize(wide, round(wide * _SHAPE))

    def minimumSizeHint(self) -> QSize:
        """Return a small size: the grid decides."""
        return QSize(24, 20)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Emit `moved` for arrow keys; leave other keys to the button."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(*step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Emit `reached` when the tile gets the focus."""
        super().focusInEvent(event)
        self.reached.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Emit `reached` when the pointer enters the tile."""
        super().enterEvent(event)
        self.reached.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, edge, code and word."""
        del event
        look = current_look()
        colors = MAP_COLORS[look.mode]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        strong = look.mode is Mode.HIGH_CONTRAST
        if not self.words.held:
            paint_box(painter, BoxPart(rect, "", look.colors.quiet, _RADIUS, dotted=True, line=1.5))
            self._word(painter, self.words.code, rect, look.colors.quiet, bold=False, share=0.40)
            return
        step = colors.step(self.words.topic, self.words.choice)
        line = 2.0 if strong else 1.0
        if self._chosen:
            paint_box(painter, BoxPart(rect, "", look.colors.ink, _RADIUS + 2, line=2.5))
            rect = rect.adjusted(_CHOSEN_GAP, _CHOSEN_GAP, -_CHOSEN_GAP, -_CHOSEN_GAP)
        paint_box(painter, BoxPart(rect, step.ground, "", _RADIUS))
        paint_box(painter, BoxPart(rect, "", colors.edge, _RADIUS, line=line))
        if self.is_hovered or self.isDown():
            # In the color of its words, which is seen on every ground of the map.
            inner = rect.adjusted(line, line, -line, -line)
            lit = _PRESSED_LINE if self.isDown() else _HOVER_LINE
            paint_box(painter, BoxPart(inner, "", step.ink, _RADIUS - 1, line=lit))
        upper = rect.adjusted(0, rect.height() * 0.10, 0, -rect.height() * 0.42)
        lower = rect.adjusted(0, rect.height() * 0.54, 0, -rect.height() * 0.08)
        self._word(painter, self.words.code, upper, step.ink, bold=True, share=0.40)
        self._word(painter, self.words.mark, lower, step.ink, bold=False, share=0.32)

    @staticmethod
    def _word(
        painter: QPainter, text: str, rect: QRectF, ink: str, *, bold: bool, share: float
    ) -> None:
        """Paint one word, as large as its place allows."""
        font = font_for(current_look(), Role.BODY if bold else Role.SMALL, bold=bold)
        room = rect.width() - 2 * _INSET
        size = min(font.pixelSize(), rect.width() * share)
        font.setPixelSize(max(6, round(size)))
        wide = QFontMetricsF(font).horizontalAdvance(text)
        if wide > room:
            font.setPixelSize(max(6, int(font.pixelSize() * room / wide)))
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


class StateGrid(Arranged, QWidget):
    """All tiles. Signals: `opened(code)`, for states in the pack; `reached(code)`."""

    opened = Signal(str)
    reached = Signal(str)

    def __init__(self, tiles: list[TileWords], chosen: str, name: str) -> None:
        """Make one tile for each state; `name` is the grid's name for screen readers."""
        super().__init__()
        self.setAccessibleName(name)
        self.tiles: dict[str, StateTile] = {}
        for words in sorted(tiles, key=lambda one: TILE_PLACES[one.code][::-1]):
            tile = StateTile(words)
            tile.setParent(self)
            tile.moved.connect(lambda dx, dy, code=words.code: self._move(code, dx, dy))
            tile.reached.connect(lambda code=words.code: self._reach(code))
            if words.held:
                tile.clicked.connect(lambda _=False, code=words.code: self.opened.emit(code))
            tile.set_chosen(words.code == chosen)
            self.tiles[words.code] = tile
        first = next((code for code, tile in self.tiles.items() if tile.words.held), "")
        self._current = chosen if chosen in self.tiles else first or next(iter(self.tiles))
        self.tiles[self._current].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        grow_down(self)

    @property
    def current(self) -> str:
        """The code of the tile that Tab reaches."""
        return self._current

    def hasHeightForWidth(self) -> bool:
        """Return True: tiles grow with the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width."""
        return MAP_ROWS * (self._tile_size(width).height() + _GAP) - _GAP

    def sizeHint(self) -> QSize:
        """Return the size with every tile at its largest."""
        wide = round(_MOST_PX * current_look().factor)
        width = MAP_COLUMNS * (wide + _GAP) - _GAP
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the size with tiles that can still be read and touched."""
        width = MAP_COLUMNS * (24 + _GAP) - _GAP
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the tiles."""
        super().resizeEvent(event)
        self._place()

    def _tile_size(self, width: int) -> QSize:
        most = round(_MOST_PX * current_look().factor)
        wide = max(8, min(most, (width - (MAP_COLUMNS - 1) * _GAP) // MAP_COLUMNS))
        least = _LEAST_TOUCH_PX if current_look().touch else _LEAST_PX
        return QSize(wide, max(least, round(wide * _SHAPE)))

    def _arrange(self) -> None:
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        size = self._tile_size(self.width())
        for code, tile in self.tiles.items():
            column, row = TILE_PLACES[code]
            left = column * (size.width() + _GAP)
            tile.setGeometry(QRect(left, row * (size.height() + _GAP), size.width(), size.height()))

    def _move(self, code: str, dx: int, dy: int) -> None:
        """Focus the nearest tile in a direction; stay where there is none."""
        x, y = TILE_PLACES[code]

        def away(other: str) -> tuple[int, int, str] | None:
            across, down = TILE_PLACES[other][0] - x, TILE_PLACES[other][1] - y
            ahead, aside = (across * dx, abs(down)) if dx else (down * dy, abs(across))
            if ahead <= 0 or (dx and aside):
                return None
            return ahead + 2 * aside, ahead, other

        found = min((one for one in map(away, self.tiles) if one is not None), default=None)
        if found is not None:
            target = self.tiles[found[2]]
            target.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _reach(self, code: str) -> None:
        if self.tiles[code].hasFocus() and code != self._current:
            self.tiles[self._current].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.tiles[code].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._current = code
        self.reached.emit(code)


class MapKey(PaintedLabel):
    """A line of the legend: a small tile with its word, its meaning, its number of states."""

    def __init__(self, words: TileWords, count: str) -> None:
        """Take mark and color from `words`, and as its meaning what is spoken."""
        super().__init__()
        self._words, self._count = words, count
        self.renew()

    def spoken(self) -> str:
        """Return word, meaning and number."""
        start = f"{self._words.mark}: " if self._words.mark else ""
        return f"{start}{self._words.spoken}, {self._count}"

    def compose(self, sheet: Sheet) -> None:
        """Place the tile, dotted for states not in the pack yet, then the words beside it."""
        look, told, y = sheet.look, self._words, 3
        word = block(look, told.mark, Role.SMALL)
        wide = max(look.measure_px(_SWATCH_CHARS, Role.SMALL), word.natural_width + SPACE.s)
        high = word.line_px + SPACE.xxs
        x = wide + SPACE.s
        text = block(look, f"{told.spoken} \u00b7 {self._count}")
        top = (high + 2 * y - text.line_px) / 2
        height = sheet.text(text, x, top, sheet.width - x, look.colors.ink)
        rect = QRectF(0, y, wide, high)
        if told.held:
            colors = MAP_COLORS[look.mode]
            step = colors.step(told.topic, told.choice)
            edge = colors.edge
            sheet.box(rect, fill=step.ground, outline=edge, radius=_RADIUS, line=look.edge_px)
            room = word.natural_width + _ROUNDING
            sheet.text(word, (wide - word.natural_width) / 2, y + SPACE.xxs / 2, room, step.ink)
        else:
            sheet.box(rect, outline=look.colors.quiet, radius=_RADIUS, dotted=True, line=1.5)
        sheet.height = max(height, high + 2 * y)

    def preferred_width(self) -> int:
        """Return the width of forty characters."""
        return current_look().measure_px(40)
