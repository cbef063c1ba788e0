"""Reads sentences with blanks, and the facts that choose among them, from the pack."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from navigator.pack.store import Store

When = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class AnswerTemplate:
    """A headline and its conditions: every (fact, value) must match.

    One with a `part` adds its sentences, and its words to `{who}`, to the headline.
    """

    when: When
    tile: str
    answer: str
    say: str
    federal: bool = False
    """Whether it is for the federal card, and only for it."""
    part: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class SayTemplate:
    """The sentence to say at the steps of a stage, and its conditions."""

    stage: str
    when: When
    say: str


def answers(store: Store, topic: str) -> tuple[AnswerTemplate, ...]:
    """Return the headline templates of a topic, in the order they are tried."""
    rows = store.rows("SELECT * FROM answers WHERE topic = ? ORDER BY ord", (topic,))
    return tuple(
        AnswerTemplate(
            tuple(json.loads(row["cond"]).items()), row["tile"], row["answer"], row["say"],
            bool(row["federal"]), row["part"], row["who"],
        )
        for row in rows
    )  # fmt: skip


def sayings(store: Store, topic: str) -> tuple[SayTemplate, ...]:
    """Return the sentences to say at the steps of a topic, in the order they are tried."""
    rows = store.rows("SELECT * FROM sayings WHERE topic = ? ORDER BY ord", (topic,))
    return tuple(
        SayTemplate(row["stage"], tuple(json.loads(row["cond"]).items()), row["say"])
        for row in rows
    )
