"""Finds the point of a ZIP code in the pack, and measures from one point to another."""

from __future__ import annotations

import math

from navigator.errors import BadInput
from navigator.pack.places import EARTH_KM
from navigator.pack.store import Store, ZipRow
from navigator.search.query import is_zip

_WINDS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")


_MILITARY = ("09", "340", "962", "963", "964", "965", "966")
"""Beginnings of ZIP codes of military mail (APO, FPO, DPO): they lie nowhere in the country."""


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance of two points in km (haversine); degrees in."""
    up = math.radians(other_lat - lat) / 2
    side = math.radians(other_lon - lon) / 2
    across = math.cos(math.radians(lat)) * math.cos(math.radians(other_lat))
    half = math.sin(up) ** 2 + across * math.sin(side) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


def bearing(lat: float, lon: float, other_lat: float, other_lon: float) -> str:
    """Return the direction from the first point to the second: one of `n ne e se s sw w nw`."""
    here, there = math.radians(lat), math.radians(other_lat)
    side = math.radians(other_lon - lon)
    east = math.sin(side) * math.cos(there)
    north = math.cos(here) * math.sin(there) - math.sin(here) * math.cos(there) * math.cos(side)
    return _WINDS[round(math.degrees(math.atan2(east, north)) / 45) % 8]


def find_zip(store: Store, code: str) -> tuple[ZipRow, bool]:
    """Return the point of a ZIP code, and whether it is approximate.

    It is approximate where the pack lacks the ZIP: then it is the one nearest to the middle of
    those with the same first three digits. Raises BadInput when `code` is no ZIP code, is of
    military mail, or no ZIP begins like it.
    """
    if not is_zip(code):
        raise BadInput("asked.zip", "do.write_zip")
    exact = store.zips(int(code), int(code))
    if exact:
        return exact[0], False
    if code.startswith(_MILITARY):
        raise BadInput("asked.zip_military", "do.zip_near_home")
    first = int(code[:3]) * 100
    beside = store.zips(first, first + 99)
    if not beside:
        raise BadInput("asked.zip_area", "do.check_or_state")
    lat = sum(one.lat for one in beside) / len(beside)
    lon = sum(one.lon for one in beside) / len(beside)
    nearest = min(beside, key=lambda one: distance_km(lat, lon, one.lat, one.lon))
    # The county of a neighbor says nothing about this one.
    return ZipRow(code, nearest.lat, nearest.lon, nearest.state, ""), True


def known_zip(store: Store, code: str) -> ZipRow | None:
    """Return the row of a ZIP code; None for no ZIP code, or one on no map."""
    try:
        return find_zip(store, code)[0]
    except BadInput:
        return None
