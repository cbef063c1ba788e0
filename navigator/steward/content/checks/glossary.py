"""Holds translations against a language's glossary, `i18n/<tag>/glossary.yaml`.

A term has the forms that courts and agencies write, and forms that mean something else to a reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from navigator.steward.content.shape.schema import TermEntry

Glossary = Sequence[TermEntry]


def wrong_forms(english: str, translation: str, glossary: Glossary) -> Iterator[tuple[str, str]]:
    """Yield each term of the English with a form in its translation that means something else."""
    told = translation.casefold()
    for one in _of(english, glossary):
        yield from ((one.term, wrong) for wrong in one.forbidden if wrong.casefold() in told)


def lacking_forms(english: str, translation: str, glossary: Glossary) -> Iterator[str]:
    """Yield each term of the English none of whose forms its translation has."""
    told = translation.casefold()
    for one in _of(english, glossary):
        if not any(form.casefold() in told for form in one.forms):
            yield one.term


def _of(english: str, glossary: Glossary) -> Iterator[TermEntry]:
    return (one for one in glossary if _pattern(one.term).search(english))


@cache
def _pattern(term: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(term)}(?:s|es)?\b", re.IGNORECASE)
