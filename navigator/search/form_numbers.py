"""Reads the number of a government form in a query: `I-862`, `form i 862`, `NTA`, `1099 nec`.

A query is a number only where it says nothing else: words that say nothing of their own (`my`,
`form`, `notice`, the agency) may stand beside it, any other word makes it a query like all others
(`1040 tax return help`). A number is never found inside a longer one. What no number has is tried
as a misread one (`l-862`, `1797`), and as first words with a slip (`notice to apear`).
It keeps no query.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import chain

from navigator.pack.store import Store
from navigator.records.folding import folded_words
from navigator.records.model import Form
from navigator.search.slips import is_slip, less_one

BESIDE, NAMING = "forms.beside", "forms.naming"
"""The groups of synonyms with the words that may stand beside a number, and that call it a form, by
language."""

_LETTER = r"[^\W\d_]"
_PART = re.compile(rf"{_LETTER}+|\d+")
_HYPHENS = re.compile(
    rf"(?<={_LETTER})[-\u2010-\u2014/](?=\w)|(?<=\w)[-\u2010-\u2014/](?={_LETTER})"
)
"""A hyphen inside a number; between two digits it is none (`10-40`)."""
_APART_FROM = 4
"""The signs of a number from which on its parts may stand apart: `i 862`, but not `i 9`."""
_MISREAD = str.maketrans("ilo", "110")
"""Letters and the numbers that they are mistaken for, on paper and by a camera."""
_SLIP_FROM = 5
"""The letters of a word from which on one of them may be wrong."""
_MOST_BESIDE = 5
"""The most words beside a number: with more, a query asks about it (`how do i know they got`)."""

Parts = tuple[tuple[str, bool], ...]
"""The letters and numbers of a text in their order, each with whether it is written together with
the one before."""


_Look = Callable[[tuple[str, ...]], Form | None]


class FormNumbers:
    """The forms of one pack by the ways in which people write their numbers."""

    @classmethod
    def of(cls, store: Store) -> FormNumbers:
        """Return the forms of a pack, with its words that say nothing of their own."""
        beside, naming = (
            [*chain.from_iterable(chain(*(store.synonyms(group).values() for group in groups)))]
            for groups in ((BESIDE, "passing"), (NAMING,))
        )
        forms = [*store.forms(), *(one.form for one in store.letters())]
        return cls(forms, beside, naming)

    def __init__(
        self,
        forms: Iterable[Form],
        beside: Iterable[str],
        naming: Iterable[str],
    ) -> None:
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
        self._near: defaultdict[tuple[int, str], list[tuple[str, ...]]] = defaultdict(list)
        """Maps the count of words, and the first less one letter, to the numbers it may be of."""
        for key in self._forms:
            for less in less_one(key[0]):
                self._near[len(key), less].append(key)
        self._misread = {
            _as_misread(key): form
            for key, form in reversed(self._forms.items())
            if any(map(str.isdigit, key))
        }
        self._longest = max(map(len, self._forms), default=0)
        self._naming = {part for word in naming for part, _ in _parts(word)}
        self._beside = {part for word in beside for part, _ in _parts(word)} | self._naming

    def find(self, text: str) -> Form | None:
        """Return the form whose number or first words a query is."""
        return self._read_as(_parts(text), self._read)

    def find_among(self, text: str) -> Form | None:
        """Return the form whose number or first words stand among any other words."""
        parts = _parts(text)
        return self._read_as(parts, self._read) or self._read_as(parts, self._read_among)

    def _read_as(self, parts: Parts, read: Callable[[Parts, _Look], Form | None]) -> Form | None:
        """Return what `read` finds by the numbers as they are written, then by misread ones."""
        found = (read(parts, look) for look in (self._forms.get, self._look_again))
        return next(filter(None, found), None)

    def _read_among(self, parts: Parts, look: _Look) -> Form | None:
        """Return the form of the longest run of parts that holds a number and is one."""
        words = [part for part, _ in parts]
        runs = [
            tuple(words[start : start + length])
            for length in range(2, self._longest + 1)
            for start in range(len(parts) - length + 1)
            if not _is_inside(parts, start, start + length)
        ]
        numbers = [run for run in runs if any(map(str.isdigit, run))]
        longest = sorted(numbers, key=lambda run: -len("".join(run)))
        return next(filter(None, map(look, longest)), None)

    def _read(self, parts: Parts, look: _Look) -> Form | None:
        """Return the form that some of the parts are, where the others say nothing."""
        words = [part for part, _ in parts]
        least = max(1, len(parts) - _MOST_BESIDE)
        for length in range(min(len(parts), self._longest), least - 1, -1):
            for start in range(len(parts) - length + 1):
                end = start + length
                rest = words[:start] + words[end:]
                if not self._beside.issuperset(rest) or _is_inside(parts, start, end):
                    continue
                if form := look(tuple(words[start:end])):
                    is_named = not self._naming.isdisjoint(rest)
                    return form if is_named or _holds_together(parts[start:end]) else None
        return None

    def _look_again(self, words: tuple[str, ...]) -> Form | None:
        """Return the form of a misread number, or of first words with a slip."""
        if len(words) > 1 and all(map(str.isdigit, words)):
            return None
        if any(map(str.isdigit, words)):
            return self._misread.get(_as_misread(words))
        near = chain.from_iterable(
            self._near.get((len(words), less), ()) for less in sorted(less_one(words[0]))
        )
        alike = (key for key in near if _is_slipped(words, key))
        return next(map(self._forms.__getitem__, alike), None)


def _as_misread(words: Iterable[str]) -> str:
    return "".join(words).translate(_MISREAD)


def _is_slipped(words: tuple[str, ...], key: tuple[str, ...]) -> bool:
    """Return whether as many first words are meant, with a wrong letter in a longer word."""
    return all(
        word == own or (min(len(word), len(own)) >= _SLIP_FROM and is_slip(word, own))
        for word, own in zip(words, key, strict=True)
    )


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
