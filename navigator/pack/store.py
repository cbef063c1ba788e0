"""Reads rows from the pack, which is opened read-only and never changed.

It refuses a pack that is missing, damaged or of another format, in one calm sentence. Texts leave
it in English; `library` translates.
"""

from __future__ import annotations

import hashlib
import json
import math
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from navigator.errors import PackError
from navigator.paths import MANIFEST_FILE, PACK_FILE
from navigator.records.advice import is_advice
from navigator.records.locales import Locale, locale_of
from navigator.records.model import (
    Caution,
    Change,
    Fact,
    Form,
    Guide,
    Item,
    Program,
    Section,
    Source,
)
from navigator.records.paper_group import read_groups
from navigator.records.rents import RentLimits
from navigator.records.reviewing import OUTCOMES, ROLES, Review, standing
from navigator.records.topics import Kind, fact_spec
from navigator.records.values import read_value

if TYPE_CHECKING:
    from navigator.records.checklists import Checklist, PovertyTable
    from navigator.records.interviews import Interview
    from navigator.records.letters import Letter


class Reviewed:
    """The English reviews of one pack, read when the first is asked for.

    A review of a translation says nothing about the rule: `texts.checked` covers words.
    """

    def __init__(self, rows: Callable[[str], list[Any]]) -> None:
        """Read through `rows`, which returns the rows of a query of that pack."""
        self._rows = rows
        self._held: dict[str, list[Review]] | None = None

    def of(self, *ids: str) -> Review | None:
        """Return the review that finds one of these entries right; None where none stands."""
        if self._held is None:
            self._held = self._read()
        if not self._held:
            return None
        return standing(one for id in ids for one in self._held.get(id, ()))

    def in_topic(self, state: str, topic: str, role: str, name: str) -> Review | None:
        """Return the review of a row of a topic, by the role it plays there, or of its card."""
        ids = [f"card:{state}:{topic}"]
        if role in ("fact", "caution"):
            ids.append(f"{state}/{topic}/{name}")
        elif role == "program":
            ids.append(f"program:{state}:{name}")
        elif role == "guide_item":
            ids.append(f"card:{state}:{topic}.{name}")
        return self.of(*ids)

    def all(self) -> tuple[tuple[str, str, Review], ...]:
        """Return every review with its entry and language; raises PackError for an unknown word."""
        read = []
        for row in self._rows("SELECT * FROM reviews ORDER BY id"):
            if row["role"] not in ROLES or row["outcome"] not in OUTCOMES:
                raise PackError("pack.damaged", "do.install_pack")
            day = date.fromisoformat(row["day"])
            review = Review(row["role"], row["organization"], day, row["outcome"])
            read.append((row["entry"], row["lang"], review))
        return tuple(read)

    def _read(self) -> dict[str, list[Review]]:
        held: dict[str, list[Review]] = defaultdict(list)
        for entry, lang, review in self.all():
            if lang == "en":
                held[entry].append(review)
        return held


