"""Finds cries for help in a query: whole phrases of one reviewed list, no ranking.

The list is `resources/vocabulary/cries/`. A phrase is a sequence of *elements*: words and groups of
words. Small words may stand between them, and one letter of a longer word may be wrong. Each phrase
stands for a *danger*, or under `unless` for something harmless: words that such a phrase covers are
no cry. It knows no record, no score, and keeps no query.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise, product

from navigator.records.folding import folded, written_words
from navigator.search.slips import is_slip, less_one

UNLESS = "unless"
"""The key of the harmless phrases, which stand beside the dangers."""
GAP = ".."
"""Between two words of a phrase: up to `GAP_WORDS` other words (or `GAP_LETTERS` letters) may stand
there."""
KEPT = "!"
"""Behind a small word of a phrase: the word may not be missing there."""
ANYWHERE = "&"
"""Between two parts of a phrase: they stand near each other, in any order."""
GAP_WORDS, GAP_LETTERS = 3, 6
NEAR_WORDS = 12
"""The most words from the first to the last part, where parts stand in any order."""
SLIP_FROM = 5
"""Letters. From this length on, one letter may be wrong, missing or too many, or two may change
places."""
MAX_TEXT = 400
"""The characters of a query that are read: people do not type more into a search field, machines
do."""

_PART = re.compile(r"\{(\w+)\}|\(([^()]*)\)|(\.\.)|([^\s{}()]+)")
_OWNER = re.compile(r"(?<=\w)'s\b")
Span = tuple[int, int]
Alternatives = tuple[tuple[str, ...], ...]
"""The ways to say one element of a phrase; each is one or more words."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """The list of phrases of one language."""

    phrases: Mapping[str, Sequence[str]]
    """The phrases of each danger, and those of `UNLESS`."""
    groups: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Maps a name to the words that `{name}` stands for in a phrase."""
    small: Sequence[str] = ()
    """Filler words: they may stand anywhere between others, and may be missing."""
    breaks: Sequence[str] = ()
    """Words that begin another thought (`but`): the gap of a harmless phrase never spans them."""
    is_unspaced: bool = False
    """Whether the language writes words together, or parts them as the writer likes."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of the list: its parts, each a sequence of elements with the gap before each."""

    danger: str
    parts: tuple[tuple[tuple[Alternatives, int], ...], ...]

    def examples(self, most: int) -> Iterator[str]:
        """Yield up to `most` ways to say the phrase, each with other words of its elements."""
        elements = [element for part in self.parts for element, _ in part]
        for number in range(min(most, max((len(one) for one in elements), default=0))):
            yield " ".join(word for element in elements for word in element[number % len(element)])


def words_of(text: str) -> list[str]:
    """Return the folded words of a text, without apostrophes and without the `s` of plurals.

    Vowel signs, which some scripts write as marks, stay in their word.
    """
    return [_one(word) for word in written_words(_OWNER.sub("", folded(text)).replace("'", ""))]


def _one(word: str) -> str:
    """Return a word without the `s` of the plural (`pills`, `hits`), alike in list and query."""
    if len(word) > 3 and word[-1] == "s" and word[-2] != "s" and word.isascii():
        return word[:-1]
    return word


def compiled(tongue: Tongue) -> list[Phrase]:
    """Return the phrases of a language; raises KeyError for a group that is not there."""
    small = {word for text in tongue.small for word in words_of(text)}
    groups = {name: _alternatives(tongue, small, said) for name, said in tongue.groups.items()}
    return [
        Phrase(
            danger,
            tuple(
                _part(one, tongue, small, groups, is_exact=danger == UNLESS)
                for one in text.split(ANYWHERE)
            ),
        )
        for danger, texts in tongue.phrases.items()
        for text in texts
    ]


def _alternatives(tongue: Tongue, small: set[str], said: Iterable[str]) -> Alternatives:
    if tongue.is_unspaced:
        return tuple(("".join(words_of(text)),) for text in said)
    told = [(words, [word for word in words if word not in small]) for words in map(words_of, said)]
    # Of two words one small one is a part of what is said (`year old`).
    return tuple(tuple(telling if len(telling) > 1 else words) for words, telling in told)


def _part(
    text: str,
    tongue: Tongue,
    small: set[str],
    groups: Mapping[str, Alternatives],
    *,
    is_exact: bool,
) -> tuple[tuple[Alternatives, int], ...]:
    """Return the elements of a part, each with how many other words may stand before it.

    In an unspaced language the gap counts letters. A small word is an element only with `KEPT`
    behind it, or where `is_exact`.
    """
    elements: list[tuple[Alternatives, int]] = []
    gap = 0
    for name, said, is_gap, literal in _PART.findall(text):
        if is_gap:
            gap = GAP_LETTERS if tongue.is_unspaced else GAP_WORDS
        elif name or said:
            ways = groups[name] if name else _alternatives(tongue, small, said.split("|"))
            elements.append((ways, gap))
            gap = 0
        else:
            for word in words_of(literal):
                if is_exact or literal.endswith(KEPT) or word not in small:
                    elements.append((((word,),), gap))
                    gap = 0
    return tuple(elements)


