"""Turns the rows of a center's own tables into records: a place, a corrected place, a call.

A correction changes what a place says and keeps the list's version beside it. It changes neither
kind nor state, and never gives the street of a home for people who hide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from navigator.pack.local_tables import own_id
from navigator.records.care import KIND, care_of
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import CALL_ANSWERS, Address, Call, Phone, Place
from navigator.records.place_fields import YES_NO
from navigator.records.shelters import takes_in_who_hides
from navigator.records.vocabulary import COSTS

_TOPIC_OF_KIND = {
    "legal": "legal",
    "health_center": "health",
    "hotline": "legal",
    "dmv": "driving",
    "medicaid": "health",
    "college_aid": "college",
    "fraud": "legal",
    "bar": "legal",
    "id_office": "driving",
    "welcome": "legal",
    "consulate": "rights",
    "government": "legal",
}


def read_call(cells: Mapping[str, str]) -> Call:
    """Return the call that a row of `calls.csv` describes."""
    return Call(
        day=date.fromisoformat(cells["day"]),
        languages=_listed(cells.get("languages", "")),
        **{name: _yes(cells.get(name)) for name in CALL_ANSWERS},
    )


def call_cells(place: Place, call: Call) -> dict[str, str]:
    """Return the row of `calls.csv` that holds the result of a call."""
    found = {"id": place.id, "name": place.name, "day": call.day.isoformat()}
    if call.languages:
        found["languages"] = ", ".join(call.languages)
    for name in CALL_ANSWERS:
        value = getattr(call, name)
        if value is not None:
            found[name] = "yes" if value else "no"
    return found


def _yes(cell: str | None) -> bool | None:
    return None if cell is None else cell == "yes"


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(", ")) if cell else ()


def _fields(cells: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of a place in the cells of a row, but for its address, phone and point."""
    told: dict[str, Any] = {
        name: cells[name]
        for name in ("name", "organization", "website", "hours", "what", "note")
        if name in cells
    }
    for name in ("topics", "languages"):
        if name in cells:
            told[name] = _listed(cells[name])
    for one in YES_NO:
        if one.public in cells:
            told[one.name] = one.turned(_yes(cells[one.public]))
    if "cost" in cells:
        is_code = cells["cost"] in COSTS
        told["cost"] = cells["cost"] if is_code else None
        told["cost_note"] = None if is_code else cells["cost"]
    return told


def own_place(cells: Mapping[str, str], point: tuple[float, float] | None) -> Place:
    """Return an own place; `point` is that of its ZIP area, where there is one."""
    state = cells["state"]
    is_national = state == FEDERAL
    lat, lon = point or (None, None)
    plain: dict[str, Any] = {
        "organization": None,
        "topics": (_TOPIC_OF_KIND[cells["kind"]],),
    }
    address = None
    if "city" in cells:
        address = Address(cells.get("street"), cells["city"], state, cells.get("zip"))
    return Place(
        id=own_id(cells),
        state=state,
        kind=cells["kind"],
        subkind=care_of(cells["name"]) if cells["kind"] == KIND else None,
        limits=None,
        area_national=is_national,
        area_states=() if is_national else (state,),
        area_counties=(),
        address=address,
        phones=(Phone(cells["phone"]),) if "phone" in cells else (),
        lat=lat,
        lon=lon,
        point_from="zip" if point else None,
        checked=date.fromisoformat(cells["day"]) if "day" in cells else None,
        **plain | _fields(cells),
    )


def corrected(place: Place, cells: Mapping[str, str], point: tuple[float, float] | None) -> Place:
    """Return a place of a pack as the center knows it; kind and state stay the pack's."""
    told = _fields(cells)
    note = told.pop("note", None)
    if "phone" in cells:
        first, *others = place.phones or (Phone(""),)
        told["phones"] = (replace(first, number=cells["phone"]), *others)
    old = place.address
    state = old.state if old else cells.get("state", place.state)
    is_told = state != FEDERAL and (old is not None or "city" in cells)
    if is_told and not cells.keys().isdisjoint(_ADDRESS):
        street = cells.get("street", old.street if old else None)
        if takes_in_who_hides(place.name, street or ""):
            street = old.street if old else None
        city = cells.get("city") or (old.city if old else "")
        is_there = old is not None and old.city == city
        code = cells.get("zip", old.zip if old and is_there else None)
        told["address"] = Address(street, city, state, code)
        if point is None and not is_there:
            told |= {"lat": None, "lon": None, "point_from": None}  # nobody knows where that is
    if point is not None:
        told |= {"lat": point[0], "lon": point[1], "point_from": "zip"}
    changed = replace(place, **told)
    return replace(changed, before=None if changed == place else place, note=note)


_ADDRESS = ("street", "city", "zip")
