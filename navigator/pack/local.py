"""Holds a center's own list: own places, corrections and the results of its calls.

It lies over the pack when places are read, and no pack and no update ever touches it. Two files
beside the settings hold it, and nothing of a visitor has room there. Own places are queried as
those of a pack are; a correction changes what a place says, never where it stands.
"""

from __future__ import annotations

import csv
import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from navigator.errors import DiskError
from navigator.files import write_whole
from navigator.pack.local_cells import CALL_READERS, PLACE_READERS, Names, Reader, names_of
from navigator.pack.local_tables import (
    CALLS_FILE,
    PLACES_FILE,
    SHARED_COLUMNS,
    Row,
    Slip,
    Table,
    own_id,
    read_calls,
    read_places,
    read_typed,
    table_bytes,
    with_row,
)
from navigator.pack.pack_places import PackPlaces, kind_tag
from navigator.pack.places import dental, vector_of
from navigator.pack.store import Store, fetched
from navigator.records.care import ASIDE, KIND, care_of
from navigator.records.fit import COURT, DETAINED
from navigator.records.folding import folded_text
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import CALL_ANSWERS, OWN_PREFIX, Address, Call, Phone, Place
from navigator.records.place_fields import YES_NO
from navigator.records.shelters import takes_in_who_hides
from navigator.records.topics import ON_REQUEST
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
    "food_pantry": "food",
    "housing_authority": "home",
    "wic_office": "food",
    "snap_office": "food",
    "wage_office": "work",
    "energy_office": "home",
    "child_care_office": "school",
    "medicare_help": "health",
    "tax_help": "work",
    "class": "school",
    "government": "legal",
}


