"""The official schemas of HSDS 3.1, and places to hold against them."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from navigator.records.model import Address, Phone, Place, Source

FOLDER = Path(__file__).parents[1] / "hsds"
ILAO = FOLDER / "ilao"
HAARRRVEST = FOLDER / "haarrrvest"
DATAPACKAGE: dict[str, Any] = json.loads((FOLDER / "schema/datapackage.json").read_text("utf-8"))
SCHEMAS: dict[str, dict[str, Any]] = {
    path.name: json.loads(path.read_text("utf-8"))
    for path in (FOLDER / "schema").glob("*.json")
    if path.name != "datapackage.json"
}
_FORMATS = FormatChecker()
_URI = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:[!#$%&'()*+,./0-9:;=?@A-Z\[\]_a-z~-]+$")


def _is_uri(value: object) -> bool:
    return not isinstance(value, str) or bool(_URI.match(value))


_FORMATS.checks("uri")(_is_uri)


@cache
def validator(name: str) -> Draft202012Validator:
    """Holds an object against one official schema, formats included."""
    home = "https://hsds.invalid/"
    registry = Registry().with_resources(
        (home + file, DRAFT202012.create_resource({**schema, "$id": home + file}))
        for file, schema in SCHEMAS.items()
    )
    ref = {"$ref": f"{home}{name}.json"}
    return Draft202012Validator(ref, registry=registry, format_checker=_FORMATS)


def complaints(name: str, value: Any) -> list[str]:
    """What the official schema says against an object."""
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
        for error in validator(name).iter_errors(value)
    ]


SEEN = Source(
    publisher="Helper",
    title="About",
    url="https://helper.example.org",
    as_of=date(2026, 6, 1),
    seen=date(2026, 11, 1),
    says="Free help.",
)
PLACE = Place(
    id="place:CO:helper",
    state="CO",
    name="Helper of Denver",
    organization="Helpers United",
    kind="legal",
    subkind="named_lawyers",
    topics=("legal", "records"),
    what="Lawyers for families.",
    limits="The office may help people with a green card and a few others.",
    area_national=False,
    area_states=("CO",),
    area_counties=("Denver County", "Broomfield city"),
    address=Address("1 Main Street, Suite 2", "Denver", "CO", "80202"),
    phones=(
        Phone("303-433-2812 ext. 42", "Main office", "Mornings", ("es",)),
        Phone("303-433-2813 ext. 007", None, "Monday, 9 a.m. to noon"),
        Phone("211"),
    ),
    website="https://helper.example.org/help",
    languages=("en", "es", "yue"),
    cost="free",
    cost_note="No fee for a first talk.",
    hours="Monday to Friday, 9 a.m. to 5 p.m.",
    walk_in=False,
    interpreter=True,
    asks_id=False,
    takes_detention=True,
    documents=("A paper with your photo", "Proof that you live here"),
    remote=True,
    lat=39.75,
    lon=-104.99,
    point_from="site",
    also=("Helper", "Denver Helpers"),
    confidence="confirmed",
    sources=(SEEN,),
    conflict="Another list gives another phone.",
)
"""A place of which everything is known."""


def as_imported(place: Place) -> Place:
    """What may be left of a place that went out and came back, and no less.

    Who confirms it is looked up anew; a point is given only where it is the door's own; and
    an organization or another name that is the same as its own says nothing.
    """
    back = replace(
        place,
        confidence="unconfirmed",
        sources=(),
        listed=None,
        area_near=(),
        organization=None if place.organization == place.name else place.organization,
        also=tuple(dict.fromkeys(name for name in place.also if name != place.name)),
        office=None,  # found anew when a pack is built
    )
    if place.address is None or place.point_from != "site":
        back = replace(back, lat=None, lon=None, point_from=None)
    return back


def differences(place: Place, other: Place) -> list[str]:
    """The fields in which two places differ."""
    return [
        f"{place.id} {one.name}: {getattr(place, one.name)!r}, then {getattr(other, one.name)!r}"
        for one in fields(Place)
        if getattr(place, one.name) != getattr(other, one.name)
    ]
