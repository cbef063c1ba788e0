"""The rows of the three open tables: names, types and meanings of their columns.

Columns are those of the views of a pack (`pack.open_tables`), in their order. CSV, JSON,
JSON Schema, codebook and docs/data.md all follow from these classes; a column that is not
here is not given out. Adding one is harmless to who reads the data, renaming one is not.
"""

from __future__ import annotations

import ast
import inspect
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any

from msgspec import Meta, Struct, defstruct

from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import Phone, Place, Source
from navigator.records.place_fields import PLACE_FIELDS
from navigator.records.topics import ON_REQUEST, PLACE_KINDS, PLACE_SUBKINDS, TOPICS, Kind
from navigator.records.values import Agreement, Coverage, Limit, Reporting
from navigator.records.vocabulary import Confidence, NullMeans


def words_below(owner: type) -> dict[str, str]:
    """Return the docstring below each field of `owner`, on one line, by the field's name."""
    (tree,) = ast.parse(inspect.getsource(owner)).body
    said: dict[str, str] = {}
    for above, below in pairwise(tree.body if isinstance(tree, ast.ClassDef) else []):
        match above, below:
            case (
                ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                said[name] = " ".join(text.split())
    return said


_PLACE, _SOURCE = words_below(Place), words_below(Source)
PUBLIC_KINDS = tuple(kind for kind in PLACE_KINDS if kind not in ON_REQUEST)

VALUES: dict[Kind, Any] = {
    Kind.YES_NO: bool,
    Kind.CHOICE: str,
    Kind.TEXT: str,
    Kind.NAME: str,
    Kind.TEXTS: list[str],
    Kind.NAMES: list[str],
    Kind.LANGUAGES: list[str],
    Kind.NUMBER: int | float,
    Kind.LIMIT: Limit,
    Kind.COVERAGE: Coverage,
    Kind.REPORTING: Reporting,
    Kind.AGREEMENTS: list[Agreement],
}
"""The type of the value for each kind of typed fact; any may be missing."""
PLAIN_KINDS = (Kind.CHOICE, Kind.TEXT, Kind.NAME)
"""Kinds whose value stands in a cell as it is; the others stand there as JSON."""


def _says(text: str, *choices: str) -> Meta:
    """Return the meaning of a column, and its only values where they are few."""
    return Meta(description=text, extra_json_schema={"enum": list(choices)} if choices else None)


State = Annotated[
    str,
    _says(f"Two-letter code of the jurisdiction; {FEDERAL} is federal.", FEDERAL, *JURISDICTIONS),
]
Since = Annotated[
    date | None, _says("First day in force. Empty: it began before, the day is not known.")
]
Sure = Annotated[
    Confidence, _says("How sure it is; it follows from the sources and is never typed.")
]
Clash = Annotated[str | None, _says("What another source says, where sources disagree.")]
Cites = Annotated[int, _says("How many sources it cites; they stand in the table of sources.")]
AsOf = Annotated[
    date | None, _says("The newest date its sources carry themselves. Empty: none has a date.")
]
Seen = Annotated[
    date | None, _says("The last day one of its sources was read. Empty: it has no source.")
]


class FactRow(Struct, kw_only=True, forbid_unknown_fields=True):
    """One value of one typed fact in one jurisdiction while it is in force."""

    id: Annotated[str, _says("The fact; with `since` it names the row, in every pack.")]
    state: State
    topic: Annotated[str, _says("What the fact is about.", *TOPICS)]
    fact: Annotated[str, _says("Name of the fact inside its topic.")]
    value: Annotated[Any, _says("The value; its shape follows from topic and fact.")]
    null_means: Annotated[
        NullMeans | None,
        _says("Why there is no value: it is not known, or a source says there is none."),
    ]
    since: Since
    until: Annotated[date | None, _says("Last day in force. Empty: no end is known.")]
    confidence: Sure
    conflict: Clash
    note: Annotated[str | None, _says("What has to be read along with the value.")]
    sources: Cites
    as_of: AsOf
    seen: Seen


class _Head(Struct, kw_only=True, forbid_unknown_fields=True):
    id: Annotated[str, _says("The place; later packs keep it where they can.")]
    state: State
    kind: Annotated[str, _says("What kind of place it is.", *PUBLIC_KINDS)]
    subkind: Annotated[
        str | None, _says(f"A narrower kind: {', '.join(f'`{one}`' for one in PLACE_SUBKINDS)}.")
    ]
    name: Annotated[str, _says("Its name.")]
    organization: Annotated[str | None, _says("Who runs it.")]
    what: Annotated[str, _says("What it does.")]
    topics: Annotated[tuple[str, ...], _says("Topics it helps with.")]
    limits: Annotated[str | None, _says("Whom it does not serve, or under which rule.")]
    area_national: Annotated[bool, _says("Whether it serves the whole country.")]
    area_states: Annotated[tuple[str, ...], _says("States it serves.")]
    area_counties: Annotated[
        tuple[str, ...], _says("Counties it serves. Empty: all of these states.")
    ]
    area_near: Annotated[tuple[str, ...], _says(_PLACE["area_near"])]
    street: Annotated[str | None, _says("Street and number.")]
    city: Annotated[str | None, _says("City.")]
    address_state: Annotated[str | None, _says("State of the address.")]
    zip: Annotated[str | None, _says("Five digits, as text: some begin with 0.")]
    phone: Annotated[str | None, _says("The first of its phones.")]
    phones: Annotated[tuple[Phone, ...], _says(Phone.__doc__ or "")]
    office: Annotated[
        str | None,
        _says("Of a place without a phone: the `id` of another office of its organization."),
    ]
    office_phone: Annotated[
        str | None, _says("The phone of that other office. It is not the phone of this place.")
    ]


if not TYPE_CHECKING:
    _Details = defstruct(
        "_Details",
        [(one.name, Annotated[one.type, _says(one.meaning)]) for one in PLACE_FIELDS],
        bases=(_Head,), kw_only=True, forbid_unknown_fields=True,
    )  # fmt: skip
else:
    _Details = _Head


class PlaceRow(_Details, kw_only=True, forbid_unknown_fields=True):
    """One service at a location, or by phone. Empty means not known, never "no"."""

    latitude: Annotated[float | None, _says("Degrees north.")]
    longitude: Annotated[float | None, _says("Degrees east; west is below 0.")]
    point_from: Annotated[str | None, _says(_PLACE["point_from"])]
    listed: Annotated[str | None, _says(_PLACE["listed"])]
    also: Annotated[tuple[str, ...], _says(_PLACE["also"])]
    confidence: Sure
    conflict: Clash
    sources: Annotated[
        int, _says("How many sources it cites; those of a listed place are those of its list.")
    ]
    as_of: Annotated[
        date | None,
        _says(
            "The newest date its sources carry themselves; of a listed place that of its list."
            " Empty: none has a date."
        ),
    ]
    seen: Seen


class SourceRow(Struct, kw_only=True, forbid_unknown_fields=True):
    """One page that one statement cites: a page cited ten times has ten rows."""

    cited_by: Annotated[
        str,
        _says(
            "What cites it: `fact:` and `place:` ids of the other tables, `program:`, `caution:`,"
            " `card:` (its sentences), `list:` (of places), `poverty:` (a table of amounts)."
        ),
    ]
    role: Annotated[str, _says("What part of the content cites it, such as fact or place.")]
    state: State
    topic: Annotated[str | None, _says("Topic of what cites it. Empty: of a place.")]
    since: Annotated[date | None, _says("`since` of what cites it, to join it with its fact.")]
    publisher: Annotated[str, _says("Who said it.")]
    title: Annotated[str, _says("Title of the page.")]
    url: Annotated[str | None, _says("Address of the page.")]
    as_of: Annotated[date | None, _says(_SOURCE["as_of"])]
    seen: Annotated[date, _says("The day it was read.")]
    says: Annotated[str, _says("What it says on this very value, in Navigator's own words.")]


@dataclass(frozen=True, slots=True)
class OpenTable:
    """One table that is exported."""

    name: str
    view: str
    """Its name in the pack, where other tables have the short ones."""
    row: type[Struct]
    order: tuple[str, ...]
    """Columns it is sorted by; with the rest of the row where these are equal."""
    facets: tuple[str, ...]
    """Columns with few values, to count by."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return self.row.__struct_fields__


TABLES = {
    one.name: one
    for one in (
        OpenTable(
            "facts",
            "facts",
            FactRow,
            ("state", "topic", "fact", "since"),
            ("topic", "fact", "state", "confidence"),
        ),
        OpenTable(
            "places",
            "places_list",
            PlaceRow,
            ("state", "kind", "id"),
            ("kind", "state", "cost", "confidence"),
        ),
        OpenTable(
            "sources",
            "sources_cited",
            SourceRow,
            ("cited_by", "since", "publisher", "title", "says"),
            ("role", "topic", "state", "publisher"),
        ),
    )
}
"""The tables by name."""
