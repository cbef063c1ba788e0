"""Reads the meaning of a few words, and which pages and places it puts first.

`resources/vocabulary/intents.yaml` lists phrases, called *ways*, to say a thing; a *group* is the
ways that lead to the same pages. *Passing* words mean nothing (`the`). A way fits when all of its
words are in the query, in any order and form. Of several ways that fit, the one with most weight
wins: many words, rare words (such as few groups have), and the *voice* of all words, which is how
much each word hints at a group, whether or not a way with it fits. The runner-up meanings are
returned too, and where no way fits, those that the words lean to. An unknown word is read as the
way's word that sounds like it, or lies one letter away. It keeps no query.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice, takewhile

from navigator.records.jurisdictions import FEDERAL
from navigator.search.query import tokens
from navigator.search.ranking import (
    ALIKE,
    BESIDE_VOICE,
    FIRST_ROWS,
    FUZZY_FROM,
    LEANING,
    OTHER_FORM,
    PERHAPS,
    VOICE,
    rarity,
    voices,
)

_SOUNDS = tuple(
    (re.compile(form), sound)
    for form, sound in (
        ("[tcs]ion|sh[oiu]n", "son"), ("ph", "f"), ("qu", "k"), ("gu(?=[ei])", "g"),
        ("c(?=[eiy])", "s"), ("g(?=[ei])", "j"), ("ll", "y"), ("z", "s"), ("c", "k"), ("v", "b"),
        ("h", ""), ("y", "i"), (r"(.)\1", r"\1"),
    )
)  # fmt: skip
"""Spellings that sound alike, for those who write as they speak (`lisensia`, `ospital`)."""


class Spelling:
    """The known words, by their sound and by their letters less one."""

    def __init__(self, words: Iterable[str]) -> None:
        """Index the words; `words` may repeat: of two candidates the more frequent is read."""
        self._uses = Counter(words)
        self._learned = sorted(self._uses)
        self._sounds: dict[str, str] = {}
        self._nearly: dict[str, set[str]] = defaultdict(set)
        for word in self._uses:
            self._sounds.setdefault(sound(word), word)
            for part in _without_a_letter(word):
                self._nearly[part].add(word)

    def read(self, word: str) -> str:
        """Return the known word that sounds like `word`, begins with it, or is one letter away.

        The first of these that exists.

        Returns the word itself, if there is none.
        """
        if heard := self._sounds.get(sound(word)):
            return heard
        near = self._begun(word) or {
            one for part in _without_a_letter(word) for one in self._nearly.get(part, ())
        }
        return max(near, key=lambda one: (self._uses[one], one), default=word)

    def _begun(self, word: str) -> set[str]:
        at = bisect_left(self._learned, word)
        return set(takewhile(lambda one: one.startswith(word), islice(self._learned, at, None)))


def sound(word: str) -> str:
    """Return the form that words which sound alike share."""
    for form, heard in _SOUNDS:
        word = form.sub(heard, word)
    return word


def _without_a_letter(word: str) -> Iterator[str]:
    """Yield the word, and it without each one of its letters but the first.

    Two words that share one of these differ by a letter that is missing, too much, wrong or in the
    wrong place.
    """
    yield word
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]


BARE = "="
"""The mark before a way that fits only where nothing else is said (`=work`)."""

Stems = Callable[[str], frozenset[str]]
"""Returns the stems of a word in every language; words with a common stem are forms of one word."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The meaning of a query: the pages and places it puts first, and the runners-up."""

    first: tuple[str, ...]
    """Ids of records, and `places:KIND`, in their order; `{state}` stands for the state asked
    about."""
    covers: bool
    """Whether every word of the query belongs to the way."""
    share: float
    """The share of the weight of all words that speaks for this meaning, from 0 to 1."""
    way: str
    """The way that fits; empty where the words as a whole speak for the group."""
    also: tuple[str, ...] = ()
    """The first page of each runner-up group, best first."""
    told: frozenset[str] = frozenset()
    """Those of `also` that several words speak for, and strongly enough."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One query: its words, its states, and whether a program of another state may be meant."""

    words: frozenset[str]
    states: tuple[str, ...]
    is_elsewhere: bool
    stems: Stems


