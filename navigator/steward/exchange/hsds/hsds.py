"""Turns a place into an object of HSDS 3.1, and describes our profile of HSDS.

Status rules leave in sentences only, inside the description: never in `eligibility`,
ages, attributes or any other field by which a machine could sort people. Kinds that are
shown on request only, places of a site's own and names of persons never leave. Ids are
made from our own, so that two exports of one pack agree.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import tempfile
import uuid
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from navigator.errors import ToolError
from navigator.records.fit import SHORT_LIMITS, TAKES
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.model import Phone, Place
from navigator.records.place_fields import YES_NO
from navigator.records.topics import ON_REQUEST, PLACE_KINDS, PLACE_SUBKINDS, TOPICS
from navigator.steward.exchange.hsds.hsds_shape import (
    LEFT_EMPTY,
    NEEDED,
    OURS,
    PATHS,
    TYPES,
    VERSION,
    flatten,
)
from navigator.steward.exchange.hsds.open_eligibility import NAME, SERVICES

NAMESPACE = uuid.UUID("6f1f0c1e-3f0e-5b6e-9a53-2f9c5f4f7f31")
"""The namespace of every id we give: a place that keeps its id keeps this one."""
TAXONOMY = "Navigator places"
NATION = "United States"
LIMITS, HOURS, CONFLICT = "\n\nLimits: ", "Hours: ", "Sources disagree: "
"""Marks that part a text for which HSDS has one field only."""
OFFICE = "Of its office in "
"""The beginning of the description of an organization's phone that one office answers.

The organization lists it for its places without a phone. An import gives it to no place as its own.
"""
INTERPRETER = {True: "With an interpreter.", False: "Without an interpreter.", None: None}
_EXTENSION = re.compile(r"^(.+) ext\. ([1-9]\d{0,9})$")

ANSWERS = {one.term or one.public: one for one in YES_NO}
"""Terms whose value is `yes` or `no`; a place has none of them where it is not known."""
VALUES: dict[str, tuple[str, str]] = {
    "confirmed_on": (
        "Confirmed on",
        "The day of the page that confirms the place: an office's own, or two independent ones.",
    ),
    "recognized_since": (
        "Recognized since",
        "The day since which the Justice Department recognizes the organization.",
    ),
    "confidence": ("Confidence", "confirmed, single-source, weak or unconfirmed."),
    "source": ("Source", "A page that names the place; the label says whose."),
    "place_id": ("Place in Navigator", "The id of this place in Navigator."),
    "street": ("Street", "Of an address that is not whole."),
    "city": ("City", "Of an address that is not whole."),
    "state": ("State", "Of an address that is not whole."),
    "zip": ("ZIP code", "Of an address that is not whole."),
}
GROUPS = {
    "kind": ("Kind of place", tuple(kind for kind in PLACE_KINDS if kind not in ON_REQUEST)),
    "subkind": ("Kind of legal office or Medicaid help", PLACE_SUBKINDS),
    "takes": ("Cases it takes", TAKES),
    "short_limit": ("What limits the cases it takes", SHORT_LIMITS),
    "topic": ("Topic", tuple(TOPICS)),
}


def hsds_id(*parts: str) -> str:
    """Return the UUID made from a thing's names, the same at every export."""
    return str(uuid.uuid5(NAMESPACE, "\x1f".join(parts)))


def taxonomy() -> dict[str, Any]:
    """Return our own words, as one taxonomy of HSDS."""
    return {
        "id": hsds_id("taxonomy", TAXONOMY),
        "name": TAXONOMY,
        "description": "What Navigator says of a place that HSDS has no field for. "
        "Nothing here says who may be served.",
        "version": "1",
    }


def open_eligibility() -> dict[str, Any]:
    """Return the taxonomy of others that a place goes out under as well, as one of HSDS."""
    return {
        "id": hsds_id("taxonomy", NAME),
        "name": NAME,
        "description": "The Open Eligibility Human Services Taxonomy by Aunt Bertha, Inc. is "
        "licensed under CC BY-SA 3.0. Of it: the services that kinds of places here are.",
        "version": "as of 2015",
    }


def _terms() -> Iterator[tuple[str, str, str]]:
    for group, (name, words) in GROUPS.items():
        for word in words:
            plain = word.replace("_", " ")
            yield f"{group}.{word}", plain.capitalize(), f"{name}: {plain}."
    for code, one in ANSWERS.items():
        yield code, *(one.opposite[1:] if one.opposite else (one.title, one.meaning))
    for code, (name, description) in VALUES.items():
        yield code, name, description


