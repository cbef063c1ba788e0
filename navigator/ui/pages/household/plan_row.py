"""A program as a row of the table: its name, and a shape and a word for each person.

The row opens what is known about the program below it. Where there is no room for a column a
person, the words stand below the name, with the people each is about. No mark is a color alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from navigator.language.wording import Wording
from navigator.records.plans import MARKS, SHAPES, Mark, Planned
from navigator.ui.theme import RADIUS, SPACE, Role, current_look
from navigator.ui.widgets.column import Column, bare
from navigator.ui.widgets.fold import ROW_PAD_PX, put_after, row_px
from navigator.ui.widgets.painted import PaintedButton, PaintedLabel, joined
from navigator.ui.widgets.sheet import Line, Sheet, block

_TITLE_CHARS = 26
"""The narrowest name beside the columns, in characters."""
_TONES: dict[Mark, str] = {"fits": "ink", "may": "ink", "open": "quiet", "not": "quiet"}


def columns_px(people: int, width: int, say: Wording) -> int:
    """Return the pixels of a person's column; 0 where there is no room for one a person.

    A column holds the longest of the words on one line.
    """
    look = current_look()
    words = (block(look, _shaped(say, one), Role.SMALL, bold=True) for one in MARKS)
    wide = round(max(one.natural_width for one in words)) + SPACE.s
    room = width - people * wide - look.icon_px() - 3 * SPACE.s
    return wide if room >= look.measure_px(_TITLE_CHARS) else 0


def _shaped(say: Wording, mark: Mark) -> str:
    """Return the shape and the word of a mark."""
    return f"{SHAPES[mark]}\u00a0{say(f'plan.short.{mark}')}"


class PeopleHead(PaintedLabel):
    """The names above the columns; without room for columns it is empty."""

    def __init__(self, names: Sequence[str], say: Wording) -> None:
        super().__init__()
        self._names, self._say = names, say
        self.renew()

    def spoken(self) -> str:
        """Return nothing: each row says whose its marks are."""
        return ""

    def compose(self, sheet: Sheet) -> None:
        """Place each name above its column."""
        wide = columns_px(len(self._names), sheet.width, self._say)
        if not wide:
            return
        start = sheet.width - len(self._names) * wide
        first = Line(self._say("plan.program"), "quiet", Role.SMALL)
        high = sheet.line(first, sheet.look.icon_px() + 2 * SPACE.s, 0, start)
        for at, name in enumerate(self._names):
            line = Line(name, "quiet", Role.SMALL, bold=True)
            high = max(high, sheet.line(line, start + at * wide, 0, wide - SPACE.xs))
        sheet.height = high + SPACE.xxs


class _Head(PaintedButton):
    """The row itself; checked while what is known about the program is open."""

    def __init__(self, program: Planned, names: Sequence[str], say: Wording) -> None:
        super().__init__()
        self._program, self._names, self._say = program, names, say
        self.setCheckable(True)
        self.renew()

    @property
    def _marks(self) -> list[tuple[Mark, list[int]]]:
        """The marks, the best first, each with its people."""
        marks = self._program.marks
        found = sorted(range(len(marks)), key=lambda at: MARKS.index(marks[at]))
        return [(mark, list(same)) for mark, same in groupby(found, key=lambda at: marks[at])]

    def _who(self, people: Sequence[int]) -> str:
        if self._program.is_of_home or len(self._names) == 1:
            return ""
        return self._say.people(people, len(self._names))

    def _words(self) -> list[str]:
        """Return each mark in words with its people."""
        say = self._say
        if self._program.is_of_home:
            return [_word(say, self._program.marks[0])]
        return [
            ": ".join(filter(None, (self._who(people), _word(say, mark))))
            for mark, people in self._marks
        ]

    def least_height(self) -> int:
        """Return the height of a table's row."""
        return row_px()

    def spoken(self) -> str:
        """Return the name, each mark with its people, and if the row is open."""
        is_open = self.tr("open") if self.isChecked() else self.tr("closed")
        return joined(self._program.title, *self._words(), is_open)

    def compose(self, sheet: Sheet) -> None:
        """Place arrow, name and marks."""
        look, colors = sheet.look, sheet.look.colors
        people = len(self._names)
        wide = columns_px(people, sheet.width, self._say)
        size = look.icon_px()
        left = size + 2 * SPACE.s
        end = sheet.width - people * wide
        title = block(look, self._program.title, bold=True)
        room = end - left - SPACE.s
        high = title.height(int(room))
        low = 0
        if not wide:
            below = Line("  \u00b7  ".join(self._in_a_line()), "quiet", Role.SMALL)
            low = sheet.line(below, left, ROW_PAD_PX + high, room)
        sheet.height = max(self.least_height(), int(high + low + 2 * ROW_PAD_PX))
        sheet.backdrop(fill=self.ground(""), radius=RADIUS.control)
        top = (sheet.height - high - low) / 2
        arrow = "chevron-down" if self.isChecked() else "chevron-right"
        sheet.icon(arrow, SPACE.s, top + (title.line_px - size) / 2, size, colors.primary)
        sheet.text(title, left, top, room, colors.ink)
        for at, line in enumerate(self._cells() if wide else ()):
            text = line.block(look)
            x = end + at * wide
            span = people * wide if self._program.is_of_home else wide - SPACE.xs
            middle = (sheet.height - text.height(span)) / 2
            sheet.text(text, x, middle, span, getattr(colors, line.tone))

    def _cells(self) -> list[Line]:
        """Return a cell for each person, or one for the home."""
        say, marks = self._say, self._program.marks
        shown = marks[:1] if self._program.is_of_home else marks
        home = f" \u00b7 {say('plan.home')}" if self._program.is_of_home and len(marks) > 1 else ""
        return [
            Line(
                f"{_shaped(say, one)}{home}",
                _TONES[one],
                Role.SMALL,
                bold=one == "fits",
            )
            for one in shown
        ]

    def _in_a_line(self) -> list[str]:
        if self._program.is_of_home:
            mark = self._program.marks[0]
            return [_shaped(self._say, mark)]
        return [
            ": ".join(filter(None, (_shaped(self._say, mark), self._who(people))))
            for mark, people in self._marks
            if mark != "not" or self._program.best == "not"
        ]


