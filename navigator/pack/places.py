"""The places of a pack: asked in SQL, given back as records.

`Store` is made of it; it speaks to the pack only through `rows`. What a list says for
all of its places comes in here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from navigator.errors import PackError
from navigator.records.model import Address, Phone, Place, Source
from navigator.records.vocabulary import Confidence

MEND = "Install the pack again, or ask the person who looks after this computer."


@dataclass(frozen=True, slots=True)
class SharedRow:
    """What the places of one list share, and who says so."""

    body: Mapping[str, Any]
    confidence: Confidence
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class CityRow:
    """A city, a ZIP area in its middle, and how many people live there."""

    name: str
    state: str
    zip: str
    people: int


@dataclass(frozen=True, slots=True)
class ZipRow:
    """The point of a ZIP area; `state` and `county` are empty in a territory."""

    zip: str
    lat: float
    lon: float
    state: str
    county: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a place must have; empty or False asks nothing. What is not known is no "no"."""

    language: str = ""
    free: bool = False
    walk_in: bool = False
    no_id: bool = False
    interpreter: bool = False


def written_place(state: str, name: str, body: dict[str, Any], dated: dict[str, Any]) -> Place:
    """A place that somebody wrote down whole. `dated` is what every claim carries."""
    area, address = body.pop("area"), body.pop("address")
    phones = body.pop("phones")
    for key in ("topics", "languages", "documents"):
        body[key] = tuple(body[key])
    return Place(
        id=f"place:{state}:{name}",
        state=state,
        area_national=area["national"],
        area_states=tuple(area["states"]),
        area_counties=tuple(area["counties"]),
        address=Address(**address) if address else None,
        phones=tuple(Phone(**(one | {"languages": tuple(one["languages"])})) for one in phones),
        **body,
        **dated,
    )


def listed_place(state: str, name: str, body: Mapping[str, Any], shared: SharedRow) -> Place:
    """A place of a list: its own row, and the words of its list."""
    told = shared.body
    setting = body.get("setting")
    also = tuple(one.partition(": ")[2] for one in body.get("also", "").split("|") if one)
    return Place(
        id=f"place:{state}:{name}",
        state=state,
        name=body["name"],
        organization=None,
        kind=told["kind"],
        subkind=None,
        topics=tuple(told["topics"]),
        what=told["what"],
        limits=told["limits_by_setting"].get(setting, told["limits"]),
        area_national=False,
        area_states=(state,),
        area_counties=(),
        area_near=tuple(body.get("near", ())),
        address=Address(body.get("street"), body["city"], state, body.get("zip")),
        phones=(Phone(body["phone"]),) if "phone" in body else (),
        website=body.get("website"),
        languages=(),
        cost=told["cost"],
        cost_note=told["cost_note"],
        hours=None,
        walk_in=None,
        interpreter=None,
        asks_id=None,
        documents=(),
        remote=None,
        lat=body.get("lat"),
        lon=body.get("lon"),
        point_from="site" if "lat" in body else None,
        listed=body["list"],
        also=also,
        confidence=shared.confidence,
        sources=shared.sources,
    )


def day_of(text: str | None) -> date | None:
    """A day as the pack writes it."""
    return date.fromisoformat(text) if text else None


def dated(row: Any, cited: dict[int, tuple[Source, ...]]) -> dict[str, Any]:
    """What every claim carries, from a row of `entries`."""
    return {
        "since": day_of(row["since"]),
        "until": day_of(row["until"]),
        "confidence": row["confidence"],
        "conflict": row["conflict"],
        "sources": cited.get(row["id"], ()),
    }


_TEXT = "{name organization city what}"
"""The columns of the full-text table that people's words are looked for in."""

_SERVES = (
    "(?1 IS NULL OR national OR ' ' || states || ' ' LIKE '% ' || ?1 || ' %')"
    " AND (?2 IS NULL OR ' ' || topics || ' ' LIKE '% ' || ?2 || ' %')"
    " AND (?3 IS NULL OR places.kind = ?3)"
)


