"""Asks about a place, and makes of the answers one act: texts of the files it stands in.

Only what is known is asked: what stays empty is not known. A place that may be here already is
named before a second one is made, and a page nobody has judged before it is cited. A place that
somebody wrote down is changed in its YAML, a row of a list in its CSV; each change says how it is
known, a review of the person who read goes with it, and a text that goes takes its translations.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from navigator.errors import ToolError
from navigator.records.fields import Field
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.place_fields import ASKED, names_of
from navigator.records.topics import GROUNDS, ON_REQUEST, PLACE_KINDS
from navigator.records.vocabulary import COSTS
from navigator.steward.content.checks.guards import MAX_SAYS_WORDS
from navigator.steward.content.lists.listed import Row, read_rows, rows_text
from navigator.steward.content.records import Content, PlacesContent
from navigator.steward.content.reviews.reviews import FOLDER, Entries
from navigator.steward.content.shape.contacts import fold, read_url, usual_phones
from navigator.steward.content.shape.review_shape import ENGLISH, ReviewEntry
from navigator.steward.content.shape.schema import PlaceEntry
from navigator.steward.content.shape.yaml_text import inserted, removed, replaced, value_at
from navigator.steward.content.words.language_files import content_of
from navigator.steward.content.words.texts import translatable
from navigator.steward.editing.calling import (
    ADDRESS,
    ROW_CELLS,
    SAID,
    Values,
    alike,
    called_alike,
    cells_of,
    changed_entry,
    changed_row,
    moved_row,
    new_entry,
    plain_what,
    read_answers,
)
from navigator.steward.editing.citing import Knowing, is_judged, vouch
from navigator.steward.editing.edit_session import Sitting
from navigator.steward.editing.entry_fields import YES_NO
from navigator.steward.editing.shown import state_word
from navigator.steward.exchange.review_writing import Person, with_review


def with_place(content: Content, state: str, id: str, value: Mapping[str, Any] | None) -> Content:
    """Return the content with this entry added or in place of that id's; None takes it out."""
    found = (one for one in content.places if one.state == state)
    file = next(found, PlacesContent(state))
    places = [one for one in file.places if one.id != id]
    places += [] if value is None else [_entry(value)]
    others = [one for one in content.places if one.state != state]
    return replace(content, places=[*others, PlacesContent(state, file.sources, places)])


def with_row(content: Content, row: Row) -> Content:
    """Return the content with this row in place of the one of its state and id."""
    rows = tuple(
        row if (one.state, one.id) == (row.state, row.id) else one for one in content.listed.rows
    )
    return replace(content, listed=replace(content.listed, rows=rows))


def digest_of(content: Content, id: str) -> str:
    """Return the digest of what a person reads of an entry in English. Raises ToolError."""
    entry = Entries(content).get(id)
    if entry is None:
        raise ToolError(f"There is no {id}.", "Open the list again.")
    return entry.digest(ENGLISH, {})


def texts_gone(before: Content, after: Content, id: str) -> frozenset[str]:
    """Return the English texts of one entry that nothing says any more."""
    entry = Entries(before).get(id)
    return frozenset(entry.texts) - translatable(after) if entry else frozenset()


def _entry(value: Mapping[str, Any]) -> PlaceEntry:
    try:
        return usual_phones(msgspec.convert(dict(value), PlaceEntry))
    except msgspec.ValidationError as error:
        raise ToolError(f"{error}.", "See docs/content.md.") from error


Texts = dict[Path, str | None]
PLACES = Path("resources/places")
REMOVED = PLACES / "removed.yaml"
_LONGEST_ID = 60
_TOLD = re.compile(r"(?P<told>Told us its|Gives its) (?P<names>.*) on (?P<on>[\d-]+)\.")
"""The sentence that says what a page cited here gave, and on which day."""


@dataclass(frozen=True, slots=True)
class Edit:
    """The result of one act: a line for the foot and the commit, and the files to write."""

    told: str
    texts: Texts