class _Heard:
    """The weights that the words of one query give to ways and groups."""

    def __init__(self) -> None:
        self.told: dict[str, dict[int, float]] = {}
        """The weight that each word gives each group."""
        self.fits: dict[int, dict[int, float]] = defaultdict(dict)
        """For each way, the positions of its words that are said, and their weights."""
        self.taken: dict[int, set[str]] = defaultdict(set)
        """For each way, the words of the query that say it."""
        self.alike: set[int] = set()
        """The ways with a word that only an alike word says: each word of the query says one word
        of them."""
        self.spoken: dict[str, dict[int, float]] = {}
        """How much each word speaks for each group."""

    @property
    def voices(self) -> dict[int, float]:
        """The sum of all words' voices for each group."""
        made: dict[int, float] = {}
        for spoken in self.spoken.values():
            for group, voice in spoken.items():
                made[group] = made.get(group, 0.0) + voice
        return made

    def is_told(self, group: int) -> bool:
        """Return whether a group's voice reaches `LEANING` through more than one word."""
        spoken = sorted(one.get(group, 0.0) for one in self.spoken.values())
        return sum(spoken) >= LEANING and sum(spoken[:-1]) >= BESIDE_VOICE


class Intents:
    """The ways of one pack, indexed by the stems of their words."""

    def __init__(
        self,
        ways: Mapping[tuple[str, ...], Iterable[str]],
        passing: Iterable[str],
        stems: Stems,
        is_word: Callable[[str], bool],
        alike: Iterable[Iterable[str]] = (),
    ) -> None:
        """Index the ways of each group.

        Args:
            ways: Maps the pages and places that stand first to the ways of that group. A group
                whose first is a program of a state holds the names of that program alone.
            passing: Words and phrases that mean nothing.
            stems: Returns the stems of a word.
            is_word: Tells whether a page has the word; then nobody meant another one.
            alike: Rows of words that say the same; no word stands in two of them.
        """
        self._stems = stems
        self.is_word = is_word
        self._passing = frozenset(word for text in passing for word in tokens(text))
        self._groups = list(ways)
        self._states = [_state(first) for first in self._groups]
        self._ways: list[tuple[int, tuple[str, ...]]] = []
        self._bare: set[int] = set()
        self._having: dict[str, set[tuple[int, int]]] = defaultdict(set)
        self._named: set[str] = set()
        self._programs: dict[frozenset[str], set[int]] = defaultdict(set)
        self._forms_of: dict[str, frozenset[str]] = {}
        self._row: dict[frozenset[str], int] = {}
        """Maps the stems of an alike word to its row: stems of both languages, for words with the
        same stem in one alone are different words in the other (`car` and `care`)."""
        rows = [tuple(chain.from_iterable(map(tokens, texts))) for texts in alike]
        for row, words in enumerate(rows):
            for word in words:
                self._row |= {stems(word): row, stems(f"{word}s"): row}
        self._alike: dict[int, list[tuple[int, int]]] = {row: [] for row in self._row.values()}
        """For each row, the ways and positions that have a word of it; names of programs have no
        alike words."""
        for group, texts in enumerate(ways.values()):
            for text in texts:
                words = tuple(word for word in tokens(text) if word not in self._passing)
                if words:
                    if text.startswith(BARE):
                        self._bare.add(len(self._ways))
                    self._add(group, tuple(dict.fromkeys(words)))
        self._forms_of.clear()
        self._plain = frozenset(word for _, words in self._ways for word in words)
        # What no way has a word of says nothing: no other word is read as one of it.
        self._row = {word: row for word, row in self._row.items() if self._alike[row]}
        said = (words for group, words in self._ways if not self._states[group])
        alike_said = (words for row, words in enumerate(rows) if self._alike.get(row))
        self._spelling = Spelling(
            word for word in chain(*alike_said, *said) if len(word) >= FUZZY_FROM
        )
        self._worth = {
            stem: rarity(len(self._groups), len({self._ways[way][0] for way, _ in ways_of}))
            for stem, ways_of in self._having.items()
        }
        self._alike_worth = {
            row: rarity(len(self._groups), len({self._ways[way][0] for way, _ in ways_of}))
            for row, ways_of in self._alike.items()
        }
        self._unknown = rarity(len(self._groups), 1)
        self._topics = self._states.count("")

    def _add(self, group: int, words: tuple[str, ...]) -> None:
        number = len(self._ways)
        self._ways.append((group, words))
        for at, word in enumerate(words):
            if word not in self._forms_of:
                self._forms_of[word] = self._stems(word)
            for stem in self._forms_of[word]:
                self._having[stem].add((number, at))
            row = self._row.get(self._forms_of[word])
            if row is not None and not self._states[group]:
                self._alike[row].append((number, at))
            if self._states[group]:
                self._named.add(word)
                self._programs[frozenset(words)].add(group)

    def telling(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return the words that are not passing words; all of them where none is left."""
        held = tuple(words)
        return tuple(word for word in held if word not in self._passing) or held

    def knows(self, word: str, stems: Stems) -> bool:
        """Return whether a way has the word, in any form; names of programs alone do not count."""
        return (
            any(
                not self._states[self._ways[number][0]]
                for stem in self._forms(word, stems)
                for number, _ in self._having.get(stem, ())
            )
            or stems(word) in self._row
        )

    def _forms(self, word: str, stems: Stems) -> Iterable[str]:
        """Return the stems of a word, without a Spanish stem that is an English word's.

        So `lawer` is not `law`.
        """
        forms = stems(word)
        english = [one for one in forms if one.startswith("en:")]
        if any(one in self._having for one in english):
            return forms
        return [one for one in forms if f"en:{one[3:]}" not in self._having]

    def is_passing(self, word: str) -> bool:
        """Return whether a word means nothing."""
        return word in self._passing

    def is_plain(self, word: str) -> bool:
        """Return whether a word means nothing, or a way has it in this very form."""
        return word in self._passing or word in self._plain

    def said(self, words: Iterable[str], stems: Stems) -> str:
        """Return the first page of the group that has exactly these words as a way, or ""."""
        asked = {word for word in words if word not in self._passing}
        for stem in stems(next(iter(asked), "")):
            for number, _ in self._having.get(stem, ()):
                group, way = self._ways[number]
                if asked == {*way}:
                    return self._groups[group][0]
        return ""

    def has_meaning(self, word: str, stems: Stems) -> bool:
        """Return whether a word is a passing word or stands in a way: it need not name a place."""
        return word in self._passing or self.knows(word, stems)

    def joined(self, words: Iterable[str], stems: Stems, states: Container[str] = ()) -> list[str]:
        """Return the words, with two of them joined where that is a program's name (`badger care`).

        Where the first of the two has a meaning of its own, they are joined only for a program of
        `states` (`cover kids`).
        """
        held: list[str] = []
        for word in words:
            both = f"{held[-1]}{word}" if held else ""
            named = self._programs.get(frozenset((both,)), ())
            if both in self._named and (
                any(self._states[group] in states for group in named)
                or not self.has_meaning(held[-1], stems)
            ):
                held[-1] = both
            else:
                held.append(word)
        return held

    def mend(self, word: str, stems: Stems) -> str:
        """Return the word of a way that an unknown word was meant for, or the word itself."""
        if (
            len(word) < FUZZY_FROM
            or word in self._passing
            or word in self._named
            or self.knows(word, stems)
            or self.is_word(word)
        ):
            return word
        return self._spelling.read(word)

    def meant(
        self, words: tuple[str, ...], states: tuple[str, ...], stems: Stems, *, is_elsewhere: bool
    ) -> Meant | None:
        """Return the meaning of these words for somebody in `states`; None where no way fits.

        The group with the most weight wins: that of its best way, and the voice of all words.

        is_elsewhere: whether a program of another state may be named.
        """
        asked = _Asked(frozenset(words), states, is_elsewhere, stems)
        heard = self._hear(words, stems)
        whole = {
            number: sum(told.values())
            for number, told in heard.fits.items()
            if len(told) == len(self._ways[number][1])
            and (number not in heard.alike or len(heard.taken[number]) >= len(told))
            and self._may_be(number, heard.taken[number], asked)
        }
        if not whole:
            return None
        ways: dict[int, int] = {}
        for number in sorted(whole, key=lambda one: (-whole[one], one)):
            ways.setdefault(self._ways[number][0], number)
        worth = {group: VOICE * voice for group, voice in heard.voices.items()}
        for group, number in ways.items():
            worth[group] = worth.get(group, 0.0) + whole[number]
            if self._states[group] and len(self._ways[number][1]) > 1:
                # The words of a name speak for nothing else; one alone may be any (`adults`).
                spoken = (heard.spoken[word].values() for word in heard.taken[number])
                worth[group] += VOICE * sum(max(one, default=0.0) for one in spoken)
        ranked = sorted(worth, key=lambda group: (-worth[group], ways.get(group, len(self._ways))))
        group = ranked[0]
        best = ways.get(group)
        taken = set() if best is None else heard.taken[best]
        others = [one for one in ranked if one != group and worth[one] >= PERHAPS * worth[group]]
        support = sum(
            told.get(group, 0.0) for word, told in heard.told.items() if word not in taken
        )
        all_told = sum(max(one.values(), default=self._unknown) for one in heard.told.values())
        return Meant(
            self._groups[group],
            covers=taken >= asked.words,
            share=min(1.0, ((0.0 if best is None else whole[best]) + support) / all_told),
            way="" if best is None else " ".join(self._ways[best][1]),
            also=tuple(self._groups[one][0] for one in others[: FIRST_ROWS - 1]),
            told=frozenset(self._groups[one][0] for one in others if heard.is_told(one)),
        )

    def leaning(self, words: tuple[str, ...], stems: Stems) -> list[tuple[str, float]]:
        """Return the first page and the voice of the groups that words without a way speak for.

        The strongest come first, at most `FIRST_ROWS`.
        """
        voices = self._hear(words, stems).voices
        ranked = sorted(voices, key=lambda group: (-voices[group], group))[:FIRST_ROWS]
        return [(self._groups[group][0], voices[group]) for group in ranked]

    def _hear(self, words: tuple[str, ...], stems: Stems) -> _Heard:
        """Weigh each word for ways and groups, by itself and through words that say the same."""
        heard = _Heard()
        for word in dict.fromkeys(words):
            heard.told[word] = {}
            heard.spoken[word] = {}
            done: list[set[tuple[int, int]]] = []
            for stem in self._forms(word, stems):
                having = self._having.get(stem)
                # Most words have the same ways by either language: these tell once.
                if having is not None and having not in done:
                    done.append(having)
                    self._tell(heard, word, having, self._worth[stem], 1.0)
            if (row := self._row.get(stems(word))) is not None:
                self._tell(heard, word, self._alike[row], self._alike_worth[row], ALIKE)
        return heard

    def _tell(
        self,
        heard: _Heard,
        word: str,
        having: Iterable[tuple[int, int]],
        worth: float,
        part: float,
    ) -> None:
        """Add a word's weight to the ways that have it, or `part` of it for a like word."""
        said: dict[int, float] = {}
        told_of, spoken = heard.told[word], heard.spoken[word]
        for number, at in having:
            group, way = self._ways[number]
            form = 1.0 if way[at] == word else OTHER_FORM if part == 1.0 else part
            told = worth * form
            # A way of one word is said by itself alone.
            if part == 1.0 or len(way) > 1:
                fits = heard.fits[number]
                if told > fits.get(at, 0.0):
                    fits[at] = told
                    if part < 1.0:
                        heard.alike.add(number)
                heard.taken[number].add(word)
            if told > told_of.get(group, 0.0):
                told_of[group] = told
            if not self._states[group]:
                said[group] = said.get(group, 0.0) + form * form / len(way)
        for group, voice in voices(said, self._topics).items():
            spoken[group] = max(spoken.get(group, 0.0), voice * part)

    def _may_be(self, number: int, taken: set[str], asked: _Asked) -> bool:
        """Return whether a way that fits may be the meaning.

        The name of a state's program counts in that state. Elsewhere it counts only where nothing
        else is said, it names that program alone, and it is no other word (`TennCare`, not `free
        college`).
        """
        group, way = self._ways[number]
        state = self._states[group]
        covers = taken >= asked.words
        if state and state not in asked.states:
            return (
                covers
                and asked.is_elsewhere
                and len(self._programs[frozenset(way)]) == 1
                and not all(self.knows(word, asked.stems) for word in taken)
            )
        return covers or number not in self._bare


def _state(first: tuple[str, ...]) -> str:
    """Return the state whose program stands first in a group; "" for other groups."""
    kind, state = first[0].split(":")[:2]
    return state if kind == "program" and state != FEDERAL else ""
