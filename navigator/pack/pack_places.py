"""Reads the places of a pack: queried in SQL, returned as records.

One source of the `PlaceBook`; it knows the rest of the pack through its store alone. Text that a
list has for all of its places is added here.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from navigator.errors import PackError
from navigator.pack.place_records import SharedRow, also_named, listed_place, written_place
from navigator.pack.places import (
    ASIDE_COSINE,
    EARTH_KM,
    FAR_KM,
    LAST_RANK,
    REACH_KM,
    Naming,
    NearQuery,
    Spot,
    TextQuery,
    Wanted,
)
from navigator.pack.store import Store, dated
from navigator.records.fit import LAST
from navigator.records.model import Place, Source
from navigator.records.place_fields import WANTED
from navigator.records.topics import AFTER_HELP, BY_FIT, ERRANDS, ON_REQUEST

_TEXT = "{name organization city what}"
"""The columns of the full-text table in which people's words are looked up."""

_BEGUN_FROM = 4
"""Letters. A shorter query is looked up as a whole word, not as the beginning of one."""

SPOT_ANSWERS = ", ".join(f"{one.name} INTEGER" for one in WANTED.values())
"""The columns of the table of spots that are made from the table of a place's fields."""

_FEW = 40
"""The rows that a list of results shows."""

_AT_ONCE = 2_000
"""Names that are in memory together while all are read."""

_ERRANDS = ", ".join(f"'{kind}'" for kind in ERRANDS)
_AFTER_HELP = ", ".join(f"'{kind}'" for kind in AFTER_HELP)
_HIDDEN = ", ".join(f"'{kind}'" for kind in ON_REQUEST)
_FIRST = f"CASE WHEN ?3 IN {BY_FIT} THEN places.fit ELSE 0 END"
_RANK = (
    f"CASE WHEN :kind IS NULL THEN (fit = {LAST}) * {LAST_RANK}"
    f" WHEN fit = {LAST} THEN iif(near >= :reach AND :kind <> 'legal', 2, {LAST_RANK})"
    " WHEN near >= :reach THEN fit WHEN near >= :far THEN 3 + fit ELSE 5 + fit END"
)
"""`rank_of`, where `near` is the cosine."""
_BY_PHONE = (
    "legal AND (kind = 'hotline' OR kind = 'legal' AND (remote OR x IS NULL AND state <> 'US'))"
)
"""Legal help without a visit: a state's own without an address needs none."""
_SERVES = (
    "(?1 IS NULL OR national OR ' ' || states || ' ' LIKE '% ' || ?1 || ' %')"
    " AND (?2 IS NULL OR ' ' || topics || ' ' LIKE '% ' || ?2 || ' %')"
    f" AND (places.kind = ?3 OR ?3 IS NULL AND places.kind NOT IN ({_HIDDEN}))"
)


def _wanted_sql(wanted: Wanted) -> tuple[str, str]:
    """Return SQL for the number of wants not known of a spot, and for a want it lacks."""
    unknown: list[str] = []
    missing: list[str] = []
    if wanted.language:
        speaks = "' ' || languages || ' ' LIKE '% ' || :language || ' %'"
        unknown.append(f"NOT ({speaks})")
        missing.append(f"(languages <> '' AND NOT ({speaks}) AND interpreter IS 0)")
    if wanted.free:
        unknown.append("(cost IS NULL)")
        missing.append("(cost IS NOT NULL AND cost <> 'free')")
    for name in sorted(wanted.answers):
        field = WANTED[name]
        unknown.append(f"({field.name} IS NULL)")
        missing.append(f"({field.name} IS {int(bool(field.opposite))})")
    if wanted.dental:
        unknown.append("(dental IS NULL)")
        missing.append("(dental IS 0)")
    return " + ".join(unknown) or "0", " OR ".join(missing) or "0"


