"""Home: choose a state, then the tiles of the topics, each with an answer.

Beside the tiles stand common starting points and coming changes, no longer than they are: only the
changes that fit, and one press leads to all of them. Where there is no room beside them they stand
below, whole. The notes for whoever helps today stand below the tiles until they are put away; that
is remembered in memory until the program ends, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import chain, repeat
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid

from navigator.errors import BadInput, KnownError
from navigator.language.sentences import sentences
from navigator.language.wording import KM_A_MILE
from navigator.library.facade import Library
from navigator.library.marks import newest_marks
from navigator.library.shift import ShiftLine, shift_lines
from navigator.records.checklists import Checklist
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Change, Near, TopicCard
from navigator.records.topics import ERRANDS, TOPICS
from navigator.ui.desk import HOUSEHOLD, TAKEN, Ask, Desk, Route
from navigator.ui.pages.blocks import box, column, section, stack
from navigator.ui.pages.visitor.read_button import let_hear_sight
from navigator.ui.theme import SPACE, current_look
from navigator.ui.visit.shortcuts import TILE_KEYS, bind_key
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import Column, bare
from navigator.ui.widgets.flow_layout import FlowLayout, flow
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import ResponsiveGrid, grid
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.rows_layout import empty
from navigator.ui.widgets.search_field import ZipField
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.topic_tile import NO_ANSWER, TopicTile
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import counted, told, tr

if TYPE_CHECKING:
    from navigator.language.wording import Wording
    from navigator.ui.site.staff_access import Staff

_RINGS = (2, 5, 10, 25, 50, 100)
"""Rings in miles; the first ring that holds enough places is named."""
_ENOUGH = 3
_LEAST = 2
"""The least count in the last ring: the card of the topic names a single place."""
_COUNTED = 100


def near_line(library: Library, topic: str, ask: Ask, say: Wording) -> str:
    """Return a sentence on how many places lie within how many miles; empty for too few.

    It counts the topic's first kind of place.
    """
    kind = TOPICS[topic].doors[0]
    if kind in ERRANDS:
        return ""  # their agency is called first, wherever an office is
    try:
        found = library.near(ask.zip, kind, _COUNTED, lang=ask.lang).found
    except BadInput:
        return ""
    miles = [one.km / KM_A_MILE for one in found if one.km is not None]
    for ring in _RINGS:
        count = sum(mile <= ring for mile in miles)
        if count >= (_LEAST if ring == _RINGS[-1] else _ENOUGH):
            return say(f"near.count.{kind}", count=count, miles=ring)
    return ""


class ShiftCard(QWidget):
    """Notes for helpers, three at most; each opens its card or place. Signal: `put_away`."""

    put_away = Signal()

    def __init__(self, desk: Desk, lines: Sequence[ShiftLine]) -> None:
        super().__init__()
        self._desk = desk
        self._heading = SectionHeading(tr("News for volunteers"))
        self._more = Button("", variant="quiet", act=self._show_all)
        away = Button(tr("Hide"), variant="quiet", icon_name="x", act=self._put_away)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._more)
        head.addWidget(away)
        self._head_px = away.sizeHint().height()
        self._rows = [self._row(line) for line in lines]
        self._is_whole = False
        column = bare(self, 0)
        column.addLayout(head)  # before the rows: so the Tab key goes
        for row in self._rows:
            column.addWidget(row)
        self.fit(0, None)

    def fit(self, wide: int, room: int | None) -> None:
        """Show the lines that fit into `room` pixels at a width, at least one; None shows all.

        The others are one press away.
        """
        for row in self._rows:
            row.set_title_lines(0 if room is None or self._is_whole else 1)
        free = (room or 0) - max(self._heading.heightForWidth(wide), self._head_px)
        hidden = 0
        for number, row in enumerate(self._rows):
            free -= row.heightForWidth(wide)
            is_shown = room is None or self._is_whole or free >= 0 or not number
            row.setVisible(is_shown)
            hidden += not is_shown
        self._more.set_label(counted(tr("{count} more"), hidden))
        self._more.setVisible(bool(hidden))

    @property
    def is_whole(self) -> bool:
        """Return whether every line is shown."""
        return self._more.isHidden()

    def _show_all(self) -> None:
        self._is_whole = True
        self.fit(0, None)
        self._rows[-1].setFocus()

    def _row(self, line: ShiftLine) -> RowLink:
        kind = "card" if line.id.startswith("card:") else "place"
        title = f"{self._desk.say.day(line.day)}: {line.text}"
        return RowLink(title, dense=True, act=self._desk.to(kind, line.id))

    def _put_away(self) -> None:
        self._desk.visit.shift_is_read = True
        self.hide()
        self.put_away.emit()


class DeskState(QWidget):
    """Asks once for the ZIP code of the desk, and keeps it with its state as settings.

    Nothing is kept before a button with the name of the state is pressed.
    """

    def __init__(self, desk: Desk, staff: Staff) -> None:
        super().__init__()
        self._desk, self._staff = desk, staff
        lead = tr(
            "Write the ZIP code of this place, not of a visitor. It is kept as a setting of this "
            "computer, so that nobody has to choose again."
        )
        self._zip = ZipField()
        self._zip.set_words(tr("ZIP code of this place"), tr("ZIP"))
        self._zip.given.connect(self._look_up)
        self._told = WrapLabel("", tone="stop")
        found = QWidget()
        self._found = FlowLayout(found, gap=SPACE.s)
        heading = SectionHeading(tr("Which state is this desk in?"))
        asked = box(heading, WrapLabel(lead), flow(self._zip, found, gap=SPACE.s), self._told)
        bare(self, 0, asked)
        self._told.hide()

    def _look_up(self, code: str) -> None:
        empty(self._found)
        if not code:
            return

        def work() -> Near | KnownError:
            try:
                return self._desk.library.near(code, "hotline", 1)
            except KnownError as error:
                return error

        self._desk.aside(work, lambda found: self._offer(code, found) if isValid(self) else None)

    def _offer(self, code: str, found: Near | KnownError) -> None:
        """Show a button for each state in which the ZIP code lies."""
        if isinstance(found, KnownError):
            self._tell(found)
            return
        self._told.hide()
        for state in filter(None, (found.state, found.beside)):
            word = tr("This desk is in {state}").format(state=self._desk.say.state(state))
            act = partial(self._keep, state, code)
            self._found.addWidget(Button(word, variant="primary", act=act))

    def _keep(self, state: str, code: str) -> None:
        chosen = self._staff.settings._replace(state=state, zip=code)

        def kept(error: KnownError | None) -> None:
            if error is None:
                self._desk.visit.settle(state, code)
            elif isValid(self):
                self._tell(error)

        self._staff.save(chosen, "", kept)

    def _tell(self, error: KnownError) -> None:
        self._told.set_text(" ".join(told(error)), tone="stop")
        self._told.show()


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
        rows: list[QWidget] = []
        links = [
            (tr("Someone was taken?"), "life-buoy", TAKEN),
            (tr("Is this helper allowed to advise?"), "scale", Route("guide", CHECK_HELPER)),
            *((one.title, "list-checks", Route("checklist", one.id)) for one in checklists),
        ]
        for word, icon, route in links:
            row = RowLink(word, icon_name=icon, dense=True, act=partial(desk.go, route))
            row.setEnabled(route.kind != "checklist" or ask.state != FEDERAL)
            rows.append(row)
        most = _MOST_BESIDE
        return grid(*rows, least_chars=_ROW_CHARS, most_columns=most, row_gap=0, stretch_rows=True)

    def _line(self, change: Change) -> QWidget:
        day = self._desk.say.day(change.since) if change.since is not None else ""
        return WrapLabel(f"{day}: {change.text}")


_SOON_DAYS = 365
_STATE_CHARS = 31
_TILE_CHARS = 17
_ANSWER_LINES = (0, 5, 4, 3, 2)
"""Lines of a tile's answer, tried in turn until home fits. The last ones stay where it must scroll,
as at 200 % text: more topics are then in sight."""
_LARGE_TEXT = 1.3
"""The text size from which a kiosk shows five topics at a time where all do not fit."""
_COLUMN_CHARS = 76
"""Characters below which the tiles take the whole width: each answer then fits few lines."""
_NEAR = ("legal", "health")
_ROOMY_PX = 560
"""Least height at which two rows of tiles with their pictures above fit without scrolling."""


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
    """Tiles, coming changes, checklists, urgent pages; without a state, the list of states."""

    of_state = True
    is_near = True

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
        self._named = ""
        """The topic whose name was said last."""
        self._dangers: QWidget | None = None
        """The dangers that this state alone has, below the tiles."""
        self._shift: ShiftCard | None = None
        self._side: HomeSide | None = None
        self._tiles: QWidget | None = None
        self._more_topics: Button | None = None
        """Turns to the other topics where a kiosk shows five at a time."""
        self._turned = False
        self._beside: ResponsiveGrid | None = None
        if data is None:
            self._ask_state()
        else:
            self._show(ask, data)

    def _ask_state(self) -> None:
        staff = self._desk.staff
        if self._desk.policy.volunteers and staff is not None and staff.asks_state:
            self.add(DeskState(self._desk, staff))
        self.add(WrapLabel(tr("Rules differ from state to state. Choose one."), tone="quiet"))
        say, choose = self._desk.say, self._desk.visit.choose_state
        states = (one for one in self._desk.library.states() if one != FEDERAL)
        links = (RowLink(say.state(one), act=partial(choose, one)) for one in states)
        self.add(grid(*links, least_chars=_STATE_CHARS, most_columns=5, gap=SPACE.xxs))
        hint = tr("Your state is not here yet? Phone lines and federal rules hold everywhere.")
        self.add(WrapLabel(hint, tone="quiet"))
        self.add(Button(tr("Federal rules"), act=partial(choose, FEDERAL)))

    def _tile_act(self, topic: str, opens: Callable[[], None]) -> Callable[[], None]:
        """Return what a touch on a tile does: where tiles speak, the first one says its name."""
        desk = self._desk
        reader, staff = desk.reader, desk.staff
        if reader is None or staff is None or not (
            desk.policy.bottom_bar and staff.settings.tiles_speak
        ):  # fmt: skip
            return opens

        def touched() -> None:
            if self._named == topic:
                opens()
                return
            self._named = topic
            reader.call_out(desk.say(f"topic.{topic}"), desk.say.lang, opens)

        return touched

    def _show(self, ask: Ask, data: HomeData) -> None:
        desk = self._desk
        holder, self._main = stack()
        self._tiles = tiles = Column()
        columns = ResponsiveGrid(tiles, least_chars=_TILE_CHARS, most_columns=5, gap=SPACE.s)
        opens = "doors" if desk.policy.doors_first else "card"
        for key, card in zip(chain(TILE_KEYS, repeat("")), data.cards, strict=False):
            near = data.near.get(card.topic, "")
            tile = TopicTile(
                card.topic,
                desk.say(f"topic.{card.topic}"),
                f"{card.tile} {near}".strip(),
                shorter=_shorter(card.tile, near, desk),
                danger=data.marks.get(card.topic, ""),
                act=self._tile_act(card.topic, desk.to(opens, card.id)),
            )
            columns.addWidget(tile)
            if key and desk.policy.volunteers:
                tile.setToolTip(tr("Key {key}").format(key=key))
                bind_key(key, self, desk.to(opens, card.id))
        if data.marks:
            rows = (self._danger(card, data.marks) for card in data.cards)
            self._dangers = column(*rows, gap=SPACE.xs)
        if data.shift:
            self._shift = ShiftCard(desk, data.shift)
            self._shift.put_away.connect(self._fit)
        self._side = HomeSide(desk, ask, data.checklists, data.soon)
        both = Column()
        self._beside = ResponsiveGrid(
            both,
            least_chars=_COLUMN_CHARS,
            most_columns=desk.policy.columns,
            gap=SPACE.l,
            weights=(9, 4),
            stretch_rows=False,
        )
        if desk.policy.bottom_bar:
            self._more_topics = Button("", icon_name="arrow-right", act=self._turn)
            self._more_topics.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            columns.addWidget(self._more_topics)
        for widget in filter(None, (tiles, self._dangers, self._shift)):
            self._main.addWidget(widget)
        self._beside.addWidget(holder)
        self._beside.addWidget(self._side)
        self.add(both)
        self.add_act(Button(tr("I got a letter"), icon_name="inbox", act=desk.to("letters")))
        word, act = tr("What help can this household get?"), partial(desk.go, HOUSEHOLD)
        household = Button(word, icon_name="users", act=act)
        household.setEnabled(ask.state != FEDERAL)
        self.add_act(household)
        self.header.keep_low()

    def _danger(self, card: TopicCard, marks: Mapping[str, str]) -> RowLink | None:
        """Make the row of a topic's danger; None where the topic has none."""
        if card.topic not in marks:
            return None
        told = f"{self._desk.say(f'topic.{card.topic}')}: {marks[card.topic]}"
        act = self._desk.to("card", card.id)
        return RowLink(told, icon_name="triangle-alert", dense=True, warns=True, act=act)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the page again: only a shown page has a height."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Use small pictures and hide later lines where the page would need scrolling.

        A kiosk then shows five topics at a time where all do not fit: nobody scrolls there.
        """
        super()._fit()
        if self._tiles is None or self._side is None or self._beside is None:
            return
        spans = self._beside.spans(min(self.content.maximumWidth(), self.width() - 2 * SPACE.l))
        wide, whole = spans[0][1], self.scroll_area.height() - 2 * SPACE.m
        if self._scrolls_along:
            whole -= self.header.heightForWidth(self.header.width()) + self.body.spacing()
        room = whole
        is_beside = len(spans) > 1
        if self._dangers is not None:
            room -= SPACE.s + self._dangers.heightForWidth(wide)
        shift = None if self._shift is None or self._shift.isHidden() else self._shift
        has_room = not shift and self.height() >= _ROOMY_PX * current_look().factor
        self._set_compact(not has_room)
        if has_room and is_beside and self._tiles.heightForWidth(wide) > room:
            self._set_compact(True)
        self._show_topics(TOPICS)
        answered = partial(self._fit_answers, self._tiles, wide, shift, is_beside=is_beside)
        fits = answered(room)
        if not fits and self._more_topics is not None and current_look().factor >= _LARGE_TEXT:
            self._show_topics(self._half())
            # Names alone rather than a topic out of sight; then a danger waits on its own card.
            if not answered(room):
                answered(whole, (NO_ANSWER,))
            fits = True
        self._put_dangers(below=fits)
        self._side.fit(spans[-1][1], whole if is_beside else None)

    def _fit_answers(
        self,
        holder: QWidget,
        wide: int,
        shift: ShiftCard | None,
        room: int,
        tried: Sequence[int] = _ANSWER_LINES,
        *,
        is_beside: bool,
    ) -> bool:
        """Give the answers as many lines as fit into `room` pixels; return whether any do."""
        tiles = self.findChildren(TopicTile)
        for lines in tried:
            for tile in tiles:
                tile.set_answer_lines(lines)
            left = room - holder.heightForWidth(wide)
            if shift is not None:
                shift.fit(wide, left - SPACE.s if is_beside else None)
                left -= SPACE.s + shift.heightForWidth(wide) if is_beside else 0
            is_cut = shift is not None and is_beside and not shift.is_whole
            if left >= 0 and (lines or not is_cut):  # news gives way to no answer in full
                return True
        return False

    def _half(self) -> Sequence[str]:
        """Return the topics of this half: the first ones, or once turned the others."""
        held, middle = [*TOPICS], (len(TOPICS) + 1) // 2
        return held[middle:] if self._turned else held[:middle]

    def _show_topics(self, shown: Collection[str]) -> None:
        """Show the tiles of some topics, and the button to the others where these are not all."""
        for tile in self.findChildren(TopicTile):
            tile.setVisible(tile.topic in shown)
        if self._more_topics is not None:
            self._more_topics.setVisible(len(shown) < len(TOPICS))
            self._more_topics.set_label(tr("First topics") if self._turned else tr("More topics"))

    def _turn(self) -> None:
        self._turned = not self._turned
        self._fit()
        next(one for one in self.findChildren(TopicTile) if not one.isHidden()).setFocus()

    def _put_dangers(self, *, below: bool) -> None:
        """Put the dangers below the tiles, or above them where they would be out of sight."""
        if self._dangers is not None and self._main.indexOf(self._dangers) != below:
            self._main.insertWidget(int(below), self._dangers)

    def _set_compact(self, compact: bool) -> None:  # noqa: FBT001  Qt setter style
        for tile in self.findChildren(TopicTile):
            tile.set_compact(compact)


def _shorter(answer: str, near: str, desk: Desk) -> list[str]:
    """Return a tile's answer in ever fewer whole sentences; the number of places goes last."""
    told = list(sentences(answer, desk.say.locales))
    fewer = [" ".join(told[:count]) for count in range(len(told), 0, -1)]
    beside = [f"{one} {near}" for one in fewer[1:]] if near else []
    return [*beside, *(fewer if near else fewer[1:])]
