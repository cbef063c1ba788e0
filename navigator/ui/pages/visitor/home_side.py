"""The narrow column of home: common starting points, and coming changes.

Beside the tiles it makes home no longer than they do: it shows only the coming changes that fit,
and one press leads to all of them. Where there is no room beside them it stands below, whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from navigator.records.checklists import Checklist
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Change
from navigator.ui.desk import TAKEN, Ask, Desk, Route
from navigator.ui.pages.blocks import column, section
from navigator.ui.theme import SPACE, current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import bare
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

CHECK_HELPER = "card:US:legal.check-helper"
_SOON_MOST = 4
_SOON_GAP = SPACE.xs
_ROW_CHARS = 34
_MOST_BESIDE = 3


class HomeSide(QWidget):
    """Rows that open a page, then dated lines."""

    def __init__(
        self, desk: Desk, ask: Ask, checklists: Sequence[Checklist], soon: Sequence[Change]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._start = section(tr("Start here"), self._rows(ask, checklists))
        title = tr("In {state}, soon").format(state=desk.say.state(ask.state))
        word = desk.say("part.changed")
        self._changed = Button(word, variant="quiet", act=desk.to("changes"))
        self._heading = SectionHeading(title)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._changed)
        self._lines = [
            self._line(change) for change in soon[:_SOON_MOST] if change.since is not None
        ]
        self._told = column(*self._lines, gap=_SOON_GAP)
        whole = bare(self, SPACE.xs)
        whole.addWidget(self._start)
        whole.addLayout(head)
        whole.addWidget(self._told)
        self.fit(0, None)

    def fit(self, wide: int, room: int | None) -> None:
        """Show the coming changes that fit into `room` pixels at a width; None shows all."""
        beside = self._changed.sizeHint()
        narrow = wide - beside.width() - SPACE.xs
        heading = max(self._heading.heightForWidth(narrow), beside.height())
        free = (room or 0) - self._start.heightForWidth(wide) - heading - 2 * SPACE.xs
        shown = 0
        for line in self._lines:
            free -= line.heightForWidth(wide) + (_SOON_GAP if shown else 0)
            is_shown = room is None or free >= 0
            line.setVisible(is_shown)
            shown += is_shown
        self._told.setVisible(bool(shown))

    def _rows(self, ask: Ask, checklists: Sequence[Checklist]) -> QWidget:
        """Make the rows: close together, and beside each other where there is room."""
        desk = self._desk
        held = QWidget()
        least = current_look().measure_px(_ROW_CHARS)
        grid = ResponsiveGrid(held, least_px=least, most_columns=_MOST_BESIDE, row_gap=0)
        links = [
            (tr("Someone was taken?"), "life-buoy", TAKEN),
            (tr("Is this helper allowed to advise?"), "scale", Route("guide", CHECK_HELPER)),
            *((one.title, "list-checks", Route("checklist", one.id)) for one in checklists),
        ]
        for word, icon, route in links:
            row = RowLink(word, icon_name=icon, dense=True, act=partial(desk.go, route))
            row.setEnabled(route.kind != "checklist" or ask.state != FEDERAL)
            grid.addWidget(row)
        return held

    def _line(self, change: Change) -> QWidget:
        day = self._desk.say.day(change.since) if change.since is not None else ""
        return WrapLabel(f"{day}: {change.text}", max_lines=2)
