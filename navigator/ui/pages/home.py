"""Home: choose a state, then six tiles that already answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from navigator.library.facade import Library
from navigator.library.marks import newest_marks
from navigator.library.shift import ShiftLine, shift_lines
from navigator.records.checklists import Checklist
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Change, TopicCard
from navigator.records.topics import TOPICS
from navigator.ui.desk import TAKEN, Ask, Desk, Route
from navigator.ui.pages.blocks import box, rows, section, stack
from navigator.ui.pages.home_lines import near_line
from navigator.ui.pages.read_button import let_hear_sight
from navigator.ui.pages.shift_card import ShiftCard
from navigator.ui.theme import SPACE, current_look
from navigator.ui.theme.tokens import Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.topic_tile import TopicTile
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

CHECK_HELPER = "card:US:legal.check-helper"
_SOON_DAYS = 365
_SOON_MOST = 4
_STATE_CHARS = 31
_COLUMN_CHARS = 42
_NEAR = ("legal", "health")
_ROOMY_PX = 560
"""From this height on, six tiles with their pictures above fit without scrolling."""


@dataclass(frozen=True, slots=True)
class HomeData:
    """What home shows for one state."""

    cards: tuple[TopicCard, ...]
    soon: tuple[Change, ...]
    checklists: tuple[Checklist, ...]
    marks: dict[str, str]
    """By topic, dangers that are this state's own; at most two."""
    near: dict[str, str]
    """By topic, what is near the ZIP code."""
    shift: tuple[ShiftLine, ...]
    """What whoever helps today should know; empty once it was put away."""


class HomePage(Page):
    """Six tiles, what is coming, checklists, urgent pages."""

    @staticmethod
    def load(desk: Desk, ask: Ask) -> HomeData | None:
        """The cards of the state, or None when no state is chosen yet."""
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

    def __init__(
        self, desk: Desk, ask: Ask, data: HomeData | None, parent: QWidget | None = None
    ) -> None:
        title = tr("What do you need help with?") if data else tr("Which state is it about?")
        super().__init__(title, columns=2, parent=parent)
        let_hear_sight(self, desk)
        self._desk = desk
        self._shift: ShiftCard | None = None
        if data is None:
            self._ask_state()
        else:
            self._show(ask, data)

    def _ask_state(self) -> None:
        self.add(WrapLabel(tr("Rules differ from state to state. Choose one."), tone="quiet"))
        held = QWidget()
        least = current_look().measure_px(_STATE_CHARS)
        grid = ResponsiveGrid(held, least_px=least, most_columns=5, gap=SPACE.xxs)
        for state in self._desk.library.states():
            if state == FEDERAL:
                continue
            row = RowLink(self._desk.say.state(state))
            row.clicked.connect(lambda _=False, code=state: self._desk.visit.set_state(code))
            grid.addWidget(row)
        self.add(held)
        self.add(
            WrapLabel(
                tr("Your state is not here yet? Phone lines and federal rules hold everywhere."),
                tone="quiet",
            )
        )
        federal = Button(tr("Federal rules"))
        federal.clicked.connect(lambda: self._desk.visit.set_state(FEDERAL))
        self.add(federal)

    def _show(self, ask: Ask, data: HomeData) -> None:
        desk = self._desk
        tiles = QWidget()
        grid = ResponsiveGrid(tiles, least_px=current_look().measure_px(26), most_columns=3)
        opens = "doors" if desk.policy.doors_first else "card"
        for card in data.cards:
            near = data.near.get(card.topic, "")
            tile = TopicTile(
                card.topic,
                desk.say(f"topic.{card.topic}"),
                f"{card.tile} {near}".strip(),
                mark=data.marks.get(card.topic, ""),
            )
            tile.clicked.connect(lambda _=False, id=card.id: desk.go(Route(opens, id)))
            grid.addWidget(tile)
        side, column = stack(SPACE.m)
        taken = RowLink(tr("Someone was taken?"), icon_name="life-buoy")
        taken.clicked.connect(lambda: desk.go(TAKEN))
        helper = RowLink(tr("Is this helper allowed to advise?"), icon_name="scale")
        helper.clicked.connect(lambda: desk.go(Route("guide", CHECK_HELPER)))
        first: list[QWidget] = [taken, helper]
        for checklist in data.checklists:
            row = RowLink(checklist.title, icon_name="list-checks")
            row.clicked.connect(lambda _=False, id=checklist.id: desk.go(Route("checklist", id)))
            row.setEnabled(ask.state != FEDERAL)
            first.append(row)
        column.addWidget(section(tr("Start here"), rows(*first)))
        changed = RowLink(desk.say("part.changed"), icon_name="history")
        changed.clicked.connect(lambda: desk.go(Route("changes")))
        soon = [box(*self._soon(data.soon))] if data.soon else []
        column.addWidget(section(self._soon_title(ask), changed, *soon))
        column.addStretch(1)
        left, under = stack(SPACE.m)
        under.addWidget(tiles)
        if data.shift:
            self._shift = ShiftCard(desk, data.shift)
            self._shift.put_away.connect(self._fit_tiles)
            under.addWidget(self._shift)
        under.addStretch(1)
        both = QWidget()
        columns = ResponsiveGrid(
            both,
            # The narrow column is two sevenths and needs room for its words.
            least_px=current_look().measure_px(_COLUMN_CHARS),
            most_columns=desk.policy.columns,
            gap=SPACE.l,
            weights=(5, 2),
            stretch_rows=False,
        )
        columns.addWidget(left)
        columns.addWidget(side)
        self.add(both)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the pictures beside the names when the six tiles would not fit."""
        super().resizeEvent(event)
        self._fit_tiles()

    def _fit_tiles(self) -> None:
        has_shift = self._shift is not None and not self._shift.isHidden()
        compact = has_shift or self.height() < _ROOMY_PX * current_look().factor
        for tile in self.findChildren(TopicTile):
            tile.set_compact(compact)

    def _soon_title(self, ask: Ask) -> str:
        return tr("In {state}, soon").format(state=self._desk.say.state(ask.state))

    def _soon(self, changes: tuple[Change, ...]) -> list[QWidget]:
        told: list[QWidget] = []
        for change in changes[:_SOON_MOST]:
            if change.since is not None:
                told.append(WrapLabel(self._desk.say.day(change.since), bold=True, role=Role.SMALL))
                told.append(WrapLabel(change.text, max_lines=3))
        return told