class Cries:
    """Finds the phrases of all languages in a text."""

    def __init__(self, dangers: Iterable[str], tongues: Iterable[Tongue]) -> None:
        """Compile the phrases of `tongues`; a danger that is not in `dangers` is never reported.

        The order of `dangers` breaks ties in `heard`.
        """
        self._dangers = tuple(dangers)
        self._small: set[str] = set()
        self._breaks: set[str] = set()
        self._begins: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
        """Maps each first word to the elements that it may begin, each with the words that then
        follow."""
        self._numbers: dict[Alternatives, int] = {}
        self._phrases: list[tuple[str, tuple[tuple[tuple[int, int], ...], ...]]] = []
        self._together: list[tuple[str, re.Pattern[str], int]] = []
        for tongue in tongues:
            self._small.update(word for text in tongue.small for word in words_of(text))
            self._breaks.update(word for text in tongue.breaks for word in words_of(text))
            for phrase in compiled(tongue):
                if tongue.is_unspaced:
                    parts_count = sum(map(len, phrase.parts))
                    self._together.append((phrase.danger, _pattern(phrase), parts_count))
                else:
                    parts = tuple(
                        tuple((self._number(element), gap) for element, gap in part)
                        for part in phrase.parts
                    )
                    self._phrases.append((phrase.danger, parts))
        self._by_anchor = self._anchored()
        self._near: dict[str, set[str]] = defaultdict(set)
        """Maps a word less one letter to the words of the list that it may be."""
        self._known = {*self._begins, *self._later()}
        for word in self._known:
            if len(word) >= SLIP_FROM:
                for less in less_one(word):
                    self._near[less].add(word)

    def heard(self, text: str) -> tuple[str, ...]:
        """Return the dangers that a text tells of; most texts tell of none.

        The danger with the longest phrase comes first; equals keep the order of the list.
        """
        words = words_of(text[:MAX_TEXT])
        found = self._apart(words)
        if any(not word.isascii() for word in words):
            found += self._written_together("".join(words))
        most: dict[str, int] = {}
        for danger, parts in found:
            most[danger] = max(most.get(danger, 0), parts)
        held = [danger for danger in self._dangers if danger in most]
        return tuple(sorted(held, key=lambda danger: -most[danger]))

    def has_harmless(self, text: str) -> bool:
        """Return whether a harmless phrase stands in a text, letter by letter."""
        words = words_of(text[:MAX_TEXT])
        standing = self._standing([{word} for word in words], self._counted(words))
        together = "".join(words)
        return any(danger == UNLESS for danger, _, _ in standing) or any(
            danger == UNLESS and pattern.search(together) for danger, pattern, _ in self._together
        )

    def knows(self, word: str) -> bool:
        """Return whether the list has the word, even if harmless: it is no slip of another."""
        return word in self._known

    def _number(self, element: Alternatives) -> int:
        number = self._numbers.get(element)
        if number is None:
            number = self._numbers[element] = len(self._numbers)
            for first, *rest in dict.fromkeys(element):
                self._begins[first].append((number, tuple(rest)))
        return number

    def _later(self) -> Iterator[str]:
        for following in self._begins.values():
            for _, rest in following:
                yield from rest

    def _anchored(self) -> dict[int, list[int]]:
        """Return for each element the phrases whose rarest element it is."""
        counts: dict[int, int] = defaultdict(int)
        for _, parts in self._phrases:
            for part in parts:
                for element, _ in part:
                    counts[element] += 1
        anchored: dict[int, list[int]] = defaultdict(list)
        for number, (_, parts) in enumerate(self._phrases):
            elements = [element for part in parts for element, _ in part]
            if elements:
                anchored[min(elements, key=counts.__getitem__)].append(number)
        return anchored

    def _read(self, word: str) -> set[str]:
        """Return the words of the list that a typed one may be: itself, or one with a slip.

        A word of the list, even of a harmless phrase, is no slip of another word.
        """
        if self.knows(word) or len(word) < SLIP_FROM - 1:
            return {word}
        near = {one for less in less_one(word) for one in self._near.get(less, ())}
        return {word, *(one for one in near if is_slip(word, one))}

    def _apart(self, words: list[str]) -> list[tuple[str, int]]:
        """Return the danger and the number of elements of each phrase that stands in `words`.

        For languages that part their words; harmless phrases rule out the cries they overlap.
        """
        told = self._counted(words)
        cries = [
            one
            for one in self._standing([self._read(word) for word in words], told)
            if one[0] != UNLESS
        ]
        if not cries:
            return []
        # Nobody is sent away by a word with a slip (`lunch` is not `punch`).
        exact = self._standing([{word} for word in words], self._broken(words))
        return _left(cries, [span for danger, span, _ in exact if danger == UNLESS])

    def _counted(self, words: list[str]) -> list[int]:
        """Return how many words that are not small stand before each word, and before the end."""
        return [*accumulate((word not in self._small for word in words), initial=0)]

    def _broken(self, words: list[str]) -> list[int]:
        """Return the same with more for each word that breaks a thought than a gap may span.

        Who says `they took my dad and i have no money` does not say that money was taken.
        """
        told = pairwise(self._counted(words))
        counts = (after - before for before, after in told)
        return [
            *accumulate(
                (
                    GAP_WORDS + 1 if word in self._breaks else count
                    for word, count in zip(words, counts, strict=True)
                ),
                initial=0,
            )
        ]

    def _standing(self, read: list[set[str]], told: list[int]) -> Iterator[tuple[str, Span, int]]:
        """Yield the danger, the span and the number of elements of each phrase found in the words.

        Args:
            read: For each typed word, the words of the list that it may be.
            told: For each place between words, how many words before it are not small.
        """
        spans: dict[int, list[Span]] = defaultdict(list)
        for at, said in enumerate(read):
            for word in said:
                for element, rest in self._begins.get(word, ()):
                    end = _end_of(rest, read, told, at + 1)
                    if end:
                        spans[element].append((at, end))
        for element in [*spans]:
            for number in self._by_anchor.get(element, ()):
                danger, parts = self._phrases[number]
                if all(one in spans for part in parts for one, _ in part):
                    for span in _whole(parts, spans, told):
                        yield danger, span, sum(map(len, parts))

    def _written_together(self, text: str) -> list[tuple[str, int]]:
        found = [
            (danger, match.span(), parts)
            for danger, pattern, parts in self._together
            for match in pattern.finditer(text)
        ]
        harmless = [span for danger, span, _ in found if danger == UNLESS]
        return _left([one for one in found if one[0] != UNLESS], harmless)


