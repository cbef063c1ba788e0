"""Asks about a place and makes of the answers one act, or a list of all that is wrong.

Only what is known is asked: what stays empty is not known. A place that may be here already is
named before a second one is made, and a page nobody has judged before it is cited.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from navigator.errors import ToolError
from navigator.records.fields import Field
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.place_fields import ASKED, names_of
from navigator.records.topics import GROUNDS, ON_REQUEST, PLACE_KINDS
from navigator.records.vocabulary import COSTS
from navigator.steward.content.shape.contacts import read_url
from navigator.steward.editing.calling import (
    ADDRESS,
    ROW_CELLS,
    alike,
    cells_of,
    plain_what,
    read_answers,
)
from navigator.steward.editing.citing import Knowing, is_judged
from navigator.steward.editing.edit_session import Sitting
from navigator.steward.editing.entry_fields import YES_NO
from navigator.steward.editing.place_edits import Edit, PlaceEdits
from navigator.steward.editing.readers import Person

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
