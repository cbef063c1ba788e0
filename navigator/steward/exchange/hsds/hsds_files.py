"""Writes HSDS to disk: one JSON file a service, and the tabular package with its description.

The folder appears whole or not at all, under a name that nothing stands at yet. A cell
that a spreadsheet would run as a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from navigator.errors import ToolError
from navigator.records.model import Place
from navigator.steward.exchange.hsds import hsds
from navigator.steward.exchange.hsds.hsds_flat import flatten
from navigator.steward.exchange.hsds.hsds_shape import NEEDED, OURS, PATHS, TYPES, VERSION

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
        tables.add("taxonomy", hsds.taxonomy())
        for term in hsds.TERMS.values():
            tables.add("taxonomy_term", term)
        for place in places:
            if not hsds.may_leave(place):
                left_out += 1
                continue
            service = hsds.service(place)
            _json(by_id / f"{service['id']}.json", service)
            tables.add("service", service)
            services += 1
    _json(folder / "json" / "taxonomy.json", hsds.taxonomy())
    _json(folder / "tabular" / "datapackage.json", datapackage(built_on))
    for name, changes in hsds.profile().items():
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
    needed = NEEDED.get(table, ("id",))
    fields = []
    for column in OURS[table]:
        limits = {"required": column in needed} | ({"unique": True} if column == "id" else {})
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
