"""The objects of HSDS 3.1 that Navigator fills or reads: tables, keys and older names.

One list for both ways. `OURS` are the columns we write, in the order of the official description,
`NEEDED` those that HSDS requires of them, `READ` the ones an import takes something from, with the
names they had in HSDS 1 and 2. What stands in neither is reported, never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

VERSION = "3.1"


@dataclass(frozen=True, slots=True)
class Nested:
    """The rows below a key of a JSON object: their `table`, and many or one."""

    table: str
    is_many: bool


_ALONE = {"taxonomy_detail": "taxonomy"} | {
    one: one for one in ("organization", "service", "location", "taxonomy_term", "program", "unit")
}
_MANY = {
    "addresses": "address", "additional_urls": "url", "additional_websites": "url",
    "capacities": "service_capacity", "eligibilities": "eligibility",
    "accessibility": "accessibility", "funding": "funding", "metadata": "metadata",
} | {
    f"{one}s": one
    for one in (
        "organization", "service", "service_at_location", "location", "phone", "language",
        "schedule", "service_area", "required_document", "cost_option", "attribute", "contact",
        "program", "organization_identifier", "meta_table_description",
    )
}  # fmt: skip
KEYS = {
    key: Nested(table, is_many=held is _MANY)
    for held in (_ALONE, _MANY)
    for key, table in held.items()
}
"""The keys below which HSDS holds other rows."""

_WRITTEN = {
    "organization": "id* name* description*",
    "service": "id* organization_id* name* alternate_name description url status*"
    " interpretation_services fees_description assured_date alert",
    "attribute": "id* link_id* taxonomy_term_id* link_type link_entity* value label",
    "service_at_location": "id* service_id* location_id*",
    "location": "id* location_type* organization_id name description latitude longitude",
    "phone": "id* service_id organization_id number* extension type description",
    "address": "id* location_id address_1* city* state_province* postal_code* country*"
    " address_type*",
    "schedule": "id* service_id description",
    "service_area": "id* service_id name extent extent_type",
    "required_document": "id* service_id document",
    "language": "id* service_id phone_id name code",
    "taxonomy_term": "id* code name* description* taxonomy language taxonomy_id",
    "cost_option": "id* service_id* option currency amount amount_description",
    "taxonomy": "id* name* description* version",
}
"""The tables and columns that we write; HSDS requires those with a star."""
OURS = {table: tuple(told.replace("*", "").split()) for table, told in _WRITTEN.items()}
NEEDED = {
    table: tuple(name.strip("*") for name in told.split() if "*" in name)
    for table, told in _WRITTEN.items()
}
_PLURALS = {"service_at_location": "service_at_location", "address": "addresses",
            "taxonomy": "taxonomies"}  # fmt: skip
PATHS = {table: f"{_PLURALS.get(table, f'{table}s')}.csv" for table in OURS}
"""The files of the tabular package, as HSDS names them."""

TYPES = {"latitude": "number", "longitude": "number", "extension": "number", "amount": "number",
         "assured_date": "date"}  # fmt: skip
"""Columns that hold no text, with their types."""

LEFT_EMPTY: dict[str, tuple[str, ...]] = {
    "service": ("contacts", "eligibility_description", "minimum_age", "maximum_age"),
    "organization": ("contacts",),
    "location": ("contacts",),
    "service_at_location": ("contacts",),
}
"""Fields of HSDS that our profile takes away.

