"""A small tree of places to test with: two states, a border, ZIP points, one list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from navigator.library.facade import Library
from navigator.pack.places import Naming, NearQuery, Spot, TextQuery, vector_of
from navigator.paths import Paths
from navigator.records.model import Place
from navigator.steward.content.lists.listed import COLUMNS, ListEntry, Row, rows_text
from navigator.steward.content.pack.building import build
from navigator.steward.content.shape.schema import Cite
from tests.helpers.content import write_tree

TODAY = date(2026, 11, 24)
WORDS = {"language.en": "English", "language.es": "Spanish"}
"""The messages an import asks for the names of languages."""

LISTS = """
sources:
  old:
    publisher: Health agency
    title: List of 2020
    url: https://agency.example.org/2020
    as_of: 2020-12-31
    seen: 2026-11-01
  new:
    publisher: Health agency
    title: List of today
    url: https://agency.example.org/
    as_of: null
    seen: 2026-11-01
lists:
  - &list
    id: old
    prefix: hc
    kind: health_center
    topics: [health]
    what: Doctors for all, fee by income.
    limits: Call first.
    limits_by_setting: {school: Students only., mobile: Ask where it stands.}
    cost: sliding_scale
    cost_note: null
    reach_miles: 25
    replaces: []
    sources: [{id: old, says: Lists this site.}]
  - id: new
    prefix: hc
    kind: health_center
    topics: [health]
    what: Doctors for all, fee by income.
    limits: Call first.
    limits_by_setting: {}
    cost: sliding_scale
    cost_note: null
    reach_miles: 25
    replaces: [old]
    sources: [{id: new, says: Lists this site.}]
"""

OFFICES = """
sources:
  roster:
    publisher: Office
    title: Roster
    url: https://agency.example.org/roster
    as_of: 2026-09-01
    seen: 2026-11-01
lists:
  - id: roster
    prefix: doj
    kind: legal
    subkind: doj_recognized
    topics: [legal]
    what: Helpers with papers.
    limits: Ask for a lawyer.
    limits_by_setting: {renewal: Its renewal was pending.}
    cost: null
    cost_note: null
    reach_miles: 25
    replaces: []
    sources: [{id: roster, says: Lists this office.}]
"""
"""A list of the other file, `legal_offices.yaml`."""

ZIPS_YAML = """
sources:
  census: {publisher: Census, title: Points, url: null, as_of: 2021-12-31, seen: 2026-11-01}
"""

ZIPS = """zip,lat,lon,state,county,filled,box,city,beside
00802,18.3400,-64.9200,,,,,,
64101,39.1020,-94.5990,MO,Jackson County,,,Kansas City,
66101,39.1157,-94.6271,KS,Wyandotte County,,,Kansas City,
66102,39.1100,-94.7000,KS,Wyandotte County,,,Kansas City,MO
79001,35.2000,-102.2000,TX,Oldham County,,,Adrian,
80202,39.7491,-104.9986,CO,Denver County,,,Denver,
80203,39.7310,-104.9830,CO,Denver County,,,Denver,
80250,39.7400,-104.9900,CO,Denver County,,1,Denver,
81501,39.0700,-108.5600,CO,Mesa County,,,Grand Junction,
"""

CITIES = """name,state,zip,people
Denver,CO,80202,729019
Grand Junction,CO,81501,65560
Kansas City,KS,66101,156607
Kansas City,MO,64101,508090
Saint Paul,KS,66102,600
St. Paul,CO,80203,311000
Vega,TX,79001,900
"""

NATIONAL = """
sources:
  page: {publisher: Helper, title: About, url: null, as_of: 2026-09-01, seen: 2026-11-01}
places:
  - id: line
    name: National legal line
    kind: hotline
    topics: [legal]
    what: Free advice by phone.
    area: {national: true}
    phones: [{number: 800-555-0100}]
    remote: true
    sources: [{id: page, says: A line.}]
  - id: remote
    name: Lawyers by video
    kind: legal
    subkind: named_lawyers
    topics: [legal]
    what: Lawyers by phone and video.
    area: {national: true}
    website: https://remote.example.org
    remote: true
    sources: [{id: page, says: By video.}]
