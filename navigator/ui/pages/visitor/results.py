"""Results while somebody types: the best first, words marked, filters with counts.

A place named in the query is shown as a chip and can be taken off; where it may be one of several,
the page asks. A cry for help gets one calm row with its numbers above all results. An organization
is one row, as in the lists of places: its other sites open below it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from navigator.language.bidi import from_left
from navigator.library.finder import OTHER_HELP, Results
from navigator.library.groups import one_row_each
from navigator.library.urgent import Cry
from navigator.records.hits import Hit
from navigator.search.spots import MOST_ASKED, Spot
from navigator.ui.desk import HOUSEHOLD, INTERVIEW, Ask, Desk, Route
from navigator.ui.pages import LETTERS
from navigator.ui.pages.blocks import rows
from navigator.ui.theme import SPACE, current_look
from navigator.ui.widgets.banner import Banner, EmptyState
from navigator.ui.widgets.chip import Chip, SpotChip
from navigator.ui.widgets.column import grow_down
from navigator.ui.widgets.flow_layout import FlowLayout
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.row_link import RowLink, RowText
from navigator.ui.widgets.rows_layout import empty, refill
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.text_block import Span
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import counted, dotted, tr

_MOST_TOLD = 2
"""The most dangers in the row for a cry for help: somebody afraid does not read more."""
_AT_ONCE, _A_TURN = 5, 4
"""Rows filled at once, about a screen full, and in each later turn of the event loop."""


def route_of(id: str) -> Route:
    """Return the route of the page that shows a record."""
    kind = id.split(":", 1)[0]
    if kind == "card" and "." in id:
        return Route("guide", id)
    if id == INTERVIEW:
        return HOUSEHOLD
    return Route(kind, id)


def in_two_parts(hits: Iterable[Hit]) -> list[Hit]:
    """Sort guidance and places apart, each best first; the part of the best hit comes first."""
    held = list(hits)
    is_place = bool(held) and held[0].kind == "place"
    return sorted(held, key=lambda hit: (hit.kind == "place") is not is_place)


class RowColumn(QWidget):
    """Widgets below each other, `gap` pixels apart.

    A screen reader and Tab follow the order of the widgets.
    """

    def __init__(self, *, gap: int = SPACE.s) -> None:
        super().__init__()
        self._gap = gap
        self._shown: list[QWidget] = []
        self._height: tuple[int, int] = (-1, 0)
        """The last width that was asked about, and the height at it."""
        grow_down(self)

    def show_only(self, widgets: Iterable[QWidget]) -> None:
        """Show these widgets in this order and hide all others; none is deleted."""
        old, self._shown = self._shown, list(widgets)
        for widget in old:
            if widget not in self._shown:
                widget.hide()
        self._place()
        for widget in self._shown:
            widget.setVisible(True)
        self._renew()

    def hasHeightForWidth(self) -> bool:
        """Return True: text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width."""
        if self._height[0] != width:
            heights = [_height(widget, width) for widget in self._shown]
            total = sum(heights) + self._gap * max(0, len(heights) - 1)
            self._height = (width, total)
        return self._height[1]

    def sizeHint(self) -> QSize:
        """Return a comfortable width; the height follows from it."""
        width = self.width() if self.isVisible() else current_look().measure_px(44)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow width and no height, as the height follows from the width."""
        return QSize(current_look().measure_px(14), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place every row."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def event(self, event: QEvent) -> bool:
        """Place the rows again when one has become higher or lower, as with larger text."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            self._renew()
        return super().event(event)

    def _renew(self) -> None:
        self._height = (-1, 0)
        self.updateGeometry()

    def _place(self) -> None:
        y, width = 0, self.width()
        for widget in self._shown:
            if widget.parentWidget() is not self:
                widget.setParent(self)
            height = _height(widget, width)
            widget.setGeometry(QRect(0, y, width, height))
            y += height + self._gap


def _height(widget: QWidget, width: int) -> int:
    return max(widget.heightForWidth(width), widget.minimumSizeHint().height())


class ResultsPage(Page):
    """One list in two parts. `show_results` replaces it; the first row opens with Enter.

    Rows are kept and filled anew with every key. What fits on the screen is filled at once, the
    rest in turns of the event loop, so that no key waits. `not_meant(spots)` is emitted with the
    places that the person took off the query, `asked_anew` when letters alone are asked for, or no
    more: so it begins behind the door of letters.
    """

    stays = True

    not_meant = Signal(object)
    asked_anew = Signal()

    def __init__(self, desk: Desk, ask: Ask, data: None) -> None:
        super().__init__(tr("Search"), desk)
        del data
        self._desk = desk
        self._of_letters: Chip | None = None
        if ask.route.id in LETTERS:
            self._of_letters = Chip(tr("Letters only"), checked=True)
            self._of_letters.clicked.connect(lambda _on: self.asked_anew.emit())
        self._hits: tuple[Hit, ...] = ()
        self._cries: tuple[Cry, ...] = ()
        self._urgent = Banner("info", desk.say("cry.now"), act=self.open_first)
        self._shown: list[list[Hit]] = []
        self._folds: list[Fold] = []
        self._folded = 0
        """The number of these folds that the present results use."""
        self._filled = 0
        self._facet = ""
        self._chips: dict[str, Chip] = {}
        self._spots: tuple[Spot, ...] = ()
        self._spot_chip: SpotChip | None = None
        self._which = WrapLabel(tr("Which place do you mean?"), bold=True)
        self._other = WrapLabel(
            tr("If it is another one, write the state after its name."), tone="quiet"
        )
        self._chip_row = QWidget()
        self._flow = FlowLayout(self._chip_row, gap=SPACE.xs)
        self._in_flow: list[QWidget] = []
        self._spot_row = QWidget()
        self._spot_flow = FlowLayout(self._spot_row, gap=SPACE.xs)
        self._guidance = SectionHeading(tr("Rules and guides"))
        self._places = SectionHeading(desk.say("part.places"))
        self._ask_where = WrapLabel(
            tr("With a ZIP code or a city the nearest come first."), tone="quiet"
        )
        self._nothing = EmptyState(
            tr("Nothing found for these words."),
            tr("Try one plain word, such as license, doctor or lawyer. For all else dial 211."),
            action=tr("Food, rent, bills, work"),
            act=partial(desk.go, route_of(OTHER_HELP)),
        )
        self._rows: list[RowLink] = []
        self._column = RowColumn()
        own = (self._urgent, self._which, self._spot_row, self._other, self._chip_row)
        for widget in (*own, self._guidance, self._places, self._ask_where, self._nothing):
            widget.setParent(self._column)
            widget.hide()
        self.add(self._column)
        self._more = QTimer(self, singleShot=True)
        self._more.timeout.connect(lambda: self._fill(self._filled + _A_TURN))

    @property
    def is_of_letters(self) -> bool:
        """Return whether letters alone are asked for."""
        return self._of_letters is not None and self._of_letters.isChecked()

    @property
    def is_whole(self) -> bool:
        """Return whether every row is filled."""
        return self._filled == len(self._shown)

    def show_results(self, results: Results) -> None:
        """Show hits, cries for help and places of a search."""
        self._hits = results.hits
        self._cries = results.cries
        self._facet = ""
        if self._cries:
            self._fill_urgent()
        if results.spots != self._spots:
            self._spots = results.spots
            self._fill_spots()
        self._fill_chips()
        self._begin()

    def open_first(self) -> None:
        """Open the first row: the help for a cry for help, else the first hit."""
        if self._cries:
            self._desk.go(route_of(self._cries[0].first))
        elif self._shown:
            self._desk.go(route_of(self._shown[0][0].id))

    def _fill_urgent(self) -> None:
        """Fill the row for a cry for help; move the first hit from the list to its button."""
        say, opened = self._desk.say, self._hits[0]
        told = (
            say(f"cry.{cry.danger}", **dict(zip(("phone", "other"), cry.phones, strict=False)))
            for cry in self._cries[:_MOST_TOLD]
        )
        action = say("cry.open", title=opened.title)
        self._urgent.set_content(say("cry.now"), "\n".join(told), action=action)
        self._hits = self._hits[1:]

    def _fill_spots(self) -> None:
        """Make a chip that takes off the place, or one for each of several possible places."""
        spots = self._spots
        empty(self._spot_flow)
        if self._spot_chip is not None:
            self._spot_chip.hide()
            self._spot_chip.deleteLater()
        self._spot_chip = None
        if len(spots) == 1:
            self._spot_chip = SpotChip(self._named(spots[0]), partial(self.not_meant.emit, spots))
        for spot in spots if len(spots) > 1 else ():
            chip, others = Chip(self._named(spot)), tuple(one for one in spots if one is not spot)
            chip.clicked.connect(lambda _=False, others=others: self.not_meant.emit(others))
            self._spot_flow.addWidget(chip)

    def _named(self, spot: Spot) -> str:
        if spot.kind == "near":
            return tr("Near {zip}").format(zip=spot.zip)
        name, is_county, _ = spot.name.partition(" County")
        name = tr("{name} County").format(name=name) if is_county else name
        states = (self._desk.say.state(state) for state in spot.states)
        return ", ".join((*filter(None, [name]), *states))

    def _fill_chips(self) -> None:
        shown: list[QWidget] = [one for one in (self._of_letters, self._spot_chip) if one]
        counts = Counter(_facet(row[0]) for row in one_row_each(self._hits))
        for facet, count in counts.items():
            kind, _, name = facet.partition(":")
            label = tr("Places") if kind == "place" else self._desk.say(f"topic.{name}")
            if facet not in self._chips:
                made = Chip(label, count)
                made.clicked.connect(lambda on, facet=facet: self._choose(facet, on))
                self._chips[facet] = made
            chip = self._chips[facet]
            chip.setChecked(False)
            chip.set_label(label, count)
            shown.append(chip)
        if shown != self._in_flow:
            self._in_flow = shown
            refill(self._flow, shown)
        for facet, chip in self._chips.items():
            chip.setVisible(facet in counts)

    def _choose(self, facet: str, on: bool) -> None:  # noqa: FBT001  slot
        self._facet = facet if on else ""
        for name, chip in self._chips.items():
            chip.setChecked(name == self._facet)
        self._begin()

    def _begin(self) -> None:
        """Show the hits of the chosen filter from the top."""
        asked = (hit for hit in self._hits if self._facet in ("", _facet(hit)))
        self._shown = one_row_each(in_two_parts(asked))
        self._folded = 0
        self.to_top()
        self._fill(_AT_ONCE)

    def _fill(self, count: int) -> None:
        """Fill the first `count` rows; later rows follow by a timer."""
        self._filled = min(count, len(self._shown))
        column: list[QWidget] = [self._urgent] if self._cries else []
        if len(self._spots) > 1:
            column += [self._which, self._spot_row]
            column += [self._other] if len(self._spots) == MOST_ASKED else []
        column += [self._chip_row] if self._hits or self._in_flow else []
        column += [] if self._hits or self._cries else [self._nothing]
        others = iter(self._folds[: self._folded])
        before = ""
        for number, (hit, *more) in enumerate(self._shown[: self._filled]):
            part = "place" if hit.kind == "place" else "guidance"
            if part != before:
                column.append(self._places if part == "place" else self._guidance)
                column += [self._ask_where] if part == "place" and self._lacks_distance() else []
            before = part
            column.append(self._row(number, hit))
            if more:
                column.append(next(others, None) or self._fold(hit, more))
        self._column.show_only(column)
        if not self.is_whole:
            self._more.start(0)

    def _lacks_distance(self) -> bool:
        """Return whether places of a kind are shown of which nobody knows which are near."""
        places = [hit for hit in self._hits if hit.kind == "place" and not hit.is_named]
        return len(places) > 1 and all(hit.km is None for hit in places)

    def _fold(self, first: Hit, more: list[Hit]) -> Fold:
        """Make or reuse a closed fold for an organization's other places."""
        title = counted(
            tr("{count} more of {name}"), len(more), name=first.organization or first.title
        )
        if self._folded == len(self._folds):
            self._folds.append(Fold("", QWidget))
        fold = self._folds[self._folded]
        self._folded += 1
        fold.hold(title, lambda: rows(*map(self._site, more)))
        return fold

    def _site(self, hit: Hit) -> RowLink:
        meta = self._meta(replace(hit, organization=None))  # the heading above it says who
        act, icon = partial(self._desk.go, route_of(hit.id)), _ICONS["place"]
        return RowLink(hit.title, meta=meta, icon_name=icon, topic=hit.topic, act=act)

    def _meta(self, hit: Hit) -> str:
        say = self._desk.say
        kind = say(f"place.kind.{hit.place_kind}") if hit.place_kind else say(f"topic.{hit.topic}")
        far = "" if hit.km is None else say.miles(hit.km)
        runs_it = hit.organization or ""
        who = "" if runs_it in hit.title else runs_it
        where = ", ".join(filter(None, (hit.city, say.state(hit.state))))
        return dotted([who, far, kind, where, from_left(hit.phone)], say.lang)

    def _row(self, number: int, hit: Hit) -> RowLink:
        is_topic_card = hit.id.startswith("card:") and "." not in hit.id
        if number == len(self._rows):
            go = self._desk.go
            self._rows.append(RowLink("", act=lambda: go(route_of(self._shown[number][0].id))))
        row = self._rows[number]
        icon = "" if is_topic_card else _ICONS[hit.kind]
        spans = tuple(Span(start, end - start) for start, end in hit.marks)
        row.set_content(RowText(hit.title, hit.excerpt, self._meta(hit), icon, hit.topic, spans))
        return row


_ICONS = {
    "card": "book-open",
    "program": "file-text",
    "place": "map-pin",
    "checklist": "list-checks",
}


def _facet(hit: Hit) -> str:
    return "place" if hit.kind == "place" else f"topic:{hit.topic}"
