"""Holds a center's own list: own places, corrections and the results of its calls.

It lies over the pack when places are read, and no pack and no update ever touches it. Two files
beside the settings hold it, and nothing of a visitor has room there. Own places are queried as
those of a pack are; a correction changes what a place says, never where it stands.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from operator import mul
from pathlib import Path

from navigator.errors import DiskError
from navigator.files import write_whole
from navigator.pack.local_cells import CALL_READERS, Names, names_of
from navigator.pack.local_records import call_cells, corrected, own_place, read_call
from navigator.pack.local_tables import (
    CALLS_FILE,
    PLACES_FILE,
    SHARED_COLUMNS,
    Row,
    Slip,
    Table,
    read_calls,
    read_places,
    table_bytes,
    with_row,
)
from navigator.pack.pack_places import PackPlaces, kind_rarity, word_rarity
from navigator.pack.places import (
    Naming,
    NearQuery,
    Spot,
    TextQuery,
    Vector,
    by_phone,
    km_of,
    nearest,
    rank_of,
    vector_of,
)
from navigator.pack.store import Store
from navigator.records.fit import LAST
from navigator.records.folding import folded_words
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import OWN_PREFIX, Call, Place
from navigator.records.topics import AFTER_HELP

_TEXTS = ("name", "organization", "city", "what")
"""Columns that search looks into."""
_DAMPING = 1.2
"""BM25's k1, as in the full-text search of a pack."""


@dataclass(frozen=True, slots=True)
class _Own:
    """An own place, ready to be searched."""

    place: Place
    vector: Vector | None
    words: tuple[frozenset[str], ...]
    """The words of its name, organization, city and what it does."""

    def serves(self, state: str | None) -> bool:
        return state is None or self.place.area_national or state in self.place.area_states


