"""Asks about a place and makes of the answers one act, or a list of all that is wrong.

Only what is known is asked: what stays empty is not known. A place that may be here already is
named before a second one is made, and a page nobody has judged before it is cited.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from navigator.errors import ToolError
from navigator.records.jurisdictions import FEDERAL
from navigator.records.place_fields import ASKED, names_of
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


class Opened(NamedTuple):
    """A form when it opens: its title, its fields and the cells shown now."""

    title: str
    below: str
    """A note to read before one types."""
    fields: tuple[str, ...]
    cells: Mapping[str, str]
    state: str


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
            return Opened("A place that is not here yet", _NEW, asked, cells, state)
        place = cells_of(content, self.id)
        name = place.cells["name"]
        if self.mode == "closed":
            today = self._sitting.today
            cells = {"why": f"Called on {today}: it has closed.", "since": str(today)}
            return Opened(name, _CLOSED, asked, cells, place.state)
        if place.listed:
            asked = tuple(one for one in asked if one in ROW_CELLS)
        asked = _of_kind(asked, place.kind)
        if place.state == FEDERAL:
            asked = tuple(one for one in asked if one not in ADDRESS)
        return Opened(name, _ROW if place.listed else _WRITTEN, asked, place.cells, place.state)

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