class PlaceEdits:
    """Makes the texts; it writes nothing. `person` is who reads, where that is known."""

    def __init__(self, sitting: Sitting, person: Person | None) -> None:
        self._sitting = sitting
        self._person = person

    def corrected(self, id: str, values: Values, how: Knowing) -> Edit:
        """Return the edit that gives a place other values; with none it was only found right."""
        state, name = _parts(id)
        names = ", ".join(dict.fromkeys(SAID[one] for one in values if one in SAID))
        if self._sitting.content.written(state, name) is None:
            shown, texts = self._row(state, name, values, how)
        else:
            shown, texts = self._place(state, name, values, how)
        done = f"{names} corrected" if names else "still right"
        return Edit(f"{state_word(state)}, {shown}: {done} ({how.told})", texts)

    def closed(self, id: str, why: str, since: date) -> Edit:
        """Return the edit that puts a place on the removal list, so that no import brings it back.

        Raises ToolError where other places have its name, for all of them would go.
        """
        state, name = _parts(id)
        content = self._sitting.content
        written, row = content.written(state, name), content.row(state, name)
        if written is not None:
            place, _ = written
            shown, city = place.name, place.address.city if place.address else ""
        elif row is not None:
            shown, city = row.name, row.city
        else:
            raise ToolError(f"There is no {id}.", "Open the list again.")
        same = called_alike(content, state, shown, city) - {(state, name)}
        if same:
            raise ToolError(
                f"{len(same) + 1} places are called {shown}"
                + (f" in {city}" if city else f" in {state_word(state)}")
                + ": the removal list knows them by name alone, so all would go.",
                "Give the others a name of their own first, in an editor.",
            )
        names = [(shown, city)]
        twin = content.listed.twins.get((state, name)) if written is not None else None
        if twin is not None and fold(twin.name) != fold(shown):
            names.append((twin.name, twin.city))  # else its row of a list comes back in its place
        text = self._text(REMOVED)
        for one, town in names:
            entry: dict[str, Any] = {"state": state, "name": one}
            entry |= {"city": town} if town else {}
            entry |= {"kind": "closed", "why": why, "since": since}
            text = inserted(text, ("removed",), entry)
        texts: Texts = {REMOVED: text}
        if written is not None:
            texts |= self._without(state, name)
        return Edit(f"{state_word(state)}, {shown}: closed since {since}", texts)

    def added(self, state: str, values: Values, how: Knowing) -> Edit:
        """Return the edit that writes down a new place by hand. Raises ToolError for too little."""
        content = self._sitting.content
        id = self._new_id(state, values["name"])
        entry = new_entry(content, state, id, values)
        number = sum(one["id"] < id for one in self._places(state))
        return self._written(state, number, entry, how, values, is_new=True)

    # Places written down by hand

    def _place(self, state: str, name: str, values: Values, how: Knowing) -> tuple[str, Texts]:
        places = self._places(state)
        number = next(n for n, one in enumerate(places) if one["id"] == name)
        entry = changed_entry(places[number], values, state)
        edit = self._written(state, number, entry, how, values, is_new=False)
        texts = edit.texts
        twin = self._sitting.content.listed.twins.get((state, name))
        if twin is not None and not values.keys().isdisjoint(ADDRESS):
            # Else the row stays at the old door, and comes back as a place of its own.
            path = self._csv(twin)
            texts[path] = self._with_row(path, moved_row(twin, values))
        return str(entry["name"]), texts

    def _written(
        self, state: str, number: int, entry: dict[str, Any], how: Knowing, values: Values,
        *, is_new: bool,
    ) -> Edit:  # fmt: skip
        path = PLACES / f"{state}.yaml"
        text = self._text(path)
        website = str(entry.get("website") or "")
        text, source, judged = vouch(
            self._sitting, text, how, name=str(entry["name"]), website=website
        )
        told = "This place told us so." if how.is_call else "Lists this place."
        cite = {"id": source, "says": told if is_new else _says(values, how)}
        if is_new:
            text = inserted(text, ("places",), {**entry, "sources": [cite]}, at=number)
        else:
            text = _with_cite(replaced(text, ("places", number), entry), number, cite)
        entry = value_at(text, ("places", number))
        texts: Texts = {path: text, **judged}
        content = self._sitting.content
        after = with_place(content, state, str(entry["id"]), entry)
        id = f"place:{state}:{entry['id']}"
        texts |= self._reviewed(after, id, how)
        if not is_new:
            texts |= self._without_words(texts_gone(content, after, id))
        return Edit(f"{state_word(state)}, {entry['name']}: a new place ({how.told})", texts)

    def _without(self, state: str, name: str) -> Texts:
        path = PLACES / f"{state}.yaml"
        text, places = self._text(path), self._places(state)
        number = next(n for n, one in enumerate(places) if one["id"] == name)
        text = removed(text, ("places", number))
        cited = {cite["id"] for one in places if one["id"] != name for cite in one["sources"]}
        for cite in places[number]["sources"]:
            if cite["id"] not in cited and value_at(text, ("sources", cite["id"])) is not None:
                text = removed(text, ("sources", cite["id"]))
        content = self._sitting.content
        after = with_place(content, state, name, None)
        gone = texts_gone(content, after, f"place:{state}:{name}")
        return {path: text, **self._without_words(gone)}

    def _places(self, state: str) -> list[dict[str, Any]]:
        return value_at(self._text(PLACES / f"{state}.yaml"), ("places",)) or []

    def _new_id(self, state: str, name: str) -> str:
        base = "-".join(re.findall(r"[a-z0-9]+", fold(name)))[:_LONGEST_ID].strip("-") or "place"
        used = {one["id"] for one in self._places(state)}
        used |= {row.id for row in self._sitting.content.listed.rows if row.state == state}
        number, id = 1, base
        while id in used:
            number += 1
            id = f"{base}-{number}"
        return id

    # Rows of lists

    def _row(self, state: str, name: str, values: Values, how: Knowing) -> tuple[str, Texts]:
        content = self._sitting.content
        row = content.row(state, name)
        if row is None:
            raise ToolError(f"There is no place:{state}:{name}.", "Open the list again.")
        if self._person is None or self._person.role == "speaker":
            raise ToolError(
                "A row of a list has no room for where this is known from.",
                "Say who you are, in a role that reads English: your file of reviews holds it.",
            )
        new = changed_row(row, values)
        texts: Texts = {}
        if new != row:
            path = self._csv(row)
            texts[path] = self._with_row(path, new)
        id = f"place:{state}:{name}"
        return row.name, texts | self._reviewed(with_row(content, new), id, how)

    def _csv(self, row: Row) -> Path:
        return PLACES / f"{self._sitting.content.listed.files[row.list]}.csv"

    def _with_row(self, path: Path, new: Row) -> str:
        self._text(path)
        rows, wrong = read_rows(self._sitting.root / path)
        if wrong:
            raise ToolError(f"{path}: {wrong[0]}", "Mend it first.")
        return rows_text(
            [new if (one.state, one.id) == (new.state, new.id) else one for one in rows]
        )

    # What goes along

    def _reviewed(self, after: Content, id: str, how: Knowing) -> Texts:
        person = self._person
        if person is None or person.role == "speaker":
            return {}
        given = ReviewEntry(
            entry=id, read=digest_of(after, id), role=person.role,
            organization=person.organization, on=how.on, outcome="right",
            page=how.page or None, note="Called." if how.is_call else None,
        )  # fmt: skip
        path = Path("resources") / FOLDER / f"{person.who}.yaml"
        return {path: with_review(self._text(path), given)}

    def _without_words(self, gone: frozenset[str]) -> Texts:
        """Return the translation files without those of texts that nothing says any more."""
        texts: Texts = {}
        for lang, held in self._sitting.content.translations.items():
            wanted = gone & held.keys()
            folder = self._sitting.root / content_of(lang)
            for file in sorted(folder.rglob("*.yaml")) if wanted else ():
                path = file.relative_to(self._sitting.root)
                text = before = self._text(path)
                for one in sorted(wanted & (value_at(text, ("texts",)) or {}).keys()):
                    text = removed(text, ("texts", one))
                if text != before:
                    texts[path] = text
        return texts

    def _text(self, path: Path) -> str:
        return self._sitting.text(path)


