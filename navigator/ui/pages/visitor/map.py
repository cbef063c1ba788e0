"""The law of each state on one question: a map of tiles, and the same as a table.

Color and word name the rule in the law, never whether a place is good.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from navigator.handout.state_tables import tile_coming, tile_source
from navigator.language.wording import is_moving
from navigator.records.comparison import MAP_TOPICS, StateMap, Tile
from navigator.records.topics import NOT_HELD
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages.blocks import box, column, section
from navigator.ui.pages.visitor.parts import print_button
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import grid
from navigator.ui.widgets.state_grid import MapKey, StateGrid, TileWords
from navigator.ui.widgets.table import Cell, Table
from navigator.ui.widgets.wrap_label import WrapLabel

_HEADS = ("state", "law", "since", "source", "coming")
_CHARS = (14, 24, 12, 20, 18)
_SORTED = ("state", "law", "since")


class MapPage(Page):
    """The map of a topic, which is the route's id."""

    stays = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> StateMap:
        """Load the law of all 52 jurisdictions."""
        return desk.library.survey(ask.lang).map(ask.route.id)

    def __init__(self, desk: Desk, ask: Ask, data: StateMap) -> None:
        say = desk.say
        title = say("map.page", topic=say(f"topic.{data.topic}"))
        super().__init__(title, desk, columns=desk.policy.columns)
        self._desk = desk
        self._data = data
        self._by_state = {tile.state: tile for tile in data.tiles}
        self.add_act(print_button(desk, self._print))
        self._grid = StateGrid([self._words(tile) for tile in data.tiles], ask.state, title)
        self._grid.opened.connect(lambda code: desk.go(Route("card", f"card:{code}:{data.topic}")))
        self._grid.reached.connect(self._tell)
        self._state = WrapLabel("", bold=True)
        self._says = WrapLabel("")
        self._dated = WrapLabel("", tone="quiet", role=Role.SMALL)
        both = grid(
            column(box(self._state, self._says, self._dated)),
            self._tiles(),
            least_chars=44,
            most_columns=desk.policy.columns,
            gap=SPACE.l,
            weights=(4, 7),
        )
        self.add(both)
        self._table = Table(say("map.table"), whole=True, on_click=True, least_chars=_CHARS)
        self._table.opened.connect(lambda id: desk.go(Route("card", id)))
        self.add(section(say("map.table"), self._sorting(), self._table))
        self._fill()
        self._tell(self._grid.current)

    @property
    def grid(self) -> StateGrid:
        """The map's tiles."""
        return self._grid

    @property
    def table(self) -> Table:
        """The same facts as a table."""
        return self._table

    @property
    def told(self) -> str:
        """The words shown beside the tiles about the focused tile."""
        return f"{self._state.text()}: {self._says.text()}"

    def _tiles(self) -> QWidget:
        """Make the question, the map, its legend, and buttons to the maps of other topics."""
        say, data, to = self._desk.say, self._data, self._desk.to
        others = (
            Button(say(f"topic.{topic}"), variant="quiet", icon_name="map", act=to("map", topic))
            for topic in MAP_TOPICS
            if topic != data.topic
        )
        return column(
            WrapLabel(say(f"fact.{data.fact}"), role=Role.HEADING),
            self._grid,
            WrapLabel(say("map.lead"), tone="quiet", role=Role.SMALL, max_chars=0),
            self._legend(),
            flow(*others),
            gap=SPACE.m,
        )

    def _legend(self) -> QWidget:
        """Make the legend: each word on the tiles, its meaning, and its number of states."""
        say, data = self._desk.say, self._data
        lines = []
        for choice, count in data.counts.items():
            many = say("map.count.one") if count == 1 else say("map.count", count=count)
            words = TileWords(
                "",
                say.map_says(data.topic, choice),
                mark=say.map_mark(data.topic, choice),
                topic=data.topic,
                choice=choice,
                held=choice != NOT_HELD,
            )
            lines.append(MapKey(words, many))
        keys = grid(*lines, least_chars=40, most_columns=2, gap=SPACE.s, stretch_rows=True)
        keys.setAccessibleName(say("map.legend"))
        return keys

    def _sorting(self) -> QWidget:
        say, head = self._desk.say, self._desk.say("map.sort")
        choices = [(f"{head}: {say(f'map.column.{name}')}", name) for name in _SORTED]
        self._order = ChoiceBox(head, choices)
        self._order.activated.connect(self._table.sort_rows)
        return flow(self._order)

    def _words(self, tile: Tile) -> TileWords:
        say, topic = self._desk.say, self._data.topic
        told = [f"{say.state(tile.state)}: {say.map_says(topic, tile.choice)}"]
        told.append(self._when(tile))
        return TileWords(
            code=tile.state,
            spoken=". ".join(one for one in told if one),
            mark=say.map_mark(topic, tile.choice),
            topic=topic,
            choice=tile.choice,
            held=tile.held,
        )

    def _when(self, tile: Tile) -> str:
        """Return since when a law holds, how old its source is, and the coming change."""
        say, fact = self._desk.say, tile.fact
        told: list[str] = []
        if fact is not None and fact.value is not None:
            if fact.since is not None:
                told.append(say("date.in_force_since", date=say.day(fact.since)))
            told.append(say.law_age(fact))
            if fact.confidence != "confirmed":
                told.append(say(f"confidence.{fact.confidence}"))
        told.append(tile_coming(tile, self._data.topic, say))
        return " \u00b7 ".join(one for one in told if one)

    def _tell(self, code: str) -> None:
        """Show in words the tile that has the focus or lies under the pointer."""
        tile, say = self._by_state[code], self._desk.say
        self._state.set_text(say.state(code))
        self._says.set_text(say.map_says(self._data.topic, tile.choice))
        self._dated.set_text(self._when(tile) or say("across.open_hint"))

    def _fill(self) -> None:
        say = self._desk.say
        heads = [say(f"map.column.{name}") for name in _HEADS]
        self._table.show_rows(heads, [self._cells(tile) for tile in self._data.tiles])
        self._table.sort_rows(0)
        self._table.horizontalHeader().sortIndicatorChanged.connect(self._sorted)
        self._table.selectionModel().currentChanged.connect(self._follow)

    def _cells(self, tile: Tile) -> list[Cell]:
        say, topic, fact = self._desk.say, self._data.topic, tile.fact
        id = f"card:{tile.state}:{topic}" if tile.held else ""
        known = fact is not None and fact.value is not None
        source = tile_source(tile, say)
        age, _, publisher = source.rpartition(" \u00b7 ")
        order = list(self._data.counts)
        since = say.day(fact.since) if known and fact is not None and fact.since else ""
        moving = known and fact is not None and is_moving(fact, say.today)
        law = Cell(
            say.map_says(topic, tile.choice),
            known=known,
            key=order.index(tile.choice) if tile.held else "",
            opens=id,
        )
        name = say.state(tile.state)
        return [
            Cell(name, bold=tile.held, known=tile.held, key=name, opens=id),
            law,
            Cell(since, key=fact.since if since and fact is not None else "", opens=id),
            Cell(publisher, meta=age, old=bool(moving and source), opens=id),
            Cell(tile_coming(tile, topic, say), opens=id),
        ]

    def _sorted(self, column: int, _order: Qt.SortOrder) -> None:
        self._order.setCurrentIndex(column if column < len(_SORTED) else -1)

    def _follow(self) -> None:
        """Scroll the page to the current row of the table."""
        rect = self._table.cell_rect(self._table.currentIndex())
        inner = self.scroll_area.widget()
        spot = self._table.mapTo(inner, rect.center()) if inner is not None else rect.center()
        self.scroll_area.ensureVisible(spot.x(), spot.y(), 0, rect.height() // 2 + SPACE.l)

    def _print(self) -> None:
        survey, data = self._desk.library.survey(self._desk.say.lang), self._data
        self._desk.print_paper(lambda: survey.map_paper(data), "Letter")