def _end_of(rest: tuple[str, ...], read: list[set[str]], told: list[int], at: int) -> int:
    """Return the end of an alternative whose words `rest` go on at `at`; 0 where they do not."""
    for word in rest:
        while at < len(read) and word not in read[at] and told[at] == told[at + 1]:
            at += 1
        if at == len(read) or word not in read[at]:
            return 0
        at += 1
    return at


def _whole(
    parts: tuple[tuple[tuple[int, int], ...], ...],
    spans: Mapping[int, list[Span]],
    told: list[int],
) -> Iterator[Span]:
    """Yield the span of each place where a phrase stands."""
    found = [list(_sequences(part, spans, told)) for part in parts]
    if len(found) == 1:
        yield from found[0]
        return
    for chosen in product(*(one[:4] for one in found)):
        held = sorted(chosen)
        is_apart = all(one[1] <= other[0] for one, other in pairwise(held))
        if is_apart and told[held[-1][1]] - told[held[0][0]] <= NEAR_WORDS:
            yield held[0][0], held[-1][1]


def _sequences(
    part: tuple[tuple[int, int], ...], spans: Mapping[int, list[Span]], told: list[int]
) -> Iterator[Span]:
    """Yield the shortest span of a part's elements in their order, once for each beginning."""
    for begin, first_end in spans[part[0][0]]:
        ends = {first_end}
        for element, gap in part[1:]:
            ends = {
                end
                for before in ends
                for start, end in spans[element]
                if start >= before and told[start] - told[before] <= gap
            }
        if ends:
            yield begin, min(ends)


def _left(cries: list[tuple[str, Span, int]], harmless: list[Span]) -> list[tuple[str, int]]:
    """Return danger and elements of the cries that no harmless phrase overlaps."""
    return [
        (danger, parts)
        for danger, (begin, end), parts in cries
        if not any(begin < other_end and other < end for other, other_end in harmless)
    ]


def _pattern(phrase: Phrase) -> re.Pattern[str]:
    """Return the regular expression of a phrase whose words are written together."""
    parts = []
    for part in phrase.parts:
        said = []
        for element, gap in part:
            ways = "|".join(re.escape(word) for (word,) in element)
            said.append((f".{{0,{gap}}}" if gap else "") + f"(?:{ways})")
        parts.append("".join(said))
    if len(parts) == 1:
        return re.compile(parts[0])
    return re.compile("".join(f"(?=.*{part})" for part in parts) + ".+")