TERMS: dict[str, dict[str, Any]] = {
    code: {
        "id": hsds_id("term", code),
        "code": code,
        "name": name,
        "description": description,
        "taxonomy": TAXONOMY,
        "language": "en",
        "taxonomy_id": taxonomy()["id"],
    }
    for code, name, description in _terms()
}
"""Every term of the taxonomy by its code."""
THEIRS: dict[str, dict[str, Any]] = {
    kind: {
        "id": hsds_id("open eligibility", code),
        "code": code,
        "name": name,
        "description": f"{NAME} {code}.",
        "taxonomy": NAME,
        "language": "en",
        "taxonomy_id": hsds_id("taxonomy", NAME),
    }
    for kind, (code, name) in SERVICES.items()
}
"""The term of Open Eligibility for each kind that it has one for."""


def may_leave(place: Place) -> bool:
    """Return whether a place is one of a pack, and of a kind that is not shown on request only."""
    return place.id.startswith("place:") and place.kind not in ON_REQUEST


def services(places: Iterable[Place]) -> Iterator[dict[str, Any]]:
    """Yield a service of HSDS for each place that may leave."""
    return (service(place) for place in places if may_leave(place))


def service(place: Place) -> dict[str, Any]:
    """Return one place as a whole service, with its organization and location inside."""
    id = hsds_id(place.id)
    organization = _organization(place)
    made = {
        "id": id,
        "organization_id": organization["id"],
        "name": place.name,
        "alternate_name": "|".join(place.also),
        "description": place.what + (f"{LIMITS}{place.limits}" if place.limits else ""),
        "url": place.website,
        "status": "active",
        "interpretation_services": INTERPRETER[place.interpreter],
        "fees_description": place.cost_note,
        "assured_date": max((one.seen.isoformat() for one in place.sources), default=None),
        "alert": f"{CONFLICT}{place.conflict}" if place.conflict else None,
        "organization": organization,
        "phones": [_phone(place.id, number, one) for number, one in enumerate(place.phones)],
        "languages": _languages(place.id, place.languages),
        "schedules": [_part(place.id, "hours", description=place.hours)] if place.hours else [],
        "service_areas": list(_areas(place)),
        "service_at_locations": list(_at_location(place, organization["id"])),
        "required_documents": [
            _part(place.id, "document", str(number), document=document)
            for number, document in enumerate(place.documents)
        ],
        "cost_options": list(_costs(place)),
        "attributes": list(_attributes(place)),
    }
    return _told(made)


def _told(made: dict[str, Any]) -> dict[str, Any]:
    """Return the object without keys whose value is not known."""
    return {key: value for key, value in made.items() if value not in (None, "", [])}


def _part(owner: str, *names: str, **cells: Any) -> dict[str, Any]:
    """Return an object with the id that its owner and names make, without what is not known."""
    return _told({"id": hsds_id(owner, *names), **cells})


def _organization(place: Place) -> dict[str, Any]:
    name = place.organization or place.name
    where = JURISDICTIONS.get(place.state, f"the {NATION}")
    of = "organization", place.state, name
    return _part(
        *of, name=name, description=f"Runs what Navigator lists under its name in {where}.",
        phones=list(_office_phones(place, hsds_id(*of))),
    )  # fmt: skip


def _office_phones(place: Place, organization: str) -> Iterator[dict[str, Any]]:
    """Yield the phone of another office, for the organization of a place without a phone.

    It is the organization's, never the place's own.
    """
    office = place.office
    if place.phones or office is None or office.address is None:
        return
    first, at = office.phones[0], f"{office.address.city}, {office.address.state}"
    label = "; ".join(filter(None, (f"{OFFICE}{at}", first.label)))
    yield _phone(f"{organization} {office.id}", 0, replace(first, label=label, languages=()))


def _phone(owner: str, number: int, phone: Phone) -> dict[str, Any]:
    parts = _EXTENSION.match(phone.number)
    says = [phone.label or "", f"{HOURS}{phone.hours}" if phone.hours else ""]
    return _part(
        owner, f"phone {number}", number=parts[1] if parts else phone.number,
        extension=int(parts[2]) if parts else None, type="voice",
        description="\n".join(filter(None, says)),
        languages=_languages(f"{owner} phone {number}", phone.languages),
    )  # fmt: skip