FORMAT = 14
LONGEST_BYTES = 1 << 20
"""The most bytes of a text or row: the longest here has some thousands."""
_GUARDS = ("PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON", "PRAGMA query_only=ON")


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of the pack in `folder`; raises PackError where it has no valid day."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST_FILE).read_text("utf-8"))
        manifest["sha256"], date.fromisoformat(manifest["built_on"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise PackError("pack.unreadable", "do.install_or_build") from error
    return manifest


def pack_digest(folder: Path) -> str:
    """Return the SHA-256 of the pack in `folder`; raises OSError. It is never in memory whole."""
    with (folder / PACK_FILE).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(slots=True)
class TopicRows:
    """All statements on one topic in one jurisdiction, of all times, in English."""

    facts: dict[str, list[Fact]] = field(default_factory=dict)
    items: dict[str, list[Item]] = field(default_factory=dict)
    cautions: list[Caution] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    programs: list[Program] = field(default_factory=list)
    guides: list[Guide] = field(default_factory=list)
    without: set[str] = field(default_factory=set)
    """Stages and caution keys of the federal rules that are wrong here."""


@dataclass(frozen=True, slots=True)
class CityRow:
    """A city, a ZIP area in its middle, and how many people live there."""

    name: str
    state: str
    zip: str
    people: int


@dataclass(frozen=True, slots=True)
class ZipRow:
    """The point of a ZIP code; `state` and `county` are empty in a territory."""

    zip: str
    lat: float
    lon: float
    state: str
    county: str
    city: str = ""
    beside: str = ""
    """Another state in which a part of its area lies."""
    is_box: bool = False
    """Whether it is of post office boxes."""


_NEAR, _NEAREST = 0.7, 7
"""How far, in degrees of latitude, areas next to a ZIP code are looked for, and how many count."""


def _rent_limits(county: str, row: sqlite3.Row) -> RentLimits:
    very_low, low = (tuple(map(int, row[name].split())) for name in ("very_low", "low"))
    return RentLimits(county, date.fromisoformat(row["since"]).year, very_low, low)


def _opened(uri: str) -> sqlite3.Connection:
    try:
        db = sqlite3.connect(uri, uri=True, check_same_thread=False)
    except sqlite3.Error as error:
        raise PackError("pack.not_opened", "do.install_pack") from error
    db.row_factory = sqlite3.Row
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_BYTES)
    return db


def fetched(
    db: sqlite3.Connection, sql: str, params: Iterable[Any] | Mapping[str, Any] = ()
) -> list[sqlite3.Row]:
    """Return the rows of one query; a read that fails means a damaged pack: PackError."""
    try:
        return db.execute(sql, params if isinstance(params, Mapping) else tuple(params)).fetchall()
    except sqlite3.Error as error:
        raise PackError("pack.damaged", "do.install_pack") from error


class Store:
    """One open pack. Safe to share between threads that read in turn."""

    def __init__(self, folder: Path) -> None:
        path = folder / PACK_FILE
        if not path.is_file():
            raise PackError("pack.missing", "do.install_pack")
        self._db = _opened(f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1")
        self._states: tuple[str, ...] = ()
        self._locales: dict[str, Locale] | None = None
        self._english: dict[int, str] = {}
        """The English texts that have a translation, by number: all languages share them."""
        self.reviewed = Reviewed(self.rows)
        try:
            for guard in _GUARDS:
                self.rows(guard)
            self.built_on = self._read_build_day()
        except PackError:
            self.close()
            raise

    def close(self) -> None:
        """Close the pack."""
        self._db.close()

    def _read_build_day(self) -> date:
        meta = {row["key"]: row["value"] for row in self.rows("SELECT key, value FROM meta")}
        if meta.get("format") != str(FORMAT):
            raise PackError("pack.other_version", "do.install_pack")
        return date.fromisoformat(meta["built_on"])

    def rows(self, sql: str, params: Iterable[Any] | Mapping[str, Any] = ()) -> list[sqlite3.Row]:
        """Return the rows of one query; a read that fails means a damaged pack: PackError."""
        return fetched(self._db, sql, params)

    def place_tables(self, held: Mapping[str, list[dict[str, Any]]]) -> sqlite3.Connection:
        """Return a database in memory that holds these rows in the place tables of this pack.

        The words of the pack's own places are counted in its full text, so that each is as rare
        there as it is here; their sizes are not, for none of them can be found there.
        """
        db = _opened(":memory:")
        try:
            for table in ("entries", "places", "spots", "places_fts"):
                db.execute(
                    self.rows("SELECT sql FROM sqlite_schema WHERE name = ?", (table,))[0][0]
                )
            for part, marks in (("data", "?, ?"), ("idx", "?, ?, ?"), ("config", "?, ?")):
                table = f"places_fts_{part}"
                db.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names, here and below
                rows = map(tuple, self.rows(f"SELECT * FROM {table}"))  # noqa: S608
                db.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608
            for table, filled in held.items():
                names, marks = ", ".join(filled[0]), ", ".join(f":{name}" for name in filled[0])
                db.executemany(f"INSERT INTO {table}({names}) VALUES ({marks})", filled)  # noqa: S608
            db.commit()
        except sqlite3.Error as error:
            db.close()
            raise PackError("pack.damaged", "do.install_pack") from error
        return db

    def states(self) -> tuple[str, ...]:
        """Return the codes of the jurisdictions this pack holds rules for, `US` among them."""
        if not self._states:
            sql = "SELECT DISTINCT state FROM entries WHERE role = 'fact' ORDER BY state"
            self._states = tuple(row["state"] for row in self.rows(sql))
        return self._states

    def counts(self) -> dict[str, int]:
        """Count the rows of each kind, as the manifest does."""
        row = self.rows(
            "SELECT count(*) AS entries, count(*) FILTER (WHERE role = 'fact') AS facts,"
            " count(*) FILTER (WHERE role = 'place') AS places,"
            " (SELECT count(*) FROM sources) AS sources,"
            " (SELECT count(*) FROM reviews) AS reviews FROM entries"
        )[0]
        return dict(row)

    def topic(self, state: str, topic: str) -> TopicRows:
        """Return everything on one topic in one jurisdiction."""
        rows = self.rows(
            "SELECT * FROM entries WHERE state = ? AND topic = ?"
            " AND role NOT IN ('place', 'letter', 'letter_part', 'appeal') ORDER BY id",
            (state, topic),
        )
        cited = self.sources_of([row["id"] for row in rows])

        def claim(row: sqlite3.Row) -> dict[str, Any]:
            review = self.reviewed.in_topic(state, topic, row["role"], row["name"])
            return dated(row, cited, review)

        read = TopicRows()
        inner: dict[str, dict[int, list[Item]]] = {}
        for row in rows:
            if row["role"] == "guide_item":
                body = json.loads(row["body"])
                sections = inner.setdefault(row["name"], {})
                sections.setdefault(body["section"], []).append(
                    _advised(Item(text=body["text"], stage=body.get("stage"), **claim(row)))
                )
        for row in rows:
            self._add(read, row, claim(row), inner)
        return read

    def _add(
        self,
        read: TopicRows,
        row: sqlite3.Row,
        claim: dict[str, Any],
        inner: dict[str, dict[int, list[Item]]],
    ) -> None:
        body = json.loads(row["body"])
        state, topic, name = row["state"], row["topic"], row["name"]
        match row["role"]:
            case "fact":
                spec = fact_spec(topic, name)
                body["value"] = read_value(spec.kind if spec else Kind.TEXT, body["value"])
                body["groups"] = read_groups(body["groups"])
                body["examples"] = None if body["examples"] is None else tuple(body["examples"])
                fact = Fact(name=name, **body, **claim)
                read.facts.setdefault(name, []).append(fact)
            case "summary" | "bring" | "steps" | "know" as role:
                item = Item(text=body["text"], stage=body["stage"], **_chosen(body), **claim)
                item = _advised(item) if role == "steps" else item
                read.items.setdefault(role, []).append(item)
            case "caution":
                body |= _chosen(body)
                read.cautions.append(Caution(key=name, **body, **claim))
            case "without":
                read.without.add(name)
            case "change":
                body |= _chosen(body)
                read.changes.append(Change(state=state, topic=topic, **body, **claim))
            case "program":
                body |= {key: tuple(body[key]) for key in ("words", "also", "cautions")}
                read.programs.append(
                    Program(
                        id=f"program:{state}:{name}",
                        state=state,
                        topic=topic,
                        **body,
                        **claim,
                    )
                )
            case "guide":
                sections = inner.get(name, {})
                read.guides.append(
                    Guide(
                        id=f"card:{state}:{topic}.{name}",
                        state=state,
                        topic=topic,
                        title=body["title"],
                        lead=body["lead"],
                        sensitive=body["sensitive"],
                        words=tuple(body["words"]),
                        sections=tuple(
                            Section(heading, tuple(sections.get(number, ())))
                            for number, heading in enumerate(body["headings"])
                        ),
                        cautions=tuple(
                            Caution(key=key, level="info", text="") for key in body["cautions"]
                        ),
                        also=tuple(body.get("also", ())),
                        when=_chosen(body)["when"],
                        calls=tuple(body.get("calls", ())),
                    )
                )

    def sources_of(self, entries: list[int]) -> dict[int, tuple[Source, ...]]:
        """Return the sources of entries, by their number, each in its order."""
        if not entries:
            return {}
        marks = ",".join("?" * len(entries))
        rows = self.rows(
            "SELECT entry, says, publisher, title, url, as_of, seen FROM citations"  # noqa: S608
            " JOIN sources ON sources.id = citations.source"
            f" WHERE entry IN ({marks}) ORDER BY entry, ord",  # nothing but question marks
            entries,
        )
        cited: dict[int, tuple[Source, ...]] = {}
        for row in rows:
            source = Source(
                publisher=row["publisher"],
                title=row["title"],
                url=row["url"],
                as_of=day_of(row["as_of"]),
                seen=date.fromisoformat(row["seen"]),
                says=row["says"],
            )
            cited[row["entry"]] = (*cited.get(row["entry"], ()), source)
        return cited

    def texts(self, lang: str) -> dict[str, str]:
        """Return a map from English text to its translation."""
        return dict(self._texts("SELECT text, translated FROM texts WHERE lang = ?", lang))

    def unchecked(self, lang: str) -> frozenset[str]:
        """Return the English texts whose translation no person has checked."""
        sql = "SELECT text, NULL FROM texts WHERE lang = ? AND NOT checked"
        return frozenset(english for english, _ in self._texts(sql, lang))

    def _texts(self, sql: str, lang: str) -> Iterator[tuple[str, str]]:
        """Yield the rows of a query of `texts`, with English for its number."""
        if not self._english:
            self._english = {row["id"]: row["text"] for row in self.rows("SELECT * FROM english")}
        try:
            for number, told in self.rows(sql, (lang,)):
                yield self._english[number], told
        except KeyError as error:
            raise PackError("pack.damaged", "do.install_pack") from error

    def languages(self) -> dict[str, bool]:
        """Return each language code with whether a person has reviewed every text of it."""
        rows = self.rows("SELECT lang, reviewed FROM languages ORDER BY lang")
        return {"en": True} | {row["lang"]: bool(row["reviewed"]) for row in rows}

    def locales(self) -> dict[str, Locale]:
        """Return by language how it writes what no sentence says; English is always there.

        Raises PackError for one that is not whole.
        """
        if self._locales is not None:
            return self._locales
        rows = self.rows("SELECT lang, held FROM locales ORDER BY lang")
        try:
            held = {row["lang"]: locale_of(json.loads(row["held"])) for row in rows}
        except (LookupError, TypeError, ValueError) as error:
            raise PackError("pack.damaged", "do.install_pack") from error
        if "en" not in held:
            raise PackError("pack.damaged", "do.install_pack")
        self._locales = held
        return held

    def words(self) -> dict[str, str]:
        """Return a map from message key to English template."""
        return {row["key"]: row["text"] for row in self.rows("SELECT key, text FROM words")}

    def synonyms(self, group: str) -> dict[str, tuple[str, ...]]:
        """Return the words people use for each name of one group (`topics`, `kinds`, `states`)."""
        rows = self.rows("SELECT name, words FROM synonyms WHERE grp = ? ORDER BY name", (group,))
        return {row["name"]: tuple(json.loads(row["words"])) for row in rows}

    def model(self) -> dict[str, Any]:
        """Return the learned model of search without its features; see `search.meaning.Model`."""
        return {
            row["name"]: json.loads(row["value"])
            for row in self.rows("SELECT name, value FROM model")
        }

    def features(self) -> dict[str, bytes]:
        """Return the weights of each feature of that model; see `search.meaning.weighed`."""
        return {
            row["feature"]: row["weights"]
            for row in self.rows("SELECT feature, weights FROM features")
        }

    def forms(self) -> tuple[Form, ...]:
        """Return every form that is known by its number; a pack of an older version has none."""
        rows = self.rows("SELECT * FROM entries WHERE role = 'form' ORDER BY id")
        cited = self.sources_of([row["id"] for row in rows])
        bodies = [json.loads(row["body"]) for row in rows]
        return tuple(
            Form(number=row["name"], **{**body, "also": tuple(body["also"])}, **dated(row, cited))
            for row, body in zip(rows, bodies, strict=True)
        )

    def letters(self) -> tuple[Letter, ...]:
        """Return every letter, in the order of the senders; an older pack has none."""
        from navigator.pack.letter_rows import read_letters  # noqa: PLC0415 - the first waits
        from navigator.records.letters import letter_id  # noqa: PLC0415 - as above

        rows = self.rows(
            "SELECT * FROM entries WHERE role IN ('letter', 'letter_part', 'appeal') ORDER BY id"
        )
        cited = self.sources_of([row["id"] for row in rows])
        reviews = (self.reviewed.of(letter_id(row["state"], row["name"])) for row in rows)
        return read_letters(
            (row, dated(row, cited, review)) for row, review in zip(rows, reviews, strict=True)
        )

    def checklists(self) -> tuple[Checklist, ...]:
        """Return every checklist of the pack."""
        from navigator.records.checklists import read_checklist  # noqa: PLC0415 - the first waits

        rows = self.rows("SELECT body FROM checklists ORDER BY id")
        return tuple(read_checklist(json.loads(row["body"])) for row in rows)

    def interview(self) -> Interview | None:
        """Return the interview; None in a pack from before there was one."""
        from navigator.records.interviews import read_interview  # noqa: PLC0415 - as above

        if not self.rows("SELECT name FROM sqlite_master WHERE name = 'interviews'"):
            return None
        rows = self.rows("SELECT body FROM interviews ORDER BY id LIMIT 1")
        return read_interview(json.loads(rows[0]["body"])) if rows else None

    def poverty(self) -> tuple[PovertyTable, ...]:
        """Return the poverty guidelines of every year and region, oldest first."""
        from navigator.records.checklists import PovertyTable  # noqa: PLC0415 - as above

        rows = self.rows("SELECT body, since FROM entries WHERE role = 'poverty' ORDER BY since")
        return tuple(
            PovertyTable(since=date.fromisoformat(row["since"]), **json.loads(row["body"]))
            for row in rows
        )

    def rents(self, code: str, state: str, day: date) -> tuple[RentLimits, ...]:
        """Return HUD's limits where a ZIP code may lie in a state, its own county first.

        A ZIP code may reach into the next county, and no list held says where: so the counties
        of the nearest areas are given too, as far as their limits differ. Empty where none is
        held for the day, or the ZIP code lies elsewhere.
        """
        rows = self.rows(
            "SELECT since, counties, very_low, low FROM rents"
            " WHERE state = ? AND since <= ? AND until >= ?",
            (state, day.isoformat(), day.isoformat()),
        )
        by_county = {name: row for row in rows for name in row["counties"].split("; ")}
        found: dict[tuple[str, str], RentLimits] = {}
        for name in self._counties_near(code, state) if by_county else ():
            row = by_county.get(name)
            if row is None:
                return ()
            found.setdefault((row["very_low"], row["low"]), _rent_limits(name, row))
        return tuple(found.values())

    def _counties_near(self, code: str, state: str) -> Iterator[str]:
        """Yield the counties in a state of a ZIP code and of the areas next to it."""
        here = self.zips(int(code), int(code)) if code.isascii() and code.isdigit() else []
        if not here or state not in (here[0].state, here[0].beside):
            return
        lat, lon = here[0].lat, here[0].lon
        east = math.cos(math.radians(lat))
        rows = self.rows(
            "SELECT name, lat, lon FROM zips JOIN counties ON counties.id = county"
            " WHERE state = ? AND box = 0 AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?",
            (state, lat - _NEAR, lat + _NEAR, lon - _NEAR / east, lon + _NEAR / east),
        )
        rows.sort(key=lambda row: (row["lat"] - lat) ** 2 + ((row["lon"] - lon) * east) ** 2)
        if here[0].state == state:
            yield here[0].county
        yield from (row["name"] for row in rows[:_NEAREST])

    def zips(self, first: int, last: int) -> list[ZipRow]:
        """Return the ZIP codes from one number to another."""
        rows = self.rows(
            "SELECT zip, lat, lon, state, name, city, beside, box FROM zips"
            " JOIN counties ON counties.id = county WHERE zip BETWEEN ? AND ? ORDER BY zip",
            (first, last),
        )
        return [
            ZipRow(
                f"{row['zip']:05}", row["lat"], row["lon"], row["state"], row["name"],
                row["city"], row["beside"], bool(row["box"]),
            )
            for row in rows
        ]  # fmt: skip

    def cities(self, key: str) -> list[CityRow]:
        """Return the cities whose name has the folded form `key`, largest first."""
        rows = self.rows(
            "SELECT name, state, zip, people FROM cities WHERE key = ? ORDER BY people DESC, state",
            (key,),
        )
        return [
            CityRow(row["name"], row["state"], f"{row['zip']:05}", row["people"]) for row in rows
        ]

    def counties(self) -> list[CityRow]:
        """Return each county with ZIP area and people of its largest city, largest first."""
        rows = self.rows(
            "SELECT counties.name, counties.state, cities.zip, max(people) AS people FROM cities"
            " JOIN zips USING (zip) JOIN counties ON counties.id = county"
            " WHERE counties.name != '' GROUP BY counties.id ORDER BY people DESC, counties.state"
        )
        return [
            CityRow(row["name"], row["state"], f"{row['zip']:05}", row["people"]) for row in rows
        ]


def _advised(item: Item) -> Item:
    """Mark a sentence that states no rule as advice."""
    return replace(item, is_advice=is_advice(item.text, sourced=bool(item.sources)))


def _chosen(body: dict[str, Any]) -> dict[str, Any]:
    """Return the conditions of a sentence, from the body of its row."""
    when = tuple(
        (name, tuple(wanted) if isinstance(wanted, list) else wanted)
        for name, wanted in body.get("when", {}).items()
    )
    return {"when": when, "federal": body.get("federal", False)}


def day_of(text: str | None) -> date | None:
    """Return a day from the form in which the pack writes it; None for None."""
    return date.fromisoformat(text) if text else None


def dated(
    row: Any, cited: dict[int, tuple[Source, ...]], review: Review | None = None
) -> dict[str, Any]:
    """Return the fields that every claim carries, from a row of `entries`."""
    return {
        "since": day_of(row["since"]),
        "until": day_of(row["until"]),
        "confidence": row["confidence"],
        "conflict": row["conflict"],
        "sources": cited.get(row["id"], ()),
        "review": review,
    }
