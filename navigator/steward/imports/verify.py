"""Ranks what a person with a phone or a network should verify next; it calls nothing itself.

Oldest source first; what a person found right is as old as that day. Nobody counts what
visitors open, so among places of one date that goes first which is the nearest of its kind
for the most people. Those of which nobody knows when they are open, what is spoken there or
who may walk in are a list of their own, most people first.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from navigator.records.fit import FITS
from navigator.records.reviewing import newest
from navigator.search.cities import city_key
from navigator.steward.content.lists.listed import ANSWER_CELLS, ANSWERS, Row
from navigator.steward.content.lists.matching import across_kinds, pairs_to_check
from navigator.steward.content.lists.zips import Zip, vector
from navigator.steward.content.loader import load_content
from navigator.steward.content.pack.placing import Placing
from navigator.steward.content.records import Content
from navigator.steward.content.shape.schema import PlaceEntry

_CELL = 0.5
_RINGS = 6
"""Rings of half-degree squares that are searched around a ZIP area before giving up."""
_WHOLES = frozenset({("NY", "new york"), ("NY", "new york city")})
"""Cities whose boroughs are listed as cities too: their people would count twice."""

_Near = tuple[int, float, float, float, str]
"""Number, vector and counties of one place; no counties: it serves its whole state."""


def people_near(content: Content) -> Counter[tuple[str, str]]:
    """Return, by state and id of a place, how many people have none of its kind nearer.

    Counted are the places that somebody can call and that take anybody's case, in the states and
    counties they serve; every other place has nobody.
    """
    placing = Placing(content)
    ids: list[tuple[str, str]] = []
    for file in content.places:
        for place in file.places:
            placing.by_hand(len(ids), file.state, place)
            ids.append((file.state, place.id))
    for row in content.listed.rows:
        placing.listed(len(ids), row)
        ids.append((row.state, row.id))
    by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for spot in placing.spots:
        if spot["fit"] == FITS and not spot["aside"] and spot["x"] is not None:
            by_kind[spot["kind"]].append(spot)
    areas = [(area, people) for area, people in _people(content) if people]
    counted: Counter[tuple[str, str]] = Counter()
    for spots in by_kind.values():
        for number, people in _nearest(spots, areas).items():
            counted[ids[number]] = round(people)
    return counted


def _people(content: Content) -> Iterable[tuple[Zip, float]]:
    """Yield each ZIP area with its share of the people of its city."""
    by_name: dict[tuple[str, str], list[Zip]] = defaultdict(list)
    for area in content.zips:
        if not area.is_box:
            by_name[area.state, city_key(area.city)].append(area)
    held = {area.zip: area for area in content.zips}
    found: Counter[str] = Counter()
    for city in content.cities:
        key = city.state, city_key(city.name)
        if key in _WHOLES:
            continue
        named = by_name.get(key) or [held[city.zip]]
        for area in named:
            found[area.zip] += city.people / len(named)  # type: ignore[assignment]
    return ((held[code], people) for code, people in found.items())


def _nearest(spots: list[dict[str, Any]], areas: list[tuple[Zip, float]]) -> dict[int, float]:
    """Return, by number of a place, how many people live in areas to which it is the nearest."""
    squares: dict[tuple[str, int, int], list[_Near]] = defaultdict(list)
    for one in spots:
        lat = math.degrees(math.asin(one["z"]))
        lon = math.degrees(math.atan2(one["y"], one["x"]))
        squares[one["state"], int(lat // _CELL), int(lon // _CELL)].append(
            (one["place"], one["x"], one["y"], one["z"], one["counties"])
        )

    @cache
    def around(state: str, up: int, side: int) -> list[_Near]:
        """Return the places in the smallest block of squares around one that has any; cached."""
        for ring in range(1, _RINGS + 1):
            found = [
                one
                for row in range(up - ring, up + ring + 1)
                for column in range(side - ring, side + ring + 1)
                for one in squares.get((state, row, column), ())
            ]
            if found:
                return found
        return []

    counted: dict[int, float] = defaultdict(float)
    for area, people in areas:
        x, y, z = vector(area.lat, area.lon)
        county = f"|{area.county}|"
        near = [
            one
            for one in around(area.state, int(area.lat // _CELL), int(area.lon // _CELL))
            if not one[4] or county in one[4]
        ]
        if near:  # written out, for it is asked some millions of times
            best = max(near, key=lambda one: x * one[1] + y * one[2] + z * one[3])
            counted[best[0]] += people
    return counted


_ASKED_OF = frozenset({"legal", "health_center"})
"""Kinds of places that people call or walk into to be seen by somebody."""
ASKED = ("hours", "languages", "walk-ins")
"""What a call to such a place should find out."""
NEAREST = 400
"""The number of places of a kind that are counted: those nearest for the most people."""


@dataclass(frozen=True, slots=True)
class ToVerify:
    """One place to verify: what we show, and where to look."""

    id: str
    name: str
    kind: str
    as_of: date | None
    people: int
    """People with no nearer place of its kind that takes their call; 0 where it takes not all."""
    phone: str
    website: str
    address: str
    also: str
    lacks: tuple[str, ...] = ()
    """The members of `ASKED` that nobody knows about it; empty for kinds that nobody asks."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places that may be one."""

    one: str
    other: str
    why: str
    names: tuple[str, str]