Sentences alone say who may be served, so that no machine can sort people by it, and no person is
named.
"""

_TAKEN = {
    "organization": "id name=title website=url=urls=website_address",
    "service": "id organization_id location_id name=title alternate_name"
    " description=service_type url=website=urls=website_address status open=is_this_service_open"
    " interpretation_services application_process=how_to_apply fees_description fees"
    " eligibility_description=eligibility minimum_age maximum_age assured_date alert",
    "attribute": "link_id taxonomy_term_id value label",
    "service_at_location": "id service_id location_id",
    "location": "id organization_id service_id name description website=url=urls"
    " latitude=lat longitude=lon=lng",
    "phone": "id service_id location_id organization_id service_at_location_id number=phone"
    " extension type description=department",
    "address": "location_id organization_id"
    " address_1=address=street=street_address=street_address_1=street1=line1 address_2 city"
    " state_province=state=province postal_code=zip=zipcode country address_type",
    "schedule": "service_id location_id service_at_location_id description byday=weekday"
    " opens_at closes_at freq notes",
    "service_area": "service_id service_at_location_id name=service_area extent",
    "required_document": "service_id document=name",
    "language": "service_id location_id phone_id name=language code",
    "taxonomy_term": "id code name taxonomy_id",
    "cost_option": "service_id option amount amount_description",
    "eligibility": "service_id eligibility",
}
"""By table, the columns an import uses, each with its other names."""
READ: dict[str, dict[str, tuple[str, ...]]] = {
    table: {name: tuple(others) for name, *others in (one.split("=") for one in told.split())}
    for table, told in _TAKEN.items()
}

TEXT_COLUMN = {
    "phone": "number", "language": "name", "required_document": "document",
    "address": "address_1", "schedule": "description", "service_area": "name",
}  # fmt: skip
"""The column for a mere text that stands in place of rows."""
_TEXT_BELOW = {
    "phone": ("service", "location", "organization", "service_at_location"),
    "language": ("service", "location", "phone"),
    "required_document": ("service",),
    "address": ("location",),
    "schedule": ("service", "location"),
    "service_area": ("service",),
}
"""The tables in which a heading with the name of such rows may hold a mere text."""

OTHER_TABLES = {
    **dict.fromkeys(
        ("postaladdress", "postaladdresses", "physicaladdress", "physicaladdresses"), "address"
    ),
    **dict.fromkeys(("otherattributes", "serviceattributes"), "attribute"),
    **dict.fromkeys(("accessibilitys", "accessibilityfordisabilities"), "accessibility"),
    **dict.fromkeys(("phonenumber", "tolfrephonenumber"), "phone"),
    "hours": "schedule", "regularschedules": "schedule", "holidayschedules": "holiday_schedule",
    "fundings": "funding", "servicesatlocation": "service_at_location",
    "eligibility": "eligibility", "servicetaxonomies": "service_taxonomy",
}  # fmt: skip
"""Other names of tables, in HSDS 1 and 2 or from people."""


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """Return a name without case, signs and doubled letters: `Addresss_1` is `address1`."""
    letters = re.sub(r"[^a-z0-9]", "", name.casefold())
    return re.sub(r"([a-z])\1+", r"\1", letters)


def _tables() -> dict[str, str]:
    known = {bare(key): nested.table for key, nested in KEYS.items()}
    known |= {bare(nested.table): nested.table for nested in KEYS.values()}
    known |= {bare(path.removesuffix(".csv")): table for table, path in PATHS.items()}
    return known | {bare(name): table for name, table in OTHER_TABLES.items()}


_TABLES = _tables()
_COLUMNS = {
    table: {bare(name): column for column, others in columns.items() for name in (*others, column)}
    for table, columns in READ.items()
}


def table_named(name: str) -> str | None:
    """Return the table a file or key is about, or None: `addresss.csv` is `address`."""
    return _TABLES.get(bare(name.removesuffix(".csv")))


@lru_cache(maxsize=4096)
def column_named(table: str, name: str) -> str | None:
    """Return the column of a table that a heading means, or None when nothing is taken from it.

    The table may stand before it: `service_uuid` is the `id` of a service.
    """
    columns = _COLUMNS.get(table, {})
    said = (_UUID.sub("id", bare(one)) for one in (name, _without_table(table, name)))
    return next((columns[one] for one in said if one in columns), None)


@lru_cache(maxsize=4096)
def _without_table(table: str, name: str) -> str:
    return re.sub(rf"^{table}s?[_ -]", "", name, flags=re.IGNORECASE)


def nested_in(table: str, key: str, value: Any) -> Nested | None:
    """Return the rows below a key of an object of `table`, or None where it is a plain cell.

    A mere text where rows should be, such as `languages: English; Spanish`, is rows too.
    """
    plain = key.removesuffix("_attributes")  # as Rails names what is nested
    named = table_named(key) or table_named(plain) or table_named(_without_table(table, key))
    if isinstance(value, dict | list):
        for one in (key, plain):
            if one in KEYS:
                return KEYS[one]
        is_many = isinstance(value, list) or named not in _ALONE.values()
        return Nested(named, is_many) if named else None
    if not value or column_named(table, key) or bare(key).startswith(("postal", "mail")):
        return None
    return Nested(named, is_many=True) if named and table in _TEXT_BELOW.get(named, ()) else None


MOST_LEVELS = 12
"""The most levels of objects inside objects; HSDS needs seven."""
_UUID = re.compile(r"uid$")  # of doubled letters one is left
_LISTED = re.compile(r"[;|\n]")
_LABELLED = re.compile(r"(?:^|,)\s*([A-Za-z][A-Za-z -]*):\s*([^,]+)")
_AFTER_COUNTY = re.compile(r"(?<=County), ")


class TooDeep(Exception):  # noqa: N818 - what it is
    """Raised where objects lie inside objects deeper than HSDS has them."""


@dataclass(slots=True)
class Row:
    """One row of a table: its position in the file, and its cells by heading."""

    table: str
    where: str
    cells: dict[str, str]
    has_id: bool = True


def flatten(table: str, value: dict[str, Any], where: str, level: int = 0) -> Iterator[Row]:
    """Yield the rows of one object and of everything below it; its own row first."""
    if level > MOST_LEVELS:
        raise TooDeep
    row = Row(table, where, {}, has_id=bool(value.get("id")))
    row.cells["id"] = as_cell(value.get("id")) or f"({where})"
    below: list[Row] = []
    for key, one in value.items():
        nested = nested_in(table, key, one)
        if nested is None:
            if key != "id":
                row.cells[key] = as_cell(one)
            continue
        for number, child in enumerate(_children(nested.table, one), 1):
            rows = list(
                flatten(nested.table, child, f"{where}, {nested.table} {number}", level + 1)
            )
            if nested.is_many:
                _point_back(rows[0], row)
            else:
                row.cells[f"{nested.table}_id"] = rows[0].cells["id"]
            if table == "organization":
                for one_row in rows:
                    if one_row.table == "service":
                        one_row.cells.setdefault("organization_id", row.cells["id"])
            below += rows
    yield row
    yield from below


def kept_apart(rows: list[Row], where: str) -> None:
    """Rename every id of one object, because another object has the same ids.

    Files made object by object number each from one: `org_1` is not one organization.
    """
    own = {row.cells["id"] for row in rows}
    for row in rows:
        for column, cell in row.cells.items():
            if cell in own and (column == "id" or column.endswith("_id")):
                row.cells[column] = f"{where} {cell}"


def _children(table: str, value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a key: a list of them, one, or a text with one or several names."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
        elif table in TEXT_COLUMN and one not in (None, ""):
            yield from _told_in_text(table, as_cell(one))


def _told_in_text(table: str, text: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of one text: `main: 305-285-5922, tollfree: 800-625-2257` is two phones."""
    if table in ("address", "schedule"):
        yield {TEXT_COLUMN[table]: text}
        return
    if table == "phone" and (labelled := _LABELLED.findall(text)):
        for label, number in labelled:
            yield {"number": number, "description": "" if label.casefold() == "main" else label}
        return
    if table == "service_area":
        text = _AFTER_COUNTY.sub("; ", text)
    for part in split(text):
        yield {TEXT_COLUMN[table]: part}


def split(text: str) -> list[str]:
    """Return the parts of a list in one cell, split at semicolons, bars and line breaks."""
    return list(filter(None, map(str.strip, _LISTED.split(text))))


def _point_back(child: Row, parent: Row) -> None:
    if child.table == "attribute":
        child.cells |= {"link_id": parent.cells["id"], "link_entity": parent.table}
    elif child.table == "metadata":
        child.cells |= {"resource_id": parent.cells["id"], "resource_type": parent.table}
    else:
        child.cells[f"{parent.table}_id"] = parent.cells["id"]


def as_cell(value: Any) -> str:
    """Return a value of JSON as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(as_cell(one) for one in value)
    return str(value)
