"""Places taken whole from official lists: one CSV of rows, one YAML of what they share.

`resources/places/health_centers.yaml` says once, for each list, what such a place is,
whom it serves and who says so; `health_centers.csv` holds a line for each place, and so do
`legal_offices.yaml` and its CSV. A row that does not fit is named with its line. What
stands on the removal list stays out.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, fields, make_dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.place_fields import YES_NO, names_of
from navigator.records.shelters import takes_in_who_hides
from navigator.records.vocabulary import Cost
from navigator.steward.content.shape.contacts import fold
from navigator.steward.content.shape.schema import Cite, SourceEntry, Strict

if TYPE_CHECKING:
    from navigator.steward.content.shape.reading import Reader

SETTINGS = ("", "seasonal", "school", "mobile", "renewal", "mailbox", "mailbox-renewal")
"""Limits on whom a site sees, or when: open part of the year, in a school, on wheels.

For an office: its renewal was pending, its street is a mailbox, or both.
"""

ANSWERS = names_of(one for one in YES_NO if one.headings)
"""Columns that say yes or no; empty is not known."""

ANSWER_CELLS = {True: "yes", False: "no", None: ""}
"""An answer, and what stands in its column."""

_ID = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
PHONE = re.compile(r"^\d{3}-\d{3}-\d{4}(?: ext\. \d+)?$")
FORMS = {
    "zip": (re.compile(r"\d{5}"), "has not five digits"),
    "phone": (PHONE, "is no phone"),
    "desks": (
        re.compile(r"[^|:]+: \d{3}-\d{3}-\d{4}(?:\|[^|:]+: \d{3}-\d{3}-\d{4})*"),
        "are no names with numbers",
    ),
    "website": (re.compile(r"https?://.*", re.DOTALL), "is no web address"),
    "languages": (re.compile(r"[a-z]{2,3}(?: [a-z]{2,3})*"), "are no codes, a space between"),
    **dict.fromkeys(ANSWERS, (re.compile(r"yes|no"), "is neither yes nor no")),
}
"""The form of a filled cell, and the words that say what is wrong with any other."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The first columns of a listed place."""

    id: str
    list: str
    name: str
    street: str
    city: str
    state: str
    organization: str = ""
    """The organization that runs it."""
    zip: str = ""
    phone: str = ""
    website: str = ""
    lat: str = ""
    lon: str = ""
    setting: str = ""
    also: str = ""
    """Other names the lists give this place, each as `list: name`."""
    key: str = ""
    """The list's own number of the place, where it has one."""
    recognized_since: str = ""
    """The day (ISO) since which its organization is recognized, where the list says so."""
    hours: str = ""
    """Opening hours, in the words of the list."""
    languages: str = ""
    """Codes of the languages spoken there, a space between: `en es`."""


if TYPE_CHECKING:
    _Answered = _Told
else:
    _Answered = make_dataclass(
        "_Answered", [(one, str, "") for one in ANSWERS], bases=(_Told,), frozen=True, slots=True
    )


@dataclass(frozen=True, slots=True)
class Row(_Answered):
    """One listed place. Empty text means not known; `also` holds other names, `|` between.

    Its columns of `ANSWERS` are read with `says`.
    """

    desks: str = ""
    """Numbers of other desks at its door, each as `name: number`, `|` between."""

    def is_in(self, named: Iterable[str]) -> bool:
        """Return whether it is one of these rows, each named by its state and id."""
        return f"{self.state}/{self.id}" in named

    def says(self, column: str) -> bool | None:
        """Return the answer of one column of `ANSWERS`; None is not known."""
        cell = getattr(self, column)
        return None if not cell else cell == "yes"

    @property
    def desk_phones(self) -> Sequence[dict[str, Any]]:
        """The numbers of other desks at its door, as phones."""
        told = (desk.rpartition(": ") for desk in self.desks.split("|") if desk)
        return [
            {"number": number, "label": name, "hours": None, "languages": []}
            for name, _, number in told
        ]

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude."""
        return (float(self.lat), float(self.lon)) if self.lat and self.lon else None

    @property
    def names(self) -> tuple[str, ...]:
        """Its own name, then the others that the lists give it."""
        others = (name.partition(": ")[2] for name in self.also.split("|"))
        return (self.name, *(name for name in others if name))


COLUMNS = tuple(one.name for one in fields(Row))
_NEEDED = COLUMNS[: COLUMNS.index("organization")]


class TakenEntry(Strict, kw_only=True, frozen=True):
    """The cases that one place of a list takes, where they differ from its kind's usual ones."""

    takes: str
    short_limit: str | None = None