"""

COLORADO = """
sources:
  page: {publisher: Helper, title: About, url: null, as_of: 2026-09-01, seen: 2026-11-01}
places:
  - id: denver
    name: Helper of Denver
    kind: legal
    subkind: named_lawyers
    topics: [legal]
    what: Lawyers for families.
    area: {states: [CO], counties: [Denver County]}
    address: {street: 1 Main St, city: Denver, state: CO, zip: "80203"}
    phones: [{number: 303-555-0100}]
    languages: [en, es]
    cost: free
    walk_in: false
    asks_id: true
    interpreter: false
    sources: [{id: page, says: In Denver.}]
  - id: aid
    name: Legal aid of Colorado
    kind: legal
    subkind: lsc_grantee
    topics: [legal]
    what: Lawyers for people with low income.
    limits: For some people only, by law. Ask first.
    area: {states: [CO]}
    address: {street: null, city: Grand Junction, state: CO, zip: null}
    phones: [{number: 303-555-0101}]
    sources: [{id: page, says: In Colorado.}]
  - id: clinic
    name: Salud Clinic Denver
    kind: health_center
    topics: [health]
    what: Doctors and dentists.
    area: {states: [CO]}
    address: {street: 5 Larimer Street, city: Denver, state: CO, zip: null}
    phones: [{number: 303-555-0102}]
    sources: [{id: page, says: In Denver.}]
