"""What a person with a phone or a network should verify next; it calls nothing itself.

Oldest source first; what a person found right is as old as that day. Nobody counts what
visitors open, so among places of one date that goes first which is the nearest of its kind
for the most ZIP areas.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from navigator.content.listed import Row
from navigator.content.loader import load_content
from navigator.content.matching import across_kinds, pairs_to_check
from navigator.content.records import Content
from navigator.content.schema import PlaceEntry
from navigator.content.zips import Zip, vector
from navigator.records.reviewing import newest

_CELL = 0.5
_RINGS = 6
"""Squares of half a degree looked through around a ZIP area before giving up."""


@dataclass(frozen=True, slots=True)
class ToVerify:
    """One place to verify: what we show, and where to look."""

    id: str
    name: str
    kind: str
    as_of: date | None
    nearest_for: int
    """For how many ZIP areas it is the nearest of its kind; 0 where it has no point."""
    phone: str
    website: str
    address: str
    also: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places that may be one."""

    one: str
    other: str
    why: str
    names: tuple[str, str]


def verify_next(
    resources: Path, today: date, limit: int, *, state: str | None = None, kind: str | None = None
) -> tuple[ToVerify, ...]:
    """The next places to verify; raises ContentErrors."""
    found = (
        one
        for one in ranked(load_content(resources, today))
        if state in (None, one.id.split(":")[1]) and kind in (None, one.kind)
    )
    return tuple(itertools.islice(found, limit))


def ranked(
    content: Content, nearest: Counter[tuple[str, str]] | None = None
) -> tuple[ToVerify, ...]:
    """Every place of a content, the next to verify first; `nearest` are its `nearest_counts`."""
    counts = nearest_counts(content) if nearest is None else nearest
    found = [
        replace(one, as_of=newest((one.as_of,), content.reviews.of(one.id)))
        for one in _places(content, counts)
    ]
    found.sort(key=lambda one: (one.as_of is None, one.as_of or date.max, -one.nearest_for, one.id))
    return tuple(found)


def duplicates(resources: Path, today: date, limit: int) -> tuple[Pair, ...]:
    """Pairs of places that may be one, for a person to judge; raises ContentErrors."""
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
    """Every place of a content with its kind; one written by hand as a row without a list."""
    lists = content.listed.lists
    rows = [(lists[row.list].kind, row) for row in content.listed.rows]
    for file in content.places:
        rows += [(place.kind, _as_row(file.state, place)) for place in file.places]
    return rows


def _as_row(state: str, place: PlaceEntry) -> Row:
    address = place.address
    return Row(
        id=place.id, list="", name=place.name, street=(address and address.street) or "",
        city=address.city if address else "", state=state,
        phone=place.phones[0].number if place.phones else "",
    )  # fmt: skip


def _places(content: Content, nearest: Counter[tuple[str, str]]) -> Iterator[ToVerify]:
    for file in content.places:
        for place in file.places:
            dates = [file.sources[cite.id].as_of for cite in place.sources]
            row = _as_row(file.state, place)
            yield ToVerify(
                id=f"place:{file.state}:{place.id}", name=place.name, kind=place.kind,
                as_of=max((day for day in dates if day), default=None),
                nearest_for=0, phone=row.phone, website=place.website or "",
                address=f"{row.street}, {row.city}".strip(", "), also="",
            )  # fmt: skip
    listed = content.listed
    for row in listed.rows:
        entry = listed.lists[row.list]
        yield ToVerify(
            id=f"place:{row.state}:{row.id}", name=row.name, kind=entry.kind,
            as_of=listed.sources[entry.sources[0].id].as_of,
            nearest_for=nearest[row.state, row.id], phone=row.phone, website=row.website,
            address=f"{row.street}, {row.city}".strip(", "), also=row.also,
        )  # fmt: skip


def nearest_counts(content: Content) -> Counter[tuple[str, str]]:
    """For each listed place, how many ZIP areas of its state have none nearer."""
    kinds = {id: one.kind for id, one in content.listed.lists.items()}
    counted: Counter[tuple[str, str]] = Counter()
    for kind in sorted({*kinds.values()}):
        own = [row for row in content.listed.rows if kinds[row.list] == kind]
        _count_nearest(counted, own, content.zips)
    return counted


def _count_nearest(counted: Counter[tuple[str, str]], rows: list[Row], zips: list[Zip]) -> None:
    squares: dict[tuple[str, int, int], list[tuple[Row, float, float, float]]]
    squares = defaultdict(list)
    for row in rows:
        if row.point:
            lat, lon = row.point
            held = squares[row.state, int(lat // _CELL), int(lon // _CELL)]
            held.append((row, *vector(lat, lon)))

    @cache
    def around(state: str, up: int, side: int) -> list[tuple[Row, float, float, float]]:
        """What lies in the squares around one; areas share it."""
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

    for area in zips:
        x, y, z = vector(area.lat, area.lon)
        near = around(area.state, int(area.lat // _CELL), int(area.lon // _CELL))
        if near:  # written out, for it is asked some millions of times
            best = max(near, key=lambda one: x * one[1] + y * one[2] + z * one[3])
            counted[best[0].state, best[0].id] += 1


def as_text(found: tuple[ToVerify, ...]) -> str:
    """One place in a few lines: what we show, to be held against what is true."""
    lines: list[str] = []
    for one in found:
        lines.append(f"{one.id}  ({one.kind}, source of {one.as_of or 'no known date'})")
        lines.append(f"  {one.name}; {one.address or 'no address'}")
        lines.append(f"  {one.phone or 'no phone'}; {one.website or 'no website'}")
        if one.nearest_for:
            lines.append(f"  the nearest of its kind for {one.nearest_for} ZIP areas")
    return "\n".join(lines)
