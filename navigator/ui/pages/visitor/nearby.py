"""The places on a page, nearest first where a ZIP code is given; and the map of them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import takewhile

from PySide6.QtWidgets import QWidget

from navigator.errors import BadInput
from navigator.language.wording import KM_A_MILE, Wording
from navigator.library.facade import Library
from navigator.pack.places import rank_of
from navigator.records.model import Near, Nearby
from navigator.ui.desk import Ask, Desk
from navigator.ui.pages.blocks import column
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.near_map import Dot, NearMap
from navigator.ui.widgets.search_field import ZipField
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

_MAP_KM = 500 * KM_A_MILE

MOST = 300
"""The most places read for one page; nobody pages farther."""


@dataclass(frozen=True, slots=True)
class NearbyList:
    """Places in the order in which they are shown, and the number of all."""

    found: tuple[Nearby, ...]
    total: int
    near: Near | None
    """The point they are sorted around; None without a ZIP code, or where it has no point."""


def load_nearby(library: Library, ask: Ask, most: int = MOST) -> NearbyList:
    """Load the places of a card's topic: those around the ZIP code, else those of the state."""
    _, state, topic = ask.route.id.split(":")
    own = library.places(state, topic, lang=ask.lang, limit=MOST if ask.zip else most)
    total = library.count_places(state, topic)
    if not ask.zip:
        return NearbyList(tuple(Nearby(place) for place in own), total, None)
    found: list[Nearby] = []
    first: list[Nearby] = []
    around: Near | None = None
    try:
        for kind in dict.fromkeys(place.kind for place in own):
            near = library.near(ask.zip, kind, most, lang=ask.lang)
            if around is None or near.is_far:
                around = near
            listed = [one for one in near.found if topic in one.place.topics]
            if near.is_far:
                # Help by phone stands first, in the order it came.
                first += [one for one in listed if one.place.remote or one.km is None]
            elif any(one.km is not None for one in listed):
                # So does a state's own agency, before its offices.
                first += takewhile(lambda one: one.km is None, listed)
            found += listed
    except BadInput:
        return NearbyList(tuple(Nearby(place) for place in own[:most]), total, None)
    found.sort(key=_order)
    once = {one.place.id: one for one in (*first, *found)}
    return NearbyList(tuple(once.values())[:most], len(once), around)


def _order(one: Nearby) -> tuple[bool, int, bool, float]:
    """Return the sort key of a place: fit before nearness; consulates come last.

    A family in fear does not call a government first.
    """
    rank = rank_of(one.place.fit, one.km, one.place.kind)
    return one.place.kind == "consulate", rank, one.km is None, one.km or 0.0


def notes(data: NearbyList, ask: Ask, say: Wording) -> list[QWidget]:
    """Make the notes on the distances; none without a ZIP code."""
    if not ask.zip:
        return []
    if data.near is None:
        text = tr("This ZIP code is not on our map. The list is not sorted by distance.")
        return [WrapLabel(text, bold=True)]
    told = [*say.near_notes(data.near), say("near.straight")]
    if data.near.city and not data.near.approximate:
        told[-1] = say("near.straight.city", zip=data.near.zip, city=data.near.city)
    return [WrapLabel(text, tone="quiet") for text in told]


class ZipBox(Card):
    """The card with the ZIP code field, where no bar above the page has it."""

    def __init__(self, desk: Desk, ask: Ask) -> None:
        super().__init__()
        self.field = ZipField(begins_anew=True)
        self.field.set_words(tr("ZIP code, for distances only"), tr("ZIP"))
        self.field.show_code(ask.zip)
        self.field.given.connect(desk.visit.set_zip)
        self.add(WrapLabel(tr("For the nearest, write your ZIP code. It is not kept.")))
        self.add(self.field)

    def another(self) -> Button:
        """Make a button that empties the ZIP code field and gives it the focus."""
        return Button(tr("Another ZIP code"), icon_name="map-pin", act=self.field.begin_anew)


def near_map(found: list[Nearby], near: Near, desk: Desk) -> QWidget | None:
    """Make a map of the places with a point around the ZIP code; None without any."""
    dots = [dot for number, one in enumerate(found, start=1) if (dot := _dot(number, one, near))]
    if not dots:
        return None
    say = desk.say
    texts = {miles: say("near.ring", count=miles) for miles in NearMap.rings(dots)}
    if 1 in texts:
        texts[1] = say("near.ring.one")
    name = tr("Map of the nearest places. The numbered list below says the same.")
    return column(NearMap(dots, texts, name))


def is_on_map(one: Nearby) -> bool:
    """Return whether a place is near enough to be drawn: within 500 miles."""
    return one.km is not None and one.km <= _MAP_KM


def _dot(number: int, one: Nearby, near: Near) -> Dot | None:
    place = one.place
    if not is_on_map(one) or one.km is None or place.lat is None or place.lon is None:
        return None
    # Flat enough for a drawing: which way by the difference of degrees, how far as told.
    north = place.lat - near.lat
    east = (place.lon - near.lon) * math.cos(math.radians(near.lat))
    angle = math.atan2(east, north)
    miles = one.km / KM_A_MILE
    return Dot(number, miles * math.sin(angle), miles * math.cos(angle))
