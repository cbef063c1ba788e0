"""The first screen of a card: stop, answer, then side by side what to bring, do and whom to call.

Everything here renders parts of the outline. Where there is no room for all side by side, the
people who can help come before papers and steps.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from navigator.records.outline_parts import Line, Outline, Part, Purpose
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages.blocks import rows, stack
from navigator.ui.theme import SPACE, current_look
from navigator.ui.theme.tokens import Role
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.row_link import STEP_INSET_PX, NumberRow, StepRow
from navigator.ui.widgets.rows_layout import empty
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

_COLUMN_CHARS = 25
_WIDE = (Purpose.BRING, Purpose.DO, Purpose.CALL)
_NARROW = (Purpose.CALL, Purpose.BRING, Purpose.DO)


def stop_strip(part: Part, desk: Desk, ask: Ask, state: str) -> QWidget:
    """Make the strip of dangers that decide whether to go at all, with a button to lawyers."""
    word = tr("Lawyers near {zip}").format(zip=ask.zip) if ask.zip else tr("Find legal help")
    told = " ".join(line.title for line in part.lines)
    strip = Banner("stop", told, action=word, is_strip=True)
    strip.action_clicked.connect(lambda: desk.go(Route("places", f"card:{state}:legal")))
    return strip


class NextStep(QWidget):
    """The parts Bring, Do and Call; beside each other where there is room."""

    def __init__(
        self,
        told: Outline,
        desk: Desk,
        below_calls: QWidget | None,
        *,
        beside: Part | None = None,
        lead: QWidget | None = None,
        say: Callable[[int], None] | None = None,
    ) -> None:
        """Take an outline; `below_calls` stands under the numbers, a part `beside` them.

        `lead` stands above the part `beside`, so that nothing comes before the numbers. `say` is
        called with a step's number, and shows the words to say at that step.
        """
        super().__init__()
        self._desk = desk
        self._say = say
        self._columns: dict[Purpose, QWidget] = {}
        for part in (*map(told.part, _WIDE), beside):
            if part is not None:
                self._columns[part.purpose] = self._column(part)
        if beside is not None and lead is not None:
            column, layout_of = stack(SPACE.s)
            layout_of.addWidget(lead)
            layout_of.addWidget(self._columns[beside.purpose])
            self._columns[beside.purpose] = column
        if below_calls is not None:
            call = self._columns.setdefault(Purpose.CALL, stack(SPACE.xs)[0])
            layout = call.layout()
            if layout is not None:
                layout.addWidget(below_calls)
        self._wide = _WIDE if beside is None else (Purpose.CALL, beside.purpose)
        self._narrow = _NARROW if beside is None else self._wide
        self._grid = ResponsiveGrid(
            self,
            least_px=current_look().measure_px(_COLUMN_CHARS),
            most_columns=1 if desk.policy.columns == 1 else len(self._wide),
            gap=SPACE.l,
            stretch_rows=False,
        )
        self._order: tuple[Purpose, ...] = ()
        self._arrange(self._narrow if desk.policy.columns == 1 else self._wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the people to call first where not all parts fit side by side."""
        super().resizeEvent(event)
        is_wide = self._grid.columns_at(self.width()) == self._grid.count()
        self._arrange(self._wide if is_wide else self._narrow)

    def _arrange(self, order: tuple[Purpose, ...]) -> None:
        if order == self._order:
            return
        self._order = order
        empty(self._grid, keep=True)
        for purpose in order:
            if purpose in self._columns:
                self._grid.addWidget(self._columns[purpose])
        self._grid.invalidate()

    def _column(self, part: Part) -> QWidget:
        column, layout = stack(SPACE.xs)
        layout.addWidget(SectionHeading(part.heading))
        match part.purpose:
            case Purpose.CALL:
                layout.addWidget(rows(*(self._number(line) for line in part.lines)))
            case Purpose.DO:
                steps, column_of = stack(SPACE.xxs)
                for number, line in part.at_sight:
                    column_of.addWidget(self._step(number, line))
                    for trap in line.traps:
                        column_of.addWidget(inset(trap_label(trap)))
                layout.addWidget(steps)
            case _:
                for _, line in part.at_sight:
                    layout.addWidget(WrapLabel(f"\u2022\u2002{line.text}", selectable=True))
        if part.purpose is not Purpose.CALL and (rest := len(part.lines) - len(part.at_sight)):
            more = tr("{count} more below").format(count=rest)
            layout.addWidget(WrapLabel(more, tone="quiet"))
        for note in part.notes:
            layout.addWidget(WrapLabel(note, tone="quiet", selectable=True))
        return column

    def _step(self, number: int, line: Line) -> QWidget:
        """Make a step; one with words to say at it is a button that shows them."""
        say = self._say
        if line.said is None or say is None:
            return inset(WrapLabel(f"{number}.\u2002{line.text}", selectable=True))
        return StepRow(number, line.text, tr("Say"), lambda: say(number))

    def _number(self, line: Line) -> QWidget:
        """Make a row with a large number, which opens its place."""
        row = NumberRow(line.text, line.more)
        if line.where is not None:
            id = line.where.place.id
            row.clicked.connect(lambda: self._desk.go(Route("place", id)))
        return row


def inset(label: WrapLabel) -> QWidget:
    """Indent a label as far as the steps beside it."""
    column, layout = stack(0)
    layout.setContentsMargins(STEP_INSET_PX, SPACE.xxs, STEP_INSET_PX, SPACE.xxs)
    layout.addWidget(label)
    return column


def trap_label(trap: Line) -> WrapLabel:
    """Make a label with a danger at a step, in a few words."""
    return WrapLabel(f"\u25b2\u2002{trap.title}", tone="stop", bold=True, role=Role.SMALL)


def say_strip(part: Part, show: Callable[[], None]) -> QWidget:
    """Make the strip with the sentences to say at the counter, also in English.

    Its button calls `show`, which shows them large.
    """
    column, layout = stack(SPACE.xxs)
    large = Button(tr("Show it large"), variant="quiet", icon_name="message-square")
    large.clicked.connect(show)
    layout.addWidget(SectionHeading(part.heading, trailing=large))
    for line in part.lines:
        layout.addWidget(
            WrapLabel(f"\u201c{line.text}\u201d", role=Role.LEAD, bold=True, selectable=True)
        )
        if line.more:
            layout.addWidget(WrapLabel(f"\u201c{line.more}\u201d", selectable=True))
    return column


def in_full(told: Outline) -> QWidget:
    """Make the column of papers and steps in full, each danger below its step."""
    column, layout = stack(SPACE.xs)
    for purpose in (Purpose.BRING, Purpose.DO):
        part = told.part(purpose)
        if part is None:
            continue
        layout.addWidget(WrapLabel(part.heading, bold=True))
        for number, line in enumerate(part.lines, start=1):
            mark = f"{number}." if purpose is Purpose.DO else "\u2022"
            layout.addWidget(WrapLabel(f"{mark}\u2002{line.whole}", selectable=True))
            for trap in line.traps:
                layout.addWidget(Banner("stop", trap.title, trap.text))
    return column


def all_places_button(total: int, desk: Desk, card: str) -> QWidget:
    """Make a button that opens all `total` places of a topic."""
    more = Button(tr("All {count} places").format(count=total), variant="quiet")
    more.clicked.connect(lambda: desk.go(Route("places", card)))
    return more
