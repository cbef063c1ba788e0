"""Reads the letters of a pack: the papers that people get, with the rules of their last days."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from navigator.records.advice import is_advice
from navigator.records.last_days import LastDay, Shorter
from navigator.records.letters import Letter, StateRule, letter_id
from navigator.records.model import Fact, Item
from navigator.records.paper_group import read_groups


def read_letters(rows: Iterable[tuple[Any, dict[str, Any]]]) -> tuple[Letter, ...]:
    """Return the letters of rows, each given with its dates and sources, in their order."""
    parts: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    letters = []
    rules: dict[str, list[StateRule]] = defaultdict(list)
    for row, dates in rows:
        if row["role"] == "letter":
            letters.append((row, dates))
        elif row["role"] == "appeal":
            rule = StateRule(state=row["state"], **json.loads(row["body"]), **dates)
            rules[row["name"]].append(rule)
        else:
            body = json.loads(row["body"])
            part = body.pop("part")
            parts[row["name"]][part].append(_read(part, body, dates))
    made = (_letter(row, parts[row["name"]], dates) for row, dates in letters)
    return tuple(replace(one, rules=tuple(rules[one.ruled_as])) for one in made)


def _read(part: str, body: dict[str, Any], claim: dict[str, Any]) -> Item | LastDay | Fact:
    if part == "last_days":
        start, shorter = body.pop("from"), body.pop("shorter")
        second = Shorter(**shorter) if shorter else None
        return LastDay(**claim, **body, start=start, shorter=second)
    if part == "bring":
        value, groups = body["value"], read_groups(body["groups"])
        return Fact(name="bring", value=value, groups=groups, **claim)
    told = is_advice(body["text"], sourced=bool(claim["sources"]))
    return Item(text=body["text"], stage=body.get("by"), is_advice=told, **claim)


def _letter(row: Any, parts: dict[str, list[Any]], claim: dict[str, Any]) -> Letter:
    body: dict[str, Any] = json.loads(row["body"])
    lists = ("real", "last_days", "keeps", "ways", "then")
    listed: dict[str, Any] = {part: tuple(parts[part]) for part in lists}
    lone = ("no_day", "if_nothing", "cost")
    single: dict[str, Any] = {part: next(iter(parts[part]), None) for part in lone}
    told: dict[str, Any] = {
        key: tuple(one) if isinstance(one, list) else one
        for key, one in body.items()
        if key != "text"
    }
    return Letter(
        id=letter_id(row["state"], row["name"]),
        topic=row["topic"],
        what=Item(text=body["text"], **claim),
        bring=parts["bring"][0],
        **single,
        **listed,
        **told,
    )
