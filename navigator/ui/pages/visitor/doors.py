"""A topic at the kiosk: two or three large buttons, and the three nearest numbers on one screen.

A topic without buttons of its own has the usual two. None hides anything: each page behind a button
leads on to all the rest. Where the numbers depend on a ZIP code it is asked for first. A danger
that decides whether to go to an office at all stands above them, as on the topic's card; clinics
and lawyers are no such offices.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from navigator.errors import BadInput
from navigator.language.wording import is_old
from navigator.library.calls import Asked, nearest
from navigator.pack.places import Wanted
from navigator.records.model import Nearby, TopicCard
from navigator.records.outline_parts import Part, Purpose
from navigator.records.topics import TOPICS
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages.blocks import column, rows
from navigator.ui.pages.visitor.nearby import ZipBox
from navigator.ui.pages.visitor.next_step import stop_strip
from navigator.ui.pages.visitor.parts import add_state
from navigator.ui.pages.visitor.read_button import let_hear_sight
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.banner import EmptyState
from navigator.ui.widgets.bar_button import BigChoice
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.column import Column
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import dotted, tr

_QUESTIONED = "card:US:rights.questioned"
_CHOICE_CHARS = 12
_UPRIGHT = 1.2
"""The least height, as a multiple of the width, of a screen on which doors are stacked."""
_ABOVE_SHARE = 0.25
"""The share of an upright screen above the doors: they stand where a hand reaches them."""
_DOORS_SHARE = 0.6
_DOOR_MOST_PX = 340


@dataclass(frozen=True, slots=True)
class Door:
    """A button: its word, icon and route."""

    word: str
    icon: str
    route: Route


def doors(card: str) -> tuple[Door, ...]:
    """Return the buttons of a topic, by the id of its card."""
    rule, near = Route("card", card), Route("near", card)
    table = {
        "legal": (
            Door(tr("A lawyer near here"), "map-pin", near),
            Door(tr("What kinds of help there are"), "scale", rule),
        ),
        "driving": (
            Door(tr("The license: what to bring"), "car", rule),
            Door(tr("Where to go or call"), "phone", near),
        ),
        "health": (
            Door(tr("A doctor near here"), "stethoscope", near),
            Door(tr("Insurance"), "heart-pulse", rule),
            Door(tr("A dentist"), "tooth", Route("dentist", card)),
        ),
        "college": (
            Door(tr("Cost and aid: the rule"), "graduation-cap", rule),
            Door(tr("Whom to ask"), "phone", near),
        ),
        "rights": (
            Door(tr("When agents ask questions"), "door-open", Route("guide", _QUESTIONED)),
            Door(tr("Whom to call, and the rule here"), "phone", near),
        ),
        "records": (
            Door(tr("A lawyer near here"), "map-pin", near),
            Door(tr("Clearing a record: the rule"), "file-check", rule),
        ),
    }
    topic = TOPICS[card.rsplit(":", maxsplit=1)[-1]]
    usual = (
        Door(tr("The rule, and what to bring"), topic.icon, rule),
        Door(tr("Where to go or call"), "phone", near),
    )
    return table.get(topic.name, usual)


class DoorsPage(Page):
    """A page with the large buttons of one topic."""

    of_card = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> TopicCard:
        """Load the card."""
        _, state, topic = ask.route.id.split(":")
        return desk.library.card(state, topic, ask.lang)

    def __init__(self, desk: Desk, ask: Ask, data: TopicCard) -> None:
        super().__init__(data.title, desk, columns=2)
        let_hear_sight(self, desk)
        self._doors = [
            BigChoice((one.word,), icon_name=one.icon, act=partial(desk.go, one.route))
            for one in doors(ask.route.id)
        ]
        holder = Column()
        self._grid = ResponsiveGrid(
            holder,
            least_chars=_CHOICE_CHARS,
            role=Role.HEADING,
            most_columns=2,
            gap=SPACE.m,
            stretch_rows=True,
        )
        for door in self._doors:
            self._grid.addWidget(door)
        self._above = QWidget()
        self.add(self._above)
        self.add(holder)
        add_state(self, desk.say, data)  # the doors alone fill a low screen

    def _fit(self) -> None:
        """On an upright screen stack the doors, large, where a hand reaches them."""
        super()._fit()
        high = self.scroll_area.height()
        is_upright = high > _UPRIGHT * self.width()
        self._grid.set_most_columns(1 if is_upright else 2)
        least = round(high * _DOORS_SHARE / len(self._doors)) if is_upright else 0
        for door in self._doors:
            door.set_least_px(min(least, _DOOR_MOST_PX))
        self._above.setFixedHeight(round(high * _ABOVE_SHARE) if is_upright else 0)
        self._above.setVisible(is_upright)


_KINDS = {"health": "health_center", "legal": "legal", "records": "legal"}
"""By topic the kind of place to be near; for other topics, those who answer by phone about it."""


@dataclass(frozen=True, slots=True)
class NearYou:
    """The places to call; `asks` is true when the ZIP code is asked for first."""

    found: tuple[Nearby, ...]
    stop: Part | None
    asks: bool
    title: str
    """The title of the topic's card."""


