"""Puts other values into an entry or a row of a place: plain data in, plain data out.

What a form does not name stays as it is, and what a list has no room for is refused by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from navigator.errors import ToolError
from navigator.records.jurisdictions import FEDERAL
from navigator.records.place_fields import ASKED, details_of
from navigator.steward.content.lists.listed import ANSWERS, Row
from navigator.steward.content.records import Content
from navigator.steward.editing.place_answers import ADDRESS, ROW_CELLS
from navigator.steward.imports.new_list import topics_of

Values = Mapping[str, Any]
SAID = {
    "phones": "phone", **dict.fromkeys(ADDRESS, "address"), "what": "what it does",
    "limits": "limits", **{one.name: one.in_sentence for one in ASKED},
}  # fmt: skip
"""The name of each value in a sentence."""


def changed_entry(old: Values, values: Values, state: str) -> dict[str, Any]:
    """Return an entry of a place with other values; what is not among them stays."""
    new = dict(old)
    for name, value in values.items():
        if name == "phones":
            new["phones"] = phone_entries(old.get("phones") or [], value)
        elif name not in ADDRESS:
            new[name] = value
    if not values.keys().isdisjoint(ADDRESS):
        held = old.get("address") or {"street": None, "city": "", "state": state, "zip": None}
        address = {**held, **{name: values[name] for name in ADDRESS if name in values}}
        new["address"] = address if address["city"] else None
    return new


def phone_entries(old: list[Values], numbers: list[str]) -> list[dict[str, Any]]:
    """Return an entry for each number with its label, hours and languages.

    A number keeps its own; where the count is the same, a new number takes those of the one it
    replaces.
    """
    by_number = {str(one["number"]): dict(one) for one in old}
    if len(numbers) == len(old):
        return [
            by_number.get(number) or {**one, "number": number}
            for number, one in zip(numbers, old, strict=True)
        ]
    bare: dict[str, Any] = {"label": None, "hours": None, "languages": []}
    return [by_number.get(number) or {"number": number, **bare} for number in numbers]


def changed_row(row: Row, values: Values) -> Row:
    """Return a row with other values. Raises ToolError for what a list has no room for."""
    if wrong := [name for name in values if name not in ROW_CELLS]:
        raise ToolError(f"A list has no room for {', '.join(SAID[one] for one in wrong)}.", "")
    told: dict[str, str] = {}
    for name, value in values.items():
        if name == "phones":
            if len(value) > 1:
                raise ToolError("A list has room for one phone.", "Keep the one to call first.")
            told["phone"] = value[0] if value else ""
        elif name == "languages":
            told[name] = " ".join(value)
        elif name in ANSWERS:
            told[name] = {True: "yes", False: "no", None: ""}[value]
        elif name not in ADDRESS:
            told[name] = value or ""
    new = replace(row, **told)
    return new if values.keys().isdisjoint(ADDRESS) else moved_row(new, values)


def moved_row(row: Row, values: Values) -> Row:
    """Return a row at another door, without its old point."""
    if "city" in values and not values["city"]:
        raise ToolError("A row of a list needs its city.", "Fill it in.")
    told = {name: values[name] or "" for name in ADDRESS if name in values}
    return replace(row, **told, lat="", lon="")


def new_entry(content: Content, state: str, id: str, values: Values) -> dict[str, Any]:
    """Return a place as it is written down first; what nobody gave is null."""
    lacks = [
        said
        for name, said in (("name", "its name"), ("kind", "its kind"), ("what", "what it does"))
        if not values.get(name)
    ]
    if values.get("kind") == "legal" and not values.get("subkind"):
        lacks.append("what vouches for legal help")
    if not (values.get("phones") or values.get("website") or values.get("street")):
        lacks.append("a phone, a website or a street")
    if lacks:
        raise ToolError(f"Still missing: {', '.join(lacks)}.", "Fill it in, then save.")
    address = None
    if values.get("city"):
        address = {
            "street": values.get("street"), "city": values["city"], "state": state,
            "zip": values.get("zip"),
        }  # fmt: skip
    kind = values["kind"]
    return {
        "id": id, "name": values["name"], "organization": values.get("organization"),
        "kind": kind, "subkind": values.get("subkind"), "topics": topics_of(content, kind),
        "what": values["what"], "limits": values.get("limits"),
        "area": {"national": True} if state == FEDERAL else {"states": [state]},
        "address": address, "phones": phone_entries([], values.get("phones") or []),
        **details_of(values), "sources": [],
    }  # fmt: skip