def verify_next(
    resources: Path,
    today: date,
    limit: int,
    *,
    state: str | None = None,
    kind: str | None = None,
    lacking: bool = False,
) -> tuple[ToVerify, ...]:
    """Return the next places to verify; with `lacking`, those that lack an answer.

    Raises ContentErrors.
    """
    places = ranked(load_content(resources, today))
    found = (
        one
        for one in (by_people(places) if lacking else places)
        if state in (None, one.id.split(":")[1])
        and kind in (None, one.kind)
        and (one.lacks or not lacking)
    )
    return tuple(itertools.islice(found, limit))


def by_people(places: Iterable[ToVerify]) -> list[ToVerify]:
    """Return the places sorted by the people they are nearest for, most first."""
    return sorted(places, key=lambda one: (-one.people, one.id))


def known(places: Iterable[ToVerify], kind: str) -> Counter[str]:
    """Count, among the `NEAREST` places of a kind, how many have each answer."""
    first = by_people(one for one in places if one.kind == kind)[:NEAREST]
    return Counter(asked for one in first for asked in ASKED if asked not in one.lacks)


def ranked(
    content: Content, people: Counter[tuple[str, str]] | None = None
) -> tuple[ToVerify, ...]:
    """Return every place of a content, the next to verify first; `people` is its `people_near`."""
    counts = people_near(content) if people is None else people
    found = [
        replace(one, as_of=newest((one.as_of,), content.reviews.of(one.id)))
        for one in _places(content, counts)
    ]
    found.sort(key=lambda one: (one.as_of is None, one.as_of or date.max, -one.people, one.id))
    return tuple(found)


def duplicates(resources: Path, today: date, limit: int) -> tuple[Pair, ...]:
    """Return pairs of places that may be one, for a person to judge; raise ContentErrors."""
    content = load_content(resources, today)
    rows = kinds_and_rows(content)
    doors = [row for _, row in rows if row.city]
    found = [(one, other, "same name and phone, another kind") for one, other in across_kinds(rows)]
    return tuple(
        Pair(f"place:{one.state}:{one.id}", f"place:{other.state}:{other.id}", why,
             (one.name, other.name))
        for one, other, why in [*found, *pairs_to_check(doors)][:limit]
    )  # fmt: skip


def kinds_and_rows(content: Content) -> list[tuple[str, Row]]:
    """Return every place with its kind; one written by hand as a row without a list."""
    lists = content.listed.lists
    rows = [(lists[row.list].kind, row) for row in content.listed.rows]
    for file in content.places:
        rows += [(place.kind, _as_row(file.state, place)) for place in file.places]
    return rows


def _as_row(state: str, place: PlaceEntry) -> Row:
    """Return a place written by hand as a row; its phones may give hours and languages too."""
    address = place.address
    spoken = [*place.languages, *(code for one in place.phones for code in one.languages)]
    return Row(
        id=place.id, list="", name=place.name, street=(address and address.street) or "",
        city=address.city if address else "", state=state, website=place.website or "",
        phone=place.phones[0].number if place.phones else "", languages=" ".join(spoken),
        hours=place.hours or next((one.hours for one in place.phones if one.hours), ""),
        **{one: ANSWER_CELLS[getattr(place, one)] for one in ANSWERS},
    )  # fmt: skip


def _lacks(row: Row, kind: str) -> tuple[str, ...]:
    """Return the answers that a place lacks."""
    known = row.hours, row.languages, row.says("walk_in") is not None
    asked = ASKED if kind in _ASKED_OF else ()
    return tuple(one for one, is_known in zip(asked, known, strict=False) if not is_known)


def _places(content: Content, people: Counter[tuple[str, str]]) -> Iterator[ToVerify]:
    lists, sources = content.listed.lists, content.listed.sources
    written = {
        (file.state, place.id): max(
            filter(None, (file.sources[one.id].as_of for one in place.sources)), default=None
        )
        for file in content.places
        for place in file.places
    }
    for kind, row in kinds_and_rows(content):
        key = row.state, row.id
        yield ToVerify(
            id=f"place:{row.state}:{row.id}", name=row.name, kind=kind,
            as_of=sources[lists[row.list].sources[0].id].as_of if row.list else written[key],
            people=people[key], phone=row.phone, website=row.website,
            address=f"{row.street}, {row.city}".strip(", "), also=row.also,
            lacks=_lacks(row, kind),
        )  # fmt: skip


def as_text(found: tuple[ToVerify, ...]) -> str:
    """Return each place in a few lines: what we show, to be compared with what is true."""
    lines: list[str] = []
    for one in found:
        lines.append(f"{one.id}  ({one.kind}, source of {one.as_of or 'no known date'})")
        lines.append(f"  {one.name}; {one.address or 'no address'}")
        lines.append(f"  {one.phone or 'no phone'}; {one.website or 'no website'}")
        if one.people:
            lines.append(f"  the nearest of its kind for about {one.people:,} people")
        if one.lacks:
            lines.append(f"  not known: {', '.join(one.lacks)}")
    return "\n".join(lines)
