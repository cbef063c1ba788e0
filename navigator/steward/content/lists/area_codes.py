"""Finds numbers of listed places whose area code looks like a slip of the finger.

The places themselves say which area codes are in use where; whose state a code is comes with
the library phonenumbers. A number that one place alone has, with the code of another state that
nobody else within reach has, is doubted where one digit, or two that changed places, make it a
code of its own state.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import phonenumbers
from phonenumbers import geocoder

from navigator.records.jurisdictions import JURISDICTIONS
from navigator.steward.content.lists.listed import Row
from navigator.steward.content.lists.zips import vector

_FAR = 0.0157
"""The chord of 100 kilometers on the sphere of radius 1."""
_IN_USE = 3
"""An area code that this many places of a state have counts as one of that state."""

_Point = tuple[float, float, float]


def slips(rows: Iterable[Row]) -> frozenset[tuple[str, str]]:
    """Return the places, by state and id, whose area code may be a slip of the finger."""
    held = [row for row in rows if row.phone]
    numbers = Counter(row.phone[:12] for row in held)
    used = Counter((row.state, row.phone[:3]) for row in held)
    local: dict[str, set[str]] = defaultdict(set)
    for (state, code), count in used.items():
        if count >= _IN_USE:
            local[state].add(code)
    by_code: dict[str, list[_Point]] = defaultdict(list)
    for row in held:
        if row.point:
            by_code[row.phone[:3]].append(vector(*row.point))
    return frozenset(
        (row.state, row.id)
        for row in held
        if numbers[row.phone[:12]] == 1
        and row.point
        and any(_is_slip(row.phone[:3], code) for code in local[row.state])
        and _is_alone(by_code[row.phone[:3]], vector(*row.point))
        and _is_elsewhere(row)
    )


def _is_elsewhere(row: Row) -> bool:
    """Return whether a number belongs to another state; a toll-free one belongs to none."""
    number = phonenumbers.parse(row.phone, "US")
    told = geocoder.description_for_number(number, "en")
    if not told or told == "United States":
        return phonenumbers.number_type(number) != phonenumbers.PhoneNumberType.TOLL_FREE
    return not told.endswith(f", {row.state}") and not told.startswith(JURISDICTIONS[row.state])


def _is_slip(code: str, other: str) -> bool:
    """Return whether the codes differ in one digit, or have the same three in another order."""
    differing = sum(a != b for a, b in zip(code, other, strict=True))
    return differing == 1 or (differing > 0 and sorted(code) == sorted(other))


def _is_alone(points: Iterable[_Point], point: _Point) -> bool:
    """Return whether exactly one of the points, the place's own, lies within reach."""
    near = sum(
        sum((a - b) ** 2 for a, b in zip(one, point, strict=True)) <= _FAR**2 for one in points
    )
    return near == 1
