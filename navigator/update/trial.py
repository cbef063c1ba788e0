"""Tries new content: opens it as the window will, before anybody sees it.

A pack may be signed and whole and yet not be for this program. Then it is refused here, not at the
next start and not on the page that first meets the row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from navigator.eligibility.answers import Answers
from navigator.errors import BadInput, KnownError, PackError
from navigator.language.blanks import blanks
from navigator.library.calls import people_to_call
from navigator.library.facade import Library
from navigator.library.outline import outline
from navigator.pack.open_tables import DETAILS
from navigator.pack.pack_places import SPOT_ANSWERS, PackPlaces
from navigator.pack.store import LONGEST_BYTES, Store, read_manifest
from navigator.paths import INDEX_FOLDER
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.locales import SIGNS, Locale
from navigator.records.reviewing import Review
from navigator.records.topics import TOPICS
from navigator.records.typed import fits
from navigator.search.guidance import build_indexes, seal

SCHEMA = "e1e67b63c792c69b8f90affa552e5fb9e2d5b0def6e5092ceb4254d769848b3f"
"""SHA-256 of every table, index and view of a pack of this format, and of nothing more."""
_AT_ONCE = 500
_SIZES = 8
"""Sizes of families for which HUD gives a limit."""
"""Places read between two looks at whether somebody wants to stop."""
_STORED_AS = {
    "TEXT": ("text", "null"),
    "INTEGER": ("integer", "null"),
    "REAL": ("real", "integer", "null"),
    "BLOB": ("blob", "null"),
}
_MODEL: dict[str, Any] = {
    "groups": list[list[str]], "bias": list[float], "sharpness": float, "ranking": dict[str, float],
}  # fmt: skip
"""What search has learned, by the names of its rows."""


def try_out(folder: Path, clock: Callable[[], date], go_on: Callable[[], None]) -> None:
    """Build the search index of the pack in `folder`, then read all of it as the program does.

    `go_on` is called now and then and may raise. Raises PackError when something is not
    as the manifest says, or can not be read at all.
    """
    try:
        store = Store(folder)
        try:
            _check_shape(store)
            _check_locales(store)
            _check_templates(store)
            _check_model(store)
            go_on()
            _make_index(folder, store)
            go_on()
            _read_rows(store, go_on)
            judges = store.interview() is not None
        finally:
            store.close()
        with Library.at(folder, clock) as library:
            _read_pages(library, go_on, judges=judges)
    except (
        BadInput,
        PackError,
        ArithmeticError,
        AttributeError,
        LookupError,
        MemoryError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        raise _failed() from error


def schema_of(store: Store) -> str:
    """Return the SHA-256 of this pack's tables, indexes and views, to compare with `SCHEMA`.

    Columns made from the table of a place's fields count as one: a new field is no new digest, and
    a pack with other fields than this program's has another.
    """
    rows = store.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")
    told = "\n".join(str(tuple(row)[:3]) + (row["sql"] or "") for row in rows)
    for made in (DETAILS, SPOT_ANSWERS):
        told = told.replace(made, "(fields of a place)")
    return hashlib.sha256(told.encode()).hexdigest()


def _check_shape(store: Store) -> None:
    """Check that the pages of the file are sound, and its tables and columns those of a pack."""
    _must(store.rows("PRAGMA quick_check")[0][0] == "ok")
    _must(schema_of(store) == SCHEMA)
    for table in store.rows("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE TABLE%'"):
        for column in store.rows("SELECT name, type FROM pragma_table_info(?)", (table["name"],)):
            if allowed := _STORED_AS.get(column["type"]):
                sql = (  # names from the schema that was compared above
                    f'SELECT count(*) AS odd FROM "{table["name"]}"'  # noqa: S608
                    f' WHERE typeof("{column["name"]}") NOT IN {allowed}'
                    f' OR length("{column["name"]}") > {LONGEST_BYTES}'
                )
                _must(store.rows(sql)[0]["odd"] == 0)


def _check_locales(store: Store) -> None:
    """Check that each language says how it writes, with names for twelve months."""
    held = store.locales()
    _must(held.keys() == {*store.languages()})
    for one in held.values():
        _must(fits(one, Locale) and len(one.months) == len(one.months_whole) == 12)
        _must(_blanks(one.day) == _blanks(one.day_aloud) == {"day", "month", "year"})
        _must(_blanks(one.month) == _blanks(one.month_aloud) == {"month", "year"})
        _must(one.signs_aloud.keys() == {*SIGNS})


def _check_templates(store: Store) -> None:
    """Check that blanks to fill in have names, the same ones in every language."""
    words = store.words().values()
    _must(all(name.isidentifier() for text in words for name in _blanks(text)))
    for lang in store.languages():
        texts = store.texts(lang)
        _must(all(_blanks(texts.get(text, text)) == _blanks(text) for text in words))


def _check_model(store: Store) -> None:
    """Check that what search has learned weighs its own groups and leads to templates of ids."""
    held = store.model()
    _must(held.keys() == _MODEL.keys() and all(fits(held[name], _MODEL[name]) for name in held))
    groups = held["groups"]
    _must(len(held["bias"]) == len(groups))
    _must(all(_blanks(target) <= {"state"} for first in groups for target in first))
    for one in store.features().values():
        _must(len(one) % 2 == 0 and max(one[::2], default=0) < len(groups))


def _blanks(template: str) -> set[str]:
    """Return the names of a template's blanks.

    Raises ValueError for a lone brace, PackError for a blank with a format or conversion.
    """
    found = blanks(template)
    _must(not any(form or turned for _, form, turned in found))
    return {name for name, _, _ in found}


def _make_index(folder: Path, store: Store) -> None:
    """Build the index here: Whoosh unpickles what it opens, so none is taken from outside."""
    manifest = read_manifest(folder)
    _must(list(store.languages()) == manifest["languages"])
    _must(store.built_on.isoformat() == manifest["built_on"])
    _must(store.counts().items() <= manifest["counts"].items())
    index = folder / INDEX_FOLDER
    index.mkdir(mode=0o700)
    build_indexes(store, index)
    seal(index, manifest["sha256"])


def _read_rows(store: Store, go_on: Callable[[], None]) -> None:
    """Read every row that is read by itself: places, tables, forms, letters, the interview."""
    _must(all(fits(one, tuple[str, str, Review]) for one in store.reviewed.all()))
    zips = store.zips(0, 99_999)
    _all_fit(zips)
    _must(len(zips) == store.rows("SELECT count(*) AS held FROM zips")[0]["held"])
    for row in store.rows("SELECT DISTINCT key FROM cities"):
        _all_fit(store.cities(row["key"]))
    for row in store.rows("SELECT state, since FROM rents"):
        _must(row["state"] in JURISDICTIONS and bool(date.fromisoformat(row["since"])))
    for row in store.rows("SELECT very_low, low FROM rents"):
        _must(all(len([*map(int, cell.split())]) == _SIZES for cell in row))
    _all_fit(store.poverty())
    _all_fit(store.forms())
    _all_fit(store.letters())
    _all_fit([store.interview()])
    places = PackPlaces(store)
    numbers = [row["id"] for row in store.rows("SELECT id FROM entries WHERE role = 'place'")]
    for first in range(0, len(numbers), _AT_ONCE):
        go_on()
        read = places.read(numbers[first : first + _AT_ONCE]).values()
        _all_fit(read)
        _must(all(abs(one.lat or 0) <= 90 and abs(one.lon or 0) <= 180 for one in read))


def _read_pages(library: Library, go_on: Callable[[], None], *, judges: bool) -> None:
    """Read every card and checklist in every language, as screen, paper and speech show it.

    judges: whether there is an interview, which is then judged in every state.
    """
    told = None
    for lang in library.languages():
        library.survey(lang)
        checklists, say = library.checklists(lang), library.wording(lang)
        for letter in library.letters(lang):
            for state in ("", *(rule.state for rule in letter.rules)):
                outline(letter.in_state(state, library.today()), say, day=library.today())
        _all_fit(checklists)
        for state in library.states():
            go_on()
            for one in checklists if state != FEDERAL else ():
                library.screen(one.id, Answers(state), lang)
            if judges and state != FEDERAL:
                library.judge_household(Answers(state), lang)
            for topic in TOPICS:
                card = library.card(state, topic, lang)
                _all_fit([card])
                outline(card, say)
                if lang == "en":  # whom to call is the same places in each language
                    people_to_call(library, card, lang, "", state)
                if told is None and any(fact.sources for fact in card.facts):
                    told = card
    found = library.search(told.title, state=told.state) if told else ()
    _must(any(told and hit.id == told.id for hit in found))


def _all_fit(records: Iterable[object]) -> None:
    _must(all(fits(one, type(one)) for one in records))


def _must(holds: bool) -> None:  # noqa: FBT001 - reads as the sentence it is
    if not holds:
        raise _failed()


def _failed() -> KnownError:
    return PackError("updates.not_opened", "do.tell_sender")