def read_call(cells: Mapping[str, str]) -> Call:
    """Return the call that a row of `calls.csv` describes."""
    return Call(
        day=date.fromisoformat(cells["day"]),
        languages=_listed(cells.get("languages", "")),
        no_new_until=date.fromisoformat(cells["no_new_until"]) if "no_new_until" in cells else None,
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
    if call.no_new_until is not None:
        found["no_new_until"] = call.no_new_until.isoformat()
    return found


def may_keep(place: Place) -> bool:
    """Return whether the result of a call may be kept: where a mark tells nothing of who called.

    None is kept of courts, ICE and its prisons, of national lines and those for people who are
    held, of homes for people who hide.
    """
    held = place.kind in ON_REQUEST or place.short_limit in (COURT, DETAINED)
    line = place.kind == "hotline" and (
        place.area_national or place.takes_detention is True or "rights" in place.topics
    )
    return not (held or line or takes_in_who_hides(place.name))


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


_TEXTS = ("name", "organization", "city", "what")
"""Columns that search looks into."""


class OwnPlaces(PackPlaces):
    """Holds a center's places in memory, in the tables of a pack, and queries them alike.

    Places of the pack with a corrected text stand behind them, to be found by their new words.
    """

    prefix = OWN_PREFIX

    def __init__(self, store: Store, pairs: Callable[[], list[tuple[Place, Place]]]) -> None:
        """Hold what `pairs` returns at the first query: each place, and the same as corrected."""
        super().__init__(store)
        self._pairs = pairs
        self._held: dict[int, Place] = {}

    @cached_property
    def _db(self) -> sqlite3.Connection | None:
        columns = self._store.rows("SELECT name FROM pragma_table_info('spots')")
        behind = self._store.rows("SELECT max(id) AS id FROM entries")[0]["id"]
        rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for number, (place, told) in enumerate(self._pairs(), behind + 1):
            self._held[number] = place
            for table, row in _rows_of(number, place, told, [column["name"] for column in columns]):
                rows[table].append(row)
        return self._store.place_tables(rows) if rows else None

    def close(self) -> None:
        """Close the database in memory; a later query makes it anew."""
        if db := self.__dict__.pop("_db", None):
            db.close()

    def _rows(self, sql: str, params: Iterable[Any] | Mapping[str, Any] = ()) -> list[Any]:
        return [] if self._db is None else fetched(self._db, sql, params)

    def _read_places(self, rows: list[Any]) -> tuple[Place, ...]:
        return tuple(self._held[row["id"]] for row in rows)

    def places(
        self,
        *,
        state: str | None = None,
        topic: str | None = None,
        kind: str | None = None,
        limit: int = -1,
    ) -> tuple[Place, ...]:
        """Return own places that serve `state`, those of the whole country last."""
        held = super().places(state=state, topic=topic, kind=kind)
        own = tuple(one for one in held if one.id.startswith(self.prefix))
        return own if limit < 0 else own[:limit]

    def count(self, *, state: str | None = None, topic: str | None = None) -> int:
        """Count the own places that `places` returns for every kind."""
        return len(self.places(state=state, topic=topic))


def _rows_of(
    number: int, place: Place, told: Place, columns: list[str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of a place, each with its table; `told` has its texts and its point.

    `columns` are those of `spots`, where a place of the pack has no row: it is near as it was.
    """
    is_own = place.id.startswith(OWN_PREFIX)
    city = told.address.city if told.address else ""
    texts = {"name": told.name, "organization": told.organization or "", "city": city}
    body = texts | {"also": "|".join(f": {name}" for name in told.also)}
    yield "entries", {
        "id": number, "state": place.state, "topic": place.kind, "role": "place",
        "name": place.id.rpartition(":")[2] if is_own else place.id, "body": json.dumps(body),
    }  # fmt: skip
    x, y, z = None, None, None
    if told.lat is not None and told.lon is not None:
        x, y, z = vector_of(told.lat, told.lon)
    states = [FEDERAL] if place.area_national else place.area_states
    shared = {"kind": place.kind, "fit": place.fit, "x": x, "y": y, "z": z}
    yield "places", shared | {
        "id": number, "state": place.state, "national": place.area_national, "listed": 0,
        "states": " ".join(place.area_states), "topics": " ".join(place.topics),
    }  # fmt: skip
    if place.kind in ON_REQUEST:
        return
    tags = [*(f"st{state}" for state in states), kind_tag(place.kind).removeprefix("tags:")]
    tags += [f"ln{code}" for code in place.languages]
    told_words = {name: folded_text(text) for name, text in (texts | {"what": told.what}).items()}
    yield "places_fts", told_words | {"rowid": number, "tags": " ".join(tags)}
    spot = shared | {
        "place": number, "counties": "", "languages": " ".join(place.languages),
        "dental": dental(place), "aside": place.subkind in ASIDE,
        # By phone goes what needs no visit: an address whose point nobody knows is one to go to.
        "legal": "legal" in place.topics and (place.kind == "hotline" or place.address is None),
    }  # fmt: skip
    for state in states if is_own else ():
        row = spot | {"state": state}
        yield "spots", {name: row.get(name, getattr(place, name, None)) for name in columns}


class Local:
    """The own list of one center. Without a folder, or without files in it, it is empty."""

    def __init__(self, folder: Path | None, store: Store) -> None:
        """Read the files in `folder`, that of the settings; `store` gives points of ZIP codes."""
        self._store = store
        self.folder = folder
        """The folder of the settings; None where nothing can be kept."""
        self.names = Names() if folder is None else names_of(store.words())
        """The words of the pack that cells may use."""
        self.places_table, self.calls_table = Table(), Table()
        if folder is not None:
            self.places_table = read_places(folder / PLACES_FILE, self.names)
            self.calls_table = read_calls(folder / CALLS_FILE, self.names)
        self._corrections = {
            row.cells["corrects"]: row.cells
            for row in self.places_table.rows
            if "corrects" in row.cells
        }
        self._calls: dict[str, Call] = {}
        for row in self.calls_table.rows:
            found = read_call(row.cells)
            known = self._calls.get(row.cells["id"])
            if known is None or known.day <= found.day:
                self._calls[row.cells["id"]] = found
        self.own = OwnPlaces(store, self._pairs)
        """The own places, beside those of the pack."""

    def close(self) -> None:
        """Close what holds the own places."""
        self.own.close()

    @property
    def slips(self) -> tuple[Slip, ...]:
        """The errors of both files: what was left out, and why."""
        return self.places_table.slips + self.calls_table.slips

    def shared(self) -> str:
        """Return own places, corrections and calls in one CSV table, to hand on; nothing else."""
        rows = (*self.places_table.rows, *self.calls_table.rows)
        return table_bytes(SHARED_COLUMNS, [row.cells for row in rows]).decode("utf-8")

    def laid(self, place: Place) -> Place:
        """Return a place with the center's changes: corrected, with its note and newest call.

        The office whose phone is given for it is changed too; one that a call found closed is left
        out.
        """
        if place.office is not None:
            office = self.laid(place.office)
            is_closed = office.called is not None and office.called.closed
            place = replace(place, office=None if is_closed else office)
        cells = self._corrections.get(place.id)
        if cells is not None:
            place = corrected(place, cells, self._point(cells.get("zip", "")))
        found = self._calls.get(place.id)
        return place if found is None else replace(place, called=found)

    def about(self) -> Iterator[tuple[str, Row, str]]:
        """Yield each row about a place of a pack or a call, with its file and the id it names."""
        tables = (PLACES_FILE, "corrects", self.places_table), (CALLS_FILE, "id", self.calls_table)
        for file, column, table in tables:
            for row in table.rows:
                if column in row.cells:
                    yield file, row, row.cells[column]

    @property
    def can_keep(self) -> bool:
        """True where there is a folder in which a call can be kept."""
        return self.folder is not None

    def calls_since(self, day: date) -> dict[str, Call]:
        """Return the newest call to each place since a day, by id and in its order."""
        return {id: call for id, call in sorted(self._calls.items()) if call.day >= day}

    def keep(self, place: Place, call: Call) -> Place:
        """Add the result of a call to `calls.csv`, and return the place with it.

        What an earlier call of the same day found stays beside it. Raises DiskError where it can
        not be written.
        """
        if self.folder is None or not may_keep(place):
            return place
        known = self._calls.get(place.id)
        if known is not None and known.day == call.day:
            found = {one.name: getattr(call, one.name) for one in fields(call)}
            call = replace(known, **{name: x for name, x in found.items() if x not in (None, ())})
        cells = call_cells(place, call)
        self._write(CALLS_FILE, CALL_READERS, cells)
        self._calls[place.id] = call
        self.calls_table = Table((*self.calls_table.rows, Row(0, cells)), self.calls_table.slips)
        return replace(place, called=call)

    def add(self, typed: Mapping[str, str]) -> Place | tuple[Slip, ...]:
        """Add an own place to `local.csv` and return it, or what is wrong in the typed cells.

        Queries find it from now on; call it on the thread that they run on. Raises DiskError where
        it can not be written.
        """
        if self.folder is None:
            return ()
        table = read_typed(typed, self.names)
        if table.slips:
            return table.slips
        [row] = table.rows
        own = own_place(row.cells, self._point(row.cells.get("zip", "")))
        if self.own.place(own.id) is not None:
            mend = "Change its row in the file"
            return (Slip(PLACES_FILE, 0, "name", "this place is on the list already", mend),)
        self._write(PLACES_FILE, PLACE_READERS, row.cells)
        self.places_table = Table((*self.places_table.rows, row), self.places_table.slips)
        self.own.close()
        return own

    def _write(self, file: str, readers: Mapping[str, Reader], cells: Mapping[str, str]) -> None:
        """Write one of the two files with a row more. Raises DiskError."""
        path = (self.folder or Path()) / file
        try:
            write_whole(path, with_row(_held(path), readers, cells))
        except csv.Error as error:
            raise DiskError("file.not_written", "do.mend_line", path=path, reason=error) from error
        except OSError as error:
            raise DiskError(
                "file.not_written", "do.ask_admin", path=path, reason=error.strerror
            ) from error

    def _pairs(self) -> list[tuple[Place, Place]]:
        """Return places of the pack with a corrected text beside the corrected, then own ones.

        An own place that is added later so changes no number before it.
        """
        rows = [row.cells for row in self.places_table.rows if "corrects" not in row.cells]
        own = [own_place(cells, self._point(cells.get("zip", ""))) for cells in rows]
        pack = PackPlaces(self._store)
        told = [
            id for id, cells in self._corrections.items() if not cells.keys().isdisjoint(_TEXTS)
        ]
        renamed = [place for id in told if (place := pack.place(id)) is not None]
        return [*((one, self.laid(one)) for one in renamed), *((one, one) for one in own)]

    def _point(self, code: str) -> tuple[float, float] | None:
        """Return latitude and longitude of a ZIP area, where the pack has it; else None."""
        found = self._store.zips(int(code), int(code)) if code else []
        return (found[0].lat, found[0].lon) if found else None


def _held(path: Path) -> bytes:
    """Return the bytes of a file; b"" where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
