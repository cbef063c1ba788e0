"""Sentences that are filled from facts, as written: headlines, and what to say at a step."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from navigator.records.topics import TOPICS, fact_spec
from navigator.records.values import Offered
from navigator.steward.content.checks.guards import check_texts
from navigator.steward.content.shape.schema import AnswerEntry, SayEntry

if TYPE_CHECKING:
    from navigator.steward.content.shape.reading import Reader

_OFFERED = frozenset(f"programs.{one.name}" for one in fields(Offered))
_ALWAYS = frozenset({"state", "who", "Who"})
"""Blanks that are always filled."""


def check_answers(reader: Reader, topic: str, answers: list[AnswerEntry]) -> None:
    """Check that a headline's conditions name facts of its topic and that the last catches all."""
    for number, answer in enumerate(answers):
        where = f"{topic}[{number}]"
        check_when(reader, f"{where}.when", topic, answer.when, "who")
        texts = (answer.tile, answer.answer, answer.say)
        if not answer.part and not all(texts):
            reader.problem(where, "a headline without its sentences.", "tile, answer and say.")
        check_texts(reader, [(where, text) for text in texts])
        for text in texts:
            check_blanks(reader, where, answer.when, text)
    if not answers or answers[-1].when or answers[-1].part:
        reader.problem(topic, "no headline for the other cases.", "end with `when: {}`.")


def check_sayings(reader: Reader, topic: str, sayings: list[SayEntry]) -> None:
    """Check that a sentence has a stage of its topic, and that `when` fills its blanks."""
    for number, entry in enumerate(sayings):
        where = f"{topic}[{number}]"
        if entry.stage not in TOPICS[topic].stages:
            reader.problem(f"{where}.stage", f"no stage {entry.stage!r}.", "see topics.py.")
        check_when(reader, f"{where}.when", topic, entry.when)
        check_blanks(reader, f"{where}.say", entry.when, entry.say)
        check_texts(reader, [(where, entry.say)])


def check_when(reader: Reader, where: str, topic: str, when: dict[str, Any], *also: str) -> None:
    """Check that conditions name facts of the topic, program offers, the state, or `also`."""
    for name in when:
        head = name.split(".")[0]
        if name not in (*also, "state", *_OFFERED) and fact_spec(topic, head) is None:
            reader.problem(where, f"no fact {name!r}.", "see topics.py.")


def check_blanks(reader: Reader, where: str, when: dict[str, Any], text: str) -> None:
    """Check that each blank of a text is filled by a fact that `when` holds known."""
    known = {name.split(".")[0] for name, wanted in when.items() if wanted is not None}
    coverages = {
        f"{name.split('_')[0]}_{part}" for name in known for part in ("program", "closed", "age")
    }
    filled = {*_ALWAYS, *known, *coverages}
    if "programs.pregnancy" in when:
        filled.add("pregnancy_program")
    if "programs.lawyers" in when:
        filled |= {"lawyers_how", "lawyers_who"}
    for blank in set(re.findall(r"\{(\w+)\}", text)) - filled:
        reader.problem(where, f"nothing fills {{{blank}}}.", "name its fact in `when`.")