def _with_cite(text: str, number: int, cite: Mapping[str, str]) -> str:
    """Return a place's entry with one more page, or with more words of a page it cites."""
    path = ("places", number, "sources")
    for at, one in enumerate(value_at(text, path)):
        if one["id"] == cite["id"]:
            return replaced(text, (*path, at, "says"), both_said(one["says"], cite["says"]))
    return inserted(text, path, dict(cite))


def _says(values: Values, how: Knowing) -> str:
    names = list(dict.fromkeys(SAID[one] for one in values if one in SAID))
    told = "Told us its" if how.is_call else "Gives its"
    return f"{told} {', '.join(names)} on {how.on}." if names else f"Found right on {how.on}."


def both_said(before: str, now: str) -> str:
    """Return what a page said about a place, and what it says now, within twenty words.

    Two answers of one call or page become one sentence. An older answer, or a mere "Found right",
    gives way to the new words; where both are too long together, the older words stay alone.
    """
    old, new = (_TOLD.fullmatch(one) for one in (before, now))
    if old and new and old["on"] == new["on"]:
        names = dict.fromkeys([*old["names"].split(", "), *new["names"].split(", ")])
        return f"{new['told']} {', '.join(names)} on {new['on']}."
    if old or before.startswith("Found right on "):
        return now
    both = f"{before.rstrip('.')}; {now[0].lower()}{now[1:]}"
    return both if len(both.split()) <= MAX_SAYS_WORDS else before


