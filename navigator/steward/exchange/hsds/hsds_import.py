"""Reads services of HSDS as places for a person to look at, with a report of every defect.

A service at a location is a place. What has no place here, or can not be read, is named in a
sentence and stays in the file it came from; nothing is guessed. A home for people who hide never
comes in with its street. What comes in is confirmed by nobody yet: a person looks at the entries
before they go anywhere.
"""

from __future__ import annotations

import contextlib
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Address, Place
from navigator.records.shelters import takes_in_who_hides
from navigator.records.topics import ON_REQUEST, PLACE_KINDS, TOPICS
from navigator.records.vocabulary import COSTS, Cost
from navigator.steward.content.shape.contacts import fold, read_url
from navigator.steward.exchange.hsds.hsds import ANSWERS, CONFLICT, GROUPS, LIMITS, TERMS
from navigator.steward.exchange.hsds.hsds_parts import Parts, area_named, one_line
from navigator.steward.exchange.hsds.hsds_shape import Row
from navigator.steward.exchange.hsds.hsds_tables import Tables, read_tables, shown
from navigator.steward.exchange.hsds.open_eligibility import kind_of

_PLACE_ID = re.compile(r"^place:([A-Z]{2}):([a-z0-9]+(?:-[a-z0-9]+)*)$")
_WORDS = ("subkind", "takes", "short_limit")
_YES_NO = {"yes": True, "no": False}
_NO_ID = "rows of {} without an id, so that no other row can name them"
_LINKS = (
    ("service_at_location", "location_id"), ("service", "location_id"), ("location", "service_id"),
)  # fmt: skip
"""Where a file says which service is given at which location."""
_AGES = (("minimum_age", "from {}"), ("maximum_age", "to {}"))


@dataclass(slots=True)
class Imported:
    """The places of a file, and the report about it."""

    places: list[Place] = field(default_factory=list)
    checked_on: dict[str, str] = field(default_factory=dict)
    """The id of a place, and the day on which the file says it was last checked."""
    left_out: list[str] = field(default_factory=list)
    """One sentence for each service, location or organization that gave no place."""
    notes: list[str] = field(default_factory=list)
    """One sentence for each cell or line that was mended or left out."""
    unused: dict[str, int] = field(default_factory=dict)
    """Columns nothing was taken from, with the number of their filled cells."""
    rows: dict[str, int] = field(default_factory=dict)
    """The number of rows that were read, by table."""


def import_hsds(path: Path, kind: str = "", state: str = "") -> Imported:
    """Return the places of an HSDS folder or file.

    `kind` and `state` are for places of which the file gives none. Raises ToolError when nothing
    can be read.
    """
    return _Import(read_tables(path), kind, state).run()


def _file(row: Row) -> str:
    """Return the JSON file a row stood in; all spreadsheets of a package are one."""
    name = row.where.partition(",")[0]
    return "" if name.casefold().endswith(".csv") else name


