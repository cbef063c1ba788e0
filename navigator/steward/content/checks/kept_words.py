"""Finds a number written as a word, and words such as "only", that a translation lost or changed.

The lists stand in each language's locale file, English too: what one has no list for is not looked
for. A number that is another one now is wrong; what only seems to lack may be right, and somebody
looks again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from navigator.steward.content.records import Content
    from navigator.steward.content.shape.schema import LocaleFile

_DIGITS = re.compile(r"\d+")
_PART = re.compile(r"[\w.,:/-]*\d[\w.,:/%-]*")
"""A run with a digit in it: a figure, a phone, a form's number."""
_LEAST = 2
"""Many languages have one word for "one" and "a"."""


@dataclass(frozen=True, slots=True)
class KeptWords:
    """The words of English and of a language for numbers, and for what limits a rule."""

    numbers: tuple[Mapping[int, re.Pattern[str]], Mapping[int, re.Pattern[str]]]
    limits: tuple[Mapping[str, re.Pattern[str]], Mapping[str, re.Pattern[str]]]

    @classmethod
    def of(cls, content: Content, lang: str) -> KeptWords | None:
        """Return the words of a language; None where it has no sound locale file."""
        if not {"en", lang} <= content.locale_files.keys():
            return None
        english, own = (content.locale_files[one] for one in ("en", lang))
        return cls((_numbers(english), _numbers(own)), (_limits(english), _limits(own)))

    def changed(self, english: str, translation: str) -> str:
        """Return a number of the English, as a word, that is another one here; "" for none."""
        before = {*_said(english, self.numbers[0])} | _figures(english)
        after = {*_said(translation, self.numbers[1])} | _figures(translation)
        gone = {one for one in before - after if one in self.numbers[1]}
        extra = {one for one in after - before if one in self.numbers[0]}
        if not (gone and extra):
            return ""
        return f"{_listed(gone)} in English, {_listed(extra)} here"

    def doubts(self, english: str, translation: str) -> Iterator[str]:
        """Yield what the English has and the translation seems to lack: a number, a limit."""
        own = {*_said(translation, self.numbers[1])} | _figures(translation)
        lost = {one for one in _said(english, self.numbers[0]) if one in self.numbers[1]} - own
        yield from (f"the number {one}" for one in sorted(lost))
        first, other = self.limits
        for name in first.keys() & other.keys():
            if first[name].search(english) and not other[name].search(translation):
                yield f'"{name}"'


def _numbers(file: LocaleFile) -> dict[int, re.Pattern[str]]:
    return {number: _any(words) for number, words in file.numbers.items()}


def _limits(file: LocaleFile) -> dict[str, re.Pattern[str]]:
    return {name: _any(words) for name, words in file.limits.items()}


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


def _said(text: str, words: Mapping[int, re.Pattern[str]]) -> Iterator[int]:
    bare = _PART.sub(" ", text)
    return (number for number, word in words.items() if number >= _LEAST and word.search(bare))


def _figures(text: str) -> set[int]:
    """Return the whole numbers that stand as figures alone, in any digits."""
    plain = unicodedata.normalize("NFKC", text)
    return {int(run) for run in _DIGITS.findall(plain) if len(run) < 4}


def _listed(numbers: set[int]) -> str:
    return ", ".join(map(str, sorted(numbers)))