def _parts(id: str) -> tuple[str, str]:
    _, state, name = id.split(":", 2)
    return state, name


Mode = Literal["correct", "moved", "closed", "new"]
_YES_NO = names_of(one for one in ASKED if one.is_yes_no)
FIELDS: Mapping[Mode, tuple[str, ...]] = {
    "correct": ("phones", "hours", "languages", *_YES_NO, "cost", "website", *ADDRESS),
    "moved": ("street", "city", "zip", "phones"),
    "closed": ("why", "since"),
    "new": (
        "name", "kind", "subkind", "state", "city", "phones", "what", "street", "zip", "website",
        "languages", "hours", *_YES_NO, "cost", "organization", "limits",
    ),
}  # fmt: skip
"""The fields that each act asks for, in this order."""
_NEW = "Write what is known and leave the rest: empty is not known, and never a no."
_CLOSED = "No import brings it back. Its translations and its own sources go with it."
_ROW = (
    "A row of an official list: it has no room for a fee nor for who asks for ID. The next"
    " import of that list may bring the old values back; its report says so."
)
_WRITTEN = "What you leave as it is stays. Each value you change is dated today."


_ASKS: Mapping[str, tuple[str, str, str]] = {
    "name": ("Name", "", ""), "kind": ("Kind", "", ""),
    "subkind": ("What vouches for it", "", "legal"), "state": ("State", "", ""),
    "phones": ("Phone", "330-555-0134, a semicolon between two", ""),
    "street": ("Street", "", ""), "city": ("City", "", ""), "zip": ("ZIP code", "", ""),
    "what": ("What it does, in one plain sentence", "", ""),
    "organization": ("Run by, where the name does not say it", "", ""),
    "limits": ("Whom it does not help, or what to ask first", "", ""),
    "why": ("What happened", "", ""), "since": ("Since which day", "2026-11-24", ""),
    **{one.name: (one.label or one.title, one.hint, "".join(one.kinds[:1])) for one in ASKED},
}  # fmt: skip
"""The label, the hint and the only kind of places of each field."""