class ListEntry(Strict, kw_only=True, frozen=True):
    """The entry of one list, with all that its places share; `..._by_...` fields refine it."""

    id: str
    prefix: str
    """The beginning of the ids of new rows."""
    kind: str
    subkind: str | None = None
    topics: list[str]
    what: str
    limits: str
    limits_by_setting: dict[str, str]
    what_by_subkind: dict[str, str] = msgspec.field(default_factory=dict)
    """The purpose of a site whose name or setting shows another care than most of the list."""
    cost: Cost | None
    cost_note: str | None
    reach_miles: int
    """Miles across a state line from which people may be sent here; 0: not at all."""
    without_street: list[str] = msgspec.field(default_factory=list)
    """State and id of rows whose street stays out: people who live there may be in hiding."""
    own_county: bool = False
    """Set when each place serves the county of its ZIP code alone."""
    replaces: list[str]
    """Older lists whose places are gone when this one no longer has them."""
    organizations: dict[str, str] = msgspec.field(default_factory=dict)
    """Names of organizations that the list cuts short or spells wrongly, and the right ones."""
    taken: dict[str, TakenEntry] = msgspec.field(default_factory=dict)
    """By state and id of a row (`CA/doj-name`), the places that do not take everybody's case."""
    sources: list[Cite]

    @property
    def said_of_some(self) -> tuple[str, ...]:
        """The sentences that replace those of the list for some of its places."""
        return (*self.limits_by_setting.values(), *self.what_by_subkind.values())


class RemovedEntry(Strict, kw_only=True, frozen=True):
    """A place that stays out: `closed`, `asked` not to be listed, a `shelter`, or `no_clients`.

    The last is a group that only trains or helps lawyers: no family can be sent there.
    """

    state: str
    name: str
    kind: Literal["closed", "asked", "shelter", "no_clients"]
    why: str
    since: date
    city: str | None = None

    def fits(self, name: str, state: str, city: str) -> bool:
        """Return whether a place is the one that was removed."""
        return (
            state == self.state
            and fold(name) == fold(self.name)
            and (self.city is None or fold(city) == fold(self.city))
        )

    def is_of(self, row: Row) -> bool:
        """Return whether a listed row is the removed place; for a shelter, by any of its names.

        A shelter is a home whose street must not be known under any name.
        """
        if row.state != self.state:  # most rows of most entries: no name need be folded
            return False
        names = row.names if self.kind == "shelter" else row.names[:1]
        return any(self.fits(name, row.state, row.city) for name in names)


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists, their sources and their rows, without unsound and removed rows."""

    sources: dict[str, SourceEntry] = field(default_factory=dict)
    lists: dict[str, ListEntry] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    """The id of a list, and the name of its file without an ending."""
    rows: tuple[Row, ...] = ()
    twins: dict[tuple[str, str], Row] = field(default_factory=dict)
    """The state and id of a place written down by hand, and the row of the same place."""
    hidden: tuple[Row, ...] = ()
    """Rows that are not shown: the place is written down by hand, or removed."""
    cites: dict[tuple[str, str], tuple[Cite, ...]] = field(default_factory=dict)
    """The state and id of a row, and what it cites besides its list."""

    def claim_of(self, row: Row) -> ListEntry:
        """Return the entry of a row's list, with the pages that the row cites besides it."""
        entry, own = self.lists[row.list], self.cites.get((row.state, row.id), ())
        return msgspec.structs.replace(entry, sources=[*entry.sources, *own])


