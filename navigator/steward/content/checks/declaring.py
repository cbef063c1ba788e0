"""Checks federal sentences, which stand on the cards of all states.

Each says which typed facts it is about: by `when`, where the value chooses it, else by `speaks_of`
(an empty list: about no state's facts). Dangers and steps must say it, for a state may know better;
all others where their words speak of a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from navigator.records.jurisdictions import FEDERAL
from navigator.records.topics import TOPICS
from navigator.steward.content.checks.filled import check_blanks, check_when
from navigator.steward.content.checks.guards import check_texts
from navigator.steward.content.shape.schema import CautionEntry, ChangeEntry, ItemEntry

if TYPE_CHECKING:
    from navigator.steward.content.records import TopicContent
    from navigator.steward.content.shape.reading import Reader

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
