"""The places on a page, nearest first where a ZIP code is given; and the drawn map of them.

The map has rings of distance, north up, no streets. The list below it says the same in words, so
that the map takes no focus and a screen reader hears one sentence for it. Each dot has the number
of its row. It is a scheme: far rings lie closer together than near ones, and dots that would cover
each other move a little apart.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import takewhile

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from navigator.errors import BadInput
from navigator.language.wording import KM_A_MILE, Wording
from navigator.library.facade import Library
from navigator.pack.places import rank_of
from navigator.records.model import Near, Nearby
from navigator.ui.desk import Ask, Desk
from navigator.ui.pages.blocks import column
from navigator.ui.theme import current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.search_field import ZipField
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

_LABEL_DEGREES = (90, 270, 135, 45, 225, 315)
"""Angles at which a ring's label may stand, clockwise from the east; the most readable first."""
_RINGS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_HEIGHT_PX = 340
_MOVES = 40

MOST_DOTS = 9
"""The most dots with a number; more could not be told apart."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A numbered place: miles east and north of the middle."""

    number: int
    east: float
    north: float

    @property
    def miles(self) -> float:
        """The distance from the middle in miles."""
        return math.hypot(self.east, self.north)


class NearMap(QWidget):
    """Draws dots on rings. `ring_texts` holds the finished text of each ring's distance."""

    def __init__(self, dots: list[Dot], ring_texts: dict[int, str], name: str) -> None:
        super().__init__()
        self._dots = dots[:MOST_DOTS]
        self._texts = ring_texts
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @staticmethod
    def rings(dots: list[Dot]) -> tuple[int, int]:
        """Return the miles of the inner and the outer ring around these dots."""
        far = max((dot.miles for dot in dots[:MOST_DOTS]), default=1.0)
        at = next((n for n, ring in enumerate(_RINGS) if ring >= far), len(_RINGS) - 1)
        at = max(at, 1)
        return _RINGS[at - 1], _RINGS[at]

    def sizeHint(self) -> QSize:
        """Return a size high enough for nine dots; higher where text is larger."""
        return QSize(320, round(_HEIGHT_PX * current_look().factor))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rings, the middle, the dots with their numbers, and N."""
        del event
        look = current_look()
        colors = look.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        line = self.fontMetrics().height()
        inner, outer = self.rings(self._dots)
        radius = min(self.width(), self.height()) / 2 - 1.5 * line
        size = line * 0.75
        shown = [dot for dot in self._dots if dot.miles <= outer]
        points = self.spread(shown, radius, outer, 2.2 * size)
        painter.setPen(QPen(QColor(colors.edge), 1.5))
        for miles, ground in ((outer, colors.card), (inner, colors.paper)):
            painter.setBrush(QColor(ground))
            ring = radius * math.sqrt(miles / outer)
            painter.drawEllipse(middle, ring, ring)
        painter.setPen(QColor(colors.quiet))
        top = QRectF(middle.x() - line, middle.y() - radius - 1.2 * line, 2 * line, line)
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, "N")
        for miles in (inner, outer):
            at = freest(radius * math.sqrt(miles / outer), points)
            self._label(painter, middle + at, self._texts.get(miles, ""), QColor(colors.card))
        painter.setPen(QPen(QColor(colors.ink), 2))
        arm = line / 2
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))
        for dot, point in zip(shown, points, strict=True):
            at = middle + point
            painter.setPen(QPen(QColor(colors.card), 1.5))
            painter.setBrush(QColor(colors.primary))
            painter.drawEllipse(at, size, size)
            painter.setPen(QColor(colors.on_primary))
            box = QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(dot.number))
        painter.end()

    def _label(self, painter: QPainter, at: QPointF, text: str, ground: QColor) -> None:
        """Paint a word on a ring, on a ground of its own."""
        metrics = self.fontMetrics()
        wide, high = metrics.horizontalAdvance(text) + 12, metrics.height()
        box = QRectF(at.x() - wide / 2, at.y() - high / 2, wide, high)
        pen = painter.pen()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setPen(pen)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    @staticmethod
    def spread(dots: list[Dot], radius: float, outer: int, apart: float) -> list[QPointF]:
        """Return the dots as pixels from the middle, pushed apart to about `apart` pixels."""
        points = []
        for dot in dots:
            far = radius * math.sqrt(min(1.0, dot.miles / outer))
            angle = math.atan2(dot.east, dot.north)
            points.append(QPointF(far * math.sin(angle), -far * math.cos(angle)))
        for _ in range(_MOVES):
            for number in range(len(points)):
                for other in range(number + 1, len(points)):
                    way = points[other] - points[number]
                    gap = math.hypot(way.x(), way.y())
                    if gap >= apart:
                        continue
                    # Two at one door go apart in a direction that their number decides.
                    unit = way / gap if gap > 0.01 else QPointF(math.cos(other), math.sin(other))
                    push = unit * ((apart - gap) / 2)
                    points[number] -= push
                    points[other] += push
        return points


def freest(ring: float, points: list[QPointF]) -> QPointF:
    """Return the point on a ring that lies farthest from all dots, for the ring's label."""
    around = [math.radians(one) for one in _LABEL_DEGREES]
    places = [QPointF(ring * math.cos(one), ring * math.sin(one)) for one in around]
    return max(
        places,
        key=lambda place: min(
            (math.hypot((place - one).x(), (place - one).y()) for one in points), default=0.0
        ),
    )


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
