"""How hard an English text is to read: the Flesch-Kincaid grade, 7 being seventh grade.

    0.39 × words per sentence + 11.8 × syllables per word - 15.59

The formula knows nothing of law, so four things are settled here:

- A **name** is one word, however many words it has (`Colorado Division of Motor
  Vehicles`), and its syllables are left out: readers see it as a sign, and no
  plainer word exists. A name is a run of words with a capital letter inside a
  sentence, an abbreviation, or a word the content never writes without its
  capital. Small words between two such words belong to it.
- A **number** is one word without syllables: amounts, dates, statutes (`C.R.S.
  42-2-505`), phone numbers, web addresses.
- A **sentence** ends at a full stop, question or exclamation mark, colon,
  semicolon or line break, as Flesch counted them: each is a place to rest.
- **Syllables** are counted by pyphen's hyphenation and by groups of vowels; the
  higher count holds, because hyphenation never splits off a single letter
  (`a-bout`) and vowels alone miss others (`cre-ate`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pyphen

_HYPHENS = pyphen.Pyphen(lang="en_US", left=2, right=2)
_ABBREVIATIONS = re.compile(
    r"\b(?:U\.S|D\.C|C\.R\.S|O\.C\.G\.A|N\.M|a\.m|p\.m|e\.g|i\.e|St|No|Inc|Dr|ch|sec|ext|vs|v)\."
)
_END = re.compile(r"(?<=[.!?:;])[\s\"”’)]+|\n+")
_WORD = re.compile(r"[^\s/–—]+")
_SILENT = re.compile(
    r"(?<=[^aeiouy])e$(?<![^aeiouy]le)"  # make, but not lit-tle
    r"|(?<=[^aeiouytd])ed$"  # asked, but not wan-ted
    r"|(?<=[^aeiouyscgxz])es$(?<![^aeiouyr]les)(?<![cs]hes)"  # states, but not pla-ces
    r"|(?<=[a-z]{2}[^aeiouyl])e(?=(?:ment|ful|ly|less|ty)s?$)"  # move-ment, safe-ty
    r"|(?<=some)(?=[a-z])|(?<=here)(?=[a-z])"
)
"""Vowels nobody speaks."""
_APART = re.compile(
    r"(?<![ctsg])(?<!ll)i[aou](?!ge)"  # me-di-a, pe-ri-od
    r"|(?<![qg])ua|eo(?!p)|[aeou]ing$|uit(?=ion)|[rd]eas?$"  # ac-tu-al, vi-de-o, be-ing, i-de-a
    r"|(?<![cts])ie[tn](?!d)|[^aeiouy]rea[td]e"  # qui-et, cre-ate
)
"""Vowels that stand together and are spoken apart."""
_EDGES = "\"'“”‘’()[]{},.;:!?…"
_SMALL = frozenset(("of", "the", "for", "and", "to", "in", "on", "at", "de", "la", "del", "y", "a"))


@dataclass(frozen=True, slots=True)
class Measure:
    """What was counted in one or more texts."""

    words: int = 0
    """Words of all kinds, a name or number being one."""
    sentences: int = 0
    plain: int = 0
    """Words whose syllables count."""
    syllables: int = 0

    def __add__(self, other: Measure) -> Measure:
        return Measure(
            self.words + other.words,
            self.sentences + other.sentences,
            self.plain + other.plain,
            self.syllables + other.syllables,
        )

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade; 0 for an empty text."""
        if not self.sentences or not self.plain:
            return 0.0
        length, weight = self.words / self.sentences, self.syllables / self.plain
        return 0.39 * length + 11.8 * weight - 15.59


def measure(text: str, names: frozenset[str] = frozenset()) -> Measure:
    """Count one text; `names` are words that are names wherever they stand."""
    total = Measure()
    for sentence in _sentences(text):
        total += _count(sentence, names)
    return total


def measure_all(texts: Iterable[str], names: frozenset[str] = frozenset()) -> Measure:
    """Count many texts together; each ends its last sentence."""
    total = Measure()
    for text in texts:
        total += measure(text, names)
    return total


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Words that stand with a capital inside some sentence and nowhere without one."""
    capital: set[str] = set()
    small: set[str] = set()
    for text in texts:
        for sentence in _sentences(text):
            for number, word in enumerate(_words(sentence)):
                if word[0].islower():
                    small.add(word)
                elif number and word[0].isupper():
                    capital.add(word)
    return frozenset(word for word in capital - {"I"} if word.lower() not in small)


@cache
def syllables(word: str) -> int:
    """Syllables of one lower-case word; at least one."""
    return sum(_syllables(part) for part in re.split(r"[-'’]", word) if len(part) > 1) or 1


def _syllables(word: str) -> int:
    count = len(re.findall(r"[aeiouy]+", word))
    count += len(_APART.findall(word)) - len(_SILENT.findall(word))
    return max(1, count, len(_HYPHENS.positions(word)) + 1)


def _sentences(text: str) -> list[str]:
    kept = _ABBREVIATIONS.sub(lambda found: found.group().replace(".", ""), text)
    return [part for part in _END.split(kept) if any(char.isalnum() for char in part)]


def _words(sentence: str) -> list[str]:
    found = (word.strip(_EDGES) for word in _WORD.findall(sentence))
    return [word for word in found if any(char.isalnum() for char in word)]


def _is_number(word: str) -> bool:
    return any(char.isdigit() for char in word) or "@" in word or ".org" in word or ".gov" in word


def _is_name(word: str, number: int, names: frozenset[str]) -> bool:
    bare = word.removesuffix("'s").removesuffix("’s")
    if bare in names:
        return True
    if sum(char.isupper() for char in bare) > 1:
        return True  # DMV, ITIN, CalFresh, OmniSalud
    return number > 0 and word[0].isupper() and bare != "I"


def _count(sentence: str, names: frozenset[str]) -> Measure:
    words = _words(sentence)
    named = [_is_name(word, number, names) for number, word in enumerate(words)]
    for at in range(1, len(words) - 1):  # `Department of Motor Vehicles` is one name
        if words[at] in _SMALL and named[at - 1] and any(named[at + 1 : at + 3]):
            named[at] = words[at + 1] in _SMALL or named[at + 1]
    total = plain = count = 0
    inside = False
    for word, is_name in zip(words, named, strict=True):
        if is_name:
            total += not inside
        else:
            total += 1
            if not _is_number(word):
                plain += 1
                count += syllables(word.lower())
        inside = is_name
    return Measure(total, 1, plain, count)