class Local:
    """The own list of one center. Without a folder, or without files in it, it is empty."""

    prefix = OWN_PREFIX

    def __init__(self, folder: Path | None, store: Store) -> None:
        """Read the files in `folder`, that of the settings; `store` gives points of ZIP codes."""
        self._store = store
        self._folder = folder
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
        return self._folder is not None

    def keep(self, place: Place, call: Call) -> Place:
        """Add the result of a call to `calls.csv`, and return the place with it.

        Raises DiskError where that is not possible.
        """
        if self._folder is None:
            return place
        path, cells = self._folder / CALLS_FILE, call_cells(place, call)
        try:
            write_whole(path, with_row(_held(path), CALL_READERS, cells))
        except csv.Error as error:
            raise DiskError("file.not_written", "do.mend_line", path=path, reason=error) from error
        except OSError as error:
            raise DiskError(
                "file.not_written", "do.ask_admin", path=path, reason=error.strerror
            ) from error
        self._calls[place.id] = call
        self.calls_table = Table((*self.calls_table.rows, Row(0, cells)), self.calls_table.slips)
        return replace(place, called=call)

    @cached_property
    def _own(self) -> tuple[_Own, ...]:
        rows = (row.cells for row in self.places_table.rows if "corrects" not in row.cells)
        return tuple(_ready(own_place(cells, self._point(cells.get("zip", "")))) for cells in rows)

    @cached_property
    def _renamed(self) -> tuple[_Own, ...]:
        """Places of the pack with a corrected text, to be found by their new words."""
        source = PackPlaces(self._store)
        found = [
            (place, self.laid(place))
            for id, cells in self._corrections.items()
            if not cells.keys().isdisjoint(_TEXTS) and (place := source.place(id)) is not None
        ]
        return tuple(replace(_ready(laid), place=place) for place, laid in found)

    def _point(self, code: str) -> tuple[float, float] | None:
        """Return latitude and longitude of a ZIP area, where the pack has it; else None."""
        found = self._store.zips(int(code), int(code)) if code else []
        return (found[0].lat, found[0].lon) if found else None

    def places(
        self, *, state: str | None, topic: str | None, kind: str | None, limit: int
    ) -> list[Place]:
        """Return own places that serve `state`, those of the whole country last."""
        found = [
            one.place
            for one in self._own
            if one.serves(state)
            and topic in (None, *one.place.topics)
            and kind in (None, one.place.kind)
        ]
        found.sort(key=lambda place: place.area_national)
        return found if limit < 0 else found[:limit]

    def count(self, *, state: str | None, topic: str | None) -> int:
        """Count the own places that `places` returns for every kind."""
        return len(self.places(state=state, topic=topic, kind=None, limit=-1))

    def place(self, id: str) -> Place | None:
        """Return one own place by its id, or None."""
        return next((one.place for one in self._own if one.place.id == id), None)

    def namings(self, numbers: list[int] | None = None) -> Iterator[Naming]:
        """Yield the names of own places, then of places of a pack by their corrected names."""
        held = self._own + tuple(replace(one, place=self.laid(one.place)) for one in self._renamed)
        for number in range(len(held)) if numbers is None else numbers:
            place = held[number].place
            yield Naming(
                number, place.kind, place.state, place.name, place.organization or "", place.also,
                place.address.city if place.address else "",
            )  # fmt: skip

    def read(self, numbers: list[int]) -> dict[int, Place]:
        """Return own places by their number; behind them those of a pack."""
        held = self._own + self._renamed
        return {number: held[number].place for number in numbers}

    def find(self, asked: TextQuery) -> list[tuple[Place, float]]:
        """Return own and corrected places whose text has the words, scored as those of a pack are.

        A corrected one that the old words find too comes from the pack as well.
        """
        held = self._own + self._renamed
        if not held:
            return []
        score = self._scoring(asked)
        found = [
            (one.place, told / _farness(one, asked))
            for one in held
            if one.serves(asked.state)
            and asked.kind in (None, one.place.kind)
            and (told := score(one)) > 0
        ]
        found.sort(key=lambda one: -one[1])
        return found[: asked.limit]

    def _scoring(self, asked: TextQuery) -> Callable[[_Own], float]:
        """Return a function that scores a place for a query; 0 where a word is missing."""
        *columns, tags = asked.weights.columns
        if not asked.words and asked.kind is not None:
            alone = _worth(kind_rarity(self._store, asked.kind, asked.state), tags)
            return lambda _one: alone
        kind, rest = asked.as_kind or (None, ())
        rare = {word: word_rarity(self._store, word) for word in {*asked.words, *rest}}
        later = asked.weights.of_later(asked)

        def score(one: _Own) -> float:
            whole = _words_score(one, asked.words, rare, columns)
            beside = _words_score(one, rest, rare, columns) if one.place.kind == kind else 0.0
            return max(whole, beside) * (later if one.place.kind in AFTER_HELP else 1.0)

        return score

    def near(self, asked: NearQuery) -> list[Spot]:
        """Return own places that serve a ZIP area, in the order of `Spot`."""
        order = by_phone if asked.by_phone else nearest
        spots = [
            Spot(
                number,
                _cosine(one, asked.vector),
                one.place.area_national,
                _is_line(one),
                int(asked.kind is None and one.place.kind in AFTER_HELP),
                asked.wanted.fit_of(one.place),
                rank_of(
                    asked.wanted.fit_of(one.place), km_of(_cosine(one, asked.vector)), asked.kind
                ),
            )
            for number, one in enumerate(self._own)
            if one.serves(asked.where.state or FEDERAL)
            and asked.kind in (None, one.place.kind)
            and not asked.wanted.rules_out(one.place)
            and asked.is_known is not bool(asked.wanted.unknown(one.place))
            and (not asked.by_phone or (_is_line(one) and "legal" in one.place.topics))
            and not (asked.by_phone and one.place.fit == LAST)
        ]
        return sorted(spots, key=order)[: asked.limit]


def _held(path: Path) -> bytes:
    """Return the bytes of a file; b"" where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _is_line(one: _Own) -> bool:
    return one.place.kind == "hotline"


def _ready(place: Place) -> _Own:
    vector = None
    if place.lat is not None and place.lon is not None:
        vector = vector_of(place.lat, place.lon)
    city = place.address.city if place.address else ""
    texts = (place.name, place.organization or "", city, place.what)
    return _Own(place, vector, tuple(frozenset(folded_words(text)) for text in texts))


def _cosine(one: _Own, vector: Vector) -> float | None:
    return None if one.vector is None else sum(map(mul, one.vector, vector))


def _farness(one: _Own, asked: TextQuery) -> float:
    """Return the number by which the score of a place is divided for its distance."""
    if asked.vector is None:
        return 1.0
    cosine = _cosine(one, asked.vector)
    if cosine is None:
        return 1.0 + asked.weights.without_point
    return 1.0 + asked.weights.per_cosine * (1.0 - cosine)


def _worth(rarity: float, weight: float) -> float:
    return rarity * weight * (_DAMPING + 1) / (weight + _DAMPING)


def _words_score(
    one: _Own, words: tuple[str, ...], rare: Mapping[str, float], columns: list[float]
) -> float:
    scores = []
    for word in words:
        weight = sum(
            column
            for column, held in zip(columns, one.words, strict=True)
            if any(other.startswith(word) for other in held)
        )
        scores.append(_worth(rare[word], weight))
    return sum(scores) if scores and all(scores) else 0.0
