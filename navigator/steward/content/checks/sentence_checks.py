"""Checks sentences as written: their blanks, the facts they speak of, the stage they belong to.

A federal sentence stands on the cards of all states, so it says which typed facts it is about: by
`when`, where the value chooses it, else by `speaks_of` (an empty list: about no state's facts).
Dangers and steps must say it; all others where their words speak of a fact. A step belongs to a
stage of its topic, so that a state's own steps take the place of the general ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import ICE_STAGE, SAY_STAGE
from navigator.records.topics import TOPICS, fact_spec
from navigator.records.values import Offered
from navigator.steward.content.checks.guards import check_texts
from navigator.steward.content.shape.schema import (
    AnswerEntry,
    CautionEntry,
    ChangeEntry,
    ItemEntry,
    SayEntry,
)

if TYPE_CHECKING:
    from navigator.steward.content.records import TopicContent
    from navigator.steward.content.shape.reading import Reader
    from navigator.steward.content.shape.schema import GuideEntry


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
        reader.unknown(
            f"{where}.stage", "stage", entry.stage, TOPICS[topic].stages, "see topics.py."
        )
        check_when(reader, f"{where}.when", topic, entry.when)
        check_blanks(reader, f"{where}.say", entry.when, entry.say)
        check_texts(reader, [(where, entry.say)])


def check_when(reader: Reader, where: str, topic: str, when: dict[str, Any], *also: str) -> None:
    """Check that conditions name facts of the topic, program offers, the state, or `also`.

    `last_` before a fact that is a number stands for the one that held before it became unknown.
    """
    for name in when:
        head = name.split(".")[0].removeprefix("last_")
        if name not in (*also, "state", *_OFFERED) and fact_spec(topic, head) is None:
            reader.problem(where, f"no fact {name!r}.", "see topics.py.")


def check_blanks(reader: Reader, where: str, when: dict[str, Any], text: str) -> None:
    """Check that each blank of a text is filled by a fact that `when` holds known."""
    known = {name.split(".")[0] for name, wanted in when.items() if wanted is not None}
    coverages = {
        f"{name.split('_')[0]}_{part}" for name in known for part in ("program", "closed", "age")
    }
    days = {f"{name}_day" for name in known if name.startswith("last_")}
    filled = {*_ALWAYS, *known, *coverages, *days}
    if "programs.pregnancy" in when:
        filled.add("pregnancy_program")
    if "programs.lawyers" in when:
        filled |= {"lawyers_how", "lawyers_who"}
    for blank in set(re.findall(r"\{(\w+)\}", text)) - filled:
        reader.problem(where, f"nothing fills {{{blank}}}.", "name its fact in `when`.")


SUBJECTS: dict[str, dict[str, re.Pattern[str]]] = {
    "health": {
        "marketplace": re.compile(r"HealthCare\.gov|\bMarketplace (?:plan|premium|sign-up|help)"),
        "reporting_law": re.compile(r"\blaws?\b.*\breport\w* (?:people|those|members)"),
    },
    "driving": {
        "data_sharing": re.compile(
            r"\b(?:see|search|share\w*) (?:state )?license (?:records|data)"
        ),
    },
    "rights": {"limits_cooperation": re.compile(r"287\(g\)")},
}
"""By topic and fact, the words that show a sentence is about that fact."""


def check_chosen(reader: Reader, read: TopicContent) -> None:
    """Check that conditions name facts, and that each federal sentence declares its facts.

    In the file of a state, conditions and declarations are problems.
    """
    for guide in read.guides:
        where = f"guides[{guide.id}].when"
        check_when(reader, where, read.topic, guide.when)
        if guide.when and read.state != FEDERAL:
            reader.problem(where, "a condition in a state's file.", "delete it.")
    for where, entry, is_fallback in _entries(read):
        typed = entry.when or entry.federal or entry.speaks_of is not None
        if read.state != FEDERAL:
            if typed:
                mend = "a state's sentences stand on its own card: delete it."
                reader.problem(where, "`when`, `federal` or `speaks_of` in a state's file.", mend)
            continue
        check_when(reader, f"{where}.when", read.topic, entry.when)
        for name in entry.speaks_of or ():
            if TOPICS[read.topic].fact(name) is None:
                reader.problem(f"{where}.speaks_of", f"no fact {name!r}.", "see topics.py.")
        told = declared(entry)
        for text in _texts(entry):
            check_texts(reader, [(where, text)])
            check_blanks(reader, where, entry.when, text)
            for name, words in SUBJECTS.get(read.topic, {}).items():
                if words.search(text) and name not in told and not entry.federal:
                    wrong = f"these words speak of {name}, and nothing says so."
                    reader.problem(where, wrong, "choose it by `when`, or add `speaks_of`.")
        if is_fallback and not typed:
            mend = "add `when`, or `speaks_of` with the facts, or `speaks_of: []`."
            reader.problem(where, "it does not say of which facts it speaks.", mend)


def declared(entry: ItemEntry | ChangeEntry) -> frozenset[str]:
    """Return the facts that an entry says it speaks about."""
    return frozenset(name.split(".")[0] for name in entry.when) | frozenset(entry.speaks_of or ())


def _entries(read: TopicContent) -> Iterator[tuple[str, ItemEntry | ChangeEntry, bool]]:
    for role, items in read.items.items():
        for number, item in enumerate(items):
            yield f"{role}[{number}]", item, role == "steps"
    for caution in read.cautions:
        yield f"cautions[{caution.key}]", caution, True
    for change in read.changes:
        yield f"changes[{change.on}]", change, False


def _texts(entry: ItemEntry | ChangeEntry) -> tuple[str, ...]:
    more = (entry.title or "", entry.do or "") if isinstance(entry, CautionEntry) else ()
    return (entry.text, *more)


PAPERS = "bring"
"""The word with which a state leaves out the general papers, since it has its own."""


def check_steps(reader: Reader, read: TopicContent, lent: set[str]) -> None:
    """Check one topic file against every rule on stages."""
    topic = TOPICS[read.topic]
    known = f"one of {', '.join(topic.stages)}."
    for role, items in read.items.items():
        for number, item in enumerate(items):
            where = f"{role}[{number}]"
            if role != "steps" and item.stage is not None:
                reader.problem(where, "only a step has a stage.", "delete `stage`.")
            if role == "steps" and item.stage not in topic.stages:
                reader.problem(where, f"a step of the stage {item.stage!r}.", known)
    for guide in read.guides:
        _check_said(reader, guide)
    for caution in read.cautions:
        where = f"cautions[{caution.key}]"
        if caution.level == "step" and caution.stage not in topic.stages:
            reader.problem(where, f"a danger at the stage {caution.stage!r}.", known)
        if caution.level != "step" and caution.stage is not None:
            reader.problem(where, "only the level `step` has a stage.", "delete `stage`.")
    for name in read.without:
        if read.state == FEDERAL:
            reader.problem("without", "the federal file leaves nothing out.", "delete it.")
        elif name not in (PAPERS, *topic.stages, *topic.cautions, *lent):
            reader.problem(
                "without", f"no stage, caution, guide or program {name!r}.", "see topics.py."
            )


def _check_said(reader: Reader, guide: GuideEntry) -> None:
    stages = [item.stage for section in guide.sections for item in section.items if item.stage]
    if sorted(set(stages)) != sorted(stages) or not {SAY_STAGE, ICE_STAGE} >= set(stages):
        known = f"{SAY_STAGE!r} and {ICE_STAGE!r}"
        where, wanted = f"guides[{guide.id}]", f"one item at most of each of the stages {known}."
        reader.problem(where, f"items of the stages {', '.join(stages)}.", wanted)
