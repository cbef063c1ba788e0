"""Finds places by what they are called, before any other meaning of a query is read.

A *variant* is one way to write a name: whole, without its brackets, each name in them, up to its
comma; those of its organization and its former names too. A variant *explains* a word of a query
that it has, or has but for one letter; the place's own city and state explain words as well, and so
do words that say nothing. The *score* of a place is the harmonic mean of two shares, both weighed
by how rare the words are: the share of the query that is explained, and the share of the variant
that is said. A query with the first words of a long name counts half of the rest as said.

It holds numbers of places by word, made when search opens, and keeps no query.
"""

from __future__ import annotations

import math
import re
import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

from navigator.pack.places import Key, Naming
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.topics import ERRANDS
from navigator.search.fusion import LEAST_NAME
from navigator.search.query import tokens
from navigator.search.slips import is_slip

_IN_BRACKETS = re.compile(r"\(([^()]*)\)?")
_BETWEEN = re.compile("[,;/]")
_LEAST_PART = LEAST_NAME / (2 - LEAST_NAME)
"""The least that either share can be where the harmonic mean of both is `LEAST_NAME`."""

ASKED_OF_PLACES = frozenset(
    ("phone", "number", "hotline", "line", "address", "hours", "office", "telefono", "numero",
     "linea", "direccion", "horario", "oficina")
)  # fmt: skip
"""Words for a detail of a place, typed beside its name."""
LINES = frozenset(("hotline", "helpline", "line", "linea"))
"""Words that people leave out of a name (`LUCE hotline`)."""
LIGHT = 0.4
"""The weight of these, of words that say nothing and of a place's own city and state in its name,
beside that of other words."""
BEGINS = 2
"""Words. A query of at least so many that are the first words of a name is meant for it."""
BEGUN_NAME, BEGUN_NAME_FROM = 0.9, 4
"""The weight of a last word that only begins a word of a name, and from how many letters on."""
SLIP, SLIP_FROM = 0.9, 5
"""The weight of a word with a slip, and from how many letters on one is forgiven."""
ALIAS = 0.95
"""The weight of a word that people say for a word of a name (`consulado`)."""
DISTINCT, LEFT_OUT = 8.5, 0.15
"""A word of so much weight, about that of three names in ten thousand, that no everyday query has,
says which one is meant (`dorcas`): then the words that are left out weigh little."""
STRANGE = 5.0
"""The most that a word weighs which is no word of a name, nor near one."""
LEAST_HALF = 3
"""Letters. A word that no name has may be two of at least so many (`lonestar`)."""
SELDOM_NAME = 20
"""Names. A word that at most so many have may be a slip of another one."""
COMMON_NAME = 600
"""Names. A word that more have adds no candidates where a rarer one is typed."""
LEAST_NAMED = 0.7
"""A name is scored only if the weight of its words is at least this part of the best one's."""
MOST_NAMED = 40
"""The most names that are scored."""

NAME_PART, OTHER_PART, ORGANIZATION_PART, KIND_PART = range(4)
"""What a variant is: the whole name, a part of it or a former one, the organization's, or what an
office for errands is, as in `(DMV)`."""

Made = dict[tuple[str, bool], Mapping[str, float]]
"""The forms of each word that was typed, by whether it is the last one. It ends with the search."""
Namings = Callable[[Collection[Key] | None], Iterable[tuple[Key, Naming]]]
"""Returns what is called by the names behind keys; all of them for None."""


@dataclass(frozen=True, slots=True)
class NameHit:
    """A place whose name explains words of a query."""

    key: Key
    state: str
    kind: str
    score: float
    """From 0 to 1; 1 where the query and a variant of its name are the same."""
    words: Mapping[str, str]
    """Maps each word of the query that the variant has to how the variant writes it."""
    is_whole: bool
    """Whether the whole variant is said and the whole query explained, slips forgiven."""
    is_begun: bool
    """Whether the words of the query are the first ones of the variant."""
    typed: float
    """The share of the query that it explains, from 0 to 1."""
    part: int
    """One of `NAME_PART` to `KIND_PART`."""


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a query, compared with one place."""

    typed: str
    weight: float
    forms: Mapping[str, float]
    """The words of names that the typed one may be, each with how much it counts."""
    is_own: bool
    """Whether the place's own city or state explains it."""
    is_passing: bool
    """Whether it says nothing."""


