"""Reads the number of a government form in a query: `I-862`, `form i 862`, `NTA`, `1099 nec`.

A query is a number only where it says nothing else: words that say nothing of their own (`my`,
`form`, `notice`, the agency) may stand beside it, any other word makes it a query like all others
(`1040 tax return help`). A number is never found inside a longer one. It keeps no query.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from navigator.pack.letter_rows import read_letters
from navigator.pack.store import Store
from navigator.records.folding import folded_words
from navigator.records.model import Form

BESIDE, NAMING = "forms.beside", "forms.naming"
"""The groups of synonyms with the words that may stand beside a number, by language."""

_LETTER = r"[^\W\d_]"
_PART = re.compile(rf"{_LETTER}+|\d+")
_HYPHENS = re.compile(
    rf"(?<={_LETTER})[-\u2010-\u2014/](?=\w)|(?<=\w)[-\u2010-\u2014/](?={_LETTER})"
)
"""A hyphen inside a number; between two digits it is none (`10-40`)."""
_APART_FROM = 4
"""The signs of a number from which on its parts may stand apart: `i 862`, but not `i 9`."""
_MOST_BESIDE = 5
"""The most words beside a number: with more, a query asks about it (`how do i know they got`)."""

Parts = tuple[tuple[str, bool], ...]
"""The letters and numbers of a text in their order, each with whether it is written together with
the one before."""


class FormNumbers:
    """The forms of one pack by the ways in which people write their numbers."""

    @classmethod
    def of(cls, store: Store) -> FormNumbers:
        """Return the forms of a pack, with its words that say nothing of their own."""
        beside, naming = (
            [*chain.from_iterable(chain(*(store.synonyms(group).values() for group in groups)))]
            for groups in ((BESIDE, "passing"), (NAMING,))
        )
        letters = (one.form for one in read_letters(store))
        return cls([*store.forms(), *letters], beside, naming)

    def __init__(self, forms: Iterable[Form], beside: Iterable[str], naming: Iterable[str]) -> None:
        """Index the numbers.

        Args:
            forms: Of one number written alike, the first counts.
            beside: Words that may stand beside a number and say nothing.
            naming: Words that call it a form (`form`, `notice`): with one of them, the parts of a
                short number may stand apart (`form i 9`).
        """
        self._forms: dict[tuple[str, ...], Form] = {}
        for form in forms:
            for way in (form.number, *form.also):
                self._forms.setdefault(number_key(way), form)
        self._longest = max(map(len, self._forms), default=0)
        self._naming = {part for word in naming for part, _ in _parts(word)}
        self._beside = {part for word in beside for part, _ in _parts(word)} | self._naming

    def find(self, text: str) -> Form | None:
        """Return the form whose number a query is; None where it says anything else."""
        parts = _parts(text)
        words = [part for part, _ in parts]
        for length in range(min(len(parts), self._longest), len(parts) - _MOST_BESIDE - 1, -1):
            for start in range(len(parts) - length + 1):
                end = start + length
                form = self._forms.get(tuple(words[start:end]))
                rest = words[:start] + words[end:]
                if form and self._beside.issuperset(rest) and not _is_inside(parts, start, end):
                    is_named = not self._naming.isdisjoint(rest)
                    return form if is_named or _holds_together(parts[start:end]) else None
        return None


def _is_inside(parts: Parts, start: int, end: int) -> bool:
    """Return whether the parts from `start` to `end` belong to a longer word."""
    return parts[start][1] or (end < len(parts) and parts[end][1])


def _holds_together(parts: Parts) -> bool:
    """Return whether the parts of a number are one word, or long enough to stand apart."""
    signs = sum(len(part) for part, _ in parts)
    return signs >= _APART_FROM or all(glued for _, glued in parts[1:])


def number_key(way: str) -> tuple[str, ...]:
    """Return the letters and numbers of a number, alike in all ways to write it."""
    return tuple(part for part, _ in _parts(way))


def _parts(text: str) -> Parts:
    found: list[tuple[str, bool]] = []
    for word in folded_words(_HYPHENS.sub("", text)):
        found += ((part, number > 0) for number, part in enumerate(_PART.findall(word)))
    return tuple(found)