def _wanted_sql(wanted: Wanted) -> tuple[str, str]:
    """How many wants are not known of a spot, and whether one is known to be missing."""
    unknown: list[str] = []
    missing: list[str] = []
    if wanted.language:
        speaks = "' ' || languages || ' ' LIKE '% ' || :language || ' %'"
        unknown.append(f"NOT ({speaks})")
        missing.append(f"(languages <> '' AND NOT ({speaks}) AND interpreter IS 0)")
    if wanted.free:
        unknown.append("(cost IS NULL)")
        missing.append("(cost IS NOT NULL AND cost <> 'free')")
    for name, value in (("walk_in", wanted.walk_in), ("interpreter", wanted.interpreter)):
        if value:
            unknown.append(f"({name} IS NULL)")
            missing.append(f"({name} IS 0)")
    if wanted.no_id:
        unknown.append("(asks_id IS NULL)")
        missing.append("(asks_id IS 1)")
    return " + ".join(unknown) or "0", " OR ".join(missing) or "0"


class PlaceRows:
    """The questions about places. Whoever inherits gives `rows` and `sources_of`."""

    def __init__(self) -> None:
        self._shared: dict[str, SharedRow] = {}

    def rows(self, sql: str, params: Iterable[Any] | Mapping[str, Any] = ()) -> list[Any]:
        """Rows of one query."""
        raise NotImplementedError

    def sources_of(self, entries: list[int]) -> dict[int, tuple[Source, ...]]:
        """The sources of entries of the pack."""
        raise NotImplementedError

    def places(
        self,
        *,
        state: str | None = None,
        topic: str | None = None,
        kind: str | None = None,
        limit: int = -1,
    ) -> tuple[Place, ...]:
        """Places that serve `state`: its own, national ones, then those of lists."""
        rows = self.rows(
            "SELECT entries.* FROM places JOIN entries ON entries.id = places.id"  # noqa: S608
            f" WHERE {_SERVES} ORDER BY listed, national, places.id LIMIT ?4",
            (state, topic, kind, limit),
        )
        return self._read_places(rows)

    def count_places(self, *, state: str | None = None, topic: str | None = None) -> int:
        """How many places `places` would return."""
        sql = f"SELECT count(*) AS held FROM places WHERE {_SERVES}"  # noqa: S608 - our own text
        held: int = self.rows(sql, (state, topic, None))[0]["held"]
        return held

    def place(self, state: str, name: str) -> Place | None:
        """One place by the two parts of its id, or None."""
        rows = self.rows(
            "SELECT * FROM entries WHERE role = 'place' AND name = ? AND state = ?", (name, state)
        )
        return next(iter(self._read_places(rows)), None)

    def places_by_number(self, numbers: list[int]) -> dict[int, Place]:
        """Places by their number in the pack."""
        marks = ",".join("?" * len(numbers))
        rows = self.rows(
            f"SELECT * FROM entries WHERE id IN ({marks})",  # noqa: S608 - question marks
            numbers,
        )
        places = self._read_places(rows)
        return {row["id"]: place for row, place in zip(rows, places, strict=True)}

    def find_places(
        self,
        match: str,
        state: str | None,
        limit: int,
        *,
        kind: str | None = None,
        language: str | None = None,
        vector: tuple[float, float, float] | None = None,
        as_kind: tuple[str, str] | None = None,
    ) -> list[tuple[Place, float]]:
        """Places whose text matches an FTS5 query, best first, with a score above 0.

        State, kind and language are looked up in the same full-text table; with the
        `vector` of a point, what is near goes before what is far. `as_kind`: or
        places of this kind whose text matches another query.
        """
        tags = [f"(tags:st{state} OR tags:stUS)"] if state else []
        tags += [f"tags:kd{kind.replace('_', '')}"] if kind else []
        tags += [f"tags:ln{language}"] if language else []
        words = [f"{_TEXT}:({match})"] if match else []
        if as_kind:
            other = f"({_TEXT}:({as_kind[1]}) AND tags:kd{as_kind[0].replace('_', '')})"
            words = [f"({' OR '.join([*words, other])})"]
        # 8117.8 (1 - cosine) is the square of the distance in units of 100 km; a place
        # without a point counts as one at 200 km.
        rank = "bm25(places_fts, 8.0, 4.0, 6.0, 1.0, 0.01)"
        source = "places_fts"
        if vector:
            rank += " / (1.0 + coalesce(8117.8 * (1.0 - (x * ?3 + y * ?4 + z * ?5)), 4.0))"
            source += " JOIN places ON places.id = places_fts.rowid"
        rows = self.rows(
            "SELECT entries.*, rank FROM (SELECT places_fts.rowid AS place,"  # noqa: S608 - ours
            f" {rank} AS rank FROM {source} WHERE places_fts MATCH ?1"
            " ORDER BY rank, place LIMIT ?2)"
            " JOIN entries ON entries.id = place ORDER BY rank, place",
            (" AND ".join(words + tags), limit, *(vector or ())),
        )
        return [
            (place, -row["rank"]) for place, row in zip(self._read_places(rows), rows, strict=True)
        ]

    def zip_rows(self, first: int, last: int) -> list[ZipRow]:
        """The ZIP areas from one number to another."""
        rows = self.rows(
            "SELECT zip, lat, lon, state, name FROM zips JOIN counties ON counties.id = county"
            " WHERE zip BETWEEN ? AND ? ORDER BY zip",
            (first, last),
        )
        return [
            ZipRow(f"{row['zip']:05}", row["lat"], row["lon"], row["state"], row["name"])
            for row in rows
        ]

    def city_rows(self, key: str) -> list[CityRow]:
        """The cities whose name has this form, largest first."""
        rows = self.rows(
            "SELECT name, state, zip, people FROM cities WHERE key = ? ORDER BY people DESC, state",
            (key,),
        )
        return [
            CityRow(row["name"], row["state"], f"{row['zip']:05}", row["people"]) for row in rows
        ]

    def spots(
        self,
        where: ZipRow,
        vector: tuple[float, float, float],
        kind: str | None,
        wanted: Wanted,
        limit: int,
        *,
        known: bool,
        by_phone: bool = False,
    ) -> list[tuple[int, float | None]]:
        """Numbers of the places that serve a ZIP, nearest first, and the cosine of the distance.

        `known`: of each what is wanted is known; else something is not. `by_phone`: only
        legal help that needs no visit. Places without a point come last, own state first.
        """
        unknown, ruled_out = _wanted_sql(wanted)
        order = "near IS NULL, near DESC, state = 'US', place"
        if by_phone:
            order = "state = 'US', kind = 'hotline', place"
        phone = " AND legal AND (remote OR kind = 'hotline')" if by_phone else ""
        rows = self.rows(
            "SELECT place, x * :x + y * :y + z * :z AS near FROM spots"  # noqa: S608 - our own text
            " WHERE state IN (:state, 'US') AND (:kind IS NULL OR kind = :kind)"
            " AND (counties = '' OR :county = '' OR instr(counties, '|' || :county || '|'))"
            f" AND NOT ({ruled_out}) AND ({unknown} > 0) = :unknown{phone}"
            f" ORDER BY {order} LIMIT :limit",
            {
                "x": vector[0], "y": vector[1], "z": vector[2], "state": where.state or "US",
                "kind": kind, "county": where.county, "unknown": int(not known),
                "limit": limit, "language": wanted.language,
            },
        )  # fmt: skip
        return [(row["place"], row["near"]) for row in rows]

    def _read_places(self, rows: list[Any]) -> tuple[Place, ...]:
        cited = self.sources_of([row["id"] for row in rows])
        return tuple(self._place(row, cited) for row in rows)

    def _place(self, row: Any, cited: dict[int, tuple[Source, ...]]) -> Place:
        body = json.loads(row["body"])
        if "list" in body:
            shared = self._shared_of(body["list"])
            return listed_place(row["state"], row["name"], body, shared)
        return written_place(row["state"], row["name"], body, dated(row, cited))

    def _shared_of(self, name: str) -> SharedRow:
        if name not in self._shared:
            rows = self.rows("SELECT * FROM entries WHERE role = 'list' AND name = ?", (name,))
            if not rows:
                raise PackError("The information pack is damaged.", MEND)
            cited = self.sources_of([rows[0]["id"]])
            self._shared[name] = SharedRow(
                json.loads(rows[0]["body"]), rows[0]["confidence"], cited.get(rows[0]["id"], ())
            )
        return self._shared[name]