def _offers(words: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the codes and words of the fields that are chosen."""

    def worded(group: str, codes: Iterable[str], none: str = "Choose") -> dict[str, str]:
        return {"": none, **{one: words.get(f"place.{group}.{one}", one) for one in codes}}

    states = sorted(JURISDICTIONS.items(), key=lambda one: one[1])
    return {
        "kind": worded("kind", (one for one in PLACE_KINDS if one not in ON_REQUEST)),
        "subkind": worded("subkind", GROUNDS), "cost": worded("cost", COSTS, "Not known"),
        "state": {"": "Choose", FEDERAL: "The whole country", **dict(states)},
        **{one: {"": "Not known", **YES_NO} for one in _YES_NO},
    }  # fmt: skip


class Opened(NamedTuple):
    """A form when it opens: its title, and its fields with what we show now."""

    title: str
    below: str
    """A note to read before one types."""
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """The answers with which a form was sent."""

    cells: Mapping[str, str]
    """Only the cells that differ from those shown; of a new place all that are filled."""
    page: str = ""
    worth: str = ""
    day: date | None = None
    """The day of the call that it comes from; None: today."""
    is_other: bool = False
    """Set when a steward said that it is none of the places that are here."""


@dataclass(frozen=True, slots=True)
class Found:
    """A center's finding: cells of the form, and the day of the call (ISO), empty for today."""

    cells: Mapping[str, str]
    day: str = ""


def entry_with(entry: str, found: Found) -> str:
    """Return an entry for `PlaceForm.open` that brings what was found."""
    return f"{entry}#{json.dumps(asdict(found))}"


class Outcome(NamedTuple):
    """An act to save, or the problems and questions to settle first."""

    edit: Edit | None = None
    wrong: tuple[str, ...] = ()
    asks_worth: bool = False
    alike: tuple[tuple[str, str], ...] = ()
    """Id and name of places that may be this one."""


class PlaceAct:
    """One act on one place. `id` is that of the place; of a new one like `OH:welcome`."""

    def __init__(self, sitting: Sitting, mode: Mode, id: str) -> None:
        self._sitting = sitting
        self.mode = mode
        self.id = id

    def opened(self) -> Opened:
        """Return the form with what we show now. Raises ToolError where there is no such place."""
        content, asked = self._sitting.content, FIELDS[self.mode]
        if self.mode == "new":
            state, _, kind = self.id.partition(":")
            cells = {"state": state, "kind": kind, "what": plain_what(content, kind)}
            return Opened("A place that is not here yet", _NEW, self._fields(asked, cells))
        place = cells_of(content, self.id)
        name = place.cells["name"]
        if self.mode == "closed":
            today = self._sitting.today
            cells = {"why": f"Called on {today}: it has closed.", "since": str(today)}
            return Opened(name, _CLOSED, self._fields(asked, cells))
        if place.listed:
            asked = tuple(one for one in asked if one in ROW_CELLS)
        asked = _of_kind(asked, place.kind)
        if place.state == FEDERAL:
            asked = tuple(one for one in asked if one not in ADDRESS)
        below = _ROW if place.listed else _WRITTEN
        return Opened(name, below, self._fields(asked, place.cells))

    def _fields(self, asked: Iterable[str], cells: Mapping[str, str]) -> tuple[Field, ...]:
        """Return the fields with these names; of a new place some are asked of one kind alone."""
        offers = _offers(self._sitting.content.words)
        return tuple(
            Field(
                name, label, "choice" if name in offers else "line", cells.get(name, ""),
                tuple(offers.get(name, {}).items()), hint=hint, beside=number > 0,
                only=("kind", kind) if kind and self.mode == "new" else ("", ""),
            )
            for number, (name, (label, hint, kind)) in enumerate((one, _ASKS[one]) for one in asked)
        )  # fmt: skip

    def twins(self, state: str, name: str, phones: str) -> tuple[tuple[str, str], ...]:
        """Return places that may be the one that is being written down."""
        told = read_answers({"phones": phones}, self._sitting.content, state)
        return alike(self._sitting.content, state, name, told.values["phones"])

    def made(self, typed: Typed, person: Person | None) -> Outcome:
        """Return the act, or all that is wrong with it."""
        try:
            return self._made(typed, person)
        except ToolError as error:
            return Outcome(wrong=(str(error),))

    def _made(self, typed: Typed, person: Person | None) -> Outcome:
        edits = PlaceEdits(self._sitting, person)
        if self.mode == "closed":
            return _closed(edits, self.id, typed.cells)
        content = self._sitting.content
        cells = dict(typed.cells)
        known = {} if self.mode == "new" else cells_of(content, self.id).cells
        state = cells.pop("state", "") if self.mode == "new" else self.id.split(":")[1]
        if not state:
            return Outcome(wrong=("State: choose one.",))
        page, why = read_url(typed.page)
        told = read_answers({**_who(known), **cells}, content, state)
        values = {name: value for name, value in told.values.items() if name in cells}
        wrong = [*told.wrong, *([f"The page you read: {why}."] if why else [])]
        if wrong:
            return Outcome(wrong=tuple(wrong))
        both = known | cells
        if (
            page
            and not typed.worth
            and not is_judged(content, page, both.get("name", ""), both.get("website", ""))
        ):
            return Outcome(asks_worth=True)
        how = Knowing(typed.day or self._sitting.today, page, typed.worth)
        if self.mode != "new":
            return Outcome(edits.corrected(self.id, values, how))
        name, phones = cells.get("name", ""), cells.get("phones", "")
        found = () if typed.is_other else self.twins(state, name, phones)
        return Outcome(alike=found) if found else Outcome(edits.added(state, values, how))


def _of_kind(asked: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Return the fields without those that only other kinds of places are asked for."""
    others = names_of(one for one in ASKED if one.kinds and kind not in one.kinds)
    return tuple(one for one in asked if one not in others)


def _who(known: Mapping[str, str]) -> dict[str, str]:
    """Return the names by which it is judged whether people hide there."""
    return {name: known[name] for name in ("name", "organization") if known.get(name)}


def _closed(edits: PlaceEdits, id: str, cells: Mapping[str, str]) -> Outcome:
    wrong = []
    try:
        since = date.fromisoformat(cells.get("since", ""))
    except ValueError:
        wrong.append("Since which day: write it as 2026-11-24.")
    if not cells.get("why"):
        wrong.append("What happened: say it in one line.")
    return Outcome(wrong=tuple(wrong)) if wrong else Outcome(edits.closed(id, cells["why"], since))
