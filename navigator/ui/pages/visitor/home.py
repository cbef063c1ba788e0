"""Home: choose a state, then six tiles, each with an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from navigator.library.facade import Library
from navigator.library.marks import newest_marks
from navigator.library.shift import ShiftLine, shift_lines
from navigator.records.checklists import Checklist
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Change, TopicCard
from navigator.records.topics import TOPICS
from navigator.ui.desk import Ask, Desk
from navigator.ui.pages.blocks import column
from navigator.ui.pages.visitor.home_lines import near_line
from navigator.ui.pages.visitor.home_side import HomeSide
from navigator.ui.pages.visitor.read_button import let_hear_sight
from navigator.ui.pages.visitor.shift_card import ShiftCard
from navigator.ui.theme import SPACE, current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import Column
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import ResponsiveGrid, grid
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.topic_tile import TopicTile
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

_SOON_DAYS = 365
_STATE_CHARS = 31
_TILE_CHARS = 26
_COLUMN_CHARS = 76
"""Characters below which the six tiles take the whole width: each answer then fits few lines."""
_NEAR = ("legal", "health")
_ROOMY_PX = 560
"""Least height at which six tiles with their pictures above fit without scrolling."""


@dataclass(frozen=True, slots=True)
class HomeData:
    """The cards, changes, checklists and notes of one state."""

    cards: tuple[TopicCard, ...]
    soon: tuple[Change, ...]
    checklists: tuple[Checklist, ...]
    marks: dict[str, str]
    """By topic, the dangers that this state alone has; at most two."""
    near: dict[str, str]
    """By topic, a line on the places near the ZIP code."""
    shift: tuple[ShiftLine, ...]
    """Notes for whoever helps today; empty once they were put away."""


class HomePage(Page):
    """Six tiles, coming changes, checklists, urgent pages; without a state, the list of states."""

    @staticmethod
    def load(desk: Desk, ask: Ask) -> HomeData | None:
        """Load the cards of the state; None when no state is chosen yet."""
        library: Library = desk.library
        if not ask.state:
            return None
        today = library.today()
        cards = tuple(library.card(ask.state, topic, ask.lang) for topic in TOPICS)
        say = library.wording(ask.lang)
        helps = desk.policy.volunteers and not desk.visit.shift_is_read
        return HomeData(
            shift=shift_lines(library, ask.state, ask.lang) if helps else (),
            cards=cards,
            marks=newest_marks(cards, say),
            near={topic: near_line(library, topic, ask, say) for topic in _NEAR} if ask.zip else {},
            soon=library.changes(
                ask.state, today + timedelta(days=1), today + timedelta(days=_SOON_DAYS), ask.lang
            ),
            checklists=library.checklists(ask.lang),
        )

    def __init__(self, desk: Desk, ask: Ask, data: HomeData | None) -> None:
        title = tr("What do you need help with?") if data else tr("Which state is it about?")
        super().__init__(title, desk, has_back=False, columns=2)
        let_hear_sight(self, desk)
        self.set_end_px(SPACE.m)
        self._desk = desk
        self._shift: ShiftCard | None = None
        self._side: HomeSide | None = None
        self._tiles: QWidget | None = None
        self._beside: ResponsiveGrid | None = None
        if data is None:
            self._ask_state()
        else:
            self._show(ask, data)

    def _ask_state(self) -> None:
        self.add(WrapLabel(tr("Rules differ from state to state. Choose one."), tone="quiet"))
        say, choose = self._desk.say, self._desk.visit.choose_state
        states = (one for one in self._desk.library.states() if one != FEDERAL)
        links = (RowLink(say.state(one), act=partial(choose, one)) for one in states)
        least = current_look().measure_px(_STATE_CHARS)
        self.add(grid(*links, least_px=least, most_columns=5, gap=SPACE.xxs))
        hint = tr("Your state is not here yet? Phone lines and federal rules hold everywhere.")
        self.add(WrapLabel(hint, tone="quiet"))
        self.add(Button(tr("Federal rules"), act=partial(choose, FEDERAL)))

    def _show(self, ask: Ask, data: HomeData) -> None:
        desk = self._desk
        self._tiles = tiles = Column()
        least = current_look().measure_px(_TILE_CHARS)
        columns = ResponsiveGrid(tiles, least_px=least, most_columns=3, gap=SPACE.s)
        opens = "doors" if desk.policy.doors_first else "card"
        for card in data.cards:
            near = data.near.get(card.topic, "")
            tile = TopicTile(
                card.topic,
                desk.say(f"topic.{card.topic}"),
                f"{card.tile} {near}".strip(),
                mark=data.marks.get(card.topic, ""),
                act=desk.to(opens, card.id),
            )
            columns.addWidget(tile)
        if data.shift:
            self._shift = ShiftCard(desk, data.shift)
            self._shift.put_away.connect(self._fit)
        self._side = HomeSide(desk, ask, data.checklists, data.soon)
        both = Column()
        self._beside = ResponsiveGrid(
            both,
            least_px=current_look().measure_px(_COLUMN_CHARS),
            most_columns=desk.policy.columns,
            gap=SPACE.l,
            weights=(9, 4),
            stretch_rows=False,
        )
        self._beside.addWidget(column(tiles, self._shift))
        self._beside.addWidget(self._side)
        self.add(both)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit tiles and lists to the new height."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the page again: only a shown page has a height."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Use small pictures and hide later lines where the page would need scrolling."""
        if self._tiles is None or self._side is None or self._beside is None:
            return
        spans = self._beside.spans(min(self.content.maximumWidth(), self.width() - 2 * SPACE.l))
        wide, room = spans[0][1], self.scroll_area.height() - 2 * SPACE.m
        is_beside = len(spans) > 1
        shift = None if self._shift is None or self._shift.isHidden() else self._shift
        has_room = not shift and self.height() >= _ROOMY_PX * current_look().factor
        self._set_compact(not has_room)
        if has_room and is_beside and self._tiles.heightForWidth(wide) > room:
            self._set_compact(True)
        if shift is not None:
            left = room - self._tiles.heightForWidth(wide) - SPACE.s
            shift.fit(wide, left if is_beside else None)
        self._side.fit(spans[-1][1], room if is_beside else None)

    def _set_compact(self, compact: bool) -> None:  # noqa: FBT001  Qt setter style
        for tile in self.findChildren(TopicTile):
            tile.set_compact(compact)