def _languages(owner: str, codes: Iterable[str]) -> list[dict[str, Any]]:
    return [_part(owner, "language", code, code=code) for code in codes]


def _areas(place: Place) -> Iterator[dict[str, Any]]:
    """Yield the nation, or states, or counties of states, each with its code of ISO 3166-2."""
    areas = [(NATION, "US")] if place.area_national else []
    whole = place.area_states
    if place.area_counties and len(place.area_states) == 1:
        state = place.area_states[0]
        areas += [
            (f"{county}, {JURISDICTIONS[state]}", f"US-{state}") for county in place.area_counties
        ]
        whole = ()
    else:
        areas += [(county, "US") for county in place.area_counties]
    areas += [(JURISDICTIONS[state], f"US-{state}") for state in whole]
    for name, code in areas:
        yield _part(place.id, "area", name, name=name, extent=code, extent_type="ISO 3166-2")


def _at_location(place: Place, organization: str) -> Iterator[dict[str, Any]]:
    """Yield the location of a place that has an address.

    HSDS has no address without street and ZIP code: then its parts stand in words.
    """
    address = place.address
    if address is None:
        return
    location = _part(
        place.id, "location", location_type="physical", organization_id=organization,
        name=place.name,
    )  # fmt: skip
    if place.point_from == "site":  # the middle of a ZIP area is no place to send somebody to
        location |= {"latitude": place.lat, "longitude": place.lon}
    if address.street and address.zip:
        location["addresses"] = [
            _part(
                place.id, "address", address_1=address.street, city=address.city,
                state_province=address.state, postal_code=address.zip, country="US",
                address_type="physical",
            )
        ]  # fmt: skip
    else:
        parts = {name: value for name, value in asdict(address).items() if value}
        location["description"] = " ".join(parts.values())
        location["attributes"] = [
            _attribute(f"{place.id} location", code, value) for code, value in parts.items()
        ]
    service = hsds_id(place.id)
    yield _part(place.id, "service at location", service_id=service, location=location)


def _costs(place: Place) -> Iterator[dict[str, Any]]:
    if place.cost is not None:
        free = {"currency": "USD", "amount": 0} if place.cost == "free" else {}
        yield _part(place.id, "cost", option=place.cost, **free)


def _attributes(place: Place) -> Iterator[dict[str, Any]]:
    for group in ("kind", "subkind", "takes", "short_limit"):
        if word := getattr(place, group):
            yield _attribute(place.id, f"{group}.{word}")
    if term := THEIRS.get(place.kind):
        yield _part(place.id, "attribute", NAME, link_type="kind", taxonomy_term=term)
    for topic in place.topics:
        yield _attribute(place.id, f"topic.{topic}")
    for code, field in ANSWERS.items():
        is_so = field.turned(getattr(place, field.name))
        if is_so is not None:
            yield _attribute(place.id, code, "yes" if is_so else "no")
    if place.confidence == "confirmed" and place.as_of:
        yield _attribute(place.id, "confirmed_on", place.as_of.isoformat())
    if place.recognized_since:
        yield _attribute(place.id, "recognized_since", place.recognized_since.isoformat())
    yield _attribute(place.id, "confidence", place.confidence)
    pages = {(one.url or one.title, f"{one.publisher}: {one.title}") for one in place.sources}
    for url, label in sorted(pages):
        yield _attribute(place.id, "source", url, label)
    yield _attribute(place.id, "place_id", place.id)


def _attribute(owner: str, code: str, value: str = "", label: str = "") -> dict[str, Any]:
    return _part(
        owner, "attribute", code, value, label, link_type=code.partition(".")[0], value=value,
        taxonomy_term=TERMS[code], label=label,
    )  # fmt: skip


def profile() -> dict[str, dict[str, Any]]:
    """Return our profile of HSDS: by file, the changes to its schemas (a JSON merge patch)."""
    return {
        f"{table}.json": {"properties": dict.fromkeys(fields)}
        for table, fields in LEFT_EMPTY.items()
    }


