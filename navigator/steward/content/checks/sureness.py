"""Derives how sure a claim is: by its pages, lowered by what the claim itself admits.

The pages say it first (`publishers`). An absence, an amount that no page of the last five
years gives, words that no page tells, and a clash whose text was not seen are never
`confirmed`; a value that is another card's or another year's is `weak`. Nobody types it, and
no clock is read: a page is as old as it was on the day somebody saw it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from navigator.records.topics import FactSpec, Kind, fact_spec
from navigator.records.vocabulary import CONFIDENCES, Confidence
from navigator.steward.content.shape.publishers import Publishers
from navigator.steward.content.shape.schema import Cite, Claim, FactEntry, SourceEntry

if TYPE_CHECKING:
    from navigator.steward.content.records import TopicContent
    from navigator.steward.content.shape.reading import Reader

YEARS = 5
"""The most years old that the page of an amount or of a number of years may be."""
_ABSENT_CHOICES = {
    "in_state_tuition": "none", "state_aid": "none", "limits_cooperation": "no",
    "data_sharing": "not_known", "school_ice_policy": "none_known", "state_prek": "none",
    "school_meals_free_all": "no",
    "paid_sick_leave": "none", "paid_family_leave": "none", "e_verify": "none",
    "state_child_credit": "none", "workers_comp_without_papers": "not_settled",
    "lawyer_for_tenants": "none_known", "status_protected": "none_known",
    "source_of_income_protected": "no", "caregiver_form": "none_found",
}  # fmt: skip
"""Choices that say that nothing was found; `no` of the 364 days is what a statute says."""
_ABSENT_WHERE_FALSE = (
    "detention_contract_ban", "ichia_children", "ichia_pregnant", "status_question_law",
    "wic_status_limit",
    "state_eitc", "state_eitc_open_with_itin", "state_child_credit_open_with_itin",
    "just_cause", "overtime_daily",
)  # fmt: skip
"""Yes-or-no facts on a law or an option, of which `no` says that none was found."""
_ABSENT_WHERE_NULL = ("rent_cap_statewide",)
"""Facts on a law, of which an empty value says that none was found."""
_NOTHING = re.compile(
    r"^(?:We (?:looked[^.]*? and )?(?:found|saw|know of) (?:no|none)\b"
    r"|Nothing (?:is known|was found)\b|No (?:\w+ )?(?:law|rule|fund|ban|program)\b|None\b|No\.)"
)
_NOTHING_THEN = re.compile(r"[.;] We (?:found|saw|know of) (?:no|none)\b")
"""A later sentence of a value that says that nothing was found: no page confirms it."""
_UNSEEN = re.compile(
    r"\b(?:did|do|could) not (?:see|read|open|find|learn|confirm)\b|\bnot (?:seen|read|found)\b"
)
_DAY_OF = re.compile(r"\b(?:first |exact )?days? of [^.;]*?(?= was\b| were\b)")
_TEXT = re.compile(
    r"\b(?:texts?|orders?|laws?|pages?|rulings?|papers?|signing|result|list|whether|if|how|details"
    r"|lasting one)\b"
)
"""The texts a clash can turn on; an unseen first day alone takes nothing from a value."""
_STANDS_IN = re.compile(
    r"\busual (?:\w+ )?license|\bother licenses\b|\bmay be (?:higher|lower) now\b|\bunder 18\b"
)
_DOLLARS = re.compile(r"\$\d")
_FIGURE = re.compile(r"\d{3,}")
"""A year, a section, a bill, a share in percent: numbers that pages do not tell in words."""


def confidence_of(
    publishers: Publishers, claim: Any, sources: Mapping[str, SourceEntry],
    spec: FactSpec | None = None,
) -> Confidence:  # fmt: skip
    """Return how sure a claim is; for a typed fact, `spec` says what kind of value it is."""
    cites = getattr(claim, "sources", ())
    pages = [sources[cite.id] for cite in cites if cite.id in sources]
    earned = publishers.confidence(pages)
    if isinstance(claim, FactEntry):
        if claim.stands_in:
            return _at_most("weak", earned)
        if claim.untold or is_absence(claim, spec) or _untold(claim, sources):
            return _at_most("single-source", earned)
        if is_amount(claim, spec):
            fresh = publishers.confidence(one for one in pages if is_fresh(one))
            earned = fresh if fresh == "confirmed" else _at_most("single-source", earned)
    return _at_most("single-source", earned) if getattr(claim, "unseen", False) else earned


def check_flags(reader: Reader, facts: Mapping[str, list[FactEntry]]) -> None:
    """Check that a clash with an unseen text, and a value of another card, carry their flag."""
    for name, entries in facts.items():
        for number, entry in enumerate(entries):
            where = f"facts.{name}[{number}]"
            if says_unseen(entry.conflict or "") and not entry.unseen:
                wrong = "its `conflict` says that the text was not seen."
                reader.problem(where, wrong, "add `unseen: true`.")
            told = " ".join((entry.note or "", *(cite.says for cite in entry.sources)))
            if _STANDS_IN.search(told) and _is_number(entry) and not entry.stands_in:
                wrong = "its words say that it is the value of another card or year."
                reader.problem(where, wrong, "add `stands_in: true`.")


def check_untold(reader: Reader, read: TopicContent, publishers: Publishers) -> None:
    """Check that what a reader found on no page still keeps the value from being confirmed."""
    for name, entries in read.facts.items():
        for number, entry in enumerate(entries):
            told = msgspec.structs.replace(entry, untold=None)
            spec = fact_spec(read.topic, name)
            if entry.untold and (
                confidence_of(publishers, told, read.sources, spec) != "confirmed"
            ):
                wrong = "its pages do not confirm the value, with or without these words."
                reader.problem(f"facts.{name}[{number}].untold", wrong, "take `untold` away.")


def says_unseen(conflict: str) -> bool:
    """Return whether a sentence says that the text a clash turns on was not seen."""
    sentences = (_DAY_OF.sub("", one) for one in re.split(r"(?<=[.;])\s+|, and ", conflict))
    return any(_UNSEEN.search(one) and _TEXT.search(one.lower()) for one in sentences)


def _is_number(entry: FactEntry) -> bool:
    return isinstance(entry.value, (int, float)) and not isinstance(entry.value, bool)


def as_claim(written: Mapping[str, Any], *, is_fact: bool) -> Claim:
    """Read an entry as its file holds it: a value, or no more than what it cites."""
    if is_fact:
        return msgspec.convert(written, FactEntry)
    return Claim(sources=msgspec.convert(written.get("sources") or [], list[Cite]))


def is_absence(claim: FactEntry, spec: FactSpec | None) -> bool:
    """Return whether a value, or a sentence of it, says that nothing was found."""
    value = claim.value
    name = spec.name if spec else ""
    if value is None:
        return claim.null_means == "not_known" or name in _ABSENT_WHERE_NULL
    if value == [] or (isinstance(value, dict) and value.get("exists") is False):
        return True
    told = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    if any(isinstance(one, str) and _says_nothing(one) for one in told):
        return True
    return _ABSENT_CHOICES.get(name) == value or (value is False and name in _ABSENT_WHERE_FALSE)


def _says_nothing(text: str) -> bool:
    return bool(_NOTHING.search(text) or _NOTHING_THEN.search(text))


def _untold(claim: FactEntry, sources: Mapping[str, SourceEntry]) -> set[str]:
    """Return the figures of a value that none of its pages tells, by its address or day too."""
    told = " ".join(
        f"{cite.says} {page.title} {page.url} {page.as_of}"
        for cite in claim.sources
        if (page := sources.get(cite.id))
    )
    return _figures(claim.value) - set(_FIGURE.findall(told.replace(",", "")))


def _figures(value: Any) -> set[str]:
    """Return the figures of words, and the income limits of programs in percent."""
    match value:
        case str():
            return set(_FIGURE.findall(value.replace(",", "")))
        case list():
            return set().union(*map(_figures, value))
        case {"programs": programs}:
            return {f"{one['share']:.0%}"[:-1] for one in programs if one.get("share")}
        case _:
            return set()


def is_amount(claim: FactEntry, spec: FactSpec | None) -> bool:
    """Return whether a value is an amount of dollars or a number of years."""
    if spec is None or claim.value is None:
        return False
    if spec.kind is Kind.NUMBER:
        return True
    if claim.checks is not None and claim.checks.school_years_in_state is not None:
        return True
    return spec.kind is Kind.TEXT and bool(_DOLLARS.search(str(claim.value)))


def is_fresh(page: SourceEntry) -> bool:
    """Return whether the own date of a page lies at most five years before it was seen."""
    if page.as_of is None:
        return False
    seen = page.seen
    day = min(seen.day, 28) if seen.month == 2 else seen.day
    return page.as_of >= date(seen.year - YEARS, seen.month, day)


def _at_most(most: Confidence, earned: Confidence) -> Confidence:
    """Return the less sure of two."""
    return max(most, earned, key=CONFIDENCES.index)
