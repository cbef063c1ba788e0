"""Guards on sentences that are filled from facts: headlines, and what to say at a step."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from navigator.content.guards import check_texts
from navigator.records.topics import TOPICS, fact_spec

if TYPE_CHECKING:
    from navigator.content.reading import Reader
    from navigator.content.schema import AnswerEntry, SayEntry


def check_answers(reader: Reader, topic: str, answers: list[AnswerEntry]) -> None:
    """The conditions of a headline name facts of its topic, and the last catches all."""
    for number, answer in enumerate(answers):
        for name in answer.when:
            if fact_spec(topic, name.split(".")[0]) is None:
                reader.problem(f"{topic}[{number}].when", f"no fact {name!r}.", "see topics.py.")
        texts = (answer.tile, answer.answer, answer.say)
        check_texts(reader, [(f"{topic}[{number}]", text) for text in texts])
    if not answers or answers[-1].when:
        reader.problem(topic, "no headline for the other cases.", "end with `when: {}`.")


def check_sayings(reader: Reader, topic: str, sayings: list[SayEntry]) -> None:
    """A sentence belongs to a stage of its topic; its blanks are facts that `when` holds known."""
    for number, entry in enumerate(sayings):
        where = f"{topic}[{number}]"
        if entry.stage not in TOPICS[topic].stages:
            reader.problem(f"{where}.stage", f"no stage {entry.stage!r}.", "see topics.py.")
        known = {name.split(".")[0] for name in entry.when}
        for name in known:
            if fact_spec(topic, name) is None:
                reader.problem(f"{where}.when", f"no fact {name!r}.", "see topics.py.")
        filled = {"state", *known, *(name.split("_")[0] + "_program" for name in known)}
        for blank in set(re.findall(r"\{(\w+)\}", entry.say)) - filled:
            told = f"nothing fills {{{blank}}}."
            reader.problem(f"{where}.say", told, "name its fact in `when`.")
        check_texts(reader, [(where, entry.say)])