class Names:
    """The words of many names, and what has them."""

    def __init__(
        self,
        read: Namings,
        aliases: Mapping[str, Sequence[str]],
        is_passing: Callable[[str], bool],
        is_known: Callable[[str], bool],
    ) -> None:
        """Index the names.

        Args:
            read: Yields the names behind keys, all of them for None.
            aliases: The other words that people say for a word of a name.
            is_passing: Tells whether a word says nothing about what is looked for (`the`, `phone`).
            is_known: Tells whether everyday queries have a word: it is no slip of another.
        """
        self._read = read
        self._is_passing = is_passing
        self._is_known = is_known
        self._aliases: dict[str, list[str]] = {}
        for name, others in aliases.items():
            for other in chain.from_iterable(map(_folded, others)):
                self._aliases.setdefault(other, []).append(name)
        having: dict[str, array[int]] = {}
        self._sources, self._numbers = array("B"), array("Q")
        self._states: list[str] = []
        self._sizes = array("H")
        self._where = {word for name in JURISDICTIONS.values() for word in _folded(name)}
        """The words of cities and states, any of which may be a place's own."""
        called: list[tuple[set[str], list[tuple[str, ...]]]] = []
        for (source, number), naming in read(None):
            held = [tuple(map(sys.intern, variant)) for variant in variants(naming)]
            words = {word for variant in held for word in variant}
            called.append((words & _own(naming), held))
            for word in words:
                having.setdefault(word, array("I")).append(len(self._states))
            self._sources.append(source)
            self._numbers.append(number)
            self._states.append(sys.intern(naming.state))
            self._sizes.append(len(words))
            self._where.update(_own(naming))
        self._having = having
        self._words = sorted(having)
        self._backward = sorted(word[::-1] for word in having)
        heavy = {word: self._weight(word) for word in having}
        light = {word: self._light(word, own=()) for word in having}
        self._lightest = array(
            "f",
            (
                min(
                    sum(LIGHT * heavy[word] if word in own else light[word] for word in variant)
                    for variant in held
                )
                for own, held in called
            ),
        )
        """For each place, the weight of the words of its lightest variant."""

    def count(self, word: str, states: Collection[str] = ()) -> int:
        """Count the places with this very word in their names; of `states` alone, unless empty."""
        held = self._having.get(word, ())
        if not states:
            return len(held)
        return sum(self._states[at] in (*states, FEDERAL) for at in held)

    def find(
        self, text: str, state: str, made: Made | None = None, limit: int = MOST_NAMED
    ) -> list[NameHit]:
        """Find the places that a text may name, best first; equals in `state` or federal first.

        Two words that a name writes as one are read in both ways (`badger care`).

        made: keeps the forms of each word from one text of a search to the next.
        """
        made = {} if made is None else made
        words = [*chain.from_iterable(map(self._halves, _folded(text)))]
        found = [
            hit
            for reading in {(*words,), (*self._joined(words),)}
            for hit in self._find([*dict.fromkeys(reading)], state, limit, made)
        ]
        best = {hit.key: hit for hit in sorted(found, key=lambda one: one.score)}
        near = (state, FEDERAL)
        return sorted(best.values(), key=lambda one: (-one.score, one.state not in near, one.part))

    def _find(self, words: list[str], state: str, limit: int, made: Made) -> Iterator[NameHit]:
        """Yield what may be named by the words of one reading."""
        passing = {word for word in words if self._is_passing(word)}
        telling = [word for word in words if word not in passing] or words
        last = words[-1] if words else ""
        for word in words:
            if (word, word == last) not in made:
                made[word, word == last] = self._forms(word, is_last=word == last)
        asked = {word: made[word, word == last] for word in words}
        weights = {
            word: min(
                *map(self._weight, self._said_for(word)), math.inf if asked[word] else STRANGE
            )
            for word in asked
        }
        least = self._least(weights, passing)
        keys = [
            (self._sources[at], self._numbers[at])
            for at in self._candidates(asked, weights, least, state)[:limit]
        ]
        for key, naming in self._read(keys):
            own = _own(naming)
            query = [
                _Word(word, weights[word], forms, word in own, word in passing)
                for word, forms in asked.items()
            ]
            held = variants(naming)
            scored = {variant: self._score(query, variant, own) for variant in held}
            variant = max(held, key=lambda one: (scored[one][0], -held[one]))
            score, said = scored[variant]
            # Every office of its kind is one (`dmv`): that names none.
            is_whole = (
                held[variant] != KIND_PART
                and self._telling(variant) == self._telling(said.values())
                and all(
                    said[one.typed] in self._said_for(one.typed)
                    or is_slip(one.typed, said[one.typed])
                    if one.typed in said
                    else one.is_own or one.is_passing
                    for one in query
                )
            )
            yield NameHit(
                key, naming.state, naming.kind, score, said, is_whole,
                _are_first(said.values(), variant, len(query)),
                sum(word in said for word in telling) / len(telling), held[variant],
            )  # fmt: skip

    def _least(self, weights: Mapping[str, float], passing: Collection[str]) -> float:
        """Return the least weight of said words that a name needs for a score of `LEAST_NAME`.

        A word that may be the city or the state of a place needs no word of its name.
        """
        return sum(
            weight * ((_LEAST_PART - 1) * (word in self._where) if word in passing
                      else _LEAST_PART - (word in self._where))
            for word, weight in weights.items()
        )  # fmt: skip

    def _candidates(
        self,
        asked: Mapping[str, Mapping[str, float]],
        weights: Mapping[str, float],
        least: float,
        state: str,
    ) -> list[int]:
        """Return the places whose names have words of weight `least` or more, heaviest first.

        The rarest words are looked up first; later ones only among the places already found. A
        place is left out where too little of any variant is said.
        """
        reach = {word: weights[word] * max(asked[word].values(), default=0.0) for word in asked}
        left = sum(reach.values())
        told: dict[int, float] = {}
        for word in sorted(asked, key=weights.__getitem__, reverse=True):
            is_late = left < least
            if is_late and not told:
                return []
            best: dict[int, float] = {}
            for form, like in sorted(asked[word].items(), key=lambda one: one[1]):
                held = self._having[form]
                is_among = is_late or (told and len(held) > COMMON_NAME)
                best |= dict.fromkeys(
                    (at for at in told if _has(held, at)) if is_among else held, like
                )
            left -= reach[word]
            for at, like in best.items():
                told[at] = told.get(at, 0.0) + like * weights[word]
            if is_late:
                told = {at: one for at, one in told.items() if one + left >= least}
        least = max(least, LEAST_NAMED * max(told.values(), default=0.0))
        of_name = _LEAST_PART if len(asked) < BEGINS else 2 * _LEAST_PART - 1
        distinct = [form for forms in asked.values() for form in forms if self._is_distinct(form)]
        sure = {*chain.from_iterable(map(self._having.__getitem__, distinct))}
        rarer = (self._weight(form) / weights[word] for word in asked for form in asked[word])
        of_name /= max(1.0, max(rarer, default=1.0)) + 0.001
        return nsmallest(
            MOST_NAMED,
            (
                at
                for at, one in told.items()
                if one >= least and (at in sure or one >= of_name * self._lightest[at])
            ),
            key=lambda at: (-told[at], self._states[at] != state, self._sizes[at]),
        )

    def rarity(self, words: Iterable[str]) -> float:
        """Return the sum of the weights of words: about 8 for one that a few names have."""
        return sum(map(self._weight, words))

    def _weight(self, word: str) -> float:
        rare = math.log(1.0 + len(self._states) / (len(self._having.get(word, ())) or 0.5))
        return rare * (LIGHT if word in LINES else 1.0)

    def _light(self, word: str, own: Collection[str]) -> float:
        """Return the weight of an unsaid word of a name; people leave out where it lies."""
        is_light = word not in LINES and (word in own or self._is_filler(word))
        return self._weight(word) * (LIGHT if is_light else 1.0)

    def _is_distinct(self, word: str) -> bool:
        """Return whether a word of a name alone says which one is meant."""
        return self._weight(word) >= DISTINCT and not self._is_known(word)

    def _telling(self, words: Iterable[str]) -> set[str]:
        """Return the words that say something; all of them where none does."""
        words = {*words}
        return {word for word in words if not self._is_filler(word)} or words

    def _is_filler(self, word: str) -> bool:
        """Return whether a word of a name says nothing (`of`); its `office` says what it is."""
        return word not in ASKED_OF_PLACES and self._is_passing(word)

    def _said_for(self, word: str) -> tuple[str, ...]:
        """Return a typed word and the words of names that people say it for."""
        return (word, *(one for one in self._aliases.get(word, ()) if one in self._having))

    def _joined(self, words: Iterable[str]) -> list[str]:
        """Return the words, two of them as one where a name has that."""
        held: list[str] = []
        for word in words:
            if held and held[-1] + word in self._having:
                held[-1] += word
            else:
                held.append(word)
        return held

    def _share(self, word: str, other: str) -> bool:
        """Return whether a name has both words."""
        return bool({*self._having.get(word, ())}.intersection(self._having.get(other, ())))

    def _halves(self, word: str) -> tuple[str, ...]:
        """Return a typed word, or two that stand in one name where no name has the whole."""
        is_held = word in self._having or word in self._aliases
        for at in () if is_held else range(LEAST_HALF, len(word) - LEAST_HALF + 1):
            halves = word[:at], word[at:]
            if sum(map(self.count, halves)) <= COMMON_NAME and self._share(*halves):
                return halves
        return (word,)

    def _forms(self, word: str, *, is_last: bool) -> dict[str, float]:
        """Return the words of names that a typed one may be, and how much each counts."""
        having = len(self._having.get(word, ()))
        forms = {word: 1.0} if having else {}
        forms |= dict.fromkeys(self._said_for(word)[1:], ALIAS)
        if is_last and not having and len(word) >= BEGUN_NAME_FROM:
            forms |= dict.fromkeys(_begun(self._words, word), BEGUN_NAME)
        if len(word) >= SLIP_FROM - 1 and having <= SELDOM_NAME * (not self._is_known(word)):
            # Where a letter of one half is wrong the other half stands, but for the letter in
            # the middle, which may have changed places.
            half = len(word) // 2
            near = {
                *_begun(self._words, word[:half]),
                *(one[::-1] for one in _begun(self._backward, word[:half:-1])),
            }
            lengths = range(max(SLIP_FROM, len(word) - 1), len(word) + 2)
            for one in near:
                if len(one) in lengths and one != word and is_slip(word, one):
                    forms[one] = SLIP
        return forms

    def _score(
        self, query: list[_Word], variant: Sequence[str], own: Collection[str]
    ) -> tuple[float, dict[str, str]]:
        """Score a variant; return also the typed words it has, mapped to its own."""
        explained = whole = 0.0
        likes: dict[str, float] = {}
        said: dict[str, str] = {}
        for one in query:
            likely = one.forms
            held = [form for form in variant if form in likely]
            form = max(held, key=lambda form: likely[form], default=None)
            if form is not None:
                said[one.typed] = form
                likes[form] = like = max(likes.get(form, 0.0), one.forms[form])
                explained += one.weight * like
            elif one.is_own:
                explained += one.weight
            elif one.is_passing:
                continue
            whole += one.weight
        if not said:
            return 0.0, {}
        of_query = explained / whole
        of_name = sum(self._weight(form) * like for form, like in likes.items())
        less = LEFT_OUT if any(map(self._is_distinct, likes)) else 1.0
        of_name /= sum(
            self._weight(form) if form in likes else less * self._light(form, own)
            for form in variant
        )
        if _are_first(said.values(), variant, len(query)):
            of_name = (1.0 + of_name) / 2
        return 2 * of_query * of_name / (of_query + of_name), said