"""


def row(id: str, name: str, street: str, city: str, state: str, **more: str) -> Row:
    """A listed row."""
    return Row(id=id, list=more.pop("list", "old"), name=name, street=street, city=city,
               state=state, **more)  # fmt: skip


def write_rows(path: Path, rows: list[Row]) -> None:
    """The rows as the CSV of their list."""
    path.write_text(rows_text(rows), "utf-8")


ROWS = [
    row("hc-salud", "Salud Clinic", "5 Larimer St", "Denver", "CO", lat="39.75000",
        lon="-105.00000"),
    row("hc-junction", "Junction Clinic", "7 Main St", "Grand Junction", "CO", phone="970-555-0100",
        lat="39.07000", lon="-108.55000"),
    row("hc-high", "Denver High School Clinic", "9 Oak St", "Denver", "CO", lat="39.73500",
        lon="-104.98000", setting="school", also="old: Student Health"),
    row("hc-kansas", "Kaw Clinic", "3 State Ave", "Kansas City", "KS", phone="913-555-0100",
        organization="Kaw Health", lat="39.11500", lon="-94.62700"),
    row("hc-river", "River Clinic", "1 Wharf", "Kansas City", "MO", phone="816-555-0100",
        lat="39.11000", lon="-94.60000"),
    row("hc-ozark", "Ozark Clinic", "1 Hill Rd", "Branson", "MO", lat="36.64000", lon="-93.22000"),
]  # fmt: skip


OFFICE_ROWS = [
    row("doj-paz", "Paz: Library", "3 State Ave", "Kansas City", "KS", list="roster",
        organization="Paz", setting="renewal", recognized_since="2019-07-18", lat="39.11500",
        lon="-94.62700"),
    row("doj-helper", "Helper of Denver", "1 Main Street", "Denver", "CO", list="roster",
        lat="39.73200", lon="-104.98200"),
]  # fmt: skip


def taken(id: str, kind: str = "health_center", **more: Any) -> ListEntry:
    """What a list says for all of its places."""
    return ListEntry(
        id=id, prefix="hc", kind=kind, topics=[], what="", limits="", limits_by_setting={},
        cost=None, cost_note=None, reach_miles=0, replaces=[], sources=[Cite(id=id, says="")],
        **more,
    )  # fmt: skip


def places_tree(folder: Path, rows: list[Row] | None = None, **changed: str) -> Path:
    """A `resources` folder with places, a list and ZIP points; `changed` as in write_tree."""
    files = {
        "places__CO": COLORADO, "places__US": NATIONAL, "places__health_centers": LISTS,
        "places__zcta": ZIPS_YAML, "places__cities": ZIPS_YAML,
        "places__removed": "removed: []\n",
    }  # fmt: skip
    resources = write_tree(folder, **(files | changed))
    (resources / "places" / "zcta.csv").write_text(ZIPS, "utf-8")
    (resources / "places" / "cities.csv").write_text(CITIES, "utf-8")
    write_rows(resources / "places" / "health_centers.csv", ROWS if rows is None else rows)
    return resources


def offices_tree(folder: Path, rows: list[Row] | None = None, **changed: str) -> Path:
    """The same with a second file of lists: a roster of legal offices."""
    changed = {"places__legal_offices": OFFICES} | changed
    resources = places_tree(folder, None, **changed)
    write_rows(resources / "places" / "legal_offices.csv", OFFICE_ROWS if rows is None else rows)
    return resources


def places_library(
    folder: Path,
    rows: list[Row] | None = None,
    then: Callable[[Path], None] = lambda _: None,
    **changed: str,
) -> Library:
    """A library on such a tree; `then` changes what lies in the folder before it is built."""
    resources = places_tree(folder, rows, **changed)
    then(folder)
    return _library(folder, resources)


def offices_library(folder: Path) -> Library:
    """A library with a roster of legal offices."""
    return _library(folder, offices_tree(folder))


def _library(folder: Path, resources: Path) -> Library:
    build(resources, folder / "pack", TODAY)
    paths = Paths(folder / "pack", folder / "settings.toml", resources, folder / "i18n")
    return Library.open(paths, lambda: TODAY)


def header() -> str:
    """The first line of the CSV."""
    return ",".join(COLUMNS)


class Own:
    """Places that a site holds itself, in memory."""

    prefix = "own:"

    def __init__(self, *held: Place) -> None:
        self._held = held

    def places(
        self, *, state: str | None, topic: str | None, kind: str | None, limit: int
    ) -> list[Place]:
        found = [
            one
            for one in self._held
            if (state is None or one.area_national or state in one.area_states)
            and topic in (None, *one.topics)
            and kind in (None, one.kind)
        ]
        return found if limit < 0 else found[:limit]

    def count(self, *, state: str | None, topic: str | None) -> int:
        return len(self.places(state=state, topic=topic, kind=None, limit=-1))

    def place(self, id: str) -> Place | None:
        return next((one for one in self._held if one.id == id), None)

    def find(self, asked: TextQuery) -> list[tuple[Place, float]]:
        weight = asked.weights.columns[0]
        return [
            (one, weight)
            for one in self.places(state=asked.state, topic=None, kind=asked.kind, limit=-1)
            if all(word in one.name.lower() for word in asked.words)
        ]

    def near(self, asked: NearQuery) -> list[Spot]:
        spots = []
        for number, one in enumerate(self._held, start=1):
            if not (one.area_national or asked.where.state in one.area_states):
                continue
            if asked.by_phone and not (one.kind == "hotline" or one.remote):
                continue
            if asked.kind not in (None, one.kind) or asked.wanted.rules_out(one):
                continue
            if asked.is_known is bool(asked.wanted.unknown(one)):
                continue
            cosine = None
            if one.lat is not None and one.lon is not None:
                cosine = sum(map(float.__mul__, vector_of(one.lat, one.lon), asked.vector))
            spots.append(Spot(number, cosine, one.area_national, one.kind == "hotline"))
        spots.sort(key=lambda spot: (spot.cosine is None, -(spot.cosine or 0)))
        return spots[: asked.limit]

    def namings(self, numbers: list[int] | None = None) -> Iterator[Naming]:
        for number, one in enumerate(self._held, start=1):
            if numbers is None or number in numbers:
                city = one.address.city if one.address else ""
                yield Naming(
                    number, one.kind, one.state, one.name, one.organization or "", one.also, city
                )

    def read(self, numbers: list[int]) -> dict[int, Place]:
        return {number: self._held[number - 1] for number in numbers}
