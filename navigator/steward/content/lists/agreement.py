"""Checks that the ZIP code, the state and the point of a listed place lie together.

A ZIP code of another state (`4360` in Toledo reads as Maine) and a point far from its ZIP code are
left out with a note; a row whose ZIP and point agree on another state is refused. Beyond that,
nobody guesses which of the two is wrong.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

from navigator.steward.content.lists.listed import Row
from navigator.steward.content.lists.zips import Zip, vector

_MILES = 3958.8
"""The radius of the earth in miles."""
FAR_MILES = 40.0
"""A point farther than this from the middle of its ZIP area is wrong, except in Alaska."""
_FAR_IN_ALASKA = 120.0


class Agreement:
    """Checks rows against the points of their ZIP codes."""

    def __init__(self, zips: Iterable[Zip]) -> None:
        self._zips: Mapping[str, Zip] = {one.zip: one for one in zips if not one.is_box}

    def check(self, row: Row) -> tuple[Row | None, str]:
        """Return the row without the cell that contradicts the others, and what was wrong.

        The row is None when ZIP code and point agree on another state; the reason is empty when
        nothing is wrong.
        """
        area = self._zips.get(row.zip)
        if area is None:
            return row, ""
        is_far = row.point is not None and miles(row.point, (area.lat, area.lon)) > (
            _FAR_IN_ALASKA if row.state == "AK" else FAR_MILES
        )
        if area.state and area.state != row.state:
            told = f"its ZIP code {row.zip} lies in {area.state}"
            if row.point and not is_far:
                return None, f"{told}, and so does its point"
            return replace(row, zip=""), told
        if is_far:
            return replace(row, lat="", lon=""), f"its point is far from its ZIP code {row.zip}"
        return row, ""


def miles(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two points in miles, along a great circle."""
    cosine = sum(a * b for a, b in zip(vector(*one), vector(*other), strict=True))
    return _MILES * math.acos(max(-1.0, min(1.0, cosine)))