def _own(naming: Naming) -> set[str]:
    """Return the words of a place's own city and state."""
    state = JURISDICTIONS.get(naming.state, "")
    return {*_folded(naming.city), *_folded(state), naming.state.casefold()}


def variants(naming: Naming) -> dict[tuple[str, ...], int]:
    """Return the words of each variant of a place's names, and its `NameHit.part`."""
    held: dict[tuple[str, ...], int] = {}
    own = _own(naming)
    for text, part in (
        (naming.name, NAME_PART), *((one, OTHER_PART) for one in naming.also),
        (naming.organization, ORGANIZATION_PART),
    ):  # fmt: skip
        bare = _IN_BRACKETS.sub(" ", text)
        inside = {name for names in _IN_BRACKETS.findall(text) for name in _BETWEEN.split(names)}
        for one in dict.fromkeys((text, bare, bare.partition(",")[0], *sorted(inside))):
            words = tuple(dict.fromkeys(_folded(one)))
            # A part that only says where it lies names nothing: `(Akron)`.
            if words and (one is text or not own.issuperset(words)):
                is_kind = one in inside and naming.kind in ERRANDS
                of_part = part if one is text else max(part, OTHER_PART)
                held.setdefault(words, KIND_PART if is_kind else of_part)
    return held


def _are_first(said: Iterable[str], variant: Sequence[str], count: int) -> bool:
    """Return whether a query of `count` words says the first words of a variant, in their order."""
    return count >= BEGINS and (*said,) == (*variant[:count],)


def _has(numbers: array[int], number: int) -> bool:
    at = bisect_left(numbers, number)
    return at < len(numbers) and numbers[at] == number


def _begun(words: list[str], begin: str) -> list[str]:
    return words[bisect_left(words, begin) : bisect_left(words, begin + "\uffff")]


def _folded(text: str) -> list[str]:
    return tokens(text.replace("'", "").replace("’", ""))