class NearYouPage(Page):
    """The page of numbers."""

    of_card = True
    is_near = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> NearYou:
        """Load the nearest places of a topic's kind, or the places to call about the topic."""
        _, state, topic = ask.route.id.split(":")
        library, kind = desk.library, _KINDS.get(topic)
        card = library.card(state, topic, ask.lang)
        if kind is None:
            told = library.outline(card, ask.lang, ask.zip)
            return NearYou(told.places, told.part(Purpose.STOP), asks=False, title=card.title)
        try:
            library.near(ask.zip, kind, 1)
        except BadInput:
            return NearYou((), None, asks=True, title=card.title)
        wanted = Wanted(dental=ask.route.kind == "dentist")
        found = nearest(Asked(library, state, ask.lang, ask.zip), topic, kind, wanted)
        return NearYou(tuple(found), None, asks=False, title=card.title)

    def __init__(self, desk: Desk, ask: Ask, data: NearYou) -> None:
        id = ask.route.id
        title = next(one.word for one in doors(id) if one.route == ask.route)
        super().__init__(title, desk)
        let_hear_sight(self, desk)
        self._desk, topic = desk, id.rsplit(":", maxsplit=1)[-1]
        self._civil = TOPICS[topic].asks_legal_aid
        self._asked: ZipBox | None = None
        zip_box = ZipBox(desk, ask)
        if data.asks:
            if ask.zip:
                self.add(WrapLabel(tr("This ZIP code is not on our map."), bold=True))
            self.add(zip_box)
            self._asked = zip_box
        elif data.stop is not None:
            self.add(stop_strip(data.stop, desk, ask, id.split(":")[1]))
        if data.found:
            self.add_act(zip_box.another())
            self.add(column(*map(self._number, data.found), gap=SPACE.xs))
        elif not data.asks:
            self.add(EmptyState(tr("No place of this kind is listed here yet.")))
        add_state(self, desk.say, data.stop, *(one.place for one in data.found))
        if any(is_old(one.place.contact_as_of, desk.library.today()) for one in data.found):
            self.add(WrapLabel(desk.say("place.call_first"), tone="quiet"))
        word = tr("Go on without a ZIP code") if data.asks else tr("More places")
        self.add(Button(word, act=desk.to("places", id)))
        if not data.asks:
            self.add(zip_box)
        lead, act = tr("The whole page on this topic"), desk.to("card", id)
        self.add(rows(RowLink(data.title, lead, icon_name="book-open", act=act)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus to the ZIP code field where it is asked for, to type at once."""
        super().focusInEvent(event)
        if self._asked is not None:
            self._asked.field.setFocus(event.reason())

    def _number(self, near: Nearby) -> QWidget:
        """Make a row with a number as large as a heading, which opens its place."""
        say, place = self._desk.say, near.place
        phone = place.reached_at[0]
        row = RowLink(
            phone.number,
            dotted(
                [
                    place.name,
                    say.limit(place, civil=self._civil),
                    say.distance(near),
                    say.unknown(near),
                ],
                say.lang,
            ),
            meta=dotted(
                [phone.label or "", say.whose_phone(place), say.address(place), phone.hours or ""],
                say.lang,
            ),
            icon_name="phone",
            role=Role.HEADING,
            act=self._desk.to("place", place.id),
        )
        card = Card(padding=SPACE.xxs)
        card.add(row)
        return card
