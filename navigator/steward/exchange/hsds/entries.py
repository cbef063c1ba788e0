"""Writes places from elsewhere for a person to look at: as YAML or a spreadsheet.

The YAML has the shape of `resources/places/XX.yaml`; what that shape has no key for stands
in a comment above the entry. It is written to a file of its own and never straight into
`resources`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from navigator.errors import ToolError
from navigator.files import replace_text
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import Place
from navigator.records.place_fields import PLACE_FIELDS, details_of, names_of
from navigator.steward.content.shape.yaml_text import dump, remark, styled
from navigator.steward.exchange.hsds.hsds import disarm

_HEAD = """\
# {count} places from {name}. Nobody here has checked them: look at each one, give it a
# kind where it has none, and move it to the file named above it.
"""
COLUMNS = (
    "name", "organization", "street", "city", "state", "zip", "phone", "website", "lat", "lon",
    "key", "also", "kind", "subkind", "topics", "what", "limits", "national", "states", "counties",
    "phones", *(name for name in names_of(PLACE_FIELDS) if name != "website"), "conflict",
    "checked_on",
)  # fmt: skip
"""Columns of the spreadsheet; the first eleven are those of `navigator content import places`."""


def entry(place: Place, checked_on: str = "") -> dict[str, Any]:
    """Return a place as an entry of a place file."""
    says = f"Lists this place; last checked on {checked_on}." if checked_on else "Lists this place."
    area: dict[str, Any] = {"national": True} if place.area_national else {}
    area |= {"states": list(place.area_states)} if place.area_states else {}
    area |= {"counties": list(place.area_counties)} if place.area_counties else {}
    address = place.address
    told = {
        "id": place.id.rpartition(":")[2],
        "name": place.name,
        "organization": place.organization,
        "kind": place.kind or None,
        "subkind": place.subkind,
        "topics": list(place.topics),
        "what": place.what,
        "limits": place.limits,
        "area": area,
        "address": address
        and {
            "street": address.street, "city": address.city, "state": address.state,
            "zip": address.zip,
        },
        "phones": [
            {"number": one.number, "label": one.label, "hours": one.hours,
             "languages": list(one.languages)}
            for one in place.phones
        ],
        **details_of(place),
        "sources": [{"id": "hsds", "says": says}],
    }  # fmt: skip
    return told | ({"conflict": place.conflict} if place.conflict else {})


def write_entries(
    places: Iterable[Place], checked_on: Mapping[str, str], name: str, today: date, path: Path
) -> None:
    """Write YAML or, where `path` ends in `.csv`, a spreadsheet.

    Raises ToolError for another ending or where something stands already.
    """
    if path.exists():
        raise ToolError(f"Something is already at {path}.", "Name a file that is not there.")
    ordered = sorted(places, key=lambda one: (one.state, one.id))
    if path.suffix.casefold() in (".yaml", ".yml"):
        text = as_yaml(ordered, checked_on, name, today)
    elif path.suffix.casefold() == ".csv":
        text = as_csv(ordered, checked_on)
    else:
        raise ToolError(f"{path} ends in neither .yaml nor .csv.", "Name it so.")
    replace_text(path, text)


def as_yaml(places: list[Place], checked_on: Mapping[str, str], name: str, today: date) -> str:
    """Return the text of a place file."""
    source = {
        "publisher": "To be named: whose directory it is",
        "title": f"Service directory in HSDS, file {name}",
        "url": None,
        "as_of": max((day for day in map(_day, checked_on.values()) if day), default=None),
        "seen": today,
    }
    entries = [entry(place, checked_on.get(place.id, "")) for place in places]
    tree = styled({"sources": {"hsds": source}, "places": entries})
    state = ""
    for number, place in enumerate(places):
        lines = [f"# {line}" for line in _beside(place)]
        if place.state != state:
            state = place.state
            where = "the nation" if state == FEDERAL else JURISDICTIONS[state]
            lines.insert(0, f"# {where}: resources/places/{state}.yaml")
        remark(tree["places"], number, *lines, indent=2)
    return _HEAD.format(count=len(places), name=repr(name)) + dump(tree)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _beside(place: Place) -> Iterable[str]:
    """Yield a comment for each value that an entry has no key for."""
    if place.also:
        yield f"also: {' | '.join(place.also)}"
    if place.lat is not None:
        yield f"point: {place.lat}, {place.lon}"


def as_csv(places: Iterable[Place], checked_on: Mapping[str, str]) -> str:
    """Return a line for each place, with lists between semicolons."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for place in places:
        cells = _cells(place) | {"checked_on": checked_on.get(place.id, "")}
        writer.writerow({column: disarm(cell) for column, cell in cells.items()})
    return text.getvalue()


def _cells(place: Place) -> dict[str, str]:
    address = place.address
    told: dict[str, Any] = {column: getattr(place, column, None) for column in COLUMNS}
    told |= {
        "street": address and address.street,
        "city": address and address.city,
        "state": place.state,
        "zip": address and address.zip,
        "phone": place.phones[0].number if place.phones else None,
        "key": place.id,
        "national": place.area_national or None,
        "states": place.area_states,
        "counties": place.area_counties,
        "phones": [
            " ".join(filter(None, (one.number, one.label, one.hours))) for one in place.phones
        ],
    }
    return {column: _cell(value) for column, value in told.items()}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return "; ".join(map(str, value))
    return str(value)
