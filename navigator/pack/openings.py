"""Reads the few values of a topic that a list of results shows, without the rest.

A whole topic with its sources takes several times as long, and a search before a state is chosen
shows some of every state. It judges nothing and translates nothing.
"""

from __future__ import annotations

import json
from collections.abc import Set as AbstractSet
from datetime import date

from navigator.pack.store import Store
from navigator.records.letters import PREFIX
from navigator.records.topics import TOPICS
from navigator.records.values import FactValue, Offered, read_value

_LAWYERS = ("representation", "legal_help")
"""Kinds of programs that pay lawyers."""
_IN_FORCE = "(since IS NULL OR since <= ?3) AND (until IS NULL OR until >= ?3)"


def values_on(store: Store, state: str, topic: str, day: date) -> dict[str, FactValue]:
    """Return the value of every fact of a topic on a day; None for one that is not known."""
    kinds = {spec.name: spec.kind for spec in TOPICS[topic].facts}
    found: dict[str, FactValue] = dict.fromkeys(kinds)
    rows = store.rows(
        "SELECT name, body FROM entries WHERE state = ?1 AND topic = ?2 AND role = 'fact'"  # noqa: S608 - ours
        f" AND {_IN_FORCE} ORDER BY id DESC",
        (state, topic, day.isoformat()),
    )
    for row in rows:  # the first of a name is the last to be put in
        if row["name"] in kinds:
            found[row["name"]] = read_value(kinds[row["name"]], json.loads(row["body"])["value"])
    return found


def ended_numbers(
    store: Store, state: str, topic: str, day: date, names: AbstractSet[str]
) -> dict[str, tuple[float, date]]:
    """Return by fact of `names` the last number that held before a day, and until when it did."""
    if not names:
        return {}
    rows = store.rows(
        "SELECT name, body, until FROM entries WHERE state = ?1 AND topic = ?2 AND role = 'fact'"
        " AND until < ?3 ORDER BY until",
        (state, topic, day.isoformat()),
    )
    told = [(row, json.loads(row["body"])["value"]) for row in rows if row["name"] in names]
    return {
        row["name"]: (value, date.fromisoformat(row["until"]))
        for row, value in told
        if value is not None
    }


def offered_on(store: Store, state: str, topic: str, day: date) -> Offered:
    """Return the programs of a topic on a day that a headline can name."""
    rows = store.rows(
        "SELECT body, since, until FROM entries"
        " WHERE state = ?1 AND topic = ?2 AND role = 'program' ORDER BY id",
        (state, topic),
    )
    bodies = [
        (json.loads(row["body"]),
         (row["since"] or "") <= day.isoformat() <= (row["until"] or "9999"))
        for row in rows
    ]  # fmt: skip
    held = [body for body, is_on in bodies if is_on]
    pregnancy = [one for one in held if one["status_rule"] == "any"
                 and (one["kind"] == "chip_unborn" or one.get("pregnancy"))]  # fmt: skip
    lawyers = [one for one in held if one["kind"] in _LAWYERS]
    ended = [body for body, is_on in bodies if not is_on and body["kind"] in _LAWYERS]
    return Offered(
        pregnancy=pregnancy[0]["name"] if pregnancy else None,
        lawyers=lawyers[0]["name"] if lawyers else None,
        lawyers_who=lawyers[0]["who"] if lawyers else None,
        lawyers_how=lawyers[0]["how"] if lawyers else None,
        ended_lawyers=ended[0]["name"] if ended else None,
    )


def opening_of(store: Store, id: str, state: str, topic: str) -> tuple[str, str]:
    """Return title and first sentence of a program or guide, in English; it must be in the pack."""
    name = id.split(":", 2)[2]
    role, title, first = "program", "name", "what"
    if id.startswith(PREFIX):
        role, title, first = "letter", "title", "text"
    elif not id.startswith("program:"):
        role, title, first = "guide", "title", "lead"
        name = name.removeprefix(f"{topic}.")
    row = store.rows(
        "SELECT body FROM entries WHERE state = ? AND topic = ? AND role = ? AND name = ?",
        (state, topic, role, name),
    )[0]
    body = json.loads(row["body"])
    return body[title], body[first]