class PackPlaces:
    """The places of one pack."""

    prefix = "place:"

    def __init__(self, store: Store) -> None:
        self._store = store
        self._shared: dict[str, SharedRow] = {}
        self._anywhere: dict[str, tuple[Place, ...]] = {}
        """By kind, the first few in the whole country: to find them every place is looked at."""

    def _rows(self, sql: str, params: Iterable[Any] | Mapping[str, Any] = ()) -> list[Any]:
        """Return the rows of one query of the place tables."""
        return self._store.rows(sql, params)

    def places(
        self,
        *,
        state: str | None = None,
        topic: str | None = None,
        kind: str | None = None,
        limit: int = -1,
    ) -> tuple[Place, ...]:
        """Return places that serve `state`: its own, national ones, then those of lists."""
        if kind and not (state or topic) and 0 <= limit <= _FEW:
            if kind not in self._anywhere:
                self._anywhere[kind] = self._serving(None, None, kind, _FEW)
            return self._anywhere[kind][:limit]
        return self._serving(state, topic, kind, limit)

    def _serving(
        self, state: str | None, topic: str | None, kind: str | None, limit: int
    ) -> tuple[Place, ...]:
        among, tags = "", ""
        # The full-text table knows these at once, but not what no search shows.
        if state and kind and kind not in ON_REQUEST:
            among = " AND places.id IN (SELECT rowid FROM places_fts WHERE places_fts MATCH ?5)"
            tags = f"(tags:st{state} OR tags:stUS) AND {kind_tag(kind)}"
        rows = self._rows(
            # The few first, then what is told of them: a state has a thousand long entries.
            "SELECT entries.* FROM"  # noqa: S608 - our own text
            f" (SELECT places.id, listed, national, {_FIRST} AS fit FROM places"
            f" WHERE {_SERVES}{among} ORDER BY fit, listed, national, places.id LIMIT ?4) AS first"
            " JOIN entries ON entries.id = first.id ORDER BY fit, listed, national, first.id",
            (state, topic, kind, limit, *([tags] if tags else [])),
        )
        return self._read_places(rows)

    def count(self, *, state: str | None = None, topic: str | None = None) -> int:
        """Count the places that `places` returns for every kind."""
        sql = f"SELECT count(*) AS held FROM places WHERE {_SERVES}"  # noqa: S608 - our own text
        held: int = self._rows(sql, (state, topic, None))[0]["held"]
        return held

    def place(self, id: str) -> Place | None:
        """Return one place by its id, such as `place:CO:rmian`, or None."""
        state, _, name = id.removeprefix(self.prefix).partition(":")
        rows = self._rows(
            "SELECT * FROM entries WHERE role = 'place' AND name = ? AND state = ?", (name, state)
        )
        return next(iter(self._read_places(rows)), None)

    def namings(self, numbers: list[int] | None = None) -> Iterator[Naming]:
        """Yield the names of the places with these numbers, of all for None.

        Those that no search shows have none: they are called by no name.
        """
        marks = "" if numbers is None else f" AND id IN ({','.join('?' * len(numbers))})"
        after = -1
        while rows := self._rows(
            "SELECT id, topic, state, body ->> '$.name' AS name,"  # noqa: S608 - question marks
            " body ->> '$.organization' AS organization, body ->> '$.also' AS also,"
            " coalesce(body ->> '$.city', body ->> '$.address.city') AS city FROM entries"
            f" WHERE +role = 'place' AND topic NOT IN ({_HIDDEN}) AND id > ?{marks}"
            f" ORDER BY id LIMIT {_AT_ONCE}",
            (after, *(numbers or ())),
        ):
            for row in rows:
                yield Naming(
                    row["id"], row["topic"], row["state"], row["name"], row["organization"] or "",
                    also_named(row["also"] or ""), row["city"] or "",
                )  # fmt: skip
            after = rows[-1]["id"]
            if len(rows) < _AT_ONCE:
                return

    def read(self, numbers: list[int]) -> dict[int, Place]:
        """Return places by their number in the pack."""
        marks = ",".join("?" * len(numbers))
        rows = self._rows(
            f"SELECT * FROM entries WHERE id IN ({marks})",  # noqa: S608 - question marks
            numbers,
        )
        places = self._read_places(rows)
        return {row["id"]: place for row, place in zip(rows, places, strict=True)}

    def find(self, asked: TextQuery) -> list[tuple[Place, float]]:
        """Return places whose text has the words, best first, with a score above 0 (BM25).

        State and kind are looked up in the same full-text table.
        """
        tags = [f"(tags:st{asked.state} OR tags:stUS)"] if asked.state else []
        tags += [kind_tag(asked.kind)] if asked.kind else []
        words = [f"{_TEXT}:({_match(asked.words)})"] if asked.words else []
        if asked.as_kind:
            kind, rest = asked.as_kind
            other = f"({_TEXT}:({_match(rest)}) AND {kind_tag(kind)})"
            words = [f"({' OR '.join([*words, other])})"]
        weights = asked.weights
        rank = f"bm25(places_fts, {', '.join(map(str, weights.columns))})"
        rank += f" * CASE WHEN places.kind IN ({_AFTER_HELP}) THEN ?3 ELSE 1.0 END"
        near: tuple[float, ...] = ()
        if asked.vector:
            near = (*asked.vector, weights.per_cosine, weights.without_point)
            rank += " / (1.0 + coalesce(?7 * (1.0 - (x * ?4 + y * ?5 + z * ?6)), ?8))"
        rows = self._rows(
            "SELECT entries.*, rank FROM (SELECT places_fts.rowid AS place,"  # noqa: S608 - ours
            f" {rank} AS rank FROM places_fts JOIN places ON places.id = places_fts.rowid"
            " WHERE places_fts MATCH ?1 ORDER BY rank, place LIMIT ?2)"
            " JOIN entries ON entries.id = place ORDER BY rank, place",
            (" AND ".join(words + tags), asked.limit, weights.of_later(asked), *near),
        )
        return [
            (place, -row["rank"]) for place, row in zip(self._read_places(rows), rows, strict=True)
        ]

    def near(self, asked: NearQuery) -> list[Spot]:
        """Return places that serve a ZIP area, in the order of `Spot`."""
        unknown, ruled_out = _wanted_sql(asked.wanted)
        # Of those that stand nowhere, such as lines, the one of the county goes first.
        order = "tier, rank, near IS NULL, near DESC, national, counties = '', place"
        if asked.by_phone:
            order = "national, fit, hotline, counties = '', place"
        phone = ""
        if asked.by_phone:  # who takes only some goes before an office in its own state alone
            phone = f" AND {_BY_PHONE} AND fit <= (state <> 'US')"
        fit = f"iif(fit < {LAST}, dental IS NOT 1, fit)" if asked.wanted.dental else "fit"
        tier = f"-(x IS NULL AND state <> 'US' AND kind IN ({_ERRANDS}) AND fit < 2)"
        if asked.kind is None:
            tier = f"kind IN ({_AFTER_HELP})"
        where, vector = asked.where, asked.vector
        rows = self._rows(
            f"SELECT *, {_RANK} AS rank FROM (SELECT place, counties, {fit} AS fit,"  # noqa: S608 - ours
            " x * :x + y * :y + z * :z - :aside * aside AS near, state = 'US' AS national,"
            f" kind = 'hotline' AS hotline, {tier} AS tier FROM spots"
            " WHERE state IN (:state, 'US') AND (:kind IS NULL OR kind = :kind)"
            " AND (counties = '' OR :county = '' OR instr(counties, '|' || :county || '|'))"
            f" AND NOT ({ruled_out}) AND ({unknown} > 0) = :unknown{phone})"
            f" ORDER BY {order} LIMIT :limit",
            {
                "x": vector[0], "y": vector[1], "z": vector[2], "state": where.state or "US",
                "kind": asked.kind, "county": where.county, "unknown": int(not asked.is_known),
                "limit": asked.limit, "language": asked.wanted.language,
                "aside": ASIDE_COSINE,
                "reach": math.cos(REACH_KM / EARTH_KM), "far": math.cos(FAR_KM / EARTH_KM),
            },
        )  # fmt: skip
        columns = "place", "near", "national", "hotline", "tier", "fit", "rank"
        return [Spot(*(row[name] for name in columns)) for row in rows]

    def _read_places(self, rows: list[Any]) -> tuple[Place, ...]:
        cited = self._store.sources_of([row["id"] for row in rows])
        read = [self._place(row, cited) for row in rows]
        offices = self._offices({id for _, id in read if id})
        return tuple(
            place if id is None else _with_office(place, offices.get(id)) for place, id in read
        )

    def _offices(self, ids: set[str]) -> dict[str, Place]:
        """Return the places of these ids, without the offices they may name themselves."""
        if not ids:
            return {}
        names = sorted({id.rpartition(":")[2] for id in ids})
        rows = self._store.rows(
            "SELECT * FROM entries WHERE role = 'place'"  # noqa: S608 - question marks
            f" AND name IN ({','.join('?' * len(names))})",
            names,
        )
        cited = self._store.sources_of([row["id"] for row in rows])
        return {place.id: place for place, _ in (self._place(row, cited) for row in rows)}

    def _place(self, row: Any, cited: dict[int, tuple[Source, ...]]) -> tuple[Place, str | None]:
        """Return a place, and the id of the office whose phone is given for it, or None."""
        body = json.loads(row["body"])
        office = body.pop("office", None)
        review = self._store.reviewed.of(f"place:{row['state']}:{row['name']}")
        if "list" in body:
            shared = self._shared_of(body["list"])
            place = listed_place(row["state"], row["name"], body, shared)
            if own := cited.get(row["id"]):
                place = replace(place, sources=(*place.sources, *own))
            return (replace(place, review=review) if review else place), office
        return written_place(row["state"], row["name"], body, dated(row, cited, review)), office

    def _shared_of(self, name: str) -> SharedRow:
        if name not in self._shared:
            rows = self._store.rows(
                "SELECT * FROM entries WHERE role = 'list' AND name = ?", (name,)
            )
            if not rows:
                raise PackError("pack.damaged", "do.install_pack")
            cited = self._store.sources_of([rows[0]["id"]])
            self._shared[name] = SharedRow(
                json.loads(rows[0]["body"]), rows[0]["confidence"], cited.get(rows[0]["id"], ())
            )
        return self._shared[name]


def _with_office(place: Place, office: Place | None) -> Place:
    """Return a place without a phone with its office, which must have one; else raise PackError.

    So no place names itself and none leads on to a third.
    """
    if place.phones or office is None or not office.phones or office.address is None:
        raise PackError("pack.damaged", "do.install_pack")
    if office.kind != place.kind:
        raise PackError("pack.damaged", "do.install_pack")
    return replace(place, office=office)


def _match(words: tuple[str, ...]) -> str:
    """Return an FTS5 query in which each word may be a beginning.

    A few letters alone are looked for as a word: they begin one in half of all places.
    """
    typed = "".join(words)
    end = "" if typed.isalpha() and len(typed) < _BEGUN_FROM else "*"
    return " ".join(f'"{word}"{end}' for word in words)


def kind_tag(kind: str) -> str:
    """Return the word of the full text that every place of a kind has."""
    return f"tags:kd{kind.replace('_', '')}"
