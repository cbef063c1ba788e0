"""Reads a query without the index: its words, the states and the ZIP it names.

It keeps no query. Pure, and quick to import: the index behind `search` is not.
"""

from __future__ import annotations

from dataclasses import dataclass

from navigator.records.folding import folded_words
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.vocabulary import HitKind

MAX_QUERY = 200
"""The characters of a query that are read; people do not type more, machines do."""


@dataclass(frozen=True, slots=True)
class Found:
    """One guidance record that matched."""

    id: str
    kind: HitKind
    state: str
    topic: str
    score: float
    has_all: bool = True
    """Whether it has every word."""
    why: str = ""
    """The reason for its place in the order, in a few words for people who work on the search."""


@dataclass(frozen=True, slots=True)
class Understood:
    """The words of a query, apart from the states and the ZIP code that it names."""

    words: tuple[str, ...]
    states: tuple[str, ...]
    zip: str = ""


def tokens(text: str) -> list[str]:
    """Return the folded words of the first `MAX_QUERY` characters of a text."""
    return folded_words(text[:MAX_QUERY])


def understand(text: str, state_words: dict[str, str]) -> Understood:
    """Split a query into words, the states named in it (`texas`, `new mexico`) and its ZIP."""
    words = tokens(text)
    # No ZIP code ends in three zeros, but sums of money do.
    zip = next((word for word in words if is_zip(word) and not word.endswith("000")), "")
    words = [word for word in words if word != zip]
    states: list[str] = []
    rest: list[str] = []
    at = 0
    while at < len(words):
        for length in (3, 2, 1):
            code = state_words.get(" ".join(words[at : at + length]))
            if code:
                states.append(code)
                at += length
                break
        else:
            rest.append(words[at])
            at += 1
    return Understood(tuple(rest), tuple(dict.fromkeys(states)), zip)


def is_zip(word: str) -> bool:
    """Return whether a word has the form of a ZIP code: five ASCII digits."""
    return len(word) == 5 and word.isascii() and word.isdigit()


def state_words(synonyms: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Map every spelling of a state's name to its code; codes only as the pack lists them."""
    spelled = {" ".join(tokens(name)): code for code, name in JURISDICTIONS.items()}
    for code, names in synonyms.items():
        spelled |= {" ".join(tokens(name)): code for name in names}
    return spelled