class _Import:
    """One run over the tables that were read."""

    def __init__(self, tables: Tables, kind: str, state: str) -> None:
        self._tables = tables
        self._kind = kind
        self._state = state
        self._done = Imported(left_out=tables.left_out, notes=tables.notes)
        self._parts = Parts(tables)
        self._organizations = self._by_id("organization")
        self._locations = self._by_id("location")
        self._located: dict[tuple[str, str], list[str]] = defaultdict(list)
        for id, row in self._locations.items():
            self._located[row.cells.get("organization_id", ""), _file(row)].append(id)
        self._linked = {
            _file(row)
            for table, link in _LINKS
            for row in tables.rows[table]
            if row.cells.get(link)
        }
        codes = {term["id"]: code for code, term in TERMS.items()}
        self._codes = {
            one.cells.get("id", ""): one.cells.get("code", "")
            for one in tables.rows["taxonomy_term"]
            if one.cells.get("id", "") in codes
        }
        self._theirs = {
            one.cells.get("id", ""): kind_of(one.cells.get("name", ""))
            for one in tables.rows["taxonomy_term"]
        }
        self._used: set[str] = set()
        self._ids: Counter[tuple[str, str]] = Counter()

    def _by_id(self, table: str) -> dict[str, Row]:
        found: dict[str, Row] = {}
        for row in self._tables.rows[table]:
            self._tables.mended[_NO_ID.format(table)] += not row.has_id
            id = row.cells["id"]
            if id in found and found[id].cells != row.cells:
                self._done.left_out.append(
                    f"{row.where}: the id {shown(id)} stands twice with other words;"
                    f" {found[id].where} was taken"
                )
            found.setdefault(id, row)
        return found

    def run(self) -> Imported:
        """Read every place, then report what is left over."""
        done, rows = self._done, self._tables.rows
        done.rows = {table: len(some) for table, some in sorted(rows.items()) if some}
        at: dict[str, list[str]] = defaultdict(list)
        for one in rows["service_at_location"]:
            at[one.cells.get("service_id", "")].append(one.cells.get("location_id", ""))
        for id, one in self._locations.items():
            at[one.cells.get("service_id", "")].append(id)
        services = self._by_id("service")
        if not any(map(self._name, services.values())):
            done.left_out.append(
                f"none of {len(services)} services has a name: are the columns those of HSDS?"
                if services
                else "there is no service in this file, so there is no place"
            )
            return self._finish()
        for id, service in services.items():
            named = dict.fromkeys([*at.get(id, ()), service.cells.get("location_id", "")])
            named.pop("", None)
            for location in named or [self._only_location(service)]:
                self._take(service, location)
        self._take_offices()
        self._tell_left_over()
        self._parts.tell_lost(self._tables, services, self._organizations, self._locations)
        return self._finish()

    def _take_offices(self) -> None:
        """Take each address of an organization whose file says of no service where it is given."""
        for id, location in self._locations.items():
            runs = location.cells.get("organization_id", "")
            streets = [row.cells.get("address_1", "") for row in self._parts.below("address", id)]
            is_linked = id in self._used or _file(location) in self._linked
            if (
                is_linked
                or runs not in self._organizations
                or not any(street[:1].isdigit() for street in streets)
            ):
                continue
            self._tables.mended[
                "offices of organizations, taken without a service: the file names none there"
            ] += 1
            office = {"id": f"office {id}", "organization_id": runs}
            self._take(Row("service", location.where, office), id)

    def _finish(self) -> Imported:
        """Return the report; what was mended many times goes first."""
        mended = sorted(self._tables.mended.items())
        self._done.notes[:0] = [f"{what}: {count:,}" for what, count in mended if count]
        self._done.unused = dict(sorted(self._tables.unused.items()))
        return self._done

    def _name(self, service: Row) -> str:
        """Return the name of a service, else of the organization that runs it."""
        return one_line(service.cells.get("name", "")) or self._runs(service)

    def _runs(self, service: Row) -> str:
        organization = self._organizations.get(service.cells.get("organization_id", ""))
        return one_line(organization.cells.get("name", "")) if organization else ""

    def _tell_left_over(self) -> None:
        """Report organizations and locations that no service names."""
        for table, rows in (("organization", self._organizations), ("location", self._locations)):
            for id, row in rows.items():
                if id not in self._used:
                    self._done.left_out.append(
                        f"{row.where}: no service names the {table}"
                        f" {shown(row.cells.get('name', '?'))}"
                    )

    def _only_location(self, service: Row) -> str:
        """Return the only location of a service's organization, where no row of the file links any.

        Empty where it has none or several. Where a file does link some, a service without a
        location is a hotline and has no door.
        """
        runs, file = service.cells.get("organization_id", ""), _file(service)
        if not runs or file in self._linked:
            return ""
        found = self._located.get((runs, file), [])
        if len(found) == 1:
            self._tables.mended[
                "services that name no location; the only one of their organization was taken"
            ] += 1
            return found[0]
        if found:
            self._tables.mended[
                "services without an address: their organization has several locations,"
                " and the file names none"
            ] += 1
        return ""

    def _take(self, service: Row, location_id: str) -> None:
        cells, done = service.cells, self._done
        location = self._locations.get(location_id)
        self._used |= {cells.get("organization_id", ""), location_id}
        if location_id and location is None:
            done.notes.append(
                f"{service.where}: its location {shown(location_id)} is not in the file"
            )
        stands = one_line(location.cells.get("name", "")) if location else ""
        own, runs = one_line(cells.get("name", "")), self._runs(service)
        name = own or (stands if cells.get("location_id") else "") or runs
        if not name:
            done.left_out.append(f"{service.where}: it has no name")
            return
        if (status := cells.get("status", "").casefold()) not in ("", "active"):
            done.left_out.append(f"{service.where}: {shown(name)} is {shown(status)}")
            return
        if cells.get("open", "").casefold() == "no":
            done.left_out.append(f"{service.where}: {shown(name)} is not open")
            return
        told = self._attributes(service)
        address, point = self._parts.door(location, self._told_of_location(location_id))
        street = address.street or "" if address else ""
        if takes_in_who_hides(f"{name} | {runs} | {stands}", street) and (street or point[0]):
            # The street is not told here either: the report may be mailed around.
            address = address and Address(None, address.city, address.state, None)
            point = (None, None)
            done.notes.append(
                f"{service.where}: {shown(name)} is by its name a shelter: its street never enters"
            )
        kind = told.kind or self._kind
        if kind in ON_REQUEST:
            done.left_out.append(f"{service.where}: {shown(name)} is of a kind that stays out")
            return
        self._add(
            service, told, location_id=location_id, name=name, runs=runs, address=address,
            point=point,
        )  # fmt: skip

    def _add(
        self,
        service: Row,
        told: _Told,
        *,
        location_id: str,
        name: str,
        runs: str,
        address: Address | None,
        point: tuple[float | None, float | None],
    ) -> None:
        cells = service.cells
        owners = self._parts.owners(service, location_id)
        location = self._locations.get(location_id)
        what, limits = self._words(service, told)
        if not what and location:
            what = one_line(location.cells.get("description", ""))
        states, counties, is_national = self._area(service, address)
        state, own_id = self._id(told, name, address, states)
        organization = self._organizations.get(cells.get("organization_id", ""))
        place = Place(
            confidence="unconfirmed",
            conflict=cells["alert"].removeprefix(CONFLICT)
            if cells.get("alert", "").startswith(CONFLICT)
            else None,
            id=f"place:{state}:{own_id}",
            state=state,
            name=name,
            organization=runs if runs and runs != name else None,
            kind=told.kind or self._kind,
            **told.words,
            topics=tuple(told.topics),
            what=what,
            limits=limits or None,
            area_national=is_national,
            area_states=states,
            area_counties=counties,
            address=address,
            phones=self._parts.phones(owners)
            or self._parts.phones_of(cells.get("organization_id", "")),
            website=self._website(
                (service, "url"), (location, "website"), (organization, "website")
            ),
            languages=self._parts.languages(owners),
            cost=self._cost(service),
            cost_note=self._parts.cost_note(service) or None,
            hours=self._parts.hours(owners) or None,
            **told.answers,
            documents=self._parts.documents(service),
            lat=point[0],
            lon=point[1],
            point_from="site" if point[0] is not None else None,
            recognized_since=told.recognized_since,
            also=self._also(cells.get("alternate_name", ""), location_id, name),
        )
        self._done.places.append(place)
        if checked := cells.get("assured_date", "")[:10]:
            self._done.checked_on[place.id] = checked

    def _also(self, told: str, location_id: str, name: str) -> tuple[str, ...]:
        """Return its other names, and the name of its location where that differs."""
        location = self._locations.get(location_id)
        names = [*told.split("|"), location.cells.get("name", "") if location else ""]
        found = dict.fromkeys(filter(None, map(one_line, names)))
        found.pop(name, None)
        return tuple(found)

    def _attributes(self, service: Row) -> _Told:
        """Return the values of our own taxonomy's terms; count those of another as not used."""
        told = _Told()
        for row in self._parts.below("attribute", service.cells["id"]):
            code = self._codes.get(row.cells.get("taxonomy_term_id", ""), "")
            group, _, word = code.partition(".")
            value = row.cells.get("value", "")
            if group == "kind" and word in PLACE_KINDS:
                told.kind = word
            elif group in told.words and word in GROUPS[group][1]:
                told.words[group] = word
            elif group == "topic" and word in TOPICS:
                told.topics.append(word)
            elif code == "place_id":
                told.place_id = value
            elif code == "recognized_since":
                with contextlib.suppress(ValueError):
                    told.recognized_since = date.fromisoformat(value)
            elif code in ANSWERS and value in _YES_NO:
                told.answers[ANSWERS[code].name] = ANSWERS[code].turned(_YES_NO[value])
            elif kind := self._theirs.get(row.cells.get("taxonomy_term_id", "")):
                told.kind = told.kind or kind
            elif not code:
                self._tables.unused["attribute: terms of another taxonomy"] += 1
            elif code in ("confirmed_on", "confidence", "source"):
                # Who says so is read anew by whoever takes the place over.
                self._tables.unused[f"attribute: {code}"] += 1
        return told

    def _told_of_location(self, location_id: str) -> dict[str, str]:
        rows = self._parts.below("attribute", location_id) if location_id else []
        return {
            self._codes.get(row.cells.get("taxonomy_term_id", ""), ""): row.cells.get("value", "")
            for row in rows
        }

    def _words(self, service: Row, told: _Told) -> tuple[str, str]:
        """Return what a service does, and whom it can not serve, each on one line."""
        cells = service.cells
        what, _, limits = cells.get("description", "").partition(LIMITS)
        whom = [one_line(limits), one_line(cells.get("eligibility_description", ""))]
        whom += [
            one_line(row.cells.get("eligibility", ""))
            for row in self._parts.below("eligibility", cells["id"])
        ]
        ages = [say.format(cells[age]) for age, say in _AGES if cells.get(age)]
        if ages:
            whom.append(f"Ages {' '.join(ages)}.")
        if how := one_line(cells.get("application_process", "")):
            whom.append(f"How to ask: {how}")
        if (alert := one_line(cells.get("alert", ""))) and not alert.startswith(CONFLICT):
            whom.append(f"Notice: {alert}")
        does = one_line(what)
        talks = one_line(cells.get("interpretation_services", ""))
        if talks and "interpreter" not in told.answers:
            does = f"{does} Interpreters: {talks}".strip()
        return does, " ".join(dict.fromkeys(filter(None, whom)))

    def _website(self, *cells: tuple[Row | None, str]) -> str | None:
        for row, column in cells:
            text = row.cells.get(column, "").partition(";")[0] if row else ""
            url, why = read_url(text)
            if why and row:
                self._done.notes.append(f"{row.where}: {why}; it was left out")
            if url:
                return url
        return None

    def _cost(self, service: Row) -> Cost | None:
        for row in self._parts.below("cost_option", service.cells["id"]):
            for cost in COSTS:
                if row.cells.get("option") == cost:
                    return cost
        return None

    def _area(
        self, service: Row, address: Address | None
    ) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
        """Return states, counties and whether it is the nation; else the state of its address."""
        states: list[str] = []
        counties: list[str] = []
        is_national = False
        for row in self._parts.below("service_area", service.cells["id"]):
            name = one_line(row.cells.get("name", ""))
            state, county = area_named(name, row.cells.get("extent", ""))
            if not state and not county:
                self._done.notes.append(
                    f"{row.where}: the area {shown(name)} is neither state nor county;"
                    " it was left out"
                )
            is_national |= state == FEDERAL
            if state not in ("", FEDERAL):
                states.append(state)
            if county:
                counties.append(county)
        state = address.state if address else self._state
        if state and not states and not is_national:
            states = [state]
        return tuple(dict.fromkeys(states)), tuple(dict.fromkeys(counties)), is_national

    def _id(
        self, told: _Told, name: str, address: Address | None, states: tuple[str, ...]
    ) -> tuple[str, str]:
        """Return state and id: ours where the file gives it, else made of name and city."""
        ours = _PLACE_ID.match(told.place_id)
        state = address.state if address else states[0] if len(states) == 1 else FEDERAL
        words = fold(name).replace("#", "")
        if address and fold(address.city) not in words:
            words += f" {fold(address.city)}"
        id = "-".join(words.split())[:70].strip("-") or "place"
        if ours:
            state, id = ours[1], ours[2]
        self._ids[state, id] += 1
        count = self._ids[state, id]
        return state, id if count == 1 else f"{id}-{count}"


@dataclass(slots=True)
class _Told:
    """The values that our taxonomy gives one service."""

    kind: str = ""
    words: dict[str, Any] = field(default_factory=lambda: dict.fromkeys(_WORDS))
    topics: list[str] = field(default_factory=list)
    place_id: str = ""
    recognized_since: date | None = None
    answers: dict[str, Any] = field(default_factory=dict)