def _word(say: Wording, mark: Mark) -> str:
    return say(f"plan.short.{mark}")


class PlanRow(QWidget):
    """The row of a program, and what is known about it, made when it is first opened."""

    def __init__(
        self,
        program: Planned,
        names: Sequence[str],
        say: Wording,
        make: Callable[[Planned], QWidget],
    ) -> None:
        super().__init__()
        self.program = program
        self._make = make
        self._inside: QWidget | None = None
        self.head = _Head(program, names, say)
        self.head.toggled.connect(self._turn)
        self._column = bare(self, 0)
        self._column.addWidget(self.head)

    @property
    def is_open(self) -> bool:
        """Return whether what is known is shown."""
        return self.head.isChecked()

    def open(self) -> None:
        """Show what is known, and go there."""
        self.head.setChecked(True)
        self.head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, is_open: bool) -> None:  # noqa: FBT001  slot
        if self._inside is None and is_open:
            holder = Column()
            inner = bare(holder, 0)
            inset = current_look().icon_px() + 2 * SPACE.s
            start, end = (0, inset) if current_look().rtl else (inset, 0)
            inner.setContentsMargins(start, 0, end, SPACE.m)
            inner.addWidget(self._make(self.program))
            self._inside = holder
            self._column.addWidget(holder)
            put_after(self.head, holder)
        if self._inside is not None:
            self._inside.setVisible(is_open)
            if is_open:
                from navigator.ui.widgets.veil import unveil  # noqa: PLC0415 - start time

                unveil(self._inside, on_card=True)