FORMULA = re.compile(r"^\s*(?:[=@]|[+-][A-Za-z(])|^[\t\r]")
"""A cell that a spreadsheet program would run; `+1 303` and `-104.9` are none."""
ONCE = ("organization", "taxonomy_term", "taxonomy", "phone")
"""Tables whose rows many services share; of phones, those of their organization."""
_ABOUT = {"name": "navigator-places", "title": "Places that help, from Navigator"}
_LICENSE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}


@dataclass(frozen=True, slots=True)
class Exported:
    """The counts and the folder of an export."""

    folder: str
    services: int
    left_out: int
    """Places that may not leave: kinds shown on request only."""
    rows: dict[str, int]
    """The number of rows of each file of the tabular package."""


def disarm(cell: str) -> str:
    """Return the cell so that no spreadsheet program runs it."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def export_hsds(places: Iterable[Place], built_on: str, folder: Path) -> Exported:
    """Write `json/`, `tabular/` and `profile/` into `folder`, with the day of the pack.

    Raises ToolError when something stands there or the disk refuses.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ToolError(f"Something is already at {folder}.", "Name a folder that is not there.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        try:
            done = _write(places, built_on, beside)
            beside.chmod(0o755)
            if folder.exists():
                folder.rmdir()
            os.replace(beside, folder)  # noqa: PTH105 - the one call that is atomic
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise ToolError(
            f"{folder} could not be written ({error.strerror}).",
            "Free space, or name another folder.",
        ) from error
    services, left_out, rows = done
    return Exported(str(folder), services, left_out, rows)


def _write(places: Iterable[Place], built_on: str, folder: Path) -> tuple[int, int, dict[str, int]]:
    by_id = folder / "json" / "services"
    by_id.mkdir(parents=True)
    services = left_out = 0
    with ExitStack() as stack:
        tables = _Tables(folder / "tabular", stack)
        for one in (taxonomy(), open_eligibility()):
            tables.add("taxonomy", one)
        for term in (*TERMS.values(), *THEIRS.values()):
            tables.add("taxonomy_term", term)
        for place in places:
            if not may_leave(place):
                left_out += 1
                continue
            made = service(place)
            _json(by_id / f"{made['id']}.json", made)
            tables.add("service", made)
            services += 1
    _json(folder / "json" / "taxonomy.json", [taxonomy(), open_eligibility()])
    _json(folder / "tabular" / "datapackage.json", datapackage(built_on))
    for name, changes in profile().items():
        _json(folder / "profile" / name, changes)
    return services, left_out, tables.counts


def _json(path: Path, value: Any) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


class _Tables:
    """The CSV files of a package, open for writing."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        folder.mkdir()
        self._writers = {}
        for table, path in PATHS.items():
            file = stack.enter_context((folder / path).open("w", encoding="utf-8", newline=""))
            writer = csv.writer(file)
            writer.writerow(OURS[table])
            self._writers[table] = writer
        self._once: set[str] = set()
        self.counts = dict.fromkeys(PATHS.values(), 0)

    def add(self, table: str, value: dict[str, Any]) -> None:
        """Write an object and what is below it; a shared row is written once."""
        for row in flatten(table, value, ""):
            if row.table in ONCE:
                if row.cells["id"] in self._once:
                    continue
                self._once.add(row.cells["id"])
            cells = (row.cells.get(column, "") for column in OURS[row.table])
            self._writers[row.table].writerow(map(disarm, cells))
            self.counts[PATHS[row.table]] += 1


def datapackage(built_on: str) -> dict[str, Any]:
    """Return the description of our tabular package, as Frictionless wants it."""
    return {
        "profile": "tabular-data-package",
        **_ABOUT,
        "description": f"HSDS {VERSION}, from the content of {built_on}. "
        "Call before you send somebody.",
        "version": built_on,
        "licenses": [_LICENSE],
        "resources": [_resource(table) for table in PATHS],
    }


def _resource(table: str) -> dict[str, Any]:
    fields = []
    for column in OURS[table]:
        limits = {"required": column in NEEDED[table]}
        limits |= {"unique": True} if column == "id" else {}
        field = {"name": column, "type": TYPES.get(column, "string"), "constraints": limits}
        fields.append(field)
    keys = [
        {"fields": column, "reference": {"resource": column.removesuffix("_id"), "fields": "id"}}
        for column in OURS[table]
        if column.removesuffix("_id") in PATHS and column.endswith("_id")
    ]
    schema: dict[str, Any] = {"primaryKey": "id", "fields": fields}
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table,
        "path": PATHS[table],
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }
