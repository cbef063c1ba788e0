"""Makes the rows of places for the pack: their points, whom they serve, their text.

A place stands where its list says, else at the point of its ZIP, else in the middle
of the listed places of its town; the pack says which. No address is looked up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import sqlite_utils

from navigator.records.care import ASIDE, KIND, care_of, has_dentist
from navigator.records.fit import fit_of, usual
from navigator.records.folding import folded_text
from navigator.records.jurisdictions import FEDERAL
from navigator.records.place_fields import WANTED
from navigator.records.shelters import takes_in_who_hides
from navigator.records.topics import ON_REQUEST
from navigator.search.cities import city_key
from navigator.steward.content.lists.area_codes import slips
from navigator.steward.content.lists.listed import ANSWERS, ListEntry, Row, TakenEntry
from navigator.steward.content.lists.zips import Zip, vector
from navigator.steward.content.records import Content
from navigator.steward.content.shape.contacts import fold
from navigator.steward.content.shape.schema import PlaceEntry

Point = tuple[float, float]
Key = tuple[str, str]
"""State and id of a place."""
_KIND = "legal"
"""The one kind searched: another clinic, college or counter answers only for itself."""
_SAME_PURPOSE = re.compile(r"(?:main(?! office in)|immigration)\b", re.IGNORECASE)
"""The beginning of a phone's label that shows it is for anybody who asks."""
_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Office:
    """The parts of a place that decide whether its phone may stand in for another's."""

    key: Key
    kind: str
    name: str
    organization: str
    city: str
    """Empty where it has no address."""
    state: str
    street: str
    host: str
    """The host of its website."""
    numbers: tuple[str, ...]
    label: str
    """The label of the first number."""
    point: Point | None

    @property
    def is_of_its_own(self) -> bool:
        """Return whether it is an office of the organization itself that answers any caller.

        Lines have no street, nor have homes of people who hide: their names keep it out.
        """
        said = set(fold(_BRACKETS.sub("", self.name)).split())
        return (
            bool(self.numbers and self.city and self.street)
            and (not self.label or bool(_SAME_PURPOSE.match(self.label)))
            and said <= {*self.organization.split(), *fold(self.city).split()}
        )


def told_by(
    content: Content, point_of: Callable[[str, PlaceEntry | Row], Point | None]
) -> dict[Key, str]:
    """Return, by state and id of a place without a phone, the id of the office to call instead."""
    held: dict[str, list[Office]] = defaultdict(list)
    for one in _offices(content, point_of):
        held[one.organization].append(one)
    found: dict[Key, str] = {}
    for offices in held.values():
        with_phone = [one for one in offices if one.kind == _KIND and one.is_of_its_own]
        is_one = len({number for one in offices for number in one.numbers}) == 1
        for one in offices:
            if one.kind != _KIND or one.numbers or not one.city or takes_in_who_hides(one.name):
                continue
            others = [two for two in with_phone if two.state == one.state]
            if not others and is_one:
                others = [two for two in with_phone if two.host == one.host]
            if others:
                nearest = min(others, key=lambda two: (_apart(one.point, two.point), two.key))
                found[one.key] = f"place:{nearest.key[0]}:{nearest.key[1]}"
    return found


def _apart(one: Point | None, other: Point | None) -> float:
    """Return a measure that grows with the distance of two points; an unknown one is farthest."""
    if one is None or other is None:
        return 5.0
    return sum((a - b) ** 2 for a, b in zip(vector(*one), vector(*other), strict=True))


def _offices(
    content: Content, point_of: Callable[[str, PlaceEntry | Row], Point | None]
) -> Iterator[Office]:
    for file in content.places:
        for place in file.places:
            address = place.address
            yield Office(
                key=(file.state, place.id), kind=place.kind, name=place.name,
                organization=fold(place.organization or place.name),
                city=address.city if address else "",
                state=address.state if address else file.state,
                street=(address and address.street) or "", host=_host(place.website or ""),
                numbers=tuple(phone.number for phone in place.phones),
                label=next((phone.label or "" for phone in place.phones), ""),
                point=point_of(file.state, place),
            )  # fmt: skip
    for row in content.listed.rows:
        yield Office(
            key=(row.state, row.id), kind=content.listed.lists[row.list].kind, name=row.name,
            organization=fold(row.organization or row.name), city=row.city, state=row.state,
            street=row.street, host=_host(row.website),
            numbers=(row.phone,) if row.phone else (), label="", point=point_of(row.state, row),
        )  # fmt: skip


def _host(website: str) -> str:
    return (urlsplit(website).hostname or "").removeprefix("www.")


PLACE_COLUMNS: dict[str, dict[str, type]] = {
    "places": {
        "id": int, "state": str, "kind": str, "national": int, "listed": int, "states": str,
        "topics": str, "fit": int, "x": float, "y": float, "z": float,
    },
    "zips": {
        "zip": int, "lat": float, "lon": float, "county": int, "city": str, "beside": str,
        "box": int,
    },
    "cities": {"key": str, "state": str, "name": str, "zip": int, "people": int},
    "counties": {"id": int, "state": str, "name": str},
    "rents": {
        "id": int, "state": str, "since": str, "until": str, "counties": str, "very_low": str,
        "low": str,
    },
    "spots": {
        "state": str, "kind": str, "place": int, "x": float, "y": float, "z": float,
        "counties": str, "languages": str, "cost": str,
        **{one.name: int for one in WANTED.values()},
        "remote": int, "dental": int, "legal": int, "aside": int, "fit": int,
    },
}  # fmt: skip
TEXT_TABLE = (
    "CREATE VIRTUAL TABLE places_fts USING fts5(name, organization, city, what, tags,"
    " content='', tokenize='unicode61 remove_diacritics 2')"
)
_CELL = 0.5
"""The size, in degrees, of the squares in which neighbors across a state line are found."""
_MILES_A_DEGREE = 69.0


def _taken(
    said: PlaceEntry | TakenEntry | None, kind: str, subkind: str | None
) -> tuple[str | None, str | None]:
    """Return whose cases a place takes and its short limit: its own, else its kind's usual."""
    if said is not None and said.takes:
        return said.takes, said.short_limit
    takes, limit = usual(kind, subkind)
    return takes, (said and said.short_limit) or limit


def _care(kind: str, name: str, organization: str, setting: str = "") -> str | None:
    return care_of(name, organization, setting) if kind == KIND else None


class Placing:
    """Knows the points of a content, and collects the rows of the place tables."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._zips = {one.zip: one for one in content.zips}
        self._towns: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
        for row in content.listed.rows:
            if row.point:
                self._towns[row.state, fold(row.city)].append(row.point)
        self._cities = {
            (one.state, city_key(one.name)): self._zips[one.zip] for one in content.cities
        }
        self._states_near = _squares(content.zips)
        self._offices = told_by(content, self._point_of)
        self._slips = slips(content.listed.rows)
        self._tables: dict[str, list[dict[str, Any]]] = {name: [] for name in PLACE_COLUMNS}
        self._texts: list[tuple[Any, ...]] = []

    @property
    def spots(self) -> list[dict[str, Any]]:
        """One row for each state in which a collected place is found."""
        return self._tables["spots"]

    def by_hand(self, number: int, state: str, place: PlaceEntry) -> dict[str, Any]:
        """Collect a place that somebody wrote down; return what goes into its body."""
        point, whence = self._of_hand(state, place)
        subkind = place.subkind or _care(place.kind, place.name, place.organization or "")
        takes, limit = _taken(place, place.kind, subkind)
        self._add(
            number, place, state, place.kind,
            city=place.address.city if place.address else "", what=place.what,
            topics=place.topics, states=place.area.states, is_national=place.area.national,
            counties=place.area.counties, languages=place.languages, cost=place.cost,
            remote=place.remote, point=point, takes=takes, subkind=subkind,
            answers={one.name: getattr(place, one.name) for one in WANTED.values()},
        )  # fmt: skip
        body: dict[str, Any] = {"takes": takes, "short_limit": limit, "subkind": subkind}
        if point:
            body |= {"lat": point[0], "lon": point[1], "point_from": whence}
        if office := self._offices.get((state, place.id)):
            body["office"] = office
        return body

    def listed(self, number: int, row: Row) -> dict[str, Any]:
        """Collect a listed place; return its body, without what its list says for all."""
        entry = self._content.listed.lists[row.list]
        point, whence = self._of_row(row)
        near = self._neighbors(row.state, point, entry)
        home = self._zips.get(row.zip) if entry.own_county else None
        counties = [home.county] if home and home.county else []
        said = entry.taken.get(f"{row.state}/{row.id}")
        care = _care(entry.kind, row.name, row.organization, row.setting)
        subkind = entry.subkind or care
        takes, limit = _taken(said, entry.kind, subkind)
        self._add(
            number, row, row.state, entry.kind, city=row.city, what=row.also,
            topics=entry.topics, states=[row.state], near=near, counties=counties,
            languages=row.languages.split(), cost=entry.cost, point=point, takes=takes,
            subkind=subkind, answers={one: row.says(one) for one in ANSWERS},
        )  # fmt: skip
        body: dict[str, Any] = {"list": row.list, "name": row.name, "city": row.city}
        for column in (
            *("organization", "street", "zip", "phone", "website", "setting", "also"),
            *("recognized_since", "hours", "languages"),
        ):
            if value := getattr(row, column):
                body[column] = value
        body |= {one: row.says(one) for one in ANSWERS if getattr(row, one)}
        body |= {"desks": row.desk_phones} if row.desks else {}
        body |= {"check_phone": True} if (row.state, row.id) in self._slips else {}
        body |= {"subkind": care} if care else {}
        body |= {"takes": takes} if takes else {}
        body |= {"short_limit": limit} if limit else {}
        if point:
            body["lat"], body["lon"] = point
        if whence:
            body["point_from"] = whence
        if near:
            body["near"] = near
        if counties:
            body["counties"] = counties
        if office := self._offices.get((row.state, row.id)):
            body["office"] = office
        return body

    def _is_called(self, place: PlaceEntry | Row, state: str) -> bool:
        """Return whether a place has a phone, or another office in its state answers for it."""
        own = place.phone if isinstance(place, Row) else place.phones
        return bool(own) or self._offices.get((state, place.id), "").startswith(f"place:{state}:")

    def _point_of(self, state: str, place: PlaceEntry | Row) -> tuple[float, float] | None:
        """Return the point of a place; None where it is not known."""
        told = self._of_row(place) if isinstance(place, Row) else self._of_hand(state, place)
        return told[0]

    def _of_row(self, row: Row) -> tuple[tuple[float, float] | None, str]:
        """Return the point of a listed place and its origin: empty for its list, `zip` or `city`.

        The middle of its city counts only for a row without a street. None where no point is known.
        """
        if row.point is not None:
            return row.point, ""
        area, whence = self._zips.get(row.zip), "zip"
        if area is None and not row.street:
            area, whence = self._cities.get((row.state, city_key(row.city))), "city"
        return ((area.lat, area.lon), whence) if area else (None, "")

    def _of_hand(self, state: str, place: PlaceEntry) -> tuple[tuple[float, float] | None, str]:
        twin = self._content.listed.twins.get((state, place.id))
        if twin is not None and twin.point:
            return twin.point, "site"
        if place.address is None:
            return None, ""
        area = self._zips.get(place.address.zip or "")
        if area is not None:
            return (area.lat, area.lon), "zip"
        town = self._towns.get((place.address.state, fold(place.address.city)))
        if town:
            middle = [round(sum(part) / len(town), 4) for part in zip(*town, strict=True)]
            return (middle[0], middle[1]), "city"
        return None, ""

    def _neighbors(
        self, own: str, point: tuple[float, float] | None, entry: ListEntry
    ) -> list[str]:
        """Return the states across the line whose people live within the reach of a place."""
        if not point or not entry.reach_miles:
            return []
        reach = entry.reach_miles / _MILES_A_DEGREE
        here = vector(*point)
        found: set[str] = set()
        for one, there in self._states_near.get(_square(*point), ()):
            if one.state not in (own, *found):
                apart = sum((a - b) ** 2 for a, b in zip(here, there, strict=True))
                if apart <= (reach * 0.017453292519943295) ** 2:
                    found.add(one.state)
        return sorted(found)

    def _add(
        self,
        number: int,
        place: PlaceEntry | Row,
        state: str,
        kind: str,
        *,
        city: str,
        what: str,
        topics: Sequence[str],
        states: Sequence[str],
        near: Sequence[str] = (),
        is_national: bool = False,
        counties: Sequence[str],
        languages: Sequence[str],
        cost: str | None,
        remote: bool | None = None,
        point: tuple[float, float] | None,
        takes: str | None,
        subkind: str | None,
        answers: Mapping[str, bool | None],
    ) -> None:
        """Collect the rows of one place.

        states: those of its area, for a listed place its own; near: those across the line that it
        is near; answers: to what can be wanted, by name of the field.
        """
        x, y, z = vector(*point) if point else (None, None, None)
        names = place.names if isinstance(place, Row) else (place.name,)
        dental = has_dentist(kind, subkind, names)
        fit = fit_of(takes, subkind, is_called=self._is_called(place, state))
        self._tables["places"].append(
            {
                "id": number, "state": state, "kind": kind, "national": int(is_national),
                "listed": int(isinstance(place, Row)), "states": " ".join(states),
                "topics": " ".join(topics), "fit": fit, "x": x, "y": y, "z": z,
            }
        )  # fmt: skip
        if kind in ON_REQUEST:
            return
        for one in [FEDERAL] if is_national else [*states, *near]:
            self._tables["spots"].append(
                {
                    "state": one, "kind": kind, "place": number, "x": x, "y": y, "z": z,
                    "counties": f"|{'|'.join(counties)}|" if counties else "",
                    "languages": " ".join(languages), "cost": cost,
                    **{field.name: answers.get(field.name) for field in WANTED.values()},
                    "remote": remote, "legal": int("legal" in topics), "fit": fit, "dental": dental,
                    # A health center's site that is not for any family on any day.
                    "aside": int(subkind in ASIDE),
                }
            )  # fmt: skip
        tags = [f"st{one}" for one in ([FEDERAL] if is_national else states)]
        tags += [f"kd{kind.replace('_', '')}", *(f"ln{code}" for code in languages)]
        texts = (place.name, place.organization or "", city, what)
        self._texts.append((number, *map(folded_text, texts), " ".join(tags)))

    def write(self, db: sqlite_utils.Database) -> None:
        """Fill the tables of places, of the points of ZIP codes, and the full text."""
        counties: dict[tuple[str, str], int] = {}
        for one in sorted(self._content.zips, key=lambda one: (one.state, one.county)):
            counties.setdefault((one.state, one.county), len(counties) + 1)
        self._tables["counties"] = [
            {"id": number, "state": state, "name": name}
            for (state, name), number in counties.items()
        ]
        self._tables["zips"] = [
            {"zip": int(one.zip), "lat": one.lat, "lon": one.lon,
             "county": counties[one.state, one.county], "city": one.city,
             "beside": one.beside, "box": int(one.is_box)}
            for one in sorted(self._content.zips, key=lambda one: one.zip)
        ]  # fmt: skip
        self._tables["rents"] = [
            {"id": number, "state": one.state, "since": one.since.isoformat(),
             "until": one.until.isoformat(), "counties": one.counties,
             "very_low": one.very_low, "low": one.low}
            for number, one in enumerate(self._content.rents, 1)
        ]  # fmt: skip
        self._tables["cities"] = [
            {"key": city_key(one.name), "state": one.state, "name": one.name,
             "zip": int(one.zip), "people": one.people}
            for one in self._content.cities
        ]  # fmt: skip
        keys: dict[str, Any] = {
            "zips": "zip", "cities": ("key", "state"), "spots": ("state", "kind", "place"),
        }  # fmt: skip
        for name, rows in self._tables.items():
            if name == "spots":
                _compact_spots(db)
            else:
                db.table(name).create(PLACE_COLUMNS[name], pk=keys.get(name, "id"))
            db.table(name).insert_all(
                sorted(rows, key=lambda row: (row["state"], row["kind"], row["place"]))
                if name == "spots"
                else rows
            )
        db.execute(TEXT_TABLE)
        with db.conn:
            db.conn.executemany(
                "INSERT INTO places_fts(rowid, name, organization, city, what, tags)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                self._texts,
            )
            db.execute("INSERT INTO places_fts(places_fts) VALUES ('optimize')")


def _compact_spots(db: sqlite_utils.Database) -> None:
    """Store rows in the order in which they are queried: state, kind, place."""
    kinds = {str: "TEXT", int: "INTEGER", float: "REAL"}
    columns = ", ".join(f"{name} {kinds[kind]}" for name, kind in PLACE_COLUMNS["spots"].items())
    db.execute(f"CREATE TABLE spots ({columns}, PRIMARY KEY (state, kind, place)) WITHOUT ROWID")


def _square(lat: float, lon: float) -> tuple[int, int]:
    return int(lat // _CELL), int(lon // _CELL)


def _squares(
    zips: list[Zip],
) -> dict[tuple[int, int], list[tuple[Zip, tuple[float, float, float]]]]:
    """Map each square to the areas in and around it, where they lie in more than one state."""
    held: dict[tuple[int, int], list[tuple[Zip, tuple[float, float, float]]]] = defaultdict(list)
    for one in zips:
        if one.state:
            held[_square(one.lat, one.lon)].append((one, vector(one.lat, one.lon)))
    found = {}
    for row, column in list(held):
        around = [
            one
            for near in _around(row, column)
            for one in held.get(near, ())
        ]  # fmt: skip
        if len({one.state for one, _ in around}) > 1:
            found[row, column] = around
    return found


def _around(row: int, column: int) -> Iterator[tuple[int, int]]:
    # A degree of longitude is short in the north: two squares to each side.
    for up in (-1, 0, 1):
        for side in (-2, -1, 0, 1, 2):
            yield row + up, column + side
