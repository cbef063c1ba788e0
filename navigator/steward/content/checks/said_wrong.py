"""Finds what a text may never say, and a "not" that a translation lost.

The lists stand in each language's locale file. A phrase that one language forbids is looked for in
texts of all: a sentence may quote another language.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from navigator.language.sentences import sentences

if TYPE_CHECKING:
    from navigator.records.locales import Locale
    from navigator.steward.content.records import Content
    from navigator.steward.content.shape.schema import LocaleFile

Phrases = Sequence[tuple[re.Pattern[str], str]]
"""Phrases that no text may have, each with what to write instead."""

_QUOTED = re.compile(r'"[^"]+"|\u201c[^\u201d]+\u201d')


def phrases_of(files: Collection[LocaleFile]) -> Phrases:
    """Return the phrases that the files forbid."""
    return tuple(
        (re.compile(one.phrase, re.IGNORECASE), one.instead)
        for file in files
        for one in file.forbidden
    )


def forbidden(text: str, phrases: Phrases) -> Iterator[tuple[str, str]]:
    """Yield each phrase of a text that promises, labels or soothes, and how to mend it."""
    for pattern, mend in phrases:
        if found := pattern.search(text):
            yield found.group(), mend


@dataclass(frozen=True, slots=True)
class Negations:
    """Counts the words for "not" of a language and of English, sentence by sentence."""

    words: tuple[re.Pattern[str], re.Pattern[str]]
    """Those of English and of the language."""
    locales: tuple[Sequence[Locale], Sequence[Locale]]

    @classmethod
    def of(cls, content: Content, lang: str) -> Negations | None:
        """Return the counter of a language; None where it has no sound locale file."""
        if not {"en", lang} <= content.locale_files.keys() & content.locales.keys():
            return None
        english = (content.locales["en"],)
        files = (content.locale_files["en"], content.locale_files[lang])
        first, other = (re.compile("|".join(one.negators), re.IGNORECASE) for one in files)
        return cls((first, other), (english, (content.locales[lang], *english)))

    def lost(self, english: str, translation: str) -> str:
        """Return the first English sentence that says "not" where its translation never does.

        Empty where there is none. Where there are more or fewer sentences, they count as one.
        """
        found = (text for text, had, has in self._pairs(english, translation) if had > has == 0)
        return next(found, "")

    def fewer(self, english: str, translation: str) -> str:
        """Return the first English sentence that says "not" more often than its translation."""
        found = (text for text, had, has in self._pairs(english, translation) if had > has)
        return next(found, "")

    def _pairs(self, english: str, translation: str) -> Iterator[tuple[str, int, int]]:
        for quoted in _QUOTED.findall(english):  # words on a card, which stay English
            if quoted[1:-1] in translation:
                english = english.replace(quoted, "")
                translation = translation.replace(quoted[1:-1], "")
        of_english, of_lang = self.locales
        before, after = [*sentences(english, of_english)], [*sentences(translation, of_lang)]
        if len(before) != len(after):
            before, after = [english], [translation]
        first, other = self.words
        for text, told in zip(before, after, strict=True):
            yield text, len(first.findall(text)), len(other.findall(told))
