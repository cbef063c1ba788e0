"""Finds keys the program composes that have no words, and translations with other blanks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import navigator
from navigator.eligibility.coming import WHATS
from navigator.language.blanks import same_blanks
from navigator.records.askable import ASKABLE
from navigator.records.interviews import MEDIAN_INCOME
from navigator.records.model import CALL_ANSWERS
from navigator.records.place_fields import YES_NO
from navigator.records.plans import ACCESS, GATHER, MARKS
from navigator.records.topics import CAUTION_KEYS, PLACE_KINDS, PLACE_SUBKINDS, TOPICS
from navigator.records.values import limit_word
from navigator.records.vocabulary import (
    ASKS_PAPERS_OF,
    CONFIDENCES,
    COSTS,
    COUNTED_FROM,
    DAYS_COUNTED,
    ENROLLMENTS,
    LAST_DAYS,
    LIMIT_COMPARATORS,
    LIMITS_OF,
    AmountPer,
)

if TYPE_CHECKING:
    from navigator.steward.content.shape.checklist_schema import ChecklistEntry, ConditionEntry
    from navigator.steward.content.shape.reading import Reader
    from navigator.steward.content.words.translation_files import WindowWord

WORDS_FILE = Path("vocabulary/words.yaml")
_ASSETS = Path(navigator.__file__).parent / "ui" / "assets"
OPEN_FACTS = (
    *("age", "pregnant", "expecting", "parent_of", "spouse_of", "income_period"),
    *("monthly_rent", "cash_band"),
)
"""Facts that can leave a head count or an income open."""


def wanted_words(checklists: Iterable[ChecklistEntry]) -> Iterator[str]:
    """Yield each key that the code puts together from a prefix and a closed vocabulary."""
    for name, topic in TOPICS.items():
        yield from (f"topic.{name}", f"card.title.{name}")
        for spec in topic.facts:
            yield f"fact.{spec.name}"
            yield from (f"value.{spec.name}.{choice}" for choice in spec.choices)
    yield from (limit_word(one, of) for one in LIMIT_COMPARATORS for of in LIMITS_OF)
    yield from (f"value.enrollment.{one}" for one in ENROLLMENTS)
    yield from (f"value.{one}" for one in ("not_known", "not_covered"))
    yield from (f"confidence.{one}" for one in CONFIDENCES)
    yield from (f"place.kind.{one}" for one in PLACE_KINDS)
    yield from (f"place.subkind.{one}" for one in PLACE_SUBKINDS)
    yield from (f"place.cost.{one}" for one in (*COSTS, "unknown"))
    for field in YES_NO:
        yield from field.word_keys
    for found in CALL_ANSWERS:
        yield from (f"place.called.{found}.{one}" for one in ("yes", "no"))
    yield from (f"program.status.{one}" for one in ("any", "some", "none_known"))
    yield from (f"program.asks.{one}" for one in ASKS_PAPERS_OF)
    yield from (f"verdict.{one}" for one in ("likely", "unlikely", "unknown"))
    yield from (f"verdict.depends.{one}" for one in ("status", "other", "rule_not_held"))
    yield from (f"reason.{one}" for one in ("met", "not_met", "missing"))
    yield from (f"caution.{key}" for key in CAUTION_KEYS)
    for checklist in checklists:
        yield from _of_checklist(checklist)
    yield from (f"condition.{fact}.known" for fact in OPEN_FACTS)
    yield from (f"enrollment.{one}" for one in ENROLLMENTS if one != "open")
    yield from (f"form.last_day.{one}" for one in LAST_DAYS if one != "no")
    yield from (f"letter.from.{one}" for one in COUNTED_FROM)
    yield from (f"letter.days.{one}" for one in DAYS_COUNTED)
    yield from (
        "condition.other_way.known",
        "condition.anyone",
        "condition.spouse",
        "explain.own_income",
    )
    yield from (f"date.{one}" for one in WHATS)
    yield from (f"plan.{word}.{one}" for word in ("mark", "short") for one in MARKS)
    yield from (f"plan.access.{one}" for one in ACCESS)
    yield from (f"plan.most.{one}" for one in get_args(AmountPer))
    yield from (f"plan.gather.{one}" for one in GATHER)


def _of_checklist(checklist: ChecklistEntry) -> Iterator[str]:
    for fact in ASKABLE.keys() & checklist.asks:
        yield from (f"ask.{fact}", f"why.{fact}")
        yield from (f"choice.{fact}.{one}" for one in ASKABLE[fact].choices)
    yield from (f"caution.{checklist.topic}.{fact}" for fact in checklist.stop_facts)
    for outcome in checklist.outcomes:
        grouped = [one for group in outcome.groups for one in group.conditions]
        for one in (*outcome.conditions, *grouped):
            yield f"condition.{one.fact}.{one.comparator}"
            if one.fact == "income":
                yield from (f"condition.income.{one.comparator}.{of}" for of in _tables(one))


def _tables(condition: ConditionEntry) -> tuple[str, ...]:
    """Return what besides the poverty line the income of a condition may be compared with."""
    if condition.area is not None:
        return ("area",)
    if condition.amounts is not None:
        return ("smi",) if condition.amounts == MEDIAN_INCOME else ("dollars",)
    return ("smi",) if condition.share is not None else ()


def check_wanted(
    reader: Reader, words: Iterable[str], checklists: Iterable[ChecklistEntry]
) -> None:
    """Report each key without words: a visitor would see the key itself."""
    for key in sorted({*wanted_words(checklists)} - {*words}):
        reader.problem(f"words.{key}", "this word is missing.", "write what people read there.")


def check_pictures(reader: Reader) -> None:
    """Report each topic without its picture or its icon: no page could be drawn."""
    for topic in TOPICS.values():
        for file in (f"illustrations/{topic.name}.svg", f"icons/{topic.icon}.svg"):
            if not (_ASSETS / file).exists():
                reader.problem(f"words.topic.{topic.name}", f"{file} is missing.", "draw it.")


def check_window(words: Iterable[WindowWord]) -> Iterator[str]:
    """Yield each English text of the window whose translation has other blanks."""
    for one in words:
        if one.translation and not same_blanks(one.english, one.translation):
            yield one.english