def list_files(places: Path) -> tuple[str, ...]:
    """Return the names of the files in `resources/places` that are lists: a YAML with `lists`."""
    return tuple(
        sorted(
            path.stem
            for path in places.glob("*.yaml")
            if len(path.stem) > len("XX") and "\nlists:" in path.read_text("utf-8", "replace")
        )
    )


def read_rows(path: Path) -> tuple[list[Row], list[str]]:
    """Return the row of every line of a CSV, and what is wrong with its shape.

    It has `COLUMNS` in their order; those that no row fills are left out.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return [], [f"the file can not be read ({error})."]
    lines = csv.DictReader(io.StringIO(text))
    header = tuple(lines.fieldnames or ())
    if header != _columns(header):
        return [], [f"the first line must be {','.join(COLUMNS)}."]
    rows, wrong = [], []
    try:
        for line in lines:
            if None in line or None in line.values():
                wrong.append(f"line {lines.line_num}: not {len(header)} cells.")
            else:
                rows.append(Row(**line))
    except csv.Error as error:
        wrong.append(f"line {lines.line_num + 1}: it can not be read ({error}).")
    return rows, wrong


def rows_text(rows: list[Row]) -> str:
    """Return the CSV of some rows, in order of state and id."""
    text = io.StringIO()
    filled = _columns(name for name in COLUMNS if any(getattr(row, name) for row in rows))
    writer = csv.DictWriter(text, filled, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(row) for row in sorted(rows, key=lambda row: (row.state, row.id)))
    return text.getvalue()


def _columns(there: Iterable[str]) -> tuple[str, ...]:
    """Return the columns of a file in which these are filled."""
    wanted = {*_NEEDED, *there}
    return tuple(name for name in COLUMNS if name in wanted)


def check_rows(reader: Reader, rows: list[Row], lists: dict[str, ListEntry]) -> list[Row]:
    """Return the rows that are sound; each problem names state, id and column."""
    sound: list[Row] = []
    ids: set[tuple[str, str]] = set()
    for row in rows:
        wrong = list(_wrong(row, lists))
        if (row.state, row.id) in ids:
            wrong.append("id: it is given twice")
        ids.add((row.state, row.id))
        if wrong:
            reader.problem(f"{row.state}/{row.id}", f"{'; '.join(wrong)}.", "mend that line.")
        else:
            sound.append(row)
    return sound


def _wrong(row: Row, lists: dict[str, ListEntry]) -> list[str]:
    wrong = []
    if not _ID.match(row.id):
        wrong.append("id: small letters, digits and single hyphens only")
    if row.list not in lists:
        wrong.append(f"list: there is no list {row.list!r}")
    if not row.name or not row.city:
        wrong.append("name, city: both are needed")
    if row.street and row.list in lists and row.is_in(lists[row.list].without_street):
        wrong.append("street: it stays out, see `without_street` of its list")
    if takes_in_who_hides(f"{row.name} | {row.also}", row.street):
        wrong.append("name: by it a shelter, whose street never enters")
    if row.state not in JURISDICTIONS:
        wrong.append(f"state: no state {row.state!r}")
    wrong += [
        f"{column}: {cell!r} {why}"
        for column, (form, why) in FORMS.items()
        if (cell := getattr(row, column)) and not form.fullmatch(cell)
    ]
    if row.setting not in SETTINGS:
        wrong.append(f"setting: one of {', '.join(SETTINGS[1:])} or nothing")
    if row.recognized_since and not is_day(row.recognized_since):
        wrong.append(f"recognized_since: {row.recognized_since!r} is no day")
    if not is_point(row.lat, row.lon):
        wrong.append("lat, lon: both, in degrees within the country, or neither")
    return wrong


def is_day(text: str) -> bool:
    """Return whether a cell is a day as `2024-06-06`."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-01-01")


def is_point(lat: str, lon: str) -> bool:
    """Return whether two cells are empty or a point in the fifty states, DC or Puerto Rico."""
    if not lat and not lon:
        return True
    try:
        return 17 <= float(lat) <= 72 and (-180 <= float(lon) <= -64 or 172 <= float(lon) <= 180)
    except ValueError:
        return False
